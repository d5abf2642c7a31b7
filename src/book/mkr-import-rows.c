/* mkr-import-rows.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include "mkr-import-run.h"
#include "mkr-ledger.h"
#include "mkr-source-private.h"

/* The source of a row, made when its first row is written. */
static gboolean
require_source (MkrImportRun   *run,
                const char     *name,
                MkrPlanSource **out,
                GError        **error)
{
  MkrPlanSource *source;
  MkrSource made = { 0 };
  gboolean is_format_source;
  gboolean ok;

  if (name == run->last_name)
    {
      *out = run->last_source;
      return TRUE;
    }
  source = *name ? g_hash_table_lookup (run->plan->by_name, name) : NULL;
  is_format_source = run->plan->is_platform && source != NULL;
  if (source && source->id == 0)
    {
      made.name = (char *)source->name;
      ok = mkr_source_insert (run->book, &made, run->batch, error);
      source->id = made.id;
      source->is_made = TRUE;
      g_free (made.alias);
      if (!ok)
        return FALSE;
    }
  /* A platform's name leads to its balance, whichever of the two files came first. */
  if (is_format_source &&
      !mkr_book_run (run->book, error,
                     "UPDATE source SET account = ifnull (account, ?1), work = CASE work WHEN 0 THEN ?2 ELSE work END WHERE id = ?3 "
                     "AND (account IS NULL OR (work = 0 AND ?2 <> 0))",
                     "iii", run->plan->account, (gint64)run->plan->work, source->id))
    return FALSE;
  /* Rows of it that are in the book already count otherwise now: adding to the kept sums is not enough. */
  if (is_format_source && !source->is_made && sqlite3_changes (run->book->db) > 0)
    g_clear_pointer (&run->tally, mkr_tally_free);

  run->last_name = name;
  run->last_source = *out = source;
  return TRUE;
}

static gboolean
work_of (MkrImportRun  *run,
         gint64         source,
         MkrWork       *work,
         GError       **error)
{
  gpointer known;
  gint64 value = 0;

  *work = MKR_WORK_UNSORTED;
  if (source == 0)
    return TRUE;
  if (g_hash_table_lookup_extended (run->works, &source, NULL, &known))
    {
      *work = GPOINTER_TO_INT (known);
      return TRUE;
    }
  if (!mkr_book_value (run->book, &value, error, "SELECT work FROM source WHERE id = ?", "i", source))
    return FALSE;
  *work = (MkrWork)value;
  g_hash_table_insert (run->works, g_memdup2 (&source, sizeof source), GINT_TO_POINTER ((int)value));
  return TRUE;
}

static void
bind_text (MkrQuery   *query,
           int         column,
           const char *text)
{
  sqlite3_bind_text (query, column, text ? text : "", -1, SQLITE_STATIC);
}

/* ?1 … ?18: what a statement says of a row, in this order in both INSERT and UPDATE. */
static gboolean
bind_entry (MkrQuery        *query,
            const MkrEntry  *entry,
            gint64           amounts[3],
            GError         **error)
{
  if (!mkr_entry_amounts (entry, &amounts[0], &amounts[1], &amounts[2], error))
    return FALSE;

  sqlite3_bind_int64 (query, 1, entry->line);
  mkr_bind_date (query, 2, entry->date);
  sqlite3_bind_int (query, 3, entry->kind);
  sqlite3_bind_int (query, 4, entry->state);
  if (entry->currency)
    sqlite3_bind_text (query, 5, entry->currency->code, 3, SQLITE_STATIC);
  else
    sqlite3_bind_null (query, 5);
  for (int i = 0; i < 3; i++)
    sqlite3_bind_int64 (query, 6 + i, amounts[i]);
  bind_text (query, 9, entry->reference);
  bind_text (query, 10, entry->party);
  bind_text (query, 11, entry->type);
  bind_text (query, 12, entry->text);
  bind_text (query, 13, entry->project);
  if (entry->seconds >= 0)
    sqlite3_bind_int (query, 14, entry->seconds);
  else
    sqlite3_bind_null (query, 14);
  if (entry->currency && !mkr_entry_is_minor (entry))
    {
      sqlite3_bind_int (query, 15, entry->scale);
      sqlite3_bind_int64 (query, 16, entry->gross);
      sqlite3_bind_int64 (query, 17, entry->fee);
      sqlite3_bind_int64 (query, 18, entry->net);
    }
  else
    for (int i = 15; i <= 18; i++)
      sqlite3_bind_null (query, i);
  return TRUE;
}

static void
note_date (MkrImportRun *run,
           MkrDate       date)
{
  if (date == MKR_DATE_NONE)
    return;
  if (run->first_date == MKR_DATE_NONE || date < run->first_date)
    run->first_date = date;
  if (run->last_date == MKR_DATE_NONE || date > run->last_date)
    run->last_date = date;
}

static gboolean
keep_raw (MkrImportRun    *run,
          const MkrEntry  *entry,
          gint64           id,
          GError         **error)
{
  g_autofree char *raw = mkr_statement_dup_raw (run->plan->statement, entry);

  if (!raw || !*raw)
    return TRUE;
  sqlite3_bind_int64 (run->insert_raw, 1, id);
  sqlite3_bind_text (run->insert_raw, 2, raw, -1, SQLITE_STATIC);
  return mkr_book_step (run->book, run->insert_raw, error) == 0;
}

static gboolean
count_row (MkrImportRun    *run,
           const MkrEntry  *entry,
           const gint64     amounts[3],
           gint64           source,
           int              received,
           int              earned,
           GError         **error)
{
  MkrTallyRow row = {
    .date = entry->date, .account = run->plan->account, .source = source, .currency = entry->currency,
    .gross = amounts[0], .fee = amounts[1], .net = amounts[2], .received = received, .earned = earned,
    .is_statement = mkr_statement_get_format (run->plan->statement) != NULL,
    .is_arrival = (entry->kind == MKR_KIND_EARNING || entry->kind == MKR_KIND_TRANSFER) &&
                  entry->state == MKR_STATE_PAID && amounts[2] > 0,
  };

  return work_of (run, source, &row.work, error) && mkr_tally_add (run->tally, &row, error);
}

gboolean
mkr_import_run_add (MkrImportRun  *run,
                    guint          i,
                    guint          occurrence,
                    GError       **error)
{
  const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);
  const MkrEntry *entry = row->entry;
  MkrQuery *query = run->insert;
  MkrImportAdded added = { i, occurrence, run->next };
  MkrPlanSource *source = NULL;
  gint64 amounts[3];
  int received = 0, earned = 0;

  if (!require_source (run, row->source, &source, error) || !bind_entry (query, entry, amounts, error))
    return FALSE;
  if (run->tally)
    mkr_ledger_plain_flags (run->plan->account_role, run->plan->has_withdrawals, entry->kind, entry->state,
                            amounts[1] != 0, &received, &earned);
  sqlite3_bind_int64 (query, 19, run->next);
  sqlite3_bind_int64 (query, 20, run->plan->account);
  if (source)
    sqlite3_bind_int64 (query, 21, source->id);
  else
    sqlite3_bind_null (query, 21);
  sqlite3_bind_int64 (query, 22, run->batch);
  sqlite3_bind_blob (query, 23, run->plan->keys[i], sizeof (MkrKey), SQLITE_STATIC);
  sqlite3_bind_int64 (query, 24, occurrence);
  sqlite3_bind_int (query, 25, received);
  sqlite3_bind_int (query, 26, earned);
  if (mkr_book_step (run->book, query, error) != 0 || !keep_raw (run, entry, run->next, error))
    return FALSE;

  if (run->tally && !count_row (run, entry, amounts, source ? source->id : 0, received, earned, error))
    return FALSE;
  g_array_append_val (run->added, added);
  note_date (run, entry->date);
  run->next++;
  run->result.added++;
  return TRUE;
}

gboolean
mkr_import_run_change (MkrImportRun  *run,
                       guint          i,
                       GError       **error)
{
  const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);
  g_autoptr(MkrQuery) query = NULL;
  MkrPlanSource *source = NULL;
  gint64 amounts[3];

  if (!require_source (run, row->source, &source, error) ||
      !mkr_book_run (run->book, error, MKR_SQL_SAVE_HISTORY, "iiii", row->existing, run->batch, mkr_clock_now (), (gint64)row->entry->line))
    return FALSE;
  /* A source that a person gave, or that the row had, stays. The flags are set anew for the whole book below. */
  query = mkr_book_query (run->book, error,
                          "UPDATE entry SET date = ?2, kind = ?3, state = ?4, currency = ?5, gross = ?6, fee = ?7, net = ?8, "
                          "reference = ?9, party = ?10, type = ?11, text = ?12, project = ?13, seconds = ?14, sub_scale = ?15, "
                          "sub_gross = ?16, sub_fee = ?17, sub_net = ?18, source = ifnull (source, ?19), received = 0, earned = 0 "
                          "WHERE id = ?20 AND ?1 IS NOT NULL", NULL);
  if (!query || !bind_entry (query, row->entry, amounts, error))
    return FALSE;
  if (source)
    sqlite3_bind_int64 (query, 19, source->id);
  sqlite3_bind_int64 (query, 20, row->existing);
  if (mkr_book_step (run->book, query, error) != 0)
    return FALSE;

  note_date (run, row->entry->date);
  run->result.changed++;
  return keep_raw (run, row->entry, row->existing, error) &&
         mkr_book_run (run->book, error,
                       "UPDATE entry_key SET digest = ?1 WHERE (account, key, occurrence) = "
                       "(SELECT account, key, occurrence FROM entry WHERE id = ?2)", "ii", run->plan->digests[i], row->existing);
}

/* A known row that the person switched on: once more, or back if it was removed. */
gboolean
mkr_import_run_add_known (MkrImportRun  *run,
                          guint          i,
                          GError       **error)
{
  const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);
  gint64 occurrence = 0;

  if (g_hash_table_contains (run->plan->removed, &row->existing))
    {
      run->result.changed++;
      return mkr_book_run (run->book, error, "UPDATE entry SET removed = 0 WHERE id = ?", "i", row->existing);
    }
  for (guint k = 0; k < run->added->len; k++)
    {
      const MkrImportAdded *added = &g_array_index (run->added, MkrImportAdded, k);

      if (memcmp (run->plan->keys[added->row], run->plan->keys[i], sizeof (MkrKey)) == 0)
        occurrence = MAX (occurrence, added->occurrence);
    }
  if (occurrence == 0 &&
      !mkr_book_value (run->book, &occurrence, error,
                       "SELECT max (k.occurrence) FROM entry_key k JOIN entry e ON e.account = k.account AND e.key = k.key "
                       "WHERE e.id = ?", "i", row->existing))
    return FALSE;
  return mkr_import_run_add (run, i, (guint)occurrence + 1, error);
}

static gint
compare_added (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const MkrImportAdded *left = a;
  const MkrImportAdded *right = b;
  MkrImportPlan *plan = user_data;
  int order = memcmp (plan->keys[left->row], plan->keys[right->row], sizeof (MkrKey));

  return order != 0 ? order : (left->occurrence > right->occurrence) - (left->occurrence < right->occurrence);
}

/* In order of the key: the tree grows at its end instead of everywhere. */
gboolean
mkr_import_run_add_keys (MkrImportRun  *run,
                         GError       **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (run->book, error,
                                              "INSERT INTO entry_key (account, key, occurrence, entry, digest) VALUES (?, ?, ?, ?, ?)",
                                              NULL);
  if (!query)
    return FALSE;
  g_array_sort_with_data (run->added, compare_added, run->plan);
  sqlite3_bind_int64 (query, 1, run->plan->account);
  for (guint i = 0; i < run->added->len; i++)
    {
      const MkrImportAdded *added = &g_array_index (run->added, MkrImportAdded, i);

      sqlite3_bind_blob (query, 2, run->plan->keys[added->row], sizeof (MkrKey), SQLITE_STATIC);
      sqlite3_bind_int64 (query, 3, added->occurrence);
      sqlite3_bind_int64 (query, 4, added->entry);
      sqlite3_bind_int64 (query, 5, run->plan->digests[added->row]);
      if (mkr_book_step (run->book, query, error) != 0)
        return FALSE;
    }
  return TRUE;
}
