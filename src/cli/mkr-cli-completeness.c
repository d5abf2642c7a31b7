/* mkr-cli-completeness.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-completeness.h"
#include "mkr-quiet-month.h"

static gboolean
print_months (MkrCli                 *cli,
              const MkrCompleteness  *completeness,
              GError                **error)
{
  static const MkrColumn columns[] = {
    { "account", MKR_CELL_TEXT }, { "kind", MKR_CELL_WORD }, { "month", MKR_CELL_WORD }, { "state", MKR_CELL_WORD },
    { "days", MKR_CELL_NUMBER }, { "of", MKR_CELL_NUMBER }, { "from", MKR_CELL_WORD }, { "to", MKR_CELL_WORD },
  };
  g_autoptr(MkrCliTable) table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint a = 0; a < completeness->accounts->len; a++)
    {
      const MkrStatedAccount *account = completeness->accounts->pdata[a];

      for (guint i = 0; i < account->months->len; i++)
        {
          const MkrStatedMonth *month = &g_array_index (account->months, MkrStatedMonth, i);
          g_autofree char *name = mkr_month_to_string (month->month);

          mkr_cli_table_text (table, account->name);
          mkr_cli_table_text (table, mkr_account_kind_id (account->kind));
          mkr_cli_table_text (table, name);
          mkr_cli_table_text (table, mkr_stated_id (month->stated));
          mkr_cli_table_int (table, month->days);
          mkr_cli_table_int (table, month->of);
          mkr_cli_table_date (table, month->covered.first);
          mkr_cli_table_date (table, month->covered.last);
        }
    }

  return mkr_cli_table_print (table, error);
}

static void
print_row (MkrCliTable           *table,
           const MkrCompleteness *completeness,
           const MkrBalanceRow   *row,
           gint64                 balance)
{
  mkr_cli_table_date (table, row->date);
  mkr_cli_table_text (table, mkr_completeness_file (completeness, row));
  mkr_cli_table_int (table, row->line);
  mkr_cli_table_id (table, row->entry);
  mkr_cli_table_money (table, balance, row->currency);
}

/* “4 5”: lines that the person left out. */
static void
print_left_out (MkrCliTable         *table,
                const MkrBalanceGap *gap)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < gap->left_out->len; i++)
    g_string_append_printf (lines, "%s%u", i > 0 ? " " : "", g_array_index (gap->left_out, MkrBalanceRow, i).line);

  mkr_cli_table_text (table, lines->str);
}

static gboolean
print_balances (MkrCli                 *cli,
                const MkrCompleteness  *completeness,
                GError                **error)
{
  static const MkrColumn columns[] = {
    { "account", MKR_CELL_TEXT }, { "currency", MKR_CELL_WORD },
    { "date", MKR_CELL_WORD }, { "file", MKR_CELL_TEXT }, { "line", MKR_CELL_NUMBER }, { "payout", MKR_CELL_NUMBER },
    { "balance_after", MKR_CELL_NUMBER },
    { "next_date", MKR_CELL_WORD }, { "next_file", MKR_CELL_TEXT }, { "next_line", MKR_CELL_NUMBER },
    { "next_payout", MKR_CELL_NUMBER }, { "balance_before", MKR_CELL_NUMBER },
    { "missing", MKR_CELL_NUMBER }, { "left_out", MKR_CELL_WORD }, { "without_balance", MKR_CELL_NUMBER },
  };
  g_autoptr(MkrCliTable) table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint a = 0; a < completeness->accounts->len; a++)
    {
      const MkrStatedAccount *account = completeness->accounts->pdata[a];

      for (guint i = 0; i < account->gaps->len; i++)
        {
          const MkrBalanceGap *gap = account->gaps->pdata[i];

          mkr_cli_table_text (table, account->name);
          mkr_cli_table_currency (table, gap->from.currency);
          print_row (table, completeness, &gap->from, gap->from.after);
          print_row (table, completeness, &gap->to, gap->to.before);
          mkr_cli_table_money (table, gap->missing, gap->from.currency);
          print_left_out (table, gap);
          mkr_cli_table_int (table, gap->without);
        }
    }

  return mkr_cli_table_print (table, error);
}

gboolean
mkr_cli_run_report_completeness (MkrCli  *cli,
                                 GError **error)
{
  gboolean balances = FALSE;
  const GOptionEntry entries[] = {
    { "balances", 0, 0, G_OPTION_ARG_NONE, &balances, N_("Where balances do not join, instead of the months"), NULL },
    { NULL }
  };
  g_autoptr(MkrCompleteness) completeness = NULL;
  g_autofree char *summary = NULL;

  if (!mkr_cli_parse (cli, entries, 0, 0, error) || !mkr_cli_open_to_read (cli, error) ||
      (completeness = mkr_completeness_new (cli->book, mkr_book_today (cli->book), error)) == NULL)
    return FALSE;

  summary = mkr_completeness_summary (completeness);
  if (summary != NULL)
    mkr_cli_remark (summary);

  for (guint i = 0; i < completeness->accounts->len; i++)
    {
      g_autofree char *unchecked = mkr_stated_account_unchecked (completeness->accounts->pdata[i]);

      if (unchecked != NULL)
        mkr_cli_remark (unchecked);
    }

  return balances ? print_balances (cli, completeness, error) : print_months (cli, completeness, error);
}

gboolean
mkr_cli_run_accounts_quiet (MkrCli  *cli,
                            GError **error)
{
  g_autofree char *to = NULL;
  gboolean undo = FALSE;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Last month; default: MONTH alone"), N_("MONTH") },
    { "not", 0, 0, G_OPTION_ARG_NONE, &undo, N_("Something happened after all"), NULL },
    { NULL }
  };
  g_autoptr(MkrAccount) account = NULL;
  MkrMonth first = MKR_MONTH_NONE, last;

  if (!mkr_cli_parse (cli, entries, 2, 2, error) ||
      (!mkr_month_parse (cli->argv[1], &first, error) && !mkr_cli_bad_value ("MONTH", error)))
    return FALSE;
  last = first;
  if (to != NULL && !mkr_month_parse (to, &last, error) && !mkr_cli_bad_value ("--to", error))
    return FALSE;

  return mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         (account = mkr_account_find (cli->book, cli->argv[0], error)) != NULL &&
         mkr_quiet_months_set (cli->book, account->id, first, last, !undo, error);
}
