/* mkr-preferences-rows.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Pieces that the pages of Preferences are made of. */

/* A row of two texts, as they are: no markup. */
GtkWidget *mkr_text_row_new      (const char *title,
                                  const char *subtitle);
/* A row with a button that takes away what it shows. @removed is called with @data and the button. */
GtkWidget *mkr_removable_row_new (const char *title,
                                  const char *subtitle,
                                  GCallback   removed,
                                  gpointer    data);      /* a GObject: the connection ends with it */
/* Puts a row below the others of its group. */
void       mkr_preferences_move_last (AdwPreferencesGroup *group,
                                      GtkWidget           *row);
/* A list for a combo row or drop-down, from NULL-terminated texts. */
void       mkr_combo_row_set     (AdwComboRow       *row,
                                  const char *const *texts,
                                  guint              selected);

G_END_DECLS
