/* mkr-source-unused.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-source-private.h"

/* Sources that imports made and that nothing needs any more. A payout's source has no index, since it would slow every import:
 * all of them are looked up at once. */

/* From so many on, an index for the time of removing them is cheaper than looking through all payouts for each. */
#define MANY 4

static const char * const find_steps[] = {
  "DELETE FROM temp.unused WHERE source IN (SELECT source FROM entry WHERE source IS NOT NULL)",
  "DELETE FROM temp.unused WHERE source IN (SELECT source FROM entry_history WHERE source IS NOT NULL)",
  "DELETE FROM temp.unused WHERE source IN (SELECT source FROM entry_history_part)",
  "DELETE FROM temp.unused WHERE source IN (SELECT source FROM set_aside)",
  "DELETE FROM temp.unused WHERE source IN (SELECT source FROM split)",
  "DELETE FROM temp.unused WHERE source IN (SELECT source FROM payer_rule)",
  "DELETE FROM temp.unused WHERE source IN (SELECT source FROM contract)",
};

static gboolean
remove_all (MkrBook   *book,
            gboolean   many,
            GError   **error)
{
  return (!many || mkr_book_run (book, error, "CREATE INDEX entry_source_once ON entry (source)", NULL)) &&
         mkr_book_run (book, error, "DELETE FROM source WHERE id IN (SELECT source FROM temp.unused)", NULL) &&
         (!many || mkr_book_run (book, error, "DROP INDEX entry_source_once", NULL));
}

gboolean
mkr_sources_drop_unused (MkrBook  *book,
                         GArray   *candidates,
                         GError  **error)
{
  gint64 n = 0;

  if (!mkr_book_run (book, error, "CREATE TEMP TABLE IF NOT EXISTS unused (source INTEGER PRIMARY KEY)", NULL) ||
      !mkr_book_run (book, error, "DELETE FROM temp.unused", NULL) ||
      (!candidates && !mkr_book_run (book, error, "INSERT INTO temp.unused SELECT s.id FROM source s JOIN batch b ON b.id = s.made_by "
                                     "WHERE b.undone = 1", NULL)))
    return FALSE;
  for (guint i = 0; candidates && i < candidates->len; i++)
    if (!mkr_book_run (book, error, "INSERT OR IGNORE INTO temp.unused SELECT id FROM source WHERE id = ? AND made_by IS NOT NULL",
                       "i", g_array_index (candidates, gint64, i)))
      return FALSE;

  for (guint i = 0; i <= G_N_ELEMENTS (find_steps); i++)
    {
      if (!mkr_book_value (book, &n, error, "SELECT count(*) FROM temp.unused", NULL))
        return FALSE;
      if (n == 0)
        return TRUE;
      if (i < G_N_ELEMENTS (find_steps) && !mkr_book_run (book, error, find_steps[i], NULL))
        return FALSE;
    }
  return remove_all (book, n >= MANY, error);
}
