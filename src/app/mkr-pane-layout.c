/* mkr-pane-layout.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-pane-layout.h"

struct _MkrPaneLayout
{
  GtkLayoutManager parent_instance;

  int              minimum_width;
  int              natural_width;
};

G_DEFINE_FINAL_TYPE (MkrPaneLayout, mkr_pane_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_0, PROP_MINIMUM_WIDTH, PROP_NATURAL_WIDTH, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
mkr_pane_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  MkrPaneLayout *self = MKR_PANE_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (child != NULL)
    {
      int needed = 0;

      /* Asked for its height at a width below what it needs, a widget complains (GTK 4.18). */
      if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);

      gtk_widget_measure (child, orientation, for_size >= 0 ? MAX (for_size, needed) : -1, minimum,
                          natural, NULL, NULL);
    }

  /* What does not fit is taken away when the leaflet folds: it must not keep it from folding. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (*minimum, self->minimum_width);
      *natural = self->natural_width;
    }
}

static void
mkr_pane_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
mkr_pane_layout_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_MINIMUM_WIDTH:
      MKR_PANE_LAYOUT (object)->minimum_width = g_value_get_int (value);
      break;

    case PROP_NATURAL_WIDTH:
      MKR_PANE_LAYOUT (object)->natural_width = g_value_get_int (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mkr_pane_layout_class_init (MkrPaneLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->set_property = mkr_pane_layout_set_property;
  layout_class->measure = mkr_pane_layout_measure;
  layout_class->allocate = mkr_pane_layout_allocate;

  properties[PROP_MINIMUM_WIDTH] =
    g_param_spec_int ("minimum-width", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NATURAL_WIDTH] =
    g_param_spec_int ("natural-width", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mkr_pane_layout_init (MkrPaneLayout *self)
{
}
