/* mkr-account.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-account.h"
#include "mkr-book-private.h"
#include "mkr-ledger.h"
#include "mkr-source-private.h"
#include "mkr-text.h"

#define COLUMNS "id, name, alias, kind, role, currency, pays_into, has_withdrawals, archived"

void
mkr_account_free (MkrAccount *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_free (self->alias);
  g_free (self);
}

static MkrAccount *
read_account (MkrQuery *query)
{
  MkrAccount *self = g_new0 (MkrAccount, 1);

  self->id = sqlite3_column_int64 (query, 0);
  self->name = mkr_column_dup (query, 1);
  self->alias = mkr_column_dup (query, 2);
  self->kind = sqlite3_column_int (query, 3);
  self->role = sqlite3_column_int (query, 4);
  self->currency = mkr_column_currency (query, 5);
  self->pays_into = sqlite3_column_int64 (query, 6);
  self->has_withdrawals = sqlite3_column_int (query, 7) != 0;
  self->archived = sqlite3_column_int (query, 8) != 0;
  return self;
}

GPtrArray *
mkr_accounts_list (MkrBook  *book,
                   GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT " COLUMNS " FROM account ORDER BY name_key, id", NULL);
  return mkr_book_list (book, query, (MkrReadRow)read_account, (GDestroyNotify)mkr_account_free, error);
}

MkrAccount *
mkr_account_find (MkrBook     *book,
                  const char  *name,
                  GError     **error)
{
  g_autofree char *key = NULL;
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);
  g_return_val_if_fail (name, NULL);

  key = mkr_name_key (name);
  query = mkr_book_query (book, error,
                          "SELECT " COLUMNS " FROM account WHERE name_key = ?1 "
                          "UNION ALL SELECT " COLUMNS " FROM account WHERE alias = ?2 AND name_key <> ?1", "tt", key, name);
  if (!query)
    return NULL;
  switch (mkr_book_step (book, query, error))
    {
    case 1:
      return read_account (query);
    case 0:
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no account “%s”"), name);
      return NULL;
    default:
      return NULL;
    }
}

static gboolean
check (MkrBook           *book,
       const MkrAccount  *self,
       GError           **error)
{
  g_autofree char *key = mkr_name_key (self->name ? self->name : "");
  gint64 other = 0;

  if (!*key)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, _("An account needs a name"));
      return FALSE;
    }
  if (self->pays_into != 0 && self->pays_into == self->id)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, _("“%s” cannot pay into itself"), self->name);
      return FALSE;
    }
  if (mkr_book_value (book, &other, error, "SELECT id FROM account WHERE name_key = ? AND id <> ?", "ti", key, self->id))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_EXISTS, _("There is an account “%s” already"), self->name);
      return FALSE;
    }
  return error == NULL || *error == NULL;
}

static MkrRole
default_role (MkrAccountKind kind)
{
  return kind == MKR_ACCOUNT_PLATFORM ? MKR_ROLE_PLATFORM : MKR_ROLE_RENT;
}

static char *
alias_of (const char *given,
          gint64      id)
{
  return given && *given ? g_strdup (given) : g_strdup_printf (_("Account %lld"), (long long) id);
}

/* Inside a transaction; @batch: the import that makes it, 0: a person. */
gboolean
mkr_account_insert (MkrBook     *book,
                    MkrAccount  *self,
                    gint64       batch,
                    GError     **error)
{
  g_autofree char *name = mkr_text_fold (self->name ? self->name : "");
  g_autofree char *key = mkr_name_key (name);
  g_autofree char *alias = NULL;
  gint64 id = 0;

  if (self->role == 0)
    self->role = default_role (self->kind);
  if (!mkr_book_value (book, &id, error, "SELECT ifnull (max (id), 0) + 1 FROM account", NULL))
    return FALSE;
  alias = alias_of (self->alias, id);
  if (!mkr_book_run (book, error,
                     "INSERT INTO account (id, name, name_key, alias, kind, role, currency, pays_into, has_withdrawals, "
                     "archived, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "itttiitziiz",
                     id, name, key, alias, (gint64)self->kind, (gint64)self->role,
                     self->currency ? self->currency->code : NULL, self->pays_into,
                     (gint64)(self->has_withdrawals ? 1 : 0), (gint64)(self->archived ? 1 : 0), batch))
    return FALSE;

  self->id = id;
  g_free (self->alias);
  self->alias = g_steal_pointer (&alias);
  return TRUE;
}

gboolean
mkr_account_add (MkrBook     *book,
                 MkrAccount  *self,
                 GError     **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->id == 0, FALSE);

  if (!mkr_book_begin (book, _("Adding the account"), error))
    return FALSE;
  ok = check (book, self, error) && mkr_account_insert (book, self, 0, error);
  if (mkr_book_finish (book, ok, mkr_ledger_rebuild, error))
    return TRUE;

  self->id = 0;
  return FALSE;
}

/**
 * mkr_account_edit:
 *
 * Role, place of payment and name decide what counts as received, so that is worked out anew.
 */
gboolean
mkr_account_edit (MkrBook           *book,
                  const MkrAccount  *self,
                  GError           **error)
{
  g_autofree char *name = NULL;
  g_autofree char *alias = NULL;
  g_autofree char *key = NULL;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->id != 0, FALSE);

  name = mkr_text_fold (self->name ? self->name : "");
  alias = alias_of (self->alias, self->id);
  key = mkr_name_key (name);
  if (!mkr_book_begin (book, _("Changing the account"), error))
    return FALSE;
  ok = check (book, self, error) &&
       mkr_book_run (book, error,
                     "UPDATE account SET name = ?, name_key = ?, alias = ?, kind = ?, role = ?, currency = ?, pays_into = ?, "
                     "has_withdrawals = ?, archived = ?, made_by = NULL WHERE id = ?", "tttiitziii",
                     name, key, alias, (gint64)self->kind, (gint64)self->role,
                     self->currency ? self->currency->code : NULL, self->pays_into,
                     (gint64)(self->has_withdrawals ? 1 : 0), (gint64)(self->archived ? 1 : 0), self->id);
  if (ok && sqlite3_changes (book->db) == 0)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no account “%s”"), name);
      ok = FALSE;
    }
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}

gboolean
mkr_account_remove (MkrBook  *book,
                    gint64    id,
                    GError  **error)
{
  gint64 used = 0;
  gboolean ok = TRUE;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Removing the account"), error))
    return FALSE;
  if (!mkr_book_value (book, &used, error,
                       "SELECT EXISTS (SELECT 1 FROM entry WHERE account = ?1) + "
                       "EXISTS (SELECT 1 FROM count WHERE account = ?1)", "i", id))
    ok = FALSE;
  else if (used)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
                   _("The account has payouts or counts and cannot be removed; archive it instead"));
      ok = FALSE;
    }
  /* An undone import stays listed, and names its account. */
  ok = ok && mkr_book_value (book, &used, error, "SELECT EXISTS (SELECT 1 FROM batch WHERE account = ?)", "i", id);
  if (ok && used)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
                   _("An import into this account is listed, so it cannot be removed; archive it instead"));
      ok = FALSE;
    }
  ok = ok && mkr_book_run (book, error, "DELETE FROM payer_rule WHERE account = ?", "i", id) &&
       mkr_book_run (book, error, "DELETE FROM account WHERE id = ?", "i", id);
  ok = ok && mkr_book_check_changed (book, _("There is no such account"), error);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}
