/* mkr-dispute.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-contract.h"

G_BEGIN_DECLS

/* Stored in books: append only. LAPSED is worked out: it was not opened before its deadline. */
typedef enum
{
  MKR_DISPUTE_DRAFT    = 1,
  MKR_DISPUTE_OPENED   = 2,
  MKR_DISPUTE_WON      = 3,
  MKR_DISPUTE_PART_WON = 4,
  MKR_DISPUTE_LOST     = 5,
  MKR_DISPUTE_LAPSED   = 6,
} MkrDisputeState;

MKR_DECLARE_ENUM (MkrDisputeState, dispute_state)

/* Money that a person says is owed and a platform did not pay. */
typedef struct
{
  gint64          id;
  gint64          contract;
  char           *about;
  gint64          claimed, paid;  /* minor units of the contract's currency; contested is the difference */
  MkrDate         seen_on;        /* the day she saw it */
  gboolean        has_deadline;
  gint64          deadline;       /* instant before which it must be opened */
  MkrDisputeState state;
  gint64          opened;         /* instant, of all but drafts */
  gint64          outcome;        /* what it brought, minor units */
  char           *evidence;
} MkrDispute;

void            mkr_dispute_free     (MkrDispute *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrDispute, mkr_dispute_free)
GPtrArray      *mkr_disputes_list    (MkrBook *book, GError **error);                    /* by deadline */
/* A draft. Without a deadline of its own the contract's pay week gives one: the cut-off of the week in which she saw it. If @self
 * has the id of one that was removed, it gets that one again. */
gboolean        mkr_dispute_add      (MkrBook *book, MkrDispute *self, GError **error);
/* draft → opened, before its deadline; opened → won, part-won (with what it brought) or lost. @at: the instant it is opened. */
gboolean        mkr_dispute_move     (MkrBook *book, gint64 id, MkrDisputeState to, gint64 at, gint64 outcome, GError **error);
/* Back to what @was says, for undo; all of its fields. */
gboolean        mkr_dispute_put      (MkrBook *book, const MkrDispute *was, GError **error);
gboolean        mkr_dispute_remove   (MkrBook *book, gint64 id, GError **error);
/* The state on an instant: a draft past its deadline has lapsed. */
MkrDisputeState mkr_dispute_state_at (const MkrDispute *self, gint64 instant);
/* Money that may still come of it, minor units: nothing once it has lapsed or ended. */
gint64          mkr_dispute_waiting  (const MkrDispute *self, gint64 instant);

/* What the platform counts of the pay week that closes at @cut_off, in seconds; −1: nobody said. */
gboolean        mkr_platform_week_get (MkrBook *book, gint64 contract, gint64 cut_off, gint64 *seconds, GError **error);
gboolean        mkr_platform_week_set (MkrBook *book, gint64 contract, gint64 cut_off, gint64 seconds, GError **error); /* −1: forgets it */

G_END_DECLS
