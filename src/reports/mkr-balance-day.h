/* mkr-balance-day.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-balance.h"

G_BEGIN_DECLS

/* Rows of one day and currency, brought into an order in which as many of them join as can. Each row leads from one balance to
 * another one: rows that all join are a trail over all of them, and where one trail ends and another begins, rows are missing.
 * Rows that lead in a circle wait for the next day if this one does not tell where they belong. */
typedef struct _MkrBalanceDay MkrBalanceDay;

typedef void (*MkrBalancePlaceFunc) (const MkrBalanceRow *row,
                                     gpointer             user_data);

MkrBalanceDay *mkr_balance_day_new   (void);
void           mkr_balance_day_free  (MkrBalanceDay       *self);
void           mkr_balance_day_add   (MkrBalanceDay       *self,
                                      const MkrBalanceRow *row);
/* Rows of an earlier day wait for this one. */
gboolean       mkr_balance_day_waits (MkrBalanceDay       *self);
/* Hands out the rows in order. @now: (nullable): what the account held before; @is_last: no other day follows. @in_order: they were
 * added in the order of a file that has all of them: it holds unless another one joins more of them. */
void           mkr_balance_day_place (MkrBalanceDay       *self,
                                      const gint64        *now,
                                      gboolean             is_last,
                                      gboolean             in_order,
                                      MkrBalancePlaceFunc  place,
                                      gpointer             user_data);

G_END_DECLS
