/* mkr-chart.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "mkr-chart-private.h"

#define MARGIN         16.0   /* of a picture in a file */
#define HEADING_HEIGHT 30.0

static void
clear_item (gpointer data)
{
  MkrItem *item = data;

  g_free (item->text);
}

static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Unhinted metrics: the layout is the same at every scale and on every surface. */
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Words know their direction; a bare number reads from the left in every language. */
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);

  return context;
}

/* A chart without marks. */
MkrChart *
mkr_chart_new (const MkrChartStyle *style,
               const char          *title)
{
  MkrChart *self = g_new0 (MkrChart, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->style = *style;
  self->style.width = MAX (style->width, 1);
  self->style.height = MAX (style->height, 1);
  self->font = style->font ? pango_font_description_copy (style->font)
                           : pango_font_description_from_string ("Cantarell, sans");
  self->style.font = self->font;
  self->context = make_context ();
  self->marks = g_array_new (FALSE, TRUE, sizeof (MkrMark));
  g_array_set_clear_func (self->marks, (GDestroyNotify) mkr_mark_clear);
  self->items = g_array_new (FALSE, TRUE, sizeof (MkrItem));
  g_array_set_clear_func (self->items, clear_item);
  self->title = g_strdup (title);

  return self;
}

void
mkr_chart_add_item (MkrChart *self,
                    double    x,
                    double    y,
                    double    width,
                    double    height,
                    char     *text)
{
  MkrItem item = { { x, y, width, height }, text };

  g_array_append_val (self->items, item);
}

void
mkr_chart_begin (MkrChart   *self,
                 const char *basis,
                 double      area[4])
{
  MkrTextStyle title = { .size = 15, .bold = TRUE, .ink = MKR_INK_TEXT };
  MkrTextStyle second = { .size = 12, .ink = MKR_INK_DIM };
  const MkrMark *mark;
  gboolean mirrored = self->style.mirrored;
  double left = MARGIN, right = self->style.width - MARGIN, end, y = MARGIN + 10;

  area[0] = area[1] = 0;
  area[2] = self->style.width;
  area[3] = self->style.height;
  if (!self->style.background)
    return;

  title.max_width = MAX (right - left, 20);
  mark = mkr_chart_add_text (self, &title, self->title, mirrored ? right : left, y,
                             mirrored ? MKR_ALIGN_RIGHT : MKR_ALIGN_LEFT);
  end = mirrored ? mark->x - 12 : mark->x + mark->width + 12;
  second.max_width = mirrored ? end - left : right - end;
  if (second.max_width > 60)
    mkr_chart_add_text (self, &second, basis, end, y + 1, mirrored ? MKR_ALIGN_RIGHT : MKR_ALIGN_LEFT);

  area[0] = MARGIN;
  area[1] = MARGIN + HEADING_HEIGHT;
  area[2] = MAX (self->style.width - 2 * MARGIN, 1);
  area[3] = MAX (self->style.height - 2 * MARGIN - HEADING_HEIGHT, 1);
}

/**
 * mkr_chart_ref:
 *
 * Returns: (transfer full): @self
 */
MkrChart *
mkr_chart_ref (MkrChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
mkr_chart_unref (MkrChart *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->timeline, mkr_timeline_unref);
  g_array_unref (self->marks);
  g_array_unref (self->items);
  g_object_unref (self->context);
  pango_font_description_free (self->font);
  g_free (self->title);
  g_free (self->summary);
  g_free (self);
}

/**
 * mkr_chart_paint:
 *
 * Paints the chart with its upper left corner at the origin of @cr.
 */
void
mkr_chart_paint (MkrChart *self,
                 cairo_t  *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  cairo_save (cr);
  mkr_paint_marks (self, cr);
  cairo_restore (cr);
}

guint
mkr_chart_get_n_items (MkrChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

/**
 * mkr_chart_item_at:
 *
 * Returns: the item at a point of the chart, −1 if there is none
 */
gint
mkr_chart_item_at (MkrChart *self,
                   double    x,
                   double    y)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->items->len; i++)
    {
      const double *box = g_array_index (self->items, MkrItem, i).box;

      if (x >= box[0] && x < box[0] + box[2] && y >= box[1] && y < box[1] + box[3])
        return (gint) i;
    }

  return -1;
}

gboolean
mkr_chart_item_box (MkrChart *self,
                    guint     item,
                    double    box[4])
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (item >= self->items->len)
    return FALSE;

  memcpy (box, g_array_index (self->items, MkrItem, item).box, 4 * sizeof (double));

  return TRUE;
}

/**
 * mkr_chart_item_text:
 *
 * Returns: (nullable): one sentence on the item, to be spoken; valid as long as @self
 */
const char *
mkr_chart_item_text (MkrChart *self,
                     guint     item)
{
  MkrItem *found;

  g_return_val_if_fail (self != NULL, NULL);

  if (item >= self->items->len)
    return NULL;

  found = &g_array_index (self->items, MkrItem, item);
  if (found->text == NULL && self->timeline != NULL)
    found->text = mkr_timeline_month_text (self->timeline, self->first + item);

  return found->text;
}

/**
 * mkr_chart_get_summary:
 *
 * Returns: the whole chart in words, to be spoken; valid as long as @self
 */
const char *
mkr_chart_get_summary (MkrChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->summary == NULL && self->timeline != NULL)
    {
      g_autoptr (MkrAnswer) answer = mkr_answer_new (self->timeline);

      self->summary = g_strdup (answer->summary);
    }

  return self->summary;
}

double
mkr_chart_min_height (MkrChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->min_height;
}
