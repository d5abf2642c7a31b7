/* mkr-side-layout.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrSideLayout: a main child and a second one, at its side where the width allows, else below it.
 * Properties: "threshold" (narrower is below), "side-width" (0: both equally wide), "spacing".
 */
#define MKR_TYPE_SIDE_LAYOUT (mkr_side_layout_get_type ())
G_DECLARE_FINAL_TYPE (MkrSideLayout, mkr_side_layout, MKR, SIDE_LAYOUT, GtkLayoutManager)

/**
 * MkrFitLayout: of several children shows the first one whose minimum width fits.
 */
#define MKR_TYPE_FIT_LAYOUT (mkr_fit_layout_get_type ())
G_DECLARE_FINAL_TYPE (MkrFitLayout, mkr_fit_layout, MKR, FIT_LAYOUT, GtkLayoutManager)

G_END_DECLS
