/* test-file.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "mkr-book-private.h"
#include "mkr-lock.h"
#include "mkr-schema.h"
#include "mkr-test-book.h"

/* The file among other programs: replaced, locked, copied, brought up to date. */

static void
test_moved (MkrTestBook   *self,
            gconstpointer  data)
{
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  MkrCount count = { .date = 20000, .minor = 1, .currency = mkr_currency_lookup ("USD") };
  gsize length;

  g_assert_true (mkr_book_backup (self->book, other, &error));
  g_assert_cmpint (g_rename (other, self->path), ==, 0);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  g_assert_false (mkr_count_add (self->book, &count, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_MOVED);
}

/* A restored or synced older copy, and what a sync tool leaves beside the book. */
static void
test_notes (MkrTestBook   *self,
            gconstpointer  data)
{
  g_autofree char *old = g_build_filename (self->folder, "old", NULL);
  g_autofree char *mark = g_build_filename (self->folder, ".stfolder", NULL);
  g_autofree char *conflict = g_build_filename (self->folder, "test.sync-conflict-20260101-120000-ABC.makerent", NULL);
  MkrCount count = { .date = 20000, .minor = 1, .currency = mkr_currency_lookup ("USD") };
  g_autoptr(GError) error = NULL;

  g_assert_null (mkr_book_get_notes (self->book)[0]);
  g_assert_true (mkr_book_backup (self->book, old, &error));
  g_assert_true (mkr_count_add (self->book, &count, &error));
  mkr_test_close (self);
  g_assert_cmpint (g_rename (old, self->path), ==, 0);
  g_assert_true (g_file_set_contents (conflict, "x", -1, NULL));
  g_assert_cmpint (g_mkdir (mark, 0700), ==, 0);
  self->book = mkr_book_open (self->path, MKR_BOOK_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (mkr_book_get_notes (self->book)[0], "This is an older copy"));
  g_assert_true (g_str_has_prefix (mkr_book_get_notes (self->book)[1], "This folder is kept in sync"));
  g_assert_nonnull (strstr (mkr_book_get_notes (self->book)[2], "sync-conflict"));
  g_assert_null (mkr_book_get_notes (self->book)[3]);

  /* Said once. */
  mkr_test_close (self);
  self->book = mkr_book_open (self->path, MKR_BOOK_OPEN_DEFAULT, &error);
  g_assert_false (g_str_has_prefix (mkr_book_get_notes (self->book)[0], "This is an older copy"));
}

/* The other process holds the write lock for longer than we wait. */
static void
test_busy (MkrTestBook   *self,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  MkrCount count = { .date = 20000, .minor = 1, .currency = mkr_currency_lookup ("USD") };
  int ready[2], done[2];
  char byte = 0;
  pid_t child;

  mkr_test_close (self);
  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (done), ==, 0);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *db = NULL;

      if (sqlite3_open (self->path, &db) != SQLITE_OK || sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        _exit (1);
      if (write (ready[1], "x", 1) != 1 || read (done[0], &byte, 1) != 1)
        _exit (1);
      sqlite3_exec (db, "UPDATE setting SET floor_rate = 4000; COMMIT", NULL, NULL, NULL);
      sqlite3_close (db);
      _exit (0);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  self->book = mkr_book_open (self->path, MKR_BOOK_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (mkr_count_add (self->book, &count, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (write (done[1], "x", 1), ==, 1);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

  g_assert_true (mkr_book_poll_changed (self->book));
  g_assert_false (mkr_book_poll_changed (self->book));
  g_assert_true (mkr_count_add (self->book, &count, &error));
  g_assert_no_error (error);
  g_assert_false (mkr_book_poll_changed (self->book));
  for (guint i = 0; i < 2; i++)
    {
      close (ready[i]);
      close (done[i]);
    }
}

static void
test_backup (MkrTestBook   *self,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "copy.makerent", NULL);
  g_autofree char *listing = NULL;
  g_autoptr(MkrBook) copy = NULL;
  g_autoptr(GError) error = NULL;
  struct stat info;
  mode_t mask = umask (022);

  mkr_test_import (self, "outlier.csv",
                   "workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
                   "\"Dec 1, 2025\",A1,1h 10m,$40.00/hr,$46.67,base,owl,paid\n");
  g_assert_true (mkr_book_backup (self->book, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  listing = mkr_test_list_folder (self->folder);
  g_assert_cmpstr (listing, ==, "copy.makerent test.makerent");
  g_assert_false (mkr_book_backup (self->book, path, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_EXISTS);
  g_clear_error (&error);

  copy = mkr_book_open (path, MKR_BOOK_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mkr_test_sum (copy, MKR_BASIS_EARNED), ==, 4667);
  mkr_test_assert_sound (copy);
  umask (mask);
}

static void
test_lock (MkrTestBook   *self,
           gconstpointer  data)
{
  g_autoptr(MkrLock) lock = NULL;
  g_autoptr(MkrLock) second = NULL;
  g_autoptr(GError) error = NULL;

  lock = mkr_book_try_lock (self->path, &error);
  g_assert_no_error (error);
  second = mkr_book_try_lock (self->path, &error);
  g_assert_null (second);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_pointer (&lock, mkr_book_unlock);
  second = mkr_book_try_lock (self->path, &error);
  g_assert_no_error (error);
}

/* A second version that only tests know. */
static void
test_migrate (MkrTestBook   *self,
              gconstpointer  data)
{
  static const MkrSchemaStep broken = { 4, "0004-broken.sql", "ALTER TABLE rent_term ADD COLUMN note TEXT; DELETE FROM rent_term" };
  static const MkrSchemaStep orphan = { 4, "0004-orphan.sql", "CREATE TABLE t (s INTEGER REFERENCES source (id)); INSERT INTO t VALUES (9)" };
  static const MkrSchemaStep good = {
    4, "0004-good.sql",
    "CREATE TABLE note (id INTEGER PRIMARY KEY, rent INTEGER REFERENCES rent_term (id) ON DELETE CASCADE) STRICT;"
    "INSERT INTO note SELECT 1, id FROM rent_term;"
    "CREATE TABLE rent_new (id INTEGER PRIMARY KEY, home TEXT, amount INTEGER) STRICT;"
    "INSERT INTO rent_new SELECT id, home, amount FROM rent_term;"
    "DROP TABLE rent_term; ALTER TABLE rent_new RENAME TO rent_term"
  };
  MkrSchemaStep steps[4];
  guint n_steps;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  MkrRentTerm term = { .amount = 145000, .share_bp = 10000, .currency = mkr_currency_lookup ("USD"), .due_day = 1, .from = 20000,
                       .until = MKR_DATE_NONE };
  gint64 n = 0;

  g_assert_true (mkr_rent_term_add (self->book, &term, &error));
  g_free (term.home);
  steps[0] = mkr_schema_steps (&n_steps)[0];
  steps[1] = mkr_schema_steps (&n_steps)[1];
  steps[2] = mkr_schema_steps (&n_steps)[2];
  before = mkr_test_hash (self->path);
  steps[3] = broken;
  g_assert_false (mkr_schema_migrate (self->book->db, steps, 4, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  steps[3] = orphan;
  g_assert_false (mkr_schema_migrate (self->book->db, steps, 4, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (mkr_book_value (self->book, &n, NULL, "PRAGMA user_version", NULL));
  g_assert_cmpint (n, ==, 3);
  g_assert_true (mkr_book_value (self->book, &n, NULL, "PRAGMA foreign_keys", NULL));
  g_assert_cmpint (n, ==, 1);

  steps[3] = good;
  g_assert_true (mkr_schema_migrate (self->book->db, steps, 4, &error));
  g_assert_no_error (error);
  g_assert_true (mkr_book_value (self->book, &n, NULL, "PRAGMA user_version", NULL));
  g_assert_cmpint (n, ==, 4);
  g_assert_true (mkr_book_value (self->book, &n, NULL, "SELECT count(*) FROM rent_term", NULL));
  g_assert_cmpint (n, ==, 1);
  /* The rebuilt table did not take its children with it. */
  g_assert_true (mkr_book_value (self->book, &n, NULL, "SELECT count(*) FROM note", NULL));
  g_assert_cmpint (n, ==, 1);
  mkr_test_close (self);

  /* This program does not know version 4. */
  before = (g_free (before), mkr_test_hash (self->path));
  g_assert_null (mkr_book_open (self->path, MKR_BOOK_OPEN_DEFAULT, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_TOO_NEW);
  after = mkr_test_hash (self->path);
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/moved", test_moved);
  MKR_TEST_ADD ("/book/notes", test_notes);
  MKR_TEST_ADD ("/book/busy", test_busy);
  MKR_TEST_ADD ("/book/backup", test_backup);
  MKR_TEST_ADD ("/book/lock", test_lock);
  MKR_TEST_ADD ("/book/migrate", test_migrate);

  return g_test_run ();
}
