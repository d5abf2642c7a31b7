/* mkr-movement.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-conversion.h"
#include "mkr-ledger.h"
#include "mkr-movement-private.h"

/* Money on its way: what left one account and arrived in another, found by name, day and amount (figures.md 4). What a
 * person matched or refused comes first; then one to one, then sums of rows, then both less a fee. A movement is found only
 * where one candidate alone fits, or one of several that are alike (mkr-movement-pair.c). All orders are by what the rows say, so that the order of imports does not matter. */

static guint
hash_pair (gconstpointer data)
{
  const MkrPair *pair = data;
  guint64 h = ((guint64)pair->leaves * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) ^ (guint64)pair->arrives;

  return (guint)((h * G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F)) >> 32);
}

static gboolean
equal_pairs (gconstpointer a,
             gconstpointer b)
{
  const MkrPair *left = a;
  const MkrPair *right = b;

  return left->leaves == right->leaves && left->arrives == right->arrives;
}

void
mkr_movements_free (MkrMovements *self)
{
  if (!self)
    return;
  g_array_unref (self->leaves);
  g_array_unref (self->rows);
  g_array_unref (self->arrives);
  g_hash_table_unref (self->payers);
  g_hash_table_unref (self->froms);
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->refused);
  g_free (self);
}

gboolean
mkr_movements_refused (MkrMovements *self,
                       const MkrEnd *leaves,
                       const MkrEnd *arrives)
{
  MkrPair pair = { leaves->entry, arrives->entry };

  return g_hash_table_size (self->refused) > 0 && g_hash_table_contains (self->refused, &pair);
}

gboolean
mkr_movements_write (MkrMovements  *self,
                     MkrEnd        *leaves,
                     MkrEnd        *arrives,
                     MkrMatchHow    how,
                     GError       **error)
{
  leaves->matched = arrives->matched = TRUE;
  return mkr_book_run (self->book, error, "INSERT INTO movement (leaves, arrives, how) VALUES (?, ?, ?)", "iii",
                       leaves->entry, arrives->entry, (gint64)how);
}

guint
mkr_ends_find (GArray      *ends,
               const guint *order,
               guint        n,
               MkrDate      date)
{
  guint first = 0;

  while (first < n)
    {
      guint middle = first + (n - first) / 2;

      if (MKR_END (ends, order ? order[middle] : middle)->date < date)
        first = middle + 1;
      else
        n = middle;
    }
  return first;
}

static guint
hash_from (gconstpointer data)
{
  const MkrFrom *from = data;
  guint64 h = from->n;

  for (guint i = 0; i < from->n; i++)
    h = (h ^ (guint64)from->accounts[i]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return (guint)(h >> 32);
}

static gboolean
equal_froms (gconstpointer a,
             gconstpointer b)
{
  const MkrFrom *left = a;
  const MkrFrom *right = b;

  return left->n == right->n && memcmp (left->accounts, right->accounts, left->n * sizeof (gint64)) == 0;
}

/* What was collected of one source. */
static void
add_payer (MkrMovements *self,
           gint64        source,
           GArray       *accounts)
{
  MkrFrom *from = g_malloc (sizeof *from + accounts->len * sizeof (gint64));
  MkrFrom *same;

  from->n = accounts->len;
  memcpy (from->accounts, accounts->data, accounts->len * sizeof (gint64));
  same = g_hash_table_lookup (self->froms, from);
  if (same)
    g_free (from);
  else
    g_hash_table_add (self->froms, same = from);
  g_hash_table_insert (self->payers, g_memdup2 (&source, sizeof source), same);
  g_array_set_size (accounts, 0);
}

/* Sources whose money comes out of accounts of the book. One that an import made and that lost all its rows when the import
 * was undone is as good as none. */
static gboolean
read_payers (MkrMovements  *self,
             GError       **error)
{
  g_autoptr(GArray) accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(MkrQuery) query = mkr_book_query (self->book, error,
                                              "SELECT y.source, y.account FROM payer y LEFT JOIN account a ON a.id = y.account "
                                              "WHERE a.made_by IS NULL OR EXISTS (SELECT 1 FROM presence r WHERE r.account = a.id) "
                                              "ORDER BY 1, 2", NULL);
  gint64 last = 0;
  int state;

  if (!query)
    return FALSE;
  while ((state = mkr_book_step (self->book, query, error)) > 0)
    {
      gint64 source = sqlite3_column_int64 (query, 0);
      gint64 account = sqlite3_column_int64 (query, 1);

      if (source != last && accounts->len > 0)
        add_payer (self, last, accounts);
      last = source;
      g_array_append_val (accounts, account);
    }
  if (accounts->len > 0)
    add_payer (self, last, accounts);

  return state == 0;
}

static gboolean
read_ends (MkrMovements  *self,
           const char    *sql,
           gboolean       arrive,
           GArray        *ends,
           GError       **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (self->book, error, sql, NULL);
  int state;

  if (!query)
    return FALSE;
  while ((state = mkr_book_step (self->book, query, error)) > 0)
    {
      gint64 source = sqlite3_column_int64 (query, 6);
      MkrEnd end = {
        .entry = sqlite3_column_int64 (query, 0),
        .account = sqlite3_column_int64 (query, 1),
        .date = mkr_column_date (query, 2),
        .currency = mkr_column_currency (query, 3),
        .gross = sqlite3_column_int64 (query, 4),
        .net = sqlite3_column_int64 (query, 5),
        .is_platform = sqlite3_column_int (query, 7) != 0,
        .from = arrive ? g_hash_table_lookup (self->payers, &source) : NULL,
      };

      end.matched = g_hash_table_contains (self->taken, &end.entry);
      /* The service of the account itself is a payer as others are. */
      if (!arrive || (end.from && !mkr_end_names (&end, end.account)))
        g_array_append_val (ends, end);
    }
  return state == 0;
}

/* A pair that a person chose counts as long as its rows can still be the two ends of one movement. */
static gboolean
write_choices (MkrBook  *book,
               GError  **error)
{
  return mkr_book_run (book, error,
                       "INSERT INTO movement (leaves, arrives, how) SELECT m.leaves, m.arrives, 1 FROM match m "
                       "JOIN entry l ON l.id = m.leaves JOIN account o ON o.id = l.account "
                       "JOIN entry e ON e.id = m.arrives JOIN account a ON a.id = e.account "
                       "WHERE m.refused = 0 AND l.account <> e.account "
                       "AND " MKR_SQL_CAN_LEAVE ("l", "o") " AND " MKR_SQL_CAN_ARRIVE ("e", "a"), NULL);
}

/* Rows that are matched already, and what a person refused. */
static gboolean
read_taken (MkrMovements  *self,
            GError       **error)
{
  g_autoptr(MkrQuery) query = NULL;
  int state;

  query = mkr_book_query (self->book, error,
                          "SELECT leaves, arrives, 0 FROM movement WHERE how <> 6 "
                          "UNION ALL SELECT leaves, arrives, 1 FROM match WHERE refused = 1",
                          NULL);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (self->book, query, error)) > 0)
    {
      MkrPair pair = { sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1) };
      gboolean refused = sqlite3_column_int (query, 2) != 0;

      if (refused && pair.leaves != 0)
        {
          g_hash_table_add (self->refused, g_memdup2 (&pair, sizeof pair));
          continue;
        }
      if (pair.leaves != 0)
        g_hash_table_add (self->taken, g_memdup2 (&pair.leaves, sizeof pair.leaves));
      g_hash_table_add (self->taken, g_memdup2 (&pair.arrives, sizeof pair.arrives));
    }
  return state == 0;
}

#define BY_DAY "ORDER BY e.date, e.net, e.gross, a.name_key, e.reference, e.party, e.text, e.occurrence"

static gboolean
read_all (MkrMovements  *self,
          GError       **error)
{
  return read_ends (self,
                    "SELECT e.id, e.account, e.date, e.currency, e.gross, e.net, e.source, 0 FROM entry e "
                    "JOIN account a ON a.id = e.account WHERE e.kind IN (1, 4) AND e.net > 0 AND e.state = 1 AND e.removed = 0 "
                    "AND e.source IN (SELECT source FROM payer) AND a.role = 1 " BY_DAY, TRUE, self->arrives, error) &&
         read_ends (self,
                    "SELECT e.id, e.account, e.date, ifnull (l.currency, e.currency), ifnull (l.landed, -e.gross), "
                    "ifnull (l.landed, -e.net), 0, a.role = 4 FROM entry e JOIN account a ON a.id = e.account "
                    MKR_SQL_JOIN_LANDING "WHERE e.kind = 4 AND e.net < 0 AND e.state = 1 AND e.removed = 0 "
                    BY_DAY, FALSE, self->leaves, error) &&
         read_ends (self,
                    "SELECT e.id, e.account, e.date, e.currency, e.gross, e.net, 0, 1 FROM entry e "
                    "JOIN account a ON a.id = e.account WHERE a.role = 4 AND a.has_withdrawals = 0 AND e.kind IN (1, 2, 3) "
                    "AND e.state = 1 AND e.removed = 0 AND e.net <> 0 AND EXISTS (SELECT 1 FROM payer y WHERE y.account = a.id) "
                    BY_DAY, FALSE, self->rows, error);
}

/* Everything that can move; what is in the table of movements is matched, unless it is a question. Money that leaves in one
 * currency and lands in another is looked for as what landed, where its row says so. */
MkrMovements *
mkr_movements_read (MkrBook  *book,
                    GError  **error)
{
  g_autoptr(MkrMovements) self = g_new0 (MkrMovements, 1);

  self->book = book;
  self->leaves = g_array_new (FALSE, FALSE, sizeof (MkrEnd));
  self->rows = g_array_new (FALSE, FALSE, sizeof (MkrEnd));
  self->arrives = g_array_new (FALSE, FALSE, sizeof (MkrEnd));
  self->froms = g_hash_table_new_full (hash_from, equal_froms, g_free, NULL);
  self->payers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->refused = g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL);
  if (!read_payers (self, error) || !read_taken (self, error) ||
      (g_hash_table_size (self->payers) > 0 && !read_all (self, error)))
    return NULL;

  return g_steal_pointer (&self);
}

static void
note_currency (GHashTable   *paid,
               const MkrEnd *end)
{
  GPtrArray *list = g_hash_table_lookup (paid, &end->account);

  if (!list)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (paid, g_memdup2 (&end->account, sizeof end->account), list);
    }
  if (!g_ptr_array_find (list, end->currency, NULL))
    g_ptr_array_add (list, (gpointer)end->currency);
}

/* Account → the currencies in which money leaves it. */
static GHashTable *
find_currencies (MkrMovements *self)
{
  GHashTable *paid = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < self->leaves->len; i++)
    note_currency (paid, MKR_END (self->leaves, i));
  for (guint i = 0; i < self->rows->len; i++)
    note_currency (paid, MKR_END (self->rows, i));
  return paid;
}

static gboolean
write_doubt (MkrMovements       *self,
             const MkrEnd       *end,
             gint64              account,
             const MkrCurrency  *currency,
             GError            **error)
{
  return mkr_book_run (self->book, error,
                       "INSERT OR IGNORE INTO doubt (account, currency, last, first) "
                       "SELECT id, ?2, ?3, CASE has_withdrawals WHEN 1 THEN ?4 ELSE ?5 END FROM account WHERE id = ?1 AND role = 4",
                       "itddd", account, currency->code, end->date + MKR_MOVEMENT_EARLY, end->date - MKR_MOVEMENT_DAYS,
                       end->date - MKR_MOVEMENT_DAYS - MKR_MOVEMENT_WEEK);
}

/* An arrival whose rows were not found among a platform's: those that may be its do not stand in for it as well. In a
 * currency that the platform never pays in, they may be of any other. Of several accounts it may be each. */
static gboolean
doubt_account (MkrMovements  *self,
               GHashTable    *paid,
               const MkrEnd  *end,
               gint64         account,
               GError       **error)
{
  GPtrArray *all = g_hash_table_lookup (paid, &account);
  gboolean is_own = all && g_ptr_array_find (all, end->currency, NULL);

  for (guint i = 0; all && i < (is_own ? 1 : all->len); i++)
    if (!write_doubt (self, end, account, is_own ? end->currency : all->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_doubts (MkrMovements  *self,
              GError       **error)
{
  g_autoptr(GHashTable) paid = find_currencies (self);

  for (guint i = 0; i < self->arrives->len; i++)
    {
      const MkrEnd *end = MKR_END (self->arrives, i);
      for (guint k = 0; !end->matched && k < end->from->n; k++)
        if (!doubt_account (self, paid, end, end->from->accounts[k], error))
          return FALSE;
    }
  return TRUE;
}

gboolean
mkr_movements_rebuild (MkrBook  *book,
                       GError  **error)
{
  g_autoptr(MkrMovements) self = NULL;

  if (!mkr_book_run (book, error, "DELETE FROM movement", NULL) || !mkr_book_run (book, error, "DELETE FROM doubt", NULL) ||
      !write_choices (book, error))
    return FALSE;
  self = mkr_movements_read (book, error);

  return self && mkr_movements_pair (self, FALSE, error) && mkr_movements_sum (self, FALSE, error) &&
         mkr_movements_pair (self, TRUE, error) && mkr_movements_sum (self, TRUE, error) && mkr_movements_ask (self, error) &&
         write_doubts (self, error);
}
