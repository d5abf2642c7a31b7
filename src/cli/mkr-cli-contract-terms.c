/* mkr-cli-contract-terms.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "mkr-cli-contract.h"
#include "mkr-duration.h"
#include "mkr-work-pay.h"

/* The rate that the same source paid before, in the same way and currency. */
static const MkrRateTerm *
rate_before (GPtrArray         *terms,
             GPtrArray         *contracts,
             const MkrRateTerm *now)
{
  const MkrContract *own = mkr_cli_contract_in (contracts, now->contract);
  const MkrRateTerm *was = NULL;

  for (guint i = 0; i < terms->len; i++)
    {
      const MkrRateTerm *term = g_ptr_array_index (terms, i);
      const MkrContract *other = mkr_cli_contract_in (contracts, term->contract);

      if (own != NULL && other != NULL && other->source == own->source && other->currency == own->currency &&
          term->basis == now->basis && term->from < now->from && (was == NULL || was->from < term->from))
        was = term;
    }
  return was;
}

static void
print_change (MkrCliTable       *table,
              const MkrRateTerm *was,
              const MkrRateTerm *now)
{
  int change = was != NULL ? mkr_rate_change (was, now) : G_MININT;

  if (change == G_MININT)
    mkr_cli_table_text (table, "");
  else
    mkr_cli_table_decimal (table, (MkrDecimal) { change, 2 });
}

static gboolean
print_rates (MkrCli  *cli,
             gint64   contract,
             GError **error)
{
  static const MkrColumn columns[] = {
    { "rate", MKR_CELL_NUMBER }, { "contract", MKR_CELL_TEXT }, { "from", MKR_CELL_WORD }, { "until", MKR_CELL_WORD },
    { "basis", MKR_CELL_WORD }, { "amount", MKR_CELL_NUMBER }, { "currency", MKR_CELL_WORD }, { "unit_cap", MKR_CELL_NUMBER },
    { "change_percent", MKR_CELL_NUMBER }, { "note", MKR_CELL_TEXT },
  };
  g_autoptr(GPtrArray) terms = mkr_rate_terms_list (cli->book, 0, error);
  g_autoptr(GPtrArray) contracts = terms != NULL ? mkr_contracts_list (cli->book, 0, NULL, error) : NULL;
  g_autoptr(MkrCliTable) table = NULL;

  if (contracts == NULL)
    return FALSE;
  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  for (guint i = 0; i < terms->len; i++)
    {
      const MkrRateTerm *term = g_ptr_array_index (terms, i);
      const MkrContract *own = mkr_cli_contract_in (contracts, term->contract);
      g_autofree char *cap = term->unit_cap != 0 ? mkr_duration_format (term->unit_cap) : NULL;

      if (own == NULL || (contract != 0 && own->id != contract))
        continue;
      mkr_cli_table_id (table, term->id);
      mkr_cli_table_text (table, mkr_cli_contract_name (cli, own));
      mkr_cli_table_date (table, term->from);
      mkr_cli_table_date (table, term->until);
      mkr_cli_table_text (table, mkr_pay_basis_id (term->basis));
      mkr_cli_table_decimal (table, term->rate);
      mkr_cli_table_currency (table, own->currency);
      mkr_cli_table_text (table, cap);
      print_change (table, rate_before (terms, contracts, term), term);
      mkr_cli_table_text (table, mkr_cli_free_text (cli, term->note));
    }
  return mkr_cli_table_print (table, error);
}

gboolean
mkr_cli_run_contract_rates (MkrCli  *cli,
                            GError **error)
{
  g_autoptr(MkrContract) contract = NULL;

  if (!mkr_cli_parse (cli, NULL, 0, 1, error) || !mkr_cli_open_to_read (cli, error) ||
      (cli->argc == 1 && (contract = mkr_contract_find (cli->book, cli->argv[0], error)) == NULL))
    return FALSE;
  return print_rates (cli, contract != NULL ? contract->id : 0, error);
}

gboolean
mkr_cli_run_contract_rate (MkrCli  *cli,
                           GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *basis = NULL;
  g_autofree char *cap = NULL;
  g_autoptr(MkrRateTerm) term = g_new0 (MkrRateTerm, 1);
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("The first day it holds on; default: today"), N_("DATE") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_("Its last day; default: until the next rate"), N_("DATE") },
    { "basis", 0, 0, G_OPTION_ARG_STRING, &basis,
      N_("What is paid: hour, task, unit, word, deliverable, fixed or royalty; default: hour"), N_("BASIS") },
    { "unit-cap", 0, 0, G_OPTION_ARG_STRING, &cap, N_("Time of a task that counts at most, such as 45m"), N_("TIME") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &term->note, N_("A note of your own"), N_("TEXT") },
    { NULL }
  };
  g_autoptr(MkrContract) contract = NULL;

  term->basis = MKR_PAY_HOUR;
  term->from = term->until = MKR_DATE_NONE;
  if (!mkr_cli_parse (cli, entries, 2, 2, error) ||
      !(mkr_decimal_parse (cli->argv[1], &term->rate, error) || mkr_cli_bad_value ("RATE", error)) ||
      !mkr_cli_date ("--from", from, &term->from, error) || !mkr_cli_date ("--until", until, &term->until, error) ||
      !MKR_CLI_ENUM (pay_basis, "--basis", basis, &term->basis, error) ||
      !mkr_cli_duration ("--unit-cap", cap, &term->unit_cap, error) || !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      (contract = mkr_contract_find (cli->book, cli->argv[0], error)) == NULL)
    return FALSE;

  term->contract = contract->id;
  if (term->from == MKR_DATE_NONE)
    term->from = mkr_book_today (cli->book);
  return mkr_rate_term_add (cli->book, term, error) && print_rates (cli, contract->id, error);
}

gboolean
mkr_cli_run_contract_unrate (MkrCli  *cli,
                             GError **error)
{
  gint64 id = 0;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_id ("RATE", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) && mkr_rate_term_remove (cli->book, id, error);
}

static gboolean
print_clauses (MkrCli             *cli,
               const MkrContract  *contract,
               GError            **error)
{
  static const MkrColumn columns[] = {
    { "clause", MKR_CELL_NUMBER }, { "matter", MKR_CELL_WORD }, { "said", MKR_CELL_WORD }, { "ends", MKR_CELL_WORD },
    { "last_day", MKR_CELL_WORD }, { "starts", MKR_CELL_WORD }, { "page", MKR_CELL_TEXT }, { "party", MKR_CELL_TEXT },
    { "text", MKR_CELL_TEXT }, { "done", MKR_CELL_WORD },
  };
  g_autoptr(GPtrArray) clauses = mkr_clauses_list (cli->book, contract->id, error);
  g_autoptr(MkrCliTable) table = NULL;

  if (clauses == NULL)
    return FALSE;
  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  for (guint i = 0; i < clauses->len; i++)
    {
      const MkrClause *clause = g_ptr_array_index (clauses, i);

      mkr_cli_table_id (table, clause->id);
      mkr_cli_table_text (table, mkr_clause_field_id (clause->field));
      mkr_cli_table_text (table, mkr_said_id (clause->said));
      mkr_cli_table_text (table, mkr_ends_id (clause->ends_how));
      mkr_cli_table_date (table, mkr_clause_last (clause, contract, mkr_clauses_use_ends (clauses, contract)));
      mkr_cli_table_date (table, clause->starts);
      mkr_cli_table_text (table, clause->page);
      mkr_cli_table_text (table, mkr_cli_free_text (cli, clause->party));
      mkr_cli_table_text (table, mkr_cli_free_text (cli, clause->text));
      mkr_cli_table_date (table, clause->done_on);
    }
  return mkr_cli_table_print (table, error);
}

gboolean
mkr_cli_run_contract_clauses (MkrCli  *cli,
                              GError **error)
{
  g_autoptr(MkrContract) contract = NULL;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_open_to_read (cli, error) &&
         (contract = mkr_contract_find (cli->book, cli->argv[0], error)) != NULL && print_clauses (cli, contract, error);
}

/* “24 months”, “2 years”, “30 days”. */
static gboolean
take_period (const char *number,
             const char *unit,
             MkrClause  *clause)
{
  gint64 n;

  if (!g_ascii_string_to_signed (number, 10, 1, 36600, &n, NULL))
    return FALSE;
  clause->months = clause->days = 0;
  if (g_str_has_prefix (unit, "year") && n <= 100)
    clause->months = (int) n * 12;
  else if (g_str_has_prefix (unit, "month"))
    clause->months = (int) n;
  else if (g_str_has_prefix (unit, "week") && n <= 5000)
    clause->days = (int) n * 7;
  else if (g_str_has_prefix (unit, "day"))
    clause->days = (int) n;
  return clause->months != 0 || clause->days != 0;
}

/* “no-end”, “silent”, a day, “24 months after ended”, “12 months from own”. */
static gboolean
take_ends (const char  *text,
           MkrClause   *clause,
           GError     **error)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  const guint n = g_strv_length (words);
  gboolean after = n == 4 && strcmp (words[2], "after") == 0;

  clause->ends = MKR_DATE_NONE;
  clause->runs_from = MKR_TRIGGER_NONE;
  clause->months = clause->days = 0;
  if (strcmp (text, "no-end") == 0 || strcmp (text, "silent") == 0)
    {
      clause->ends_how = *text == 'n' ? MKR_ENDS_NEVER : MKR_ENDS_SILENT;
      return TRUE;
    }
  if (n == 1 && mkr_date_parse (text, &clause->ends, NULL))
    {
      clause->ends_how = MKR_ENDS_DATE;
      return TRUE;
    }
  if (n == 4 && (after || strcmp (words[2], "from") == 0) && take_period (words[0], words[1], clause))
    {
      clause->ends_how = after ? MKR_ENDS_AFTER : MKR_ENDS_FOR;
      return mkr_trigger_from_id (words[3], &clause->runs_from, error) || mkr_cli_bad_value ("--ends", error);
    }
  g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
               _("“%s” is no end of a clause. Write no-end, silent, a day, or a period such as “24 months after ended” "
                 "or “12 months from own”."), text);
  return mkr_cli_bad_value ("--ends", error);
}

gboolean
mkr_cli_run_contract_clause (MkrCli  *cli,
                             GError **error)
{
  g_autofree char *starts = NULL;
  g_autofree char *ends = NULL;
  g_autofree char *done = NULL;
  g_autofree char *change = NULL;
  g_autoptr(MkrClause) clause = mkr_clause_new (0, 0, 0);
  const GOptionEntry entries[] = {
    { "ends", 0, 0, G_OPTION_ARG_STRING, &ends,
      N_("no-end, silent, a day, “24 months after ended” or “12 months from own”; runs from signed, starts, ended, own or use"),
      N_("END") },
    { "starts", 0, 0, G_OPTION_ARG_STRING, &starts, N_("Its own first day"), N_("DATE") },
    { "party", 0, 0, G_OPTION_ARG_STRING, &clause->party, N_("Whom it is about, such as the introduced client"), N_("NAME") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &clause->text, N_("What it covers, in short"), N_("TEXT") },
    { "page", 0, 0, G_OPTION_ARG_STRING, &clause->page, N_("Where the paper says so, such as “p. 3”"), N_("PAGE") },
    { "done", 0, 0, G_OPTION_ARG_STRING, &done, N_("The day it was done or waived"), N_("DATE") },
    { "replace", 0, 0, G_OPTION_ARG_STRING, &change, N_("Takes the place of this clause"), N_("CLAUSE") },
    { NULL }
  };
  g_autoptr(MkrContract) contract = NULL;

  if (!mkr_cli_parse (cli, entries, 3, 3, error) ||
      !MKR_CLI_ENUM (clause_field, "MATTER", cli->argv[1], &clause->field, error) ||
      !MKR_CLI_ENUM (said, "SAID", cli->argv[2], &clause->said, error) ||
      !mkr_cli_date ("--starts", starts, &clause->starts, error) || !mkr_cli_date ("--done", done, &clause->done_on, error) ||
      !(ends == NULL || take_ends (ends, clause, error)) || !mkr_cli_id ("--replace", change, &clause->id, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      (contract = mkr_contract_find (cli->book, cli->argv[0], error)) == NULL)
    return FALSE;

  clause->contract = contract->id;
  return (clause->id != 0 ? mkr_clause_edit (cli->book, clause, error) : mkr_clause_add (cli->book, clause, error)) &&
         print_clauses (cli, contract, error);
}

gboolean
mkr_cli_run_contract_unclause (MkrCli  *cli,
                               GError **error)
{
  gint64 id = 0;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_id ("CLAUSE", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) && mkr_clause_remove (cli->book, id, error);
}
