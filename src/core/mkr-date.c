/* mkr-date.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-date.h"
#include "mkr-error.h"

#define FIRST_YEAR 1990
#define LAST_YEAR  2100

static gboolean
is_leap (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_in (int year,
         int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap (year) ? 29 : days[month - 1];
}

/* Days since 1970-01-01 of a day that exists; years from March, so that the leap day is the last. */
static MkrDate
day_number (int year,
            int month,
            int day)
{
  int y = month <= 2 ? year - 1 : year;
  int m = month <= 2 ? month + 9 : month - 3;
  int era_days = 365 * y + y / 4 - y / 100 + y / 400;

  return era_days + (153 * m + 2) / 5 + day - 1 - 719468;
}

/**
 * mkr_date_from_ymd:
 *
 * Makes a date of its parts. A day that does not exist is refused, never rolled over.
 *
 * Returns: FALSE if there is no such day, or the year is outside 1990–2100
 */
gboolean
mkr_date_from_ymd (int      year,
                   int      month,
                   int      day,
                   MkrDate *out)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
      day > days_in (year, month))
    return FALSE;

  *out = day_number (year, month, day);
  return TRUE;
}

/**
 * mkr_date_to_ymd:
 *
 * Takes a date apart.
 */
void
mkr_date_to_ymd (MkrDate  date,
                 int     *year,
                 int     *month,
                 int     *day)
{
  int z = date + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int doe = z - era * 146097;
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int mp = (5 * doy + 2) / 153;

  *day = doy - (153 * mp + 2) / 5 + 1;
  *month = mp < 10 ? mp + 3 : mp - 9;
  *year = yoe + era * 400 + (*month <= 2 ? 1 : 0);
}

static gboolean
read_digits (const char *text,
             int         n,
             int        *out)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (text[i] - '0');
    }

  *out = value;
  return TRUE;
}

/**
 * mkr_date_parse:
 * @text: YYYY-MM-DD
 *
 * Reads a date as Makerent writes it.
 */
gboolean
mkr_date_parse (const char  *text,
                MkrDate     *out,
                GError     **error)
{
  int year, month, day;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-' ||
      !read_digits (text, 4, &year) || !read_digits (text + 5, 2, &month) ||
      !read_digits (text + 8, 2, &day))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                   _("“%s” is not a date. Write it as year, month, day: 2026-04-01."), text);
      return FALSE;
    }

  if (!mkr_date_from_ymd (year, month, day, out))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                   _("There is no day “%s” between 1990 and 2100. Correct the date."), text);
      return FALSE;
    }

  return TRUE;
}

/**
 * mkr_month_parse:
 * @text: YYYY-MM
 *
 * Reads a month as Makerent writes it.
 */
gboolean
mkr_month_parse (const char  *text,
                 MkrMonth    *out,
                 GError     **error)
{
  int year, month;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) != 7 || text[4] != '-' || !read_digits (text, 4, &year) ||
      !read_digits (text + 5, 2, &month) || month < 1 || month > 12 ||
      year < FIRST_YEAR || year > LAST_YEAR)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                   _("“%s” is not a month. Write it as year and month: 2026-04."), text);
      return FALSE;
    }

  *out = year * 12 + month - 1;
  return TRUE;
}

static void
write_digits (char *buffer,
              int   n,
              int   value)
{
  for (int i = n - 1; i >= 0; i--, value /= 10)
    buffer[i] = (char) ('0' + value % 10);
}

/**
 * mkr_date_write:
 *
 * Writes YYYY-MM-DD and a NUL.
 */
void
mkr_date_write (MkrDate date,
                char    buffer[11])
{
  int year, month, day;

  mkr_date_to_ymd (date, &year, &month, &day);
  write_digits (buffer, 4, year);
  buffer[4] = '-';
  write_digits (buffer + 5, 2, month);
  buffer[7] = '-';
  write_digits (buffer + 8, 2, day);
  buffer[10] = '\0';
}

char *
mkr_date_to_string (MkrDate date)
{
  char buffer[11];

  mkr_date_write (date, buffer);
  return g_strdup (buffer);
}

char *
mkr_month_to_string (MkrMonth month)
{
  return g_strdup_printf ("%04d-%02d", mkr_month_year (month), mkr_month_number (month));
}

MkrMonth
mkr_date_month (MkrDate date)
{
  int year, month, day;

  mkr_date_to_ymd (date, &year, &month, &day);
  return year * 12 + month - 1;
}

int
mkr_date_day (MkrDate date)
{
  int year, month, day;

  mkr_date_to_ymd (date, &year, &month, &day);
  return day;
}

/* 1970-01-01 was a Thursday. */
int
mkr_date_weekday (MkrDate date)
{
  int n = (date + 3) % 7;

  return (n < 0 ? n + 7 : n) + 1;
}

MkrDate
mkr_month_day (MkrMonth month,
               int      day)
{
  g_return_val_if_fail (day >= 1, MKR_DATE_NONE);

  return day_number (mkr_month_year (month), mkr_month_number (month),
                     MIN (day, mkr_month_days (month)));
}

MkrDate
mkr_month_last (MkrMonth month)
{
  return mkr_month_day (month, 31);
}

int
mkr_month_days (MkrMonth month)
{
  return days_in (mkr_month_year (month), mkr_month_number (month));
}

int
mkr_month_year (MkrMonth month)
{
  return month / 12;
}

int
mkr_month_number (MkrMonth month)
{
  return month % 12 + 1;
}

MkrDate
mkr_date_add_months (MkrDate date,
                     int     months)
{
  return mkr_month_day (mkr_date_month (date) + months, mkr_date_day (date));
}

gboolean
mkr_period_contains (const MkrPeriod *period,
                     MkrDate          date)
{
  g_return_val_if_fail (period != NULL, FALSE);

  return (period->first == MKR_DATE_NONE || date >= period->first) &&
         (period->last == MKR_DATE_NONE || date <= period->last);
}
