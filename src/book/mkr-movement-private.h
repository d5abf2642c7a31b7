/* mkr-movement-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book-private.h"
#include "mkr-match.h"

G_BEGIN_DECLS

/* What the search for movements works on. Both ends' amounts are positive where money moves from the one to the other. */

#define MKR_MOVEMENT_DAYS   10   /* from leaving to arriving */
#define MKR_MOVEMENT_EARLY   1   /* days: the two ends may lie in different time zones */
#define MKR_MOVEMENT_SPAN   31   /* days that the rows of one payment may lie apart */
#define MKR_MOVEMENT_WEEK    7   /* of days that an arrival without its rows puts in doubt */
#define MKR_MAX_FEE_PART    20   /* “less a fee”: at most a twentieth */

/* Accounts that a payer's money may come out of; the same one for equal sets. MKR_PAYER_SELF among them: any. */
typedef struct
{
  guint  n;
  gint64 accounts[];
} MkrFrom;

typedef struct
{
  gint64             entry, account;
  MkrDate            date;
  const MkrCurrency *currency;
  gint64             gross, net;
  const MkrFrom     *from;      /* of arrivals; else NULL */
  guint              partner;   /* the other end of the same amount, its index + 1; 0: none */
  gboolean           matched;
  gboolean           is_platform;   /* what leaves: out of a platform's balance */
} MkrEnd;

typedef struct
{
  MkrBook    *book;
  GArray     *leaves;    /* of MkrEnd, by day: transfers that leave an account */
  GArray     *rows;      /* of MkrEnd, by day: paid rows of platforms whose statements show no withdrawals */
  GArray     *arrives;   /* of MkrEnd, by day: money that came in, of payers with an account */
  GHashTable *froms;     /* of MkrFrom */
  GHashTable *payers;    /* source → MkrFrom */
  GHashTable *taken;     /* entries that a person matched, or answered */
  GHashTable *refused;   /* pairs that a person refused: MkrPair */
} MkrMovements;

typedef struct
{
  gint64 leaves, arrives;
} MkrPair;

/* Rows that can be one end: a transfer out, or a paid row of a platform without withdrawals; money that came in. */
#define MKR_SQL_CAN_LEAVE(row, account)                                                                     \
  "(" row ".removed = 0 AND " row ".state = 1 AND (" row ".kind = 4 AND " row ".net < 0 "                   \
  "OR " row ".kind <= 3 AND " account ".role = 4 AND " account ".has_withdrawals = 0))"
#define MKR_SQL_CAN_ARRIVE(row, account)                                                                    \
  "(" row ".removed = 0 AND " row ".state = 1 AND " row ".kind IN (1, 4) AND " row ".net > 0 AND " account ".role = 1)"

#define MKR_END(array, i) (&g_array_index ((array), MkrEnd, (i)))

MkrMovements *mkr_movements_read    (MkrBook       *book,
                                     GError       **error);
void          mkr_movements_free    (MkrMovements  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrMovements, mkr_movements_free)
gboolean      mkr_movements_refused (MkrMovements  *self,
                                     const MkrEnd  *leaves,
                                     const MkrEnd  *arrives);
/* Writes the movement and marks both ends. */
gboolean      mkr_movements_write   (MkrMovements  *self,
                                     MkrEnd        *leaves,
                                     MkrEnd        *arrives,
                                     MkrMatchHow    how,
                                     GError       **error);
/* The first end of a list by day that is not before @date. */
guint         mkr_ends_find         (GArray        *ends,
                                     const guint   *order,    /* nullable: indices into @ends */
                                     guint          n,
                                     MkrDate        date);

/* mkr-match-ends.c: whether what a person names can be one movement; one of the two lists has a single row. */
gboolean      mkr_match_can_be_one  (MkrBook       *book,
                                     GArray        *leaves,    /* of gint64 */
                                     GArray        *arrives,
                                     GError       **error);

/* mkr-movement-pair.c: one transfer, one arrival. */
gboolean      mkr_movements_pair    (MkrMovements  *self,
                                     gboolean       less_fee,
                                     GError       **error);
/* Marks pairs that may as well be others as questions. */
gboolean      mkr_movements_ask     (MkrMovements  *self,
                                     GError       **error);
/* mkr-movement-sum.c: several of one side, one of the other. */
gboolean      mkr_movements_sum     (MkrMovements  *self,
                                     gboolean       less_fee,
                                     GError       **error);

/* Every run of rows that comes to a payment, both unmatched, is told to @found; some may be told twice. */
typedef void (*MkrFoundSum) (GArray      *leaves,     /* of const MkrEnd * */
                             GArray      *arrives,
                             MkrMatchHow  how,
                             gpointer     user_data);
void          mkr_movements_each_sum (MkrMovements *self,
                                      MkrFoundSum   found,
                                      gpointer      user_data);

/* Whether the account is among those that the payer's name leads to. */
static inline gboolean
mkr_end_names (const MkrEnd *arrives,
               gint64        account)
{
  for (guint i = 0; arrives->from && i < arrives->from->n; i++)
    if (arrives->from->accounts[i] == account)
      return TRUE;
  return FALSE;
}

/* “Less a fee”: what arrived of what left. */
static inline gboolean
mkr_is_less_a_fee (gint64 left,
                   gint64 arrived)
{
  gint64 rest;

  return !__builtin_sub_overflow (left, arrived, &rest) && rest > 0 && rest <= left / MKR_MAX_FEE_PART;
}

static inline gboolean
mkr_is_same_amount (gint64 left_gross,
                    gint64 left_net,
                    gint64 arrived_gross,
                    gint64 arrived_net)
{
  return arrived_net == left_net || arrived_gross == left_net || arrived_net == left_gross || arrived_gross == left_gross;
}

G_END_DECLS
