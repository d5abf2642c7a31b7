/* mkr-receipt.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* One received row (figures.md 4), in the order that the rent pot spends: date, account, reference, line. */
typedef struct
{
  gint64             entry;
  MkrDate            date;
  gint64             source;       /* 0: none */
  gint64             account;
  MkrWork            work;
  const MkrCurrency *currency;
  gint64             gross, fee, net;
  gint64             set_aside;    /* rounded once, for this receipt; negative for a negative receipt */
  gint64             worth;        /* net in the book's currency, as far as it is converted (figures.md 7) */
  gint64             worth_aside;  /* its set-aside */
} MkrReceipt;

GArray *mkr_receipts_read   (MkrBook *book, const MkrPeriod *period, const MkrCurrency *currency, GError **error); /* of MkrReceipt */

/* Kept by the importer (figures.md 9): what charts read. */
typedef struct
{
  MkrMonth           month;
  gint64             source, account;
  MkrWork            work;
  const MkrCurrency *currency;
  gint64             gross, fee, net;
  guint              n;
  gint64             worth_gross, worth_fee, worth_net;   /* in the book's currency; of money in it the same */
  gint64             rest, rest_fee;                      /* of net and fee, what nothing converts */
  guint              rest_n;                              /* receipts that are not wholly converted */
} MkrRollup;

typedef struct
{
  MkrDate            date;
  const MkrCurrency *currency;
  gint64             net, set_aside;
  gint64             worth, worth_aside;   /* in the book's currency, as far as it is converted */
  guint              n;
} MkrReceiptDay;

GArray *mkr_rollup_read       (MkrBook *book, MkrBasis basis, MkrMonth first, MkrMonth last, GError **error); /* of MkrRollup; MKR_MONTH_NONE: open */
/* For periods that begin or end inside a month and for grouping by kind of entry; reads entries, not the rollup. */
typedef struct { MkrRollup sum; MkrKind kind; } MkrEntrySum;
GArray *mkr_entry_sums_read   (MkrBook *book, MkrBasis basis, const MkrPeriod *period, GError **error); /* of MkrEntrySum, per month × source × account × work × kind × currency */
GArray *mkr_receipt_days_read (MkrBook *book, const MkrCurrency *currency, GError **error); /* of MkrReceiptDay, by date */

/* Money worked for and not received: waiting money. */
typedef struct
{
  gint64             entry;
  MkrDate            date;
  gint64             source;
  MkrWork            work;
  MkrState           state;
  const MkrCurrency *currency;
  gint64             net;
} MkrWaiting;

GArray *mkr_waiting_read      (MkrBook *book, GError **error);

G_END_DECLS
