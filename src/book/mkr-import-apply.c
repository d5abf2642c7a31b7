/* mkr-import-apply.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "mkr-import-run.h"
#include "mkr-ledger.h"
#include "mkr-payer-rule-private.h"
#include "mkr-source-private.h"

/* Applies exactly the verdicts that were shown, in one transaction. Everything was read and checked before it begins. */

#define ROWS_BETWEEN_LOOKS 2048
#define OPS_BETWEEN_LOOKS  20000

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
make_account (MkrImportRun  *run,
              GError       **error)
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

/* Payers of other statements are called after it. Cash is nobody's. */
static char *
service_of (MkrFormat *format)
{
  return mkr_name_key (format && mkr_format_get_account_kind (format) != MKR_ACCOUNT_CASH ? mkr_format_get_account (format) : "");
}

static gboolean
make_batch (MkrImportRun  *run,
            GError       **error)
{
  MkrStatement *statement = run->plan->statement;
  MkrFormat *format = mkr_statement_get_format (statement);
  g_autofree char *service = service_of (format);

  return mkr_book_run (run->book, error,
                       "INSERT INTO batch (id, account, file_name, sha256, format, service, key_version, imported_at, rows, sourced, "
                       "added, changed, left_out) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)", "iittttiiii",
                       run->batch, run->plan->account, mkr_statement_get_name (statement), mkr_statement_get_hash (statement),
                       format ? mkr_format_get_id (format) : "", service,
                       (gint64)(format ? mkr_format_get_key_version (format) : 1), mkr_clock_now (),
                       (gint64)mkr_import_plan_get_n (run->plan), (gint64)(run->plan->only_source ? 1 : 0));
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
  if (self->turns_withdrawals || is_subunit (self))
    return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);

      if (row->included && row->existing != 0)
        return TRUE;
    }
  return FALSE;
}

/* Sums are added to as long as rows of other imports count as before. */
static gboolean
begin_tally (MkrImportRun  *run,
             GError       **error)
{
  g_autoptr(MkrBookSettings) settings = NULL;
  gboolean plain = FALSE;

  if (!mkr_ledger_is_plain (run->book, &plain, error))
    return FALSE;
  if (!plain || needs_rebuild (run->plan))
    return TRUE;
  settings = mkr_book_get_settings (run->book, error);
  if (!settings)
    return FALSE;
  run->currency = settings->currency;
  run->tally = mkr_tally_new (run->book, error);
  run->worths = run->tally ? mkr_worths_new (run->book, run->currency) : NULL;
  return run->worths != NULL;
}

/* A conversion may land on a payout that is split, and its parts are worth something else then. */
static gboolean
has_no_parts (MkrBook   *book,
              gboolean  *none,
              GError   **error)
{
  gint64 n = 0;

  if (!mkr_book_value (book, &n, error, "SELECT NOT EXISTS (SELECT 1 FROM part)", NULL))
    return FALSE;
  *none = n != 0;
  return TRUE;
}

static gboolean
finish_tally (MkrImportRun  *run,
              GError       **error)
{
  gboolean plain = FALSE;

  /* Sources that came with the import may pay from accounts of the book. */
  if (run->tally && (!mkr_payers_rebuild (run->book, error) || !mkr_ledger_is_plain (run->book, &plain, error)))
    return FALSE;
  if (plain && run->lands && !has_no_parts (run->book, &plain, error))
    return FALSE;
  if (!plain)
    return mkr_ledger_rebuild (run->book, error);
  return (!run->lands || mkr_worths_land (run->worths, run->tally, error)) &&
         mkr_tally_flush (run->tally, run->book, error);
}

static void
look_at_columns (MkrImportRun *run)
{
  for (guint i = 0; i < run->plan->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);

      run->has_projects |= row->entry->project && *row->entry->project;
      run->has_hours |= row->entry->seconds >= 0;
      /* A known row that is switched on comes once more. */
      run->has_twins |= row->occurrence != 1 || row->status == MKR_STATUS_KNOWN;
    }
}

static gboolean
begin_run (MkrImportRun  *run,
           GError       **error)
{

  if (!mkr_book_value (run->book, &run->batch, error, "SELECT ifnull (max (id), 0) + 1 FROM batch", NULL) ||
      !mkr_book_value (run->book, &run->first, error, "SELECT ifnull (max (id), 0) + 1 FROM entry", NULL) ||
      !make_account (run, error) || !mkr_import_run_turn_withdrawals (run, error) || !make_batch (run, error) || !begin_tally (run, error))
    return FALSE;

  run->next = run->first;
  run->has_subunits = is_subunit (run->plan);
  look_at_columns (run);
  return TRUE;
}

/* --- stopping --- */

static int
stop_cb (gpointer data)
{
  MkrImportRun *run = data;

  if (g_cancellable_is_cancelled (run->cancellable))
    run->is_stopped = TRUE;
  return run->is_stopped;
}

/* Statements over the whole book take long: they are stopped in their middle. The commit is not. */
static void
listen (MkrImportRun *run,
        gboolean      listens)
{
  listens = listens && run->cancellable;
  sqlite3_progress_handler (run->book->db, listens ? OPS_BETWEEN_LOOKS : 0, listens ? stop_cb : NULL, run);
}

/* After each written row. FALSE: the person stopped it. */
static gboolean
go_on (MkrImportRun *run)
{
  if (++run->n_done % ROWS_BETWEEN_LOOKS != 0 && run->n_done != run->n_all)
    return TRUE;
  if (run->progress)
    run->progress (run->n_done, run->n_all, run->progress_data);
  return !stop_cb (run);
}

static gboolean
write_rows (MkrImportRun  *run,
            GError       **error)
{
  for (guint i = 0; i < run->plan->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);
      gboolean ok = TRUE;

      if (!row->included)
        run->result.left_out += row->status != MKR_STATUS_KNOWN;
      else if (row->status == MKR_STATUS_NEW || row->status == MKR_STATUS_TWIN)
        ok = mkr_import_run_add (run, i, row->occurrence, error);
      else if (row->status == MKR_STATUS_CHANGED)
        ok = mkr_import_run_change (run, i, error);
      if (!ok || (row->included && row->status != MKR_STATUS_KNOWN && !go_on (run)))
        return FALSE;
    }
  if (!mkr_import_run_flush (run, error))
    return FALSE;
  /* Last, so that their occurrence comes after all others. */
  for (guint i = 0; i < run->plan->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);

      if (row->included && row->status == MKR_STATUS_KNOWN &&
          (!mkr_import_run_add_known (run, i, error) || !go_on (run)))
        return FALSE;
    }
  return mkr_import_run_flush (run, error);
}

/* A row that says another payer now may be another rule's, or none's. */
static gboolean
judge_changed (MkrImportRun  *run,
               GError       **error)
{
  return run->result.changed == 0 || mkr_payer_rules_settle (run->book, NULL, NULL, error);
}

static gboolean
finish_run (MkrImportRun  *run,
            GError       **error)
{
  gboolean added = run->next > run->first;

  return mkr_import_run_keep_text (run, error) && mkr_import_run_keep_corrections (run, error) &&
         mkr_import_run_keep_balances (run, error) && mkr_import_run_keep_landings (run, error) &&
         mkr_import_run_keep_known (run, error) &&
         mkr_book_run (run->book, error,
                       "UPDATE batch SET added = ?, changed = ?, left_out = ?, first_date = ?, last_date = ?, first_entry = ?, "
                       "last_entry = ? WHERE id = ?", "iiiddiii",
                       (gint64)run->result.added, (gint64)run->result.changed, (gint64)run->result.left_out,
                       run->first_date, run->last_date, added ? run->first : (gint64)0, added ? run->next - 1 : (gint64)0,
                       run->batch) &&
         judge_changed (run, error) && finish_tally (run, error);
}

/* How many rows are to be written. */
static guint
count_work (MkrImportPlan *self,
            guint         *left_out)
{
  guint n = 0;

  *left_out = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);

      n += row->included;
      *left_out += !row->included && row->status != MKR_STATUS_KNOWN;
    }
  return n;
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

/* Which row makes the sums burst is not known, but the largest one is worth a look. */
static void
name_too_large (MkrImportPlan  *self,
                GError        **error)
{
  guint i;

  if (!error || !g_error_matches (*error, MKR_ERROR, MKR_ERROR_OVERFLOW) ||
      !mkr_import_plan_find_largest (self, NULL, &i))
    return;

  g_clear_error (error);
  g_set_error (error, MKR_ERROR, MKR_ERROR_OVERFLOW,
               _("%s:%u: the amount is too large: with it, the sums of the book cannot be reckoned. "
                 "Correct the row, or leave it out."),
               mkr_statement_get_name (self->statement), g_array_index (self->rows, MkrPlanRow, i).entry->line);
}

static gboolean
can_begin (MkrImportPlan  *self,
           gboolean        skip_problems,
           GError        **error)
{
  if (self->counts.problems == 0 || skip_problems)
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_PROBLEM_ROWS,
               ngettext ("%s has %u row that cannot be read. Nothing was imported; correct it or leave it out.",
                         "%s has %u rows that cannot be read. Nothing was imported; correct them or leave them out.",
                         self->counts.problems),
               mkr_statement_get_name (self->statement), self->counts.problems);
  return FALSE;
}

/* All of it or nothing. */
static gboolean
run_through (MkrImportRun  *run,
             GError       **error)
{
  gboolean makes_account = run->plan->account == 0;
  gboolean ok;

  if (!mkr_book_begin (run->book, _("Importing the statement"), error))
    return FALSE;

  run->works = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  listen (run, TRUE);
  ok = is_unmoved (run->plan, run->book, error) && begin_run (run, error) && write_rows (run, error) && finish_run (run, error);
  listen (run, FALSE);
  sqlite3_finalize (run->insert);
  ok = ok && !stop_cb (run) && mkr_book_commit (run->book, error);
  if (!ok)
    {
      mkr_book_rollback (run->book);
      forget_made (run->plan, makes_account);
    }
  mkr_import_run_stop_tally (run);
  g_clear_pointer (&run->highest, g_hash_table_unref);
  g_hash_table_unref (run->works);
  return ok;
}

/**
 * mkr_import_plan_apply_full:
 * @skip_problems: leave out rows that cannot be read
 * @progress: (nullable): rows written, of how many
 * @cancellable: (nullable): takes everything back
 *
 * Writes the included rows in one transaction; after an error nothing changed. Errors: MKR_ERROR_PROBLEM_ROWS, _CHANGED
 * (make a new plan), _READ_ONLY, _MOVED, _BUSY, _IO …, G_IO_ERROR_CANCELLED.
 */
gboolean
mkr_import_plan_apply_full (MkrImportPlan    *self,
                            MkrBook          *book,
                            gboolean          skip_problems,
                            MkrProgressFunc   progress,
                            gpointer          user_data,
                            GCancellable     *cancellable,
                            MkrImportResult  *result,
                            GError          **error)
{
  MkrImportRun run = {
    .plan = self, .book = book, .first_date = MKR_DATE_NONE, .last_date = MKR_DATE_NONE,
    .progress = progress, .progress_data = user_data, .cancellable = cancellable,
  };
  guint left_out;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  memset (result, 0, sizeof *result);
  if (!can_begin (self, skip_problems, error))
    return FALSE;
  run.n_all = count_work (self, &left_out);
  if (run.n_all == 0 && (!self->says_more || left_out > 0))
    {
      result->left_out = left_out;
      return TRUE;
    }
  if (run_through (&run, error))
    {
      *result = run.result;
      result->batch = run.batch;
      return TRUE;
    }

  if (run.is_stopped)
    {
      g_clear_error (error);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The import was stopped. Nothing was changed."));
    }
  name_too_large (self, error);
  return FALSE;
}

gboolean
mkr_import_plan_apply (MkrImportPlan    *self,
                       MkrBook          *book,
                       gboolean          skip_problems,
                       MkrImportResult  *result,
                       GError          **error)
{
  return mkr_import_plan_apply_full (self, book, skip_problems, NULL, NULL, NULL, result, error);
}
