/* mkr-payer-rule.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "mkr-book-private.h"
#include "mkr-ledger.h"
#include "mkr-payer-rule-private.h"
#include "mkr-text.h"

/* What a person said about payers. Of several rules that fit, the whole name comes before a beginning, a named account before
 * any, a longer beginning before a shorter one, the older rule before the newer one. */

struct _MkrPayerRules
{
  GArray *all;   /* of MkrPayerRuleKey */
};

void
mkr_payer_rule_free (MkrPayerRule *self)
{
  if (!self)
    return;
  g_free (self->payer);
  g_free (self);
}

static void
clear_key (gpointer data)
{
  g_free (((MkrPayerRuleKey *)data)->key);
}

static gint
compare (gconstpointer a,
         gconstpointer b)
{
  const MkrPayerRuleKey *left = a;
  const MkrPayerRuleKey *right = b;
  gsize left_length = strlen (left->key);
  gsize right_length = strlen (right->key);

  if (left->opens != right->opens)
    return left->opens ? 1 : -1;
  if ((left->account == 0) != (right->account == 0))
    return left->account == 0 ? 1 : -1;
  if (left_length != right_length)
    return left_length < right_length ? 1 : -1;
  return (left->id > right->id) - (left->id < right->id);
}

MkrPayerRules *
mkr_payer_rules_load (MkrBook  *book,
                      GError  **error)
{
  g_autoptr(MkrPayerRules) self = g_new0 (MkrPayerRules, 1);
  g_autoptr(MkrQuery) query = NULL;
  int state;

  self->all = g_array_new (FALSE, FALSE, sizeof (MkrPayerRuleKey));
  g_array_set_clear_func (self->all, clear_key);
  query = mkr_book_query (book, error, "SELECT id, account, source, name_key, opens FROM payer_rule", NULL);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrPayerRuleKey rule = {
        sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1), sqlite3_column_int64 (query, 2),
        mkr_column_dup (query, 3), sqlite3_column_int (query, 4) != 0,
      };

      g_array_append_val (self->all, rule);
    }
  g_array_sort (self->all, compare);
  return state == 0 ? g_steal_pointer (&self) : NULL;
}

void
mkr_payer_rules_free (MkrPayerRules *self)
{
  if (!self)
    return;
  g_array_unref (self->all);
  g_free (self);
}

gboolean
mkr_payer_rules_is_empty (MkrPayerRules *self)
{
  return self->all->len == 0;
}

void
mkr_payer_rules_add (MkrPayerRules   *self,
                     MkrPayerRuleKey  rule)
{
  for (guint i = self->all->len; i > 0; i--)
    if (g_array_index (self->all, MkrPayerRuleKey, i - 1).id == rule.id)
      g_array_remove_index (self->all, i - 1);
  g_array_append_val (self->all, rule);
  g_array_sort (self->all, compare);
}

const MkrPayerRuleKey *
mkr_payer_rules_find (MkrPayerRules  *self,
                      const char     *key,
                      gint64          account)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const MkrPayerRuleKey *rule = &g_array_index (self->all, MkrPayerRuleKey, i);

      if ((rule->account == 0 || rule->account == account) &&
          (rule->opens ? g_str_has_prefix (key, rule->key) : strcmp (key, rule->key) == 0))
        return rule;
    }
  return NULL;
}

char *
mkr_payer_rule_key (const char *payer,
                    gboolean    is_whole,
                    gboolean   *opens)
{
  g_autofree char *name = g_strchomp (g_strdup (payer ? payer : ""));
  gsize length = strlen (name);

  *opens = !is_whole && length > 0 && name[length - 1] == '*';
  if (*opens)
    name[length - 1] = '\0';
  return mkr_name_key (name);
}

static MkrPayerRule *
read_rule (MkrQuery *query)
{
  MkrPayerRule *self = g_new0 (MkrPayerRule, 1);

  self->id = sqlite3_column_int64 (query, 0);
  self->payer = mkr_column_dup (query, 1);
  self->account = sqlite3_column_int64 (query, 2);
  self->source = sqlite3_column_int64 (query, 3);
  self->n = (guint)sqlite3_column_int64 (query, 4);
  self->is_whole = sqlite3_column_int (query, 5) == 0 && g_str_has_suffix (self->payer, "*");
  return self;
}

#define COLUMNS "p.id, p.payer, p.account, p.source, (SELECT count(*) FROM ruled r JOIN entry e ON e.id = r.entry " \
                "WHERE r.rule = p.id AND e.removed = 0), p.opens "

GPtrArray *
mkr_payer_rules_list (MkrBook  *book,
                      GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT " COLUMNS "FROM payer_rule p "
                          "ORDER BY p.opens, p.account = 0, length (CAST (p.name_key AS BLOB)) DESC, p.id", NULL);
  return mkr_book_list (book, query, (MkrReadRow)read_rule, (GDestroyNotify)mkr_payer_rule_free, error);
}

MkrPayerRule *
mkr_payer_rule_get (MkrBook  *book,
                    gint64    id,
                    GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT " COLUMNS "FROM payer_rule p WHERE p.id = ?", "i", id);
  state = query ? mkr_book_step (book, query, error) : -1;
  if (state == 0)
    g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no rule %lld"), (long long)id);
  return state > 0 ? read_rule (query) : NULL;
}

MkrPayerRule *
mkr_payer_rule_of (MkrBook  *book,
                   gint64    entry,
                   GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT " COLUMNS "FROM payer_rule p WHERE p.id = (SELECT rule FROM ruled WHERE entry = ?)", "i", entry);
  return query && mkr_book_step (book, query, error) > 0 ? read_rule (query) : NULL;
}

static gboolean
require (MkrBook    *book,
         const char *sql,
         gint64      id,
         const char *missing,
         GError    **error)
{
  gint64 n = 0;

  if (!mkr_book_value (book, &n, error, sql, "i", id))
    return FALSE;
  if (n == 0)
    g_set_error_literal (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, missing);
  return n != 0;
}

/* What it leads to is there, and no other rule says the same of these payers. */
static gboolean
is_sound (MkrBook             *book,
          const MkrPayerRule  *self,
          const char          *key,
          gboolean             opens,
          GError             **error)
{
  gint64 other = 0;

  if (*key == '\0')
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, _("A rule needs the name of a payer"));
      return FALSE;
    }
  if (!require (book, "SELECT count(*) FROM source WHERE id = ?", self->source, _("There is no such source"), error) ||
      (self->account != 0 &&
       !require (book, "SELECT count(*) FROM account WHERE id = ?", self->account, _("There is no such account"), error)) ||
      !mkr_book_value (book, &other, error,
                       "SELECT ifnull ((SELECT id FROM payer_rule WHERE name_key = ?1 AND opens = ?2 AND account = ?3 "
                       "AND id <> ?4), 0)",
                       "tiii", key, (gint64)opens, self->account, self->id))
    return FALSE;
  if (other != 0)
    g_set_error (error, MKR_ERROR, MKR_ERROR_EXISTS, _("There is a rule for “%s” already: rule %lld. Change that one."),
                 self->payer, (long long)other);
  return other == 0;
}

/**
 * mkr_payer_rule_add:
 * @self: gets its id; with one (of a rule that was removed) it comes back as it was
 * @n_changed: (out) (optional): payouts that got another source
 *
 * Errors: MKR_ERROR_NOT_FOUND (source or account), _EXISTS, _REFUSED (no payer), those of writing.
 */
gboolean
mkr_payer_rule_add (MkrBook       *book,
                    MkrPayerRule  *self,
                    guint         *n_changed,
                    GError       **error)
{
  g_autofree char *payer = NULL;
  g_autofree char *key = NULL;
  gint64 id;
  gboolean opens, ok, moved = FALSE;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self != NULL, FALSE);

  payer = mkr_text_fold (self->payer ? self->payer : "");
  key = mkr_payer_rule_key (payer, self->is_whole, &opens);
  id = self->id;
  if (!mkr_book_begin (book, _("Adding the rule"), error))
    return FALSE;
  ok = is_sound (book, self, key, opens, error) &&
       (id != 0 || mkr_book_value (book, &id, error, "SELECT ifnull (max (id), 0) + 1 FROM payer_rule", NULL)) &&
       mkr_book_run (book, error, "INSERT INTO payer_rule (id, payer, name_key, opens, account, source) VALUES (?, ?, ?, ?, ?, ?)",
                     "ittiii", id, payer, key, (gint64)opens, self->account, self->source) &&
       mkr_payer_rules_settle (book, n_changed, &moved, error);
  if (!mkr_book_finish (book, ok, moved ? mkr_ledger_rebuild : NULL, error))
    return FALSE;

  self->id = id;
  return TRUE;
}

gboolean
mkr_payer_rule_edit (MkrBook             *book,
                     const MkrPayerRule  *self,
                     guint               *n_changed,
                     GError             **error)
{
  g_autofree char *payer = NULL;
  g_autofree char *key = NULL;
  g_autofree char *missing = NULL;
  gboolean opens, ok, moved = FALSE;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->id != 0, FALSE);

  payer = mkr_text_fold (self->payer ? self->payer : "");
  key = mkr_payer_rule_key (payer, self->is_whole, &opens);
  missing = g_strdup_printf (_("There is no rule %lld"), (long long)self->id);
  if (!mkr_book_begin (book, _("Changing the rule"), error))
    return FALSE;
  ok = require (book, "SELECT count(*) FROM payer_rule WHERE id = ?", self->id, missing, error) &&
       is_sound (book, self, key, opens, error) &&
       mkr_book_run (book, error, "UPDATE payer_rule SET payer = ?, name_key = ?, opens = ?, account = ?, source = ? WHERE id = ?",
                     "ttiiii", payer, key, (gint64)opens, self->account, self->source, self->id) &&
       mkr_payer_rules_settle (book, n_changed, &moved, error);
  return mkr_book_finish (book, ok, moved ? mkr_ledger_rebuild : NULL, error);
}

/**
 * mkr_payer_rule_remove:
 *
 * Rows that it sorted get the source of the next rule that fits, else that of their payer's name.
 */
gboolean
mkr_payer_rule_remove (MkrBook  *book,
                       gint64    id,
                       guint    *n_changed,
                       GError  **error)
{
  g_autofree char *missing = NULL;
  gboolean ok, moved = FALSE;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  missing = g_strdup_printf (_("There is no rule %lld"), (long long)id);
  if (!mkr_book_begin (book, _("Removing the rule"), error))
    return FALSE;
  ok = require (book, "SELECT count(*) FROM payer_rule WHERE id = ?", id, missing, error) &&
       mkr_book_run (book, error, "DELETE FROM payer_rule WHERE id = ?", "i", id) &&
       mkr_payer_rules_settle (book, n_changed, &moved, error);
  return mkr_book_finish (book, ok, moved ? mkr_ledger_rebuild : NULL, error);
}

GArray *
mkr_payer_rule_preview (MkrBook             *book,
                        const MkrPayerRule  *self,
                        GError             **error)
{
  g_autoptr(MkrPayerRules) rules = NULL;
  MkrPayerRuleKey key = { .id = self->id != 0 ? self->id : G_MAXINT64, .account = self->account, .source = self->source };

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  rules = mkr_payer_rules_load (book, error);
  if (!rules)
    return NULL;
  key.key = mkr_payer_rule_key (self->payer, self->is_whole, &key.opens);
  mkr_payer_rules_add (rules, key);
  return mkr_payer_rules_find_changes (book, rules, FALSE, error);
}

/* @self has payer and source. FALSE without an error: a rule says so already. A rule for the whole name decided before all
 * others and is the one to change; any other is outdone by a new one. */
static gboolean
needs_rule (MkrBook       *book,
            MkrPayerRule  *self,
            gint64         account,
            GError       **error)
{
  g_autoptr(MkrPayerRules) rules = mkr_payer_rules_load (book, error);
  g_autofree char *key = NULL;
  const MkrPayerRuleKey *rule;

  if (!rules)
    return FALSE;
  key = mkr_name_key (self->payer);
  rule = mkr_payer_rules_find (rules, key, account);
  if (*key == '\0' || (rule && rule->source == self->source))
    return FALSE;
  if (rule && !rule->opens)
    {
      self->id = rule->id;
      self->account = rule->account;
    }
  return TRUE;
}

MkrPayerRule *
mkr_payer_rule_for (MkrBook  *book,
                    gint64    entry,
                    GError  **error)
{
  g_autoptr(MkrPayerRule) self = g_new0 (MkrPayerRule, 1);
  g_autoptr(MkrQuery) query = NULL;
  g_autoptr(GArray) changes = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT e.party, e.source, e.account FROM entry e JOIN batch b ON b.id = e.batch WHERE e.id = ? "
                          "AND e.source IS NOT NULL AND e.kind IN (1, 2, 3) AND e.party <> '' AND b.format <> ''", "i", entry);
  if (!query || mkr_book_step (book, query, error) <= 0)
    return NULL;
  self->payer = mkr_column_dup (query, 0);
  self->source = sqlite3_column_int64 (query, 1);
  self->is_whole = TRUE;
  if (!needs_rule (book, self, sqlite3_column_int64 (query, 2), error))
    return NULL;
  changes = mkr_payer_rule_preview (book, self, error);
  if (!changes)
    return NULL;
  self->n = changes->len;
  return g_steal_pointer (&self);
}

/**
 * mkr_payer_rules_apply:
 * @dry_run: only say what would change
 *
 * Returns: (transfer full): of MkrRuledChange; empty as long as no other program writes into the book, since every change of
 *   the rules is applied at once
 */
GArray *
mkr_payer_rules_apply (MkrBook   *book,
                       gboolean   dry_run,
                       GError   **error)
{
  g_autoptr(MkrPayerRules) rules = NULL;
  g_autoptr(GArray) changes = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  rules = mkr_payer_rules_load (book, error);
  changes = rules ? mkr_payer_rules_find_changes (book, rules, FALSE, error) : NULL;
  if (!changes || dry_run || changes->len == 0)
    return g_steal_pointer (&changes);

  if (!mkr_book_begin (book, _("Applying the rules"), error) ||
      !mkr_book_finish (book, mkr_payer_rules_settle (book, NULL, NULL, error), mkr_ledger_rebuild, error))
    return NULL;
  return g_steal_pointer (&changes);
}
