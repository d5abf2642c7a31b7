/* mkr-duration.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-duration.h"
#include "mkr-error.h"

typedef struct
{
  const char *name;
  int         seconds;
} Unit;

/* Longest names first: “min” before “m”. “Std” is how German abbreviates hours. */
static const Unit units[] = {
  { "hours", 3600 }, { "hour", 3600 }, { "hrs", 3600 }, { "hr", 3600 }, { "std.", 3600 }, { "std", 3600 }, { "h", 3600 },
  { "minutes", 60 }, { "minute", 60 }, { "mins", 60 }, { "min.", 60 }, { "min", 60 }, { "m", 60 },
  { "seconds", 1 }, { "second", 1 }, { "secs", 1 }, { "sec", 1 }, { "s", 1 },
};

/* Digits with at most six decimals: value × 10^-scale. */
static gboolean
take_number (const char **text,
             gint64      *value,
             int         *scale)
{
  const char *p = *text;
  int digits = 0;

  *value = 0;
  *scale = 0;
  while (g_ascii_isdigit (*p) && digits++ < 9)
    *value = *value * 10 + (*p++ - '0');
  if (digits == 0)
    return FALSE;
  if ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1]))
    for (p++; g_ascii_isdigit (*p) && *scale < 6; (*scale)++)
      *value = *value * 10 + (*p++ - '0');
  if (g_ascii_isdigit (*p))
    return FALSE;
  *text = p;
  return TRUE;
}

static int
take_unit (const char **text)
{
  while (**text == ' ')
    (*text)++;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize length = strlen (units[i].name);

      if (g_ascii_strncasecmp (*text, units[i].name, length) == 0 && !g_ascii_isalpha ((*text)[length]))
        {
          *text += length;
          return units[i].seconds;
        }
    }
  return 0;
}

/* “1:30”, “1:30:15”. */
static gboolean
parse_clock (const char *text,
             gint64     *seconds)
{
  gint64 part[3] = { 0 };
  guint n = 0;
  int scale;

  for (;;)
    {
      const char *start = text;

      if (n == 3 || !take_number (&text, &part[n], &scale) || scale != 0 || (n > 0 && (part[n] > 59 || text - start != 2)))
        return FALSE;
      n++;
      if (*text == '\0')
        break;
      if (*text++ != ':')
        return FALSE;
    }
  *seconds = part[0] * 3600 + part[1] * 60 + part[2];
  return n > 1;
}

/* Numbers with units that get smaller; minutes behind hours need none: “1h30”. */
static gboolean
parse_units (const char *text,
             gint64     *seconds,
             gboolean   *fraction)
{
  int last = G_MAXINT;

  *seconds = 0;
  while (*text != '\0')
    {
      gint64 value, whole = 1;
      int scale, unit;

      if (!take_number (&text, &value, &scale))
        return FALSE;
      unit = take_unit (&text);
      if (unit == 0 && last == 3600 && scale == 0 && value < 60 && *text == '\0')
        unit = 60;
      if (unit == 0 || unit >= last)
        return FALSE;
      for (int i = 0; i < scale; i++)
        whole *= 10;
      *fraction |= value * unit % whole != 0;
      *seconds += value * unit / whole;
      last = unit;
      while (*text == ' ')
        text++;
    }
  return last != G_MAXINT;
}

gboolean
mkr_duration_parse (const char  *text,
                    gint64      *seconds,
                    GError     **error)
{
  g_autofree char *trimmed = NULL;
  gboolean fraction = FALSE;
  gint64 value = 0;

  g_return_val_if_fail (text != NULL && seconds != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (!parse_clock (trimmed, &value) && !parse_units (trimmed, &value, &fraction))
    g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                 _("“%s” is no duration. Write hours and minutes, such as 1:30, 1h30, 90 min or 1.5 h."), text);
  else if (fraction)
    g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                 _("“%s” is not a whole number of seconds. Write it as hours, minutes and seconds, such as 1:20:15."), text);
  else if (value > MKR_DURATION_MOST)
    g_set_error (error, MKR_ERROR, MKR_ERROR_OVERFLOW, _("“%s” is more than 100,000 hours"), text);
  else
    {
      *seconds = value;
      return TRUE;
    }
  return FALSE;
}

char *
mkr_duration_format (gint64 seconds)
{
  const char *sign = seconds < 0 ? "-" : "";
  guint64 left = seconds < 0 ? - (guint64) seconds : (guint64) seconds;

  if (left % 60 == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT ":%02u", sign, left / 3600, (guint) (left / 60 % 60));
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ":%02u:%02u", sign, left / 3600, (guint) (left / 60 % 60),
                          (guint) (left % 60));
}

MkrDate
mkr_date_end_after (MkrDate day,
                    int     months,
                    int     days)
{
  return mkr_date_add_months (day, months) + days;
}

MkrDate
mkr_date_end_for (MkrDate day,
                  int     months,
                  int     days)
{
  MkrDate end = mkr_date_add_months (day, months);

  /* Where the month has no such day, it ends with the month: the day before would be one too early. */
  if (months != 0 && days == 0 && mkr_date_day (end) < mkr_date_day (day))
    return end;
  return end + days - 1;
}
