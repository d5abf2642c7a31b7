/* mkr-conversion.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* What the row “e” says that it became, as l: landed, currency, link; NULL if it says nothing. */
#define MKR_SQL_JOIN_LANDING \
  "LEFT JOIN landing l ON l.entry = e.id AND l.batch = (SELECT max (x.batch) FROM landing x WHERE x.entry = e.id) "

/* What conversions of the statements made of one row in another currency. */
typedef struct
{
  gint64  entry;
  gint64  consumed;    /* of the row's net, its currency: what was converted; of a conversion's own fee: 0 */
  gint64  landed;      /* what that became, the book's currency; a fee: below 0 */
  MkrDate date;        /* of the last of them */
} MkrLanded;

/* Entry (gint64 *) → MkrLanded that begins with it. */
GHashTable *mkr_conversions_read (MkrBook            *book,
                                  const MkrCurrency  *into,
                                  GError            **error);

G_END_DECLS
