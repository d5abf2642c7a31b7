/* mkr-cli-hours.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-contract.h"
#include "mkr-dispute.h"
#include "mkr-duration.h"
#include "mkr-real-rate.h"

static void
print_log (MkrCli           *cli,
           MkrCliTable      *table,
           const MkrWorkLog *log,
           GPtrArray        *contracts)
{
  const MkrContract *contract = mkr_cli_contract_in (contracts, log->contract);
  g_autofree char *start = log->timed ? mkr_instant_format (log->start, log->zone) : NULL;
  g_autofree char *time = mkr_duration_format (log->seconds);

  mkr_cli_table_id (table, log->id);
  mkr_cli_table_text (table, contract != NULL ? mkr_cli_contract_name (cli, contract) : "");
  mkr_cli_table_date (table, log->date);
  mkr_cli_table_text (table, start);
  mkr_cli_table_text (table, log->zone);
  mkr_cli_table_text (table, time);
  mkr_cli_table_text (table, mkr_time_kind_id (log->kind));
  mkr_cli_table_text (table, log->paid ? "yes" : "no");
  mkr_cli_table_int (table, log->tasks);
  mkr_cli_table_text (table, mkr_cli_free_text (cli, log->note));
}

static gboolean
print_logs (MkrCli           *cli,
            GPtrArray        *logs,
            const MkrWorkLog *only,
            GError          **error)
{
  static const MkrColumn columns[] = {
    { "entry", MKR_CELL_NUMBER }, { "contract", MKR_CELL_TEXT }, { "date", MKR_CELL_WORD }, { "start", MKR_CELL_WORD },
    { "zone", MKR_CELL_TEXT }, { "time", MKR_CELL_NUMBER }, { "kind", MKR_CELL_WORD }, { "paid", MKR_CELL_WORD },
    { "tasks", MKR_CELL_NUMBER }, { "note", MKR_CELL_TEXT },
  };
  g_autoptr(GPtrArray) contracts = mkr_contracts_list (cli->book, 0, NULL, error);
  g_autoptr(MkrCliTable) table = NULL;

  if (contracts == NULL)
    return FALSE;
  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  if (only != NULL)
    print_log (cli, table, only, contracts);
  for (guint i = 0; logs != NULL && i < logs->len; i++)
    print_log (cli, table, g_ptr_array_index (logs, i), contracts);
  return mkr_cli_table_print (table, error);
}

static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "contract", 0, 0, G_OPTION_ARG_STRING, &name, N_("Only hours of this contract"), N_("CONTRACT") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("First day or month"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Last day or month"), N_("DATE") },
    { NULL }
  };
  g_autoptr(MkrContract) contract = NULL;
  g_autoptr(GPtrArray) logs = NULL;
  MkrPeriod period;

  return mkr_cli_parse (cli, entries, 0, 0, error) && mkr_cli_period (from, to, &period, error) &&
         mkr_cli_open_to_read (cli, error) &&
         (name == NULL || (contract = mkr_contract_find (cli->book, name, error)) != NULL) &&
         (logs = mkr_work_logs_list (cli->book, contract != NULL ? contract->id : 0, &period, error)) != NULL &&
         print_logs (cli, logs, NULL, error);
}

/* What log, edit and start take. */
typedef struct
{
  char *at, *on, *zone, *kind, *paid, *note;
  int   tasks;          /* −1: not given */
} Options;

#define OPTIONS_INIT { .tasks = -1 }

static void
options_clear (Options *self)
{
  g_free (self->at);
  g_free (self->on);
  g_free (self->zone);
  g_free (self->kind);
  g_free (self->paid);
  g_free (self->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

#define TEXT(name, field, help, word) { name, 0, 0, G_OPTION_ARG_STRING, &options.field, help, word }
#define COMMON_ENTRIES                                                                                          \
  TEXT ("at", at, N_("When it began, such as “2026-03-13 10:00”"), N_("TIME")),                                 \
  TEXT ("zone", zone, N_("The clock of that time, such as America/Los_Angeles; default: this computer's"), N_("ZONE")), \
  TEXT ("kind", kind, N_("work, applying, test, onboarding, meeting, waiting, rework, admin or dispute; default: work"), \
        N_("KIND")),                                                                                            \
  TEXT ("paid", paid, N_("Whether it may earn; default: work does, and what the contract pays for"), N_("yes/no")), \
  TEXT ("note", note, N_("A note of your own"), N_("TEXT"))
#define LOG_ENTRIES                                                                                             \
  TEXT ("on", on, N_("Its day, if no time is known; default: today"), N_("DATE")),                              \
  { "tasks", 0, 0, G_OPTION_ARG_INT, &options.tasks, N_("Tasks, units or words done in it"), N_("NUMBER") }

static gboolean
take_when (Options     *options,
           MkrWorkLog  *log,
           GError     **error)
{
  if (options->at != NULL && options->on != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("Give --at with a time or --on with a day, not both."));
      return FALSE;
    }
  if (options->on != NULL)
    {
      log->timed = FALSE;
      return mkr_cli_date ("--on", options->on, &log->date, error);
    }
  if (options->at == NULL)
    return TRUE;
  if (options->zone != NULL || log->zone == NULL || *log->zone == '\0')
    {
      g_free (log->zone);
      log->zone = options->zone != NULL ? g_strdup (options->zone) : mkr_zone_local ();
    }
  log->timed = TRUE;
  return mkr_cli_zone ("--zone", log->zone, error) &&
         (mkr_instant_parse (options->at, log->zone, &log->start, error) || mkr_cli_bad_value ("--at", error));
}

/* Whether it earns follows its kind and the contract, if nobody says. */
static gboolean
take_kind (MkrCli      *cli,
           Options     *options,
           MkrWorkLog  *log,
           GError     **error)
{
  g_autoptr(GPtrArray) clauses = NULL;

  if (!MKR_CLI_ENUM (time_kind, "--kind", options->kind, &log->kind, error))
    return FALSE;
  if (options->paid != NULL)
    return mkr_cli_yes_no ("--paid", options->paid, &log->paid, error);
  if (log->id != 0 && options->kind == NULL)
    return TRUE;
  clauses = mkr_clauses_list (cli->book, log->contract, error);
  if (clauses == NULL)
    return FALSE;
  log->paid = mkr_time_kind_earns (log->kind, clauses);
  return TRUE;
}

static gboolean
apply_options (MkrCli      *cli,
               Options     *options,
               MkrWorkLog  *log,
               GError     **error)
{
  mkr_cli_set_text (&log->note, options->note);
  if (options->tasks >= 0)
    log->tasks = options->tasks;
  return take_when (options, log, error) && take_kind (cli, options, log, error);
}

/* Overlap is allowed, and said. */
static gboolean
warn_of_overlap (MkrCli            *cli,
                 const MkrWorkLog  *log,
                 GError           **error)
{
  g_autoptr(GPtrArray) others = mkr_work_log_overlaps (cli->book, log, error);

  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      const MkrWorkLog *other = g_ptr_array_index (others, i);
      g_autofree char *start = mkr_instant_format (other->start, other->zone);
      g_autofree char *time = mkr_duration_format (other->seconds);
      g_autofree char *remark = g_strdup_printf (_("These hours overlap with entry %lld (%s, %s). They were kept."),
                                                 (long long) other->id, start, time);

      mkr_cli_remark (remark);
    }
  return TRUE;
}

static gboolean
run_log (MkrCli  *cli,
         GError **error)
{
  g_auto(Options) options = OPTIONS_INIT;
  const GOptionEntry entries[] = { COMMON_ENTRIES, LOG_ENTRIES, { NULL } };
  g_autoptr(MkrWorkLog) log = g_new0 (MkrWorkLog, 1);
  g_autoptr(MkrContract) contract = NULL;

  if (!mkr_cli_parse (cli, entries, 2, 2, error) ||
      !mkr_cli_duration ("TIME", cli->argv[1], &log->seconds, error) || !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      (contract = mkr_contract_find (cli->book, cli->argv[0], error)) == NULL)
    return FALSE;
  log->contract = contract->id;
  log->kind = MKR_TIME_WORK;
  log->date = mkr_book_today (cli->book);
  return apply_options (cli, &options, log, error) && mkr_work_log_add (cli->book, log, error) &&
         warn_of_overlap (cli, log, error) && print_logs (cli, NULL, log, error);
}

static MkrWorkLog *
find_log (GPtrArray  *logs,
          gint64      id,
          GError    **error)
{
  for (guint i = 0; i < logs->len; i++)
    if (((MkrWorkLog *) g_ptr_array_index (logs, i))->id == id)
      return g_ptr_array_index (logs, i);
  g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There are no hours %lld. “makerent-cli hours” lists them."),
               (long long) id);
  return NULL;
}

static gboolean
run_edit (MkrCli  *cli,
          GError **error)
{
  g_auto(Options) options = OPTIONS_INIT;
  g_autofree char *time = NULL;
  const GOptionEntry entries[] = {
    { "time", 0, 0, G_OPTION_ARG_STRING, &time, N_("How long, such as 1:30"), N_("TIME") },
    COMMON_ENTRIES, LOG_ENTRIES, { NULL }
  };
  g_autoptr(GPtrArray) logs = NULL;
  MkrWorkLog *log;
  gint64 id = 0;

  return mkr_cli_parse (cli, entries, 1, 1, error) && mkr_cli_id ("ENTRY", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         (logs = mkr_work_logs_list (cli->book, 0, NULL, error)) != NULL && (log = find_log (logs, id, error)) != NULL &&
         mkr_cli_duration ("--time", time, &log->seconds, error) && apply_options (cli, &options, log, error) &&
         mkr_work_log_edit (cli->book, log, error) && warn_of_overlap (cli, log, error) && print_logs (cli, NULL, log, error);
}

static gboolean
run_remove (MkrCli  *cli,
            GError **error)
{
  gint64 id = 0;

  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_cli_id ("ENTRY", cli->argv[0], &id, error) &&
         mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) && mkr_work_log_remove (cli->book, id, error);
}

/* The timer with the time it has run by @now. */
static gboolean
print_timer (MkrCli      *cli,
             gint64       now,
             GError     **error)
{
  GError *failure = NULL;
  g_autoptr(MkrWorkLog) timer = mkr_timer_get (cli->book, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (timer == NULL)
    {
      mkr_cli_remark (_("No timer runs"));
      return TRUE;
    }
  timer->seconds = MAX (now - timer->start, 0);
  timer->date = mkr_instant_date (timer->start, timer->zone);
  return print_logs (cli, NULL, timer, error);
}

static gboolean
run_start (MkrCli  *cli,
           GError **error)
{
  g_auto(Options) options = OPTIONS_INIT;
  const GOptionEntry entries[] = { COMMON_ENTRIES, { NULL } };
  g_autoptr(MkrWorkLog) log = g_new0 (MkrWorkLog, 1);
  g_autoptr(MkrContract) contract = NULL;

  if (!mkr_cli_parse (cli, entries, 1, 1, error) || !mkr_cli_zone ("--zone", options.zone, error) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      (contract = mkr_contract_find (cli->book, cli->argv[0], error)) == NULL)
    return FALSE;
  log->contract = contract->id;
  log->kind = MKR_TIME_WORK;
  log->start = mkr_clock_now ();
  log->zone = options.zone != NULL ? g_strdup (options.zone) : mkr_zone_local ();
  return apply_options (cli, &options, log, error) && mkr_timer_start (cli->book, log, error) &&
         print_timer (cli, mkr_clock_now (), error);
}

static gboolean
run_stop (MkrCli  *cli,
          GError **error)
{
  g_autofree char *at = NULL;
  int tasks = 0;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("When it ended, on the clock it was started on; default: now"), N_("TIME") },
    { "tasks", 0, 0, G_OPTION_ARG_INT, &tasks, N_("Tasks, units or words done in it"), N_("NUMBER") },
    { NULL }
  };
  g_autoptr(MkrWorkLog) timer = NULL;
  g_autoptr(MkrWorkLog) log = NULL;
  gint64 now = mkr_clock_now ();

  if (!mkr_cli_parse (cli, entries, 0, 0, error) || !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error))
    return FALSE;
  now = mkr_clock_now ();
  timer = mkr_timer_get (cli->book, NULL);
  if (at != NULL && timer != NULL && !mkr_instant_parse (at, timer->zone, &now, error))
    return mkr_cli_bad_value ("--at", error);
  log = mkr_timer_stop (cli->book, now, tasks, error);
  return log != NULL && warn_of_overlap (cli, log, error) && print_logs (cli, NULL, log, error);
}

static gboolean
run_status (MkrCli  *cli,
            GError **error)
{
  return mkr_cli_parse (cli, NULL, 0, 0, error) && mkr_cli_open_to_read (cli, error) &&
         print_timer (cli, mkr_clock_now (), error);
}

static gboolean
run_discard (MkrCli  *cli,
             GError **error)
{
  return mkr_cli_parse (cli, NULL, 0, 0, error) && mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) &&
         mkr_timer_discard (cli->book, error);
}

/* The platform's hours beside the person's, and the money between them at the week's rates. */
static void
print_gap (MkrCliTable       *table,
           const MkrWorkWeek *week,
           gint64             platform,
           const MkrCurrency *currency)
{
  g_autofree char *theirs = platform >= 0 ? mkr_duration_format (platform) : NULL;
  g_autofree char *gap = platform >= 0 ? mkr_duration_format (week->counted - platform) : NULL;
  gint64 money = 0;
  gboolean known = platform >= 0 && week->counted > 0 &&
                   mkr_money_mul_div (week->pay, week->counted - platform, week->counted, &money, NULL);

  mkr_cli_table_text (table, theirs);
  mkr_cli_table_text (table, gap);
  mkr_cli_table_money (table, money, known ? currency : NULL);
}

static void
print_week (MkrCliTable       *table,
            const MkrWorkWeek *week,
            const MkrContract *contract,
            gint64             platform,
            const char        *zone)
{
  g_autofree char *start = mkr_instant_format (week->start, zone);
  g_autofree char *cut_off = mkr_instant_format (week->cut_off, zone);
  g_autofree char *hours = mkr_duration_format (week->counted);
  g_autofree char *left = contract->week_cap != 0 ? mkr_duration_format (contract->week_cap - week->counted) : NULL;

  mkr_cli_table_text (table, start);
  mkr_cli_table_text (table, cut_off);
  mkr_cli_table_text (table, hours);
  mkr_cli_table_text (table, left);
  if (contract->week_cap != 0)
    mkr_cli_table_decimal (table, (MkrDecimal) { mkr_money_round_div (week->counted * 1000, contract->week_cap), 1 });
  else
    mkr_cli_table_text (table, "");
  mkr_cli_table_money (table, week->pay, contract->currency);
  mkr_cli_table_currency (table, contract->currency);
  print_gap (table, week, platform, contract->currency);
  mkr_cli_table_date (table, week->pay_day);
}

static gboolean
run_weeks (MkrCli  *cli,
           GError **error)
{
  static const MkrColumn columns[] = {
    { "start", MKR_CELL_WORD }, { "cut_off", MKR_CELL_WORD }, { "paid_time", MKR_CELL_NUMBER }, { "left", MKR_CELL_NUMBER },
    { "cap_percent", MKR_CELL_NUMBER }, { "by_rates", MKR_CELL_NUMBER }, { "currency", MKR_CELL_WORD },
    { "platform_time", MKR_CELL_NUMBER }, { "gap_time", MKR_CELL_NUMBER }, { "gap", MKR_CELL_NUMBER },
    { "pay_day", MKR_CELL_WORD },
  };
  g_autofree char *zone = NULL;
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone, N_("The clock to show; default: this computer's"), N_("ZONE") },
    { NULL }
  };
  g_autoptr(MkrContract) contract = NULL;
  g_autoptr(GArray) weeks = NULL;
  g_autoptr(MkrCliTable) table = NULL;

  if (!mkr_cli_parse (cli, entries, 1, 1, error) || !mkr_cli_zone ("--zone", zone, error) ||
      !mkr_cli_open_to_read (cli, error) || (contract = mkr_contract_find (cli->book, cli->argv[0], error)) == NULL ||
      (weeks = mkr_work_weeks_new (cli->book, contract, mkr_clock_now (), error)) == NULL)
    return FALSE;
  if (zone == NULL)
    zone = mkr_zone_local ();
  if (weeks->len == 0)
    mkr_cli_remark (_("No pay week is known. Give the contract one: contracts edit CONTRACT --zone ZONE --week-start DAY."));
  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  for (guint i = 0; i < weeks->len; i++)
    {
      const MkrWorkWeek *week = &g_array_index (weeks, MkrWorkWeek, i);
      gint64 platform;

      if (!mkr_platform_week_get (cli->book, contract->id, week->cut_off, &platform, error))
        return FALSE;
      print_week (table, week, contract, platform, zone);
    }
  return mkr_cli_table_print (table, error);
}

static gboolean
run_platform (MkrCli  *cli,
              GError **error)
{
  g_autoptr(MkrContract) contract = NULL;
  gint64 seconds = -1;
  MkrPayWeek week;
  MkrDate day = 0;

  if (!mkr_cli_parse (cli, NULL, 3, 3, error) || !mkr_cli_date ("DATE", cli->argv[1], &day, error) ||
      !(g_str_equal (cli->argv[2], "none") || mkr_cli_duration ("TIME", cli->argv[2], &seconds, error)) ||
      !mkr_cli_open (cli, MKR_BOOK_OPEN_DEFAULT, error) ||
      (contract = mkr_contract_find (cli->book, cli->argv[0], error)) == NULL)
    return FALSE;
  if (!mkr_contract_week (contract, &week))
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_REFUSED,
                           _("The contract has no pay week. Give it one: contracts edit CONTRACT --zone ZONE --week-start DAY."));
      return FALSE;
    }
  return mkr_platform_week_set (cli->book, contract->id, mkr_pay_week_cut_off (&week, mkr_instant_at (day, 720, week.zone)),
                                seconds, error);
}

const MkrCommand mkr_cli_hours_commands[] = {
  { "hours", "list", NULL, N_("Lists the hours"), run_list },
  { "hours", "log", N_("CONTRACT TIME"), N_("Adds hours, such as 1:30, 1h30, 90 min or 1.5 h"), run_log },
  { "hours", "edit", N_("ENTRY"), N_("Changes hours"), run_edit },
  { "hours", "remove", N_("ENTRY"), N_("Removes hours"), run_remove },
  { "hours", "start", N_("CONTRACT"), N_("Starts the timer"), run_start },
  { "hours", "stop", NULL, N_("Stops the timer and keeps its hours"), run_stop },
  { "hours", "status", NULL, N_("Shows the running timer"), run_status },
  { "hours", "discard", NULL, N_("Stops the timer and keeps nothing"), run_discard },
  { "hours", "platform", N_("CONTRACT DATE TIME"),
    N_("Keeps what the platform counts of the pay week of a day; “none” forgets it"), run_platform },
  { "hours", "weeks", N_("CONTRACT"), N_("Lists the pay weeks with their cut-off, cap and pay day"), run_weeks },
  { NULL }
};
