/* test-date.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mkr-date.h"
#include "mkr-error.h"

/* Every day from 1990 to 2100 against a day-by-day count. */
static void
test_model (void)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  MkrDate date, expected = 7305;   /* 1990-01-01 */
  int weekday = 1;                 /* a Monday */

  for (int year = 1990; year <= 2100; year++)
    for (int month = 1; month <= 12; month++)
      {
        gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        int days = lengths[month - 1] + (month == 2 && leap ? 1 : 0);

        for (int day = 1; day <= days; day++)
          {
            int y, m, d;

            g_assert_true (mkr_date_from_ymd (year, month, day, &date));
            g_assert_cmpint (date, ==, expected);
            mkr_date_to_ymd (date, &y, &m, &d);
            g_assert_true (y == year && m == month && d == day);
            g_assert_cmpint (mkr_date_weekday (date), ==, weekday);

            expected++;
            weekday = weekday % 7 + 1;
          }

        g_assert_false (mkr_date_from_ymd (year, month, days + 1, &date));
        g_assert_false (mkr_date_from_ymd (year, month, 0, &date));
        g_assert_cmpint (mkr_month_last (year * 12 + month - 1), ==, expected - 1);
      }
}

static void
test_parse (void)
{
  static const char * const bad[] = {
    "", "2026-4-01", "2026-02-30", "2026-13-01", "1989-12-31", "2101-01-01", "01/02/2026",
    "2026-04-01 ", "20260401", "2026-04-0x", "45000",
  };
  MkrDate date;
  MkrMonth month;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (mkr_date_parse (bad[i], &date, &error));
      g_assert_error (error, MKR_ERROR, MKR_ERROR_MALFORMED);
    }

  g_assert_true (mkr_date_parse ("2028-02-29", &date, NULL));
  g_assert_true (mkr_month_parse ("2026-04", &month, NULL));
  g_assert_cmpint (mkr_month_number (month), ==, 4);
  g_assert_false (mkr_month_parse ("2026-13", &month, NULL));
}

static void
assert_date (MkrDate     date,
             const char *text)
{
  g_autofree char *string = mkr_date_to_string (date);

  g_assert_cmpstr (string, ==, text);
}

static void
test_clamp (void)
{
  MkrDate date;

  g_assert_true (mkr_date_parse ("2028-02-29", &date, NULL));
  assert_date (mkr_date_add_months (date, 12), "2029-02-28");
  g_assert_true (mkr_date_parse ("2026-01-31", &date, NULL));
  assert_date (mkr_date_add_months (date, 1), "2026-02-28");
  assert_date (mkr_date_add_months (date, -2), "2025-11-30");
  assert_date (mkr_month_day (2026 * 12 + 1, 31), "2026-02-28");
}

static void
test_format (void)
{
  MkrDate date;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;
  g_autofree char *d = NULL;

  g_assert_true (mkr_date_parse ("2026-01-08", &date, NULL));
  a = mkr_date_format (date, MKR_DATE_SHORT);
  b = mkr_date_format (date, MKR_DATE_LONG);
  c = mkr_date_format (date, MKR_DATE_FULL);
  d = mkr_month_format (mkr_date_month (date), MKR_DATE_FULL);
  g_assert_cmpstr (a, ==, "8 Jan");
  g_assert_cmpstr (b, ==, "8 January");
  g_assert_cmpstr (c, ==, "8 January 2026");
  g_assert_cmpstr (d, ==, "January 2026");
}

static void
test_clock (void)
{
  g_autoptr(GError) error = NULL;

  g_setenv ("MAKERENT_TODAY", "2026-11-19", TRUE);
  g_assert_true (mkr_clock_init (NULL, NULL));
  assert_date (mkr_clock_today (), "2026-11-19");
  g_assert_true (mkr_clock_is_fixed ());
  g_assert_true (mkr_clock_init ("2026-01-01", NULL));
  assert_date (mkr_clock_today (), "2026-01-01");
  g_assert_false (mkr_clock_init ("yesterday", &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_MALFORMED);
  g_unsetenv ("MAKERENT_TODAY");
  g_assert_true (mkr_clock_init (NULL, NULL));
  g_assert_false (mkr_clock_is_fixed ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/date/model", test_model);
  g_test_add_func ("/core/date/parse", test_parse);
  g_test_add_func ("/core/date/clamp", test_clamp);
  g_test_add_func ("/core/date/format", test_format);
  g_test_add_func ("/core/clock", test_clock);

  return g_test_run ();
}
