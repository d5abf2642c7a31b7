/* mkr-source-popover.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrSourcePopover: gives a payout another source: one of the book's, or a new one by its name.
 */
#define MKR_TYPE_SOURCE_POPOVER (mkr_source_popover_get_type ())
G_DECLARE_FINAL_TYPE (MkrSourcePopover, mkr_source_popover, MKR, SOURCE_POPOVER, GtkPopover)

/* @source: that it has, 0: none */
void mkr_source_popover_set_payout (MkrSourcePopover *self,
                                    MkrSession       *session,
                                    gint64            payout,
                                    gint64            source);

G_END_DECLS
