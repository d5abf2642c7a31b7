/* mkr-rent-dialog.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrRentDialog: the rent terms of the book: add, change, remove with undo.
 */
#define MKR_TYPE_RENT_DIALOG (mkr_rent_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MkrRentDialog, mkr_rent_dialog, MKR, RENT_DIALOG, AdwWindow)

void mkr_rent_dialog_present (GtkWindow  *parent,
                              MkrSession *session);

G_END_DECLS
