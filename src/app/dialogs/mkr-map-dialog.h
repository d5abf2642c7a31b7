/* mkr-map-dialog.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-mapping.h"
#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrMapDialog: the person says what the columns of a file are, and sees at once how its rows would be read. Saved as a format
 * of her own, which the session knows then.
 *
 * Action: “map.save”. Signal: "saved" (text: the format's id).
 */
#define MKR_TYPE_MAP_DIALOG (mkr_map_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MkrMapDialog, mkr_map_dialog, MKR, MAP_DIALOG, AdwWindow)

/* @mapping: (transfer full). */
GtkWindow *mkr_map_dialog_new (GtkWindow  *parent,
                               MkrSession *session,
                               MkrMapping *mapping);

G_END_DECLS
