/* mkr-axis.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-currency.h"

G_BEGIN_DECLS

/* A money axis. Money comes in as integers; only a place on the paper is a double. */
typedef struct
{
  gint64 lo, hi;   /* minor units, multiples of @step, lo ≤ 0 ≤ hi, lo < hi */
  gint64 step;
} MkrAxis;

void    mkr_axis_init  (MkrAxis           *self,
                        gint64             lo,
                        gint64             hi,
                        guint              max_lines);
double  mkr_axis_place (const MkrAxis     *self,
                        gint64             value,
                        double             at_lo,
                        double             at_hi);
char   *mkr_axis_label (const MkrAxis     *self,
                        gint64             value,
                        const MkrCurrency *currency);

G_END_DECLS
