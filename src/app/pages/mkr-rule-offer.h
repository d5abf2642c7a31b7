/* mkr-rule-offer.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrRuleOffer: after a person gave a payout a source, the quiet question whether all payouts of its payer are meant, with how
 * many that changes. Hidden while there is nothing to ask.
 */
#define MKR_TYPE_RULE_OFFER (mkr_rule_offer_get_type ())
G_DECLARE_FINAL_TYPE (MkrRuleOffer, mkr_rule_offer, MKR, RULE_OFFER, GtkWidget)

void mkr_rule_offer_make  (MkrRuleOffer *self,
                           MkrSession   *session,
                           gint64        payout);
void mkr_rule_offer_clear (MkrRuleOffer *self);

G_END_DECLS
