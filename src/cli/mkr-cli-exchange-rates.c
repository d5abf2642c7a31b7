/* mkr-cli-exchange-rates.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-error.h"
#include "mkr-exchange-rate.h"

static const char *
origin_id (MkrRateOrigin origin)
{
  return origin == MKR_RATE_ECB ? "ecb" : "typed";
}

/* All of one currency, or what was typed and one line for each currency of the Central Bank's file. */
static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  static const MkrColumn columns[] = {
    { "base", MKR_CELL_WORD }, { "currency", MKR_CELL_WORD }, { "date", MKR_CELL_WORD }, { "rate", MKR_CELL_NUMBER },
    { "origin", MKR_CELL_WORD }, { "from", MKR_CELL_WORD }, { "rates", MKR_CELL_NUMBER },
  };
  g_autofree char *code = NULL;
  const GOptionEntry entries[] = {
    { "currency", 0, 0, G_OPTION_ARG_STRING, &code, N_("Every rate of this currency"), N_("CUR") },
    { NULL }
  };
  const MkrCurrency *currency = NULL;
  g_autoptr(GArray) rates = NULL;
  g_autoptr(GArray) spans = NULL;
  g_autoptr(MkrCliTable) table = NULL;

  if (!mkr_cli_parse (cli, entries, 0, 0, error) ||
      (code != NULL && (currency = mkr_currency_require (code, error)) == NULL) || !mkr_cli_open_to_read (cli, error) ||
      (rates = mkr_exchange_rates_list (cli->book, currency != NULL ? 0 : MKR_RATE_TYPED, currency, error)) == NULL ||
      (spans = mkr_exchange_rates_spans (cli->book, error)) == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint i = 0; i < rates->len; i++)
    {
      const MkrExchangeRate *rate = &g_array_index (rates, MkrExchangeRate, i);

      mkr_cli_table_currency (table, rate->base);
      mkr_cli_table_currency (table, rate->quote);
      mkr_cli_table_date (table, rate->date);
      mkr_cli_table_decimal (table, rate->rate);
      mkr_cli_table_text (table, origin_id (rate->origin));
      mkr_cli_table_date (table, rate->date);
      mkr_cli_table_int (table, 1);
    }

  for (guint i = 0; currency == NULL && i < spans->len; i++)
    {
      const MkrRateSpan *span = &g_array_index (spans, MkrRateSpan, i);

      mkr_cli_table_text (table, "EUR");
      mkr_cli_table_currency (table, span->currency);
      mkr_cli_table_date (table, span->last);
      mkr_cli_table_decimal (table, span->newest);
      mkr_cli_table_text (table, origin_id (MKR_RATE_ECB));
      mkr_cli_table_date (table, span->first);
      mkr_cli_table_int (table, span->n);
    }

  return mkr_cli_table_print (table, error);
}

/* The two currencies of a rate: @code is what one is of; the other is the book's unless it is named. */
static gboolean
find_pair (MkrCli           *cli,
           const char       *code,
           const char       *in,
           MkrExchangeRate  *rate,
           GError          **error)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (cli->book, error);

  if (settings == NULL || (rate->base = mkr_currency_require (code, error)) == NULL)
    return FALSE;
  rate->quote = in != NULL ? mkr_currency_require (in, error) : settings->currency;
  return rate->quote != NULL;
}

static gboolean
run_add (MkrCli  *cli,
         GError **error)
{
  g_autofree char *day = NULL;
  g_autofree char *in = NULL;
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &day, N_("Day that the rate is of; default: today"), N_("DATE") },
    { "in", 0, 0, G_OPTION_ARG_STRING, &in, N_("Currency of RATE; default: the book’s"), N_("CUR") },
    { NULL }
  };
  MkrExchangeRate rate = { .origin = MKR_RATE_TYPED };

  return mkr_cli_parse (cli, entries, 2, 2, error) &&
         (mkr_decimal_parse (cli->argv[1], &rate.rate, error) || mkr_cli_bad_value ("RATE", error)) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) && find_pair (cli, cli->argv[0], in, &rate, error) &&
         (day != NULL ? mkr_date_parse (day, &rate.date, error) || mkr_cli_bad_value ("--date", error)
                      : (rate.date = mkr_book_today (cli->book), TRUE)) &&
         mkr_exchange_rate_add (cli->book, &rate, error);
}

static gboolean
run_import (MkrCli  *cli,
            GError **error)
{
  g_autoptr(MkrReferenceRates) rates = NULL;
  g_autofree char *text = NULL;
  guint added = 0;

  if (!mkr_cli_parse (cli, NULL, 1, 1, error) || (rates = mkr_reference_rates_read (cli->argv[0], error)) == NULL ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      !mkr_exchange_rates_import (cli->book, rates, &added, error))
    return FALSE;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new exchange rate.", "%u new exchange rates.", added), added);
  mkr_cli_remark (text);
  return TRUE;
}

static gboolean
run_remove (MkrCli  *cli,
            GError **error)
{
  g_autofree char *day = NULL;
  g_autofree char *in = NULL;
  gboolean ecb = FALSE;
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &day, N_("Day that the rate is of; default: today"), N_("DATE") },
    { "in", 0, 0, G_OPTION_ARG_STRING, &in, N_("The other currency of the rate; default: the book’s"), N_("CUR") },
    { "ecb", 0, 0, G_OPTION_ARG_NONE, &ecb, N_("All rates of the European Central Bank"), NULL },
    { NULL }
  };
  MkrExchangeRate rate = { .origin = MKR_RATE_TYPED };
  guint removed = 0;

  if (!mkr_cli_parse (cli, entries, 0, 1, error))
    return FALSE;
  if (ecb == (cli->argc == 1))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("Name a currency, or use --ecb."));
      return FALSE;
    }
  if (!mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error))
    return FALSE;
  if (ecb)
    return mkr_exchange_rates_forget (cli->book, &removed, error);

  return find_pair (cli, cli->argv[0], in, &rate, error) &&
         (day != NULL ? mkr_date_parse (day, &rate.date, error) || mkr_cli_bad_value ("--date", error)
                      : (rate.date = mkr_book_today (cli->book), TRUE)) &&
         mkr_exchange_rate_remove (cli->book, rate.base, rate.quote, rate.date, error);
}

const MkrCommand mkr_cli_exchange_rates_commands[] = {
  { "exchange-rates", "list", NULL, N_("Lists the exchange rates by which other currencies count"), run_list },
  { "exchange-rates", "add", N_("CUR RATE"), N_("One CUR was worth RATE of the book’s currency"), run_add },
  { "exchange-rates", "import", N_("FILE"), N_("Takes over the European Central Bank’s reference rates"), run_import },
  { "exchange-rates", "remove", N_("[CUR]"), N_("Removes a rate, or all of the Central Bank"), run_remove },
  { NULL }
};
