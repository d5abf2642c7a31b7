/* mkr-mark.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-chart-private.h"

#include <pango/pangocairo.h>

static PangoLayout *
lay_out (MkrChart           *self,
         const MkrTextStyle *style,
         const char         *text)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy_static (self->font);

  /* set_size () would take points, and the context's resolution would make the words a third too big. */
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  if (style->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);

  if (style->max_width > 0)
    {
      pango_layout_set_width (layout, (int) (style->max_width * PANGO_SCALE));
      if (style->wrap)
        pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      else
        pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

static void
measure_layout (PangoLayout *layout,
                double      *width,
                double      *height)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  *width = (double) extents.width / PANGO_SCALE;
  *height = (double) extents.height / PANGO_SCALE;
}

/**
 * mkr_chart_add:
 *
 * Appends a copy of @mark, painted after those that are there. The layout of a text moves into the chart.
 *
 * Returns: (transfer none): the mark, until the next one is added
 */
MkrMark *
mkr_chart_add (MkrChart      *self,
               const MkrMark *mark)
{
  g_array_append_vals (self->marks, mark, 1);

  return &g_array_index (self->marks, MkrMark, self->marks->len - 1);
}

MkrMark *
mkr_chart_add_box (MkrChart *self,
                   double    x,
                   double    y,
                   double    width,
                   double    height,
                   double    radius,
                   MkrInk    fill)
{
  MkrMark mark = { .type = MKR_MARK_BOX, .x = x, .y = y, .width = width, .height = height,
                   .radius = radius, .fill = fill, .item = -1 };

  return mkr_chart_add (self, &mark);
}

MkrMark *
mkr_chart_add_line (MkrChart *self,
                    double    x1,
                    double    y1,
                    double    x2,
                    double    y2,
                    double    line_width,
                    MkrInk    stroke)
{
  MkrMark mark = { .type = MKR_MARK_LINE, .x = x1, .y = y1, .width = x2 - x1, .height = y2 - y1,
                   .line_width = line_width, .stroke = stroke, .item = -1 };

  return mkr_chart_add (self, &mark);
}

MkrMark *
mkr_chart_add_text (MkrChart           *self,
                    const MkrTextStyle *style,
                    const char         *text,
                    double              x,
                    double              y,
                    MkrAlign            align)
{
  MkrMark mark = { .type = MKR_MARK_TEXT, .fill = style->ink, .casing = style->casing, .item = -1 };

  mark.layout = lay_out (self, style, text);
  measure_layout (mark.layout, &mark.width, &mark.height);
  mark.x = align == MKR_ALIGN_LEFT ? x
         : align == MKR_ALIGN_RIGHT ? x - mark.width : x - mark.width / 2;
  mark.y = y - mark.height / 2;

  return mkr_chart_add (self, &mark);
}

void
mkr_chart_measure (MkrChart           *self,
                   const MkrTextStyle *style,
                   const char         *text,
                   double             *width,
                   double             *height)
{
  g_autoptr (PangoLayout) layout = lay_out (self, style, text);
  double w, h;

  measure_layout (layout, &w, &h);
  if (width)
    *width = w;
  if (height)
    *height = h;
}

void
mkr_mark_clear (MkrMark *self)
{
  g_clear_object (&self->layout);
}

/* Unsorted money is drawn as other. */
MkrInk
mkr_work_ink (MkrWork work)
{
  switch (work)
    {
    case MKR_WORK_AI:
      return MKR_INK_AI;
    case MKR_WORK_CRAFT:
      return MKR_INK_CRAFT;
    case MKR_WORK_OTHER:
    case MKR_WORK_UNSORTED:
    default:
      return MKR_INK_OTHER;
    }
}

MkrSign
mkr_work_sign (MkrWork work)
{
  switch (work)
    {
    case MKR_WORK_AI:
      return MKR_SIGN_PLAIN;
    case MKR_WORK_CRAFT:
      return MKR_SIGN_DOTS;
    case MKR_WORK_OTHER:
    case MKR_WORK_UNSORTED:
    default:
      return MKR_SIGN_LINES;
    }
}
