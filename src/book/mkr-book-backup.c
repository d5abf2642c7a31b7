/* mkr-book-backup.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include "mkr-book-private.h"

static gboolean
copy_pages (MkrBook     *self,
            const char  *part,
            GError     **error)
{
  sqlite3 *copy = NULL;
  int code = sqlite3_open_v2 (part, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_backup *backup = sqlite3_backup_init (copy, "main", self->db, "main");

      code = backup ? sqlite3_backup_step (backup, -1) : sqlite3_extended_errcode (copy);
      if (backup)
        {
          int finished = sqlite3_backup_finish (backup);

          if (code == SQLITE_DONE)
            code = finished;
        }
    }
  if (code != SQLITE_OK)
    mkr_set_sqlite_error (error, copy, code, part, _("Copying the book"));
  sqlite3_close (copy);

  return code == SQLITE_OK;
}

/* Rows of every table, as text: equal for the book and a good copy of it. */
static char *
count_all (MkrBook  *self,
           GError  **error)
{
  g_autoptr(GString) counts = g_string_new (NULL);
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(MkrQuery) query = NULL;
  int state;

  query = mkr_book_query (self, error, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", NULL);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (self, query, error)) > 0)
    g_ptr_array_add (tables, mkr_column_dup (query, 0));
  if (state < 0)
    return NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", (char *)tables->pdata[i]);
      gint64 n = 0;

      if (!mkr_book_value (self, &n, error, sql, NULL))
        return NULL;
      g_string_append_printf (counts, "%s %" G_GINT64_FORMAT "\n", (char *)tables->pdata[i], n);
    }
  return g_string_free (g_steal_pointer (&counts), FALSE);
}

/* A backup that is listed can be opened: it is read back whole before it gets its name. */
static gboolean
verify_copy (const char  *part,
             const char  *expected,
             GError     **error)
{
  g_autoptr(MkrBook) copy = NULL;
  g_autofree char *counts = NULL;
  g_autoptr(MkrQuery) check = NULL;
  sqlite3 *db = NULL;
  gint64 broken = 0;
  gboolean sound;
  int code = sqlite3_open_v2 (part, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    {
      mkr_set_sqlite_error (error, db, code, part, _("Reading the copy back"));
      sqlite3_close (db);
      return FALSE;
    }
  copy = mkr_book_new_for_db (db, part);
  check = mkr_book_query (copy, error, "PRAGMA integrity_check(1)", NULL);
  sound = check && mkr_book_step (copy, check, error) == 1 &&
          g_strcmp0 ((const char *)sqlite3_column_text (check, 0), "ok") == 0 &&
          mkr_book_value (copy, &broken, error, "SELECT count(*) FROM pragma_foreign_key_check", NULL) && broken == 0 &&
          (counts = count_all (copy, error)) && strcmp (counts, expected) == 0;
  g_clear_pointer (&check, mkr_query_release);
  if (!sound && error && !*error)
    g_set_error (error, MKR_ERROR, MKR_ERROR_DAMAGED,
                 _("The copy of the book is not sound, so it was not kept. Check the book and the disk."));
  return sound;
}

/**
 * mkr_book_backup:
 * @path: a name that is not there yet
 *
 * Copies the book, reads the copy back, and only then gives it its name; readable by its owner alone (reliability R11, R12).
 * Errors: MKR_ERROR_EXISTS, _DAMAGED, _BUSY, _IO.
 */
gboolean
mkr_book_backup (MkrBook     *self,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *real = NULL;
  g_autofree char *part = NULL;
  g_autofree char *counts = NULL;
  GError *failure = NULL;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (self), FALSE);
  g_return_val_if_fail (path, FALSE);

  if (!mkr_book_is_open (self, error) || !(real = mkr_resolve_path (path, error)))
    return FALSE;
  if (g_file_test (real, G_FILE_TEST_EXISTS) || g_file_test (real, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_EXISTS, _("%s is there already; choose another name"), real);
      return FALSE;
    }

  part = g_strconcat (real, ".part", NULL);
  g_unlink (part);
  if (!mkr_create_private_file (part, error))
    return FALSE;
  /* Nobody writes between counting and copying. */
  ok = mkr_book_begin_read (self, &failure);
  counts = ok ? count_all (self, &failure) : NULL;
  ok = counts && copy_pages (self, part, &failure);
  mkr_book_end_read (self);
  ok = ok && verify_copy (part, counts, &failure) && mkr_publish_file (part, real, &failure);
  if (!ok)
    {
      g_unlink (part);
      g_propagate_error (error, failure);
    }
  return ok;
}
