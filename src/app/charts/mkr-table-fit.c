/* mkr-table-fit.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-table-fit.h"

#define MOST 8

struct _MkrTableFit
{
  GObject        parent_instance;

  GtkColumnView *view;           /* weak */
  GtkAdjustment *adjustment;     /* owned: how wide the table is, and its place */
  guint          order[MOST];
  guint          n, hidden;      /* the first @hidden of the order are */
  double         needed[MOST];   /* how wide the table was with the column that was hidden then */
  guint          source;
};

G_DEFINE_FINAL_TYPE (MkrTableFit, mkr_table_fit, G_TYPE_OBJECT)

static void
show_column (MkrTableFit *self,
             guint        column,
             gboolean     visible)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr(GtkColumnViewColumn) found = g_list_model_get_item (columns, column);

  if (found != NULL)
    gtk_column_view_column_set_visible (found, visible);
}

static gboolean
fit_cb (gpointer data)
{
  MkrTableFit *self = data;
  double place = gtk_adjustment_get_page_size (self->adjustment);
  double width = gtk_adjustment_get_upper (self->adjustment);

  self->source = 0;
  if (self->view == NULL || place < 1)
    return G_SOURCE_REMOVE;

  if (width > place + 0.5 && self->hidden < self->n)
    {
      self->needed[self->hidden] = width;
      show_column (self, self->order[self->hidden++], FALSE);
    }
  else
    while (self->hidden > 0 && place >= self->needed[self->hidden - 1])
      show_column (self, self->order[--self->hidden], TRUE);

  return G_SOURCE_REMOVE;
}

/* Told inside of allocation, where columns cannot change. */
static void
changed_cb (MkrTableFit *self)
{
  if (self->source == 0)
    self->source = g_idle_add (fit_cb, self);
}

static void
mkr_table_fit_dispose (GObject *object)
{
  MkrTableFit *self = MKR_TABLE_FIT (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (mkr_table_fit_parent_class)->dispose (object);
}

static void
mkr_table_fit_class_init (MkrTableFitClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mkr_table_fit_dispose;
}

static void
mkr_table_fit_init (MkrTableFit *self)
{
}

MkrTableFit *
mkr_table_fit_new (GtkColumnView *view,
                   const guint   *order,
                   guint          n)
{
  MkrTableFit *self;
  GtkAdjustment *adjustment;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (n <= MOST, NULL);

  adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  g_return_val_if_fail (adjustment != NULL, NULL);

  self = g_object_new (MKR_TYPE_TABLE_FIT, NULL);
  g_set_weak_pointer (&self->view, view);
  self->adjustment = g_object_ref (adjustment);
  memcpy (self->order, order, n * sizeof *order);
  self->n = n;
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}
