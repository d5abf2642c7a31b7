/* mkr-earnings-table.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-earnings.h"
#include "mkr-table-fit.h"

G_BEGIN_DECLS

/* The rows of an earnings report for a table over MkrTableRow: label, payouts, gross, fees, net, share; the totals
 * are the last ones. */
#define MKR_EARNINGS_COLUMNS 6

void        mkr_earnings_table_add_columns (GtkColumnView     *view);
/* Hides columns where it is narrow, as long as it lives. */
MkrTableFit *mkr_earnings_table_fit        (GtkColumnView     *view) G_GNUC_WARN_UNUSED_RESULT;
/* Fills @rows; a key is the index into @earnings' rows, −1 for a total. */
void        mkr_earnings_table_fill        (GListStore        *rows,
                                            const MkrEarnings *earnings);
const char *mkr_earnings_by_label          (MkrBy              by);   /* “By source” */
/* Writes @path by its ending: .csv, .png or .svg. */
gboolean    mkr_earnings_save              (const MkrEarnings *earnings,
                                            const char        *path,
                                            GError           **error);

G_END_DECLS
