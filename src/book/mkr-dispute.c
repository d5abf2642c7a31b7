/* mkr-dispute.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-dispute.h"
#include "mkr-enum.h"

static const MkrEnumName dispute_states[] = {
  { MKR_DISPUTE_DRAFT, "draft", N_("Draft") },
  { MKR_DISPUTE_OPENED, "opened", N_("Opened") },
  { MKR_DISPUTE_WON, "won", N_("Won") },
  { MKR_DISPUTE_PART_WON, "part-won", N_("Partly won") },
  { MKR_DISPUTE_LOST, "lost", N_("Not won") },
  { MKR_DISPUTE_LAPSED, "lapsed", N_("Lapsed") },
};

MKR_DEFINE_ENUM (MkrDisputeState, dispute_state, dispute_states)

void
mkr_dispute_free (MkrDispute *self)
{
  if (!self)
    return;
  g_free (self->about);
  g_free (self->evidence);
  g_free (self);
}

static MkrDispute *
read_dispute (MkrQuery *query)
{
  MkrDispute *self = g_new0 (MkrDispute, 1);

  self->id = sqlite3_column_int64 (query, 0);
  self->contract = sqlite3_column_int64 (query, 1);
  self->about = mkr_column_dup (query, 2);
  self->claimed = sqlite3_column_int64 (query, 3);
  self->paid = sqlite3_column_int64 (query, 4);
  self->seen_on = mkr_column_date (query, 5);
  self->has_deadline = sqlite3_column_type (query, 6) != SQLITE_NULL;
  self->deadline = sqlite3_column_int64 (query, 6);
  self->state = sqlite3_column_int (query, 7);
  self->opened = sqlite3_column_int64 (query, 8);
  self->outcome = sqlite3_column_int64 (query, 9);
  self->evidence = mkr_column_dup (query, 10);
  return self;
}

#define COLUMNS "id, contract, about, claimed, paid, seen_on, deadline, state, opened, outcome, evidence"

GPtrArray *
mkr_disputes_list (MkrBook  *book,
                   GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT " COLUMNS " FROM dispute ORDER BY deadline IS NULL, deadline, id", NULL);
  return mkr_book_list (book, query, (MkrReadRow)read_dispute, (GDestroyNotify)mkr_dispute_free, error);
}

static void
set_deadline (MkrDispute         *self,
              const MkrContract  *contract)
{
  MkrPayWeek week;

  if (self->has_deadline || !mkr_contract_week (contract, &week))
    return;
  /* Noon: the day that she saw it on, on the platform's clock. */
  self->deadline = mkr_pay_week_cut_off (&week, mkr_instant_at (self->seen_on, 720, week.zone));
  self->has_deadline = TRUE;
}

static gboolean
insert (MkrBook           *book,
        const MkrDispute  *self,
        GError           **error)
{
  return mkr_book_run (book, error, "INSERT INTO dispute (id, contract, about, claimed, paid, seen_on, deadline, state, opened, "
                       "outcome, evidence) VALUES (?, ?, ?, ?, ?, ?, CASE WHEN ? THEN ? END, ?, CASE WHEN ? THEN ? END, ?, ?)",
                       "zitiidiiiiiit", self->id, self->contract, self->about ? self->about : "", self->claimed, self->paid,
                       self->seen_on, (gint64)self->has_deadline, self->deadline, (gint64)self->state,
                       (gint64)(self->state != MKR_DISPUTE_DRAFT), self->opened, self->outcome,
                       self->evidence ? self->evidence : "");
}

gboolean
mkr_dispute_add (MkrBook     *book,
                 MkrDispute  *self,
                 GError     **error)
{
  g_autoptr(MkrContract) contract = NULL;
  gint64 id = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self, FALSE);

  if (!mkr_book_begin (book, _("Adding the dispute"), error))
    return FALSE;
  ok = mkr_refuse (self->claimed <= 0 ? _("A dispute needs the amount that is owed")
                      : self->paid < 0 || self->paid >= self->claimed
                        ? _("What was paid lies between 0 and what is owed; else nothing is contested")
                      : self->seen_on == MKR_DATE_NONE ? _("A dispute needs the day on which you saw it") : NULL, error) &&
       (contract = mkr_contract_get (book, self->contract, error)) != NULL;
  if (ok)
    {
      if (self->state == 0)
        self->state = MKR_DISPUTE_DRAFT;
      set_deadline (self, contract);
      ok = insert (book, self, error);
      id = sqlite3_last_insert_rowid (book->db);
    }
  ok = mkr_book_finish (book, ok, NULL, error);
  if (ok)
    self->id = id;
  return ok;
}

static MkrDispute *
get_dispute (MkrBook  *book,
             gint64    id,
             GError  **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, "SELECT " COLUMNS " FROM dispute WHERE id = ?", "i", id);
  int step = query ? mkr_book_step (book, query, error) : -1;

  if (step == 0)
    g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no such dispute"));
  return step > 0 ? read_dispute (query) : NULL;
}

static const char *
why_not (const MkrDispute *was,
         MkrDisputeState   to,
         gint64            at,
         gint64            outcome)
{
  if (mkr_dispute_state_at (was, at) == MKR_DISPUTE_LAPSED)
    return _("Its deadline has passed; the dispute has lapsed");
  if (to == MKR_DISPUTE_OPENED)
    return was->state == MKR_DISPUTE_DRAFT ? NULL : _("Only a draft can be opened");
  if (to == MKR_DISPUTE_DRAFT || to == MKR_DISPUTE_LAPSED)
    return _("A dispute is opened, and then won, partly won or not won");
  if (was->state != MKR_DISPUTE_OPENED)
    return _("Only an opened dispute has an outcome; open it first");
  if (to == MKR_DISPUTE_PART_WON && (outcome <= 0 || outcome >= was->claimed - was->paid))
    return _("Partly won: say what it brought, more than 0 and less than was contested");
  return NULL;
}

gboolean
mkr_dispute_move (MkrBook          *book,
                  gint64            id,
                  MkrDisputeState   to,
                  gint64            at,
                  gint64            outcome,
                  GError          **error)
{
  g_autoptr(MkrDispute) was = NULL;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Moving the dispute"), error))
    return FALSE;
  ok = (was = get_dispute (book, id, error)) != NULL && mkr_refuse (why_not (was, to, at, outcome), error);
  if (ok)
    {
      outcome = to == MKR_DISPUTE_WON ? was->claimed - was->paid : to == MKR_DISPUTE_PART_WON ? outcome : 0;
      ok = mkr_book_run (book, error, "UPDATE dispute SET state = ?, opened = ?, outcome = ? WHERE id = ?", "iiii", (gint64)to,
                         to == MKR_DISPUTE_OPENED ? at : was->opened, outcome, id);
    }
  return mkr_book_finish (book, ok, NULL, error);
}

gboolean
mkr_dispute_put (MkrBook           *book,
                 const MkrDispute  *was,
                 GError           **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (was && was->id != 0, FALSE);

  if (!mkr_book_begin (book, _("Changing the dispute"), error))
    return FALSE;
  ok = mkr_book_run (book, error, "DELETE FROM dispute WHERE id = ?", "i", was->id) && insert (book, was, error);
  return mkr_book_finish (book, ok, NULL, error);
}

gboolean
mkr_dispute_remove (MkrBook  *book,
                    gint64    id,
                    GError  **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  return mkr_book_delete_row (book, _("Removing the dispute"), "DELETE FROM dispute WHERE id = ?", id, _("There is no such dispute"),
                              NULL, error);
}

MkrDisputeState
mkr_dispute_state_at (const MkrDispute *self,
                      gint64            instant)
{
  g_return_val_if_fail (self, MKR_DISPUTE_DRAFT);

  return self->state == MKR_DISPUTE_DRAFT && self->has_deadline && instant >= self->deadline ? MKR_DISPUTE_LAPSED : self->state;
}

gint64
mkr_dispute_waiting (const MkrDispute *self,
                     gint64            instant)
{
  MkrDisputeState state = mkr_dispute_state_at (self, instant);

  return state == MKR_DISPUTE_DRAFT || state == MKR_DISPUTE_OPENED ? self->claimed - self->paid : 0;
}

gboolean
mkr_platform_week_get (MkrBook  *book,
                       gint64    contract,
                       gint64    cut_off,
                       gint64   *seconds,
                       GError  **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (book) && seconds, FALSE);

  return mkr_book_value (book, seconds, error, "SELECT ifnull ((SELECT seconds FROM platform_week WHERE contract = ? AND "
                         "cut_off = ?), -1)", "ii", contract, cut_off);
}

gboolean
mkr_platform_week_set (MkrBook  *book,
                       gint64    contract,
                       gint64    cut_off,
                       gint64    seconds,
                       GError  **error)
{
  g_autoptr(MkrContract) there = NULL;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Keeping the platform's hours"), error))
    return FALSE;
  ok = (there = mkr_contract_get (book, contract, error)) != NULL &&
       mkr_refuse (seconds > 7 * 86400 ? _("A week has 168 hours") : NULL, error) &&
       (seconds < 0 ? mkr_book_run (book, error, "DELETE FROM platform_week WHERE contract = ? AND cut_off = ?", "ii", contract,
                                    cut_off)
                    : mkr_book_run (book, error, "INSERT INTO platform_week (contract, cut_off, seconds) VALUES (?, ?, ?) "
                                    "ON CONFLICT (contract, cut_off) DO UPDATE SET seconds = excluded.seconds", "iii", contract,
                                    cut_off, seconds));
  return mkr_book_finish (book, ok, NULL, error);
}
