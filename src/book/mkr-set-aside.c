/* mkr-set-aside.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-ledger.h"
#include "mkr-rent.h"

GArray *
mkr_set_asides_list (MkrBook  *book,
                     GError  **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (MkrSetAside));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT id, basis_points, from_date, source, work FROM set_aside ORDER BY from_date, source, work", NULL);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrSetAside rule = {
        .id = sqlite3_column_int64 (query, 0),
        .basis_points = sqlite3_column_int (query, 1),
        .from = mkr_column_date (query, 2),
        .source = sqlite3_column_int64 (query, 3),
        .work = sqlite3_column_int (query, 4),
      };

      g_array_append_val (list, rule);
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

static gboolean
check (const MkrSetAside  *self,
       GError            **error)
{
  const char *reason = NULL;

  if (self->basis_points < 0 || self->basis_points > 10000)
    reason = _("A set-aside lies between 0 and 100 percent");
  else if (self->from == MKR_DATE_NONE)
    reason = _("A set-aside needs the day from which it holds");
  else if (self->source != 0 && self->work != MKR_WORK_UNSORTED)
    reason = _("A set-aside is for a source or for a kind of work, not for both");

  if (!reason)
    return TRUE;
  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_REFUSED, reason);
  return FALSE;
}

/**
 * mkr_set_aside_add:
 *
 * Adds a rule; one of the same scope and day is replaced. The kept days follow in the same transaction.
 */
gboolean
mkr_set_aside_add (MkrBook      *book,
                   MkrSetAside  *self,
                   GError      **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self, FALSE);

  if (!check (self, error) || !mkr_book_begin (book, _("Saving the set-aside"), error))
    return FALSE;
  ok = mkr_book_run (book, error,
                     "INSERT INTO set_aside (basis_points, from_date, source, work) VALUES (?, ?, ?, ?) "
                     "ON CONFLICT (from_date, source, work) DO UPDATE SET basis_points = excluded.basis_points", "idii",
                     (gint64)self->basis_points, self->from, self->source, (gint64)self->work) &&
       mkr_book_value (book, &self->id, error, "SELECT id FROM set_aside WHERE from_date = ? AND source = ? AND work = ?", "dii",
                       self->from, self->source, (gint64)self->work);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild_days, error);
}

gboolean
mkr_set_aside_remove (MkrBook  *book,
                      gint64    id,
                      GError  **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  return mkr_book_delete_row (book, _("Removing the set-aside"), "DELETE FROM set_aside WHERE id = ?", id,
                              _("There is no such set-aside"), mkr_ledger_rebuild_days, error);
}
