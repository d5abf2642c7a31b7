/* mkr-quiet-month.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-quiet-month.h"

GArray *
mkr_quiet_months_list (MkrBook  *book,
                       gint64    account,
                       GError  **error)
{
  g_autoptr(GArray) months = g_array_new (FALSE, FALSE, sizeof (MkrMonth));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT month FROM quiet_month WHERE account = ? ORDER BY month", "i", account);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrMonth month = (MkrMonth)sqlite3_column_int (query, 0);

      g_array_append_val (months, month);
    }
  return state == 0 ? g_steal_pointer (&months) : NULL;
}

/**
 * mkr_quiet_months_set:
 *
 * Errors: MKR_ERROR_MALFORMED (the last month lies before the first one, or more than a hundred years after it), _NOT_FOUND (no
 * such account), those of writing.
 */
static gboolean
check_months (MkrMonth   first,
              MkrMonth   last,
              gboolean   is_quiet,
              GError   **error)
{
  if (last < first)
    g_set_error_literal (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("The last month must not lie before the first one"));
  else if (is_quiet && last > mkr_date_month (mkr_clock_today ()))
    g_set_error_literal (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                         _("The last month lies ahead: something may happen yet"));
  else
    return TRUE;

  return FALSE;
}

gboolean
mkr_quiet_months_set (MkrBook   *book,
                      gint64     account,
                      MkrMonth   first,
                      MkrMonth   last,
                      gboolean   is_quiet,
                      GError   **error)
{
  gint64 found = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!check_months (first, last, is_quiet, error) || !mkr_book_begin (book, _("Saving the months"), error))
    return FALSE;

  ok = mkr_book_value (book, &found, error, "SELECT count(*) FROM account WHERE id = ?", "i", account);
  if (ok && found == 0)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no such account"));
      ok = FALSE;
    }
  for (MkrMonth month = first; ok && month <= last; month++)
    ok = mkr_book_run (book, error,
                       is_quiet ? "INSERT OR IGNORE INTO quiet_month (account, month) VALUES (?, ?)"
                                : "DELETE FROM quiet_month WHERE account = ? AND month = ?", "ii", account, (gint64)month);

  return mkr_book_finish (book, ok, NULL, error);
}
