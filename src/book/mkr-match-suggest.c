/* mkr-match-suggest.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include "mkr-ledger.h"
#include "mkr-movement-private.h"

/* The movements of the book, and for arrivals that are not matched what they may be, with the evidence. */

#define MAX_EACH 5     /* suggestions for one arrival */
#define MAX_LOOK 256

static MkrMatch *
match_new (MkrMatchHow how)
{
  MkrMatch *self = g_new0 (MkrMatch, 1);

  self->leaves = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->arrives = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->how = how;
  return self;
}

static void
add_once (GArray *list,
          gint64  entry)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, gint64, i) == entry)
      return;
  g_array_append_val (list, entry);
}

static void
set_evidence (MkrMatch *self,
              MkrQuery *query)
{
  gboolean less_fee = self->how == MKR_MATCH_LESS_FEE || self->how == MKR_MATCH_SUM_LESS_FEE;

  self->amount = self->how != MKR_MATCH_PERSON && !less_fee;
  self->name = self->date = self->how != MKR_MATCH_PERSON;
  self->number |= sqlite3_column_int (query, 3) != 0;
}

#define NAMES_NUMBER                                                                                          \
  "length (l.reference) > 5 AND (l.reference = e.reference OR instr (e.text, l.reference) > 0) "              \
  "OR length (e.reference) > 5 AND instr (l.text, e.reference) > 0"

/**
 * mkr_matches_list:
 * @entry: only the movement of this payout; 0: all
 *
 * Returns: (transfer full): of MkrMatch, the latest arrival first
 */
GPtrArray *
mkr_matches_list (MkrBook  *book,
                  gint64    entry,
                  GError  **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)mkr_match_free);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT m.leaves, m.arrives, m.how, " NAMES_NUMBER " FROM movement m JOIN entry l ON l.id = m.leaves "
                          "JOIN entry e ON e.id = m.arrives WHERE m.how <> 6 AND (?1 = 0 OR m.leaves = ?1 OR m.arrives = ?1 "
                          "OR m.leaves IN (SELECT leaves FROM movement WHERE arrives = ?1) "
                          "OR m.arrives IN (SELECT arrives FROM movement WHERE leaves = ?1)) "
                          "ORDER BY e.date DESC, m.arrives DESC, l.date, m.leaves", "i", entry);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 leaves = sqlite3_column_int64 (query, 0);
      gint64 arrives = sqlite3_column_int64 (query, 1);
      MkrMatch *match = g_hash_table_lookup (known, &arrives);

      if (!match)
        match = g_hash_table_lookup (known, &leaves);
      if (!match)
        {
          match = match_new (sqlite3_column_int (query, 2));
          g_ptr_array_add (list, match);
        }
      add_once (match->leaves, leaves);
      add_once (match->arrives, arrives);
      set_evidence (match, query);
      g_hash_table_insert (known, g_memdup2 (&leaves, sizeof leaves), match);
      g_hash_table_insert (known, g_memdup2 (&arrives, sizeof arrives), match);
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

typedef struct
{
  MkrBook    *book;
  GHashTable *of_arrival;   /* entry → GPtrArray of MkrMatch */
  gint64      only;
} Suggestions;

static gboolean
names_number (MkrBook *book,
              gint64   leaves,
              gint64   arrives)
{
  gint64 yes = 0;

  return mkr_book_value (book, &yes, NULL, "SELECT " NAMES_NUMBER " FROM entry l, entry e WHERE l.id = ? AND e.id = ?", "ii",
                         leaves, arrives) && yes;
}

static void
suggest (GArray      *leaves,
         GArray      *arrives,
         MkrMatchHow  how,
         gpointer     user_data)
{
  Suggestions *self = user_data;
  const MkrEnd *first = g_array_index (arrives, const MkrEnd *, 0);
  GPtrArray *list;
  MkrMatch *match;

  list = g_hash_table_lookup (self->of_arrival, &first->entry);
  if ((self->only != 0 && self->only != first->entry) || (list && list->len >= MAX_EACH))
    return;
  if (!list)
    {
      list = g_ptr_array_new_with_free_func ((GDestroyNotify)mkr_match_free);
      g_hash_table_insert (self->of_arrival, g_memdup2 (&first->entry, sizeof first->entry), list);
    }
  match = match_new (how);
  match->suggested = match->date = match->name = TRUE;
  match->amount = how == MKR_MATCH_EXACT || how == MKR_MATCH_SUM;
  for (guint i = 0; i < leaves->len; i++)
    g_array_append_val (match->leaves, g_array_index (leaves, const MkrEnd *, i)->entry);
  for (guint i = 0; i < arrives->len; i++)
    g_array_append_val (match->arrives, g_array_index (arrives, const MkrEnd *, i)->entry);
  for (guint i = 0; i < MIN (leaves->len, MAX_LOOK); i++)
    match->number |= names_number (self->book, g_array_index (match->leaves, gint64, i), first->entry);
  g_ptr_array_add (list, match);
}

/* One transfer, one arrival. */
static void
suggest_pairs (MkrMovements *movements,
               const MkrEnd *arrives,
               gboolean      less_fee,
               Suggestions  *self)
{
  g_autoptr(GArray) left = g_array_new (FALSE, FALSE, sizeof (MkrEnd *));
  g_autoptr(GArray) arrived = g_array_new (FALSE, FALSE, sizeof (MkrEnd *));
  guint first = mkr_ends_find (movements->leaves, NULL, movements->leaves->len, arrives->date - MKR_MOVEMENT_DAYS);

  g_array_append_val (arrived, arrives);
  for (guint i = first; i < MIN (movements->leaves->len, first + MAX_LOOK); i++)
    {
      const MkrEnd *leaves = MKR_END (movements->leaves, i);

      if (leaves->date > arrives->date + MKR_MOVEMENT_EARLY)
        break;
      if (leaves->matched || leaves->account == arrives->account || leaves->currency != arrives->currency ||
          !(mkr_end_names (arrives, leaves->account) || mkr_end_names (arrives, MKR_PAYER_SELF)) ||
          mkr_movements_refused (movements, leaves, arrives) ||
          !(less_fee ? mkr_is_less_a_fee (leaves->net, arrives->gross)
                     : mkr_is_same_amount (leaves->gross, leaves->net, arrives->gross, arrives->net)))
        continue;
      g_array_set_size (left, 0);
      g_array_append_val (left, leaves);
      suggest (left, arrived, less_fee ? MKR_MATCH_LESS_FEE : MKR_MATCH_EXACT, self);
    }
}

static gboolean
is_open (const MkrEnd *end,
         gint64        only)
{
  return !end->matched && (only == 0 || end->entry == only);
}

/* Best evidence first, then an arrival that nothing was found for. */
static GPtrArray *
collect (MkrMovements *movements,
         Suggestions  *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)mkr_match_free);

  for (guint i = movements->arrives->len; i > 0; i--)
    {
      const MkrEnd *end = MKR_END (movements->arrives, i - 1);
      GPtrArray *found = g_hash_table_lookup (self->of_arrival, &end->entry);
      MkrMatch *none;

      if (!is_open (end, self->only))
        continue;
      for (guint k = 0; found && k < found->len; k++)
        g_ptr_array_add (list, g_steal_pointer (&found->pdata[k]));
      if (found && found->len > 0)
        {
          g_ptr_array_set_size (found, 0);
          continue;
        }
      none = match_new (MKR_MATCH_NONE);
      none->suggested = none->name = TRUE;
      g_array_append_val (none->arrives, end->entry);
      g_ptr_array_add (list, none);
    }
  return list;
}

/**
 * mkr_matches_suggest:
 * @entry: only for this arrival; 0: all
 *
 * Every arrival of a payer with an account in the book that is not matched is listed until it is answered: with what may be
 * its other end, or with nothing.
 *
 * Returns: (transfer full): of MkrMatch, the latest arrival first, up to five each, the best evidence first
 */
GPtrArray *
mkr_matches_suggest (MkrBook  *book,
                     gint64    entry,
                     GError  **error)
{
  g_autoptr(MkrMovements) movements = NULL;
  g_autoptr(GHashTable) of_arrival = NULL;
  Suggestions self = { .book = book, .only = entry };

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  movements = mkr_movements_read (book, error);
  if (!movements)
    return NULL;
  of_arrival = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self.of_arrival = of_arrival;
  for (int less_fee = FALSE; less_fee <= TRUE; less_fee++)
    for (guint i = 0; i < movements->arrives->len; i++)
      if (is_open (MKR_END (movements->arrives, i), entry))
        suggest_pairs (movements, MKR_END (movements->arrives, i), less_fee, &self);
  mkr_movements_each_sum (movements, suggest, &self);

  return collect (movements, &self);
}
