/* mkr-preferences-formats.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrPreferencesFormats: the page of Preferences with the statement formats of the person's own, the broken ones too.
 */
#define MKR_TYPE_PREFERENCES_FORMATS (mkr_preferences_formats_get_type ())
G_DECLARE_FINAL_TYPE (MkrPreferencesFormats, mkr_preferences_formats, MKR, PREFERENCES_FORMATS, AdwPreferencesPage)

/* Once. The files are read again whenever @window becomes active: they can be changed by hand. */
void mkr_preferences_formats_start (MkrPreferencesFormats *self,
                                    GtkWindow             *window,
                                    MkrSession            *session);

G_END_DECLS
