/* mkr-paint.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "mkr-chart-private.h"

#define DOT_PITCH   5.0
#define DOT_RADIUS  0.9
#define LINE_PITCH  4.0
#define HATCH_PITCH 6.0
#define HATCH_WIDTH 1.6
#define CASING      4.5   /* width of the rent line's rim */

static void
set_ink (cairo_t *cr,
         MkrLook  look,
         MkrInk   ink)
{
  MkrColor color = mkr_palette_get (look, ink);

  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static void
set_dash (cairo_t *cr,
          MkrDash  dash)
{
  static const double dashed[] = { 4, 2.5 }, dotted[] = { 1.2, 2.4 };

  if (dash == MKR_DASH_DASHED)
    cairo_set_dash (cr, dashed, 2, 0);
  else if (dash == MKR_DASH_DOTTED)
    cairo_set_dash (cr, dotted, 2, 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
}

static void
rounded_path (cairo_t *cr,
              double   x,
              double   y,
              double   width,
              double   height,
              double   radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  if (radius < 0.5)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
paint_dots (cairo_t *cr,
            double   x,
            double   y,
            double   width,
            double   height)
{
  /* The grid is centred, so that a column has as much margin left as right. */
  double left = x + fmod (width, DOT_PITCH) / 2 + DOT_PITCH / 2;

  for (double dot_y = y + height - DOT_PITCH / 2; dot_y > y; dot_y -= DOT_PITCH)
    for (double dot_x = left; dot_x < x + width; dot_x += DOT_PITCH)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, dot_x, dot_y, DOT_RADIUS, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

static void
paint_lines (cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height)
{
  for (double line_y = y + height - LINE_PITCH / 2 - 1; line_y > y; line_y -= LINE_PITCH)
    cairo_rectangle (cr, x, line_y, width, 1);
  cairo_fill (cr);
}

static void
paint_hatch (cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height)
{
  /* The lines x + y = c, from one corner to the other; c is counted from the origin, so that
   * neighbouring parts go on in each other's lines. */
  double c = ceil ((x + y) / HATCH_PITCH) * HATCH_PITCH;

  for (; c < x + y + width + height; c += HATCH_PITCH)
    {
      cairo_move_to (cr, x - 1, c - x + 1);
      cairo_line_to (cr, x + width + 1, c - x - width - 1);
    }
  cairo_set_line_width (cr, HATCH_WIDTH);
  cairo_stroke (cr);
}

static void
paint_sign (cairo_t       *cr,
            MkrLook        look,
            const MkrMark *mark,
            double         x,
            double         y,
            double         width,
            double         height)
{
  if (mark->sign == MKR_SIGN_PLAIN || width < 4 || height < 2)
    return;

  cairo_save (cr);
  rounded_path (cr, x, y, width, height, mark->radius);
  cairo_clip (cr);
  set_ink (cr, look, mark->sign == MKR_SIGN_HATCH ? MKR_INK_SET_ASIDE : MKR_INK_SIGN);
  if (mark->sign == MKR_SIGN_DOTS)
    paint_dots (cr, x, y, width, height);
  else if (mark->sign == MKR_SIGN_LINES)
    paint_lines (cr, x, y, width, height);
  else
    paint_hatch (cr, x, y, width, height);
  cairo_restore (cr);
}

static void
paint_box (cairo_t       *cr,
           MkrLook        look,
           const MkrMark *mark)
{
  /* Edges fall on whole pixels: crisp, and never further off than half of one. */
  double top = round (mark->y), bottom = round (mark->y + mark->height);
  double x = mark->x, width = mark->width;

  if (mark->value != 0 && bottom - top < 1)
    top = bottom - 1;
  if (mark->gap && bottom - top > 2)
    top += 1;
  if (width >= 4)
    {
      x = round (x);
      width = round (mark->x + mark->width) - x;
    }

  if (mark->fill != MKR_INK_NONE)
    {
      rounded_path (cr, x, top, width, bottom - top, mark->radius);
      set_ink (cr, look, mark->fill);
      cairo_fill (cr);
    }
  paint_sign (cr, look, mark, x, top, width, bottom - top);
  if (mark->stroke != MKR_INK_NONE && width >= 3)
    {
      double inset = mark->line_width / 2;

      rounded_path (cr, x + inset, top + inset, width - 2 * inset, bottom - top - 2 * inset, mark->radius);
      set_ink (cr, look, mark->stroke);
      set_dash (cr, mark->dash);
      cairo_set_line_width (cr, mark->line_width);
      cairo_stroke (cr);
    }
}

static void
paint_line (cairo_t       *cr,
            MkrLook        look,
            const MkrMark *mark)
{
  double x = mark->x, y = mark->y;

  /* A hairline lies on the middle of a pixel. */
  if (mark->line_width <= 1)
    {
      if (mark->height == 0)
        y = floor (y) + 0.5;
      if (mark->width == 0)
        x = floor (x) + 0.5;
    }
  else if (mark->height == 0)
    y = round (y);

  set_dash (cr, mark->dash);
  cairo_set_line_cap (cr, mark->casing ? CAIRO_LINE_CAP_SQUARE : CAIRO_LINE_CAP_BUTT);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + mark->width, y + mark->height);
  if (mark->casing)
    {
      cairo_set_line_width (cr, CASING);
      set_ink (cr, look, MKR_INK_CARD);
      cairo_stroke_preserve (cr);
    }
  cairo_set_line_width (cr, mark->line_width);
  set_ink (cr, look, mark->stroke);
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
}

static void
paint_text (cairo_t       *cr,
            MkrLook        look,
            const MkrMark *mark)
{
  PangoRectangle extents;
  double x, y;

  /* Text that reads from the right stands at the right of the layout's own width. */
  pango_layout_get_extents (mark->layout, NULL, &extents);
  x = mark->x - (double) extents.x / PANGO_SCALE;
  y = round (mark->y);

  cairo_move_to (cr, x, y);
  if (mark->casing)
    {
      set_ink (cr, look, MKR_INK_CARD);
      set_dash (cr, MKR_DASH_NONE);
      cairo_set_line_width (cr, 4);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      pango_cairo_layout_path (cr, mark->layout);
      cairo_stroke (cr);
      cairo_move_to (cr, x, y);
    }
  set_ink (cr, look, mark->fill);
  pango_cairo_show_layout (cr, mark->layout);
}

static void
triangle_path (cairo_t       *cr,
               const MkrMark *mark,
               gboolean       down)
{
  double tip = down ? mark->y + mark->height : mark->y;
  double base = down ? mark->y : mark->y + mark->height;

  cairo_move_to (cr, mark->x + mark->width / 2, tip);
  cairo_line_to (cr, mark->x + mark->width, base);
  cairo_line_to (cr, mark->x, base);
  cairo_close_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
}

static void
paint_alert (cairo_t       *cr,
             MkrLook        look,
             const MkrMark *mark)
{
  double middle = mark->x + mark->width / 2;

  triangle_path (cr, mark, FALSE);
  set_ink (cr, look, mark->fill);
  cairo_set_line_width (cr, 1.2);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
  if (mark->width < 8)
    return;

  set_ink (cr, look, MKR_INK_CARD);
  cairo_rectangle (cr, middle - 0.8, mark->y + mark->height * 0.34, 1.6, mark->height * 0.34);
  cairo_rectangle (cr, middle - 0.8, mark->y + mark->height * 0.77, 1.6, 1.6);
  cairo_fill (cr);
}

static void
paint_symbol (cairo_t       *cr,
              MkrLook        look,
              const MkrMark *mark)
{
  set_dash (cr, MKR_DASH_NONE);

  switch (mark->type)
    {
    case MKR_MARK_ALERT:
      paint_alert (cr, look, mark);
      break;
    case MKR_MARK_TRIANGLE:
      triangle_path (cr, mark, FALSE);
      set_ink (cr, look, mark->stroke);
      cairo_set_line_width (cr, 1.4);
      cairo_stroke (cr);
      break;
    case MKR_MARK_POINTER:
      triangle_path (cr, mark, TRUE);
      set_ink (cr, look, MKR_INK_CARD);
      cairo_set_line_width (cr, 2.5);
      cairo_stroke_preserve (cr);
      set_ink (cr, look, mark->fill);
      cairo_fill (cr);
      break;
    case MKR_MARK_TICK:
      cairo_move_to (cr, mark->x, mark->y + mark->height * 0.55);
      cairo_line_to (cr, mark->x + mark->width * 0.36, mark->y + mark->height * 0.9);
      cairo_line_to (cr, mark->x + mark->width, mark->y + mark->height * 0.1);
      set_ink (cr, look, mark->stroke);
      cairo_set_line_width (cr, 2);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
      cairo_stroke (cr);
      break;
    case MKR_MARK_BOX:
    case MKR_MARK_LINE:
    case MKR_MARK_TEXT:
    default:
      g_assert_not_reached ();
    }
}

/* Paints the marks in their order, over the card colour if the style asks for it. */
void
mkr_paint_marks (MkrChart *self,
                 cairo_t  *cr)
{
  MkrLook look = self->style.look;

  if (self->style.background)
    {
      set_ink (cr, look, MKR_INK_CARD);
      cairo_rectangle (cr, 0, 0, self->style.width, self->style.height);
      cairo_fill (cr);
    }

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MkrMark *mark = &g_array_index (self->marks, MkrMark, i);

      if (mark->type == MKR_MARK_BOX)
        paint_box (cr, look, mark);
      else if (mark->type == MKR_MARK_LINE)
        paint_line (cr, look, mark);
      else if (mark->type == MKR_MARK_TEXT)
        paint_text (cr, look, mark);
      else
        paint_symbol (cr, look, mark);
    }
}
