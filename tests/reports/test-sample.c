/* test-sample.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-earnings.h"
#include "mkr-test-book.h"
#include "mkr-timeline.h"

/* The book that the build made from data/sample: every figure of the sample life, to the cent. */

#define AS_OF "2026-11-19"

static MkrBook *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  MkrBook *book = mkr_book_open (g_getenv ("MKR_SAMPLE_BOOK"), MKR_BOOK_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);
  return book;
}

static void
assert_day (MkrDate     date,
            const char *wanted)
{
  g_autofree char *text = date != MKR_DATE_NONE ? mkr_date_to_string (date) : g_strdup ("none");

  g_assert_cmpstr (text, ==, wanted);
}

static MkrTimeline *
read_timeline (MkrBook *book)
{
  g_autoptr (GError) error = NULL;
  MkrTimeline *timeline = mkr_timeline_new (book, mkr_book_today (book), &error);

  g_assert_no_error (error);
  return timeline;
}

static const struct
{
  gint64      ai, craft, other, net, set_aside, pot, shortfall;
  const char *made;
} months[] = {
  { 110384, 65000, 15000, 190384, 47596, 161000, 0, "2026-03-31" },
  { 143522, 60000, 15000, 218522, 54631, 158788, 0, "2026-04-29" },
  { 106680, 0, 15000, 121680, 30420, 177679, 0, "2026-05-27" },
  { 154300, 90000, 0, 244300, 61075, 123939, 21061, "2026-07-08" },
  { 96176, 0, 0, 96176, 24045, 162164, 0, "2026-07-29" },
  { 168272, 95000, 15000, 278272, 69569, 89295, 55705, "2026-09-09" },
  { 154861, 65000, 15000, 234861, 58717, 152998, 0, "2026-09-30" },
  { 74173, 90000, 0, 164173, 41044, 184142, 0, "2026-10-16" },
  { 0, 0, 0, 0, 0, 162271, 0, "2026-11-11" },
  { 0, 0, 0, 0, 0, 17271, 127729, "none" },
};

static void
test_months (void)
{
  g_autoptr (MkrBook) book = open_sample ();
  g_autoptr (MkrTimeline) timeline = read_timeline (book);

  assert_day (timeline->as_of, AS_OF);
  g_assert_cmpuint (timeline->months->len, ==, G_N_ELEMENTS (months));

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      const MkrTimelineMonth *month = &g_array_index (timeline->months, MkrTimelineMonth, i);
      const MkrDue *due = &g_array_index (timeline->dues, MkrDue, month->due);

      g_test_message ("month %u", i + 4);
      g_assert_cmpint (month->by_work[MKR_WORK_AI], ==, months[i].ai);
      g_assert_cmpint (month->by_work[MKR_WORK_CRAFT], ==, months[i].craft);
      g_assert_cmpint (month->by_work[MKR_WORK_OTHER], ==, months[i].other);
      g_assert_cmpint (month->net, ==, months[i].net);
      g_assert_cmpint (month->set_aside, ==, months[i].set_aside);
      g_assert_cmpint (due->amount, ==, 145000);
      g_assert_cmpint (due->pot_before, ==, months[i].pot);
      g_assert_cmpint (due->short_on_due, ==, months[i].shortfall);
      assert_day (due->made_on, months[i].made);
    }
}

static void
test_today (void)
{
  g_autoptr (MkrBook) book = open_sample ();
  g_autoptr (MkrTimeline) timeline = read_timeline (book);
  g_autoptr (MkrAnswer) answer = mkr_answer_new (timeline);
  guint receipts = 0;

  for (guint i = 0; i < timeline->months->len; i++)
    receipts += g_array_index (timeline->months, MkrTimelineMonth, i).receipts;

  g_assert_cmpuint (receipts, ==, 56);
  g_assert_cmpuint (timeline->unsorted, ==, 0);
  g_assert_cmpuint (timeline->others->len, ==, 0);
  g_assert_cmpint (timeline->pot, ==, 162271);
  g_assert_cmpint (timeline->pot - 145000, ==, 17271);
  g_assert_cmpint (timeline->next_due, ==, 8);
  g_assert_cmpint (timeline->gap_due, ==, 9);
  g_assert_cmpint (timeline->gap, ==, 127729);
  assert_day (timeline->covered_through, "2027-01-03");
  assert_day (timeline->last_count, "2026-03-31");
  g_assert_cmpint (timeline->other_money, ==, 0);
  g_assert_cmpint (timeline->set_aside_bp, ==, 2500);
  g_assert_cmpint (timeline->waiting[MKR_STATE_SENT], ==, 29750);
  g_assert_cmpint (timeline->waiting[MKR_STATE_APPROVED] + timeline->waiting[MKR_STATE_IN_REVIEW], ==, 31590);
  g_assert_true (answer->made);
  g_assert_cmpstr (answer->title, ==, "December’s rent is made.");
  g_assert_cmpstr (answer->figures[0].value, ==, "$1,277.29");
  g_assert_cmpstr (answer->figures[1].value, ==, "3 January");
}

typedef struct
{
  const char *day, *source;
  gint64      amount;
  gboolean    part, late;
} Trail;

static const Trail december[] = {
  { "2026-10-16", "Verbolane", 4305, TRUE, FALSE }, { "2026-10-21", "Northpier Library", 11250, FALSE, FALSE },
  { "2026-10-28", "Annomill", 23587, FALSE, FALSE }, { "2026-11-04", "Annomill", 19762, FALSE, FALSE },
  { "2026-11-09", "Harrow & Finch", 67500, FALSE, FALSE }, { "2026-11-11", "Annomill", 11475, FALSE, FALSE },
  { "2026-11-11", "Annomill", 7121, TRUE, FALSE },
};

static const Trail september[] = {
  { "2026-07-29", "Annomill", 17164, TRUE, FALSE }, { "2026-08-05", "Annomill", 12375, FALSE, FALSE },
  { "2026-08-07", "Grainlight", 19387, FALSE, FALSE }, { "2026-08-07", "Verbolane", 9702, FALSE, FALSE },
  { "2026-08-19", "Annomill", 17437, FALSE, FALSE }, { "2026-08-21", "Verbolane", 13230, FALSE, FALSE },
  { "2026-09-02", "Annomill", 16575, FALSE, TRUE }, { "2026-09-04", "Grainlight", 23775, FALSE, TRUE },
  { "2026-09-04", "Verbolane", 12789, FALSE, TRUE }, { "2026-09-09", "Annomill", 2566, TRUE, TRUE },
};

static void
check_trail (guint        due,
             const Trail *trail,
             guint        n)
{
  g_autoptr (MkrBook) book = open_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) covers = mkr_covers_read (book, mkr_book_today (book), due, &error);
  gint64 together = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (covers->len, ==, n);

  for (guint i = 0; i < n; i++)
    {
      const MkrCover *cover = covers->pdata[i];

      assert_day (cover->date, trail[i].day);
      g_assert_cmpstr (cover->source_name, ==, trail[i].source);
      g_assert_cmpint (cover->amount, ==, trail[i].amount);
      g_assert_cmpint (cover->part, ==, trail[i].part);
      g_assert_cmpint (cover->late, ==, trail[i].late);
      together += cover->amount;
    }

  g_assert_cmpint (together, ==, 145000);
}

static void
test_trails (void)
{
  check_trail (8, december, G_N_ELEMENTS (december));
  check_trail (5, september, G_N_ELEMENTS (september));
}

static void
test_sources (void)
{
  static const struct { const char *name; guint n; gint64 gross, fee, net; int share; } wanted[] = {
    { "Annomill", 24, 594600, 0, 594600, 3840 },     { "Harrow & Finch", 6, 465000, 0, 465000, 3003 },
    { "Verbolane", 15, 276549, 5531, 271018, 1750 }, { "Grainlight", 6, 143650, 900, 142750, 922 },
    { "Northpier Library", 5, 75000, 0, 75000, 484 },
  };
  const MkrPeriod all = { MKR_DATE_NONE, MKR_DATE_NONE };
  g_autoptr (MkrBook) book = open_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MkrEarnings) earnings = mkr_earnings_new (book, MKR_BASIS_RECEIVED, MKR_BY_SOURCE, &all, &error);
  const MkrEarningsRow *total;

  g_assert_no_error (error);
  g_assert_cmpuint (earnings->rows->len, ==, G_N_ELEMENTS (wanted));

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const MkrEarningsRow *row = earnings->rows->pdata[i];

      g_assert_cmpstr (row->label, ==, wanted[i].name);
      g_assert_cmpuint (row->n, ==, wanted[i].n);
      g_assert_cmpint (row->gross, ==, wanted[i].gross);
      g_assert_cmpint (row->fee, ==, wanted[i].fee);
      g_assert_cmpint (row->net, ==, wanted[i].net);
      g_assert_cmpint (row->share_bp, ==, wanted[i].share);
    }

  total = earnings->totals->pdata[0];
  g_assert_cmpint (total->gross, ==, 1554799);
  g_assert_cmpint (total->fee, ==, 6431);
  g_assert_cmpint (total->net, ==, 1548368);
  g_assert_cmpint (earnings->top_share_bp, ==, 3840);
  g_assert_cmpint (mkr_earnings_band (earnings->top_share_bp), ==, MKR_BAND_WATCH);
}

/* It is a life: 20 contracts, two payouts alike on 11 November, own money and purchases that count nowhere. */
static void
test_life (void)
{
  MkrPayoutFilter filter = MKR_PAYOUT_FILTER_INIT;
  g_autoptr (MkrBook) book = open_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) payouts = mkr_payouts_list (book, &filter, &error);
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  guint transfers = 0, ignored = 0, alike = 0;

  g_assert_no_error (error);

  for (guint i = 0; i < payouts->len; i++)
    {
      const MkrPayout *payout = payouts->pdata[i];

      transfers += payout->kind == MKR_KIND_TRANSFER;
      ignored += payout->kind == MKR_KIND_IGNORED;
      alike += payout->received && payout->net == 15300 && payout->date == mkr_book_today (book) - 8;

      if (payout->received)
        {
          g_hash_table_add (days, GINT_TO_POINTER (mkr_date_weekday (payout->date)));
          g_assert_cmpint (mkr_date_weekday (payout->date), <=, 5);
        }
    }

  g_assert_cmpuint (alike, ==, 2);
  g_assert_cmpuint (transfers, >, 10);
  g_assert_cmpuint (ignored, >, 30);
  g_assert_cmpuint (g_hash_table_size (days), >=, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reports/sample/months", test_months);
  g_test_add_func ("/reports/sample/today", test_today);
  g_test_add_func ("/reports/sample/trails", test_trails);
  g_test_add_func ("/reports/sample/sources", test_sources);
  g_test_add_func ("/reports/sample/life", test_life);

  return g_test_run ();
}
