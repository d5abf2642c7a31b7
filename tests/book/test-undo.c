/* test-undo.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include "mkr-correction.h"
#include "mkr-test-book.h"
#include "mkr-test-rows.h"


/* An import that switched a removed row on again is taken back: the row is removed again, and what a person removed after an
 * import stays removed. */
static void
test_undo_removed (MkrTestBook   *self,
                   gconstpointer  data)
{
  g_autoptr(MkrImportPlan) plan = NULL;
  g_autoptr(GError) error = NULL;
  MkrImportResult result;
  MkrUndoReport report;

  mkr_test_import (self, "1.csv", PAYPAL P1 P2 ("Completed"));
  g_assert_true (mkr_payout_remove (self->book, mkr_test_find_payout (self, "T1"), &error));
  plan = mkr_test_plan (self, PAYPAL P1);
  g_assert_true (mkr_import_plan_set_included (plan, 0, TRUE));
  g_assert_true (mkr_import_plan_apply (plan, self->book, FALSE, &result, &error));
  g_assert_cmpint (mkr_test_received (self), ==, 14500);
  report = mkr_test_undo (self, result.batch);
  g_assert_cmpuint (report.restored, ==, 1);
  g_assert_cmpuint (report.removed, ==, 0);
  mkr_undo_report_clear (&report);
  g_assert_cmpint (mkr_test_received (self), ==, 4800);
  mkr_test_assert_sound (self->book);
}

/* Several imports as one: what a later one fails on takes the earlier ones along, without a trace. */
static void
test_group (MkrTestBook   *self,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) batches = NULL;
  g_autoptr(GError) error = NULL;

  for (guint keep = 0; keep < 2; keep++)
    {
      g_assert_true (mkr_book_begin_group (self->book, &error));
      mkr_test_import (self, "1.csv", PAYPAL P1);
      mkr_test_import (self, "2.csv", PAYPAL P2 ("Completed"));
      g_assert_cmpuint (mkr_test_n_payouts (self), ==, 2);
      g_assert_true (mkr_book_end_group (self->book, keep == 1, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (mkr_test_n_payouts (self), ==, keep * 2);
      g_clear_pointer (&batches, g_ptr_array_unref);
      batches = mkr_batches_list (self->book, &error);
      g_assert_cmpuint (batches->len, ==, keep * 2);
      mkr_test_assert_sound (self->book);
    }
}

#define P3 "01/20/2026,09:00:00,PST,Medlar Press,Website Payment,Completed,USD,30.00,0.00,30.00,T3\n"

static gboolean
is_there (MkrTestBook *self,
          const char  *text)
{
  MkrPayoutFilter filter = MKR_PAYOUT_FILTER_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = NULL;

  filter.text = text;
  ids = mkr_payouts_ids (self->book, &filter, &error);
  g_assert_no_error (error);
  return ids->len == 1;
}

/* Two files that have a row in common: whichever came first, undoing one of them leaves what the other one says. */
static void
test_undo_overlap (MkrTestBook   *self,
                   gconstpointer  data)
{
  gint64 later = mkr_test_import (self, "o2.csv", PAYPAL P2 ("Completed") P3).batch;
  gint64 earlier = mkr_test_import (self, "o1.csv", PAYPAL P1 P2 ("Completed")).batch;
  MkrUndoReport report = mkr_test_undo (self, later);

  g_assert_cmpuint (report.removed, ==, 1);
  g_assert_cmpuint (report.kept, ==, 1);
  g_assert_cmpstr (report.lines[0], ==, "Line 2, 2026-01-13: kept, another import has it too");
  mkr_undo_report_clear (&report);
  g_assert_true (is_there (self, "T1") && is_there (self, "T2"));
  g_assert_cmpint (mkr_test_received (self), ==, 14500);

  /* The last file that has it takes it along. */
  report = mkr_test_undo (self, earlier);
  g_assert_cmpuint (report.removed, ==, 2);
  g_assert_cmpuint (report.kept, ==, 0);
  mkr_undo_report_clear (&report);
  g_assert_cmpuint (mkr_test_n_payouts (self), ==, 0);
}

/* A row that three files have goes with the last of them, in whatever order they are undone. */
static void
test_undo_overlap_of_three (MkrTestBook   *self,
                            gconstpointer  data)
{
  static const guint orders[][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      gint64 batches[] = {
        mkr_test_import (self, "1.csv", PAYPAL P2 ("Completed")).batch,
        mkr_test_import (self, "2.csv", PAYPAL P1 P2 ("Completed")).batch,
        mkr_test_import (self, "3.csv", PAYPAL P2 ("Completed") P3).batch,
      };

      for (guint k = 0; k < 3; k++)
        {
          MkrUndoReport report = mkr_test_undo (self, batches[orders[i][k]]);

          mkr_undo_report_clear (&report);
          g_assert_true (is_there (self, "T2") == (k < 2));
        }
      g_assert_cmpuint (mkr_test_n_payouts (self), ==, 0);
    }
}

/* A change that a later file confirms stays as long as that file does. */
static void
test_undo_confirmed_change (MkrTestBook   *self,
                            gconstpointer  data)
{
  gint64 change, confirms;
  MkrUndoReport report;

  mkr_test_import (self, "1.csv", PAYPAL P2 ("Pending"));
  change = mkr_test_import (self, "2.csv", PAYPAL P2 ("Completed")).batch;
  confirms = mkr_test_import (self, "3.csv", PAYPAL P1 P2 ("Completed")).batch;
  report = mkr_test_undo (self, change);
  g_assert_cmpuint (report.restored, ==, 0);
  g_assert_cmpuint (report.kept, ==, 1);
  g_assert_cmpstr (report.lines[0], ==, "Line 2, 2026-01-13: kept, another import has it too");
  mkr_undo_report_clear (&report);
  g_assert_cmpint (mkr_test_received (self), ==, 14500);
  report = mkr_test_undo (self, confirms);
  g_assert_cmpuint (report.restored, ==, 1);
  g_assert_cmpuint (report.removed, ==, 1);
  mkr_undo_report_clear (&report);
  g_assert_cmpint (mkr_test_received (self), ==, 0);
  g_assert_cmpuint (mkr_test_n_payouts (self), ==, 1);
}

/* A row that the person took out stays out, and is still known when the other file comes again. */
static void
test_undo_overlap_removed (MkrTestBook   *self,
                           gconstpointer  data)
{
  gint64 first = mkr_test_import (self, "o2.csv", PAYPAL P2 ("Completed") P3).batch;
  g_autoptr(GError) error = NULL;
  MkrUndoReport report;

  mkr_test_import (self, "o1.csv", PAYPAL P1 P2 ("Completed"));
  g_assert_true (mkr_payout_remove (self->book, mkr_test_find_payout (self, "T2"), &error));
  report = mkr_test_undo (self, first);
  g_assert_cmpuint (report.removed, ==, 1);
  g_assert_cmpuint (report.kept, ==, 0);
  mkr_undo_report_clear (&report);
  g_assert_cmpint (mkr_test_received (self), ==, 9700);
  g_assert_cmpint (mkr_test_import (self, "o1.csv", PAYPAL P1 P2 ("Completed")).batch, ==, 0);
}

/* Sources that only the undone import needed go, however many there are. */
static void
test_undo_many_payers (MkrTestBook   *self,
                       gconstpointer  data)
{
  g_autoptr(GString) csv = g_string_new (PAYPAL);
  g_autoptr(GPtrArray) sources = NULL;
  g_autoptr(GError) error = NULL;
  MkrUndoReport report;

  mkr_test_import (self, "1.csv", PAYPAL P1 P2 ("Completed"));
  for (guint i = 0; i < 20; i++)
    g_string_append_printf (csv, "01/20/2026,09:00:00,PST,Payer %u,Website Payment,Completed,USD,30.00,0.00,30.00,N%u\n", i, i);
  report = mkr_test_undo (self, mkr_test_import (self, "2.csv", csv->str).batch);
  g_assert_cmpuint (report.removed, ==, 20);
  mkr_undo_report_clear (&report);
  sources = mkr_sources_list (self->book, &error);
  g_assert_cmpuint (sources->len, ==, 2);
}

static MkrStatement *
read_corrected (MkrTestBook  *self,
                const char   *csv,
                const char   *text,
                GError      **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr(GPtrArray) corrections = g_ptr_array_new_with_free_func ((GDestroyNotify)mkr_correction_free);
  MkrReadOptions options = MKR_READ_OPTIONS_INIT;
  MkrCorrection *correction;

  g_assert_true (mkr_correction_parse (text, &correction));
  g_ptr_array_add (corrections, correction);
  options.corrections = corrections;
  return mkr_statement_read (bytes, "p.csv", self->formats, &options, NULL, NULL, NULL, error);
}

#define BAD "01/14/2026,09:00:00,PST,Papaya,Website Payment,Completed,USD,1x0.00,-3.00,97.00,T8\n"

/* A cell that cannot be read is corrected: the row is read again, counts, and says so. */
static void
test_corrected (MkrTestBook   *self,
                gconstpointer  data)
{
  g_autoptr(MkrStatement) statement = NULL;
  g_autoptr(MkrImportPlan) plan = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autofree char *cell = NULL;
  g_autoptr(GError) error = NULL;
  MkrImportResult result;
  MkrUndoReport report;

  statement = read_corrected (self, PAYPAL P1 BAD, "3:gross=100.00", &error);
  g_assert_no_error (error);
  cell = mkr_statement_dup_cell (statement, mkr_statement_get (statement, 1), "Name");
  g_assert_cmpstr (cell, ==, "Papaya");
  plan = mkr_import_plan_new (self->book, statement, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mkr_import_plan_get (plan, 1)->status, ==, MKR_STATUS_NEW);
  g_assert_cmpstr (mkr_import_plan_get (plan, 1)->why, ==, "corrected by hand: Gross was “1x0.00”");
  g_assert_true (mkr_import_plan_apply (plan, self->book, FALSE, &result, &error));
  g_assert_cmpint (mkr_test_received (self), ==, 19400);
  lines = mkr_payout_history (self->book, mkr_test_find_payout (self, "T8"), &error);
  g_assert_cmpstr (lines->pdata[0], ==, "Corrected by hand when it was imported: Gross was “1x0.00”, now “100.00”");
  mkr_test_assert_sound (self->book);

  /* The same row, written right, is known. */
  g_assert_cmpint (mkr_test_import (self, "2.csv", PAYPAL
    "01/14/2026,09:00:00,PST,Papaya,Website Payment,Completed,USD,100.00,-3.00,97.00,T8\n").batch, ==, 0);
  report = mkr_test_undo (self, result.batch);
  g_assert_cmpuint (report.removed, ==, 2);
  mkr_undo_report_clear (&report);
  mkr_test_assert_sound (self->book);
}

static void
test_corrected_wrong (MkrTestBook   *self,
                      gconstpointer  data)
{
  static const struct { const char *text, *why; } cases[] = {
    { "2:Gross=1.00", "Line 2 can be read as it is" },
    { "9:Gross=1.00", "No row begins in line 9" },
    { "3:Gros=1.00", "There is no column “Gros” to correct" },
  };
  g_autoptr(MkrStatement) still = NULL;
  g_autoptr(GError) error = NULL;
  MkrCorrection *correction;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (read_corrected (self, PAYPAL P1 BAD, cases[i].text, &error));
      g_assert_nonnull (strstr (error->message, cases[i].why));
      g_clear_error (&error);
    }
  still = read_corrected (self, PAYPAL P1 BAD, "3:Gross=1y", &error);
  g_assert_no_error (error);
  g_assert_cmpint (mkr_statement_get (still, 1)->kind, ==, MKR_KIND_PROBLEM);
  g_assert_cmpstr (mkr_statement_get (still, 1)->cell_text, ==, "1y");
  g_assert_false (mkr_correction_parse ("x:Gross=1", &correction));
  g_assert_false (mkr_correction_parse ("3:=1", &correction));
  g_assert_false (mkr_correction_parse ("3:Gross", &correction));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/undo/removed", test_undo_removed);
  MKR_TEST_ADD ("/book/undo/overlap", test_undo_overlap);
  MKR_TEST_ADD ("/book/undo/overlap-of-three", test_undo_overlap_of_three);
  MKR_TEST_ADD ("/book/undo/confirmed-change", test_undo_confirmed_change);
  MKR_TEST_ADD ("/book/undo/overlap-removed", test_undo_overlap_removed);
  MKR_TEST_ADD ("/book/undo/many-payers", test_undo_many_payers);
  MKR_TEST_ADD ("/book/import/group", test_group);
  MKR_TEST_ADD ("/book/import/corrected", test_corrected);
  MKR_TEST_ADD ("/book/import/corrected-wrong", test_corrected_wrong);

  return g_test_run ();
}
