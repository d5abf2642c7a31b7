/* mkr-timeline-card.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-timeline.h"

G_BEGIN_DECLS

/**
 * MkrTimelineCard: income by month, as a chart or as a table, 6, 12, 24 or all months.
 *
 * Signal: "month-chosen" (int month: index into the timeline's months, gboolean by_key).
 */
#define MKR_TYPE_TIMELINE_CARD (mkr_timeline_card_get_type ())
G_DECLARE_FINAL_TYPE (MkrTimelineCard, mkr_timeline_card, MKR, TIMELINE_CARD, GtkWidget)

/* @month: the chosen one, an index into the timeline's months. */
void     mkr_timeline_card_show         (MkrTimelineCard *self,
                                         MkrTimeline     *timeline,
                                         guint            month);
void     mkr_timeline_card_toggle_table (MkrTimelineCard *self);

G_END_DECLS
