/* mkr-balance-gap.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-balance.h"

G_BEGIN_DECLS

/**
 * MkrBalanceGap: two rows of an account that follow each other and do not join: what the account held after the first one is
 * not what it held before the second one.
 */
typedef struct
{
  MkrBalanceRow  from, to;
  gint64         missing;     /* minor units that no row in the book explains; 0: @left_out explains all of it */
  GArray        *left_out;    /* of MkrBalanceRow: rows between the two that the person left out, or that could not be read */
  guint          without;     /* rows of the book between the two that say no balance */
} MkrBalanceGap;

void       mkr_balance_gap_free   (MkrBalanceGap *self);

/* (transfer full): of MkrBalanceGap, in order of the rows. @rows: of MkrBalanceRow as mkr_balances_read () gives them. Days follow
 * each other; within a day rows stand in the order of the file that has all of them. Where no file does, or where that order breaks
 * and another does not, they follow each other as they join: so the result does not depend on which file came in first. */
GPtrArray *mkr_balance_gaps_find  (const GArray  *rows,
                                   GPtrArray     *unchecked);  /* gets the MkrCurrency whose balances do not follow each other
                                                                * within the files already: nothing is said about them */

G_END_DECLS
