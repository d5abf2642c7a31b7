/* mkr-table.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrTableRow: a row of a table of figures: its cells as shown, and what the page knows it by.
 */
#define MKR_TYPE_TABLE_ROW (mkr_table_row_get_type ())
G_DECLARE_FINAL_TYPE (MkrTableRow, mkr_table_row, MKR, TABLE_ROW, GObject)

MkrTableRow *mkr_table_row_new     (gint64          key,
                                    gboolean        total,     /* a sum of the others: bold */
                                    char          **cells) G_GNUC_WARN_UNUSED_RESULT;   /* (transfer full): a GStrv */
gint64       mkr_table_row_get_key (MkrTableRow    *self);
/* A column of a GtkColumnView over MkrTableRow that shows cell number @cell. Numbers stand at the end. */
void         mkr_table_add_column  (GtkColumnView  *view,
                                    const char     *title,
                                    guint           cell,
                                    gboolean        number);

G_END_DECLS
