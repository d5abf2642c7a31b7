/* mkr-import-apply.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "mkr-import-plan-private.h"
#include "mkr-ledger.h"
#include "mkr-source-private.h"
#include "mkr-tally.h"

/* Applies exactly the verdicts that were shown, in one transaction. Everything was read and checked before it begins. */

typedef struct
{
  MkrImportPlan   *plan;
  MkrBook         *book;
  gint64           batch;
  gint64           first, next;   /* entry ids */
  MkrTally        *tally;         /* nullable: everything is worked out anew at the end */
  MkrQuery        *insert;
  MkrQuery        *insert_raw;
  GArray          *added;         /* of Added */
  GHashTable      *works;         /* source id → kind of work */
  const char      *last_name;     /* of the row before */
  MkrPlanSource   *last_source;
  MkrDate          first_date, last_date;
  MkrImportResult  result;
} Run;

typedef struct
{
  guint  row;
  guint  occurrence;
  gint64 entry;
} Added;

static gboolean
is_unmoved (MkrImportPlan  *self,
            MkrBook        *book,
            GError        **error)
{
  MkrBookMark now;

  if (!mkr_book_mark (book, &now, error))
    return FALSE;
  /* This transaction counted itself already. */
  if (now.serial == self->mark.serial && now.data_version == self->mark.data_version && now.writes == self->mark.writes + 1)
    return TRUE;
  g_set_error (error, MKR_ERROR, MKR_ERROR_CHANGED,
               _("The book was changed since this preview was made. Nothing was imported; look at the rows again."));
  return FALSE;
}

static gboolean
make_account (Run     *run,
              GError **error)
{
  MkrImportPlan *plan = run->plan;
  MkrAccount account = {
    .name = plan->account_name, .kind = plan->account_kind, .role = plan->account_role,
    .has_withdrawals = plan->has_withdrawals,
  };
  gboolean ok;

  if (plan->account != 0)
    return TRUE;
  ok = mkr_account_insert (run->book, &account, run->batch, error);
  plan->account = account.id;
  g_free (account.alias);
  return ok;
}

static gboolean
make_batch (Run     *run,
            GError **error)
{
  MkrStatement *statement = run->plan->statement;
  MkrFormat *format = mkr_statement_get_format (statement);

  return mkr_book_run (run->book, error,
                       "INSERT INTO batch (id, account, file_name, sha256, format, key_version, imported_at, rows, added, changed, "
                       "left_out) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)", "iitttiii",
                       run->batch, run->plan->account, mkr_statement_get_name (statement), mkr_statement_get_hash (statement),
                       format ? mkr_format_get_id (format) : "",
                       (gint64)(format ? mkr_format_get_key_version (format) : 1), mkr_clock_now (),
                       (gint64)mkr_import_plan_get_n (run->plan));
}

/* The source of a row, made when its first row is written. */
static gboolean
require_source (Run             *run,
                const char      *name,
                MkrPlanSource  **out,
                GError         **error)
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
                     "UPDATE source SET account = ifnull (account, ?1), work = CASE work WHEN 0 THEN ?2 ELSE work END WHERE id = ?3",
                     "iii", run->plan->account, (gint64)run->plan->work, source->id))
    return FALSE;

  run->last_name = name;
  run->last_source = *out = source;
  return TRUE;
}

static gboolean
work_of (Run      *run,
         gint64    source,
         MkrWork  *work,
         GError  **error)
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
note_date (Run     *run,
           MkrDate  date)
{
  if (date == MKR_DATE_NONE)
    return;
  if (run->first_date == MKR_DATE_NONE || date < run->first_date)
    run->first_date = date;
  if (run->last_date == MKR_DATE_NONE || date > run->last_date)
    run->last_date = date;
}

static gboolean
keep_raw (Run             *run,
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
count_row (Run             *run,
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

static gboolean
add_row (Run     *run,
         guint    i,
         guint    occurrence,
         GError **error)
{
  const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);
  const MkrEntry *entry = row->entry;
  MkrQuery *query = run->insert;
  Added added = { i, occurrence, run->next };
  MkrPlanSource *source = NULL;
  gint64 amounts[3];
  int received = 0, earned = 0;

  if (!require_source (run, row->source, &source, error) || !bind_entry (query, entry, amounts, error))
    return FALSE;
  if (run->tally)
    mkr_ledger_plain_flags (run->plan->account_role, run->plan->has_withdrawals, entry->kind, entry->state, &received, &earned);
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

static gboolean
change_row (Run     *run,
            guint    i,
            GError **error)
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
static gboolean
add_known (Run     *run,
           guint    i,
           GError **error)
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
      const Added *added = &g_array_index (run->added, Added, k);

      if (memcmp (run->plan->keys[added->row], run->plan->keys[i], sizeof (MkrKey)) == 0)
        occurrence = MAX (occurrence, added->occurrence);
    }
  if (occurrence == 0 &&
      !mkr_book_value (run->book, &occurrence, error,
                       "SELECT max (k.occurrence) FROM entry_key k JOIN entry e ON e.account = k.account AND e.key = k.key "
                       "WHERE e.id = ?", "i", row->existing))
    return FALSE;
  return add_row (run, i, (guint)occurrence + 1, error);
}

static gint
compare_added (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Added *left = a;
  const Added *right = b;
  MkrImportPlan *plan = user_data;
  int order = memcmp (plan->keys[left->row], plan->keys[right->row], sizeof (MkrKey));

  return order != 0 ? order : (left->occurrence > right->occurrence) - (left->occurrence < right->occurrence);
}

/* In order of the key: the tree grows at its end instead of everywhere. */
static gboolean
add_keys (Run     *run,
          GError **error)
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
      const Added *added = &g_array_index (run->added, Added, i);

      sqlite3_bind_blob (query, 2, run->plan->keys[added->row], sizeof (MkrKey), SQLITE_STATIC);
      sqlite3_bind_int64 (query, 3, added->occurrence);
      sqlite3_bind_int64 (query, 4, added->entry);
      sqlite3_bind_int64 (query, 5, run->plan->digests[added->row]);
      if (mkr_book_step (run->book, query, error) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_subunit (MkrImportPlan *self)
{
  MkrFormat *format = mkr_statement_get_format (self->statement);

  return format ? mkr_format_has_subunits (format) : TRUE;
}

static gboolean
needs_rebuild (MkrImportPlan *self)
{
  if (is_subunit (self))
    return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);

      if (row->included && row->existing != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
begin_run (Run     *run,
           GError **error)
{
  gboolean plain = FALSE;

  if (!mkr_book_value (run->book, &run->batch, error, "SELECT ifnull (max (id), 0) + 1 FROM batch", NULL) ||
      !mkr_book_value (run->book, &run->first, error, "SELECT ifnull (max (id), 0) + 1 FROM entry", NULL) ||
      !make_account (run, error) || !make_batch (run, error) || !mkr_ledger_is_plain (run->book, &plain, error))
    return FALSE;

  run->next = run->first;
  run->tally = plain && !needs_rebuild (run->plan) ? mkr_tally_new (run->book, error) : NULL;
  if (plain && !needs_rebuild (run->plan) && !run->tally)
    return FALSE;
  run->insert_raw = mkr_book_query (run->book, error, "INSERT OR REPLACE INTO entry_raw (entry, raw) VALUES (?, ?)", NULL);
  run->insert = run->insert_raw ?
    mkr_book_query (run->book, error,
                    "INSERT INTO entry (line, date, kind, state, currency, gross, fee, net, reference, party, type, text, project, "
                    "seconds, sub_scale, sub_gross, sub_fee, sub_net, id, account, source, batch, key, occurrence, received, earned) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL) : NULL;
  return run->insert != NULL;
}

static gboolean
write_rows (Run     *run,
            GError **error)
{
  for (guint i = 0; i < run->plan->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);
      gboolean ok = TRUE;

      if (!row->included)
        run->result.left_out += row->status != MKR_STATUS_KNOWN;
      else if (row->status == MKR_STATUS_NEW || row->status == MKR_STATUS_TWIN)
        ok = add_row (run, i, row->occurrence, error);
      else if (row->status == MKR_STATUS_CHANGED)
        ok = change_row (run, i, error);
      if (!ok)
        return FALSE;
    }
  /* Last, so that their occurrence comes after all others. */
  for (guint i = 0; i < run->plan->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);

      if (row->included && row->status == MKR_STATUS_KNOWN && !add_known (run, i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
finish_run (Run     *run,
            GError **error)
{
  gboolean added = run->next > run->first;

  return add_keys (run, error) &&
         mkr_book_run (run->book, error,
                       "UPDATE batch SET added = ?, changed = ?, left_out = ?, first_date = ?, last_date = ?, first_entry = ?, "
                       "last_entry = ? WHERE id = ?", "iiiddiii",
                       (gint64)run->result.added, (gint64)run->result.changed, (gint64)run->result.left_out,
                       run->first_date, run->last_date, added ? run->first : (gint64)0, added ? run->next - 1 : (gint64)0,
                       run->batch) &&
         (run->tally ? mkr_payers_rebuild (run->book, error) && mkr_tally_flush (run->tally, run->book, error)
                     : mkr_ledger_rebuild (run->book, error));
}

static gboolean
has_work (MkrImportPlan *self,
          guint         *left_out)
{
  gboolean any = FALSE;

  *left_out = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);

      any |= row->included;
      *left_out += !row->included && row->status != MKR_STATUS_KNOWN;
    }
  return any;
}

/* After a failure the plan knows nothing that the book does not. */
static void
forget_made (MkrImportPlan *self,
             gboolean       account_was_made)
{
  GHashTableIter iter;
  gpointer source;

  if (account_was_made)
    self->account = 0;
  g_hash_table_iter_init (&iter, self->sources);
  while (g_hash_table_iter_next (&iter, NULL, &source))
    if (((MkrPlanSource *)source)->is_made)
      ((MkrPlanSource *)source)->id = 0;
}

/**
 * mkr_import_plan_apply:
 * @skip_problems: leave out rows that cannot be read
 *
 * Writes the included rows in one transaction; after an error nothing changed. Errors: MKR_ERROR_PROBLEM_ROWS, _CHANGED
 * (make a new plan), _READ_ONLY, _MOVED, _BUSY, _IO …
 */
gboolean
mkr_import_plan_apply (MkrImportPlan    *self,
                       MkrBook          *book,
                       gboolean          skip_problems,
                       MkrImportResult  *result,
                       GError          **error)
{
  Run run = { .plan = self, .book = book, .first_date = MKR_DATE_NONE, .last_date = MKR_DATE_NONE };
  gboolean makes_account = self->account == 0;
  guint left_out;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  memset (result, 0, sizeof *result);
  if (self->counts.problems > 0 && !skip_problems)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_PROBLEM_ROWS,
                   ngettext ("%s has %u row that cannot be read. Nothing was imported; correct it or leave it out.",
                             "%s has %u rows that cannot be read. Nothing was imported; correct them or leave them out.",
                             self->counts.problems),
                   mkr_statement_get_name (self->statement), self->counts.problems);
      return FALSE;
    }
  if (!has_work (self, &left_out))
    {
      result->left_out = left_out;
      return TRUE;
    }
  if (!mkr_book_begin (book, _("Importing the statement"), error))
    return FALSE;

  run.added = g_array_new (FALSE, FALSE, sizeof (Added));
  run.works = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  run.last_name = NULL;
  ok = is_unmoved (self, book, error) && begin_run (&run, error) && write_rows (&run, error) && finish_run (&run, error);
  mkr_query_release (run.insert);
  mkr_query_release (run.insert_raw);
  ok = ok && mkr_book_commit (book, error);
  if (!ok)
    {
      mkr_book_rollback (book);
      forget_made (self, makes_account);
    }
  mkr_tally_free (run.tally);
  g_array_unref (run.added);
  g_hash_table_unref (run.works);
  if (!ok)
    return FALSE;

  *result = run.result;
  result->batch = run.batch;
  return TRUE;
}
