/* mkr-source-merge.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-ledger.h"
#include "mkr-source.h"
#include "mkr-source-private.h"

/* What two sources were before they became one, in temporary tables of the connection: a merge can be taken back until the book
 * is closed. Only what still stands as the merge left it goes back. */

static const char * const tables[] = {
  ("CREATE TEMP TABLE IF NOT EXISTS merged (was INTEGER PRIMARY KEY, target INTEGER, name, alias, work, work_set, account, archived, "
   "made_by, into_work, into_work_set, into_account, into_made_by)"),
  "CREATE TEMP TABLE IF NOT EXISTS merged_entry (was INTEGER, entry INTEGER)",
  "CREATE TEMP TABLE IF NOT EXISTS merged_history (was INTEGER, history INTEGER)",
  "CREATE TEMP TABLE IF NOT EXISTS merged_name (was INTEGER, name_key TEXT)",
  "CREATE TEMP TABLE IF NOT EXISTS merged_rule (was INTEGER, rule INTEGER)",
  "CREATE TEMP TABLE IF NOT EXISTS merged_batch (was INTEGER, batch INTEGER, shared INTEGER)",
  "CREATE TEMP TABLE IF NOT EXISTS merged_aside (was INTEGER, id INTEGER, basis_points INTEGER, from_date TEXT, work INTEGER)",
  "CREATE TEMP TABLE IF NOT EXISTS merged_contract (was INTEGER, contract INTEGER)",
  "CREATE TEMP TABLE IF NOT EXISTS merged_split (was INTEGER, entry INTEGER, source INTEGER, minor INTEGER)",
  /* What the merge made of the splits; and of payouts of which one part is left, what they are without it. */
  "CREATE TEMP TABLE IF NOT EXISTS merged_made (was INTEGER, entry INTEGER, source INTEGER, minor INTEGER)",
  "CREATE INDEX IF NOT EXISTS temp.merged_made_entry ON merged_made (was, entry)",
  "CREATE TEMP TABLE IF NOT EXISTS merged_whole (was INTEGER, entry INTEGER, source INTEGER, rule INTEGER)",
  "CREATE TEMP TABLE IF NOT EXISTS merged_same (entry INTEGER PRIMARY KEY)",
};

/* ?1: the source that goes, ?2: the one that stays. */
static const char * const keep_steps[] = {
  "DELETE FROM temp.merged WHERE was = ?1 AND ?2 <> 0",
  "DELETE FROM temp.merged_entry WHERE was = ?1 AND ?2 <> 0",
  "DELETE FROM temp.merged_history WHERE was = ?1 AND ?2 <> 0",
  "DELETE FROM temp.merged_name WHERE was = ?1 AND ?2 <> 0",
  "DELETE FROM temp.merged_rule WHERE was = ?1 AND ?2 <> 0",
  "DELETE FROM temp.merged_batch WHERE was = ?1 AND ?2 <> 0",
  "DELETE FROM temp.merged_aside WHERE was = ?1 AND ?2 <> 0",
  "DELETE FROM temp.merged_contract WHERE was = ?1 AND ?2 <> 0",
  "DELETE FROM temp.merged_split WHERE was = ?1 AND ?2 <> 0",
  "DELETE FROM temp.merged_made WHERE was = ?1 AND ?2 <> 0",
  "DELETE FROM temp.merged_whole WHERE was = ?1 AND ?2 <> 0",
  "INSERT INTO temp.merged SELECT f.id, i.id, f.name, f.alias, f.work, f.work_set, f.account, f.archived, f.made_by, i.work, "
  "i.work_set, i.account, i.made_by FROM source f, source i WHERE f.id = ?1 AND i.id = ?2",
  "INSERT INTO temp.merged_entry SELECT ?1, id FROM entry WHERE source = ?1 AND ?2 <> 0",
  "INSERT INTO temp.merged_history SELECT ?1, id FROM entry_history WHERE source = ?1 AND ?2 <> 0",
  "INSERT INTO temp.merged_name SELECT ?1, name_key FROM source_name WHERE source = ?1 AND ?2 <> 0",
  "INSERT INTO temp.merged_rule SELECT ?1, id FROM payer_rule WHERE source = ?1 AND ?2 <> 0",
  "INSERT INTO temp.merged_batch SELECT ?1, batch, batch IN (SELECT batch FROM batch_source WHERE source = ?2) FROM batch_source "
  "WHERE source = ?1",
  "INSERT INTO temp.merged_aside SELECT ?1, id, basis_points, from_date, work FROM set_aside WHERE source = ?1 AND ?2 <> 0",
  "INSERT INTO temp.merged_contract SELECT ?1, id FROM contract WHERE source = ?1 AND ?2 <> 0",
  "INSERT INTO temp.merged_split SELECT ?1, entry, source, minor FROM split WHERE source IN (?1, ?2) "
  "AND entry IN (SELECT entry FROM split WHERE source = ?1)",
  "INSERT INTO temp.merged_made SELECT ?1, entry, CASE source WHEN ?1 THEN ?2 ELSE source END AS s, sum (minor) FROM split "
  "WHERE entry IN (SELECT entry FROM split WHERE source = ?1) GROUP BY entry, s",
  "INSERT INTO temp.merged_whole SELECT ?1, e.id, e.source, r.rule FROM entry e LEFT JOIN ruled r ON r.entry = e.id "
  "WHERE e.id IN (SELECT entry FROM temp.merged_made WHERE was = ?1 AND ?2 <> 0 GROUP BY entry HAVING count(*) = 1)",
  "DELETE FROM temp.merged_made WHERE was = ?1 AND ?2 <> 0 AND entry IN (SELECT entry FROM temp.merged_whole WHERE was = ?1)",
};

/* The same, ways back. */
static const char * const back_steps[] = {
  "INSERT INTO source (id, name, alias, work, work_set, account, archived, made_by) SELECT was, name, alias, work, work_set, "
  "account, archived, made_by FROM temp.merged WHERE was = ?1 AND ?2 <> 0",
  "UPDATE source_name SET source = ?1 WHERE source = ?2 AND name_key IN (SELECT name_key FROM temp.merged_name WHERE was = ?1)",
  "UPDATE entry SET source = ?1 WHERE source = ?2 AND id IN (SELECT entry FROM temp.merged_entry WHERE was = ?1)",
  "UPDATE entry_history SET source = ?1 WHERE source = ?2 AND id IN (SELECT history FROM temp.merged_history WHERE was = ?1)",
  "UPDATE contract SET source = ?1 WHERE source = ?2 AND id IN (SELECT contract FROM temp.merged_contract WHERE was = ?1)",
  "UPDATE payer_rule SET source = ?1 WHERE source = ?2 AND id IN (SELECT rule FROM temp.merged_rule WHERE was = ?1)",
  "INSERT OR IGNORE INTO batch_source (batch, source) SELECT batch, was FROM temp.merged_batch WHERE was = ?1 AND ?2 <> 0",
  "DELETE FROM batch_source WHERE source = ?2 AND batch IN (SELECT batch FROM temp.merged_batch WHERE was = ?1 AND shared = 0)",
  "DELETE FROM set_aside WHERE source = ?2 AND id IN (SELECT id FROM temp.merged_aside WHERE was = ?1)",
  "INSERT OR IGNORE INTO set_aside (id, basis_points, from_date, source, work) SELECT id, basis_points, from_date, ?1, work "
  "FROM temp.merged_aside WHERE was = ?1 AND ?2 <> 0",
  /* What a person said of a payout since then stays. */
  "DELETE FROM temp.merged_same",
  "INSERT INTO temp.merged_same SELECT DISTINCT a.entry FROM temp.merged_made a WHERE a.was = ?1 AND ?2 <> 0 "
  "AND NOT EXISTS (SELECT source, minor FROM temp.merged_made m WHERE m.was = ?1 AND m.entry = a.entry "
  "EXCEPT SELECT source, minor FROM split t WHERE t.entry = a.entry) "
  "AND NOT EXISTS (SELECT source, minor FROM split t WHERE t.entry = a.entry "
  "EXCEPT SELECT source, minor FROM temp.merged_made m WHERE m.was = ?1 AND m.entry = a.entry)",
  "INSERT INTO temp.merged_same SELECT w.entry FROM temp.merged_whole w JOIN entry e ON e.id = w.entry "
  "WHERE w.was = ?1 AND e.source IN (?1, ?2) AND e.edited = 0 AND NOT EXISTS (SELECT 1 FROM split t WHERE t.entry = w.entry)",
  "DELETE FROM split WHERE source = ?2 AND entry IN (SELECT m.entry FROM temp.merged_split m JOIN temp.merged_same USING (entry) "
  "WHERE m.was = ?1)",
  "INSERT INTO split (entry, source, minor) SELECT m.entry, m.source, m.minor FROM temp.merged_split m "
  "JOIN temp.merged_same USING (entry) WHERE m.was = ?1 AND ?2 <> 0",
  "UPDATE entry SET source = w.source FROM temp.merged_whole w JOIN temp.merged_same a ON a.entry = w.entry "
  "WHERE w.was = ?1 AND entry.id = w.entry AND ?2 <> 0",
  "INSERT OR REPLACE INTO ruled (entry, rule) SELECT w.entry, w.rule FROM temp.merged_whole w JOIN temp.merged_same USING (entry) "
  "JOIN payer_rule p ON p.id = w.rule AND p.source = w.source WHERE w.was = ?1 AND ?2 <> 0",
  "UPDATE source SET work = m.into_work, work_set = m.into_work_set FROM temp.merged m "
  "WHERE m.was = ?1 AND source.id = ?2 AND source.work = m.work AND m.into_work = 0",
  "UPDATE source SET account = m.into_account FROM temp.merged m WHERE m.was = ?1 AND source.id = ?2 "
  "AND m.into_account IS NULL AND source.account IS m.account",
  "UPDATE source SET made_by = m.into_made_by FROM temp.merged m WHERE m.was = ?1 AND source.id = ?2",
  "DELETE FROM temp.merged WHERE was = ?1 AND ?2 <> 0",
};

static gboolean
make_tables (MkrBook  *book,
             GError  **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!mkr_book_run (book, error, tables[i], NULL))
      return FALSE;
  return TRUE;
}

gboolean
mkr_merge_keep (MkrBook  *book,
                gint64    from,
                gint64    into,
                GError  **error)
{
  if (!make_tables (book, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keep_steps); i++)
    if (!mkr_book_run (book, error, keep_steps[i], "ii", from, into))
      return FALSE;
  return TRUE;
}

/**
 * mkr_source_unmerge:
 * @from: the source that was merged into another one since the book was opened
 *
 * Both are again what they were; what came to the other one since then stays there. Errors: MKR_ERROR_NOT_FOUND (not merged,
 * or the other source is gone), _EXISTS (a new source took its place), those of writing.
 */
gboolean
mkr_source_unmerge (MkrBook  *book,
                    gint64    from,
                    GError  **error)
{
  gint64 into = 0, taken = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Taking the merge back"), error))
    return FALSE;
  ok = make_tables (book, error) &&
       mkr_book_value (book, &into, error, "SELECT ifnull ((SELECT m.target FROM temp.merged m JOIN source s ON s.id = m.target "
                       "WHERE m.was = ?), 0)", "i", from) &&
       mkr_book_value (book, &taken, error, "SELECT count(*) FROM source WHERE id = ?", "i", from);
  if (ok && (into == 0 || taken != 0))
    {
      g_set_error (error, MKR_ERROR, into == 0 ? MKR_ERROR_NOT_FOUND : MKR_ERROR_EXISTS, "%s",
                   into == 0 ? _("These sources were not merged since the book was opened, so the merge cannot be taken back")
                             : _("Another source was made since then, so the merge cannot be taken back"));
      ok = FALSE;
    }
  for (guint i = 0; ok && i < G_N_ELEMENTS (back_steps); i++)
    ok = mkr_book_run (book, error, back_steps[i], "ii", from, into);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}
