/* mkr-rent.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* A dated rent term of a home (domain.md 1, figures.md 5). Terms of one home never overlap: each holds until the next one's from-date. */
typedef struct
{
  gint64             id;
  char              *home;         /* alias of the home, “Home” by default */
  gint64             amount;       /* the whole rent, minor units */
  gint             share_bp;     /* my share in basis points, 10000 = all; used if share_fixed is 0 */
  gint64             share_fixed;  /* or a fixed share, minor units */
  const MkrCurrency *currency;
  int                due_day;      /* 1 … 31, clamped to the month's end */
  int                grace_days;
  gint64             late_fee;     /* minor units, 0: none */
  MkrDate            from;
  MkrDate            until;        /* inclusive; MKR_DATE_NONE: goes on */
} MkrRentTerm;

void       mkr_rent_term_free   (MkrRentTerm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrRentTerm, mkr_rent_term_free)
gint64     mkr_rent_term_share  (const MkrRentTerm *self);   /* my share, rounded once */
GPtrArray *mkr_rent_terms_list  (MkrBook *book, GError **error);      /* by home, from */
gboolean   mkr_rent_term_add    (MkrBook *book, MkrRentTerm *self, GError **error); /* same home and from: MKR_ERROR_EXISTS */
gboolean   mkr_rent_term_edit   (MkrBook *book, const MkrRentTerm *self, GError **error);
gboolean   mkr_rent_term_remove (MkrBook *book, gint64 id, GError **error);

/* Set-aside: percent of each receipt, dated; the narrowest rule in force wins: source, else kind of work, else all. */
typedef struct
{
  gint64  id;
  gint    basis_points;            /* 0 … 10000 */
  MkrDate from;
  gint64  source;                  /* 0: not by source */
  MkrWork work;                    /* MKR_WORK_UNSORTED: not by kind */
} MkrSetAside;

GArray    *mkr_set_asides_list  (MkrBook *book, GError **error);
gboolean   mkr_set_aside_add    (MkrBook *book, MkrSetAside *self, GError **error); /* same scope and day: replaces */
gboolean   mkr_set_aside_remove (MkrBook *book, gint64 id, GError **error);

G_END_DECLS
