/* mkr-import-withdrawals.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-import-run.h"

/* Whether the statements of a platform show its withdrawals is the format's word, and formats are corrected: the next
 * import turns the account, or its money would count twice, there and at the bank. */

gboolean
mkr_import_plan_follow_withdrawals (MkrImportPlan  *self,
                                    MkrBook        *book,
                                    GError        **error)
{
  MkrFormat *format = mkr_statement_get_format (self->statement);
  gboolean shows = format && mkr_format_has_withdrawals (format);
  gint64 others = 0;

  if (!format || self->account == 0 || !self->is_platform || shows == self->has_withdrawals)
    return TRUE;

  /* One that shows them is enough; and as long as one is in the book, it is not shown by nothing. */
  if (!shows && !mkr_book_value (book, &others, error,
                                 "SELECT EXISTS (SELECT 1 FROM batch WHERE account = ?1 AND undone = 0 AND format <> ?2) OR "
                                 "NOT EXISTS (SELECT 1 FROM batch WHERE account = ?1 AND undone = 0) OR "
                                 "EXISTS (SELECT 1 FROM entry WHERE account = ?1 AND kind = ?3)", "iti",
                                 self->account, mkr_format_get_id (format), (gint64) MKR_KIND_TRANSFER))
    return FALSE;

  self->turns_withdrawals = others == 0;
  if (self->turns_withdrawals)
    self->has_withdrawals = shows;
  return TRUE;
}

gboolean
mkr_import_run_turn_withdrawals (MkrImportRun  *run,
                                 GError       **error)
{
  return !run->plan->turns_withdrawals ||
         mkr_book_run (run->book, error, "UPDATE account SET has_withdrawals = ? WHERE id = ?", "ii",
                       (gint64) (run->plan->has_withdrawals ? 1 : 0), run->plan->account);
}
