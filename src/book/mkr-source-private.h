/* mkr-source-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-account.h"
#include "mkr-source.h"

G_BEGIN_DECLS

gboolean mkr_account_insert (MkrBook     *book,
                             MkrAccount  *self,
                             gint64       batch,
                             GError     **error);
/* mkr-source-merge.c: what @from is before it is merged into @into, inside that transaction. */
gboolean mkr_merge_keep     (MkrBook     *book,
                             gint64       from,
                             gint64       into,
                             GError     **error);
/* mkr-source-unused.c: removes those of @candidates (of gint64; NULL: all that undone imports made) that an import made and that
 * nothing needs any more, inside a transaction. */
gboolean mkr_sources_drop_unused (MkrBook *book,
                                  GArray  *candidates,
                                  GError **error);
gboolean mkr_source_insert  (MkrBook     *book,
                             MkrSource   *self,
                             gint64       batch,
                             GError     **error);

G_END_DECLS
