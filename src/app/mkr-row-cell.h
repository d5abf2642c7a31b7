/* mkr-row-cell.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrRowCell: a cell of a column view that names its whole row to a screen reader: GTK 4.8 has no label on list items.
 */
#define MKR_TYPE_ROW_CELL (mkr_row_cell_get_type ())
G_DECLARE_FINAL_TYPE (MkrRowCell, mkr_row_cell, MKR, ROW_CELL, GtkWidget)

GtkWidget *mkr_row_cell_new          (GtkWidget  *child);     /* takes a floating reference */
GtkWidget *mkr_row_cell_get_child    (MkrRowCell *self);
void       mkr_row_cell_set_row_name (MkrRowCell *self,
                                      const char *name);

G_END_DECLS
