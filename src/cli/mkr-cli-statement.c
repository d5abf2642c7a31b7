/* mkr-cli-statement.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-statement.h"
#include "mkr-cli-values.h"
#include "mkr-correction.h"
#include "mkr-error.h"
#include "mkr-import-plan.h"
#include "mkr-mapping.h"

void
mkr_cli_reading_clear (MkrCliReading *self)
{
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->date_order, g_free);
  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->correct, g_strfreev);
  g_clear_pointer (&self->options.corrections, g_ptr_array_unref);
}

static gboolean
parse_corrections (MkrCliReading  *self,
                   GError        **error)
{
  if (self->correct == NULL)
    return TRUE;

  self->options.corrections = g_ptr_array_new_with_free_func ((GDestroyNotify) mkr_correction_free);
  for (guint i = 0; self->correct[i] != NULL; i++)
    {
      MkrCorrection *correction;

      if (!mkr_correction_parse (self->correct[i], &correction))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("--correct: “%s” is not a line, a column and a value. Write it as 8:Gross=12.50."),
                       self->correct[i]);
          return FALSE;
        }
      g_ptr_array_add (self->options.corrections, correction);
    }

  return TRUE;
}

gboolean
mkr_cli_reading_check (MkrCliReading  *self,
                       GError        **error)
{
  self->options.format = self->format;
  self->options.guess = self->guess;

  return mkr_cli_order ("--date-order", self->date_order, &self->options.date_order, error) &&
         mkr_cli_currency ("--currency", self->currency, &self->options.currency, error) &&
         parse_corrections (self, error);
}

MkrFormatSet *
mkr_cli_load_formats (GError **error)
{
  MkrFormatSet *formats = mkr_format_set_load (error);
  const char * const *warnings = formats != NULL ? mkr_format_set_get_warnings (formats) : NULL;

  for (guint i = 0; warnings != NULL && warnings[i] != NULL; i++)
    mkr_cli_remark (warnings[i]);

  return formats;
}

/* Statements are read for the window too: their errors cannot name the command line's options. */
static void
add_advice (GError **error)
{
  g_autofree char *message = NULL;

  if (!g_error_matches (*error, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT))
    return;

  message = g_strdup_printf (_("%s With --guess the columns are guessed; with --format ID the format is given, "
                               "and “makerent-cli formats” lists them."), (*error)->message);
  g_clear_error (error);
  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT, message);
}

/* Whoever did not say the format hears of the others that fit. */
static void
name_others (const MkrCliReading *self,
             MkrStatement        *statement)
{
  GPtrArray *others = mkr_statement_get_others (statement);

  for (guint i = 0; self->format == NULL && others != NULL && i < others->len; i++)
    {
      MkrFormat *other = g_ptr_array_index (others, i);
      /* Translators: a file, the name of the format that it was read as, then the name and id of another. */
      g_autofree char *line = g_strdup_printf (_("%s: read as “%s”; “%s” fits it too: --format %s"),
                                               mkr_statement_get_name (statement),
                                               mkr_format_get_name (mkr_statement_get_format (statement)),
                                               mkr_format_get_name (other), mkr_format_get_id (other));

      mkr_cli_remark (line);
    }
}

MkrStatement *
mkr_cli_read (MkrCliReading  *self,
              MkrFormatSet   *formats,
              const char     *path,
              GError        **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  MkrStatement *statement = mkr_statement_read_file (file, formats, &self->options, NULL, NULL,
                                                     self->cancellable, error);
  const char * const *notes;

  if (statement == NULL)
    {
      add_advice (error);
      return NULL;
    }

  name_others (self, statement);
  notes = mkr_statement_get_notes (statement);

  for (guint i = 0; notes != NULL && notes[i] != NULL; i++)
    {
      const char *name = mkr_statement_get_name (statement);
      g_autofree char *line = g_strdup_printf ("%s: %s", name, notes[i]);

      mkr_cli_remark (line);
    }

  return statement;
}

char *
mkr_cli_dup_problem (const MkrEntry *entry)
{
  if (*entry->cell == '\0' || strstr (entry->reason, entry->cell) != NULL)
    return g_strdup (entry->reason);

  if (*entry->cell_text == '\0' || strstr (entry->reason, entry->cell_text) != NULL)
    return g_strdup_printf ("%s: %s", entry->cell, entry->reason);

  return g_strdup_printf ("%s “%s”: %s", entry->cell, entry->cell_text, entry->reason);
}

static void
print_amount (MkrCliTable    *table,
              const MkrEntry *entry,
              gint64          units)
{
  if (entry->kind == MKR_KIND_PROBLEM)
    mkr_cli_table_text (table, "");
  else
    mkr_cli_table_decimal (table, (MkrDecimal) { units, entry->scale });
}

static void
print_entry (MkrCliTable    *table,
             const MkrEntry *entry,
             MkrStatus       status)
{
  g_autofree char *problem = NULL;

  if (entry->kind == MKR_KIND_PROBLEM)
    problem = mkr_cli_dup_problem (entry);

  mkr_cli_table_int (table, entry->line);
  mkr_cli_table_text (table, mkr_kind_id (entry->kind));
  mkr_cli_table_text (table, mkr_status_id (status));
  mkr_cli_table_date (table, entry->date);
  mkr_cli_table_currency (table, entry->currency);
  print_amount (table, entry, entry->gross);
  print_amount (table, entry, entry->fee);
  print_amount (table, entry, entry->net);
  mkr_cli_table_text (table, entry->reference);
  mkr_cli_table_text (table, entry->party);
  mkr_cli_table_text (table, problem != NULL ? problem : entry->reason);
}

/* Without a book all rows are new but those that the file has twice. */
static MkrStatus
status_in_file (GHashTable     *seen,
                const MkrEntry *entry)
{
  if (entry->kind == MKR_KIND_PROBLEM)
    return MKR_STATUS_PROBLEM;

  if (*entry->key == '\0' || g_hash_table_add (seen, (gpointer) entry->key))
    return MKR_STATUS_NEW;

  return MKR_STATUS_TWIN;
}

static void
print_without_book (MkrCliTable  *table,
                    MkrStatement *statement)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    {
      const MkrEntry *entry = mkr_statement_get (statement, i);

      print_entry (table, entry, status_in_file (seen, entry));
    }
}

static gboolean
print_against_book (MkrCli        *cli,
                    MkrCliTable   *table,
                    MkrStatement  *statement,
                    GError       **error)
{
  MkrPlanOptions options = MKR_PLAN_OPTIONS_INIT;
  g_autoptr(MkrImportPlan) plan = NULL;

  if (!mkr_cli_open_to_read (cli, error) ||
      (plan = mkr_import_plan_new (cli->book, statement, &options, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < mkr_import_plan_get_n (plan); i++)
    {
      const MkrPlanRow *row = mkr_import_plan_get (plan, i);

      print_entry (table, row->entry, row->status);
    }

  return TRUE;
}

static gboolean
has_problems (MkrStatement *statement)
{
  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    if (mkr_statement_get (statement, i)->kind == MKR_KIND_PROBLEM)
      return TRUE;

  return FALSE;
}

gboolean
mkr_cli_print_statement (MkrCli        *cli,
                         MkrStatement  *statement,
                         GError       **error)
{
  static const MkrColumn columns[] = {
    { "line", MKR_CELL_NUMBER }, { "kind", MKR_CELL_WORD }, { "status", MKR_CELL_WORD },
    { "date", MKR_CELL_WORD }, { "currency", MKR_CELL_WORD }, { "gross", MKR_CELL_NUMBER },
    { "fee", MKR_CELL_NUMBER }, { "net", MKR_CELL_NUMBER }, { "transaction_id", MKR_CELL_TEXT },
    { "party", MKR_CELL_TEXT }, { "reason", MKR_CELL_TEXT },
  };
  g_autoptr(MkrCliTable) table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  g_autofree char *book = mkr_cli_dup_book_path (cli);

  if (!g_file_test (book, G_FILE_TEST_EXISTS))
    print_without_book (table, statement);
  else if (!print_against_book (cli, table, statement, error))
    return FALSE;

  if (has_problems (statement))
    cli->exit_code = MKR_EXIT_SKIPPED;

  return mkr_cli_table_print (table, error);
}

/* What was taken for what, where the columns were guessed. */
static void
describe_guess (const char   *path,
                MkrStatement *statement,
                MkrFormatSet *formats)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(MkrMapping) mapping = NULL;

  for (guint i = 0; i < mkr_format_set_get_n (formats); i++)
    if (mkr_format_set_get (formats, i) == mkr_statement_get_format (statement))
      return;

  mapping = mkr_mapping_new_for_file (file, NULL, NULL);

  for (guint i = 0; mapping != NULL && i < mapping->columns->len; i++)
    {
      g_autofree char *line = mkr_mapping_describe (mapping, i);

      mkr_cli_remark (line);
    }
}

static gboolean
run_check_statement (MkrCli  *cli,
                     GError **error)
{
  g_auto(MkrCliReading) reading = MKR_CLI_READING_INIT;
  const GOptionEntry entries[] = { MKR_CLI_READING_ENTRIES (reading), { NULL } };
  g_autoptr(MkrFormatSet) formats = NULL;
  g_autoptr(MkrStatement) statement = NULL;

  if (!mkr_cli_parse (cli, entries, 1, 1, error) || !mkr_cli_reading_check (&reading, error) ||
      (formats = mkr_cli_load_formats (error)) == NULL ||
      (statement = mkr_cli_read (&reading, formats, cli->argv[0], error)) == NULL)
    return FALSE;

  if (reading.guess)
    describe_guess (cli->argv[0], statement, formats);

  return mkr_cli_print_statement (cli, statement, error);
}

const MkrCommand mkr_cli_statement_commands[] = {
  { "check-statement", NULL, N_("FILE"),
    N_("Reads a statement and says what each row is; changes nothing"), run_check_statement },
  { NULL }
};
