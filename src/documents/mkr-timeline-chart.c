/* mkr-timeline-chart.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mkr-money.h"
#include "mkr-timeline-plot.h"

#define AXIS_LINES     4
#define COLUMN_PART    0.66
#define COLUMN_MOST    30.0
#define TODAY_HEIGHT   18.0
#define MONTH_HEIGHT   20.0
#define YEAR_HEIGHT    15.0
#define ICON_HEIGHT    16.0
#define AMOUNT_HEIGHT  14.0
#define LEGEND_GAP      8.0
#define PLOT_LEAST     60.0
#define NARROW        400.0

#define N_LEGEND 5

const MkrTimelineMonth *
mkr_plot_month (const MkrTimelinePlot *plot,
                guint                  i)
{
  return &g_array_index (plot->timeline->months, MkrTimelineMonth, plot->first + i);
}

MkrMonthRent
mkr_plot_rent (const MkrTimelinePlot *plot,
               guint                  i)
{
  const MkrTimelineMonth *month = mkr_plot_month (plot, i);
  MkrMonthRent rent = { .date = MKR_DATE_NONE, .made_on = MKR_DATE_NONE };
  gboolean all_made = TRUE;

  if (month->due < 0)
    return rent;

  for (guint d = (guint) month->due; d < plot->timeline->dues->len; d++)
    {
      const MkrDue *due = &g_array_index (plot->timeline->dues, MkrDue, d);

      if (mkr_date_month (due->date) != month->month)
        break;
      if (!rent.any)
        {
          rent.any = TRUE;
          rent.date = due->date;
          rent.future = due->date > plot->timeline->as_of;
        }
      /* A late fee is owed, but the line is the rent. */
      rent.amount += due->late_fee ? 0 : due->amount;
      rent.shortfall += due->short_on_due;
      all_made = all_made && due->made_on != MKR_DATE_NONE;
      rent.made_on = MAX (rent.made_on, due->made_on);
    }
  if (!all_made)
    rent.made_on = MKR_DATE_NONE;

  return rent;
}

double
mkr_plot_y (const MkrTimelinePlot *plot,
            gint64                 value)
{
  return mkr_axis_place (&plot->axis, value, plot->bottom, plot->top);
}

double
mkr_plot_slot_x (const MkrTimelinePlot *plot,
                 guint                  i)
{
  return plot->left + i * plot->slot;
}

double
mkr_plot_column_x (const MkrTimelinePlot *plot,
                   guint                  i)
{
  return mkr_plot_slot_x (plot, i) + (plot->slot - plot->column) / 2;
}

/* A day lies at its beginning in its month's slot. */
double
mkr_plot_date_x (const MkrTimelinePlot *plot,
                 MkrDate                date)
{
  MkrMonth month = mkr_date_month (date);
  gint i = month - mkr_plot_month (plot, 0)->month;

  return plot->left + (i + (mkr_date_day (date) - 1.0) / mkr_month_days (month)) * plot->slot;
}

gint64
mkr_plot_part (const gint64 by_work[MKR_N_WORKS],
               MkrWork      work)
{
  return work == MKR_WORK_OTHER ? by_work[MKR_WORK_OTHER] + by_work[MKR_WORK_UNSORTED] : by_work[work];
}

void
mkr_plot_extremes (const MkrTimelineMonth *month,
                   gint64                 *lo,
                   gint64                 *hi)
{
  gint64 parts[] = {
    month->for_rent_by_work[MKR_WORK_AI],
    month->for_rent_by_work[MKR_WORK_CRAFT],
    mkr_plot_part (month->for_rent_by_work, MKR_WORK_OTHER),
    month->set_aside,
  };

  *lo = *hi = 0;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      *hi += MAX (parts[i], 0);
      *lo += MIN (parts[i], 0);
    }
}

static void
init_axis (MkrTimelinePlot *plot)
{
  gint64 lo = 0, hi = plot->waiting;

  for (guint i = 0; i < plot->n; i++)
    {
      gint64 month_lo, month_hi;

      mkr_plot_extremes (mkr_plot_month (plot, i), &month_lo, &month_hi);
      lo = MIN (lo, month_lo);
      hi = MAX (hi, MAX (month_hi, mkr_plot_rent (plot, i).amount));
    }

  mkr_axis_init (&plot->axis, lo, hi, AXIS_LINES);
}

static double
widest_axis_label (MkrTimelinePlot *plot)
{
  MkrTextStyle style = { .size = 12 };
  double widest = 0;

  for (gint64 value = plot->axis.lo; value <= plot->axis.hi; value += plot->axis.step)
    {
      g_autofree char *label = mkr_axis_label (&plot->axis, value, plot->timeline->currency);
      double width;

      mkr_chart_measure (plot->chart, &style, label, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

/* The kinds that the book has, in any month: the legend stays the same while somebody zooms. */
static guint
collect_legend (MkrTimelinePlot *plot,
                MkrLegendEntry   entries[N_LEGEND])
{
  static const MkrWork works[] = { MKR_WORK_AI, MKR_WORK_CRAFT, MKR_WORK_OTHER };
  gboolean present[MKR_N_WORKS] = { FALSE }, set_aside = FALSE;
  guint n = 0;

  for (guint i = 0; i < plot->timeline->months->len; i++)
    {
      const MkrTimelineMonth *month = &g_array_index (plot->timeline->months, MkrTimelineMonth, i);

      for (guint w = 0; w < G_N_ELEMENTS (works); w++)
        present[works[w]] |= mkr_plot_part (month->for_rent_by_work, works[w]) != 0;
      set_aside |= month->set_aside != 0;
    }

  for (guint w = 0; w < G_N_ELEMENTS (works); w++)
    if (present[works[w]])
      entries[n++] = (MkrLegendEntry) { mkr_work_ink (works[w]), MKR_INK_NONE, mkr_work_sign (works[w]),
                                        MKR_DASH_NONE, mkr_work_label (works[w]) };
  if (set_aside)
    entries[n++] = (MkrLegendEntry) { MKR_INK_NONE, MKR_INK_SET_ASIDE, MKR_SIGN_HATCH, MKR_DASH_NONE,
                                      _("set aside") };
  if (plot->waiting != 0)
    entries[n++] = (MkrLegendEntry) { MKR_INK_NONE, MKR_INK_DIM, MKR_SIGN_PLAIN, MKR_DASH_DOTTED,
                                      _("no date yet") };

  return n;
}

static void
place_sides (MkrTimelinePlot *plot)
{
  gboolean mirrored = plot->chart->style.mirrored;
  MkrTextStyle style = { .size = 12 };
  double axis = widest_axis_label (plot) + 10, word;

  /* The row of ticks is named beside the axis, where there is room for it. */
  if (plot->timeline->has_rent && plot->area[2] >= NARROW)
    {
      mkr_chart_measure (plot->chart, &style, _("on 1st"), &word, NULL);
      axis = MAX (axis, word + 10);
    }
  axis = MIN (axis, plot->area[2] / 3);
  mkr_chart_measure (plot->chart, &style, _("no date"), &word, NULL);
  plot->waiting_width = plot->waiting != 0 ? MIN (MAX (word + 8, 48), plot->area[2] / 4) : 0;

  plot->left = plot->area[0] + (mirrored ? plot->waiting_width : axis);
  plot->right = plot->area[0] + plot->area[2] - (mirrored ? axis : plot->waiting_width);
  plot->waiting_x = mirrored ? plot->area[0] : plot->right;
  if (plot->waiting != 0)
    {
      plot->left += mirrored ? 8 : 0;
      plot->right -= mirrored ? 0 : 8;
    }
  plot->right = MAX (plot->right, plot->left + 1);
  plot->slot = (plot->right - plot->left) / MAX (plot->n, 1);
  plot->column = plot->slot < 6 ? plot->slot * 0.8 : MIN (round (plot->slot * COLUMN_PART), COLUMN_MOST);
}

static void
place_rows (MkrTimelinePlot *plot,
            double           legend)
{
  gboolean amounts = plot->icons && plot->area[2] >= NARROW;
  double below = MONTH_HEIGHT + (plot->years ? YEAR_HEIGHT : 0) + (plot->icons ? ICON_HEIGHT : 0) +
                 (amounts ? AMOUNT_HEIGHT : 0);
  double y;

  plot->top = plot->area[1] + TODAY_HEIGHT;
  plot->legend_y = plot->area[1] + plot->area[3] - legend;
  plot->bottom = plot->legend_y - (legend > 0 ? LEGEND_GAP : 2) - below;
  /* A very low chart gives up its legend before its columns. */
  if (plot->bottom - plot->top < PLOT_LEAST && legend > 0)
    {
      plot->bottom += legend + LEGEND_GAP;
      plot->legend_y = G_MAXDOUBLE;
    }
  plot->bottom = MAX (plot->bottom, plot->top + 1);

  y = plot->bottom;
  plot->month_y = y + MONTH_HEIGHT / 2 + 1;
  y += MONTH_HEIGHT;
  plot->year_y = y + YEAR_HEIGHT / 2 - 2;
  y += plot->years ? YEAR_HEIGHT : 0;
  plot->icon_y = y + ICON_HEIGHT / 2 - 2;
  y += plot->icons ? ICON_HEIGHT : 0;
  plot->amount_y = amounts ? y + AMOUNT_HEIGHT / 2 - 2 : 0;
  y += amounts ? AMOUNT_HEIGHT : 0;
  plot->rows_bottom = y;
}

static void
add_empty_word (const MkrTimelinePlot *plot)
{
  MkrTextStyle style = { .size = 14, .ink = MKR_INK_DIM, .max_width = MAX (plot->right - plot->left, 20) };

  mkr_chart_add_text (plot->chart, &style, _("No payouts yet"), (plot->left + plot->right) / 2,
                      (plot->top + plot->bottom) / 2, MKR_ALIGN_CENTRE);
}

static void
add_all (MkrTimelinePlot      *plot,
         const MkrLegendEntry *entries,
         guint                 n_entries)
{
  gint chosen = plot->chart->style.selected - (gint) plot->first;

  /* Amounts may be wider than their month: the tint ends above them, where none crosses its edge. */
  double end = plot->amount_y > 0 ? plot->amount_y - AMOUNT_HEIGHT / 2 : plot->rows_bottom;

  if (chosen >= 0 && chosen < (gint) plot->n)
    mkr_chart_add_box (plot->chart, mkr_plot_slot_x (plot, (guint) chosen) - 2, plot->top - 4,
                       plot->slot + 4, end - plot->top + 6, 6, MKR_INK_CHOSEN);
  mkr_plot_add_grid (plot);
  mkr_plot_add_columns (plot);
  mkr_plot_add_waiting (plot);
  mkr_plot_add_today (plot);
  mkr_plot_add_rent (plot);
  mkr_plot_add_months (plot);
  mkr_plot_add_on_first (plot);
  if (!plot->timeline->has_receipts)
    add_empty_word (plot);
  if (plot->legend_y < G_MAXDOUBLE)
    mkr_legend_add (plot->chart, entries, n_entries, plot->area[0], plot->legend_y, plot->area[2]);
  for (guint i = 0; i < plot->n; i++)
    mkr_chart_add_item (plot->chart, mkr_plot_slot_x (plot, i), plot->top - 4, plot->slot,
                        plot->rows_bottom - plot->top + 4, NULL);
  mkr_plot_add_cursor (plot);
  mkr_plot_add_tooltip (plot);
}

/**
 * mkr_chart_new_timeline:
 * @first: index of the first month shown; more than there are shows none
 * @n: how many months, cut at the timeline's end
 *
 * Lays out income by month against the rent. Item i is month @first + i. A cursor counts items,
 * a chosen month counts the months of the timeline.
 *
 * Returns: (transfer full): the chart, which keeps a reference to @timeline
 */
MkrChart *
mkr_chart_new_timeline (const MkrTimeline   *timeline,
                        guint                first,
                        guint                n,
                        const MkrChartStyle *style)
{
  MkrLegendEntry entries[N_LEGEND];
  MkrTimelinePlot plot = { .timeline = timeline };
  g_autofree char *basis = NULL;
  guint n_entries;

  g_return_val_if_fail (timeline != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);

  plot.chart = mkr_chart_new (style, _("Income by month"));
  plot.chart->timeline = mkr_timeline_ref ((MkrTimeline *) timeline);
  plot.first = plot.chart->first = MIN (first, timeline->months->len);
  plot.n = MIN (n, timeline->months->len - plot.first);
  plot.years = plot.n > 12;
  plot.icons = timeline->has_rent && plot.n > 0;
  plot.waiting = timeline->waiting[MKR_STATE_APPROVED] + timeline->waiting[MKR_STATE_IN_REVIEW] +
                 timeline->waiting[MKR_STATE_SENT];

  /* Translators: the basis of a chart; %s is a currency code. */
  basis = g_strdup_printf (_("%s, received, after fees"), timeline->currency->code);
  mkr_chart_begin (plot.chart, basis, plot.area);
  init_axis (&plot);
  place_sides (&plot);
  n_entries = collect_legend (&plot, entries);
  place_rows (&plot, mkr_legend_height (plot.chart, entries, n_entries, plot.area[2]));
  add_all (&plot, entries, n_entries);

  return plot.chart;
}
