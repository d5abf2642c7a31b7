/* mkr-preferences-accounts.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrPreferencesAccounts: the page of Preferences with the accounts of a book and what was counted in them.
 */
#define MKR_TYPE_PREFERENCES_ACCOUNTS (mkr_preferences_accounts_get_type ())
G_DECLARE_FINAL_TYPE (MkrPreferencesAccounts, mkr_preferences_accounts, MKR, PREFERENCES_ACCOUNTS, AdwPreferencesPage)

void mkr_preferences_accounts_show (MkrPreferencesAccounts *self, const MkrBookFigures *figures);

G_END_DECLS
