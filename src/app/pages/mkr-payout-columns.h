/* mkr-payout-columns.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-payout-list.h"

G_BEGIN_DECLS

/* The columns of the table of payouts. */
void mkr_payout_columns_add       (GtkColumnView  *table);
/* Hides the columns that @width has no room for, the least needed first. @one_currency: the book's; it is not named. */
void mkr_payout_columns_fit       (GtkColumnView  *table,
                                   int             width,
                                   gboolean        one_currency,
                                   gboolean        hides_names);
/* By which column the person sorts, by a click on its title; FALSE: by none. */
gboolean mkr_payout_columns_get_order (GtkColumnView  *table,
                                       MkrPayoutOrder *order,
                                       gboolean       *descending);

G_END_DECLS
