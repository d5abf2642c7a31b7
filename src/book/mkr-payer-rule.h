/* mkr-payer-rule.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* A person's word on the payers that statements name: “payer X is source Y”. Acts on the rows of files whose source would come
 * from the payer's name, present ones and those of later imports; never on one that a person gave a source. */
typedef struct
{
  gint64  id;        /* 0: not in the book yet */
  char   *payer;     /* as statements name it, case and blanks aside; “Upwork*”: every name that begins so */
  gint64  account;   /* only in this account; 0: in any */
  gint64  source;
  guint   n;         /* payouts that it sorted */
  gboolean is_whole; /* a star at the payer's end is part of the name */
} MkrPayerRule;

/* A row whose source a rule changes, or gives back. */
typedef struct
{
  gint64 entry;
  gint64 was, source;   /* 0: none, or made when applied */
  gint64 rule;          /* 0: no rule fits any more, the payer's name decides */
  gboolean removed;     /* the person took the row out: it follows the rules unseen */
} MkrRuledChange;

void          mkr_payer_rule_free    (MkrPayerRule       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrPayerRule, mkr_payer_rule_free)

/* In the order in which they are asked: the first that fits decides. */
GPtrArray    *mkr_payer_rules_list   (MkrBook            *book,
                                      GError            **error);
MkrPayerRule *mkr_payer_rule_get     (MkrBook            *book,
                                      gint64              id,
                                      GError            **error);
/* The rule that gave a payout its source; NULL without an error: none did. */
MkrPayerRule *mkr_payer_rule_of      (MkrBook            *book,
                                      gint64              entry,
                                      GError            **error);
/* The rule that would do for all payouts of its payer what a person did for this one, n: others that it changes; with the id of
 * the one that it changes, if there is one. NULL without an error: none is needed. */
MkrPayerRule *mkr_payer_rule_for     (MkrBook            *book,
                                      gint64              entry,
                                      GError            **error);
gboolean      mkr_payer_rule_add     (MkrBook            *book,
                                      MkrPayerRule       *self,
                                      guint              *n_changed,   /* (nullable) */
                                      GError            **error);
gboolean      mkr_payer_rule_edit    (MkrBook            *book,
                                      const MkrPayerRule *self,
                                      guint              *n_changed,   /* (nullable) */
                                      GError            **error);
gboolean      mkr_payer_rule_remove  (MkrBook            *book,
                                      gint64              id,
                                      guint              *n_changed,   /* (nullable) */
                                      GError            **error);
/* What adding @self would change, changing nothing. */
GArray       *mkr_payer_rule_preview (MkrBook            *book,
                                      const MkrPayerRule *self,
                                      GError            **error);
/* What the rules change in the rows that are there: of MkrRuledChange. */
GArray       *mkr_payer_rules_apply  (MkrBook            *book,
                                      gboolean            dry_run,
                                      GError            **error);

G_END_DECLS
