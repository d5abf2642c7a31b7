/* mkr-reference-rates.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mkr-currency.h"
#include "mkr-date.h"
#include "mkr-decimal.h"

G_BEGIN_DECLS

/* One euro was worth @rate of @currency on @date. */
typedef struct
{
  const MkrCurrency *currency;
  MkrDate            date;
  MkrDecimal         rate;
} MkrReferenceRate;

/* The euro reference rates of the European Central Bank, as a person downloads them. */
typedef struct
{
  GArray *all;           /* of MkrReferenceRate, in the order of the file */
  MkrDate first, last;
} MkrReferenceRates;

/* @path: eurofxref-hist.csv, the daily eurofxref.csv, or the .zip that holds one of them. */
MkrReferenceRates *mkr_reference_rates_read (const char         *path,
                                             GError            **error);
void               mkr_reference_rates_free (MkrReferenceRates  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrReferenceRates, mkr_reference_rates_free)

G_END_DECLS
