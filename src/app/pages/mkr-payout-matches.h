/* mkr-payout-matches.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-payout-story.h"

G_BEGIN_DECLS

/**
 * MkrPayoutMatches: with which rows of another account a payout is one movement of money, and why; what is not matched may be
 * accepted or refused. Hidden while there is nothing to say.
 */
#define MKR_TYPE_PAYOUT_MATCHES (mkr_payout_matches_get_type ())
G_DECLARE_FINAL_TYPE (MkrPayoutMatches, mkr_payout_matches, MKR, PAYOUT_MATCHES, GtkWidget)

/* @story NULL: nothing is known yet. */
void mkr_payout_matches_show (MkrPayoutMatches     *self,
                              MkrSession           *session,
                              const MkrPayoutStory *story);

G_END_DECLS
