/* mkr-rule-row.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrRuleRow: a rule for payers, to change and to remove.
 */
#define MKR_TYPE_RULE_ROW (mkr_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (MkrRuleRow, mkr_rule_row, MKR, RULE_ROW, AdwExpanderRow)

GtkWidget *mkr_rule_row_new    (void);
gint64     mkr_rule_row_get_id (MkrRuleRow           *self);
void       mkr_rule_row_show   (MkrRuleRow           *self,
                                const MkrBookFigures *figures,
                                const MkrPayerRule   *rule);

G_END_DECLS
