/* mkr-cli-commands.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"

#define USAGE_WIDTH 30

static const MkrCommand * const groups[] = {
  mkr_cli_statement_commands, mkr_cli_import_commands, mkr_cli_account_commands,
  mkr_cli_source_commands, mkr_cli_rule_commands, mkr_cli_payout_commands, mkr_cli_rent_commands,
  mkr_cli_set_aside_commands, mkr_cli_exchange_rates_commands, mkr_cli_format_commands,
  mkr_cli_contract_commands, mkr_cli_hours_commands, mkr_cli_dispute_commands,
  mkr_cli_offer_commands, mkr_cli_report_commands, mkr_cli_duty_commands,
  mkr_cli_chart_commands, mkr_cli_book_commands,
};

static void
append_command (GString          *out,
                const MkrCommand *command)
{
  g_autoptr(GString) usage = g_string_new (command->name);

  if (command->verb != NULL)
    g_string_append_printf (usage, " %s", command->verb);
  if (command->arguments != NULL)
    g_string_append_printf (usage, " %s", _(command->arguments));

  g_string_append_printf (out, "\n  %s%*s %s", usage->str,
                          MAX (0, USAGE_WIDTH - (int) g_utf8_strlen (usage->str, -1)), "",
                          _(command->summary));
}

/**
 * mkr_cli_describe_commands:
 * @name: (nullable): only those of this name
 *
 * Returns: (transfer full): the commands, one a line, as --help shows them
 */
char *
mkr_cli_describe_commands (const char *name)
{
  GString *out = g_string_new (_("Commands:"));

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const MkrCommand *c = groups[g]; c->name != NULL; c++)
      if (name == NULL || strcmp (name, c->name) == 0)
        append_command (out, c);

  g_string_append_printf (out, "\n\n%s", _("Each command has its own --help."));
  return g_string_free (out, FALSE);
}

static const MkrCommand *
find_verb (const char *name,
           const char *verb)
{
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const MkrCommand *c = groups[g]; c->name != NULL; c++)
      if (strcmp (c->name, name) == 0 && g_strcmp0 (c->verb, verb) == 0)
        return c;

  return NULL;
}

static gboolean
is_name (const char *name)
{
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const MkrCommand *c = groups[g]; c->name != NULL; c++)
      if (strcmp (c->name, name) == 0)
        return TRUE;

  return FALSE;
}

gboolean
mkr_cli_needs_verb (const char *name)
{
  return is_name (name) && find_verb (name, NULL) == NULL && find_verb (name, "list") == NULL;
}

/**
 * mkr_cli_find_command:
 * @name: the first word, nullable
 * @verb: the word behind it, nullable
 * @took_verb: (out): whether the verb belongs to the command
 *
 * Finds “NAME VERB”, else what NAME does alone; the verb “list” may be left out.
 *
 * Returns: (nullable): the command, or NULL with wrong usage as the error
 */
const MkrCommand *
mkr_cli_find_command (const char  *name,
                      const char  *verb,
                      gboolean    *took_verb,
                      GError     **error)
{
  g_autofree char *list = NULL;
  const MkrCommand *command;

  *took_verb = FALSE;

  if (name == NULL || !is_name (name))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is no command. “makerent-cli --help” lists them."), name != NULL ? name : "");
      return NULL;
    }

  if ((command = find_verb (name, NULL)) != NULL)
    return command;

  if (verb != NULL && (command = find_verb (name, verb)) != NULL)
    {
      *took_verb = TRUE;
      return command;
    }

  if ((verb == NULL || *verb == '-') && (command = find_verb (name, "list")) != NULL)
    return command;

  list = mkr_cli_describe_commands (name);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is no command here. %s"),
               verb != NULL ? verb : name, list);
  return NULL;
}
