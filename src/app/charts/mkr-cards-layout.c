/* mkr-cards-layout.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-cards-layout.h"

#define SPACING 12
#define LEAST  150   /* narrower, a figure would read as a column of words */

struct _MkrCardsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (MkrCardsLayout, mkr_cards_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_card (GtkWidget *card)
{
  while (card != NULL && !gtk_widget_should_layout (card))
    card = gtk_widget_get_next_sibling (card);

  return card;
}

static GtkWidget *
first_card (GtkWidget *widget)
{
  return next_card (gtk_widget_get_first_child (widget));
}

/* The number of cards; how wide the widest has to be, and would like to be. */
static int
look_at_cards (GtkWidget *widget,
               int       *least,
               int       *natural)
{
  int n = 0;

  *least = LEAST;
  *natural = 0;

  for (GtkWidget *card = first_card (widget); card != NULL; card = next_card (gtk_widget_get_next_sibling (card)))
    {
      int card_least, card_natural;

      gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &card_least, &card_natural, NULL, NULL);
      *least = MAX (*least, card_least);
      *natural = MAX (*natural, card_natural);
      n++;
    }
  *natural = MAX (*natural, *least);

  return n;
}

static int
columns_in (int width,
            int n,
            int least)
{
  return CLAMP ((width + SPACING) / (least + SPACING), 1, MAX (n, 1));
}

static int
card_width (int width,
            int columns)
{
  return MAX ((width - SPACING * (columns - 1)) / columns, 1);
}

/* Of the line that begins with @card. */
static int
line_height (GtkWidget *card,
             int        columns,
             int        width)
{
  int height = 0;

  for (int i = 0; i < columns && card != NULL; i++)
    {
      int least, natural, across;

      gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &across, NULL, NULL, NULL);
      gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, MAX (width, across), &least, &natural, NULL, NULL);
      height = MAX (height, natural);
      card = next_card (gtk_widget_get_next_sibling (card));
    }

  return height;
}

static GtkSizeRequestMode
mkr_cards_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mkr_cards_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  int least, wanted, n = look_at_cards (widget, &least, &wanted);
  GtkWidget *card = first_card (widget);
  int columns, height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = n > 0 ? least : 0;
      *natural = n > 0 ? n * wanted + (n - 1) * SPACING : 0;
      return;
    }

  columns = for_size < 0 ? MAX (n, 1) : columns_in (for_size, n, least);

  for (int left = n; left > 0; left -= columns)
    {
      int in_line = MIN (columns, left);

      height += (left < n ? SPACING : 0) +
                line_height (card, in_line, for_size < 0 ? wanted : card_width (for_size, in_line));
      for (int i = 0; i < in_line; i++)
        card = next_card (gtk_widget_get_next_sibling (card));
    }

  *minimum = *natural = height;
}

static void
mkr_cards_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  int least, wanted, n = look_at_cards (widget, &least, &wanted);
  int columns = columns_in (width, n, least), y = 0;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *card = first_card (widget);

  for (int left = n; left > 0; left -= columns)
    {
      int in_line = MIN (columns, left), across = card_width (width, in_line);
      int line = line_height (card, in_line, across);

      for (int i = 0; i < in_line; i++)
        {
          /* The last one ends at the edge, whatever the division left. */
          int x = i * (across + SPACING), own = i + 1 < in_line ? across : width - x;
          GtkAllocation box = { mirrored ? width - x - own : x, y, own, line };

          gtk_widget_size_allocate (card, &box, -1);
          card = next_card (gtk_widget_get_next_sibling (card));
        }
      y += line + SPACING;
    }
}

static void
mkr_cards_layout_class_init (MkrCardsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = mkr_cards_layout_get_request_mode;
  layout_class->measure = mkr_cards_layout_measure;
  layout_class->allocate = mkr_cards_layout_allocate;
}

static void
mkr_cards_layout_init (MkrCardsLayout *self)
{
}
