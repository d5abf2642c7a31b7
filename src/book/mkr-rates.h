/* mkr-rates.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"
#include "mkr-decimal.h"

G_BEGIN_DECLS

/* A stored rate holds for its day and for so many days after it: a weekend, holidays, no more (figures.md 7). */
#define MKR_RATE_DAYS 7

/* The stored rates that lead from some currency into one, each pair read when it is asked for the first time. */
typedef struct _MkrRates MkrRates;

/* Lives no longer than @book. */
MkrRates *mkr_rates_new     (MkrBook            *book,
                             const MkrCurrency  *into);
void      mkr_rates_free    (MkrRates           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrRates, mkr_rates_free)

/* What holds on a day; amounts are multiplied with @rate and divided by @per. */
typedef struct
{
  MkrDate    date;      /* of the rate */
  MkrDecimal rate, per;
} MkrRateFound;

/* @found: its date is MKR_DATE_NONE if there is no rate of that day or the seven days before it. FALSE: the book cannot be
 * read. */
gboolean  mkr_rates_find    (MkrRates           *self,
                             const MkrCurrency  *from,
                             MkrDate             date,
                             MkrRateFound       *found,
                             GError            **error);

G_END_DECLS
