/* mkr-exchange-rate.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-exchange-rate.h"
#include "mkr-ledger.h"

static MkrExchangeRate
read_rate (MkrQuery *query)
{
  return (MkrExchangeRate) {
    .base = mkr_column_currency (query, 0),
    .quote = mkr_column_currency (query, 1),
    .date = mkr_column_date (query, 2),
    .rate = { sqlite3_column_int64 (query, 3), (guint8)sqlite3_column_int (query, 4) },
    .origin = sqlite3_column_int (query, 5),
  };
}

GArray *
mkr_exchange_rates_list (MkrBook            *book,
                         MkrRateOrigin       origin,
                         const MkrCurrency  *currency,
                         GError            **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (MkrExchangeRate));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT base, quote, date, units, scale, origin FROM exchange_rate WHERE (?1 = 0 OR origin = ?1) "
                          "AND (?2 IS NULL OR ?2 IN (base, quote)) ORDER BY date DESC, base, quote, origin", "it",
                          (gint64)origin, currency ? currency->code : NULL);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrExchangeRate rate = read_rate (query);

      if (rate.base && rate.quote)
        g_array_append_val (list, rate);
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

GArray *
mkr_exchange_rates_spans (MkrBook  *book,
                          GError  **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (MkrRateSpan));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT quote, min (date), max (date), count(*) FROM exchange_rate WHERE origin = 2 "
                          "GROUP BY quote ORDER BY quote", NULL);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrRateSpan span = {
        .currency = mkr_column_currency (query, 0),
        .first = mkr_column_date (query, 1),
        .last = mkr_column_date (query, 2),
        .n = (guint)sqlite3_column_int64 (query, 3),
      };

      if (span.currency)
        g_array_append_val (list, span);
    }
  for (guint i = 0; state == 0 && i < list->len; i++)
    {
      MkrRateSpan *span = &g_array_index (list, MkrRateSpan, i);
      g_autoptr(MkrQuery) newest = mkr_book_query (book, error,
                                                   "SELECT units, scale FROM exchange_rate WHERE base = 'EUR' AND quote = ? "
                                                   "AND date = ? AND origin = 2", "td", span->currency->code, span->last);

      if (!newest || mkr_book_step (book, newest, error) < 0)
        return NULL;
      span->newest = (MkrDecimal) { sqlite3_column_int64 (newest, 0), (guint8)sqlite3_column_int (newest, 1) };
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

static gboolean
check (const MkrExchangeRate  *self,
       GError                **error)
{
  const char *reason = NULL;

  if (self->base == self->quote)
    reason = _("An exchange rate is between two different currencies");
  else if (self->date == MKR_DATE_NONE)
    reason = _("An exchange rate needs the day that it is of");
  else if (self->rate.units <= 0)
    reason = _("An exchange rate lies above 0");

  if (!reason)
    return TRUE;
  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_REFUSED, reason);
  return FALSE;
}

gboolean
mkr_exchange_rate_add (MkrBook                *book,
                       const MkrExchangeRate  *self,
                       GError                **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->base && self->quote, FALSE);

  if (!check (self, error) || !mkr_book_begin (book, _("Saving the exchange rate"), error))
    return FALSE;
  /* The other way round it would be a second answer to the same question. */
  ok = mkr_book_run (book, error, "DELETE FROM exchange_rate WHERE base = ? AND quote = ? AND date = ? AND origin = 1", "ttd",
                     self->quote->code, self->base->code, self->date) &&
       mkr_book_run (book, error,
                     "INSERT OR REPLACE INTO exchange_rate (base, quote, date, units, scale, origin) VALUES (?, ?, ?, ?, ?, 1)",
                     "ttdii", self->base->code, self->quote->code, self->date, self->rate.units, (gint64)self->rate.scale);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild_worths, error);
}

gboolean
mkr_exchange_rate_remove (MkrBook            *book,
                          const MkrCurrency  *base,
                          const MkrCurrency  *quote,
                          MkrDate             date,
                          GError            **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Removing the exchange rate"), error))
    return FALSE;
  ok = mkr_book_run (book, error, "DELETE FROM exchange_rate WHERE base = ? AND quote = ? AND date = ? AND origin = 1", "ttd",
                     base->code, quote->code, date);
  ok = ok && mkr_book_check_changed (book, _("No exchange rate of these currencies was typed for that day"), error);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild_worths, error);
}

static gboolean
insert_rates (MkrBook                  *book,
              const MkrReferenceRates  *rates,
              GError                  **error)
{
  for (guint i = 0; i < rates->all->len; i++)
    {
      const MkrReferenceRate *rate = &g_array_index (rates->all, MkrReferenceRate, i);

      if (!mkr_book_run (book, error,
                         "INSERT INTO exchange_rate (base, quote, date, units, scale, origin) VALUES ('EUR', ?1, ?2, ?3, ?4, 2) "
                         "ON CONFLICT DO UPDATE SET units = excluded.units, scale = excluded.scale", "tdii",
                         rate->currency->code, rate->date, rate->rate.units, (gint64)rate->rate.scale))
        return FALSE;
    }
  return TRUE;
}

gboolean
mkr_exchange_rates_import (MkrBook                  *book,
                           const MkrReferenceRates  *rates,
                           guint                    *added,
                           GError                  **error)
{
  gint64 before = 0, after = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Importing the exchange rates"), error))
    return FALSE;
  ok = mkr_book_value (book, &before, error, "SELECT count(*) FROM exchange_rate", NULL) &&
       insert_rates (book, rates, error) &&
       mkr_book_value (book, &after, error, "SELECT count(*) FROM exchange_rate", NULL);
  *added = (guint)(after - before);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild_worths, error);
}

gboolean
mkr_exchange_rates_forget (MkrBook  *book,
                           guint    *removed,
                           GError  **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Removing the exchange rates"), error))
    return FALSE;
  ok = mkr_book_run (book, error, "DELETE FROM exchange_rate WHERE origin = 2", NULL);
  *removed = ok ? (guint)sqlite3_changes (book->db) : 0;
  return mkr_book_finish (book, ok, mkr_ledger_rebuild_worths, error);
}
