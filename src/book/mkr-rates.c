/* mkr-rates.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-exchange-rate.h"
#include "mkr-rates.h"

typedef struct
{
  MkrDate    date;
  MkrDecimal rate;
  gboolean   typed;
} Point;

struct _MkrRates
{
  MkrBook           *book;      /* borrowed */
  const MkrCurrency *into, *euro;
  GHashTable        *all;       /* “EUR USD” → GArray of Point by day: what was asked for, read when it was */

  /* The last currency that was asked for: rows of one currency come together. */
  const MkrCurrency *from;
  const GArray      *direct, *inverse, *euro_from, *euro_into;
};

MkrRates *
mkr_rates_new (MkrBook            *book,
               const MkrCurrency  *into)
{
  MkrRates *self = g_new0 (MkrRates, 1);

  self->book = book;
  self->into = into;
  self->euro = mkr_currency_lookup ("EUR");
  self->all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
mkr_rates_free (MkrRates *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->all);
  g_free (self);
}

/* The Central Bank's file has a quarter of a million rates of forty currencies; few of them occur in a book. What a
 * person typed for a day hides the bank's rate. */
static GArray *
read_points (MkrRates           *self,
             const MkrCurrency  *base,
             const MkrCurrency  *quote,
             GError            **error)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_autoptr(MkrQuery) query = mkr_book_query (self->book, error,
                                              "SELECT date, units, scale, origin FROM exchange_rate "
                                              "WHERE base = ? AND quote = ? ORDER BY date, origin", "tt", base->code, quote->code);
  int state;

  if (!query)
    return NULL;
  while ((state = mkr_book_step (self->book, query, error)) > 0)
    {
      Point point = {
        mkr_column_date (query, 0),
        { sqlite3_column_int64 (query, 1), (guint8)sqlite3_column_int (query, 2) },
        sqlite3_column_int (query, 3) == MKR_RATE_TYPED,
      };

      if (points->len == 0 || g_array_index (points, Point, points->len - 1).date != point.date)
        g_array_append_val (points, point);
    }

  return state == 0 ? g_steal_pointer (&points) : NULL;
}

static gboolean
need_series (MkrRates           *self,
             const MkrCurrency  *base,
             const MkrCurrency  *quote,
             const GArray      **points,
             GError            **error)
{
  g_autofree char *key = g_strdup_printf ("%s %s", base->code, quote->code);
  GArray *read;

  *points = g_hash_table_lookup (self->all, key);
  if (*points)
    return TRUE;
  if (!(read = read_points (self, base, quote, error)))
    return FALSE;

  *points = read;
  g_hash_table_insert (self->all, g_steal_pointer (&key), read);
  return TRUE;
}

static gboolean
turn_to (MkrRates           *self,
         const MkrCurrency  *from,
         GError            **error)
{
  if (self->from == from)
    return TRUE;

  self->from = NULL;
  if (!need_series (self, from, self->into, &self->direct, error) ||
      !need_series (self, self->into, from, &self->inverse, error) ||
      !need_series (self, self->euro, from, &self->euro_from, error) ||
      !need_series (self, self->euro, self->into, &self->euro_into, error))
    return FALSE;
  self->from = from;
  return TRUE;
}

/* The last day up to and with @date; NULL if it lies more than a week back. */
static const Point *
find_point (const GArray *points,
            MkrDate       date,
            MkrDate       oldest)
{
  guint low = 0, high = points->len;
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

/* The newest rate counts; of one day what was typed, then the pair's own before its inverse before the cross through the
 * euro. */
gboolean
mkr_rates_find (MkrRates           *self,
                const MkrCurrency  *from,
                MkrDate             date,
                MkrRateFound       *found,
                GError            **error)
{
  const MkrDecimal one = { 1, 0 };
  const Point *direct, *inverse;

  *found = (MkrRateFound) { .date = MKR_DATE_NONE };
  if (!turn_to (self, from, error))
    return FALSE;

  direct = find_point (self->direct, date, date - MKR_RATE_DAYS);
  inverse = find_point (self->inverse, date, date - MKR_RATE_DAYS);
  if (inverse && inverse->typed && direct && !direct->typed && direct->date == inverse->date)
    direct = NULL;
  if (direct)
    take (found, direct->date, direct->rate, one);
  if (inverse)
    take (found, inverse->date, one, inverse->rate);
  find_cross (self, date, found);
  return TRUE;
}
