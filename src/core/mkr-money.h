/* mkr-money.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-currency.h"
#include "mkr-decimal.h"

G_BEGIN_DECLS

/* Money is a gint64 of minor units beside its currency. Arithmetic that could
 * overflow returns FALSE and sets MKR_ERROR_OVERFLOW; nothing wraps. */

gboolean mkr_money_add        (gint64              a,
                               gint64              b,
                               gint64             *out,
                               GError            **error);
gboolean mkr_money_subtract   (gint64              a,
                               gint64              b,
                               gint64             *out,
                               GError            **error);
/* num ÷ den rounded half away from zero: the one rounding of Makerent (figures.md 1). den ≠ 0. */
gint64   mkr_money_round_div  (gint64              num,
                               gint64              den);
/* a × num ÷ den, 128 bit inside, rounded once half away from zero. */
gboolean mkr_money_mul_div    (gint64              a,
                               gint64              num,
                               gint64              den,
                               gint64             *out,
                               GError            **error);
/* At @rate ÷ @per units of @to for one of @from, rounded once. Exact rates above 0; @per 1 for a plain one. */
gboolean mkr_money_convert    (gint64              minor,
                               const MkrCurrency  *from,
                               const MkrCurrency  *to,
                               MkrDecimal          rate,
                               MkrDecimal          per,
                               gint64             *out,
                               GError            **error);
/* @total in parts as @weights have it, all of one sign, none 0: to the unit, so that the parts add up to it; the largest
 * remainders get the units left over, the first of equal ones. */
void     mkr_money_apportion  (gint64              total,
                               const gint64       *weights,
                               guint               n,
                               gint64             *parts);
/* Share in basis points (25 % = 2500), rounded half away from zero. */
gint64   mkr_money_share      (gint64              minor,
                               gint                basis_points);
/* “1450” or “1450.00”, plain notation; more decimals than the currency has are an error. */
gboolean mkr_money_parse      (const char         *text,
                               const MkrCurrency  *currency,
                               gint64             *minor,
                               GError            **error);
/* What a person types into a field: locale's decimal sign and grouping, or plain notation. */
gboolean mkr_money_parse_typed (const char        *text,
                               const MkrCurrency  *currency,
                               gint64             *minor,
                               GError            **error);

typedef enum
{
  MKR_MONEY_PLAIN,   /* “-1234.50”: files and command line, locale independent */
  MKR_MONEY_NUMBER,  /* “−1,234.50”: locale's grouping and decimals, U+2212, no currency */
  MKR_MONEY_SIGN,    /* “$1,234.50” / “1.234,50 €”: with the currency's sign, as the locale places it */
  MKR_MONEY_CODE,    /* “1,234.50 USD” */
} MkrMoneyStyle;

/* How numbers are typed in the person's locale. */
MkrNumberStyle mkr_money_locale_style (void);
char    *mkr_money_format     (gint64              minor,
                               const MkrCurrency  *currency,
                               MkrMoneyStyle       style) G_GNUC_WARN_UNUSED_RESULT;
/* Basis points as a percentage in the locale, one decimal: 3840 → “38.4 %”. */
char    *mkr_percent_format   (gint                basis_points) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
