/* mkr-cards-layout.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrCardsLayout: cards of one size side by side, as many as fit; those of the last line fill it, so that no hole stays.
 */
#define MKR_TYPE_CARDS_LAYOUT (mkr_cards_layout_get_type ())
G_DECLARE_FINAL_TYPE (MkrCardsLayout, mkr_cards_layout, MKR, CARDS_LAYOUT, GtkLayoutManager)

G_END_DECLS
