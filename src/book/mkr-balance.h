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
  gboolean           is_again;      /* another file brought the row into the book */
  MkrDate            reach;         /* last day that its file is about */
} MkrBalanceRow;

/* (transfer full): of MkrBalanceRow, all of the account's, by currency, day, import and line; a row of the book once for each
 * file that has it. */
GArray *mkr_balances_read (MkrBook  *book,
                           gint64    account,
                           GError  **error);

/* Money of rows that say no balance. */
typedef struct
{
  gint64 paid;       /* Σ net, minor units: of rows that certainly moved the account */
  gint64 all;        /* with those that are no income: purchases move it, notes do not */
  guint  n;
} MkrBalanceWithout;

/* Those of an account and currency between two days, both of them included. */
gboolean mkr_balances_sum_without (MkrBook            *book,
                                   gint64              account,
                                   const MkrCurrency  *currency,
                                   const MkrPeriod    *period,
                                   MkrBalanceWithout  *sum,
                                   GError            **error);

G_END_DECLS
