/* mkr-table.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-table.h"

#define FIRST_WIDTH 14   /* letters that the names of rows have room for in any case */

struct _MkrTableRow
{
  GObject   parent_instance;
  gint64    key;
  char    **cells;
  gboolean  total;
};

G_DEFINE_FINAL_TYPE (MkrTableRow, mkr_table_row, G_TYPE_OBJECT)

/* What the factory of a column knows. */
typedef struct
{
  guint    cell;
  gboolean number;
} Column;

static void
mkr_table_row_finalize (GObject *object)
{
  MkrTableRow *self = MKR_TABLE_ROW (object);

  g_strfreev (self->cells);

  G_OBJECT_CLASS (mkr_table_row_parent_class)->finalize (object);
}

static void
mkr_table_row_class_init (MkrTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mkr_table_row_finalize;
}

static void
mkr_table_row_init (MkrTableRow *self)
{
}

MkrTableRow *
mkr_table_row_new (gint64    key,
                   gboolean  total,
                   char    **cells)
{
  MkrTableRow *self = g_object_new (MKR_TYPE_TABLE_ROW, NULL);

  self->key = key;
  self->total = total;
  self->cells = cells;

  return self;
}

gint64
mkr_table_row_get_key (MkrTableRow *self)
{
  g_return_val_if_fail (MKR_IS_TABLE_ROW (self), 0);

  return self->key;
}

/* GTK 4.8 cannot name a row of a column view: the label of its first cell names the widget above. */
static void
name_row (GtkWidget *label)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell ? gtk_widget_get_parent (cell) : NULL;
  GtkListItem *item = g_object_get_data (G_OBJECT (label), "mkr-item");
  MkrTableRow *shown = item ? gtk_list_item_get_item (item) : NULL;
  g_autofree char *name = NULL;

  if (row == NULL || shown == NULL)
    return;

  name = g_strjoinv (", ", shown->cells);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
setup_cb (Column      *column,
          GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->number ? 1 : 0);
  if (column->number)
    gtk_widget_add_css_class (label, "numeric");
  if (column->cell == 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), FIRST_WIDTH);
      g_object_set_data (G_OBJECT (label), "mkr-item", item);
      g_signal_connect (label, "map", G_CALLBACK (name_row), NULL);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (Column      *column,
         GtkListItem *item)
{
  MkrTableRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = column->cell < g_strv_length (row->cells) ? row->cells[column->cell] : "";

  gtk_label_set_text (GTK_LABEL (label), text);
  if (row->total)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  if (!column->number)
    gtk_widget_set_tooltip_text (label, text);
  if (column->cell == 0)
    name_row (label);
}

static void
teardown_cb (Column      *column,
             GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);

  if (label != NULL)
    g_object_set_data (G_OBJECT (label), "mkr-item", NULL);
}

static void
free_column (gpointer  column,
             GClosure *closure)
{
  g_free (column);
}

/* GTK has no alignment for a column's header: its title is found in the tree. */
static void
align_header (GtkColumnView *view,
              guint          position)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header ? gtk_widget_get_first_child (header) : NULL;
  GtkWidget *box;

  while (title != NULL && position-- > 0)
    title = gtk_widget_get_next_sibling (title);
  box = title ? gtk_widget_get_first_child (title) : NULL;
  if (box != NULL)
    gtk_widget_set_halign (box, GTK_ALIGN_END);
}

/**
 * mkr_table_add_column:
 * @title: translated
 */
void
mkr_table_add_column (GtkColumnView *view,
                      const char    *title,
                      guint          cell,
                      gboolean       number)
{
  g_autoptr(GtkColumnViewColumn) added = NULL;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *column = g_new (Column, 1);

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  column->cell = cell;
  column->number = number;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), column, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), column, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (factory, "teardown", G_CALLBACK (teardown_cb), column, free_column,
                         G_CONNECT_SWAPPED);

  added = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (added, cell == 0 || !number);
  gtk_column_view_append_column (view, added);
  if (number)
    align_header (view, g_list_model_get_n_items (gtk_column_view_get_columns (view)) - 1);
}
