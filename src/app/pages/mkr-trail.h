/* mkr-trail.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-session.h"
#include "mkr-timeline.h"

G_BEGIN_DECLS

/**
 * MkrTrail: the chosen month: what rent was due, whether it is made, and which payouts it rests on.
 *
 * Signal: "month-chosen" (int month: index into the timeline's months), when the person went on or back.
 */
#define MKR_TYPE_TRAIL (mkr_trail_get_type ())
G_DECLARE_FINAL_TYPE (MkrTrail, mkr_trail, MKR, TRAIL, GtkWidget)

void mkr_trail_set_session (MkrTrail    *self,
                            MkrSession  *session);
/* Shows another timeline, or the same one anew. @month: index into its months. */
void mkr_trail_show        (MkrTrail    *self,
                            MkrTimeline *timeline,
                            guint        month);
void mkr_trail_focus       (MkrTrail    *self);

G_END_DECLS
