/* mkr-chart.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <pango/pango.h>
#include "mkr-earnings.h"
#include "mkr-timeline.h"

G_BEGIN_DECLS

/* A chart is laid out as a list of marks and painted with Cairo: one drawing for screen, PNG, SVG and PDF;
 * hit test, keyboard cursor and accessible text read the same marks (design.md 3). */

typedef enum { MKR_LOOK_LIGHT, MKR_LOOK_DARK, MKR_LOOK_CONTRAST, MKR_LOOK_CONTRAST_DARK } MkrLook;

typedef struct _MkrChart MkrChart;   /* reference counted */

typedef struct
{
  MkrLook  look;
  double   width, height;          /* px or pt */
  gboolean mirrored;               /* right-to-left: text sides mirror, the time axis does not */
  const PangoFontDescription *font;/* NULL: sans */
  gint     selected;               /* timeline: index of the chosen month, −1 */
  gint     cursor;                 /* item with the keyboard cursor or the pointer, −1 */
  gboolean focused;                /* draw the focus ring on the cursor */
  gboolean background;             /* paint the card colour (files); FALSE on screen */
} MkrChartStyle;

/* @first, @n: the months shown (zoom). */
MkrChart   *mkr_chart_new_timeline (const MkrTimeline *timeline, guint first, guint n, const MkrChartStyle *style);
/* Rows by source: name, month columns, bar to scale, share. @max_rows: the rest folds into “Other sources (n)”. */
MkrChart   *mkr_chart_new_earnings (const MkrEarnings *earnings, guint max_rows, const MkrChartStyle *style);
MkrChart   *mkr_chart_ref          (MkrChart *self);
void        mkr_chart_unref        (MkrChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrChart, mkr_chart_unref)

void        mkr_chart_paint        (MkrChart *self, cairo_t *cr);
/* Items are what a person can point at: a month, a source's row. */
guint       mkr_chart_get_n_items  (MkrChart *self);
gint        mkr_chart_item_at      (MkrChart *self, double x, double y);            /* −1: none */
gboolean    mkr_chart_item_box     (MkrChart *self, guint item, double box[4]);     /* x, y, width, height */
const char *mkr_chart_item_text    (MkrChart *self, guint item);                    /* spoken, one sentence */
const char *mkr_chart_get_summary  (MkrChart *self);                                /* spoken, the whole chart */
double      mkr_chart_min_height   (MkrChart *self);                                /* earnings: what its rows need */

/* A file by its ending: .png (2×), .svg, .pdf. Written atomically, 0600. Other endings: MKR_ERROR_MALFORMED. */
gboolean    mkr_chart_save         (MkrChart *self, const char *path, GError **error);

G_END_DECLS
