/* mkr-offer.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-currency.h"
#include "mkr-decimal.h"

G_BEGIN_DECLS

/* Take the gig? What an offer by the hour comes to, unpaid hours counted. */
typedef struct
{
  const MkrCurrency *currency;
  MkrDecimal         rate;          /* an hour, above 0 */
  gint64             paid_seconds;  /* that may be worked at most, above 0 */
  gint64             unpaid_seconds;
  gint64             floor_rate;    /* the person's, minor units an hour; 0: none */
} MkrOffer;

typedef struct
{
  gint64   pay;          /* of all paid hours, minor units */
  gint64   seconds;      /* all hours */
  gint64   real_rate;    /* pay ÷ all hours */
  gboolean reaches;      /* .break_even is known: the rate is above the floor */
  gint64   break_even;   /* paid seconds, rounded up, after which all hours have paid the floor; may be more than the offer has */
} MkrOfferAnswer;

gboolean mkr_offer_reckon (const MkrOffer *self, MkrOfferAnswer *out, GError **error);

G_END_DECLS
