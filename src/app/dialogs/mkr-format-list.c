/* mkr-format-list.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-format-list.h"

#define NO_FORMAT 0

void
mkr_format_list_fill (GtkDropDown  *list,
                      MkrFormatSet *formats)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Choose the format"));
  for (guint i = 0; i < mkr_format_set_get_n (formats); i++)
    gtk_string_list_append (names, mkr_format_get_name (mkr_format_set_get (formats, i)));
  gtk_drop_down_set_model (list, G_LIST_MODEL (names));
}

void
mkr_format_list_select (GtkDropDown  *list,
                        MkrFormatSet *formats,
                        const char   *id)
{
  guint chosen = NO_FORMAT;

  for (guint i = 0; i < mkr_format_set_get_n (formats); i++)
    if (g_strcmp0 (mkr_format_get_id (mkr_format_set_get (formats, i)), id) == 0)
      chosen = i + 1;

  gtk_drop_down_set_selected (list, chosen);
}

const char *
mkr_format_list_get (GtkDropDown  *list,
                     MkrFormatSet *formats)
{
  guint chosen = gtk_drop_down_get_selected (list);

  return chosen != NO_FORMAT && chosen != GTK_INVALID_LIST_POSITION
    ? mkr_format_get_id (mkr_format_set_get (formats, chosen - 1)) : NULL;
}
