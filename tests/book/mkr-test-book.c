/* mkr-test-book.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include "mkr-test-book.h"

void
mkr_test_book_set_up (MkrTestBook   *self,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("mkr-book-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.makerent", NULL);
  self->book = mkr_book_create (self->path, mkr_currency_lookup ("USD"), &error);
  g_assert_no_error (error);
  self->formats = mkr_format_set_load (&error);
  g_assert_no_error (error);
}

void
mkr_test_remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        mkr_test_remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
mkr_test_book_tear_down (MkrTestBook   *self,
                         gconstpointer  data)
{
  g_clear_object (&self->book);
  g_clear_pointer (&self->formats, mkr_format_set_unref);
  mkr_test_remove_tree (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

MkrStatement *
mkr_test_read (MkrTestBook *self,
               const char  *name,
               const char  *csv)
{
  g_autoptr(GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr(GError) error = NULL;
  MkrStatement *statement;

  statement = mkr_statement_read (bytes, name, self->formats, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return statement;
}

MkrStatement *
mkr_test_read_file (MkrTestBook *self,
                    const char  *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("MKR_TEST_DIR"), "book", "data", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return mkr_test_read (self, name, text);
}

static MkrImportResult
import_statement (MkrTestBook  *self,
                  MkrStatement *statement,
                  const char   *account)
{
  const MkrPlanOptions options = { .account = account };
  g_autoptr(MkrImportPlan) plan = NULL;
  g_autoptr(GError) error = NULL;
  MkrImportResult result;

  plan = mkr_import_plan_new (self->book, statement, &options, &error);
  g_assert_no_error (error);
  mkr_import_plan_apply (plan, self->book, FALSE, &result, &error);
  g_assert_no_error (error);
  return result;
}

MkrImportResult
mkr_test_import (MkrTestBook *self,
                 const char  *name,
                 const char  *csv)
{
  g_autoptr(MkrStatement) statement = mkr_test_read (self, name, csv);

  return import_statement (self, statement, NULL);
}

MkrImportResult
mkr_test_import_into (MkrTestBook *self,
                      const char  *account,
                      const char  *csv)
{
  g_autoptr(MkrStatement) statement = mkr_test_read (self, "statement.csv", csv);

  return import_statement (self, statement, account);
}

MkrImportResult
mkr_test_import_file (MkrTestBook *self,
                      const char  *name)
{
  g_autoptr(MkrStatement) statement = mkr_test_read_file (self, name);

  return import_statement (self, statement, NULL);
}

gint64
mkr_test_sum (MkrBook  *book,
              MkrBasis  basis)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) sums = mkr_rollup_read (book, basis, MKR_MONTH_NONE, MKR_MONTH_NONE, &error);
  gint64 total = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < sums->len; i++)
    total += g_array_index (sums, MkrRollup, i).net;
  return total;
}

/* The number comes from what is kept, the payouts themselves from their rows. */
static void
assert_unsorted_is_kept (MkrBook *book)
{
  MkrPayoutFilter filter = MKR_PAYOUT_FILTER_INIT;
  g_autoptr(GArray) ids = NULL;
  guint n = 0;

  filter.only_unsorted = TRUE;
  ids = mkr_payouts_ids (book, &filter, NULL);
  g_assert_true (mkr_payouts_count_unsorted (book, &n, NULL));
  g_assert_cmpuint (n, ==, ids->len);
}

void
mkr_test_assert_sound (MkrBook *book)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) lines = mkr_book_check (book, &error);

  g_assert_no_error (error);
  for (guint i = 0; lines[i]; i++)
    g_test_message ("%s", lines[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, 0);
  assert_unsorted_is_kept (book);
}

char *
mkr_test_hash (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, length);
}

void
mkr_test_close (MkrTestBook *self)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (mkr_book_close (self->book, &error));
  g_assert_no_error (error);
  g_clear_object (&self->book);
}

static gint
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *)a, *(const char * const *)b);
}

char *
mkr_test_list_folder (const char *path)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **)names->pdata);
}

gint64
mkr_test_received (MkrTestBook *self)
{
  return mkr_test_sum (self->book, MKR_BASIS_RECEIVED);
}

guint
mkr_test_n_payouts (MkrTestBook *self)
{
  g_autoptr(GArray) ids = mkr_payouts_ids (self->book, NULL, NULL);

  return ids->len;
}

gint64
mkr_test_find_payout (MkrTestBook *self,
                      const char  *text)
{
  MkrPayoutFilter filter = MKR_PAYOUT_FILTER_INIT;
  g_autoptr(GArray) ids = NULL;

  filter.text = text;
  ids = mkr_payouts_ids (self->book, &filter, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

MkrUndoReport
mkr_test_undo (MkrTestBook *self,
               gint64       batch)
{
  MkrUndoReport report;
  g_autoptr(GError) error = NULL;

  mkr_batch_undo (self->book, batch, &report, &error);
  g_assert_no_error (error);
  mkr_test_assert_sound (self->book);
  return report;
}

MkrImportPlan *
mkr_test_plan (MkrTestBook *self,
               const char  *csv)
{
  g_autoptr(MkrStatement) statement = mkr_test_read (self, "outlier.csv", csv);
  g_autoptr(GError) error = NULL;
  MkrImportPlan *plan = mkr_import_plan_new (self->book, statement, NULL, &error);

  g_assert_no_error (error);
  return plan;
}
