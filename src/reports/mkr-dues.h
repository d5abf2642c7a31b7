/* mkr-dues.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-pot.h"
#include "mkr-rent.h"
#include "mkr-timeline.h"

G_BEGIN_DECLS

/* The dues of rent terms up to a day, in due order; several homes in one queue. */
GArray *mkr_dues_new          (const GPtrArray    *terms,     /* of MkrRentTerm; names of homes stay theirs */
                               const MkrCurrency  *currency,  /* terms in others are left out */
                               MkrDate             last);     /* of MkrDue: date, next, amount, home */
/* Fills in how the dues are covered. Late fees join as dues of their own. */
gboolean mkr_dues_cover       (GArray             *dues,      /* MkrDue */
                               const GPtrArray    *terms,
                               const MkrCurrency  *currency,
                               MkrDate             as_of,
                               const GArray       *receipts,  /* MkrPotReceipt */
                               const GArray       *counts,    /* MkrPotCount */
                               MkrPot             *pot,
                               GError            **error);
/* The last day that money in hand covers, the earliest among the homes; MKR_DATE_NONE without dues. @debt went back
 * again and is no cover any more, although what was made with it stays made. */
MkrDate  mkr_dues_covered_through (const GArray   *dues,
                                   gint64          debt);

G_END_DECLS
