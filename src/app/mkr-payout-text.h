/* mkr-payout-text.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-import-plan.h"
#include "mkr-payout.h"
#include "mkr-payout-list.h"
#include "mkr-tag.h"

G_BEGIN_DECLS

/* How a payout is put into words, in the list, in the details and for a screen reader. */

/* An arrival that counts nowhere by itself: it came from an account of the book. */
gboolean    mkr_payout_is_own_transfer (const MkrPayout *payout);
/* Sets the state: sent, late, received, without a kind of work … */
void        mkr_payout_show_state (const MkrPayout *payout,
                                   MkrDate          today,
                                   MkrTag          *tag);
/* How wide the widest state is. */
int         mkr_payout_state_width (void);
/* What it is for: the platform's project, else the row's own text. */
const char *mkr_payout_purpose    (const MkrPayout *payout);
char       *mkr_payout_row_name   (const MkrPayout *payout,
                                   MkrDate          today);
/* The file and line that it came from, or that it was typed in; without the file's name while names are hidden. */
char       *mkr_payout_origin     (const MkrPayout *payout);
char       *mkr_batch_title       (const MkrBatch  *batch);
/* A row as its file has it, for a label: a line break in a cell is seen, and breaks the line. */
char       *mkr_raw_row_text      (const char *raw);
/* A filter of the list, with its number of rows; how many rows are listed, and what they sum up to. */
char       *mkr_payout_group_label (MkrPayoutGroup group,
                                   guint          n);
char       *mkr_payout_list_summary (MkrPayoutList *list,
                                   MkrPayoutGroup group);
char       *mkr_payout_money      (gint64             minor,
                                   const MkrCurrency *currency);

G_END_DECLS
