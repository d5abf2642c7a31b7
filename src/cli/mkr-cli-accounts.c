/* mkr-cli-accounts.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-error.h"

static const MkrColumn columns[] = {
  { "account", MKR_CELL_TEXT }, { "alias", MKR_CELL_TEXT }, { "kind", MKR_CELL_WORD },
  { "role", MKR_CELL_WORD }, { "currency", MKR_CELL_WORD }, { "pays_into", MKR_CELL_TEXT },
  { "archived", MKR_CELL_WORD },
};

/* What add and edit take. */
typedef struct
{
  char *name;
  char *alias;
  char *kind;
  char *role;
  char *currency;
  char *pays_into;
  char *archived;
} Options;

#define OPTION_ENTRIES(options)                                                                 \
  { "alias", 0, 0, G_OPTION_ARG_STRING, &(options).alias,                                       \
    N_("What stands for it where names are hidden"), N_("NAME") },                              \
  { "kind", 0, 0, G_OPTION_ARG_STRING, &(options).kind,                                         \
    N_("platform, rail, bank or cash"), N_("KIND") },                                           \
  { "role", 0, 0, G_OPTION_ARG_STRING, &(options).role,                                         \
    N_("can-pay-rent, tax-pot, deposit or platform-balance"), N_("ROLE") },                     \
  { "currency", 0, 0, G_OPTION_ARG_STRING, &(options).currency,                                 \
    N_("Its currency; “none” if it holds several"), N_("CUR") },                                \
  { "pays-into", 0, 0, G_OPTION_ARG_STRING, &(options).pays_into,                               \
    N_("The account that a platform's withdrawals land in; “none” to find it"), N_("NAME") },   \
  { "archived", 0, 0, G_OPTION_ARG_STRING, &(options).archived,                                 \
    N_("yes hides the account from choices"), N_("yes/no") }

static void
options_clear (Options *self)
{
  g_free (self->name);
  g_free (self->alias);
  g_free (self->kind);
  g_free (self->role);
  g_free (self->currency);
  g_free (self->pays_into);
  g_free (self->archived);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
apply_options (MkrCli      *cli,
               Options     *options,
               MkrAccount  *account,
               GError     **error)
{
  gboolean several = g_strcmp0 (options->currency, "none") == 0;

  if (several)
    account->currency = NULL;

  mkr_cli_set_text (&account->name, options->name);
  mkr_cli_set_text (&account->alias, options->alias);

  return MKR_CLI_ENUM (account_kind, "--kind", options->kind, &account->kind, error) &&
         MKR_CLI_ENUM (role, "--role", options->role, &account->role, error) &&
         (several ||
          mkr_cli_currency ("--currency", options->currency, &account->currency, error)) &&
         mkr_cli_yes_no ("--archived", options->archived, &account->archived, error) &&
         mkr_cli_account (cli, options->pays_into, &account->pays_into, error);
}

static const char *
find_name (MkrCli    *cli,
           GPtrArray *accounts,
           gint64     id)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const MkrAccount *account = g_ptr_array_index (accounts, i);

      if (account->id == id)
        return mkr_cli_account_name (cli, account);
    }

  return "";
}

/* @only: the one to print, or 0 for all. */
static gboolean
print_accounts (MkrCli  *cli,
                gint64   only,
                GError **error)
{
  g_autoptr(GPtrArray) accounts = mkr_accounts_list (cli->book, error);
  g_autoptr(MkrCliTable) table = NULL;

  if (accounts == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint i = 0; i < accounts->len; i++)
    {
      const MkrAccount *account = g_ptr_array_index (accounts, i);

      if (only != 0 && account->id != only)
        continue;

      mkr_cli_table_text (table, mkr_cli_account_name (cli, account));
      mkr_cli_table_text (table, account->alias);
      mkr_cli_table_text (table, mkr_account_kind_id (account->kind));
      mkr_cli_table_text (table, mkr_role_id (account->role));
      mkr_cli_table_currency (table, account->currency);
      mkr_cli_table_text (table, find_name (cli, accounts, account->pays_into));
      mkr_cli_table_yes (table, account->archived);
    }

  return mkr_cli_table_print (table, error);
}

static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  return mkr_cli_parse (cli, NULL, 0, 0, error) && mkr_cli_open_to_read (cli, error) &&
         print_accounts (cli, 0, error);
}

static gboolean
run_show (MkrCli  *cli,
          GError **error)
{
  g_autoptr(MkrAccount) account = NULL;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_open_to_read (cli, error) &&
         (account = mkr_account_find (cli->book, cli->argv[0], error)) != NULL &&
         print_accounts (cli, account->id, error);
}

static gboolean
run_add (MkrCli  *cli,
         GError **error)
{
  g_auto(Options) options = { NULL };
  const GOptionEntry entries[] = { OPTION_ENTRIES (options), { NULL } };
  g_autoptr(MkrAccount) account = g_new0 (MkrAccount, 1);

  account->kind = MKR_ACCOUNT_BANK;

  if (!mkr_cli_parse (cli, entries, 1, 1, error) ||
      !MKR_CLI_ENUM (account_kind, "--kind", options.kind, &account->kind, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error))
    return FALSE;

  account->name = g_strdup (cli->argv[0]);
  account->role = account->kind == MKR_ACCOUNT_PLATFORM ? MKR_ROLE_PLATFORM : MKR_ROLE_RENT;

  return apply_options (cli, &options, account, error) &&
         mkr_account_add (cli->book, account, error) && print_accounts (cli, account->id, error);
}

static gboolean
run_edit (MkrCli  *cli,
          GError **error)
{
  g_auto(Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_("Its new name"), N_("NAME") },
    OPTION_ENTRIES (options),
    { NULL }
  };
  g_autoptr(MkrAccount) account = NULL;

  return mkr_cli_parse (cli, entries, 1, 1, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         (account = mkr_account_find (cli->book, cli->argv[0], error)) != NULL &&
         apply_options (cli, &options, account, error) &&
         mkr_account_edit (cli->book, account, error) && print_accounts (cli, account->id, error);
}

static gboolean
run_remove (MkrCli  *cli,
            GError **error)
{
  g_autoptr(MkrAccount) account = NULL;

  return mkr_cli_parse (cli, NULL, 1, 1, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         (account = mkr_account_find (cli->book, cli->argv[0], error)) != NULL &&
         mkr_account_remove (cli->book, account->id, error);
}

static gboolean
run_counts (MkrCli  *cli,
            GError **error)
{
  static const MkrColumn count_columns[] = {
    { "count", MKR_CELL_NUMBER }, { "date", MKR_CELL_WORD }, { "account", MKR_CELL_TEXT },
    { "currency", MKR_CELL_WORD }, { "amount", MKR_CELL_NUMBER },
  };
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(GArray) counts = NULL;
  g_autoptr(MkrCliTable) table = NULL;

  if (!mkr_cli_parse (cli, NULL, 0, 0, error) || !mkr_cli_open_to_read (cli, error) ||
      (accounts = mkr_accounts_list (cli->book, error)) == NULL ||
      (counts = mkr_counts_list (cli->book, error)) == NULL)
    return FALSE;

  table = mkr_cli_table_new (count_columns, G_N_ELEMENTS (count_columns), cli->csv);

  for (guint i = 0; i < counts->len; i++)
    {
      const MkrCount *count = &g_array_index (counts, MkrCount, i);

      mkr_cli_table_id (table, count->id);
      mkr_cli_table_date (table, count->date);
      mkr_cli_table_text (table, find_name (cli, accounts, count->account));
      mkr_cli_table_currency (table, count->currency);
      mkr_cli_table_money (table, count->minor, count->currency);
    }

  return mkr_cli_table_print (table, error);
}

static gboolean
run_count (MkrCli  *cli,
           GError **error)
{
  g_autofree char *date = NULL;
  g_autofree char *currency = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &date,
      N_("The day it was counted, at its end; default: today"), N_("DATE") },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &currency, N_("Default: the book's"), N_("CUR") },
    { NULL }
  };
  g_autoptr(MkrBookSettings) settings = NULL;
  MkrCount count = { 0 };

  if (!mkr_cli_parse (cli, entries, 1, 2, error) ||
      !mkr_cli_currency ("--currency", currency, &count.currency, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      (settings = mkr_book_get_settings (cli->book, error)) == NULL)
    return FALSE;

  count.date = mkr_book_today (cli->book);
  if (count.currency == NULL)
    count.currency = settings->currency;

  /* “count AMOUNT” is of all accounts that can pay rent together. */
  return mkr_cli_date ("--on", date, &count.date, error) &&
         mkr_cli_money ("AMOUNT", cli->argv[cli->argc - 1], count.currency, &count.minor, error) &&
         mkr_cli_account (cli, cli->argc == 2 ? cli->argv[0] : NULL, &count.account, error) &&
         mkr_count_add (cli->book, &count, error);
}

static gboolean
run_uncount (MkrCli  *cli,
             GError **error)
{
  gint64 id = 0;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_id ("COUNT", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         mkr_count_remove (cli->book, id, error);
}

const MkrCommand mkr_cli_account_commands[] = {
  { "accounts", "list", NULL, N_("Lists the accounts"), run_list },
  { "accounts", "show", N_("NAME"), N_("Shows an account"), run_show },
  { "accounts", "add", N_("NAME"), N_("Adds an account"), run_add },
  { "accounts", "edit", N_("NAME"), N_("Changes an account"), run_edit },
  { "accounts", "remove", N_("NAME"), N_("Removes an account without payouts"), run_remove },
  { "accounts", "counts", NULL, N_("Lists the balances that were counted"), run_counts },
  { "accounts", "count", N_("[NAME] AMOUNT"),
    N_("Notes what the money for rent was counted to be"), run_count },
  { "accounts", "uncount", N_("COUNT"), N_("Removes a counted balance"), run_uncount },
  { "accounts", "quiet", N_("NAME MONTH"), N_("Notes that nothing happened then: there is no statement"),
    mkr_cli_run_accounts_quiet },
  { NULL }
};
