/* main.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-locale.h"

/* “report --help”: the name alone does nothing, so the help of a command cannot answer. */
static void
print_verbs (const char *name)
{
  g_autofree char *verbs = NULL;

  if (!mkr_cli_needs_verb (name))
    return;

  verbs = mkr_cli_describe_commands (name);
  g_print ("%s\n", verbs);
  exit (MKR_EXIT_DONE);
}

static gboolean
choose_command (MkrCli  *cli,
                GError **error)
{
  g_autofree char *prgname = NULL;
  gboolean took_verb;

  if (cli->argc < 2)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("What is to be done? “makerent-cli --help” lists the commands."));
      return FALSE;
    }

  if (g_strcmp0 (cli->argv[2], "--help") == 0 || g_strcmp0 (cli->argv[2], "-h") == 0)
    print_verbs (cli->argv[1]);

  cli->command = mkr_cli_find_command (cli->argv[1], cli->argv[2], &took_verb, error);

  if (cli->command == NULL)
    return FALSE;

  prgname = g_strjoin (" ", "makerent-cli", cli->argv[1], took_verb ? cli->argv[2] : NULL, NULL);
  g_set_prgname (prgname);
  cli->argv += took_verb ? 2 : 1;
  cli->argc -= took_verb ? 2 : 1;
  return TRUE;
}

/* Options before the command; those behind it are the command's and are parsed by it. */
static gboolean
parse_first (MkrCli  *cli,
             GError **error)
{
  g_autoptr(GOptionContext) context = g_option_context_new (_("COMMAND [ARGUMENT…]"));
  g_autofree char *commands = mkr_cli_describe_commands (NULL);
  const GOptionEntry version[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &cli->version, N_("Print the version"), NULL },
    { NULL }
  };

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Is the rent made? Makerent's book and reports for the terminal."));
  g_option_context_set_description (context, commands);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, mkr_cli_global_entries (cli), GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, version, GETTEXT_PACKAGE);

  return g_option_context_parse (context, &cli->argc, &cli->argv, error);
}

static MkrExit
run (MkrCli *cli)
{
  g_autoptr(GError) error = NULL;

  if (parse_first (cli, &error))
    {
      if (cli->version)
        {
          g_print ("makerent-cli %s\n", MKR_VERSION);
          return MKR_EXIT_DONE;
        }

      if (choose_command (cli, &error) && cli->command->run (cli, &error))
        return cli->exit_code;
    }

  if (error != NULL)
    mkr_cli_remark (error->message);

  return error != NULL && error->domain == G_OPTION_ERROR ? MKR_EXIT_USAGE : MKR_EXIT_FAILED;
}

/* A book that cannot be closed cleanly may hold back what was written: that is a failure. */
static MkrExit
close_book (MkrCli  *cli,
            MkrExit  exit_code)
{
  g_autofree char *warning = NULL;
  g_autoptr(GError) error = NULL;

  if (cli->book == NULL)
    return exit_code;

  warning = mkr_book_take_warning (cli->book);
  if (warning != NULL)
    mkr_cli_remark (warning);

  if (!mkr_book_close (cli->book, &error))
    {
      mkr_cli_remark (error->message);
      exit_code = exit_code == MKR_EXIT_DONE ? MKR_EXIT_FAILED : exit_code;
    }

  g_clear_object (&cli->book);
  return exit_code;
}

int
main (int    argc,
      char **argv)
{
  g_auto(GStrv) copy = g_strdupv (argv);
  g_autofree char **args = g_memdup2 (copy, sizeof (char *) * (gsize) (argc + 1));
  MkrCli cli = { .argc = argc, .argv = args };
  MkrExit exit_code;

  mkr_locale_init ();
  g_set_prgname ("makerent-cli");
  exit_code = close_book (&cli, run (&cli));

  g_free (cli.book_path);
  g_free (cli.as_of);
  return (int) exit_code;
}
