/* mkr-payout-details.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-payout.h"
#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrPayoutDetails: one payout: what it is, where it went, where it came from, what became of it. Signal: "close".
 */
#define MKR_TYPE_PAYOUT_DETAILS (mkr_payout_details_get_type ())
G_DECLARE_FINAL_TYPE (MkrPayoutDetails, mkr_payout_details, MKR, PAYOUT_DETAILS, GtkWidget)

/* Which one it shows, 0: none yet. */
gint64 mkr_payout_details_get_payout (MkrPayoutDetails *self);
void   mkr_payout_details_show       (MkrPayoutDetails *self,
                                      MkrSession       *session,
                                      const MkrPayout  *payout);

G_END_DECLS
