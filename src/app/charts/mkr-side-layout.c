/* mkr-side-layout.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-side-layout.h"

struct _MkrSideLayout
{
  GtkLayoutManager parent_instance;
  int              threshold, side_width, spacing;
};

G_DEFINE_FINAL_TYPE (MkrSideLayout, mkr_side_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_0, PROP_THRESHOLD, PROP_SIDE_WIDTH, PROP_SPACING, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
get_children (GtkWidget  *widget,
              GtkWidget **first,
              GtkWidget **second)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *first = *second = NULL;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      if (*first == NULL)
        *first = child;
      else if (*second == NULL)
        *second = child;
    }
}

static int
side_of (MkrSideLayout *self,
         int            width)
{
  return self->side_width > 0 ? self->side_width : (width - self->spacing) / 2;
}

static void
measure_width (MkrSideLayout *self,
               GtkWidget     *first,
               GtkWidget     *second,
               int           *minimum,
               int           *natural)
{
  int minimum_2 = 0, natural_2 = 0;

  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
  if (second == NULL)
    return;

  gtk_widget_measure (second, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_2, &natural_2, NULL, NULL);
  *minimum = MAX (*minimum, minimum_2);
  *natural = MAX (*minimum, *natural + self->spacing + side_of (self, natural_2));
}

static void
measure_height (MkrSideLayout *self,
                GtkWidget     *first,
                GtkWidget     *second,
                int            width,
                int           *minimum,
                int           *natural)
{
  int minimum_2 = 0, natural_2 = 0;
  gboolean beside = second != NULL && width >= self->threshold;
  int side = beside ? side_of (self, width) : width;
  int main = beside ? width - side - self->spacing : width;

  gtk_widget_measure (first, GTK_ORIENTATION_VERTICAL, main, minimum, natural, NULL, NULL);
  if (second == NULL)
    return;

  gtk_widget_measure (second, GTK_ORIENTATION_VERTICAL, side, &minimum_2, &natural_2, NULL, NULL);
  if (beside)
    {
      *minimum = MAX (*minimum, minimum_2);
      *natural = MAX (*natural, minimum_2);
    }
  else
    {
      /* Below, the second child stands whole: what would scroll inside scrolls with the page. */
      *minimum += self->spacing + natural_2;
      *natural = MAX (*minimum, *natural + self->spacing + natural_2);
    }
}

static GtkSizeRequestMode
mkr_side_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mkr_side_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  MkrSideLayout *self = MKR_SIDE_LAYOUT (manager);
  GtkWidget *first, *second;

  *minimum = *natural = 0;
  get_children (widget, &first, &second);
  if (first == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, first, second, minimum, natural);
  else if (for_size < 0)
    measure_height (self, first, second, self->threshold, minimum, natural);
  else
    measure_height (self, first, second, for_size, minimum, natural);
}

static void
mkr_side_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  MkrSideLayout *self = MKR_SIDE_LAYOUT (manager);
  GtkWidget *first, *second;
  GtkAllocation box = { 0, 0, width, height };
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int below = 0;

  get_children (widget, &first, &second);
  if (first == NULL)
    return;
  if (second == NULL)
    {
      gtk_widget_size_allocate (first, &box, -1);
      return;
    }

  if (width >= self->threshold)
    {
      int side = side_of (self, width);

      box.width = width - side - self->spacing;
      box.x = mirrored ? side + self->spacing : 0;
      gtk_widget_size_allocate (first, &box, -1);
      box.x = mirrored ? 0 : box.width + self->spacing;
      box.width = side;
      gtk_widget_size_allocate (second, &box, -1);
      return;
    }

  gtk_widget_measure (second, GTK_ORIENTATION_VERTICAL, width, NULL, &below, NULL, NULL);
  box.height = height - self->spacing - below;
  gtk_widget_size_allocate (first, &box, -1);
  box.y = box.height + self->spacing;
  box.height = below;
  gtk_widget_size_allocate (second, &box, -1);
}

static void
mkr_side_layout_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  MkrSideLayout *self = MKR_SIDE_LAYOUT (object);
  int number = g_value_get_int (value);

  switch (id)
    {
    case PROP_THRESHOLD:
      self->threshold = number;
      break;
    case PROP_SIDE_WIDTH:
      self->side_width = number;
      break;
    case PROP_SPACING:
      self->spacing = number;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
mkr_side_layout_class_init (MkrSideLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = mkr_side_layout_set_property;
  layout_class->get_request_mode = mkr_side_layout_get_request_mode;
  layout_class->measure = mkr_side_layout_measure;
  layout_class->allocate = mkr_side_layout_allocate;

  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 700, flags);
  properties[PROP_SIDE_WIDTH] = g_param_spec_int ("side-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 12, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mkr_side_layout_init (MkrSideLayout *self)
{
  self->threshold = 700;
  self->spacing = 12;
}

struct _MkrFitLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (MkrFitLayout, mkr_fit_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
mkr_fit_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? G_MAXINT : 0;
  *natural = 0;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0, child_natural = 0;

      if (!gtk_widget_should_layout (child) && !gtk_widget_get_visible (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = across ? MIN (*minimum, child_minimum) : MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
  if (*minimum == G_MAXINT)
    *minimum = 0;
}

static void
mkr_fit_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GtkAllocation box = { 0, 0, width, height };
  gboolean found = FALSE;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;
      gboolean last = gtk_widget_get_next_sibling (child) == NULL;
      gboolean fits;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      fits = !found && (last || minimum <= width);
      gtk_widget_set_child_visible (child, fits);
      if (fits)
        gtk_widget_size_allocate (child, &box, -1);
      found = found || fits;
    }
}

static void
mkr_fit_layout_class_init (MkrFitLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = mkr_fit_layout_measure;
  layout_class->allocate = mkr_fit_layout_allocate;
}

static void
mkr_fit_layout_init (MkrFitLayout *self)
{
}
