/* mkr-earnings-chart.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mkr-axis.h"
#include "mkr-chart-private.h"
#include "mkr-earnings-fold.h"
#include "mkr-money.h"

#define HEAD_HEIGHT  22.0
#define ROW_LEAST    40.0
#define ROW_MOST     54.0
#define BAR_HEIGHT   14.0
#define LEGEND_GAP    6.0
#define SPACING      16.0
#define WITH_MONTHS 400.0   /* narrower: no month columns */

typedef struct
{
  MkrChart          *chart;
  const MkrEarnings *earnings;
  GArray            *rows;         /* MkrChartRow */
  double             area[4];
  double             row_height, rows_y;
  double             name_x, name_width;
  double             months_x, months_width;
  double             bar_x, bar_width;
  double             share_x, share_width;
  MkrAxis            months, bars;   /* of the row's currency */
} Plot;

static const MkrTextStyle share_style = { .size = 14, .ink = MKR_INK_TEXT };
static const MkrTextStyle small_style = { .size = 12, .ink = MKR_INK_DIM };

static char *
share_text (const MkrChartRow *row)
{
  return row->share_bp == -1 ? g_strdup ("–") : mkr_percent_format (row->share_bp);
}

/* Accounts and currencies hold money of every kind, and so may a fold: they take the colour of none. */
static gboolean
row_work (const Plot        *plot,
          const MkrChartRow *row,
          MkrWork           *work)
{
  if (row->row == NULL || plot->earnings->by == MKR_BY_ACCOUNT || plot->earnings->by == MKR_BY_CURRENCY)
    return FALSE;

  *work = row->row->work;

  return TRUE;
}

static MkrInk
row_ink (const Plot        *plot,
         const MkrChartRow *row,
         MkrSign           *sign)
{
  MkrWork work;

  *sign = MKR_SIGN_PLAIN;
  if (!row_work (plot, row, &work))
    return MKR_INK_MIXED;

  *sign = mkr_work_sign (work);

  return mkr_work_ink (work);
}

static guint
collect_legend (const Plot     *plot,
                MkrLegendEntry  entries[3])
{
  static const MkrWork works[] = { MKR_WORK_AI, MKR_WORK_CRAFT, MKR_WORK_OTHER };
  guint n = 0;

  for (guint w = 0; w < G_N_ELEMENTS (works); w++)
    for (guint i = 0; i < plot->rows->len; i++)
      {
        MkrWork work;

        if (!row_work (plot, &g_array_index (plot->rows, MkrChartRow, i), &work) ||
            mkr_work_ink (work) != mkr_work_ink (works[w]))
          continue;
        entries[n++] = (MkrLegendEntry) { mkr_work_ink (works[w]), MKR_INK_NONE, mkr_work_sign (works[w]),
                                          MKR_DASH_NONE, mkr_work_label (works[w]) };
        break;
      }

  return n;
}

static double
widest_share (const Plot *plot)
{
  double widest = 36;

  for (guint i = 0; i < plot->rows->len; i++)
    {
      g_autofree char *text = share_text (&g_array_index (plot->rows, MkrChartRow, i));
      double width;

      mkr_chart_measure (plot->chart, &share_style, text, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

static double
widest_name (const Plot *plot)
{
  double widest = 40;

  for (guint i = 0; i < plot->rows->len; i++)
    {
      double width;

      mkr_chart_measure (plot->chart, &share_style, g_array_index (plot->rows, MkrChartRow, i).label,
                         &width, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

/* The columns from the start of the line: name, months, bar, share. */
static void
place_columns (Plot *plot)
{
  gboolean with_months = plot->area[2] >= WITH_MONTHS && plot->earnings->n_months > 1;
  double x = 0, rest;

  plot->share_width = widest_share (plot);
  plot->name_width = MIN (ceil (widest_name (plot)) + 1, plot->area[2] * (with_months ? 0.28 : 0.36));
  rest = plot->area[2] - plot->name_width - plot->share_width - 2 * SPACING;
  plot->months_width = with_months ? floor (rest * 0.36) : 0;
  plot->bar_width = MAX (rest - (with_months ? plot->months_width + SPACING : 0), 10);

  plot->name_x = x;
  x += plot->name_width + SPACING;
  plot->months_x = x;
  x += with_months ? plot->months_width + SPACING : 0;
  plot->bar_x = x;
  plot->share_x = plot->area[2] - plot->share_width;

  /* Mirrored, the columns stand in the other order; inside the months time still runs to the right. */
  if (plot->chart->style.mirrored)
    {
      plot->name_x = plot->area[2] - plot->name_x - plot->name_width;
      plot->months_x = plot->area[2] - plot->months_x - plot->months_width;
      plot->bar_x = plot->area[2] - plot->bar_x - plot->bar_width;
      plot->share_x = 0;
    }
  plot->name_x += plot->area[0];
  plot->months_x += plot->area[0];
  plot->bar_x += plot->area[0];
  plot->share_x += plot->area[0];
}

/* All rows of a currency share one scale; two currencies cannot. */
static void
init_scales (Plot              *plot,
             const MkrCurrency *currency)
{
  gint64 lo = 0, hi = 0, month_lo = 0, month_hi = 0;

  for (guint i = 0; i < plot->rows->len; i++)
    {
      const MkrChartRow *row = &g_array_index (plot->rows, MkrChartRow, i);

      if (row->currency != currency)
        continue;
      lo = MIN (lo, row->net);
      hi = MAX (hi, row->net);
      for (guint m = 0; m < plot->earnings->n_months; m++)
        {
          month_lo = MIN (month_lo, row->months[m]);
          month_hi = MAX (month_hi, row->months[m]);
        }
    }

  /* The largest value fills the column: there is no grid that would want round numbers. */
  plot->bars = (MkrAxis) { lo, MAX (hi, lo == 0 ? 1 : 0), 1 };
  plot->months = (MkrAxis) { month_lo, MAX (month_hi, month_lo == 0 ? 1 : 0), 1 };
}

static void
add_head (const Plot *plot)
{
  const MkrEarnings *earnings = plot->earnings;
  g_autofree char *first = mkr_month_format (earnings->first_month, MKR_DATE_SHORT);
  g_autofree char *last = mkr_month_format (earnings->first_month + (MkrMonth) earnings->n_months - 1,
                                            MKR_DATE_SHORT);
  gboolean mirrored = plot->chart->style.mirrored;
  double y = plot->area[1] + HEAD_HEIGHT / 2;

  if (plot->months_width > 0)
    {
      mkr_chart_add_text (plot->chart, &small_style, first, plot->months_x, y, MKR_ALIGN_LEFT);
      mkr_chart_add_text (plot->chart, &small_style, last, plot->months_x + plot->months_width, y,
                          MKR_ALIGN_RIGHT);
    }
  mkr_chart_add_text (plot->chart, &small_style, _("share"),
                      mirrored ? plot->share_x : plot->share_x + plot->share_width, y,
                      mirrored ? MKR_ALIGN_LEFT : MKR_ALIGN_RIGHT);
}

static void
add_months (const Plot        *plot,
            const MkrChartRow *row,
            guint              item,
            double             y)
{
  guint n = plot->earnings->n_months;
  double slot = plot->months_width / n, width = slot >= 4 ? floor (slot * 0.74) : slot * 0.8;
  double top = y + 6, bottom = y + plot->row_height - 6;
  double zero = mkr_axis_place (&plot->months, 0, bottom, top);
  MkrSign sign;
  MkrInk ink = row_ink (plot, row, &sign);

  for (guint m = 0; m < n; m++)
    {
      double x = plot->months_x + m * slot + (slot - width) / 2;
      double end = mkr_axis_place (&plot->months, row->months[m], bottom, top);
      MkrMark *mark;

      if (row->months[m] == 0)
        {
          if (slot >= 4)
            mkr_chart_add_line (plot->chart, x, zero - 0.5, x + width, zero - 0.5, 1, MKR_INK_SET_ASIDE);
          continue;
        }
      mark = mkr_chart_add_box (plot->chart, x, MIN (zero, end), width, fabs (zero - end),
                                slot >= 6 ? 1 : 0, ink);
      mark->part = MKR_PART_COLUMN;
      mark->sign = sign;
      mark->item = (gint) item;
      mark->value = row->months[m];
    }
}

static void
add_bar (const Plot        *plot,
         const MkrChartRow *row,
         guint              item,
         double             y)
{
  gboolean mirrored = plot->chart->style.mirrored;
  double from = mirrored ? plot->bar_x + plot->bar_width : plot->bar_x;
  double to = mirrored ? plot->bar_x : plot->bar_x + plot->bar_width;
  double zero = mkr_axis_place (&plot->bars, 0, from, to);
  double end = mkr_axis_place (&plot->bars, row->net, from, to);
  MkrTextStyle style = small_style;
  g_autofree char *amount = mkr_money_format (row->net, row->currency, MKR_MONEY_NUMBER);
  double middle = y + plot->row_height / 2;
  MkrSign sign;
  MkrMark *mark;

  if (plot->bars.lo < 0)
    mkr_chart_add_line (plot->chart, zero, y + 2, zero, y + plot->row_height - 2, 1, MKR_INK_SET_ASIDE);
  mark = mkr_chart_add_box (plot->chart, MIN (zero, end), middle - BAR_HEIGHT + 1, fabs (zero - end),
                            BAR_HEIGHT, 2, row_ink (plot, row, &sign));
  mark->part = MKR_PART_BAR;
  mark->sign = sign;
  mark->item = (gint) item;
  mark->value = row->net;
  /* Money that went back is told by its sign and its colour, not only by the side of its bar. */
  style.ink = row->net < 0 ? MKR_INK_SHORT : MKR_INK_DIM;
  style.max_width = plot->bar_width + 1;
  /* The zero line would cross what began left of it. */
  if (plot->bars.lo < 0 && row->net >= 0)
    from = zero + (mirrored ? -4 : 4);
  mkr_chart_add_text (plot->chart, &style, amount, from, middle + 11,
                      mirrored ? MKR_ALIGN_RIGHT : MKR_ALIGN_LEFT)->item = (gint) item;
}

static void
add_row_state (const Plot *plot,
               guint       item,
               double      y)
{
  const MkrChartStyle *style = &plot->chart->style;
  MkrMark *mark;

  if (style->cursor != (gint) item)
    return;

  mark = mkr_chart_add_box (plot->chart, plot->area[0] - (style->background ? 6 : 0), y + 1,
                            plot->area[2] + (style->background ? 12 : 0), plot->row_height - 2, 6,
                            MKR_INK_CHOSEN);
  if (style->focused)
    {
      mark->stroke = MKR_INK_FOCUS;
      mark->line_width = 2;
    }
}

static char *
spoken_row (const Plot        *plot,
            const MkrChartRow *row)
{
  g_autofree char *money = mkr_money_format (row->net, row->currency, MKR_MONEY_CODE);
  g_autofree char *share = share_text (row);
  MkrWork work;

  if (row->share_bp == -1)
    /* Translators: spoken: source, amount. */
    return g_strdup_printf (_("%s: net %s."), row->label, money);
  if (!row_work (plot, row, &work) || plot->earnings->by == MKR_BY_KIND)
    /* Translators: spoken: source, amount, percentage. */
    return g_strdup_printf (_("%s: net %s, %s of the total."), row->label, money, share);

  /* Translators: spoken: source, amount, percentage, kind of work. */
  return g_strdup_printf (_("%s: net %s, %s of the total; %s."), row->label, money, share,
                          mkr_work_label (work));
}

/* A currency other than the book's begins with a line that names it: its bars are no measure for those above. */
static gboolean
begins_currency (const Plot *plot,
                 guint       i)
{
  const MkrChartRow *row = &g_array_index (plot->rows, MkrChartRow, i);

  return row->currency != (i == 0 ? plot->earnings->currency
                                  : g_array_index (plot->rows, MkrChartRow, i - 1).currency);
}

static guint
count_currencies (const Plot *plot,
                  guint       until)
{
  guint n = 0;

  for (guint i = 0; i < until; i++)
    n += begins_currency (plot, i);

  return n;
}

static void
add_currency (const Plot *plot,
              guint       i,
              double      y)
{
  const MkrCurrency *currency = g_array_index (plot->rows, MkrChartRow, i).currency;
  /* Translators: %s is a currency code: bars below have another scale than those above. */
  g_autofree char *text = g_strdup_printf (_("%s, on a scale of its own"), currency->code);
  gboolean mirrored = plot->chart->style.mirrored;
  MkrTextStyle style = small_style;

  style.max_width = plot->area[2];
  mkr_chart_add_line (plot->chart, plot->area[0], y + 0.5, plot->area[0] + plot->area[2], y + 0.5, 1,
                      MKR_INK_GRID);
  mkr_chart_add_text (plot->chart, &style, text,
                      mirrored ? plot->area[0] + plot->area[2] : plot->area[0], y + HEAD_HEIGHT / 2 + 2,
                      mirrored ? MKR_ALIGN_RIGHT : MKR_ALIGN_LEFT);
}

static void
add_row (Plot  *plot,
         guint  i)
{
  const MkrChartRow *row = &g_array_index (plot->rows, MkrChartRow, i);
  gboolean mirrored = plot->chart->style.mirrored;
  double y = plot->rows_y + i * plot->row_height + count_currencies (plot, i + 1) * HEAD_HEIGHT;
  double middle = y + plot->row_height / 2;
  MkrTextStyle name = share_style;
  g_autofree char *share = share_text (row);

  name.max_width = plot->name_width;
  if (begins_currency (plot, i))
    add_currency (plot, i, y - HEAD_HEIGHT);
  add_row_state (plot, i, y);
  mkr_chart_add_text (plot->chart, &name, row->label,
                      mirrored ? plot->name_x + plot->name_width : plot->name_x, middle,
                      mirrored ? MKR_ALIGN_RIGHT : MKR_ALIGN_LEFT)->item = (gint) i;
  init_scales (plot, row->currency);
  if (plot->months_width > 0)
    add_months (plot, row, i, y);
  add_bar (plot, row, i, y);
  mkr_chart_add_text (plot->chart, &share_style, share,
                      mirrored ? plot->share_x : plot->share_x + plot->share_width, middle,
                      mirrored ? MKR_ALIGN_LEFT : MKR_ALIGN_RIGHT)->item = (gint) i;
  mkr_chart_add_item (plot->chart, plot->area[0], y, plot->area[2], plot->row_height, spoken_row (plot, row));
}

static void
add_empty_word (const Plot *plot)
{
  MkrTextStyle style = { .size = 14, .ink = MKR_INK_DIM, .max_width = MAX (plot->area[2], 20) };
  const char *text = plot->earnings->basis == MKR_BASIS_EARNED ? _("Nothing earned in this period")
                                                               : _("Nothing received in this period");

  mkr_chart_add_text (plot->chart, &style, text, plot->area[0] + plot->area[2] / 2,
                      plot->area[1] + plot->area[3] / 2, MKR_ALIGN_CENTRE);
}

static void
place_and_add_rows (Plot *plot)
{
  MkrLegendEntry entries[3];
  guint n_entries = collect_legend (plot, entries);
  double legend = mkr_legend_height (plot->chart, entries, n_entries, plot->area[2]);
  double heads = HEAD_HEIGHT * count_currencies (plot, plot->rows->len);
  double around = HEAD_HEIGHT + heads + (legend > 0 ? legend + LEGEND_GAP : 0);

  plot->rows_y = plot->area[1] + HEAD_HEIGHT;
  plot->row_height = floor (CLAMP ((plot->area[3] - around) / plot->rows->len, ROW_LEAST, ROW_MOST));
  plot->chart->min_height = plot->chart->style.height - plot->area[3] + around + ROW_LEAST * plot->rows->len;

  place_columns (plot);
  add_head (plot);
  for (guint i = 0; i < plot->rows->len; i++)
    add_row (plot, i);
  mkr_legend_add (plot->chart, entries, n_entries, plot->area[0],
                  plot->rows_y + heads + plot->row_height * plot->rows->len + LEGEND_GAP, plot->area[2]);
}

static const char *
chart_title (MkrBy by)
{
  switch (by)
    {
    case MKR_BY_KIND:
      return _("Income by kind of work");
    case MKR_BY_ACCOUNT:
      return _("Income by account");
    case MKR_BY_CURRENCY:
      return _("Income by currency");
    case MKR_BY_SOURCE:
    default:
      return _("Income by source");
    }
}

/**
 * mkr_chart_new_earnings:
 * @max_rows: of one currency; more are folded into one row
 *
 * Lays out the rows of @earnings, which need not outlive the call. Rows keep a least height: a chart
 * lower than mkr_chart_min_height () runs over its lower edge.
 *
 * Returns: (transfer full): the chart; item i is the row i that it shows
 */
MkrChart *
mkr_chart_new_earnings (const MkrEarnings   *earnings,
                        guint                max_rows,
                        const MkrChartStyle *style)
{
  g_autoptr (GArray) rows = NULL;
  g_autofree char *basis = NULL;
  Plot plot = { .earnings = earnings };

  g_return_val_if_fail (earnings != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);

  rows = plot.rows = mkr_earnings_fold (earnings, MAX (max_rows, 1));
  plot.chart = mkr_chart_new (style, chart_title (earnings->by));
  plot.chart->summary = mkr_earnings_summary (earnings);

  /* Translators: the basis of a chart; %s is a currency code. */
  basis = g_strdup_printf (earnings->basis == MKR_BASIS_EARNED ? _("%s, earned, after fees")
                                                               : _("%s, received, after fees"),
                           earnings->currency->code);
  mkr_chart_begin (plot.chart, basis, plot.area);
  if (rows->len > 0)
    place_and_add_rows (&plot);
  else
    {
      plot.chart->min_height = style->height - plot.area[3] + 2 * ROW_LEAST;
      add_empty_word (&plot);
    }

  return plot.chart;
}
