/* mkr-cli-payout-add.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-error.h"
#include "mkr-import-plan.h"

typedef struct
{
  char *account;
  char *source;
  char *date;
  char *amount;
  char *fee;
  char *currency;
  char *kind;
  char *state;
  char *reference;
  char *text;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->account);
  g_free (self->source);
  g_free (self->date);
  g_free (self->amount);
  g_free (self->fee);
  g_free (self->currency);
  g_free (self->kind);
  g_free (self->state);
  g_free (self->reference);
  g_free (self->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_needed (const Options  *options,
              GError        **error)
{
  if (options->source != NULL)
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("Who paid it? Give --source, and --account if it did not arrive as cash."));
  return FALSE;
}

/* The row that a statement would have had. Strings are borrowed from @options. */
static gboolean
make_entry (const Options  *options,
            MkrEntry       *entry,
            GError        **error)
{
  MkrKind kind = options->amount[0] == '-' ? MKR_KIND_REFUND : MKR_KIND_EARNING;
  MkrState state = MKR_STATE_PAID;

  if (!MKR_CLI_ENUM (kind, "--kind", options->kind, &kind, error) ||
      !MKR_CLI_ENUM (state, "--state", options->state, &state, error) ||
      !mkr_cli_date ("--on", options->date, &entry->date, error) ||
      !mkr_cli_currency ("--currency", options->currency, &entry->currency, error) ||
      !mkr_cli_money ("AMOUNT", options->amount, entry->currency, &entry->gross, error) ||
      !mkr_cli_money ("--fee", options->fee, entry->currency, &entry->fee, error))
    return FALSE;

  if (kind == MKR_KIND_PROBLEM || kind == MKR_KIND_IGNORED)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("A typed payout cannot be of the kind “%s”."),
                   options->kind);
      return mkr_cli_bad_value ("--kind", error);
    }

  entry->kind = (guint8) kind;
  entry->state = (guint8) state;
  entry->scale = entry->currency->exponent;
  entry->reference = options->reference != NULL ? options->reference : "";
  entry->text = options->text != NULL ? options->text : "";
  entry->party = options->source;
  return mkr_money_subtract (entry->gross, entry->fee, &entry->net, error);
}

static gboolean
add_entry (MkrCli          *cli,
           const Options   *options,
           const MkrEntry  *entry,
           GError         **error)
{
  g_autoptr(MkrStatement) statement = mkr_statement_new_typed (entry, 1);
  MkrPlanOptions plan_options = { options->account, options->source, FALSE };
  g_autoptr(MkrImportPlan) plan = NULL;
  MkrImportResult result = { 0 };

  plan = mkr_import_plan_new (cli->book, statement, &plan_options, error);

  if (plan == NULL)
    return FALSE;

  if (mkr_import_plan_get (plan, 0)->status == MKR_STATUS_KNOWN)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_EXISTS,
                           _("The same payout is in the book already. If there were two, tell them apart by --text."));
      return FALSE;
    }

  return mkr_import_plan_apply (plan, cli->book, FALSE, &result, error);
}

gboolean
mkr_cli_run_payouts_add (MkrCli  *cli,
                         GError **error)
{
  g_auto(Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &options.account,
      N_("Where it arrived; default: cash"), N_("NAME") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source, N_("Who paid it"), N_("NAME") },
    { "fee", 0, 0, G_OPTION_ARG_STRING, &options.fee, N_("What was taken off it"), N_("AMOUNT") },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options.currency,
      N_("Default: the book's"), N_("CUR") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.date,
      N_("The day it arrived; default: today"), N_("DATE") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
      N_("earning, refund, fee, transfer or conversion"), N_("KIND") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &options.state,
      N_("paid, approved, in-review or sent; default: paid"), N_("STATE") },
    { "reference", 0, 0, G_OPTION_ARG_STRING, &options.reference,
      N_("Its number at the payer"), N_("TEXT") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options.text, N_("What it was for"), N_("TEXT") },
    { NULL }
  };
  g_autoptr(MkrBookSettings) settings = NULL;
  MkrEntry entry = {
    .line = 1, .seconds = -1, .party = "", .type = "", .text = "", .project = "", .reference = "",
    .key = "", .reason = "", .cell = "", .cell_text = "",
  };

  if (!mkr_cli_parse (cli, entries, 1, 1, error) || !check_needed (&options, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      (settings = mkr_book_get_settings (cli->book, error)) == NULL)
    return FALSE;

  entry.date = mkr_book_today (cli->book);
  entry.currency = settings->currency;
  options.amount = g_strdup (cli->argv[0]);

  return make_entry (&options, &entry, error) && add_entry (cli, &options, &entry, error);
}
