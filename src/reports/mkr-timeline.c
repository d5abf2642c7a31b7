/* mkr-timeline.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-converted.h"
#include "mkr-money.h"
#include "mkr-payout.h"
#include "mkr-receipt.h"
#include "mkr-rent-run.h"
#include "mkr-timeline.h"

#define MONTHS_AHEAD 2

static MkrTimeline *
timeline_alloc (void)
{
  MkrTimeline *self = g_new0 (MkrTimeline, 1);

  self->months = g_array_new (FALSE, TRUE, sizeof (MkrTimelineMonth));
  self->dues = g_array_new (FALSE, TRUE, sizeof (MkrDue));
  self->others = g_array_new (FALSE, TRUE, sizeof (MkrOtherMoney));
  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

static void
take_dues (MkrTimeline      *self,
           const MkrRentRun *run)
{
  for (guint i = 0; i < run->dues->len; i++)
    {
      MkrDue due = g_array_index (run->dues, MkrDue, i);

      /* Names of homes are few and live as long as the program: dues outlast the terms they were made of. */
      due.home = g_intern_string (due.home);
      g_array_append_val (self->dues, due);
    }
}

/* All of it in the book's currency, or some of it converted. */
static gboolean
counts (const MkrTimeline *self,
        const MkrRollup   *sum)
{
  return sum->currency == self->currency || sum->rest_n < sum->n || sum->worth_net != 0;
}

/* First income or rent … two months after as_of. */
static void
make_months (MkrTimeline  *self,
             const GArray *sums)
{
  MkrMonth now = mkr_date_month (self->as_of);
  MkrMonth first = now;

  for (guint i = 0; i < sums->len; i++)
    if (counts (self, &g_array_index (sums, MkrRollup, i)))
      first = MIN (first, g_array_index (sums, MkrRollup, i).month);

  if (self->dues->len > 0)
    first = MIN (first, mkr_date_month (g_array_index (self->dues, MkrDue, 0).date));

  for (MkrMonth month = first; month <= now + MONTHS_AHEAD; month++)
    {
      MkrTimelineMonth item = { .month = month, .due = -1 };

      g_array_append_val (self->months, item);
    }
}

static MkrTimelineMonth *
find_month (MkrTimeline *self,
            MkrMonth     month)
{
  MkrMonth first = g_array_index (self->months, MkrTimelineMonth, 0).month;

  if (month < first || month >= first + (MkrMonth) self->months->len)
    return NULL;

  return &g_array_index (self->months, MkrTimelineMonth, month - first);
}

static void
link_dues (MkrTimeline *self)
{
  for (guint i = 0; i < self->dues->len; i++)
    {
      const MkrDue *due = &g_array_index (self->dues, MkrDue, i);
      MkrTimelineMonth *month = find_month (self, mkr_date_month (due->date));

      if (month != NULL && month->due < 0 && !due->late_fee)
        month->due = (gint) i;
    }
}

static gboolean
add (gint64   *sum,
     gint64    amount,
     GError  **error)
{
  return mkr_money_add (*sum, amount, sum, error);
}

static gboolean
add_other (MkrTimeline      *self,
           const MkrRollup  *sum,
           GError          **error)
{
  MkrOtherMoney other = { sum->currency, sum->net, sum->n, sum->rest, sum->rest_n, sum->worth_net };

  for (guint i = 0; i < self->others->len; i++)
    {
      MkrOtherMoney *known = &g_array_index (self->others, MkrOtherMoney, i);

      if (known->currency == sum->currency)
        {
          known->n += sum->n;
          known->rest_n += sum->rest_n;
          return add (&known->minor, sum->net, error) && add (&known->rest, sum->rest, error) &&
                 add (&known->worth, sum->worth_net, error);
        }
    }

  g_array_append_val (self->others, other);
  return TRUE;
}

static gboolean
add_sum (MkrTimeline      *self,
         const MkrRollup  *sum,
         GError          **error)
{
  MkrTimelineMonth *month = find_month (self, sum->month);

  self->has_receipts |= sum->n > 0;

  if (sum->currency != self->currency && !add_other (self, sum, error))
    return FALSE;
  if (month == NULL || !counts (self, sum))
    return TRUE;

  if (sum->currency != self->currency && !add (&month->converted, sum->worth_net, error))
    return FALSE;

  month->receipts += sum->currency == self->currency ? sum->n : sum->n - sum->rest_n;
  return add (&month->gross, sum->worth_gross, error) && add (&month->fee, sum->worth_fee, error) &&
         add (&month->net, sum->worth_net, error) && add (&month->by_work[sum->work], sum->worth_net, error);
}

/* Sums by month up to as_of; only a month that is cut in two reads entries. */
static GArray *
read_sums (const MkrRentRun  *run,
           GError           **error)
{
  MkrMonth now = mkr_date_month (run->as_of);
  MkrPeriod part = { mkr_month_day (now, 1), run->as_of };
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) sums = mkr_rollup_read (run->book, MKR_BASIS_RECEIVED, MKR_MONTH_NONE,
                                             run->month_runs_on ? now - 1 : now, error);

  if (sums == NULL || !run->month_runs_on)
    return g_steal_pointer (&sums);
  if ((days = mkr_entry_sums_read (run->book, MKR_BASIS_RECEIVED, &part, error)) == NULL)
    return NULL;

  for (guint i = 0; i < days->len; i++)
    g_array_append_val (sums, g_array_index (days, MkrEntrySum, i).sum);

  return g_steal_pointer (&sums);
}

static gboolean
read_months (MkrTimeline  *self,
             MkrRentRun   *run,
             GArray       *sums,
             GError      **error)
{
  make_months (self, sums);

  for (guint i = 0; i < sums->len; i++)
    if (!add_sum (self, &g_array_index (sums, MkrRollup, i), error))
      return FALSE;

  for (guint i = 0; i < run->days->len; i++)
    {
      const MkrReceiptDay *day = &g_array_index (run->days, MkrReceiptDay, i);
      MkrTimelineMonth *month = find_month (self, mkr_date_month (day->date));

      if (day->date <= self->as_of && month != NULL && !add (&month->set_aside, day->worth_aside, error))
        return FALSE;
    }

  return TRUE;
}

/* The narrowest rule in force at the end of a month. */
static int
rule_for (const GArray *rules,
          MkrDate       date,
          gint64        source,
          MkrWork       work)
{
  const MkrSetAside *best = NULL;
  int best_width = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      const MkrSetAside *rule = &g_array_index (rules, MkrSetAside, i);
      int width = rule->source != 0 ? 3 : rule->work != MKR_WORK_UNSORTED ? 2 : 1;

      if (rule->from > date || (rule->source != 0 && rule->source != source) ||
          (rule->work != MKR_WORK_UNSORTED && rule->work != work))
        continue;

      if (best == NULL || width > best_width || (width == best_width && rule->from > best->from))
        {
          best = rule;
          best_width = width;
        }
    }

  return best != NULL ? best->basis_points : 0;
}

static void
split_month (MkrTimelineMonth *month)
{
  gint64 rest = month->set_aside;
  guint largest = 0;

  for (guint work = 0; work < MKR_N_WORKS; work++)
    {
      rest -= month->by_work[work] - month->for_rent_by_work[work];

      if (month->by_work[work] > month->by_work[largest])
        largest = work;
    }

  month->for_rent_by_work[largest] -= rest;
}

/* Set-aside is rounded once per receipt and kept by day. By kind of work it is shared out again at each kind's rate; the cents
 * that rounding moves go to the largest kind, so that the parts add up to the month exactly. */
static void
split_set_aside (MkrTimeline   *self,
                 const GArray  *sums,
                 const GArray  *rules)
{
  for (guint i = 0; i < self->months->len; i++)
    {
      MkrTimelineMonth *month = &g_array_index (self->months, MkrTimelineMonth, i);

      memcpy (month->for_rent_by_work, month->by_work, sizeof month->by_work);
    }

  for (guint i = 0; i < sums->len; i++)
    {
      const MkrRollup *sum = &g_array_index (sums, MkrRollup, i);
      MkrTimelineMonth *month = find_month (self, sum->month);
      MkrDate end = MIN (mkr_month_last (sum->month), self->as_of);
      /* Money without a kind of work counts as other (figures.md 2). */
      MkrWork work = sum->work != MKR_WORK_UNSORTED ? sum->work : MKR_WORK_OTHER;

      if (month != NULL)
        month->for_rent_by_work[sum->work] -=
          mkr_money_share (sum->worth_net, rule_for (rules, end, sum->source, work));
    }

  for (guint i = 0; i < self->months->len; i++)
    split_month (&g_array_index (self->months, MkrTimelineMonth, i));
}

static void
find_next (MkrTimeline *self)
{
  self->next_due = self->gap_due = -1;

  for (guint i = 0; i < self->dues->len; i++)
    {
      const MkrDue *due = &g_array_index (self->dues, MkrDue, i);
      gboolean made = due->made_on != MKR_DATE_NONE;

      if (self->next_due < 0 && (due->date >= self->as_of || !made))
        self->next_due = (gint) i;
      if (self->gap_due < 0 && !made)
        {
          self->gap_due = (gint) i;
          self->gap = due->amount - due->covered + self->debt;
        }
      if (due->date <= self->as_of && !made)
        self->missing += due->amount - due->covered;
    }

  if (self->missing > 0)
    self->missing += self->debt;
}

/* A rent that begins beyond the months ahead: the day and amount of its first due. */
static void
find_first_due (MkrTimeline      *self,
                const MkrRentRun *run)
{
  g_autoptr (GArray) dues = NULL;
  MkrDate last = self->as_of;

  self->first_due = MKR_DATE_NONE;
  if (!self->has_rent || self->dues->len > 0)
    return;

  for (guint i = 0; i < run->terms->len; i++)
    last = MAX (last, mkr_month_last (mkr_date_month (((MkrRentTerm *) run->terms->pdata[i])->from) + 1));

  dues = mkr_dues_new (run->terms, run->currency, last);
  if (dues->len > 0)
    {
      self->first_due = g_array_index (dues, MkrDue, 0).date;
      self->first_amount = g_array_index (dues, MkrDue, 0).amount;
    }
}

static gboolean
read_waiting (MkrTimeline  *self,
              MkrBook      *book,
              GError      **error)
{
  g_autoptr (GArray) waiting = mkr_waiting_read (book, error);

  if (waiting == NULL)
    return FALSE;

  for (guint i = 0; i < waiting->len; i++)
    {
      const MkrWaiting *item = &g_array_index (waiting, MkrWaiting, i);

      if (item->currency == self->currency && item->state < G_N_ELEMENTS (self->waiting) &&
          !add (&self->waiting[item->state], item->net, error))
        return FALSE;
    }

  return TRUE;
}

static void
take_run (MkrTimeline      *self,
          const MkrRentRun *run)
{
  self->currency = run->currency;
  self->as_of = run->as_of;
  self->pot = run->pot.pot;
  self->debt = MAX (0, -self->pot);
  self->other_money = run->pot.other_money;
  self->last_count = MKR_DATE_NONE;
  take_dues (self, run);

  for (guint i = 0; i < run->counts->len; i++)
    if (g_array_index (run->counts, MkrPotCount, i).date <= self->as_of)
      self->last_count = g_array_index (run->counts, MkrPotCount, i).date;

  for (guint i = 0; i < run->terms->len; i++)
    {
      const MkrRentTerm *term = run->terms->pdata[i];

      if (term->currency == run->currency)
        self->has_rent = TRUE;
      else
        self->foreign_rent = term->currency;
    }

  find_next (self);
  find_first_due (self, run);
  self->spare = self->gap_due < 0 ? run->pot.spare : 0;
}

static gboolean
fill (MkrTimeline  *self,
      MkrRentRun   *run,
      GError      **error)
{
  g_autoptr (GArray) sums = NULL;
  g_autoptr (GArray) rules = mkr_set_asides_list (run->book, error);
  const MkrPeriod until = { MKR_DATE_NONE, run->as_of };

  if (rules == NULL)
    return FALSE;

  take_run (self, run);
  self->set_aside_bp = rule_for (rules, self->as_of, 0, MKR_WORK_UNSORTED);

  if (!mkr_rent_run_covered_through (run, &self->covered_through, error) ||
      (sums = read_sums (run, error)) == NULL ||
      !read_months (self, run, sums, error) || !read_waiting (self, run->book, error) ||
      !mkr_payouts_count_unsorted (run->book, &self->unsorted, error) ||
      (self->others->len > 0 && !mkr_converted_read (run->book, &until, &self->converted_at, error)))
    return FALSE;

  link_dues (self);
  split_set_aside (self, sums, rules);
  return TRUE;
}

/**
 * mkr_timeline_new:
 * @as_of: “today”: later receipts, counts and fees are not there yet
 *
 * Returns: (transfer full): the rent timeline, figures.md 5; %NULL with an error of the book or MKR_ERROR_OVERFLOW
 */
MkrTimeline *
mkr_timeline_new (MkrBook  *book,
                  MkrDate   as_of,
                  GError  **error)
{
  g_auto (MkrRentRun) run = { NULL };
  g_autoptr (MkrTimeline) self = timeline_alloc ();

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  if (!mkr_rent_run_init (&run, book, as_of, error) || !fill (self, &run, error))
    return NULL;

  return g_steal_pointer (&self);
}

MkrTimeline *
mkr_timeline_ref (MkrTimeline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mkr_timeline_unref (MkrTimeline *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->months);
  g_array_unref (self->dues);
  g_array_unref (self->others);
  g_free (self->converted_at);
  g_free (self);
}
