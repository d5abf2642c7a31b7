/* mkr-offer.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-money.h"
#include "mkr-offer.h"
#include "mkr-work-pay.h"

/* floor × unpaid ÷ (rate − floor) in seconds, rounded up: one second less would not reach it. */
static gboolean
find_break_even (const MkrOffer  *self,
                 MkrOfferAnswer  *out,
                 GError         **error)
{
  MkrDecimal floor_rate = { self->floor_rate, self->currency->exponent };
  guint8 scale = MAX (floor_rate.scale, self->rate.scale);
  gint64 rate, bar, paid;

  if (!mkr_decimal_rescale (self->rate, scale, &rate, error) || !mkr_decimal_rescale (floor_rate, scale, &bar, error))
    return FALSE;
  if (rate <= bar)
    return TRUE;
  if (!mkr_money_mul_div (bar, self->unpaid_seconds, rate - bar, &paid, error))
    return FALSE;
  while ((__int128) paid * (rate - bar) < (__int128) bar * self->unpaid_seconds)
    paid++;
  out->reaches = TRUE;
  out->break_even = paid;
  return TRUE;
}

gboolean
mkr_offer_reckon (const MkrOffer  *self,
                  MkrOfferAnswer  *out,
                  GError         **error)
{
  g_return_val_if_fail (self && self->currency && out, FALSE);

  *out = (MkrOfferAnswer) { 0 };
  if (self->rate.units <= 0 || self->paid_seconds <= 0 || self->unpaid_seconds < 0)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_REFUSED, _("An offer needs a rate and paid hours above 0"));
      return FALSE;
    }
  if (!mkr_hourly_pay (self->paid_seconds, self->rate, self->currency, &out->pay, error))
    return FALSE;
  out->seconds = self->paid_seconds + self->unpaid_seconds;
  out->real_rate = mkr_hourly_rate (out->pay, out->seconds);
  return find_break_even (self, out, error);
}
