/* mkr-import-landing.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-import-run.h"

/* What rows say of the money that they convert; also of rows that are in the book already, as another file of the account may
 * have brought them without it. */

static gboolean
keep (MkrImportRun      *run,
      gint64             entry,
      const MkrLanding  *landing,
      GError           **error)
{
  /* Converted money is worth something else now than the rows that are counted already. */
  run->lands = TRUE;
  return mkr_book_run (run->book, error,
                       "INSERT OR REPLACE INTO landing (entry, batch, landed, currency, link) VALUES (?, ?, ?, ?, ?)", "iiztt",
                       entry, run->batch, landing->amount, landing->currency ? landing->currency->code : NULL, landing->link);
}

/* Rows got their ids in this order: new ones, then known ones that were switched on (mkr-import-apply.c). */
gboolean
mkr_import_run_keep_landings (MkrImportRun  *run,
                              GError       **error)
{
  MkrImportPlan *plan = run->plan;
  gint64 next = run->first;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < plan->rows->len; i++)
      {
        const MkrPlanRow *row = &g_array_index (plan->rows, MkrPlanRow, i);
        const MkrLanding *landing;
        gboolean once_more = row->included && row->status == MKR_STATUS_KNOWN &&
                             !g_hash_table_contains (plan->removed, &row->existing);
        gboolean is_new = row->included && (row->status == MKR_STATUS_NEW || row->status == MKR_STATUS_TWIN);
        gint64 entry = row->existing;

        if (once_more != (pass == 1))
          continue;
        if (once_more || is_new)
          entry = next++;
        landing = entry != 0 ? mkr_statement_get_landing (plan->statement, i) : NULL;
        if (landing && !keep (run, entry, landing, error))
          return FALSE;
      }
  return TRUE;
}
