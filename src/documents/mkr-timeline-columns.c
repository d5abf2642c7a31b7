/* mkr-timeline-columns.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mkr-money.h"
#include "mkr-timeline-plot.h"

#define SEGMENT_RADIUS 2.0

/* A segment between two sums of money. Segments tile: where one ends the next begins. */
static void
add_segment (const MkrTimelinePlot *plot,
             guint                  i,
             gint64                 from,
             gint64                 value,
             MkrInk                 fill,
             MkrSign                sign)
{
  double y1 = mkr_plot_y (plot, from), y2 = mkr_plot_y (plot, from + value);
  gboolean roomy = plot->column >= 4;
  MkrMark *mark;

  mark = mkr_chart_add_box (plot->chart, mkr_plot_column_x (plot, i), MIN (y1, y2), plot->column,
                            fabs (y1 - y2), roomy ? SEGMENT_RADIUS : 0, fill);
  mark->part = MKR_PART_COLUMN;
  mark->sign = sign;
  mark->gap = roomy;
  mark->item = (gint) i;
  mark->value = value;
  if (sign == MKR_SIGN_HATCH)
    {
      mark->stroke = MKR_INK_SET_ASIDE;
      mark->line_width = 1;
      /* Too narrow for a hatch: its grey alone. */
      if (!roomy)
        mark->fill = MKR_INK_SET_ASIDE;
    }
}

/* What reaches the rent pot by kind, what is set aside on top; money taken back hangs below zero. */
static void
add_column (const MkrTimelinePlot *plot,
            guint                  i)
{
  static const MkrWork works[] = { MKR_WORK_AI, MKR_WORK_CRAFT, MKR_WORK_OTHER };
  const MkrTimelineMonth *month = mkr_plot_month (plot, i);
  gint64 up = 0, down = 0;

  for (guint w = 0; w <= G_N_ELEMENTS (works); w++)
    {
      gboolean aside = w == G_N_ELEMENTS (works);
      gint64 value = aside ? month->set_aside : mkr_plot_part (month->for_rent_by_work, works[w]);
      gint64 *from = value < 0 ? &down : &up;

      if (value == 0)
        continue;
      add_segment (plot, i, *from, value, aside ? MKR_INK_NONE : mkr_work_ink (works[w]),
                   aside ? MKR_SIGN_HATCH : mkr_work_sign (works[w]));
      *from += value;
    }
}

void
mkr_plot_add_columns (const MkrTimelinePlot *plot)
{
  for (guint i = 0; i < plot->n; i++)
    add_column (plot, i);
}

void
mkr_plot_add_grid (const MkrTimelinePlot *plot)
{
  gboolean mirrored = plot->chart->style.mirrored;
  MkrTextStyle style = { .size = 12, .ink = MKR_INK_DIM };
  double label_x = mirrored ? plot->right + 8 : plot->left - 8;

  style.max_width = mirrored ? plot->area[0] + plot->area[2] - label_x : label_x - plot->area[0];
  style.max_width = MAX (style.max_width, 10) + 1;

  for (gint64 value = plot->axis.lo; value <= plot->axis.hi; value += plot->axis.step)
    {
      g_autofree char *label = mkr_axis_label (&plot->axis, value, plot->timeline->currency);
      double y = mkr_plot_y (plot, value);

      /* Without money or rent there is no scale to show. */
      if (value != 0 && !plot->timeline->has_receipts && !plot->timeline->has_rent)
        continue;
      mkr_chart_add_line (plot->chart, plot->left, y, plot->right, y, 1,
                          value == 0 ? MKR_INK_SET_ASIDE : MKR_INK_GRID);
      if (plot->timeline->has_receipts || plot->timeline->has_rent)
        mkr_chart_add_text (plot->chart, &style, label, label_x, y,
                            mirrored ? MKR_ALIGN_LEFT : MKR_ALIGN_RIGHT);
    }
}

static void
add_waiting_segment (const MkrTimelinePlot *plot,
                     double                 x,
                     gint64                 from,
                     gint64                 value)
{
  double y1 = mkr_plot_y (plot, from), y2 = mkr_plot_y (plot, from + value);
  MkrMark *mark;

  mark = mkr_chart_add_box (plot->chart, x, MIN (y1, y2), MAX (plot->column, 8), fabs (y1 - y2),
                            SEGMENT_RADIUS, MKR_INK_NONE);
  mark->part = MKR_PART_WAITING;
  mark->stroke = MKR_INK_DIM;
  mark->line_width = 1.2;
  mark->dash = MKR_DASH_DOTTED;
  mark->gap = TRUE;
  mark->value = value;
}

/* Money without a pay day is never drawn in a month: it stands apart, sent at the bottom, in review on top. */
void
mkr_plot_add_waiting (const MkrTimelinePlot *plot)
{
  static const MkrState states[] = { MKR_STATE_SENT, MKR_STATE_APPROVED, MKR_STATE_IN_REVIEW };
  MkrTextStyle style = { .size = 12, .ink = MKR_INK_DIM, .max_width = plot->waiting_width + 4 };
  g_autofree char *amount = NULL;
  double middle = plot->waiting_x + plot->waiting_width / 2, x, rule;
  gint64 from = 0;

  if (plot->waiting == 0)
    return;

  rule = plot->chart->style.mirrored ? plot->waiting_x + plot->waiting_width + 4 : plot->waiting_x - 4;
  mkr_chart_add_line (plot->chart, rule, plot->top, rule, plot->bottom, 1, MKR_INK_GRID);

  x = middle - MAX (plot->column, 8) / 2;
  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    {
      gint64 value = plot->timeline->waiting[states[s]];

      if (value == 0)
        continue;
      add_waiting_segment (plot, x, from, value);
      from += value;
    }

  amount = mkr_money_format (plot->waiting, plot->timeline->currency, MKR_MONEY_NUMBER);
  mkr_chart_add_text (plot->chart, &style, _("no date"), middle, plot->month_y, MKR_ALIGN_CENTRE);
  style.size = 11;
  mkr_chart_add_text (plot->chart, &style, amount, middle, mkr_plot_y (plot, MAX (plot->waiting, 0)) - 9,
                      MKR_ALIGN_CENTRE);
}

/* Right of today lies a faint shade: what stands there is not here yet. */
void
mkr_plot_add_today (const MkrTimelinePlot *plot)
{
  MkrTextStyle style = { .size = 12, .ink = MKR_INK_DIM };
  MkrMark *mark;
  double x, width;

  if (plot->n == 0)
    return;

  /* Noon: today is not over. */
  x = mkr_plot_date_x (plot, plot->timeline->as_of) +
      plot->slot / (2.0 * mkr_month_days (mkr_date_month (plot->timeline->as_of)));
  if (x < plot->left)
    x = plot->left;
  if (x >= plot->right)
    return;

  mkr_chart_add_box (plot->chart, x, plot->top, plot->right - x, plot->bottom - plot->top, 0, MKR_INK_FUTURE);
  if (mkr_date_month (plot->timeline->as_of) < mkr_plot_month (plot, 0)->month)
    return;

  mark = mkr_chart_add_line (plot->chart, x, plot->top - 2, x, plot->bottom, 1, MKR_INK_TODAY);
  mark->dash = MKR_DASH_DOTTED;
  mkr_chart_measure (plot->chart, &style, _("today"), &width, NULL);
  x = CLAMP (x, plot->left + width / 2, MAX (plot->right - width / 2, plot->left + width / 2));
  mkr_chart_add_text (plot->chart, &style, _("today"), x, plot->top - 11, MKR_ALIGN_CENTRE);
}

/* The top of the highest column between two places. */
static double
top_between (const MkrTimelinePlot *plot,
             double                 from,
             double                 to)
{
  double top = plot->bottom;

  for (guint i = 0; i < plot->n; i++)
    {
      double x = mkr_plot_column_x (plot, i);
      gint64 lo, hi;

      if (x > to || x + plot->column < from)
        continue;
      mkr_plot_extremes (mkr_plot_month (plot, i), &lo, &hi);
      top = MIN (top, mkr_plot_y (plot, hi));
    }

  return top;
}

/* Above the line; where columns rise through it, above them, so that it hides none. */
static double
rent_label_y (const MkrTimelinePlot *plot,
              double                 y,
              double                 from,
              double                 to)
{
  double top = top_between (plot, from, to);

  if (top < y && top - 9 > plot->top)
    y = top + 3;

  return y - 12 > plot->area[1] + 6 ? y - 12 : y + 12;
}

static void
add_rent_label (const MkrTimelinePlot *plot,
                gint64                 amount)
{
  gboolean mirrored = plot->chart->style.mirrored;
  MkrTextStyle style = { .size = 12, .bold = TRUE, .ink = MKR_INK_TEXT, .casing = TRUE };
  g_autofree char *money = mkr_money_format (amount, plot->timeline->currency, MKR_MONEY_NUMBER);
  /* Translators: label on the line of the rent in the chart; %s is an amount. */
  g_autofree char *text = g_strdup_printf (_("rent %s"), money);
  double x = mirrored ? plot->left + 2 : plot->right - 2, width, y;

  style.max_width = MAX (plot->right - plot->left - 4, 20);
  mkr_chart_measure (plot->chart, &style, text, &width, NULL);
  y = rent_label_y (plot, mkr_plot_y (plot, amount), mirrored ? x : x - width, mirrored ? x + width : x);
  mkr_chart_add_text (plot->chart, &style, text, x, y, mirrored ? MKR_ALIGN_LEFT : MKR_ALIGN_RIGHT);
}

static void
add_short_pointer (const MkrTimelinePlot *plot,
                   const MkrMonthRent    *rent)
{
  double half = CLAMP (plot->slot * 0.14, 2.5, 5), height = half * 1.6;
  double x = mkr_plot_date_x (plot, rent->date), y = mkr_plot_y (plot, rent->amount);
  MkrMark mark = { .type = MKR_MARK_POINTER, .x = x - half, .y = y - height - 1, .width = 2 * half,
                   .height = height, .fill = MKR_INK_SHORT, .item = -1, .value = rent->shortfall };

  mkr_chart_add (plot->chart, &mark);
}

/* The rent is a step line; a month without a rent has no line. */
void
mkr_plot_add_rent (const MkrTimelinePlot *plot)
{
  gint64 level = 0, last = 0, first = 0;
  double start = 0;

  for (guint i = 0; i <= plot->n; i++)
    {
      gint64 amount = i < plot->n ? mkr_plot_rent (plot, i).amount : 0;
      double x = mkr_plot_slot_x (plot, i), y;

      if (amount == level && i < plot->n)
        continue;
      if (level != 0)
        {
          y = mkr_plot_y (plot, level);
          mkr_chart_add_line (plot->chart, start, y, x, y, 2, MKR_INK_RENT)->casing = TRUE;
          if (amount != 0)
            mkr_chart_add_line (plot->chart, x, y, x, mkr_plot_y (plot, amount), 2, MKR_INK_RENT);
        }
      if (amount != 0)
        {
          last = amount;
          first = first != 0 ? first : amount;
        }
      level = amount;
      start = x;
    }

  for (guint i = 0; i < plot->n; i++)
    {
      MkrMonthRent rent = mkr_plot_rent (plot, i);

      if (rent.shortfall > 0 && !rent.future)
        add_short_pointer (plot, &rent);
    }
  if (last != 0)
    add_rent_label (plot, plot->chart->style.mirrored ? first : last);
}
