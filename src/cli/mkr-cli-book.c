/* mkr-cli-book.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-error.h"

static gboolean
run_new (MkrCli  *cli,
         GError **error)
{
  g_autofree char *code = NULL;
  const GOptionEntry entries[] = {
    { "currency", 0, 0, G_OPTION_ARG_STRING, &code, N_("The book's currency"), N_("CUR") },
    { NULL }
  };
  g_autofree char *path = NULL;
  g_autofree char *line = NULL;
  const MkrCurrency *currency = NULL;

  if (!mkr_cli_parse (cli, entries, 0, 0, error) ||
      !mkr_cli_currency ("--currency", code, &currency, error))
    return FALSE;

  if (currency == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("A new book needs its currency: --currency USD."));
      return FALSE;
    }

  path = mkr_cli_dup_book_path (cli);
  cli->book = mkr_book_create (path, currency, error);

  if (cli->book == NULL)
    return FALSE;

  line = g_strdup_printf (_("A new book in %s was made: %s"), currency->code, path);
  mkr_cli_remark (line);
  return TRUE;
}

static gboolean
print_settings (MkrCli                 *cli,
                const MkrBookSettings  *settings,
                GError                **error)
{
  static const MkrColumn columns[] = { { "setting", MKR_CELL_WORD }, { "value", MKR_CELL_TEXT } };
  g_autoptr(MkrCliTable) table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  mkr_cli_table_text (table, "book");
  mkr_cli_table_text (table, mkr_book_get_path (cli->book));
  mkr_cli_table_text (table, "currency");
  mkr_cli_table_currency (table, settings->currency);
  mkr_cli_table_text (table, "floor-rate");
  mkr_cli_table_money (table, settings->floor_rate, settings->currency);
  mkr_cli_table_text (table, "hide-names");
  mkr_cli_table_yes (table, settings->hide_names);
  mkr_cli_table_text (table, "own-name");
  mkr_cli_table_text (table, cli->hide_names ? "" : settings->own_name);
  mkr_cli_table_text (table, "today");
  mkr_cli_table_date (table, settings->as_of);

  return mkr_cli_table_print (table, error);
}

/* What the options say; NULL: that setting stays. */
typedef struct
{
  char *currency;
  char *floor_rate;
  char *hide_names;
  char *own_name;
  char *today;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->currency);
  g_free (self->floor_rate);
  g_free (self->hide_names);
  g_free (self->own_name);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
apply_options (const Options    *options,
               MkrBookSettings  *settings,
               GError          **error)
{
  gboolean clock = g_strcmp0 (options->today, "none") == 0;

  if (clock)
    settings->as_of = MKR_DATE_NONE;

  mkr_cli_set_text (&settings->own_name, options->own_name);

  return mkr_cli_currency ("--currency", options->currency, &settings->currency, error) &&
         mkr_cli_money ("--floor-rate", options->floor_rate, settings->currency, &settings->floor_rate, error) &&
         mkr_cli_yes_no ("--hide-names", options->hide_names, &settings->hide_names, error) &&
         (clock || mkr_cli_date ("--today", options->today, &settings->as_of, error));
}

static gboolean
run_settings (MkrCli  *cli,
              GError **error)
{
  g_auto(Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options.currency,
      N_("The book's currency"), N_("CUR") },
    { "floor-rate", 0, 0, G_OPTION_ARG_STRING, &options.floor_rate,
      N_("The least an hour should bring"), N_("AMOUNT") },
    { "hide-names", 0, 0, G_OPTION_ARG_STRING, &options.hide_names,
      N_("Whether aliases stand for names: yes or no"), N_("yes/no") },
    { "own-name", 0, 0, G_OPTION_ARG_STRING, &options.own_name,
      N_("Your name as statements print it; own transfers are found by it"), N_("NAME") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &options.today,
      N_("A sample book's own today; “none”: the clock's"), N_("DATE") },
    { NULL }
  };
  g_autoptr(MkrBookSettings) settings = NULL;
  gboolean change;

  if (!mkr_cli_parse (cli, entries, 0, 0, error))
    return FALSE;

  change = options.currency != NULL || options.floor_rate != NULL || options.hide_names != NULL ||
           options.own_name != NULL || options.today != NULL;

  if (!mkr_cli_open (cli, change ? MKR_BOOK_OPEN_DEFAULT : MKR_BOOK_OPEN_READ_ONLY, error) ||
      (settings = mkr_book_get_settings (cli->book, error)) == NULL)
    return FALSE;

  if (!change)
    return print_settings (cli, settings, error);

  return apply_options (&options, settings, error) &&
         mkr_book_set_settings (cli->book, settings, error);
}

static gboolean
run_backup (MkrCli  *cli,
            GError **error)
{
  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_open_to_read (cli, error) &&
         mkr_book_backup (cli->book, cli->argv[0], error);
}

static gboolean
run_check (MkrCli  *cli,
           GError **error)
{
  g_auto(GStrv) lines = NULL;

  if (!mkr_cli_parse (cli, NULL, 0, 0, error) || !mkr_cli_open_to_read (cli, error) ||
      (lines = mkr_book_check (cli->book, error)) == NULL)
    return FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s: %s", mkr_book_get_path (cli->book), lines[i]);

      mkr_cli_remark (line);
    }

  if (lines[0] == NULL)
    {
      printf ("%s\n", _("The book is sound."));
      return TRUE;
    }

  g_set_error (error, MKR_ERROR, MKR_ERROR_DAMAGED,
               g_dngettext (GETTEXT_PACKAGE,
                            "The check found %u fault. Go back to a backup, or export the book.",
                            "The check found %u faults. Go back to a backup, or export the book.",
                            g_strv_length (lines)), g_strv_length (lines));
  return FALSE;
}

const MkrCommand mkr_cli_book_commands[] = {
  { "new", NULL, NULL, N_("Makes a new book"), run_new },
  { "settings", NULL, NULL,
    N_("Shows or changes what the book keeps beside its payouts"), run_settings },
  { "backup", NULL, N_("FILE"), N_("Writes a verified copy of the book"), run_backup },
  { "check", NULL, NULL, N_("Checks the book: the file, its sums and its rules"), run_check },
  { NULL }
};
