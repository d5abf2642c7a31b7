/* mkr-balance-order.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-balance-order.h"

/* What tells whether a file begins with its newest row. */
typedef struct
{
  const MkrBalanceRow *last;    /* as they are sorted by day */
  gint                 joins;   /* rows of one day that join downwards, less those that join upwards */
  gint                 days;    /* rows of later days that stand below, less those above */
} Direction;

struct _MkrBalanceOrder
{
  const GArray *rows;
  GHashTable   *best;         /* entry that several files have → row + 1 of the file whose word holds */
  GHashTable   *directions;   /* import → Direction */
  guint8       *is_out;       /* for each row */
};

static const MkrBalanceRow *
row_at (const MkrBalanceOrder *self,
        guint                  i)
{
  return &g_array_index (self->rows, MkrBalanceRow, i);
}

static void
find_directions (MkrBalanceOrder *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MkrBalanceRow *row = row_at (self, i);
      Direction *direction = g_hash_table_lookup (self->directions, &row->batch);

      if (row->date == MKR_DATE_NONE || !row->is_readable)
        continue;
      if (direction == NULL)
        {
          direction = g_new0 (Direction, 1);
          g_hash_table_insert (self->directions, (gpointer)&row->batch, direction);
        }
      else if (direction->last->currency == row->currency && direction->last->date == row->date)
        direction->joins += (direction->last->after == row->before) - (row->after == direction->last->before);
      else if (direction->last->currency == row->currency)
        direction->days += direction->last->line < row->line ? 1 : -1;
      direction->last = row;
    }
}

static gboolean
is_newest_first (const MkrBalanceOrder *self,
                 const MkrBalanceRow   *row)
{
  const Direction *direction = g_hash_table_lookup (self->directions, &row->batch);

  return direction != NULL && (direction->joins != 0 ? direction->joins : direction->days) < 0;
}

static gboolean
holds_over (const MkrBalanceRow *row,
            const MkrBalanceRow *other)
{
  return row->reach != other->reach ? row->reach > other->reach : row->batch > other->batch;
}

static void
find_best (MkrBalanceOrder *self)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->rows->len; i++)
      {
        const MkrBalanceRow *row = row_at (self, i);
        guint best;

        /* Rows that one file alone has need no table. */
        if (row->entry == 0 || row->is_again != (pass == 0))
          continue;
        best = GPOINTER_TO_UINT (g_hash_table_lookup (self->best, &row->entry));
        if (best == 0 ? pass == 0 : holds_over (row, row_at (self, best - 1)))
          g_hash_table_insert (self->best, (gpointer)&row->entry, GUINT_TO_POINTER (i + 1));
      }
}

MkrBalanceOrder *
mkr_balance_order_new (const GArray *rows)
{
  MkrBalanceOrder *self = g_new0 (MkrBalanceOrder, 1);

  self->rows = rows;
  self->best = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->directions = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->is_out = g_new0 (guint8, rows->len + 1);
  find_best (self);
  find_directions (self);
  return self;
}

void
mkr_balance_order_free (MkrBalanceOrder *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->best);
  g_hash_table_unref (self->directions);
  g_free (self->is_out);
  g_free (self);
}

/* The row that holds for the entry of row @i. */
static guint
best_of (const MkrBalanceOrder *self,
         guint                  i)
{
  guint best = GPOINTER_TO_UINT (g_hash_table_lookup (self->best, &row_at (self, i)->entry));

  return best > 0 ? best - 1 : i;
}

static gboolean
is_of_day (const MkrBalanceOrder *self,
           guint                  i,
           guint                  first,
           guint                  end)
{
  return row_at (self, i)->entry != 0 && best_of (self, i) >= first && best_of (self, i) < end;
}

/* The file that has most of the day's rows, as the first of its rows and the one behind its last. */
static void
find_file (const MkrBalanceOrder *self,
           guint                  first,
           guint                  end,
           guint                 *from,
           guint                 *to)
{
  guint most = 0;

  *from = *to = first;
  for (guint i = first, stop; i < end; i = stop)
    {
      guint n = 0;

      for (stop = i; stop < end && row_at (self, stop)->batch == row_at (self, i)->batch; stop++)
        n += is_of_day (self, stop, first, end);
      if (n < most || n == 0 || (n == most && row_at (self, i)->reach <= row_at (self, *from)->reach))
        continue;
      most = n;
      *from = i;
      *to = stop;
    }
}

static void
add (MkrBalanceOrder *self,
     guint            i,
     GPtrArray       *out)
{
  if (self->is_out[i])
    return;

  self->is_out[i] = TRUE;
  g_ptr_array_add (out, (gpointer)row_at (self, i));
}

/* By what they say, not by when they came in. */
static gint
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const MkrBalanceRow *left = *(const MkrBalanceRow * const *)a, *right = *(const MkrBalanceRow * const *)b;

  return left->before != right->before ? (left->before < right->before ? -1 : 1)
         : (left->after > right->after) - (left->after < right->after);
}

gboolean
mkr_balance_order_day (MkrBalanceOrder *self,
                       guint            first,
                       guint            end,
                       GPtrArray       *out)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  guint from, to;

  find_file (self, first, end, &from, &to);
  for (guint i = from; i < to; i++)
    {
      guint at = is_newest_first (self, row_at (self, from)) ? to - 1 - (i - from) : i;

      if (is_of_day (self, at, first, end))
        add (self, best_of (self, at), out);
    }

  for (guint i = first; i < end; i++)
    if (is_of_day (self, i, first, end))
      add (self, best_of (self, i), others);
  g_ptr_array_sort (others, compare_rows);
  g_ptr_array_extend (out, others, NULL, NULL);
  return others->len == 0;
}
