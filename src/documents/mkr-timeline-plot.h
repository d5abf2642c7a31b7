/* mkr-timeline-plot.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-axis.h"
#include "mkr-chart-private.h"

G_BEGIN_DECLS

/* The rents due in one month, taken together: several homes may fall due in it. */
typedef struct
{
  gboolean any;
  gboolean future;      /* the first of them is still to come */
  MkrDate  date;        /* of the first */
  gint64   amount;
  gint64   shortfall;   /* on the due days */
  MkrDate  made_on;     /* when the last was made, MKR_DATE_NONE if one is not */
} MkrMonthRent;

/* Where everything of a timeline lies. */
typedef struct
{
  MkrChart          *chart;
  const MkrTimeline *timeline;
  guint              first, n;
  MkrAxis            axis;
  gint64             waiting;         /* without a pay day */
  double             area[4];
  double             left, right, top, bottom;   /* the plot */
  double             slot, column;    /* widths */
  double             month_y, year_y, icon_y, amount_y, legend_y;   /* centres; legend: top */
  double             rows_bottom;
  double             waiting_x, waiting_width;
  gboolean           years, icons;
} MkrTimelinePlot;

const MkrTimelineMonth *mkr_plot_month        (const MkrTimelinePlot *plot, guint i);
MkrMonthRent            mkr_plot_rent         (const MkrTimelinePlot *plot, guint i);
double                  mkr_plot_y            (const MkrTimelinePlot *plot, gint64 value);
double                  mkr_plot_slot_x       (const MkrTimelinePlot *plot, guint i);
double                  mkr_plot_column_x     (const MkrTimelinePlot *plot, guint i);
double                  mkr_plot_date_x       (const MkrTimelinePlot *plot, MkrDate date);
/* Highest and lowest point of a month's column, minor units. */
void                    mkr_plot_extremes     (const MkrTimelineMonth *month, gint64 *lo, gint64 *hi);
/* Unsorted money stands with other. */
gint64                  mkr_plot_part         (const gint64 by_work[MKR_N_WORKS], MkrWork work);

void                    mkr_plot_add_grid     (const MkrTimelinePlot *plot);
void                    mkr_plot_add_columns  (const MkrTimelinePlot *plot);
void                    mkr_plot_add_waiting  (const MkrTimelinePlot *plot);
void                    mkr_plot_add_today    (const MkrTimelinePlot *plot);
void                    mkr_plot_add_rent     (const MkrTimelinePlot *plot);
void                    mkr_plot_add_months   (const MkrTimelinePlot *plot);
void                    mkr_plot_add_on_first (const MkrTimelinePlot *plot);
void                    mkr_plot_add_cursor   (const MkrTimelinePlot *plot);
void                    mkr_plot_add_tooltip  (const MkrTimelinePlot *plot);

G_END_DECLS
