/* mkr-completeness.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-account.h"
#include "mkr-balance-gap.h"

G_BEGIN_DECLS

typedef enum
{
  MKR_STATED_WHOLE,      /* statements cover every day of the month that has come */
  MKR_STATED_PARTLY,
  MKR_STATED_MISSING,    /* no day, and there are statements before and after it */
  MKR_STATED_NOT_YET,    /* no day, and the statements have not come so far */
  MKR_STATED_QUIET,      /* no day, and the person says that nothing happened */
} MkrStated;

typedef struct
{
  MkrMonth  month;
  MkrStated stated;
  guint     days;         /* covered */
  guint     of;           /* days of the month, of today's only those that have come */
  MkrPeriod covered;      /* partly: first and last covered day; else none */
} MkrStatedMonth;

/* What is there of an account's statements. */
typedef struct
{
  gint64          account;
  char           *name;         /* alias while names are hidden */
  MkrAccountKind  kind;
  guint           statements;
  GArray         *months;       /* of MkrStatedMonth, oldest first, without a hole */
  GPtrArray      *gaps;         /* of MkrBalanceGap, by currency and day */
  GPtrArray      *unchecked;    /* of MkrCurrency: its balances do not follow each other row by row, and are not looked at */
} MkrStatedAccount;

/**
 * MkrCompleteness: of every platform, rail and bank that a statement was imported of: the months with a statement and those
 * without, and where what the account held does not join from row to row.
 *
 * A statement covers the days that it states, else those from its first to its last row; between two statements of one account
 * the days are covered as well where the balances join over them. Nothing is known of the time before the first statement. Months
 * after the last one are “not yet” up to today's, of accounts that are in use: not archived, and imported from in the last year.
 */
typedef struct
{
  MkrDate    as_of;
  GPtrArray *accounts;     /* of MkrStatedAccount, by name */
  GHashTable *files;       /* import → name of its file; "" while names are hidden */
  guint      missing;      /* months */
  guint      not_yet;      /* months before today's */
  guint      gaps;         /* balances that do not join, but for rows that the person left out */
} MkrCompleteness;

MkrCompleteness *mkr_completeness_new  (MkrBook          *book,
                                        MkrDate           as_of,
                                        GError          **error);
void             mkr_completeness_free (MkrCompleteness  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrCompleteness, mkr_completeness_free)
/* The file that a row came from. */
const char      *mkr_completeness_file (const MkrCompleteness *self,
                                        const MkrBalanceRow   *row);
/* No day of it is covered, and it is over. */
gboolean         mkr_stated_month_is_asked (const MkrStatedMonth *month,
                                        MkrDate           today);
const char      *mkr_stated_id         (MkrStated         stated);   /* “whole”, “partly”, “missing”, “not-yet”, “quiet” */

/* mkr-completeness-text.c: (transfer full), in the language of the person */
char            *mkr_completeness_summary (const MkrCompleteness *self) G_GNUC_WARN_UNUSED_RESULT;   /* (nullable) */
char            *mkr_stated_month_text    (const MkrStatedMonth  *month) G_GNUC_WARN_UNUSED_RESULT;
/* Of months that follow each other and are stated alike. */
char            *mkr_stated_range_text    (const MkrStatedMonth  *first,
                                           const MkrStatedMonth  *last) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): which balances say nothing */
char            *mkr_stated_account_unchecked (const MkrStatedAccount *account) G_GNUC_WARN_UNUSED_RESULT;
char            *mkr_balance_gap_title    (const MkrBalanceGap   *gap) G_GNUC_WARN_UNUSED_RESULT;
char            *mkr_balance_gap_detail   (const MkrCompleteness *self,
                                           const MkrBalanceGap   *gap) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
