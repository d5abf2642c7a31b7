/* fuzz-import.c: bytes → statement → plan → book → undo, with every invariant of the book in between
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "mkr-fuzz.h"
#include "mkr-import-plan.h"

#define RUNS_PER_BOOK 200   /* sources stay after an undo: a book is not used for ever */

static MkrBook *book;
static char *folder;
static guint runs;

static void
clear_book (void)
{
  g_autofree char *command = NULL;

  g_clear_object (&book);
  if (folder == NULL)
    return;

  command = g_strdup_printf ("rm -rf '%s'", folder);
  if (system (command) != 0)
    g_printerr ("%s stays\n", folder);
  g_clear_pointer (&folder, g_free);
}

static void
need_book (void)
{
  g_autofree char *path = NULL;

  if (book != NULL && runs++ % RUNS_PER_BOOK != 0)
    return;
  if (runs == 0)
    atexit (clear_book);

  clear_book ();
  folder = g_dir_make_tmp ("makerent-fuzz-XXXXXX", NULL);
  path = g_build_filename (folder, "fuzz.makerent", NULL);
  book = mkr_book_create (path, mkr_currency_lookup ("EUR"), NULL);
  MKR_FUZZ_EXPECT (book != NULL);
}

static void
expect_sound (void)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) lines = mkr_book_check (book, &error);

  MKR_FUZZ_EXPECT (error == NULL && lines != NULL);
  if (lines[0] != NULL)
    g_error ("the book is not sound: %s", lines[0]);
}

static MkrImportPlan *
make_plan (MkrStatement  *statement,
           MkrPlanCounts *counts)
{
  g_autoptr(GError) error = NULL;
  MkrImportPlan *plan = mkr_import_plan_new (book, statement, NULL, &error);

  MKR_FUZZ_EXPECT ((plan == NULL) == (error != NULL));
  if (plan != NULL)
    mkr_import_plan_get_counts (plan, counts);
  return plan;
}

/* Taken in once, a file adds nothing more; taken back, the book is as before. */
static void
import_and_undo (MkrStatement *statement)
{
  MkrPlanCounts first, again, after;
  g_autoptr(MkrImportPlan) plan = make_plan (statement, &first), second = NULL, third = NULL;
  g_autoptr(GError) error = NULL;
  MkrImportResult result = { 0 };
  MkrUndoReport report = { 0 };

  if (plan == NULL)
    return;

  if (!mkr_import_plan_apply (plan, book, TRUE, &result, &error) || result.batch == 0)
    {
      expect_sound ();
      return;
    }

  expect_sound ();
  second = make_plan (statement, &again);
  MKR_FUZZ_EXPECT (second != NULL && again.new_rows == 0 && again.twin == 0 && again.changed == 0);
  MKR_FUZZ_EXPECT (again.problems == first.problems);

  MKR_FUZZ_EXPECT (mkr_batch_undo (book, result.batch, &report, NULL));
  MKR_FUZZ_EXPECT (report.removed == result.added && report.kept == 0);
  mkr_undo_report_clear (&report);
  expect_sound ();

  third = make_plan (statement, &after);
  MKR_FUZZ_EXPECT (third != NULL && after.new_rows == first.new_rows && after.known == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  MkrReadOptions options = MKR_READ_OPTIONS_INIT;
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(MkrStatement) statement = NULL;

  /* A guess takes ten times as long as the rest. */
  options.guess = size % 4 == 0;
  options.date_order = size > 0 ? data[size - 1] % 3 : 0;
  options.currency = mkr_currency_lookup ("EUR");
  statement = mkr_statement_read (bytes, "fuzz.csv", mkr_fuzz_formats (), &options, NULL, NULL, NULL, NULL);

  if (statement == NULL)
    return 0;

  mkr_fuzz_check_rows (statement);
  need_book ();
  import_and_undo (statement);
  return 0;
}
