/* mkr-import-choices.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-statement.h"

G_BEGIN_DECLS

/**
 * MkrImportChoices: what else the rows of a preview could be read as: the other formats that fit, best first, and columns
 * that the person maps. Nothing for typed rows.
 *
 * Signals: "format-chosen" (id), "map-wanted".
 */
#define MKR_TYPE_IMPORT_CHOICES (mkr_import_choices_get_type ())
G_DECLARE_FINAL_TYPE (MkrImportChoices, mkr_import_choices, MKR, IMPORT_CHOICES, GtkWidget)

void mkr_import_choices_show (MkrImportChoices *self,
                              MkrStatement     *statement);

G_END_DECLS
