/* mkr-split-dialog.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrSplitDialog: shares a payout out between sources. The first one gets the rest, so the parts always add up.
 */
#define MKR_TYPE_SPLIT_DIALOG (mkr_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MkrSplitDialog, mkr_split_dialog, MKR, SPLIT_DIALOG, AdwWindow)

void mkr_split_dialog_present (GtkWindow  *parent,
                               MkrSession *session,
                               gint64      payout);

G_END_DECLS
