/* test-import.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture.h"
#include "mkr-paste.h"
#include "mkr-payout.h"
#include "mkr-plan-list.h"

static MkrImportJob *
make_job (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = fixture_data (name);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  return mkr_import_job_new_for_file (fixture->session, file);
}

static void
read_job (MkrImportJob  *job,
          GError       **error)
{
  Answer answer = { NULL };

  mkr_import_job_read_async (job, NULL, answer_cb, &answer);
  answer_wait (&answer);
  mkr_import_job_read_finish (job, answer.result, error);
  answer_clear (&answer);
}

static gboolean
apply_job (MkrImportJob     *job,
           MkrImportResult  *done,
           GError          **error)
{
  Answer answer = { NULL };
  gboolean ok;

  mkr_import_job_apply_async (job, TRUE, NULL, answer_cb, &answer);
  answer_wait (&answer);
  ok = mkr_import_job_apply_finish (job, answer.result, done, error);
  answer_clear (&answer);
  settle ();
  return ok;
}

static gpointer
count_payouts (MkrBook   *book,
               gpointer   data,
               GError   **error)
{
  const MkrPayoutFilter filter = MKR_PAYOUT_FILTER_INIT;
  g_autoptr(GArray) ids = mkr_payouts_ids (book, &filter, error);

  return ids != NULL ? GUINT_TO_POINTER (ids->len) : NULL;
}

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = make_job (fixture, "paypal.csv");
  g_autoptr(MkrImportJob) again = make_job (fixture, "paypal.csv");
  g_autoptr(GError) error = NULL;
  MkrImportResult done = { 0 };
  MkrPlanCounts counts;

  read_job (job, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mkr_import_plan_get_n (mkr_import_job_get_plan (job)), ==, 22);
  g_assert_cmpuint (GPOINTER_TO_UINT (run (fixture, FALSE, count_payouts, NULL)), ==, 0);

  /* The plan of another window is made before the first one is applied. */
  read_job (again, &error);
  g_assert_no_error (error);
  g_assert_true (apply_job (job, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done.added, ==, 22);
  g_assert_cmpuint (GPOINTER_TO_UINT (run (fixture, FALSE, count_payouts, NULL)), ==, 22);

  g_assert_false (apply_job (again, &done, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_cmpuint (GPOINTER_TO_UINT (run (fixture, FALSE, count_payouts, NULL)), ==, 22);

  read_job (again, &error);
  g_assert_no_error (error);
  mkr_import_plan_get_counts (mkr_import_job_get_plan (again), &counts);
  g_assert_cmpuint (counts.known, ==, 22);
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = make_job (fixture, "no-such-file.csv");
  g_autoptr(GError) error = NULL;

  read_job (job, &error);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "no-such-file.csv"));
  g_assert_null (mkr_import_job_get_plan (job));
}

static void
test_questions (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = make_job (fixture, "dates.csv");
  g_autoptr(GError) error = NULL;
  const MkrDateQuestion *question;
  MkrDate day;

  read_job (job, &error);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT);
  g_clear_error (&error);

  mkr_import_job_set_guess (job, TRUE);
  read_job (job, &error);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_QUESTION);
  g_clear_error (&error);
  question = mkr_import_job_get_date_question (job);
  g_assert_nonnull (question);
  g_assert_cmpuint (question->line, ==, 2);
  g_assert_true (mkr_date_from_ymd (2026, 2, 1, &day) && question->day_first == day);
  g_assert_true (mkr_date_from_ymd (2026, 1, 2, &day) && question->month_first == day);

  mkr_import_job_set_date_order (job, MKR_DATE_MDY);
  read_job (job, &error);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_QUESTION);
  g_assert_null (mkr_import_job_get_date_question (job));   /* the currency is open now */
  g_clear_error (&error);

  mkr_import_job_set_currency (job, mkr_currency_lookup ("EUR"));
  read_job (job, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mkr_import_plan_get (mkr_import_job_get_plan (job), 0)->entry->date, ==, day);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = make_job (fixture, "paypal.csv");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  Answer answer = { NULL };

  mkr_import_job_read_async (job, cancellable, answer_cb, &answer);
  g_cancellable_cancel (cancellable);
  answer_wait (&answer);
  mkr_import_job_read_finish (job, answer.result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  answer_clear (&answer);
  g_assert_cmpuint (GPOINTER_TO_UINT (run (fixture, FALSE, count_payouts, NULL)), ==, 0);
}

static void
log_cb (GListModel *model,
        guint       position,
        guint       removed,
        guint       added,
        GString    *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = make_job (fixture, "paypal.csv");
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrPlanList) list = NULL;
  g_autoptr(MkrPlanItem) item = NULL;
  g_autoptr(MkrPlanItem) same = NULL;
  g_autoptr(GString) log = g_string_new (NULL);
  MkrPlanEffect effect;

  read_job (job, &error);
  g_assert_no_error (error);
  list = mkr_plan_list_new (job);
  g_assert_cmpuint (mkr_plan_list_count (list, MKR_VERDICT_NEW), ==, 11);
  g_assert_cmpuint (mkr_plan_list_count (list, MKR_VERDICT_NOT_INCOME), ==, 11);

  mkr_plan_list_get_effect (list, &effect);
  g_assert_cmpuint (effect.added, ==, 11);
  g_assert_cmpuint (effect.kept, ==, 11);
  g_assert_cmpuint (effect.sums->len, ==, 2);
  g_assert_cmpint (g_array_index (effect.sums, MkrPlanSum, 0).added, ==, 19262);
  g_assert_cmpint (g_array_index (effect.sums, MkrPlanSum, 1).added, ==, 268083);
  mkr_plan_effect_clear (&effect);

  /* One row is one object, as long as it lives: its check and the list agree. */
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (item == same);
  mkr_plan_item_set_included (item, FALSE);
  mkr_plan_list_get_effect (list, &effect);
  g_assert_cmpuint (effect.left_out, ==, 1);
  g_assert_cmpint (g_array_index (effect.sums, MkrPlanSum, 1).added, ==, 268083 - 43380);
  mkr_plan_effect_clear (&effect);

  /* Two steps, and the list agrees with each while it is told. */
  g_signal_connect (list, "items-changed", G_CALLBACK (log_cb), log);
  mkr_plan_list_set_filter (list, MKR_VERDICT_NOT_INCOME);
  g_assert_cmpstr (log->str, ==, "0-22+0 0-0+11 ");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 11);
}

/* Work that waits for its pay is listed as expected, and is no money received (figures.md 2). */
static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = make_job (fixture, "outlier.csv");
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrPlanList) list = NULL;
  MkrPlanEffect effect;
  const MkrPlanSum *sum;

  read_job (job, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mkr_import_plan_get (mkr_import_job_get_plan (job), 0)->why, ==, "");
  g_assert_cmpstr (mkr_import_plan_get (mkr_import_job_get_plan (job), 1)->why, ==, "in review, not paid yet");
  g_assert_cmpstr (mkr_import_plan_get (mkr_import_job_get_plan (job), 2)->why, ==, "approved, not paid yet");

  list = mkr_plan_list_new (job);
  mkr_plan_list_get_effect (list, &effect);
  g_assert_cmpuint (effect.added, ==, 3);
  g_assert_cmpuint (effect.sums->len, ==, 1);
  sum = &g_array_index (effect.sums, MkrPlanSum, 0);
  g_assert_cmpint (sum->added, ==, 5000);
  g_assert_cmpint (sum->waiting, ==, 7600);
  g_assert_cmpint (sum->changed, ==, 0);
  mkr_plan_effect_clear (&effect);
}

static const struct
{
  const char *text;
  guint       rows, problems;
} pastes[] = {
  { "2026-11-09, Harrow & Finch, 900.00, chapters\n", 1, 0 },
  { "2026-11-09\tHarrow & Finch\t1,900.00\n2026-11-10\tAnnomill\t5.00\n", 2, 0 },
  { "2026-11-09;Harrow & Finch;900,00\n", 1, 0 },
  { "date,source,amount\n2026-11-09,Annomill,3l2.04\n2026-11-10,Annomill,2.04\n", 2, 1 },
  { "Date,Description,Amount\n13/01/2026,Payment,12.00\n", 1, 0 },
};

static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (pastes); i++)
    {
      g_autoptr(MkrImportJob) job = mkr_import_job_new_for_text (fixture->session, pastes[i].text);
      g_autoptr(GError) error = NULL;
      MkrPlanCounts counts;

      g_test_message ("“%s”", pastes[i].text);
      read_job (job, &error);
      g_assert_no_error (error);
      mkr_import_plan_get_counts (mkr_import_job_get_plan (job), &counts);
      g_assert_cmpuint (counts.all, ==, pastes[i].rows);
      g_assert_cmpuint (counts.problems, ==, pastes[i].problems);
    }
}

static void
test_paste_nothing (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = mkr_import_job_new_for_text (fixture->session, "only words here");
  g_autoptr(GError) error = NULL;

  read_job (job, &error);
  g_assert_nonnull (error);
  g_assert_cmpint ((int) error->domain, ==, (int) MKR_ERROR);
}

/* --- correcting --- */

#define BAD_ROWS "date,source,amount\n2026-11-09,Annomill,3l2.04\n2026-11-10,Annomill,2.04\n" \
                 "2026-11-11,Harrow,7.00\n2026-13-45,Harrow,1x.00\n"

/* @value NULL: takes the last correction back. */
static gboolean
correct_job (MkrImportJob  *job,
             guint32        line,
             const char    *column,
             const char    *value,
             GError       **error)
{
  const char *columns[] = { column, NULL }, *values[] = { value, NULL };
  Answer answer = { NULL };
  gboolean ok;

  if (value != NULL)
    mkr_import_job_correct_async (job, line, columns, values, NULL, answer_cb, &answer);
  else
    mkr_import_job_undo_correction_async (job, NULL, answer_cb, &answer);
  answer_wait (&answer);
  ok = mkr_import_job_correct_finish (job, answer.result, error);
  answer_clear (&answer);
  return ok;
}

static const MkrPlanRow *
row_of (MkrImportJob *job,
        guint         i)
{
  return mkr_import_plan_get (mkr_import_job_get_plan (job), i);
}

static void
test_correct (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = mkr_import_job_new_for_text (fixture->session, BAD_ROWS);
  g_autoptr(GError) error = NULL;
  MkrImportResult done = { 0 };

  read_job (job, &error);
  g_assert_no_error (error);
  g_assert_true (mkr_import_job_can_correct (job));
  g_assert_cmpuint (mkr_import_job_get_undo_line (job), ==, 0);
  g_assert_cmpint (row_of (job, 0)->status, ==, MKR_STATUS_PROBLEM);

  /* What the person left out stays out. */
  g_assert_true (mkr_import_plan_set_included (mkr_import_job_get_plan (job), 2, FALSE));
  g_assert_true (correct_job (job, 2, "amount", "312.04", &error));
  g_assert_no_error (error);
  g_assert_cmpint (row_of (job, 0)->status, ==, MKR_STATUS_NEW);
  g_assert_cmpint (row_of (job, 0)->entry->net, ==, 31204);
  g_assert_true (row_of (job, 0)->included);
  g_assert_nonnull (strstr (row_of (job, 0)->why, "3l2.04"));
  g_assert_false (row_of (job, 2)->included);
  g_assert_cmpuint (mkr_import_job_get_undo_line (job), ==, 2);

  /* A wrong one is no error, and is kept for the person to go on with; then the next cell of the same row. */
  g_assert_true (correct_job (job, 5, "amount", "1y.00", &error));
  g_assert_cmpint (row_of (job, 3)->status, ==, MKR_STATUS_PROBLEM);
  g_assert_cmpstr (row_of (job, 3)->entry->cell_text, ==, "1y.00");
  g_assert_true (correct_job (job, 5, "amount", "1.00", &error));
  g_assert_cmpstr (row_of (job, 3)->entry->cell, ==, "date");
  g_assert_true (correct_job (job, 5, "date", "2026-11-12", &error));
  g_assert_cmpint (row_of (job, 3)->status, ==, MKR_STATUS_NEW);

  /* Step by step back. */
  g_assert_true (correct_job (job, 0, NULL, NULL, &error));
  g_assert_cmpint (row_of (job, 3)->status, ==, MKR_STATUS_PROBLEM);
  g_assert_cmpstr (row_of (job, 3)->entry->cell, ==, "date");
  g_assert_cmpint (row_of (job, 0)->status, ==, MKR_STATUS_NEW);
  g_assert_false (row_of (job, 2)->included);

  g_assert_true (apply_job (job, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done.added, ==, 2);
  g_assert_cmpuint (done.left_out, ==, 2);
}

/* Every correction taken back is as if there had been none; one that says what the file says is none. */
static void
test_correct_undone (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = mkr_import_job_new_for_text (fixture->session, BAD_ROWS);
  g_autoptr(GError) error = NULL;

  read_job (job, &error);
  g_assert_true (correct_job (job, 2, "amount", "5.00", &error));
  g_assert_true (correct_job (job, 2, "amount", "3l2.04", &error));
  g_assert_no_error (error);
  g_assert_cmpint (row_of (job, 0)->status, ==, MKR_STATUS_PROBLEM);
  g_assert_true (correct_job (job, 0, NULL, NULL, &error));
  g_assert_cmpint (row_of (job, 0)->entry->net, ==, 500);
  g_assert_true (correct_job (job, 0, NULL, NULL, &error));
  g_assert_cmpint (row_of (job, 0)->status, ==, MKR_STATUS_PROBLEM);
  g_assert_cmpuint (mkr_import_job_get_undo_line (job), ==, 0);
}

/* After an error and after Cancel the plan is the one that was shown. */
static void
test_correct_fails (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = mkr_import_job_new_for_text (fixture->session, BAD_ROWS);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  const char *columns[] = { "amount", NULL }, *values[] = { "5.00", NULL };
  Answer answer = { NULL };
  MkrImportPlan *plan;

  read_job (job, &error);
  plan = mkr_import_job_get_plan (job);
  g_assert_false (correct_job (job, 3, "amount", "5.00", &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (mkr_import_job_get_plan (job) == plan);
  g_assert_cmpuint (mkr_import_job_get_undo_line (job), ==, 0);

  mkr_import_job_correct_async (job, 2, columns, values, cancellable, answer_cb, &answer);
  g_cancellable_cancel (cancellable);
  answer_wait (&answer);
  g_assert_false (mkr_import_job_correct_finish (job, answer.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  answer_clear (&answer);
  g_assert_true (mkr_import_job_get_plan (job) == plan);

  g_clear_error (&error);
  g_assert_true (correct_job (job, 2, "amount", "5.00", &error));
  g_assert_no_error (error);
}

/* --- the book moves below the preview --- */

/* --- stopping --- */

static MkrImportJob *
make_large_job (Fixture *fixture)
{
  g_autoptr(GString) rows = g_string_new ("date,source,amount,currency\n");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (rows, "2026-%02u-%02u,Annomill,%u.00,USD\n", 1 + i % 12, 1 + i % 28, 1 + i);
  return mkr_import_job_new_for_text (fixture->session, rows->str);
}

static void
stop_cb (MkrImportJob *job,
         GParamSpec   *pspec,
         GCancellable *cancellable)
{
  g_assert_cmpfloat (mkr_import_job_get_fraction (job), >, 0);
  g_cancellable_cancel (cancellable);
}

/* While it writes, and before it began. Nothing changed, and the same plan can be applied then. */
static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = make_large_job (fixture);
  g_autoptr(GError) error = NULL;
  MkrImportResult done = { 0 };

  read_job (job, &error);
  g_assert_no_error (error);
  for (guint early = 0; early <= 1; early++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) why = NULL;
      Answer answer = { NULL };
      gulong handler = g_signal_connect (job, "notify::fraction", G_CALLBACK (stop_cb), cancellable);

      if (early)
        g_cancellable_cancel (cancellable);
      mkr_import_job_apply_async (job, TRUE, cancellable, answer_cb, &answer);
      answer_wait (&answer);
      g_assert_false (mkr_import_job_apply_finish (job, answer.result, &done, &why));
      g_assert_error (why, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      answer_clear (&answer);
      settle ();
      g_signal_handler_disconnect (job, handler);
      g_assert_cmpuint (GPOINTER_TO_UINT (run (fixture, FALSE, count_payouts, NULL)), ==, 0);
    }

  g_assert_true (apply_job (job, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done.added, ==, 20000);
}

static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(MkrImportJob) first = mkr_import_job_new_for_text (fixture->session, BAD_ROWS);
  g_autoptr(MkrImportJob) job = mkr_import_job_new_for_text (fixture->session, BAD_ROWS);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  MkrImportResult done = { 0 };

  read_job (first, &error);
  read_job (job, &error);
  g_assert_no_error (error);
  /* One row is imported elsewhere, one is left out here. */
  mkr_import_plan_set_included (mkr_import_job_get_plan (first), 1, FALSE);
  mkr_import_plan_set_included (mkr_import_job_get_plan (job), 1, FALSE);
  g_assert_true (apply_job (first, &done, &error));
  g_assert_cmpuint (done.added, ==, 1);

  g_assert_false (apply_job (job, &done, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_CHANGED);
  g_clear_error (&error);
  read_job (job, &error);
  g_assert_no_error (error);
  text = mkr_plan_moves_dup_text (mkr_import_job_get_moves (job));
  g_assert_cmpstr (text, ==, "1 row that was new is already here now.");
  g_assert_cmpint (row_of (job, 2)->status, ==, MKR_STATUS_KNOWN);
  g_assert_false (row_of (job, 2)->included);
  g_assert_false (row_of (job, 1)->included);

  /* Another plan for another reason is compared with nothing. */
  read_job (job, &error);
  g_free (text);
  text = mkr_plan_moves_dup_text (mkr_import_job_get_moves (job));
  g_assert_null (text);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/model/import/file", test_file);
  ADD ("/model/import/errors", test_errors);
  ADD ("/model/import/questions", test_questions);
  ADD ("/model/import/cancel", test_cancel);
  ADD ("/model/import/list", test_list);
  ADD ("/model/import/waiting", test_waiting);
  ADD ("/model/import/paste", test_paste);
  ADD ("/model/import/paste-nothing", test_paste_nothing);
  ADD ("/model/import/correct", test_correct);
  ADD ("/model/import/correct-undone", test_correct_undone);
  ADD ("/model/import/correct-fails", test_correct_fails);
  ADD ("/model/import/stopped", test_stopped);
  ADD ("/model/import/moved", test_moved);
  return g_test_run ();
}
