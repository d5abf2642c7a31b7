/* mkr-table.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-currency.h"
#include "mkr-date.h"
#include "mkr-decimal.h"

G_BEGIN_DECLS

typedef enum
{
  MKR_CELL_TEXT,     /* left; guarded against spreadsheets in CSV */
  MKR_CELL_NUMBER,   /* right */
  MKR_CELL_WORD,     /* left; ids and dates that Makerent writes itself, never guarded */
} MkrCellKind;

typedef struct
{
  const char  *name;
  MkrCellKind  kind;
} MkrColumn;

/* What the command line prints: lines of cells, either RFC 4180 with a header line, written as it comes,
 * or a table that is aligned once it is complete. */
typedef struct _MkrTable MkrTable;

MkrTable *mkr_table_new      (const MkrColumn   *columns,    /* static */
                              guint              n_columns,
                              gboolean           csv);
void      mkr_table_free     (MkrTable          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrTable, mkr_table_free)

/* Each appends the next cell; a line is complete with its last column. */
void      mkr_table_text     (MkrTable          *self,
                              const char        *text);      /* nullable: empty */
void      mkr_table_int      (MkrTable          *self,
                              gint64             value);
void      mkr_table_id       (MkrTable          *self,
                              gint64             id);        /* 0: empty */
void      mkr_table_yes      (MkrTable          *self,
                              gboolean           yes);
void      mkr_table_date     (MkrTable          *self,
                              MkrDate            date);      /* MKR_DATE_NONE: empty */
void      mkr_table_money    (MkrTable          *self,
                              gint64             minor,
                              const MkrCurrency *currency);  /* NULL: empty */
void      mkr_table_decimal  (MkrTable          *self,
                              MkrDecimal         value);
void      mkr_table_currency (MkrTable          *self,
                              const MkrCurrency *currency);  /* nullable */
/* Writes the rest to standard output; FALSE if not all could be written. */
gboolean  mkr_table_print    (MkrTable          *self,
                              GError           **error);

G_END_DECLS
