/* mkr-earnings.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

typedef enum { MKR_BY_SOURCE = 1, MKR_BY_KIND, MKR_BY_ACCOUNT, MKR_BY_CURRENCY } MkrBy;   /* kind = kind of work */

gboolean    mkr_by_from_id (const char *id, MkrBy *out, GError **error);
const char *mkr_by_id      (MkrBy by);

typedef struct
{
  gint64             id;        /* source, account or work id */
  char              *label;     /* “no source” for fees of nobody; alias if names are hidden */
  MkrWork            work;
  const MkrCurrency *currency;
  guint              n;
  gint64             gross, fee, net;
  gint64             converted; /* of net: money of other currencies (figures.md 7) */
  guint              converted_n; /* receipts of other currencies among n: the row is marked if there are any */
  gint               share_bp;  /* of the currency's total net, rounded one by one; −1: total not above zero */
  gint64            *months;    /* net by month, n_months of them */
} MkrEarningsRow;

/* Earnings of a period (figures.md 8). Rows sorted by currency (the book's first), then net descending, then label. */
typedef struct
{
  MkrBasis           basis;
  MkrBy              by;
  MkrPeriod          period;    /* as asked; open ends filled from the data */
  const MkrCurrency *currency;  /* the book's */
  MkrMonth           first_month;
  guint              n_months;
  GPtrArray         *rows;      /* MkrEarningsRow */
  GPtrArray         *totals;    /* MkrEarningsRow, one a currency; label “Total” */
  gint               top_share_bp; /* largest source, book currency; −1 none */
  char              *top_label;
  char              *converted_at; /* the rates and days that count in it, as lines; NULL: nothing is converted */
  gint64             hhi_x100;  /* 3,082.96 → 308296; 0: none */
} MkrEarnings;

MkrEarnings *mkr_earnings_new  (MkrBook *book, MkrBasis basis, MkrBy by, const MkrPeriod *period, GError **error);
void         mkr_earnings_free (MkrEarnings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrEarnings, mkr_earnings_free)
char        *mkr_earnings_summary (const MkrEarnings *self);  /* spoken sentence of ui.md 5 */

typedef enum { MKR_BAND_SPREAD, MKR_BAND_WATCH, MKR_BAND_HIGH } MkrBand;  /* < 25 %, 25–40 %, > 40 % */
MkrBand      mkr_earnings_band (gint share_bp);

/* “converted”, “unconverted” or nothing: how a table marks the money of a row in a book of the currency @own. */
const char  *mkr_earnings_row_mark (const MkrEarningsRow *row,
                                    const MkrCurrency    *own);

G_END_DECLS
