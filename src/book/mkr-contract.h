/* mkr-contract.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"
#include "mkr-contract-kinds.h"
#include "mkr-decimal.h"
#include "mkr-pay-week.h"

G_BEGIN_DECLS

/* Every edit here can be taken back: an add takes a struct with the id of what was removed, an edit the former struct, and
 * mkr_contract_unmove () takes back the last move. */

/* One engagement. */
typedef struct
{
  gint64             id;
  gint64             source;      /* who pays */
  gint64             parent;      /* contract of the master terms, 0: none */
  char              *title;       /* unique, case and blanks aside */
  char              *alias;       /* “Contract 3” when made */
  char              *client;      /* whom the work is for, if not the source; "" if nobody said */
  char              *project;     /* the platform's name for it in statements; "" */
  MkrWork            work;        /* MKR_WORK_UNSORTED: the source's */
  MkrContractState   state;       /* after mkr_contract_add () only mkr_contract_move () changes it */
  MkrEndReason       end_reason;
  const MkrCurrency *currency;    /* of its rates; stays once it has some */
  MkrDate            signed_on, starts_on, ends_on;  /* or MKR_DATE_NONE */
  gint64             week_cap;    /* seconds of a pay week, 0: none */
  char              *zone;        /* IANA name of the platform's clock, "": none */
  int                week_day;    /* first day of its pay week, 1 Monday … 7 Sunday */
  int                week_minute; /* minute of that day on which it begins */
  int                pay_day;     /* weekday on which a week is paid, 0: unknown */
  int                hold_days;   /* of the first payout */
  char              *note;
} MkrContract;

/* With the defaults: a lead without dates, weeks from Monday. */
MkrContract *mkr_contract_new    (void);
void         mkr_contract_free   (MkrContract *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrContract, mkr_contract_free)
/* By state, then title. @state 0: all; @search: words in title, alias, client or project, nullable. */
GPtrArray   *mkr_contracts_list  (MkrBook *book, MkrContractState state, const char *search, GError **error);
MkrContract *mkr_contract_get    (MkrBook *book, gint64 id, GError **error);
MkrContract *mkr_contract_find   (MkrBook *book, const char *name, GError **error);   /* title, alias or id */
gboolean     mkr_contract_add    (MkrBook *book, MkrContract *self, GError **error);
gboolean     mkr_contract_edit   (MkrBook *book, const MkrContract *self, GError **error);
/* Takes rates and clauses with it; refused while it has hours or a running timer, or other contracts lie under it. */
gboolean     mkr_contract_remove (MkrBook *book, gint64 id, GError **error);
/* A move that domain.md 3.1 does not allow is refused with the reason. @on is the day that is signed, started or ended on;
 * MKR_DATE_NONE: today. @reason only for “ended”. */
gboolean     mkr_contract_move   (MkrBook *book, gint64 id, MkrContractState to, MkrEndReason reason, MkrDate on, GError **error);
gboolean     mkr_contract_unmove (MkrBook *book, gint64 id, GError **error);          /* takes the last move back */
/* FALSE if the contract has no pay week. @out points into @self. */
gboolean     mkr_contract_week   (const MkrContract *self, MkrPayWeek *out);

/* Dated pay of a contract. */
typedef struct
{
  gint64      id;
  gint64      contract;
  MkrPayBasis basis;
  MkrDecimal  rate;        /* of the contract's currency, exactly as typed: $0.085 a word */
  gint64      unit_cap;    /* counted seconds of a task at most; 0: no cap */
  MkrDate     from;
  MkrDate     until;       /* inclusive; MKR_DATE_NONE: until the day before the next term */
  char       *note;
} MkrRateTerm;

void         mkr_rate_term_free   (MkrRateTerm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrRateTerm, mkr_rate_term_free)
GPtrArray   *mkr_rate_terms_list  (MkrBook *book, gint64 contract, GError **error);   /* by day; 0: of all contracts */
gboolean     mkr_rate_term_add    (MkrBook *book, MkrRateTerm *self, GError **error); /* MKR_ERROR_REFUSED if terms overlap */
gboolean     mkr_rate_term_edit   (MkrBook *book, const MkrRateTerm *self, GError **error);
gboolean     mkr_rate_term_remove (MkrBook *book, gint64 id, GError **error);

/* What the paper says on a matter of the register (domain.md 6). */
typedef struct
{
  gint64         id;
  gint64         contract;
  MkrClauseField field;
  MkrSaid        said;
  char          *text;      /* what it covers, in short */
  char          *party;     /* whom it is about; "": nobody named */
  MkrDate        starts;    /* or MKR_DATE_NONE */
  MkrEnds        ends_how;
  MkrDate        ends;      /* for MKR_ENDS_DATE, inclusive */
  MkrTrigger     runs_from; /* for MKR_ENDS_AFTER and _FOR */
  int            months, days;
  char          *page;
  MkrDate        done_on;   /* done or waived; MKR_DATE_NONE: not */
} MkrClause;

MkrClause   *mkr_clause_new    (gint64 contract, MkrClauseField field, MkrSaid said);
void         mkr_clause_free   (MkrClause *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrClause, mkr_clause_free)
GPtrArray   *mkr_clauses_list  (MkrBook *book, gint64 contract, GError **error);      /* by field; 0: of all contracts */
gboolean     mkr_clause_add    (MkrBook *book, MkrClause *self, GError **error);
gboolean     mkr_clause_edit   (MkrBook *book, const MkrClause *self, GError **error);
gboolean     mkr_clause_remove (MkrBook *book, gint64 id, GError **error);
/* The last day it binds, worked out from its rule; MKR_DATE_NONE if there is none or its day is not known yet. @use_ends: the
 * last day of the contract's licensed use, MKR_DATE_NONE if unknown. */
MkrDate      mkr_clause_last   (const MkrClause *self, const MkrContract *contract, MkrDate use_ends);
/* The last day of licensed use among @clauses of @contract. */
MkrDate      mkr_clauses_use_ends (GPtrArray *clauses, const MkrContract *contract);

G_END_DECLS
