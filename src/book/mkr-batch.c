/* mkr-batch.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-import-plan.h"
#include "mkr-ledger.h"
#include "mkr-payer-rule-private.h"
#include "mkr-source-private.h"

/* Imports: what came when, and taking it back (figures.md 3). */

void
mkr_batch_free (MkrBatch *self)
{
  if (!self)
    return;
  g_free (self->file_name);
  g_free (self->format);
  g_free (self->account_name);
  g_free (self);
}

void
mkr_undo_report_clear (MkrUndoReport *report)
{
  g_clear_pointer (&report->lines, g_strfreev);
  *report = (MkrUndoReport) { 0 };
}

GPtrArray *
mkr_batches_list (MkrBook  *book,
                  GError  **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)mkr_batch_free);
  gboolean hides = mkr_book_hides_names (book);
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT b.id, b.file_name, b.format, CASE ? WHEN 1 THEN a.alias ELSE a.name END, b.imported_at, "
                          "b.first_date, b.last_date, b.rows, b.added, b.changed, b.left_out, b.undone, b.account, "
                          "b.covers_first, b.covers_last "
                          "FROM batch b JOIN account a ON a.id = b.account ORDER BY b.id DESC", "i", (gint64)(hides ? 1 : 0));
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrBatch *batch = g_new0 (MkrBatch, 1);

      batch->id = sqlite3_column_int64 (query, 0);
      /* Files are called after whoever paid, or after oneself. */
      batch->file_name = hides ? g_strdup ("") : mkr_column_dup (query, 1);
      batch->format = mkr_column_dup (query, 2);
      batch->account_name = mkr_column_dup (query, 3);
      batch->imported_at = sqlite3_column_int64 (query, 4);
      batch->period = (MkrPeriod) { mkr_column_date (query, 5), mkr_column_date (query, 6) };
      batch->rows = (guint)sqlite3_column_int64 (query, 7);
      batch->added = (guint)sqlite3_column_int64 (query, 8);
      batch->changed = (guint)sqlite3_column_int64 (query, 9);
      batch->left_out = (guint)sqlite3_column_int64 (query, 10);
      batch->undone = sqlite3_column_int (query, 11) != 0;
      batch->account = sqlite3_column_int64 (query, 12);
      batch->covers = (MkrPeriod) { mkr_column_date (query, 13), mkr_column_date (query, 14) };
      g_ptr_array_add (list, batch);
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

#define VALUES "date = h.date, kind = h.kind, state = h.state, currency = h.currency, gross = h.gross, fee = h.fee, net = h.net, " \
               "reference = h.reference, party = h.party, type = h.type, text = h.text, project = h.project, "   \
               "seconds = h.seconds, sub_scale = h.sub_scale, sub_gross = h.sub_gross, sub_fee = h.sub_fee, sub_net = h.sub_net"

/* What the import changed. */
static const char * const find_changed_steps[] = {
  "CREATE TEMP TABLE IF NOT EXISTS back (history INTEGER PRIMARY KEY, entry INTEGER NOT NULL, later INTEGER)",
  "CREATE INDEX IF NOT EXISTS temp.back_entry ON back (entry)",
  "CREATE TEMP TABLE IF NOT EXISTS confirmed (history INTEGER PRIMARY KEY, batch INTEGER NOT NULL, line INTEGER NOT NULL)",
  "DELETE FROM temp.back",
  "DELETE FROM temp.confirmed",
  "INSERT INTO temp.back SELECT h.id, h.entry, (SELECT min (l.id) FROM entry_history l WHERE l.entry = h.entry AND l.id > h.id "
  "AND l.batch IS NOT NULL) FROM entry_history h WHERE h.batch = ?1",
  /* An import that came after it, and before the next change, had the row as it was then. */
  "INSERT INTO temp.confirmed SELECT b.history, min (k.batch), k.line + b.entry - k.first "
  "FROM batch_known k JOIN batch s ON s.id = k.batch CROSS JOIN temp.back b ON b.entry BETWEEN k.first AND k.last "
  "LEFT JOIN entry_history l ON l.id = b.later JOIN entry e ON e.id = b.entry "
  "WHERE s.undone = 0 AND s.id > ?1 AND (l.batch IS NULL OR s.id < l.batch) AND e.removed = 0 GROUP BY b.history",
};

/* What a later import says too is that one's change from now on. */
static const char * const hand_over_steps[] = {
  "UPDATE entry_history SET batch = c.batch, line = c.line FROM temp.confirmed c WHERE entry_history.id = c.history AND ?1 <> 0",
  "DELETE FROM temp.back WHERE history IN (SELECT history FROM temp.confirmed)",
};

/* What nobody changed since: the former values come back. */
static const char * const restore_steps[] = {
  "UPDATE entry SET " VALUES ", removed = max (entry.removed, h.removed), "
  "source = CASE edited WHEN 1 THEN entry.source ELSE h.source END, received = 0, earned = 0, "
  "digest = h.digest "
  "FROM temp.back b JOIN entry_history h ON h.id = b.history WHERE b.later IS NULL AND entry.id = b.entry AND ?1 <> 0",
  "INSERT OR REPLACE INTO entry_raw (entry, raw) SELECT h.entry, h.raw FROM temp.back b JOIN entry_history h ON h.id = b.history "
  "WHERE b.later IS NULL AND h.raw <> '' AND ?1 <> 0",
  /* A later import changed it again: when that one is undone, the values from before this one come back. */
  "UPDATE entry_history SET " VALUES ", removed = max (entry_history.removed, h.removed), raw = h.raw, digest = h.digest "
  "FROM temp.back b JOIN entry_history h ON h.id = b.history WHERE entry_history.id = b.later AND ?1 <> 0",
  "DELETE FROM entry_history WHERE id IN (SELECT history FROM temp.back) AND ?1 <> 0",
};

#define IS_MATCHED "EXISTS (SELECT 1 FROM match m WHERE m.refused = 0 AND (m.leaves = e.id OR m.arrives = e.id))"

#define IS_SPLIT "EXISTS (SELECT 1 FROM split t WHERE t.entry = e.id)"

/* Rows that it brought and that nobody touched go, with their keys: the file can be imported again. So do those that it
 * kept alive after their own import was undone, by a change or by having them too. */
#define UNTOUCHED "(e.edited = 0 OR e.removed = 1) " \
                  "AND NOT EXISTS (SELECT 1 FROM entry_history h WHERE h.entry = e.id AND h.batch IS NOT NULL) " \
                  "AND NOT " IS_MATCHED " AND (e.removed = 1 OR NOT " IS_SPLIT ")"

static const char * const find_gone_steps[] = {
  "CREATE TEMP TABLE IF NOT EXISTS gone (entry INTEGER PRIMARY KEY)",
  "CREATE TEMP TABLE IF NOT EXISTS held (entry INTEGER PRIMARY KEY)",
  "DELETE FROM temp.gone",
  "DELETE FROM temp.held",
  "INSERT INTO temp.gone SELECT e.id FROM entry e JOIN batch b ON b.id = e.batch WHERE e.batch = ?1 "
  "AND e.id BETWEEN b.first_entry AND b.last_entry AND " UNTOUCHED,
  "INSERT OR IGNORE INTO temp.gone SELECT e.id FROM temp.back k JOIN entry e ON e.id = k.entry JOIN batch b ON b.id = e.batch "
  "WHERE b.undone = 1 AND " UNTOUCHED,
  "INSERT OR IGNORE INTO temp.gone SELECT e.id FROM batch_known k JOIN entry e ON e.id BETWEEN k.first AND k.last "
  "JOIN batch b ON b.id = e.batch WHERE k.batch = ?1 AND b.undone = 1 AND " UNTOUCHED,
  /* Another import that stands has it too: the result does not depend on which of them came first. */
  ("INSERT OR IGNORE INTO temp.held SELECT g.entry FROM batch_known k JOIN batch s ON s.id = k.batch "
   "CROSS JOIN temp.gone g ON g.entry BETWEEN k.first AND k.last WHERE s.undone = 0 AND s.id <> ?1"),
  "DELETE FROM temp.gone WHERE entry IN (SELECT entry FROM temp.held)",
};

static const char * const remove_steps[] = {
  "DELETE FROM entry_raw WHERE entry IN (SELECT entry FROM temp.gone) AND ?1 <> 0",
  "DELETE FROM match WHERE leaves IN (SELECT entry FROM temp.gone) AND ?1 <> 0",
  "DELETE FROM balance WHERE again = 1 AND entry IN (SELECT entry FROM temp.gone) AND ?1 <> 0",
  "DELETE FROM balance WHERE batch IN (SELECT DISTINCT e.batch FROM entry e JOIN temp.gone g ON g.entry = e.id) "
  "AND entry IN (SELECT entry FROM temp.gone) AND ?1 <> 0",
  /* Of rows that stay, what their own import said stays too. */
  "DELETE FROM balance WHERE batch = ?1 AND (entry IS NULL OR again = 1)",
  "DELETE FROM entry WHERE id IN (SELECT entry FROM temp.gone) AND ?1 <> 0",
  "DELETE FROM landing WHERE batch = ?1 AND entry IN (SELECT e.id FROM entry e WHERE e.batch <> ?1)",
  /* Rows that stay take theirs out of the file's text, which goes. */
  "INSERT OR IGNORE INTO entry_raw (entry, raw) SELECT e.id, " MKR_SQL_RAW " FROM batch b "
  "JOIN entry e ON e.id BETWEEN b.first_entry AND b.last_entry WHERE b.id = ?1 AND e.batch = ?1 AND e.raw_at IS NOT NULL",
  "UPDATE entry SET raw_at = NULL, raw_length = NULL WHERE batch = ?1 AND raw_at IS NOT NULL",
  "DELETE FROM batch_text WHERE batch = ?1",
  "DELETE FROM batch_known WHERE batch = ?1",
  "UPDATE batch SET undone = 1 WHERE id = ?1",
};

static gboolean
run_steps (MkrBook             *book,
           const char * const  *steps,
           guint                n_steps,
           gint64               batch,
           GError             **error)
{
  for (guint i = 0; i < n_steps; i++)
    {
      gboolean takes_batch = strstr (steps[i], "?1") != NULL;

      if (!(takes_batch ? mkr_book_run (book, error, steps[i], "i", batch) : mkr_book_run (book, error, steps[i], NULL)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
require_batch (MkrBook  *book,
               gint64    batch,
               GError  **error)
{
  GError *failure = NULL;
  gint64 undone = 0;

  if (!mkr_book_value (book, &undone, &failure, "SELECT undone FROM batch WHERE id = ?", "i", batch))
    {
      if (failure)
        g_propagate_error (error, failure);
      else
        g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no import %lld"), (long long) batch);
      return FALSE;
    }
  if (undone)
    g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, _("Import %lld was undone already"), (long long) batch);
  return !undone;
}

/* One line a row that stays, with the reason. */
static gboolean
list_kept (MkrBook    *book,
           const char *sql,
           const char *format,
           gint64      batch,
           GPtrArray  *lines,
           GError    **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, sql, "i", batch);
  int state;

  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      g_autofree char *date = mkr_column_dup (query, 1);

      #pragma GCC diagnostic push
      #pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_ptr_array_add (lines, g_strdup_printf (format, sqlite3_column_int (query, 0), date));
      #pragma GCC diagnostic pop
    }
  return state == 0;
}

#define OWN "SELECT e.line, ifnull (e.date, '') FROM entry e WHERE e.batch = ?1 AND e.id NOT IN (SELECT entry FROM temp.held) "

static gboolean
list_all_kept (MkrBook    *book,
               gint64      batch,
               GPtrArray  *lines,
               GError    **error)
{
  return list_kept (book, "SELECT e.line, ifnull (e.date, '') FROM temp.held h JOIN entry e ON e.id = h.entry "
                    "WHERE e.batch = ?1 AND e.removed = 0 ORDER BY e.line",
                    _("Line %d, %s: kept, another import has it too"), batch, lines, error) &&
         list_kept (book, OWN "AND e.edited = 1 ORDER BY e.line", _("Line %d, %s: kept, you edited it"), batch, lines, error) &&
         list_kept (book, OWN "AND e.edited = 0 AND " IS_MATCHED " ORDER BY e.line",
                    _("Line %d, %s: kept, you matched it"), batch, lines, error) &&
         list_kept (book, OWN "AND e.edited = 0 AND NOT " IS_MATCHED " AND " IS_SPLIT " ORDER BY e.line",
                    _("Line %d, %s: kept, you split it"), batch, lines, error) &&
         list_kept (book, OWN "AND e.edited = 0 AND NOT " IS_MATCHED " AND NOT " IS_SPLIT " ORDER BY e.line",
                    _("Line %d, %s: kept, a later import changed it"), batch, lines, error);
}

#define RUN(steps) run_steps (book, steps, G_N_ELEMENTS (steps), batch, error)

static gboolean
undo (MkrBook        *book,
      gint64          batch,
      MkrUndoReport  *report,
      GPtrArray      *lines,
      GError        **error)
{
  gint64 restored = 0, removed = 0;

  if (!RUN (find_changed_steps) ||
      !list_kept (book, "SELECT h.line, ifnull (e.date, '') FROM temp.confirmed c JOIN entry_history h ON h.id = c.history "
                  "JOIN entry e ON e.id = h.entry WHERE ?1 <> 0 ORDER BY h.line",
                  _("Line %d, %s: kept, another import has it too"), batch, lines, error) ||
      !RUN (hand_over_steps) ||
      !list_kept (book, "SELECT h.line, ifnull (e.date, '') FROM temp.back b JOIN entry_history h ON h.id = b.history "
                  "JOIN entry e ON e.id = b.entry WHERE b.later IS NOT NULL AND ?1 <> 0 ORDER BY h.line",
                  _("Line %d, %s: kept, a later import changed it again"), batch, lines, error) ||
      !RUN (restore_steps) || !RUN (find_gone_steps) ||
      !mkr_book_value (book, &restored, error,
                       "SELECT count(*) FROM temp.back WHERE later IS NULL AND entry NOT IN (SELECT entry FROM temp.gone)", NULL) ||
      !mkr_book_value (book, &removed, error, "SELECT count(*) FROM temp.gone", NULL) ||
      !RUN (remove_steps) || !list_all_kept (book, batch, lines, error))
    return FALSE;

  report->restored = (guint)restored;
  report->removed = (guint)removed;
  report->kept = lines->len;
  return TRUE;
}

/**
 * mkr_batch_undo:
 * @report: what went, what came back, what stays and why; clear it with mkr_undo_report_clear ()
 *
 * Takes an import back in one transaction. Errors: MKR_ERROR_NOT_FOUND, _REFUSED (undone already), those of writing.
 */
gboolean
mkr_batch_undo (MkrBook        *book,
                gint64          batch,
                MkrUndoReport  *report,
                GError        **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  *report = (MkrUndoReport) { 0 };
  if (!mkr_book_begin (book, _("Undoing the import"), error))
    return FALSE;
  if (!require_batch (book, batch, error) ||
      !undo (book, batch, report, lines, error) ||
      !mkr_payer_rules_settle (book, NULL, NULL, error) ||
      !mkr_sources_drop_unused (book, NULL, error) ||
      !mkr_ledger_rebuild (book, error) ||
      !mkr_book_commit (book, error))
    {
      mkr_book_rollback (book);
      *report = (MkrUndoReport) { 0 };
      return FALSE;
    }

  g_ptr_array_add (lines, NULL);
  report->lines = (GStrv)g_ptr_array_free (g_steal_pointer (&lines), FALSE);
  return TRUE;
}

/* It does it all and keeps nothing: what it says is what would happen. */
gboolean
mkr_batch_try_undo (MkrBook        *book,
                    gint64          batch,
                    MkrUndoReport  *report,
                    GError        **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  *report = (MkrUndoReport) { 0 };
  if (!mkr_book_begin_group (book, error))
    return FALSE;

  ok = mkr_batch_undo (book, batch, report, error);
  return mkr_book_end_group (book, FALSE, NULL) && ok;
}
