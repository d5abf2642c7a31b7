/* mkr-receipt.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-money.h"
#include "mkr-receipt.h"
#include "mkr-tally.h"
#include "mkr-worth.h"

/**
 * mkr_receipts_read:
 * @period: (nullable): NULL: all
 * @currency: (nullable): NULL: all
 *
 * Returns: (transfer full): of MkrReceipt, in the order in which the rent pot spends them: day, account's name, reference,
 *   line
 */
GArray *
mkr_receipts_read (MkrBook            *book,
                   const MkrPeriod    *period,
                   const MkrCurrency  *currency,
                   GError            **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (MkrReceipt));
  g_autoptr(MkrRules) rules = NULL;
  g_autoptr(MkrQuery) query = NULL;
  MkrAsideRun asides = { 0 };
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  rules = mkr_rules_load (book, error);
  if (!rules)
    return NULL;
  query = mkr_book_query (book, error,
                          "SELECT e.id, e.date, " MKR_SQL_PART_SOURCE ", e.account, ifnull (s.work, 0), e.currency, "
                          MKR_SQL_PART_GROSS (MKR_SQL_GROSS) ", " MKR_SQL_PART_FEE ", " MKR_SQL_PART_NET (MKR_SQL_NET) ", "
                          MKR_SQL_WORTH ("net", MKR_SQL_PART_NET (MKR_SQL_NET)) ", CASE WHEN p.entry IS NULL THEN 0 ELSE e.id END "
                          "FROM entry e " MKR_SQL_JOIN_PART MKR_SQL_JOIN_WORTH "WHERE e.received <> 0 "
                          "AND e.date BETWEEN ifnull (?1, '0') AND ifnull (?2, 'A') AND e.currency = ifnull (?3, e.currency) "
                          "AND (e.sub_scale IS NULL OR e.gross <> 0 OR e.fee <> 0) "
                          "ORDER BY e.date, (SELECT name_key FROM account a WHERE a.id = e.account), e.reference, e.line, e.id, p.source",
                          "ddt",
                          period ? period->first : MKR_DATE_NONE, period ? period->last : MKR_DATE_NONE,
                          currency ? currency->code : NULL);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrReceipt receipt = {
        .entry = sqlite3_column_int64 (query, 0),
        .date = mkr_column_date (query, 1),
        .source = sqlite3_column_int64 (query, 2),
        .account = sqlite3_column_int64 (query, 3),
        .work = sqlite3_column_int (query, 4),
        .currency = mkr_column_currency (query, 5),
        .gross = sqlite3_column_int64 (query, 6),
        .fee = sqlite3_column_int64 (query, 7),
        .net = sqlite3_column_int64 (query, 8),
        .worth = sqlite3_column_int64 (query, 9),
      };
      int basis_points = mkr_rules_find (rules, receipt.date, receipt.source, receipt.work);

      mkr_aside_run_take (&asides, sqlite3_column_int64 (query, 10), basis_points, receipt.net, receipt.worth,
                          &receipt.set_aside, &receipt.worth_aside);
      g_array_append_val (list, receipt);
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

static void
read_worths (MkrQuery   *query,
             int         column,
             MkrRollup  *sum)
{
  sum->worth_gross = sqlite3_column_int64 (query, column);
  sum->worth_fee = sqlite3_column_int64 (query, column + 1);
  sum->worth_net = sqlite3_column_int64 (query, column + 2);
  sum->rest = sqlite3_column_int64 (query, column + 3);
  sum->rest_fee = sqlite3_column_int64 (query, column + 4);
  sum->rest_n = (guint)sqlite3_column_int64 (query, column + 5);
}

/* The same columns as the rollup's, summed over rows. */
#define SUM_WORTHS(gross, net) \
  ", sum (" MKR_SQL_WORTH ("gross", gross) "), sum (" MKR_SQL_WORTH ("fee", MKR_SQL_PART_FEE) "), " \
  "sum (" MKR_SQL_WORTH ("net", net) "), sum (" MKR_SQL_REST (net) "), sum (" MKR_SQL_REST_FEE "), " \
  "sum (e.currency <> (SELECT currency FROM setting) AND ifnull (c.rest, 1) <> 0) "

/**
 * mkr_rollup_read:
 * @first: first month or MKR_MONTH_NONE
 * @last: last month or MKR_MONTH_NONE
 *
 * Returns: (transfer full): of MkrRollup, by month, account, source
 */
GArray *
mkr_rollup_read (MkrBook   *book,
                 MkrBasis   basis,
                 MkrMonth   first,
                 MkrMonth   last,
                 GError   **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (MkrRollup));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT month, source, account, work, currency, gross, fee, net, n, worth_gross, worth_fee, worth_net, "
                          "rest, rest_fee, rest_n FROM rollup "
                          "WHERE basis = ? AND month BETWEEN ? AND ? ORDER BY month, account, source, work, currency", "iii",
                          (gint64)basis, (gint64)first, (gint64)(last == MKR_MONTH_NONE ? G_MAXINT32 : last));
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrRollup sum = {
        .month = sqlite3_column_int (query, 0),
        .source = sqlite3_column_int64 (query, 1),
        .account = sqlite3_column_int64 (query, 2),
        .work = sqlite3_column_int (query, 3),
        .currency = mkr_column_currency (query, 4),
        .gross = sqlite3_column_int64 (query, 5),
        .fee = sqlite3_column_int64 (query, 6),
        .net = sqlite3_column_int64 (query, 7),
        .n = (guint)sqlite3_column_int64 (query, 8),
      };

      read_worths (query, 9, &sum);

      g_array_append_val (list, sum);
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

/**
 * mkr_entry_sums_read:
 * @period: (nullable): NULL: all
 *
 * Returns: (transfer full): of MkrEntrySum, per month, source, account, work, kind and currency
 */
GArray *
mkr_entry_sums_read (MkrBook          *book,
                     MkrBasis          basis,
                     const MkrPeriod  *period,
                     GError          **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (MkrEntrySum));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          basis == MKR_BASIS_RECEIVED ?
                          "SELECT " MKR_SQL_MONTH ("e.date") ", " MKR_SQL_PART_SOURCE ", e.account, ifnull (s.work, 0), "
                          "e.currency, e.kind, "
                          "sum (" MKR_SQL_PART_GROSS (MKR_SQL_GROSS) "), sum (" MKR_SQL_PART_FEE "), "
                          "sum (" MKR_SQL_PART_NET (MKR_SQL_NET) "), count(*)"
                          SUM_WORTHS (MKR_SQL_PART_GROSS (MKR_SQL_GROSS), MKR_SQL_PART_NET (MKR_SQL_NET))
                          "FROM entry e " MKR_SQL_JOIN_PART MKR_SQL_JOIN_WORTH "WHERE e.received <> 0 "
                          "AND e.date BETWEEN ifnull (?1, '0') AND ifnull (?2, 'A') GROUP BY 1, 2, 3, 4, 5, 6" :
                          "SELECT " MKR_SQL_MONTH ("e.date") ", " MKR_SQL_PART_SOURCE ", e.account, ifnull (s.work, 0), "
                          "e.currency, e.kind, "
                          "sum (" MKR_SQL_PART_GROSS ("e.gross") "), sum (" MKR_SQL_PART_FEE "), "
                          "sum (" MKR_SQL_PART_NET ("e.net") "), count(*)"
                          SUM_WORTHS (MKR_SQL_PART_GROSS ("e.gross"), MKR_SQL_PART_NET ("e.net"))
                          "FROM entry e " MKR_SQL_JOIN_PART MKR_SQL_JOIN_WORTH "WHERE e.earned = 1 "
                          "AND e.date BETWEEN ifnull (?1, '0') AND ifnull (?2, 'A') GROUP BY 1, 2, 3, 4, 5, 6", "dd",
                          period ? period->first : MKR_DATE_NONE, period ? period->last : MKR_DATE_NONE);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrEntrySum sum = {
        .sum = {
          .month = sqlite3_column_int (query, 0),
          .source = sqlite3_column_int64 (query, 1),
          .account = sqlite3_column_int64 (query, 2),
          .work = sqlite3_column_int (query, 3),
          .currency = mkr_column_currency (query, 4),
          .gross = sqlite3_column_int64 (query, 6),
          .fee = sqlite3_column_int64 (query, 7),
          .net = sqlite3_column_int64 (query, 8),
          .n = (guint)sqlite3_column_int64 (query, 9),
        },
        .kind = sqlite3_column_int (query, 5),
      };

      read_worths (query, 10, &sum.sum);
      g_array_append_val (list, sum);
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

/**
 * mkr_receipt_days_read:
 * @currency: (nullable): NULL: all
 */
GArray *
mkr_receipt_days_read (MkrBook            *book,
                       const MkrCurrency  *currency,
                       GError            **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (MkrReceiptDay));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT date, currency, net, set_aside, n, worth, worth_aside FROM receipt_day "
                          "WHERE currency = ifnull (?1, currency) ORDER BY date, currency", "t", currency ? currency->code : NULL);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrReceiptDay day = {
        .date = mkr_column_date (query, 0),
        .currency = mkr_column_currency (query, 1),
        .net = sqlite3_column_int64 (query, 2),
        .set_aside = sqlite3_column_int64 (query, 3),
        .n = (guint)sqlite3_column_int64 (query, 4),
        .worth = sqlite3_column_int64 (query, 5),
        .worth_aside = sqlite3_column_int64 (query, 6),
      };

      g_array_append_val (list, day);
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

/**
 * mkr_waiting_read:
 *
 * Returns: (transfer full): of MkrWaiting, by day: approved, in review and sent money
 */
GArray *
mkr_waiting_read (MkrBook  *book,
                  GError  **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (MkrWaiting));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT e.id, e.date, " MKR_SQL_PART_SOURCE ", ifnull (s.work, 0), e.state, e.currency, "
                          MKR_SQL_PART_NET ("e.net") " FROM entry e " MKR_SQL_JOIN_PART
                          "WHERE e.state <> 1 AND e.removed = 0 AND e.kind IN (1, 2, 3) ORDER BY e.date, e.id, p.source", NULL);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrWaiting waiting = {
        .entry = sqlite3_column_int64 (query, 0),
        .date = mkr_column_date (query, 1),
        .source = sqlite3_column_int64 (query, 2),
        .work = sqlite3_column_int (query, 3),
        .state = sqlite3_column_int (query, 4),
        .currency = mkr_column_currency (query, 5),
        .net = sqlite3_column_int64 (query, 6),
      };

      g_array_append_val (list, waiting);
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}
