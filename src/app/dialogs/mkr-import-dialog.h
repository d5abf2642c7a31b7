/* mkr-import-dialog.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrImportDialog: the preview of an import: a verdict for every row, and exactly that is applied.
 * Signals: "imported" (gint64 batch, guint rows).
 */
#define MKR_TYPE_IMPORT_DIALOG (mkr_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MkrImportDialog, mkr_import_dialog, MKR, IMPORT_DIALOG, AdwWindow)

GtkWindow *mkr_import_dialog_new_for_file (GtkWindow  *parent,
                                           MkrSession *session,
                                           GFile      *file);

G_END_DECLS
