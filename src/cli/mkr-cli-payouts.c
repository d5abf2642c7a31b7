/* mkr-cli-payouts.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-error.h"
#include "mkr-match.h"
#include "mkr-payer-rule.h"
#include "mkr-payout.h"
#include "mkr-service.h"
#include "mkr-split.h"

static const MkrColumn columns[] = {
  { "payout", MKR_CELL_NUMBER }, { "date", MKR_CELL_WORD }, { "source", MKR_CELL_TEXT },
  { "account", MKR_CELL_TEXT }, { "kind", MKR_CELL_WORD }, { "state", MKR_CELL_WORD },
  { "work", MKR_CELL_WORD }, { "gross", MKR_CELL_NUMBER }, { "fee", MKR_CELL_NUMBER },
  { "net", MKR_CELL_NUMBER }, { "currency", MKR_CELL_WORD }, { "received", MKR_CELL_WORD },
  { "earned", MKR_CELL_WORD }, { "transaction_id", MKR_CELL_TEXT }, { "party", MKR_CELL_TEXT },
  { "text", MKR_CELL_TEXT }, { "batch", MKR_CELL_NUMBER }, { "file", MKR_CELL_TEXT },
  { "line", MKR_CELL_NUMBER },
};

/* The options of the list, as text. */
typedef struct
{
  char *from;
  char *to;
  char *source;
  char *account;
  char *batch;
  char *search;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->source);
  g_free (self->account);
  g_free (self->batch);
  g_free (self->search);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
print_payout (MkrCliTable     *table,
              const MkrPayout *payout)
{
  mkr_cli_table_id (table, payout->id);
  mkr_cli_table_date (table, payout->date);
  mkr_cli_table_text (table, payout->source_name);
  mkr_cli_table_text (table, payout->account_name);
  mkr_cli_table_text (table, mkr_kind_id (payout->kind));
  mkr_cli_table_text (table, mkr_state_id (payout->state));
  mkr_cli_table_text (table, mkr_work_id (payout->work));
  mkr_cli_table_money (table, payout->gross, payout->currency);
  mkr_cli_table_money (table, payout->fee, payout->currency);
  mkr_cli_table_money (table, payout->net, payout->currency);
  mkr_cli_table_currency (table, payout->currency);
  mkr_cli_table_yes (table, payout->received);
  mkr_cli_table_yes (table, payout->earned);
  mkr_cli_table_text (table, payout->reference);
  mkr_cli_table_text (table, payout->party);
  mkr_cli_table_text (table, payout->text);
  mkr_cli_table_id (table, payout->batch);
  mkr_cli_table_text (table, payout->file_name);
  mkr_cli_table_id (table, payout->line);
}

static gboolean
print_list (MkrCli                 *cli,
            const MkrPayoutFilter  *filter,
            GError                **error)
{
  g_autoptr(GPtrArray) payouts = mkr_payouts_list (cli->book, filter, error);
  g_autoptr(MkrCliTable) table = NULL;

  if (payouts == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint i = 0; i < payouts->len; i++)
    print_payout (table, g_ptr_array_index (payouts, i));

  return mkr_cli_table_print (table, error);
}

static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  MkrPayoutFilter filter = MKR_PAYOUT_FILTER_INIT;
  g_auto(Options) options = { NULL };
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("First day or month"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("Last day or month"), N_("DATE") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source, N_("Only of this source"), N_("NAME") },
    { "account", 0, 0, G_OPTION_ARG_STRING, &options.account,
      N_("Only of this account"), N_("NAME") },
    { "batch", 0, 0, G_OPTION_ARG_STRING, &options.batch, N_("Only of this import"), N_("BATCH") },
    { "search", 0, 0, G_OPTION_ARG_STRING, &options.search,
      N_("Only with this text or amount"), N_("TEXT") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Rows that are no income too"), NULL },
    { "received", 0, 0, G_OPTION_ARG_NONE, &filter.only_received,
      N_("Only what counts as received"), NULL },
    { "waiting", 0, 0, G_OPTION_ARG_NONE, &filter.only_waiting,
      N_("Only what was not paid yet"), NULL },
    { "unsorted", 0, 0, G_OPTION_ARG_NONE, &filter.only_unsorted,
      N_("Only without a kind of work"), NULL },
    { NULL }
  };

  if (!mkr_cli_parse (cli, entries, 0, 0, error) ||
      !mkr_cli_period (options.from, options.to, &filter.period, error) ||
      !mkr_cli_id ("--batch", options.batch, &filter.batch, error) ||
      !mkr_cli_open_to_read (cli, error) ||
      !mkr_cli_source (cli, options.source, &filter.source, error) ||
      !mkr_cli_account (cli, options.account, &filter.account, error))
    return FALSE;

  filter.text = options.search;
  filter.only_money = !all;
  return print_list (cli, &filter, error);
}

/* Parses the one argument, a payout's number, and opens the book. */
static gboolean
start_with_id (MkrCli              *cli,
               const GOptionEntry  *entries,
               MkrBookOpenFlags     flags,
               gint64              *id,
               GError             **error)
{
  return mkr_cli_parse (cli, entries, 1, 1, error) &&
         mkr_cli_id ("PAYOUT", cli->argv[0], id, error) && mkr_cli_open (cli, flags, error);
}

static void
add_detail (MkrCliTable *table,
            const char  *name,
            const char  *value)
{
  mkr_cli_table_text (table, name);
  mkr_cli_table_text (table, value);
}

static void
add_amount (MkrCliTable       *table,
            const char        *name,
            gint64             minor,
            const MkrCurrency *currency)
{
  mkr_cli_table_text (table, name);
  mkr_cli_table_money (table, minor, currency);
}

/* The raw row is what the person's own file says: it shows real names though names are hidden. */
static gboolean
print_details (MkrCli           *cli,
               const MkrPayout  *payout,
               const char       *raw,
               const MkrPayerRule *rule,
               GPtrArray        *history,
               GError          **error)
{
  static const MkrColumn details[] = { { "what", MKR_CELL_WORD }, { "value", MKR_CELL_TEXT } };
  g_autoptr(MkrCliTable) table = mkr_cli_table_new (details, G_N_ELEMENTS (details), cli->csv);

  mkr_cli_table_text (table, "date");
  mkr_cli_table_date (table, payout->date);
  add_detail (table, "source", payout->source_name);
  add_detail (table, "account", payout->account_name);
  add_detail (table, "kind", mkr_kind_id (payout->kind));
  add_detail (table, "state", mkr_state_id (payout->state));
  add_detail (table, "work", mkr_work_id (payout->work));
  add_detail (table, "currency", payout->currency != NULL ? payout->currency->code : "");
  add_amount (table, "gross", payout->gross, payout->currency);
  add_amount (table, "fee", payout->fee, payout->currency);
  add_amount (table, "net", payout->net, payout->currency);
  add_detail (table, "transaction_id", payout->reference);
  add_detail (table, "file", payout->file_name);
  mkr_cli_table_text (table, "line");
  mkr_cli_table_id (table, payout->line);
  add_detail (table, "raw", raw);
  if (rule != NULL)
    add_detail (table, "rule", cli->hide_names ? "" : rule->payer);

  for (guint i = 0; i < history->len; i++)
    add_detail (table, "history", g_ptr_array_index (history, i));

  return mkr_cli_table_print (table, error);
}

static gboolean
say_service (MkrCli           *cli,
             const MkrPayout  *payout,
             GError          **error)
{
  g_autoptr(GPtrArray) matches = mkr_matches_list (cli->book, payout->id, error);
  g_autofree char *text = NULL;
  const char *service;

  if (matches == NULL)
    return FALSE;
  service = matches->len == 0 ? mkr_service_of_payout (cli->book, payout, NULL) : NULL;
  if (service == NULL)
    return TRUE;

  text = g_strdup_printf (_("It comes from %s and is counted nowhere yet: what was earned is in the statement of the %s account. "
                            "Import it too."), service, service);
  mkr_cli_remark (text);
  return TRUE;
}

static gboolean
run_show (MkrCli  *cli,
          GError **error)
{
  g_autoptr(MkrPayout) payout = NULL;
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(MkrPayerRule) rule = NULL;
  g_autofree char *raw = NULL;
  gint64 id = 0;

  if (!start_with_id (cli, NULL, MKR_BOOK_OPEN_READ_ONLY, &id, error) ||
      (payout = mkr_payout_get (cli->book, id, error)) == NULL ||
      (history = mkr_payout_history (cli->book, id, error)) == NULL ||
      (raw = mkr_payout_dup_raw (cli->book, id, error)) == NULL)
    return FALSE;

  rule = mkr_payer_rule_of (cli->book, id, NULL);
  return print_details (cli, payout, raw, rule, history, error) && say_service (cli, payout, error);
}

static gboolean
run_edit (MkrCli  *cli,
          GError **error)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "source", 0, 0, G_OPTION_ARG_STRING, &name, N_("Who paid it"), N_("NAME") },
    { NULL }
  };
  g_autoptr(GArray) parts = NULL;
  gint64 id = 0, source = 0;

  if (!start_with_id (cli, entries, MKR_BOOK_OPEN_DEFAULT, &id, error))
    return FALSE;

  if (name == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("What is to change? Say who paid with --source."));
      return FALSE;
    }

  parts = mkr_split_read (cli->book, id, error);
  if (parts == NULL || !mkr_cli_source (cli, name, &source, error) ||
      !mkr_payout_set_source (cli->book, id, source, error))
    return FALSE;
  if (parts->len > 0)
    mkr_cli_remark (_("The payout was shared out between sources; all of it is this source’s now. "
                      "“payouts show” says how it was."));
  return TRUE;
}

static gboolean
run_remove (MkrCli  *cli,
            GError **error)
{
  gint64 id = 0;

  return start_with_id (cli, NULL, MKR_BOOK_OPEN_DEFAULT, &id, error) &&
         mkr_payout_remove (cli->book, id, error);
}

const MkrCommand mkr_cli_payout_commands[] = {
  { "payouts", "list", NULL, N_("Lists the payouts, the newest first"), run_list },
  { "payouts", "show", N_("PAYOUT"),
    N_("Shows a payout, its original row and what changed"), run_show },
  { "payouts", "add", N_("AMOUNT"),
    N_("Adds a payout that no statement has"), mkr_cli_run_payouts_add },
  { "payouts", "edit", N_("PAYOUT"), N_("Changes who paid it"), run_edit },
  { "payouts", "remove", N_("PAYOUT"), N_("Removes a payout"), run_remove },
  { "payouts", "matches", NULL,
    N_("Lists which rows arrived as which payout"), mkr_cli_run_payouts_matches },
  { "payouts", "match", N_("PAYOUT PAYOUT …"),
    N_("Says that they are money that left and money that arrived"), mkr_cli_run_payouts_match },
  { "payouts", "unmatch", N_("PAYOUT"), N_("Takes a match apart"), mkr_cli_run_payouts_unmatch },
  { "payouts", "refuse", N_("PAYOUT …"),
    N_("Says that they do not belong together, or one to nothing"), mkr_cli_run_payouts_refuse },
  { "payouts", "split", N_("PAYOUT SOURCE=AMOUNT …"),
    N_("Shares a payout out between sources; one without an amount gets the rest"), mkr_cli_run_payouts_split },
  { "payouts", "unsplit", N_("PAYOUT"), N_("Makes a payout whole again"), mkr_cli_run_payouts_unsplit },
  { NULL }
};
