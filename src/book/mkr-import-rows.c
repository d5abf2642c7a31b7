/* mkr-import-rows.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
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
  is_format_source = run->plan->is_platform && source != NULL && source->rule == 0;
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
  /* A platform's name leads to its balance, whichever of the two files came first. Its kind of work is the format's, unless
   * a person said otherwise. */
  if (is_format_source &&
      (!mkr_book_run (run->book, error, "INSERT OR IGNORE INTO batch_source (batch, source) VALUES (?, ?)", "ii",
                      run->batch, source->id) ||
       !mkr_book_run (run->book, error, "UPDATE source SET work = ?1 WHERE id = ?2 AND work = 0 AND work_set = 0 AND ?1 <> 0", "ii",
                      (gint64)run->plan->work, source->id)))
    return FALSE;
  /* Rows of it that are in the book already count otherwise now: adding to the kept sums is not enough. */
  if (is_format_source && !source->is_made && sqlite3_changes (run->book->db) > 0)
    mkr_import_run_stop_tally (run);

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

static void
bind_entry (MkrQuery        *query,
            int              at,
            const MkrEntry  *entry,
            const gint64     amounts[3],
            char             date[11])
{
  sqlite3_bind_int64 (query, at, entry->line);
  if (entry->date == MKR_DATE_NONE)
    sqlite3_bind_null (query, at + 1);
  else
    {
      mkr_date_write (entry->date, date);
      sqlite3_bind_text (query, at + 1, date, 10, SQLITE_STATIC);
    }
  sqlite3_bind_int (query, at + 2, entry->kind);
  sqlite3_bind_int (query, at + 3, entry->state);
  if (entry->currency)
    sqlite3_bind_text (query, at + 4, entry->currency->code, 3, SQLITE_STATIC);
  else
    sqlite3_bind_null (query, at + 4);
  for (int i = 0; i < 3; i++)
    sqlite3_bind_int64 (query, at + 5 + i, amounts[i]);
  bind_text (query, at + 8, entry->reference);
  bind_text (query, at + 9, entry->party);
  bind_text (query, at + 10, entry->type);
  bind_text (query, at + 11, entry->text);
}

static void
bind_seconds (MkrQuery       *query,
              int             column,
              const MkrEntry *entry)
{
  if (entry->seconds >= 0)
    sqlite3_bind_int (query, column, entry->seconds);
  else
    sqlite3_bind_null (query, column);
}

static void
bind_subunits (MkrQuery        *query,
               int              at,
               const MkrEntry  *entry)
{
  if (entry->currency && !mkr_entry_is_minor (entry))
    {
      sqlite3_bind_int (query, at, entry->scale);
      sqlite3_bind_int64 (query, at + 1, entry->gross);
      sqlite3_bind_int64 (query, at + 2, entry->fee);
      sqlite3_bind_int64 (query, at + 3, entry->net);
    }
  else
    for (int i = 0; i < 4; i++)
      sqlite3_bind_null (query, at + i);
}

/* What every statement has; columns that only some have are bound only then. */
#define N_ALWAYS 19

static guint
count_columns (const MkrImportRun *run)
{
  return N_ALWAYS + run->has_projects + run->has_hours + run->has_twins + (run->has_subunits ? 4 : 0);
}

/* Of @n rows at once: a statement's own costs are shared. Not kept beyond the import. The ids are the next ones of the table,
 * which SQLite finds without a search; FAIL, because whatever fails takes the whole import back, not the statement. */
static sqlite3_stmt *
prepare_insert (MkrImportRun  *run,
                guint          n,
                GError       **error)
{
  g_autoptr(GString) sql = g_string_new ("INSERT OR FAIL INTO entry (account, batch, line, date, kind, state, currency, gross, "
                                         "fee, net, reference, party, type, text, key, digest, source, received, earned, raw_at, "
                                         "raw_length");
  guint columns = count_columns (run);

  g_string_append_printf (sql, "%s%s%s%s) VALUES ", run->has_projects ? ", project" : "", run->has_hours ? ", seconds" : "",
                          run->has_twins ? ", occurrence" : "",
                          run->has_subunits ? ", sub_scale, sub_gross, sub_fee, sub_net" : "");
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (sql, "%s(%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT, i == 0 ? "" : ", ", run->plan->account, run->batch);
      for (guint k = 0; k < columns; k++)
        g_string_append (sql, ", ?");
      g_string_append_c (sql, ')');
    }
  return mkr_book_query_once (run->book, error, sql->str, NULL);
}

static void
bind_pending (MkrImportRun      *run,
              sqlite3_stmt      *query,
              int                at,
              MkrImportPending  *row)
{
  const MkrEntry *entry = g_array_index (run->plan->rows, MkrPlanRow, row->row).entry;
  gboolean has_raw = entry->raw_length > 0;
  int next = at + 12;

  bind_entry (query, at, entry, row->amounts, row->date);
  sqlite3_bind_blob (query, next++, run->plan->keys[row->row], sizeof (MkrKey), SQLITE_STATIC);
  sqlite3_bind_int64 (query, next++, run->plan->digests[row->row]);
  (row->source != 0 ? sqlite3_bind_int64 (query, next, row->source) : sqlite3_bind_null (query, next));
  next++;
  sqlite3_bind_int (query, next++, row->received);
  sqlite3_bind_int (query, next++, row->earned);
  (has_raw ? sqlite3_bind_int64 (query, next, entry->raw_offset) : sqlite3_bind_null (query, next));
  next++;
  (has_raw ? sqlite3_bind_int64 (query, next, entry->raw_length) : sqlite3_bind_null (query, next));
  next++;
  if (run->has_projects)
    bind_text (query, next++, entry->project);
  if (run->has_hours)
    bind_seconds (query, next++, entry);
  if (run->has_twins)
    sqlite3_bind_int64 (query, next++, row->occurrence);
  if (run->has_subunits)
    bind_subunits (query, next, entry);
}

/* A book whose ids are used up gives others. */
static gboolean
has_id (MkrImportRun  *run,
        gint64         id,
        GError       **error)
{
  if (sqlite3_last_insert_rowid (run->book->db) == id)
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_DAMAGED,
               _("%s: parts of the file are damaged, so nothing is written to it. Open a backup."), run->book->path);
  return FALSE;
}

gboolean
mkr_import_run_flush (MkrImportRun  *run,
                      GError       **error)
{
  guint n = run->n_pending;
  guint columns = count_columns (run);
  sqlite3_stmt *query = run->insert;
  gboolean ok;

  if (n == 0)
    return TRUE;
  if (n < MKR_IMPORT_BULK || !query)
    query = prepare_insert (run, n, error);
  if (!query)
    return FALSE;
  if (n == MKR_IMPORT_BULK)
    run->insert = query;

  for (guint i = 0; i < n; i++)
    bind_pending (run, query, (int)(1 + i * columns), &run->pending[i]);
  run->n_pending = 0;
  ok = mkr_book_step (run->book, query, error) == 0 && has_id (run, run->pending[n - 1].id, error);
  if (query != run->insert)
    sqlite3_finalize (query);
  return ok;
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

  return !raw || !*raw ||
         mkr_book_run (run->book, error, "INSERT OR REPLACE INTO entry_raw (entry, raw) VALUES (?, ?)", "it", id, raw);
}

void
mkr_import_run_stop_tally (MkrImportRun *run)
{
  g_clear_pointer (&run->tally, mkr_tally_free);
  g_clear_pointer (&run->worths, mkr_worths_free);
}

/* What the row is worth by rates alone; whether a conversion made something of it is looked at after the last row. */
static gboolean
find_worth (MkrImportRun       *run,
            const MkrTallyRow  *row,
            MkrWorth           *worth,
            GError            **error)
{
  gint64 gross = row->gross, net = row->net;

  mkr_ledger_received_amounts (row->received, &gross, row->fee, &net);
  return mkr_worths_add (run->worths, run->next, row->date, row->currency, row->fee, net, worth, error);
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
    .is_payout = entry->kind == MKR_KIND_EARNING && (received != 0 || earned != 0),
  };

  gboolean is_foreign = row.currency && row.currency != run->currency;
  MkrWorth worth;

  run->lands |= entry->kind == MKR_KIND_CONVERSION ||
                (is_foreign && entry->kind != MKR_KIND_IGNORED && amounts[2] > 0);
  is_foreign &= received != 0 || earned != 0;
  return work_of (run, source, &row.work, error) &&
         (!is_foreign || find_worth (run, &row, &worth, error)) &&
         mkr_tally_add (run->tally, &row, is_foreign ? &worth : NULL, error);
}

/* The row follows in the same transaction. */
static gboolean
mark_ruled (MkrImportRun  *run,
            gint64         rule,
            gint64         entry,
            GError       **error)
{
  return mkr_book_run (run->book, error, "INSERT INTO ruled (entry, rule) VALUES (?, ?)", "ii", entry, rule);
}

gboolean
mkr_import_run_add (MkrImportRun  *run,
                    guint          i,
                    guint          occurrence,
                    GError       **error)
{
  const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);
  const MkrEntry *entry = row->entry;
  MkrImportPending *pending = &run->pending[run->n_pending];
  MkrPlanSource *source = NULL;
  gint64 amounts[3];
  int received = 0, earned = 0;

  if (!require_source (run, row->source, &source, error) ||
      !mkr_entry_amounts (entry, &amounts[0], &amounts[1], &amounts[2], error))
    return FALSE;
  if (run->tally)
    mkr_ledger_plain_flags (run->plan->account_role, run->plan->has_withdrawals, entry->kind, entry->state,
                            amounts[1] != 0, &received, &earned);
  *pending = (MkrImportPending) {
    .row = i, .occurrence = occurrence, .id = run->next, .source = source ? source->id : 0,
    .amounts = { amounts[0], amounts[1], amounts[2] }, .received = received, .earned = earned,
  };
  if (source && source->rule != 0 && !mark_ruled (run, source->rule, run->next, error))
    return FALSE;
  if (++run->n_pending == MKR_IMPORT_BULK && !mkr_import_run_flush (run, error))
    return FALSE;

  if (run->tally && !count_row (run, entry, amounts, source ? source->id : 0, received, earned, error))
    return FALSE;
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
  char date[11];

  if (!require_source (run, row->source, &source, error) ||
      !mkr_book_run (run->book, error, MKR_SQL_SAVE_HISTORY, "iiii", row->existing, run->batch, mkr_clock_now (), (gint64)row->entry->line))
    return FALSE;
  if (source && source->rule != 0 &&
      !mkr_book_run (run->book, error, "INSERT OR IGNORE INTO ruled (entry, rule) SELECT id, ?2 FROM entry "
                     "WHERE id = ?1 AND source IS NULL AND edited = 0", "ii", row->existing, source->rule))
    return FALSE;
  /* A source that a person gave, or that the row had, stays. The flags are set anew for the whole book below. */
  query = mkr_book_query (run->book, error,
                          "UPDATE entry SET date = ?2, kind = ?3, state = ?4, currency = ?5, gross = ?6, fee = ?7, net = ?8, "
                          "reference = ?9, party = ?10, type = ?11, text = ?12, project = ?13, seconds = ?14, sub_scale = ?15, "
                          "sub_gross = ?16, sub_fee = ?17, sub_net = ?18, source = ifnull (source, ?19), received = 0, earned = 0, "
                          "digest = ?21 WHERE id = ?20 AND ?1 IS NOT NULL", NULL);
  if (!query || !mkr_entry_amounts (row->entry, &amounts[0], &amounts[1], &amounts[2], error))
    return FALSE;
  bind_entry (query, 1, row->entry, amounts, date);
  bind_text (query, 13, row->entry->project);
  bind_seconds (query, 14, row->entry);
  bind_subunits (query, 15, row->entry);
  if (source)
    sqlite3_bind_int64 (query, 19, source->id);
  sqlite3_bind_int64 (query, 20, row->existing);
  sqlite3_bind_int64 (query, 21, run->plan->digests[i]);
  if (mkr_book_step (run->book, query, error) != 0)
    return FALSE;

  note_date (run, row->entry->date);
  run->result.changed++;
  return keep_raw (run, row->entry, row->existing, error);
}

static guint
hash_key (gconstpointer key)
{
  guint hash;

  memcpy (&hash, key, sizeof hash);
  return hash;
}

static gboolean
keys_are_equal (gconstpointer a,
                gconstpointer b)
{
  return memcmp (a, b, sizeof (MkrKey)) == 0;
}

/* The rows of the account have no index by key: one look at all of them, for all rows that were switched on. */
static gboolean
read_highest (MkrImportRun  *run,
              GError       **error)
{
  MkrImportPlan *plan = run->plan;
  g_autoptr(MkrQuery) query = mkr_book_query (run->book, error, "SELECT key, occurrence FROM entry WHERE account = ?", "i",
                                              plan->account);
  int state;

  if (!query)
    return FALSE;
  run->highest = g_hash_table_new (hash_key, keys_are_equal);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (plan->rows, MkrPlanRow, i);

      if (row->included && row->status == MKR_STATUS_KNOWN)
        g_hash_table_insert (run->highest, plan->keys[i], GUINT_TO_POINTER (0));
    }
  while ((state = mkr_book_step (run->book, query, error)) > 0)
    {
      guint occurrence = (guint)sqlite3_column_int (query, 1);
      gpointer key, highest;

      if (sqlite3_column_bytes (query, 0) == sizeof (MkrKey) &&
          g_hash_table_lookup_extended (run->highest, sqlite3_column_blob (query, 0), &key, &highest) &&
          GPOINTER_TO_UINT (highest) < occurrence)
        g_hash_table_insert (run->highest, key, GUINT_TO_POINTER (occurrence));
    }
  return state == 0;
}

/* A known row that the person switched on: once more, or back if it was removed. */
gboolean
mkr_import_run_add_known (MkrImportRun  *run,
                          guint          i,
                          GError       **error)
{
  const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);
  guint8 *key;
  guint occurrence;

  if (g_hash_table_contains (run->plan->removed, &row->existing))
    {
      run->result.changed++;
      return mkr_book_run (run->book, error, MKR_SQL_SAVE_HISTORY, "iiii", row->existing, run->batch, mkr_clock_now (),
                           (gint64)row->entry->line) &&
             mkr_book_run (run->book, error, "UPDATE entry SET removed = 0 WHERE id = ?", "i", row->existing);
    }
  if (!run->highest && !read_highest (run, error))
    return FALSE;

  key = run->plan->keys[i];
  occurrence = GPOINTER_TO_UINT (g_hash_table_lookup (run->highest, key)) + 1;
  g_hash_table_insert (run->highest, key, GUINT_TO_POINTER (occurrence));
  return mkr_import_run_add (run, i, occurrence, error);
}

