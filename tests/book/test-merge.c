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

static gint64
sum_of_parts (MkrTestBook *self,
              gint64       payout,
              guint       *n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) parts = mkr_split_read (self->book, payout, &error);
  gint64 sum = 0;

  g_assert_no_error (error);
  *n = parts->len;
  for (guint i = 0; i < parts->len; i++)
    sum += g_array_index (parts, MkrPart, i).net;
  return sum;
}

static void
import_three (MkrTestBook *self,
              gint64       sources[3])
{
  mkr_test_import (self, "paypal.csv", PAYPAL P1 P2 ("Completed")
                   "01/20/2026,09:00:00,PST,Medlar Press,Website Payment,Completed,USD,30.00,0.00,30.00,T3\n");
  sources[0] = source_id (self, "Papaya Lantern LLC");
  sources[1] = source_id (self, "Tangelo Mill");
  sources[2] = source_id (self, "Medlar Press");
}

/* Of a payout whose two sources become one, one part is left: it is that source's, whole, and its import can be undone. */
static void
test_a_merge_joins_parts (MkrTestBook   *self,
                          gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr(MkrPayout) payout = NULL;
  MkrUndoReport report;
  gint64 sources[3], id;
  guint n;

  import_three (self, sources);
  id = mkr_test_find_payout (self, "T3");
  {
    const MkrPart parts[] = { { .source = sources[0], .net = 1000 }, { .source = sources[1], .net = 2000 } };

    g_assert_true (mkr_split_set (self->book, id, parts, 2, &error));
  }
  before = dump (self);
  g_assert_true (mkr_source_merge (self->book, sources[0], sources[1], &error));
  mkr_test_assert_sound (self->book);
  sum_of_parts (self, id, &n);
  g_assert_cmpuint (n, ==, 0);
  payout = mkr_payout_get (self->book, id, &error);
  g_assert_cmpint (payout->source, ==, sources[1]);

  g_assert_true (mkr_source_unmerge (self->book, sources[0], &error));
  mkr_test_assert_sound (self->book);
  after = dump (self);
  g_assert_cmpstr (after, ==, before);

  g_assert_true (mkr_source_merge (self->book, sources[0], sources[1], &error));
  report = mkr_test_undo (self, 1);
  g_assert_cmpuint (report.removed, ==, 3);
  mkr_undo_report_clear (&report);
}

/* What a person said of a payout after the merge stays when the merge is taken back. */
static void
test_a_newer_split_stays (MkrTestBook   *self,
                          gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 sources[3], id;
  guint n;

  for (guint round = 0; round < 3; round++)
    {
      import_three (self, sources);
      id = mkr_test_find_payout (self, "T1");
      {
        const MkrPart parts[] = {
          { .source = sources[0], .net = 5000 }, { .source = sources[round == 2 ? 1 : 2], .net = 4700 },
        };

        g_assert_true (mkr_split_set (self->book, id, parts, 2, &error));
      }
      g_assert_true (mkr_source_merge (self->book, sources[0], sources[1], &error));
      if (round == 0)
        g_assert_true (mkr_split_clear (self->book, id, &error));
      else
        {
          const MkrPart parts[] = { { .source = sources[1], .net = 700 }, { .source = sources[2], .net = 9000 } };

          g_assert_true (mkr_split_set (self->book, id, parts, 2, &error));
        }
      g_assert_true (mkr_source_unmerge (self->book, sources[0], &error));
      g_assert_no_error (error);
      mkr_test_assert_sound (self->book);
      g_assert_cmpint (sum_of_parts (self, id, &n), ==, round == 0 ? 0 : 9700);
      g_assert_cmpuint (n, ==, round == 0 ? 0 : 2);
      if (round > 0)
        {
          g_autoptr(GArray) parts = mkr_split_read (self->book, id, &error);

          g_assert_cmpint (g_array_index (parts, MkrPart, 0).net, ==, 9000);
          g_assert_true (mkr_split_clear (self->book, id, &error));
        }
      {
        MkrUndoReport report = mkr_test_undo (self, round + 1);

        mkr_undo_report_clear (&report);
      }
      g_assert_cmpuint (mkr_test_n_payouts (self), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/merge/taken-back", test_a_merge_is_taken_back);
  MKR_TEST_ADD ("/book/merge/joins-parts", test_a_merge_joins_parts);
  MKR_TEST_ADD ("/book/merge/newer-split-stays", test_a_newer_split_stays);

  return g_test_run ();
}
