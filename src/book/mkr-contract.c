/* mkr-contract.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-contract-private.h"
#include "mkr-text.h"

#define COLUMNS "c.id, c.source, c.parent, c.title, c.alias, c.client, c.project, c.work, c.state, c.end_reason, c.currency, " \
  "c.signed_on, c.starts_on, c.ends_on, c.week_cap, c.zone, c.week_day, c.week_minute, c.pay_day, c.hold_days, c.note"

MkrContract *
mkr_contract_new (void)
{
  MkrContract *self = g_new0 (MkrContract, 1);

  self->state = MKR_CONTRACT_LEAD;
  self->signed_on = self->starts_on = self->ends_on = MKR_DATE_NONE;
  self->week_day = 1;
  return self;
}

void
mkr_contract_free (MkrContract *self)
{
  if (!self)
    return;
  g_free (self->title);
  g_free (self->alias);
  g_free (self->client);
  g_free (self->project);
  g_free (self->zone);
  g_free (self->note);
  g_free (self);
}

static MkrContract *
read_contract (MkrQuery *query)
{
  MkrContract *self = mkr_contract_new ();

  self->id = sqlite3_column_int64 (query, 0);
  self->source = sqlite3_column_int64 (query, 1);
  self->parent = sqlite3_column_int64 (query, 2);
  self->title = mkr_column_dup (query, 3);
  self->alias = mkr_column_dup (query, 4);
  self->client = mkr_column_dup (query, 5);
  self->project = mkr_column_dup (query, 6);
  self->work = sqlite3_column_int (query, 7);
  self->state = sqlite3_column_int (query, 8);
  self->end_reason = sqlite3_column_int (query, 9);
  self->currency = mkr_column_currency (query, 10);
  self->signed_on = mkr_column_date (query, 11);
  self->starts_on = mkr_column_date (query, 12);
  self->ends_on = mkr_column_date (query, 13);
  self->week_cap = sqlite3_column_int64 (query, 14);
  self->zone = mkr_column_dup (query, 15);
  self->week_day = sqlite3_column_int (query, 16);
  self->week_minute = sqlite3_column_int (query, 17);
  self->pay_day = sqlite3_column_int (query, 18);
  self->hold_days = sqlite3_column_int (query, 19);
  self->note = mkr_column_dup (query, 20);
  return self;
}

GPtrArray *
mkr_contracts_list (MkrBook           *book,
                    MkrContractState   state,
                    const char        *search,
                    GError           **error)
{
  g_autofree char *key = mkr_name_key (search ? search : "");
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT " COLUMNS " FROM contract c WHERE (?1 = 0 OR c.state = ?1) AND (?2 = '' OR "
                          "mkr_contains (c.title || ' ' || c.alias || ' ' || c.client || ' ' || c.project, ?2)) "
                          "ORDER BY c.state, c.title_key", "it", (gint64)state, key);
  return mkr_book_list (book, query, (MkrReadRow)read_contract, (GDestroyNotify)mkr_contract_free, error);
}

static MkrContract *
read_one (MkrBook   *book,
          MkrQuery  *query,
          GError   **error)
{
  int step = query ? mkr_book_step (book, query, error) : -1;

  if (step > 0)
    return read_contract (query);
  if (step == 0)
    g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no such contract"));
  return NULL;
}

MkrContract *
mkr_contract_get (MkrBook  *book,
                  gint64    id,
                  GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT " COLUMNS " FROM contract c WHERE c.id = ?", "i", id);
  return read_one (book, query, error);
}

/**
 * mkr_contract_find:
 * @name: its title, case and blanks aside, its alias, or its number
 */
MkrContract *
mkr_contract_find (MkrBook     *book,
                   const char  *name,
                   GError     **error)
{
  g_autofree char *key = NULL;
  g_autoptr(MkrQuery) query = NULL;
  g_autoptr(GError) failure = NULL;
  MkrContract *found;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);
  g_return_val_if_fail (name, NULL);

  key = mkr_name_key (name);
  query = mkr_book_query (book, error, "SELECT " COLUMNS " FROM contract c WHERE c.title_key = ?1 OR c.alias = ?2 OR "
                          "CAST (c.id AS TEXT) = ?2 ORDER BY c.title_key <> ?1, c.alias <> ?2", "tt", key, name);
  if (!query)
    return NULL;
  found = read_one (book, query, &failure);
  if (!found && g_error_matches (failure, MKR_ERROR, MKR_ERROR_NOT_FOUND))
    g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no contract “%s”"), name);
  else if (!found)
    g_propagate_error (error, g_steal_pointer (&failure));
  return found;
}

static gboolean
check (const MkrContract  *self,
       const char         *title,
       GError            **error)
{
  const char *reason = NULL;

  if (!*title)
    reason = _("The contract needs a title");
  else if (self->source == 0)
    reason = _("The contract needs a source: who pays?");
  else if (!self->currency)
    reason = _("The contract needs a currency");
  else if (self->ends_on != MKR_DATE_NONE && self->signed_on != MKR_DATE_NONE && self->ends_on < self->signed_on)
    reason = _("The contract ends before it was signed");
  else if (self->ends_on != MKR_DATE_NONE && self->starts_on != MKR_DATE_NONE && self->ends_on < self->starts_on)
    reason = _("The contract ends before it begins");
  else if (self->week_cap < 0 || self->week_cap > 7 * 86400)
    reason = _("The hours of a week lie between 0 and 168");
  else if (self->week_day < 1 || self->week_day > 7 || self->week_minute < 0 || self->week_minute > 1439)
    reason = _("A pay week begins on a weekday at a time of day");
  else if (self->pay_day < 0 || self->pay_day > 7 || self->hold_days < 0 || self->hold_days > 366)
    reason = _("A week is paid on a weekday, and held for 366 days at most");

  return mkr_refuse (reason, error) && (!self->zone || !*self->zone || mkr_zone_check (self->zone, error));
}

/* No other contract has the title, and the currency stays once rates are in it. */
static gboolean
fits (MkrBook            *book,
      const MkrContract  *self,
      const char         *title,
      const char         *key,
      GError            **error)
{
  gint64 taken, bound, loop;

  if (!mkr_book_value (book, &taken, error, "SELECT count(*) FROM contract WHERE title_key = ? AND id <> ?", "ti", key, self->id) ||
      !mkr_book_value (book, &bound, error, "SELECT count(*) FROM contract c JOIN rate_term t ON t.contract = c.id "
                       "WHERE c.id = ? AND c.currency <> ?", "it", self->id, self->currency->code) ||
      !mkr_book_value (book, &loop, error, "WITH RECURSIVE up (id) AS (SELECT ?1 UNION SELECT c.parent FROM contract c JOIN up "
                       "ON c.id = up.id WHERE c.parent IS NOT NULL) SELECT count(*) FROM up WHERE id = ?2 AND ?1 <> 0", "ii",
                       self->parent, self->id))
    return FALSE;
  if (taken)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_EXISTS, _("There is a contract “%s” already; give this one another title"), title);
      return FALSE;
    }
  if (loop && self->id != 0)
    return mkr_refuse (_("A contract cannot lie under itself"), error);
  return mkr_refuse (bound ? _("The contract has rates in its currency; remove them before you change it") : NULL, error);
}

static char *
folded (const char *text)
{
  return mkr_text_fold (text ? text : "");
}

static gboolean
store (MkrBook            *book,
       const MkrContract  *self,
       gint64              id,
       const char         *title,
       const char         *key,
       GError            **error)
{
  g_autofree char *alias = folded (self->alias);
  g_autofree char *client = folded (self->client);
  g_autofree char *project = folded (self->project);

  if (!*alias)
    alias = (g_free (alias), g_strdup_printf (_("Contract %lld"), (long long)id));
  return mkr_book_run (book, error,
                       "UPDATE contract SET source = ?, parent = ?, title = ?, title_key = ?, alias = ?, client = ?, project = ?, "
                       "work = ?, currency = ?, signed_on = ?, starts_on = ?, ends_on = ?, week_cap = ?, zone = ?, week_day = ?, "
                       "week_minute = ?, pay_day = ?, hold_days = ?, note = ? WHERE id = ?", "izttttt" "it" "ddd" "itiiii" "ti",
                       self->source, self->parent, title, key, alias, client, project,
                       (gint64)self->work, self->currency->code, self->signed_on, self->starts_on, self->ends_on,
                       self->week_cap, self->zone ? self->zone : "", (gint64)self->week_day, (gint64)self->week_minute,
                       (gint64)self->pay_day, (gint64)self->hold_days, self->note ? self->note : "", id);
}

gboolean
mkr_contract_require (MkrBook  *book,
                      gint64    id,
                      GError  **error)
{
  gint64 n;

  if (!mkr_book_value (book, &n, error, "SELECT count(*) FROM contract WHERE id = ?", "i", id))
    return FALSE;
  if (n == 0)
    g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no such contract"));
  return n != 0;
}

static gboolean
require_source (MkrBook  *book,
                gint64    source,
                GError  **error)
{
  gint64 n;

  if (!mkr_book_value (book, &n, error, "SELECT count(*) FROM source WHERE id = ?", "i", source))
    return FALSE;
  if (n == 0)
    g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no such source"));
  return n != 0;
}

/**
 * mkr_contract_add:
 * @self: its id is set; if it has one, of a contract that was removed, it gets that one again
 *
 * It may begin in any state, as a person enters contracts she has long had. Errors: MKR_ERROR_REFUSED (a value), _EXISTS (the
 * title), _NOT_FOUND (the source), those of writing.
 */
gboolean
mkr_contract_add (MkrBook      *book,
                  MkrContract  *self,
                  GError      **error)
{
  g_autofree char *title = NULL;
  g_autofree char *key = NULL;
  gint64 id = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self, FALSE);

  title = folded (self->title);
  key = mkr_name_key (title);
  if (!check (self, title, error) ||
      !mkr_refuse (self->state != MKR_CONTRACT_ENDED || (self->end_reason != MKR_END_NONE && self->ends_on != MKR_DATE_NONE) ? NULL
                      : _("An ended contract needs its last day and how it ended"), error) ||
      !mkr_book_begin (book, _("Adding the contract"), error))
    return FALSE;
  ok = fits (book, self, title, key, error) && require_source (book, self->source, error) &&
       (self->parent == 0 || mkr_contract_require (book, self->parent, error)) &&
       mkr_book_run (book, error, "INSERT INTO contract (id, source, title, title_key, alias, state, end_reason, currency, ends_on) "
                     "VALUES (?, ?, ?, ?, '-', ?, ?, ?, ?)", "zittiitd", self->id, self->source, title, key, (gint64)self->state,
                     (gint64)(self->state == MKR_CONTRACT_ENDED ? self->end_reason : MKR_END_NONE), self->currency->code,
                     self->ends_on);
  if (ok)
    id = sqlite3_last_insert_rowid (book->db);
  ok = mkr_book_finish (book, ok && store (book, self, id, title, key, error), NULL, error);
  if (ok)
    self->id = id;
  return ok;
}

/* Its state stays; mkr_contract_move () changes that. */
gboolean
mkr_contract_edit (MkrBook            *book,
                   const MkrContract  *self,
                   GError            **error)
{
  g_autofree char *title = NULL;
  g_autofree char *key = NULL;
  g_autoptr(MkrContract) was = NULL;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->id != 0, FALSE);

  title = folded (self->title);
  key = mkr_name_key (title);
  if (!check (self, title, error) || !mkr_book_begin (book, _("Changing the contract"), error))
    return FALSE;
  ok = (was = mkr_contract_get (book, self->id, error)) != NULL && fits (book, self, title, key, error) &&
       require_source (book, self->source, error) && (self->parent == 0 || mkr_contract_require (book, self->parent, error)) &&
       mkr_refuse (was->state != MKR_CONTRACT_ENDED || self->ends_on != MKR_DATE_NONE ? NULL
               : _("An ended contract needs its last day and how it ended"), error);
  return mkr_book_finish (book, ok && store (book, self, self->id, title, key, error), NULL, error);
}

gboolean
mkr_contract_remove (MkrBook  *book,
                     gint64    id,
                     GError  **error)
{
  gint64 used = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Removing the contract"), error))
    return FALSE;
  ok = mkr_contract_require (book, id, error) &&
       mkr_book_value (book, &used, error, "SELECT CASE WHEN EXISTS (SELECT 1 FROM work_log WHERE contract = ?1) OR EXISTS "
                       "(SELECT 1 FROM timer WHERE contract = ?1) THEN 1 WHEN EXISTS (SELECT 1 FROM contract WHERE parent = ?1) "
                       "THEN 2 WHEN EXISTS (SELECT 1 FROM dispute WHERE contract = ?1) THEN 3 ELSE 0 END", "i", id) &&
       mkr_refuse (used == 1 ? _("The contract has hours and cannot be removed; end it instead")
                    : used == 2 ? _("Other contracts lie under these terms; remove or change them first")
                    : used == 3 ? _("The contract has disputes and cannot be removed; end it instead") : NULL, error) &&
       mkr_book_run (book, error, "DELETE FROM contract WHERE id = ?", "i", id);
  return mkr_book_finish (book, ok, NULL, error);
}

static gboolean
write_move (MkrBook            *book,
            const MkrContract  *was,
            MkrContractState    to,
            MkrEndReason        reason,
            MkrDate             on,
            GError            **error)
{
  MkrDate signs = was->signed_on, starts = was->starts_on, ends = was->ends_on;

  if (to == MKR_CONTRACT_SIGNED && signs == MKR_DATE_NONE)
    signs = on;
  if (to == MKR_CONTRACT_ACTIVE && starts == MKR_DATE_NONE)
    starts = on;
  if (to == MKR_CONTRACT_ENDED)
    ends = on;
  else if (was->state == MKR_CONTRACT_ENDED)
    ends = MKR_DATE_NONE;
  if (ends != MKR_DATE_NONE && ((signs != MKR_DATE_NONE && ends < signs) || (starts != MKR_DATE_NONE && ends < starts)))
    return mkr_refuse (_("The contract would end before it was signed or began. Give another day."), error);

  return mkr_book_run (book, error, "INSERT INTO contract_move (contract, at, was, was_reason, was_signed, was_starts, was_ends, "
                       "state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", "iiiidddi", was->id, mkr_clock_now (), (gint64)was->state,
                       (gint64)was->end_reason, was->signed_on, was->starts_on, was->ends_on, (gint64)to) &&
         mkr_book_run (book, error, "UPDATE contract SET state = ?, end_reason = ?, signed_on = ?, starts_on = ?, ends_on = ? "
                       "WHERE id = ?", "iidddi", (gint64)to, (gint64)(to == MKR_CONTRACT_ENDED ? reason : MKR_END_NONE),
                       signs, starts, ends, was->id);
}

gboolean
mkr_contract_move (MkrBook           *book,
                   gint64             id,
                   MkrContractState   to,
                   MkrEndReason       reason,
                   MkrDate            on,
                   GError           **error)
{
  g_autoptr(MkrContract) was = NULL;
  gint64 running = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Moving the contract"), error))
    return FALSE;
  ok = (was = mkr_contract_get (book, id, error)) != NULL && mkr_contract_state_may_become (was->state, to, error) &&
       mkr_refuse (to != MKR_CONTRACT_ENDED || reason != MKR_END_NONE ? NULL
               : _("How did it end? Completed, by them, by me, expired, or went quiet."), error) &&
       mkr_book_value (book, &running, error, "SELECT count(*) FROM timer WHERE contract = ?", "i", id) &&
       mkr_refuse (to == MKR_CONTRACT_ENDED && running ? _("The timer runs for this contract; stop it first") : NULL, error) &&
       write_move (book, was, to, reason, on != MKR_DATE_NONE ? on : mkr_book_today (book), error);
  return mkr_book_finish (book, ok, NULL, error);
}

gboolean
mkr_contract_unmove (MkrBook  *book,
                     gint64    id,
                     GError  **error)
{
  gint64 last = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Taking the move back"), error))
    return FALSE;
  ok = mkr_book_value (book, &last, error, "SELECT ifnull (max (id), 0) FROM contract_move WHERE contract = ?", "i", id) &&
       mkr_refuse (last == 0 ? _("The contract was never moved, so there is nothing to take back") : NULL, error) &&
       mkr_book_run (book, error, "UPDATE contract SET state = m.was, end_reason = m.was_reason, signed_on = m.was_signed, "
                     "starts_on = m.was_starts, ends_on = m.was_ends FROM contract_move m WHERE m.id = ? AND contract.id = m.contract",
                     "i", last) &&
       mkr_book_run (book, error, "DELETE FROM contract_move WHERE id = ?", "i", last);
  return mkr_book_finish (book, ok, NULL, error);
}

gboolean
mkr_contract_week (const MkrContract *self,
                   MkrPayWeek        *out)
{
  g_return_val_if_fail (self && out, FALSE);

  if (!self->zone || !*self->zone)
    return FALSE;
  *out = (MkrPayWeek) { self->zone, self->week_day, self->week_minute };
  return TRUE;
}
