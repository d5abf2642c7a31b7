/* mkr-book-create.c
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
#include "mkr-schema.h"

static gboolean
fill (sqlite3            *db,
      const char         *path,
      const MkrCurrency  *currency,
      GError            **error)
{
  const MkrSchemaStep *steps;
  guint n_steps;
  sqlite3_stmt *statement = NULL;
  guint32 key[4];
  int code;

  steps = mkr_schema_steps (&n_steps);
  if (!mkr_book_configure (db, path, FALSE, error) || !mkr_schema_migrate (db, steps, n_steps, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (key); i++)
    key[i] = g_random_int ();
  code = sqlite3_prepare_v2 (db, "INSERT INTO setting (id, currency, hash_key) VALUES (1, ?, ?)", -1, &statement, NULL);
  if (code == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, currency->code, -1, SQLITE_STATIC);
      sqlite3_bind_blob (statement, 2, key, sizeof key, SQLITE_STATIC);
      code = sqlite3_step (statement);
    }
  if (code != SQLITE_DONE)
    mkr_set_sqlite_error (error, db, code, path, _("Making the book"));
  sqlite3_finalize (statement);

  return code == SQLITE_DONE;
}

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, MKR_ERROR, MKR_ERROR_IO, _("The folder %s cannot be made: %s"), folder, g_strerror (errno));
  return FALSE;
}

/**
 * mkr_book_create:
 * @path: a name that is not there yet
 * @currency: the book's currency
 *
 * Makes a book under a temporary name and gives it its own only when whole (reliability R5). Errors: MKR_ERROR_EXISTS, _IO.
 */
MkrBook *
mkr_book_create (const char         *path,
                 const MkrCurrency  *currency,
                 GError            **error)
{
  g_autofree char *real = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *part = NULL;
  sqlite3 *db = NULL;
  gboolean ok;

  g_return_val_if_fail (path && currency, NULL);

  if (!make_folder (path, error) || !(real = mkr_resolve_path (path, error)))
    return NULL;
  if (g_file_test (real, G_FILE_TEST_EXISTS) || g_file_test (real, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_EXISTS, _("%s is there already; choose another name"), real);
      return NULL;
    }

  folder = g_path_get_dirname (real);
  name = g_path_get_basename (real);
  part = g_strdup_printf ("%s/.%s.part", folder, name);
  g_unlink (part);   /* of a try that was interrupted: it never had a name */
  if (!mkr_create_private_file (part, error))
    return NULL;

  ok = sqlite3_open_v2 (part, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, NULL) == SQLITE_OK;
  if (!ok)
    mkr_set_sqlite_error (error, db, sqlite3_errcode (db), part, _("Making the book"));
  ok = ok && fill (db, part, currency, error);
  sqlite3_close (db);
  if (!ok || !mkr_publish_file (part, real, error))
    {
      g_unlink (part);
      return NULL;
    }

  return mkr_book_open (real, MKR_BOOK_OPEN_DEFAULT, error);
}
