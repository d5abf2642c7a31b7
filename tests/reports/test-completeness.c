/* test-completeness.c: months with a statement and without, balances that do not join
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include "mkr-completeness.h"
#include "mkr-test-book.h"

#define CHASE "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"
#define C(day, party, amount, balance) \
  "CREDIT," day "/2026,Zelle payment from " party "," amount ",QUICKPAY_CREDIT," balance ",,\n"
#define OUTLIER "workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
#define O(day, id) "\"" day ", 2026\"," id ",1h,$10.00/hr,$10.00,prepay,heron,paid\n"

static MkrCompleteness *
look (MkrTestBook *self,
      const char  *as_of)
{
  g_autoptr(GError) error = NULL;
  MkrCompleteness *completeness;
  MkrDate date;

  g_assert_true (mkr_date_parse (as_of, &date, NULL));
  completeness = mkr_completeness_new (self->book, date, &error);
  g_assert_no_error (error);
  return completeness;
}

static void
append_gap (GString                *out,
            const MkrCompleteness  *completeness,
            const MkrBalanceGap    *gap,
            gboolean                files)
{
  g_autofree char *from = mkr_date_to_string (gap->from.date), *to = mkr_date_to_string (gap->to.date);

  if (files)
    g_string_append_printf (out, " [%s:%u ", mkr_completeness_file (completeness, &gap->from), gap->from.line);
  else
    g_string_append (out, " [");
  g_string_append_printf (out, "%s %" G_GINT64_FORMAT " > %s %" G_GINT64_FORMAT, from, gap->from.after, to, gap->to.before);
  if (files)
    g_string_append_printf (out, " %s:%u", mkr_completeness_file (completeness, &gap->to), gap->to.line);
  g_string_append_printf (out, " = %" G_GINT64_FORMAT, gap->missing);
  for (guint i = 0; i < gap->left_out->len; i++)
    g_string_append_printf (out, " out %u", g_array_index (gap->left_out, MkrBalanceRow, i).line);
  if (gap->without > 0)
    g_string_append_printf (out, " without %u", gap->without);
  g_string_append_c (out, ']');
}

/* “Chase: W P5/31 M N [1.csv:3 2026-02-02 150 > 2026-02-05 160 1.csv:4 = 10]” */
static char *
describe (const MkrCompleteness *completeness,
          gboolean               files)
{
  static const char letters[] = { 'W', 'P', 'M', 'N' };
  GString *out = g_string_new (NULL);

  for (guint a = 0; a < completeness->accounts->len; a++)
    {
      const MkrStatedAccount *account = completeness->accounts->pdata[a];

      g_string_append_printf (out, "%s%s:", a > 0 ? " | " : "", account->name);
      for (guint i = 0; i < account->months->len; i++)
        {
          const MkrStatedMonth *month = &g_array_index (account->months, MkrStatedMonth, i);

          g_string_append_printf (out, " %c", letters[month->stated]);
          if (month->stated == MKR_STATED_PARTLY)
            g_string_append_printf (out, "%u/%u", month->days, month->of);
        }
      for (guint i = 0; i < account->gaps->len; i++)
        append_gap (out, completeness, account->gaps->pdata[i], files);
    }

  return g_string_free (out, FALSE);
}

static void
assert_is (MkrTestBook *self,
           const char  *as_of,
           const char  *expected)
{
  g_autoptr(MkrCompleteness) completeness = look (self, as_of);
  g_autofree char *found = describe (completeness, TRUE);

  g_assert_cmpstr (found, ==, expected);
}

/* --- months --- */

static void
test_months (MkrTestBook   *self,
             gconstpointer  data)
{
  g_autoptr(MkrCompleteness) completeness = NULL;

  assert_is (self, "2026-09-10", "");
  mkr_test_import (self, "outlier.csv", OUTLIER O ("Jan 3", "i1") O ("Mar 31", "i2"));
  mkr_test_import (self, "outlier.csv", OUTLIER O ("Jun 5", "i3") O ("Jun 30", "i4"));
  assert_is (self, "2026-06-30", "Outlier: P29/31 W W M M P26/30");
  assert_is (self, "2026-09-10", "Outlier: P29/31 W W M M P26/30 N N N");
  /* Today's month counts as far as it has come, and nobody is asked for it yet. */
  completeness = look (self, "2026-09-10");
  g_assert_cmpuint (completeness->missing, ==, 2);
  g_assert_cmpuint (completeness->not_yet, ==, 2);
  /* Out of use. */
  assert_is (self, "2027-09-10", "Outlier: P29/31 W W M M P26/30");
}

static void
test_stated_period (MkrTestBook   *self,
                    gconstpointer  data)
{
  mkr_test_import (self, "outlier_2026-01-01_2026-02-28.csv", OUTLIER O ("Jan 3", "i1") O ("Feb 2", "i2"));
  assert_is (self, "2026-02-28", "Outlier: W W");
  mkr_test_import (self, "outlier_2026-03-01_2026-03-31.csv", OUTLIER O ("Mar 3", "i3"));
  assert_is (self, "2026-04-10", "Outlier: W W W N");
}

static void
test_typed (MkrTestBook   *self,
            gconstpointer  data)
{
  MkrEntry entry = {
    .line = 1, .date = 20000, .currency = mkr_currency_lookup ("USD"), .gross = 100, .net = 100, .scale = 2,
    .kind = MKR_KIND_EARNING, .state = MKR_STATE_PAID, .seconds = -1,
  };
  g_autoptr(MkrStatement) statement = mkr_statement_new_typed (&entry, 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrImportPlan) plan = mkr_import_plan_new (self->book, statement, NULL, &error);
  MkrImportResult result;

  g_assert_no_error (error);
  g_assert_true (mkr_import_plan_apply (plan, self->book, FALSE, &result, &error));
  assert_is (self, "2026-09-10", "");
}

/* Nothing happened between two statements whose balances join. */
static void
test_joined_days (MkrTestBook   *self,
                  gconstpointer  data)
{
  mkr_test_import (self, "1.csv", CHASE C ("02/01", "Aster", "100.00", "100.00") C ("02/20", "Birch", "50.00", "150.00"));
  mkr_test_import (self, "2.csv", CHASE C ("04/03", "Cedar", "5.00", "155.00") C ("04/30", "Elm", "5.00", "160.00"));
  assert_is (self, "2026-04-30", "Chase: W W W");
  mkr_test_import (self, "3.csv", CHASE C ("06/01", "Fir", "5.00", "175.00") C ("06/30", "Fir", "5.00", "180.00"));
  assert_is (self, "2026-06-30", "Chase: W W W M W [2.csv:3 2026-04-30 16000 > 2026-06-01 17000 3.csv:2 = 1000]");
}

/* An account that is emptied each time joins over any hole: what came in went out again. */
static void
test_emptied (MkrTestBook   *self,
              gconstpointer  data)
{
  mkr_test_import (self, "1.csv", CHASE C ("02/01", "Aster", "100.00", "100.00") C ("02/28", "Birch", "-100.00", "0.00"));
  mkr_test_import (self, "2.csv", CHASE C ("04/01", "Cedar", "5.00", "5.00") C ("04/30", "Elm", "-5.00", "0.00"));
  assert_is (self, "2026-04-30", "Chase: W M W");
}

/* --- balances --- */

#define B1 C ("02/01", "Aster", "100.00", "100.00")
#define B2 C ("02/02", "Birch", "50.00", "150.00")
#define B3 C ("02/02", "Cedar", "-20.00", "130.00")
#define B4 C ("02/28", "Elm", "7.00", "137.00")

static void
test_joins (MkrTestBook   *self,
            gconstpointer  data)
{
  mkr_test_import (self, "1.csv", CHASE B4 B3 B2 B1);
  assert_is (self, "2026-02-28", "Chase: W");
}

static void
test_gap (MkrTestBook   *self,
          gconstpointer  data)
{
  g_autoptr(MkrCompleteness) completeness = NULL;

  mkr_test_import (self, "1.csv", CHASE B4 B2 B1);
  completeness = look (self, "2026-02-28");
  g_assert_cmpuint (completeness->gaps, ==, 1);
  assert_is (self, "2026-02-28", "Chase: W [1.csv:3 2026-02-02 15000 > 2026-02-28 13000 1.csv:2 = -2000]");
  /* A later download has the row. */
  mkr_test_import (self, "2.csv", CHASE B1 B2 B3 B4);
  assert_is (self, "2026-02-28", "Chase: W");
}

/* A late row moves the balances behind it: the file that reaches furthest knows, in whatever order the two come in. */
static void
test_late_row (MkrTestBook   *self,
               gconstpointer  data)
{
  static const char *files[] = {
    CHASE B1 B2 C ("02/03", "Elm", "7.00", "157.00"),
    CHASE B2 C ("02/02", "Late", "5.00", "155.00") C ("02/03", "Elm", "7.00", "162.00") C ("02/28", "Fir", "1.00", "163.00"),
  };
  MkrUndoReport report;

  for (guint i = 0; i < 2; i++)
    {
      mkr_test_import (self, "a.csv", files[i]);
      mkr_test_import (self, "b.csv", files[1 - i]);
      assert_is (self, "2026-02-28", "Chase: W");
      for (gint64 batch = 2 * i + 1; batch <= 2 * i + 2; batch++)
        {
          report = mkr_test_undo (self, batch);
          mkr_undo_report_clear (&report);
        }
    }
}

/* A gap stands where it does in the file, also where the same balance comes again on that day. */
static void
test_order_of_the_file (MkrTestBook   *self,
                        gconstpointer  data)
{
  mkr_test_import (self, "1.csv", CHASE
                   C ("02/28", "Elm", "2.00", "102.00") C ("02/28", "Birch", "-50.00", "100.00")
                   C ("02/28", "Aster", "90.00", "100.00") C ("02/01", "Aster", "10.00", "10.00"));
  assert_is (self, "2026-02-28", "Chase: W [1.csv:4 2026-02-28 10000 > 2026-02-28 15000 1.csv:3 = 5000]");
}

static void
import_without (MkrTestBook *self,
                const char  *csv,
                guint        row)
{
  g_autoptr(MkrStatement) statement = mkr_test_read (self, "1.csv", csv);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrImportPlan) plan = mkr_import_plan_new (self->book, statement, NULL, &error);
  MkrImportResult result;

  g_assert_no_error (error);
  if (row < G_MAXUINT)
    g_assert_true (mkr_import_plan_set_included (plan, row, FALSE));
  g_assert_true (mkr_import_plan_apply (plan, self->book, TRUE, &result, &error));
  g_assert_no_error (error);
}

/* Not a gap: the person left the row out, and knows. */
static void
test_left_out (MkrTestBook   *self,
               gconstpointer  data)
{
  g_autoptr(MkrCompleteness) completeness = NULL;

  import_without (self, CHASE B1 B2 B3 B4, 2);
  assert_is (self, "2026-02-28", "Chase: W [1.csv:3 2026-02-02 15000 > 2026-02-28 13000 1.csv:5 = 0 out 4]");
  completeness = look (self, "2026-02-28");
  g_assert_cmpuint (completeness->gaps, ==, 0);
  mkr_test_import (self, "2.csv", CHASE B3);
  assert_is (self, "2026-02-28", "Chase: W");
}

static void
test_left_out_and_gap (MkrTestBook   *self,
                       gconstpointer  data)
{
  import_without (self, CHASE B1 B2 B3 C ("02/28", "Elm", "7.00", "147.00"), 2);
  assert_is (self, "2026-02-28", "Chase: W [1.csv:3 2026-02-02 15000 > 2026-02-28 14000 1.csv:5 = 1000 out 4]");
}

static void
test_unreadable (MkrTestBook   *self,
                 gconstpointer  data)
{
  import_without (self, CHASE B1 B2 C ("02/02", "Cedar", "-2x", "130.00") B4, G_MAXUINT);
  assert_is (self, "2026-02-28", "Chase: W [1.csv:3 2026-02-02 15000 > 2026-02-28 13000 1.csv:5 = 0 out 4]");
}

#define PAYPAL "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID"
#define P(day, net, id) day "/2026,1:00,PST,Aster,Website Payment,Completed,USD," net ",0.00," net "," id

/* The person chooses PayPal's columns: a statement without balances between two that have them. */
static void
test_without_balances (MkrTestBook   *self,
                       gconstpointer  data)
{
  mkr_test_import (self, "1.csv", PAYPAL ",Balance\n" P ("01/31", "10.00", "T1") ",10.00\n");
  mkr_test_import (self, "3.csv", PAYPAL ",Balance\n" P ("03/01", "10.00", "T3") ",25.00\n");
  assert_is (self, "2026-03-01", "PayPal: P1/31 M W [1.csv:2 2026-01-31 1000 > 2026-03-01 1500 3.csv:2 = 500]");
  mkr_test_import (self, "2.csv", PAYPAL "\n" P ("02/13", "5.00", "T2") "\n");
  assert_is (self, "2026-03-01", "PayPal: P1/31 W W");
}

#define SAVED(day, net, id, balance) P (day, net, id) "," balance "\n"

/* One column for two pots: nothing joins, and nothing is missing. A single break among many rows is one. */
static void
test_no_chain (MkrTestBook   *self,
               gconstpointer  data)
{
  g_autoptr(MkrCompleteness) completeness = NULL;
  g_autofree char *unchecked = NULL;
  const MkrStatedAccount *account;

  mkr_test_import (self, "1.csv", PAYPAL ",Balance\n" SAVED ("01/13", "10.00", "T1", "10.00") SAVED ("01/14", "5.00", "T2", "905.00")
                   SAVED ("01/15", "10.00", "T3", "20.00") SAVED ("01/16", "5.00", "T4", "910.00")
                   SAVED ("01/17", "10.00", "T5", "30.00"));
  mkr_test_import (self, "2.csv", PAYPAL ",Balance\n" SAVED ("01/31", "10.00", "T6", "40.00"));
  assert_is (self, "2026-01-31", "PayPal: P6/31");
  completeness = look (self, "2026-01-31");
  account = completeness->accounts->pdata[0];
  unchecked = mkr_stated_account_unchecked (account);
  g_assert_cmpstr (unchecked, ==, "PayPal, USD: the balances do not follow each other row by row, so they say nothing about missing rows.");
}

/* --- any order of the imports --- */

typedef struct
{
  int    day;
  gint64 net, before;
  guint  id;
} Row;

typedef struct
{
  GArray    *rows;      /* of Row: of the account, without those that no file has */
  GPtrArray *files;     /* of char * */
  GString   *lost;      /* a file of those */
  GRand     *rand;
} Life;

static void
append_row (GString   *text,
            const Row *row)
{
  g_autofree char *date = NULL;
  gint64 after = row->before + row->net;
  MkrDate first;

  g_assert_true (mkr_date_from_ymd (2026, 1, 13, &first));
  date = mkr_date_to_string (first + row->day);
  g_string_append_printf (text, "%.2s/%.2s/%.4s,1:00,PST,Aster,%s,Completed,USD,%s%d.%02d,0.00,%s%d.%02d,T%u,%s%d.%02d\n",
                          date + 5, date + 8, date, row->net > 0 ? "Website Payment" : "PreApproved Payment Bill User Payment",
                          row->net < 0 ? "-" : "", (int)ABS (row->net) / 100, (int)ABS (row->net) % 100,
                          row->net < 0 ? "-" : "", (int)ABS (row->net) / 100, (int)ABS (row->net) % 100, row->id,
                          after < 0 ? "-" : "", (int)ABS (after) / 100, (int)ABS (after) % 100);
}

/* @size: amounts up to it; small ones lead to the same balances again and again. */
static Life *
life_new (guint32 seed,
          guint   n,
          int     size,
          guint   holes)
{
  Life *life = g_new0 (Life, 1);
  gint64 held = 5000;
  int day = 0;

  life->rand = g_rand_new_with_seed (seed);
  life->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  life->files = g_ptr_array_new_with_free_func (g_free);
  life->lost = g_string_new (PAYPAL ",Balance\n");
  for (guint i = 0; i < n; i++)
    {
      gint64 net = g_rand_int_range (life->rand, 1, size + 1) * (g_rand_boolean (life->rand) ? 1 : -1);
      Row row = { day, net, held, i };

      held += net;
      day += g_rand_int_range (life->rand, 0, 4) == 0 ? g_rand_int_range (life->rand, 1, 9) : 0;
      g_array_append_val (life->rows, row);
    }
  for (guint i = 0; i < holes; i++)
    {
      guint at = (guint)g_rand_int_range (life->rand, 1, (gint32)life->rows->len - 1);

      append_row (life->lost, &g_array_index (life->rows, Row, at));
      g_array_remove_index (life->rows, at);
    }

  return life;
}

static void
life_free (Life *life)
{
  g_array_unref (life->rows);
  g_ptr_array_unref (life->files);
  g_string_free (life->lost, TRUE);
  g_rand_free (life->rand);
  g_free (life);
}

/* Files that overlap, cut anywhere, also within a day, some with the newest row first. */
static void
life_cut (Life *life)
{
  guint first = 0;

  while (first < life->rows->len)
    {
      guint n = (guint)g_rand_int_range (life->rand, 1, 14), end = MIN (life->rows->len, first + n);
      gboolean turned = g_rand_boolean (life->rand);
      GString *text = g_string_new (PAYPAL ",Balance\n");

      for (guint i = first; i < end; i++)
        append_row (text, &g_array_index (life->rows, Row, turned ? end - 1 - (i - first) : i));
      g_ptr_array_add (life->files, g_string_free (text, FALSE));
      first = end < life->rows->len ? end - (guint)g_rand_int_range (life->rand, 0, (gint32)MIN (end - first, 5)) : end;
    }
}

static void
shuffle (Life *life)
{
  for (guint i = life->files->len; i > 1; i--)
    {
      guint k = (guint)g_rand_int_range (life->rand, 0, (gint32)i);
      gpointer file = life->files->pdata[i - 1];

      life->files->pdata[i - 1] = life->files->pdata[k];
      life->files->pdata[k] = file;
    }
}

/* What the life itself says: where a row is missing between two. */
static char *
expected_gaps (const Life *life)
{
  GString *out = g_string_new (NULL);
  MkrDate first;

  g_assert_true (mkr_date_from_ymd (2026, 1, 13, &first));
  for (guint i = 1; i < life->rows->len; i++)
    {
      const Row *from = &g_array_index (life->rows, Row, i - 1), *to = &g_array_index (life->rows, Row, i);
      g_autofree char *a = mkr_date_to_string (first + from->day), *b = mkr_date_to_string (first + to->day);
      gint64 after = from->before + from->net;

      if (after != to->before)
        g_string_append_printf (out, " [%s %" G_GINT64_FORMAT " > %s %" G_GINT64_FORMAT " = %" G_GINT64_FORMAT "]",
                                a, after, b, to->before, to->before - after);
    }

  return g_string_free (out, FALSE);
}

static char *
describe_after (const Life *life,
                gint        undone,
                guint       lost_at)
{
  MkrTestBook book = { NULL };
  g_autoptr(MkrCompleteness) completeness = NULL;
  MkrUndoReport report;
  gint64 lost = 0;
  char *out;

  mkr_test_book_set_up (&book, NULL);
  for (guint i = 0; i < life->files->len; i++)
    {
      if (i == lost_at)
        lost = mkr_test_import (&book, "lost.csv", life->lost->str).batch;
      mkr_test_import (&book, "p.csv", life->files->pdata[i]);
    }
  if (lost != 0)
    {
      report = mkr_test_undo (&book, lost);
      mkr_undo_report_clear (&report);
    }
  if (undone >= 0)
    {
      MkrImportResult result = mkr_test_import (&book, "x.csv", life->files->pdata[undone]);

      /* All of it was there. */
      g_assert_cmpint (result.batch, ==, 0);
      report = mkr_test_undo (&book, 1);
      mkr_undo_report_clear (&report);
      mkr_test_import (&book, "p.csv", life->files->pdata[0]);
    }
  completeness = look (&book, "2026-12-31");
  out = describe (completeness, FALSE);
  mkr_test_assert_sound (book.book);
  mkr_test_book_tear_down (&book, NULL);
  return out;
}

/* Large amounts: each gap is found where it is. Small ones, and nothing is missing: none is. In any order, with an import taken
 * back and made again, and after an import that filled the gaps was taken back. */
static void
test_any_order (void)
{
  for (guint32 seed = 1; seed <= 16; seed++)
    {
      gboolean small = seed % 3 == 0;
      Life *life = life_new (seed, small ? 60 : 40, small ? 3 : 900000, small ? 0 : seed % 4);
      g_autofree char *gaps = expected_gaps (life), *first = NULL;

      life_cut (life);
      for (guint i = 0; i < 3; i++)
        {
          g_autofree char *found = NULL;

          shuffle (life);
          found = describe_after (life, i == 2 ? (gint)life->files->len - 1 : -1, i == 1 ? seed % life->files->len : G_MAXUINT);
          g_test_message ("%u: %s, expected%s", seed, found, gaps);
          g_assert_true (g_str_has_suffix (found, gaps));
          g_assert_cmpint (strchr (found, '[') != NULL, ==, *gaps != '\0');
          if (first != NULL)
            g_assert_cmpstr (found, ==, first);
          else
            first = g_strdup (found);
        }
      life_free (life);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  MKR_TEST_ADD ("/reports/completeness/months", test_months);
  MKR_TEST_ADD ("/reports/completeness/stated-period", test_stated_period);
  MKR_TEST_ADD ("/reports/completeness/typed", test_typed);
  MKR_TEST_ADD ("/reports/completeness/joined-days", test_joined_days);
  MKR_TEST_ADD ("/reports/completeness/emptied", test_emptied);
  MKR_TEST_ADD ("/reports/completeness/joins", test_joins);
  MKR_TEST_ADD ("/reports/completeness/gap", test_gap);
  MKR_TEST_ADD ("/reports/completeness/late-row", test_late_row);
  MKR_TEST_ADD ("/reports/completeness/order-of-the-file", test_order_of_the_file);
  MKR_TEST_ADD ("/reports/completeness/left-out", test_left_out);
  MKR_TEST_ADD ("/reports/completeness/left-out-and-gap", test_left_out_and_gap);
  MKR_TEST_ADD ("/reports/completeness/unreadable", test_unreadable);
  MKR_TEST_ADD ("/reports/completeness/without-balances", test_without_balances);
  MKR_TEST_ADD ("/reports/completeness/no-chain", test_no_chain);
  g_test_add_func ("/reports/completeness/any-order", test_any_order);
  return g_test_run ();
}
