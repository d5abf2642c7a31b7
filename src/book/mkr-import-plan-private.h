/* mkr-import-plan-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book-private.h"
#include "mkr-import-plan.h"
#include "mkr-payer-rule-private.h"

G_BEGIN_DECLS

typedef guint8 MkrKey[16];

/* A source that rows of the plan get. */
typedef struct
{
  const char *name;
  gint64      id;           /* 0: not in the book yet */
  gint64      rule;         /* the person's rule that names it for a payer, 0: none */
  gboolean    is_made;      /* by applying the plan */
} MkrPlanSource;

/* What a changed row was before. */
typedef struct
{
  const MkrCurrency *currency;
  gint64             net;
  gboolean           counted;
} MkrFormer;

struct _MkrImportPlan
{
  MkrStatement      *statement;
  MkrBookMark        mark;
  char              *account_name;
  gint64             account;          /* 0: made when applied */
  MkrAccountKind     account_kind;
  MkrRole            account_role;
  gboolean           has_withdrawals;
  gboolean           turns_withdrawals; /* the account is to follow the format, which says otherwise by now */
  const MkrCurrency *account_currency; /* nullable */
  char              *only_source;      /* nullable: of all rows */
  gboolean           is_platform;
  MkrWork            work;             /* of the format's source */

  GArray            *rows;             /* of MkrPlanRow, one an entry of the statement */
  MkrKey            *keys;
  gint64            *digests;
  GHashTable        *sources;          /* name key → MkrPlanSource */
  MkrPayerRules     *rules;            /* nullable: of the person, for payers */
  GHashTable        *ruled;            /* rule id → MkrPlanSource */
  GHashTable        *by_party;         /* party as read → MkrPlanSource */
  GHashTable        *by_name;          /* pointer of MkrPlanRow.source → MkrPlanSource */
  GHashTable        *formers;          /* row + 1 → MkrFormer */
  GHashTable        *removed;          /* entry ids that the person removed */
  gboolean           says_more;        /* though all of its rows are in the book */
  GStringChunk      *strings;
  MkrPlanCounts      counts;
};

/* mkr-import-keys.c: status, occurrence and existing of every row. */
gboolean  mkr_import_plan_compare  (MkrImportPlan   *self,
                                    MkrBook         *book,
                                    GError         **error);
/* mkr-import-source.c */
gboolean  mkr_import_plan_name_sources (MkrImportPlan *self,
                                    MkrBook         *book,
                                    GError         **error);
/* mkr-import-correct.c */
void      mkr_import_plan_note_corrections (MkrImportPlan *self);
/* mkr-import-why.c */
gboolean  mkr_import_plan_explain  (MkrImportPlan   *self,
                                    MkrBook         *book,
                                    GError         **error);
/* mkr-import-more.c */
gboolean  mkr_import_plan_look_for_more (MkrImportPlan *self,
                                    MkrBook         *book,
                                    GError         **error);
/* mkr-import-account.c: the account of a file whose columns were guessed; @name: %NULL if only the format can say. */
gboolean  mkr_import_find_guessed  (MkrBook         *book,
                                    MkrFormat       *format,
                                    gboolean         ask,
                                    char           **name,
                                    GError         **error);
/* mkr-import-withdrawals.c: whether the format says of the account's withdrawals what the book knows. */
gboolean  mkr_import_plan_follow_withdrawals (MkrImportPlan *self,
                                    MkrBook         *book,
                                    GError         **error);
/* Minor units of the currency; FALSE: the row has more decimals, the values are 0. */
gboolean  mkr_entry_is_minor       (const MkrEntry  *entry);
gboolean  mkr_entry_amounts        (const MkrEntry  *entry,
                                    gint64          *gross,
                                    gint64          *fee,
                                    gint64          *net,
                                    GError         **error);
gboolean  mkr_kind_is_money        (MkrKind          kind);

G_END_DECLS
