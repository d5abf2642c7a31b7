/* mkr-earnings-fold.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-earnings.h"

G_BEGIN_DECLS

/* A row as the chart shows it; one of them may stand for several sources. */
typedef struct
{
  const MkrEarningsRow *row;      /* NULL: folded, the fields below tell */
  char                 *label;
  const MkrCurrency    *currency;
  gint64                net;
  gint64               *months;   /* n_months of them */
  gint                  share_bp;
  guint                 n;
} MkrChartRow;

/* @max_rows of each currency, then one row for its rest. */
GArray *mkr_earnings_fold (const MkrEarnings *earnings,
                           guint              max_rows);   /* (transfer full): of MkrChartRow */

G_END_DECLS
