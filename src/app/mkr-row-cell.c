/* mkr-row-cell.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-row-cell.h"

struct _MkrRowCell
{
  GtkWidget  parent_instance;

  GtkWidget *child;
  char      *row_name;      /* nullable */
};

G_DEFINE_FINAL_TYPE (MkrRowCell, mkr_row_cell, GTK_TYPE_WIDGET)

/* This widget lies in a cell, and that in the row. */
static void
name_row (MkrRowCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (row != NULL && self->row_name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->row_name, -1);
}

static void
mkr_row_cell_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mkr_row_cell_parent_class)->map (widget);

  name_row (MKR_ROW_CELL (widget));
}

static void
mkr_row_cell_dispose (GObject *object)
{
  g_clear_pointer (&MKR_ROW_CELL (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (mkr_row_cell_parent_class)->dispose (object);
}

static void
mkr_row_cell_finalize (GObject *object)
{
  g_free (MKR_ROW_CELL (object)->row_name);

  G_OBJECT_CLASS (mkr_row_cell_parent_class)->finalize (object);
}

static void
mkr_row_cell_class_init (MkrRowCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mkr_row_cell_dispose;
  object_class->finalize = mkr_row_cell_finalize;
  widget_class->map = mkr_row_cell_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mkr_row_cell_init (MkrRowCell *self)
{
}

GtkWidget *
mkr_row_cell_new (GtkWidget *child)
{
  MkrRowCell *self;

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  self = g_object_new (MKR_TYPE_ROW_CELL, NULL);
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

GtkWidget *
mkr_row_cell_get_child (MkrRowCell *self)
{
  g_return_val_if_fail (MKR_IS_ROW_CELL (self), NULL);

  return self->child;
}

void
mkr_row_cell_set_row_name (MkrRowCell *self,
                           const char *name)
{
  g_return_if_fail (MKR_IS_ROW_CELL (self));

  g_free (self->row_name);
  self->row_name = g_strdup (name);
  name_row (self);
}
