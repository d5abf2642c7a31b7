/* mkr-book.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include "mkr-currency.h"
#include "mkr-date.h"
#include "mkr-kinds.h"

G_BEGIN_DECLS

#define MKR_BOOK_MIME_TYPE "application/vnd.makerent.book"

/**
 * MkrBook: an open book, one SQLite connection. Not thread-safe: used by one thread at a time
 * (the command line's only one, or the application's store thread). All functions of src/book take it first
 * and are synchronous. Opening rules: reliability R1–R11, see mkr-book-open.c.
 */
#define MKR_TYPE_BOOK (mkr_book_get_type ())
G_DECLARE_FINAL_TYPE (MkrBook, mkr_book, MKR, BOOK, GObject)

typedef enum
{
  MKR_BOOK_OPEN_DEFAULT   = 0,
  MKR_BOOK_OPEN_READ_ONLY = 1 << 0,
} MkrBookOpenFlags;

char       *mkr_book_default_path   (void);                    /* $XDG_DATA_HOME/makerent/book.makerent */
/* Several changes as one: all of them are kept or none. In between, functions that write and read work as ever. */
gboolean    mkr_book_begin_group    (MkrBook            *self,
                                     GError            **error);
gboolean    mkr_book_end_group      (MkrBook            *self,
                                     gboolean            keep,
                                     GError            **error);
MkrBook    *mkr_book_create         (const char         *path, /* refuses an existing name; makes the folder 0700 */
                                     const MkrCurrency  *currency,
                                     GError            **error);
MkrBook    *mkr_book_open           (const char         *path,
                                     MkrBookOpenFlags    flags,
                                     GError            **error);
/* Closes; FALSE if SQLite could not. The object stays, further calls fail with MKR_ERROR_IO. */
gboolean    mkr_book_close          (MkrBook            *self,
                                     GError            **error);
const char *mkr_book_get_path       (MkrBook            *self);
/* NULL, or why the book cannot be written (translated): read-only file or folder, invariants broken … */
const char *mkr_book_get_read_only_reason (MkrBook      *self);
/* Remarks on where the book lies: a synced or network folder, versions beside it, an older copy (reliability R9). */
const char * const *mkr_book_get_notes (MkrBook         *self);
/* What the last write has to say though it succeeded (“saved, but the disk reported an error”); NULL: nothing. Given out once. */
char       *mkr_book_take_warning   (MkrBook            *self);
/* TRUE if another connection wrote since the last call or our last write. */
gboolean    mkr_book_poll_changed   (MkrBook            *self);
/* TRUE if the open file was removed or replaced in its place (R8): nothing is written to it any more. */
gboolean    mkr_book_has_moved      (MkrBook            *self);
/* Integrity, schema, foreign keys, aggregates and every invariant: translated lines, empty when sound. */
GStrv       mkr_book_check          (MkrBook            *self,
                                     GError            **error);
/* A verified copy at a new name, 0600 (R12). */
gboolean    mkr_book_backup         (MkrBook            *self,
                                     const char         *path,
                                     GError            **error);

/* What changes a figure is kept in the book. */
typedef struct
{
  const MkrCurrency *currency;     /* the book's currency */
  gint64             floor_rate;   /* minor units an hour, 0: none */
  gboolean           hide_names;
  char              *own_name;     /* the account holder as statements print it, "" if not told: own transfers are found by it */
  MkrDate            as_of;        /* the sample book's own “today”; MKR_DATE_NONE in every other book */
} MkrBookSettings;

MkrBookSettings *mkr_book_get_settings (MkrBook               *self,
                                        GError               **error);
gboolean         mkr_book_set_settings (MkrBook               *self,
                                        const MkrBookSettings *settings,
                                        GError               **error);
/* “Today” for this book: --as-of or MAKERENT_TODAY, else the book's own as_of, else the clock. */
MkrDate          mkr_book_today        (MkrBook               *self);
/* Reports on this connection show real names although the book hides them (--real-names). */
void             mkr_book_show_real_names (MkrBook            *self,
                                          gboolean            real_names);
/* Whether reports are to show aliases: the book hides names and nobody asked for real ones. */
gboolean         mkr_book_hides_names  (MkrBook               *self);
void             mkr_book_settings_free (MkrBookSettings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrBookSettings, mkr_book_settings_free)

G_END_DECLS
