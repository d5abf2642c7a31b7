/* mkr-application.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrApplication: one window, one book. Opens books (*.makerent) and statements (everything else).
 */
#define MKR_TYPE_APPLICATION (mkr_application_get_type ())
G_DECLARE_FINAL_TYPE (MkrApplication, mkr_application, MKR, APPLICATION, AdwApplication)

MkrApplication *mkr_application_new         (void);
MkrSession     *mkr_application_get_session (MkrApplication *self);
GSettings      *mkr_application_get_settings (MkrApplication *self);

G_END_DECLS
