/* mkr-paste-rows.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrPasteRows: rows as text, on their way to the import preview. Signal: "imported" (gint64 batch, guint rows).
 */
#define MKR_TYPE_PASTE_ROWS (mkr_paste_rows_get_type ())
G_DECLARE_FINAL_TYPE (MkrPasteRows, mkr_paste_rows, MKR, PASTE_ROWS, AdwWindow)

GtkWindow *mkr_paste_rows_new (GtkWindow     *parent,
                               MkrSession    *session,
                               GtkTextBuffer *rows);

G_END_DECLS
