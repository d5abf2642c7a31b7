/* mkr-conversion.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* Money of one foreign currency that an account's statement shows as converted into the book's. */
typedef struct
{
  const MkrCurrency *currency;
  gint64             minor;       /* what left, of that currency */
  gint64             landed;      /* what arrived, of the book's */
} MkrConversion;

/* Of MkrConversion, by currency; up to and with @as_of, in accounts that can pay rent. */
GArray *mkr_conversions_read (MkrBook            *book,
                              const MkrCurrency  *into,
                              MkrDate             as_of,
                              GError            **error);

G_END_DECLS
