/* mkr-cli-rent.c
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
#include "mkr-rent.h"

/* What add and edit take. */
typedef struct
{
  char *amount;
  char *share;
  char *currency;
  char *home;
  char *from;
  char *until;
  char *late_fee;
  int   due_day;      /* 0: not given */
  int   grace_days;   /* −1: not given */
} Options;

#define OPTIONS_INIT { .grace_days = -1 }

#define OPTION_ENTRIES(options)                                                                 \
  { "share", 0, 0, G_OPTION_ARG_STRING, &(options).share,                                       \
    N_("Your share of it, such as 50% or 725.00; default: all"), N_("SHARE") },                 \
  { "due", 0, 0, G_OPTION_ARG_INT, &(options).due_day,                                      \
    N_("Day of the month, 1 to 31; default: 1"), N_("DAY") },                                   \
  { "from", 0, 0, G_OPTION_ARG_STRING, &(options).from,                                         \
    N_("From when these terms hold"), N_("DATE") },                                             \
  { "until", 0, 0, G_OPTION_ARG_STRING, &(options).until,                                       \
    N_("Their last day; “none”: they go on"), N_("DATE") },                                     \
  { "home", 0, 0, G_OPTION_ARG_STRING, &(options).home,                                         \
    N_("Which home, if there are several"), N_("NAME") },                                       \
  { "currency", 0, 0, G_OPTION_ARG_STRING, &(options).currency,                                 \
    N_("Default: the book's"), N_("CUR") },                                                     \
  { "grace", 0, 0, G_OPTION_ARG_INT, &(options).grace_days,                                \
    N_("Days after the due day before it is late"), N_("DAYS") },                               \
  { "late-fee", 0, 0, G_OPTION_ARG_STRING, &(options).late_fee,                                 \
    N_("What being late costs"), N_("AMOUNT") }

static void
options_clear (Options *self)
{
  g_free (self->amount);
  g_free (self->share);
  g_free (self->currency);
  g_free (self->home);
  g_free (self->from);
  g_free (self->until);
  g_free (self->late_fee);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* “50%” or a fixed amount. */
static gboolean
apply_share (Options      *options,
             MkrRentTerm  *term,
             GError      **error)
{
  if (options->share == NULL || strchr (options->share, '%') == NULL)
    return mkr_cli_money ("--share", options->share, term->currency, &term->share_fixed, error);

  term->share_fixed = 0;
  return mkr_cli_percent ("--share", options->share, &term->share_bp, error);
}

/* The currency comes first: the amounts are read in it. */
static gboolean
apply_options (Options      *options,
               MkrRentTerm  *term,
               GError      **error)
{
  gboolean open = g_strcmp0 (options->until, "none") == 0;

  if (open)
    term->until = MKR_DATE_NONE;
  if (options->due_day != 0)
    term->due_day = options->due_day;
  if (options->grace_days >= 0)
    term->grace_days = options->grace_days;

  mkr_cli_set_text (&term->home, options->home);

  if (term->due_day < 1 || term->due_day > 31)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                           _("The due day is a day of the month, 1 to 31. In shorter months the last day counts."));
      return mkr_cli_bad_value ("--due", error);
    }

  return mkr_cli_currency ("--currency", options->currency, &term->currency, error) &&
         mkr_cli_money ("AMOUNT", options->amount, term->currency, &term->amount, error) &&
         mkr_cli_money ("--late-fee", options->late_fee, term->currency, &term->late_fee, error) &&
         mkr_cli_date ("--from", options->from, &term->from, error) &&
         (open || mkr_cli_date ("--until", options->until, &term->until, error)) &&
         apply_share (options, term, error);
}

static gboolean
print_terms (MkrCli  *cli,
             gint64   only,
             GError **error)
{
  static const MkrColumn columns[] = {
    { "term", MKR_CELL_NUMBER }, { "home", MKR_CELL_TEXT }, { "from", MKR_CELL_WORD },
    { "until", MKR_CELL_WORD }, { "currency", MKR_CELL_WORD }, { "amount", MKR_CELL_NUMBER },
    { "my_share", MKR_CELL_NUMBER }, { "due_day", MKR_CELL_NUMBER },
    { "grace_days", MKR_CELL_NUMBER },
    { "late_fee", MKR_CELL_NUMBER },
  };
  g_autoptr(GPtrArray) terms = mkr_rent_terms_list (cli->book, error);
  g_autoptr(MkrCliTable) table = NULL;

  if (terms == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint i = 0; i < terms->len; i++)
    {
      const MkrRentTerm *term = g_ptr_array_index (terms, i);

      if (only != 0 && term->id != only)
        continue;

      mkr_cli_table_id (table, term->id);
      mkr_cli_table_text (table, term->home);
      mkr_cli_table_date (table, term->from);
      mkr_cli_table_date (table, term->until);
      mkr_cli_table_currency (table, term->currency);
      mkr_cli_table_money (table, term->amount, term->currency);
      mkr_cli_table_money (table, mkr_rent_term_share (term), term->currency);
      mkr_cli_table_int (table, term->due_day);
      mkr_cli_table_int (table, term->grace_days);
      mkr_cli_table_money (table, term->late_fee, term->currency);
    }

  return mkr_cli_table_print (table, error);
}

static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  return mkr_cli_parse (cli, NULL, 0, 0, error) && mkr_cli_open_to_read (cli, error) &&
         print_terms (cli, 0, error);
}

static gboolean
run_add (MkrCli  *cli,
         GError **error)
{
  g_auto(Options) options = OPTIONS_INIT;
  const GOptionEntry entries[] = { OPTION_ENTRIES (options), { NULL } };
  g_autoptr(MkrRentTerm) term = g_new0 (MkrRentTerm, 1);
  g_autoptr(MkrBookSettings) settings = NULL;

  if (!mkr_cli_parse (cli, entries, 1, 1, error))
    return FALSE;

  if (options.from == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("Since when is this the rent? Give its first day: --from 2026-01-01."));
      return FALSE;
    }

  if (!mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      (settings = mkr_book_get_settings (cli->book, error)) == NULL)
    return FALSE;

  options.amount = g_strdup (cli->argv[0]);
  term->home = g_strdup (_("Home"));
  term->share_bp = 10000;
  term->due_day = 1;
  term->until = MKR_DATE_NONE;
  term->currency = settings->currency;

  return apply_options (&options, term, error) && mkr_rent_term_add (cli->book, term, error) &&
         print_terms (cli, term->id, error);
}

static MkrRentTerm *
find_term (GPtrArray  *terms,
           gint64      id,
           GError    **error)
{
  for (guint i = 0; i < terms->len; i++)
    {
      MkrRentTerm *term = g_ptr_array_index (terms, i);

      if (term->id == id)
        return term;
    }

  g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND,
               _("There are no rent terms %lld. “makerent-cli rent” lists them."), (long long) id);
  return NULL;
}

static gboolean
run_edit (MkrCli  *cli,
          GError **error)
{
  g_auto(Options) options = OPTIONS_INIT;
  const GOptionEntry entries[] = {
    { "amount", 0, 0, G_OPTION_ARG_STRING, &options.amount, N_("The whole rent"), N_("AMOUNT") },
    OPTION_ENTRIES (options),
    { NULL }
  };
  g_autoptr(GPtrArray) terms = NULL;
  MkrRentTerm *term;
  gint64 id = 0;

  return mkr_cli_parse (cli, entries, 1, 1, error) &&
         mkr_cli_id ("TERM", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         (terms = mkr_rent_terms_list (cli->book, error)) != NULL &&
         (term = find_term (terms, id, error)) != NULL && apply_options (&options, term, error) &&
         mkr_rent_term_edit (cli->book, term, error) && print_terms (cli, id, error);
}

static gboolean
run_remove (MkrCli  *cli,
            GError **error)
{
  gint64 id = 0;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_id ("TERM", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         mkr_rent_term_remove (cli->book, id, error);
}

const MkrCommand mkr_cli_rent_commands[] = {
  { "rent", "list", NULL, N_("Lists the rent terms"), run_list },
  { "rent", "add", N_("AMOUNT"), N_("Adds rent terms from a day on"), run_add },
  { "rent", "edit", N_("TERM"), N_("Changes rent terms"), run_edit },
  { "rent", "remove", N_("TERM"), N_("Removes rent terms"), run_remove },
  { NULL }
};
