/* mkr-movement-pair.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-ledger.h"
#include "mkr-movement-private.h"

/* One transfer that left, one arrival. Rows that say the same (account and amounts) are alike: which of them is matched
 * changes no sum, so the nearest is. Candidates that differ are a question for the person. */

#define MAX_LOOK   256   /* candidates looked at for one end; where there are more, nothing is sure */
#define MAX_ROUNDS   3   /* a match may leave another end with one candidate */
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

/* Unmatched ends by each of their amounts, in order of days. */
static GHashTable *
index_amounts (GArray *ends)
{
  GHashTable *index = new_index ();

  for (guint i = 0; i < ends->len; i++)
    {
      const MkrEnd *end = MKR_END (ends, i);

      if (end->matched)
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
  return a->account == b->account && a->from == b->from && a->gross == b->gross && a->net == b->net;
}

static gboolean
fits (MkrMovements *self,
      const MkrEnd *leaves,
      const MkrEnd *arrives)
{
  return !leaves->matched && !arrives->matched && arrives->account != leaves->account &&
         (mkr_end_names (arrives, leaves->account) || mkr_end_names (arrives, MKR_PAYER_SELF)) &&
         arrives->date >= leaves->date - MKR_MOVEMENT_EARLY && arrives->date <= leaves->date + MKR_MOVEMENT_DAYS &&
         !mkr_movements_refused (self, leaves, arrives);
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
  g_autoptr(GHashTable) index = index_amounts (leaves ? self->arrives : self->leaves);
  guint *soles = g_new (guint, ends->len + 1);

  for (guint i = 0; i < ends->len; i++)
    soles[i] = MKR_END (ends, i)->matched ? NONE : find_sole (self, index, MKR_END (ends, i), leaves);
  return soles;
}

/* The nearest transfer before the arrival that is alike its candidate and looks back at it. */
static guint
find_nearest (MkrMovements *self,
              GArray       *list,
              guint         arrival,
              const guint  *arrival_soles,
              const guint  *leave_soles,
              guint         early)
{
  const MkrEnd *arrives = MKR_END (self->arrives, arrival);
  guint end = mkr_ends_find (self->leaves, (const guint *)list->data, list->len, arrives->date + 1 + (MkrDate)early);

  for (guint i = end; i > 0 && end - i < MAX_LOOK; i--)
    {
      guint at = g_array_index (list, guint, i - 1);
      const MkrEnd *leaves = MKR_END (self->leaves, at);

      if (leaves->date < arrives->date - MKR_MOVEMENT_DAYS)
        break;
      if (leave_soles[at] != NONE && alike (leaves, MKR_END (self->leaves, arrival_soles[arrival])) &&
          alike (arrives, MKR_END (self->arrives, leave_soles[at])) && fits (self, leaves, arrives))
        return at;
    }
  return NONE;
}

static gboolean
pair_once (MkrMovements  *self,
           guint         *n_found,
           GError       **error)
{
  g_autofree guint *arrival_soles = find_soles (self, FALSE);
  g_autofree guint *leave_soles = find_soles (self, TRUE);
  g_autoptr(GHashTable) index = index_amounts (self->leaves);

  *n_found = 0;
  for (guint early = 0; early <= MKR_MOVEMENT_EARLY; early++)
    for (guint i = 0; i < self->arrives->len; i++)
      {
        MkrEnd *arrives = MKR_END (self->arrives, i);
        Key key = { arrives->currency, 0 };
        guint at;

        if (arrives->matched || arrival_soles[i] == NONE)
          continue;
        key.amount = MKR_END (self->leaves, arrival_soles[i])->net;
        at = find_nearest (self, g_hash_table_lookup (index, &key), i, arrival_soles, leave_soles, early);
        if (at == NONE)
          continue;
        (*n_found)++;
        if (!mkr_movements_write (self, MKR_END (self->leaves, at), arrives, MKR_MATCH_EXACT, error))
          return FALSE;
      }
  return TRUE;
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
