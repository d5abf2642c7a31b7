/* mkr-trail-row.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-timeline.h"

G_BEGIN_DECLS

/* A payout that a rent rests on: day, source, “part”, amount. */
#define MKR_TYPE_TRAIL_ROW (mkr_trail_row_get_type ())
G_DECLARE_FINAL_TYPE (MkrTrailRow, mkr_trail_row, MKR, TRAIL_ROW, GtkListBoxRow)

GtkWidget *mkr_trail_row_new       (const MkrCover *cover,
                                    const char     *amount);
gint64     mkr_trail_row_get_entry (MkrTrailRow    *self);   /* 0: not a payout */
/* The dashed line above money that came after the due day. */
GtkWidget *mkr_trail_break_new     (const char     *text);
/* A kind of work: its colour and sign, its name, an amount. */
GtkWidget *mkr_kind_row_new        (MkrWork         work,
                                    const char     *label,
                                    const char     *amount);

G_END_DECLS
