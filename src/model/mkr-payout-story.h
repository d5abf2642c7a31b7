/* mkr-payout-story.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-match.h"
#include "mkr-payer-rule.h"
#include "mkr-payout.h"
#include "mkr-session.h"
#include "mkr-split.h"

G_BEGIN_DECLS

/* A due that a payout covers, or a part of it. */
typedef struct
{
  MkrDate due;
  gint64  amount;
} MkrPayoutRent;

/**
 * MkrPayoutStory: all that the book knows of one payout.
 */
typedef struct
{
  MkrPayout *payout;
  gint64     imported_at;   /* UTC seconds; 0: typed in, or not known */
  char      *raw;           /* the original row, "" if typed in */
  GPtrArray *history;       /* of char *: translated lines */
  gint64     set_aside;     /* minor units of the payout's currency */
  GPtrArray *matches;       /* of MkrMatch: what it is matched with, else what it may belong to */
  GHashTable *others;       /* gint64 id → MkrPayout: the rows of the matches */
  GArray    *parts;         /* of MkrPart: what it is shared out in */
  GPtrArray *part_names;    /* of char *: their sources, as they are shown */
  MkrPayerRule *rule;       /* (nullable): that gave it its source */
  gboolean   lacks_rate;    /* it counts in a sum, and no exchange rate converts it, or not wholly */
  const char *service;      /* (nullable): whose statement is to be imported before it counts; not translated */
  GArray    *rents;         /* of MkrPayoutRent, by day */
} MkrPayoutStory;

void            mkr_payout_story_free        (MkrPayoutStory      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrPayoutStory, mkr_payout_story_free)

void            mkr_payout_story_read_async  (MkrSession          *session,
                                              gint64               payout,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
MkrPayoutStory *mkr_payout_story_read_finish (MkrSession          *session,
                                              GAsyncResult        *result,
                                              GError             **error);

G_END_DECLS
