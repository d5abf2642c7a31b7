/* mkr-cli-table.h
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
typedef struct _MkrTable MkrCliTable;

MkrCliTable *mkr_cli_table_new      (const MkrColumn   *columns,    /* static */
                              guint              n_columns,
                              gboolean           csv);
void      mkr_cli_table_free     (MkrCliTable          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrCliTable, mkr_cli_table_free)

/* Each appends the next cell; a line is complete with its last column. */
void      mkr_cli_table_text     (MkrCliTable          *self,
                              const char        *text);      /* nullable: empty */
void      mkr_cli_table_int      (MkrCliTable          *self,
                              gint64             value);
void      mkr_cli_table_id       (MkrCliTable          *self,
                              gint64             id);        /* 0: empty */
void      mkr_cli_table_yes      (MkrCliTable          *self,
                              gboolean           yes);
void      mkr_cli_table_date     (MkrCliTable          *self,
                              MkrDate            date);      /* MKR_DATE_NONE: empty */
void      mkr_cli_table_money    (MkrCliTable          *self,
                              gint64             minor,
                              const MkrCurrency *currency);  /* NULL: empty */
void      mkr_cli_table_decimal  (MkrCliTable          *self,
                              MkrDecimal         value);
void      mkr_cli_table_currency (MkrCliTable          *self,
                              const MkrCurrency *currency);  /* nullable */
/* Writes the rest to standard output; FALSE if not all could be written. */
gboolean  mkr_cli_table_print    (MkrCliTable          *self,
                              GError           **error);

G_END_DECLS
