/* mkr-exchange-rate.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"
#include "mkr-decimal.h"
#include "mkr-reference-rates.h"

G_BEGIN_DECLS

typedef enum
{
  MKR_RATE_TYPED = 1,
  MKR_RATE_ECB   = 2,   /* European Central Bank, euro reference rates */
} MkrRateOrigin;

/* One unit of @base was worth @rate of @quote on @date. */
typedef struct
{
  const MkrCurrency *base, *quote;
  MkrDate            date;
  MkrDecimal         rate;
  MkrRateOrigin      origin;
} MkrExchangeRate;

/* The rates of one currency from the Central Bank's file. */
typedef struct
{
  const MkrCurrency *currency;
  MkrDate            first, last;
  guint              n;
  MkrDecimal         newest;     /* for one euro */
} MkrRateSpan;

/* Of MkrExchangeRate, newest first, then by currency; @origin 0: of both, @currency NULL: of all. */
GArray   *mkr_exchange_rates_list   (MkrBook                  *book,
                                     MkrRateOrigin             origin,
                                     const MkrCurrency        *currency,
                                     GError                  **error);
/* Of MkrRateSpan, by currency. */
GArray   *mkr_exchange_rates_spans  (MkrBook                  *book,
                                     GError                  **error);
/* Typed; one that was typed for the same currencies and day is replaced. The Central Bank's stays beside it, and counts
 * again once the typed one is removed. What was converted is worked out anew at once. */
gboolean  mkr_exchange_rate_add     (MkrBook                  *book,
                                     const MkrExchangeRate    *self,
                                     GError                  **error);
/* What was typed; MKR_ERROR_NOT_FOUND if nothing was. */
gboolean  mkr_exchange_rate_remove  (MkrBook                  *book,
                                     const MkrCurrency        *base,
                                     const MkrCurrency        *quote,
                                     MkrDate                   date,
                                     GError                  **error);
/* Takes over all rates, of whatever day and currency: older rows may be imported later. What was typed stays.
 * @added: how many there are of them now that were not there. */
gboolean  mkr_exchange_rates_import (MkrBook                  *book,
                                     const MkrReferenceRates  *rates,
                                     guint                    *added,
                                     GError                  **error);
/* All rates of the Central Bank. */
gboolean  mkr_exchange_rates_forget (MkrBook                  *book,
                                     guint                    *removed,
                                     GError                  **error);

G_END_DECLS
