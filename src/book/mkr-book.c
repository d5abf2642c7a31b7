/* mkr-book.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-ledger.h"

G_DEFINE_FINAL_TYPE (MkrBook, mkr_book, G_TYPE_OBJECT)

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static void
mkr_book_finalize (GObject *object)
{
  MkrBook *self = MKR_BOOK (object);

  mkr_book_close (self, NULL);
  if (self->remembered)
    mkr_book_forget_path (self->path);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self->warning);
  g_strfreev (self->notes);

  G_OBJECT_CLASS (mkr_book_parent_class)->finalize (object);
}

static void
mkr_book_class_init (MkrBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mkr_book_finalize;
}

static void
mkr_book_init (MkrBook *self)
{
  static gint serials;

  self->serial = g_atomic_int_add (&serials, 1) + 1;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  self->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

MkrBook *
mkr_book_new_for_db (sqlite3     *db,
                     const char  *path)
{
  MkrBook *self = g_object_new (MKR_TYPE_BOOK, NULL);

  self->db = db;
  self->path = g_strdup (path);
  return self;
}

/**
 * mkr_book_default_path:
 *
 * Returns: (transfer full): `$XDG_DATA_HOME/makerent/book.makerent`, there or not
 */
char *
mkr_book_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "makerent", "book.makerent", NULL);
}

/**
 * mkr_book_close:
 *
 * Closes the connection; at rest a book is exactly one file. Further calls fail with MKR_ERROR_IO.
 *
 * Returns: FALSE with MKR_ERROR_IO if SQLite could not
 */
gboolean
mkr_book_close (MkrBook  *self,
                GError  **error)
{
  int code;

  g_return_val_if_fail (MKR_IS_BOOK (self), FALSE);

  if (!self->db)
    return TRUE;

  mkr_book_rollback (self);
  if (self->remembered)
    mkr_book_keep_seen (self);
  g_hash_table_remove_all (self->statements);
  code = sqlite3_close (self->db);
  if (code != SQLITE_OK)
    {
      mkr_set_sqlite_error (error, self->db, code, self->path, _("Closing the book"));
      sqlite3_close_v2 (self->db);
    }
  self->db = NULL;

  return code == SQLITE_OK;
}

const char *
mkr_book_get_path (MkrBook *self)
{
  g_return_val_if_fail (MKR_IS_BOOK (self), NULL);

  return self->path;
}

const char *
mkr_book_get_read_only_reason (MkrBook *self)
{
  g_return_val_if_fail (MKR_IS_BOOK (self), NULL);

  return self->read_only_reason;
}

/**
 * mkr_book_take_warning:
 *
 * What the last write has to say though it succeeded (reliability R16).
 *
 * Returns: (transfer full) (nullable): a translated sentence, given out once
 */
char *
mkr_book_take_warning (MkrBook *self)
{
  g_return_val_if_fail (MKR_IS_BOOK (self), NULL);

  return g_steal_pointer (&self->warning);
}

gboolean
mkr_book_poll_changed (MkrBook *self)
{
  gint64 version;
  gboolean changed;

  g_return_val_if_fail (MKR_IS_BOOK (self), FALSE);

  if (!self->db || !mkr_book_value (self, &version, NULL, "PRAGMA data_version", NULL))
    return FALSE;

  changed = version != self->data_version;
  self->data_version = version;
  return changed;
}

void
mkr_book_settings_free (MkrBookSettings *settings)
{
  if (!settings)
    return;
  g_free (settings->own_name);
  g_free (settings);
}

MkrBookSettings *
mkr_book_get_settings (MkrBook  *self,
                       GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;
  MkrBookSettings *settings;

  g_return_val_if_fail (MKR_IS_BOOK (self), NULL);

  query = mkr_book_query (self, error, "SELECT currency, floor_rate, hide_names, own_name, as_of FROM setting", NULL);
  if (!query)
    return NULL;
  switch (mkr_book_step (self, query, error))
    {
    case 1:
      break;
    case 0:
      g_set_error (error, MKR_ERROR, MKR_ERROR_DAMAGED, _("%s: the book has no settings; open a backup"), self->path);
      return NULL;
    default:
      return NULL;
    }

  settings = g_new0 (MkrBookSettings, 1);
  settings->currency = mkr_column_currency (query, 0);
  settings->floor_rate = sqlite3_column_int64 (query, 1);
  settings->hide_names = sqlite3_column_int (query, 2) != 0;
  settings->own_name = mkr_column_dup (query, 3);
  settings->as_of = mkr_column_date (query, 4);
  if (settings->currency)
    return settings;

  g_set_error (error, MKR_ERROR, MKR_ERROR_DAMAGED, _("%s: the book's currency is unknown; open a backup"), self->path);
  mkr_book_settings_free (settings);
  return NULL;
}

/**
 * mkr_book_set_settings:
 *
 * Own transfers are found by the own name, so what counts is worked out anew with it.
 */
gboolean
mkr_book_set_settings (MkrBook                *self,
                       const MkrBookSettings  *settings,
                       GError                **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (self), FALSE);
  g_return_val_if_fail (settings && settings->currency, FALSE);

  if (settings->floor_rate < 0)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, _("The floor rate cannot be below 0"));
      return FALSE;
    }
  if (!mkr_book_begin (self, _("Saving the settings"), error))
    return FALSE;
  ok = mkr_book_run (self, error,
                     "UPDATE setting SET currency = ?, floor_rate = ?, hide_names = ?, own_name = ?, as_of = ?", "tiitd",
                     settings->currency->code, settings->floor_rate, (gint64)(settings->hide_names ? 1 : 0),
                     settings->own_name ? settings->own_name : "", settings->as_of);
  return mkr_book_finish (self, ok, mkr_ledger_rebuild, error);
}

MkrDate
mkr_book_today (MkrBook *self)
{
  g_autoptr(MkrBookSettings) settings = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (self), mkr_clock_today ());

  if (mkr_clock_is_fixed ())
    return mkr_clock_today ();
  settings = mkr_book_get_settings (self, NULL);

  return settings && settings->as_of != MKR_DATE_NONE ? settings->as_of : mkr_clock_today ();
}
