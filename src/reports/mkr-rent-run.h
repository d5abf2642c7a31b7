/* mkr-rent-run.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-dues.h"

G_BEGIN_DECLS

/* What the timeline and a due's trail both rest on: the rents of a book, and the pot run over its days. */
typedef struct
{
  MkrBook           *book;            /* borrowed */
  const MkrCurrency *currency;        /* the book's */
  MkrDate            as_of;
  GPtrArray         *terms;           /* MkrRentTerm */
  GArray            *days;            /* MkrReceiptDay, one a day: worth is what counts */
  GArray            *receipts;        /* MkrPotReceipt, one a day: the same indexes */
  gboolean           month_runs_on;   /* money in any currency came in as_of's month, but after it */
  GArray            *counts;          /* MkrPotCount, one a day */
  GArray            *dues;            /* MkrDue, up to two months after as_of */
  MkrPot             pot;
} MkrRentRun;

gboolean mkr_rent_run_init            (MkrRentRun  *self,
                                       MkrBook     *book,
                                       MkrDate      as_of,
                                       GError     **error);
void     mkr_rent_run_clear           (MkrRentRun  *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MkrRentRun, mkr_rent_run_clear)
/* Looks beyond the dues of the run if all of them are made. */
gboolean mkr_rent_run_covered_through (MkrRentRun  *self,
                                       MkrDate     *through,
                                       GError     **error);

G_END_DECLS
