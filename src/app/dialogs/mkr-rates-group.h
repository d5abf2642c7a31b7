/* mkr-rates-group.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrRatesGroup: exchange rates that the person typed: list, add, remove.
 */
#define MKR_TYPE_RATES_GROUP (mkr_rates_group_get_type ())
G_DECLARE_FINAL_TYPE (MkrRatesGroup, mkr_rates_group, MKR, RATES_GROUP, AdwPreferencesGroup)

void mkr_rates_group_show (MkrRatesGroup        *self,
                           const MkrBookFigures *figures);
/* Opens the row that adds one, for this currency and day, and goes to the number. */
void mkr_rates_group_ask  (MkrRatesGroup        *self,
                           const MkrCurrency    *currency,
                           MkrDate               date);

G_END_DECLS
