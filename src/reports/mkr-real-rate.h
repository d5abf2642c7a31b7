/* mkr-real-rate.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-work-pay.h"

G_BEGIN_DECLS

/* What an hour really pays (domain.md 1.1). */
typedef struct
{
  gint64             source;
  gint64             contract;    /* 0: all of the source in that currency */
  char              *label;       /* alias if names are hidden */
  const MkrCurrency *currency;
  gboolean           listed;      /* .rate, .basis and .change are known: the contract's last rate by the day asked about */
  MkrPayBasis        basis;
  MkrDecimal         rate;        /* listed rate, exactly as typed */
  int                change_bp;   /* against the rate before it, here or in the source's contract before; G_MININT: none */
  MkrWorkPay         work;
  gint64             paid_rate;   /* by the rates: pay ÷ paid hours; −1 unknown */
  gint64             rate_of_all; /* by the rates: pay ÷ all hours; −1 unknown */
  gboolean           received;    /* .net is known: a source's, or of a contract that is the source's only one */
  gint64             net;
  gint64             real_rate;   /* net received ÷ all hours; −1 unknown */
  gboolean           below_floor; /* it is less than the person's floor, in the book's currency */
} MkrRateRow;

void       mkr_rate_row_free  (MkrRateRow *self);
/* Rows by source and title, of MkrRateRow; contracts without hours or rates are left out. */
GPtrArray *mkr_rate_rows_new  (MkrBook *book, gboolean by_contract, const MkrPeriod *period, MkrDate today, GError **error);
/* Whether time of @kind may earn when nobody says: work does, and what a clause of the contract pays for. */
gboolean   mkr_time_kind_earns (MkrTimeKind kind, GPtrArray *clauses);

G_END_DECLS
