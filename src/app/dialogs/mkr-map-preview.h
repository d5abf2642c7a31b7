/* mkr-map-preview.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mkr-statement.h"

G_BEGIN_DECLS

/* The first rows of @statement in @list, instead of those that were there; NULL: none. Returns how many rows of the whole
 * statement cannot be read. */
guint mkr_map_preview_fill (GtkListBox   *list,
                            MkrStatement *statement);

G_END_DECLS
