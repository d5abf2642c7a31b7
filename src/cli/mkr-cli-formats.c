/* mkr-cli-formats.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-statement.h"

static void
print_format (MkrCliTable *table,
              MkrFormat   *format)
{
  mkr_cli_table_text (table, mkr_format_get_id (format));
  mkr_cli_table_text (table, mkr_format_get_name (format));
  mkr_cli_table_text (table, mkr_format_get_account (format));
  mkr_cli_table_text (table, mkr_account_kind_id (mkr_format_get_account_kind (format)));
  mkr_cli_table_text (table, mkr_format_get_source (format));
  mkr_cli_table_text (table, mkr_work_id (mkr_format_get_work (format)));
  mkr_cli_table_yes (table, mkr_format_has_withdrawals (format));
  mkr_cli_table_yes (table, mkr_format_has_subunits (format));
}

/* @only: the format to print, or NULL for all. */
static gboolean
print_formats (MkrCli      *cli,
               const char  *only,
               GError     **error)
{
  static const MkrColumn columns[] = {
    { "id", MKR_CELL_WORD }, { "name", MKR_CELL_TEXT }, { "account", MKR_CELL_TEXT },
    { "kind", MKR_CELL_WORD }, { "source", MKR_CELL_TEXT }, { "work", MKR_CELL_WORD },
    { "withdrawals", MKR_CELL_WORD }, { "subunits", MKR_CELL_WORD },
  };
  g_autoptr(MkrFormatSet) formats = mkr_cli_load_formats (error);
  g_autoptr(MkrCliTable) table = NULL;
  MkrFormat *format;

  if (formats == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  if (only == NULL)
    for (guint i = 0; i < mkr_format_set_get_n (formats); i++)
      print_format (table, mkr_format_set_get (formats, i));
  else if ((format = mkr_format_set_find (formats, only, error)) != NULL)
    print_format (table, format);
  else
    return FALSE;

  return mkr_cli_table_print (table, error);
}

static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  return mkr_cli_parse (cli, NULL, 0, 0, error) && print_formats (cli, NULL, error);
}

static gboolean
run_show (MkrCli  *cli,
          GError **error)
{
  return mkr_cli_parse (cli, NULL, 1, 1, error) && print_formats (cli, cli->argv[0], error);
}

const MkrCommand mkr_cli_format_commands[] = {
  { "formats", "list", NULL, N_("Lists the statement formats that Makerent knows"), run_list },
  { "formats", "show", N_("ID"), N_("Shows a statement format"), run_show },
  { NULL }
};
