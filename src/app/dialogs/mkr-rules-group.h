/* mkr-rules-group.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrRulesGroup: what the person said about payers, in the order in which it is asked.
 */
#define MKR_TYPE_RULES_GROUP (mkr_rules_group_get_type ())
G_DECLARE_FINAL_TYPE (MkrRulesGroup, mkr_rules_group, MKR, RULES_GROUP, AdwPreferencesGroup)

void mkr_rules_group_show (MkrRulesGroup        *self,
                           const MkrBookFigures *figures);

G_END_DECLS
