/* mkr-preferences-sources.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrPreferencesSources: the page of Preferences with who pays: kind of work, alias, merging.
 */
#define MKR_TYPE_PREFERENCES_SOURCES (mkr_preferences_sources_get_type ())
G_DECLARE_FINAL_TYPE (MkrPreferencesSources, mkr_preferences_sources, MKR, PREFERENCES_SOURCES, AdwPreferencesPage)

void mkr_preferences_sources_show (MkrPreferencesSources *self, const MkrBookFigures *figures);
/* Once they are shown. */
void mkr_preferences_sources_open (MkrPreferencesSources *self, gint64 source);

G_END_DECLS
