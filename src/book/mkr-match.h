/* mkr-match.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-payout.h"

G_BEGIN_DECLS

/* Which rows are the two ends of one movement of money (figures.md 4), as a person sees and decides it. Stored in books:
 * append only. */
typedef enum
{
  MKR_MATCH_NONE         = 0,   /* an arrival that nothing was found for */
  MKR_MATCH_PERSON       = 1,   /* a person said so */
  MKR_MATCH_EXACT        = 2,
  MKR_MATCH_LESS_FEE     = 3,
  MKR_MATCH_SUM          = 4,   /* several rows, one payment */
  MKR_MATCH_SUM_LESS_FEE = 5,
  MKR_MATCH_EITHER       = 6,   /* one of several of the same amount: counts as a movement, and is suggested, not listed */
} MkrMatchHow;

/* One movement, or one suggestion, with the evidence for it. */
typedef struct
{
  GArray      *leaves;    /* of gint64: payouts; empty if nothing fits */
  GArray      *arrives;   /* of gint64 */
  MkrMatchHow  how;       /* of a suggestion: which rule it fits */
  gboolean     suggested;
  gboolean     amount;    /* exactly the same, by gross or net */
  gboolean     date;      /* within ten days */
  gboolean     name;      /* the payer's name leads to the account that the money left */
  gboolean     number;    /* one row names the other's transaction id */
} MkrMatch;

void       mkr_match_free      (MkrMatch      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrMatch, mkr_match_free)

/* “you”, “exact”, “less-a-fee” …: for files and the command line, and the translated words. */
const char *mkr_match_how_id    (MkrMatchHow   how);
const char *mkr_match_how_label (MkrMatchHow   how);

/* Movements of the book that are no question; @entry 0: all. */
GPtrArray *mkr_matches_list    (MkrBook       *book,
                                gint64         entry,
                                GError       **error);
/* Arrivals of payers with an account that are not matched, each with what fits it best; @entry 0: all. */
GPtrArray *mkr_matches_suggest (MkrBook       *book,
                                gint64         entry,
                                GError       **error);
gboolean   mkr_match_set       (MkrBook       *book,
                                const gint64  *entries,
                                guint          n,
                                GError       **error);
gboolean   mkr_match_clear     (MkrBook       *book,
                                gint64         entry,
                                GError       **error);
/* What was said about rows, to be put back later: gint64 leaves, arrives and refused in turn. */
GArray    *mkr_match_dup_said  (MkrBook       *book,
                                const gint64  *entries,
                                guint          n,
                                GError       **error);
gboolean   mkr_match_put_said  (MkrBook       *book,
                                const gint64  *entries,
                                guint          n,
                                const gint64  *said,
                                guint          n_said,    /* numbers, three each */
                                GError       **error);
gboolean   mkr_match_refuse    (MkrBook       *book,
                                const gint64  *entries,
                                guint          n,
                                GError       **error);

G_END_DECLS
