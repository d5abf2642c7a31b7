/* mkr-pot.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-pot.h"

/* What is left of a receipt, or of counted money: [from, to) of its amount. */
typedef struct
{
  gint    receipt;
  MkrDate date;
  gint64  from, to;
} Lot;

typedef struct
{
  MkrPot              *pot;
  const MkrPotReceipt *receipts;
  const MkrPotCount   *counts;
  MkrPotDue           *dues;
  guint                n_receipts, n_counts, n_dues;
  guint                receipt, count, due;   /* next of each */

  GArray              *lots;        /* unused, oldest first, from head on */
  guint                head;
  gint64               unused;      /* their sum */
  gint64               debt;        /* refunds beyond what was unused: future receipts make them good */
  guint                open;        /* first due not made; dues before `due` have fallen */
} Run;

static gint64
ledger (const Run *run)
{
  return run->unused - run->debt;
}

static void
put (Run    *run,
     gint    receipt,
     MkrDate date,
     gint64  amount)
{
  Lot lot = { receipt, date, 0, amount };

  if (amount <= 0)
    return;

  g_array_append_val (run->lots, lot);
  run->unused += amount;
}

/* Takes @amount from the newest unused receipts; what they do not have is owed by future ones. */
static void
take_newest (Run    *run,
             gint64  amount)
{
  while (amount > 0 && run->lots->len > run->head)
    {
      Lot *lot = &g_array_index (run->lots, Lot, run->lots->len - 1);
      gint64 part = MIN (amount, lot->to - lot->from);

      lot->to -= part;
      amount -= part;
      run->unused -= part;

      if (lot->to == lot->from)
        g_array_set_size (run->lots, run->lots->len - 1);
    }

  run->debt += amount;
}

/* Takes up to @wanted from the oldest unused money; @due −1: for a debt, which makes no cover. */
static gint64
take_oldest (Run    *run,
             gint64  wanted,
             gint    due)
{
  gint64 taken = 0;

  while (taken < wanted && run->head < run->lots->len)
    {
      Lot *lot = &g_array_index (run->lots, Lot, run->head);
      gint64 part = MIN (wanted - taken, lot->to - lot->from);

      if (due >= 0)
        {
          MkrPotCover cover = { due, lot->receipt, lot->date, lot->from, part };

          g_array_append_val (run->pot->covers, cover);
          run->dues[due].made_on = lot->date;
        }

      lot->from += part;
      taken += part;
      run->unused -= part;

      if (lot->from == lot->to)
        run->head++;
    }

  return taken;
}

/* Money reaches the dues that have fallen, in due order. */
static void
serve_dues (Run *run)
{
  for (; run->open < run->due; run->open++)
    {
      MkrPotDue *due = &run->dues[run->open];

      due->covered += take_oldest (run, due->amount - due->covered, (gint) run->open);

      if (due->covered < due->amount)
        {
          due->made_on = MKR_DATE_NONE;
          return;
        }

      if (due->amount == 0)
        due->made_on = due->date;
    }
}

/* The receipts of a day are one arrival: its refunds take from it first, then from what lay there, and only then
 * does it reach a due. So the sums of days give the same dues as the receipts themselves, in whatever order. */
static void
receive (Run     *run,
         MkrDate  date)
{
  gint64 refunds = 0;

  for (; run->receipt < run->n_receipts && run->receipts[run->receipt].date == date; run->receipt++)
    {
      gint64 amount = run->receipts[run->receipt].amount;

      put (run, (gint) run->receipt, date, amount);
      refunds += amount < 0 ? -amount : 0;
    }

  take_newest (run, refunds);
  run->debt -= take_oldest (run, run->debt, -1);
  serve_dues (run);
}

static void
fall_due (Run     *run,
          MkrDate  date)
{
  for (; run->due < run->n_dues && run->dues[run->due].date == date; )
    {
      MkrPotDue *due = &run->dues[run->due++];

      due->pot_before = ledger (run);
      serve_dues (run);
      due->short_on_due = due->amount - due->covered;
    }
}

/* A count sets the pot at the end of its day. Less than the ledger: spent on other things, from the newest money that
 * no due that has fallen took, so that a rent once made stays made. More: money that covers rent like any other. */
static void
set_counted (Run     *run,
             MkrDate  date)
{
  for (; run->count < run->n_counts && run->counts[run->count].date == date; run->count++)
    {
      gint64 more = run->counts[run->count].minor - ledger (run);

      if (more < 0)
        {
          run->pot->spent -= more;
          take_newest (run, -more);
          continue;
        }

      if (run->count > 0)
        run->pot->other_money += more;

      put (run, -1, date, more);
      run->debt -= take_oldest (run, run->debt, -1);
      serve_dues (run);
    }
}

static MkrDate
next_day (const Run *run)
{
  MkrDate day = G_MAXINT32;

  if (run->receipt < run->n_receipts)
    day = MIN (day, run->receipts[run->receipt].date);
  if (run->due < run->n_dues)
    day = MIN (day, run->dues[run->due].date);
  if (run->count < run->n_counts)
    day = MIN (day, run->counts[run->count].date);

  return day;
}

/* Every sum below stays within the sum of all amounts, so one check before is enough. */
static gboolean
check_sums (const Run *run,
            GError   **error)
{
  __int128 sum = 0;

  for (guint i = 0; i < run->n_receipts; i++)
    sum += ABS ((__int128) run->receipts[i].amount);
  for (guint i = 0; i < run->n_counts; i++)
    sum += 2 * ABS ((__int128) run->counts[i].minor);
  for (guint i = 0; i < run->n_dues; i++)
    sum += run->dues[i].amount;

  if (sum <= G_MAXINT64 / 2)
    return TRUE;

  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_OVERFLOW,
                       _("The payouts of this book are too large to be added up. Look for an amount that cannot be right."));
  return FALSE;
}

static void
reset_due (MkrPotDue *due)
{
  due->pot_before = due->short_on_due = due->covered = 0;
  due->made_on = MKR_DATE_NONE;
}

/**
 * mkr_pot_run:
 * @as_of: receipts and counts after this day are not there yet; dues after it rest on what is in hand
 *
 * Spends receipts on dues (figures.md 5). Within a day: receipts, then dues, then the count.
 * Fails with MKR_ERROR_OVERFLOW only.
 */
gboolean
mkr_pot_run (MkrPot              *self,
             MkrDate              as_of,
             const MkrPotReceipt *receipts,
             guint                n_receipts,
             const MkrPotCount   *counts,
             guint                n_counts,
             MkrPotDue           *dues,
             guint                n_dues,
             GError             **error)
{
  Run run = { self, receipts, counts, dues, n_receipts, n_counts, n_dues };

  if (!check_sums (&run, error))
    return FALSE;

  *self = (MkrPot) { .covers = g_array_new (FALSE, FALSE, sizeof (MkrPotCover)) };
  run.lots = g_array_new (FALSE, FALSE, sizeof (Lot));

  for (guint i = 0; i < n_dues; i++)
    reset_due (&dues[i]);

  for (MkrDate day = next_day (&run); day <= as_of; day = next_day (&run))
    {
      receive (&run, day);
      fall_due (&run, day);
      set_counted (&run, day);
    }

  self->pot = ledger (&run);

  while (run.due < n_dues)
    fall_due (&run, dues[run.due].date);

  self->spare = MAX (0, ledger (&run));
  g_array_unref (run.lots);
  return TRUE;
}

void
mkr_pot_clear (MkrPot *self)
{
  g_clear_pointer (&self->covers, g_array_unref);
}

/**
 * mkr_pot_days_covered:
 *
 * floor (covered ÷ (amount ÷ days)) without a quotient that is rounded on the way; a due of nothing covers all its days.
 */
int
mkr_pot_days_covered (gint64 covered,
                      gint64 amount,
                      int    days)
{
  if (amount <= 0)
    return days;

  return (int) ((__int128) CLAMP (covered, 0, amount) * days / amount);
}
