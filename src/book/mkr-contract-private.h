/* mkr-contract-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book-private.h"
#include "mkr-contract.h"

G_BEGIN_DECLS

/* Whether there is such a contract; else MKR_ERROR_NOT_FOUND. */
gboolean mkr_contract_require (MkrBook  *book,
                               gint64    id,
                               GError  **error);

G_END_DECLS
