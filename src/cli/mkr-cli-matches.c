/* mkr-cli-matches.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-match.h"

/* Which rows are the two ends of one movement of money. */

static const MkrColumn columns[] = {
  { "leaves", MKR_CELL_WORD }, { "arrives", MKR_CELL_WORD }, { "how", MKR_CELL_WORD },
  { "amount", MKR_CELL_WORD }, { "date", MKR_CELL_WORD }, { "name", MKR_CELL_WORD },
  { "number", MKR_CELL_WORD },
};

static void
print_ids (MkrCliTable *table,
           GArray      *ids)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  mkr_cli_table_text (table, text->str);
}

static void
print_match (MkrCliTable    *table,
             const MkrMatch *match)
{
  print_ids (table, match->leaves);
  print_ids (table, match->arrives);
  mkr_cli_table_text (table, mkr_match_how_id (match->how));
  mkr_cli_table_yes (table, match->amount);
  mkr_cli_table_yes (table, match->date);
  mkr_cli_table_yes (table, match->name);
  mkr_cli_table_yes (table, match->number);
}

gboolean
mkr_cli_run_payouts_matches (MkrCli  *cli,
                             GError **error)
{
  g_autoptr(GPtrArray) matches = NULL;
  g_autoptr(MkrCliTable) table = NULL;
  gboolean open = FALSE;
  const GOptionEntry entries[] = {
    { "open", 0, 0, G_OPTION_ARG_NONE, &open,
      N_("Arrivals that are not matched, with what may be their other end"), NULL },
    { NULL }
  };

  if (!mkr_cli_parse (cli, entries, 0, 0, error) || !mkr_cli_open_to_read (cli, error))
    return FALSE;
  matches = open ? mkr_matches_suggest (cli->book, 0, error) : mkr_matches_list (cli->book, 0, error);
  if (matches == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  for (guint i = 0; i < matches->len; i++)
    print_match (table, g_ptr_array_index (matches, i));
  return mkr_cli_table_print (table, error);
}

typedef gboolean (*Say) (MkrBook *book, const gint64 *entries, guint n, GError **error);

static gboolean
say (MkrCli  *cli,
     int      min,
     Say      what,
     GError **error)
{
  g_autofree gint64 *ids = NULL;

  if (!mkr_cli_parse (cli, NULL, min, -1, error))
    return FALSE;
  ids = g_new0 (gint64, cli->argc + 1);
  for (int i = 0; i < cli->argc; i++)
    if (!mkr_cli_id ("PAYOUT", cli->argv[i], &ids[i], error))
      return FALSE;

  return mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         what (cli->book, ids, (guint)cli->argc, error);
}

gboolean
mkr_cli_run_payouts_match (MkrCli  *cli,
                           GError **error)
{
  return say (cli, 2, mkr_match_set, error);
}

gboolean
mkr_cli_run_payouts_refuse (MkrCli  *cli,
                            GError **error)
{
  return say (cli, 1, mkr_match_refuse, error);
}

gboolean
mkr_cli_run_payouts_unmatch (MkrCli  *cli,
                             GError **error)
{
  gint64 id = 0;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_id ("PAYOUT", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) && mkr_match_clear (cli->book, id, error);
}
