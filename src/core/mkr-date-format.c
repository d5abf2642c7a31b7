/* mkr-date-format.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-date.h"

/* Names by gettext and not by strftime (): one language for the whole interface, whatever LC_TIME says. */
static const char * const long_names[] = {
  NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
  NC_ ("month", "April"), NC_ ("month", "May"), NC_ ("month", "June"),
  NC_ ("month", "July"), NC_ ("month", "August"), NC_ ("month", "September"),
  NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
};

static const char * const short_names[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
  NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
  NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
  NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

static const char *
month_name (MkrMonth     month,
            MkrDateStyle style)
{
  int i = mkr_month_number (month) - 1;

  if (style == MKR_DATE_SHORT)
    return g_dpgettext2 (GETTEXT_PACKAGE, "short month", short_names[i]);

  return g_dpgettext2 (GETTEXT_PACKAGE, "month", long_names[i]);
}

/**
 * mkr_date_format:
 *
 * A date as a person reads it: “8 Jan”, “8 January”, “8 January 2026”.
 *
 * Returns: (transfer full): text in the language of the interface
 */
char *
mkr_date_format (MkrDate      date,
                 MkrDateStyle style)
{
  const char *name;
  int day;

  g_return_val_if_fail (date != MKR_DATE_NONE, NULL);

  name = month_name (mkr_date_month (date), style);
  day = mkr_date_day (date);

  switch (style)
    {
    case MKR_DATE_SHORT:
      /* Translators: day of the month, short name of the month */
      return g_strdup_printf (C_("short date", "%d %s"), day, name);
    case MKR_DATE_LONG:
      /* Translators: day of the month, name of the month */
      return g_strdup_printf (C_("date", "%d %s"), day, name);
    case MKR_DATE_FULL:
    default:
      /* Translators: day of the month, name of the month, year */
      return g_strdup_printf (C_("full date", "%d %s %d"), day, name,
                              mkr_month_year (mkr_date_month (date)));
    }
}

/**
 * mkr_month_format:
 *
 * A month as a person reads it: “Jan”, “January”, “January 2026”.
 *
 * Returns: (transfer full): text in the language of the interface
 */
char *
mkr_month_format (MkrMonth     month,
                  MkrDateStyle style)
{
  const char *name = month_name (month, style);

  if (style != MKR_DATE_FULL)
    return g_strdup (name);

  /* Translators: name of the month, year */
  return g_strdup_printf (C_("month and year", "%s %d"), name, mkr_month_year (month));
}
