/* mkr-split-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-split.h"

G_BEGIN_DECLS

/* The table part from what was said, before the rollup; inside the running transaction. */
gboolean mkr_parts_rebuild (MkrBook  *book,
                            GError  **error);
/* What the parts of payouts in other currencies count in the book's: those of the whole, shared out. */
gboolean mkr_parts_value   (MkrBook  *book,
                            GError  **error);

G_END_DECLS
