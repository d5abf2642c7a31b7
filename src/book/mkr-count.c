/* mkr-count.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-account.h"
#include "mkr-book-private.h"

GArray *
mkr_counts_list (MkrBook  *book,
                 GError  **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (MkrCount));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT id, account, date, minor, currency FROM count ORDER BY date, account, currency", NULL);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrCount count = {
        .id = sqlite3_column_int64 (query, 0),
        .account = sqlite3_column_int64 (query, 1),
        .date = mkr_column_date (query, 2),
        .minor = sqlite3_column_int64 (query, 3),
        .currency = mkr_column_currency (query, 4),
      };

      g_array_append_val (list, count);
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

static gboolean
can_pay_rent (MkrBook  *book,
              gint64    account,
              GError  **error)
{
  gint64 role = 0;
  GError *failure = NULL;

  if (account == 0)
    return TRUE;
  if (mkr_book_value (book, &role, &failure, "SELECT role FROM account WHERE id = ?", "i", account) && role == MKR_ROLE_RENT)
    return TRUE;

  if (failure)
    g_propagate_error (error, failure);
  else
    g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
                 _("A balance is counted for accounts that can pay rent; the tax pot and platform balances are not among them"));
  return FALSE;
}

/**
 * mkr_count_add:
 *
 * Keeps what the account held at the end of that day; a count of the same account, day and currency is replaced.
 */
gboolean
mkr_count_add (MkrBook   *book,
               MkrCount  *self,
               GError   **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->currency, FALSE);

  if (self->date == MKR_DATE_NONE)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("A count needs a date"));
      return FALSE;
    }
  if (!mkr_book_begin (book, _("Saving the balance"), error))
    return FALSE;
  if (can_pay_rent (book, self->account, error) &&
      mkr_book_run (book, error,
                    "INSERT INTO count (account, date, minor, currency) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (account, date, currency) DO UPDATE SET minor = excluded.minor", "idit",
                    self->account, self->date, self->minor, self->currency->code) &&
      mkr_book_value (book, &self->id, error, "SELECT id FROM count WHERE account = ? AND date = ? AND currency = ?", "idt",
                      self->account, self->date, self->currency->code) &&
      mkr_book_commit (book, error))
    return TRUE;

  mkr_book_rollback (book);
  return FALSE;
}

gboolean
mkr_count_remove (MkrBook  *book,
                  gint64    id,
                  GError  **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  return mkr_book_delete_row (book, _("Removing the balance"), "DELETE FROM count WHERE id = ?", id,
                              _("There is no such balance"), NULL, error);
}
