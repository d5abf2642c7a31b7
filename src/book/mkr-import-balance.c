/* mkr-import-balance.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-import-run.h"

/* What the account held after each row, as far as the file says; also of rows that the person left out, so that a balance that
 * does not join for their sake can say so, and of rows that are in the book already: their places in this file tell the order of
 * the others, and a late row moves the balances behind it. In a table of its own: most files say none. */

#define BULK 32

typedef struct
{
  guint    row;
  gint64   entry;     /* 0: left out */
  gboolean again;
} Pending;

typedef struct
{
  MkrImportRun *run;
  Pending       pending[BULK];
  guint         n;
  MkrQuery     *bulk;      /* nullable */
} Keeper;

static const MkrPlanRow *
row_of (MkrImportRun *run,
        guint         i)
{
  return &g_array_index (run->plan->rows, MkrPlanRow, i);
}

static MkrQuery *
prepare (MkrImportRun  *run,
         guint          n,
         GError       **error)
{
  g_autoptr(GString) sql = g_string_new ("INSERT INTO balance (batch, line, entry, again, date, currency, net, balance) VALUES ");

  for (guint i = 0; i < n; i++)
    g_string_append (sql, i == 0 ? "(?, ?, ?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?, ?, ?)");
  return mkr_book_query (run->book, error, sql->str, NULL);
}

static void
bind_pending (MkrImportRun  *run,
              MkrQuery      *query,
              int            at,
              const Pending *pending)
{
  const MkrEntry *entry = row_of (run, pending->row)->entry;
  gint64 balance;

  mkr_statement_get_balance (run->plan->statement, pending->row, &balance);
  sqlite3_bind_int64 (query, at, run->batch);
  sqlite3_bind_int64 (query, at + 1, entry->line);
  if (pending->entry != 0)
    sqlite3_bind_int64 (query, at + 2, pending->entry);
  else
    sqlite3_bind_null (query, at + 2);
  sqlite3_bind_int (query, at + 3, pending->again ? 1 : 0);
  mkr_bind_date (query, at + 4, entry->date);
  sqlite3_bind_text (query, at + 5, entry->currency->code, 3, SQLITE_STATIC);
  if (entry->kind != MKR_KIND_PROBLEM)
    sqlite3_bind_int64 (query, at + 6, entry->net);
  else
    sqlite3_bind_null (query, at + 6);
  sqlite3_bind_int64 (query, at + 7, balance);
}

static gboolean
flush (Keeper  *keeper,
       GError **error)
{
  MkrQuery *query = keeper->n == BULK ? keeper->bulk : NULL;
  gboolean ok;

  if (keeper->n == 0)
    return TRUE;
  if (!query && !(query = prepare (keeper->run, keeper->n, error)))
    return FALSE;
  if (keeper->n == BULK)
    keeper->bulk = query;

  for (guint i = 0; i < keeper->n; i++)
    bind_pending (keeper->run, query, (int)(1 + 8 * i), &keeper->pending[i]);
  ok = mkr_book_step (keeper->run->book, query, error) == 0;
  if (keeper->n != BULK)
    mkr_query_release (query);
  keeper->n = 0;
  return ok;
}

static gboolean
keep (Keeper    *keeper,
      guint      i,
      gint64     id,
      gboolean   again,
      GError   **error)
{
  keeper->pending[keeper->n++] = (Pending) { i, id, again };
  return keeper->n < BULK || flush (keeper, error);
}

static gboolean
can_keep (const MkrEntry *entry)
{
  return entry->currency && entry->scale <= entry->currency->exponent &&
         (entry->kind == MKR_KIND_PROBLEM || entry->date != MKR_DATE_NONE);
}

/* Rows got their ids in this order: new ones, then known ones that were switched on (mkr-import-apply.c). */
static gboolean
keep_all (Keeper  *keeper,
          GError **error)
{
  MkrImportRun *run = keeper->run;
  gint64 next = run->first;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < run->plan->rows->len; i++)
      {
        const MkrPlanRow *row = row_of (run, i);
        gboolean once_more = row->included && row->status == MKR_STATUS_KNOWN &&
                             !g_hash_table_contains (run->plan->removed, &row->existing);
        gboolean is_new = row->included && (row->status == MKR_STATUS_NEW || row->status == MKR_STATUS_TWIN);
        gint64 balance, id = 0;

        if (once_more != (pass == 1))
          continue;
        if (once_more || is_new)
          id = next++;
        if (!mkr_statement_get_balance (run->plan->statement, i, &balance) || !can_keep (row->entry))
          continue;
        if (row->existing != 0 && !once_more ? !keep (keeper, i, row->existing, TRUE, error)
                                             : !keep (keeper, i, id, FALSE, error))
          return FALSE;
      }

  /* The ids were given out elsewhere: balances at other rows than theirs would be worse than none. */
  g_assert (next == run->next);
  return flush (keeper, error);
}

static gboolean
says_balances (MkrStatement *statement)
{
  gint64 balance;

  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    if (mkr_statement_get_balance (statement, i, &balance))
      return TRUE;
  return FALSE;
}

gboolean
mkr_import_run_keep_balances (MkrImportRun  *run,
                              GError       **error)
{
  MkrPeriod covers = mkr_statement_get_period (run->plan->statement);
  Keeper keeper = { .run = run };
  gboolean ok;

  if (covers.first != MKR_DATE_NONE &&
      !mkr_book_run (run->book, error, "UPDATE batch SET covers_first = ?, covers_last = ? WHERE id = ?", "ddi",
                     covers.first, covers.last, run->batch))
    return FALSE;
  if (!says_balances (run->plan->statement))
    return TRUE;

  ok = keep_all (&keeper, error);
  mkr_query_release (keeper.bulk);
  return ok;
}
