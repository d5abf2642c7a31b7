/* test-merge.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include "mkr-error.h"
#include "mkr-payer-rule.h"
#include "mkr-split.h"
#include "mkr-test-book.h"
#include "mkr-test-rows.h"

/* Everything that a merge touches, as text. */
static char *
dump (MkrTestBook *self)
{
  static const char * const queries[] = {
    "SELECT * FROM source ORDER BY id", "SELECT * FROM source_name ORDER BY name_key",
    "SELECT * FROM batch_source ORDER BY batch, source", "SELECT * FROM payer ORDER BY source, account",
    "SELECT id, source FROM entry ORDER BY id", "SELECT * FROM payer_rule ORDER BY id", "SELECT * FROM ruled ORDER BY entry",
    "SELECT * FROM set_aside ORDER BY id", "SELECT * FROM split ORDER BY entry, source",
    "SELECT * FROM part ORDER BY entry, source", "SELECT * FROM rollup ORDER BY 1, 2, 3, 4, 5, 6",
  };
  GString *text = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      sqlite3_stmt *statement = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (db, queries[i], -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        for (int column = 0; column < sqlite3_column_count (statement); column++)
          g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (statement, column));
      sqlite3_finalize (statement);
      g_string_append_c (text, '\n');
    }
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

static gint64
source_id (MkrTestBook *self,
           const char  *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrSource) source = mkr_source_find (self->book, name, &error);

  g_assert_no_error (error);
  return source->id;
}

static void
prepare (MkrTestBook *self,
         gint64       from,
         gint64       into)
{
  g_autoptr(GError) error = NULL;
  MkrPayerRule rule = { 0, (char *) "Quince*", 0, from, 0 };
  MkrSetAside aside = { .basis_points = 1000, .from = 20000, .source = from };
  gint64 payout = mkr_test_find_payout (self, "T1");
  g_autoptr(MkrPayout) whole = mkr_payout_get (self->book, payout, &error);
  const MkrPart parts[] = { { .source = from, .net = 1234 }, { .source = into, .net = whole->net - 1234 } };

  g_assert_true (mkr_payer_rule_add (self->book, &rule, NULL, &error));
  g_assert_true (mkr_set_aside_add (self->book, &aside, &error));
  g_assert_true (mkr_split_set (self->book, payout, parts, G_N_ELEMENTS (parts), &error));
  g_assert_no_error (error);
}

static void
test_a_merge_is_taken_back (MkrTestBook   *self,
                            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *merged = NULL, *after = NULL;
  gint64 from, into;

  mkr_test_import (self, "paypal.csv", PAYPAL P1 P2 ("Completed"));
  from = source_id (self, "Papaya Lantern LLC");
  into = source_id (self, "Tangelo Mill");
  prepare (self, from, into);
  before = dump (self);
  g_assert_true (mkr_source_merge (self->book, from, into, &error));
  mkr_test_assert_sound (self->book);
  merged = dump (self);
  g_assert_cmpstr (merged, !=, before);

  g_assert_true (mkr_source_unmerge (self->book, from, &error));
  g_assert_no_error (error);
  mkr_test_assert_sound (self->book);
  after = dump (self);
  g_assert_cmpstr (after, ==, before);

  g_assert_false (mkr_source_unmerge (self->book, from, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/merge/taken-back", test_a_merge_is_taken_back);

  return g_test_run ();
}
