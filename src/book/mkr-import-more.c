/* mkr-import-more.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-import-plan-private.h"

/* A statement of rows that are all in the book may still say something new: that there were no others on the days that it is
 * about, what money became that they convert, or by a format that was corrected since. */

/* @more: a day of the statement's is in no other one of the account. */
static gboolean
look_at_days (MkrImportPlan  *self,
              MkrBook        *book,
              gboolean       *more,
              GError        **error)
{
  MkrPeriod covers = mkr_statement_get_period (self->statement);
  MkrDate next = covers.first;
  g_autoptr(MkrQuery) query = NULL;
  int state;

  if (covers.first == MKR_DATE_NONE)
    return TRUE;
  query = mkr_book_query (book, error, "SELECT covers_first, covers_last FROM batch WHERE account = ? AND undone = 0 "
                          "AND format <> '' AND covers_first IS NOT NULL ORDER BY covers_first", "i", self->account);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    if (mkr_column_date (query, 0) <= next && mkr_column_date (query, 1) >= next)
      next = mkr_column_date (query, 1) + 1;

  *more = next <= covers.last;
  return state == 0;
}

static gboolean
look_at_landings (MkrImportPlan  *self,
                  MkrBook        *book,
                  gboolean       *more,
                  GError        **error)
{
  for (guint i = 0; i < self->rows->len && !*more; i++)
    {
      const MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);
      gint64 known = 0;

      if (row->existing == 0 || !mkr_statement_get_landing (self->statement, i))
        continue;
      if (!mkr_book_value (book, &known, error, "SELECT EXISTS (SELECT 1 FROM landing WHERE entry = ?)", "i", row->existing))
        return FALSE;
      *more = known == 0;
    }
  return TRUE;
}

gboolean
mkr_import_plan_look_for_more (MkrImportPlan  *self,
                               MkrBook        *book,
                               GError        **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, MkrPlanRow, i).status != MKR_STATUS_KNOWN)
      return TRUE;
  if (self->rows->len == 0 || !mkr_statement_get_format (self->statement))
    return TRUE;

  self->says_more = self->turns_withdrawals;
  return self->says_more || (look_at_days (self, book, &self->says_more, error) &&
         (self->says_more || look_at_landings (self, book, &self->says_more, error)));
}

/**
 * mkr_import_plan_says_more:
 *
 * Returns: %TRUE if all rows are in the book, and the statement says something new all the same; applying the plan notes it
 */
gboolean
mkr_import_plan_says_more (MkrImportPlan *self)
{
  return self->says_more;
}
