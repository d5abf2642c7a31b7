/* mkr-clock.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-date.h"

/* Set once, before any thread starts: figures never see two different days in one run. */
static MkrDate fixed_today = MKR_DATE_NONE;

/**
 * mkr_clock_init:
 * @as_of: (nullable): YYYY-MM-DD, from --as-of; goes before MAKERENT_TODAY
 *
 * Fixes “today”, so that every figure can be tested. Call it once at the start of the program.
 */
gboolean
mkr_clock_init (const char  *as_of,
                GError     **error)
{
  const char *text = as_of != NULL ? as_of : g_getenv ("MAKERENT_TODAY");

  fixed_today = MKR_DATE_NONE;

  if (text == NULL || *text == '\0')
    return TRUE;

  return mkr_date_parse (text, &fixed_today, error);
}

/**
 * mkr_clock_today:
 *
 * Returns: today, in the machine's time zone, or the fixed day
 */
MkrDate
mkr_clock_today (void)
{
  g_autoptr(GDateTime) now = NULL;
  MkrDate today;

  if (fixed_today != MKR_DATE_NONE)
    return fixed_today;

  now = g_date_time_new_now_local ();

  /* A machine clock outside 1990–2100 cannot be used for rent; the epoch shows it plainly. */
  if (!mkr_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                          g_date_time_get_day_of_month (now), &today))
    return 0;

  return today;
}

gboolean
mkr_clock_is_fixed (void)
{
  return fixed_today != MKR_DATE_NONE;
}

/**
 * mkr_clock_now:
 *
 * Returns: seconds since 1970-01-01 UTC; noon of the fixed day if there is one
 */
gint64
mkr_clock_now (void)
{
  if (fixed_today != MKR_DATE_NONE)
    return (gint64) fixed_today * 86400 + 43200;

  return g_get_real_time () / G_USEC_PER_SEC;
}
