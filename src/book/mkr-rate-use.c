/* mkr-rate-use.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-rate-use.h"
#include "mkr-rates.h"
#include "mkr-worth.h"
#include "mkr-tally.h"

#define SHOWN_DECIMALS 6

/* A rate that was stored this way round is shown as it was written; another one is a quotient. */
static MkrDecimal
quotient (const MkrRateFound *found)
{
  __int128 units = found->rate.units;
  int scale = SHOWN_DECIMALS + found->per.scale - found->rate.scale;

  if (found->per.units == 1 && found->per.scale == 0)
    return found->rate;

  for (; scale > 0; scale--)
    units *= 10;
  for (; scale < 0; scale++)
    units /= 10;
  return (MkrDecimal) { (gint64)((units + found->per.units / 2) / found->per.units), SHOWN_DECIMALS };
}

static gboolean
fill_rates (MkrBook            *book,
            const MkrCurrency  *into,
            GArray             *uses,
            GError            **error)
{
  g_autoptr(MkrRates) rates = mkr_rates_new (book, into);

  for (guint i = 0; i < uses->len; i++)
    {
      MkrRateUse *use = &g_array_index (uses, MkrRateUse, i);
      MkrRateFound found;

      if (use->landed)
        continue;
      if (!mkr_rates_find (rates, use->currency, use->date, &found, error))
        return FALSE;
      if (found.date != MKR_DATE_NONE)
        use->rate = quotient (&found);
    }
  return TRUE;
}

GArray *
mkr_rate_uses_read (MkrBook          *book,
                    const MkrPeriod  *period,
                    GError          **error)
{
  const MkrPeriod always = { MKR_DATE_NONE, MKR_DATE_NONE };
  const MkrPeriod *asked = period ? period : &always;
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (book, error);
  g_autoptr(GArray) uses = g_array_new (FALSE, FALSE, sizeof (MkrRateUse));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  if (!settings)
    return NULL;
  /* CROSS: from what is converted to its rows; SQLite would go through all rows of a large book. */
  query = mkr_book_query (book, error,
                          "SELECT e.currency, c.date, c.how & 1, count(*), sum (" MKR_SQL_NET " - c.rest), sum (c.net) "
                          "FROM converted c CROSS JOIN entry e ON e.id = c.entry WHERE (?1 IS NULL OR e.date >= ?1) "
                          "AND (?2 IS NULL OR e.date <= ?2) GROUP BY 1, 2, 3 ORDER BY 2 DESC, 1, 3", "dd",
                          asked->first, asked->last);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrRateUse use = {
        .currency = mkr_column_currency (query, 0),
        .date = mkr_column_date (query, 1),
        .landed = sqlite3_column_int (query, 2) != 0,
        .n = (guint)sqlite3_column_int64 (query, 3),
        .amount = sqlite3_column_int64 (query, 4),
        .worth = sqlite3_column_int64 (query, 5),
      };

      if (use.currency)
        g_array_append_val (uses, use);
    }

  return state == 0 && fill_rates (book, settings->currency, uses, error) ? g_steal_pointer (&uses) : NULL;
}

#define IS_LACKING MKR_SQL_HAS_WORTH " AND NOT EXISTS (SELECT 1 FROM converted c WHERE c.entry = e.id AND c.rest = 0)"

GArray *
mkr_rate_gaps_read (MkrBook  *book,
                    GError  **error)
{
  g_autoptr(GArray) gaps = g_array_new (FALSE, FALSE, sizeof (MkrRateGap));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  /* The kept sums tell at once that there are none: the rows are looked at only if there are. */
  query = mkr_book_query (book, error,
                          "SELECT e.currency, count(*), min (e.date), max (e.date) FROM entry e "
                          "WHERE e.currency IN (SELECT currency FROM rollup WHERE rest_n > 0) AND " IS_LACKING
                          " GROUP BY 1 ORDER BY 1", NULL);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrRateGap gap = {
        .currency = mkr_column_currency (query, 0),
        .n = (guint)sqlite3_column_int64 (query, 1),
        .first = mkr_column_date (query, 2),
        .last = mkr_column_date (query, 3),
      };

      if (gap.currency)
        g_array_append_val (gaps, gap);
    }

  return state == 0 ? g_steal_pointer (&gaps) : NULL;
}

gboolean
mkr_rate_is_lacking (MkrBook   *book,
                     gint64     payout,
                     gboolean  *lacks,
                     GError   **error)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (book, error);
  gint64 n = 0;

  if (!settings ||
      !mkr_book_value (book, &n, error, "SELECT count(*) FROM entry e WHERE e.id = ? AND e.currency <> ? AND " IS_LACKING, "it",
                       payout, settings->currency->code))
    return FALSE;
  *lacks = n > 0;
  return TRUE;
}
