/* mkr-preferences-rows.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-preferences-rows.h"

GtkWidget *
mkr_text_row_new (const char *title,
                  const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  return row;
}

GtkWidget *
mkr_removable_row_new (const char *title,
                       const char *subtitle,
                       GCallback   removed,
                       gpointer    data)
{
  GtkWidget *row = mkr_text_row_new (title, subtitle);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove %s"), title);

  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", removed, data, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

void
mkr_combo_row_set (AdwComboRow       *row,
                   const char *const *texts,
                   guint              selected)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (texts);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
}

void
mkr_preferences_move_last (AdwPreferencesGroup *group,
                           GtkWidget           *row)
{
  gboolean focused = gtk_widget_get_focus_child (row) != NULL || gtk_widget_is_focus (row);

  g_object_ref (row);
  adw_preferences_group_remove (group, row);
  adw_preferences_group_add (group, row);
  if (focused)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  g_object_unref (row);
}
