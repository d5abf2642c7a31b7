/* mkr-payout-choices.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"
#include "mkr-choice.h"

G_BEGIN_DECLS

/* What the Payouts page can be asked for: the sources and the imports of the book. */
typedef struct
{
  GPtrArray *sources;    /* of MkrSource */
  GPtrArray *batches;    /* of MkrBatch */
} MkrPayoutChoices;

/* An MkrBookFunc: runs on the store thread, returns MkrPayoutChoices. */
gpointer   mkr_payout_choices_read         (MkrBook                 *book,
                                            gpointer                 data,
                                            GError                 **error);
void       mkr_payout_choices_free         (MkrPayoutChoices        *self);
/* The drop-downs' texts; archived sources and undone imports are left out. (transfer full) */
MkrChoice *mkr_payout_choices_make_sources (const MkrPayoutChoices  *self,
                                            gboolean                 hide_names);
MkrChoice *mkr_payout_choices_make_batches (const MkrPayoutChoices  *self);

G_END_DECLS
