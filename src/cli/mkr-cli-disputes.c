/* mkr-cli-disputes.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-contract.h"
#include "mkr-dispute.h"

/* The zone that deadlines are shown and typed in. */
static char *
clock_of (const char *zone)
{
  return zone != NULL ? g_strdup (zone) : mkr_zone_local ();
}

static void
print_dispute (MkrCli            *cli,
               MkrCliTable       *table,
               const MkrDispute  *dispute,
               const MkrContract *contract,
               const char        *zone)
{
  const gint64 now = mkr_clock_now ();
  g_autofree char *deadline = dispute->has_deadline ? mkr_instant_format (dispute->deadline, zone) : NULL;
  g_autofree char *opened = dispute->state != MKR_DISPUTE_DRAFT ? mkr_instant_format (dispute->opened, zone) : NULL;

  mkr_cli_table_id (table, dispute->id);
  mkr_cli_table_text (table, contract != NULL ? mkr_cli_contract_name (cli, contract) : "");
  mkr_cli_table_text (table, mkr_dispute_state_id (mkr_dispute_state_at (dispute, now)));
  mkr_cli_table_currency (table, contract != NULL ? contract->currency : NULL);
  mkr_cli_table_money (table, dispute->claimed, contract != NULL ? contract->currency : NULL);
  mkr_cli_table_money (table, dispute->paid, contract != NULL ? contract->currency : NULL);
  mkr_cli_table_money (table, dispute->claimed - dispute->paid, contract != NULL ? contract->currency : NULL);
  mkr_cli_table_money (table, mkr_dispute_waiting (dispute, now), contract != NULL ? contract->currency : NULL);
  mkr_cli_table_money (table, dispute->outcome, contract != NULL ? contract->currency : NULL);
  mkr_cli_table_date (table, dispute->seen_on);
  mkr_cli_table_text (table, deadline);
  mkr_cli_table_text (table, opened);
  mkr_cli_table_text (table, mkr_cli_free_text (cli, dispute->about));
  mkr_cli_table_text (table, mkr_cli_free_text (cli, dispute->evidence));
}

static gboolean
print_disputes (MkrCli      *cli,
                gint64       only,
                const char  *zone,
                GError     **error)
{
  static const MkrColumn columns[] = {
    { "dispute", MKR_CELL_NUMBER }, { "contract", MKR_CELL_TEXT }, { "state", MKR_CELL_WORD }, { "currency", MKR_CELL_WORD },
    { "claimed", MKR_CELL_NUMBER }, { "paid", MKR_CELL_NUMBER }, { "contested", MKR_CELL_NUMBER }, { "waiting", MKR_CELL_NUMBER },
    { "outcome", MKR_CELL_NUMBER }, { "seen", MKR_CELL_WORD }, { "open_before", MKR_CELL_WORD }, { "opened", MKR_CELL_WORD },
    { "about", MKR_CELL_TEXT }, { "evidence", MKR_CELL_TEXT },
  };
  g_autoptr(GPtrArray) disputes = mkr_disputes_list (cli->book, error);
  g_autoptr(GPtrArray) contracts = disputes != NULL ? mkr_contracts_list (cli->book, 0, NULL, error) : NULL;
  g_autofree char *clock = clock_of (zone);
  g_autoptr(MkrCliTable) table = NULL;

  if (contracts == NULL)
    return FALSE;
  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  for (guint i = 0; i < disputes->len; i++)
    {
      const MkrDispute *dispute = g_ptr_array_index (disputes, i);

      if (only == 0 || dispute->id == only)
        print_dispute (cli, table, dispute, mkr_cli_contract_in (contracts, dispute->contract), clock);
    }
  return mkr_cli_table_print (table, error);
}

static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  g_autofree char *zone = NULL;
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone, N_("The clock to show; default: this computer's"), N_("ZONE") },
    { NULL }
  };

  return mkr_cli_parse (cli, entries, 0, 0, error) && mkr_cli_zone ("--zone", zone, error) && mkr_cli_open_to_read (cli, error) &&
         print_disputes (cli, 0, zone, error);
}

static gboolean
run_add (MkrCli  *cli,
         GError **error)
{
  g_autofree char *paid = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *deadline = NULL;
  g_autofree char *zone = NULL;
  g_autoptr(MkrDispute) dispute = g_new0 (MkrDispute, 1);
  const GOptionEntry entries[] = {
    { "paid", 0, 0, G_OPTION_ARG_STRING, &paid, N_("What was paid of it; default: nothing"), N_("AMOUNT") },
    { "seen", 0, 0, G_OPTION_ARG_STRING, &seen, N_("The day you saw it; default: today"), N_("DATE") },
    { "open-before", 0, 0, G_OPTION_ARG_STRING, &deadline,
      N_("When it must be opened, such as “2026-03-20 11:30”; default: the end of the pay week"), N_("TIME") },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone, N_("The clock of that time, such as America/Los_Angeles; default: this computer's"),
      N_("ZONE") },
    { "about", 0, 0, G_OPTION_ARG_STRING, &dispute->about, N_("What it is about"), N_("TEXT") },
    { "evidence", 0, 0, G_OPTION_ARG_STRING, &dispute->evidence, N_("What shows it, and where that lies"), N_("TEXT") },
    { NULL }
  };
  g_autoptr(MkrContract) contract = NULL;
  g_autofree char *clock = NULL;

  if (!mkr_cli_parse (cli, entries, 2, 2, error) || !mkr_cli_zone ("--zone", zone, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      (contract = mkr_contract_find (cli->book, cli->argv[0], error)) == NULL)
    return FALSE;
  clock = clock_of (zone);
  dispute->contract = contract->id;
  dispute->seen_on = mkr_book_today (cli->book);
  dispute->has_deadline = deadline != NULL;
  return mkr_cli_money ("AMOUNT", cli->argv[1], contract->currency, &dispute->claimed, error) &&
         mkr_cli_money ("--paid", paid, contract->currency, &dispute->paid, error) &&
         mkr_cli_date ("--seen", seen, &dispute->seen_on, error) &&
         (deadline == NULL || mkr_instant_parse (deadline, clock, &dispute->deadline, error) ||
          mkr_cli_bad_value ("--open-before", error)) &&
         mkr_dispute_add (cli->book, dispute, error) && print_disputes (cli, dispute->id, zone, error);
}

static gboolean
find_amount (MkrCli      *cli,
             gint64       id,
             const char  *text,
             gint64      *minor,
             GError     **error)
{
  g_autoptr(GPtrArray) disputes = mkr_disputes_list (cli->book, error);

  if (disputes == NULL)
    return FALSE;
  for (guint i = 0; i < disputes->len; i++)
    {
      const MkrDispute *dispute = g_ptr_array_index (disputes, i);
      g_autoptr(MkrContract) contract = NULL;

      if (dispute->id != id)
        continue;
      contract = mkr_contract_get (cli->book, dispute->contract, error);
      return contract != NULL && mkr_cli_money ("--brought", text, contract->currency, minor, error);
    }
  return TRUE;
}

static gboolean
run_move (MkrCli  *cli,
          GError **error)
{
  g_autofree char *brought = NULL;
  g_autofree char *at = NULL;
  g_autofree char *zone = NULL;
  const GOptionEntry entries[] = {
    { "brought", 0, 0, G_OPTION_ARG_STRING, &brought, N_("What it brought, if it is partly won"), N_("AMOUNT") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("When it was opened; default: now"), N_("TIME") },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone, N_("The clock of that time, such as America/Los_Angeles; default: this computer's"),
      N_("ZONE") },
    { NULL }
  };
  MkrDisputeState state = 0;
  g_autofree char *clock = NULL;
  gint64 id = 0, outcome = 0, when;

  if (!mkr_cli_parse (cli, entries, 2, 2, error) || !mkr_cli_id ("DISPUTE", cli->argv[0], &id, error) ||
      !MKR_CLI_ENUM (dispute_state, "STATE", cli->argv[1], &state, error) || !mkr_cli_zone ("--zone", zone, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) || !find_amount (cli, id, brought, &outcome, error))
    return FALSE;
  clock = clock_of (zone);
  when = mkr_clock_now ();
  if (at != NULL && !mkr_instant_parse (at, clock, &when, error))
    return mkr_cli_bad_value ("--at", error);
  return mkr_dispute_move (cli->book, id, state, when, outcome, error) && print_disputes (cli, id, zone, error);
}

static gboolean
run_remove (MkrCli  *cli,
            GError **error)
{
  gint64 id = 0;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_id ("DISPUTE", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) && mkr_dispute_remove (cli->book, id, error);
}

const MkrCommand mkr_cli_dispute_commands[] = {
  { "disputes", "list", NULL, N_("Lists contested money, with the time before which it must be opened"), run_list },
  { "disputes", "add", N_("CONTRACT AMOUNT"), N_("Drafts a dispute about an amount that is owed"), run_add },
  { "disputes", "move", N_("DISPUTE STATE"), N_("Opens a dispute, or says how it ended: won, part-won or lost"), run_move },
  { "disputes", "remove", N_("DISPUTE"), N_("Removes a dispute"), run_remove },
  { NULL }
};
