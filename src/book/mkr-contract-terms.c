/* mkr-contract-terms.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-contract-private.h"
#include "mkr-duration.h"
#include "mkr-text.h"

void
mkr_rate_term_free (MkrRateTerm *self)
{
  if (!self)
    return;
  g_free (self->note);
  g_free (self);
}

static MkrRateTerm *
read_term (MkrQuery *query)
{
  MkrRateTerm *self = g_new0 (MkrRateTerm, 1);

  self->id = sqlite3_column_int64 (query, 0);
  self->contract = sqlite3_column_int64 (query, 1);
  self->basis = sqlite3_column_int (query, 2);
  self->rate = (MkrDecimal) { sqlite3_column_int64 (query, 3), (guint8)sqlite3_column_int (query, 4) };
  self->unit_cap = sqlite3_column_int64 (query, 5);
  self->from = mkr_column_date (query, 6);
  self->until = mkr_column_date (query, 7);
  self->note = mkr_column_dup (query, 8);
  return self;
}

GPtrArray *
mkr_rate_terms_list (MkrBook  *book,
                     gint64    contract,
                     GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT id, contract, basis, units, scale, unit_cap, from_date, until_date, note "
                          "FROM rate_term WHERE ?1 = 0 OR contract = ?1 ORDER BY contract, from_date", "i", contract);
  return mkr_book_list (book, query, (MkrReadRow)read_term, (GDestroyNotify)mkr_rate_term_free, error);
}

static gboolean
check_term (MkrBook            *book,
            const MkrRateTerm  *self,
            GError            **error)
{
  gint64 overlaps;

  if (!mkr_contract_require (book, self->contract, error) ||
      !mkr_refuse (self->rate.units < 0 ? _("A rate cannot be below 0")
                   : self->rate.scale > 8 ? _("A rate has eight decimals at most")
                   : self->unit_cap < 0 ? _("The time that counts for a task cannot be below 0")
                   : self->from == MKR_DATE_NONE ? _("The rate needs the day from which it holds")
                   : self->until != MKR_DATE_NONE && self->until < self->from ? _("The rate ends before it begins") : NULL, error))
    return FALSE;
  return mkr_book_value (book, &overlaps, error,
                         "SELECT count(*) FROM rate_term WHERE contract = ?1 AND id <> ?2 AND (from_date = ?3 OR "
                         "(from_date < ?3 AND until_date >= ?3) OR (from_date > ?3 AND ?4 >= from_date))", "iidd",
                         self->contract, self->id, self->from, self->until) &&
         mkr_refuse (overlaps ? _("The contract has another rate in that time. Rates never overlap: end or change that one first.")
                                 : NULL, error);
}

/**
 * mkr_rate_term_add:
 * @self: its id is set; if it has one, of a rate that was removed, it gets that one again
 *
 * An open rate before it ends on the day before it begins.
 */
gboolean
mkr_rate_term_add (MkrBook      *book,
                   MkrRateTerm  *self,
                   GError      **error)
{
  gint64 id = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self, FALSE);

  if (!mkr_book_begin (book, _("Adding the rate"), error))
    return FALSE;
  ok = check_term (book, self, error) &&
       mkr_book_run (book, error, "INSERT INTO rate_term (id, contract, basis, units, scale, unit_cap, from_date, until_date, note) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", "ziiiiiddt", self->id, self->contract, (gint64)self->basis,
                     self->rate.units, (gint64)self->rate.scale, self->unit_cap, self->from, self->until,
                     self->note ? self->note : "");
  if (ok)
    id = sqlite3_last_insert_rowid (book->db);
  ok = mkr_book_finish (book, ok, NULL, error);
  if (ok)
    self->id = id;
  return ok;
}

gboolean
mkr_rate_term_edit (MkrBook            *book,
                    const MkrRateTerm  *self,
                    GError            **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->id != 0, FALSE);

  if (!mkr_book_begin (book, _("Changing the rate"), error))
    return FALSE;
  ok = check_term (book, self, error) &&
       mkr_book_run (book, error, "UPDATE rate_term SET basis = ?, units = ?, scale = ?, unit_cap = ?, from_date = ?, "
                     "until_date = ?, note = ? WHERE id = ? AND contract = ?", "iiiiddtii", (gint64)self->basis, self->rate.units,
                     (gint64)self->rate.scale, self->unit_cap, self->from, self->until, self->note ? self->note : "", self->id,
                     self->contract) &&
       mkr_book_check_changed (book, _("There is no such rate"), error);
  return mkr_book_finish (book, ok, NULL, error);
}

gboolean
mkr_rate_term_remove (MkrBook  *book,
                      gint64    id,
                      GError  **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  return mkr_book_delete_row (book, _("Removing the rate"), "DELETE FROM rate_term WHERE id = ?", id, _("There is no such rate"),
                              NULL, error);
}

MkrClause *
mkr_clause_new (gint64         contract,
                MkrClauseField field,
                MkrSaid        said)
{
  MkrClause *self = g_new0 (MkrClause, 1);

  self->contract = contract;
  self->field = field;
  self->said = said;
  self->ends_how = MKR_ENDS_SILENT;
  self->starts = self->ends = self->done_on = MKR_DATE_NONE;
  return self;
}

void
mkr_clause_free (MkrClause *self)
{
  if (!self)
    return;
  g_free (self->text);
  g_free (self->party);
  g_free (self->page);
  g_free (self);
}

static MkrClause *
read_clause (MkrQuery *query)
{
  MkrClause *self = mkr_clause_new (sqlite3_column_int64 (query, 1), sqlite3_column_int (query, 2), sqlite3_column_int (query, 3));

  self->id = sqlite3_column_int64 (query, 0);
  self->text = mkr_column_dup (query, 4);
  self->party = mkr_column_dup (query, 5);
  self->starts = mkr_column_date (query, 6);
  self->ends_how = sqlite3_column_int (query, 7);
  self->ends = mkr_column_date (query, 8);
  self->runs_from = sqlite3_column_int (query, 9);
  self->months = sqlite3_column_int (query, 10);
  self->days = sqlite3_column_int (query, 11);
  self->page = mkr_column_dup (query, 12);
  self->done_on = mkr_column_date (query, 13);
  return self;
}

GPtrArray *
mkr_clauses_list (MkrBook  *book,
                  gint64    contract,
                  GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT id, contract, field, said, text, party, starts, ends_how, ends, runs_from, months, "
                          "days, page, done_on FROM clause WHERE ?1 = 0 OR contract = ?1 ORDER BY contract, field, id", "i", contract);
  return mkr_book_list (book, query, (MkrReadRow)read_clause, (GDestroyNotify)mkr_clause_free, error);
}

static gboolean
check_clause (MkrBook          *book,
              const MkrClause  *self,
              GError          **error)
{
  const gboolean ruled = self->ends_how == MKR_ENDS_AFTER || self->ends_how == MKR_ENDS_FOR;

  return mkr_contract_require (book, self->contract, error) &&
         mkr_refuse (self->said == MKR_SAID_SILENT && self->ends_how != MKR_ENDS_SILENT
                   ? _("Where the paper is silent, nothing ends. Say “yes” or “no”, or leave the end out.")
                 : (self->ends_how == MKR_ENDS_DATE) != (self->ends != MKR_DATE_NONE)
                   ? _("A clause that ends on a day needs that day, and no other one has it")
                 : ruled != (self->runs_from != MKR_TRIGGER_NONE) || ruled != (self->months > 0 || self->days > 0)
                   ? _("A period needs its length and the day it runs from")
                 : self->months < 0 || self->months > 1200 || self->days < 0 || self->days > 36600
                   ? _("A period lasts 100 years at most")
                 : self->runs_from == MKR_TRIGGER_OWN && self->starts == MKR_DATE_NONE
                   ? _("The clause needs its first day: its period runs from it")
                 : self->runs_from == MKR_TRIGGER_USE && self->field == MKR_CLAUSE_USE
                   ? _("Licensed use cannot run from its own end")
                 : self->ends != MKR_DATE_NONE && self->starts != MKR_DATE_NONE && self->ends < self->starts
                   ? _("The clause ends before it begins") : NULL, error);
}

#define CLAUSE_VALUES(self) \
  (gint64)(self)->field, (gint64)(self)->said, (self)->text ? (self)->text : "", (self)->party ? (self)->party : "", \
  (self)->starts, (gint64)(self)->ends_how, (self)->ends, (gint64)(self)->runs_from, (gint64)(self)->months, \
  (gint64)(self)->days, (self)->page ? (self)->page : "", (self)->done_on

gboolean
mkr_clause_add (MkrBook    *book,
                MkrClause  *self,
                GError    **error)
{
  gint64 id = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self, FALSE);

  if (!mkr_book_begin (book, _("Adding the clause"), error))
    return FALSE;
  ok = check_clause (book, self, error) &&
       mkr_book_run (book, error, "INSERT INTO clause (field, said, text, party, starts, ends_how, ends, runs_from, months, days, "
                     "page, done_on, id, contract) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "iittdidiiitdzi",
                     CLAUSE_VALUES (self), self->id, self->contract);
  if (ok)
    id = sqlite3_last_insert_rowid (book->db);
  ok = mkr_book_finish (book, ok, NULL, error);
  if (ok)
    self->id = id;
  return ok;
}

gboolean
mkr_clause_edit (MkrBook          *book,
                 const MkrClause  *self,
                 GError          **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->id != 0, FALSE);

  if (!mkr_book_begin (book, _("Changing the clause"), error))
    return FALSE;
  ok = check_clause (book, self, error) &&
       mkr_book_run (book, error, "UPDATE clause SET field = ?, said = ?, text = ?, party = ?, starts = ?, ends_how = ?, ends = ?, "
                     "runs_from = ?, months = ?, days = ?, page = ?, done_on = ? WHERE id = ? AND contract = ?", "iittdidiiitdii",
                     CLAUSE_VALUES (self), self->id, self->contract) &&
       mkr_book_check_changed (book, _("There is no such clause"), error);
  return mkr_book_finish (book, ok, NULL, error);
}

gboolean
mkr_clause_remove (MkrBook  *book,
                   gint64    id,
                   GError  **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  return mkr_book_delete_row (book, _("Removing the clause"), "DELETE FROM clause WHERE id = ?", id, _("There is no such clause"),
                              NULL, error);
}

/* A period that runs from the end of a contract that has not ended runs from nothing yet. */
static MkrDate
trigger_day (const MkrClause   *self,
             const MkrContract *contract,
             MkrDate            use_ends)
{
  switch (self->runs_from)
    {
    case MKR_TRIGGER_SIGNED:
      return contract->signed_on;
    case MKR_TRIGGER_STARTS:
      return contract->starts_on;
    case MKR_TRIGGER_ENDED:
      return contract->ends_on;
    case MKR_TRIGGER_OWN:
      return self->starts;
    case MKR_TRIGGER_USE:
      return use_ends;
    case MKR_TRIGGER_NONE:
    default:
      return MKR_DATE_NONE;
    }
}

MkrDate
mkr_clause_last (const MkrClause   *self,
                 const MkrContract *contract,
                 MkrDate            use_ends)
{
  MkrDate day;

  g_return_val_if_fail (self && contract, MKR_DATE_NONE);

  if (self->ends_how == MKR_ENDS_DATE)
    return self->ends;
  day = trigger_day (self, contract, use_ends);
  if (day == MKR_DATE_NONE || self->ends_how < MKR_ENDS_AFTER)
    return MKR_DATE_NONE;
  return self->ends_how == MKR_ENDS_AFTER ? mkr_date_end_after (day, self->months, self->days)
                                          : mkr_date_end_for (day, self->months, self->days);
}

MkrDate
mkr_clauses_use_ends (GPtrArray         *clauses,
                      const MkrContract *contract)
{
  MkrDate last = MKR_DATE_NONE;

  g_return_val_if_fail (clauses && contract, MKR_DATE_NONE);

  for (guint i = 0; i < clauses->len; i++)
    {
      const MkrClause *clause = g_ptr_array_index (clauses, i);

      if (clause->contract == contract->id && clause->field == MKR_CLAUSE_USE && clause->said == MKR_SAID_YES)
        last = MAX (last, mkr_clause_last (clause, contract, MKR_DATE_NONE));
    }
  return last;
}
