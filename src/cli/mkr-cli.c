/* mkr-cli.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-error.h"
#include "mkr-text.h"

const GOptionEntry *
mkr_cli_global_entries (MkrCli *cli)
{
  static GOptionEntry entries[5];

  entries[0] = (GOptionEntry) { "book", 0, 0, G_OPTION_ARG_FILENAME, &cli->book_path,
                                N_("The book, instead of the default one"), N_("FILE") };
  entries[1] = (GOptionEntry) { "csv", 0, 0, G_OPTION_ARG_NONE, &cli->csv,
                                N_("Print CSV with a header line instead of a table"), NULL };
  entries[2] = (GOptionEntry) { "as-of", 0, 0, G_OPTION_ARG_STRING, &cli->as_of,
                                N_("The day that counts as today"), N_("DATE") };
  entries[3] = (GOptionEntry) { "real-names", 0, 0, G_OPTION_ARG_NONE, &cli->real_names,
                                N_("Show names although the book hides them"), NULL };
  return entries;
}

static gboolean
check_count (MkrCli  *cli,
             int      n,
             int      min,
             int      max,
             GError **error)
{
  if (n >= min && (max < 0 || n <= max))
    return TRUE;

  if (n < min)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("Something is missing. The command is: %s %s"), g_get_prgname (),
                 cli->command->arguments != NULL ? _(cli->command->arguments) : "");
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("“%s” is too much. Put names of several words in quotes, or see %s --help."),
                 cli->argv[max], g_get_prgname ());

  return FALSE;
}

/* argv[0] goes, and with it a “--” that ended the options. */
static void
drop_first (MkrCli *cli)
{
  int from = cli->argc > 1 && g_str_equal (cli->argv[1], "--") ? 2 : 1;

  cli->argv += from;
  cli->argc -= from;
}

gboolean
mkr_cli_parse (MkrCli              *cli,
               const GOptionEntry  *entries,
               int                  min,
               int                  max,
               GError             **error)
{
  const char *arguments = cli->command->arguments;
  g_autoptr(GOptionContext) context = g_option_context_new (arguments != NULL ? _(arguments) : NULL);
  g_autofree char *siblings = NULL;
  g_autoptr(GError) local = NULL;

  if (g_strcmp0 (cli->command->verb, "list") == 0)
    siblings = mkr_cli_describe_commands (cli->command->name);

  g_option_context_set_description (context, siblings);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(cli->command->summary));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, mkr_cli_global_entries (cli), GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, &cli->argc, &cli->argv, error))
    return FALSE;

  drop_first (cli);

  if (!check_count (cli, cli->argc, min, max, error))
    return FALSE;

  if (!mkr_clock_init (cli->as_of, &local))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, local->message);
      g_prefix_error (error, "%s: ", cli->as_of != NULL ? "--as-of" : "MAKERENT_TODAY");
      return FALSE;
    }

  return TRUE;
}

char *
mkr_cli_dup_book_path (MkrCli *cli)
{
  return cli->book_path != NULL ? g_strdup (cli->book_path) : mkr_book_default_path ();
}

gboolean
mkr_cli_open (MkrCli            *cli,
              MkrBookOpenFlags   flags,
              GError           **error)
{
  g_autofree char *path = mkr_cli_dup_book_path (cli);
  GError *failure = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND,
                   _("There is no book “%s”. Make one with “makerent-cli --book %s new --currency USD”, "
                     "or name another with --book."), path, path);
      return FALSE;
    }

  cli->book = mkr_book_open (path, flags, &failure);
  /* A book of an older version is brought up to date first, with a copy of it kept, even if it is only to be read. */
  if (cli->book == NULL && (flags & MKR_BOOK_OPEN_READ_ONLY) && g_error_matches (failure, MKR_ERROR, MKR_ERROR_READ_ONLY))
    {
      g_clear_error (&failure);
      cli->book = mkr_book_open (path, MKR_BOOK_OPEN_DEFAULT, &failure);
    }

  if (cli->book == NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  mkr_book_show_real_names (cli->book, cli->real_names);
  cli->hide_names = mkr_book_hides_names (cli->book);
  return TRUE;
}

gboolean
mkr_cli_open_to_read (MkrCli  *cli,
                      GError **error)
{
  return mkr_cli_open (cli, MKR_BOOK_OPEN_READ_ONLY, error);
}

const char *
mkr_cli_account_name (MkrCli           *cli,
                      const MkrAccount *account)
{
  return cli->hide_names ? account->alias : account->name;
}

const char *
mkr_cli_source_name (MkrCli          *cli,
                     const MkrSource *source)
{
  return cli->hide_names ? source->alias : source->name;
}

const char *
mkr_cli_source_name_in (MkrCli          *cli,
                        const GPtrArray *sources,
                        gint64           id)
{
  const MkrSource *source = mkr_sources_get (sources, id);

  return source != NULL ? mkr_cli_source_name (cli, source) : "";
}

void
mkr_cli_remark (const char *text)
{
  g_autofree char *visible = mkr_text_visible (text);

  g_printerr ("%s\n", visible);
}
