/* mkr-column.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-column.h"

#define CELL_PADDING 8   /* of .mkr-rows in style.css */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  const MkrColumn *column = data;

  gtk_list_item_set_child (item, column->make (item));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  const MkrColumn *column = data;

  column->bind (gtk_list_item_get_child (item), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  data)
{
  const MkrColumn *column = data;

  column->unbind (gtk_list_item_get_child (item), item);
}

/* GTK has no API for the place of a title: the last button of the header is the new column's. */
static void
align_title (GtkColumnView *table,
             GtkAlign       align)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (table));
  GtkWidget *title = header != NULL ? gtk_widget_get_last_child (header) : NULL;
  GtkWidget *box = title != NULL ? gtk_widget_get_first_child (title) : NULL;

  if (box != NULL)
    gtk_widget_set_halign (box, align);
}

GtkColumnViewColumn *
mkr_column_add (GtkColumnView   *table,
                const MkrColumn *column,
                GtkSorter       *sorter)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) made = NULL;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (table), NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  if (column->unbind != NULL)
    g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) column);

  made = gtk_column_view_column_new (column->title != NULL ? _(column->title) : NULL, factory);
  gtk_column_view_column_set_expand (made, column->place == MKR_COLUMN_EXPAND);
  gtk_column_view_column_set_fixed_width (made, column->width);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_append_column (table, made);

  if (column->place == MKR_COLUMN_END)
    align_title (table, GTK_ALIGN_END);

  return made;
}

void
mkr_column_set_visible (GtkColumnViewColumn *column,
                        const MkrColumn     *description,
                        gboolean             visible)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  gtk_column_view_column_set_visible (column, visible);
  gtk_column_view_column_set_fixed_width (column, visible ? description->width : -1);
}

/* GtkInscription: on GTK 4.8 a list of it scrolls in a third of the time of one of GtkLabel. */
GtkWidget *
mkr_column_make_text (GtkListItem *item)
{
  return g_object_new (GTK_TYPE_INSCRIPTION, "xalign", 0.0f,
                       "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                       "valign", GTK_ALIGN_CENTER, "min-chars", 3, "nat-chars", 12, NULL);
}

GtkWidget *
mkr_column_make_number (GtkListItem *item)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_INSCRIPTION, "xalign", 1.0f,
                                  "valign", GTK_ALIGN_CENTER, "min-chars", 3, "nat-chars", 9, NULL);

  gtk_widget_add_css_class (cell, "numeric");
  return cell;
}

/* A GtkLabel: an inscription is as high as its lines may be, not as they are. */
GtkWidget *
mkr_column_make_lines (GtkListItem *item)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 3,
                       "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 16,
                       "valign", GTK_ALIGN_CENTER, NULL);
}

int
mkr_column_measure (const char *number)
{
  g_autoptr(GtkWidget) label = g_object_ref_sink (gtk_label_new (number));
  int width;

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width + 2 * CELL_PADDING;
}

void
mkr_column_set_text (GtkWidget  *cell,
                     const char *text)
{
  g_return_if_fail (GTK_IS_INSCRIPTION (cell) || GTK_IS_LABEL (cell));

  if (GTK_IS_LABEL (cell))
    gtk_label_set_text (GTK_LABEL (cell), text != NULL ? text : "");
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  /* What is short is never cut off. */
  gtk_widget_set_tooltip_text (cell, text != NULL && g_utf8_strlen (text, -1) > 14 ? text : NULL);
}

gboolean
mkr_column_is_row_at (GtkColumnView *table,
                      double         x,
                      double         y)
{
  GtkWidget *at;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (table), FALSE);

  at = gtk_widget_pick (GTK_WIDGET (table), x, y, GTK_PICK_DEFAULT);
  while (at != NULL && at != GTK_WIDGET (table) && g_strcmp0 (gtk_widget_get_css_name (at), "row") != 0)
    at = gtk_widget_get_parent (at);

  return at != NULL && at != GTK_WIDGET (table);
}

/**
 * mkr_column_day:
 *
 * Returns: (transfer full): a day as lists show it: with its year, unless that is this year
 */
char *
mkr_column_day (MkrDate date)
{
  MkrMonth month = mkr_date_month (date);
  g_autofree char *day = NULL;

  if (date == MKR_DATE_NONE)
    return g_strdup ("");

  day = mkr_date_format (date, MKR_DATE_SHORT);
  if (mkr_month_year (month) == mkr_month_year (mkr_date_month (mkr_clock_today ())))
    return g_steal_pointer (&day);

  /* Translators: a short date as “16 Jan” and its year. */
  return g_strdup_printf (_("%s %d"), day, mkr_month_year (month));
}
