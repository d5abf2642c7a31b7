/* mkr-balance.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include "mkr-balance.h"
#include "mkr-book-private.h"
#include "mkr-money.h"

static gint
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const MkrBalanceRow *left = a, *right = b;

  if (left->currency != right->currency)
    return strcmp (left->currency->code, right->currency->code);
  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  if (left->batch != right->batch)
    return left->batch < right->batch ? -1 : 1;
  return (left->line > right->line) - (left->line < right->line);
}

/* FALSE: a balance that no amount can lead to; it says nothing. */
static gboolean
read_row (MkrQuery       *query,
          MkrBalanceRow  *row)
{
  *row = (MkrBalanceRow) {
    .batch = sqlite3_column_int64 (query, 0), .line = (guint32)sqlite3_column_int64 (query, 1),
    .entry = sqlite3_column_int64 (query, 2), .date = mkr_column_date (query, 3), .currency = mkr_column_currency (query, 4),
    .after = sqlite3_column_int64 (query, 6), .is_readable = sqlite3_column_type (query, 5) != SQLITE_NULL,
    .is_again = sqlite3_column_int (query, 7) != 0, .reach = mkr_column_date (query, 8),
  };

  return row->currency && !__builtin_sub_overflow (row->after, sqlite3_column_int64 (query, 5), &row->before);
}

/**
 * mkr_balances_read:
 *
 * What the files of an account say it held, row by row. Errors: those of reading the book.
 */
GArray *
mkr_balances_read (MkrBook  *book,
                   gint64    account,
                   GError  **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (MkrBalanceRow));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT b.batch, b.line, b.entry, b.date, b.currency, b.net, b.balance, b.again, t.covers_last "
                          "FROM batch t JOIN balance b ON b.batch = t.id WHERE t.account = ?", "i", account);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrBalanceRow row;

      if (read_row (query, &row))
        g_array_append_val (rows, row);
    }
  if (state != 0)
    return NULL;

  g_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}

gboolean
mkr_balances_sum_without (MkrBook            *book,
                          gint64              account,
                          const MkrCurrency  *currency,
                          const MkrPeriod    *period,
                          MkrBalanceWithout  *sum,
                          GError            **error)
{
  g_autoptr(MkrQuery) query = NULL;
  int state;

  *sum = (MkrBalanceWithout) { 0 };
  query = mkr_book_query (book, error,
                          "SELECT e.net, e.kind <> 6 AND e.state = 1 FROM entry e WHERE e.date BETWEEN ?1 AND ?2 AND e.account = ?3 "
                          "AND e.currency = ?4 AND e.removed = 0 AND e.net <> 0 "
                          "AND NOT EXISTS (SELECT 1 FROM balance b WHERE b.batch = e.batch AND b.line = e.line AND b.entry = e.id) "
                          "AND NOT EXISTS (SELECT 1 FROM balance b WHERE b.again = 1 AND b.entry = e.id)", "ddit",
                          period->first, period->last, account, currency->code);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 net = sqlite3_column_int64 (query, 0);

      sum->n++;
      /* A sum that does not fit explains nothing. */
      if (!mkr_money_add (sum->all, net, &sum->all, NULL) ||
          (sqlite3_column_int (query, 1) && !mkr_money_add (sum->paid, net, &sum->paid, NULL)))
        sum->all = sum->paid = 0;
    }
  return state == 0;
}
