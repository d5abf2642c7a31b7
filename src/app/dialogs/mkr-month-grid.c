/* mkr-month-grid.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-completeness.h"
#include "mkr-month-grid.h"

#define TEXT "mkr-month-text"   /* of a cell, for its controllers */

/* Colour is never the only sign. */
static GtkWidget *
make_sign (MkrStated stated)
{
  static const char * const signs[] = {
    [MKR_STATED_PARTLY] = "½", [MKR_STATED_NOT_YET] = "…", [MKR_STATED_QUIET] = "–",
  };
  GtkWidget *image;

  if (stated != MKR_STATED_WHOLE && stated != MKR_STATED_MISSING)
    return gtk_label_new (signs[stated]);

  image = gtk_image_new_from_icon_name (stated == MKR_STATED_WHOLE ? "mkr-tick-symbolic" : "mkr-short-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (image), 14);
  return image;
}

static void
say (GtkEventController *controller,
     GtkLabel           *caption)
{
  GtkWidget *cell = gtk_event_controller_get_widget (controller);

  gtk_label_set_text (caption, g_object_get_data (G_OBJECT (cell), TEXT));
}

static void
enter_cb (GtkEventController *controller,
          double              x,
          double              y,
          GtkLabel           *caption)
{
  say (controller, caption);
}

static GtkWidget *
make_cell (const MkrStatedMonth *month,
           GtkLabel             *caption)
{
  GtkWidget *cell = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_autofree char *name = mkr_month_format (month->month, MKR_DATE_SHORT);
  char *text = mkr_stated_month_text (month);

  gtk_box_append (GTK_BOX (box), gtk_label_new (name));
  gtk_box_append (GTK_BOX (box), make_sign (month->stated));
  gtk_widget_add_css_class (cell, "mkr-month");
  gtk_widget_add_css_class (cell, mkr_stated_id (month->stated));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (cell), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  g_object_set_data_full (G_OBJECT (cell), TEXT, text, g_free);
  g_signal_connect_object (focus, "enter", G_CALLBACK (say), caption, 0);
  g_signal_connect_object (motion, "enter", G_CALLBACK (enter_cb), caption, 0);
  gtk_widget_add_controller (cell, focus);
  gtk_widget_add_controller (cell, motion);
  return cell;
}

static GtkWidget *
add_year (GtkWidget  *grid,
          int         year,
          const char *account)
{
  GtkWidget *cells = gtk_flow_box_new ();
  g_autofree char *number = g_strdup_printf ("%d", year);
  /* Translators: an account and a year: the months of it. */
  g_autofree char *name = g_strdup_printf (_("Months of %s, %d"), account, year);
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (grid), label);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (cells), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (cells), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (cells), 4);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (cells), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (cells), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (cells), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cells), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (grid), cells);
  return cells;
}

GtkWidget *
mkr_month_grid_new (const GArray *months,
                    const char   *account)
{
  GtkWidget *grid = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = gtk_label_new (_("Choose a month to see what covers it."));
  GtkWidget *cells = NULL;
  int year = 0;

  gtk_widget_add_css_class (grid, "mkr-months");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "mkr-dim");
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);

  for (guint i = 0; i < months->len; i++)
    {
      const MkrStatedMonth *month = &g_array_index (months, MkrStatedMonth, i);

      if (cells == NULL || mkr_month_year (month->month) != year)
        cells = add_year (grid, year = mkr_month_year (month->month), account);
      gtk_flow_box_insert (GTK_FLOW_BOX (cells), make_cell (month, GTK_LABEL (caption)), -1);
    }

  gtk_box_append (GTK_BOX (grid), caption);
  return grid;
}
