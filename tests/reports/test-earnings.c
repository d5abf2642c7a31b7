/* test-earnings.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-earnings.h"
#include "mkr-test-book.h"

#define HEAD "date,source,kind,currency,gross,fee,reference\n"

static MkrDate
day (const char *text)
{
  g_autoptr (GError) error = NULL;
  MkrDate date = MKR_DATE_NONE;

  if (text != NULL)
    mkr_date_parse (text, &date, &error);

  g_assert_no_error (error);
  return date;
}

static MkrEarnings *
earnings_of (MkrTestBook *test,
             MkrBy        by,
             const char  *first,
             const char  *last)
{
  MkrPeriod period = { day (first), day (last) };
  g_autoptr (GError) error = NULL;
  MkrEarnings *earnings = mkr_earnings_new (test->book, MKR_BASIS_RECEIVED, by, &period, &error);

  g_assert_no_error (error);
  return earnings;
}

static void
set_work (MkrTestBook *test,
          const char  *name,
          MkrWork      work)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MkrSource) source = mkr_source_find (test->book, name, &error);

  g_assert_no_error (error);
  source->work = work;
  mkr_source_edit (test->book, source, &error);
  g_assert_no_error (error);
}

/* “Annomill 3 100.00 −1.00 99.00 38.40 | …”: label, payouts, gross, fee, net in cents, share in basis points. */
static char *
describe (const GPtrArray *rows)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const MkrEarningsRow *row = rows->pdata[i];

      g_string_append_printf (out, "%s%s %s %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d",
                              i > 0 ? " | " : "", row->label, row->currency->code, row->n, row->gross, row->fee,
                              row->net, row->share_bp);
    }

  return g_string_free (out, FALSE);
}

static void
assert_rows (MkrTestBook *test,
             MkrBy        by,
             const char  *first,
             const char  *last,
             const char  *wanted)
{
  g_autoptr (MkrEarnings) earnings = earnings_of (test, by, first, last);
  g_autofree char *text = describe (earnings->rows);

  g_assert_cmpstr (text, ==, wanted);
}

/* Scenario 10: five sources, 20,000.00; the largest has 46.8 %, HHI 3,082.96; without it 44.0 %. */
static void
test_scenario_10 (MkrTestBook   *test,
                  gconstpointer  data)
{
  g_autoptr (MkrEarnings) earnings = NULL;
  g_autoptr (MkrEarnings) rest = NULL;
  g_autofree char *summary = NULL;

  mkr_test_import (test, "rows.csv", HEAD
                   "2026-01-15,B,earning,USD,4680.00,0,1\n2026-02-15,C,earning,USD,3120.00,0,2\n"
                   "2026-03-15,D,earning,USD,1560.00,0,3\n2026-04-15,E,earning,USD,1280.00,0,4\n");
  rest = earnings_of (test, MKR_BY_SOURCE, NULL, NULL);
  g_assert_cmpint (rest->top_share_bp, ==, 4398);

  mkr_test_import (test, "more.csv", HEAD "2026-08-15,A,earning,USD,9360.00,0,5\n");
  earnings = earnings_of (test, MKR_BY_SOURCE, NULL, NULL);
  g_assert_cmpint (earnings->top_share_bp, ==, 4680);
  g_assert_cmpstr (earnings->top_label, ==, "A");
  g_assert_cmpint (earnings->hhi_x100, ==, 308296);
  g_assert_cmpint (mkr_earnings_band (earnings->top_share_bp), ==, MKR_BAND_HIGH);
  g_assert_cmpuint (earnings->n_months, ==, 8);
  summary = mkr_earnings_summary (earnings);
  g_assert_true (g_str_has_prefix (summary, "January 2026 to August 2026: net 20,000.00"));
  g_assert_nonnull (g_strstr_len (summary, -1, " A is the largest with 46.8"));
  g_assert_true (g_str_has_suffix (summary, ": high."));
}

static void
test_bands (void)
{
  static const struct { int share; MkrBand band; } bands[] = {
    { 0, MKR_BAND_SPREAD }, { 2499, MKR_BAND_SPREAD }, { 2500, MKR_BAND_WATCH }, { 4000, MKR_BAND_WATCH },
    { 4001, MKR_BAND_HIGH }, { 10000, MKR_BAND_HIGH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    g_assert_cmpint (mkr_earnings_band (bands[i].share), ==, bands[i].band);
}

static void
make_book (MkrTestBook *test)
{
  mkr_test_import (test, "rows.csv", HEAD
                   "2026-01-10,Mill,earning,USD,300.00,3.00,1\n2026-01-20,Press,earning,USD,150.00,0,2\n"
                   "2026-02-10,Mill,earning,USD,100.00,1.00,3\n2026-02-12,,fee,USD,-4.00,0,4\n"
                   "2026-03-05,Press,earning,EUR,80.00,0,5\n2026-03-06,Mill,refund,USD,-50.00,0,6\n");
  set_work (test, "Mill", MKR_WORK_AI);
  set_work (test, "Press", MKR_WORK_CRAFT);
}

static void
test_groups (MkrTestBook   *test,
             gconstpointer  data)
{
  make_book (test);
  assert_rows (test, MKR_BY_SOURCE, NULL, NULL,
               "Mill USD 3 35000 400 34600 7033 | Press USD 1 15000 0 15000 3049 | no source USD 1 0 400 -400 -81 | "
               "Press EUR 1 8000 0 8000 10000");
  assert_rows (test, MKR_BY_CURRENCY, NULL, NULL, "USD USD 5 50000 800 49200 10000 | EUR EUR 1 8000 0 8000 10000");
  /* A period that begins and ends inside a month reads the rows themselves. */
  assert_rows (test, MKR_BY_SOURCE, "2026-01-15", "2026-02-10",
               "Press USD 1 15000 0 15000 6024 | Mill USD 1 10000 100 9900 3976");
  assert_rows (test, MKR_BY_SOURCE, "2026-02-01", "2026-02-28", "Mill USD 1 10000 100 9900 10421 | no source USD 1 0 400 -400 -421");
  assert_rows (test, MKR_BY_SOURCE, "2027-01-01", "2027-01-31", "");
}

static gint64
sum_rows (const GPtrArray   *rows,
          const MkrCurrency *currency,
          gboolean           by_month)
{
  gint64 sum = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const MkrEarningsRow *row = rows->pdata[i];

      if (row->currency == currency)
        sum += by_month ? row->months[0] + row->months[1] + row->months[2] : row->net;
    }

  return sum;
}

/* Σ by source = Σ by kind = Σ by account = Σ by month = the ledger, for each currency. */
static void
test_sums (MkrTestBook   *test,
           gconstpointer  data)
{
  const MkrCurrency *usd = mkr_currency_lookup ("USD");
  const MkrCurrency *eur = mkr_currency_lookup ("EUR");

  make_book (test);

  for (MkrBy by = MKR_BY_SOURCE; by <= MKR_BY_CURRENCY; by++)
    {
      g_autoptr (MkrEarnings) earnings = earnings_of (test, by, NULL, NULL);

      g_test_message ("%s", mkr_by_id (by));
      g_assert_cmpuint (earnings->n_months, ==, 3);
      g_assert_cmpint (sum_rows (earnings->rows, usd, FALSE), ==, 49200);
      g_assert_cmpint (sum_rows (earnings->rows, usd, TRUE), ==, 49200);
      g_assert_cmpint (sum_rows (earnings->rows, eur, FALSE), ==, 8000);
      g_assert_cmpint (sum_rows (earnings->rows, eur, TRUE), ==, 8000);
      g_assert_cmpint (sum_rows (earnings->totals, usd, FALSE), ==, 49200);
      g_assert_cmpint (sum_rows (earnings->totals, usd, TRUE), ==, 49200);
    }
}

static void
test_empty (MkrTestBook   *test,
            gconstpointer  data)
{
  g_autoptr (MkrEarnings) earnings = earnings_of (test, MKR_BY_SOURCE, NULL, NULL);
  g_autofree char *summary = mkr_earnings_summary (earnings);

  g_assert_cmpuint (earnings->rows->len, ==, 0);
  g_assert_cmpuint (earnings->n_months, ==, 0);
  g_assert_cmpint (earnings->top_share_bp, ==, -1);
  g_assert_cmpint (earnings->hhi_x100, ==, 0);
  g_assert_cmpstr (summary, ==, "Nothing received in this period.");
}

static void
test_ids (void)
{
  g_autoptr (GError) error = NULL;
  MkrBy by;

  for (MkrBy i = MKR_BY_SOURCE; i <= MKR_BY_CURRENCY; i++)
    {
      g_assert_true (mkr_by_from_id (mkr_by_id (i), &by, NULL));
      g_assert_cmpint (by, ==, i);
    }

  g_assert_false (mkr_by_from_id ("colour", &by, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_MALFORMED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/reports/earnings/scenario-10", test_scenario_10);
  g_test_add_func ("/reports/earnings/bands", test_bands);
  MKR_TEST_ADD ("/reports/earnings/groups", test_groups);
  MKR_TEST_ADD ("/reports/earnings/sums", test_sums);
  MKR_TEST_ADD ("/reports/earnings/empty", test_empty);
  g_test_add_func ("/reports/earnings/ids", test_ids);

  return g_test_run ();
}
