/* mkr-cli-split.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-payout.h"
#include "mkr-split.h"

/* One line of a statement that several sources paid. */

static const MkrColumn columns[] = {
  { "source", MKR_CELL_TEXT }, { "currency", MKR_CELL_WORD }, { "gross", MKR_CELL_NUMBER },
  { "fee", MKR_CELL_NUMBER }, { "net", MKR_CELL_NUMBER },
};

static gboolean
print_parts (MkrCli           *cli,
             const MkrPayout  *payout,
             GError          **error)
{
  g_autoptr(GPtrArray) sources = mkr_sources_list (cli->book, error);
  g_autoptr(GArray) parts = sources != NULL ? mkr_split_read (cli->book, payout->id, error) : NULL;
  g_autoptr(MkrCliTable) table = NULL;

  if (parts == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  for (guint i = 0; i < parts->len; i++)
    {
      const MkrPart *part = &g_array_index (parts, MkrPart, i);

      mkr_cli_table_text (table, mkr_cli_source_name_in (cli, sources, part->source));
      mkr_cli_table_text (table, payout->currency->code);
      mkr_cli_table_money (table, part->gross, payout->currency);
      mkr_cli_table_money (table, part->fee, payout->currency);
      mkr_cli_table_money (table, part->net, payout->currency);
    }

  return mkr_cli_table_print (table, error);
}

/* “Annomill=12.50”; @rest: of a source without an amount, that there is one. */
static gboolean
parse_part (MkrCli           *cli,
            const char       *text,
            const MkrPayout  *payout,
            MkrPart          *part,
            gboolean         *is_rest,
            GError          **error)
{
  const char *sign = strrchr (text, '=');
  g_autofree char *name = sign != NULL ? g_strndup (text, (gsize) (sign - text)) : g_strdup (text);

  *is_rest = sign == NULL;
  return (sign == NULL || mkr_cli_money ("SOURCE=AMOUNT", sign + 1, payout->currency, &part->net, error)) &&
         mkr_cli_source (cli, name, &part->source, error);
}

static gboolean
parse_parts (MkrCli           *cli,
             const MkrPayout  *payout,
             GArray           *parts,
             GError          **error)
{
  MkrPart *rest = NULL;
  gint64 left = payout->net;

  g_array_set_size (parts, (guint) cli->argc - 1);
  for (guint i = 0; i < parts->len; i++)
    {
      MkrPart *part = &g_array_index (parts, MkrPart, i);
      gboolean is_rest;

      if (!parse_part (cli, cli->argv[i + 1], payout, part, &is_rest, error))
        return FALSE;
      if (is_rest && rest != NULL)
        {
          g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                               _("Only one source can get the rest; give the others an amount"));
          return FALSE;
        }
      if (is_rest)
        rest = part;
      else if (!mkr_money_subtract (left, part->net, &left, error))
        return FALSE;
    }

  if (rest != NULL)
    rest->net = left;
  return TRUE;
}

gboolean
mkr_cli_run_payouts_split (MkrCli  *cli,
                           GError **error)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, TRUE, sizeof (MkrPart));
  g_autoptr(MkrPayout) payout = NULL;
  gint64 id = 0;

  if (!mkr_cli_parse (cli, NULL, 1, -1, error) || !mkr_cli_id ("PAYOUT", cli->argv[0], &id, error) ||
      !(cli->argc > 1 ? mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) : mkr_cli_open_to_read (cli, error)) ||
      !(payout = mkr_payout_get (cli->book, id, error)))
    return FALSE;

  if (payout->currency == NULL || cli->argc == 1)
    return payout->currency == NULL ? mkr_split_set (cli->book, id, NULL, 0, error) : print_parts (cli, payout, error);

  return parse_parts (cli, payout, parts, error) &&
         mkr_split_set (cli->book, id, (const MkrPart *) parts->data, parts->len, error) &&
         print_parts (cli, payout, error);
}

gboolean
mkr_cli_run_payouts_unsplit (MkrCli  *cli,
                             GError **error)
{
  gint64 id = 0;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_id ("PAYOUT", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) && mkr_split_clear (cli->book, id, error);
}
