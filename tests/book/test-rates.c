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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  MKR_TEST_ADD ("/rates/uses", test_uses);
  MKR_TEST_ADD ("/rates/gaps", test_gaps);
  return g_test_run ();
}
