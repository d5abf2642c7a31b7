/* mkr-two-pane.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrTwoPane: a list and the details of its chosen item, side by side; below "threshold" the details take the place of
 * the list. Properties "main", "side" (widgets), "show-side", "side-width", "threshold"; and, changing
 * in an idle, "main-width", so that columns may be hidden, and "folded": the details are alone.
 */
#define MKR_TYPE_TWO_PANE (mkr_two_pane_get_type ())
G_DECLARE_FINAL_TYPE (MkrTwoPane, mkr_two_pane, MKR, TWO_PANE, GtkWidget)

gboolean mkr_two_pane_get_show_side  (MkrTwoPane *self);
void     mkr_two_pane_set_show_side  (MkrTwoPane *self,
                                      gboolean    show_side);
int      mkr_two_pane_get_main_width (MkrTwoPane *self);
/* TRUE if the details have their place beside the list. */
gboolean mkr_two_pane_has_room       (MkrTwoPane *self);

G_END_DECLS
