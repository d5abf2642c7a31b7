/* mkr-balance-day.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-balance-day.h"

#define NONE G_MAXUINT

/* A row as an arrow from one balance to another; balances are numbered. */
typedef struct
{
  MkrBalanceRow row;
  guint         from, to;
  guint         next;        /* arrow that leaves the same balance */
  gboolean      is_used;
  gboolean      is_old;      /* waited since an earlier day */
} Arrow;

typedef struct
{
  gint64 value;
  guint  first;              /* arrow that leaves it and is not used */
  gint   surplus;            /* unused arrows that leave, less those that arrive */
} Node;

struct _MkrBalanceDay
{
  GArray     *arrows;        /* of Arrow */
  GArray     *nodes;         /* of Node */
  GHashTable *by_value;      /* → node + 1 */
  GPtrArray  *trails;        /* of GArray of guint: arrows that join */
  GPtrArray  *circles;       /* the same: that end where they begin, and touch no trail */
};

static Arrow *
arrow_at (MkrBalanceDay *self,
          guint          i)
{
  return &g_array_index (self->arrows, Arrow, i);
}

static Node *
node_at (MkrBalanceDay *self,
         guint          i)
{
  return &g_array_index (self->nodes, Node, i);
}

MkrBalanceDay *
mkr_balance_day_new (void)
{
  MkrBalanceDay *self = g_new0 (MkrBalanceDay, 1);

  self->arrows = g_array_new (FALSE, FALSE, sizeof (Arrow));
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->by_value = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->trails = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->circles = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  return self;
}

void
mkr_balance_day_free (MkrBalanceDay *self)
{
  g_array_unref (self->arrows);
  g_array_unref (self->nodes);
  g_hash_table_unref (self->by_value);
  g_ptr_array_unref (self->trails);
  g_ptr_array_unref (self->circles);
  g_free (self);
}

void
mkr_balance_day_add (MkrBalanceDay       *self,
                     const MkrBalanceRow *row)
{
  Arrow arrow = { .row = *row };

  g_array_append_val (self->arrows, arrow);
}

gboolean
mkr_balance_day_waits (MkrBalanceDay *self)
{
  return self->arrows->len > 0;
}

static guint
find_node (MkrBalanceDay *self,
           gint64         value)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_value, &value));

  return found > 0 ? found - 1 : NONE;
}

static guint
require_node (MkrBalanceDay *self,
              gint64         value)
{
  Node node = { .value = value, .first = NONE };
  guint found = find_node (self, value);

  if (found != NONE)
    return found;

  g_array_append_val (self->nodes, node);
  g_hash_table_insert (self->by_value, g_memdup2 (&value, sizeof value), GUINT_TO_POINTER (self->nodes->len));
  return self->nodes->len - 1;
}

static void
draw (MkrBalanceDay *self)
{
  g_array_set_size (self->nodes, 0);
  g_hash_table_remove_all (self->by_value);

  for (guint i = 0; i < self->arrows->len; i++)
    {
      Arrow *arrow = arrow_at (self, i);

      arrow->from = require_node (self, arrow->row.before);
      arrow->to = require_node (self, arrow->row.after);
      arrow->is_used = FALSE;
      node_at (self, arrow->from)->surplus++;
      node_at (self, arrow->to)->surplus--;
    }

  /* From the end, so that the first of several is the first in its file. */
  for (guint i = self->arrows->len; i > 0; i--)
    {
      Node *node = node_at (self, arrow_at (self, i - 1)->from);

      arrow_at (self, i - 1)->next = node->first;
      node->first = i - 1;
    }
}

/* From a balance on, as far as rows join. */
static GArray *
walk (MkrBalanceDay *self,
      guint          node)
{
  GArray *trail = g_array_new (FALSE, FALSE, sizeof (guint));

  while (node_at (self, node)->first != NONE)
    {
      guint i = node_at (self, node)->first;
      Arrow *arrow = arrow_at (self, i);

      node_at (self, node)->first = arrow->next;
      node_at (self, arrow->from)->surplus--;
      node_at (self, arrow->to)->surplus++;
      arrow->is_used = TRUE;
      g_array_append_val (trail, i);
      node = arrow->to;
    }

  return trail;
}

/* Circles that touch the trail are walked where they do. */
static void
widen (MkrBalanceDay *self,
       GArray        *trail)
{
  for (guint i = 0; i <= trail->len && trail->len > 0; i++)
    {
      guint node = i < trail->len ? arrow_at (self, g_array_index (trail, guint, i))->from
                                  : arrow_at (self, g_array_index (trail, guint, i - 1))->to;

      if (node_at (self, node)->first != NONE)
        {
          g_autoptr(GArray) circle = walk (self, node);

          g_array_insert_vals (trail, i, circle->data, circle->len);
        }
    }
}

/* Trails from what the account held, and from each balance that more rows leave than lead to; the rest are circles. */
static void
find_trails (MkrBalanceDay *self,
             const gint64  *now)
{
  guint start = now != NULL ? find_node (self, *now) : NONE;

  if (start != NONE && node_at (self, start)->first != NONE)
    g_ptr_array_add (self->trails, walk (self, start));

  for (guint i = 0; i < self->nodes->len; i++)
    while (node_at (self, i)->surplus > 0)
      g_ptr_array_add (self->trails, walk (self, i));

  for (guint i = 0; i < self->trails->len; i++)
    widen (self, self->trails->pdata[i]);

  for (guint i = 0; i < self->arrows->len; i++)
    if (!arrow_at (self, i)->is_used)
      {
        GArray *circle = walk (self, arrow_at (self, i)->from);

        widen (self, circle);
        g_ptr_array_add (self->circles, circle);
      }
}

static void
hand_out (MkrBalanceDay       *self,
          const GArray        *trail,
          gint64              *now,
          gboolean            *is_known,
          MkrBalancePlaceFunc  place,
          gpointer             user_data)
{
  for (guint i = 0; i < trail->len; i++)
    {
      const Arrow *arrow = arrow_at (self, g_array_index (trail, guint, i));

      place (&arrow->row, user_data);
      *now = arrow->row.after;
      *is_known = TRUE;
    }
}

static gboolean
is_old (MkrBalanceDay *self,
        const GArray  *trail)
{
  for (guint i = 0; i < trail->len; i++)
    if (arrow_at (self, g_array_index (trail, guint, i))->is_old)
      return TRUE;

  return FALSE;
}

static gint64
start_of (MkrBalanceDay *self,
          const GArray  *trail)
{
  return arrow_at (self, g_array_index (trail, guint, 0))->row.before;
}

static guint64
distance (gint64 start,
          gint64 now)
{
  return start > now ? (guint64)start - (guint64)now : (guint64)now - (guint64)start;
}

/* --- trails by where they begin --- */

typedef struct
{
  gint64 value;
  guint  trail;
} Start;

static gint
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const Start *left = a, *right = b;

  if (left->value != right->value)
    return left->value < right->value ? -1 : 1;
  return (left->trail > right->trail) - (left->trail < right->trail);
}

static GArray *
sort_starts (MkrBalanceDay *self)
{
  GArray *starts = g_array_sized_new (FALSE, FALSE, sizeof (Start), self->trails->len);

  for (guint i = 0; i < self->trails->len; i++)
    {
      Start start = { start_of (self, self->trails->pdata[i]), i };

      g_array_append_val (starts, start);
    }

  g_array_sort (starts, compare_starts);
  return starts;
}

/* The first one at @from or behind it that is left; a way found is a way shortened. */
static guint
follow (guint *ways,
        guint  from)
{
  guint end = from;

  while (ways[end] != end)
    end = ways[end];
  while (ways[from] != end)
    {
      guint next = ways[from];

      ways[from] = end;
      from = next;
    }

  return end;
}

/* Starts that are left, up and down from a place: up[n] and down[0] are no starts, those of down stand one higher. */
typedef struct
{
  GArray *starts;
  guint  *up, *down;
} Left;

/* The first of those with the value of the one at @i. */
static guint
first_equal (const Left *self,
             guint       i)
{
  gint64 value = g_array_index (self->starts, Start, i).value;
  guint low = 0, high = i;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->starts, Start, middle).value < value)
        low = middle + 1;
      else
        high = middle;
    }

  return follow (self->up, low);
}

/* The one nearest to @now that is left: of several the one that was added first. NONE: none is. */
static guint
find_nearest (const Left *self,
              gint64      now)
{
  guint low = 0, high = self->starts->len, above, below;
  const Start *one, *other;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->starts, Start, middle).value < now)
        low = middle + 1;
      else
        high = middle;
    }

  above = follow (self->up, low);
  below = follow (self->down, low);
  if (below == 0)
    return above < self->starts->len ? above : NONE;
  below = first_equal (self, below - 1);
  if (above == self->starts->len)
    return below;

  one = &g_array_index (self->starts, Start, above);
  other = &g_array_index (self->starts, Start, below);
  if (distance (one->value, now) != distance (other->value, now))
    return distance (one->value, now) < distance (other->value, now) ? above : below;
  return one->trail < other->trail ? above : below;
}

/* Always the trail that begins nearest to what the account holds then: where several rows are missing, little ones are likelier, and
 * the order of the imports says nothing. A day of a hundred thousand rows that join nowhere takes no longer than it takes to sort. */
static void
hand_out_nearest (MkrBalanceDay       *self,
                  gint64              *held,
                  gboolean            *is_known,
                  MkrBalancePlaceFunc  place,
                  gpointer             user_data)
{
  g_autoptr(GArray) starts = sort_starts (self);
  g_autofree guint *up = g_new (guint, starts->len + 1), *down = g_new (guint, starts->len + 1);
  const Left left = { starts, up, down };

  for (guint i = 0; i <= starts->len; i++)
    up[i] = down[i] = i;

  if (!*is_known && self->trails->len > 0)
    *held = start_of (self, self->trails->pdata[0]);
  for (guint n = 0; n < starts->len; n++)
    {
      guint i = find_nearest (&left, *held);

      hand_out (self, self->trails->pdata[g_array_index (starts, Start, i).trail], held, is_known, place, user_data);
      up[i] = i + 1;
      down[i + 1] = i;
    }
  g_ptr_array_set_size (self->trails, 0);
}

/* In how many places the rows do not join as they were added, and as they were walked. */
static guint
count_breaks (MkrBalanceDay *self,
              const gint64  *now)
{
  guint breaks = 0;

  for (guint i = 0; i < self->arrows->len; i++)
    if (i > 0 || now != NULL)
      breaks += arrow_at (self, i)->row.before != (i > 0 ? arrow_at (self, i - 1)->row.after : *now);

  return breaks;
}

static guint
count_walked (MkrBalanceDay *self,
              const gint64  *now)
{
  guint n = self->trails->len + self->circles->len;
  gboolean joins = now == NULL;

  for (guint i = 0; i < self->trails->len; i++)
    joins = joins || start_of (self, self->trails->pdata[i]) == *now;

  return n > 0 && joins ? n - 1 : n;
}

static void
place_in_order (MkrBalanceDay       *self,
                MkrBalancePlaceFunc  place,
                gpointer             user_data)
{
  for (guint i = 0; i < self->arrows->len; i++)
    place (&arrow_at (self, i)->row, user_data);

  g_array_set_size (self->arrows, 0);
  g_ptr_array_set_size (self->trails, 0);
  g_ptr_array_set_size (self->circles, 0);
}

void
mkr_balance_day_place (MkrBalanceDay       *self,
                       const gint64        *now,
                       gboolean             is_last,
                       gboolean             in_order,
                       MkrBalancePlaceFunc  place,
                       gpointer             user_data)
{
  g_autoptr(GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Arrow));
  gint64 held = now != NULL ? *now : 0;
  gboolean is_known = now != NULL;

  draw (self);
  find_trails (self, now);
  if (in_order && count_breaks (self, now) <= count_walked (self, now))
    {
      place_in_order (self, place, user_data);
      return;
    }

  /* Circles of an earlier day that this one says nothing about come before it. */
  for (guint i = 0; i < self->circles->len; i++)
    if (is_old (self, self->circles->pdata[i]))
      hand_out (self, self->circles->pdata[i], &held, &is_known, place, user_data);

  hand_out_nearest (self, &held, &is_known, place, user_data);
  for (guint i = 0; i < self->circles->len; i++)
    {
      const GArray *circle = self->circles->pdata[i];

      if (is_old (self, circle))
        continue;
      if (is_last)
        hand_out (self, circle, &held, &is_known, place, user_data);
      for (guint k = 0; !is_last && k < circle->len; k++)
        {
          Arrow arrow = *arrow_at (self, g_array_index (circle, guint, k));

          arrow.is_old = TRUE;
          g_array_append_val (waiting, arrow);
        }
    }

  g_array_set_size (self->arrows, 0);
  g_array_append_vals (self->arrows, waiting->data, waiting->len);
  g_ptr_array_set_size (self->circles, 0);
}
