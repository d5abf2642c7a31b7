/* mkr-cli-rules.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-payer-rule.h"

/* What a person says about the payers that statements name. */

static const MkrColumn columns[] = {
  { "rule", MKR_CELL_WORD }, { "payer", MKR_CELL_TEXT }, { "account", MKR_CELL_TEXT },
  { "source", MKR_CELL_TEXT }, { "payouts", MKR_CELL_WORD },
};

static const MkrColumn change_columns[] = {
  { "payout", MKR_CELL_WORD }, { "was", MKR_CELL_TEXT }, { "source", MKR_CELL_TEXT },
  { "rule", MKR_CELL_WORD },
};

/* The names that rules speak of. */
typedef struct
{
  MkrCli    *cli;
  GPtrArray *sources;
  GPtrArray *accounts;
} Names;

static void
names_clear (Names *self)
{
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static gboolean
read_names (Names   *self,
            MkrCli  *cli,
            GError **error)
{
  self->cli = cli;
  self->sources = mkr_sources_list (cli->book, error);
  self->accounts = self->sources != NULL ? mkr_accounts_list (cli->book, error) : NULL;

  return self->accounts != NULL;
}

static const char *
account_name (const Names *self,
              gint64       id)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const MkrAccount *account = g_ptr_array_index (self->accounts, i);

      if (account->id == id)
        return mkr_cli_account_name (self->cli, account);
    }

  return "";
}

static void
print_id (MkrCliTable *table,
          gint64       id)
{
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");

  mkr_cli_table_text (table, text);
}

/* @only: the one to print, or 0 for all. */
static gboolean
print_rules (MkrCli  *cli,
             gint64   only,
             GError **error)
{
  g_auto(Names) names = { NULL };
  g_autoptr(GPtrArray) rules = mkr_payer_rules_list (cli->book, error);
  g_autoptr(MkrCliTable) table = NULL;

  if (rules == NULL || !read_names (&names, cli, error))
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  for (guint i = 0; i < rules->len; i++)
    {
      const MkrPayerRule *rule = g_ptr_array_index (rules, i);
      g_autofree char *n = g_strdup_printf ("%u", rule->n);

      if (only != 0 && rule->id != only)
        continue;
      print_id (table, rule->id);
      /* A payer's name hides as the source's does. */
      mkr_cli_table_text (table, cli->hide_names ? "" : rule->payer);
      mkr_cli_table_text (table, account_name (&names, rule->account));
      mkr_cli_table_text (table, mkr_cli_source_name_in (names.cli, names.sources, rule->source));
      mkr_cli_table_text (table, n);
    }

  return mkr_cli_table_print (table, error);
}

static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  return mkr_cli_parse (cli, NULL, 0, 0, error) && mkr_cli_open_to_read (cli, error) &&
         print_rules (cli, 0, error);
}

/* The kind of work is the source's. */
static gboolean
set_work (MkrCli     *cli,
          const char *name,
          const char *work,
          GError    **error)
{
  g_autoptr(MkrSource) source = NULL;
  MkrWork chosen;

  if (work == NULL)
    return TRUE;
  if (!MKR_CLI_ENUM (work, "--work", work, &chosen, error))
    return FALSE;
  source = mkr_source_find (cli->book, name, error);
  if (source == NULL)
    return FALSE;
  source->work = chosen;
  return mkr_source_edit (cli->book, source, error);
}

/* The kind of work and the rule: both or none. */
static gboolean
add_rule (MkrCli        *cli,
          MkrPayerRule  *rule,
          const char    *work,
          GError       **error)
{
  gboolean ok;

  if (!mkr_book_begin_group (cli->book, error))
    return FALSE;
  ok = set_work (cli, cli->argv[1], work, error) &&
       mkr_payer_rule_add (cli->book, rule, NULL, error);
  return mkr_book_end_group (cli->book, ok, ok ? error : NULL) && ok;
}

static gboolean
run_add (MkrCli  *cli,
         GError **error)
{
  g_autofree char *account = NULL;
  g_autofree char *work = NULL;
  g_autoptr(MkrPayerRule) rule = g_new0 (MkrPayerRule, 1);
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &account, N_("Only in this account"), N_("NAME") },
    { "work", 0, 0, G_OPTION_ARG_STRING, &work,
      N_("The source's kind of work: ai, craft, other or unsorted"), N_("KIND") },
    { NULL }
  };

  if (!mkr_cli_parse (cli, entries, 2, 2, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error))
    return FALSE;

  rule->payer = g_strdup (cli->argv[0]);
  return mkr_cli_account (cli, account, &rule->account, error) &&
         mkr_cli_source (cli, cli->argv[1], &rule->source, error) &&
         add_rule (cli, rule, work, error) && print_rules (cli, rule->id, error);
}

static gboolean
run_edit (MkrCli  *cli,
          GError **error)
{
  g_autofree char *payer = NULL;
  g_autofree char *account = NULL;
  g_autofree char *source = NULL;
  g_autoptr(MkrPayerRule) rule = NULL;
  const GOptionEntry entries[] = {
    { "payer", 0, 0, G_OPTION_ARG_STRING, &payer, N_("The payer as statements name it"), N_("PAYER") },
    { "account", 0, 0, G_OPTION_ARG_STRING, &account,
      N_("Only in this account, or “none”: in any"), N_("NAME") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_("The source that it is"), N_("NAME") },
    { NULL }
  };
  gint64 id = 0;

  if (!mkr_cli_parse (cli, entries, 1, 1, error) ||
      !mkr_cli_id ("RULE", cli->argv[0], &id, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      !(rule = mkr_payer_rule_get (cli->book, id, error)))
    return FALSE;

  rule->is_whole &= payer == NULL;
  mkr_cli_set_text (&rule->payer, payer);
  return mkr_cli_account (cli, account, &rule->account, error) &&
         (source == NULL || mkr_cli_source (cli, source, &rule->source, error)) &&
         mkr_payer_rule_edit (cli->book, rule, NULL, error) && print_rules (cli, id, error);
}

static gboolean
run_remove (MkrCli  *cli,
            GError **error)
{
  gint64 id = 0;

  return mkr_cli_parse (cli, NULL, 1, 1, error) &&
         mkr_cli_id ("RULE", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         mkr_payer_rule_remove (cli->book, id, NULL, error);
}

static gboolean
run_apply (MkrCli  *cli,
           GError **error)
{
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only list what would change"), NULL },
    { NULL }
  };
  g_auto(Names) names = { NULL };
  g_autoptr(GArray) changes = NULL;
  g_autoptr(MkrCliTable) table = NULL;

  if (!mkr_cli_parse (cli, entries, 0, 0, error) ||
      !(dry_run ? mkr_cli_open_to_read (cli, error) : mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error)) ||
      !read_names (&names, cli, error) ||
      !(changes = mkr_payer_rules_apply (cli->book, dry_run, error)))
    return FALSE;

  table = mkr_cli_table_new (change_columns, G_N_ELEMENTS (change_columns), cli->csv);
  for (guint i = 0; i < changes->len; i++)
    {
      const MkrRuledChange *change = &g_array_index (changes, MkrRuledChange, i);

      print_id (table, change->entry);
      mkr_cli_table_text (table, mkr_cli_source_name_in (names.cli, names.sources, change->was));
      mkr_cli_table_text (table, mkr_cli_source_name_in (names.cli, names.sources, change->source));
      print_id (table, change->rule);
    }

  return mkr_cli_table_print (table, error);
}

const MkrCommand mkr_cli_rule_commands[] = {
  { "rules", "list", NULL, N_("Lists what was said about payers, in the order in which it is asked"),
    run_list },
  { "rules", "add", N_("PAYER SOURCE"),
    N_("Says that a payer of statements is a source, now and later; “PAYER*”: all that begin so"),
    run_add },
  { "rules", "edit", N_("RULE"), N_("Changes a rule and the payouts that it sorted"), run_edit },
  { "rules", "remove", N_("RULE"), N_("Takes a rule back, and what it sorted"), run_remove },
  { "rules", "apply", NULL, N_("Gives payouts the source that the rules say"), run_apply },
  { NULL }
};
