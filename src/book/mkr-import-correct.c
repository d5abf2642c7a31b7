/* mkr-import-correct.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-correction.h"
#include "mkr-import-run.h"
#include "mkr-payout.h"

/* Cells that a person corrected in the preview: said beside the verdict, and kept with the row. */

static GHashTable *
corrected_lines (MkrStatement *statement)
{
  GPtrArray *corrections = mkr_statement_get_corrections (statement);
  GHashTable *lines = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < corrections->len; i++)
    g_hash_table_add (lines, GUINT_TO_POINTER (((MkrCorrection *)corrections->pdata[i])->line));
  return lines;
}

void
mkr_import_plan_note_corrections (MkrImportPlan *self)
{
  g_autoptr(GHashTable) lines = NULL;

  if (!mkr_statement_get_corrections (self->statement))
    return;

  lines = corrected_lines (self->statement);
  for (guint i = 0; i < self->rows->len; i++)
    {
      MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);
      g_autofree char *note = NULL;
      g_autofree char *text = NULL;

      if (row->status == MKR_STATUS_PROBLEM || !g_hash_table_contains (lines, GUINT_TO_POINTER (row->entry->line)))
        continue;
      note = mkr_statement_dup_corrected (self->statement, row->entry);
      if (!note)
        continue;
      text = *row->why ? g_strdup_printf ("%s; %s", note, row->why) : g_strdup (note);
      row->why = g_string_chunk_insert (self->strings, text);
    }
}

static gboolean
keep (MkrImportRun  *run,
      guint32        line,
      gint64         entry,
      GError       **error)
{
  GPtrArray *corrections = mkr_statement_get_corrections (run->plan->statement);

  for (guint i = 0; i < corrections->len; i++)
    {
      const MkrCorrection *correction = corrections->pdata[i];

      if (correction->line == line &&
          !mkr_book_run (run->book, error,
                         "INSERT OR REPLACE INTO entry_correction (entry, name, was, value) VALUES (?, ?, ?, ?)", "ittt",
                         entry, correction->column, correction->was, correction->value))
        return FALSE;
    }
  return TRUE;
}

gboolean
mkr_import_run_keep_corrections (MkrImportRun  *run,
                                 GError       **error)
{
  g_autoptr(GHashTable) lines = NULL;

  if (!mkr_statement_get_corrections (run->plan->statement))
    return TRUE;

  lines = corrected_lines (run->plan->statement);
  for (guint i = 0; i < run->plan->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);

      gint64 entry = row->existing;

      if (!row->included || row->status == MKR_STATUS_KNOWN ||
          !g_hash_table_contains (lines, GUINT_TO_POINTER (row->entry->line)))
        continue;
      if (entry == 0 && !mkr_book_value (run->book, &entry, error, "SELECT id FROM entry WHERE id >= ? AND line = ?", "ii",
                                         run->first, (gint64)row->entry->line))
        return FALSE;
      if (!keep (run, row->entry->line, entry, error))
        return FALSE;
    }
  return TRUE;
}

/* What a person has not touched follows from the verdict. */
static gboolean
is_included_by_itself (MkrStatus status)
{
  return status != MKR_STATUS_KNOWN && status != MKR_STATUS_PROBLEM;
}

gboolean
mkr_import_plan_is_of_same_file (MkrImportPlan *self,
                                 MkrImportPlan *other)
{
  return self->rows->len == other->rows->len &&
         g_str_equal (mkr_statement_get_hash (self->statement), mkr_statement_get_hash (other->statement));
}

static gboolean
is_chosen (const MkrPlanRow *row)
{
  return row->included != is_included_by_itself (row->status);
}

static guint
hash_row (gconstpointer data)
{
  const MkrPlanRow *row = data;

  return g_str_hash (row->entry->key) ^ row->occurrence;
}

/* What a person sees of it is the same; in another file it may stand in another line. */
static gboolean
is_same_row (gconstpointer one,
             gconstpointer two)
{
  const MkrPlanRow *a = one, *b = two;
  const MkrEntry *x = a->entry, *y = b->entry;

  return a->occurrence == b->occurrence && x->kind == y->kind && x->date == y->date && x->currency == y->currency &&
         x->gross == y->gross && x->fee == y->fee && x->net == y->net && x->scale == y->scale &&
         g_str_equal (x->key, y->key) && g_str_equal (x->party, y->party) && g_str_equal (x->text, y->text);
}

/**
 * mkr_import_plan_keep_choices:
 * @former: the plan that was shown before
 *
 * Takes over what the person switched on or off herself, whatever the row's verdict is now. What she left as it was follows the
 * new verdict. In the same file a row is known by its line; in another one only if it says the same in every part.
 */
void
mkr_import_plan_keep_choices (MkrImportPlan *self,
                              MkrImportPlan *former)
{
  g_autoptr(GHashTable) chosen = g_hash_table_new (hash_row, is_same_row);
  gboolean same = mkr_import_plan_is_of_same_file (self, former);

  for (guint i = 0; !same && i < former->rows->len; i++)
    if (is_chosen (&g_array_index (former->rows, MkrPlanRow, i)))
      g_hash_table_add (chosen, &g_array_index (former->rows, MkrPlanRow, i));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);
      const MkrPlanRow *before = same ? &g_array_index (former->rows, MkrPlanRow, i) : g_hash_table_lookup (chosen, row);

      if (before != NULL && is_chosen (before) && (!same || row->entry->line == before->entry->line))
        mkr_import_plan_set_included (self, i, before->included);
    }
}

/* Adds a line a corrected cell to @lines. */
gboolean
mkr_payout_list_corrections (MkrBook    *book,
                             gint64      entry,
                             GPtrArray  *lines,
                             GError    **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error,
                                              "SELECT name, was, value FROM entry_correction WHERE entry = ? ORDER BY name", "i", entry);
  int state;

  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    g_ptr_array_add (lines, g_strdup_printf (_("Corrected by hand when it was imported: %s was “%s”, now “%s”"),
                                             (const char *)sqlite3_column_text (query, 0),
                                             (const char *)sqlite3_column_text (query, 1),
                                             (const char *)sqlite3_column_text (query, 2)));
  return state == 0;
}
