/* mkr-cli-import.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-statement.h"
#include "mkr-cli-stop.h"
#include "mkr-cli-values.h"
#include "mkr-error.h"
#include "mkr-import-plan.h"
#include "mkr-mapping.h"

/* A file with more amounts beyond all sums is refused. */
#define MAX_TOO_LARGE 10

/* A book that another program keeps writing to. */
#define MAX_TRIES 5

typedef struct
{
  MkrCliReading   reading;
  MkrPlanOptions  plan;
  gboolean        skip_problems;
  GPtrArray      *statements;   /* MkrStatement, all read before the first is applied */
  char           *made_book;    /* path of the book that this import made */
  MkrCliTable       *table;
} Import;

static void
import_clear (Import *self)
{
  mkr_cli_reading_clear (&self->reading);
  g_free ((char *) self->plan.account);
  g_free ((char *) self->plan.source);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->table, mkr_cli_table_free);
  g_free (self->made_book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

typedef MkrUndoReport UndoReport;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UndoReport, mkr_undo_report_clear)

/* Lists the problem rows of all files on standard error; returns how many there are. */
static guint
list_problems (Import *self)
{
  guint n = 0;

  for (guint s = 0; s < self->statements->len; s++)
    {
      MkrStatement *statement = g_ptr_array_index (self->statements, s);

      for (guint i = 0; i < mkr_statement_get_n (statement); i++)
        {
          const MkrEntry *entry = mkr_statement_get (statement, i);
          g_autofree char *problem = NULL;
          g_autofree char *line = NULL;

          if (entry->kind != MKR_KIND_PROBLEM)
            continue;

          problem = mkr_cli_dup_problem (entry);
          line = g_strdup_printf ("%s:%u: %s", mkr_statement_get_name (statement), entry->line, problem);
          mkr_cli_remark (line);
          n++;
        }
    }

  return n;
}

static gboolean
read_statements (Import        *self,
                 char         **paths,
                 MkrFormatSet  *formats,
                 GError       **error)
{
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) mkr_statement_unref);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      MkrStatement *statement = mkr_cli_read (&self->reading, formats, paths[i], error);

      if (statement == NULL)
        return FALSE;

      g_ptr_array_add (self->statements, statement);
    }

  return TRUE;
}

static gboolean
check_problems (MkrCli  *cli,
                Import  *self,
                GError **error)
{
  guint n = list_problems (self);

  if (n == 0)
    return TRUE;

  if (self->skip_problems)
    {
      cli->exit_code = MKR_EXIT_SKIPPED;
      return TRUE;
    }

  g_set_error (error, MKR_ERROR, MKR_ERROR_PROBLEM_ROWS,
               g_dngettext (GETTEXT_PACKAGE,
                            "%u row cannot be read; nothing was imported. Correct it, or leave it out with --skip-problems.",
                            "%u rows cannot be read; nothing was imported. Correct them, or leave them out with --skip-problems.",
                            n), n);
  return FALSE;
}

/* The currency of a book that the first import makes: that of its first row of money. */
static const MkrCurrency *
find_currency (Import *self)
{
  const MkrCurrency *any = self->reading.options.currency;

  for (guint s = 0; s < self->statements->len; s++)
    for (guint i = 0; i < mkr_statement_get_n (g_ptr_array_index (self->statements, s)); i++)
      {
        const MkrEntry *entry = mkr_statement_get (g_ptr_array_index (self->statements, s), i);

        if (entry->currency != NULL && entry->kind == MKR_KIND_EARNING)
          return entry->currency;
        if (any == NULL && entry->kind != MKR_KIND_PROBLEM)
          any = entry->currency;
      }

  return any;
}

static gboolean
open_or_make_book (MkrCli  *cli,
                   Import  *self,
                   GError **error)
{
  g_autofree char *path = mkr_cli_dup_book_path (cli);
  g_autofree char *line = NULL;
  g_autoptr(MkrBook) book = NULL;
  const MkrCurrency *currency;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error);

  currency = find_currency (self);

  if (currency == NULL)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_CURRENCY,
                           _("There is no book yet, and the file does not say its currency. "
                             "Give it with --currency, or make the book with “makerent-cli new --currency USD”."));
      return FALSE;
    }

  book = mkr_book_create (path, currency, error);

  if (book == NULL)
    return FALSE;

  self->made_book = g_strdup (path);
  line = g_strdup_printf (_("A new book in %s was made: %s"), currency->code, path);
  mkr_cli_remark (line);

  return mkr_book_close (book, error) && mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error);
}

static void
print_summary (MkrCliTable         *table,
               MkrImportPlan       *plan,
               const MkrPlanCounts *too_large,
               gint64               batch)
{
  MkrStatement *statement = mkr_import_plan_get_statement (plan);
  MkrPlanCounts counts;

  mkr_import_plan_get_counts (plan, &counts);
  counts.new_rows -= too_large->new_rows;
  counts.twin -= too_large->twin;
  counts.changed -= too_large->changed;
  counts.problems += too_large->problems;
  mkr_cli_table_text (table, mkr_statement_get_name (statement));
  mkr_cli_table_text (table, mkr_format_get_id (mkr_statement_get_format (statement)));
  mkr_cli_table_id (table, batch);
  mkr_cli_table_int (table, counts.new_rows);
  mkr_cli_table_int (table, counts.twin);
  mkr_cli_table_int (table, counts.known);
  mkr_cli_table_int (table, counts.changed);
  mkr_cli_table_int (table, counts.not_income);
  mkr_cli_table_int (table, counts.problems);
}

/* An amount that cannot be added up is as good as one that cannot be read: its row is left out and said. */
static gboolean
leave_out_largest (MkrImportPlan *plan,
                   MkrPlanCounts *too_large,
                   const GError  *why)
{
  const MkrPlanRow *row;
  guint i;

  if (!g_error_matches (why, MKR_ERROR, MKR_ERROR_OVERFLOW) || too_large->problems == MAX_TOO_LARGE ||
      !mkr_import_plan_find_largest (plan, NULL, &i) || !mkr_import_plan_set_included (plan, i, FALSE))
    return FALSE;

  row = mkr_import_plan_get (plan, i);
  too_large->problems++;
  too_large->new_rows += row->status == MKR_STATUS_NEW;
  too_large->twin += row->status == MKR_STATUS_TWIN;
  too_large->changed += row->status == MKR_STATUS_CHANGED;
  mkr_cli_remark (why->message);
  return TRUE;
}

static gboolean
apply_plan (MkrCli           *cli,
            Import           *self,
            MkrImportPlan    *plan,
            MkrPlanCounts    *too_large,
            MkrImportResult  *result,
            GError          **error)
{
  g_autoptr(GError) why = NULL;

  while (!mkr_import_plan_apply_full (plan, cli->book, self->skip_problems, NULL, NULL, self->reading.cancellable, result, &why))
    {
      if (!self->skip_problems || !leave_out_largest (plan, too_large, why))
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
      g_clear_error (&why);
      cli->exit_code = MKR_EXIT_SKIPPED;
    }
  return TRUE;
}

/* Another program may write between the plan and its import: then the rows are compared with the book once more. */
static MkrImportPlan *
plan_and_apply (MkrCli           *cli,
                Import           *self,
                MkrStatement     *statement,
                MkrPlanCounts    *too_large,
                MkrImportResult  *result,
                GError          **error)
{
  for (guint tries = 1; ; tries++)
    {
      g_autoptr(MkrImportPlan) plan = mkr_import_plan_new (cli->book, statement, &self->plan, error);
      g_autoptr(GError) why = NULL;

      *too_large = (MkrPlanCounts) { 0 };
      if (plan == NULL)
        return NULL;
      if (apply_plan (cli, self, plan, too_large, result, &why))
        return g_steal_pointer (&plan);
      if (tries == MAX_TRIES || !g_error_matches (why, MKR_ERROR, MKR_ERROR_CHANGED))
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return NULL;
        }
    }
}

/* The rows are in the book: that the format could not be kept is no failure of the import. */
static void
keep_guess (MkrStatement *statement,
            const char   *account)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL, *line = NULL;

  if (!mkr_own_format_keep_guess (mkr_statement_get_format (statement), account, &id, &error))
    line = g_strdup (error->message);
  else if (id != NULL)
    /* Translators: a file's name, the name of an account, the id of a format. */
    line = g_strdup_printf (_("%s: the guess was kept as the format %s: files with the same columns go into the account “%s”. "
                              "“makerent-cli formats map” corrects it."), mkr_statement_get_name (statement), id, account);
  if (line != NULL)
    mkr_cli_remark (line);
}

static gboolean
apply_statement (MkrCli        *cli,
                 Import        *self,
                 MkrStatement  *statement,
                 GError       **error)
{
  g_autoptr(MkrImportPlan) plan = NULL;
  MkrImportResult result = { 0 };
  MkrPlanCounts too_large;

  plan = plan_and_apply (cli, self, statement, &too_large, &result, error);
  if (plan == NULL)
    {
      /* What names a line names the file already. */
      if (error != NULL && !g_str_has_prefix ((*error)->message, mkr_statement_get_name (statement)))
        g_prefix_error (error, "%s: ", mkr_statement_get_name (statement));
      return FALSE;
    }

  print_summary (self->table, plan, &too_large, result.batch);
  if (result.batch != 0)
    keep_guess (statement, mkr_import_plan_get_account (plan));
  return TRUE;
}

/* After a failure nothing may have changed, so a book that was made for this import goes again. */
static void
drop_made_book (MkrCli *cli,
                Import *self)
{
  if (self->made_book == NULL || !mkr_book_close (cli->book, NULL))
    return;

  g_clear_object (&cli->book);
  g_unlink (self->made_book);
}

/* Several files are one change of the book. */
static gboolean
apply_group (MkrCli  *cli,
             Import  *self,
             GError **error)
{
  guint applied = 0;
  gboolean ok;

  if (!mkr_book_begin_group (cli->book, error))
    return FALSE;

  while (applied < self->statements->len &&
         apply_statement (cli, self, g_ptr_array_index (self->statements, applied), error))
    applied++;
  ok = applied == self->statements->len &&
       !g_cancellable_set_error_if_cancelled (self->reading.cancellable, error);
  return mkr_book_end_group (cli->book, ok, ok ? error : NULL) && ok;
}

/* One file is one by itself; if nothing in it is new, nothing is written. */
static gboolean
apply_all (MkrCli  *cli,
           Import  *self,
           GError **error)
{
  gboolean ok = self->statements->len == 1 ? apply_statement (cli, self, g_ptr_array_index (self->statements, 0), error)
                                           : apply_group (cli, self, error);

  if (!ok)
    drop_made_book (cli, self);
  return ok;
}

/* A line belongs to a file. */
static gboolean
check_one_file (MkrCli  *cli,
                Import  *self,
                GError **error)
{
  if (self->reading.options.corrections == NULL || cli->argv[1] == NULL)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("--correct goes with one file; import the others by themselves."));
  return FALSE;
}

static gboolean
run_stoppable (MkrCli  *cli,
               GError **error)
{
  static const MkrColumn columns[] = {
    { "file", MKR_CELL_TEXT }, { "format", MKR_CELL_WORD }, { "batch", MKR_CELL_NUMBER },
    { "new", MKR_CELL_NUMBER }, { "twin", MKR_CELL_NUMBER }, { "known", MKR_CELL_NUMBER },
    { "changed", MKR_CELL_NUMBER }, { "not_income", MKR_CELL_NUMBER },
    { "problems", MKR_CELL_NUMBER },
  };
  g_auto(Import) self = { .reading = MKR_CLI_READING_INIT };
  const GOptionEntry entries[] = {
    MKR_CLI_READING_ENTRIES (self.reading),
    { "account", 0, 0, G_OPTION_ARG_STRING, &self.plan.account,
      N_("The account that the statement is of; made if it is not there"), N_("NAME") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &self.plan.source,
      N_("One source for all rows"), N_("NAME") },
    { "skip-problems", 0, 0, G_OPTION_ARG_NONE, &self.skip_problems,
      N_("Leave out rows that cannot be read, instead of refusing the file"), NULL },
    { NULL }
  };
  g_autoptr(MkrFormatSet) formats = NULL;

  self.reading.cancellable = mkr_cli_stop_on_signal ();
  self.plan.ask = TRUE;
  if (!mkr_cli_parse (cli, entries, 1, -1, error))
    return FALSE;

  self.reading.options.guess_name = self.plan.account;
  if (!mkr_cli_reading_check (&self.reading, error) ||
      !check_one_file (cli, &self, error) ||
      (formats = mkr_cli_load_formats (error)) == NULL ||
      !read_statements (&self, cli->argv, formats, error) || !check_problems (cli, &self, error) ||
      !open_or_make_book (cli, &self, error))
    return FALSE;

  self.table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  return apply_all (cli, &self, error) && mkr_cli_table_print (self.table, error);
}

/* Whatever was under way when the person stopped it, one sentence says what she wants to know. */
static gboolean
run_import (MkrCli  *cli,
            GError **error)
{
  g_autoptr(GError) why = NULL;

  if (run_stoppable (cli, &why))
    return TRUE;

  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The import was stopped. Nothing was changed."));
  else
    g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

static void
print_time (MkrCliTable *table,
            gint64       seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  mkr_cli_table_text (table, text);
}

static gboolean
run_imports (MkrCli  *cli,
             GError **error)
{
  static const MkrColumn columns[] = {
    { "batch", MKR_CELL_NUMBER }, { "file", MKR_CELL_TEXT }, { "format", MKR_CELL_WORD },
    { "account", MKR_CELL_TEXT }, { "imported", MKR_CELL_WORD }, { "first", MKR_CELL_WORD },
    { "last", MKR_CELL_WORD }, { "rows", MKR_CELL_NUMBER }, { "added", MKR_CELL_NUMBER },
    { "changed", MKR_CELL_NUMBER }, { "left_out", MKR_CELL_NUMBER }, { "undone", MKR_CELL_WORD },
  };
  g_autoptr(MkrCliTable) table = NULL;
  g_autoptr(GPtrArray) batches = NULL;

  if (!mkr_cli_parse (cli, NULL, 0, 0, error) || !mkr_cli_open_to_read (cli, error) ||
      (batches = mkr_batches_list (cli->book, error)) == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint i = 0; i < batches->len; i++)
    {
      const MkrBatch *batch = g_ptr_array_index (batches, i);

      mkr_cli_table_id (table, batch->id);
      mkr_cli_table_text (table, batch->file_name);
      mkr_cli_table_text (table, batch->format);
      mkr_cli_table_text (table, batch->account_name);
      print_time (table, batch->imported_at);
      mkr_cli_table_date (table, batch->period.first);
      mkr_cli_table_date (table, batch->period.last);
      mkr_cli_table_int (table, batch->rows);
      mkr_cli_table_int (table, batch->added);
      mkr_cli_table_int (table, batch->changed);
      mkr_cli_table_int (table, batch->left_out);
      mkr_cli_table_yes (table, batch->undone);
    }

  return mkr_cli_table_print (table, error);
}

static gboolean
run_undo_import (MkrCli  *cli,
                 GError **error)
{
  static const MkrColumn columns[] = {
    { "batch", MKR_CELL_NUMBER }, { "removed", MKR_CELL_NUMBER }, { "restored", MKR_CELL_NUMBER },
    { "kept", MKR_CELL_NUMBER },
  };
  g_autoptr(MkrCliTable) table = NULL;
  g_auto(UndoReport) report = { 0 };
  gboolean dry_run = FALSE;
  gint64 batch = 0;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would go, come back and stay"), NULL },
    { NULL }
  };

  if (!mkr_cli_parse (cli, entries, 1, 1, error) ||
      !mkr_cli_id ("BATCH", cli->argv[0], &batch, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      !(dry_run ? mkr_batch_try_undo : mkr_batch_undo) (cli->book, batch, &report, error))
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  mkr_cli_table_id (table, batch);
  mkr_cli_table_int (table, report.removed);
  mkr_cli_table_int (table, report.restored);
  mkr_cli_table_int (table, report.kept);

  for (guint i = 0; report.lines != NULL && report.lines[i] != NULL; i++)
    mkr_cli_remark (report.lines[i]);

  return mkr_cli_table_print (table, error);
}

const MkrCommand mkr_cli_import_commands[] = {
  { "import", NULL, N_("FILE…"), N_("Imports statements, all of them or none"), run_import },
  { "imports", NULL, NULL, N_("Lists what was imported"), run_imports },
  { "undo-import", NULL, N_("BATCH"), N_("Takes an import back"), run_undo_import },
  { NULL }
};
