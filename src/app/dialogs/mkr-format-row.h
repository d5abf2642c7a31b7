/* mkr-format-row.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-format.h"

G_BEGIN_DECLS

/**
 * MkrFormatRow: a statement format of the person's own, in Preferences: its name, its columns, its file. One whose file is
 * broken says where, and offers the file.
 */
#define MKR_TYPE_FORMAT_ROW (mkr_format_row_get_type ())
G_DECLARE_FINAL_TYPE (MkrFormatRow, mkr_format_row, MKR, FORMAT_ROW, AdwExpanderRow)

GtkWidget  *mkr_format_row_new      (const char   *path);     /* of its file */
const char *mkr_format_row_get_path (MkrFormatRow *self);
/* @problem: why it cannot be read, then @format is NULL. @used: when a statement was last read by it, 0: never, −1: nobody knows
 * (Unix time). */
void        mkr_format_row_show     (MkrFormatRow *self,
                                     MkrFormat    *format,
                                     const char   *problem,
                                     gint64        used);

G_END_DECLS
