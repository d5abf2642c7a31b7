/* mkr-two-pane.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-two-pane.h"

struct _MkrTwoPane
{
  GtkWidget  parent_instance;

  GtkWidget *main;
  GtkWidget *separator;
  GtkWidget *side;
  gboolean   show_side;
  int        side_width;
  int        threshold;
  int        main_width;
  gboolean   folded;
  guint      notify_source;
};

G_DEFINE_FINAL_TYPE (MkrTwoPane, mkr_two_pane, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_MAIN, PROP_SIDE, PROP_SHOW_SIDE, PROP_SIDE_WIDTH, PROP_THRESHOLD,
       PROP_MAIN_WIDTH, PROP_FOLDED, N_PROPS };

static GParamSpec *properties[N_PROPS];

static gboolean
notify_cb (gpointer data)
{
  MkrTwoPane *self = data;

  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAIN_WIDTH]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  return G_SOURCE_REMOVE;
}

static void
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size,
               int            *minimum,
               int            *natural)
{
  int child_minimum, child_natural;

  if (child == NULL)
    return;

  gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
  *minimum = MAX (*minimum, child_minimum);
  *natural = MAX (*natural, child_natural);
}

static void
mkr_two_pane_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  MkrTwoPane *self = MKR_TWO_PANE (widget);

  /* Either may be alone. Both scroll: their height does not depend on their width. */
  *minimum = *natural = 0;
  measure_child (self->main, orientation, -1, minimum, natural);
  if (self->show_side)
    measure_child (self->side, orientation, -1, minimum, natural);
}

static void
place (GtkWidget *child,
       int        x,
       int        width,
       int        height)
{
  if (child == NULL)
    return;

  gtk_widget_set_child_visible (child, width > 0);
  if (width > 0)
    gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

/* Words of another language may need more than was planned for. */
static int
get_side_width (MkrTwoPane *self)
{
  int minimum = 0, natural = 0;

  measure_child (self->side, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
  return MAX (self->side_width, minimum);
}

static void
mkr_two_pane_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  MkrTwoPane *self = MKR_TWO_PANE (widget);
  gboolean both = self->show_side && width >= self->threshold;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side = both ? get_side_width (self) : self->show_side ? width : 0;
  int line = both ? 1 : 0;
  int main = width - side - line;

  place (self->main, mirrored ? side + line : 0, main, height);
  place (self->separator, mirrored ? side : main, line, height);
  place (self->side, mirrored ? 0 : main + line, side, height);

  /* Columns are not changed while their table is laid out. */
  if ((main > 0 && main != self->main_width) || self->folded != (main <= 0))
    {
      self->main_width = main > 0 ? main : self->main_width;
      self->folded = main <= 0;
      if (self->notify_source == 0)
        self->notify_source = g_idle_add (notify_cb, self);
    }
}

static void
mkr_two_pane_dispose (GObject *object)
{
  MkrTwoPane *self = MKR_TWO_PANE (object);

  g_clear_handle_id (&self->notify_source, g_source_remove);
  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->separator, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);

  G_OBJECT_CLASS (mkr_two_pane_parent_class)->dispose (object);
}

static void
mkr_two_pane_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  MkrTwoPane *self = MKR_TWO_PANE (object);

  switch (prop_id)
    {
    case PROP_MAIN:
      g_value_set_object (value, self->main);
      break;

    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;

    case PROP_SHOW_SIDE:
      g_value_set_boolean (value, self->show_side);
      break;

    case PROP_SIDE_WIDTH:
      g_value_set_int (value, self->side_width);
      break;

    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;

    case PROP_MAIN_WIDTH:
      g_value_set_int (value, self->main_width);
      break;

    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_child (MkrTwoPane  *self,
           GtkWidget  **child,
           GtkWidget   *value)
{
  g_clear_pointer (child, gtk_widget_unparent);
  *child = value;
  if (value != NULL)
    gtk_widget_insert_before (value, GTK_WIDGET (self), child == &self->main ? self->separator : NULL);
}

static void
mkr_two_pane_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  MkrTwoPane *self = MKR_TWO_PANE (object);

  switch (prop_id)
    {
    case PROP_MAIN:
      set_child (self, &self->main, g_value_get_object (value));
      break;

    case PROP_SIDE:
      set_child (self, &self->side, g_value_get_object (value));
      break;

    case PROP_SHOW_SIDE:
      mkr_two_pane_set_show_side (self, g_value_get_boolean (value));
      break;

    case PROP_SIDE_WIDTH:
      self->side_width = g_value_get_int (value);
      break;

    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mkr_two_pane_class_init (MkrTwoPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = mkr_two_pane_dispose;
  object_class->get_property = mkr_two_pane_get_property;
  object_class->set_property = mkr_two_pane_set_property;
  widget_class->measure = mkr_two_pane_measure;
  widget_class->size_allocate = mkr_two_pane_size_allocate;

  properties[PROP_MAIN] = g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SIDE] = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_SIDE] =
    g_param_spec_boolean ("show-side", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SIDE_WIDTH] =
    g_param_spec_int ("side-width", NULL, NULL, 1, G_MAXINT, 236, flags | G_PARAM_CONSTRUCT);
  properties[PROP_THRESHOLD] =
    g_param_spec_int ("threshold", NULL, NULL, 1, G_MAXINT, 760, flags | G_PARAM_CONSTRUCT);
  properties[PROP_MAIN_WIDTH] =
    g_param_spec_int ("main-width", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mkr_two_pane_init (MkrTwoPane *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));
}

gboolean
mkr_two_pane_get_show_side (MkrTwoPane *self)
{
  g_return_val_if_fail (MKR_IS_TWO_PANE (self), FALSE);

  return self->show_side;
}

void
mkr_two_pane_set_show_side (MkrTwoPane *self,
                            gboolean    show_side)
{
  g_return_if_fail (MKR_IS_TWO_PANE (self));

  if (self->show_side == show_side)
    return;

  self->show_side = show_side;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDE]);
}

int
mkr_two_pane_get_main_width (MkrTwoPane *self)
{
  g_return_val_if_fail (MKR_IS_TWO_PANE (self), 0);

  return self->main_width;
}

gboolean
mkr_two_pane_has_room (MkrTwoPane *self)
{
  g_return_val_if_fail (MKR_IS_TWO_PANE (self), FALSE);

  return gtk_widget_get_width (GTK_WIDGET (self)) >= self->threshold;
}
