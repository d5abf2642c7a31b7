/* mkr-rates.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-rates.h"

typedef struct
{
  MkrDate    date;
  MkrDecimal rate;
} Point;

/* The rates of one pair, by day. */
typedef struct
{
  const MkrCurrency *base, *quote;
  GArray            *points;
} Series;

struct _MkrRates
{
  const MkrCurrency *into, *euro;
  GArray            *all;       /* of Series */

  /* The last currency that was asked for: rows of one currency come together. */
  const MkrCurrency *from;
  const GArray      *direct, *inverse, *euro_from, *euro_into;   /* nullable */
};

static void
clear_series (gpointer data)
{
  g_array_unref (((Series *)data)->points);
}

static void
add_point (MkrRates           *self,
           const MkrCurrency  *base,
           const MkrCurrency  *quote,
           const Point        *point)
{
  Series *last = self->all->len > 0 ? &g_array_index (self->all, Series, self->all->len - 1) : NULL;
  Series next = { base, quote, NULL };

  if (!last || last->base != base || last->quote != quote)
    {
      next.points = g_array_new (FALSE, FALSE, sizeof (Point));
      g_array_append_val (self->all, next);
      last = &g_array_index (self->all, Series, self->all->len - 1);
    }
  g_array_append_vals (last->points, point, 1);
}

MkrRates *
mkr_rates_load (MkrBook            *book,
                const MkrCurrency  *into,
                GError            **error)
{
  g_autoptr(MkrRates) self = g_new0 (MkrRates, 1);
  g_autoptr(MkrQuery) query = NULL;
  int state;

  self->into = into;
  self->euro = mkr_currency_lookup ("EUR");
  self->all = g_array_new (FALSE, FALSE, sizeof (Series));
  g_array_set_clear_func (self->all, clear_series);

  query = mkr_book_query (book, error,
                          "SELECT base, quote, date, units, scale FROM exchange_rate "
                          "WHERE 'EUR' IN (base, quote) OR ?1 IN (base, quote) ORDER BY base, quote, date", "t", into->code);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      const MkrCurrency *base = mkr_column_currency (query, 0);
      const MkrCurrency *quote = mkr_column_currency (query, 1);
      Point point = {
        mkr_column_date (query, 2),
        { sqlite3_column_int64 (query, 3), (guint8)sqlite3_column_int (query, 4) }
      };

      if (base && quote)
        add_point (self, base, quote, &point);
    }

  return state == 0 ? g_steal_pointer (&self) : NULL;
}

void
mkr_rates_free (MkrRates *self)
{
  if (!self)
    return;
  g_array_unref (self->all);
  g_free (self);
}

static const GArray *
find_series (MkrRates           *self,
             const MkrCurrency  *base,
             const MkrCurrency  *quote)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const Series *series = &g_array_index (self->all, Series, i);

      if (series->base == base && series->quote == quote)
        return series->points;
    }
  return NULL;
}

/* The last day up to and with @date; NULL if it lies more than a week back. */
static const Point *
find_point (const GArray *points,
            MkrDate       date,
            MkrDate       oldest)
{
  guint low = 0, high = points ? points->len : 0;
  const Point *point;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (points, Point, middle).date <= date)
        low = middle + 1;
      else
        high = middle;
    }

  point = low > 0 ? &g_array_index (points, Point, low - 1) : NULL;
  return point && point->date >= oldest ? point : NULL;
}

static void
take (MkrRateFound  *best,
      MkrDate        date,
      MkrDecimal     rate,
      MkrDecimal     per)
{
  if (best->date == MKR_DATE_NONE || date > best->date)
    *best = (MkrRateFound) { date, rate, per };
}

/* Both rates of a cross are of one day. */
static void
find_cross (MkrRates      *self,
            MkrDate        date,
            MkrRateFound  *best)
{
  MkrDate oldest = date - MKR_RATE_DAYS;
  const Point *from = find_point (self->euro_from, date, oldest);
  const Point *into = find_point (self->euro_into, date, oldest);

  while (from && into && from->date != into->date)
    {
      if (from->date > into->date)
        from = find_point (self->euro_from, into->date, oldest);
      else
        into = find_point (self->euro_into, from->date, oldest);
    }
  if (from && into)
    take (best, from->date, into->rate, from->rate);
}

/* The newest rate counts; of one day the pair's own before its inverse before the cross through the euro. */
gboolean
mkr_rates_find (MkrRates           *self,
                const MkrCurrency  *from,
                MkrDate             date,
                MkrRateFound       *found)
{
  const MkrDecimal one = { 1, 0 };
  const Point *point;

  if (self->from != from)
    {
      self->from = from;
      self->direct = find_series (self, from, self->into);
      self->inverse = find_series (self, self->into, from);
      self->euro_from = find_series (self, self->euro, from);
      self->euro_into = find_series (self, self->euro, self->into);
    }

  *found = (MkrRateFound) { .date = MKR_DATE_NONE };
  if ((point = find_point (self->direct, date, date - MKR_RATE_DAYS)))
    take (found, point->date, point->rate, one);
  if ((point = find_point (self->inverse, date, date - MKR_RATE_DAYS)))
    take (found, point->date, one, point->rate);
  find_cross (self, date, found);
  return found->date != MKR_DATE_NONE;
}
