/* test-contracts.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include "mkr-contract.h"
#include "mkr-test-book.h"
#include "mkr-work-log.h"

static MkrDate
day (const char *text)
{
  MkrDate date;

  g_assert_true (mkr_date_parse (text, &date, NULL));
  return date;
}

static gint64
source_of (MkrTestBook *self,
           const char  *name)
{
  g_autoptr(MkrSource) source = mkr_source_find (self->book, name, NULL);

  if (!source)
    {
      source = g_new0 (MkrSource, 1);
      source->name = g_strdup (name);
      g_assert_true (mkr_source_add (self->book, source, NULL));
    }
  return source->id;
}

static MkrContract *
add (MkrTestBook      *self,
     const char       *source,
     const char       *title,
     MkrContractState  state)
{
  MkrContract *contract = mkr_contract_new ();
  g_autoptr(GError) error = NULL;

  contract->source = source_of (self, source);
  contract->title = g_strdup (title);
  contract->state = state;
  contract->currency = mkr_currency_lookup ("USD");
  g_assert_true (mkr_contract_add (self->book, contract, &error));
  g_assert_no_error (error);
  g_assert_cmpint (contract->id, >, 0);
  return contract;
}

static void
fill (MkrContract *contract)
{
  contract->client = g_strdup ("Harrow");
  contract->project = g_strdup ("musen-7");
  contract->work = MKR_WORK_AI;
  contract->signed_on = day ("2026-01-05");
  contract->starts_on = day ("2026-01-10");
  contract->week_cap = 20 * 3600;
  contract->zone = g_strdup ("Asia/Kolkata");
  contract->week_day = 6;
  contract->pay_day = 3;
  contract->hold_days = 7;
  contract->note = g_strdup ("by e-mail");
}

static void
assert_filled (const MkrContract *found)
{
  MkrPayWeek week;

  g_assert_cmpstr (found->title, ==, "Musen evaluation");
  g_assert_cmpstr (found->alias, ==, "Contract 1");
  g_assert_cmpstr (found->client, ==, "Harrow");
  g_assert_cmpstr (found->project, ==, "musen-7");
  g_assert_cmpstr (found->note, ==, "by e-mail");
  g_assert_cmpint (found->work, ==, MKR_WORK_AI);
  g_assert_cmpint (found->state, ==, MKR_CONTRACT_ACTIVE);
  g_assert_cmpint (found->signed_on, ==, day ("2026-01-05"));
  g_assert_cmpint (found->starts_on, ==, day ("2026-01-10"));
  g_assert_cmpint (found->ends_on, ==, MKR_DATE_NONE);
  g_assert_cmpint (found->week_cap, ==, 72000);
  g_assert_true (mkr_contract_week (found, &week));
  g_assert_cmpstr (week.zone, ==, "Asia/Kolkata");
  g_assert_cmpint (week.weekday, ==, 6);
  g_assert_cmpint (found->pay_day, ==, 3);
  g_assert_cmpint (found->hold_days, ==, 7);
}

/* All fields come back; a removed contract comes back under its number. */
static void
test_round_trip (MkrTestBook   *self,
                 gconstpointer  data)
{
  g_autoptr(MkrContract) made = add (self, "Annomill", "  Musen   evaluation ", MKR_CONTRACT_ACTIVE);
  g_autoptr(MkrContract) found = NULL;
  g_autoptr(MkrContract) back = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  fill (made);
  g_assert_true (mkr_contract_edit (self->book, made, &error));
  found = mkr_contract_find (self->book, "musen EVALUATION", &error);
  g_assert_no_error (error);
  assert_filled (found);

  list = mkr_contracts_list (self->book, 0, "harr", NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_ptr_array_unref (list);
  list = mkr_contracts_list (self->book, MKR_CONTRACT_ENDED, NULL, NULL);
  g_assert_cmpuint (list->len, ==, 0);

  g_assert_true (mkr_contract_remove (self->book, made->id, &error));
  g_assert_null (mkr_contract_get (self->book, made->id, NULL));
  g_assert_true (mkr_contract_add (self->book, made, &error));
  back = mkr_contract_get (self->book, 1, &error);
  assert_filled (back);
  mkr_test_assert_sound (self->book);
}

static void
test_refused (MkrTestBook   *self,
              gconstpointer  data)
{
  g_autoptr(MkrContract) made = add (self, "Annomill", "Musen evaluation", MKR_CONTRACT_ACTIVE);
  g_autoptr(MkrContract) twin = mkr_contract_new ();
  g_autoptr(GError) error = NULL;

  twin->source = made->source;
  twin->currency = made->currency;
  twin->title = g_strdup ("MUSEN evaluation");
  g_assert_false (mkr_contract_add (self->book, twin, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_EXISTS);
  g_clear_error (&error);
  made->zone = (g_free (made->zone), g_strdup ("Mars/Olympus"));
  g_assert_false (mkr_contract_edit (self->book, made, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_MALFORMED);
}

static void
test_moves (MkrTestBook   *self,
            gconstpointer  data)
{
  g_autoptr(MkrContract) contract = add (self, "Annomill", "Nova", MKR_CONTRACT_OFFERED);
  g_autoptr(MkrContract) now = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (mkr_contract_move (self->book, contract->id, MKR_CONTRACT_ACTIVE, 0, MKR_DATE_NONE, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Signed"));
  g_clear_error (&error);
  g_assert_true (mkr_contract_move (self->book, contract->id, MKR_CONTRACT_SIGNED, 0, day ("2026-01-05"), &error));
  g_assert_true (mkr_contract_move (self->book, contract->id, MKR_CONTRACT_ACTIVE, 0, day ("2026-01-10"), &error));
  g_assert_false (mkr_contract_move (self->book, contract->id, MKR_CONTRACT_ENDED, 0, day ("2026-03-14"), &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (mkr_contract_move (self->book, contract->id, MKR_CONTRACT_ENDED, MKR_END_BY_ME, day ("2026-01-09"), &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (mkr_contract_move (self->book, contract->id, MKR_CONTRACT_ENDED, MKR_END_WENT_QUIET, day ("2026-03-14"), &error));
  now = mkr_contract_get (self->book, contract->id, NULL);
  g_assert_cmpint (now->signed_on, ==, day ("2026-01-05"));
  g_assert_cmpint (now->starts_on, ==, day ("2026-01-10"));
  g_assert_cmpint (now->ends_on, ==, day ("2026-03-14"));
  g_assert_cmpint (now->end_reason, ==, MKR_END_WENT_QUIET);
  mkr_test_assert_sound (self->book);

  for (int i = 0; i < 3; i++)
    g_assert_true (mkr_contract_unmove (self->book, contract->id, &error));
  mkr_contract_free (now);
  now = mkr_contract_get (self->book, contract->id, NULL);
  g_assert_cmpint (now->state, ==, MKR_CONTRACT_OFFERED);
  g_assert_cmpint (now->signed_on, ==, MKR_DATE_NONE);
  g_assert_cmpint (now->starts_on, ==, MKR_DATE_NONE);
  g_assert_cmpint (now->ends_on, ==, MKR_DATE_NONE);
  g_assert_false (mkr_contract_unmove (self->book, contract->id, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
}

static gboolean
add_rate (MkrTestBook *self,
          gint64       contract,
          const char  *from,
          const char  *until,
          GError     **error)
{
  MkrRateTerm term = { .contract = contract, .basis = MKR_PAY_HOUR, .rate = { 2100, 2 }, .from = day (from),
                       .until = until ? day (until) : MKR_DATE_NONE };

  return mkr_rate_term_add (self->book, &term, error);
}

static void
test_rates (MkrTestBook   *self,
            gconstpointer  data)
{
  static const char * const bad[][2] = {
    { "2026-02-01", NULL }, { "2026-01-31", "2026-02-01" }, { "2025-12-01", "2026-01-01" }, { "2026-01-31", NULL },
    { "2026-03-10", "2026-03-09" },
  };
  g_autoptr(MkrContract) contract = add (self, "Annomill", "Musen", MKR_CONTRACT_ACTIVE);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (add_rate (self, contract->id, "2026-01-01", "2026-01-31", &error));
  g_assert_true (add_rate (self, contract->id, "2026-02-01", NULL, &error));
  g_assert_true (add_rate (self, contract->id, "2026-03-01", NULL, &error));
  g_assert_true (add_rate (self, contract->id, "2025-12-01", NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (add_rate (self, contract->id, bad[i][0], bad[i][1], &error));
      g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
      g_clear_error (&error);
    }
  list = mkr_rate_terms_list (self->book, contract->id, NULL);
  g_assert_cmpuint (list->len, ==, 4);
  ((MkrRateTerm *)list->pdata[1])->until = day ("2026-02-01");
  g_assert_false (mkr_rate_term_edit (self->book, list->pdata[1], &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  contract->currency = mkr_currency_lookup ("EUR");
  g_assert_false (mkr_contract_edit (self->book, contract, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (mkr_rate_term_remove (self->book, ((MkrRateTerm *)list->pdata[0])->id, &error));
  g_assert_true (mkr_rate_term_add (self->book, list->pdata[0], &error));
  mkr_test_assert_sound (self->book);
}

/* Scenario 12: binding through 14 March 2028, voice use through 31 January 2027. */
static void
test_clauses (MkrTestBook   *self,
              gconstpointer  data)
{
  g_autoptr(MkrContract) contract = add (self, "Annomill", "Voice", MKR_CONTRACT_ACTIVE);
  g_autoptr(MkrClause) bypass = mkr_clause_new (contract->id, MKR_CLAUSE_NO_BYPASS, MKR_SAID_YES);
  g_autoptr(MkrClause) use = mkr_clause_new (contract->id, MKR_CLAUSE_USE, MKR_SAID_YES);
  g_autoptr(MkrClause) erase = mkr_clause_new (contract->id, MKR_CLAUSE_ERASE, MKR_SAID_YES);
  g_autoptr(MkrClause) silent = mkr_clause_new (contract->id, MKR_CLAUSE_TRAIN_USE, MKR_SAID_SILENT);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;
  MkrDate use_ends;

  bypass->ends_how = MKR_ENDS_AFTER;
  bypass->runs_from = MKR_TRIGGER_ENDED;
  bypass->months = 24;
  bypass->party = g_strdup ("Harrow");
  bypass->page = g_strdup ("p. 4");
  use->ends_how = MKR_ENDS_FOR;
  use->runs_from = MKR_TRIGGER_OWN;
  use->months = 12;
  g_assert_false (mkr_clause_add (self->book, use, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  use->starts = day ("2026-02-01");
  erase->ends_how = MKR_ENDS_AFTER;
  erase->runs_from = MKR_TRIGGER_USE;
  erase->days = 1;
  g_assert_true (mkr_clause_add (self->book, bypass, &error));
  g_assert_true (mkr_clause_add (self->book, use, &error));
  g_assert_true (mkr_clause_add (self->book, erase, &error));
  g_assert_true (mkr_clause_add (self->book, silent, &error));
  silent->ends_how = MKR_ENDS_NEVER;
  g_assert_false (mkr_clause_edit (self->book, silent, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_cmpint (mkr_clause_last (bypass, contract, MKR_DATE_NONE), ==, MKR_DATE_NONE);
  g_assert_true (mkr_contract_move (self->book, contract->id, MKR_CONTRACT_ENDED, MKR_END_BY_THEM, day ("2026-03-14"), &error));
  contract->ends_on = day ("2026-03-14");
  list = mkr_clauses_list (self->book, contract->id, NULL);
  g_assert_cmpuint (list->len, ==, 4);
  use_ends = mkr_clauses_use_ends (list, contract);
  g_assert_cmpint (use_ends, ==, day ("2027-01-31"));
  g_assert_cmpint (mkr_clause_last (list->pdata[0], contract, use_ends), ==, day ("2028-03-14"));
  g_assert_cmpstr (((MkrClause *)list->pdata[0])->page, ==, "p. 4");
  g_assert_cmpint (mkr_clause_last (list->pdata[2], contract, use_ends), ==, day ("2027-02-01"));
  g_assert_cmpint (((MkrClause *)list->pdata[3])->said, ==, MKR_SAID_SILENT);
  g_assert_true (mkr_clause_remove (self->book, bypass->id, &error));
  g_assert_true (mkr_clause_add (self->book, bypass, &error));
  mkr_test_assert_sound (self->book);
}

static MkrWorkLog
log_at (gint64      contract,
        const char *start,
        gint64      seconds)
{
  MkrWorkLog log = { .contract = contract, .timed = TRUE, .zone = (char *) "America/Los_Angeles", .seconds = seconds,
                     .kind = MKR_TIME_WORK, .paid = TRUE, .date = MKR_DATE_NONE };

  g_assert_true (mkr_instant_parse (start, log.zone, &log.start, NULL));
  return log;
}

static void
test_hours (MkrTestBook   *self,
            gconstpointer  data)
{
  g_autoptr(MkrContract) contract = add (self, "Annomill", "Musen", MKR_CONTRACT_ACTIVE);
  MkrWorkLog first = log_at (contract->id, "2026-03-13 22:00", 3 * 3600);
  MkrWorkLog second = log_at (contract->id, "2026-03-14 00:59", 3600);
  MkrWorkLog after = log_at (contract->id, "2026-03-14 01:00", 3600);
  MkrWorkLog daily = { .contract = contract->id, .date = day ("2026-03-13"), .seconds = 1200, .kind = MKR_TIME_ONBOARDING };
  const MkrPeriod one_day = { day ("2026-03-13"), day ("2026-03-13") };
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (mkr_work_log_add (self->book, &first, &error));
  g_assert_cmpint (first.date, ==, day ("2026-03-13"));
  list = mkr_work_log_overlaps (self->book, &second, &error);
  g_assert_cmpuint (list->len, ==, 1);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = mkr_work_log_overlaps (self->book, &after, &error);
  g_assert_cmpuint (list->len, ==, 0);
  g_clear_pointer (&list, g_ptr_array_unref);
  g_assert_true (mkr_work_log_add (self->book, &daily, &error));
  list = mkr_work_log_overlaps (self->book, &daily, &error);
  g_assert_cmpuint (list->len, ==, 0);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = mkr_work_logs_list (self->book, contract->id, &one_day, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_false (((MkrWorkLog *)list->pdata[0])->timed);
  g_assert_cmpint (((MkrWorkLog *)list->pdata[1])->start, ==, first.start);
  g_assert_cmpstr (((MkrWorkLog *)list->pdata[1])->zone, ==, "America/Los_Angeles");
  first.seconds = 60;
  g_assert_true (mkr_work_log_edit (self->book, &first, &error));
  first.seconds = 0;
  g_assert_false (mkr_work_log_edit (self->book, &first, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (mkr_contract_remove (self->book, contract->id, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (mkr_work_log_remove (self->book, daily.id, &error));
  g_assert_false (mkr_work_log_remove (self->book, daily.id, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
  mkr_test_assert_sound (self->book);
}

/* The running session lies in the file: whoever opens it next finds it. */
static void
test_timer (MkrTestBook   *self,
            gconstpointer  data)
{
  g_autoptr(MkrContract) contract = add (self, "Annomill", "Musen", MKR_CONTRACT_ACTIVE);
  MkrWorkLog start = log_at (contract->id, "2026-03-13 10:00", 0);
  g_autoptr(MkrWorkLog) running = NULL;
  g_autoptr(MkrWorkLog) stopped = NULL;
  g_autoptr(MkrBook) other = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (mkr_timer_get (self->book, &error));
  g_assert_no_error (error);
  g_assert_null (mkr_timer_stop (self->book, start.start, 0, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (mkr_timer_start (self->book, &start, &error));
  g_assert_false (mkr_timer_start (self->book, &start, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (mkr_contract_move (self->book, contract->id, MKR_CONTRACT_ENDED, MKR_END_BY_ME, MKR_DATE_NONE, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);

  other = mkr_book_open (self->path, MKR_BOOK_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  running = mkr_timer_get (other, &error);
  g_assert_cmpint (running->start, ==, start.start);
  g_assert_null (mkr_timer_stop (other, start.start, 0, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  stopped = mkr_timer_stop (other, start.start + 5400, 4, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stopped->seconds, ==, 5400);
  g_assert_cmpint (stopped->date, ==, day ("2026-03-13"));
  g_assert_cmpint (stopped->tasks, ==, 4);
  g_assert_null (mkr_timer_get (other, NULL));
  g_assert_false (mkr_timer_discard (other, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
  mkr_test_assert_sound (other);
}

/* The contracts of a merged source go with it and come back. */
static void
test_merge (MkrTestBook   *self,
            gconstpointer  data)
{
  g_autoptr(MkrContract) contract = add (self, "Annomill", "Musen", MKR_CONTRACT_ACTIVE);
  g_autoptr(MkrContract) now = NULL;
  gint64 into = source_of (self, "Anno Mill Inc");
  g_autoptr(GError) error = NULL;

  g_assert_false (mkr_source_remove (self->book, contract->source, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (mkr_source_merge (self->book, contract->source, into, &error));
  now = mkr_contract_get (self->book, contract->id, NULL);
  g_assert_cmpint (now->source, ==, into);
  g_assert_true (mkr_source_unmerge (self->book, contract->source, &error));
  g_assert_no_error (error);
  mkr_contract_free (now);
  now = mkr_contract_get (self->book, contract->id, NULL);
  g_assert_cmpint (now->source, ==, contract->source);
  mkr_test_assert_sound (self->book);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/contract/round-trip", test_round_trip);
  MKR_TEST_ADD ("/book/contract/refused", test_refused);
  MKR_TEST_ADD ("/book/contract/moves", test_moves);
  MKR_TEST_ADD ("/book/contract/rates", test_rates);
  MKR_TEST_ADD ("/book/contract/clauses", test_clauses);
  MKR_TEST_ADD ("/book/hours/logs", test_hours);
  MKR_TEST_ADD ("/book/hours/timer", test_timer);
  MKR_TEST_ADD ("/book/contract/merge", test_merge);

  return g_test_run ();
}
