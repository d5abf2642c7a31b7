/* mkr-earnings-fold.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-earnings-fold.h"
#include "mkr-money.h"

static void
clear_row (gpointer data)
{
  MkrChartRow *row = data;

  g_free (row->label);
  g_free (row->months);
}

static void
append_row (GArray               *rows,
            const MkrEarnings    *earnings,
            const MkrEarningsRow *row)
{
  MkrChartRow shown = { row, NULL, row->currency, row->net, NULL, row->share_bp, row->n };

  shown.label = g_strdup (row->label);
  shown.months = g_memdup2 (row->months, earnings->n_months * sizeof (gint64));
  g_array_append_val (rows, shown);
}

static char *
folded_label (MkrBy by,
              guint n)
{
  if (by == MKR_BY_ACCOUNT)
    return g_strdup_printf (ngettext ("Other account (%u)", "Other accounts (%u)", n), n);
  if (by == MKR_BY_SOURCE)
    return g_strdup_printf (ngettext ("Other source (%u)", "Other sources (%u)", n), n);

  return g_strdup_printf (ngettext ("Other (%u)", "Others (%u)", n), n);
}

static gint
total_share (const MkrEarnings *earnings,
             const MkrCurrency *currency,
             gint64             net)
{
  gint64 share;

  for (guint i = 0; i < earnings->totals->len; i++)
    {
      const MkrEarningsRow *total = g_ptr_array_index (earnings->totals, i);

      if (total->currency == currency && total->net > 0 &&
          mkr_money_mul_div (net, 10000, total->net, &share, NULL))
        return (gint) CLAMP (share, -G_MAXINT + 1, G_MAXINT);
    }

  return -1;
}

static void
append_folded (GArray            *rows,
               const MkrEarnings *earnings,
               guint              from,
               guint              to)
{
  const MkrEarningsRow *first = g_ptr_array_index (earnings->rows, from);
  MkrChartRow folded = { .currency = first->currency };

  folded.months = g_new0 (gint64, earnings->n_months);
  for (guint i = from; i < to; i++)
    {
      const MkrEarningsRow *row = g_ptr_array_index (earnings->rows, i);

      folded.net += row->net;
      folded.n += row->n;
      for (guint m = 0; m < earnings->n_months; m++)
        folded.months[m] += row->months[m];
    }
  folded.share_bp = total_share (earnings, folded.currency, folded.net);
  folded.label = folded_label (earnings->by, to - from);
  g_array_append_val (rows, folded);
}

GArray *
mkr_earnings_fold (const MkrEarnings *earnings,
                   guint              max_rows)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (MkrChartRow));
  guint from = 0;

  g_array_set_clear_func (rows, clear_row);

  /* The rows come sorted by currency, so each currency is one stretch of them. */
  while (from < earnings->rows->len)
    {
      const MkrEarningsRow *first = g_ptr_array_index (earnings->rows, from);
      guint to = from, whole;

      while (to < earnings->rows->len &&
             ((const MkrEarningsRow *) g_ptr_array_index (earnings->rows, to))->currency == first->currency)
        to++;

      /* A fold of a single row would save nothing. */
      whole = to - from - 1 <= max_rows ? to : from + max_rows;
      for (guint i = from; i < whole; i++)
        append_row (rows, earnings, g_ptr_array_index (earnings->rows, i));
      if (whole < to)
        append_folded (rows, earnings, whole, to);
      from = to;
    }

  return rows;
}
