/* mkr-named-button.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button in a row: it shows @label, and a screen reader says @name, which tells the row too (“Undo…, march.csv”). */
GtkWidget *mkr_named_button_new (const char *label,
                                 const char *name);

G_END_DECLS
