/* test-import.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include "mkr-service.h"
#include "mkr-test-book.h"
#include "mkr-test-rows.h"

#define OUTLIER "workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
#define A1 "\"Dec 1, 2025\",A1,1h 10m,$40.00/hr,$46.67,base,owl,paid\n"
#define A2 "\"Dec 2, 2025\",A2,55m 30s,$40.00/hr,$37.00,base,owl,paid\n"
#define A3 "\"Dec 3, 2025\",A3,1h 0m 0s,$40.00/hr,$40.00,base,owl,paid\n" \
           "\"Dec 3, 2025\",A3,20m 0s,$12.00/hr,$4.00,overtimePay,owl,paid\n"
#define M1 "\"Dec 4, 2025\",M1,0s,$0.00/hr,$25.00,missionReward,owl,paid\n"
#define A4 "\"Dec 5, 2025\",A4,45m 0s,$40.00/hr,$30.00,base,owl,%s\n"
#define A5 "\"Dec 6, 2025\",A5,18m 0s,$40.00/hr,$12.00,base,owl,paid\n"

/* Scenario 4: six new rows, 182.67 of which 30.00 wait, 4 h 10 min 30 s; then one new, one changed, five known. */
static void
test_earnings_csv (MkrTestBook   *self,
                   gconstpointer  data)
{
  g_autofree char *first = g_strdup_printf (OUTLIER A1 A2 A3 M1 A4, "pending");
  g_autofree char *second = g_strdup_printf (OUTLIER A1 A2 A3 M1 A4 A5, "paid");
  g_autoptr(MkrImportPlan) plan = mkr_test_plan (self, first);
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

  again = mkr_test_plan (self, second);
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


#define P_OUTLIER "01/10/2026,09:00:00,PST,Outlier,Website Payment,Completed,USD,50.00,0.00,50.00,T9\n"

static void
assert_works (MkrTestBook *self,
              MkrWork      work,
              gint64       net)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) sums = mkr_rollup_read (self->book, MKR_BASIS_RECEIVED, MKR_MONTH_NONE, MKR_MONTH_NONE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sums->len; i++)
    {
      g_assert_cmpint (g_array_index (sums, MkrRollup, i).work, ==, work);
      net -= g_array_index (sums, MkrRollup, i).net;
    }
  g_assert_cmpint (net, ==, 0);
  mkr_test_assert_sound (self->book);
}

/* A file that gives its source a kind of work gives it to the money that is there already, too. */
static void
test_kind_of_work (MkrTestBook   *self,
                   gconstpointer  data)
{
  mkr_test_import (self, "paypal.csv", PAYPAL P_OUTLIER);
  assert_works (self, MKR_WORK_UNSORTED, 5000);
  mkr_test_import (self, "1.csv", OUTLIER A1);
  assert_works (self, MKR_WORK_AI, 9667);
}

/* What a person said of the kind of work stays, “unsorted” too; a new name or account says nothing about it. */
static void
test_kind_of_work_is_kept (MkrTestBook   *self,
                           gconstpointer  data)
{
  g_autoptr(MkrSource) source = NULL;
  g_autoptr(GError) error = NULL;

  mkr_test_import (self, "paypal.csv", PAYPAL P_OUTLIER);
  source = mkr_source_find (self->book, "Outlier", &error);
  g_assert_no_error (error);
  g_assert_true (mkr_source_edit (self->book, source, &error));
  mkr_test_import (self, "1.csv", OUTLIER A1);
  assert_works (self, MKR_WORK_AI, 9667);

  source->work = MKR_WORK_UNSORTED;
  g_assert_true (mkr_source_edit (self->book, source, &error));
  mkr_test_import (self, "2.csv", OUTLIER A2);
  assert_works (self, MKR_WORK_UNSORTED, 13367);

  source->work = MKR_WORK_CRAFT;
  g_assert_true (mkr_source_edit (self->book, source, &error));
  mkr_test_import (self, "3.csv", OUTLIER A5);
  assert_works (self, MKR_WORK_CRAFT, 14567);
}

/* Re-import adds nothing, whatever the order of the rows. */
static void
test_again (MkrTestBook   *self,
            gconstpointer  data)
{
  MkrImportResult result;

  result = mkr_test_import (self, "paypal.csv", PAYPAL P1 P2 ("Completed"));
  g_assert_cmpuint (result.added, ==, 2);
  g_assert_cmpint (mkr_test_received (self), ==, 14500);
  result = mkr_test_import (self, "again.csv", PAYPAL P2 ("Completed") P1);
  g_assert_cmpint (result.batch, ==, 0);
  g_assert_cmpint (mkr_test_received (self), ==, 14500);
  g_assert_cmpuint (mkr_test_n_payouts (self), ==, 2);
}

/* Without an id identical rows are twins: counted by occurrence, in unless switched off, known the next time. */
static void
test_twins (MkrTestBook   *self,
            gconstpointer  data)
{
  g_autoptr(MkrImportPlan) plan = NULL;
  g_autoptr(MkrImportPlan) more = NULL;
  MkrImportResult result;
  MkrPlanCounts counts;

  plan = mkr_test_plan (self, CHASE C1 C1 C1);
  mkr_import_plan_get_counts (plan, &counts);
  g_assert_cmpuint (counts.new_rows, ==, 1);
  g_assert_cmpuint (counts.twin, ==, 2);
  g_assert_cmpstr (mkr_import_plan_get (plan, 1)->why, ==, "same as line 2, counts twice");
  g_assert_true (mkr_import_plan_get (plan, 1)->included);
  g_assert_cmpuint (mkr_import_plan_get (plan, 2)->occurrence, ==, 3);
  g_assert_true (mkr_import_plan_set_included (plan, 2, FALSE));
  g_assert_true (mkr_import_plan_apply (plan, self->book, FALSE, &result, NULL));
  g_assert_cmpuint (result.added, ==, 2);
  g_assert_cmpuint (result.left_out, ==, 1);
  g_assert_cmpint (mkr_test_received (self), ==, 90000);

  more = mkr_test_plan (self, CHASE C1 C1 C1);
  mkr_import_plan_get_counts (more, &counts);
  g_assert_cmpuint (counts.known, ==, 2);
  g_assert_cmpuint (counts.twin, ==, 1);
  g_assert_true (mkr_import_plan_apply (more, self->book, FALSE, &result, NULL));
  g_assert_cmpint (mkr_test_received (self), ==, 135000);
  mkr_test_assert_sound (self->book);

  result = mkr_test_import (self, "one.csv", CHASE C1);
  g_assert_cmpint (result.batch, ==, 0);
}

/* A known row that a person switches on is one more of it. */
static void
test_known_switched_on (MkrTestBook   *self,
                        gconstpointer  data)
{
  g_autoptr(MkrImportPlan) plan = NULL;
  g_autoptr(GError) error = NULL;
  MkrImportResult result;

  mkr_test_import (self, "chase.csv", CHASE C1);
  plan = mkr_test_plan (self, CHASE C1);
  g_assert_cmpint (mkr_import_plan_get (plan, 0)->status, ==, MKR_STATUS_KNOWN);
  g_assert_false (mkr_import_plan_get (plan, 0)->included);
  g_assert_true (g_str_has_prefix (mkr_import_plan_get (plan, 0)->why, "same transaction, imported "));
  g_assert_true (mkr_import_plan_set_included (plan, 0, TRUE));
  g_assert_true (mkr_import_plan_apply (plan, self->book, FALSE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.added, ==, 1);
  g_assert_cmpint (mkr_test_received (self), ==, 90000);
  mkr_test_assert_sound (self->book);
}

/* Pending rows are kept and count nowhere; Completed with the same id they start to count; undo takes that back. */
static void
test_changed_then_undone (MkrTestBook   *self,
                          gconstpointer  data)
{
  g_autoptr(MkrImportPlan) plan = NULL;
  g_autoptr(GArray) totals = NULL;
  g_autoptr(GPtrArray) history = NULL;
  g_autofree char *raw = NULL;
  MkrImportResult result;
  MkrUndoReport report;
  gint64 id;

  result = mkr_test_import (self, "first.csv", PAYPAL P1 P2 ("Pending"));
  g_assert_cmpuint (result.added, ==, 2);
  g_assert_cmpint (mkr_test_received (self), ==, 9700);
  plan = mkr_test_plan (self, PAYPAL P1 P2 ("Completed"));
  g_assert_cmpint (mkr_import_plan_get (plan, 1)->status, ==, MKR_STATUS_CHANGED);
  g_assert_cmpstr (mkr_import_plan_get (plan, 1)->why, ==, "did not count, now counts");
  totals = mkr_import_plan_get_totals (plan);
  g_assert_cmpuint (totals->len, ==, 1);
  g_assert_cmpint (g_array_index (totals, MkrPlanTotal, 0).net, ==, 4800);
  g_assert_true (mkr_import_plan_apply (plan, self->book, FALSE, &result, NULL));
  g_assert_cmpuint (result.changed, ==, 1);
  g_assert_cmpint (mkr_test_received (self), ==, 14500);
  mkr_test_assert_sound (self->book);
  id = mkr_test_find_payout (self, "tangelo");
  history = mkr_payout_history (self->book, id, NULL);
  g_assert_cmpuint (history->len, ==, 1);

  report = mkr_test_undo (self, result.batch);
  g_assert_cmpuint (report.restored, ==, 1);
  g_assert_cmpuint (report.removed, ==, 0);
  mkr_undo_report_clear (&report);
  g_assert_cmpint (mkr_test_received (self), ==, 9700);
  raw = mkr_payout_dup_raw (self->book, id, NULL);
  g_assert_nonnull (strstr (raw, "Pending"));

  /* The change is not known: it comes again. */
  result = mkr_test_import (self, "third.csv", PAYPAL P2 ("Completed"));
  g_assert_cmpuint (result.changed, ==, 1);
  g_assert_cmpint (mkr_test_received (self), ==, 14500);
}

/* An older file that comes later does not take back what is paid: what counts does not depend on the order of imports. */
static void
test_older_file (MkrTestBook   *self,
                 gconstpointer  data)
{
  static const char * const why = "an older state, the book has it as paid";
  g_autofree char *pending = g_strdup_printf (OUTLIER A4, "pending");
  g_autofree char *paid = g_strdup_printf (OUTLIER A4, "paid");
  g_autofree char *rejected = g_strdup_printf (OUTLIER A4, "rejected");
  g_autoptr(MkrImportPlan) plan = NULL;
  g_autoptr(MkrImportPlan) memo = NULL;
  g_autoptr(MkrImportPlan) later = NULL;
  g_autoptr(MkrImportPlan) denied = NULL;

  mkr_test_import (self, "1.csv", PAYPAL P2 ("Completed"));
  plan = mkr_test_plan (self, PAYPAL P2 ("Pending"));
  g_assert_cmpint (mkr_import_plan_get (plan, 0)->status, ==, MKR_STATUS_KNOWN);
  g_assert_cmpstr (mkr_import_plan_get (plan, 0)->why, ==, why);
  g_assert_cmpuint (mkr_test_import (self, "2.csv", PAYPAL P1 P2 ("Pending")).changed, ==, 0);
  g_assert_cmpint (mkr_test_received (self), ==, 14500);
  memo = mkr_test_plan (self, PAYPAL_IMPACT P2_MEMO);
  g_assert_cmpstr (mkr_import_plan_get (memo, 0)->why, ==, why);

  mkr_test_import (self, "3.csv", paid);
  later = mkr_test_plan (self, pending);
  g_assert_cmpstr (mkr_import_plan_get (later, 0)->why, ==, why);

  /* What was refused after all is a change. */
  denied = mkr_test_plan (self, rejected);
  g_assert_cmpint (mkr_import_plan_get (denied, 0)->status, ==, MKR_STATUS_CHANGED);
}

/* Three versions of one row: undoing the middle one leaves the last; undoing the last then gives the first. */
static void
test_undo_in_the_middle (MkrTestBook   *self,
                         gconstpointer  data)
{
  gint64 middle, last;
  MkrUndoReport report;

  mkr_test_import (self, "1.csv", PAYPAL P2 ("Pending"));
  middle = mkr_test_import (self, "2.csv", PAYPAL P2 ("Completed")).batch;
  last = mkr_test_import (self, "3.csv", PAYPAL P2_FEE).batch;
  g_assert_cmpint (mkr_test_received (self), ==, 4650);
  report = mkr_test_undo (self, middle);
  g_assert_cmpuint (report.kept, ==, 1);
  g_assert_cmpuint (report.restored, ==, 0);
  g_assert_nonnull (report.lines[0]);
  mkr_undo_report_clear (&report);
  g_assert_cmpint (mkr_test_received (self), ==, 4650);
  report = mkr_test_undo (self, last);
  g_assert_cmpuint (report.restored, ==, 1);
  mkr_undo_report_clear (&report);
  g_assert_cmpint (mkr_test_received (self), ==, 0);
}

/* The first import of a row that a later one changed keeps it. */
static void
test_undo_below_a_change (MkrTestBook   *self,
                          gconstpointer  data)
{
  gint64 first = mkr_test_import (self, "1.csv", PAYPAL P1 P2 ("Pending")).batch;
  MkrUndoReport report;

  mkr_test_import (self, "2.csv", PAYPAL P2 ("Completed"));
  report = mkr_test_undo (self, first);
  g_assert_cmpuint (report.removed, ==, 1);
  g_assert_cmpuint (report.kept, ==, 1);
  mkr_undo_report_clear (&report);
  g_assert_cmpint (mkr_test_received (self), ==, 4800);
}

/* Whichever of the two is undone first, nothing of them stays. */
static void
test_undo_both (MkrTestBook   *self,
                gconstpointer  data)
{
  for (guint first = 0; first < 2; first++)
    {
      gint64 batches[2];
      g_autoptr(GPtrArray) sources = NULL;
      MkrUndoReport report;

      batches[0] = mkr_test_import (self, "1.csv", PAYPAL P1 P2 ("Completed")).batch;
      batches[1] = mkr_test_import (self, "2.csv", PAYPAL P2_FEE).batch;
      report = mkr_test_undo (self, batches[first]);
      mkr_undo_report_clear (&report);
      report = mkr_test_undo (self, batches[1 - first]);
      g_assert_cmpuint (report.kept, ==, 0);
      mkr_undo_report_clear (&report);
      g_assert_cmpuint (mkr_test_n_payouts (self), ==, 0);
      g_assert_cmpint (mkr_test_received (self), ==, 0);
      sources = mkr_sources_list (self->book, NULL);
      g_assert_cmpuint (sources->len, ==, 0);
      mkr_test_assert_sound (self->book);

      /* Forgotten, too. */
      g_assert_cmpuint (mkr_test_import (self, "3.csv", PAYPAL P2 ("Completed")).added, ==, 1);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

static void
test_undo_keeps_edited (MkrTestBook   *self,
                        gconstpointer  data)
{
  gint64 batch = mkr_test_import (self, "1.csv", PAYPAL P1 P2 ("Completed")).batch;
  MkrSource source = { .name = (char *)"Orchard" };
  MkrUndoReport report;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) batches = NULL;
  g_autoptr(GPtrArray) sources = NULL;

  g_assert_true (mkr_source_add (self->book, &source, &error));
  g_free (source.alias);
  g_assert_true (mkr_payout_set_source (self->book, mkr_test_find_payout (self, "T1"), source.id, &error));
  g_assert_no_error (error);
  report = mkr_test_undo (self, batch);
  g_assert_cmpuint (report.removed, ==, 1);
  g_assert_cmpuint (report.kept, ==, 1);
  g_assert_cmpstr (report.lines[0], ==, "Line 2, 2026-01-10: kept, you edited it");
  mkr_undo_report_clear (&report);
  g_assert_cmpint (mkr_test_received (self), ==, 9700);

  batches = mkr_batches_list (self->book, &error);
  g_assert_true (((MkrBatch *)batches->pdata[0])->undone);
  g_assert_false (mkr_batch_undo (self->book, batch, &report, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (mkr_batch_undo (self->book, 77, &report, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);

  /* “Tangelo Mill” came with the import and goes with it; what the edited row says it was stays. */
  sources = mkr_sources_list (self->book, NULL);
  g_assert_cmpuint (sources->len, ==, 2);
}

static void
test_undo_then_again (MkrTestBook   *self,
                      gconstpointer  data)
{
  gint64 batch = mkr_test_import (self, "1.csv", PAYPAL P1 P2 ("Completed")).batch;
  MkrUndoReport report = mkr_test_undo (self, batch);
  MkrImportResult result;

  g_assert_cmpuint (report.removed, ==, 2);
  mkr_undo_report_clear (&report);
  g_assert_cmpuint (mkr_test_n_payouts (self), ==, 0);
  result = mkr_test_import (self, "1.csv", PAYPAL P1 P2 ("Completed"));
  g_assert_cmpuint (result.added, ==, 2);
  g_assert_cmpint (mkr_test_received (self), ==, 14500);
  mkr_test_assert_sound (self->book);
}

/* What a person removed does not come back with its file; switched on it does. */
static void
test_removed (MkrTestBook   *self,
              gconstpointer  data)
{
  g_autoptr(MkrImportPlan) plan = NULL;
  g_autoptr(GError) error = NULL;
  MkrImportResult result;
  gint64 id;

  mkr_test_import (self, "1.csv", PAYPAL P1 P2 ("Completed"));
  id = mkr_test_find_payout (self, "T1");
  g_assert_true (mkr_payout_remove (self->book, id, &error));
  g_assert_cmpint (mkr_test_received (self), ==, 4800);
  g_assert_false (mkr_payout_remove (self->book, id, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
  g_clear_error (&error);
  mkr_test_assert_sound (self->book);
  result = mkr_test_import (self, "1.csv", PAYPAL P1);
  g_assert_cmpint (result.batch, ==, 0);
  g_assert_true (mkr_payout_restore (self->book, id, &error));
  g_assert_cmpint (mkr_test_received (self), ==, 14500);
  g_assert_false (mkr_payout_restore (self->book, id, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (mkr_payout_remove (self->book, id, &error));
  plan = mkr_test_plan (self, PAYPAL P1);
  g_assert_cmpstr (mkr_import_plan_get (plan, 0)->why, ==, "you removed it");
  g_assert_true (mkr_import_plan_set_included (plan, 0, TRUE));
  g_assert_true (mkr_import_plan_apply (plan, self->book, FALSE, &result, &error));
  g_assert_cmpint (mkr_test_received (self), ==, 14500);
  mkr_test_assert_sound (self->book);
}

static void
test_problems (MkrTestBook   *self,
               gconstpointer  data)
{
  g_autoptr(MkrImportPlan) plan = mkr_test_plan (self, PAYPAL P1
    "01/14/2026,09:00:00,PST,Papaya,Website Payment,Completed,USD,1x0.00,-3.00,97.00,T8\n");
  g_autoptr(GError) error = NULL;
  MkrImportResult result;
  MkrPlanCounts counts;

  mkr_import_plan_get_counts (plan, &counts);
  g_assert_cmpuint (counts.problems, ==, 1);
  g_assert_false (mkr_import_plan_set_included (plan, 1, TRUE));
  g_assert_false (mkr_import_plan_apply (plan, self->book, FALSE, &result, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_PROBLEM_ROWS);
  g_assert_cmpuint (mkr_test_n_payouts (self), ==, 0);
  g_clear_error (&error);
  g_assert_true (mkr_import_plan_apply (plan, self->book, TRUE, &result, &error));
  g_assert_cmpuint (result.added, ==, 1);
  g_assert_cmpuint (result.left_out, ==, 1);
}

/* Applied as shown or not at all: the book moved by another program, and by ourselves. */
static void
test_moved_since (MkrTestBook   *self,
                  gconstpointer  data)
{
  g_autoptr(MkrImportPlan) first = mkr_test_plan (self, PAYPAL P1);
  g_autoptr(MkrImportPlan) second = mkr_test_plan (self, PAYPAL P1);
  g_autoptr(GError) error = NULL;
  MkrImportResult result;
  sqlite3 *other = NULL;

  g_assert_true (mkr_import_plan_apply (first, self->book, FALSE, &result, &error));
  g_assert_false (mkr_import_plan_apply (second, self->book, FALSE, &result, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_false (mkr_import_plan_apply (first, self->book, FALSE, &result, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_CHANGED);
  g_clear_error (&error);

  g_clear_pointer (&second, mkr_import_plan_free);
  second = mkr_test_plan (self, PAYPAL P2 ("Completed"));
  g_assert_cmpint (sqlite3_open (self->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "UPDATE setting SET floor_rate = 1", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  g_assert_false (mkr_import_plan_apply (second, self->book, FALSE, &result, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_CHANGED);
  g_assert_cmpuint (mkr_test_n_payouts (self), ==, 1);
  mkr_test_assert_sound (self->book);
}

static void
test_typed (MkrTestBook   *self,
            gconstpointer  data)
{
  MkrEntry entry = {
    .line = 1, .date = 20500, .currency = mkr_currency_lookup ("USD"), .gross = 10000, .fee = 250, .net = 9750, .scale = 2,
    .kind = MKR_KIND_EARNING, .state = MKR_STATE_PAID, .seconds = -1, .reference = "", .party = "Northpier Library", .type = "",
    .text = "reading", .project = "", .key = "", .reason = "", .cell = "", .cell_text = "",
  };
  g_autoptr(MkrStatement) statement = mkr_statement_new_typed (&entry, 1);
  g_autoptr(MkrImportPlan) plan = mkr_import_plan_new (self->book, statement, NULL, NULL);
  g_autoptr(MkrPayout) payout = NULL;
  g_autoptr(GError) error = NULL;
  MkrImportResult result;

  g_assert_cmpstr (mkr_import_plan_get_account (plan), ==, "Cash");
  g_assert_true (mkr_import_plan_apply (plan, self->book, FALSE, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mkr_test_received (self), ==, 9750);
  payout = mkr_payout_get (self->book, mkr_test_find_payout (self, "97.5"), &error);
  g_assert_cmpint (payout->batch, ==, 0);
  g_assert_cmpstr (payout->file_name, ==, "");
  g_assert_cmpstr (payout->source_name, ==, "Northpier Library");
  mkr_test_assert_sound (self->book);
}

static void
test_options (MkrTestBook   *self,
              gconstpointer  data)
{
  g_autoptr(MkrStatement) statement = mkr_test_read (self, "p.csv", PAYPAL P1 P2 ("Completed"));
  MkrPlanOptions options = { "My  PayPal", "Orchard" };
  g_autoptr(MkrImportPlan) plan = mkr_import_plan_new (self->book, statement, &options, NULL);
  g_autoptr(GPtrArray) sources = NULL;
  g_autoptr(MkrAccount) account = NULL;
  MkrImportResult result;

  g_assert_cmpstr (mkr_import_plan_get (plan, 0)->source, ==, "Orchard");
  g_assert_true (mkr_import_plan_apply (plan, self->book, FALSE, &result, NULL));
  sources = mkr_sources_list (self->book, NULL);
  g_assert_cmpuint (sources->len, ==, 1);
  account = mkr_account_find (self->book, "my paypal", NULL);
  g_assert_cmpstr (account->name, ==, "My PayPal");
  g_assert_cmpint (account->kind, ==, MKR_ACCOUNT_RAIL);
}

/* A planted error of each kind is found. */
static void
test_check (MkrTestBook   *self,
            gconstpointer  data)
{
  static const char * const planted[] = {
    "UPDATE rollup SET net = net + 1, gross = gross + 1",
    "DELETE FROM receipt_day",
    "UPDATE entry SET received = 0",
    "UPDATE entry SET key = (SELECT key FROM entry ORDER BY id LIMIT 1), occurrence = 1",
    "DELETE FROM batch_text",
    "UPDATE batch_text SET text = substr (text, 1, length (text) - 1)",
    "INSERT INTO entry_raw VALUES (99, 'x')",
    "UPDATE batch SET added = added + 1",
    "DELETE FROM source_name",
    "UPDATE presence SET statement = 0",
    "INSERT INTO movement VALUES (1, 2, 2)",
    "INSERT INTO covered VALUES (1, 1)",
    "INSERT INTO payer VALUES (1, 1)",
    "UPDATE entry SET date = '2026-02-30'",
    "UPDATE entry SET source = 77",
    "UPDATE entry SET account = 99",
    "UPDATE entry SET batch = 99 WHERE id = 1",
    "UPDATE entry SET key = substr (key, 2)",
    "UPDATE entry SET currency = 'DOLLAR'",
    "UPDATE entry SET edited = 2",
    "UPDATE entry SET seconds = -1",
    "CREATE INDEX stray ON entry (party)",
  };
  g_autofree char *good = NULL;
  gsize length;

  mkr_test_import (self, "1.csv", PAYPAL P1 P2 ("Completed"));
  g_assert_true (mkr_book_close (self->book, NULL));
  g_clear_object (&self->book);
  g_assert_true (g_file_get_contents (self->path, &good, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_auto(GStrv) lines = NULL;
      g_autoptr(MkrBook) book = NULL;
      g_autoptr(GError) error = NULL;
      sqlite3 *other = NULL;

      g_test_message ("%s", planted[i]);
      g_assert_true (g_file_set_contents (self->path, good, (gssize)length, NULL));
      g_assert_cmpint (sqlite3_open (self->path, &other), ==, SQLITE_OK);
      /* Another program need not keep the book's rules. */
      g_assert_cmpint (sqlite3_db_config (other, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (other, planted[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (other);
      book = mkr_book_open (self->path, MKR_BOOK_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      lines = mkr_book_check (book, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_strv_length (lines), >, 0);
      g_test_message ("%s", lines[0]);
    }
}

#define SPARKASSE \
  "Auftragskonto;Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Glaeubiger ID;Mandatsreferenz;" \
  "Kundenreferenz (End-to-End);Sammlerreferenz;Lastschrift Ursprungsbetrag;Auslagenersatz Ruecklastschrift;" \
  "Beguenstigter/Zahlungspflichtiger;Kontonummer/IBAN;BIC (SWIFT-Code);Betrag;Waehrung;Info\n"
#define FROM_SERVICE \
  "DE12;20.10.26;20.10.26;GUTSCHR. UEBERWEISUNG;PAYPAL AUSZAHLUNG;;;;;;;PayPal Europe;LU89;PP;258,40;EUR;Umsatz gebucht\n"
#define FROM_OWN \
  "DE12;21.10.26;21.10.26;GUTSCHR. UEBERWEISUNG;Umbuchung;;;;;;;Likewise Ltd;LU89;PP;10,00;EUR;Umsatz gebucht\n"

static void
assert_service (MkrTestBook *self,
                const char  *named)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrPayout) payout = mkr_payout_get (self->book, mkr_test_find_payout (self, "AUSZAHLUNG"), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mkr_service_of_payout (self->book, payout, &error), ==, named);
  g_assert_no_error (error);
}

/* What arrives from a service is counted in the service's own statement: as long as the book has none, it says so. */
static void
test_service (MkrTestBook   *self,
              gconstpointer  data)
{
  g_autoptr(MkrImportPlan) alone = mkr_test_plan (self, SPARKASSE FROM_SERVICE FROM_OWN);
  g_autoptr(MkrImportPlan) known = NULL;

  g_assert_nonnull (strstr (mkr_import_plan_get (alone, 0)->why, "PayPal"));
  g_assert_nonnull (strstr (mkr_import_plan_get (alone, 0)->why, "counted nowhere"));
  g_assert_cmpstr (mkr_import_plan_get (alone, 1)->why, ==, "own money moving, no income of its own");

  mkr_test_import (self, "bank.csv", SPARKASSE FROM_SERVICE);
  assert_service (self, "PayPal");
  mkr_test_import (self, "paypal.csv", PAYPAL P_OUTLIER);
  assert_service (self, NULL);
  known = mkr_test_plan (self, SPARKASSE FROM_OWN
                         "DE12;28.10.26;28.10.26;GUTSCHR. UEBERWEISUNG;PAYPAL;;;;;;;PayPal Europe;LU89;PP;8,40;EUR;Umsatz gebucht\n");
  g_assert_cmpstr (mkr_import_plan_get (known, 1)->why, ==, "own money moving, no income of its own");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/import/earnings-csv", test_earnings_csv);
  MKR_TEST_ADD ("/book/import/again", test_again);
  MKR_TEST_ADD ("/book/import/twins", test_twins);
  MKR_TEST_ADD ("/book/import/known-switched-on", test_known_switched_on);
  MKR_TEST_ADD ("/book/import/problems", test_problems);
  MKR_TEST_ADD ("/book/import/moved-since", test_moved_since);
  MKR_TEST_ADD ("/book/import/typed", test_typed);
  MKR_TEST_ADD ("/book/import/options", test_options);
  MKR_TEST_ADD ("/book/import/kind-of-work", test_kind_of_work);
  MKR_TEST_ADD ("/book/import/kind-of-work-is-kept", test_kind_of_work_is_kept);
  MKR_TEST_ADD ("/book/import/removed", test_removed);
  MKR_TEST_ADD ("/book/import/older-file", test_older_file);
  MKR_TEST_ADD ("/book/undo/changed", test_changed_then_undone);
  MKR_TEST_ADD ("/book/undo/middle", test_undo_in_the_middle);
  MKR_TEST_ADD ("/book/undo/below-a-change", test_undo_below_a_change);
  MKR_TEST_ADD ("/book/undo/both", test_undo_both);
  MKR_TEST_ADD ("/book/undo/edited", test_undo_keeps_edited);
  MKR_TEST_ADD ("/book/undo/again", test_undo_then_again);
  MKR_TEST_ADD ("/book/import/service", test_service);
  MKR_TEST_ADD ("/book/check", test_check);

  return g_test_run ();
}
