/* mkr-imports-dialog.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-import-plan.h"
#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrImportsDialog: what was imported when; each import can be taken back, or its rows shown. A second page says which months
 * the statements cover.
 * Signals: "show-batch" (gint64 batch), "show-rows" (gint64 payout, gint64 next), "import": a statement is to be imported.
 */
#define MKR_TYPE_IMPORTS_DIALOG (mkr_imports_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MkrImportsDialog, mkr_imports_dialog, MKR, IMPORTS_DIALOG, AdwWindow)

GtkWindow *mkr_imports_dialog_new    (GtkWindow     *parent,
                                      MkrSession    *session);
void       mkr_imports_dialog_show_completeness (MkrImportsDialog *self);

G_END_DECLS
