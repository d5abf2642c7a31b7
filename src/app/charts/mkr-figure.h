/* mkr-figure.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrFigure: a card with one figure: what it is, the figure, a note. Properties "label", "value", "note", and
 * "chart": a widget beside the figure.
 */
#define MKR_TYPE_FIGURE (mkr_figure_get_type ())
G_DECLARE_FINAL_TYPE (MkrFigure, mkr_figure, MKR, FIGURE, GtkWidget)

void mkr_figure_set (MkrFigure  *self,
                     const char *label,
                     const char *value,
                     const char *note);    /* (nullable) */

G_END_DECLS
