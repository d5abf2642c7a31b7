/* test-open.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "mkr-book-private.h"
#include "mkr-test-book.h"

static void
patch (const char *path,
       goffset     offset,
       const void *bytes,
       gsize       length)
{
  int fd = open (path, O_RDWR);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, bytes, length, offset), ==, length);
  close (fd);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
spoil_newer (const char *path)
{
  const guchar version[] = { 0, 0, 0, 99 };

  patch (path, 60, version, sizeof version);
}

static void
spoil_foreign (const char *path)
{
  const guchar id[] = { 1, 2, 3, 4 };

  patch (path, 68, id, sizeof id);
}

static void
spoil_no_database (const char *path)
{
  g_assert_true (g_file_set_contents (path, "Date,Amount\n2026-01-01,1.00\n", -1, NULL));
}

static void
spoil_empty (const char *path)
{
  g_assert_cmpint (truncate (path, 0), ==, 0);
}

static void
spoil_header_only (const char *path)
{
  g_assert_cmpint (truncate (path, 100), ==, 0);
}

static void
spoil_wal (const char *path)
{
  const guchar versions[] = { 2, 2 };

  patch (path, 18, versions, sizeof versions);
}

static void
spoil_link (const char *path)
{
  g_autofree char *other = g_strconcat (path, ".real", NULL);

  g_assert_cmpint (g_rename (path, other), ==, 0);
  g_assert_cmpint (symlink (other, path), ==, 0);
}

static void
spoil_half_made (const char *path)
{
  const guchar version[] = { 0, 0, 0, 0 };

  patch (path, 60, version, sizeof version);
}

static void
spoil_schema_page (const char *path)
{
  guchar noise[3000];

  memset (noise, 0xA5, sizeof noise);
  patch (path, 100, noise, sizeof noise);
}

static const struct
{
  const char *name;
  void      (*spoil) (const char *path);
  MkrError    code;
} refused[] = {
  { "newer", spoil_newer, MKR_ERROR_TOO_NEW },
  { "foreign", spoil_foreign, MKR_ERROR_NOT_BOOK },
  { "no database", spoil_no_database, MKR_ERROR_NOT_BOOK },
  { "empty", spoil_empty, MKR_ERROR_NOT_BOOK },
  { "only a header", spoil_header_only, MKR_ERROR_DAMAGED },
  { "write-ahead log", spoil_wal, MKR_ERROR_REFUSED },
  { "link", spoil_link, MKR_ERROR_NOT_BOOK },
  { "half made", spoil_half_made, MKR_ERROR_DAMAGED },
  { "schema overwritten", spoil_schema_page, MKR_ERROR_DAMAGED },
};

static void
test_refused (MkrTestBook   *self,
              gconstpointer  data)
{
  g_autofree char *good = NULL;
  gsize length;

  mkr_test_close (self);
  g_assert_true (g_file_get_contents (self->path, &good, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *folder_before = NULL;
      g_autofree char *folder_after = NULL;
      struct stat old, new;

      g_test_message ("%s", refused[i].name);
      g_unlink (self->path);
      g_assert_true (g_file_set_contents (self->path, good, (gssize)length, NULL));
      refused[i].spoil (self->path);
      before = mkr_test_hash (self->path);
      folder_before = mkr_test_list_folder (self->folder);
      g_assert_cmpint (stat (self->path, &old), ==, 0);
      g_assert_null (mkr_book_open (self->path, MKR_BOOK_OPEN_DEFAULT, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, MKR_ERROR, (gint)refused[i].code);
      g_assert_nonnull (strstr (error->message, "test.makerent"));
      after = mkr_test_hash (self->path);
      folder_after = mkr_test_list_folder (self->folder);
      g_assert_cmpint (stat (self->path, &new), ==, 0);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpstr (folder_before, ==, folder_after);
      g_assert_cmpint (old.st_mtim.tv_nsec, ==, new.st_mtim.tv_nsec);
    }
}

static void
spoil_last_page (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (truncate (path, info.st_size - 4096), ==, 0);
}

static void
spoil_trigger (const char *path)
{
  run_sql (path, "CREATE TRIGGER evil AFTER INSERT ON entry BEGIN DELETE FROM rent_term; END");
}

static void
spoil_lost_trigger (const char *path)
{
  run_sql (path, "DROP TRIGGER batch_stays");
}

static void
spoil_foreign_key (const char *path)
{
  run_sql (path, "PRAGMA foreign_keys = OFF; INSERT INTO source_name (name_key, name, source) VALUES ('x', 'x', 77)");
}

static void
spoil_view (const char *path)
{
  run_sql (path, "DROP TABLE count; CREATE VIEW count AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n");
}

static const struct
{
  const char *name;
  void      (*spoil) (const char *path);
} read_only[] = {
  { "trigger added", spoil_trigger },
  { "trigger gone", spoil_lost_trigger },
  { "endless view", spoil_view },
  { "lost parent", spoil_foreign_key },
};

/* What can still be read is opened for reading, with the reason, and not written to. */
static void
test_read_only_for_a_reason (MkrTestBook   *self,
                             gconstpointer  data)
{
  g_autofree char *good = NULL;
  gsize length;

  mkr_test_close (self);
  g_assert_true (g_file_get_contents (self->path, &good, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (read_only); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(MkrBook) book = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      MkrCount count = { .date = 20000, .minor = 1, .currency = mkr_currency_lookup ("USD") };

      g_test_message ("%s", read_only[i].name);
      g_assert_true (g_file_set_contents (self->path, good, (gssize)length, NULL));
      read_only[i].spoil (self->path);
      before = mkr_test_hash (self->path);
      book = mkr_book_open (self->path, MKR_BOOK_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      g_assert_nonnull (mkr_book_get_read_only_reason (book));
      g_test_message ("%s", mkr_book_get_read_only_reason (book));
      g_assert_false (mkr_count_add (book, &count, &error));
      g_assert_error (error, MKR_ERROR, MKR_ERROR_READ_ONLY);
      g_assert_true (mkr_book_close (book, NULL));
      after = mkr_test_hash (self->path);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_truncated (MkrTestBook   *self,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrBook) book = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  mkr_test_close (self);
  spoil_last_page (self->path);
  before = mkr_test_hash (self->path);
  book = mkr_book_open (self->path, MKR_BOOK_OPEN_DEFAULT, &error);
  if (book)
    g_assert_nonnull (mkr_book_get_read_only_reason (book));
  else
    g_assert_error (error, MKR_ERROR, MKR_ERROR_DAMAGED);
  g_clear_object (&book);
  after = mkr_test_hash (self->path);
  g_assert_cmpstr (before, ==, after);
}

/* Whatever bit falls over: no crash, and a refused or read-only book is the same to the byte. */
static void
test_flipped_bits (MkrTestBook   *self,
                   gconstpointer  data)
{
  g_autofree char *good = NULL;
  gsize length;
  guint opened = 0;

  mkr_test_import (self, "outlier.csv",
                   "workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
                   "\"Dec 1, 2025\",A1,1h 10m,$40.00/hr,$46.67,base,owl,paid\n");
  mkr_test_close (self);
  g_assert_true (g_file_get_contents (self->path, &good, &length, NULL));
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(MkrBook) book = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gsize offset = i < 100 ? i : (gsize)g_test_rand_int_range (0, (gint32)length);
      char old = good[offset];

      good[offset] = (char)(old ^ (1 << (i % 8)));
      g_assert_true (g_file_set_contents (self->path, good, (gssize)length, NULL));
      good[offset] = old;
      before = mkr_test_hash (self->path);
      book = mkr_book_open (self->path, MKR_BOOK_OPEN_DEFAULT, NULL);
      if (book)
        {
          g_strfreev (mkr_book_check (book, NULL));
          opened++;
        }
      g_clear_object (&book);
      after = mkr_test_hash (self->path);
      g_assert_cmpstr (before, ==, after);
    }
  g_test_message ("%u of 300 opened", opened);
  g_assert_cmpuint (opened, <, 300);
}

/* What a program that was killed in the middle of a write leaves behind: the file half changed, and its journal. */
static char *
make_torn_copy (MkrTestBook *self)
{
  char *copy = g_build_filename (self->folder, "torn.makerent", NULL);
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);
  g_autofree char *journal_copy = g_strconcat (copy, "-journal", NULL);
  const struct { const char *from, *to; } files[] = { { self->path, copy }, { journal, journal_copy } };
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN; UPDATE setting SET own_name = 'half'", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_db_cacheflush (db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (files[i].from, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents_full (files[i].to, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
  sqlite3_close (db);
  return copy;
}

/* Reading alone must work after a crash too: the first to open the file takes back what was half written. */
static void
test_read_after_a_crash (MkrTestBook   *self,
                         gconstpointer  data)
{
  g_autofree char *torn = NULL;
  g_autoptr(MkrBook) book = NULL;
  g_autoptr(MkrBookSettings) settings = NULL;
  g_autoptr(GError) error = NULL;

  mkr_test_close (self);
  torn = make_torn_copy (self);
  book = mkr_book_open (torn, MKR_BOOK_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  settings = mkr_book_get_settings (book, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (settings->own_name, ==, "");
  g_assert_nonnull (mkr_book_get_read_only_reason (book));
}

static void
test_create (MkrTestBook   *self,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *deep = g_build_filename (self->folder, "a", "b", "new.makerent", NULL);
  g_autofree char *a = g_build_filename (self->folder, "a", NULL);
  g_autofree char *b = g_build_filename (self->folder, "a", "b", NULL);
  g_autofree char *before = mkr_test_hash (self->path);
  g_autofree char *after = NULL;
  g_autofree char *listing = NULL;
  g_autoptr(MkrBook) book = NULL;
  struct stat info;
  mode_t mask = umask (022);

  g_assert_null (mkr_book_create (self->path, mkr_currency_lookup ("EUR"), &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_EXISTS);
  g_clear_error (&error);
  after = mkr_test_hash (self->path);
  g_assert_cmpstr (before, ==, after);

  book = mkr_book_create (deep, mkr_currency_lookup ("EUR"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (stat (deep, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (a, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (b, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_true (mkr_book_close (book, &error));
  listing = mkr_test_list_folder (b);
  g_assert_cmpstr (listing, ==, "new.makerent");
  umask (mask);
}

static char *
pragma (MkrBook    *book,
        const char *name)
{
  g_autofree char *sql = g_strconcat ("PRAGMA ", name, NULL);
  g_autoptr(MkrQuery) query = mkr_book_query (book, NULL, sql, NULL);

  g_assert_cmpint (mkr_book_step (book, query, NULL), ==, 1);
  return mkr_column_dup (query, 0);
}

static void
test_settings_of_connection (MkrTestBook   *self,
                             gconstpointer  data)
{
  static const struct { const char *name, *value; } expected[] = {
    { "journal_mode", "delete" }, { "synchronous", "3" }, { "locking_mode", "normal" }, { "foreign_keys", "1" },
    { "recursive_triggers", "1" }, { "secure_delete", "1" }, { "temp_store", "2" }, { "mmap_size", "0" },
    { "trusted_schema", "0" }, { "cell_size_check", "1" }, { "user_version", "3" },
  };
  int defensive = 0;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *value = pragma (self->book, expected[i].name);

      g_test_message ("%s", expected[i].name);
      g_assert_cmpstr (value, ==, expected[i].value);
    }
  g_assert_cmpint (sqlite3_db_config (self->book->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive), ==, SQLITE_OK);
  g_assert_cmpint (defensive, ==, 1);
  g_assert_cmpint (sqlite3_limit (self->book->db, SQLITE_LIMIT_ATTACHED, -1), ==, 0);
}

/* As a user without rights: root may write anywhere. TRUE if @function held. */
static gboolean
as_nobody (gboolean  (*function) (MkrTestBook *self),
           MkrTestBook *self)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (2);
      _exit (function (self) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

static gboolean
is_read_only (MkrTestBook *self)
{
  g_autoptr(MkrBook) book = mkr_book_open (self->path, MKR_BOOK_OPEN_DEFAULT, NULL);
  MkrCount count = { .date = 20000, .minor = 1, .currency = mkr_currency_lookup ("USD") };
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrBookSettings) settings = NULL;

  if (!book || !mkr_book_get_read_only_reason (book) || mkr_count_add (book, &count, &error))
    return FALSE;
  settings = mkr_book_get_settings (book, NULL);
  return g_error_matches (error, MKR_ERROR, MKR_ERROR_READ_ONLY) && settings != NULL;
}

static void
test_read_only_places (MkrTestBook   *self,
                       gconstpointer  data)
{
  mkr_test_close (self);
  g_assert_cmpint (chmod (self->folder, 0555), ==, 0);
  g_assert_cmpint (chmod (self->path, 0666), ==, 0);
  g_assert_true (as_nobody (is_read_only, self));
  g_assert_cmpint (chmod (self->folder, 0777), ==, 0);
  g_assert_cmpint (chmod (self->path, 0444), ==, 0);
  g_assert_true (as_nobody (is_read_only, self));
  g_assert_cmpint (chmod (self->path, 0666), ==, 0);
  g_assert_false (as_nobody (is_read_only, self));
}

static void
test_read_only_flag (MkrTestBook   *self,
                     gconstpointer  data)
{
  g_autoptr(MkrBook) book = mkr_book_open (self->path, MKR_BOOK_OPEN_READ_ONLY, NULL);
  MkrCount count = { .date = 20000, .minor = 1, .currency = mkr_currency_lookup ("USD") };
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (mkr_book_get_read_only_reason (book));
  g_assert_false (mkr_count_add (book, &count, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_READ_ONLY);
  mkr_test_assert_sound (book);
}

static void
test_closed (MkrTestBook   *self,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) accounts = NULL;

  g_assert_true (mkr_book_close (self->book, &error));
  accounts = mkr_accounts_list (self->book, &error);
  g_assert_null (accounts);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_IO);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/open/refused", test_refused);
  MKR_TEST_ADD ("/book/open/read-only-for-a-reason", test_read_only_for_a_reason);
  MKR_TEST_ADD ("/book/open/truncated", test_truncated);
  MKR_TEST_ADD ("/book/open/flipped-bits", test_flipped_bits);
  MKR_TEST_ADD ("/book/open/settings", test_settings_of_connection);
  MKR_TEST_ADD ("/book/open/read-only-places", test_read_only_places);
  MKR_TEST_ADD ("/book/open/read-only-flag", test_read_only_flag);
  MKR_TEST_ADD ("/book/open/read-after-a-crash", test_read_after_a_crash);
  MKR_TEST_ADD ("/book/create", test_create);
  MKR_TEST_ADD ("/book/closed", test_closed);

  return g_test_run ();
}
