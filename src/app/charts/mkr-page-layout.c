/* mkr-page-layout.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-page-layout.h"

#define WIDEST 1280

struct _MkrPageLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (MkrPageLayout, mkr_page_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
margin_of (int width)
{
  if (width < 480)
    return 12;

  return width < 700 ? 18 : 24;
}

static int
side_margin (int width)
{
  int margin = margin_of (width);

  return MAX (margin, (width - WIDEST) / 2);
}

static GtkSizeRequestMode
mkr_page_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mkr_page_layout_measure (GtkLayoutManager *manager,
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
  int inner = across || for_size < 0 ? -1 : MAX (for_size - 2 * side_margin (for_size), 1);
  int least = across ? margin_of (0) : margin_of (for_size < 0 ? 0 : for_size);

  *minimum = *natural = 0;
  if (child == NULL || !gtk_widget_should_layout (child))
    return;

  gtk_widget_measure (child, orientation, inner, minimum, natural, NULL, NULL);
  *minimum += 2 * least;
  *natural += across ? 2 * margin_of (G_MAXINT) : 2 * least;
}

static void
mkr_page_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int side = side_margin (width), margin = margin_of (width);
  GtkAllocation box = { side, margin, MAX (width - 2 * side, 1), MAX (height - 2 * margin, 1) };

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &box, -1);
}

static void
mkr_page_layout_class_init (MkrPageLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = mkr_page_layout_get_request_mode;
  layout_class->measure = mkr_page_layout_measure;
  layout_class->allocate = mkr_page_layout_allocate;
}

static void
mkr_page_layout_init (MkrPageLayout *self)
{
}
