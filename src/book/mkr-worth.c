/* mkr-worth.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-conversion.h"
#include "mkr-money.h"
#include "mkr-rates.h"
#include "mkr-split-private.h"
#include "mkr-tally.h"
#include "mkr-worth.h"

enum { HOW_LANDED = 1, HOW_RATE = 2, HOW_BOTH = 3 };

/* A row in another currency, as it counts, and what it is worth. */
typedef struct
{
  gint64             entry;
  MkrDate            date;
  const MkrCurrency *currency;
  gint64             fee, net;

  gint64             worth_fee, worth_net, rest;
  int                how;
  MkrDate            when;
} Row;

struct _MkrWorths
{
  MkrBook           *book;
  const MkrCurrency *into;
  MkrRates          *rates;
};

typedef struct
{
  MkrBook           *book;
  const MkrCurrency *into;
  MkrRates          *rates;
  GHashTable        *landed;   /* nullable: no conversion made anything of any row */
} Run;

/* The fee of a conversion: what it took of the money that landed. */
static gboolean
take_conversion_fee (Row              *row,
                     const MkrLanded  *landed)
{
  row->worth_net = landed->landed;
  row->worth_fee = -landed->landed;
  row->how = HOW_LANDED;
  row->when = landed->date;
  return TRUE;
}

/* Its fee is worth in proportion, so that the row's own share of fees stays. */
static gboolean
take_landed (Row              *row,
             const MkrLanded  *landed,
             GError          **error)
{
  row->worth_net = landed->landed;
  row->rest = row->net - landed->consumed;
  row->how = HOW_LANDED;
  row->when = landed->date;
  return mkr_money_mul_div (row->fee, landed->landed, landed->consumed, &row->worth_fee, error);
}

static gboolean
take_rate (const Run  *run,
           Row        *row,
           GError    **error)
{
  MkrRateFound found;
  gint64 worth, fee;

  if (row->how != 0 && row->rest == 0)
    return TRUE;
  if (!mkr_rates_find (run->rates, row->currency, row->date, &found, error))
    return FALSE;
  if (found.date == MKR_DATE_NONE)
    return TRUE;
  if (!mkr_money_convert (row->how != 0 ? row->rest : row->net, row->currency, run->into, found.rate, found.per, &worth, error) ||
      !mkr_money_convert (row->fee, row->currency, run->into, found.rate, found.per, &fee, error) ||
      !mkr_money_add (row->worth_net, worth, &row->worth_net, error))
    return FALSE;

  row->worth_fee = row->how != 0 ? row->worth_fee : fee;
  row->rest = 0;
  row->when = row->how != 0 ? row->when : found.date;
  row->how |= HOW_RATE;
  return TRUE;
}

static gboolean
keep (MkrBook    *book,
      const Row  *row,
      GError    **error)
{
  gint64 gross;

  return mkr_money_add (row->worth_net, row->worth_fee, &gross, error) &&
         mkr_book_run (book, error, "INSERT INTO converted (entry, gross, fee, net, rest, how, date) VALUES (?, ?, ?, ?, ?, ?, ?)",
                       "iiiiiid", row->entry, gross, row->worth_fee, row->worth_net, row->rest, (gint64)row->how, row->when);
}

static gboolean
find_worth (const Run  *run,
            Row        *row,
            GError    **error)
{
  const MkrLanded *landed = run->landed ? g_hash_table_lookup (run->landed, &row->entry) : NULL;
  gboolean ok = TRUE;

  if (landed && landed->consumed == 0)
    ok = take_conversion_fee (row, landed);
  else if (landed)
    ok = take_landed (row, landed, error);

  return ok && take_rate (run, row, error);
}

static gboolean
value_row (const Run  *run,
           Row        *row,
           GError    **error)
{
  return find_worth (run, row, error) && (row->how == 0 || keep (run->book, row, error));
}

static gboolean
value_rows (const Run  *run,
            GError    **error)
{
  g_autoptr(MkrQuery) query = NULL;
  int state;

  query = mkr_book_query (run->book, error,
                          "SELECT e.id, e.date, e.currency, e.fee, " MKR_SQL_NET " FROM entry e "
                          "WHERE " MKR_SQL_HAS_WORTH " AND e.currency <> ?", "t", run->into->code);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (run->book, query, error)) > 0)
    {
      /* A withdrawal that stands in for its arrival has the other sign: gross and net change places, the fee stays. */
      Row row = {
        .entry = sqlite3_column_int64 (query, 0),
        .date = mkr_column_date (query, 1),
        .currency = mkr_column_currency (query, 2),
        .fee = sqlite3_column_int64 (query, 3),
        .net = sqlite3_column_int64 (query, 4),
      };

      if (row.currency && !value_row (run, &row, error))
        return FALSE;
    }
  return state == 0;
}

static gboolean
has_foreign (MkrBook            *book,
             const MkrCurrency  *into,
             gboolean           *any,
             GError            **error)
{
  gint64 n = 0;

  if (!mkr_book_value (book, &n, error, "SELECT EXISTS (SELECT 1 FROM rollup WHERE currency <> ?)", "t", into->code))
    return FALSE;
  *any = n != 0;
  return TRUE;
}

static gboolean
reset_rollup (MkrBook            *book,
              const MkrCurrency  *into,
              GError            **error)
{
  return mkr_book_run (book, error, "DELETE FROM converted", NULL) &&
         mkr_book_run (book, error, "UPDATE part SET worth_gross = NULL, worth_fee = NULL, worth_net = NULL, rest = NULL "
                       "WHERE worth_net IS NOT NULL", NULL) &&
         mkr_book_run (book, error,
                       "UPDATE rollup SET worth_gross = gross, worth_fee = fee, worth_net = net, rest = 0, rest_fee = 0, rest_n = 0 "
                       "WHERE currency = ?", "t", into->code) &&
         mkr_book_run (book, error,
                       "UPDATE rollup SET worth_gross = 0, worth_fee = 0, worth_net = 0, rest = net, rest_fee = fee, rest_n = n "
                       "WHERE currency <> ?", "t", into->code);
}

#define ADD_WORTHS(basis, net, where)                                                                                    \
  "UPDATE rollup AS r SET worth_gross = s.gross, worth_fee = s.fee, worth_net = s.net, rest = r.rest - s.done, "         \
  "rest_fee = r.rest_fee - s.done_fee, rest_n = r.rest_n - s.done_n FROM "                                               \
  "(SELECT " MKR_SQL_MONTH ("e.date") " AS month, e.account, " MKR_SQL_PART_SOURCE " AS source, "                        \
  " ifnull (s.work, 0) AS work, e.currency, sum (ifnull (p.worth_gross, c.gross)) AS gross, "                            \
  " sum (ifnull (p.worth_fee, c.fee)) AS fee, sum (ifnull (p.worth_net, c.net)) AS net, "                                \
  " sum (" MKR_SQL_PART_NET (net) " - ifnull (p.rest, c.rest)) AS done, "                                                \
  " sum (" MKR_SQL_PART_FEE ") AS done_fee, sum (c.rest = 0) AS done_n "                                                 \
  " FROM converted c JOIN entry e ON e.id = c.entry " MKR_SQL_JOIN_PART "WHERE " where                                   \
  " GROUP BY 1, 2, 3, 4, 5) s "                                                                                          \
  "WHERE r.basis = " basis " AND r.month = s.month AND r.account = s.account AND r.source = s.source AND r.work = s.work " \
  "AND r.currency = s.currency"

static gboolean
fill_rollup (MkrBook  *book,
             GError  **error)
{
  return mkr_book_run (book, error, ADD_WORTHS ("1", MKR_SQL_NET, "e.received <> 0"), NULL) &&
         mkr_book_run (book, error, ADD_WORTHS ("2", "e.net", "e.earned = 1"), NULL);
}

gboolean
mkr_worths_rebuild (MkrBook  *book,
                    GError  **error)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (book, error);
  g_autoptr(MkrRates) rates = NULL;
  g_autoptr(GHashTable) landed = NULL;
  gboolean any;
  Run run;

  if (!settings || !reset_rollup (book, settings->currency, error) || !has_foreign (book, settings->currency, &any, error))
    return FALSE;
  if (!any)
    return TRUE;

  rates = mkr_rates_new (book, settings->currency);
  landed = mkr_conversions_read (book, settings->currency, error);
  if (!landed)
    return FALSE;

  run = (Run) { book, settings->currency, rates, landed };
  return value_rows (&run, error) && mkr_parts_value (book, error) && fill_rollup (book, error);
}

MkrWorths *
mkr_worths_new (MkrBook           *book,
                const MkrCurrency *into)
{
  MkrWorths *self = g_new0 (MkrWorths, 1);

  self->book = book;
  self->into = into;
  self->rates = mkr_rates_new (book, into);
  return self;
}

void
mkr_worths_free (MkrWorths *self)
{
  if (!self)
    return;
  mkr_rates_free (self->rates);
  g_free (self);
}

static gboolean
export_worth (const Row  *row,
              MkrWorth   *worth,
              GError    **error)
{
  *worth = (MkrWorth) {
    .is_known = row->how != 0, .fee = row->worth_fee, .net = row->worth_net, .rest = row->rest,
  };
  return mkr_money_add (row->worth_net, row->worth_fee, &worth->gross, error);
}

gboolean
mkr_worths_add (MkrWorths          *self,
                gint64              entry,
                MkrDate             date,
                const MkrCurrency  *currency,
                gint64              fee,
                gint64              net,
                MkrWorth           *worth,
                GError            **error)
{
  Run run = { self->book, self->into, self->rates, NULL };
  Row row = { .entry = entry, .date = date, .currency = currency, .fee = fee, .net = net };

  return value_row (&run, &row, error) && export_worth (&row, worth, error);
}

static gboolean
read_kept (MkrBook   *book,
           gint64     entry,
           MkrWorth  *worth,
           GError   **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, "SELECT gross, fee, net, rest FROM converted WHERE entry = ?", "i", entry);
  int state = query ? mkr_book_step (book, query, error) : -1;

  *worth = (MkrWorth) { 0 };
  if (state > 0)
    *worth = (MkrWorth) {
      .is_known = TRUE, .gross = sqlite3_column_int64 (query, 0), .fee = sqlite3_column_int64 (query, 1),
      .net = sqlite3_column_int64 (query, 2), .rest = sqlite3_column_int64 (query, 3),
    };
  return state >= 0;
}

/* A row that a conversion made something of, now or before. */
static gboolean
value_again (const Run  *run,
             gint64      entry,
             MkrTally   *tally,
             GError    **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (run->book, error,
                                              "SELECT e.date, e.currency, e.fee, " MKR_SQL_NET ", e.account, ifnull (e.source, 0), "
                                              "ifnull (s.work, 0), e.gross, e.net, e.received, e.earned "
                                              "FROM entry e LEFT JOIN source s ON s.id = e.source "
                                              "WHERE e.id = ? AND " MKR_SQL_HAS_WORTH " AND e.currency <> ?", "it", entry, run->into->code);
  int state = query ? mkr_book_step (run->book, query, error) : -1;
  MkrTallyRow counted;
  MkrWorth before, now;
  Row row;

  if (state <= 0)
    return state == 0;
  row = (Row) {
    .entry = entry, .date = mkr_column_date (query, 0), .currency = mkr_column_currency (query, 1),
    .fee = sqlite3_column_int64 (query, 2), .net = sqlite3_column_int64 (query, 3),
  };
  counted = (MkrTallyRow) {
    .date = row.date, .currency = row.currency, .fee = row.fee, .account = sqlite3_column_int64 (query, 4),
    .source = sqlite3_column_int64 (query, 5), .work = sqlite3_column_int (query, 6), .gross = sqlite3_column_int64 (query, 7),
    .net = sqlite3_column_int64 (query, 8), .received = sqlite3_column_int (query, 9), .earned = sqlite3_column_int (query, 10),
  };
  return read_kept (run->book, entry, &before, error) &&
         mkr_book_run (run->book, error, "DELETE FROM converted WHERE entry = ?", "i", entry) &&
         value_row (run, &row, error) && export_worth (&row, &now, error) &&
         mkr_tally_revalue (tally, &counted, &before, &now, error);
}

/* Rows that a conversion was of, and may not be any more. */
static gboolean
read_landed (MkrBook     *book,
             GHashTable  *landed,
             GArray      *entries,
             GError     **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, "SELECT entry FROM converted WHERE how <> 2", NULL);
  int state;

  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 entry = sqlite3_column_int64 (query, 0);

      if (!g_hash_table_contains (landed, &entry))
        g_array_append_val (entries, entry);
    }
  return state == 0;
}

gboolean
mkr_worths_land (MkrWorths  *self,
                 MkrTally   *tally,
                 GError    **error)
{
  g_autoptr(GHashTable) landed = mkr_conversions_read (self->book, self->into, error);
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  Run run = { self->book, self->into, self->rates, landed };
  GHashTableIter iter;
  gpointer key;

  if (!landed || !read_landed (self->book, landed, entries, error))
    return FALSE;
  g_hash_table_iter_init (&iter, landed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (entries, key, 1);

  for (guint i = 0; i < entries->len; i++)
    if (!value_again (&run, g_array_index (entries, gint64, i), tally, error))
      return FALSE;
  return TRUE;
}
