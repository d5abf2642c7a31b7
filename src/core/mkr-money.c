/* mkr-money.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-money.h"

static gboolean
overflow (GError **error)
{
  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_OVERFLOW,
                       _("The amount is too large to be reckoned with."));
  return FALSE;
}

gboolean
mkr_money_add (gint64   a,
               gint64   b,
               gint64  *out,
               GError **error)
{
  return !__builtin_add_overflow (a, b, out) || overflow (error);
}

gboolean
mkr_money_subtract (gint64   a,
                    gint64   b,
                    gint64  *out,
                    GError **error)
{
  return !__builtin_sub_overflow (a, b, out) || overflow (error);
}

static __int128
round_div (__int128 num,
           __int128 den)
{
  __int128 quotient, rest;

  if (den < 0)
    {
      num = -num;
      den = -den;
    }

  quotient = num / den;
  rest = num % den;

  if (rest < 0 ? -rest * 2 >= den : rest * 2 >= den)
    quotient += num < 0 ? -1 : 1;

  return quotient;
}

/**
 * mkr_money_round_div:
 *
 * num ÷ den, rounded half away from zero (figures.md 1): the one rounding of Makerent.
 * The single quotient that does not fit, G_MININT64 ÷ −1, is clamped to G_MAXINT64.
 */
gint64
mkr_money_round_div (gint64 num,
                     gint64 den)
{
  __int128 quotient;

  g_return_val_if_fail (den != 0, 0);

  quotient = round_div (num, den);
  return quotient > G_MAXINT64 ? G_MAXINT64 : (gint64) quotient;
}

/**
 * mkr_money_mul_div:
 *
 * a × num ÷ den with 128 bits inside, rounded once half away from zero.
 */
gboolean
mkr_money_mul_div (gint64   a,
                   gint64   num,
                   gint64   den,
                   gint64  *out,
                   GError **error)
{
  __int128 quotient;

  g_return_val_if_fail (den != 0, FALSE);

  quotient = round_div ((__int128) a * num, den);

  if (quotient > G_MAXINT64 || quotient < G_MININT64)
    return overflow (error);

  *out = (gint64) quotient;
  return TRUE;
}

/* The index of the largest remainder that was not served. */
static guint
find_largest (const __int128 *remainders,
              guint           n)
{
  guint largest = 0;

  for (guint i = 1; i < n; i++)
    if (remainders[i] > remainders[largest])
      largest = i;
  return largest;
}

/**
 * mkr_money_apportion:
 * @weights: all of one sign, none 0
 *
 * Shares out @total by the largest remainder: the parts add up to it exactly, and weights that add up to it are the parts.
 */
void
mkr_money_apportion (gint64        total,
                     const gint64 *weights,
                     guint         n,
                     gint64       *parts)
{
  g_autofree __int128 *remainders = g_new0 (__int128, n + 1);
  __int128 sum = 0, left = total < 0 ? -(__int128) total : total;
  const __int128 whole = left;

  g_return_if_fail (n > 0);

  for (guint i = 0; i < n; i++)
    sum += weights[i] < 0 ? -(__int128) weights[i] : weights[i];
  g_return_if_fail (sum > 0);

  for (guint i = 0; i < n; i++)
    {
      __int128 product = whole * (weights[i] < 0 ? -(__int128) weights[i] : weights[i]);

      parts[i] = (gint64) (product / sum);
      remainders[i] = product % sum;
      left -= parts[i];
    }
  for (; left > 0; left--)
    {
      guint i = find_largest (remainders, n);

      parts[i]++;
      remainders[i] = -1;
    }
  for (guint i = 0; i < n && total < 0; i++)
    parts[i] = -parts[i];
}

/**
 * mkr_money_convert:
 * @rate: units of @to for one of @from, above 0
 *
 * minor × rate ÷ per, from the decimals of one currency to those of another, rounded once half away from zero. A cross
 * through a third currency is one division of two rates, never a rate that was rounded before (figures.md 7).
 */
gboolean
mkr_money_convert (gint64              minor,
                   const MkrCurrency  *from,
                   const MkrCurrency  *to,
                   MkrDecimal          rate,
                   MkrDecimal          per,
                   gint64             *out,
                   GError            **error)
{
  int shift = to->exponent - from->exponent + per.scale - rate.scale;
  __int128 num = (__int128) minor * rate.units, den = per.units;

  g_return_val_if_fail (rate.units > 0 && per.units > 0, FALSE);

  for (; shift > 0; shift--)
    if (__builtin_mul_overflow (num, 10, &num))
      return overflow (error);
  for (; shift < 0; shift++)
    if (__builtin_mul_overflow (den, 10, &den))
      return overflow (error);

  /* round_div () doubles what is left over. */
  if (den > ((__int128) 1 << 125))
    return overflow (error);

  num = round_div (num, den);
  if (num > G_MAXINT64 || num < G_MININT64)
    return overflow (error);

  *out = (gint64) num;
  return TRUE;
}

/**
 * mkr_money_share:
 * @basis_points: 0 … 10000
 *
 * A share of an amount, rounded once half away from zero.
 */
gint64
mkr_money_share (gint64 minor,
                 gint   basis_points)
{
  g_return_val_if_fail (basis_points >= 0 && basis_points <= 10000, 0);

  return (gint64) round_div ((__int128) minor * basis_points, 10000);
}

static gboolean
to_minor (MkrDecimal          value,
          const char         *text,
          const MkrCurrency  *currency,
          gint64             *minor,
          GError            **error)
{
  if (mkr_decimal_rescale (value, currency->exponent, minor, NULL))
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
               g_dngettext (GETTEXT_PACKAGE,
                            "“%s” is no amount in %s, which has %d decimal. Correct it.",
                            "“%s” is no amount in %s, which has %d decimals. Correct it.",
                            currency->exponent),
               text, currency->code, currency->exponent);
  return FALSE;
}

/**
 * mkr_money_parse:
 * @text: plain notation, “1450.00”
 *
 * Reads an amount exactly; more decimals than the currency has are an error.
 */
gboolean
mkr_money_parse (const char         *text,
                 const MkrCurrency  *currency,
                 gint64             *minor,
                 GError            **error)
{
  MkrDecimal value;

  g_return_val_if_fail (text != NULL && currency != NULL, FALSE);

  return mkr_decimal_parse (text, &value, error) &&
         to_minor (value, text, currency, minor, error);
}

/* “5 €” typed into a field of dollars is a slip, not five dollars. “$” stands for any dollar. */
static gboolean
check_sign (const char         *sign,
            const char         *text,
            const MkrCurrency  *currency,
            GError            **error)
{
  const MkrCurrency *named = NULL;

  if (sign != NULL)
    named = mkr_currency_lookup (sign) ?: mkr_currency_from_symbol (sign);

  if (named == NULL || named == currency ||
      (g_str_equal (sign, "$") && g_str_has_suffix (currency->symbol, "$")))
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_CURRENCY,
               _("“%s” is an amount in %s, but %s is needed here. Write the amount alone."),
               text, named->code, currency->code);
  return FALSE;
}

/**
 * mkr_money_parse_typed:
 * @text: what a person typed, in the locale's notation or plain
 *
 * The locale's reading comes first. Where the two notations would read different amounts
 * (“1.234” in a comma locale) the locale's holds, as the field shows it back. A sign or code of
 * another currency is refused.
 */
gboolean
mkr_money_parse_typed (const char         *text,
                       const MkrCurrency  *currency,
                       gint64             *minor,
                       GError            **error)
{
  g_autofree char *sign = NULL;
  g_autoptr(GError) why = NULL;
  MkrDecimal value;
  MkrNumberStyle style = mkr_money_locale_style ();

  g_return_val_if_fail (text != NULL && currency != NULL, FALSE);

  if (!mkr_decimal_parse_cell (text, -1, style, &value, &sign, &why) &&
      !(style == MKR_NUMBER_COMMA && mkr_decimal_parse (text, &value, NULL)))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }

  return check_sign (sign, text, currency, error) && to_minor (value, text, currency, minor, error);
}
