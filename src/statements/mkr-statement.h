/* mkr-statement.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include "mkr-entry.h"
#include "mkr-format.h"

G_BEGIN_DECLS

/**
 * MkrStatement: a statement file, read to the last row. Immutable, reference counted, may cross threads.
 */
typedef struct _MkrStatement MkrStatement;

/* Which comes first in the dates of a file that leaves it open. */
typedef struct
{
  guint32 line;                   /* of a date that can be read two ways; 0: there is none */
  MkrDate day_first, month_first; /* its readings */
  guint32 day_line, month_line;   /* lines that contradict each other: one can be read only day first, the other only month
                                   * first; 0: none do */
  MkrDate day_date, month_date;   /* what they say */
} MkrDateQuestion;

typedef struct
{
  const char        *format;      /* id; NULL: recognise */
  gboolean           guess;       /* unknown header: map the columns by the program's own guess */
  gint               date_order;  /* MkrDateOrder, −1: decide by the file, else MKR_ERROR_QUESTION */
  const MkrCurrency *currency;    /* for files that do not say theirs; NULL: not known */
  GPtrArray         *corrections; /* nullable, of MkrCorrection, see mkr-correction.h; not to change while it is read */
  MkrFormat         *with;        /* nullable: this format, which need not be in the set */
  const char       **nearest;     /* (out) (nullable): after MKR_ERROR_UNKNOWN_FORMAT the id of the nearest format, interned,
                                   * or NULL if none is near */
  MkrDateQuestion   *question;    /* (out) (nullable): after MKR_ERROR_QUESTION what is asked */
  const char        *guess_name;  /* nullable: of the account of a file whose columns are guessed */
} MkrReadOptions;

#define MKR_READ_OPTIONS_INIT { NULL, FALSE, -1, NULL, NULL, NULL, NULL, NULL, NULL }

/* Called on the reading thread, at most a few hundred times. */
typedef void (*MkrProgressFunc) (gsize    done,
                                 gsize    total,
                                 gpointer user_data);

/* Reads bytes as a statement. @name is the file's name for messages and provenance. Errors: MKR_ERROR_NOT_STATEMENT,
 * _UNKNOWN_FORMAT (message names the nearest formats), _QUESTION, _DAMAGED (open quote, names the line), _LIMIT.
 * Rows that cannot be read are entries of kind problem, not errors. */
MkrStatement   *mkr_statement_read       (GBytes                *bytes,
                                          const char            *name,
                                          MkrFormatSet          *formats,
                                          const MkrReadOptions  *options,
                                          MkrProgressFunc        progress,
                                          gpointer               user_data,
                                          GCancellable          *cancellable,
                                          GError               **error);
/* Loads a regular file (refuses > 1 GiB, folders, devices) and reads it. */
MkrStatement   *mkr_statement_read_file  (GFile                 *file,
                                          MkrFormatSet          *formats,
                                          const MkrReadOptions  *options,
                                          MkrProgressFunc        progress,
                                          gpointer               user_data,
                                          GCancellable          *cancellable,
                                          GError               **error);
/* Entries that were typed or pasted, as a statement without a file: same preview, same plan. Copies. */
MkrStatement   *mkr_statement_new_typed  (const MkrEntry        *entries,
                                          guint                  n_entries);
MkrStatement   *mkr_statement_ref        (MkrStatement          *self);
void            mkr_statement_unref      (MkrStatement          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrStatement, mkr_statement_unref)

const char     *mkr_statement_get_name   (MkrStatement *self);
const char     *mkr_statement_get_hash   (MkrStatement *self);   /* SHA-256 of the bytes, hex; "" for typed */
MkrFormat      *mkr_statement_get_format (MkrStatement *self);   /* (transfer none) (nullable): NULL for typed rows */
/* (transfer none) (nullable): of MkrFormat, what fits the file too, best first */
GPtrArray      *mkr_statement_get_others (MkrStatement *self);
const char     *mkr_statement_get_how    (MkrStatement *self);   /* “UTF-8, comma, month/day/year”: how it was read, for the preview */
guint           mkr_statement_get_n      (MkrStatement *self);
const MkrEntry *mkr_statement_get        (MkrStatement *self,
                                          guint         i);
gboolean        mkr_statement_get_balance (MkrStatement *self,
                                         guint         i,
                                         gint64       *balance); /* minor units, after the row; FALSE: not said */
/* What one row says of a conversion: money of another currency than the row's that landed, and the row that it belongs to. */
typedef struct
{
  guint              row;
  const MkrCurrency *currency;   /* nullable: the row does not say what landed */
  gint64             amount;     /* above 0, minor units of @currency; 0 without one */
  const char        *link;       /* reference of another row, "" if none */
} MkrLanding;

/* (transfer none) (nullable): NULL if the row says neither. */
const MkrLanding *mkr_statement_get_landing (MkrStatement *self,
                                             guint         i);
/* The days that the file is about; none without a row that has a date, and for typed rows. */
MkrPeriod       mkr_statement_get_period (MkrStatement *self);
char           *mkr_statement_dup_raw    (MkrStatement   *self,
                                          const MkrEntry *entry); /* the original record, decoded to UTF-8 */
/* Bytes of the text as it was read, in UTF-8: rows stand there at their raw_offset. MKR_ERROR_CHANGED if the file did. */
GBytes         *mkr_statement_get_text   (MkrStatement  *self,
                                          gsize          offset,
                                          gsize          length,
                                          GError       **error);
const char * const *mkr_statement_get_notes (MkrStatement *self); /* translated remarks: “3 bytes that are no text were replaced” */

G_END_DECLS
