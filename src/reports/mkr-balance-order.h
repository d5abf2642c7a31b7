/* mkr-balance-order.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-balance.h"

G_BEGIN_DECLS

/* In which order the rows of a day stand in their files, and which file's word holds for a row that several have: that of the
 * file that reaches furthest, whichever came in first, for a late row moves the balances behind it. */
typedef struct _MkrBalanceOrder MkrBalanceOrder;

/* @rows: of MkrBalanceRow as mkr_balances_read () gives them; must outlive the order. */
MkrBalanceOrder *mkr_balance_order_new  (const GArray     *rows);
void             mkr_balance_order_free (MkrBalanceOrder  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrBalanceOrder, mkr_balance_order_free)
/* Rows of the book among @first to before @end, all of one day and currency, oldest first, into @out (of const MkrBalanceRow *).
 * TRUE: one file has all of them, and this is its order; else rows that it does not have follow behind. */
gboolean         mkr_balance_order_day  (MkrBalanceOrder  *self,
                                         guint             first,
                                         guint             end,
                                         GPtrArray        *out);

G_END_DECLS
