/* mkr-pay-week.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-date.h"

G_BEGIN_DECLS

/* An instant is UTC seconds since 1970. Zones are IANA names, such as “Asia/Kolkata”; their rules come from the system. */

/* MKR_ERROR_MALFORMED if the system knows no such zone. */
gboolean mkr_zone_check          (const char        *zone,
                                  GError           **error);
/* Name of the machine's own zone, “UTC” if it does not say. */
char    *mkr_zone_local          (void) G_GNUC_WARN_UNUSED_RESULT;
/* The instant at which clocks in @zone show that time. Shown twice: the first; never shown, as clocks jump over it: as if they
 * had not jumped yet. @minute: of the day, 0 … 1439. */
gint64   mkr_instant_at          (MkrDate            date,
                                  int                minute,
                                  const char        *zone);
/* “YYYY-MM-DD HH:MM”; a time that clocks in @zone jump over is an error. */
gboolean mkr_instant_parse       (const char        *text,
                                  const char        *zone,
                                  gint64            *instant,
                                  GError           **error);
MkrDate  mkr_instant_date        (gint64             instant,
                                  const char        *zone);
int      mkr_instant_minute      (gint64             instant,
                                  const char        *zone);
/* “2026-03-13 11:30 PDT” */
char    *mkr_instant_format      (gint64             instant,
                                  const char        *zone) G_GNUC_WARN_UNUSED_RESULT;

/* A platform's pay week: when it begins, on the platform's own clock. */
typedef struct
{
  const char *zone;      /* IANA name that mkr_zone_check () took; not owned */
  int         weekday;   /* of its first day: 1 Monday … 7 Sunday */
  int         minute;    /* of that day, 0 … 1439 */
} MkrPayWeek;

/* The first instant of the week that @instant lies in. */
gint64   mkr_pay_week_start      (const MkrPayWeek  *self,
                                  gint64             instant);
/* The cut-off: the first instant of the week after. A session that ends then lies wholly before it. */
gint64   mkr_pay_week_cut_off    (const MkrPayWeek  *self,
                                  gint64             instant);
/* The day on which that week is paid: the first @pay_weekday on or after the cut-off, on the platform's calendar, @hold_days
 * later for a payout that is held. */
MkrDate  mkr_pay_week_pay_day    (const MkrPayWeek  *self,
                                  gint64             instant,
                                  int                pay_weekday,
                                  int                hold_days);

G_END_DECLS
