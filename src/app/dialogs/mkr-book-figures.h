/* mkr-book-figures.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-account.h"
#include "mkr-exchange-rate.h"
#include "mkr-payer-rule.h"
#include "mkr-rate-use.h"
#include "mkr-rent.h"
#include "mkr-session.h"
#include "mkr-source.h"

G_BEGIN_DECLS

/**
 * MkrBookFigures: what Preferences shows of a book, read in one go on the store thread.
 */
typedef struct
{
  MkrBookSettings *settings;
  GPtrArray       *terms;       /* MkrRentTerm */
  GArray          *set_asides;  /* MkrSetAside */
  GPtrArray       *accounts;    /* MkrAccount */
  GArray          *counts;      /* MkrCount */
  GPtrArray       *sources;     /* MkrSource */
  GPtrArray       *rules;       /* MkrPayerRule */
  GArray          *rates;       /* MkrExchangeRate, typed */
  GArray          *rate_spans;  /* MkrRateSpan, of the Central Bank */
  GArray          *rate_gaps;   /* MkrRateGap */
  GArray          *rate_uses;   /* MkrRateUse */
  MkrDate          today;
  MkrDate          first_day;   /* of the first money received; today if there is none */
} MkrBookFigures;

MkrBookFigures *mkr_book_figures_read (MkrBook         *book,
                                       GError         **error);
void            mkr_book_figures_free (MkrBookFigures  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrBookFigures, mkr_book_figures_free)

const MkrAccount  *mkr_book_figures_account   (const MkrBookFigures *self, gint64 id);   /* NULL: unknown */
const MkrSource   *mkr_book_figures_source    (const MkrBookFigures *self, gint64 id);
/* Its alias while names are hidden. */
const char        *mkr_source_shown_name      (const MkrBookFigures *self, const MkrSource *source);
const char        *mkr_account_shown_name     (const MkrBookFigures *self, const MkrAccount *account);
/* The rule for all payouts that is in force on a day; NULL: none. */
const MkrSetAside *mkr_book_figures_set_aside (const MkrBookFigures *self, MkrDate date);

G_END_DECLS
