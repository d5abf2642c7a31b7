/* mkr-payout-query.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-payout-list.h"

G_BEGIN_DECLS

/* What the store thread answers to MkrPayoutList. */
typedef struct
{
  GArray    *ids;                     /* of gint64, in order */
  GPtrArray *first;                   /* of MkrPayout: the rows that are shown first */
  GArray    *sums;                    /* (nullable): of MkrPayoutSum */
  guint      counts[MKR_N_PAYOUTS];
} MkrPayoutAnswer;

MkrPayoutQuery  *mkr_payout_query_copy   (const MkrPayoutQuery *self);
void             mkr_payout_query_free   (MkrPayoutQuery       *self);
MkrPayoutAnswer *mkr_payout_query_run    (const MkrPayoutQuery *self,
                                          MkrBook              *book,
                                          GError              **error);
void             mkr_payout_answer_free  (MkrPayoutAnswer      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrPayoutAnswer, mkr_payout_answer_free)

G_END_DECLS
