/* mkr-add-payout.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrAddPayout: a form for one payout; what it makes goes through the import preview. Signal: "imported" (gint64 batch,
 * guint rows).
 */
#define MKR_TYPE_ADD_PAYOUT (mkr_add_payout_get_type ())
G_DECLARE_FINAL_TYPE (MkrAddPayout, mkr_add_payout, MKR, ADD_PAYOUT, AdwWindow)

GtkWindow *mkr_add_payout_new (GtkWindow  *parent,
                               MkrSession *session);

G_END_DECLS
