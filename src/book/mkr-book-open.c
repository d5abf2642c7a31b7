/* mkr-book-open.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "mkr-book-private.h"
#include "mkr-schema.h"

/* Opening a book. The order matters: what the file is is known before SQLite may touch it, every setting is read back, and
 * a file that is not sound is either refused, unchanged to the byte, or opened for reading with the reason.
 *
 * Journal DELETE and synchronous EXTRA lose nothing that was acknowledged in a power cut; locking NORMAL notices a file
 * that a sync tool replaced. Never WAL: its side files do not survive sync folders. */

#define HEADER_SIZE 100
#define LARGE_FILE  (32 * 1024 * 1024)
#define MAX_LENGTH  (64 * 1024 * 1024)
#define CACHE_KIB   12288
#define UNKNOWN_OPS 2000000

static guint32
big_endian (const guchar *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

static gboolean
refuse (GError     **error,
        MkrError     code,
        const char  *format,
        const char  *path)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  #pragma GCC diagnostic push
  #pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, MKR_ERROR, code, format, path);
  #pragma GCC diagnostic pop
  G_GNUC_END_IGNORE_DEPRECATIONS
  return FALSE;
}

static gboolean
read_header (const char   *path,
             guchar        header[HEADER_SIZE],
             gssize       *length,
             struct stat  *info,
             GError      **error)
{
  int fd;

  if (lstat (path, info) != 0)
    return errno == ENOENT ? refuse (error, MKR_ERROR_NOT_FOUND, _("%s: there is no such book"), path)
                           : refuse (error, MKR_ERROR_IO, _("%s cannot be looked at"), path);
  if (S_ISLNK (info->st_mode))
    return refuse (error, MKR_ERROR_NOT_BOOK, _("%s is a link; open the book that it leads to"), path);
  if (!S_ISREG (info->st_mode))
    return refuse (error, MKR_ERROR_NOT_BOOK, _("%s is not a file"), path);
  if (info->st_size == 0)
    return refuse (error, MKR_ERROR_NOT_BOOK,
                   _("%s is empty: no book, or one whose copy failed; open a backup or make a new book"), path);

  *length = 0;
  if (mkr_book_path_is_open (path))
    return TRUE;

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_IO, _("%s cannot be read: %s"), path, g_strerror (errno));
      return FALSE;
    }
  *length = pread (fd, header, HEADER_SIZE, 0);
  close (fd);

  return TRUE;
}

/* R1: looks at the first bytes before SQLite does. */
static gboolean
probe (const char   *path,
       struct stat  *info,
       GError      **error)
{
  guchar header[HEADER_SIZE];
  gssize length;
  int version;

  if (!read_header (path, header, &length, info, error))
    return FALSE;
  if (length == 0 && mkr_book_path_is_open (path))
    return TRUE;   /* was looked at when this process first opened it */

  if (length < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0 ||
      big_endian (header + 68) != MKR_BOOK_APPLICATION_ID)
    return refuse (error, MKR_ERROR_NOT_BOOK, _("%s is no Makerent book"), path);

  version = (int)big_endian (header + 60);
  if (version > mkr_schema_version ())
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_TOO_NEW,
                   _("%s was written by a newer Makerent (book version %d, this one reads up to %d); "
                     "nothing was changed. Update Makerent to open it."), path, version, mkr_schema_version ());
      return FALSE;
    }
  if (header[18] != 1 || header[19] != 1)
    return refuse (error, MKR_ERROR_REFUSED,
                   _("%s was switched to write-ahead logging by another program, so part of it may lie in a second file. "
                     "Run “PRAGMA journal_mode = DELETE” on it with that program, then open it again."), path);
  return TRUE;
}

/* R10: SQLite would notice a read-only folder only at the first write. */
static char *
find_read_only_reason (const char       *path,
                       MkrBookOpenFlags  flags)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (flags & MKR_BOOK_OPEN_READ_ONLY)
    return g_strdup (_("it was opened for reading only"));
  if (g_access (path, W_OK) != 0)
    return g_strdup (_("the file is read-only"));
  if (g_access (folder, W_OK) != 0)
    return g_strdup (_("its folder is read-only"));
  return NULL;
}

static gboolean
set_and_read_back (sqlite3     *db,
                   const char  *path,
                   const char  *name,
                   const char  *value,
                   const char  *expected,
                   GError     **error)
{
  g_autofree char *set = value ? g_strdup_printf ("PRAGMA %s = %s", name, value) : NULL;
  g_autofree char *get = g_strdup_printf ("PRAGMA %s", name);
  sqlite3_stmt *statement = NULL;
  int code = set ? sqlite3_exec (db, set, NULL, NULL, NULL) : SQLITE_OK;
  gboolean same = FALSE;

  if (code == SQLITE_OK)
    code = sqlite3_prepare_v2 (db, get, -1, &statement, NULL);
  if (code == SQLITE_OK)
    {
      code = sqlite3_step (statement);
      same = code == SQLITE_ROW && g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), expected) == 0;
    }
  sqlite3_finalize (statement);
  if (same)
    return TRUE;

  if (code != SQLITE_ROW && code != SQLITE_DONE && code != SQLITE_OK)
    mkr_set_sqlite_error (error, db, code, path, NULL);
  else
    g_set_error (error, MKR_ERROR, MKR_ERROR_IO, _("%s: SQLite does not take the setting “%s”; the book was not opened"),
                 path, name);
  return FALSE;
}

/* R2, R3. */
gboolean
mkr_book_configure (sqlite3     *db,
                    const char  *path,
                    gboolean     read_only,
                    GError     **error)
{
  static const struct { const char *name, *value, *expected; } pragmas[] = {
    { "foreign_keys", "ON", "1" },
    { "recursive_triggers", "ON", "1" },
    { "cell_size_check", "ON", "1" },
    { "mmap_size", "0", "0" },
    { "temp_store", "MEMORY", "2" },
    { "secure_delete", "ON", "1" },
    { "locking_mode", "NORMAL", "normal" },
    { "synchronous", "EXTRA", "3" },
    { "cache_size", "-" G_STRINGIFY (CACHE_KIB), "-" G_STRINGIFY (CACHE_KIB) },
  };
  static const int options[][2] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int state = -1;

      if (sqlite3_db_config (db, options[i][0], options[i][1], &state) != SQLITE_OK || state != options[i][1])
        return refuse (error, MKR_ERROR_IO, _("%s: SQLite refuses a safety setting; the book was not opened"), path);
    }
  if (!mkr_book_add_functions (db))
    return refuse (error, MKR_ERROR_IO, _("%s: SQLite refuses a safety setting; the book was not opened"), path);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, MAX_LENGTH);
  sqlite3_busy_timeout (db, 2000);

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    if (!set_and_read_back (db, path, pragmas[i].name, pragmas[i].value, pragmas[i].expected, error))
      return FALSE;

  return set_and_read_back (db, path, "journal_mode", read_only ? NULL : "DELETE", "delete", error);
}

static int
stop_cb (gpointer data)
{
  int *left = data;

  return --*left <= 0;
}

static sqlite3 *
connect_to (const char  *path,
            gboolean     read_only,
            GError     **error)
{
  sqlite3 *db = NULL;
  int flags = (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
              SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE |
              SQLITE_OPEN_NOMUTEX;   /* one thread at a time, see mkr-book.h */
  int code = sqlite3_open_v2 (path, &db, flags, NULL);

  if (code != SQLITE_OK)
    {
      g_autofree char *journal = g_strconcat (path, "-journal", NULL);

      if (read_only && g_file_test (journal, G_FILE_TEST_EXISTS))
        refuse (error, MKR_ERROR_READ_ONLY,
                _("%s needs a repair, which takes a disk that can be written: copy it there together with its “-journal” file"), path);
      else
        mkr_set_sqlite_error (error, db, code, path, NULL);
      sqlite3_close (db);
      return NULL;
    }
  if (!mkr_book_configure (db, path, read_only, error))
    {
      sqlite3_close (db);
      return NULL;
    }
  return db;
}

/* A program that was killed in the middle of a write leaves its journal: SQLite takes the half back at the next reading, which a
 * connection for reading only may not. */
static gboolean
repair (const char  *path,
        GError     **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  sqlite3 *db;
  int code;

  if (!g_file_test (journal, G_FILE_TEST_EXISTS) || g_access (path, W_OK) != 0 || g_access (folder, W_OK) != 0)
    return TRUE;
  if ((db = connect_to (path, FALSE, error)) == NULL)
    return FALSE;

  code = sqlite3_exec (db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    mkr_set_sqlite_error (error, db, code, path, NULL);
  sqlite3_close (db);
  return code == SQLITE_OK;
}

/* After SQLite rolled back what a crash left: the header may have been half-made when we probed it. */
static gboolean
check_version (MkrBook   *self,
               gint64    *version,
               GError   **error)
{
  gint64 id;

  if (!mkr_book_value (self, &id, error, "PRAGMA application_id", NULL) ||
      !mkr_book_value (self, version, error, "PRAGMA user_version", NULL))
    return FALSE;
  if (id != MKR_BOOK_APPLICATION_ID || *version < 1)
    return refuse (error, MKR_ERROR_DAMAGED, _("%s: making this book was interrupted, it holds nothing; make a new one"), self->path);
  if (*version > mkr_schema_version ())
    return refuse (error, MKR_ERROR_TOO_NEW, _("%s was written by a newer Makerent; update Makerent to open it"), self->path);
  return TRUE;
}

static gboolean
migrate (MkrBook   *self,
         gint64     version,
         GError   **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "makerent", "backups", NULL);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *copy = NULL;
  const MkrSchemaStep *steps;
  guint n_steps;

  if (version == mkr_schema_version ())
    return TRUE;
  if (self->read_only_reason)
    return refuse (error, MKR_ERROR_READ_ONLY,
                   _("%s was written by an older Makerent and must be brought up to date, but it is read-only"), self->path);

  copy = g_strdup_printf ("%s/%s-version-%d-%" G_GINT64_FORMAT ".makerent", folder, name, (int)version, mkr_clock_now ());
  g_mkdir_with_parents (folder, 0700);
  if (!mkr_book_backup (self, copy, error))
    return FALSE;

  steps = mkr_schema_steps (&n_steps);
  return mkr_schema_migrate (self->db, steps, n_steps, error);
}

/* What keeps a readable book from being written (R6); NULL: nothing. FALSE: not even readable. */
static gboolean
find_damage (MkrBook   *self,
             goffset    size,
             char     **reason,
             GError   **error)
{
  g_autofree char *hash = NULL;
  g_autofree char *known = NULL;
  g_autoptr(MkrQuery) check = NULL;
  const MkrSchemaStep *steps;
  guint n_steps;
  gint64 broken = 0;
  int left = UNKNOWN_OPS / 1000;

  *reason = NULL;
  steps = mkr_schema_steps (&n_steps);
  /* A hostile file may hold a view that never ends. */
  sqlite3_progress_handler (self->db, 1000, stop_cb, &left);
  hash = mkr_schema_hash (self->db, error);
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  if (!hash || !(known = mkr_schema_known_hash (steps, n_steps, error)))
    return FALSE;
  if (strcmp (hash, known) != 0)
    {
      *reason = g_strdup (_("its tables or rules were changed by another program; "
                            "open a backup, or use that program to take the change back"));
      return TRUE;
    }
  if (size > LARGE_FILE)
    {
      self->unchecked = TRUE;
      return TRUE;
    }

  check = mkr_book_query (self, error, "PRAGMA quick_check(1)", NULL);
  if (!check || mkr_book_step (self, check, error) < 0)
    return FALSE;
  if (g_strcmp0 ((const char *)sqlite3_column_text (check, 0), "ok") != 0)
    *reason = g_strdup (_("parts of the file are damaged; open a backup"));
  else if (!mkr_book_value (self, &broken, error, "SELECT count(*) FROM pragma_foreign_key_check", NULL))
    return FALSE;
  else if (broken > 0)
    *reason = g_strdup (_("some of its rows have lost what they belong to; open a backup"));
  return TRUE;
}

static gboolean
verify (MkrBook   *self,
        goffset    size,
        GError   **error)
{
  g_autofree char *damage = NULL;
  gint64 version;

  if (!check_version (self, &version, error) || !migrate (self, version, error) ||
      !find_damage (self, size, &damage, error))
    return FALSE;
  if (!damage)
    return TRUE;

  /* Reopened so that nothing can write, not even by mistake. */
  if (!self->read_only_reason)
    {
      g_hash_table_remove_all (self->statements);
      sqlite3_close (self->db);
      self->db = connect_to (self->path, TRUE, error);
    }
  g_free (self->read_only_reason);
  self->read_only_reason = g_steal_pointer (&damage);
  return self->db != NULL;
}

/**
 * mkr_book_open:
 * @path: the file
 * @flags: how
 *
 * Opens a book by the rules above. Errors: MKR_ERROR_NOT_FOUND, _NOT_BOOK (foreign, empty, a link), _TOO_NEW, _DAMAGED,
 * _REFUSED (WAL), _BUSY, _READ_ONLY (needs a repair), _IO. A refused file is unchanged.
 */
MkrBook *
mkr_book_open (const char        *path,
               MkrBookOpenFlags   flags,
               GError           **error)
{
  g_autofree char *real = NULL;
  g_autofree char *reason = NULL;
  g_autoptr(MkrBook) self = NULL;
  struct stat info;
  sqlite3 *db;

  g_return_val_if_fail (path, NULL);

  if (!(real = mkr_resolve_path (path, error)) || !probe (real, &info, error))
    return NULL;
  reason = find_read_only_reason (real, flags);
  if ((flags & MKR_BOOK_OPEN_READ_ONLY) && !repair (real, error))
    return NULL;
  db = connect_to (real, reason != NULL, error);
  if (!db)
    return NULL;

  self = mkr_book_new_for_db (db, real);
  mkr_book_remember_path (real);
  self->remembered = TRUE;
  self->read_only_reason = g_steal_pointer (&reason);
  if (!verify (self, info.st_size, error))
    return NULL;

  mkr_book_poll_changed (self);
  mkr_book_find_notes (self);
  return g_steal_pointer (&self);
}
