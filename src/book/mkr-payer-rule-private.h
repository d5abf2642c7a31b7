/* mkr-payer-rule-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-payer-rule.h"

G_BEGIN_DECLS

/* All rules of a book, as they are asked. */
typedef struct _MkrPayerRules MkrPayerRules;

typedef struct
{
  gint64   id, account, source;
  char    *key;
  gboolean opens;    /* every name that begins with the key */
} MkrPayerRuleKey;

MkrPayerRules         *mkr_payer_rules_load   (MkrBook        *book,
                                               GError        **error);
void                   mkr_payer_rules_free   (MkrPayerRules  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrPayerRules, mkr_payer_rules_free)
gboolean               mkr_payer_rules_is_empty (MkrPayerRules *self);
/* In place of the one with its id, if there is one; @key is taken over. */
void                   mkr_payer_rules_add    (MkrPayerRules  *self,
                                               MkrPayerRuleKey rule);
/* (nullable): the rule that decides on a payer, by its name's key. */
const MkrPayerRuleKey *mkr_payer_rules_find   (MkrPayerRules  *self,
                                               const char     *key,
                                               gint64          account);
/* The name's key of a payer as typed, without a star at its end; @is_whole: the star is part of the name. */
char                  *mkr_payer_rule_key     (const char     *payer,
                                               gboolean        is_whole,
                                               gboolean       *opens);

/* mkr-payer-rule-apply.c: what @rules change in the rows of the book: of MkrRuledChange. */
GArray                *mkr_payer_rules_find_changes (MkrBook       *book,
                                               MkrPayerRules  *rules,
                                               gboolean        with_removed,
                                               GError        **error);
/* Gives every row the source that the rules of the book say, inside the running transaction, before mkr_ledger_rebuild ().
 * Does little where there is nothing to do. */
gboolean               mkr_payer_rules_settle (MkrBook        *book,
                                               guint          *n_changed,   /* (nullable): payouts that are shown */
                                               gboolean       *moved,       /* (nullable): any row at all: sums may differ */
                                               GError        **error);

G_END_DECLS
