/* mkr-source-row.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrSourceRow: a source and, opened, what can be changed about it.
 */
#define MKR_TYPE_SOURCE_ROW (mkr_source_row_get_type ())
G_DECLARE_FINAL_TYPE (MkrSourceRow, mkr_source_row, MKR, SOURCE_ROW, AdwExpanderRow)

GtkWidget *mkr_source_row_new    (void);
gint64     mkr_source_row_get_id (MkrSourceRow         *self);
void       mkr_source_row_show   (MkrSourceRow         *self,
                                  const MkrBookFigures *figures,
                                  const MkrSource      *source);

G_END_DECLS
