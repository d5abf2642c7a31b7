/* mkr-preferences-rates.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrPreferencesRates: the page of Preferences with exchange rates: which are missing, typed ones, those of the European
 * Central Bank, and what conversions in statements say.
 */
#define MKR_TYPE_PREFERENCES_RATES (mkr_preferences_rates_get_type ())
G_DECLARE_FINAL_TYPE (MkrPreferencesRates, mkr_preferences_rates, MKR, PREFERENCES_RATES, AdwPreferencesPage)

void mkr_preferences_rates_show (MkrPreferencesRates  *self,
                                 const MkrBookFigures *figures);
/* Opens the row that adds a rate. @currency: (nullable): the first one that lacks a rate; @date: or MKR_DATE_NONE: the last
 * day on which one is missing. */
void mkr_preferences_rates_ask  (MkrPreferencesRates  *self,
                                 const MkrCurrency    *currency,
                                 MkrDate               date);

G_END_DECLS
