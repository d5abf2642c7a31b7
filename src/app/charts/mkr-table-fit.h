/* mkr-table-fit.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrTableFit: hides the columns of a table that are needed least, as long as it is wider than its place; they come back
 * when there is room. What is left scrolls.
 */
#define MKR_TYPE_TABLE_FIT (mkr_table_fit_get_type ())
G_DECLARE_FINAL_TYPE (MkrTableFit, mkr_table_fit, MKR, TABLE_FIT, GObject)

/* @order: columns, the least needed first. The table is inside a scrolled window. Lives as long as the table's window. */
MkrTableFit *mkr_table_fit_new (GtkColumnView *view,
                                const guint   *order,
                                guint          n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
