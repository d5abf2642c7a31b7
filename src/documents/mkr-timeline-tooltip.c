/* mkr-timeline-tooltip.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-money.h"
#include "mkr-timeline-plot.h"

#define PADDING     12.0
#define LINE_HEIGHT 17.0
#define GAP         10.0   /* from the column */
#define LEAST       92.0   /* a tooltip that is narrower says nothing */
#define MOST       250.0

typedef struct
{
  char    *label;
  char    *value;   /* NULL: a rule */
  gboolean strong;
} Row;

typedef struct
{
  GArray  *rows;
  char    *title;
  char    *sentence;   /* nullable */
  gboolean is_short;
} Tip;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->label);
  g_free (row->value);
}

static void
add_row (Tip                   *tip,
         const MkrTimelinePlot *plot,
         const char            *label,
         gint64                 value,
         gboolean               strong)
{
  Row row = { g_strdup (label), mkr_money_format (value, plot->timeline->currency, MKR_MONEY_NUMBER), strong };

  g_array_append_val (tip->rows, row);
}

/* “Set aside, 25 %” only when one rule explains the sum: rounded once a receipt, it is off by less than one each. */
static char *
set_aside_label (const MkrTimelinePlot  *plot,
                 const MkrTimelineMonth *month)
{
  gint64 expected = mkr_money_share (month->net, plot->timeline->set_aside_bp);
  g_autofree char *percent = NULL;

  if (plot->timeline->set_aside_bp == 0 || ABS (expected - month->set_aside) > (gint64) month->receipts)
    return g_strdup (_("Set aside"));

  percent = plot->timeline->set_aside_bp % 100 == 0
            ? g_strdup_printf (_("%d %%"), plot->timeline->set_aside_bp / 100)
            : mkr_percent_format (plot->timeline->set_aside_bp);

  /* Translators: %s is a percentage. */
  return g_strdup_printf (_("Set aside, %s"), percent);
}

static char *
short_sentence (const MkrTimelinePlot *plot,
                const MkrMonthRent    *rent)
{
  g_autofree char *amount = mkr_money_format (rent->shortfall, plot->timeline->currency, MKR_MONEY_NUMBER);
  g_autofree char *due = mkr_date_format (rent->date, MKR_DATE_SHORT);
  g_autofree char *made = NULL;

  if (rent->made_on == MKR_DATE_NONE && rent->future)
    /* Translators: an amount, a date: “459.29 short for 1 Jan, as it stands today”. */
    return g_strdup_printf (_("%s short for %s, as it stands today"), amount, due);
  if (rent->made_on == MKR_DATE_NONE)
    /* Translators: an amount, a date: “459.29 short on 1 Jan, not made yet”. */
    return g_strdup_printf (_("%s short on %s, not made yet"), amount, due);

  made = mkr_date_format (rent->made_on, MKR_DATE_SHORT);

  /* Translators: an amount, two dates: “557.05 short on 1 Sep, made on 9 Sep”. */
  return g_strdup_printf (_("%s short on %s, made on %s"), amount, due, made);
}

static void
add_sentence (Tip                   *tip,
              const MkrTimelinePlot *plot,
              guint                  i)
{
  MkrMonthRent rent = mkr_plot_rent (plot, i);

  if (!rent.any)
    return;

  tip->is_short = rent.shortfall > 0;
  if (tip->is_short)
    tip->sentence = short_sentence (plot, &rent);
  else if (rent.made_on != MKR_DATE_NONE)
    {
      g_autofree char *made = mkr_date_format (rent.made_on, MKR_DATE_SHORT);

      /* Translators: %s is a date. */
      tip->sentence = g_strdup_printf (_("Rent made on %s"), made);
    }
  else
    tip->sentence = g_strdup (_("Rent made"));
}

static void
init_tip (Tip                   *tip,
          const MkrTimelinePlot *plot,
          guint                  i)
{
  static const MkrWork works[] = { MKR_WORK_AI, MKR_WORK_CRAFT, MKR_WORK_OTHER };
  const MkrTimelineMonth *month = mkr_plot_month (plot, i);

  tip->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (tip->rows, clear_row);
  tip->title = mkr_month_format (month->month, MKR_DATE_FULL);

  for (guint w = 0; w < G_N_ELEMENTS (works); w++)
    if (mkr_plot_part (month->by_work, works[w]) != 0)
      add_row (tip, plot, mkr_work_label (works[w]), mkr_plot_part (month->by_work, works[w]), FALSE);
  if (tip->rows->len > 0)
    g_array_set_size (tip->rows, tip->rows->len + 1);
  add_row (tip, plot, _("Net received"), month->net, TRUE);
  if (month->set_aside != 0)
    {
      g_autofree char *label = set_aside_label (plot, month);

      add_row (tip, plot, label, -month->set_aside, FALSE);
      add_row (tip, plot, _("For rent"), month->net - month->set_aside, TRUE);
    }
  add_sentence (tip, plot, i);
}

static double
natural_width (const Tip *tip,
               MkrChart  *chart)
{
  MkrTextStyle style = { .size = 13, .bold = TRUE };
  double widest;

  mkr_chart_measure (chart, &style, tip->title, &widest, NULL);
  style.size = 12;
  for (guint i = 0; i < tip->rows->len; i++)
    {
      const Row *row = &g_array_index (tip->rows, Row, i);
      double label, value;

      if (row->value == NULL)
        continue;
      mkr_chart_measure (chart, &style, row->label, &label, NULL);
      mkr_chart_measure (chart, &style, row->value, &value, NULL);
      widest = MAX (widest, label + 16 + value);
    }

  return CLAMP (widest + 2 * PADDING, 170, MOST);
}

static double
measure_sentence (const Tip *tip,
                  MkrChart  *chart,
                  double     width)
{
  MkrTextStyle style = { .size = 12, .max_width = width, .wrap = TRUE };
  double height;

  if (tip->sentence == NULL)
    return 0;
  mkr_chart_measure (chart, &style, tip->sentence, NULL, &height);

  return height + 6;
}

static double
tip_height (const Tip *tip,
            double     sentence)
{
  double height = 2 * PADDING + LINE_HEIGHT + 1 + sentence - 4;

  for (guint i = 0; i < tip->rows->len; i++)
    height += g_array_index (tip->rows, Row, i).value != NULL ? LINE_HEIGHT : 9;

  return height;
}

static void
add_rows (const Tip *tip,
          MkrChart  *chart,
          double     x,
          double     y,
          double     width,
          double    *end)
{
  gboolean mirrored = chart->style.mirrored;
  double left = x + PADDING, right = x + width - PADDING;

  for (guint i = 0; i < tip->rows->len; i++)
    {
      const Row *row = &g_array_index (tip->rows, Row, i);
      MkrTextStyle style = { .size = 12, .bold = row->strong,
                             .ink = row->strong ? MKR_INK_TIP_TEXT : MKR_INK_TIP_DIM };
      const MkrMark *mark;

      if (row->value == NULL)
        {
          mkr_chart_add_line (chart, left, y + 4, right, y + 4, 1, MKR_INK_TIP_RULE);
          y += 9;
          continue;
        }
      mark = mkr_chart_add_text (chart, &style, row->value, mirrored ? left : right, y + LINE_HEIGHT / 2,
                                 mirrored ? MKR_ALIGN_LEFT : MKR_ALIGN_RIGHT);
      style.max_width = MAX (right - left - mark->width - 6, 10);
      mkr_chart_add_text (chart, &style, row->label, mirrored ? right : left, y + LINE_HEIGHT / 2,
                          mirrored ? MKR_ALIGN_RIGHT : MKR_ALIGN_LEFT);
      y += LINE_HEIGHT;
    }
  *end = y;
}

static void
add_tip (const Tip *tip,
         MkrChart  *chart,
         double     x,
         double     y,
         double     width,
         double     height,
         double     sentence)
{
  gboolean mirrored = chart->style.mirrored;
  double start = mirrored ? x + width - PADDING : x + PADDING;
  MkrAlign align = mirrored ? MKR_ALIGN_RIGHT : MKR_ALIGN_LEFT;
  MkrTextStyle title = { .size = 13, .bold = TRUE, .ink = MKR_INK_TIP_TEXT, .max_width = width - 2 * PADDING };
  MkrTextStyle words = { .size = 12, .ink = tip->is_short ? MKR_INK_TIP_SHORT : MKR_INK_TIP_MADE,
                         .max_width = width - 2 * PADDING, .wrap = TRUE };
  MkrMark *box = mkr_chart_add_box (chart, x, y, width, height, 8, MKR_INK_TIP);

  box->part = MKR_PART_TIP;
  box->stroke = MKR_INK_TIP_BORDER;
  box->line_width = 1;
  y += PADDING - 2;
  mkr_chart_add_text (chart, &title, tip->title, start, y + LINE_HEIGHT / 2, align);
  add_rows (tip, chart, x, y + LINE_HEIGHT + 1, width, &y);
  if (tip->sentence != NULL)
    mkr_chart_add_text (chart, &words, tip->sentence, start, y + 4 + (sentence - 6) / 2, align);
}

/* Beside the column, on the side with room, inside the chart; a chart too small for it has none. */
void
mkr_plot_add_tooltip (const MkrTimelinePlot *plot)
{
  MkrChart *chart = plot->chart;
  double column_left, column_right, before, after, width, height, sentence, x;
  gboolean right_side;
  Tip tip = { 0 };

  if (chart->style.cursor < 0 || chart->style.cursor >= (gint) plot->n)
    return;

  column_left = mkr_plot_column_x (plot, (guint) chart->style.cursor) - GAP;
  column_right = column_left + plot->column + 2 * GAP;
  before = column_left - 1;
  after = chart->style.width - 1 - column_right;

  init_tip (&tip, plot, (guint) chart->style.cursor);
  width = natural_width (&tip, chart);
  right_side = after >= width || after >= before;
  width = MIN (width, right_side ? after : before);
  sentence = measure_sentence (&tip, chart, width - 2 * PADDING);
  height = tip_height (&tip, sentence);
  x = right_side ? column_right : column_left - width;
  if (width >= LEAST && height <= chart->style.height)
    add_tip (&tip, chart, x, MIN (plot->top, chart->style.height - height), width, height, sentence);

  g_array_unref (tip.rows);
  g_free (tip.title);
  g_free (tip.sentence);
}

/* Pointer: the column gets an outline. Keyboard: the whole slot gets the focus ring. */
void
mkr_plot_add_cursor (const MkrTimelinePlot *plot)
{
  gint cursor = plot->chart->style.cursor;
  gint64 lo, hi;
  double x, y;
  MkrMark *mark;

  if (cursor < 0 || cursor >= (gint) plot->n)
    return;

  if (plot->chart->style.focused)
    {
      x = mkr_plot_slot_x (plot, (guint) cursor);
      mark = mkr_chart_add_box (plot->chart, x - 3, plot->top - 4, plot->slot + 6,
                                plot->rows_bottom - plot->top + 6, 6, MKR_INK_NONE);
      mark->stroke = MKR_INK_FOCUS;
    }
  else
    {
      mkr_plot_extremes (mkr_plot_month (plot, (guint) cursor), &lo, &hi);
      x = mkr_plot_column_x (plot, (guint) cursor);
      y = mkr_plot_y (plot, hi);
      mark = mkr_chart_add_box (plot->chart, x - 4, y - 3, plot->column + 8,
                                mkr_plot_y (plot, lo) - y + 6, 5, MKR_INK_NONE);
      mark->stroke = MKR_INK_TEXT;
    }
  mark->line_width = 2;
}
