/* mkr-worth.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-tally.h"

G_BEGIN_DECLS

/* The rows that count in a sum. */
#define MKR_SQL_HAS_WORTH "(e.received <> 0 OR e.earned = 1) AND (e.sub_scale IS NULL OR e.gross <> 0 OR e.fee <> 0)"

/* What rows in other currencies count in the book's (figures.md 7): the table converted, and the columns of the rollup that
 * rest on it. After the flags and the rollup's own columns, inside the running transaction. */
gboolean mkr_worths_rebuild (MkrBook  *book,
                             GError  **error);

/* The same row by row, while rows are added: first what rates make of each, then what conversions make of some. */
typedef struct _MkrWorths MkrWorths;

MkrWorths *mkr_worths_new    (MkrBook            *book,
                              const MkrCurrency  *into);
void       mkr_worths_free   (MkrWorths          *self);
/* A row of another currency than the book's: @fee and @net as they count. Kept in the table converted, if a rate is known. */
gboolean   mkr_worths_add    (MkrWorths          *self,
                              gint64              entry,
                              MkrDate             date,
                              const MkrCurrency  *currency,
                              gint64              fee,
                              gint64              net,
                              MkrWorth           *worth,
                              GError            **error);
/* After the last row. What came in may land by an older conversion too, and what it was taken for is free again. */
gboolean   mkr_worths_land   (MkrWorths          *self,
                              MkrTally           *tally,
                              GError            **error);

/* Of entry e, which counts @amount, with converted c and part p beside it: what that is in the book's currency; 0 without a
 * rate. */
#define MKR_SQL_WORTH(column, amount) \
  "CASE WHEN e.currency = (SELECT currency FROM setting) THEN " amount " ELSE coalesce (p.worth_" column ", c." column ", 0) END"
/* What nothing converts, in its own currency. */
#define MKR_SQL_REST(amount) \
  "CASE WHEN e.currency = (SELECT currency FROM setting) THEN 0 ELSE coalesce (p.rest, c.rest, " amount ") END"
#define MKR_SQL_REST_FEE \
  "CASE WHEN e.currency = (SELECT currency FROM setting) OR c.entry IS NOT NULL THEN 0 ELSE " MKR_SQL_PART_FEE " END"
/* Parts of a payout that is shared out stand for it, each a row; every other row is one itself. */
#define MKR_SQL_JOIN_PART "LEFT JOIN part p ON p.entry = e.id LEFT JOIN source s ON s.id = ifnull (p.source, e.source) "
#define MKR_SQL_PART_SOURCE "coalesce (p.source, e.source, 0)"
#define MKR_SQL_PART_GROSS(gross) "ifnull (p.gross, " gross ")"
#define MKR_SQL_PART_FEE "ifnull (p.fee, e.fee)"
#define MKR_SQL_PART_NET(net) "ifnull (p.net, " net ")"
#define MKR_SQL_JOIN_WORTH "LEFT JOIN converted c ON c.entry = e.id "

G_END_DECLS
