/* mkr-cli-contracts.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-contract.h"
#include "mkr-duration.h"

const char *
mkr_cli_contract_name (MkrCli            *cli,
                       const MkrContract *contract)
{
  return cli->hide_names ? contract->alias : contract->title;
}

const char *
mkr_cli_free_text (MkrCli     *cli,
                   const char *text)
{
  return cli->hide_names ? "" : text;
}

const MkrContract *
mkr_cli_contract_in (GPtrArray *contracts,
                     gint64     id)
{
  for (guint i = 0; i < contracts->len; i++)
    if (((MkrContract *) g_ptr_array_index (contracts, i))->id == id)
      return g_ptr_array_index (contracts, i);
  return NULL;
}

gboolean
mkr_cli_duration (const char  *option,
                  const char  *text,
                  gint64      *seconds,
                  GError     **error)
{
  if (g_strcmp0 (text, "none") == 0)
    {
      *seconds = 0;
      return TRUE;
    }
  return text == NULL || mkr_duration_parse (text, seconds, error) || mkr_cli_bad_value (option, error);
}

gboolean
mkr_cli_zone (const char  *option,
              const char  *text,
              GError     **error)
{
  return text == NULL || *text == '\0' || mkr_zone_check (text, error) || mkr_cli_bad_value (option, error);
}

gboolean
mkr_cli_weekday (const char  *option,
                 const char  *text,
                 int         *weekday,
                 GError     **error)
{
  static const char * const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_ascii_strcasecmp (text, days[i]) == 0 || (text[0] == (char) ('1' + i) && text[1] == '\0'))
      {
        *weekday = (int) i + 1;
        return TRUE;
      }
  g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("“%s” is no weekday. Use one of: %s."), text,
               "mon, tue, wed, thu, fri, sat, sun");
  return mkr_cli_bad_value (option, error);
}

/* What add and edit take. */
typedef struct
{
  char *title, *source, *under, *alias, *client, *project, *work, *currency, *signed_on, *starts, *ends, *week_cap, *zone;
  char *week_start, *week_time, *pay_day, *note, *state, *reason;
  int   hold;           /* −1: not given */
} Options;

#define OPTIONS_INIT { .hold = -1 }

static void
options_clear (Options *self)
{
  char ** const texts[] = {
    &self->title, &self->source, &self->under, &self->alias, &self->client, &self->project, &self->work, &self->currency,
    &self->signed_on, &self->starts, &self->ends, &self->week_cap, &self->zone, &self->week_start, &self->week_time,
    &self->pay_day, &self->note, &self->state, &self->reason,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

#define TEXT(name, field, help, word) { name, 0, 0, G_OPTION_ARG_STRING, &(options).field, help, word }
#define OPTION_ENTRIES                                                                                       \
  TEXT ("source", source, N_("Who pays"), N_("NAME")),                                                       \
  TEXT ("under", under, N_("The contract whose terms it lies under; “none”: no one's"), N_("CONTRACT")),     \
  TEXT ("alias", alias, N_("What is shown where names are hidden"), N_("NAME")),                             \
  TEXT ("client", client, N_("Whom the work is for, if not the source"), N_("NAME")),                        \
  TEXT ("project", project, N_("The platform's name for it, as its statements print it"), N_("NAME")),       \
  TEXT ("work", work, N_("Kind of work: ai, craft or other"), N_("KIND")),                                   \
  TEXT ("currency", currency, N_("Default: the book's"), N_("CUR")),                                         \
  TEXT ("signed", signed_on, N_("The day it was signed"), N_("DATE")),                                       \
  TEXT ("starts", starts, N_("Its first day"), N_("DATE")),                                                  \
  TEXT ("ends", ends, N_("Its last day; “none”: none is known"), N_("DATE")),                                \
  TEXT ("week-cap", week_cap, N_("Hours that a pay week may have, such as 20h; “none”: no cap"), N_("TIME")), \
  TEXT ("zone", zone, N_("Time zone of the platform's clock, such as Asia/Kolkata"), N_("ZONE")),            \
  TEXT ("week-start", week_start, N_("First day of the pay week, mon to sun; default: mon"), N_("DAY")),     \
  TEXT ("week-time", week_time, N_("Time of that day at which it begins; default: 0:00"), N_("TIME")),       \
  TEXT ("pay-day", pay_day, N_("The weekday on which a week is paid"), N_("DAY")),                           \
  { "hold", 0, 0, G_OPTION_ARG_INT, &(options).hold, N_("Days by which the first payout is held"), N_("DAYS") }, \
  TEXT ("note", note, N_("A note of your own"), N_("TEXT"))

/* A day, or “none”. */
static gboolean
take_day (const char  *option,
          const char  *text,
          MkrDate     *out,
          GError     **error)
{
  if (g_strcmp0 (text, "none") == 0)
    {
      *out = MKR_DATE_NONE;
      return TRUE;
    }
  return mkr_cli_date (option, text, out, error);
}

static gboolean
take_parent (MkrCli       *cli,
             const char   *name,
             MkrContract  *contract,
             GError      **error)
{
  g_autoptr(MkrContract) parent = NULL;

  if (name == NULL)
    return TRUE;
  contract->parent = 0;
  if (strcmp (name, "none") == 0)
    return TRUE;
  parent = mkr_contract_find (cli->book, name, error);
  if (parent == NULL)
    return FALSE;
  contract->parent = parent->id;
  return TRUE;
}

static gboolean
take_week (Options      *options,
           MkrContract  *contract,
           GError      **error)
{
  gint64 begins = contract->week_minute * 60;

  if (!mkr_cli_duration ("--week-cap", options->week_cap, &contract->week_cap, error) ||
      !mkr_cli_zone ("--zone", options->zone, error) ||
      !mkr_cli_weekday ("--week-start", options->week_start, &contract->week_day, error) ||
      !mkr_cli_duration ("--week-time", options->week_time, &begins, error) ||
      !mkr_cli_weekday ("--pay-day", options->pay_day, &contract->pay_day, error))
    return FALSE;
  contract->week_minute = (int) MIN (begins / 60, 1440);
  if (options->hold >= 0)
    contract->hold_days = options->hold;
  mkr_cli_set_text (&contract->zone, options->zone);
  return TRUE;
}

static gboolean
apply_options (MkrCli       *cli,
               Options      *options,
               MkrContract  *contract,
               GError      **error)
{
  mkr_cli_set_text (&contract->title, options->title);
  mkr_cli_set_text (&contract->alias, options->alias);
  mkr_cli_set_text (&contract->client, options->client);
  mkr_cli_set_text (&contract->project, options->project);
  mkr_cli_set_text (&contract->note, options->note);

  return MKR_CLI_ENUM (work, "--work", options->work, &contract->work, error) &&
         mkr_cli_currency ("--currency", options->currency, &contract->currency, error) &&
         take_day ("--signed", options->signed_on, &contract->signed_on, error) &&
         take_day ("--starts", options->starts, &contract->starts_on, error) &&
         take_day ("--ends", options->ends, &contract->ends_on, error) && take_week (options, contract, error) &&
         mkr_cli_source (cli, options->source, &contract->source, error) &&
         take_parent (cli, options->under, contract, error);
}

static void
print_contract (MkrCli            *cli,
                MkrCliTable       *table,
                const MkrContract *contract,
                GPtrArray         *sources)
{
  g_autofree char *cap = contract->week_cap != 0 ? mkr_duration_format (contract->week_cap) : NULL;

  mkr_cli_table_id (table, contract->id);
  mkr_cli_table_text (table, mkr_cli_contract_name (cli, contract));
  mkr_cli_table_text (table, mkr_cli_source_name_in (cli, sources, contract->source));
  mkr_cli_table_text (table, mkr_cli_free_text (cli, contract->client));
  mkr_cli_table_text (table, mkr_contract_state_id (contract->state));
  mkr_cli_table_text (table, contract->end_reason != MKR_END_NONE ? mkr_end_reason_id (contract->end_reason) : "");
  mkr_cli_table_text (table, contract->work != MKR_WORK_UNSORTED ? mkr_work_id (contract->work) : "");
  mkr_cli_table_currency (table, contract->currency);
  mkr_cli_table_date (table, contract->signed_on);
  mkr_cli_table_date (table, contract->starts_on);
  mkr_cli_table_date (table, contract->ends_on);
  mkr_cli_table_text (table, cap);
  mkr_cli_table_text (table, contract->zone);
}

static gboolean
print_contracts (MkrCli            *cli,
                 MkrContractState   state,
                 const char        *search,
                 gint64             only,
                 GError           **error)
{
  static const MkrColumn columns[] = {
    { "contract", MKR_CELL_NUMBER }, { "title", MKR_CELL_TEXT }, { "source", MKR_CELL_TEXT }, { "client", MKR_CELL_TEXT },
    { "state", MKR_CELL_WORD }, { "end_reason", MKR_CELL_WORD }, { "work", MKR_CELL_WORD }, { "currency", MKR_CELL_WORD },
    { "signed", MKR_CELL_WORD }, { "starts", MKR_CELL_WORD }, { "ends", MKR_CELL_WORD }, { "week_cap", MKR_CELL_NUMBER },
    { "zone", MKR_CELL_TEXT },
  };
  g_autoptr(GPtrArray) contracts = mkr_contracts_list (cli->book, state, search, error);
  g_autoptr(GPtrArray) sources = contracts != NULL ? mkr_sources_list (cli->book, error) : NULL;
  g_autoptr(MkrCliTable) table = NULL;

  if (sources == NULL)
    return FALSE;
  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  for (guint i = 0; i < contracts->len; i++)
    {
      const MkrContract *contract = g_ptr_array_index (contracts, i);

      if (only == 0 || contract->id == only)
        print_contract (cli, table, contract, sources);
    }
  return mkr_cli_table_print (table, error);
}

static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  g_autofree char *state_id = NULL;
  g_autofree char *search = NULL;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &state_id, N_("Only those in this state"), N_("STATE") },
    { "search", 0, 0, G_OPTION_ARG_STRING, &search, N_("Only those with this in title, client or project"), N_("TEXT") },
    { NULL }
  };
  MkrContractState state = 0;

  return mkr_cli_parse (cli, entries, 0, 0, error) && MKR_CLI_ENUM (contract_state, "--state", state_id, &state, error) &&
         mkr_cli_open_to_read (cli, error) && print_contracts (cli, state, search, 0, error);
}

static gboolean
run_show (MkrCli  *cli,
          GError **error)
{
  g_autoptr(MkrContract) contract = NULL;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_open_to_read (cli, error) &&
         (contract = mkr_contract_find (cli->book, cli->argv[0], error)) != NULL &&
         print_contracts (cli, 0, NULL, contract->id, error);
}

static gboolean
run_add (MkrCli  *cli,
         GError **error)
{
  g_auto(Options) options = OPTIONS_INIT;
  const GOptionEntry entries[] = {
    TEXT ("state", state, N_("How far it is, such as lead, offered or active; default: lead"), N_("STATE")),
    TEXT ("reason", reason, N_("How it ended: completed, by-them, by-me, expired or went-quiet"), N_("REASON")),
    OPTION_ENTRIES,
    { NULL }
  };
  g_autoptr(MkrContract) contract = mkr_contract_new ();
  g_autoptr(MkrBookSettings) settings = NULL;

  if (!mkr_cli_parse (cli, entries, 1, 1, error))
    return FALSE;
  if (options.source == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("Who pays? Give the source: --source NAME."));
      return FALSE;
    }
  if (!MKR_CLI_ENUM (contract_state, "--state", options.state, &contract->state, error) ||
      !MKR_CLI_ENUM (end_reason, "--reason", options.reason, &contract->end_reason, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      (settings = mkr_book_get_settings (cli->book, error)) == NULL)
    return FALSE;

  options.title = g_strdup (cli->argv[0]);
  contract->currency = settings->currency;
  return apply_options (cli, &options, contract, error) && mkr_contract_add (cli->book, contract, error) &&
         print_contracts (cli, 0, NULL, contract->id, error);
}

static gboolean
run_edit (MkrCli  *cli,
          GError **error)
{
  g_auto(Options) options = OPTIONS_INIT;
  const GOptionEntry entries[] = { TEXT ("title", title, N_("Its new title"), N_("TITLE")), OPTION_ENTRIES, { NULL } };
  g_autoptr(MkrContract) contract = NULL;

  return mkr_cli_parse (cli, entries, 1, 1, error) && mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         (contract = mkr_contract_find (cli->book, cli->argv[0], error)) != NULL &&
         apply_options (cli, &options, contract, error) && mkr_contract_edit (cli->book, contract, error) &&
         print_contracts (cli, 0, NULL, contract->id, error);
}

static gboolean
run_remove (MkrCli  *cli,
            GError **error)
{
  g_autoptr(MkrContract) contract = NULL;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         (contract = mkr_contract_find (cli->book, cli->argv[0], error)) != NULL &&
         mkr_contract_remove (cli->book, contract->id, error);
}

static gboolean
run_move (MkrCli  *cli,
          GError **error)
{
  g_autofree char *reason_id = NULL;
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason_id,
      N_("How it ended: completed, by-them, by-me, expired or went-quiet"), N_("REASON") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("The day it was signed, began or ended; default: today"), N_("DATE") },
    { NULL }
  };
  g_autoptr(MkrContract) contract = NULL;
  MkrContractState state = 0;
  MkrEndReason reason = MKR_END_NONE;
  MkrDate day = MKR_DATE_NONE;

  return mkr_cli_parse (cli, entries, 2, 2, error) &&
         MKR_CLI_ENUM (contract_state, "STATE", cli->argv[1], &state, error) &&
         MKR_CLI_ENUM (end_reason, "--reason", reason_id, &reason, error) && mkr_cli_date ("--on", on, &day, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         (contract = mkr_contract_find (cli->book, cli->argv[0], error)) != NULL &&
         mkr_contract_move (cli->book, contract->id, state, reason, day, error) &&
         print_contracts (cli, 0, NULL, contract->id, error);
}

static gboolean
run_unmove (MkrCli  *cli,
            GError **error)
{
  g_autoptr(MkrContract) contract = NULL;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         (contract = mkr_contract_find (cli->book, cli->argv[0], error)) != NULL &&
         mkr_contract_unmove (cli->book, contract->id, error) && print_contracts (cli, 0, NULL, contract->id, error);
}

const MkrCommand mkr_cli_contract_commands[] = {
  { "contracts", "list", NULL, N_("Lists the contracts"), run_list },
  { "contracts", "show", N_("CONTRACT"), N_("Shows a contract"), run_show },
  { "contracts", "add", N_("TITLE"), N_("Adds a contract"), run_add },
  { "contracts", "edit", N_("CONTRACT"), N_("Changes a contract"), run_edit },
  { "contracts", "remove", N_("CONTRACT"), N_("Removes a contract that has no hours"), run_remove },
  { "contracts", "move", N_("CONTRACT STATE"), N_("Moves a contract to its next state"), run_move },
  { "contracts", "unmove", N_("CONTRACT"), N_("Takes the last move back"), run_unmove },
  { "contracts", "rates", N_("[CONTRACT]"), N_("Lists the rates of a contract, or all of them, over time"),
    mkr_cli_run_contract_rates },
  { "contracts", "rate", N_("CONTRACT RATE"), N_("Adds a rate from a day on"), mkr_cli_run_contract_rate },
  { "contracts", "unrate", N_("RATE"), N_("Removes a rate"), mkr_cli_run_contract_unrate },
  { "contracts", "clauses", N_("CONTRACT"), N_("Lists what a contract says"), mkr_cli_run_contract_clauses },
  { "contracts", "clause", N_("CONTRACT MATTER SAID"), N_("Records what a contract says on a matter: yes, no or silent"),
    mkr_cli_run_contract_clause },
  { "contracts", "unclause", N_("CLAUSE"), N_("Removes a clause"), mkr_cli_run_contract_unclause },
  { NULL }
};
