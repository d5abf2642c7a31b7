/* mkr-cli-duties.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-contract.h"
#include "mkr-duties.h"
#include "mkr-real-rate.h"

static void
print_duty (MkrCli        *cli,
            MkrCliTable   *table,
            const MkrDuty *duty)
{
  const MkrClause *clause = duty->clause;

  mkr_cli_table_text (table, mkr_cli_contract_name (cli, duty->contract));
  mkr_cli_table_text (table, clause != NULL ? mkr_clause_field_id (clause->field) : "contract");
  mkr_cli_table_text (table, mkr_duty_state_id (duty->state));
  mkr_cli_table_date (table, duty->last);
  mkr_cli_table_text (table, duty->alert ? "yes" : "no");
  mkr_cli_table_date (table, duty->next_alert);
  mkr_cli_table_text (table, clause != NULL ? clause->page : "");
  mkr_cli_table_text (table, mkr_cli_free_text (cli, clause != NULL ? clause->party : ""));
  mkr_cli_table_text (table, mkr_cli_free_text (cli, clause != NULL ? clause->text : ""));
}

/* duties and report duties. */
static gboolean
run_duties (MkrCli  *cli,
            GError **error)
{
  static const MkrColumn columns[] = {
    { "contract", MKR_CELL_TEXT }, { "matter", MKR_CELL_WORD }, { "state", MKR_CELL_WORD }, { "last_day", MKR_CELL_WORD },
    { "alert", MKR_CELL_WORD }, { "next_alert", MKR_CELL_WORD }, { "page", MKR_CELL_TEXT }, { "party", MKR_CELL_TEXT },
    { "text", MKR_CELL_TEXT },
  };
  gboolean all = FALSE, alerts = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Those that are past or done, too"), NULL },
    { "alerts", 0, 0, G_OPTION_ARG_NONE, &alerts, N_("Only those that end soon"), NULL },
    { NULL }
  };
  g_autoptr(MkrDuties) duties = NULL;
  g_autoptr(MkrCliTable) table = NULL;

  if (!mkr_cli_parse (cli, entries, 0, 0, error) || !mkr_cli_open_to_read (cli, error) ||
      (duties = mkr_duties_new (cli->book, mkr_book_today (cli->book), error)) == NULL)
    return FALSE;
  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  for (guint i = 0; i < duties->duties->len; i++)
    {
      const MkrDuty *duty = &g_array_index (duties->duties, MkrDuty, i);

      if ((all || duty->state < MKR_DUTY_PAST) && (!alerts || duty->alert))
        print_duty (cli, table, duty);
    }
  return mkr_cli_table_print (table, error);
}

static gboolean
print_answer (MkrCli              *cli,
              const MkrMayAnswer  *answer,
              GError             **error)
{
  static const MkrColumn columns[] = {
    { "answer", MKR_CELL_WORD }, { "contract", MKR_CELL_TEXT }, { "matter", MKR_CELL_WORD }, { "said", MKR_CELL_WORD },
    { "ends", MKR_CELL_WORD }, { "last_day", MKR_CELL_WORD }, { "page", MKR_CELL_TEXT }, { "party", MKR_CELL_TEXT },
    { "text", MKR_CELL_TEXT },
  };
  g_autoptr(MkrCliTable) table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint i = 0; i < answer->reasons->len; i++)
    {
      const MkrMayReason *reason = &g_array_index (answer->reasons, MkrMayReason, i);

      mkr_cli_table_text (table, mkr_may_id (reason->may));
      mkr_cli_table_text (table, mkr_cli_contract_name (cli, reason->contract));
      mkr_cli_table_text (table, mkr_clause_field_id (reason->clause->field));
      mkr_cli_table_text (table, mkr_said_id (reason->clause->said));
      mkr_cli_table_text (table, mkr_ends_id (reason->clause->ends_how));
      mkr_cli_table_date (table, reason->last);
      mkr_cli_table_text (table, reason->clause->page);
      mkr_cli_table_text (table, mkr_cli_free_text (cli, reason->clause->party));
      mkr_cli_table_text (table, mkr_cli_free_text (cli, reason->clause->text));
    }
  if (answer->reasons->len == 0)
    mkr_cli_remark (_("No clause in the register speaks of it. The register holds what was entered, not what the law says."));
  return mkr_cli_table_print (table, error);
}

static gboolean
run_may_show (MkrCli  *cli,
              GError **error)
{
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("The day; default: today"), N_("DATE") },
    { NULL }
  };
  g_autoptr(MkrContract) contract = NULL;
  g_autoptr(MkrMayAnswer) answer = NULL;
  MkrDate day;

  if (!mkr_cli_parse (cli, entries, 1, 1, error) || !mkr_cli_open_to_read (cli, error))
    return FALSE;
  day = mkr_book_today (cli->book);
  return mkr_cli_date ("--on", on, &day, error) &&
         (contract = mkr_contract_find (cli->book, cli->argv[0], error)) != NULL &&
         (answer = mkr_may_show (cli->book, contract->id, day, error)) != NULL && print_answer (cli, answer, error);
}

static gboolean
run_may_work (MkrCli  *cli,
              GError **error)
{
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("The day; default: today"), N_("DATE") },
    { NULL }
  };
  g_autoptr(MkrMayAnswer) answer = NULL;
  MkrDate day;

  if (!mkr_cli_parse (cli, entries, 1, 1, error) || !mkr_cli_open_to_read (cli, error))
    return FALSE;
  day = mkr_book_today (cli->book);
  return mkr_cli_date ("--on", on, &day, error) &&
         (answer = mkr_may_work_for (cli->book, cli->argv[0], day, error)) != NULL && print_answer (cli, answer, error);
}

/* A rate an hour, or nothing. */
static void
print_hourly (MkrCliTable       *table,
              gint64             rate,
              const MkrCurrency *currency)
{
  mkr_cli_table_money (table, rate, rate >= 0 ? currency : NULL);
}

static void
print_rate_row (MkrCliTable      *table,
                const MkrRateRow *row)
{
  int unpaid = mkr_unpaid_share (&row->work);

  mkr_cli_table_text (table, row->label);
  mkr_cli_table_currency (table, row->currency);
  mkr_cli_table_text (table, row->listed ? mkr_pay_basis_id (row->basis) : "");
  if (row->listed)
    mkr_cli_table_decimal (table, row->rate);
  else
    mkr_cli_table_text (table, "");
  if (row->change_bp != G_MININT)
    mkr_cli_table_decimal (table, (MkrDecimal) { row->change_bp, 2 });
  else
    mkr_cli_table_text (table, "");
  mkr_cli_table_int (table, row->work.seconds / 60);
  mkr_cli_table_int (table, row->work.counted / 60);
  if (unpaid >= 0)
    mkr_cli_table_decimal (table, (MkrDecimal) { unpaid, 2 });
  else
    mkr_cli_table_text (table, "");
  mkr_cli_table_money (table, row->work.pay, row->currency);
  print_hourly (table, row->paid_rate, row->currency);
  print_hourly (table, row->rate_of_all, row->currency);
  mkr_cli_table_money (table, row->net, row->received ? row->currency : NULL);
  print_hourly (table, row->real_rate, row->currency);
  mkr_cli_table_text (table, row->below_floor ? "yes" : "no");
}

static gboolean
run_rates (MkrCli  *cli,
           GError **error)
{
  static const MkrColumn columns[] = {
    { "name", MKR_CELL_TEXT }, { "currency", MKR_CELL_WORD }, { "basis", MKR_CELL_WORD }, { "listed_rate", MKR_CELL_NUMBER },
    { "change_percent", MKR_CELL_NUMBER }, { "minutes", MKR_CELL_NUMBER }, { "paid_minutes", MKR_CELL_NUMBER },
    { "unpaid_percent", MKR_CELL_NUMBER }, { "by_rates", MKR_CELL_NUMBER }, { "paid_rate", MKR_CELL_NUMBER },
    { "rate_of_all_hours", MKR_CELL_NUMBER }, { "received", MKR_CELL_NUMBER }, { "real_rate", MKR_CELL_NUMBER },
    { "below_floor", MKR_CELL_WORD },
  };
  g_autofree char *by = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_("contract or source; default: contract"), N_("WHAT") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("First day or month"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Last day or month"), N_("DATE") },
    { NULL }
  };
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(MkrCliTable) table = NULL;
  MkrPeriod period;

  if (!mkr_cli_parse (cli, entries, 0, 0, error) || !mkr_cli_period (from, to, &period, error))
    return FALSE;
  if (by != NULL && !g_str_equal (by, "contract") && !g_str_equal (by, "source"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("--by: “%s” is not known here. Use one of: %s."), by,
                   "contract, source");
      return FALSE;
    }
  if (!mkr_cli_open_to_read (cli, error) ||
      (rows = mkr_rate_rows_new (cli->book, g_strcmp0 (by, "source") != 0, &period, mkr_book_today (cli->book), error)) == NULL)
    return FALSE;
  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  for (guint i = 0; i < rows->len; i++)
    print_rate_row (table, g_ptr_array_index (rows, i));
  return mkr_cli_table_print (table, error);
}

const MkrCommand mkr_cli_duty_commands[] = {
  { "duties", "list", NULL, N_("Lists what the contracts bind you to, and until when"), run_duties },
  { "may", "show", N_("CONTRACT"), N_("May I show this work? Lists the clauses that say so"), run_may_show },
  { "may", "work", N_("CLIENT"), N_("May I work for that client? Lists the clauses that say so"), run_may_work },
  { "report", "duties", NULL, N_("What the contracts bind you to, and until when"), run_duties },
  { "report", "rates", NULL, N_("What an hour is said to pay, and really pays"), run_rates },
  { NULL }
};
