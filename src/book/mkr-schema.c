/* mkr-schema.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-schema.h"
#include "mkr-schema-resources.h"

/* One line a file of data/schema, in order; the version is the number in its name. */
static const char *names[] = {
  "0001-book.sql",
  "0002-contracts.sql",
  "0003-disputes.sql",
};

static MkrSchemaStep steps[G_N_ELEMENTS (names)];

static const char *
load_step (const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/makerent/Makerent/schema/", name, NULL);
  /* Among all resources: while another thread looks one up for the first time, GLib has taken the new one off its waiting list
   * and not yet set it, and mkr_schema_get_resource () would be NULL. This waits for it. */
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

const MkrSchemaStep *
mkr_schema_steps (guint *n_steps)
{
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      mkr_schema_register_resource ();
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        steps[i] = (MkrSchemaStep) { (int)i + 1, names[i], load_step (names[i]) };
      g_once_init_leave (&loaded, 1);
    }

  *n_steps = G_N_ELEMENTS (steps);
  return steps;
}

int
mkr_schema_version (void)
{
  return (int)G_N_ELEMENTS (names);
}

/* Runs a query without the statement cache; rows are joined into @out, cells ended by NUL bytes. */
static int
read_all (sqlite3    *db,
          const char *sql,
          GString    *out)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      code = sqlite3_step (statement);
      if (code != SQLITE_ROW)
        break;
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text = (const char *)sqlite3_column_text (statement, i);

          g_string_append_len (out, text ? text : "", sqlite3_column_bytes (statement, i) + 1);
        }
    }
  sqlite3_finalize (statement);

  return code == SQLITE_DONE ? SQLITE_OK : code;
}

char *
mkr_schema_hash (sqlite3  *db,
                 GError  **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  int code = read_all (db, "SELECT type, name, tbl_name, ifnull (sql, '') FROM sqlite_schema ORDER BY type, name", text);

  if (code != SQLITE_OK)
    {
      mkr_set_sqlite_error (error, db, code, _("The book"), NULL);
      return NULL;
    }
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)text->str, text->len);
}

static char *
work_out_hash (const MkrSchemaStep  *all,
               guint                 n_steps,
               GError              **error)
{
  sqlite3 *db = NULL;
  char *hash = NULL;

  if (sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, NULL) == SQLITE_OK &&
      mkr_schema_migrate (db, all, n_steps, error))
    hash = mkr_schema_hash (db, error);
  sqlite3_close (db);

  return hash;
}

/* That of the program's own steps is asked for at each opening and check, and never changes: it is worked out once. */
char *
mkr_schema_known_hash (const MkrSchemaStep  *all,
                       guint                 n_steps,
                       GError              **error)
{
  static GMutex mutex;
  static char *own;
  g_autoptr(GMutexLocker) locker = NULL;

  if (all != steps || n_steps != G_N_ELEMENTS (steps))
    return work_out_hash (all, n_steps, error);

  locker = g_mutex_locker_new (&mutex);
  if (!own)
    own = work_out_hash (all, n_steps, error);
  return g_strdup (own);
}

/* “table count” of each table that both versions have: a migration moves no row. */
static GHashTable *
count_rows (sqlite3 *db)
{
  g_autoptr(GString) tables = g_string_new (NULL);
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  read_all (db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'", tables);
  for (const char *name = tables->str; name < tables->str + tables->len; name += strlen (name) + 1)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);
      g_autoptr(GString) count = g_string_new (NULL);

      if (read_all (db, sql, count) == SQLITE_OK)
        g_hash_table_insert (counts, g_strdup (name), g_strdup (count->str));
    }

  return counts;
}

static gboolean
kept_rows (sqlite3     *db,
           GHashTable  *before,
           GError     **error)
{
  g_autoptr(GHashTable) after = count_rows (db);
  g_autoptr(GString) broken = g_string_new (NULL);
  GHashTableIter iter;
  gpointer name, count;
  int code;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, &count))
    {
      const char *now = g_hash_table_lookup (after, name);

      if (now && strcmp (now, count) != 0)
        {
          g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
                       _("Bringing the book up to date would change the number of rows of “%s” from %s to %s; "
                         "nothing was changed"), (char *)name, (char *)count, now);
          return FALSE;
        }
    }

  code = read_all (db, "SELECT \"table\" FROM pragma_foreign_key_check", broken);
  if (code != SQLITE_OK)
    {
      mkr_set_sqlite_error (error, db, code, _("The book"), _("Bringing it up to date"));
      return FALSE;
    }
  if (broken->len == 0)
    return TRUE;
  g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
               _("Bringing the book up to date would leave rows of “%s” without what they belong to; nothing was changed"),
               broken->str);
  return FALSE;
}

static gboolean
run_steps (sqlite3              *db,
           const MkrSchemaStep  *all,
           guint                 n_steps,
           int                   from,
           GError              **error)
{
  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *stamp = NULL;
      int code;

      if (all[i].version <= from)
        continue;
      stamp = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d",
                               all[i].version, MKR_BOOK_APPLICATION_ID);
      code = sqlite3_exec (db, all[i].sql, NULL, NULL, NULL);
      if (code == SQLITE_OK)
        code = sqlite3_exec (db, stamp, NULL, NULL, NULL);
      if (code != SQLITE_OK)
        {
          mkr_set_sqlite_error (error, db, code, all[i].name, _("Bringing the book up to date"));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
mkr_schema_migrate (sqlite3              *db,
                    const MkrSchemaStep  *all,
                    guint                 n_steps,
                    GError              **error)
{
  g_autoptr(GHashTable) before = NULL;
  g_autoptr(GString) version = g_string_new (NULL);
  gboolean ok = FALSE;
  int code;

  if ((code = read_all (db, "PRAGMA user_version", version)) != SQLITE_OK ||
      /* Inside a transaction this pragma does nothing, and a rebuilt table would take its children with it. */
      (code = sqlite3_exec (db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL)) != SQLITE_OK ||
      (code = sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL)) != SQLITE_OK)
    {
      mkr_set_sqlite_error (error, db, code, _("The book"), _("Bringing it up to date"));
      return FALSE;
    }

  before = count_rows (db);
  if (run_steps (db, all, n_steps, atoi (version->str), error) && kept_rows (db, before, error))
    {
      code = sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
      ok = code == SQLITE_OK;
      if (!ok)
        mkr_set_sqlite_error (error, db, code, _("The book"), _("Bringing it up to date"));
    }
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);

  return ok;
}
