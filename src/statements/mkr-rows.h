/* mkr-rows.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-bytes.h"
#include "mkr-statement.h"

G_BEGIN_DECLS

#define MKR_MAX_ROWS    5000000
#define MKR_MAX_COLUMNS 1000
#define MKR_MAX_CELL    (1024 * 1024)

typedef struct
{
  const char *text;      /* NUL-terminated; may hold NULs of the file */
  guint32     length;
} MkrCell;

/**
 * MkrRow: a record of the file; valid until the callback returns.
 */
typedef struct
{
  guint32        line;       /* 1-based physical line where it starts */
  guint          n_cells;    /* as in the file; at most MKR_MAX_COLUMNS of them are kept */
  const MkrCell *cells;
  guint          too_long;   /* number of the first cell beyond MKR_MAX_CELL, 0: none */
  gsize          offset;     /* of the record in the text */
  gsize          length;
} MkrRow;

/* FALSE stops the walk. */
typedef gboolean (*MkrRowFunc) (const MkrRow *row,
                                gpointer      user_data);

typedef struct
{
  char             delimiter;
  gsize            limit;        /* stop after so many bytes; 0: read all */
  gboolean         lenient;      /* a look at the beginning: an open quote at its end is no error */
  MkrProgressFunc  progress;
  gpointer         progress_data;
  GCancellable    *cancellable;
} MkrRowOptions;

/* Blank lines are left out, lines of blanks come as rows without cells. Errors: MKR_ERROR_DAMAGED, MKR_ERROR_LIMIT. */
gboolean mkr_rows_walk (MkrText              *text,
                        const MkrRowOptions  *options,
                        MkrRowFunc            func,
                        gpointer              user_data,
                        GError              **error);

G_END_DECLS
