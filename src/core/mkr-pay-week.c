/* mkr-pay-week.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "mkr-error.h"
#include "mkr-pay-week.h"

#define DAY 86400

/* Reading a zone's rules is slow, and reckoning hours asks for them at every step: each one is read once and kept. A zone of
 * another computer's book that this system lacks counts as UTC: better an answer that names its clock than none. */
static GTimeZone *
zone_new (const char *zone)
{
  static GMutex mutex;
  static GHashTable *known;
  g_autoptr(GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&mutex);
  GTimeZone *found;

  if (zone == NULL)
    return g_time_zone_new_utc ();
  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);
  found = g_hash_table_lookup (known, zone);
  if (found == NULL)
    {
      found = g_time_zone_new_identifier (zone);
      if (found == NULL)
        return g_time_zone_new_utc ();
      g_hash_table_insert (known, g_strdup (zone), found);
    }
  return g_time_zone_ref (found);
}

static gint64
offset_at (GTimeZone *zone,
           gint64     instant)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant);

  return interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0;
}

static gint64
floor_days (gint64 seconds)
{
  return (seconds - (seconds % DAY + DAY) % DAY) / DAY;
}

/* FALSE if clocks jump over it. */
static gboolean
find_instant (GTimeZone *zone,
              gint64     wall,
              gint64    *instant)
{
  const gint64 offsets[] = { offset_at (zone, wall - DAY), offset_at (zone, wall + DAY) };
  const gint64 first = wall - MAX (offsets[0], offsets[1]);
  const gint64 second = wall - MIN (offsets[0], offsets[1]);

  *instant = first;
  if (first + offset_at (zone, first) == wall)
    return TRUE;
  *instant = second;
  if (second + offset_at (zone, second) == wall)
    return TRUE;
  *instant = wall - offsets[0];
  return FALSE;
}

gboolean
mkr_zone_check (const char  *zone,
                GError     **error)
{
  g_autoptr(GTimeZone) found = NULL;

  g_return_val_if_fail (zone != NULL, FALSE);

  if (*zone != '\0')
    found = g_time_zone_new_identifier (zone);
  if (found != NULL)
    return TRUE;
  g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
               _("This computer knows no time zone “%s”. Write its IANA name, such as America/Los_Angeles or Asia/Kolkata."), zone);
  return FALSE;
}

char *
mkr_zone_local (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (zone);
  g_autoptr(GTimeZone) again = g_time_zone_new_identifier (name);

  return g_strdup (again != NULL ? name : "UTC");
}

gint64
mkr_instant_at (MkrDate     date,
                int         minute,
                const char *zone)
{
  g_autoptr(GTimeZone) rules = zone_new (zone);
  gint64 instant;

  find_instant (rules, (gint64) date * DAY + minute * 60, &instant);
  return instant;
}

gboolean
mkr_instant_parse (const char  *text,
                   const char  *zone,
                   gint64      *instant,
                   GError     **error)
{
  g_autoptr(GTimeZone) rules = NULL;
  g_autofree char *day = NULL;
  int hour, minute, used = 0;
  MkrDate date;

  g_return_val_if_fail (text != NULL && zone != NULL && instant != NULL, FALSE);

  if (strlen (text) != 16 || (text[10] != ' ' && text[10] != 'T') || !g_ascii_isdigit (text[11]) || !g_ascii_isdigit (text[14]) ||
      sscanf (text + 11, "%2d:%2d%n", &hour, &minute, &used) != 2 || used != 5 || hour > 23 || minute > 59)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                   _("“%s” is no day with a time. Write it like “2026-03-13 10:00”."), text);
      return FALSE;
    }
  day = g_strndup (text, 10);
  if (!mkr_zone_check (zone, error) || !mkr_date_parse (day, &date, error))
    return FALSE;

  rules = zone_new (zone);
  if (find_instant (rules, (gint64) date * DAY + hour * 3600 + minute * 60, instant))
    return TRUE;
  g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
               _("There was no “%s” in %s: clocks were put forward then. Write the time that they showed."), text, zone);
  return FALSE;
}

static gint64
wall_of (gint64      instant,
         const char *zone)
{
  g_autoptr(GTimeZone) rules = zone_new (zone);

  return instant + offset_at (rules, instant);
}

MkrDate
mkr_instant_date (gint64      instant,
                  const char *zone)
{
  return (MkrDate) floor_days (wall_of (instant, zone));
}

int
mkr_instant_minute (gint64      instant,
                    const char *zone)
{
  gint64 wall = wall_of (instant, zone);

  return (int) ((wall - floor_days (wall) * DAY) / 60);
}

char *
mkr_instant_format (gint64      instant,
                    const char *zone)
{
  g_autoptr(GTimeZone) rules = zone_new (zone);
  int interval = g_time_zone_find_interval (rules, G_TIME_TYPE_UNIVERSAL, instant);
  const char *short_name = interval >= 0 ? g_time_zone_get_abbreviation (rules, interval) : "UTC";
  g_autofree char *day = mkr_date_to_string (mkr_instant_date (instant, zone));
  int minute = mkr_instant_minute (instant, zone);

  return g_strdup_printf ("%s %02d:%02d %s", day, minute / 60, minute % 60, short_name);
}

static gint64
week_from (const MkrPayWeek *self,
           MkrDate           day)
{
  return mkr_instant_at (day, self->minute, self->zone);
}

/* The first day of the week that @instant lies in. A change of the clocks may shift the first minute, so both neighbours count. */
static MkrDate
week_day (const MkrPayWeek *self,
          gint64            instant)
{
  MkrDate day = mkr_instant_date (instant, self->zone);

  day -= (mkr_date_weekday (day) - self->weekday + 7) % 7;
  while (week_from (self, day) > instant)
    day -= 7;
  while (week_from (self, day + 7) <= instant)
    day += 7;
  return day;
}

gint64
mkr_pay_week_start (const MkrPayWeek *self,
                    gint64            instant)
{
  g_return_val_if_fail (self != NULL && self->weekday >= 1 && self->weekday <= 7, instant);

  return week_from (self, week_day (self, instant));
}

gint64
mkr_pay_week_cut_off (const MkrPayWeek *self,
                      gint64            instant)
{
  g_return_val_if_fail (self != NULL && self->weekday >= 1 && self->weekday <= 7, instant);

  return week_from (self, week_day (self, instant) + 7);
}

MkrDate
mkr_pay_week_pay_day (const MkrPayWeek *self,
                      gint64            instant,
                      int               pay_weekday,
                      int               hold_days)
{
  MkrDate day;

  g_return_val_if_fail (self != NULL && self->weekday >= 1 && self->weekday <= 7, MKR_DATE_NONE);
  g_return_val_if_fail (pay_weekday >= 1 && pay_weekday <= 7, MKR_DATE_NONE);

  day = week_day (self, instant) + 7;
  return day + (pay_weekday - mkr_date_weekday (day) + 7) % 7 + hold_days;
}
