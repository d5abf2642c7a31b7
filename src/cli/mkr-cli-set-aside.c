/* mkr-cli-set-aside.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-error.h"
#include "mkr-rent.h"

static void
print_percent (MkrCliTable *table,
               gint         basis_points)
{
  mkr_cli_table_decimal (table, (MkrDecimal) { basis_points, 2 });
}

static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  static const MkrColumn columns[] = {
    { "rule", MKR_CELL_NUMBER }, { "from", MKR_CELL_WORD }, { "percent", MKR_CELL_NUMBER },
    { "source", MKR_CELL_TEXT }, { "work", MKR_CELL_WORD },
  };
  g_autoptr(GArray) rules = NULL;
  g_autoptr(GPtrArray) sources = NULL;
  g_autoptr(MkrCliTable) table = NULL;

  if (!mkr_cli_parse (cli, NULL, 0, 0, error) || !mkr_cli_open_to_read (cli, error) ||
      (rules = mkr_set_asides_list (cli->book, error)) == NULL ||
      (sources = mkr_sources_list (cli->book, error)) == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint i = 0; i < rules->len; i++)
    {
      const MkrSetAside *rule = &g_array_index (rules, MkrSetAside, i);

      mkr_cli_table_id (table, rule->id);
      mkr_cli_table_date (table, rule->from);
      print_percent (table, rule->basis_points);
      mkr_cli_table_text (table, mkr_cli_source_name_in (cli, sources, rule->source));
      mkr_cli_table_text (table, rule->work != MKR_WORK_UNSORTED ? mkr_work_id (rule->work) : "");
    }

  return mkr_cli_table_print (table, error);
}

static gboolean
run_add (MkrCli  *cli,
         GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *source = NULL;
  g_autofree char *work = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from,
      N_("The first day it holds on; default: today"), N_("DATE") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source,
      N_("Only for money of this source"), N_("NAME") },
    { "work", 0, 0, G_OPTION_ARG_STRING, &work,
      N_("Only for this kind of work: ai, craft or other"), N_("KIND") },
    { NULL }
  };
  MkrSetAside rule = { 0 };

  if (!mkr_cli_parse (cli, entries, 1, 1, error))
    return FALSE;

  if (source != NULL && work != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("A rule is for a source or for a kind of work, not for both. Leave one out."));
      return FALSE;
    }

  if (!mkr_cli_percent ("PERCENT", cli->argv[0], &rule.basis_points, error) ||
      !MKR_CLI_ENUM (work, "--work", work, &rule.work, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error))
    return FALSE;

  rule.from = mkr_book_today (cli->book);

  return mkr_cli_date ("--from", from, &rule.from, error) &&
         mkr_cli_source (cli, source, &rule.source, error) &&
         mkr_set_aside_add (cli->book, &rule, error);
}

static gboolean
run_remove (MkrCli  *cli,
            GError **error)
{
  gint64 id = 0;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_id ("RULE", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         mkr_set_aside_remove (cli->book, id, error);
}

const MkrCommand mkr_cli_set_aside_commands[] = {
  { "set-aside", "list", NULL, N_("Lists what is set aside of each receipt"), run_list },
  { "set-aside", "add", N_("PERCENT"),
    N_("Sets a part of each receipt aside from a day on"), run_add },
  { "set-aside", "remove", N_("RULE"), N_("Removes a set-aside rule"), run_remove },
  { NULL }
};
