/* mkr-bar-chart.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-chart.h"

G_BEGIN_DECLS

/* Small bars beside a text. They have no items: what they show is written next to them. */

/* One bar split by kind of work, as wide and high as @style. Amounts that are not above zero have no part.
 * @whole: what the full width stands for; what is missing of it stays empty, outlined. 0: the parts together. */
MkrChart *mkr_chart_new_kinds (const gint64         by_work[MKR_N_WORKS],
                               gint64               whole,
                               const MkrChartStyle *style);
/* The three bands of mkr_earnings_band () with a marker at @share_bp, −1: no marker. */
MkrChart *mkr_chart_new_band  (gint                 share_bp,
                               const MkrChartStyle *style);

G_END_DECLS
