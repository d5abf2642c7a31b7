/* mkr-balance-gap.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-balance-day.h"
#include "mkr-balance-gap.h"
#include "mkr-balance-order.h"

/* All rows of an account and currency, one behind the other. */
typedef struct
{
  const GArray  *rows;
  guint          first, end;     /* of this currency */
  GPtrArray     *left_out;       /* of MkrBalanceRow of @rows: those that a person left out */
  MkrBalanceOrder *order;
  MkrBalanceRow  last;           /* the row that was placed last */
  gboolean       has_last;
  guint          pairs, broken;  /* rows of one file behind each other, and those of them that do not join */
  GPtrArray     *gaps;
} Chain;

static const MkrBalanceRow *
row_at (const Chain *self,
        guint        i)
{
  return &g_array_index (self->rows, MkrBalanceRow, i);
}

void
mkr_balance_gap_free (MkrBalanceGap *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->left_out);
  g_free (self);
}

/* --- rows that were left out --- */

static gboolean
is_between (const MkrBalanceRow *row,
            const MkrBalanceGap *gap)
{
  return row->date == MKR_DATE_NONE || (row->date >= gap->from.date && row->date <= gap->to.date);
}

static gboolean
is_taken (const MkrBalanceGap *gap,
          const MkrBalanceRow *row)
{
  for (guint i = 0; i < gap->left_out->len; i++)
    {
      const MkrBalanceRow *taken = &g_array_index (gap->left_out, MkrBalanceRow, i);

      if (taken->batch == row->batch && taken->line == row->line)
        return TRUE;
    }

  return FALSE;
}

/* A row that was left out and follows @after, or leads to @before. */
static const MkrBalanceRow *
find_left_out (const Chain         *self,
               const MkrBalanceGap *gap,
               gboolean             forward,
               gint64               balance)
{
  for (guint i = 0; i < self->left_out->len; i++)
    {
      const MkrBalanceRow *row = self->left_out->pdata[i];

      if (is_between (row, gap) && (forward ? row->is_readable && row->before == balance : row->after == balance)
          && !is_taken (gap, row))
        return row;
    }

  return NULL;
}

static void
explain (const Chain   *self,
         MkrBalanceGap *gap)
{
  gint64 from = gap->from.after, to = gap->to.before;
  const MkrBalanceRow *row;

  while (from != to && (row = find_left_out (self, gap, TRUE, from)) != NULL)
    {
      g_array_append_val (gap->left_out, *row);
      from = row->after;
    }
  while (from != to && (row = find_left_out (self, gap, FALSE, to)) != NULL)
    {
      g_array_append_val (gap->left_out, *row);
      to = row->is_readable ? row->before : from;
    }

  if (__builtin_sub_overflow (to, from, &gap->missing) || gap->missing == G_MININT64)
    gap->missing = to > from ? G_MAXINT64 : -G_MAXINT64;
}

/* --- placing --- */

static void
place_cb (const MkrBalanceRow *row,
          gpointer             user_data)
{
  Chain *self = user_data;

  if (self->has_last && self->last.batch == row->batch)
    {
      self->pairs++;
      self->broken += self->last.after != row->before;
    }
  if (self->has_last && self->last.after != row->before)
    {
      MkrBalanceGap *gap = g_new0 (MkrBalanceGap, 1);

      gap->from = self->last;
      gap->to = *row;
      gap->left_out = g_array_new (FALSE, FALSE, sizeof (MkrBalanceRow));
      explain (self, gap);
      g_ptr_array_add (self->gaps, gap);
    }

  self->last = *row;
  self->has_last = TRUE;
}

static void
chain_rows (Chain *self)
{
  MkrBalanceDay *day = mkr_balance_day_new ();
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  guint first = self->first;
  gboolean in_order;

  for (guint i = first; i < self->end; i++)
    if (row_at (self, i)->entry == 0)
      g_ptr_array_add (self->left_out, (gpointer)row_at (self, i));

  while (first < self->end)
    {
      guint end = first;

      while (end < self->end && row_at (self, end)->date == row_at (self, first)->date)
        end++;
      g_ptr_array_set_size (rows, 0);
      in_order = mkr_balance_order_day (self->order, first, end, rows) && !mkr_balance_day_waits (day);
      for (guint i = 0; i < rows->len; i++)
        mkr_balance_day_add (day, rows->pdata[i]);
      mkr_balance_day_place (day, self->has_last ? &self->last.after : NULL, end == self->end, in_order, place_cb, self);
      first = end;
    }

  mkr_balance_day_free (day);
}

/* Files may have a balance for each of several pots, or a column that is something else: they break everywhere, and no row
 * need be missing. What lies between two files says nothing about that. */
static gboolean
is_no_chain (const Chain *self)
{
  return self->broken >= 3 && self->broken * 4 >= self->pairs;
}

GPtrArray *
mkr_balance_gaps_find (const GArray *rows,
                       GPtrArray    *unchecked)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func ((GDestroyNotify)mkr_balance_gap_free);
  g_autoptr(MkrBalanceOrder) order = mkr_balance_order_new (rows);
  guint first = 0, n_gaps;

  while (first < rows->len)
    {
      g_autoptr(GPtrArray) left_out = g_ptr_array_new ();
      Chain chain = {
        .rows = rows, .first = first, .end = first, .left_out = left_out, .order = order, .gaps = gaps,
      };

      while (chain.end < rows->len && row_at (&chain, chain.end)->currency == row_at (&chain, first)->currency)
        chain.end++;
      n_gaps = gaps->len;
      chain_rows (&chain);
      if (is_no_chain (&chain))
        {
          g_ptr_array_remove_range (gaps, n_gaps, gaps->len - n_gaps);
          g_ptr_array_add (unchecked, (gpointer)row_at (&chain, first)->currency);
        }
      first = chain.end;
    }

  return gaps;
}
