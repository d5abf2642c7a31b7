/* test-hours.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mkr-contract-kinds.h"
#include "mkr-duration.h"
#include "mkr-pay-week.h"

/* Mercor's: Saturday 00:00 to Friday 23:59, India time. */
static const MkrPayWeek india = { "Asia/Kolkata", 6, 0 };

#define LOS_ANGELES "America/Los_Angeles"

static gint64
at (const char *text,
    const char *zone)
{
  g_autoptr(GError) error = NULL;
  gint64 instant = 0;

  g_assert_true (mkr_instant_parse (text, zone, &instant, &error));
  g_assert_no_error (error);
  return instant;
}

static void
assert_instant (gint64      instant,
                const char *zone,
                const char *expected)
{
  g_autofree char *text = mkr_instant_format (instant, zone);

  g_assert_cmpstr (text, ==, expected);
}

static MkrDate
day (const char *text)
{
  MkrDate date = 0;

  g_assert_true (mkr_date_parse (text, &date, NULL));
  return date;
}

/* Scenario 7 of the domain: the cut-off in a Los Angeles week, in summer and in winter. */
static void
test_cut_off (void)
{
  gint64 ten = at ("2026-03-13 10:00", LOS_ANGELES), two = at ("2026-03-13 14:00", LOS_ANGELES);
  gint64 cut_off = mkr_pay_week_cut_off (&india, ten);

  assert_instant (cut_off, LOS_ANGELES, "2026-03-13 11:30 PDT");
  assert_instant (cut_off, "Asia/Kolkata", "2026-03-14 00:00 IST");
  g_assert_cmpint (cut_off - ten, ==, 90 * 60);
  g_assert_cmpint (mkr_pay_week_start (&india, two), ==, cut_off);
  g_assert_cmpint (mkr_pay_week_start (&india, cut_off), ==, cut_off);
  g_assert_cmpint (mkr_pay_week_cut_off (&india, cut_off - 1), ==, cut_off);
  assert_instant (mkr_pay_week_cut_off (&india, at ("2026-01-09 09:00", LOS_ANGELES)), LOS_ANGELES, "2026-01-09 10:30 PST");
  g_assert_cmpint (mkr_pay_week_pay_day (&india, ten, 3, 0), ==, day ("2026-03-18"));
  g_assert_cmpint (mkr_pay_week_pay_day (&india, two, 3, 0), ==, day ("2026-03-25"));
  g_assert_cmpint (mkr_pay_week_pay_day (&india, ten, 3, 7), ==, day ("2026-03-25"));
}

/* A week of a zone that changes its clocks is an hour short or long, and still begins at its own time. */
static void
test_clock_changes (void)
{
  const MkrPayWeek pacific = { LOS_ANGELES, 1, 0 }, night = { LOS_ANGELES, 7, 150 }, cairo = { "Africa/Cairo", 5, 0 };
  gint64 spring = at ("2026-03-04 12:00", LOS_ANGELES), autumn = at ("2026-10-28 12:00", LOS_ANGELES);

  g_assert_cmpint (mkr_pay_week_cut_off (&pacific, spring) - mkr_pay_week_start (&pacific, spring), ==, 167 * 3600);
  g_assert_cmpint (mkr_pay_week_cut_off (&pacific, autumn) - mkr_pay_week_start (&pacific, autumn), ==, 169 * 3600);
  /* 8 March has no 02:30: as if the clock had not jumped yet. */
  assert_instant (mkr_pay_week_cut_off (&night, spring), LOS_ANGELES, "2026-03-08 03:30 PDT");
  /* Cairo's clocks jump at midnight between Thursday and Friday, 24 April 2026. */
  assert_instant (mkr_pay_week_cut_off (&cairo, at ("2026-04-22 12:00", "Africa/Cairo")), "Africa/Cairo", "2026-04-24 01:00 EEST");
  /* 1 November has 01:30 twice: the first. */
  assert_instant (at ("2026-11-01 01:30", LOS_ANGELES), LOS_ANGELES, "2026-11-01 01:30 PDT");
}

/* Every hour of two years lies in exactly one week, and weeks join. */
static void
test_weeks_join (void)
{
  static const char * const zones[] = { LOS_ANGELES, "Asia/Kolkata", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Cairo", "UTC" };

  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      const MkrPayWeek week = { zones[z], 1 + z, (int) z * 30 };
      gint64 first = at ("2025-12-30 00:00", "UTC");

      for (gint64 t = first; t < first + G_GINT64_CONSTANT (86400) * 400; t += 7200)
        {
          gint64 start = mkr_pay_week_start (&week, t), end = mkr_pay_week_cut_off (&week, t);

          g_assert_true (start <= t && t < end);
          g_assert_cmpint (mkr_pay_week_start (&week, end), ==, end);
          g_assert_cmpint (mkr_pay_week_start (&week, end - 1), ==, start);
          g_assert_cmpint (ABS (end - start - 7 * 86400), <=, 3600);
        }
    }
}

static void
test_bad_times (void)
{
  static const char * const bad[] = {
    "2026-03-08 02:30", "2026-03-13", "2026-03-13 24:00", "2026-03-13 10:60", "2026-02-30 10:00", "2026-03-13 -1:00", "", "now",
    "2026-03-13 1:000",
  };
  g_autofree char *local = mkr_zone_local ();
  gint64 instant;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (mkr_instant_parse (bad[i], LOS_ANGELES, &instant, &error));
      g_assert_error (error, MKR_ERROR, MKR_ERROR_MALFORMED);
    }
  g_assert_false (mkr_zone_check ("Mars/Olympus", NULL));
  g_assert_false (mkr_zone_check ("", NULL));
  g_assert_true (mkr_zone_check (local, NULL));
  g_assert_cmpint (mkr_instant_date (at ("1999-12-31 23:59", "Asia/Kolkata"), "Asia/Kolkata"), ==, day ("1999-12-31"));
}

static void
test_durations (void)
{
  static const struct { const char *text; gint64 seconds; const char *plain; } good[] = {
    { "1:30", 5400, "1:30" }, { "1h30", 5400, "1:30" }, { "90 min", 5400, "1:30" }, { "1.5 h", 5400, "1:30" },
    { "1,5h", 5400, "1:30" }, { " 90m ", 5400, "1:30" }, { "1 h 30 min", 5400, "1:30" }, { "55m 30s", 3330, "0:55:30" },
    { "1h 2m 3s", 3723, "1:02:03" }, { "1:02:03", 3723, "1:02:03" }, { "0.25 h", 900, "0:15" }, { "66 h 40 min", 240000, "66:40" },
    { "1,5 Std", 5400, "1:30" }, { "2 hours", 7200, "2:00" }, { "0:00", 0, "0:00" }, { "90:00", 324000, "90:00" },
  };
  static const char * const bad[] = {
    "", "90", "1.5", "1:60", "1:5", "-1:30", "1h90", "30m 1h", "1h 2h", "0.3333 h", "half an hour", "1:30 h", "1h30.5", "100001 h",
    "9999999999 h", "1..5 h", "m",
  };
  gint64 seconds;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *plain = NULL;

      g_assert_true (mkr_duration_parse (good[i].text, &seconds, NULL));
      g_assert_cmpint (seconds, ==, good[i].seconds);
      plain = mkr_duration_format (seconds);
      g_assert_cmpstr (plain, ==, good[i].plain);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      seconds = 7;
      g_assert_false (mkr_duration_parse (bad[i], &seconds, &error));
      g_assert_true (error->domain == MKR_ERROR);
      g_assert_cmpint (seconds, ==, 7);
    }
}

/* Scenario 12 of the domain, and month ends. */
static void
test_ends (void)
{
  g_assert_cmpint (mkr_date_end_after (day ("2026-03-14"), 24, 0), ==, day ("2028-03-14"));
  g_assert_cmpint (mkr_date_end_for (day ("2026-02-01"), 12, 0), ==, day ("2027-01-31"));
  g_assert_cmpint (mkr_date_end_after (day ("2028-02-29"), 12, 0), ==, day ("2029-02-28"));
  g_assert_cmpint (mkr_date_end_for (day ("2028-02-29"), 12, 0), ==, day ("2029-02-28"));
  g_assert_cmpint (mkr_date_end_for (day ("2026-01-31"), 1, 0), ==, day ("2026-02-28"));
  g_assert_cmpint (mkr_date_end_for (day ("2026-03-02"), 0, 7), ==, day ("2026-03-08"));
  g_assert_cmpint (mkr_date_end_after (day ("2027-01-31"), 0, 1), ==, day ("2027-02-01"));
}

static void
test_moves (void)
{
  static const char * const allowed[] = {
    "lead applied", "applied testing", "testing offered", "offered signed", "signed active", "active paused", "paused active",
    "active ended", "paused ended", "ended active", "lead declined", "lead turned-down", "lead no-answer", "applied declined",
    "applied turned-down", "applied no-answer", "testing declined", "testing turned-down", "testing no-answer",
    "offered declined", "offered turned-down", "offered no-answer",
  };
  guint n = 0;

  for (int from = MKR_CONTRACT_LEAD; from <= MKR_CONTRACT_NO_ANSWER; from++)
    for (int to = MKR_CONTRACT_LEAD; to <= MKR_CONTRACT_NO_ANSWER; to++)
      {
        g_autofree char *move = g_strdup_printf ("%s %s", mkr_contract_state_id (from), mkr_contract_state_id (to));
        g_autoptr(GError) error = NULL;
        gboolean listed = FALSE;

        for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
          listed |= g_str_equal (allowed[i], move);
        g_assert_true (mkr_contract_state_may_become (from, to, &error) == listed);
        n += listed;
        if (!listed)
          g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
      }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (allowed));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/hours/cut-off", test_cut_off);
  g_test_add_func ("/core/hours/clock-changes", test_clock_changes);
  g_test_add_func ("/core/hours/weeks-join", test_weeks_join);
  g_test_add_func ("/core/hours/bad-times", test_bad_times);
  g_test_add_func ("/core/hours/durations", test_durations);
  g_test_add_func ("/core/hours/ends", test_ends);
  g_test_add_func ("/core/contract/moves", test_moves);

  return g_test_run ();
}
