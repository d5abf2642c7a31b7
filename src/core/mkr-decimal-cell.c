/* mkr-decimal-cell.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-currency.h"
#include "mkr-decimal.h"
#include "mkr-error.h"

/* The cell's text between two pointers; each step takes something off an end. */
typedef struct
{
  const char *start;
  const char *end;
} Span;

static gboolean
starts (const Span *span,
        const char *token)
{
  gsize n = strlen (token);

  return (gsize) (span->end - span->start) >= n && memcmp (span->start, token, n) == 0;
}

static gboolean
take_start (Span       *span,
            const char *token)
{
  if (!starts (span, token))
    return FALSE;

  span->start += strlen (token);
  return TRUE;
}

static gboolean
take_end (Span       *span,
          const char *token)
{
  gsize n = strlen (token);

  if ((gsize) (span->end - span->start) < n || memcmp (span->end - n, token, n) != 0)
    return FALSE;

  span->end -= n;
  return TRUE;
}

static void
trim (Span *span)
{
  while (take_start (span, " ") || take_start (span, "\t") || take_start (span, "\302\240") ||
         take_start (span, "\342\200\257"))
    ;
  while (take_end (span, " ") || take_end (span, "\t") || take_end (span, "\302\240") ||
         take_end (span, "\342\200\257"))
    ;
}

static gboolean
is_number_start (char c)
{
  return g_ascii_isdigit (c) || c == '.' || c == ',' || c == '-' || c == '+' || c == '(';
}

/* A currency's code or sign is what stands before or after the number, if the table knows it. */
static const MkrCurrency *
currency_of (const char *start,
             gsize       length)
{
  char token[8];

  if (length == 0 || length >= sizeof token)
    return NULL;

  memcpy (token, start, length);
  token[length] = '\0';

  if (length == 3 && g_ascii_isalpha (token[2]))
    return mkr_currency_lookup (token);

  return mkr_currency_from_symbol (token);
}

static gboolean
take_currency (Span  *span,
               char **currency_text)
{
  const char *p = span->start;
  const char *q = span->end;

  while (p < span->end && !is_number_start (*p) && *p != ' ' && !g_str_has_prefix (p, "\342\210\222"))
    p++;
  while (q > span->start && !is_number_start (q[-1]) && q[-1] != ')' && q[-1] != ' ')
    q--;

  if (p > span->start && p < span->end && currency_of (span->start, (gsize) (p - span->start)))
    {
      if (currency_text != NULL)
        *currency_text = g_strndup (span->start, (gsize) (p - span->start));
      span->start = p;
    }
  else if (q < span->end && q > span->start && currency_of (q, (gsize) (span->end - q)))
    {
      if (currency_text != NULL)
        *currency_text = g_strndup (q, (gsize) (span->end - q));
      span->end = q;
    }
  else
    {
      return FALSE;
    }

  trim (span);
  return TRUE;
}

static gboolean
take_sign (Span     *span,
           gboolean *negative)
{
  if (take_start (span, "-") || take_start (span, "\342\210\222"))
    *negative = TRUE;
  else if (!take_start (span, "+"))
    return FALSE;

  trim (span);
  return TRUE;
}

/* Bytes of a grouping sign at @p, 0 if there is none. The decimal sign of the style never groups. */
static guint
group_length (const char     *p,
              const char     *end,
              MkrNumberStyle  style)
{
  gsize left = (gsize) (end - p);

  if (*p == (style == MKR_NUMBER_POINT ? ',' : '.') || *p == '\'' || *p == ' ')
    return 1;
  if (left >= 2 && memcmp (p, "\302\240", 2) == 0)
    return 2;
  if (left >= 3 && (memcmp (p, "\342\200\257", 3) == 0 || memcmp (p, "\342\200\231", 3) == 0))
    return 3;

  return 0;
}

/* Groups of three, the first of one to three digits, one sign throughout: “1,23,456” and “1,2345” are
 * refused, because a slipped sign must not become another amount. */
static gboolean
read_digits (const Span     *span,
             MkrNumberStyle  style,
             MkrDecimal     *out,
             gboolean       *overflow)
{
  char point = style == MKR_NUMBER_POINT ? '.' : ',';
  const char *group = NULL;
  guint group_size = 0, since_group = 0, digits = 0;
  gint64 units = 0;
  int scale = -1;

  for (const char *p = span->start; p < span->end; )
    {
      guint n;

      if (g_ascii_isdigit (*p))
        {
          *overflow = *overflow || __builtin_mul_overflow (units, 10, &units) ||
                      __builtin_sub_overflow (units, *p - '0', &units);
          digits++;
          since_group++;
          scale += scale >= 0;
          p++;
          continue;
        }

      if (*p == point && scale < 0)
        {
          if (group != NULL && since_group != 3)
            return FALSE;
          scale = 0;
          p++;
          continue;
        }

      n = group_length (p, span->end, style);

      if (n == 0 || scale >= 0 || since_group == 0 || since_group > 3 ||
          (group != NULL && (since_group != 3 || n != group_size || memcmp (group, p, n) != 0)))
        return FALSE;

      group = p;
      group_size = n;
      since_group = 0;
      p += n;
    }

  if (digits == 0 || (group != NULL && scale < 0 && since_group != 3))
    return FALSE;

  *overflow = *overflow || scale > MKR_DECIMAL_MAX_SCALE;
  out->units = units;
  out->scale = (guint8) CLAMP (scale, 0, MKR_DECIMAL_MAX_SCALE);
  return TRUE;
}

/* The overwhelming case, digits and one decimal sign with an optional minus; FALSE: not that simple. */
static gboolean
read_plain (const char     *p,
            const char     *end,
            MkrNumberStyle  style,
            MkrDecimal     *out)
{
  char point = style == MKR_NUMBER_POINT ? '.' : ',';
  gboolean negative = p < end && *p == '-';
  gint64 units = 0;
  int scale = -1;

  p += negative;

  if (end - p < 1 || end - p > 17)
    return FALSE;

  for (; p < end; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          units = units * 10 + (*p - '0');
          scale += scale >= 0;
        }
      else if (*p == point && scale < 0)
        scale = 0;
      else
        return FALSE;
    }

  if (!g_ascii_isdigit (end[-1]) || scale > MKR_DECIMAL_MAX_SCALE)
    return FALSE;

  out->units = negative ? -units : units;
  out->scale = (guint8) MAX (scale, 0);
  return TRUE;
}

static gboolean
refuse (const char  *text,
        gsize        length,
        MkrError     code,
        GError     **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *valid = NULL;

  if (error == NULL)
    return FALSE;

  valid = g_utf8_make_valid (text, (gssize) MIN (length, 160));
  shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 40));

  if (code == MKR_ERROR_OVERFLOW)
    g_set_error (error, MKR_ERROR, code, _("“%s” is larger or finer than Makerent reckons."), shown);
  else
    g_set_error (error, MKR_ERROR, code, _("“%s” is not an amount."), shown);

  return FALSE;
}

/**
 * mkr_decimal_parse_cell:
 * @text: a cell of a statement
 * @length: its bytes, or -1
 * @style: how the file writes numbers
 * @currency_text: (out) (optional) (nullable) (transfer full): a currency's code or sign found beside the number
 *
 * Reads an amount as statements write it: blanks around, checked grouping, a minus before or after
 * (also U+2212), accounting brackets, a currency at either end. Anything else is an error that quotes the cell;
 * an amount is exact or refused (reliability.md R20).
 */
gboolean
mkr_decimal_parse_cell (const char      *text,
                        gssize           length,
                        MkrNumberStyle   style,
                        MkrDecimal      *out,
                        char           **currency_text,
                        GError         **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  Span span = { text, text + n };
  gboolean negative = FALSE, overflow = FALSE, signed_, bracket;
  g_autofree char *found = NULL;

  if (currency_text != NULL)
    *currency_text = NULL;

  if (read_plain (text, text + n, style, out))
    return TRUE;

  trim (&span);
  bracket = starts (&span, "(") && take_end (&span, ")");

  if (bracket)
    {
      span.start++;
      trim (&span);
      negative = TRUE;
    }

  signed_ = bracket || take_sign (&span, &negative);

  if (take_currency (&span, &found) && !signed_)
    signed_ = take_sign (&span, &negative);

  if (!signed_ && (take_end (&span, "-") || take_end (&span, "\342\210\222")))
    negative = TRUE;

  if (!read_digits (&span, style, out, &overflow))
    return refuse (text, n, MKR_ERROR_MALFORMED, error);

  if (overflow || (!negative && __builtin_sub_overflow (0, out->units, &out->units)))
    return refuse (text, n, MKR_ERROR_OVERFLOW, error);

  if (currency_text != NULL)
    *currency_text = g_steal_pointer (&found);

  return TRUE;
}
