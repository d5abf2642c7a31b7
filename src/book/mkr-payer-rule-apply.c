/* mkr-payer-rule-apply.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-payer-rule-private.h"
#include "mkr-source-private.h"

/* Rules on the rows of the book. A row's source is a function of its payer, its account and the rules, whichever came first:
 * rows of files whose source is that of their payer's name, or a rule's. One that the platform's format, the person's choice at
 * import or a later choice of hers gave stays. */

/* What is known of a payer in an account. */
typedef struct
{
  gint64                 named;   /* the source that the name leads to; 0: none yet */
  const MkrPayerRuleKey *rule;    /* nullable */
} Verdict;

typedef struct
{
  MkrBook       *book;
  MkrPayerRules *rules;
  GHashTable    *accounts;   /* account → party → Verdict */
  gint64         account;    /* of the row before */
  GHashTable    *verdicts;   /* its parties */
} Look;

static GHashTable *
verdicts_of (Look   *look,
             gint64  account)
{
  if (look->verdicts && look->account == account)
    return look->verdicts;
  look->account = account;
  look->verdicts = g_hash_table_lookup (look->accounts, &account);
  if (!look->verdicts)
    {
      look->verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (look->accounts, g_memdup2 (&account, sizeof account), look->verdicts);
    }
  return look->verdicts;
}

#define NAMED "SELECT ifnull ((SELECT source FROM source_name WHERE name_key = ?), 0)"

/* NULL: the book cannot be read. */
static const Verdict *
look_up (Look        *look,
         gint64       account,
         const char  *party,
         GError     **error)
{
  GHashTable *verdicts = verdicts_of (look, account);
  g_autofree char *key = NULL;
  Verdict found = { 0 };
  Verdict *verdict = g_hash_table_lookup (verdicts, party);

  if (verdict)
    return verdict;
  key = mkr_name_key (party);
  found.rule = *key ? mkr_payer_rules_find (look->rules, key, account) : NULL;
  if (!mkr_book_value (look->book, &found.named, error, NAMED, "t", key))
    return NULL;
  verdict = g_memdup2 (&found, sizeof found);
  g_hash_table_insert (verdicts, g_strdup (party), verdict);
  return verdict;
}

static gboolean
judge (Look      *look,
       MkrQuery  *query,
       GArray    *changes,
       GError   **error)
{
  const Verdict *verdict = look_up (look, sqlite3_column_int64 (query, 1), (const char *)sqlite3_column_text (query, 2), error);
  gint64 source = sqlite3_column_int64 (query, 3);
  gboolean is_ruled = sqlite3_column_type (query, 4) != SQLITE_NULL;
  gint64 rule = sqlite3_column_int64 (query, 4);
  MkrRuledChange change = { sqlite3_column_int64 (query, 0), source, 0, 0, sqlite3_column_int (query, 5) != 0 };

  if (!verdict)
    return FALSE;
  if (!is_ruled && (!verdict->rule || (source != 0 && source != verdict->named)))
    return TRUE;
  change.rule = verdict->rule ? verdict->rule->id : 0;
  change.source = verdict->rule ? verdict->rule->source : verdict->named;
  if (!is_ruled || change.rule != rule || change.source != source)
    g_array_append_val (changes, change);
  return TRUE;
}

GArray *
mkr_payer_rules_find_changes (MkrBook        *book,
                              MkrPayerRules  *rules,
                              gboolean        with_removed,
                              GError        **error)
{
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (MkrRuledChange));
  g_autoptr(GHashTable) accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          (GDestroyNotify)g_hash_table_unref);
  Look look = { .book = book, .rules = rules, .accounts = accounts };
  g_autoptr(MkrQuery) query = NULL;
  gint64 any = 0;
  int state;

  if (!mkr_book_value (book, &any, error, "SELECT EXISTS (SELECT 1 FROM ruled)", NULL))
    return NULL;
  if (mkr_payer_rules_is_empty (rules) && !any)
    return g_steal_pointer (&changes);

  query = mkr_book_query (book, error,
                          "SELECT e.id, e.account, e.party, ifnull (e.source, 0), r.rule, e.removed FROM entry e "
                          "JOIN batch b ON b.id = e.batch LEFT JOIN ruled r ON r.entry = e.id "
                          "WHERE e.kind IN (1, 2, 3) AND e.edited = 0 AND e.removed <= ? AND (e.party <> '' OR r.rule IS NOT NULL) "
                          "AND b.format <> '' AND (b.sourced = 0 OR r.rule IS NOT NULL)",
                          "i", (gint64)(with_removed ? 1 : 0));
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    if (!judge (&look, query, changes, error))
      return NULL;

  return state == 0 ? g_steal_pointer (&changes) : NULL;
}

/* No rule names it any more, and no row ever did by name: the source is made as its import would have made it. */
static gboolean
make_named (MkrBook         *book,
            MkrRuledChange  *change,
            GError         **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, "SELECT party, batch FROM entry WHERE id = ?", "i", change->entry);
  MkrSource made = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *key = NULL;
  gint64 batch;
  gboolean ok;

  if (!query || mkr_book_step (book, query, error) != 1)
    return FALSE;
  name = mkr_column_dup (query, 0);
  batch = sqlite3_column_int64 (query, 1);
  key = mkr_name_key (name);
  if (!mkr_book_value (book, &change->source, error, NAMED, "t", key))
    return FALSE;
  /* A later import may have taken the payer's name away. */
  if (change->source != 0 || *key == '\0')
    return TRUE;

  made.name = name;
  ok = mkr_source_insert (book, &made, batch, error);
  change->source = made.id;
  g_free (made.alias);
  return ok;
}

static gboolean
write_change (MkrBook         *book,
              MkrRuledChange  *change,
              GError         **error)
{
  if (change->source == 0 && !make_named (book, change, error))
    return FALSE;
  return mkr_book_run (book, error, "UPDATE entry SET source = ? WHERE id = ?", "zi", change->source, change->entry) &&
         (change->rule != 0
            ? mkr_book_run (book, error, "INSERT OR REPLACE INTO ruled (entry, rule) VALUES (?, ?)", "ii", change->entry, change->rule)
            : mkr_book_run (book, error, "DELETE FROM ruled WHERE entry = ?", "i", change->entry));
}

/* Sources that imports made and that no row needs any more go, as if the rule had been there first. */
static gboolean
drop_unused (MkrBook  *book,
             GArray   *changes,
             GError  **error)
{
  g_autoptr(GArray) former = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 last = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      gint64 was = g_array_index (changes, MkrRuledChange, i).was;

      if (was != 0 && was != last)
        g_array_append_val (former, was);
      last = was;
    }
  return former->len == 0 || mkr_sources_drop_unused (book, former, error);
}

gboolean
mkr_payer_rules_settle (MkrBook   *book,
                        guint     *n_changed,
                        gboolean  *moved,
                        GError   **error)
{
  g_autoptr(MkrPayerRules) rules = mkr_payer_rules_load (book, error);
  g_autoptr(GArray) changes = rules ? mkr_payer_rules_find_changes (book, rules, TRUE, error) : NULL;
  guint seen = 0;

  if (!changes)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      MkrRuledChange *change = &g_array_index (changes, MkrRuledChange, i);

      if (!write_change (book, change, error))
        return FALSE;
      seen += !change->removed;
    }

  if (n_changed)
    *n_changed = seen;
  if (moved)
    *moved = changes->len > 0;
  return drop_unused (book, changes, error);
}
