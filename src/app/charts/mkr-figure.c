/* mkr-figure.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-figure.h"

struct _MkrFigure
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkLabel  *label;
  GtkLabel  *value;
  GtkLabel  *note;
  GtkBox    *middle;
};

G_DEFINE_FINAL_TYPE (MkrFigure, mkr_figure, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_CHART, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
mkr_figure_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  MkrFigure *self = MKR_FIGURE (object);

  switch (id)
    {
    case PROP_CHART:
      if (g_value_get_object (value) != NULL)
        gtk_box_append (self->middle, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mkr_figure_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MKR_TYPE_FIGURE);

  G_OBJECT_CLASS (mkr_figure_parent_class)->dispose (object);
}

static void
mkr_figure_class_init (MkrFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mkr_figure_dispose;
  object_class->set_property = mkr_figure_set_property;

  properties[PROP_CHART] =
    g_param_spec_object ("chart", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/makerent/Makerent/ui/mkr-figure.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrFigure, box);
  gtk_widget_class_bind_template_child (widget_class, MkrFigure, label);
  gtk_widget_class_bind_template_child (widget_class, MkrFigure, value);
  gtk_widget_class_bind_template_child (widget_class, MkrFigure, note);
  gtk_widget_class_bind_template_child (widget_class, MkrFigure, middle);
}

static void
mkr_figure_init (MkrFigure *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mkr_figure_set:
 * @label: what the figure is; also the accessible name of the card
 * @value: the figure
 * @note: (nullable): the line under it
 */
void
mkr_figure_set (MkrFigure  *self,
                const char *label,
                const char *value,
                const char *note)
{
  g_return_if_fail (MKR_IS_FIGURE (self));

  gtk_label_set_text (self->label, label ? label : "");
  gtk_label_set_text (self->value, value ? value : "");
  gtk_label_set_text (self->note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label ? label : "", -1);
}
