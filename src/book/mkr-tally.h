/* mkr-tally.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* Month number of a day's text, as MkrMonth. */
#define MKR_SQL_MONTH(date) \
  "(CAST (substr (" date ", 1, 4) AS INTEGER) * 12 + CAST (substr (" date ", 6, 2) AS INTEGER) - 1)"
/* Amounts of an entry as it counts in received: a withdrawal that stands in for its arrival has the other sign. */
#define MKR_SQL_GROSS "CASE e.received WHEN -1 THEN -e.net WHEN 2 THEN 0 ELSE e.gross END"
#define MKR_SQL_NET   "CASE e.received WHEN -1 THEN -e.gross WHEN 2 THEN -e.fee ELSE e.net END"

/* The parts of a payout that fall under one set-aside come to what the payout would, whatever the rounding of each: a run
 * over parts that follow each other. @shared 0: no part. */
#define MKR_MOST_ASIDES 8
typedef struct
{
  gint64 shared;
  guint  n;
  struct { int basis_points; gint64 net, worth; } sums[MKR_MOST_ASIDES];
} MkrAsideRun;

void      mkr_aside_run_take    (MkrAsideRun *self,
                                 gint64       shared,
                                 int          basis_points,
                                 gint64       net,
                                 gint64       worth,
                                 gint64      *set_aside,
                                 gint64      *worth_aside);

/* Set-aside rules, loaded. */
typedef struct _MkrRules MkrRules;

MkrRules *mkr_rules_load        (MkrBook   *book,
                                 GError   **error);
void      mkr_rules_free        (MkrRules  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrRules, mkr_rules_free)
/* Basis points of the narrowest rule in force on @date (figures.md 5). */
int       mkr_rules_find        (MkrRules  *self,
                                 MkrDate    date,
                                 gint64     source,
                                 MkrWork    work);

/* Sums in memory, added to the book's kept ones with one statement a key. */
typedef struct _MkrTally MkrTally;

/* What a row in another currency counts in the book's; rest: what nothing converts. */
typedef struct
{
  gboolean is_known;     /* FALSE: without a rate */
  gint64   gross, fee, net, rest;
} MkrWorth;

typedef struct
{
  MkrDate            date;
  gint64             account, source;
  MkrWork            work;
  const MkrCurrency *currency;   /* nullable for rows that count nowhere */
  gint64             gross, fee, net;
  int                received, earned;
  gboolean           is_statement, is_arrival;
  gboolean           is_payout;  /* an earning that counts */
} MkrTallyRow;

MkrTally *mkr_tally_new         (MkrBook            *book,
                                 GError            **error);
void      mkr_tally_free        (MkrTally           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrTally, mkr_tally_free)
/* @worth: of a row that counts and is in another currency than the book's, else NULL. */
gboolean  mkr_tally_add         (MkrTally           *self,
                                 const MkrTallyRow  *row,
                                 const MkrWorth     *worth,
                                 GError            **error);
/* The same row, in the sums already, is worth something else now. */
gboolean  mkr_tally_revalue     (MkrTally           *self,
                                 const MkrTallyRow  *row,
                                 const MkrWorth     *before,
                                 const MkrWorth     *now,
                                 GError            **error);
/* A row of the account, whatever it is worth. */
gboolean  mkr_tally_add_presence (MkrTally           *self,
                                 gint64              account,
                                 gint64              source,
                                 MkrDate             date,
                                 gboolean            is_statement,
                                 gboolean            is_arrival,
                                 GError            **error);
/* An earning of the source that counts. */
gboolean  mkr_tally_add_payout  (MkrTally           *self,
                                 gint64              source,
                                 GError            **error);
gboolean  mkr_tally_add_receipt (MkrTally           *self,
                                 MkrDate             date,
                                 const MkrCurrency  *currency,
                                 gint64              net,
                                 gint64              worth,   /* in the book's currency */
                                 gint64              source,
                                 MkrWork             work,
                                 gint64              shared,  /* the payout of which this is a part, 0: a payout of its own */
                                 GError            **error);
gboolean  mkr_tally_flush       (MkrTally           *self,
                                 MkrBook            *book,
                                 GError            **error);

G_END_DECLS
