/* mkr-movement.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-ledger.h"

/* Own money on its way: a transfer that leaves one account and its arrival in another, found by name, day and amount
 * (figures.md 4). All orders below are by what the rows say, so that the order of imports does not matter. */

#define MAX_DAYS     10
#define MAX_FEE_PART 20   /* “less a fee”: at most a twentieth */

typedef struct
{
  gint64             entry, account;
  MkrDate            date;
  const MkrCurrency *currency;
  gint64             gross, net;   /* positive on both ends */
  gint64             from;         /* arrivals: account that the payer's name leads to */
  gboolean           matched;
} End;

/* Sources whose money comes out of an account of the book: source → account. */
static GHashTable *
read_payers (MkrBook  *book,
             GError  **error)
{
  g_autoptr(GHashTable) payers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, "SELECT source, account FROM payer", NULL);
  int state;

  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 source = sqlite3_column_int64 (query, 0);
      gint64 account = sqlite3_column_int64 (query, 1);

      g_hash_table_insert (payers, g_memdup2 (&source, sizeof source), g_memdup2 (&account, sizeof account));
    }

  return state == 0 ? g_steal_pointer (&payers) : NULL;
}

static gboolean
read_ends (MkrBook     *book,
           const char  *sql,
           GHashTable  *payers,     /* nullable: money that leaves */
           GArray      *ends,
           GError     **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, sql, NULL);
  int state;

  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 source = sqlite3_column_int64 (query, 6);
      const gint64 *from = payers ? g_hash_table_lookup (payers, &source) : NULL;
      End end = {
        .entry = sqlite3_column_int64 (query, 0),
        .account = sqlite3_column_int64 (query, 1),
        .date = mkr_column_date (query, 2),
        .currency = mkr_column_currency (query, 3),
        .gross = sqlite3_column_int64 (query, 4),
        .net = sqlite3_column_int64 (query, 5),
        .from = from ? *from : 0,
      };

      if (!payers || from)
        g_array_append_val (ends, end);
    }
  return state == 0;
}

static gboolean
fits (const End *leaves,
      const End *arrives,
      gboolean   exactly)
{
  gint64 rest;

  if (arrives->matched || arrives->account == leaves->account || arrives->currency != leaves->currency ||
      (arrives->from != leaves->account && arrives->from != MKR_PAYER_SELF))
    return FALSE;
  if (exactly)
    return arrives->net == leaves->net || arrives->gross == leaves->net ||
           arrives->net == leaves->gross || arrives->gross == leaves->gross;

  if (__builtin_sub_overflow (leaves->net, arrives->gross, &rest))
    return FALSE;
  return rest > 0 && rest <= leaves->net / MAX_FEE_PART;
}

static gboolean
match (MkrBook   *book,
       GArray    *leaving,
       GArray    *arriving,
       gboolean   exactly,
       GError   **error)
{
  guint start = 0;

  for (guint i = 0; i < leaving->len; i++)
    {
      End *leaves = &g_array_index (leaving, End, i);

      /* A day earlier: the two ends may lie in different time zones. */
      while (start < arriving->len && g_array_index (arriving, End, start).date < leaves->date - 1)
        start++;
      for (guint k = start; k < arriving->len && !leaves->matched; k++)
        {
          End *arrives = &g_array_index (arriving, End, k);

          if (arrives->date > leaves->date + MAX_DAYS)
            break;
          if (!fits (leaves, arrives, exactly))
            continue;
          leaves->matched = arrives->matched = TRUE;
          if (!mkr_book_run (book, error, "INSERT INTO movement (leaves, arrives) VALUES (?, ?)", "ii",
                             leaves->entry, arrives->entry))
            return FALSE;
        }
    }
  return TRUE;
}

static void
drop_matched (GArray *ends)
{
  guint n = 0;

  for (guint i = 0; i < ends->len; i++)
    if (!g_array_index (ends, End, i).matched)
      g_array_index (ends, End, n++) = g_array_index (ends, End, i);
  g_array_set_size (ends, n);
}

gboolean
mkr_movements_rebuild (MkrBook  *book,
                       GError  **error)
{
  g_autoptr(GHashTable) payers = NULL;
  g_autoptr(GArray) leaving = g_array_new (FALSE, FALSE, sizeof (End));
  g_autoptr(GArray) arriving = g_array_new (FALSE, FALSE, sizeof (End));

  if (!mkr_book_run (book, error, "DELETE FROM movement", NULL))
    return FALSE;
  payers = read_payers (book, error);
  if (!payers)
    return FALSE;
  if (g_hash_table_size (payers) == 0)
    return TRUE;

  if (!read_ends (book,
                  "SELECT e.id, e.account, e.date, e.currency, -e.gross, -e.net, 0 FROM entry e JOIN account a ON a.id = e.account "
                  "WHERE e.kind = 4 AND e.net < 0 AND e.state = 1 AND e.removed = 0 "
                  "ORDER BY e.date, e.net, a.name_key, e.reference, e.party, e.text, e.occurrence", NULL, leaving, error))
    return FALSE;
  if (leaving->len == 0)
    return TRUE;
  if (!read_ends (book,
                  "SELECT e.id, e.account, e.date, e.currency, e.gross, e.net, e.source FROM entry e JOIN account a ON a.id = e.account "
                  "WHERE e.kind IN (1, 4) AND e.net > 0 AND e.state = 1 AND e.removed = 0 AND e.source IS NOT NULL AND a.role = 1 "
                  "ORDER BY e.date, e.net, a.name_key, e.reference, e.party, e.text, e.occurrence", payers, arriving, error))
    return FALSE;

  if (!match (book, leaving, arriving, TRUE, error))
    return FALSE;
  drop_matched (arriving);
  return match (book, leaving, arriving, FALSE, error);
}
