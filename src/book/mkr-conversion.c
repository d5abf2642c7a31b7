/* mkr-conversion.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-conversion.h"
#include "mkr-money.h"

/* The conversions of one account and day. */
typedef struct
{
  gint64             account;
  MkrDate            date;
  const MkrCurrency *from;      /* the one foreign currency that left */
  gint64             left, landed;
  gboolean           mixed;     /* which money became which cannot be told */
} Day;

static gboolean
add_row (Day                *day,
         const MkrCurrency  *into,
         const MkrCurrency  *currency,
         gint64              net,
         GError            **error)
{
  if (net > 0 && currency == into)
    return mkr_money_add (day->landed, net, &day->landed, error);
  if (net > 0 || currency == into || (day->from != NULL && day->from != currency))
    {
      day->mixed = TRUE;
      return TRUE;
    }

  day->from = currency;
  return mkr_money_subtract (day->left, net, &day->left, error);
}

static gboolean
end_day (const Day  *day,
         GArray     *list,
         GError    **error)
{
  MkrConversion conversion = { day->from, day->left, day->landed };

  if (day->mixed || day->from == NULL || day->landed == 0)
    return TRUE;

  for (guint i = 0; i < list->len; i++)
    {
      MkrConversion *known = &g_array_index (list, MkrConversion, i);

      if (known->currency == day->from)
        return mkr_money_add (known->minor, day->left, &known->minor, error) &&
               mkr_money_add (known->landed, day->landed, &known->landed, error);
    }

  g_array_append_val (list, conversion);
  return TRUE;
}

static int
by_code (gconstpointer a,
         gconstpointer b)
{
  return strcmp (((const MkrConversion *) a)->currency->code, ((const MkrConversion *) b)->currency->code);
}

/**
 * mkr_conversions_read:
 * @into: the book's currency
 *
 * A statement shows a conversion as two rows of a day: money of one currency leaves, money of another arrives. A day on
 * which several currencies were converted is left out: what became what cannot be told from it.
 */
GArray *
mkr_conversions_read (MkrBook            *book,
                      const MkrCurrency  *into,
                      MkrDate             as_of,
                      GError            **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (MkrConversion));
  g_autoptr(MkrQuery) query = NULL;
  Day day = { 0 };
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);
  g_return_val_if_fail (into != NULL, NULL);

  query = mkr_book_query (book, error,
                          "SELECT e.account, e.date, e.currency, e.net FROM entry e JOIN account a ON a.id = e.account "
                          "WHERE e.kind = 5 AND e.state = 1 AND e.removed = 0 AND e.date <= ? AND a.role = 1 "
                          "ORDER BY e.account, e.date", "d", as_of);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 account = sqlite3_column_int64 (query, 0);
      MkrDate date = mkr_column_date (query, 1);

      if (account != day.account || date != day.date)
        {
          if (!end_day (&day, list, error))
            return NULL;
          day = (Day) { .account = account, .date = date };
        }
      if (!add_row (&day, into, mkr_column_currency (query, 2), sqlite3_column_int64 (query, 3), error))
        return NULL;
    }

  if (state < 0 || !end_day (&day, list, error))
    return NULL;

  g_array_sort (list, by_code);
  return g_steal_pointer (&list);
}
