/* test-contracts.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-duties.h"
#include "mkr-test-book.h"
#include "mkr-work-pay.h"

#define LOS_ANGELES "America/Los_Angeles"

static MkrDate
day (const char *text)
{
  MkrDate date;

  g_assert_true (mkr_date_parse (text, &date, NULL));
  return date;
}

static MkrContract *
add_contract (MkrTestBook *self,
              const char  *title,
              const char  *currency)
{
  g_autoptr(MkrSource) source = mkr_source_find (self->book, "Annomill", NULL);
  MkrContract *contract = mkr_contract_new ();
  g_autoptr(GError) error = NULL;

  if (!source)
    {
      source = g_new0 (MkrSource, 1);
      source->name = g_strdup ("Annomill");
      g_assert_true (mkr_source_add (self->book, source, NULL));
    }
  contract->source = source->id;
  contract->title = g_strdup (title);
  contract->state = MKR_CONTRACT_ACTIVE;
  contract->currency = mkr_currency_lookup (currency);
  g_assert_true (mkr_contract_add (self->book, contract, &error));
  g_assert_no_error (error);
  return contract;
}

static void
add_rate (MkrTestBook       *self,
          const MkrContract *contract,
          MkrPayBasis        basis,
          MkrDecimal         rate,
          const char        *from,
          gint64             cap)
{
  MkrRateTerm term = { .contract = contract->id, .basis = basis, .rate = rate, .from = day (from), .until = MKR_DATE_NONE,
                       .unit_cap = cap };
  g_autoptr(GError) error = NULL;

  g_assert_true (mkr_rate_term_add (self->book, &term, &error));
  g_assert_no_error (error);
}

static void
add_day (MkrTestBook       *self,
         const MkrContract *contract,
         const char        *date,
         gint64             minutes,
         MkrTimeKind        kind,
         gint64             tasks)
{
  MkrWorkLog log = { .contract = contract->id, .date = day (date), .seconds = minutes * 60, .kind = kind,
                     .paid = kind == MKR_TIME_WORK, .tasks = tasks };

  g_assert_true (mkr_work_log_add (self->book, &log, NULL));
}

static void
add_timed (MkrTestBook       *self,
           const MkrContract *contract,
           const char        *start,
           gint64             minutes)
{
  MkrWorkLog log = { .contract = contract->id, .timed = TRUE, .zone = (char *) LOS_ANGELES, .seconds = minutes * 60,
                     .kind = MKR_TIME_WORK, .paid = TRUE };

  g_assert_true (mkr_instant_parse (start, LOS_ANGELES, &log.start, NULL));
  g_assert_true (mkr_work_log_add (self->book, &log, NULL));
}

static MkrWorkPay
pay_of (MkrTestBook       *self,
        const MkrContract *contract)
{
  g_autoptr(GError) error = NULL;
  MkrWorkPay pay;

  g_assert_true (mkr_work_pay_read (self->book, contract, NULL, &pay, &error));
  g_assert_no_error (error);
  return pay;
}

/* The known answer of domain.md 4: 6.5 paid hours at $25, 11 in all. */
static void
test_known_answer (MkrTestBook   *self,
                   gconstpointer  data)
{
  g_autoptr(MkrContract) contract = add_contract (self, "Known", "USD");
  MkrWorkPay pay;

  add_rate (self, contract, MKR_PAY_HOUR, (MkrDecimal) { 25, 0 }, "2026-01-01", 0);
  add_day (self, contract, "2026-01-05", 390, MKR_TIME_WORK, 0);
  add_day (self, contract, "2026-01-05", 270, MKR_TIME_WAITING, 0);
  pay = pay_of (self, contract);
  g_assert_cmpint (pay.pay, ==, 16250);
  g_assert_cmpint (mkr_hourly_rate (pay.pay, pay.seconds), ==, 1477);
  g_assert_cmpint (mkr_unpaid_share (&pay), ==, 4091);
}

/* Scenario 2: $21 to Tuesday, $16 from Wednesday. */
static void
test_rate_cut (MkrTestBook   *self,
               gconstpointer  data)
{
  g_autoptr(MkrContract) contract = add_contract (self, "Musen", "USD");
  g_autoptr(GPtrArray) terms = NULL;
  MkrWorkPay pay;

  add_rate (self, contract, MKR_PAY_HOUR, (MkrDecimal) { 2100, 2 }, "2026-01-01", 0);
  add_rate (self, contract, MKR_PAY_HOUR, (MkrDecimal) { 16, 0 }, "2026-03-11", 0);
  add_day (self, contract, "2026-03-10", 600, MKR_TIME_WORK, 0);
  add_day (self, contract, "2026-03-11", 840, MKR_TIME_WORK, 0);
  pay = pay_of (self, contract);
  g_assert_cmpint (pay.pay, ==, 43400);
  g_assert_cmpint (mkr_hourly_rate (pay.pay, pay.seconds), ==, 1808);
  terms = mkr_rate_terms_list (self->book, contract->id, NULL);
  g_assert_cmpint (mkr_rate_change (terms->pdata[0], terms->pdata[1]), ==, -2381);
  g_assert_cmpint (mkr_rent_hours (145000, 2100, 0), ==, 6905);
  g_assert_cmpint (mkr_rent_hours (145000, 1600, 0), ==, 9063);
  g_assert_cmpint (mkr_rent_hours (145000, 0, 0), ==, -1);
}

/* A session over the midnight of the change: 2 h at $21, 1 h at $16. */
static void
test_crossing_log (MkrTestBook   *self,
                   gconstpointer  data)
{
  g_autoptr(MkrContract) contract = add_contract (self, "Musen", "USD");
  MkrWorkPay pay;

  add_rate (self, contract, MKR_PAY_HOUR, (MkrDecimal) { 21, 0 }, "2026-01-01", 0);
  add_rate (self, contract, MKR_PAY_HOUR, (MkrDecimal) { 16, 0 }, "2026-03-11", 0);
  add_timed (self, contract, "2026-03-10 22:00", 180);
  pay = pay_of (self, contract);
  g_assert_cmpint (pay.pay, ==, 5800);
  /* On the platform's clock it was the eleventh already. */
  contract->zone = g_strdup ("Asia/Kolkata");
  g_assert_true (mkr_contract_edit (self->book, contract, NULL));
  pay = pay_of (self, contract);
  g_assert_cmpint (pay.pay, ==, 4800);
  g_assert_cmpint (pay.seconds, ==, 3 * 3600);
}

/* Scenario 3: a cap of 45 minutes a task. */
static void
test_time_cap (MkrTestBook   *self,
               gconstpointer  data)
{
  static const int minutes[] = { 38, 45, 52, 61, 44, 70 };
  g_autoptr(MkrContract) contract = add_contract (self, "Capped", "USD");
  MkrWorkPay pay;

  add_rate (self, contract, MKR_PAY_HOUR, (MkrDecimal) { 60, 0 }, "2026-01-01", 45 * 60);
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    add_day (self, contract, "2026-02-02", minutes[i], MKR_TIME_WORK, 1);
  pay = pay_of (self, contract);
  g_assert_cmpint (pay.seconds, ==, 310 * 60);
  g_assert_cmpint (pay.counted, ==, 262 * 60);
  g_assert_cmpint (pay.pay, ==, 26200);
  g_assert_cmpint (mkr_hourly_rate (pay.pay, pay.task_seconds), ==, 5071);
  add_day (self, contract, "2026-02-01", 150, MKR_TIME_ONBOARDING, 0);
  pay = pay_of (self, contract);
  g_assert_cmpint (pay.seconds, ==, 460 * 60);
  g_assert_cmpint (pay.pay, ==, 26200);
  g_assert_cmpint (mkr_hourly_rate (pay.pay, pay.seconds), ==, 3417);
}

/* Scenario 7: the cut-off splits a session, and each half is paid in its own week. */
static void
test_pay_week (MkrTestBook   *self,
               gconstpointer  data)
{
  g_autoptr(MkrContract) contract = add_contract (self, "Mercor", "USD");
  g_autoptr(GPtrArray) terms = NULL;
  g_autoptr(GPtrArray) logs = NULL;
  g_autoptr(GArray) parts = NULL;
  g_autoptr(GArray) weeks = NULL;
  g_autofree char *local = NULL;
  const MkrWorkPart *part;

  contract->zone = g_strdup ("Asia/Kolkata");
  contract->week_day = 6;
  contract->pay_day = 3;
  contract->hold_days = 7;
  contract->week_cap = 20 * 3600;
  g_assert_true (mkr_contract_edit (self->book, contract, NULL));
  add_rate (self, contract, MKR_PAY_HOUR, (MkrDecimal) { 52, 0 }, "2026-01-01", 0);
  add_timed (self, contract, "2026-03-13 10:00", 180);
  add_timed (self, contract, "2026-03-13 14:00", 240);

  terms = mkr_rate_terms_list (self->book, contract->id, NULL);
  logs = mkr_work_logs_list (self->book, contract->id, NULL, NULL);
  parts = mkr_work_parts_new (logs->pdata[0], contract, terms);
  g_assert_cmpuint (parts->len, ==, 2);
  part = &g_array_index (parts, MkrWorkPart, 0);
  g_assert_cmpint (part->seconds, ==, 5400);
  g_assert_cmpint (part->pay_day, ==, day ("2026-03-18"));
  local = mkr_instant_format (part->cut_off, LOS_ANGELES);
  g_assert_cmpstr (local, ==, "2026-03-13 11:30 PDT");
  g_assert_cmpint (g_array_index (parts, MkrWorkPart, 1).seconds, ==, 5400);
  g_assert_cmpint (g_array_index (parts, MkrWorkPart, 1).pay_day, ==, day ("2026-03-25"));

  weeks = mkr_work_weeks_new (self->book, contract, ((MkrWorkLog *) logs->pdata[1])->start, NULL);
  g_assert_cmpuint (weeks->len, ==, 2);
  g_assert_cmpint (g_array_index (weeks, MkrWorkWeek, 0).pay, ==, 7800);
  /* The first payout ever is held for seven days. */
  g_assert_cmpint (g_array_index (weeks, MkrWorkWeek, 0).pay_day, ==, day ("2026-03-25"));
  g_assert_cmpint (g_array_index (weeks, MkrWorkWeek, 1).counted, ==, 5400 + 4 * 3600);
  g_assert_cmpint (g_array_index (weeks, MkrWorkWeek, 1).pay, ==, 7800 + 20800);
  g_assert_cmpint (g_array_index (weeks, MkrWorkWeek, 1).pay_day, ==, day ("2026-03-25"));
}

/* Words below a cent, a price whatever the hours, a currency without decimals; days without a rate are told. */
static void
test_other_bases (MkrTestBook   *self,
                  gconstpointer  data)
{
  g_autoptr(MkrContract) words = add_contract (self, "Words", "USD");
  g_autoptr(MkrContract) fixed = add_contract (self, "Fixed", "USD");
  g_autoptr(MkrContract) yen = add_contract (self, "Yen", "JPY");
  const MkrPeriod later = { day ("2026-02-01"), MKR_DATE_NONE };
  MkrWorkPay pay;

  add_rate (self, words, MKR_PAY_WORD, (MkrDecimal) { 85, 3 }, "2026-01-01", 0);
  add_day (self, words, "2026-01-05", 120, MKR_TIME_WORK, 1501);
  pay = pay_of (self, words);
  g_assert_cmpint (pay.pay, ==, 12759);
  add_rate (self, fixed, MKR_PAY_FIXED, (MkrDecimal) { 900, 0 }, "2026-01-01", 0);
  add_day (self, fixed, "2026-01-05", 1500, MKR_TIME_WORK, 0);
  add_day (self, fixed, "2026-02-05", 300, MKR_TIME_REWORK, 0);
  pay = pay_of (self, fixed);
  g_assert_cmpint (mkr_hourly_rate (pay.pay, pay.seconds), ==, 3000);
  g_assert_true (mkr_work_pay_read (self->book, fixed, &later, &pay, NULL));
  g_assert_cmpint (pay.pay, ==, 0);
  g_assert_cmpint (pay.seconds, ==, 18000);
  add_rate (self, yen, MKR_PAY_HOUR, (MkrDecimal) { 25005, 1 }, "2026-01-02", 0);
  add_day (self, yen, "2026-01-05", 30, MKR_TIME_WORK, 0);
  add_day (self, yen, "2026-01-01", 60, MKR_TIME_WORK, 0);
  pay = pay_of (self, yen);
  g_assert_cmpint (pay.pay, ==, 1250);
  g_assert_cmpint (pay.no_rate, ==, 3600);
  g_assert_cmpint (mkr_hourly_rate (0, 0), ==, -1);
}

static void
add_clause (MkrTestBook    *self,
            gint64          contract,
            MkrClauseField  field,
            MkrSaid         said,
            MkrEnds         how,
            MkrTrigger      from,
            int             months,
            const char     *starts)
{
  g_autoptr(MkrClause) clause = mkr_clause_new (contract, field, said);
  g_autoptr(GError) error = NULL;

  clause->ends_how = how;
  clause->runs_from = from;
  clause->months = months;
  clause->days = from == MKR_TRIGGER_USE ? 1 : 0;
  clause->starts = starts ? day (starts) : MKR_DATE_NONE;
  clause->party = g_strdup (field == MKR_CLAUSE_NO_BYPASS ? "Harrow Press" : "");
  clause->page = g_strdup ("p. 4");
  g_assert_true (mkr_clause_add (self->book, clause, &error));
  g_assert_no_error (error);
}

static const MkrDuty *
duty_at (MkrDuties *duties,
         guint      i)
{
  g_assert_cmpuint (i, <, duties->duties->len);
  return &g_array_index (duties->duties, MkrDuty, i);
}

static gint64
make_scenario_12 (MkrTestBook *self)
{
  g_autoptr(MkrContract) contract = add_contract (self, "Voice", "USD");

  add_clause (self, contract->id, MKR_CLAUSE_NO_BYPASS, MKR_SAID_YES, MKR_ENDS_AFTER, MKR_TRIGGER_ENDED, 24, NULL);
  add_clause (self, contract->id, MKR_CLAUSE_CONFIDENTIAL, MKR_SAID_YES, MKR_ENDS_NEVER, 0, 0, NULL);
  add_clause (self, contract->id, MKR_CLAUSE_USE, MKR_SAID_YES, MKR_ENDS_FOR, MKR_TRIGGER_OWN, 12, "2026-02-01");
  add_clause (self, contract->id, MKR_CLAUSE_ERASE, MKR_SAID_YES, MKR_ENDS_AFTER, MKR_TRIGGER_USE, 0, NULL);
  add_clause (self, contract->id, MKR_CLAUSE_TRAIN_USE, MKR_SAID_SILENT, MKR_ENDS_SILENT, 0, 0, NULL);
  g_assert_true (mkr_contract_move (self->book, contract->id, MKR_CONTRACT_ENDED, MKR_END_BY_THEM, day ("2026-03-14"), NULL));
  return contract->id;
}

static void
test_duties (MkrTestBook   *self,
             gconstpointer  data)
{
  g_autoptr(MkrDuties) duties = NULL;
  g_autoptr(MkrDuties) later = NULL;

  make_scenario_12 (self);
  duties = mkr_duties_new (self->book, day ("2026-03-15"), NULL);
  g_assert_cmpuint (duties->duties->len, ==, 4);
  g_assert_cmpint (duty_at (duties, 0)->last, ==, day ("2027-01-31"));
  g_assert_cmpint (duty_at (duties, 0)->next_alert, ==, day ("2026-12-02"));
  g_assert_false (duty_at (duties, 0)->alert);
  g_assert_cmpint (duty_at (duties, 1)->last, ==, day ("2027-02-01"));
  g_assert_cmpint (duty_at (duties, 2)->last, ==, day ("2028-03-14"));
  g_assert_cmpint (duty_at (duties, 2)->next_alert, ==, day ("2028-02-13"));
  g_assert_cmpint (duty_at (duties, 3)->state, ==, MKR_DUTY_NO_END);

  later = mkr_duties_new (self->book, day ("2026-12-03"), NULL);
  g_assert_true (duty_at (later, 0)->alert);
  g_assert_cmpint (duty_at (later, 0)->next_alert, ==, day ("2027-01-01"));
  mkr_duties_free (later);
  later = mkr_duties_new (self->book, day ("2028-03-14"), NULL);
  g_assert_cmpint (duty_at (later, 0)->last, ==, day ("2028-03-14"));
  g_assert_cmpint (duty_at (later, 0)->state, ==, MKR_DUTY_BINDS);
  g_assert_cmpint (duty_at (later, 1)->state, ==, MKR_DUTY_NO_END);
  mkr_duties_free (later);
  later = mkr_duties_new (self->book, day ("2028-03-15"), NULL);
  g_assert_cmpint (duty_at (later, 0)->state, ==, MKR_DUTY_NO_END);
  g_assert_cmpint (duty_at (later, 3)->state, ==, MKR_DUTY_PAST);
}

static MkrMay
may_work (MkrTestBook *self,
          const char  *client,
          const char  *on)
{
  g_autoptr(MkrMayAnswer) answer = mkr_may_work_for (self->book, client, day (on), NULL);

  return answer->answer;
}

static MkrMay
may_show (MkrTestBook *self,
          gint64       contract,
          const char  *on)
{
  g_autoptr(MkrMayAnswer) answer = mkr_may_show (self->book, contract, day (on), NULL);

  return answer->answer;
}

static void
test_may (MkrTestBook   *self,
          gconstpointer  data)
{
  gint64 voice = make_scenario_12 (self);
  g_autoptr(MkrContract) open = add_contract (self, "Zine", "USD");
  g_autoptr(MkrContract) under = add_contract (self, "Rider", "USD");
  g_autoptr(MkrMayAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (may_work (self, "harrow press", "2028-03-01"), ==, MKR_MAY_BARS);
  g_assert_cmpint (may_work (self, "Harrow Press Ltd", "2028-03-14"), ==, MKR_MAY_BARS);
  g_assert_cmpint (may_work (self, "Harrow Press", "2028-03-15"), ==, MKR_MAY_SILENT);
  g_assert_cmpint (may_work (self, "Northpier", "2028-03-01"), ==, MKR_MAY_SILENT);
  answer = mkr_may_work_for (self->book, "Harrow Press", day ("2028-03-01"), NULL);
  g_assert_cmpint (g_array_index (answer->reasons, MkrMayReason, 0).last, ==, day ("2028-03-14"));
  g_assert_cmpstr (g_array_index (answer->reasons, MkrMayReason, 0).clause->page, ==, "p. 4");
  g_assert_null (mkr_may_work_for (self->book, " ", day ("2028-03-01"), &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);

  g_assert_cmpint (may_show (self, voice, "2099-01-01"), ==, MKR_MAY_BARS);
  g_assert_cmpint (may_show (self, open->id, "2026-06-01"), ==, MKR_MAY_SILENT);
  add_clause (self, open->id, MKR_CLAUSE_PORTFOLIO, MKR_SAID_SILENT, MKR_ENDS_SILENT, 0, 0, NULL);
  g_assert_cmpint (may_show (self, open->id, "2026-06-01"), ==, MKR_MAY_SILENT);
  add_clause (self, open->id, MKR_CLAUSE_PORTFOLIO, MKR_SAID_YES, MKR_ENDS_SILENT, 0, 0, NULL);
  g_assert_cmpint (may_show (self, open->id, "2026-06-01"), ==, MKR_MAY_ALLOWS);
  /* What lies under other terms is bound by them too. */
  under->parent = voice;
  g_assert_cmpint (may_show (self, under->id, "2026-06-01"), ==, MKR_MAY_SILENT);
  g_assert_true (mkr_contract_edit (self->book, under, NULL));
  g_assert_cmpint (may_show (self, under->id, "2026-06-01"), ==, MKR_MAY_BARS);
  add_clause (self, open->id, MKR_CLAUSE_NO_COMPETE, MKR_SAID_YES, MKR_ENDS_SILENT, 0, 0, NULL);
  g_assert_cmpint (may_work (self, "Northpier", "2028-03-01"), ==, MKR_MAY_LOOK);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/reports/work-pay/known-answer", test_known_answer);
  MKR_TEST_ADD ("/reports/work-pay/rate-cut", test_rate_cut);
  MKR_TEST_ADD ("/reports/work-pay/crossing-log", test_crossing_log);
  MKR_TEST_ADD ("/reports/work-pay/time-cap", test_time_cap);
  MKR_TEST_ADD ("/reports/work-pay/pay-week", test_pay_week);
  MKR_TEST_ADD ("/reports/work-pay/other-bases", test_other_bases);
  MKR_TEST_ADD ("/reports/duties/scenario-12", test_duties);
  MKR_TEST_ADD ("/reports/may", test_may);

  return g_test_run ();
}
