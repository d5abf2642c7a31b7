/* mkr-pane-layout.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrPaneLayout: one child, which asks for "natural-width", and for no more than "minimum-width", whatever is in it. A
 * leaflet folds by that: always at the same width, not at one that the page on view decides.
 */
#define MKR_TYPE_PANE_LAYOUT (mkr_pane_layout_get_type ())
G_DECLARE_FINAL_TYPE (MkrPaneLayout, mkr_pane_layout, MKR, PANE_LAYOUT, GtkLayoutManager)

G_END_DECLS
