/* mkr-split.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* A payout that several sources paid in one line: its parts add up to it, to the unit, and every sum by source or kind of
 * work counts them by theirs. */
typedef struct
{
  gint64 source;
  gint64 gross, fee, net;   /* minor units of the payout's currency */
} MkrPart;

/* Of MkrPart, the largest first; empty if the payout is not shared out. */
GArray   *mkr_split_read  (MkrBook       *book,
                           gint64         entry,
                           GError       **error);
/* Of the parts source and net are read. */
gboolean  mkr_split_set   (MkrBook       *book,
                           gint64         entry,
                           const MkrPart *parts,
                           guint          n,
                           GError       **error);
gboolean  mkr_split_clear (MkrBook       *book,
                           gint64         entry,
                           GError       **error);

G_END_DECLS
