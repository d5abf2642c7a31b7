/* mkr-statement-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-arena.h"
#include "mkr-bytes.h"
#include "mkr-evidence.h"
#include "mkr-recognise.h"
#include "mkr-statement.h"

G_BEGIN_DECLS

#define MKR_CHUNK_SHIFT 12
#define MKR_CHUNK_SIZE  (1 << MKR_CHUNK_SHIFT)

/* Entries stand in chunks: a million rows must not be copied to grow. */
struct _MkrStatement
{
  int        ref_count;      /* atomic */
  char      *name;
  char      *how;
  MkrFormat *format;         /* nullable */
  MkrText   *text;           /* nullable: typed rows */
  MkrArena  *arena;
  GPtrArray *chunks;         /* of MkrEntry[MKR_CHUNK_SIZE] */
  guint      n;
  GPtrArray *notes;          /* of char *, NULL-terminated when read */
  GStrv      columns;        /* nullable: titles of the columns that are read */
  GArray    *places;         /* gint16: their cells */
  char       delimiter;
  GPtrArray *corrections;    /* nullable: of MkrCorrection */
  GPtrArray *kept;           /* nullable: freed with the statement */
  GArray    *balances;       /* nullable: of gint64, see mkr_statement_get_balance () */
  GArray    *landings;       /* nullable: of MkrLanding, by row */
  MkrPeriod  period;         /* that the rows are about */
  GPtrArray *others;         /* nullable, of MkrFormat: see mkr_statement_get_others () */
  MkrDateProof proof[2];     /* by MkrDateOrder: the first date that can be read in this order only */
};

MkrStatement *mkr_statement_new_empty (const char    *name);
MkrEntry     *mkr_statement_append    (MkrStatement  *self);   /* zeroed, strings "" */
MkrEntry     *mkr_statement_peek      (MkrStatement  *self,
                                       guint          i);
void          mkr_statement_clear_entry (MkrEntry    *entry);
/* Gives it back, to be freed with the statement. */
gpointer      mkr_statement_keep      (MkrStatement  *self,
                                       gpointer       memory);

/* mkr-read-balance.c, mkr-read-period.c: after the last row */
#define MKR_NO_BALANCE G_MININT64
void          mkr_statement_settle_balances (MkrStatement *self);
void          mkr_statement_note_period  (MkrStatement  *self);

/* mkr-correction.c */
void          mkr_statement_note_columns (MkrStatement     *self,
                                          const MkrLayout  *layout);
gboolean      mkr_corrections_check      (MkrStatement     *self,
                                          const MkrLayout  *layout,
                                          GPtrArray        *wanted,
                                          GError          **error);
gboolean      mkr_corrections_finish     (MkrStatement     *self,
                                          GPtrArray        *wanted,
                                          GError          **error);

/* mkr-read.c: all rows of @self->text. @own_names gets folded names of the account's holder. */
gboolean      mkr_read_rows           (MkrStatement          *self,
                                       const MkrLayout       *layout,
                                       const MkrStyle        *style,
                                       const MkrReadOptions  *options,
                                       const MkrRowOptions   *row_options,
                                       GHashTable            *own_names,
                                       GError               **error);

G_END_DECLS
