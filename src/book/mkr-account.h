/* mkr-account.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* Where money lies: a platform's balance, a rail, a bank, cash (figures.md 2). */
typedef struct
{
  gint64             id;           /* 0: not stored yet */
  char              *name;
  char              *alias;        /* shown when names are hidden; made at creation (“Account 2”) */
  MkrAccountKind     kind;
  MkrRole            role;         /* default: rail, bank, cash can pay rent; platform: platform balance */
  const MkrCurrency *currency;     /* NULL: several */
  gint64             pays_into;    /* platform: the account its withdrawals land in; 0: found from the entries */
  gboolean           has_withdrawals; /* platform: its statements show withdrawals */
  gboolean           archived;
} MkrAccount;

void        mkr_account_free    (MkrAccount  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrAccount, mkr_account_free)
GPtrArray  *mkr_accounts_list   (MkrBook     *book, GError **error);       /* of MkrAccount, by name; frees its items */
MkrAccount *mkr_account_find    (MkrBook     *book, const char *name, GError **error); /* MKR_ERROR_NOT_FOUND */
gboolean    mkr_account_add     (MkrBook     *book, MkrAccount *self, GError **error); /* sets id */
gboolean    mkr_account_edit    (MkrBook     *book, const MkrAccount *self, GError **error);
gboolean    mkr_account_remove  (MkrBook     *book, gint64 id, GError **error); /* refused while it has entries: archive instead */

/* A count: what the accounts that can pay rent held at the end of a day (figures.md 5). The first is the opening balance.
 * account 0: all of them together; counts of several accounts on one day are added up. */
typedef struct
{
  gint64             id;
  gint64             account;
  MkrDate            date;
  gint64             minor;
  const MkrCurrency *currency;
} MkrCount;

GArray     *mkr_counts_list     (MkrBook *book, GError **error);           /* of MkrCount, by date */
gboolean    mkr_count_add       (MkrBook *book, MkrCount *self, GError **error); /* same account and day: replaces */
gboolean    mkr_count_remove    (MkrBook *book, gint64 id, GError **error);

G_END_DECLS
