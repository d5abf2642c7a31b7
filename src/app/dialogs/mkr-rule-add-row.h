/* mkr-rule-add-row.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrRuleAddRow: adds a rule: this payer of statements is that source.
 */
#define MKR_TYPE_RULE_ADD_ROW (mkr_rule_add_row_get_type ())
G_DECLARE_FINAL_TYPE (MkrRuleAddRow, mkr_rule_add_row, MKR, RULE_ADD_ROW, AdwExpanderRow)

GtkWidget *mkr_rule_add_row_new  (void);
/* What is being typed in it stays. */
void       mkr_rule_add_row_show (MkrRuleAddRow        *self,
                                  const MkrBookFigures *figures);

G_END_DECLS
