/* test-import-late.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "fixture.h"
#include "mkr-import-job.h"

/* The file, or how it is to be read, changes while something is under way. */

#define TITLES "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
#define ROW(net, id) "02/03/2026,09:00:00,PST,Outlier AI,Mass Pay Payment,Completed,USD," net ",0.00," net "," id "\n"

static MkrImportJob *
make_job (Fixture    *fixture,
          const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  return mkr_import_job_new_for_file (fixture->session, file);
}

static void
read_job (MkrImportJob *job)
{
  g_autoptr(GError) error = NULL;
  Answer answer = { NULL };

  mkr_import_job_read_async (job, NULL, answer_cb, &answer);
  answer_wait (&answer);
  g_assert_true (mkr_import_job_read_finish (job, answer.result, &error));
  g_assert_no_error (error);
  answer_clear (&answer);
}

static const MkrPlanRow *
row_of (MkrImportJob *job,
        const char   *reference)
{
  MkrImportPlan *plan = mkr_import_job_get_plan (job);

  for (guint i = 0; i < mkr_import_plan_get_n (plan); i++)
    if (g_str_equal (mkr_import_plan_get (plan, i)->entry->reference, reference))
      return mkr_import_plan_get (plan, i);

  g_assert_not_reached ();
}

static void
leave_out (MkrImportJob *job,
           const char   *reference)
{
  MkrImportPlan *plan = mkr_import_job_get_plan (job);

  for (guint i = 0; i < mkr_import_plan_get_n (plan); i++)
    if (g_str_equal (mkr_import_plan_get (plan, i)->entry->reference, reference))
      g_assert_true (mkr_import_plan_set_included (plan, i, FALSE));
}

static void
assert_refused (MkrImportJob *job)
{
  g_autoptr(GError) error = NULL;
  MkrImportResult done = { 0 };
  Answer answer = { NULL };

  mkr_import_job_apply_async (job, FALSE, NULL, answer_cb, &answer);
  answer_wait (&answer);
  g_assert_false (mkr_import_job_apply_finish (job, answer.result, &done, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_CHANGED);
  answer_clear (&answer);
  settle ();
}

/* In place, as a program does that has the file open. */
static void
write_file (const char *path,
            const char *text)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* The same number of rows in another order and with another amount: said, and each choice stays with its own row. */
static void
test_file_changed (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "changing.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr(MkrImportJob) job = NULL;

  write_file (path, TITLES ROW ("100.00", "T1") ROW ("50.00", "T2") ROW ("7.00", "T3"));
  job = make_job (fixture, path);
  read_job (job);
  leave_out (job, "T1");
  leave_out (job, "T2");

  write_file (path, TITLES ROW ("5000.00", "T2") ROW ("7.00", "T3") ROW ("100.00", "T1"));
  assert_refused (job);
  read_job (job);
  text = mkr_plan_moves_dup_text (mkr_import_job_get_moves (job));
  g_assert_cmpstr (text, ==, "The file itself was changed: these are the rows that it has now.");
  g_assert_false (row_of (job, "T1")->included);
  g_assert_true (row_of (job, "T2")->included);
  g_assert_cmpint (row_of (job, "T2")->entry->net, ==, 500000);
  g_assert_true (row_of (job, "T3")->included);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* @correction: whether a correction or its undoing is under way. */
static void
choose_format_meanwhile (MkrImportJob *job,
                         gboolean      correction)
{
  const char *columns[] = { "Net", NULL }, *values[] = { "9.00", NULL };
  g_autoptr(GError) error = NULL;
  Answer answer = { NULL };

  if (correction)
    mkr_import_job_correct_async (job, 2, columns, values, NULL, answer_cb, &answer);
  else
    mkr_import_job_undo_correction_async (job, NULL, answer_cb, &answer);
  mkr_import_job_set_format (job, NULL);
  answer_wait (&answer);
  g_assert_false (mkr_import_job_correct_finish (job, answer.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  answer_clear (&answer);

  read_job (job);
  g_assert_cmpuint (mkr_import_job_get_undo_line (job), ==, 0);
}

static void
test_format_chosen (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(MkrImportJob) job = mkr_import_job_new_for_text (fixture->session, TITLES ROW ("1x.00", "T1"));
  const char *columns[] = { "Net", NULL }, *values[] = { "1y.00", NULL };
  g_autoptr(GError) error = NULL;
  Answer answer = { NULL };

  read_job (job);
  choose_format_meanwhile (job, TRUE);

  mkr_import_job_correct_async (job, 2, columns, values, NULL, answer_cb, &answer);
  answer_wait (&answer);
  g_assert_true (mkr_import_job_correct_finish (job, answer.result, &error));
  answer_clear (&answer);
  g_assert_cmpuint (mkr_import_job_get_undo_line (job), ==, 2);
  choose_format_meanwhile (job, FALSE);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/model/import-late/file-changed", test_file_changed);
  ADD ("/model/import-late/format-chosen", test_format_chosen);
  return g_test_run ();
}
