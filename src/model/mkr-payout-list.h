/* mkr-payout-list.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-payout.h"
#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrPayoutItem: a row of the book, which may not be fetched yet. Property "payout" changes when it is.
 */
#define MKR_TYPE_PAYOUT_ITEM (mkr_payout_item_get_type ())
G_DECLARE_FINAL_TYPE (MkrPayoutItem, mkr_payout_item, MKR, PAYOUT_ITEM, GObject)

gint64           mkr_payout_item_get_id     (MkrPayoutItem *self);
const MkrPayout *mkr_payout_item_get_payout (MkrPayoutItem *self);   /* (nullable): not fetched yet */
MkrDate          mkr_payout_item_get_today  (MkrPayoutItem *self);   /* the book's: what is late depends on it */

/* Which rows: each with a count. */
typedef enum
{
  MKR_PAYOUTS_ALL,          /* of money */
  MKR_PAYOUTS_RECEIVED,
  MKR_PAYOUTS_WAITING,
  MKR_PAYOUTS_UNSORTED,
  MKR_PAYOUTS_UNMATCHED,    /* arrivals that ask what they belong to */
  MKR_PAYOUTS_NOT_INCOME,
  MKR_N_PAYOUTS
} MkrPayoutGroup;

typedef enum
{
  MKR_ORDER_DEFAULT,        /* waiting money first, then newest first */
  MKR_ORDER_DATE,
  MKR_ORDER_SOURCE,
  MKR_ORDER_PROJECT,
  MKR_ORDER_ACCOUNT,
  MKR_ORDER_GROSS,
  MKR_ORDER_FEE,
  MKR_ORDER_NET,
} MkrPayoutOrder;

typedef struct
{
  MkrPayoutFilter filter;   /* its only_… are set by @group */
  MkrPayoutGroup  group;
  MkrPayoutOrder  order;
  gboolean        descending;
  GArray         *only;     /* (nullable): of gint64: the rows of these ids alone */
} MkrPayoutQuery;

typedef struct
{
  const MkrCurrency *currency;
  gint64             net;
} MkrPayoutSum;

/**
 * MkrPayoutList: the rows of the book as a list model of MkrPayoutItem. It holds their ids; rows are fetched as they are
 * shown. Signal: "loaded", also when nothing changed.
 */
#define MKR_TYPE_PAYOUT_LIST (mkr_payout_list_get_type ())
G_DECLARE_FINAL_TYPE (MkrPayoutList, mkr_payout_list, MKR, PAYOUT_LIST, GObject)

MkrPayoutList *mkr_payout_list_new      (MkrSession           *session);
/* Asks the book; the answer replaces what is shown. A question asked meanwhile replaces this one. */
void           mkr_payout_list_load     (MkrPayoutList        *self,
                                         const MkrPayoutQuery *query);
guint          mkr_payout_list_count    (MkrPayoutList        *self,
                                         MkrPayoutGroup        group);
/* Of the shown rows (of all rows: of the received ones), by code; NULL: too many to add up for a line of text. */
const GArray  *mkr_payout_list_get_sums (MkrPayoutList        *self);   /* of MkrPayoutSum */
gboolean       mkr_payout_list_find     (MkrPayoutList        *self,
                                         gint64                id,
                                         guint                *position);
const GError  *mkr_payout_list_get_error (MkrPayoutList       *self);   /* (nullable): of the last load */

G_END_DECLS
