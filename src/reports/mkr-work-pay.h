/* mkr-work-pay.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-contract.h"
#include "mkr-work-log.h"

G_BEGIN_DECLS

/* A piece of a log that lies under one rate and in one pay week. A log that crosses a change of either is split here and nowhere
 * else; the book keeps it whole. Days of a rate begin at midnight on the contract's clock, without one on the log's. */
typedef struct
{
  const MkrRateTerm *term;      /* NULL: no rate holds then */
  MkrDate            date;      /* on that clock */
  gint64             seconds;
  gint64             counted;   /* of them what may earn: paid, and not over the cap of its tasks */
  gint64             tasks;     /* of the log, in its first piece; else 0 */
  gint64             cut_off;   /* instant at which its pay week closes; 0: no pay week is known */
  MkrDate            pay_day;   /* MKR_DATE_NONE if unknown; without the hold of a first payout */
} MkrWorkPart;

/* The pieces in order, of MkrWorkPart; @terms of the contract, by day, must outlive them. */
GArray    *mkr_work_parts_new    (const MkrWorkLog *log, const MkrContract *contract, GPtrArray *terms);

/* What the hours of a contract come to by its rates. */
typedef struct
{
  gint64 seconds;        /* all hours: paid and unpaid */
  gint64 task_seconds;   /* of logs that may earn */
  gint64 counted;        /* of those within the caps: paid hours */
  gint64 no_rate;        /* of those on days without a rate */
  gint64 pay;            /* minor units of the contract's currency, rounded once for each rate */
} MkrWorkPay;

/* @logs and @terms of @contract; @period (nullable) takes the logs' days, and a fixed price on its first day. */
gboolean   mkr_work_pay_reckon   (const MkrContract  *contract,
                                  GPtrArray          *terms,
                                  GPtrArray          *logs,
                                  const MkrPeriod    *period,
                                  MkrWorkPay         *out,
                                  GError            **error);
/* The same, read from the book. */
gboolean   mkr_work_pay_read     (MkrBook            *book,
                                  const MkrContract  *contract,
                                  const MkrPeriod    *period,
                                  MkrWorkPay         *out,
                                  GError            **error);

/* A contract's pay week with the hours in it. */
typedef struct
{
  gint64  start, cut_off;   /* instants */
  gint64  counted;          /* paid seconds in it */
  gint64  pay;              /* by the rates, rounded once for each rate */
  MkrDate pay_day;          /* MKR_DATE_NONE if unknown; a week that is the contract's first is paid after the hold */
} MkrWorkWeek;

/* Weeks with paid hours, oldest first, and the one of @now; empty if the contract has no pay week. Of MkrWorkWeek. */
GArray    *mkr_work_weeks_new    (MkrBook            *book,
                                  const MkrContract  *contract,
                                  gint64              now,
                                  GError            **error);

/* What @seconds come to at @rate an hour, rounded once. */
gboolean   mkr_hourly_pay       (gint64 seconds, MkrDecimal rate, const MkrCurrency *currency, gint64 *out, GError **error);
/* Minor units an hour, rounded once; −1 without hours. */
gint64     mkr_hourly_rate       (gint64 minor, gint64 seconds);
/* Unpaid hours ÷ all hours in basis points; −1 without hours. */
int        mkr_unpaid_share      (const MkrWorkPay *self);
/* From one rate to the next in basis points: $21 → $16 is −2381. G_MININT if the first is 0 or they cannot be compared. */
int        mkr_rate_change       (const MkrRateTerm *was, const MkrRateTerm *now);
/* Hours of work for a rent share, in hundredths: share ÷ (rate × (1 − set-aside)); −1 if the rate earns nothing. */
gint64     mkr_rent_hours        (gint64 share, gint64 hourly, int set_aside_bp);

G_END_DECLS
