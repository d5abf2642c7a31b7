/* mkr-undo-step.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-session.h"

G_BEGIN_DECLS

/* How a change is taken back, as a value that a toast can carry: what to do, and the numbers that it needs. */

#define MKR_UNDO_STEP_TYPE "(sax)"

/* A rule for payers was added (@was 0) or led to another source. */
GVariant *mkr_undo_step_for_rule (gint64    rule,
                                  gint64    was);   /* (transfer floating) */
/* The person said something about rows; @said: what stood before, of mkr_match_dup_said (). */
GVariant *mkr_undo_step_for_match (GArray  *entries,
                                  GArray   *said);  /* (transfer floating) */
/* A payout is about to get another source. @made: that was made for it, 0: it was there. On the store thread; NULL: the book cannot
 * be read. */
GVariant *mkr_undo_step_for_source (MkrBook *book,
                                  gint64    payout,
                                  gint64    made,
                                  GError  **error);  /* (transfer floating) */
/* A payout was shared out, or joined again; @parts: of MkrPart, what it was shared out in before. */
GVariant *mkr_undo_step_for_split (gint64   payout,
                                  GArray   *parts); /* (transfer floating) */
/* On the store thread; @data: the step. */
gpointer  mkr_undo_step_run      (MkrBook  *book,
                                  gpointer  data,
                                  GError  **error);

G_END_DECLS
