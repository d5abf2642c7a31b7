/* mkr-import-known.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-import-run.h"

/* Rows of the file that were in the book before: as long as this import stands, they do not go with the one that brought them.
 * Kept in runs of entries that stand behind each other in the file as they do in the book. */

typedef struct
{
  gint64 entry, line;
} Known;

static gint
compare (gconstpointer a,
         gconstpointer b)
{
  const Known *left = a;
  const Known *right = b;

  return (left->entry > right->entry) - (left->entry < right->entry);
}

/* What the person switched on is this import's own row. */
static GArray *
list_known (MkrImportRun *run)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Known));

  for (guint i = 0; i < run->plan->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (run->plan->rows, MkrPlanRow, i);
      Known known = { row->existing, row->entry->line };

      if (row->status == MKR_STATUS_KNOWN && !row->included)
        g_array_append_val (list, known);
    }
  g_array_sort (list, compare);
  return list;
}

gboolean
mkr_import_run_keep_known (MkrImportRun  *run,
                           GError       **error)
{
  g_autoptr(GArray) list = list_known (run);

  for (guint i = 0, n; i < list->len; i += n)
    {
      const Known *first = &g_array_index (list, Known, i);

      for (n = 1; i + n < list->len && first[n].entry == first->entry + n && first[n].line == first->line + n; n++)
        ;
      if (!mkr_book_run (run->book, error, "INSERT INTO batch_known (batch, first, last, line) VALUES (?, ?, ?, ?)", "iiii",
                         run->batch, first->entry, first->entry + n - 1, first->line))
        return FALSE;
    }
  return TRUE;
}
