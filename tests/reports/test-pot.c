/* test-pot.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-money.h"
#include "mkr-pot.h"

static MkrDate
day (int year,
     int month,
     int number)
{
  MkrDate date;

  g_assert_true (mkr_date_from_ymd (year, month, number, &date));
  return date;
}

static GArray *
new_receipts (void)
{
  return g_array_new (FALSE, FALSE, sizeof (MkrPotReceipt));
}

/* A receipt of @net, 25 % set aside. */
static void
receive (GArray  *receipts,
         MkrDate  date,
         gint64   net)
{
  MkrPotReceipt receipt = { date, net - mkr_money_share (net, 2500) };

  g_array_append_val (receipts, receipt);
}

static void
run (MkrPot            *pot,
     MkrDate            as_of,
     const GArray      *receipts,
     const MkrPotCount *counts,
     guint              n_counts,
     MkrPotDue         *dues,
     guint              n_dues)
{
  g_autoptr (GError) error = NULL;

  mkr_pot_run (pot, as_of, (const MkrPotReceipt *) (gpointer) receipts->data, receipts->len, counts, n_counts,
               dues, n_dues, &error);
  g_assert_no_error (error);
}

/* Scenario 9 of the domain, to the cent and the day. */
static const gint64 scenario_net[] = { 98000, 164000, 231000, 41000, 187500, 212000, 0, 176500 };

static void
make_scenario (GArray    *receipts,
               MkrPotDue *dues,
               guint      n_dues)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (scenario_net); i++)
    if (scenario_net[i] > 0)
      receive (receipts, day (2026, i + 1, 15), scenario_net[i]);

  for (int i = 0; i < (int) n_dues; i++)
    dues[i] = (MkrPotDue) { .date = day (2026, i + 1, 1), .amount = i < 6 ? 120000 : 127500 };
}

static void
test_scenario_9 (void)
{
  static const struct { gint64 before, shortfall; int made_month, made_day; } wanted[] = {
    { 190000, 0, 12, 31 }, { 143500, 0, 1, 15 }, { 146500, 0, 2, 15 }, { 199750, 0, 3, 15 },
    { 110500, 9500, 5, 15 }, { 131125, 0, 5, 15 }, { 170125, 0, 6, 15 }, { 42625, 84875, 8, 15 },
    { 47500, 80000, 0, 0 },
  };
  const MkrPotCount opening = { day (2025, 12, 31), 190000 };
  g_autoptr (GArray) receipts = new_receipts ();
  g_auto (MkrPot) pot = { NULL };
  MkrPotDue dues[9];

  make_scenario (receipts, dues, 9);
  run (&pot, day (2026, 8, 31), receipts, &opening, 1, dues, 9);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("due %u", i + 1);
      g_assert_cmpint (dues[i].pot_before, ==, wanted[i].before);
      g_assert_cmpint (dues[i].short_on_due, ==, wanted[i].shortfall);
      g_assert_cmpint (dues[i].made_on, ==, wanted[i].made_day == 0 ? MKR_DATE_NONE
                       : day (i == 0 ? 2025 : 2026, wanted[i].made_month, wanted[i].made_day));
    }

  g_assert_cmpint (pot.pot, ==, 47500);
  g_assert_cmpint (pot.other_money, ==, 0);
}

/* On 15 April, without April's money, 797.50 covers 20 days of May. */
static void
test_days (void)
{
  const MkrPotCount opening = { day (2025, 12, 31), 190000 };
  g_autoptr (GArray) receipts = new_receipts ();
  g_auto (MkrPot) pot = { NULL };
  MkrPotDue dues[5];

  make_scenario (receipts, dues, 5);
  run (&pot, day (2026, 4, 14), receipts, &opening, 1, dues, 5);

  g_assert_cmpint (pot.pot, ==, 79750);
  g_assert_cmpint (dues[4].covered, ==, 79750);
  g_assert_cmpint (mkr_pot_days_covered (dues[4].covered, dues[4].amount, 31), ==, 20);

  g_assert_cmpint (mkr_pot_days_covered (17271, 145000, 31), ==, 3);
  /* A third of a month of 30 days is ten days, although 1/30 is no decimal. */
  g_assert_cmpint (mkr_pot_days_covered (100, 300, 30), ==, 10);
  g_assert_cmpint (mkr_pot_days_covered (99, 300, 30), ==, 9);
  g_assert_cmpint (mkr_pot_days_covered (0, 300, 30), ==, 0);
  g_assert_cmpint (mkr_pot_days_covered (0, 0, 30), ==, 30);
  g_assert_cmpint (mkr_pot_days_covered (G_MAXINT64 / 4 - 1, G_MAXINT64 / 4, 31), ==, 30);
}

/* What happens in a few days, in cents of rent money: the dues that come of it. */
typedef struct
{
  const char   *name;
  MkrPotReceipt receipts[5];
  guint         n_receipts;
  MkrPotCount   counts[3];
  guint         n_counts;
  int           as_of;
  MkrPotDue     dues[2];      /* date, amount, and what is expected */
  guint         n_dues;
  gint64        pot, other_money, spent;
} Case;

#define NEVER MKR_DATE_NONE

static const Case cases[] = {
  { "a receipt counts on its day, before a due of the same day",
    { { 10, 100 } }, 1, { { 0, 0 } }, 0, 20, { { 10, 100, 100, 0, 100, 10 } }, 1, 0, 0, 0 },
  { "a due is made when its last cover arrives, not before it is whole",
    { { 5, 60 }, { 12, 30 }, { 15, 30 } }, 3, { { 0, 0 } }, 0, 20, { { 10, 100, 60, 40, 100, 15 } }, 1, 20, 0, 0 },
  { "a future due rests on money in hand, since its last cover",
    { { 5, 60 }, { 8, 60 } }, 2, { { 0, 0 } }, 0, 9, { { 10, 100, 120, 0, 100, 8 } }, 1, 120, 0, 0 },
  { "receipts after the day are not there yet",
    { { 5, 60 }, { 9, 60 } }, 2, { { 0, 0 } }, 0, 8, { { 10, 100, 60, 40, 60, NEVER } }, 1, 60, 0, 0 },
  { "a count at the end of the day: the due of that day went first",
    { { 5, 100 } }, 1, { { 10, 30 } }, 1, 20, { { 10, 100, 100, 0, 100, 5 }, { 15, 50, 30, 20, 30, NEVER } }, 2, 0, 0, 0 },
  { "the opening balance is money like any other",
    { { 0, 0 } }, 0, { { 1, 80 } }, 1, 20, { { 10, 50, 80, 0, 50, 1 } }, 1, 30, 0, 0 },
  { "less than the ledger is spent on other things, the newest first",
    { { 2, 40 }, { 5, 60 } }, 2, { { 6, 70 } }, 1, 20, { { 10, 40, 70, 0, 40, 2 } }, 1, 30, 0, 30 },
  { "a due that has fallen stays made whatever was spent",
    { { 2, 100 }, { 11, 50 } }, 2, { { 12, 0 } }, 1, 20, { { 10, 100, 100, 0, 100, 2 }, { 30, 50, 0, 50, 0, NEVER } }, 2, 0, 0, 50 },
  { "more than the ledger is other money and covers what is missing",
    { { 2, 40 } }, 1, { { 1, 0 }, { 12, 70 } }, 2, 20, { { 10, 100, 40, 60, 100, 12 } }, 1, 10, 70, 0 },
  { "a refund takes the newest unused money",
    { { 2, 60 }, { 4, 60 }, { 6, -30 } }, 3, { { 0, 0 } }, 0, 20, { { 10, 60, 90, 0, 60, 2 } }, 1, 30, 0, 0 },
  { "then money to come; what was made stays made",
    { { 2, 100 }, { 12, -30 }, { 14, 80 } }, 3, { { 0, 0 } }, 0, 20,
    { { 10, 100, 100, 0, 100, 2 }, { 18, 60, 50, 10, 50, NEVER } }, 2, 0, 0, 0 },
  { "refunds beyond what is there show below zero",
    { { 2, 100 }, { 12, -30 } }, 2, { { 0, 0 } }, 0, 20,
    { { 10, 100, 100, 0, 100, 2 }, { 18, 60, -30, 60, 0, NEVER } }, 2, -30, 0, 0 },
  { "a count settles a debt",
    { { 2, -30 } }, 1, { { 1, 0 }, { 5, 40 } }, 2, 20, { { 10, 40, 40, 0, 40, 5 } }, 1, 0, 70, 0 },
  { "two dues of one day are served in their order",
    { { 2, 70 } }, 1, { { 0, 0 } }, 0, 20, { { 10, 50, 70, 0, 50, 2 }, { 10, 50, 20, 30, 20, NEVER } }, 2, 0, 0, 0 },
  { "a due of nothing is made on its day",
    { { 0, 0 } }, 0, { { 0, 0 } }, 0, 20, { { 10, 0, 0, 0, 0, 10 } }, 1, 0, 0, 0 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (GError) error = NULL;
      g_auto (MkrPot) pot = { NULL };
      MkrPotDue dues[2];

      g_test_message ("%s", c->name);
      memcpy (dues, c->dues, sizeof dues);
      mkr_pot_run (&pot, c->as_of, c->receipts, c->n_receipts, c->counts, c->n_counts, dues, c->n_dues, &error);
      g_assert_no_error (error);

      for (guint d = 0; d < c->n_dues; d++)
        {
          g_assert_cmpint (dues[d].pot_before, ==, c->dues[d].pot_before);
          g_assert_cmpint (dues[d].short_on_due, ==, c->dues[d].short_on_due);
          g_assert_cmpint (dues[d].covered, ==, c->dues[d].covered);
          g_assert_cmpint (dues[d].made_on, ==, c->dues[d].made_on);
        }

      g_assert_cmpint (pot.pot, ==, c->pot);
      g_assert_cmpint (pot.other_money, ==, c->other_money);
      g_assert_cmpint (pot.spent, ==, c->spent);
    }
}

static void
test_overflow (void)
{
  const MkrPotReceipt receipts[] = { { 1, G_MAXINT64 / 2 }, { 2, G_MAXINT64 / 2 } };
  g_autoptr (GError) error = NULL;
  MkrPot pot;

  g_assert_false (mkr_pot_run (&pot, 5, receipts, 2, NULL, 0, NULL, 0, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_OVERFLOW);
}

/* Random ledgers: what must hold for every one of them. */
#define MAX_RECEIPTS 60
#define MAX_DUES     12
#define MAX_COUNTS   4

typedef struct
{
  MkrPotReceipt receipts[MAX_RECEIPTS];
  MkrPotCount   counts[MAX_COUNTS];
  MkrPotDue     dues[MAX_DUES];
  guint         n_receipts, n_counts, n_dues;
  MkrDate       as_of;
} Ledger;

static int
by_date (gconstpointer a,
         gconstpointer b)
{
  return *(const MkrDate *) a - *(const MkrDate *) b;
}

static void
make_ledger (Ledger *ledger)
{
  MkrDate date = 0;

  memset (ledger, 0, sizeof *ledger);
  ledger->n_receipts = (guint) g_test_rand_int_range (0, MAX_RECEIPTS);
  ledger->n_dues = (guint) g_test_rand_int_range (0, MAX_DUES);
  ledger->n_counts = (guint) g_test_rand_int_range (0, MAX_COUNTS);
  ledger->as_of = g_test_rand_int_range (0, 250);

  for (guint i = 0; i < ledger->n_receipts; i++)
    ledger->receipts[i] = (MkrPotReceipt) {
      g_test_rand_int_range (0, 200),
      g_test_rand_int_range (0, 8) == 0 ? -g_test_rand_int_range (0, 40000) : g_test_rand_int_range (0, 60000)
    };
  for (guint i = 0; i < ledger->n_dues; i++)
    ledger->dues[i] = (MkrPotDue) { .date = g_test_rand_int_range (0, 230), .amount = g_test_rand_int_range (0, 150000) };
  for (guint i = 0; i < ledger->n_counts; i++)
    ledger->counts[i] = (MkrPotCount) { date += g_test_rand_int_range (1, 60), g_test_rand_int_range (0, 200000) };

  qsort (ledger->receipts, ledger->n_receipts, sizeof (MkrPotReceipt), by_date);
  qsort (ledger->dues, ledger->n_dues, sizeof (MkrPotDue), by_date);
}

static void
run_ledger (Ledger *ledger,
            MkrPot *pot)
{
  g_autoptr (GError) error = NULL;

  mkr_pot_run (pot, ledger->as_of, ledger->receipts, ledger->n_receipts, ledger->counts, ledger->n_counts,
               ledger->dues, ledger->n_dues, &error);
  g_assert_no_error (error);
}

/* No receipt pays twice: its covers lie side by side in it; no due gets more than it asks for. */
static void
check_covers (const Ledger *ledger,
              const MkrPot *pot)
{
  gint64 used[MAX_RECEIPTS] = { 0 };
  gint64 covered[MAX_DUES] = { 0 };
  gint64 in_time[MAX_DUES] = { 0 };
  MkrDate last[MAX_DUES];

  for (guint i = 0; i < pot->covers->len; i++)
    {
      const MkrPotCover *cover = &g_array_index (pot->covers, MkrPotCover, i);
      const MkrPotDue *due = &ledger->dues[cover->due];

      g_assert_cmpint (cover->amount, >, 0);
      g_assert_cmpint (cover->date, <=, ledger->as_of);
      covered[cover->due] += cover->amount;
      last[cover->due] = cover->date;

      /* A count comes after a due of its day. */
      if (cover->date < due->date + (cover->receipt >= 0 ? 1 : 0))
        in_time[cover->due] += cover->amount;

      if (cover->receipt >= 0)
        {
          g_assert_cmpint (cover->date, ==, ledger->receipts[cover->receipt].date);
          g_assert_cmpint (cover->from, >=, used[cover->receipt]);
          used[cover->receipt] = cover->from + cover->amount;
          g_assert_cmpint (used[cover->receipt], <=, ledger->receipts[cover->receipt].amount);
        }
    }

  for (guint i = 0; i < ledger->n_dues; i++)
    {
      const MkrPotDue *due = &ledger->dues[i];

      g_assert_cmpint (due->covered, ==, covered[i]);
      g_assert_cmpint (covered[i], <=, due->amount);
      g_assert_cmpint (due->short_on_due, ==, due->amount - (due->date <= ledger->as_of ? in_time[i] : covered[i]));
      /* A due of nothing is made on its day, not before. */
      g_assert_cmpint (due->made_on != MKR_DATE_NONE, ==,
                       covered[i] == due->amount && (due->amount > 0 || due->date <= ledger->as_of));

      if (due->made_on != MKR_DATE_NONE && due->amount > 0)
        g_assert_cmpint (due->made_on, ==, last[i]);
    }
}

static void
assert_same_dues (const Ledger *one,
                  const Ledger *two)
{
  for (guint i = 0; i < one->n_dues; i++)
    {
      g_assert_cmpint (one->dues[i].pot_before, ==, two->dues[i].pot_before);
      g_assert_cmpint (one->dues[i].short_on_due, ==, two->dues[i].short_on_due);
      g_assert_cmpint (one->dues[i].covered, ==, two->dues[i].covered);
      g_assert_cmpint (one->dues[i].made_on, ==, two->dues[i].made_on);
    }
}

/* One receipt a day, as the kept sums have it. */
static void
sum_days (const Ledger *ledger,
          Ledger       *days)
{
  *days = *ledger;
  days->n_receipts = 0;

  for (guint i = 0; i < ledger->n_receipts; i++)
    if (i > 0 && ledger->receipts[i].date == ledger->receipts[i - 1].date)
      days->receipts[days->n_receipts - 1].amount += ledger->receipts[i].amount;
    else
      days->receipts[days->n_receipts++] = ledger->receipts[i];
}

static void
turn_days (const Ledger *ledger,
           Ledger       *turned)
{
  *turned = *ledger;

  for (guint i = 0; i < ledger->n_receipts; i++)
    {
      guint first = i;
      guint last = i;

      while (first > 0 && ledger->receipts[first - 1].date == ledger->receipts[i].date)
        first--;
      while (last + 1 < ledger->n_receipts && ledger->receipts[last + 1].date == ledger->receipts[i].date)
        last++;

      turned->receipts[i] = ledger->receipts[first + last - i];
    }
}

static void
check_same (Ledger *ledger,
            Ledger *other,
            MkrPot *pot)
{
  g_auto (MkrPot) other_pot = { NULL };

  run_ledger (other, &other_pot);
  assert_same_dues (ledger, other);
  g_assert_cmpint (pot->pot, ==, other_pot.pot);
  g_assert_cmpint (pot->spare, ==, other_pot.spare);
}

/* A due that has fallen and is made stays made, on the same day, whatever comes later. */
static void
check_later (const Ledger *ledger)
{
  Ledger later = *ledger;
  g_auto (MkrPot) pot = { NULL };

  later.as_of += 40;
  run_ledger (&later, &pot);

  for (guint i = 0; i < ledger->n_dues; i++)
    if (ledger->dues[i].date <= ledger->as_of && ledger->dues[i].made_on != MKR_DATE_NONE)
      g_assert_cmpint (later.dues[i].made_on, ==, ledger->dues[i].made_on);
}

/* Without counts nothing comes and nothing goes but receipts and dues. */
static void
check_balance (const Ledger *ledger)
{
  Ledger bare = *ledger;
  g_auto (MkrPot) pot = { NULL };
  gint64 sum = 0;

  bare.n_counts = 0;
  run_ledger (&bare, &pot);

  for (guint i = 0; i < bare.n_receipts; i++)
    sum += bare.receipts[i].date <= bare.as_of ? bare.receipts[i].amount : 0;
  for (guint i = 0; i < bare.n_dues; i++)
    sum -= bare.dues[i].date <= bare.as_of ? bare.dues[i].covered : 0;

  g_assert_cmpint (pot.pot, ==, sum);
}

static void
test_random_ledgers (void)
{
  for (guint i = 0; i < 600; i++)
    {
      Ledger ledger, other;
      g_auto (MkrPot) pot = { NULL };

      make_ledger (&ledger);
      run_ledger (&ledger, &pot);
      check_covers (&ledger, &pot);

      sum_days (&ledger, &other);
      check_same (&ledger, &other, &pot);
      turn_days (&ledger, &other);
      check_same (&ledger, &other, &pot);
      check_later (&ledger);
      check_balance (&ledger);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reports/pot/scenario-9", test_scenario_9);
  g_test_add_func ("/reports/pot/days", test_days);
  g_test_add_func ("/reports/pot/cases", test_cases);
  g_test_add_func ("/reports/pot/overflow", test_overflow);
  g_test_add_func ("/reports/pot/random-ledgers", test_random_ledgers);

  return g_test_run ();
}
