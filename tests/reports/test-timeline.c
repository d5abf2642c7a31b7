/* test-timeline.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-money.h"
#include "mkr-test-book.h"
#include "mkr-timeline.h"

#define HEAD "date,source,kind,currency,gross,fee,reference\n"

static MkrDate
day (const char *text)
{
  g_autoptr (GError) error = NULL;
  MkrDate date;

  mkr_date_parse (text, &date, &error);
  g_assert_no_error (error);
  return date;
}

static void
add_rent (MkrTestBook *test,
          const char  *home,
          gint64       amount,
          int          share_bp,
          int          due_day,
          const char  *from)
{
  g_autoptr (MkrRentTerm) term = g_new0 (MkrRentTerm, 1);
  g_autoptr (GError) error = NULL;

  *term = (MkrRentTerm) { .home = g_strdup (home), .amount = amount, .share_bp = share_bp, .due_day = due_day,
                          .currency = mkr_currency_lookup ("USD"), .from = day (from), .until = MKR_DATE_NONE };
  mkr_rent_term_add (test->book, term, &error);
  g_assert_no_error (error);
}

static void
add_count (MkrTestBook *test,
           const char  *date,
           gint64       minor)
{
  MkrCount count = { .date = day (date), .minor = minor, .currency = mkr_currency_lookup ("USD") };
  g_autoptr (GError) error = NULL;

  mkr_count_add (test->book, &count, &error);
  g_assert_no_error (error);
}

static void
set_aside (MkrTestBook *test,
           int          basis_points,
           const char  *from,
           const char  *source_name,
           MkrWork      work)
{
  MkrSetAside rule = { .basis_points = basis_points, .from = day (from), .work = work };
  g_autoptr (GError) error = NULL;

  if (source_name != NULL)
    {
      g_autoptr (MkrSource) source = mkr_source_find (test->book, source_name, &error);

      g_assert_no_error (error);
      rule.source = source->id;
    }

  mkr_set_aside_add (test->book, &rule, &error);
  g_assert_no_error (error);
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

static MkrTimeline *
timeline_on (MkrTestBook *test,
             const char  *as_of)
{
  g_autoptr (GError) error = NULL;
  MkrTimeline *timeline = mkr_timeline_new (test->book, day (as_of), &error);

  g_assert_no_error (error);
  return timeline;
}

static const MkrDue *
due_at (const MkrTimeline *timeline,
        guint              i)
{
  g_assert_cmpuint (i, <, timeline->dues->len);
  return &g_array_index (timeline->dues, MkrDue, i);
}

static const MkrTimelineMonth *
month_at (const MkrTimeline *timeline,
          guint              i)
{
  g_assert_cmpuint (i, <, timeline->months->len);
  return &g_array_index (timeline->months, MkrTimelineMonth, i);
}

static void
assert_day (MkrDate     date,
            const char *wanted)
{
  g_autofree char *text = date != MKR_DATE_NONE ? mkr_date_to_string (date) : g_strdup ("none");

  g_assert_cmpstr (text, ==, wanted);
}

static void
make_scenario (MkrTestBook *test)
{
  add_rent (test, "Home", 240000, 5000, 1, "2026-01-01");
  add_rent (test, "Home", 255000, 5000, 1, "2026-07-01");
  add_count (test, "2025-12-31", 190000);
  set_aside (test, 2500, "2026-01-01", NULL, MKR_WORK_UNSORTED);
  mkr_test_import (test, "rows.csv", HEAD
                   "2026-01-15,Work,earning,USD,980.00,0,1\n2026-02-15,Work,earning,USD,1640.00,0,2\n"
                   "2026-03-15,Work,earning,USD,2310.00,0,3\n2026-04-15,Work,earning,USD,410.00,0,4\n"
                   "2026-05-15,Work,earning,USD,1875.00,0,5\n2026-06-15,Work,earning,USD,2120.00,0,6\n"
                   "2026-08-15,Work,earning,USD,1765.00,0,7\n");
}

/* Scenario 9 through a book, to the cent and the day. */
static void
test_scenario_9 (MkrTestBook   *test,
                 gconstpointer  data)
{
  static const struct { gint64 before, shortfall; const char *made; } wanted[] = {
    { 190000, 0, "2025-12-31" }, { 143500, 0, "2026-01-15" }, { 146500, 0, "2026-02-15" },
    { 199750, 0, "2026-03-15" }, { 110500, 9500, "2026-05-15" }, { 131125, 0, "2026-05-15" },
    { 170125, 0, "2026-06-15" }, { 42625, 84875, "2026-08-15" }, { 47500, 80000, "none" },
  };
  g_autoptr (MkrTimeline) timeline = NULL;
  gint64 net = 0, aside = 0, rent = 0;

  make_scenario (test);
  timeline = timeline_on (test, "2026-08-31");

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const MkrDue *due = due_at (timeline, i);

      g_test_message ("due %u", i + 1);
      g_assert_cmpint (due->pot_before, ==, wanted[i].before);
      g_assert_cmpint (due->short_on_due, ==, wanted[i].shortfall);
      assert_day (due->made_on, wanted[i].made);
      rent += i < 8 ? due->amount : 0;
    }

  for (guint i = 0; i < timeline->months->len; i++)
    {
      net += month_at (timeline, i)->net;
      aside += month_at (timeline, i)->set_aside;
    }

  g_assert_cmpint (net, ==, 1110000);
  g_assert_cmpint (aside, ==, 277500);
  g_assert_cmpint (rent, ==, 975000);
  g_assert_cmpint (timeline->pot, ==, 47500);
  g_assert_cmpint (timeline->gap, ==, 80000);
  g_assert_cmpint (timeline->next_due, ==, 8);
  g_assert_cmpint (timeline->gap_due, ==, 8);
  /* January to two months after August, without a hole where July has nothing. */
  g_assert_cmpuint (timeline->months->len, ==, 10);
  g_assert_cmpint (month_at (timeline, 6)->net, ==, 0);
  g_assert_cmpint (month_at (timeline, 6)->due, ==, 6);
}

/* The same book on an earlier day knows nothing of what came later. */
static void
test_as_of (MkrTestBook   *test,
            gconstpointer  data)
{
  g_autoptr (MkrTimeline) april = NULL;
  g_autoptr (MkrTimeline) may = NULL;

  make_scenario (test);
  april = timeline_on (test, "2026-04-14");
  assert_day (april->covered_through, "2026-05-20");
  g_assert_cmpint (april->pot, ==, 79750);
  g_assert_cmpint (month_at (april, 3)->net, ==, 0);
  g_assert_cmpint (month_at (april, 3)->set_aside, ==, 0);
  g_assert_cmpuint (april->months->len, ==, 6);
  g_assert_cmpint (april->gap, ==, 120000 - 79750);

  /* On 10 May the rent of 1 May is late: it is the one that is asked for. */
  may = timeline_on (test, "2026-05-10");
  g_assert_cmpint (may->next_due, ==, 4);
  g_assert_cmpint (may->gap, ==, 9500);
  assert_day (due_at (may, 4)->made_on, "none");
  assert_day (may->covered_through, "2026-05-28");
}

/* More money than the dues shown: covered through looks beyond them. */
static void
test_spare (MkrTestBook   *test,
            gconstpointer  data)
{
  g_autoptr (MkrTimeline) timeline = NULL;

  add_rent (test, "Home", 100000, 10000, 1, "2026-01-01");
  add_count (test, "2025-12-31", 750000);
  timeline = timeline_on (test, "2025-12-31");
  g_assert_cmpuint (timeline->dues->len, ==, 2);
  g_assert_cmpint (timeline->gap_due, ==, -1);
  g_assert_cmpint (timeline->gap, ==, 0);
  g_assert_cmpint (timeline->spare, ==, 550000);
  /* Seven rents, and half of August's 31 days in floor. */
  assert_day (timeline->covered_through, "2026-08-15");
}

static void
test_no_rent (MkrTestBook   *test,
              gconstpointer  data)
{
  g_autoptr (MkrTimeline) timeline = NULL;
  g_autoptr (MkrAnswer) answer = NULL;

  mkr_test_import (test, "rows.csv", HEAD "2026-01-15,Work,earning,USD,980.00,0,1\n");
  timeline = timeline_on (test, "2026-02-10");
  answer = mkr_answer_new (timeline);
  g_assert_false (timeline->has_rent);
  g_assert_true (timeline->has_receipts);
  g_assert_cmpint (timeline->covered_through, ==, MKR_DATE_NONE);
  g_assert_cmpint (timeline->next_due, ==, -1);
  g_assert_cmpuint (timeline->unsorted, ==, 1);
  g_assert_cmpstr (answer->title, ==, "What is the rent?");
  g_assert_false (answer->made);
  g_assert_cmpstr (answer->figures[1].value, ==, "–");
}

/* Money in other currencies stands beside, is never added, and covers nothing. */
static void
test_currencies (MkrTestBook   *test,
                 gconstpointer  data)
{
  g_autoptr (MkrTimeline) timeline = NULL;
  const MkrOtherMoney *other;

  add_rent (test, "Home", 100000, 10000, 1, "2026-03-01");
  mkr_test_import (test, "rows.csv", HEAD
                   "2026-02-15,Work,earning,USD,100.00,0,1\n2026-02-16,Work,earning,EUR,2000.00,0,2\n"
                   "2026-02-17,Work,earning,EUR,55.00,0,3\n");
  timeline = timeline_on (test, "2026-02-20");
  g_assert_cmpuint (timeline->others->len, ==, 1);
  other = &g_array_index (timeline->others, MkrOtherMoney, 0);
  g_assert_cmpstr (other->currency->code, ==, "EUR");
  g_assert_cmpint (other->minor, ==, 205500);
  g_assert_cmpuint (other->n, ==, 2);
  g_assert_cmpint (month_at (timeline, 0)->net, ==, 10000);
  g_assert_cmpint (timeline->pot, ==, 10000);
}

/* What a conversion made of money counts, the rest stands beside; a day that mixes currencies tells nothing. */
static void
test_converted (MkrTestBook   *test,
                gconstpointer  data)
{
  static const struct { const char *rows, *converted, *beside; gint64 pot; } steps[] = {
    { "2026-02-16,Work,earning,EUR,192.62,0,2\n2026-02-16,,conversion,EUR,-192.62,0,3\n"
      "2026-02-16,,conversion,USD,207.45,0,4\n", "192.62\302\240EUR as ≈ 207.45\302\240USD", NULL, 20745 },
    { "2026-02-17,Work,earning,EUR,50.00,0,5\n", "192.62\302\240EUR as ≈ 207.45\302\240USD", "50.00\302\240EUR", 20745 },
    { "2026-02-18,,conversion,EUR,-10.00,0,6\n2026-02-18,,conversion,GBP,-10.00,0,7\n"
      "2026-02-18,,conversion,USD,23.00,0,8\n", "192.62\302\240EUR as ≈ 207.45\302\240USD", "50.00\302\240EUR", 20745 },
    { "2026-02-19,,conversion,EUR,-100.00,0,9\n2026-02-19,,conversion,USD,108.00,0,10\n",
      "242.62\302\240EUR as ≈ 261.45\302\240USD", NULL, 26145 },
    { "2026-02-20,Work,earning,EUR,90.00,0,11\n2026-02-20,,conversion,EUR,-39.00,1.00,12\n"
      "2026-02-20,,conversion,USD,42.90,0,13\n", "281.62\302\240EUR as ≈ 304.35\302\240USD", "50.00\302\240EUR", 30435 },
  };

  add_rent (test, "Home", 100000, 10000, 1, "2026-03-01");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *csv = g_strconcat (HEAD, steps[i].rows, NULL), *converted = NULL, *beside = NULL;
      g_autoptr (MkrTimeline) timeline = NULL;
      mkr_test_import (test, "rows.csv", csv);
      mkr_test_assert_sound (test->book);
      timeline = timeline_on (test, "2026-02-20");
      converted = mkr_timeline_converted_text (timeline, 0);
      beside = mkr_timeline_other_text (timeline, 0);
      g_assert_cmpstr (converted, ==, steps[i].converted);
      g_assert_cmpstr (beside, ==, steps[i].beside);
      g_assert_cmpint (timeline->pot, ==, steps[i].pot);
      g_assert_cmpint (month_at (timeline, 0)->net, ==, steps[i].pot);
    }
}

static gint64
sum (const gint64 *values)
{
  gint64 total = 0;

  for (guint i = 0; i < MKR_N_WORKS; i++)
    total += values[i];

  return total;
}

/* The narrowest rule sets aside: source, else kind of work, else all. By kind it adds up to the month to the cent. */
static void
test_set_aside (MkrTestBook   *test,
                gconstpointer  data)
{
  g_autoptr (MkrTimeline) timeline = NULL;
  const MkrTimelineMonth *month;

  mkr_test_import (test, "rows.csv", HEAD
                   "2026-02-03,Mill,earning,USD,100.10,0,1\n2026-02-04,Mill,earning,USD,33.30,0,2\n"
                   "2026-02-05,Press,earning,USD,200.00,0,3\n2026-02-06,Library,earning,USD,50.00,0,4\n"
                   "2026-02-07,Press,refund,USD,-20.00,0,5\n");
  set_work (test, "Mill", MKR_WORK_AI);
  set_work (test, "Press", MKR_WORK_CRAFT);
  set_work (test, "Library", MKR_WORK_OTHER);
  set_aside (test, 2500, "2026-01-01", NULL, MKR_WORK_UNSORTED);
  set_aside (test, 3000, "2026-01-01", NULL, MKR_WORK_CRAFT);
  set_aside (test, 0, "2026-01-01", "Library", MKR_WORK_UNSORTED);
  timeline = timeline_on (test, "2026-02-28");
  month = month_at (timeline, 0);

  /* 25.03 + 8.33 + 60.00 + 0 − 6.00 */
  g_assert_cmpint (month->set_aside, ==, 2503 + 833 + 6000 - 600);
  g_assert_cmpint (month->net, ==, sum (month->by_work));
  g_assert_cmpint (month->net - month->set_aside, ==, sum (month->for_rent_by_work));
  g_assert_cmpint (month->for_rent_by_work[MKR_WORK_OTHER], ==, 5000);
  /* 25 % of 133.40 is a cent less than of its two receipts: the largest kind takes it. */
  g_assert_cmpint (month->for_rent_by_work[MKR_WORK_AI], ==, 13340 - 3335);
  g_assert_cmpint (month->for_rent_by_work[MKR_WORK_CRAFT], ==, 12600 - 1);
  g_assert_cmpint (timeline->set_aside_bp, ==, 2500);
}

/* Money without a kind of work is other money to a rule by kind; what it sets aside is taken off no other kind. */
static void
test_set_aside_unsorted (MkrTestBook   *test,
                         gconstpointer  data)
{
  g_autoptr (MkrTimeline) timeline = NULL;
  const MkrTimelineMonth *month;

  mkr_test_import (test, "rows.csv", HEAD
                   "2026-02-03,Mill,earning,USD,100.00,0,1\n2026-02-06,Library,earning,USD,50.00,0,2\n");
  set_work (test, "Mill", MKR_WORK_AI);
  set_aside (test, 3000, "2026-01-01", NULL, MKR_WORK_OTHER);
  timeline = timeline_on (test, "2026-02-28");
  month = month_at (timeline, 0);

  g_assert_cmpint (month->set_aside, ==, 1500);
  g_assert_cmpint (month->for_rent_by_work[MKR_WORK_UNSORTED], ==, 3500);
  g_assert_cmpint (month->for_rent_by_work[MKR_WORK_AI], ==, 10000);
  g_assert_cmpint (timeline->set_aside_bp, ==, 0);   /* of everything */
}

/* The trail of a due adds up to what it has, and names money that was counted. */
static void
test_covers (MkrTestBook   *test,
             gconstpointer  data)
{
  static const struct { const char *date, *name; gint64 amount; gboolean part, late; } wanted[] = {
    { "2026-04-30", "Money counted on 30 April", 30000, FALSE, FALSE },
    { "2026-05-01", "Mill", 20000, FALSE, FALSE },
    { "2026-05-04", "Press", 10000, FALSE, TRUE },
    { "2026-05-04", "Mill", 15000, FALSE, TRUE },
    { "2026-05-06", "Press", 25000, TRUE, TRUE },
  };
  g_autoptr (MkrTimeline) timeline = NULL;
  g_autoptr (GPtrArray) covers = NULL;
  g_autoptr (GError) error = NULL;

  add_rent (test, "Home", 100000, 10000, 1, "2026-05-01");
  add_count (test, "2026-04-30", 30000);
  mkr_test_import (test, "rows.csv", HEAD
                   "2026-05-01,Mill,earning,USD,200.00,0,A\n2026-05-04,Press,earning,USD,100.00,0,B\n"
                   "2026-05-04,Mill,earning,USD,150.00,0,C\n2026-05-06,Press,earning,USD,400.00,0,D\n"
                   "2026-05-06,Mill,earning,USD,50.00,0,E\n");
  timeline = timeline_on (test, "2026-05-10");
  g_assert_cmpint (due_at (timeline, 0)->short_on_due, ==, 50000);
  covers = mkr_covers_read (test->book, day ("2026-05-10"), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (covers->len, ==, G_N_ELEMENTS (wanted));

  for (guint i = 0; i < covers->len; i++)
    {
      const MkrCover *cover = covers->pdata[i];

      assert_day (cover->date, wanted[i].date);
      g_assert_cmpstr (cover->source_name, ==, wanted[i].name);
      g_assert_cmpint (cover->amount, ==, wanted[i].amount);
      g_assert_cmpint (cover->part, ==, wanted[i].part);
      g_assert_cmpint (cover->late, ==, wanted[i].late);
      g_assert_cmpint (cover->entry == 0, ==, i == 0);
    }

  /* June begins inside the money of 6 May: the rest of the one receipt, and the whole other one. */
  g_clear_pointer (&covers, g_ptr_array_unref);
  covers = mkr_covers_read (test->book, day ("2026-05-10"), 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (covers->len, ==, 2);
  g_assert_cmpstr (((MkrCover *) covers->pdata[0])->source_name, ==, "Press");
  g_assert_cmpint (((MkrCover *) covers->pdata[0])->amount, ==, 15000);
  g_assert_true (((MkrCover *) covers->pdata[0])->part);
  g_assert_cmpint (((MkrCover *) covers->pdata[1])->amount, ==, 5000);
  g_assert_false (((MkrCover *) covers->pdata[1])->part);

  g_clear_pointer (&covers, g_ptr_array_unref);
  covers = mkr_covers_read (test->book, day ("2026-05-10"), 99, &error);
  g_assert_null (covers);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
}

/* One day's receipts are spent account by account, by name: which file came first does not matter. */
static void
test_covers_by_account (MkrTestBook   *test,
                        gconstpointer  data)
{
  static const struct { const char *name, *csv; } files[] = {
    { "rows.csv", HEAD "2026-04-20,Mill,earning,USD,60.00,0,A\n" },
    { "paypal.csv", "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
      "04/20/2026,09:00:00,PST,Press,Website Payment,Completed,USD,60.00,0.00,60.00,T1\n" },
  };

  for (guint first = 0; first < 2; first++)
    {
      g_autoptr (GPtrArray) covers = NULL;
      g_autoptr (GError) error = NULL;

      add_rent (test, "Home", 10000, 10000, 1, "2026-05-01");
      mkr_test_import (test, files[first].name, files[first].csv);
      mkr_test_import (test, files[1 - first].name, files[1 - first].csv);
      covers = mkr_covers_read (test->book, day ("2026-05-10"), 0, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (covers->len, ==, 2);
      g_assert_cmpstr (((MkrCover *) covers->pdata[0])->source_name, ==, "Mill");   /* Cash, then PayPal */
      g_assert_cmpint (((MkrCover *) covers->pdata[1])->amount, ==, 4000);
      mkr_test_book_tear_down (test, NULL);
      mkr_test_book_set_up (test, NULL);
    }
}

static void
test_hidden_names (MkrTestBook   *test,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MkrBookSettings) settings = mkr_book_get_settings (test->book, &error);
  g_autoptr (GPtrArray) covers = NULL;

  add_rent (test, "Home", 10000, 10000, 1, "2026-05-01");
  mkr_test_import (test, "rows.csv", HEAD "2026-04-20,Mill,earning,USD,200.00,0,A\n");
  settings->hide_names = TRUE;
  mkr_book_set_settings (test->book, settings, &error);
  g_assert_no_error (error);
  covers = mkr_covers_read (test->book, day ("2026-05-10"), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((MkrCover *) covers->pdata[0])->source_name, ==, "Source 1");
}

/* What the answer says in each state of the rent. */
static const struct
{
  const char *name;
  gint64      counted;
  const char *receipts;
  const char *as_of;
  gboolean    made;
  const char *title, *detail;
} answers[] = {
  { "nothing yet", 0, NULL, "2026-04-19", FALSE,
    "May’s rent is due in 12 days, nothing has come in yet.", "Covered through 30 April." },
  { "made", 145000, NULL, "2026-04-25", TRUE,
    "May’s rent is made.", "$1,450.00 of June’s rent is still missing; it is due on 1 June. Covered through 31 May." },
  { "short, to come", 101000, NULL, "2026-04-25", FALSE,
    "$440.00 short for 1 May.", "Covered through 21 May." },
  { "short, late", 100000, "2026-04-28,Work,earning,USD,239.39,0,1\n", "2026-05-03", FALSE,
    "$210.61 of May’s rent is missing.", "It was due on 1 May. Covered through 26 May." },
  { "counted long ago", 145000, NULL, "2026-05-20", FALSE,
    "$1,210.61 short for 1 June.", "Covered through 4 June, if nothing was spent since 1 April." },
};

static void
test_answers (MkrTestBook   *test,
              gconstpointer  data)
{
  add_rent (test, "Home", 145000, 10000, 1, "2026-05-01");

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (MkrTimeline) timeline = NULL;
      g_autoptr (MkrAnswer) answer = NULL;

      add_count (test, "2026-04-01", answers[i].counted);

      if (answers[i].receipts != NULL)
        {
          g_autofree char *csv = g_strconcat (HEAD, answers[i].receipts, NULL);

          mkr_test_import (test, "rows.csv", csv);
        }

      timeline = timeline_on (test, answers[i].as_of);
      answer = mkr_answer_new (timeline);
      g_test_message ("%s", answers[i].name);
      g_assert_cmpstr (answer->title, ==, answers[i].title);
      g_assert_cmpstr (answer->detail, ==, answers[i].detail);
      g_assert_cmpint (answer->made, ==, answers[i].made);
    }
}

/* Without income there is no ratio, not an infinite one; with it the last three whole months count. */
static void
test_burden (MkrTestBook   *test,
             gconstpointer  data)
{
  g_autoptr (MkrTimeline) before = NULL;
  g_autoptr (MkrTimeline) after = NULL;
  g_autoptr (MkrAnswer) none = NULL;
  g_autoptr (MkrAnswer) some = NULL;

  add_rent (test, "Home", 100000, 10000, 1, "2026-01-01");
  before = timeline_on (test, "2026-05-10");
  none = mkr_answer_new (before);
  g_assert_cmpstr (none->figures[2].value, ==, "no income");

  mkr_test_import (test, "rows.csv", HEAD
                   "2026-02-15,Work,earning,USD,1000.00,0,1\n2026-03-15,Work,earning,USD,2500.00,0,2\n"
                   "2026-05-02,Work,earning,USD,9000.00,0,3\n");
  after = timeline_on (test, "2026-05-10");
  some = mkr_answer_new (after);
  g_assert_nonnull (g_strstr_len (some->figures[2].value, -1, "85.7"));
}

/* Two homes: the answer names the one it means. */
static void
test_homes (MkrTestBook   *test,
            gconstpointer  data)
{
  g_autoptr (MkrTimeline) timeline = NULL;
  g_autoptr (MkrAnswer) answer = NULL;

  add_rent (test, "Flat", 90000, 10000, 1, "2026-05-01");
  add_rent (test, "Studio", 40000, 10000, 15, "2026-05-01");
  add_count (test, "2026-04-30", 100000);
  timeline = timeline_on (test, "2026-04-30");
  answer = mkr_answer_new (timeline);
  g_assert_cmpstr (answer->title, ==, "May (Flat)’s rent is made.");
  g_assert_cmpint (timeline->gap_due, ==, 1);
  g_assert_cmpint (timeline->gap, ==, 30000);
  /* 100.00 of the studio's 400.00 in 31 days: 7 days. */
  assert_day (timeline->covered_through, "2026-05-21");
}

/* Money that went back after a rent was short: the next receipts make it good first, so that much more has to come in. */
static void
test_money_back (MkrTestBook   *test,
                 gconstpointer  data)
{
  static const struct
  {
    const char *as_of, *through, *title, *detail, *label, *value;
    gint64      gap, debt;
  } wanted[] = {
    { "2024-02-02", "2024-02-25", "$173.85 of February’s rent is missing.",
      "It was due on 1 February. Covered through 25 February, if nothing was spent on other things.",
      "Gap on 1 February", "$173.85", 17385, 0 },
    { "2024-02-20", "2024-02-23", "$293.85 of February’s rent is missing.",
      "It was due on 1 February. $120.00 of that is money that went back; what comes in next makes it good first. "
      "Covered through 23 February, if nothing was spent on other things.",
      "Gap on 1 February", "$293.85", 29385, 12000 },
    { "2024-03-01", "2024-02-24", "$1,669.17 of rent is missing.",
      "$219.17 is missing for February and $1,450.00 for March. "
      "$45.32 of that is money that went back; what comes in next makes it good first. "
      "Covered through 24 February, if nothing was spent on other things.",
      "Missing now", "$1,669.17", 21917, 4532 },
    { "2024-04-10", "2024-02-24", "$3,119.17 of rent is missing.",
      "3 rents are not made; the oldest was due on 1 February. "
      "$45.32 of that is money that went back; what comes in next makes it good first. "
      "Covered through 24 February, if nothing was spent on other things.",
      "Missing now", "$3,119.17", 21917, 4532 },
  };

  add_rent (test, "Home", 145000, 10000, 1, "2024-01-01");
  mkr_test_import (test, "rows.csv", HEAD
                   "2024-01-20,Work,earning,USD,2436.92,0,1\n2024-02-01,Work,earning,USD,289.23,0,2\n"
                   "2024-02-03,Work,refund,USD,-100.00,0,3\n2024-02-05,Work,fee,USD,-20.00,0,4\n"
                   "2024-02-29,Work,earning,USD,74.68,0,5\n");

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (MkrTimeline) timeline = timeline_on (test, wanted[i].as_of);
      g_autoptr (MkrAnswer) answer = mkr_answer_new (timeline);

      g_test_message ("%s", wanted[i].as_of);
      g_assert_cmpint (timeline->gap_due, ==, 1);
      g_assert_cmpint (timeline->gap, ==, wanted[i].gap);
      g_assert_cmpint (timeline->debt, ==, wanted[i].debt);
      assert_day (timeline->covered_through, wanted[i].through);
      g_assert_cmpstr (answer->title, ==, wanted[i].title);
      g_assert_cmpstr (answer->detail, ==, wanted[i].detail);
      g_assert_cmpstr (answer->figures[0].label, ==, wanted[i].label);
      g_assert_cmpstr (answer->figures[0].value, ==, wanted[i].value);
    }
}

/* A rent that is known but begins later is no question. */
static void
test_later_rent (MkrTestBook   *test,
                 gconstpointer  data)
{
  g_autoptr (MkrTimeline) timeline = NULL;
  g_autoptr (MkrAnswer) answer = NULL;

  add_rent (test, "Home", 145000, 10000, 5, "2026-10-10");
  timeline = timeline_on (test, "2026-05-20");
  answer = mkr_answer_new (timeline);
  assert_day (timeline->first_due, "2026-11-05");
  g_assert_cmpstr (answer->title, ==, "The first rent is due on 5 November.");
  g_assert_cmpstr (answer->detail, ==, "$1,450.00 has to be there by then.");
}

/* Two homes, and a late fee: a rent and its fee are one, the homes are told apart. */
static void
test_missing_homes (MkrTestBook   *test,
                    gconstpointer  data)
{
  g_autoptr (MkrTimeline) timeline = NULL;
  g_autoptr (MkrAnswer) answer = NULL;

  add_rent (test, "Flat", 90000, 10000, 1, "2026-05-01");
  add_rent (test, "Studio", 40000, 10000, 15, "2026-05-01");
  timeline = timeline_on (test, "2026-05-20");
  answer = mkr_answer_new (timeline);
  g_assert_cmpstr (answer->title, ==, "$1,300.00 of rent is missing.");
  g_assert_true (g_str_has_prefix (answer->detail,
                                   "$900.00 is missing for May (Flat) and $400.00 for May (Studio). "));
}

/* What a screen reader says of the whole and of a month. */
static void
test_spoken (MkrTestBook   *test,
             gconstpointer  data)
{
  g_autoptr (MkrTimeline) timeline = NULL;
  g_autoptr (MkrAnswer) answer = NULL;
  g_autofree char *month = NULL;

  make_scenario (test);
  timeline = timeline_on (test, "2026-08-31");
  answer = mkr_answer_new (timeline);
  month = mkr_timeline_month_text (timeline, 4);
  g_assert_cmpstr (month, ==, "May 2026: net 1,875.00; AI training 0.00, craft 0.00, other 1,875.00; set aside 468.75; "
                              "95.00 short on the due day, made on 15 May");
  g_assert_cmpstr (answer->summary, ==,
                   "January 2026 to October 2026. 6 of 8 rents were made on their due day. "
                   "May 2026: 95.00 short on the due day, made on 15 May. "
                   "August 2026: 848.75 short on the due day, made on 15 August. $800.00 short for 1 September.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/reports/timeline/scenario-9", test_scenario_9);
  MKR_TEST_ADD ("/reports/timeline/as-of", test_as_of);
  MKR_TEST_ADD ("/reports/timeline/spare", test_spare);
  MKR_TEST_ADD ("/reports/timeline/no-rent", test_no_rent);
  MKR_TEST_ADD ("/reports/timeline/currencies", test_currencies);
  MKR_TEST_ADD ("/reports/timeline/converted", test_converted);
  MKR_TEST_ADD ("/reports/timeline/set-aside", test_set_aside);
  MKR_TEST_ADD ("/reports/timeline/set-aside-unsorted", test_set_aside_unsorted);
  MKR_TEST_ADD ("/reports/timeline/covers", test_covers);
  MKR_TEST_ADD ("/reports/timeline/covers-by-account", test_covers_by_account);
  MKR_TEST_ADD ("/reports/timeline/hidden-names", test_hidden_names);
  MKR_TEST_ADD ("/reports/timeline/answers", test_answers);
  MKR_TEST_ADD ("/reports/timeline/burden", test_burden);
  MKR_TEST_ADD ("/reports/timeline/homes", test_homes);
  MKR_TEST_ADD ("/reports/timeline/money-back", test_money_back);
  MKR_TEST_ADD ("/reports/timeline/later-rent", test_later_rent);
  MKR_TEST_ADD ("/reports/timeline/missing-homes", test_missing_homes);
  MKR_TEST_ADD ("/reports/timeline/spoken", test_spoken);

  return g_test_run ();
}
