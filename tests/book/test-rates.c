/* test-rates.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mkr-exchange-rate.h"
#include "mkr-rate-use.h"
#include "mkr-test-book.h"

/* What a sum was converted at, and what lacks a rate. */

#define HEAD "date,source,kind,currency,gross,fee,reference\n"

static MkrDate
day (const char *text)
{
  MkrDate date;

  g_assert_true (mkr_date_parse (text, &date, NULL));
  return date;
}

static void
add_rate (MkrTestBook *self,
          const char  *base,
          const char  *quote,
          const char  *date,
          gint64       units,
          guint8       scale)
{
  const MkrExchangeRate rate = { mkr_currency_lookup (base), mkr_currency_lookup (quote), day (date), { units, scale }, MKR_RATE_TYPED };
  g_autoptr(GError) error = NULL;

  mkr_exchange_rate_add (self->book, &rate, &error);
  g_assert_no_error (error);
}

static void
assert_use (const GArray *uses,
            guint         i,
            const char   *currency,
            const char   *date,
            guint         n,
            gint64        worth,
            const char   *rate)
{
  const MkrRateUse *use = &g_array_index (uses, MkrRateUse, i);
  g_autofree char *text = mkr_decimal_to_string (use->rate);

  g_assert_cmpstr (use->currency->code, ==, currency);
  g_assert_cmpint (use->date, ==, day (date));
  g_assert_cmpuint (use->n, ==, n);
  g_assert_cmpint (use->worth, ==, worth);
  g_assert_cmpstr (text, ==, rate);
  g_assert_false (use->landed);
}

static void
test_uses (MkrTestBook   *self,
           gconstpointer  data)
{
  MkrPeriod period = { MKR_DATE_NONE, MKR_DATE_NONE };
  g_autoptr(GArray) uses = NULL;
  g_autoptr(GArray) later = NULL;

  mkr_test_import (self, "rows.csv", HEAD
                   "2026-04-03,Work,earning,EUR,100.00,0,1\n2026-04-05,Work,earning,EUR,10.00,0,2\n"
                   "2026-05-01,Press,earning,GBP,100.00,0,3\n2026-05-02,Play,earning,JPY,1000,0,4\n");
  add_rate (self, "EUR", "USD", "2026-04-03", 109, 2);
  add_rate (self, "USD", "GBP", "2026-05-01", 75, 2);
  add_rate (self, "EUR", "JPY", "2026-05-02", 160, 0);
  add_rate (self, "EUR", "USD", "2026-05-02", 110, 2);

  uses = mkr_rate_uses_read (self->book, NULL, NULL);
  g_assert_cmpuint (uses->len, ==, 3);
  /* 1000 × 1.10 ÷ 160 = 6.875; 100 ÷ 0.75 = 133.33; 110 × 1.09 = 119.90 */
  assert_use (uses, 0, "JPY", "2026-05-02", 1, 688, "0.006875");
  assert_use (uses, 1, "GBP", "2026-05-01", 1, 13333, "1.333333");
  assert_use (uses, 2, "EUR", "2026-04-03", 2, 11990, "1.09");

  period.first = day ("2026-05-02");
  later = mkr_rate_uses_read (self->book, &period, NULL);
  g_assert_cmpuint (later->len, ==, 1);
}

static void
test_gaps (MkrTestBook   *self,
           gconstpointer  data)
{
  g_autoptr(GArray) gaps = NULL;
  g_autoptr(GArray) none = NULL;
  const MkrRateGap *gap;
  gboolean lacks = FALSE;

  mkr_test_import (self, "rows.csv", HEAD
                   "2026-04-03,Work,earning,EUR,100.00,0,1\n2026-06-05,Work,earning,EUR,10.00,0,2\n"
                   "2026-05-01,Press,earning,USD,100.00,0,3\n");
  gaps = mkr_rate_gaps_read (self->book, NULL);
  g_assert_cmpuint (gaps->len, ==, 1);
  gap = &g_array_index (gaps, MkrRateGap, 0);
  g_assert_cmpstr (gap->currency->code, ==, "EUR");
  g_assert_cmpuint (gap->n, ==, 2);
  g_assert_cmpint (gap->first, ==, day ("2026-04-03"));
  g_assert_cmpint (gap->last, ==, day ("2026-06-05"));
  g_assert_true (mkr_rate_is_lacking (self->book, mkr_test_find_payout (self, "10.00"), &lacks, NULL));
  g_assert_true (lacks);
  g_assert_true (mkr_rate_is_lacking (self->book, mkr_test_find_payout (self, "Press"), &lacks, NULL));
  g_assert_false (lacks);

  add_rate (self, "EUR", "USD", "2026-04-01", 109, 2);
  add_rate (self, "EUR", "USD", "2026-06-01", 109, 2);
  none = mkr_rate_gaps_read (self->book, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (mkr_rate_is_lacking (self->book, mkr_test_find_payout (self, "10.00"), &lacks, NULL));
  g_assert_false (lacks);
}

static void
import_rate (MkrTestBook *self,
             const char  *date,
             gint64       units,
             guint8       scale)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (MkrReferenceRate));
  const MkrReferenceRate rate = { .currency = mkr_currency_lookup ("USD"), .date = day (date), .rate = { units, scale } };
  const MkrReferenceRates rates = { .all = all };
  g_autoptr(GError) error = NULL;
  guint added = 0;

  g_array_append_val (all, rate);
  g_assert_true (mkr_exchange_rates_import (self->book, &rates, &added, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (added, ==, 1);
}

static void
assert_worth (MkrTestBook *self,
              gint64       worth)
{
  g_autoptr(GArray) uses = mkr_rate_uses_read (self->book, NULL, NULL);

  g_assert_cmpuint (uses->len, ==, 1);
  g_assert_cmpint (g_array_index (uses, MkrRateUse, 0).worth, ==, worth);
  mkr_test_assert_sound (self->book);
}

/* What was typed hides the Central Bank's rate of the day, whichever came first and whichever way round it is written; it
 * does not take its place. */
static void
test_typed_hides (MkrTestBook   *self,
                  gconstpointer  data)
{
  for (guint i = 0; i < 4; i++)
    {
      gboolean typed_first = i % 2 == 0;
      gboolean inverse = i / 2 == 1;
      g_autoptr(GArray) all = NULL;
      g_autoptr(GError) error = NULL;
      const MkrCurrency *base = mkr_currency_lookup (inverse ? "USD" : "EUR");
      const MkrCurrency *quote = mkr_currency_lookup (inverse ? "EUR" : "USD");

      g_test_message ("typed first: %d, the other way round: %d", typed_first, inverse);
      mkr_test_import (self, "rows.csv", HEAD "2026-10-15,Work,earning,EUR,100.00,0,1\n");
      import_rate (self, "2026-10-14", 109, 2);
      if (!typed_first)
        import_rate (self, "2026-10-15", 110, 2);
      add_rate (self, base->code, quote->code, "2026-10-15", inverse ? 5 : 2, inverse ? 1 : 0);
      if (typed_first)
        import_rate (self, "2026-10-15", 110, 2);
      assert_worth (self, 20000);
      all = mkr_exchange_rates_list (self->book, 0, NULL, NULL);
      g_assert_cmpuint (all->len, ==, 3);

      g_assert_true (mkr_exchange_rate_remove (self->book, base, quote, day ("2026-10-15"), &error));
      g_assert_no_error (error);
      assert_worth (self, 11000);
      g_assert_false (mkr_exchange_rate_remove (self->book, base, quote, day ("2026-10-15"), &error));
      g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
      assert_worth (self, 11000);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  MKR_TEST_ADD ("/rates/uses", test_uses);
  MKR_TEST_ADD ("/rates/gaps", test_gaps);
  MKR_TEST_ADD ("/rates/typed-hides", test_typed_hides);
  return g_test_run ();
}
