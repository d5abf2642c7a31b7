/* mkr-cli-sources.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-error.h"

static const MkrColumn columns[] = {
  { "source", MKR_CELL_TEXT }, { "alias", MKR_CELL_TEXT }, { "work", MKR_CELL_WORD },
  { "account", MKR_CELL_TEXT },
  { "archived", MKR_CELL_WORD },
};

/* What add and edit take. */
typedef struct
{
  char *name;
  char *alias;
  char *work;
  char *account;
  char *archived;
} Options;

#define OPTION_ENTRIES(options)                                                                 \
  { "alias", 0, 0, G_OPTION_ARG_STRING, &(options).alias,                                       \
    N_("What stands for it where names are hidden"), N_("NAME") },                              \
  { "work", 0, 0, G_OPTION_ARG_STRING, &(options).work,                                         \
    N_("Kind of work: ai, craft, other or unsorted"), N_("KIND") },                             \
  { "account", 0, 0, G_OPTION_ARG_STRING, &(options).account,                                   \
    N_("The platform balance that it pays from, or “none”"), N_("NAME") },                      \
  { "archived", 0, 0, G_OPTION_ARG_STRING, &(options).archived,                                 \
    N_("yes hides the source from choices"), N_("yes/no") }

static void
options_clear (Options *self)
{
  g_free (self->name);
  g_free (self->alias);
  g_free (self->work);
  g_free (self->account);
  g_free (self->archived);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
apply_options (MkrCli     *cli,
               Options    *options,
               MkrSource  *source,
               GError    **error)
{
  mkr_cli_set_text (&source->name, options->name);
  mkr_cli_set_text (&source->alias, options->alias);

  return MKR_CLI_ENUM (work, "--work", options->work, &source->work, error) &&
         mkr_cli_yes_no ("--archived", options->archived, &source->archived, error) &&
         mkr_cli_account (cli, options->account, &source->account, error);
}

static const char *
find_account (MkrCli    *cli,
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

/* “Upwork + Studio”: of several accounts with one platform, any. */
static char *
name_accounts (MkrCli     *cli,
               GPtrArray  *accounts,
               gint64      source,
               GError    **error)
{
  g_autoptr(GArray) ids = mkr_source_pays_from (cli->book, source, error);
  GString *text;

  if (ids == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", find_account (cli, accounts, g_array_index (ids, gint64, i)));

  return g_string_free (text, FALSE);
}

/* @only: the one to print, or 0 for all. */
static gboolean
print_sources (MkrCli  *cli,
               gint64   only,
               GError **error)
{
  g_autoptr(GPtrArray) sources = mkr_sources_list (cli->book, error);
  g_autoptr(GPtrArray) accounts = sources != NULL ? mkr_accounts_list (cli->book, error) : NULL;
  g_autoptr(MkrCliTable) table = NULL;

  if (accounts == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint i = 0; i < sources->len; i++)
    {
      const MkrSource *source = g_ptr_array_index (sources, i);
      g_autofree char *names = NULL;

      if (only != 0 && source->id != only)
        continue;
      names = name_accounts (cli, accounts, source->id, error);
      if (names == NULL)
        return FALSE;

      mkr_cli_table_text (table, mkr_cli_source_name (cli, source));
      mkr_cli_table_text (table, source->alias);
      mkr_cli_table_text (table, mkr_work_id (source->work));
      mkr_cli_table_text (table, names);
      mkr_cli_table_yes (table, source->archived);
    }

  return mkr_cli_table_print (table, error);
}

static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  return mkr_cli_parse (cli, NULL, 0, 0, error) && mkr_cli_open_to_read (cli, error) &&
         print_sources (cli, 0, error);
}

static gboolean
run_show (MkrCli  *cli,
          GError **error)
{
  g_autoptr(MkrSource) source = NULL;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_open_to_read (cli, error) &&
         (source = mkr_source_find (cli->book, cli->argv[0], error)) != NULL &&
         print_sources (cli, source->id, error);
}

static gboolean
run_add (MkrCli  *cli,
         GError **error)
{
  g_auto(Options) options = { NULL };
  const GOptionEntry entries[] = { OPTION_ENTRIES (options), { NULL } };
  g_autoptr(MkrSource) source = g_new0 (MkrSource, 1);

  if (!mkr_cli_parse (cli, entries, 1, 1, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error))
    return FALSE;

  source->name = g_strdup (cli->argv[0]);

  return apply_options (cli, &options, source, error) &&
         mkr_source_add (cli->book, source, error) &&
         print_sources (cli, source->id, error);
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
  g_autoptr(MkrSource) source = NULL;

  return mkr_cli_parse (cli, entries, 1, 1, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         (source = mkr_source_find (cli->book, cli->argv[0], error)) != NULL &&
         apply_options (cli, &options, source, error) &&
         mkr_source_edit (cli->book, source, error) &&
         print_sources (cli, source->id, error);
}

static gboolean
run_merge (MkrCli  *cli,
           GError **error)
{
  gint64 from = 0, into = 0;

  return mkr_cli_parse (cli, NULL, 2, 2, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         mkr_cli_source (cli, cli->argv[0], &from, error) &&
         mkr_cli_source (cli, cli->argv[1], &into, error) &&
         mkr_source_merge (cli->book, from, into, error);
}

static gboolean
run_remove (MkrCli  *cli,
            GError **error)
{
  gint64 id = 0;

  return mkr_cli_parse (cli, NULL, 1, 1, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         mkr_cli_source (cli, cli->argv[0], &id, error) && mkr_source_remove (cli->book, id, error);
}

const MkrCommand mkr_cli_source_commands[] = {
  { "sources", "list", NULL, N_("Lists who pays"), run_list },
  { "sources", "show", N_("NAME"), N_("Shows a source"), run_show },
  { "sources", "add", N_("NAME"), N_("Adds a source"), run_add },
  { "sources", "edit", N_("NAME"), N_("Changes a source"), run_edit },
  { "sources", "merge", N_("FROM INTO"),
    N_("Makes two sources one; later imports know both names"), run_merge },
  { "sources", "remove", N_("NAME"), N_("Removes a source without payouts"), run_remove },
  { NULL }
};
