/* mkr-movement-pair.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-ledger.h"
#include "mkr-movement-private.h"

/* One transfer that left, one arrival. Rows of the same amounts are alike: which of them is matched changes no sum, so as
 * many as can be are, the nearest first. Candidates that differ are a question for the person.
 *
 * So is which of several alike, but the sums do not wait for the answer: such a pair counts as a movement all the same
 * (MKR_MATCH_EITHER), and stands among the questions. It is none where the answer could change nothing: n withdrawals and n
 * arrivals that pair off completely are matched in order of time. To be exact: a pair is a question if a chain of other
 * pairings leads from it to an end that stays without one; then that end could have its place. */

#define MAX_LOOK     256   /* candidates looked at for one end; where there are more, nothing is sure */
#define MAX_ROUNDS     3   /* a match may leave another end with one candidate */
#define MAX_DEPTH     64   /* matches moved to make room for one more */
#define MAX_STEPS 500000   /* looks at candidates while making room */
#define NONE       G_MAXUINT

typedef struct
{
  const MkrCurrency *currency;
  gint64             amount;
} Key;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return (guint)((((guint64)key->amount ^ (guint64)(gsize)key->currency) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  return left->currency == right->currency && left->amount == right->amount;
}

static void
add_to (GHashTable        *index,
        const MkrCurrency *currency,
        gint64             amount,
        guint              i)
{
  Key key = { currency, amount };
  GArray *list = g_hash_table_lookup (index, &key);

  if (!list)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (index, g_memdup2 (&key, sizeof key), list);
    }
  g_array_append_val (list, i);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (hash_key, equal_keys, g_free, (GDestroyNotify)g_array_unref);
}

/* Ends that are not matched, or with one of the same amount alone, by each of their amounts, in order of days. */
static GHashTable *
index_amounts (GArray   *ends,
               gboolean  paired)
{
  GHashTable *index = new_index ();

  for (guint i = 0; i < ends->len; i++)
    {
      const MkrEnd *end = MKR_END (ends, i);

      if (paired ? end->matched && end->partner == 0 : end->matched)
        continue;
      add_to (index, end->currency, end->net, i);
      if (end->gross != end->net)
        add_to (index, end->currency, end->gross, i);
    }
  return index;
}

/* Arrivals by each account that they may come from. */
static GHashTable *
index_payers (GArray *arrives)
{
  GHashTable *index = new_index ();

  for (guint i = 0; i < arrives->len; i++)
    for (guint k = 0; !MKR_END (arrives, i)->matched && k < MKR_END (arrives, i)->from->n; k++)
      add_to (index, MKR_END (arrives, i)->currency, MKR_END (arrives, i)->from->accounts[k], i);
  return index;
}

static gboolean
alike (const MkrEnd *a,
       const MkrEnd *b)
{
  return a->gross == b->gross && a->net == b->net && a->is_platform == b->is_platform &&
         mkr_end_names (a, MKR_PAYER_SELF) == mkr_end_names (b, MKR_PAYER_SELF);
}

/* By name and day, whatever the amounts. */
static gboolean
may_be_one (MkrMovements *self,
            const MkrEnd *leaves,
            const MkrEnd *arrives)
{
  return arrives->account != leaves->account &&
         (mkr_end_names (arrives, leaves->account) || mkr_end_names (arrives, MKR_PAYER_SELF)) &&
         arrives->date >= leaves->date - MKR_MOVEMENT_EARLY && arrives->date <= leaves->date + MKR_MOVEMENT_DAYS &&
         !mkr_movements_refused (self, leaves, arrives);
}

static gboolean
fits (MkrMovements *self,
      const MkrEnd *leaves,
      const MkrEnd *arrives)
{
  return !leaves->matched && !arrives->matched && may_be_one (self, leaves, arrives);
}

/* The candidate of an end, if all of its candidates are alike; else NONE. */
static guint
find_sole (MkrMovements *self,
           GHashTable   *index,
           const MkrEnd *end,
           gboolean      leaves)
{
  GArray *others = leaves ? self->arrives : self->leaves;
  const gint64 amounts[] = { end->net, end->gross };
  guint sole = NONE;

  for (guint k = 0; k < (end->gross == end->net ? 1 : 2); k++)
    {
      Key key = { end->currency, amounts[k] };
      GArray *list = g_hash_table_lookup (index, &key);
      guint first = !list ? 0 : mkr_ends_find (others, (const guint *)list->data, list->len,
                                               end->date - (leaves ? MKR_MOVEMENT_EARLY : MKR_MOVEMENT_DAYS));

      for (guint i = first; list && i < MIN (list->len, first + MAX_LOOK); i++)
        {
          guint at = g_array_index (list, guint, i);
          const MkrEnd *other = MKR_END (others, at);

          if (other->date > end->date + MKR_MOVEMENT_DAYS)
            break;
          if (!(leaves ? fits (self, end, other) : fits (self, other, end)))
            continue;
          if (sole != NONE && !alike (MKR_END (others, sole), other))
            return NONE;
          sole = sole == NONE ? at : sole;
        }
    }
  return sole;
}

static guint *
find_soles (MkrMovements *self,
            gboolean      leaves)
{
  GArray *ends = leaves ? self->leaves : self->arrives;
  g_autoptr(GHashTable) index = index_amounts (leaves ? self->arrives : self->leaves, FALSE);
  guint *soles = g_new (guint, ends->len + 1);

  for (guint i = 0; i < ends->len; i++)
    soles[i] = MKR_END (ends, i)->matched ? NONE : find_sole (self, index, MKR_END (ends, i), leaves);
  return soles;
}

/* One round: alike ends get each other. */
typedef struct
{
  MkrMovements *self;
  GHashTable   *leaves;         /* indices by amount */
  guint        *arrival_soles;
  guint        *leave_soles;
  guint        *of_leave;       /* the arrival that it got in this round */
  guint        *seen;           /* leaves looked at, by the search that did */
  guint         search, steps;
} Round;

static gboolean
may_pair (const Round *round,
          guint        leave,
          guint        arrival)
{
  MkrMovements *self = round->self;
  const MkrEnd *leaves = MKR_END (self->leaves, leave);
  const MkrEnd *arrives = MKR_END (self->arrives, arrival);

  return round->leave_soles[leave] != NONE && alike (leaves, MKR_END (self->leaves, round->arrival_soles[arrival])) &&
         alike (arrives, MKR_END (self->arrives, round->leave_soles[leave])) && may_be_one (self, leaves, arrives);
}

/* Gives an arrival its nearest transfer that nobody has; at @depth above 0 also one that another arrival has, if that one finds
 * another. */
static gboolean
place (Round *round,
       guint  arrival,
       guint  depth)
{
  MkrMovements *self = round->self;
  const MkrEnd *arrives = MKR_END (self->arrives, arrival);
  Key key = { arrives->currency, MKR_END (self->leaves, round->arrival_soles[arrival])->net };
  GArray *list = g_hash_table_lookup (round->leaves, &key);
  const guint *order = (const guint *)list->data;
  guint before = mkr_ends_find (self->leaves, order, list->len, arrives->date + 1);
  guint end = mkr_ends_find (self->leaves, order, list->len, arrives->date + 1 + MKR_MOVEMENT_EARLY);

  for (guint i = 0; i < MIN (end, MAX_LOOK) && round->steps < MAX_STEPS; i++)
    {
      /* Backwards from the arrival, then those of the day after it. */
      guint leave = order[i < before ? before - 1 - i : i];
      guint holder;

      round->steps += depth > 0;
      if (MKR_END (self->leaves, leave)->date < arrives->date - MKR_MOVEMENT_DAYS)
        {
          i = before - 1;
          continue;
        }
      holder = round->of_leave[leave];
      if ((holder != NONE && (depth == 0 || depth == MAX_DEPTH)) || (depth > 0 && round->seen[leave] == round->search) ||
          !may_pair (round, leave, arrival))
        continue;
      round->seen[leave] = round->search;
      if (holder != NONE && !place (round, holder, depth + 1))
        continue;
      round->of_leave[leave] = arrival;
      return TRUE;
    }
  return FALSE;
}

/* As many as can be: those that found nothing are looked at again, moving others. */
static void
place_all (Round *round)
{
  MkrMovements *self = round->self;
  g_autofree gboolean *placed = g_new0 (gboolean, self->arrives->len + 1);

  for (guint depth = 0; depth <= 1; depth++)
    for (guint i = 0; i < self->arrives->len; i++)
      {
        if (placed[i] || MKR_END (self->arrives, i)->matched || round->arrival_soles[i] == NONE)
          continue;
        round->search++;
        placed[i] = place (round, i, depth);
      }
}

static gboolean
pair_once (MkrMovements  *self,
           guint         *n_found,
           GError       **error)
{
  g_autofree guint *arrival_soles = find_soles (self, FALSE);
  g_autofree guint *leave_soles = find_soles (self, TRUE);
  g_autofree guint *of_leave = g_new (guint, self->leaves->len + 1);
  g_autofree guint *seen = g_new0 (guint, self->leaves->len + 1);
  g_autoptr(GHashTable) index = index_amounts (self->leaves, FALSE);
  Round round = { self, index, arrival_soles, leave_soles, of_leave, seen, 0, 0 };

  for (guint i = 0; i < self->leaves->len; i++)
    of_leave[i] = NONE;
  place_all (&round);

  *n_found = 0;
  for (guint i = 0; i < self->leaves->len; i++)
    if (of_leave[i] != NONE)
      {
        MkrEnd *leaves = MKR_END (self->leaves, i);
        MkrEnd *arrives = MKR_END (self->arrives, of_leave[i]);

        (*n_found)++;
        leaves->partner = of_leave[i] + 1;
        arrives->partner = i + 1;
        if (!mkr_movements_write (self, leaves, arrives, MKR_MATCH_EXACT, error))
          return FALSE;
      }
  return TRUE;
}

/* From an end without a pair, of one side: every pair that could be its own is a question, and so on from the end that would
 * lose it. */
typedef struct
{
  MkrMovements *self;
  GHashTable   *index;     /* of the other side, by amount */
  gboolean      leave;     /* the ends that are walked from are transfers */
  GArray       *open;      /* of guint: still to be walked from */
  guint8       *reached;   /* by end */
} Walk;

static void
reach (Walk  *walk,
       guint  i)
{
  if (walk->reached[i])
    return;
  walk->reached[i] = TRUE;
  g_array_append_val (walk->open, i);
}

static gboolean
ask_about (Walk    *walk,
           guint    other,
           GError **error)
{
  MkrMovements *self = walk->self;
  MkrEnd *end = MKR_END (walk->leave ? self->arrives : self->leaves, other);
  guint partner = end->partner - 1;
  const MkrEnd *leaves = walk->leave ? MKR_END (self->leaves, partner) : end;
  const MkrEnd *arrives = walk->leave ? end : MKR_END (self->arrives, partner);

  reach (walk, partner);
  return mkr_book_run (self->book, error, "UPDATE movement SET how = ? WHERE leaves = ? AND arrives = ?", "iii",
                       (gint64)MKR_MATCH_EITHER, leaves->entry, arrives->entry);
}

static gboolean
walk_from (Walk    *walk,
           guint    i,
           GError **error)
{
  MkrMovements *self = walk->self;
  const MkrEnd *end = MKR_END (walk->leave ? self->leaves : self->arrives, i);
  GArray *others = walk->leave ? self->arrives : self->leaves;
  const gint64 amounts[] = { end->net, end->gross };

  for (guint k = 0; k < (end->gross == end->net ? 1 : 2); k++)
    {
      Key key = { end->currency, amounts[k] };
      GArray *list = g_hash_table_lookup (walk->index, &key);
      guint first = !list ? 0 : mkr_ends_find (others, (const guint *)list->data, list->len,
                                               end->date - (walk->leave ? MKR_MOVEMENT_EARLY : MKR_MOVEMENT_DAYS));

      for (guint n = first; list && n < MIN (list->len, first + MAX_LOOK); n++)
        {
          guint at = g_array_index (list, guint, n);
          const MkrEnd *other = MKR_END (others, at);

          if (other->date > end->date + MKR_MOVEMENT_DAYS)
            break;
          if (other->partner != 0 && other->partner != i + 1 &&
              (walk->leave ? may_be_one (self, end, other) : may_be_one (self, other, end)) && !ask_about (walk, at, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
walk_side (MkrMovements  *self,
           gboolean       leave,
           GError       **error)
{
  GArray *ends = leave ? self->leaves : self->arrives;
  g_autoptr(GHashTable) index = index_amounts (leave ? self->arrives : self->leaves, TRUE);
  g_autoptr(GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *reached = g_malloc0 (ends->len + 1);
  Walk walk = { self, index, leave, open, reached };

  for (guint i = 0; i < ends->len; i++)
    if (!MKR_END (ends, i)->matched)
      reach (&walk, i);
  while (open->len > 0)
    {
      guint i = g_array_index (open, guint, open->len - 1);

      g_array_set_size (open, open->len - 1);
      if (!walk_from (&walk, i, error))
        return FALSE;
    }
  return TRUE;
}

/* After all movements were found. */
gboolean
mkr_movements_ask (MkrMovements  *self,
                   GError       **error)
{
  return walk_side (self, FALSE, error) && walk_side (self, TRUE, error);
}

typedef struct
{
  guint *n_arrives;   /* transfers that an arrival may be, less a fee */
  guint *n_leaves;
  guint *found;       /* the last arrival of a transfer */
} Fees;

static void
count_fees (MkrMovements *self,
            GHashTable   *index,
            guint         leave,
            gint64        from,
            Fees         *fees)
{
  const MkrEnd *leaves = MKR_END (self->leaves, leave);
  Key key = { leaves->currency, from };
  GArray *list = g_hash_table_lookup (index, &key);
  guint first = !list ? 0 : mkr_ends_find (self->arrives, (const guint *)list->data, list->len, leaves->date - MKR_MOVEMENT_EARLY);

  for (guint i = first; list && i < list->len; i++)
    {
      guint at = g_array_index (list, guint, i);
      const MkrEnd *arrives = MKR_END (self->arrives, at);

      if (arrives->date > leaves->date + MKR_MOVEMENT_DAYS)
        break;
      if (i - first >= MAX_LOOK)
        {
          fees->n_leaves[leave] += 2;
          break;
        }
      if (!mkr_is_less_a_fee (leaves->net, arrives->gross) || !fits (self, leaves, arrives))
        continue;
      fees->n_leaves[leave]++;
      fees->n_arrives[at]++;
      fees->found[leave] = at;
    }
}

static gboolean
pair_less_a_fee (MkrMovements  *self,
                 guint         *n_found,
                 GError       **error)
{
  g_autoptr(GHashTable) index = index_payers (self->arrives);
  g_autofree guint *n_arrives = g_new0 (guint, self->arrives->len + 1);
  g_autofree guint *n_leaves = g_new0 (guint, self->leaves->len + 1);
  g_autofree guint *found = g_new0 (guint, self->leaves->len + 1);
  Fees fees = { n_arrives, n_leaves, found };

  *n_found = 0;
  for (guint i = 0; i < self->leaves->len; i++)
    if (!MKR_END (self->leaves, i)->matched)
      {
        count_fees (self, index, i, MKR_END (self->leaves, i)->account, &fees);
        count_fees (self, index, i, MKR_PAYER_SELF, &fees);
      }
  for (guint i = 0; i < self->leaves->len; i++)
    if (n_leaves[i] == 1 && n_arrives[found[i]] == 1)
      {
        (*n_found)++;
        if (!mkr_movements_write (self, MKR_END (self->leaves, i), MKR_END (self->arrives, found[i]), MKR_MATCH_LESS_FEE, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
mkr_movements_pair (MkrMovements  *self,
                    gboolean       less_fee,
                    GError       **error)
{
  guint n_found = 1;

  if (self->leaves->len == 0 || self->arrives->len == 0)
    return TRUE;
  for (guint round = 0; round < MAX_ROUNDS && n_found > 0; round++)
    if (!(less_fee ? pair_less_a_fee (self, &n_found, error) : pair_once (self, &n_found, error)))
      return FALSE;
  return TRUE;
}
