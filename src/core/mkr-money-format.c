/* mkr-money-format.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-money.h"

#define MINUS "\342\210\222"   /* U+2212 */
#define NBSP  "\302\240"

static const char *
decimal_sign (void)
{
  const char *sign = nl_langinfo (RADIXCHAR);

  return sign != NULL && *sign != '\0' ? sign : ".";
}

/* The C locale groups nothing; amounts without grouping are hard to read, so it gets the comma. */
static const char *
group_sign (void)
{
  const char *sign = nl_langinfo (THOUSEP);

  if (sign != NULL && *sign != '\0' && g_utf8_validate (sign, -1, NULL))
    return sign;

  return strcmp (decimal_sign (), ",") == 0 ? "." : ",";
}

/**
 * mkr_money_locale_style:
 *
 * Returns: how numbers are typed in the person's locale
 */
MkrNumberStyle
mkr_money_locale_style (void)
{
  return strcmp (decimal_sign (), ",") == 0 ? MKR_NUMBER_COMMA : MKR_NUMBER_POINT;
}

static guint64
magnitude (gint64 value)
{
  return value < 0 ? -(guint64) value : (guint64) value;
}

static void
append_digits (GString *out,
               gint64   minor,
               guint    exponent,
               gboolean local)
{
  char digits[32];
  int n = g_snprintf (digits, sizeof digits, "%0*" G_GUINT64_FORMAT, (int) exponent + 1,
                      magnitude (minor));
  int whole = n - (int) exponent;

  for (int i = 0; i < whole; i++)
    {
      if (local && i > 0 && (whole - i) % 3 == 0)
        g_string_append (out, group_sign ());
      g_string_append_c (out, digits[i]);
    }

  if (exponent > 0)
    {
      g_string_append (out, local ? decimal_sign () : ".");
      g_string_append (out, digits + whole);
    }
}

/* Where the locale puts the sign of money; the C locale does not say and is read as English. */
static void
append_with_sign (GString    *out,
                  const char *number,
                  const char *symbol)
{
  const struct lconv *conv = localeconv ();
  gboolean before = conv->p_cs_precedes == CHAR_MAX || conv->p_cs_precedes;
  gboolean blank = conv->p_cs_precedes != CHAR_MAX && conv->p_sep_by_space != CHAR_MAX &&
                   conv->p_sep_by_space != 0;

  if (strlen (symbol) == 3 && g_ascii_isupper (symbol[0]))
    blank = TRUE;

  g_string_append_printf (out, "%s%s%s", before ? symbol : number, blank ? NBSP : "",
                          before ? number : symbol);
}

/**
 * mkr_money_format:
 * @minor: minor units of @currency
 *
 * Returns: (transfer full): the amount as text, in the given style
 */
char *
mkr_money_format (gint64             minor,
                  const MkrCurrency *currency,
                  MkrMoneyStyle      style)
{
  g_autoptr(GString) number = g_string_new (NULL);
  GString *out;

  g_return_val_if_fail (currency != NULL, NULL);

  append_digits (number, minor, currency->exponent, style != MKR_MONEY_PLAIN);
  out = g_string_new (minor >= 0 ? "" : style == MKR_MONEY_PLAIN ? "-" : MINUS);

  if (style == MKR_MONEY_SIGN)
    append_with_sign (out, number->str, currency->symbol);
  else if (style == MKR_MONEY_CODE)
    g_string_append_printf (out, "%s" NBSP "%s", number->str, currency->code);
  else
    g_string_append (out, number->str);

  return g_string_free (out, FALSE);
}

/**
 * mkr_percent_format:
 * @basis_points: 3840 for 38.4 %
 *
 * Returns: (transfer full): the percentage with one decimal, rounded half away from zero
 */
char *
mkr_percent_format (gint basis_points)
{
  g_autoptr(GString) number = g_string_new (basis_points < 0 ? MINUS : "");

  append_digits (number, mkr_money_round_div (basis_points, 10), 1, TRUE);

  /* Translators: a percentage; %s is the number */
  return g_strdup_printf (_("%s %%"), number->str);
}
