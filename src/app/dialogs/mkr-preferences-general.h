/* mkr-preferences-general.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrPreferencesGeneral: the page of Preferences with rent, set-aside, floor rate, currency and names.
 */
#define MKR_TYPE_PREFERENCES_GENERAL (mkr_preferences_general_get_type ())
G_DECLARE_FINAL_TYPE (MkrPreferencesGeneral, mkr_preferences_general, MKR, PREFERENCES_GENERAL, AdwPreferencesPage)

void mkr_preferences_general_show (MkrPreferencesGeneral *self, const MkrBookFigures *figures);

G_END_DECLS
