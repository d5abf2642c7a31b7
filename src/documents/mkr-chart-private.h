/* mkr-chart-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-chart.h"
#include "mkr-mark.h"

G_BEGIN_DECLS

typedef struct
{
  double box[4];   /* x, y, width, height */
  char  *text;     /* NULL: made from the timeline when somebody asks */
} MkrItem;

/* Layout happens once, in the constructors; painting only walks the marks. The Pango objects belong to
 * the thread that made the chart, so a chart is painted there. */
struct _MkrChart
{
  gatomicrefcount       ref_count;
  MkrChartStyle         style;       /* style.font is self->font */
  PangoFontDescription *font;
  PangoContext         *context;
  GArray               *marks;       /* MkrMark */
  GArray               *items;       /* MkrItem */
  MkrTimeline          *timeline;    /* nullable */
  guint                 first;       /* month of item 0 */
  char                 *title;
  char                 *summary;
  double                min_height;
};

MkrChart *mkr_chart_new       (const MkrChartStyle *style,
                               const char          *title);
void      mkr_chart_add_item  (MkrChart            *self,
                               double               x,
                               double               y,
                               double               width,
                               double               height,
                               char                *text);   /* (transfer full) (nullable) */
/* Where a chart may draw: all of it on screen, inside a margin and below the heading in a file. */
void      mkr_chart_begin     (MkrChart            *self,
                               const char          *basis,
                               double               area[4]);
void      mkr_paint_marks     (MkrChart            *self,
                               cairo_t             *cr);

/* A legend that wraps. */
typedef struct
{
  MkrInk      fill, stroke;
  MkrSign     sign;
  MkrDash     dash;
  const char *label;
} MkrLegendEntry;

double    mkr_legend_height   (MkrChart             *self,
                               const MkrLegendEntry *entries,
                               guint                 n,
                               double                width);
void      mkr_legend_add      (MkrChart             *self,
                               const MkrLegendEntry *entries,
                               guint                 n,
                               double                x,
                               double                y,
                               double                width);

G_END_DECLS
