/* mkr-format-list.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mkr-format.h"

G_BEGIN_DECLS

/* A drop-down of all statement formats. Its first line says that none is chosen: newer GTK always selects something. */
void        mkr_format_list_fill   (GtkDropDown  *list,
                                    MkrFormatSet *formats);
/* @id: (nullable): none, as for one that is unknown. */
void        mkr_format_list_select (GtkDropDown  *list,
                                    MkrFormatSet *formats,
                                    const char   *id);
/* NULL: none is chosen. */
const char *mkr_format_list_get    (GtkDropDown  *list,
                                    MkrFormatSet *formats);

G_END_DECLS
