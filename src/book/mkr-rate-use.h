/* mkr-rate-use.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"
#include "mkr-decimal.h"

G_BEGIN_DECLS

/* What money in another currency was converted at: by a stored rate, or by a conversion that a statement shows. */
typedef struct
{
  const MkrCurrency *currency;
  MkrDate            date;      /* of the rate, or of the last conversion */
  gboolean           landed;    /* by a conversion in a statement */
  guint              n;         /* payouts */
  gint64             amount;    /* their net as far as it is converted, minor units of @currency */
  gint64             worth;     /* what it counts as, minor units of the book's currency */
  MkrDecimal         rate;      /* of one @currency in the book's; as stored, else to six decimals; landed: 0 */
} MkrRateUse;

/* Payouts in one currency that no rate converts, or not wholly. */
typedef struct
{
  const MkrCurrency *currency;
  guint              n;
  MkrDate            first, last;
} MkrRateGap;

/* Of MkrRateUse, newest first. @period: (nullable): of the payouts, inclusive; MKR_DATE_NONE is an open end. */
GArray   *mkr_rate_uses_read (MkrBook          *book,
                              const MkrPeriod  *period,
                              GError          **error);
/* Of MkrRateGap, by currency. */
GArray   *mkr_rate_gaps_read (MkrBook          *book,
                              GError          **error);
/* @lacks: whether the payout counts in a sum and no rate converts it, or not wholly. */
gboolean  mkr_rate_is_lacking (MkrBook         *book,
                               gint64           payout,
                               gboolean        *lacks,
                               GError         **error);

G_END_DECLS
