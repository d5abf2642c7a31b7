/* mkr-worth.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* What rows in other currencies count in the book's (figures.md 7): the table converted, and the columns of the rollup that
 * rest on it. After the flags and the rollup's own columns, inside the running transaction. */
gboolean mkr_worths_rebuild (MkrBook  *book,
                             GError  **error);

/* Of entry e, which counts @amount, with converted c beside it: what that is in the book's currency; 0 without a rate. */
#define MKR_SQL_WORTH(column, amount) \
  "CASE WHEN e.currency = (SELECT currency FROM setting) THEN " amount " ELSE ifnull (c." column ", 0) END"
/* What nothing converts, in its own currency. */
#define MKR_SQL_REST(amount) \
  "CASE WHEN e.currency = (SELECT currency FROM setting) THEN 0 ELSE ifnull (c.rest, " amount ") END"
#define MKR_SQL_REST_FEE \
  "CASE WHEN e.currency = (SELECT currency FROM setting) OR c.entry IS NOT NULL THEN 0 ELSE e.fee END"
#define MKR_SQL_JOIN_WORTH "LEFT JOIN converted c ON c.entry = e.id "

G_END_DECLS
