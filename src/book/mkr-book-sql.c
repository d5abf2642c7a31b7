/* mkr-book-sql.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include "mkr-book-private.h"
#include "mkr-text.h"

static const struct
{
  int         code;
  MkrError    error;
  const char *text;
} reasons[] = {
  { SQLITE_READONLY_DBMOVED, MKR_ERROR_MOVED, N_("the file was moved or replaced while it was open") },
  { SQLITE_BUSY, MKR_ERROR_BUSY, N_("another program is writing to the book; try again") },
  { SQLITE_LOCKED, MKR_ERROR_BUSY, N_("another program is writing to the book; try again") },
  { SQLITE_READONLY, MKR_ERROR_READ_ONLY, N_("the file or its folder cannot be written") },
  { SQLITE_FULL, MKR_ERROR_IO, N_("the disk is full; free some space and try again") },
  { SQLITE_CORRUPT, MKR_ERROR_DAMAGED, N_("the file is damaged; open a backup") },
  { SQLITE_NOTADB, MKR_ERROR_DAMAGED, N_("the file is damaged; open a backup") },
  { SQLITE_TOOBIG, MKR_ERROR_LIMIT, N_("a value is larger than a book keeps") },
  { SQLITE_CONSTRAINT, MKR_ERROR_REFUSED, N_("a rule of the book says no") },
  { SQLITE_MISMATCH, MKR_ERROR_OVERFLOW, N_("a figure does not fit into the book") },
};

/* Every message says what was tried, in which file, and what the disk or SQLite said. */
void
mkr_set_sqlite_error (GError     **error,
                      sqlite3     *db,
                      int          code,
                      const char  *path,
                      const char  *what)
{
  const char *detail = db ? sqlite3_errmsg (db) : sqlite3_errstr (code);
  const char *text = N_("the disk or the file system reported an error");
  MkrError kind = MKR_ERROR_IO;

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].code == code || reasons[i].code == (code & 0xff))
      {
        kind = reasons[i].error;
        text = reasons[i].text;
        break;
      }

  if (code == SQLITE_ERROR && db && strstr (detail, "integer overflow"))
    {
      kind = MKR_ERROR_OVERFLOW;
      text = N_("a sum does not fit into the book");
    }

  if (what)
    g_set_error (error, MKR_ERROR, kind, _("%s: %s did not work: %s. Nothing was changed. (%s)"),
                 path, what, _(text), detail);
  else
    g_set_error (error, MKR_ERROR, kind, _("%s: %s. (%s)"), path, _(text), detail);
}

gboolean
mkr_book_is_open (MkrBook  *self,
                  GError  **error)
{
  if (self->db)
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_IO, _("%s: the book is closed"), self->path);
  return FALSE;
}

void
mkr_query_release (MkrQuery *query)
{
  if (!query)
    return;

  sqlite3_reset (query);
  sqlite3_clear_bindings (query);
}

void
mkr_bind_date (MkrQuery *query,
               int       column,
               MkrDate   date)
{
  char text[11];

  if (date == MKR_DATE_NONE)
    {
      sqlite3_bind_null (query, column);
      return;
    }
  mkr_date_write (date, text);
  sqlite3_bind_text (query, column, text, 10, SQLITE_TRANSIENT);
}

static void
bind_all (MkrQuery   *query,
          const char *types,
          va_list     args)
{
  for (int i = 0; types && types[i]; i++)
    switch (types[i])
      {
      case 'i':
        sqlite3_bind_int64 (query, i + 1, va_arg (args, gint64));
        break;
      case 'z':
        {
          gint64 value = va_arg (args, gint64);

          if (value == 0)
            sqlite3_bind_null (query, i + 1);
          else
            sqlite3_bind_int64 (query, i + 1, value);
        }
        break;
      case 'd':
        mkr_bind_date (query, i + 1, va_arg (args, MkrDate));
        break;
      case 't':
        sqlite3_bind_text (query, i + 1, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
        break;
      default:
        g_assert_not_reached ();
      }
}

static MkrQuery *
prepare (MkrBook     *self,
         GError     **error,
         const char  *sql,
         const char  *types,
         va_list      args)
{
  MkrQuery *query;
  int code;

  if (!mkr_book_is_open (self, error))
    return NULL;

  query = g_hash_table_lookup (self->statements, sql);
  /* A statement that is being read is not taken away from its reader. */
  if (query && sqlite3_stmt_busy (query))
    g_error ("statement used twice at once: %s", sql);
  if (!query)
    {
      code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &query, NULL);
      if (code != SQLITE_OK)
        {
          mkr_set_sqlite_error (error, self->db, code, self->path, NULL);
          return NULL;
        }
      g_hash_table_insert (self->statements, g_strdup (sql), query);
    }
  bind_all (query, types, args);

  return query;
}

MkrQuery *
mkr_book_query (MkrBook     *self,
                GError     **error,
                const char  *sql,
                const char  *types,
                ...)
{
  MkrQuery *query;
  va_list args;

  va_start (args, types);
  query = prepare (self, error, sql, types, args);
  va_end (args);

  return query;
}

MkrQuery *
mkr_book_query_once (MkrBook     *self,
                     GError     **error,
                     const char  *sql,
                     const char  *text)
{
  MkrQuery *query = NULL;
  int code;

  if (!mkr_book_is_open (self, error))
    return NULL;
  code = sqlite3_prepare_v2 (self->db, sql, -1, &query, NULL);
  if (code == SQLITE_OK && text)
    code = sqlite3_bind_text (query, 1, text, -1, SQLITE_TRANSIENT);
  if (code == SQLITE_OK)
    return query;

  mkr_set_sqlite_error (error, self->db, code, self->path, NULL);
  sqlite3_finalize (query);
  return NULL;
}

int
mkr_book_step (MkrBook   *self,
               MkrQuery  *query,
               GError   **error)
{
  int code = sqlite3_step (query);

  if (code == SQLITE_ROW)
    return 1;
  if (code == SQLITE_DONE)
    {
      sqlite3_reset (query);
      return 0;
    }
  mkr_set_sqlite_error (error, self->db, code, self->path, NULL);
  sqlite3_reset (query);
  return -1;
}

gboolean
mkr_book_run (MkrBook     *self,
              GError     **error,
              const char  *sql,
              const char  *types,
              ...)
{
  g_autoptr(MkrQuery) query = NULL;
  va_list args;
  int state;

  va_start (args, types);
  query = prepare (self, error, sql, types, args);
  va_end (args);
  if (!query)
    return FALSE;

  while ((state = mkr_book_step (self, query, error)) > 0)
    ;
  return state == 0;
}

gboolean
mkr_book_value (MkrBook     *self,
                gint64      *value,
                GError     **error,
                const char  *sql,
                const char  *types,
                ...)
{
  g_autoptr(MkrQuery) query = NULL;
  va_list args;

  va_start (args, types);
  query = prepare (self, error, sql, types, args);
  va_end (args);
  if (!query || mkr_book_step (self, query, error) != 1)
    return FALSE;

  *value = sqlite3_column_int64 (query, 0);
  return TRUE;
}

GPtrArray *
mkr_book_list (MkrBook         *self,
               MkrQuery        *query,
               MkrReadRow       read,
               GDestroyNotify   free_func,
               GError         **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (free_func);
  int state;

  if (!query)
    return NULL;
  while ((state = mkr_book_step (self, query, error)) > 0)
    g_ptr_array_add (list, read (query));

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

MkrDate
mkr_column_date (MkrQuery *query,
                 int       column)
{
  const char *text = (const char *)sqlite3_column_text (query, column);
  MkrDate date;

  if (!text || !mkr_date_parse (text, &date, NULL))
    return MKR_DATE_NONE;
  return date;
}

char *
mkr_column_dup (MkrQuery *query,
                int       column)
{
  const char *text = (const char *)sqlite3_column_text (query, column);

  return g_strdup (text ? text : "");
}

const MkrCurrency *
mkr_column_currency (MkrQuery *query,
                     int       column)
{
  const char *text = (const char *)sqlite3_column_text (query, column);

  return text ? mkr_currency_lookup (text) : NULL;
}

/* Names are the same whatever their case and blanks. */
char *
mkr_name_key (const char *name)
{
  g_autofree char *folded = mkr_text_fold (name);
  g_autofree char *normal = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal ? normal : folded, -1);
}

void
mkr_book_show_real_names (MkrBook  *self,
                          gboolean  real_names)
{
  g_return_if_fail (MKR_IS_BOOK (self));

  self->real_names = real_names;
}

gboolean
mkr_book_hides_names (MkrBook *self)
{
  gint64 hides = 0;

  return !self->real_names &&
         mkr_book_value (self, &hides, NULL, "SELECT hide_names FROM setting", NULL) && hides != 0;
}

static void
contains_cb (sqlite3_context  *context,
             int               n_values,
             sqlite3_value   **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);
  const char *needle = (const char *)sqlite3_value_text (values[1]);
  g_autofree char *key = NULL;

  if (!text || !needle)
    {
      sqlite3_result_int (context, 0);
      return;
    }
  key = mkr_name_key (text);
  sqlite3_result_int (context, strstr (key, needle) != NULL);
}

static void
exponent_cb (sqlite3_context  *context,
             int               n_values,
             sqlite3_value   **values)
{
  const char *code = (const char *)sqlite3_value_text (values[0]);
  const MkrCurrency *currency = code ? mkr_currency_lookup (code) : NULL;

  sqlite3_result_int (context, currency ? currency->exponent : -1);
}

gboolean
mkr_book_add_functions (sqlite3 *db)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  return sqlite3_create_function_v2 (db, "mkr_contains", 2, flags, NULL, contains_cb, NULL, NULL, NULL) == SQLITE_OK &&
         sqlite3_create_function_v2 (db, "mkr_exponent", 1, flags, NULL, exponent_cb, NULL, NULL, NULL) == SQLITE_OK;
}
