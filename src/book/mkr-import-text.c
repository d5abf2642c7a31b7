/* mkr-import-text.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-import-run.h"

/* The rows as they stood in the file. They are kept as pieces of its text, each from the beginning of a row to the end of one,
 * not as a text a row: that would be half of the book, and of the time that an import takes. Rows that are not imported
 * stay out. A file whose rows are all imported is kept whole, with its header. */

#define BLOCK (64 * 1024)

typedef struct
{
  MkrImportRun *run;
  gsize         start, end;
} Block;

static gboolean
write_block (Block    *self,
             GError  **error)
{
  g_autoptr(GBytes) text = NULL;
  g_autoptr(MkrQuery) query = NULL;

  if (self->end == self->start)
    return TRUE;
  text = mkr_statement_get_text (self->run->plan->statement, self->start, self->end - self->start, error);
  query = text ? mkr_book_query (self->run->book, error, "INSERT INTO batch_text (batch, start, text) VALUES (?, ?, ?)", "ii",
                                 self->run->batch, (gint64)self->start) : NULL;
  if (!query)
    return FALSE;
  sqlite3_bind_blob (query, 3, g_bytes_get_data (text, NULL), (int)g_bytes_get_size (text), SQLITE_STATIC);
  return mkr_book_step (self->run->book, query, error) == 0;
}

static gboolean
got_entry (MkrImportPlan    *plan,
           const MkrPlanRow *row)
{
  return row->included && row->entry->raw_length > 0 &&
         (row->status == MKR_STATUS_NEW || row->status == MKR_STATUS_TWIN ||
          (row->status == MKR_STATUS_KNOWN && !g_hash_table_contains (plan->removed, &row->existing)));
}

gboolean
mkr_import_run_keep_text (MkrImportRun  *run,
                          GError       **error)
{
  Block block = { run, 0, 0 };
  gboolean follows = TRUE;   /* what stands before the first row belongs to it */

  for (guint i = 0; i < run->plan->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);
      gsize at = row->entry->raw_offset;

      if (!got_entry (run->plan, row))
        {
          follows = FALSE;
          continue;
        }
      /* Two records on one physical line, with a lone CR between them, begin at the same place. */
      if ((!follows || block.end - block.start >= BLOCK) && at >= block.end)
        {
          if (!write_block (&block, error))
            return FALSE;
          block.start = follows ? block.end : at;
        }
      block.end = MAX (block.end, at + row->entry->raw_length);
      follows = TRUE;
    }
  return write_block (&block, error);
}
