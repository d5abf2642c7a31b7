/* mkr-import-dialog.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-import-job.h"

G_BEGIN_DECLS

/**
 * MkrImportDialog: the preview of an import: a verdict for every row, and exactly that is applied. Asks what the
 * statement leaves open, and says in words why it cannot be read.
 *
 * Actions: “import.apply”, “import.show” (int: MkrVerdict). Signal: "imported" (gint64 batch, guint rows).
 */
#define MKR_TYPE_IMPORT_DIALOG (mkr_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MkrImportDialog, mkr_import_dialog, MKR, IMPORT_DIALOG, AdwWindow)

/* Starts reading at once. */
GtkWindow *mkr_import_dialog_new (GtkWindow    *parent,
                                  MkrSession   *session,
                                  MkrImportJob *job);

G_END_DECLS
