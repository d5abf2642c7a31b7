/* mkr-ledger.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* Which entries count, once each (figures.md 4), and the sums that charts read. All of it is derived from the rows. */

/* entry.received of own money moving or converted: of such a row the fee alone counts. */
#define MKR_RECEIVED_FEE 2

/* A row “e” whose payer's name leads to the very account that it lies in. */
#define MKR_SQL_PAYS_ITSELF "EXISTS (SELECT 1 FROM payer i WHERE i.source = e.source AND i.account = e.account)"

/* Works everything out anew, inside the running transaction. */
gboolean mkr_ledger_rebuild      (MkrBook   *book,
                                  GError   **error);
/* Only the days with their set-aside: after a change of its rules. */
gboolean mkr_ledger_rebuild_days (MkrBook   *book,
                                  GError   **error);
/* Only what other currencies count in the book's: after a change of its rates. */
gboolean mkr_ledger_rebuild_worths (MkrBook *book,
                                  GError   **error);
/* TRUE if no new row can be the other end of another one, or stand in for one: the book has a single account, or nobody pays
 * from an account of the book. As of the last mkr_payers_rebuild (). */
gboolean mkr_ledger_is_plain     (MkrBook   *book,
                                  gboolean  *plain,
                                  GError   **error);
/* What counts in such a book; the same rule as the rebuild's. */
void     mkr_ledger_plain_flags  (MkrRole    role,
                                  gboolean   has_withdrawals,
                                  MkrKind    kind,
                                  MkrState   state,
                                  gboolean   has_fee,
                                  int       *received,
                                  int       *earned);
/* Turns a row's amounts into what counts of them by its flag; the same rule as MKR_SQL_GROSS and MKR_SQL_NET. */
void     mkr_ledger_received_amounts (int     received,
                                      gint64 *gross,
                                      gint64  fee,
                                      gint64 *net);
/* mkr-subunit.c */
gboolean mkr_subunits_rebuild    (MkrBook   *book,
                                  GError   **error);
/* mkr-payer.c */
#define MKR_PAYER_SELF -1   /* the account's holder: any account */
gboolean mkr_payers_rebuild      (MkrBook   *book,
                                  GError   **error);
/* mkr-movement.c */
gboolean mkr_movements_rebuild   (MkrBook   *book,
                                  GError   **error);

G_END_DECLS
