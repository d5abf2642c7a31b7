/* mkr-import-account.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-account.h"
#include "mkr-import-plan-private.h"

/* Rows are known again within their account. Where nobody said which one a file is of, it is that of the files before with
 * the same columns, and never one that another bank's rows are in. */

/* FALSE: an error; @name: NULL if there was none. */
static gboolean
find_former (MkrBook    *book,
             MkrFormat  *format,
             char      **name,
             GError    **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error,
                                              "SELECT a.name FROM batch b JOIN account a ON a.id = b.account "
                                              "WHERE b.format = ? AND b.undone = 0 ORDER BY b.id DESC LIMIT 1", "t",
                                              mkr_format_get_id (format));
  int state = query ? mkr_book_step (book, query, error) : -1;

  if (state > 0)
    *name = mkr_column_dup (query, 0);
  return state >= 0;
}

/* “Bank”, “Bank 2” …: the first that the book does not have. */
static gboolean
find_free (MkrBook    *book,
           MkrFormat  *format,
           char      **name,
           GError    **error)
{
  const char *wanted = mkr_format_get_account (format);
  g_autofree char *tried = g_strdup (wanted);

  for (guint i = 2; ; i++)
    {
      g_autoptr(GError) failure = NULL;
      g_autoptr(MkrAccount) taken = mkr_account_find (book, tried, &failure);

      if (!taken && g_error_matches (failure, MKR_ERROR, MKR_ERROR_NOT_FOUND))
        break;
      if (!taken)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_free (tried);
      tried = g_strdup_printf ("%s %u", wanted, i);
    }

  *name = g_steal_pointer (&tried);
  return TRUE;
}

gboolean
mkr_import_find_guessed (MkrBook    *book,
                         MkrFormat  *format,
                         gboolean    ask,
                         char      **name,
                         GError    **error)
{
  if (!find_former (book, format, name, error))
    return FALSE;
  if (*name)
    return TRUE;
  if (!ask)
    return find_free (book, format, name, error);

  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_QUESTION,
                       _("Its columns were guessed, and nothing says which account it is of. Name it with --account NAME; later "
                         "files with the same columns go into it too."));
  return FALSE;
}
