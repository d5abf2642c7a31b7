/* mkr-payout.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* An entry of the book as the Payouts page and `payouts` show it. */
typedef struct
{
  gint64             id;
  MkrDate            date;
  gint64             source;         /* 0: none */
  char              *source_name;    /* alias if names are hidden */
  gint64             account;
  char              *account_name;
  MkrKind            kind;
  MkrState           state;
  MkrWork            work;
  const MkrCurrency *currency;
  gint64             gross, fee, net;  /* minor units (subunit formats: rounded for show, see sub_* in the book) */
  gboolean           received;       /* counts as received (figures.md 4) */
  gint64             counted;        /* what of it counts as received, minor units: of a withdrawal that stands in for its
                                      * arrival the other sign, of own money moving the fee */
  gboolean           earned;         /* counts as earned */
  gboolean           twin;           /* occurrence > 1 */
  gboolean           edited;
  gboolean           split;          /* shared out between sources: source_name holds all of their names */
  char              *reference;
  char              *party;
  char              *type;
  char              *text;
  char              *project;
  gint64             batch;          /* 0: typed */
  char              *file_name;      /* "" if typed */
  guint32            line;
} MkrPayout;

void       mkr_payout_free   (MkrPayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrPayout, mkr_payout_free)

typedef struct
{
  MkrPeriod   period;      /* MKR_DATE_NONE both: all */
  gint64      source;      /* 0: all */
  gint64      account;
  gint64      batch;
  gboolean    only_money;  /* leaves out ignored rows */
  gboolean    only_received;
  gboolean    only_counted; /* only_received, and own money that moved and cost a fee: their sum is the reports' */
  gboolean    only_waiting;/* approved, in review, sent */
  gboolean    only_unsorted; /* earnings that count, whose kind of work is not known */
  gboolean    only_unmatched; /* arrivals of payers with an account, until they are matched or answered */
  const char *text;        /* nullable: in source, party, text, project, reference, or an amount as typed */
} MkrPayoutFilter;

#define MKR_PAYOUT_FILTER_INIT { { MKR_DATE_NONE, MKR_DATE_NONE }, 0, 0, 0, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, NULL }

/* Ids, newest first (date, then account, reference, line descending): the list model fetches rows as they are shown. */
GArray    *mkr_payouts_ids     (MkrBook *book, const MkrPayoutFilter *filter, GError **error);   /* of gint64 */
gboolean   mkr_payouts_count_unsorted (MkrBook *book, guint *n, GError **error);
GPtrArray *mkr_payouts_list    (MkrBook *book, const MkrPayoutFilter *filter, GError **error);   /* of MkrPayout */
MkrPayout *mkr_payout_get      (MkrBook *book, gint64 id, GError **error);
char      *mkr_payout_dup_raw  (MkrBook *book, gint64 id, GError **error);   /* the original row; "" if typed */
GPtrArray *mkr_payout_history  (MkrBook *book, gint64 id, GError **error);   /* of char *: translated lines of what changed when */
gboolean   mkr_payout_remove   (MkrBook *book, gint64 id, GError **error);   /* can be undone: */
gboolean   mkr_payout_restore  (MkrBook *book, gint64 id, GError **error);   /* brings back what remove took, until close */
gboolean   mkr_payout_set_source (MkrBook *book, gint64 id, gint64 source, GError **error);
/* Takes the last of that back, but for its parts: @source and @rule (0: none) gave it what it had, @edited: a person did. */
gboolean   mkr_payout_unset_source (MkrBook *book, gint64 id, gint64 source, gint64 rule, gboolean edited, GError **error);

G_END_DECLS
