/* mkr-number-cell.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-number-cell.h"

#define MINUS "\342\210\222"   /* U+2212 */

/* “-1,234.50” and nothing more exotic, up to 15 digits so that no overflow is possible. FALSE: look closer. */
static gboolean
parse_plain (const char     *text,
             gsize           length,
             MkrNumberStyle  style,
             MkrDecimal     *out)
{
  const char decimal = style == MKR_NUMBER_POINT ? '.' : ',';
  const char group = style == MKR_NUMBER_POINT ? ',' : '.';
  const char *p = text, *end = text + length;
  gboolean negative = FALSE, grouped = FALSE;
  guint run = 0, digits = 0;
  gint64 units = 0;

  if (p < end && *p == '-')
    {
      negative = TRUE;
      p++;
    }

  for (; p < end && *p != decimal; p++)
    {
      if (*p >= '0' && *p <= '9' && digits < 15)
        {
          units = units * 10 + (*p - '0');
          run++;
          digits++;
        }
      else if (*p == group && (grouped ? run == 3 : run >= 1 && run <= 3))
        {
          grouped = TRUE;
          run = 0;
        }
      else
        return FALSE;
    }

  if (digits == 0 || (grouped && run != 3))
    return FALSE;

  out->scale = 0;

  if (p < end)
    {
      gsize decimals = (gsize)(end - ++p);

      if (decimals == 0 || decimals > MKR_DECIMAL_MAX_SCALE || digits + decimals > 15)
        return FALSE;

      for (; p < end; p++)
        {
          if (*p < '0' || *p > '9')
            return FALSE;
          units = units * 10 + (*p - '0');
        }
      out->scale = (guint8)decimals;
    }

  out->units = negative ? -units : units;
  return TRUE;
}

/* “+ $83.00” and “- $18.00”: a sign that stands apart is drawn to its number. */
static char *
join_sign (const char *text,
           gsize      *length)
{
  const char *p = text, *end = text + *length;
  const char *sign;
  char *joined;

  while (p < end && *p == ' ')
    p++;

  if (p < end && (*p == '+' || *p == '-'))
    sign = *p++ == '-' ? "-" : "";
  else if (end - p >= 3 && memcmp (p, MINUS, 3) == 0)
    {
      sign = "-";
      p += 3;
    }
  else
    return NULL;

  while (p < end && *p == ' ')
    p++;

  /* A second sign is an error, which the caller finds in the untouched text. */
  if (p == end || strchr ("+-(", *p) != NULL || (end - p >= 3 && memcmp (p, MINUS, 3) == 0))
    return NULL;

  joined = g_strdup_printf ("%s%.*s", sign, (int)(end - p), p);
  *length = strlen (joined);
  return joined;
}

gboolean
mkr_number_cell_parse (const char      *text,
                       gsize            length,
                       MkrNumberStyle   style,
                       MkrDecimal      *out,
                       char           **currency_text,
                       GError         **error)
{
  g_autofree char *joined = NULL;

  if (currency_text != NULL)
    *currency_text = NULL;

  if (parse_plain (text, length, style, out))
    return TRUE;

  joined = join_sign (text, &length);
  return mkr_decimal_parse_cell (joined != NULL ? joined : text, (gssize)length, style, out, currency_text, error);
}

MkrNumberEvidence
mkr_number_cell_evidence (const char *text,
                          gsize       length)
{
  guint points = 0, commas = 0;
  gsize last = 0, first_digit = length, last_digit = 0, after, before;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] >= '0' && text[i] <= '9')
        {
          first_digit = MIN (first_digit, i);
          last_digit = i;
        }
      else if (text[i] == '.' || text[i] == ',')
        {
          points += text[i] == '.';
          commas += text[i] == ',';
          last = i;
        }
    }

  if (points + commas == 0 || first_digit > last || last_digit < last)
    return MKR_NUMBER_SAYS_NOTHING;

  if (points > 0 && commas > 0)
    return text[last] == '.' ? MKR_NUMBER_SAYS_POINT : MKR_NUMBER_SAYS_COMMA;
  if (points > 1 || commas > 1)
    return points > 1 ? MKR_NUMBER_SAYS_COMMA : MKR_NUMBER_SAYS_POINT;

  after = last_digit - last;
  before = last - first_digit;

  if (after == 3 && before <= 3 && text[first_digit] != '0')
    return MKR_NUMBER_SAYS_EITHER;

  return points == 1 ? MKR_NUMBER_SAYS_POINT : MKR_NUMBER_SAYS_COMMA;
}

gboolean
mkr_duration_cell_parse (const char *text,
                         gsize       length,
                         gint32     *seconds)
{
  const char *p = text, *end = text + length;
  gint64 total = 0, value = 0;
  int colons = 0;
  gboolean pending = FALSE;

  for (; p < end; p++)
    {
      if (*p >= '0' && *p <= '9')
        {
          if (value > 1000000)
            return FALSE;
          value = value * 10 + (*p - '0');
          pending = TRUE;
        }
      else if (*p == ':' && pending && colons < 2)
        {
          total = (total + value) * 60;
          value = 0;
          colons++;
        }
      else if (pending && (*p == 'h' || *p == 'm' || *p == 's'))
        {
          total += value * (*p == 'h' ? 3600 : *p == 'm' ? 60 : 1);
          value = 0;
          pending = FALSE;
        }
      else if (*p != ' ')
        return FALSE;
    }

  /* “1:30” are hours and minutes. */
  total += value;
  if (colons == 1)
    total *= 60;
  if (length == 0 || total > G_MAXINT32)
    return FALSE;

  *seconds = (gint32)total;
  return TRUE;
}
