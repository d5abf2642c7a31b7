/* mkr-movement-sum.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-ledger.h"
#include "mkr-money.h"
#include "mkr-movement-private.h"

/* Several rows, one payment: a platform's week that was paid at once, or a withdrawal that arrived in parts. Whole days that
 * follow each other are added up, never a choice among rows, so that there are few sums to try: a run ends within ten days
 * of the payment and is a month long at most. A run that fits alone, and that no other payment could be, is a movement: alone
 * among the runs of all accounts that the payer's name leads to. */

#define MAX_ROUNDS 3

typedef struct
{
  MkrDate date;
  gint64  gross, net;    /* of those that are not matched */
  guint   first, n;      /* in the group's list */
  guint   n_left;        /* not matched */
  gint    claims;        /* first differences, then payments that this day could belong to */
} Day;

/* Parts of one account (rows that leave it, or arrivals that may come from it) in one currency. An arrival may be in several
 * groups. */
typedef struct
{
  gint64             account;
  const MkrCurrency *currency;
  GArray            *parts;   /* of guint: indices into the ends, by day */
  GArray            *days;    /* of Day */
} Group;

typedef struct
{
  Group *group;
  guint  first, last;   /* days */
  guint  n;             /* runs that fit; more than one is not sure */
} Run;

/* What is added up, and what it must come to. */
typedef struct
{
  GArray  *parts;        /* of MkrEnd */
  GArray  *wholes;
  gboolean parts_leave;  /* else they arrive */
  gboolean less_fee;
  guint    min_parts;
  MkrFoundSum found;     /* nullable */
  gpointer user_data;
} Search;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_array_unref (group->parts);
  g_array_unref (group->days);
  g_free (group);
}

static guint
hash_group (gconstpointer data)
{
  const Group *group = data;

  return (guint)((((guint64)group->account ^ (guint64)(gsize)group->currency) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32);
}

static gboolean
equal_groups (gconstpointer a,
              gconstpointer b)
{
  const Group *left = a;
  const Group *right = b;

  return left->account == right->account && left->currency == right->currency;
}

static void
add_part (Group        *group,
          const MkrEnd *part,
          guint         i)
{
  Day *day = group->days->len > 0 ? &g_array_index (group->days, Day, group->days->len - 1) : NULL;

  if (!day || day->date != part->date)
    {
      Day fresh = { .date = part->date, .first = group->parts->len };

      g_array_append_val (group->days, fresh);
      day = &g_array_index (group->days, Day, group->days->len - 1);
    }
  g_array_append_val (group->parts, i);
  day->n++;
  if (part->matched)
    return;
  /* A day whose sum bursts fits no payment. */
  if (mkr_money_add (day->net, part->net, &day->net, NULL) && mkr_money_add (day->gross, part->gross, &day->gross, NULL))
    day->n_left++;
  else
    day->n_left = 0;
}

static Group *
need_group (GHashTable        *groups,
            gint64             account,
            const MkrCurrency *currency)
{
  Group wanted = { .account = account, .currency = currency };
  Group *group = g_hash_table_lookup (groups, &wanted);

  if (!group)
    {
      group = g_memdup2 (&wanted, sizeof wanted);
      group->parts = g_array_new (FALSE, FALSE, sizeof (guint));
      group->days = g_array_new (FALSE, FALSE, sizeof (Day));
      g_hash_table_add (groups, group);
    }
  return group;
}

static GHashTable *
group_parts (const Search *search)
{
  GHashTable *groups = g_hash_table_new_full (hash_group, equal_groups, NULL, group_free);

  for (guint i = 0; i < search->parts->len; i++)
    {
      const MkrEnd *part = MKR_END (search->parts, i);

      if (search->parts_leave)
        add_part (need_group (groups, part->account, part->currency), part, i);
      for (guint k = 0; !search->parts_leave && k < part->from->n; k++)
        add_part (need_group (groups, part->from->accounts[k], part->currency), part, i);
    }
  return groups;
}

static gboolean
is_right_sum (const Search *search,
              const MkrEnd *whole,
              gint64        gross,
              gint64        net)
{
  if (search->less_fee)
    return search->parts_leave ? mkr_is_less_a_fee (net, whole->gross) : mkr_is_less_a_fee (whole->net, gross);
  return search->parts_leave ? mkr_is_same_amount (gross, net, whole->gross, whole->net)
                             : mkr_is_same_amount (whole->gross, whole->net, gross, net);
}

static gboolean
was_refused (MkrMovements *self,
             const Search *search,
             const Group  *group,
             const MkrEnd *whole,
             guint         first,
             guint         last)
{
  const Day *from = &g_array_index (group->days, Day, first);
  const Day *to = &g_array_index (group->days, Day, last);

  for (guint i = from->first; g_hash_table_size (self->refused) > 0 && i < to->first + to->n; i++)
    {
      const MkrEnd *part = MKR_END (search->parts, g_array_index (group->parts, guint, i));

      if (search->parts_leave ? mkr_movements_refused (self, part, whole) : mkr_movements_refused (self, whole, part))
        return TRUE;
    }
  return FALSE;
}

/* Where the last day of the parts may lie, seen from the payment, and how far back the first one. */
static void
window_of (const Search *search,
           const MkrEnd *whole,
           MkrDate      *first,
           MkrDate      *end_first,
           MkrDate      *end_last)
{
  if (search->parts_leave)
    {
      *end_first = whole->date - MKR_MOVEMENT_DAYS;
      *end_last = whole->date + MKR_MOVEMENT_EARLY;
      *first = *end_first - MKR_MOVEMENT_SPAN;
    }
  else
    {
      *first = *end_first = whole->date - MKR_MOVEMENT_EARLY;
      *end_last = whole->date + MKR_MOVEMENT_DAYS;
    }
}

static void
tell_run (const Search *search,
          const Group  *group,
          const MkrEnd *whole,
          guint         first,
          guint         last)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, FALSE, sizeof (MkrEnd *));
  g_autoptr(GArray) one = g_array_new (FALSE, FALSE, sizeof (MkrEnd *));
  const Day *from = &g_array_index (group->days, Day, first);
  const Day *to = &g_array_index (group->days, Day, last);

  g_array_append_val (one, whole);
  for (guint i = from->first; i < to->first + to->n; i++)
    {
      const MkrEnd *part = MKR_END (search->parts, g_array_index (group->parts, guint, i));

      if (!part->matched)
        g_array_append_val (parts, part);
    }
  search->found (search->parts_leave ? parts : one, search->parts_leave ? one : parts,
                 search->less_fee ? MKR_MATCH_SUM_LESS_FEE : MKR_MATCH_SUM, search->user_data);
}

static void
try_runs (MkrMovements *self,
          const Search *search,
          Group        *group,
          const MkrEnd *whole,
          guint         last,
          MkrDate       first_date,
          Run          *run)
{
  gint64 gross = 0, net = 0;
  guint n = 0;

  for (guint i = last + 1; i > 0; i--)
    {
      Day *day = &g_array_index (group->days, Day, i - 1);

      if (day->date < first_date || g_array_index (group->days, Day, last).date - day->date > MKR_MOVEMENT_SPAN || day->n_left == 0 ||
          !mkr_money_add (net, day->net, &net, NULL) || !mkr_money_add (gross, day->gross, &gross, NULL))
        return;
      n += day->n_left;
      if (n < search->min_parts || !is_right_sum (search, whole, gross, net) ||
          was_refused (self, search, group, whole, i - 1, last))
        continue;
      if (search->found)
        tell_run (search, group, whole, i - 1, last);
      *run = (Run) { group, i - 1, last, run->n + 1 };
      day->claims++;
      if (last + 1 < group->days->len)
        g_array_index (group->days, Day, last + 1).claims--;
    }
}

/* All runs of the group that come to the payment; they are its claims on their days. */
static void
find_runs (MkrMovements *self,
           const Search *search,
           Group        *group,
           const MkrEnd *whole,
           Run          *run)
{
  MkrDate first, end_first, end_last;
  guint low = 0, high = group->days->len;

  window_of (search, whole, &first, &end_first, &end_last);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (group->days, Day, middle).date < end_first)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint last = low; last < group->days->len && g_array_index (group->days, Day, last).date <= end_last; last++)
    try_runs (self, search, group, whole, last, first, run);
}

/* How many payments each part could belong to, of all groups that it is in. */
static gint *
count_claims (const Search *search,
              GHashTable   *groups)
{
  gint *claims = g_new0 (gint, search->parts->len + 1);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Group *group = key;
      gint sum = 0;

      for (guint i = 0; i < group->days->len; i++)
        {
          const Day *day = &g_array_index (group->days, Day, i);

          sum += day->claims;
          for (guint k = day->first; sum > 0 && k < day->first + day->n; k++)
            claims[g_array_index (group->parts, guint, k)] += sum;
        }
    }
  return claims;
}

static gboolean
is_claimed_once (const Search *search,
                 const Run    *run,
                 const gint   *claims)
{
  const Day *from = &g_array_index (run->group->days, Day, run->first);
  const Day *to = &g_array_index (run->group->days, Day, run->last);

  for (guint i = from->first; i < to->first + to->n; i++)
    {
      guint part = g_array_index (run->group->parts, guint, i);

      if (!MKR_END (search->parts, part)->matched && claims[part] != 1)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_run (MkrMovements  *self,
           const Search  *search,
           MkrEnd        *whole,
           const Run     *run,
           GError       **error)
{
  const Group *group = run->group;
  const Day *from = &g_array_index (group->days, Day, run->first);
  const Day *to = &g_array_index (group->days, Day, run->last);

  for (guint i = from->first; i < to->first + to->n; i++)
    {
      MkrEnd *part = MKR_END (search->parts, g_array_index (group->parts, guint, i));
      MkrMatchHow how = search->less_fee ? MKR_MATCH_SUM_LESS_FEE : MKR_MATCH_SUM;

      if (!part->matched &&
          !mkr_movements_write (self, search->parts_leave ? part : whole, search->parts_leave ? whole : part, how, error))
        return FALSE;
    }
  return TRUE;
}

static void
look_in_account (MkrMovements *self,
                 const Search *search,
                 GHashTable   *groups,
                 gint64        account,
                 const MkrEnd *whole,
                 Run          *run)
{
  const Group wanted = { .account = account, .currency = whole->currency };
  Group *group = g_hash_table_lookup (groups, &wanted);

  if (group)
    find_runs (self, search, group, whole, run);
}

/* Finds the runs of each payment. */
static Run *
look_for_runs (MkrMovements *self,
               const Search *search,
               GHashTable   *groups)
{
  Run *runs = g_new0 (Run, search->wholes->len + 1);

  for (guint i = 0; i < search->wholes->len; i++)
    {
      const MkrEnd *whole = MKR_END (search->wholes, i);

      if (whole->matched)
        continue;
      if (!search->parts_leave)
        look_in_account (self, search, groups, whole->account, whole, &runs[i]);
      for (guint k = 0; search->parts_leave && k < whole->from->n; k++)
        look_in_account (self, search, groups, whole->from->accounts[k], whole, &runs[i]);
    }
  return runs;
}

static gboolean
sum_once (MkrMovements  *self,
          const Search  *search,
          guint         *n_found,
          GError       **error)
{
  g_autoptr(GHashTable) groups = group_parts (search);
  g_autofree Run *runs = look_for_runs (self, search, groups);
  g_autofree gint *claims = count_claims (search, groups);

  *n_found = 0;
  for (guint i = 0; i < search->wholes->len; i++)
    {
      MkrEnd *whole = MKR_END (search->wholes, i);

      if (runs[i].n != 1 || !is_claimed_once (search, &runs[i], claims))
        continue;
      (*n_found)++;
      if (!write_run (self, search, whole, &runs[i], error))
        return FALSE;
    }
  return TRUE;
}

#define N_SEARCHES 3

static void
prepare (MkrMovements *self,
         gboolean      less_fee,
         MkrFoundSum   found,
         gpointer      user_data,
         Search        searches[N_SEARCHES])
{
  searches[0] = (Search) { self->rows, self->arrives, TRUE, less_fee, 1, found, user_data };
  searches[1] = (Search) { self->leaves, self->arrives, TRUE, less_fee, 2, found, user_data };
  searches[2] = (Search) { self->arrives, self->leaves, FALSE, less_fee, 2, found, user_data };
}

gboolean
mkr_movements_sum (MkrMovements  *self,
                   gboolean       less_fee,
                   GError       **error)
{
  Search searches[N_SEARCHES];

  prepare (self, less_fee, NULL, NULL, searches);
  for (guint i = 0; i < N_SEARCHES; i++)
    {
      guint n_found = searches[i].parts->len > 0 && searches[i].wholes->len > 0;

      for (guint round = 0; round < MAX_ROUNDS && n_found > 0; round++)
        if (!sum_once (self, &searches[i], &n_found, error))
          return FALSE;
    }
  return TRUE;
}

void
mkr_movements_each_sum (MkrMovements *self,
                        MkrFoundSum   found,
                        gpointer      user_data)
{
  for (int less_fee = FALSE; less_fee <= TRUE; less_fee++)
    {
      Search searches[N_SEARCHES];

      prepare (self, less_fee, found, user_data, searches);
      for (guint i = 0; i < N_SEARCHES; i++)
        {
          g_autoptr(GHashTable) groups = group_parts (&searches[i]);

          g_free (look_for_runs (self, &searches[i], groups));
        }
    }
}
