/* mkr-read-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-date-cell.h"
#include "mkr-statement-private.h"

G_BEGIN_DECLS

/* The reader of rows, in parts: mkr-read.c walks, mkr-read-cells.c finds cells and tells problems,
 * mkr-read-values.c reads dates and amounts, mkr-read-key.c makes the key. */

#define MKR_KIND_CACHE_SLOTS 256
#define MKR_NO_COLUMN        (-1)

/* Verdicts of one group of kinds by cell text: a file has few types and many rows. */
typedef struct
{
  struct { const char *text; guint32 hash, length; MkrKindRule *rule; } slots[MKR_KIND_CACHE_SLOTS];
} MkrKindCache;

typedef struct
{
  MkrStatement         *statement;
  MkrFormat            *format;
  const MkrLayout      *layout;
  const MkrStyle       *style;
  const MkrReadOptions *options;
  GHashTable           *own_names;
  const char           *last_own;    /* interned: the same name again */

  MkrIntern            *intern;
  MkrKindCache         *caches;      /* one a group */
  GString              *scratch;

  char                  date_text[32];
  gsize                 date_length;
  MkrDate               date;
  MkrDateCellResult     date_result;
  char                  currency_text[16];
  gsize                 currency_length;
  const MkrCurrency    *currency;

  gint                  balance_column;   /* −1: the file says no balances */

  const MkrRow         *row;
  MkrEntry             *entry;
  GError               *failure;     /* nullable: what ends the reading */
} MkrReader;

/* An amount of the row while it is being read. */
typedef struct
{
  MkrDecimal   value;
  gboolean     filled;
  gint         bad;       /* cell that cannot be read, −1: none */
} MkrReadAmount;

const MkrCell    *mkr_reader_get_cell           (MkrReader *reader,
                                                 gint       column);
gboolean          mkr_reader_is_empty           (MkrReader     *reader,
                                                 const MkrCell *cell);
gboolean          mkr_when_fits                 (guint8 when,
                                                 gint   sign);
const MkrCell    *mkr_reader_get_field          (MkrReader    *reader,
                                                 const GArray *parts,
                                                 gint          sign,
                                                 gint         *column);
const char       *mkr_cell_trim                 (const MkrCell *cell,
                                                 gsize         *length);
const char       *mkr_reader_intern_cell        (MkrReader     *reader,
                                                 const MkrCell *cell);
const char       *mkr_reader_store_cell         (MkrReader     *reader,
                                                 const MkrCell *cell);
void              mkr_reader_set_problem        (MkrReader  *reader,
                                                 gint        column,
                                                 const char *message);
void              mkr_reader_set_problem_printf (MkrReader  *reader,
                                                 gint        column,
                                                 const char *message,
                                                 ...) G_GNUC_PRINTF (3, 4);
void              mkr_reader_set_ignored        (MkrReader  *reader,
                                                 const char *reason);
MkrDateCellResult mkr_reader_read_date          (MkrReader *reader,
                                                 gint      *column);
void              mkr_reader_set_date_problem   (MkrReader        *reader,
                                                 gint              column,
                                                 MkrDateCellResult result);
gboolean          mkr_reader_read_currency      (MkrReader *reader,
                                                 gint      *column);
void              mkr_reader_read_amount        (MkrReader     *reader,
                                                 guint          which,
                                                 MkrReadAmount *amount);
gboolean          mkr_reader_units              (MkrReader    *reader,
                                                 MkrReadAmount amounts[MKR_N_AMOUNTS],
                                                 gint64        units[MKR_N_AMOUNTS]);
/* mkr-read-hours.c */
gboolean          mkr_reader_read_hours         (MkrReader     *reader,
                                                 const MkrCell *cell,
                                                 gint32        *seconds);
gboolean          mkr_reader_settle             (MkrReader          *reader,
                                                 const MkrReadAmount amounts[MKR_N_AMOUNTS],
                                                 const gint64        units[MKR_N_AMOUNTS]);
const char       *mkr_reader_make_key           (MkrReader *reader);
/* mkr-read-balance.c */
void              mkr_reader_begin_balances     (MkrReader *reader);
void              mkr_reader_read_balance       (MkrReader *reader);
/* mkr-read-landing.c */
void              mkr_reader_read_landing       (MkrReader *reader);
/* mkr-correction.c */
const MkrRow     *mkr_reader_correct            (MkrReader    *reader,
                                                 const MkrRow *row);

G_END_DECLS
