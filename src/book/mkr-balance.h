/* mkr-balance.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* A row of a statement that says what the account held after it. */
typedef struct
{
  gint64             batch;
  gint64             entry;         /* 0: the person left the row out */
  guint32            line;          /* in the batch's file */
  MkrDate            date;          /* MKR_DATE_NONE: of a row that could not be read */
  const MkrCurrency *currency;
  gint64             before;        /* minor units; says nothing if !@is_readable */
  gint64             after;
  gboolean           is_readable;   /* FALSE: its amount is not known */
} MkrBalanceRow;

/* (transfer full): of MkrBalanceRow, all of the account's, by currency, day, import and line. A row that several files have
 * says what the file said that reaches furthest. */
GArray *mkr_balances_read (MkrBook  *book,
                           gint64    account,
                           GError  **error);

G_END_DECLS
