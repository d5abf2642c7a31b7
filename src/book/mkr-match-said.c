/* mkr-match-said.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-ledger.h"
#include "mkr-match.h"

/* What a person said about rows, kept aside so that saying something else can be taken back. */

/**
 * mkr_match_dup_said:
 *
 * Returns: (transfer full): of gint64, three each: leaves, arrives, refused
 */
GArray *
mkr_match_dup_said (MkrBook       *book,
                    const gint64  *entries,
                    guint          n,
                    GError       **error)
{
  g_autoptr(GArray) said = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(MkrQuery) query = mkr_book_query (book, error,
                                                  "SELECT leaves, arrives, refused FROM match WHERE leaves = ?1 OR arrives = ?1", "i",
                                                  entries[i]);
      int state;

      if (!query)
        return NULL;
      while ((state = mkr_book_step (book, query, error)) > 0)
        for (int column = 0; column < 3; column++)
          {
            gint64 number = sqlite3_column_int64 (query, column);

            g_array_append_val (said, number);
          }
      if (state < 0)
        return NULL;
    }

  return g_steal_pointer (&said);
}

/**
 * mkr_match_put_said:
 *
 * Forgets all that was said about the rows, and says what mkr_match_dup_said () found before.
 */
gboolean
mkr_match_put_said (MkrBook       *book,
                    const gint64  *entries,
                    guint          n,
                    const gint64  *said,
                    guint          n_said,
                    GError       **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Taking back what was said about the payouts"), error))
    return FALSE;
  for (guint i = 0; ok && i < n; i++)
    ok = mkr_book_run (book, error, "DELETE FROM match WHERE leaves = ?1 OR arrives = ?1", "i", entries[i]);
  for (guint i = 0; ok && i + 2 < n_said; i += 3)
    ok = mkr_book_run (book, error, "INSERT OR REPLACE INTO match (leaves, arrives, refused) VALUES (?, ?, ?)", "iii",
                       said[i], said[i + 1], said[i + 2]);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}
