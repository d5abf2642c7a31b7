/* mkr-pot.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-date.h"
#include "mkr-error.h"

G_BEGIN_DECLS

/* The rent pot (figures.md 5): receipts and dues are two queues, a cover is the overlap of their
 * running sums. Pure: knows no book, no clock, no currency; all amounts are minor units of one. */

/* Rent money that came in, set-aside taken: one receipt, or all receipts of a day together. Negative: a refund. */
typedef struct
{
  MkrDate date;
  gint64  amount;
} MkrPotReceipt;

/* What the accounts that can pay rent held at the end of a day; one a day. */
typedef struct
{
  MkrDate date;
  gint64  minor;
} MkrPotCount;

/* A due goes in with date and amount and comes out with the rest. */
typedef struct
{
  MkrDate date;
  gint64  amount;          /* ≥ 0 */

  gint64  pot_before;      /* in hand before this due, earlier dues taken; below 0: refunds not made good yet */
  gint64  short_on_due;    /* after today: as it stands */
  gint64  covered;
  MkrDate made_on;
} MkrPotDue;

typedef struct
{
  guint   due;             /* index */
  gint    receipt;         /* index, −1: counted money */
  MkrDate date;            /* day of arrival */
  gint64  from;            /* where in the receipt it begins: a day's sum is spent from its first receipt on */
  gint64  amount;
} MkrPotCover;

typedef struct
{
  GArray *covers;          /* MkrPotCover: by due, and within a due as the money came */
  gint64  pot;             /* in hand at the end of as_of, for dues after it */
  gint64  spare;           /* of that, what no due asks for */
  gint64  other_money;     /* counts above the ledger, the opening one left out */
  gint64  spent;           /* counts below the ledger */
} MkrPot;

gboolean mkr_pot_run         (MkrPot              *self,
                              MkrDate              as_of,
                              const MkrPotReceipt *receipts,   /* by date */
                              guint                n_receipts,
                              const MkrPotCount   *counts,     /* by date */
                              guint                n_counts,
                              MkrPotDue           *dues,       /* by date */
                              guint                n_dues,
                              GError             **error);
void     mkr_pot_clear       (MkrPot              *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MkrPot, mkr_pot_clear)

/* Whole days that @covered of @amount buys of a period of @days. */
int      mkr_pot_days_covered (gint64             covered,
                              gint64              amount,
                              int                 days);

G_END_DECLS
