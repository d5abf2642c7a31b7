/* mkr-evidence.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-recognise.h"
#include "mkr-statement.h"

G_BEGIN_DECLS

/**
 * MkrStyle: how a file writes dates and numbers, decided once for all its rows.
 */
typedef struct
{
  MkrDateOrder   order;
  gboolean       order_matters;    /* the file has dates like 01/02/2026 */
  gboolean       order_by_rows;    /* its rows decided that, not the person nor the format */
  MkrNumberStyle numbers;
  gboolean       thousandths;      /* an amount has three decimals and can only be read so, as “0.125” */
  gboolean       numbers_known;    /* FALSE: “1.234” is a problem, nothing in the file says what it is */
} MkrStyle;

/* A date that can be read in one order only. */
typedef struct
{
  guint32 line;                    /* 0: there is none */
  MkrDate date;
  char    text[24];
} MkrDateProof;

/* Looks at the beginning, at the whole file if that does not decide. @asked is a MkrDateOrder or −1. First all dates of the
 * rows, then the account's zone, the format, and other columns with dates: the file has one order, never a row of its own.
 * MKR_ERROR_QUESTION shows both readings and names --date-order; @question says the same. */
gboolean mkr_evidence_decide (MkrText          *text,
                              const MkrLayout  *layout,
                              gint              asked,
                              GCancellable     *cancellable,
                              MkrStyle         *style,
                              MkrDateQuestion  *question,
                              GError          **error);
/* Remembers a date of @line in @proof, by MkrDateOrder, if it is the first that can be read in one order only. */
void     mkr_evidence_note   (MkrDateProof      proof[2],
                              const char       *text,
                              gsize             length,
                              gboolean          short_years,
                              guint32           line);
/* When all rows are read: some dates can only be read in the other order. FALSE where the person has to say, with the error
 * and @question of mkr_evidence_decide (); else @note is what to tell her, or NULL. */
gboolean mkr_evidence_settle (const MkrDateProof proof[2],
                              const MkrStyle   *style,
                              MkrDateQuestion  *question,
                              char            **note,
                              GError          **error);

G_END_DECLS
