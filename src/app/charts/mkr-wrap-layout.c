/* mkr-wrap-layout.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-wrap-layout.h"

#define LINE_SPACING 6

struct _MkrWrapLayout
{
  GtkLayoutManager parent_instance;
  int              spacing;
};

G_DEFINE_FINAL_TYPE (MkrWrapLayout, mkr_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_0, PROP_SPACING, N_PROPS };

static GParamSpec *properties[N_PROPS];

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static int
child_width (GtkWidget *child,
             int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return MAX (minimum, MIN (natural, width));
}

static int
child_height (GtkWidget *child,
              int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

/* The first child of the next line, and how high and wide this one is. */
static GtkWidget *
end_of_line (MkrWrapLayout *self,
             GtkWidget     *first,
             int            width,
             int           *line_width,
             int           *line_height)
{
  GtkWidget *child = first;

  *line_width = *line_height = 0;
  for (; child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int needed = child_width (child, width);
      int gap = child == first ? 0 : self->spacing;

      if (child != first && *line_width + gap + needed > width)
        break;
      *line_width += gap + needed;
      *line_height = MAX (*line_height, child_height (child, needed));
    }

  return child;
}

static int
height_for_width (MkrWrapLayout *self,
                  GtkWidget     *widget,
                  int            width)
{
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  int height = 0;

  while (child != NULL)
    {
      int line_width, line_height;

      child = end_of_line (self, child, width, &line_width, &line_height);
      height += line_height + (child != NULL ? LINE_SPACING : 0);
    }

  return height;
}

static void
measure_width (MkrWrapLayout *self,
               GtkWidget     *widget,
               int           *minimum,
               int           *natural)
{
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));

  for (; child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static GtkSizeRequestMode
mkr_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mkr_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  MkrWrapLayout *self = MKR_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = height_for_width (self, widget, for_size < 0 ? G_MAXINT : for_size);
}

static void
mkr_wrap_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  MkrWrapLayout *self = MKR_WRAP_LAYOUT (manager);
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  while (child != NULL)
    {
      int line_width, line_height, x = 0;
      GtkWidget *end = end_of_line (self, child, width, &line_width, &line_height);
      int spare = MAX (0, width - line_width);

      for (; child != end; child = next_shown (gtk_widget_get_next_sibling (child)))
        {
          GtkAllocation box = { x, y, child_width (child, width), line_height };

          if (spare > 0 && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
            {
              box.width += spare;
              spare = 0;
            }
          x += box.width + self->spacing;
          if (mirrored)
            box.x = width - box.x - box.width;
          gtk_widget_size_allocate (child, &box, -1);
        }
      y += line_height + LINE_SPACING;
    }
}

static void
mkr_wrap_layout_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  MkrWrapLayout *self = MKR_WRAP_LAYOUT (object);

  switch (id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mkr_wrap_layout_class_init (MkrWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->set_property = mkr_wrap_layout_set_property;
  layout_class->get_request_mode = mkr_wrap_layout_get_request_mode;
  layout_class->measure = mkr_wrap_layout_measure;
  layout_class->allocate = mkr_wrap_layout_allocate;

  properties[PROP_SPACING] =
    g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 12,
                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mkr_wrap_layout_init (MkrWrapLayout *self)
{
  self->spacing = 12;
}
