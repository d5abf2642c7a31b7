/* mkr-book-write.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"

/**
 * mkr_book_has_moved:
 *
 * Returns: whether the open file lies in its place no more: it was removed, or another one was put there
 */
gboolean
mkr_book_has_moved (MkrBook *self)
{
  int moved = 0;

  g_return_val_if_fail (MKR_IS_BOOK (self), FALSE);

  return self->db &&
         (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || moved != 0);
}

/* R8: a file that a sync tool replaced below us takes no further write. */
static gboolean
is_still_ours (MkrBook  *self,
               GError  **error)
{
  if (!mkr_book_has_moved (self))
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_MOVED,
               _("%s was moved or replaced while it was open, perhaps by a program that syncs folders. "
                 "Nothing was written; open the book again."), self->path);
  return FALSE;
}

static gboolean
passes_quick_check (MkrBook  *self,
                    GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  if (!self->unchecked)
    return TRUE;

  query = mkr_book_query (self, error, "PRAGMA quick_check(1)", NULL);
  if (!query || mkr_book_step (self, query, error) != 1)
    return FALSE;
  if (g_strcmp0 ((const char *)sqlite3_column_text (query, 0), "ok") == 0)
    {
      self->unchecked = FALSE;
      return TRUE;
    }

  self->read_only_reason = g_strdup (_("parts of the file are damaged"));
  g_set_error (error, MKR_ERROR, MKR_ERROR_DAMAGED,
               _("%s: parts of the file are damaged, so nothing is written to it. Open a backup."), self->path);
  return FALSE;
}

gboolean
mkr_book_begin (MkrBook     *self,
                const char  *what,
                GError     **error)
{
  int code;

  if (!mkr_book_is_open (self, error))
    return FALSE;
  if (self->read_only_reason)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_READ_ONLY, _("%s cannot be written: %s"),
                   self->path, self->read_only_reason);
      return FALSE;
    }
  if (!is_still_ours (self, error) || (!self->grouped && !passes_quick_check (self, error)))
    return FALSE;

  code = sqlite3_exec (self->db, self->grouped ? "SAVEPOINT part" : "BEGIN IMMEDIATE", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    {
      mkr_set_sqlite_error (error, self->db, code, self->path, what);
      return FALSE;
    }

  self->token = (gint64)(((guint64)g_random_int () << 32) | g_random_int ());
  if (!mkr_book_run (self, error, "UPDATE setting SET writes = writes + 1, last_write = ?", "i", self->token))
    {
      mkr_book_rollback (self);
      return FALSE;
    }
  return TRUE;
}

void
mkr_book_rollback (MkrBook *self)
{
  if (self->db && !sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, self->grouped ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK", NULL, NULL, NULL);
}

gboolean
mkr_book_begin_group (MkrBook  *self,
                      GError  **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (self) && !self->grouped, FALSE);

  self->grouped = mkr_book_begin (self, _("Changing the book"), error);
  return self->grouped;
}

/**
 * mkr_book_end_group:
 * @keep: FALSE: nothing of it happened
 *
 * A full disk may have ended the transaction before: then nothing is kept, and it says so.
 */
gboolean
mkr_book_end_group (MkrBook   *self,
                    gboolean   keep,
                    GError   **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (self) && self->grouped, FALSE);

  self->grouped = FALSE;
  if (!keep)
    {
      mkr_book_rollback (self);
      return TRUE;
    }
  if (!sqlite3_get_autocommit (self->db))
    return mkr_book_commit (self, error);

  g_set_error (error, MKR_ERROR, MKR_ERROR_IO, _("%s: the disk reported an error, nothing was saved."), self->path);
  return FALSE;
}

/* A COMMIT that reports an error may still have saved (the folder could not be synced, say). Never guess: end the
 * transaction, then ask the file whether our token is in it. */
gboolean
mkr_book_commit (MkrBook  *self,
                 GError  **error)
{
  g_autoptr(GError) failure = NULL;
  gint64 token = 0;
  int code = sqlite3_exec (self->db, self->grouped ? "RELEASE part" : "COMMIT", NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;

  mkr_set_sqlite_error (&failure, self->db, code, self->path, _("Saving"));
  mkr_book_rollback (self);
  if (!self->grouped && mkr_book_value (self, &token, NULL, "SELECT last_write FROM setting", NULL) && token == self->token)
    {
      g_free (self->warning);
      self->warning = g_strdup_printf (_("%s: saved, but the disk reported an error: make a copy of the book now."),
                                       self->path);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
mkr_book_finish (MkrBook    *self,
                 gboolean    ok,
                 gboolean  (*then) (MkrBook *self, GError **error),
                 GError    **error)
{
  if (ok && (!then || then (self, error)) && mkr_book_commit (self, error))
    return TRUE;

  mkr_book_rollback (self);
  return FALSE;
}

gboolean
mkr_refuse (const char  *reason,
            GError     **error)
{
  if (!reason)
    return TRUE;
  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_REFUSED, reason);
  return FALSE;
}

gboolean
mkr_book_check_changed (MkrBook     *self,
                        const char  *missing,
                        GError     **error)
{
  if (sqlite3_changes (self->db) != 0)
    return TRUE;
  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, missing);
  return FALSE;
}

gboolean
mkr_book_delete_row (MkrBook     *self,
                     const char  *what,
                     const char  *sql,
                     gint64       id,
                     const char  *missing,
                     gboolean   (*then) (MkrBook *self, GError **error),
                     GError     **error)
{
  gboolean ok;

  if (!mkr_book_begin (self, what, error))
    return FALSE;
  ok = mkr_book_run (self, error, sql, "i", id) && mkr_book_check_changed (self, missing, error);
  return mkr_book_finish (self, ok, then, error);
}

gboolean
mkr_book_begin_read (MkrBook  *self,
                     GError  **error)
{
  int code;

  if (!mkr_book_is_open (self, error))
    return FALSE;
  if (self->grouped)
    return TRUE;
  code = sqlite3_exec (self->db, "BEGIN", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;

  mkr_set_sqlite_error (error, self->db, code, self->path, NULL);
  return FALSE;
}

void
mkr_book_end_read (MkrBook *self)
{
  if (!self->grouped)
    mkr_book_rollback (self);
}

gboolean
mkr_book_mark (MkrBook      *self,
               MkrBookMark  *mark,
               GError      **error)
{
  mark->serial = self->serial;
  return mkr_book_value (self, &mark->writes, error, "SELECT writes FROM setting", NULL) &&
         mkr_book_value (self, &mark->data_version, error, "PRAGMA data_version", NULL);
}
