/* mkr-cli-report.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-earnings.h"
#include "mkr-error.h"
#include "mkr-timeline.h"

static void
print_works (MkrCliTable            *table,
             const MkrTimelineMonth *month,
             const MkrCurrency      *currency)
{
  mkr_cli_table_money (table, month->by_work[MKR_WORK_AI], currency);
  mkr_cli_table_money (table, month->by_work[MKR_WORK_CRAFT], currency);
  mkr_cli_table_money (table, month->by_work[MKR_WORK_OTHER], currency);
  mkr_cli_table_money (table, month->by_work[MKR_WORK_UNSORTED], currency);
}

static void
print_income (MkrCliTable            *table,
              const MkrTimelineMonth *month,
              const MkrCurrency      *currency)
{
  mkr_cli_table_money (table, month->gross, currency);
  mkr_cli_table_money (table, month->fee, currency);
  mkr_cli_table_money (table, month->net, currency);
  print_works (table, month, currency);
  mkr_cli_table_money (table, month->set_aside, currency);
  mkr_cli_table_int (table, month->receipts);
  mkr_cli_table_money (table, month->converted, currency);
}

static void
print_due (MkrCliTable       *table,
           const MkrDue      *due,
           const MkrCurrency *currency)
{
  mkr_cli_table_text (table, due->home);
  mkr_cli_table_date (table, due->date);
  mkr_cli_table_money (table, due->amount, currency);
  mkr_cli_table_money (table, due->pot_before, currency);
  mkr_cli_table_money (table, due->short_on_due, currency);
  mkr_cli_table_money (table, due->covered, currency);
  mkr_cli_table_date (table, due->made_on);
}

static void
skip_cells (MkrCliTable *table,
            guint        n)
{
  for (guint i = 0; i < n; i++)
    mkr_cli_table_text (table, "");
}

/* A month's line carries its first due; further dues of the month have lines without income. */
static void
print_month (MkrCliTable            *table,
             const MkrTimeline      *timeline,
             const MkrTimelineMonth *month)
{
  g_autofree char *name = mkr_month_to_string (month->month);

  mkr_cli_table_text (table, name);
  mkr_cli_table_currency (table, timeline->currency);
  print_income (table, month, timeline->currency);

  if (month->due < 0)
    {
      skip_cells (table, 7);
      return;
    }

  for (guint i = (guint) month->due; i < timeline->dues->len; i++)
    {
      const MkrDue *due = &g_array_index (timeline->dues, MkrDue, i);

      if (mkr_date_month (due->date) != month->month)
        return;

      if (i > (guint) month->due)
        {
          mkr_cli_table_text (table, name);
          mkr_cli_table_currency (table, timeline->currency);
          skip_cells (table, 10);
        }

      print_due (table, due, timeline->currency);
    }
}

static void
print_line (const char *text)
{
  if (text != NULL && *text != '\0')
    printf ("%s\n", text);
}

/* The answer in words stands above the table; CSV is for programs and has figures alone. */
static void
print_answer (const MkrTimeline *timeline)
{
  MkrAnswer *answer = mkr_answer_new (timeline);

  print_line (answer->title);
  print_line (answer->detail);

  for (guint i = 0; i < G_N_ELEMENTS (answer->figures); i++)
    {
      const char *label = answer->figures[i].label, *value = answer->figures[i].value;
      const char *note = answer->figures[i].note;

      if (label != NULL && value != NULL && note != NULL && *note != '\0')
        printf ("%s: %s (%s)\n", label, value, note);
      else if (label != NULL && value != NULL)
        printf ("%s: %s\n", label, value);
    }

  printf ("\n");
  mkr_answer_free (answer);
}

static void
remark_others (const MkrTimeline *timeline)
{
  for (guint i = 0; i < timeline->others->len; i++)
    {
      g_autofree char *amount = mkr_timeline_other_text (timeline, i);
      g_autofree char *converted = mkr_timeline_converted_text (timeline, i);
      g_autofree char *counted = g_strdup_printf (_("Converted and counted: %s."), converted);
      g_autofree char *beside = g_strdup_printf (_("Beside it, not counted for the rent: %s. "
                                                   "Its exchange rate is missing (exchange-rates add)."), amount);

      if (converted != NULL)
        mkr_cli_remark (counted);
      if (amount != NULL)
        mkr_cli_remark (beside);
    }
}

static gboolean
run_timeline (MkrCli  *cli,
              GError **error)
{
  static const MkrColumn columns[] = {
    { "month", MKR_CELL_WORD }, { "currency", MKR_CELL_WORD },
    { "gross", MKR_CELL_NUMBER }, { "fee", MKR_CELL_NUMBER }, { "net", MKR_CELL_NUMBER },
    { "ai", MKR_CELL_NUMBER }, { "craft", MKR_CELL_NUMBER },
    { "other", MKR_CELL_NUMBER }, { "unsorted", MKR_CELL_NUMBER }, { "set_aside", MKR_CELL_NUMBER },
    { "receipts", MKR_CELL_NUMBER }, { "converted", MKR_CELL_NUMBER }, { "home", MKR_CELL_TEXT }, { "due", MKR_CELL_WORD },
    { "rent", MKR_CELL_NUMBER }, { "pot", MKR_CELL_NUMBER }, { "short", MKR_CELL_NUMBER },
    { "covered", MKR_CELL_NUMBER }, { "made", MKR_CELL_WORD },
  };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("First month"), N_("MONTH") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Last month"), N_("MONTH") },
    { NULL }
  };
  g_autoptr(MkrTimeline) timeline = NULL;
  g_autoptr(MkrCliTable) table = NULL;
  MkrPeriod period;

  if (!mkr_cli_parse (cli, entries, 0, 0, error) || !mkr_cli_period (from, to, &period, error) ||
      !mkr_cli_open_to_read (cli, error) ||
      (timeline = mkr_timeline_new (cli->book, mkr_book_today (cli->book), error)) == NULL)
    return FALSE;

  if (!cli->csv)
    print_answer (timeline);

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint i = 0; i < timeline->months->len; i++)
    {
      const MkrTimelineMonth *month = &g_array_index (timeline->months, MkrTimelineMonth, i);

      /* A month is shown if any of its days is asked for. */
      if ((period.first == MKR_DATE_NONE || mkr_month_last (month->month) >= period.first) &&
          (period.last == MKR_DATE_NONE || mkr_month_day (month->month, 1) <= period.last))
        print_month (table, timeline, month);
    }

  remark_others (timeline);
  return mkr_cli_table_print (table, error);
}

static void
print_cover (MkrCliTable       *table,
             const MkrDue      *due,
             const MkrCover    *cover,
             const MkrCurrency *currency)
{
  mkr_cli_table_date (table, due->date);
  mkr_cli_table_text (table, due->home);
  mkr_cli_table_date (table, cover->date);
  mkr_cli_table_text (table, cover->source_name);
  mkr_cli_table_text (table, mkr_work_id (cover->work));
  mkr_cli_table_money (table, cover->amount, currency);
  mkr_cli_table_currency (table, currency);
  mkr_cli_table_yes (table, cover->part);
  mkr_cli_table_yes (table, cover->late);
  mkr_cli_table_yes (table, cover->converted);
  mkr_cli_table_id (table, cover->entry);
}

static gboolean
print_covers (MkrCli             *cli,
              MkrCliTable        *table,
              const MkrTimeline  *timeline,
              MkrMonth            month,
              GError            **error)
{
  for (guint i = 0; i < timeline->dues->len; i++)
    {
      const MkrDue *due = &g_array_index (timeline->dues, MkrDue, i);
      g_autoptr(GPtrArray) covers = NULL;

      if (mkr_date_month (due->date) != month)
        continue;

      covers = mkr_covers_read (cli->book, timeline->as_of, i, error);

      if (covers == NULL)
        return FALSE;

      for (guint c = 0; c < covers->len; c++)
        print_cover (table, due, g_ptr_array_index (covers, c), timeline->currency);
    }

  return TRUE;
}

static gboolean
run_cover (MkrCli  *cli,
           GError **error)
{
  static const MkrColumn columns[] = {
    { "due_date", MKR_CELL_WORD }, { "home", MKR_CELL_TEXT }, { "date", MKR_CELL_WORD },
    { "source", MKR_CELL_TEXT }, { "work", MKR_CELL_WORD }, { "amount", MKR_CELL_NUMBER },
    { "currency", MKR_CELL_WORD }, { "part", MKR_CELL_WORD }, { "late", MKR_CELL_WORD },
    { "converted", MKR_CELL_WORD }, { "payout", MKR_CELL_NUMBER },
  };
  g_autoptr(MkrTimeline) timeline = NULL;
  g_autoptr(MkrCliTable) table = NULL;
  MkrMonth month = MKR_MONTH_NONE;

  if (!mkr_cli_parse (cli, NULL, 1, 1, error) ||
      (!mkr_month_parse (cli->argv[0], &month, error) && !mkr_cli_bad_value ("MONTH", error)) ||
      !mkr_cli_open_to_read (cli, error) ||
      (timeline = mkr_timeline_new (cli->book, mkr_book_today (cli->book), error)) == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  return print_covers (cli, table, timeline, month, error) && mkr_cli_table_print (table, error);
}

/* @work: whether all of the row is of one kind of work. */
static void
print_earnings_row (MkrCliTable          *table,
                    const MkrEarningsRow *row,
                    const MkrCurrency    *own,
                    gboolean              work)
{
  mkr_cli_table_text (table, row->label);
  mkr_cli_table_text (table, work ? mkr_work_id (row->work) : "");
  mkr_cli_table_currency (table, row->currency);
  mkr_cli_table_int (table, row->n);
  mkr_cli_table_money (table, row->gross, row->currency);
  mkr_cli_table_money (table, row->fee, row->currency);
  mkr_cli_table_money (table, row->net, row->currency);
  mkr_cli_table_text (table, mkr_earnings_row_mark (row, own));

  if (row->share_bp == -1)
    mkr_cli_table_text (table, "");
  else
    mkr_cli_table_decimal (table, (MkrDecimal) { row->share_bp, 2 });
}

static gboolean
print_earnings (MkrCli             *cli,
                const MkrEarnings  *earnings,
                GError            **error)
{
  static const MkrColumn columns[] = {
    { "name", MKR_CELL_TEXT }, { "work", MKR_CELL_WORD }, { "currency", MKR_CELL_WORD },
    { "payouts", MKR_CELL_NUMBER }, { "gross", MKR_CELL_NUMBER }, { "fee", MKR_CELL_NUMBER },
    { "net", MKR_CELL_NUMBER }, { "converted", MKR_CELL_WORD }, { "share", MKR_CELL_NUMBER },
  };
  g_autoptr(MkrCliTable) table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);

  for (guint i = 0; i < earnings->rows->len; i++)
    print_earnings_row (table, g_ptr_array_index (earnings->rows, i), earnings->currency,
                        earnings->by == MKR_BY_SOURCE || earnings->by == MKR_BY_KIND);

  /* A program that adds up the column must not find the sum in it. */
  for (guint i = 0; !cli->csv && i < earnings->totals->len; i++)
    print_earnings_row (table, g_ptr_array_index (earnings->totals, i), earnings->currency, FALSE);

  return mkr_cli_table_print (table, error);
}

static gboolean
run_earnings (MkrCli  *cli,
              GError **error)
{
  g_autofree char *by_id = NULL;
  g_autofree char *basis_id = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &by_id,
      N_("source, kind, account or currency; default: source"), N_("WHAT") },
    { "basis", 0, 0, G_OPTION_ARG_STRING, &basis_id,
      N_("received or earned; default: received"), N_("BASIS") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("First day or month"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Last day or month"), N_("DATE") },
    { NULL }
  };
  g_autoptr(MkrEarnings) earnings = NULL;
  MkrBy by = MKR_BY_SOURCE;
  MkrBasis basis = MKR_BASIS_RECEIVED;
  MkrPeriod period;

  return mkr_cli_parse (cli, entries, 0, 0, error) &&
         (by_id == NULL || mkr_by_from_id (by_id, &by, error) ||
          mkr_cli_bad_value ("--by", error)) &&
         MKR_CLI_ENUM (basis, "--basis", basis_id, &basis, error) &&
         mkr_cli_period (from, to, &period, error) && mkr_cli_open_to_read (cli, error) &&
         (earnings = mkr_earnings_new (cli->book, basis, by, &period, error)) != NULL &&
         print_earnings (cli, earnings, error);
}

const MkrCommand mkr_cli_report_commands[] = {
  { "report", "timeline", NULL, N_("Is the rent made, and month by month how"), run_timeline },
  { "report", "cover", N_("MONTH"), N_("Which payouts cover a month's rent"), run_cover },
  { "report", "earnings", NULL, N_("What each source earned"), run_earnings },
  { "report", "completeness", NULL, N_("Which months have a statement, and where balances do not join"),
    mkr_cli_run_report_completeness },
  { NULL }
};
