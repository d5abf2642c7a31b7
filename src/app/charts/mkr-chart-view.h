/* mkr-chart-view.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-chart.h"

G_BEGIN_DECLS

/**
 * MkrChartView: shows an MkrChart and makes it usable by pointer, keyboard and screen reader. What it shows
 * comes from a factory, asked again when size, look, data, chosen item or cursor change.
 *
 * Keys: arrows, Home, End, Page Up and Down (a year) move the cursor, Enter activates, + and − zoom.
 * Signals: "item-activated" (int item, gboolean by_key), "zoom" (int step: 1 nearer, −1 farther).
 */
#define MKR_TYPE_CHART_VIEW (mkr_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (MkrChartView, mkr_chart_view, MKR, CHART_VIEW, GtkWidget)

/* Returns: (transfer full) (nullable): the chart laid out for @style; NULL: there is nothing to show */
typedef MkrChart *(*MkrChartFactory) (const MkrChartStyle *style,
                                      gpointer             data);

GtkWidget *mkr_chart_view_new          (void);
gint       mkr_chart_view_get_selected (MkrChartView    *self);
void       mkr_chart_view_set_selected (MkrChartView    *self,
                                        gint             item);     /* −1: none */
void       mkr_chart_view_set_factory  (MkrChartView    *self,
                                        MkrChartFactory  factory,
                                        gpointer         data,
                                        GDestroyNotify   data_free);
/* What the factory draws from changed. */
void       mkr_chart_view_invalidate   (MkrChartView    *self);

G_END_DECLS
