/* mkr-cli-offers.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-contract.h"
#include "mkr-duration.h"
#include "mkr-duties.h"
#include "mkr-offer.h"

/* Clauses still in force that speak of work for @client. */
static gboolean
find_clashes (MkrCli       *cli,
              const char   *client,
              MkrDate       day,
              guint        *n_bars,
              guint        *n_look,
              GError      **error)
{
  g_autoptr(MkrMayAnswer) answer = NULL;

  if (client == NULL)
    return TRUE;
  answer = mkr_may_work_for (cli->book, client, day, error);
  if (answer == NULL)
    return FALSE;
  for (guint i = 0; i < answer->reasons->len; i++)
    {
      MkrMay may = g_array_index (answer->reasons, MkrMayReason, i).may;

      *n_bars += may == MKR_MAY_BARS;
      *n_look += may == MKR_MAY_LOOK;
    }
  if (*n_bars + *n_look > 0)
    mkr_cli_remark (_("Clauses still bind you here. “makerent-cli may work CLIENT” lists them."));
  return TRUE;
}

static gboolean
print_offer (MkrCli                *cli,
             const MkrOffer        *offer,
             const MkrOfferAnswer  *answer,
             guint                  n_bars,
             guint                  n_look,
             GError               **error)
{
  static const MkrColumn columns[] = {
    { "currency", MKR_CELL_WORD }, { "pay", MKR_CELL_NUMBER }, { "all_hours", MKR_CELL_NUMBER }, { "real_rate", MKR_CELL_NUMBER },
    { "floor", MKR_CELL_NUMBER }, { "break_even", MKR_CELL_NUMBER }, { "above_floor", MKR_CELL_WORD },
    { "bars", MKR_CELL_NUMBER }, { "look", MKR_CELL_NUMBER },
  };
  g_autoptr(MkrCliTable) table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  g_autofree char *hours = mkr_duration_format (answer->seconds);
  g_autofree char *even = mkr_duration_format (answer->break_even);
  const gboolean has_floor = offer->floor_rate > 0;

  mkr_cli_table_currency (table, offer->currency);
  mkr_cli_table_money (table, answer->pay, offer->currency);
  mkr_cli_table_text (table, hours);
  mkr_cli_table_money (table, answer->real_rate, offer->currency);
  mkr_cli_table_money (table, offer->floor_rate, has_floor ? offer->currency : NULL);
  mkr_cli_table_text (table, has_floor && answer->reaches ? even : "");
  mkr_cli_table_text (table, !has_floor ? "" : answer->reaches && answer->break_even <= offer->paid_seconds ? "yes" : "no");
  mkr_cli_table_int (table, n_bars);
  mkr_cli_table_int (table, n_look);
  return mkr_cli_table_print (table, error);
}

static gboolean
run_check (MkrCli  *cli,
           GError **error)
{
  g_autofree char *paid = NULL;
  g_autofree char *unpaid = NULL;
  g_autofree char *floor_text = NULL;
  g_autofree char *currency = NULL;
  g_autofree char *client = NULL;
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "hours", 0, 0, G_OPTION_ARG_STRING, &paid, N_("Paid hours that it may have, such as 60h"), N_("TIME") },
    { "unpaid", 0, 0, G_OPTION_ARG_STRING, &unpaid, N_("Unpaid hours that it takes: tests, onboarding, meetings"), N_("TIME") },
    { "floor", 0, 0, G_OPTION_ARG_STRING, &floor_text, N_("What an hour must pay; default: the book's floor rate"), N_("AMOUNT") },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &currency, N_("Default: the book's"), N_("CUR") },
    { "client", 0, 0, G_OPTION_ARG_STRING, &client, N_("Whom it is for: looks for clauses that still bind you"), N_("NAME") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("The day it would begin; default: today"), N_("DATE") },
    { NULL }
  };
  g_autoptr(MkrBookSettings) settings = NULL;
  guint n_bars = 0, n_look = 0;
  MkrOffer offer = { 0 };
  MkrOfferAnswer answer;
  MkrDate day;

  if (!mkr_cli_parse (cli, entries, 1, 1, error) ||
      !(mkr_decimal_parse (cli->argv[0], &offer.rate, error) || mkr_cli_bad_value ("RATE", error)) ||
      !mkr_cli_duration ("--hours", paid, &offer.paid_seconds, error) ||
      !mkr_cli_duration ("--unpaid", unpaid, &offer.unpaid_seconds, error) || !mkr_cli_open_to_read (cli, error) ||
      (settings = mkr_book_get_settings (cli->book, error)) == NULL)
    return FALSE;

  offer.currency = settings->currency;
  day = mkr_book_today (cli->book);
  if (!mkr_cli_currency ("--currency", currency, &offer.currency, error) || !mkr_cli_date ("--on", on, &day, error))
    return FALSE;
  offer.floor_rate = offer.currency == settings->currency ? settings->floor_rate : 0;
  return mkr_cli_money ("--floor", floor_text, offer.currency, &offer.floor_rate, error) &&
         mkr_offer_reckon (&offer, &answer, error) && find_clashes (cli, client, day, &n_bars, &n_look, error) &&
         print_offer (cli, &offer, &answer, n_bars, n_look, error);
}

const MkrCommand mkr_cli_offer_commands[] = {
  { "offers", "check", N_("RATE"), N_("What an offer by the hour comes to, and what stands against it"), run_check },
  { NULL }
};
