/* mkr-book-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>
#include "mkr-book.h"

G_BEGIN_DECLS

/* “MKRB” at offset 68 of the file: what `file` and the MIME type know a book by. */
#define MKR_BOOK_APPLICATION_ID 0x4D4B5242

struct _MkrBook
{
  GObject        parent_instance;

  sqlite3       *db;                /* NULL once closed */
  GHashTable    *statements;        /* SQL text → sqlite3_stmt */
  char          *path;              /* absolute, its folder resolved */
  char          *read_only_reason;  /* nullable */
  char          *warning;           /* nullable: saved, but the disk reported an error */
  GStrv          notes;             /* nullable: on the place of the file */
  gint64         serial;            /* tells books of one process apart */
  gint64         data_version;      /* as last polled */
  gint64         token;             /* of the running write transaction */
  gboolean       remembered;        /* its path is in the list of open ones */
  gboolean       grouped;           /* a transaction is open around those of single functions */
  gboolean       unchecked;         /* large file: quick_check before the first write */
  GHashTable    *taken;             /* ids that mkr_payout_remove () took, until close */
  gboolean      real_names;      /* reports show them although the book hides names */
};

/* A statement of the cache; reset when it leaves the scope. */
typedef sqlite3_stmt MkrQuery;

void          mkr_query_release      (MkrQuery     *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrQuery, mkr_query_release)

/* @types says how the arguments are bound: i gint64, d MkrDate (NULL if none), t text (nullable),
 * z gint64 (NULL if 0), m month as gint64. */
MkrQuery     *mkr_book_query         (MkrBook      *self,
                                      GError      **error,
                                      const char   *sql,
                                      const char   *types,
                                      ...);
/* Not kept: the caller finalizes it. @text is bound as ?1. */
MkrQuery     *mkr_book_query_once    (MkrBook      *self,
                                      GError      **error,
                                      const char   *sql,
                                      const char   *text);  /* nullable */
/* 1: a row, 0: no more, −1: error. */
int           mkr_book_step          (MkrBook      *self,
                                      MkrQuery     *query,
                                      GError      **error);
gboolean      mkr_book_run           (MkrBook      *self,
                                      GError      **error,
                                      const char   *sql,
                                      const char   *types,
                                      ...);
/* The first column of the first row; FALSE without a row (no error then) or with an error. */
gboolean      mkr_book_value         (MkrBook      *self,
                                      gint64       *value,
                                      GError      **error,
                                      const char   *sql,
                                      const char   *types,
                                      ...);
/* All that the query finds, each made by @read and freed by @free_func; NULL with an error. @query: (nullable): it could not be
 * asked, and @error is set. */
typedef gpointer (*MkrReadRow) (MkrQuery *query);
GPtrArray    *mkr_book_list          (MkrBook        *self,
                                      MkrQuery       *query,
                                      MkrReadRow      read,
                                      GDestroyNotify  free_func,
                                      GError        **error);
MkrDate       mkr_column_date        (MkrQuery     *query,
                                      int           column);
char         *mkr_column_dup         (MkrQuery     *query,
                                      int           column);   /* never NULL */
const MkrCurrency *mkr_column_currency (MkrQuery   *query,
                                      int           column);   /* nullable */
void          mkr_bind_date          (MkrQuery     *query,
                                      int           column,
                                      MkrDate       date);

/* TRUE if there is no @reason (nullable, translated) against it; else MKR_ERROR_REFUSED. */
gboolean      mkr_refuse             (const char   *reason,
                                      GError      **error);
gboolean      mkr_book_is_open       (MkrBook      *self,
                                      GError      **error);
/* BEGIN IMMEDIATE after asking whether the file is still ours (R8). @what is translated: “Adding the account”. */
gboolean      mkr_book_begin         (MkrBook      *self,
                                      const char   *what,
                                      GError      **error);
gboolean      mkr_book_commit        (MkrBook      *self,
                                      GError      **error);
void          mkr_book_rollback      (MkrBook      *self);
/* Ends a transaction of which so far everything went well if @ok: commits it after @then, which follows from it (mkr_ledger_rebuild
 * (), say; NULL: nothing), or rolls it back. */
gboolean      mkr_book_finish        (MkrBook      *self,
                                      gboolean      ok,
                                      gboolean    (*then) (MkrBook *self, GError **error),
                                      GError      **error);
/* Whether the last statement changed a row; else MKR_ERROR_NOT_FOUND, as @missing says. */
gboolean      mkr_book_check_changed (MkrBook      *self,
                                      const char   *missing,
                                      GError      **error);
/* One row less, in a transaction of its own; @then may follow from it. */
gboolean      mkr_book_delete_row    (MkrBook      *self,
                                      const char   *what,
                                      const char   *sql,
                                      gint64        id,
                                      const char   *missing,
                                      gboolean    (*then) (MkrBook *self, GError **error),
                                      GError      **error);
/* A single read state for several statements. */
gboolean      mkr_book_begin_read    (MkrBook      *self,
                                      GError      **error);
void          mkr_book_end_read      (MkrBook      *self);
void          mkr_set_sqlite_error   (GError      **error,
                                      sqlite3      *db,
                                      int           code,
                                      const char   *path,
                                      const char   *what);    /* nullable, translated */

/* What a plan was made against: another connection or one of our own writes moves it. */
typedef struct
{
  gint64 serial;
  gint64 data_version;
  gint64 writes;
} MkrBookMark;

gboolean      mkr_book_mark          (MkrBook      *self,
                                      MkrBookMark  *mark,
                                      GError      **error);

char         *mkr_name_key           (const char   *name) G_GNUC_WARN_UNUSED_RESULT;

/* mkr_contains (text, name key) and mkr_exponent (currency code), for searches. */
gboolean      mkr_book_add_functions (sqlite3      *db);

/* mkr-book-notes.c */
void          mkr_book_find_notes    (MkrBook      *self);
void          mkr_book_keep_seen     (MkrBook      *self);

/* mkr-book-open.c: settings of a connection, each read back. */
gboolean      mkr_book_configure     (sqlite3      *db,
                                      const char   *path,
                                      gboolean      read_only,
                                      GError      **error);
MkrBook      *mkr_book_new_for_db    (sqlite3      *db,
                                      const char   *path);
/* Books that this process has open: opening and closing their files by hand would drop SQLite's locks. */
void          mkr_book_remember_path (const char   *path);
void          mkr_book_forget_path   (const char   *path);
gboolean      mkr_book_path_is_open  (const char   *path);
/* The folder of @path made real, the name kept. */
char         *mkr_resolve_path       (const char   *path,
                                      GError      **error);
gboolean      mkr_sync_file          (const char   *path,
                                      GError      **error);
gboolean      mkr_sync_folder_of     (const char   *path,
                                      GError      **error);
/* Gives a finished file its name; MKR_ERROR_EXISTS if there is one already. */
gboolean      mkr_publish_file       (const char   *part,
                                      const char   *path,
                                      GError      **error);
gboolean      mkr_create_private_file (const char  *path,
                                      GError      **error);

/* The row as it stood in its file, of entry e; "" if it was typed. */
#define MKR_SQL_RAW \
  "ifnull ((SELECT r.raw FROM entry_raw r WHERE r.entry = e.id), ifnull ((SELECT rtrim (CAST (substr (t.text, " \
  "e.raw_at - t.start + 1, e.raw_length) AS TEXT), char (13, 10)) FROM batch_text t WHERE t.batch = e.batch " \
  "AND t.start <= e.raw_at ORDER BY t.start DESC LIMIT 1), ''))"

/* mkr-import-correct.c */
gboolean      mkr_payout_list_corrections (MkrBook   *book,
                                           gint64     entry,
                                           GPtrArray *lines,
                                           GError   **error);

/* Keeps the values of an entry: ?1 entry, ?2 batch or NULL, ?3 seconds, ?4 line in the file that changes it. */
#define MKR_SQL_SAVE_HISTORY \
  "INSERT INTO entry_history (entry, batch, at, line, source, date, kind, state, currency, gross, fee, net, reference, party, " \
  "type, text, project, seconds, removed, sub_scale, sub_gross, sub_fee, sub_net, raw, digest) " \
  "SELECT e.id, ?2, ?3, ?4, e.source, e.date, e.kind, e.state, e.currency, e.gross, e.fee, e.net, e.reference, e.party, e.type, " \
  "e.text, e.project, e.seconds, e.removed, e.sub_scale, e.sub_gross, e.sub_fee, e.sub_net, " \
  MKR_SQL_RAW ", e.digest " \
  "FROM entry e WHERE e.id = ?1"

G_END_DECLS
