/* test-balances.c: what the book keeps of the balances that files state
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include "mkr-balance.h"
#include "mkr-test-book.h"

#define CHASE "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"
#define C(day, party, amount, balance) \
  "CREDIT," day "/2026,Zelle payment from " party "," amount ",QUICKPAY_CREDIT," balance ",,\n"
#define A1 C ("02/01", "Aster", "100.00", "100.00")
#define A2 C ("02/02", "Birch", "50.00", "150.00")
#define A3 C ("02/03", "Cedar", "25.00", "175.00")
/* A late row of the second of February moves what comes after it. */
#define LATE C ("02/02", "Dogwood", "5.00", "155.00")
#define A3_MOVED C ("02/03", "Cedar", "25.00", "180.00")

/* “line before after”, “!” where a person left the row out, “+” where another file brought it; before −1: its amount is not known. */
static char *
list (MkrTestBook *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrAccount) account = mkr_account_find (self->book, "Chase", &error);
  g_autoptr(GArray) rows = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  rows = mkr_balances_read (self->book, account->id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const MkrBalanceRow *row = &g_array_index (rows, MkrBalanceRow, i);

      g_string_append_printf (text, "%s%u %d %d%s", i > 0 ? ", " : "", row->line,
                              row->is_readable ? (int)row->before / 100 : -1, (int)row->after / 100,
                              row->entry == 0 ? "!" : row->is_again ? "+" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_list (MkrTestBook *self,
             const char  *expected)
{
  g_autofree char *found = list (self);

  g_assert_cmpstr (found, ==, expected);
  mkr_test_assert_sound (self->book);
}

static void
test_overlap (MkrTestBook   *self,
              gconstpointer  data)
{
  MkrImportResult second;
  MkrUndoReport report;

  mkr_test_import (self, "1.csv", CHASE A1 A2);
  assert_list (self, "2 0 100, 3 100 150");
  second = mkr_test_import (self, "2.csv", CHASE A3 A2);
  assert_list (self, "2 0 100, 3 100 150, 3 100 150+, 2 150 175");
  report = mkr_test_undo (self, second.batch);
  mkr_undo_report_clear (&report);
  assert_list (self, "2 0 100, 3 100 150");
  report = mkr_test_undo (self, 1);
  mkr_undo_report_clear (&report);
  assert_list (self, "");
}

/* A late row moves the balances behind it. */
static void
test_late_row (MkrTestBook   *self,
               gconstpointer  data)
{
  MkrImportResult second;
  MkrUndoReport report;

  mkr_test_import (self, "1.csv", CHASE A1 A2 A3);
  second = mkr_test_import (self, "2.csv", CHASE A2 LATE A3_MOVED C ("02/04", "Elm", "1.00", "181.00"));
  assert_list (self, "2 0 100, 3 100 150, 2 100 150+, 3 150 155, 4 150 175, 4 155 180+, 5 180 181");
  report = mkr_test_undo (self, second.batch);
  mkr_undo_report_clear (&report);
  assert_list (self, "2 0 100, 3 100 150, 4 150 175");
}

static void
test_late_row_first (MkrTestBook   *self,
                     gconstpointer  data)
{
  mkr_test_import (self, "2.csv", CHASE A2 LATE A3_MOVED C ("02/04", "Elm", "1.00", "181.00"));
  mkr_test_import (self, "1.csv", CHASE A1 A2 A3);
  assert_list (self, "2 0 100, 2 100 150, 3 150 155, 3 100 150+, 4 155 180, 4 150 175+, 5 180 181");
}

/* A row that a person leaves out, and one that cannot be read. */
static void
test_left_out (MkrTestBook   *self,
               gconstpointer  data)
{
  g_autoptr(MkrStatement) statement =
    mkr_test_read (self, "1.csv", CHASE A1 A2 C ("02/03", "Cedar", "25x", "175.00") C ("02/04", "Elm", "1.00", "176.00"));
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrImportPlan) plan = mkr_import_plan_new (self->book, statement, NULL, &error);
  MkrImportResult result;
  MkrUndoReport report;

  g_assert_no_error (error);
  g_assert_true (mkr_import_plan_set_included (plan, 1, FALSE));
  g_assert_true (mkr_import_plan_apply (plan, self->book, TRUE, &result, &error));
  assert_list (self, "2 0 100, 3 100 150!, 4 -1 175!, 5 175 176");
  report = mkr_test_undo (self, result.batch);
  mkr_undo_report_clear (&report);
  assert_list (self, "");
}

/* What a person does to a row changes nothing about what its file said; a row that stays when its import is taken back keeps it. */
static void
test_edited (MkrTestBook   *self,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  MkrUndoReport report;

  mkr_test_import (self, "1.csv", CHASE A1 A2);
  g_assert_true (mkr_payout_remove (self->book, mkr_test_find_payout (self, "Birch"), &error));
  assert_list (self, "2 0 100, 3 100 150");
  report = mkr_test_undo (self, 1);
  mkr_undo_report_clear (&report);
  assert_list (self, "");
}

/* A pending row says no balance; completed, it does. */
static void
test_completed (MkrTestBook   *self,
                gconstpointer  data)
{
  MkrUndoReport report;

  mkr_test_import (self, "1.csv", CHASE A1 C ("02/02", "Birch", "50.00", " "));
  assert_list (self, "2 0 100");
  mkr_test_import (self, "2.csv", CHASE A1 A2);
  assert_list (self, "2 0 100, 2 0 100+, 3 100 150+");
  report = mkr_test_undo (self, 2);
  mkr_undo_report_clear (&report);
  assert_list (self, "2 0 100");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  MKR_TEST_ADD ("/book/balances/overlap", test_overlap);
  MKR_TEST_ADD ("/book/balances/late-row", test_late_row);
  MKR_TEST_ADD ("/book/balances/late-row-first", test_late_row_first);
  MKR_TEST_ADD ("/book/balances/left-out", test_left_out);
  MKR_TEST_ADD ("/book/balances/edited", test_edited);
  MKR_TEST_ADD ("/book/balances/completed", test_completed);
  return g_test_run ();
}
