/* mkr-rule-choices.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-book-figures.h"

G_BEGIN_DECLS

/* What a rule for a payer is made of: lists for combo rows. @ids: gint64, filled with what the rows stand for. */

/* Those that are not archived, and @chosen. */
void mkr_rule_choices_sources  (AdwComboRow          *row,
                                GArray               *ids,
                                const MkrBookFigures *figures,
                                gint64                chosen);
/* The first one is 0: any. */
void mkr_rule_choices_accounts (AdwComboRow          *row,
                                GArray               *ids,
                                const MkrBookFigures *figures,
                                gint64                chosen);

G_END_DECLS
