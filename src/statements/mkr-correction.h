/* mkr-correction.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-statement.h"

G_BEGIN_DECLS

/**
 * MkrCorrection: the right value of a cell that cannot be read, as the person who looked at it typed it. The row is read
 * again by the same format with that cell replaced. Only rows that cannot be read are corrected: the others are known by
 * their cells when their file comes again.
 */
typedef struct
{
  guint32  line;      /* where the record starts */
  char    *column;    /* as the file's header calls it, or as the format does; case and blanks aside */
  char    *value;
  char    *was;       /* nullable: the cell as it stands in the file; set by reading */
} MkrCorrection;

MkrCorrection *mkr_correction_new   (guint32        line,
                                     const char    *column,
                                     const char    *value);
void           mkr_correction_free  (MkrCorrection *self);
/* “8:Gross=12.50”; the first “:” and the first “=” count. FALSE without an error: it is not of that shape. */
gboolean       mkr_correction_parse (const char     *text,
                                     MkrCorrection **correction);

/* (transfer none) (nullable): of MkrCorrection, those that were made while reading, in order of line. */
GPtrArray     *mkr_statement_get_corrections (MkrStatement   *self);
/* One line about the row: “corrected by hand: Gross was “1e309””; NULL: it was not. */
char          *mkr_statement_dup_corrected   (MkrStatement   *self,
                                              const MkrEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
/* Titles of the columns that the format reads in this file; none for typed rows. */
const char * const *mkr_statement_get_columns (MkrStatement  *self);
/* A cell of the record, corrected if it was; "" if the record has none. */
char          *mkr_statement_dup_cell        (MkrStatement   *self,
                                              const MkrEntry *entry,
                                              const char     *column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
