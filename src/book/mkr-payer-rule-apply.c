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
  GHashTable    *verdicts;   /* account and party → Verdict */
} Look;

static Verdict *
look_up (Look       *look,
         gint64      account,
         const char *party)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT " %s", account, party);
  Verdict *verdict = g_hash_table_lookup (look->verdicts, name);

  if (!verdict)
    {
      g_autofree char *key = mkr_name_key (party);

      verdict = g_new0 (Verdict, 1);
      verdict->rule = *key ? mkr_payer_rules_find (look->rules, key, account) : NULL;
      mkr_book_value (look->book, &verdict->named, NULL, "SELECT source FROM source_name WHERE name_key = ?", "t", key);
      g_hash_table_insert (look->verdicts, g_steal_pointer (&name), verdict);
    }
  return verdict;
}

static void
judge (Look     *look,
       MkrQuery *query,
       GArray   *changes)
{
  const Verdict *verdict = look_up (look, sqlite3_column_int64 (query, 1), (const char *)sqlite3_column_text (query, 2));
  gint64 source = sqlite3_column_int64 (query, 3);
  gboolean is_ruled = sqlite3_column_type (query, 4) != SQLITE_NULL;
  gint64 rule = sqlite3_column_int64 (query, 4);
  MkrRuledChange change = { sqlite3_column_int64 (query, 0), source, 0, 0, sqlite3_column_int (query, 5) != 0 };

  if (!is_ruled && (!verdict->rule || (source != 0 && source != verdict->named)))
    return;
  change.rule = verdict->rule ? verdict->rule->id : 0;
  change.source = verdict->rule ? verdict->rule->source : verdict->named;
  if (!is_ruled || change.rule != rule || change.source != source)
    g_array_append_val (changes, change);
}

GArray *
mkr_payer_rules_find_changes (MkrBook        *book,
                              MkrPayerRules  *rules,
                              gboolean        with_removed,
                              GError        **error)
{
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (MkrRuledChange));
  g_autoptr(GHashTable) verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Look look = { book, rules, verdicts };
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
                          "WHERE e.kind IN (1, 2, 3) AND e.edited = 0 AND e.removed <= ? AND e.party <> '' AND b.format <> ''",
                          "i", (gint64)(with_removed ? 1 : 0));
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    judge (&look, query, changes);

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
  if (mkr_book_value (book, &change->source, NULL, "SELECT source FROM source_name WHERE name_key = ?", "t", key))
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

/* Sources that imports made and that no row needs any more, as if the rule had been there first. */
static gboolean
drop_unused (MkrBook  *book,
             GArray   *changes,
             GError  **error)
{
  gint64 last = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      gint64 was = g_array_index (changes, MkrRuledChange, i).was;

      if (was == 0 || was == last)
        continue;
      last = was;
      if (!mkr_book_run (book, error,
                         "DELETE FROM source WHERE id = ?1 AND made_by IS NOT NULL "
                         "AND NOT EXISTS (SELECT 1 FROM contract WHERE source = ?1) "
                         "AND NOT EXISTS (SELECT 1 FROM entry WHERE source = ?1) "
                         "AND NOT EXISTS (SELECT 1 FROM set_aside WHERE source = ?1) "
                         "AND NOT EXISTS (SELECT 1 FROM split WHERE source = ?1) "
                         "AND NOT EXISTS (SELECT 1 FROM payer_rule WHERE source = ?1) "
                         "AND NOT EXISTS (SELECT 1 FROM entry_history WHERE source = ?1)", "i", was))
        return FALSE;
    }
  return TRUE;
}

gboolean
mkr_payer_rules_settle (MkrBook  *book,
                        guint    *n_changed,
                        GError  **error)
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
  return drop_unused (book, changes, error);
}
