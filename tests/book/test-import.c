/* test-import.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-test-book.h"

#define OUTLIER "workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
#define A1 "\"Dec 1, 2025\",A1,1h 10m,$40.00/hr,$46.67,base,owl,paid\n"
#define A2 "\"Dec 2, 2025\",A2,55m 30s,$40.00/hr,$37.00,base,owl,paid\n"
#define A3 "\"Dec 3, 2025\",A3,1h 0m 0s,$40.00/hr,$40.00,base,owl,paid\n" \
           "\"Dec 3, 2025\",A3,20m 0s,$12.00/hr,$4.00,overtimePay,owl,paid\n"
#define M1 "\"Dec 4, 2025\",M1,0s,$0.00/hr,$25.00,missionReward,owl,paid\n"
#define A4 "\"Dec 5, 2025\",A4,45m 0s,$40.00/hr,$30.00,base,owl,%s\n"
#define A5 "\"Dec 6, 2025\",A5,18m 0s,$40.00/hr,$12.00,base,owl,paid\n"

static MkrImportPlan *
plan_for (MkrTestBook *self,
          const char  *csv)
{
  g_autoptr(MkrStatement) statement = mkr_test_read (self, "outlier.csv", csv);
  g_autoptr(GError) error = NULL;
  MkrImportPlan *plan = mkr_import_plan_new (self->book, statement, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

/* Scenario 4: six new rows, 182.67 of which 30.00 wait, 4 h 10 min 30 s; then one new, one changed, five known. */
static void
test_earnings_csv (MkrTestBook   *self,
                   gconstpointer  data)
{
  g_autofree char *first = g_strdup_printf (OUTLIER A1 A2 A3 M1 A4, "pending");
  g_autofree char *second = g_strdup_printf (OUTLIER A1 A2 A3 M1 A4 A5, "paid");
  g_autoptr(MkrImportPlan) plan = plan_for (self, first);
  g_autoptr(MkrImportPlan) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) totals = mkr_import_plan_get_totals (plan);
  g_autoptr(GArray) waiting = NULL;
  MkrImportResult result;
  MkrPlanCounts counts;
  int seconds = 0;

  mkr_import_plan_get_counts (plan, &counts);
  g_assert_cmpuint (counts.new_rows, ==, 6);
  g_assert_cmpuint (totals->len, ==, 1);
  g_assert_cmpint (g_array_index (totals, MkrPlanTotal, 0).net, ==, 18267);
  for (guint i = 0; i < mkr_import_plan_get_n (plan); i++)
    seconds += MAX (0, mkr_import_plan_get (plan, i)->entry->seconds);
  g_assert_cmpint (seconds, ==, 4 * 3600 + 10 * 60 + 30);
  g_assert_true (mkr_import_plan_apply (plan, self->book, FALSE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.added, ==, 6);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, 18267);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 15267);
  waiting = mkr_waiting_read (self->book, &error);
  g_assert_cmpuint (waiting->len, ==, 1);
  g_assert_cmpint (g_array_index (waiting, MkrWaiting, 0).net, ==, 3000);
  mkr_test_assert_sound (self->book);

  again = plan_for (self, second);
  mkr_import_plan_get_counts (again, &counts);
  g_assert_cmpuint (counts.new_rows, ==, 1);
  g_assert_cmpuint (counts.changed, ==, 1);
  g_assert_cmpuint (counts.known, ==, 5);
  g_assert_true (mkr_import_plan_apply (again, self->book, FALSE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.added, ==, 1);
  g_assert_cmpuint (result.changed, ==, 1);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, 19467);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 19467);
  mkr_test_assert_sound (self->book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/import/earnings-csv", test_earnings_csv);

  return g_test_run ();
}
