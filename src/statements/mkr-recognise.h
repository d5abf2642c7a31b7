/* mkr-recognise.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-format-private.h"
#include "mkr-rows.h"

G_BEGIN_DECLS

/**
 * MkrLayout: a format laid over the columns of one file.
 */
typedef struct
{
  MkrFormat         *format;       /* owned */
  char               delimiter;
  guint32            header_line;
  guint              n_columns;    /* of the header */
  guint              min_cells;    /* without trailing columns that have no name */
  gint16            *map;          /* for each column of the format its cell, −1: not in this file */
  GStrv              titles;       /* for each column of the format the name that this file gives it */
  const MkrCurrency *currency;     /* nullable: “Amount (EUR)” */
  GPtrArray         *others;       /* nullable, of MkrFormat: what fits this file too, best first */
} MkrLayout;

void     mkr_layout_clear     (MkrLayout             *layout);
/* Finds delimiter, header and format by the file's beginning. With @only just that format is tried.
 * MKR_ERROR_UNKNOWN_FORMAT names the nearest formats and what they miss. */
gboolean mkr_recognise        (MkrText               *text,
                               MkrFormatSet          *formats,
                               MkrFormat             *only,
                               MkrLayout             *layout,
                               const char           **nearest,   /* (out) (nullable): see MkrReadOptions */
                               GError               **error);
/* mkr-recognise-bare.c: a format without a header, by the cells of the first rows. FALSE: none fits. */
gboolean mkr_recognise_bare   (MkrText               *text,
                               MkrFormatSet          *formats,
                               MkrFormat             *only,
                               MkrLayout             *layout);
/* mkr-guess-file.c: maps the columns of an unknown file by their titles and their cells. */
gboolean mkr_guess            (MkrText               *text,
                               const char            *name,
                               const char            *account,   /* nullable */
                               MkrLayout             *layout,
                               GError               **error);

/* The beginning of a file as rows of strings, for one delimiter. */
typedef struct _MkrSample MkrSample;

struct _MkrSample
{
  char       delimiter;
  GPtrArray *rows;        /* of GStrv */
  GArray    *lines;       /* of guint32 */
  MkrEncoding encoding;   /* of the file, MKR_ENCODING_UTF8 where it says itself */
  guint      widest;      /* cells of the widest row, not cut at any limit */
};

void     mkr_sample_clear     (MkrSample             *sample);
gboolean mkr_sample_read      (MkrText               *text,
                               char                   delimiter,
                               guint                  max_rows,
                               MkrSample             *sample,
                               GError               **error);
/* mkr-recognise-content.c: the rows below the titles have dates and amounts where the format expects them. */
gboolean mkr_layout_reads     (const MkrLayout       *layout,
                               const MkrSample       *sample);
/* How often the rows agree about their number of cells: the best of “,”, “;”, TAB and “|”. */
char     mkr_sample_delimiter (MkrText               *text);

G_END_DECLS
