/* mkr-book-check.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-ledger.h"
#include "mkr-payer-rule-private.h"
#include "mkr-schema.h"

/* What holds in every sound book. Each query counts the rows that break the rule. */
static const struct { const char *sql, *text; } invariants[] = {
  { "SELECT count(*) FROM setting WHERE id <> 1 OR (SELECT count(*) FROM setting) <> 1",
    N_("The book must have exactly one row of settings") },
  { "SELECT count(*) FROM entry WHERE net <> gross - fee", N_("Net must be gross less fee (%lld rows)") },
  { "SELECT count(*) FROM entry e LEFT JOIN batch b ON b.id = e.batch WHERE b.account IS NOT e.account",
    N_("A payout must lie in the account of its import (%lld rows)") },
  { "SELECT count(*) FROM entry WHERE source IS NOT NULL AND source NOT IN (SELECT id FROM source)",
    N_("The source of a payout must be in the book (%lld rows)") },
  { "SELECT count(*) FROM entry WHERE id < 1 OR length (key) <> 16 OR occurrence < 1 OR line < 0 OR length (date) <> 10 "
    "OR length (currency) <> 3 OR seconds < 0 OR raw_at < 0 OR raw_length < 1 OR edited NOT IN (0, 1) OR removed NOT IN (0, 1)",
    N_("A payout must have the form that the book keeps (%lld rows)") },
  { "SELECT count(*) FROM entry e JOIN batch b ON b.id = e.batch WHERE e.id NOT BETWEEN b.first_entry AND b.last_entry",
    N_("A payout must lie among the rows of its import (%lld rows)") },
  { "SELECT count(*) FROM batch b WHERE b.undone = 0 AND b.added <> (SELECT count(*) FROM entry e WHERE e.batch = b.id "
    "AND e.id BETWEEN b.first_entry AND b.last_entry)",
    N_("An import must hold all of its rows (%lld imports)") },
  { "SELECT count(*) FROM (SELECT 1 FROM entry GROUP BY account, key, occurrence HAVING count(*) > 1)",
    N_("A payout must be found by its key (%lld rows)") },
  { "SELECT (SELECT count(*) FROM entry_raw WHERE entry NOT IN (SELECT id FROM entry)) + (SELECT count(*) FROM entry e "
    "WHERE e.raw_at IS NOT NULL AND (e.raw_length IS NULL OR ifnull ((SELECT t.start + length (t.text) FROM batch_text t "
    "WHERE t.batch = e.batch AND t.start <= e.raw_at ORDER BY t.start DESC LIMIT 1), 0) < e.raw_at + e.raw_length))",
    N_("A kept row must belong to a payout (%lld rows)") },
  { "SELECT count(*) FROM source s WHERE NOT EXISTS (SELECT 1 FROM source_name n WHERE n.source = s.id)",
    N_("A source must be found by a name (%lld sources)") },
  { "SELECT count(*) FROM set_aside WHERE source <> 0 AND source NOT IN (SELECT id FROM source)",
    N_("A set-aside must belong to a source (%lld rules)") },
  { "SELECT count(*) FROM count WHERE account <> 0 AND account NOT IN (SELECT id FROM account)",
    N_("A balance must belong to an account (%lld balances)") },
  { "SELECT count(*) FROM exchange_rate WHERE date IS NOT date (date, '+0 days')",
    N_("An exchange rate must be of a day of the calendar (%lld rates)") },
  { "SELECT count(*) FROM entry WHERE date IS NOT NULL AND date IS NOT date (date, '+0 days')",
    N_("A date must be a day of the calendar (%lld rows)") },
  { "SELECT count(*) FROM balance WHERE entry IS NOT NULL AND entry NOT IN (SELECT id FROM entry)",
    N_("What an account held after a row must belong to a payout (%lld rows)") },
  { "SELECT count(*) FROM batch_known k JOIN batch b ON b.id = k.batch WHERE b.undone = 1 OR k.last - k.first + 1 <> "
    "(SELECT count(*) FROM entry e WHERE e.id BETWEEN k.first AND k.last AND e.account = b.account)",
    N_("What an import has in common with others must be in the book (%lld places)") },
  { "SELECT count(*) FROM match WHERE leaves <> 0 AND leaves NOT IN (SELECT id FROM entry)",
    N_("A match must lead to two payouts (%lld matches)") },
  { "SELECT count(*) FROM (SELECT 1 FROM part p JOIN entry e ON e.id = p.entry GROUP BY e.id "
    "HAVING sum (p.gross) <> e.gross OR sum (p.fee) <> e.fee OR sum (p.net) <> e.net)",
    N_("The parts of a payout must add up to it (%lld payouts)") },
  { "SELECT count(*) FROM rate_term a JOIN rate_term b ON b.contract = a.contract AND b.from_date > a.from_date "
    "WHERE a.until_date >= b.from_date", N_("Rates of a contract must not overlap (%lld rates)") },
  { "SELECT count(*) FROM work_log WHERE date IS NOT date (date, '+0 days')",
    N_("Hours must be of a day of the calendar (%lld entries)") },
  { "SELECT count(*) FROM ruled r JOIN payer_rule p ON p.id = r.rule JOIN entry e ON e.id = r.entry "
    "WHERE e.edited = 1 OR e.source IS NOT p.source OR p.account NOT IN (0, e.account)",
    N_("A payout that a rule sorted must have the rule's source (%lld rows)") },
};

/* Kept sums against the same sums worked out anew. */
static const struct { const char *table, *columns, *text; } derived[] = {
  { "entry", "id, received, earned, gross, fee, net", N_("What counts as received or earned differs from the rule (%lld rows)") },
  { "converted", "*", N_("What other currencies count differs from the rule (%lld rows)") },
  { "part", "*", N_("The parts of payouts differ from the rule (%lld parts)") },
  { "rollup", "*", N_("The kept sums by month differ from the rows (%lld sums)") },
  { "receipt_day", "*", N_("The kept sums by day differ from the rows (%lld days)") },
  { "presence", "*", N_("The kept months of the accounts differ from the rows (%lld months)") },
  { "counted", "*", N_("The kept numbers of payouts differ from the rows (%lld sources)") },
  { "payer", "*", N_("The accounts that sources pay from differ from the rule (%lld sources)") },
  { "covered", "*", N_("The months that a rail's statement covers differ from the rule (%lld months)") },
  { "doubt", "*", N_("The days that arrivals put in doubt differ from the rule (%lld days)") },
  { "movement", "*", N_("Movements of money differ from the rule (%lld movements)") },
};

static void
add_line (GPtrArray  *lines,
          const char *text,
          gint64      n)
{
  #pragma GCC diagnostic push
  #pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (lines, g_strdup_printf (text, (long long)n));
  #pragma GCC diagnostic pop
}

static gboolean
add_rows (MkrBook     *self,
          const char  *sql,
          const char  *format,
          GPtrArray   *lines,
          GError     **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (self, error, sql, NULL);
  int state;

  if (!query)
    return FALSE;
  while ((state = mkr_book_step (self, query, error)) > 0)
    {
      const char *text = (const char *)sqlite3_column_text (query, 0);

      if (g_strcmp0 (text, "ok") == 0)
        continue;
      #pragma GCC diagnostic push
      #pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_ptr_array_add (lines, g_strdup_printf (format, text ? text : ""));
      #pragma GCC diagnostic pop
    }
  return state == 0;
}

static gboolean
check_schema (MkrBook    *self,
              GPtrArray  *lines,
              GError    **error)
{
  g_autofree char *hash = mkr_schema_hash (self->db, error);
  g_autofree char *known = NULL;
  const MkrSchemaStep *steps;
  guint n_steps;

  steps = mkr_schema_steps (&n_steps);
  if (!hash || !(known = mkr_schema_known_hash (steps, n_steps, error)))
    return FALSE;
  if (strcmp (hash, known) != 0)
    g_ptr_array_add (lines, g_strdup (_("The tables or rules of the book were changed by another program")));
  return TRUE;
}

/* A copy in memory: nothing is locked or written, and a read-only book can be checked too. */
static MkrBook *
copy_to_memory (MkrBook  *self,
                GError  **error)
{
  sqlite3 *db = NULL;
  sqlite3_backup *backup;
  int code = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY, NULL);

  backup = code == SQLITE_OK ? sqlite3_backup_init (db, "main", self->db, "main") : NULL;
  if (backup)
    {
      code = sqlite3_backup_step (backup, -1);
      sqlite3_backup_finish (backup);
      if (code == SQLITE_DONE)
        return mkr_book_new_for_db (db, self->path);
    }
  mkr_set_sqlite_error (error, db, code, self->path, _("Checking the book"));
  sqlite3_close (db);
  return NULL;
}

static gboolean
compare_derived (MkrBook    *self,
                 GPtrArray  *lines,
                 GError    **error)
{
  g_autoptr(MkrBook) copy = copy_to_memory (self, error);

  if (!copy)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    {
      g_autofree char *sql = g_strdup_printf ("CREATE TEMP TABLE kept_%s AS SELECT %s FROM main.%s",
                                              derived[i].table, derived[i].columns, derived[i].table);

      if (!mkr_book_run (copy, error, sql, NULL))
        return FALSE;
    }
  if (!mkr_ledger_rebuild (copy, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT (SELECT count(*) FROM (SELECT * FROM kept_%1$s EXCEPT SELECT %2$s FROM main.%1$s)) + "
                         "(SELECT count(*) FROM (SELECT %2$s FROM main.%1$s EXCEPT SELECT * FROM kept_%1$s))",
                         derived[i].table, derived[i].columns);
      gint64 n = 0;

      if (!mkr_book_value (copy, &n, error, sql, NULL))
        return FALSE;
      if (n > 0)
        add_line (lines, _(derived[i].text), n);
    }
  return TRUE;
}

static gboolean
check_rules (MkrBook    *self,
             GPtrArray  *lines,
             GError    **error)
{
  g_autoptr(MkrPayerRules) rules = mkr_payer_rules_load (self, error);
  g_autoptr(GArray) changes = rules ? mkr_payer_rules_find_changes (self, rules, TRUE, error) : NULL;

  if (changes && changes->len > 0)
    add_line (lines, _("A payout must have the source that the rules for payers say (%lld rows)"), changes->len);
  return changes != NULL;
}

/**
 * mkr_book_check:
 *
 * Looks at everything and changes nothing: SQLite's integrity, the schema, foreign keys, the invariants, and every kept sum
 * against its rows.
 *
 * Returns: (transfer full): translated lines, empty when sound; NULL with an error if the book cannot be read
 */
GStrv
mkr_book_check (MkrBook  *self,
                GError  **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (self), NULL);

  if (!mkr_book_is_open (self, error) ||
      !add_rows (self, "PRAGMA integrity_check", _("SQLite reports: %s"), lines, error) ||
      !check_schema (self, lines, error) ||
      !add_rows (self, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check",
                 _("Rows of “%s” have lost what they belong to"), lines, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (invariants); i++)
    {
      gint64 n = 0;

      if (!mkr_book_value (self, &n, error, invariants[i].sql, NULL))
        return NULL;
      if (n > 0)
        add_line (lines, _(invariants[i].text), n);
    }
  if (!check_rules (self, lines, error))
    return NULL;
  /* Sums of rows that are broken themselves would only repeat the lines above. */
  ok = lines->len > 0 || compare_derived (self, lines, error);
  if (!ok)
    return NULL;

  g_ptr_array_add (lines, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}
