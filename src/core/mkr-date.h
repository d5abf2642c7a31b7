/* mkr-date.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MkrDate: days since 1970-01-01 in the proleptic Gregorian calendar; no time, no zone.
 * MkrMonth: year × 12 + month − 1, so that months add and subtract.
 */
typedef gint32 MkrDate;
typedef gint32 MkrMonth;

#define MKR_DATE_NONE  G_MININT32
#define MKR_MONTH_NONE G_MININT32

typedef struct
{
  MkrDate first;   /* inclusive; MKR_DATE_NONE: open */
  MkrDate last;    /* inclusive; MKR_DATE_NONE: open */
} MkrPeriod;

typedef enum { MKR_DATE_DMY, MKR_DATE_MDY, MKR_DATE_YMD } MkrDateOrder;

/* FALSE if there is no such day or the year is outside 1990–2100. */
gboolean mkr_date_from_ymd     (int          year,
                                int          month,
                                int          day,
                                MkrDate     *out);
void     mkr_date_to_ymd       (MkrDate      date,
                                int         *year,
                                int         *month,
                                int         *day);
gboolean mkr_date_parse        (const char  *text,      /* YYYY-MM-DD only */
                                MkrDate     *out,
                                GError     **error);
gboolean mkr_month_parse       (const char  *text,      /* YYYY-MM */
                                MkrMonth    *out,
                                GError     **error);
char    *mkr_date_to_string    (MkrDate      date);     /* YYYY-MM-DD */
char    *mkr_month_to_string   (MkrMonth     month);    /* YYYY-MM */
/* Writes 11 bytes, for hot paths. */
void     mkr_date_write        (MkrDate      date,
                                char         buffer[11]);

MkrMonth mkr_date_month        (MkrDate      date);
int      mkr_date_day          (MkrDate      date);
int      mkr_date_weekday      (MkrDate      date);     /* 1 Monday … 7 Sunday */
MkrDate  mkr_month_day         (MkrMonth     month,     /* @day clamped to the month's end */
                                int          day);
MkrDate  mkr_month_last        (MkrMonth     month);
int      mkr_month_days        (MkrMonth     month);
int      mkr_month_year        (MkrMonth     month);
int      mkr_month_number      (MkrMonth     month);    /* 1 … 12 */
MkrDate  mkr_date_add_months   (MkrDate      date,      /* clamps: 29 Feb 2028 + 12 = 28 Feb 2029 */
                                int          months);
gboolean mkr_period_contains   (const MkrPeriod *period,
                                MkrDate      date);

typedef enum
{
  MKR_DATE_SHORT,      /* “8 Jan” */
  MKR_DATE_LONG,       /* “8 January” */
  MKR_DATE_FULL,       /* “8 January 2026” */
} MkrDateStyle;

/* In the language of the interface. */
char    *mkr_date_format       (MkrDate       date,
                                MkrDateStyle  style) G_GNUC_WARN_UNUSED_RESULT;
char    *mkr_month_format      (MkrMonth      month,     /* SHORT “Jan”, LONG “January”, FULL “January 2026” */
                                MkrDateStyle  style) G_GNUC_WARN_UNUSED_RESULT;

/* The one clock. --as-of and MAKERENT_TODAY override; an unreadable MAKERENT_TODAY is an error of mkr_clock_init (). */
gboolean mkr_clock_init        (const char  *as_of,     /* nullable: --as-of */
                                GError     **error);
MkrDate  mkr_clock_today       (void);
gboolean mkr_clock_is_fixed    (void);                  /* --as-of or MAKERENT_TODAY is in force */
gint64   mkr_clock_now         (void);                  /* UTC seconds, for “imported at” */

G_END_DECLS
