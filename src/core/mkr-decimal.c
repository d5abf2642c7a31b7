/* mkr-decimal.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-decimal.h"
#include "mkr-error.h"

static const gint64 powers[] = {
  G_GINT64_CONSTANT (1), 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
  G_GINT64_CONSTANT (10000000000), G_GINT64_CONSTANT (100000000000),
  G_GINT64_CONSTANT (1000000000000),
};

/**
 * mkr_decimal_parse:
 * @text: plain notation, “-1234.50”
 *
 * Reads an exact decimal: an optional minus, digits, an optional point with digits after it.
 */
gboolean
mkr_decimal_parse (const char  *text,
                   MkrDecimal  *out,
                   GError     **error)
{
  const char *p = text;
  gboolean negative, overflow = FALSE;
  guint digits = 0;
  gint64 units = 0;
  int scale = -1;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  negative = *p == '-';
  p += negative;

  for (; *p != '\0'; p++)
    {
      if (*p == '.' && scale < 0 && digits > 0)
        {
          scale = 0;
          continue;
        }

      if (!g_ascii_isdigit (*p))
        break;

      /* Counted downwards: the smallest amount has no positive twin. */
      overflow = overflow || __builtin_mul_overflow (units, 10, &units) ||
                 __builtin_sub_overflow (units, *p - '0', &units);
      digits++;
      scale += scale >= 0;
    }

  if (*p != '\0' || digits == 0 || scale == 0)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                   _("“%s” is not a number. Write it as 1234.50."), text);
      return FALSE;
    }

  if (overflow || scale > MKR_DECIMAL_MAX_SCALE ||
      (!negative && __builtin_sub_overflow (0, units, &units)))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_OVERFLOW,
                   _("“%s” is larger or finer than Makerent reckons."), text);
      return FALSE;
    }

  out->units = units;
  out->scale = (guint8) MAX (scale, 0);
  return TRUE;
}

/**
 * mkr_decimal_rescale:
 * @units: (out): @value times 10 to the @scale
 *
 * Exact or an error: decimals that would be lost are never rounded away.
 */
gboolean
mkr_decimal_rescale (MkrDecimal   value,
                     guint8       scale,
                     gint64      *units,
                     GError     **error)
{
  g_return_val_if_fail (value.scale <= MKR_DECIMAL_MAX_SCALE, FALSE);
  g_return_val_if_fail (scale <= MKR_DECIMAL_MAX_SCALE, FALSE);

  if (scale >= value.scale)
    {
      if (!__builtin_mul_overflow (value.units, powers[scale - value.scale], units))
        return TRUE;

      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_OVERFLOW,
                           _("The amount is too large to be reckoned with."));
      return FALSE;
    }

  if (value.units % powers[value.scale - scale] != 0)
    {
      g_autofree char *text = mkr_decimal_to_string (value);

      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                   _("“%s” has more decimals than its currency."), text);
      return FALSE;
    }

  *units = value.units / powers[value.scale - scale];
  return TRUE;
}

gboolean
mkr_decimal_add (MkrDecimal   a,
                 MkrDecimal   b,
                 MkrDecimal  *out,
                 GError     **error)
{
  guint8 scale = MAX (a.scale, b.scale);
  gint64 x, y, sum;

  if (!mkr_decimal_rescale (a, scale, &x, error) || !mkr_decimal_rescale (b, scale, &y, error))
    return FALSE;

  if (__builtin_add_overflow (x, y, &sum))
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_OVERFLOW,
                           _("The amount is too large to be reckoned with."));
      return FALSE;
    }

  out->units = sum;
  out->scale = scale;
  return TRUE;
}

gint
mkr_decimal_compare (MkrDecimal a,
                     MkrDecimal b)
{
  __int128 x = (__int128) a.units * powers[b.scale];
  __int128 y = (__int128) b.units * powers[a.scale];

  return (x > y) - (x < y);
}

char *
mkr_decimal_to_string (MkrDecimal value)
{
  guint64 magnitude = value.units < 0 ? -(guint64) value.units : (guint64) value.units;
  guint64 power = (guint64) powers[value.scale];
  const char *sign = value.units < 0 ? "-" : "";

  if (value.scale == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, magnitude);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, sign,
                          magnitude / power, value.scale, magnitude % power);
}
