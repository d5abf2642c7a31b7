/* mkr-work-log.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-contract-private.h"
#include "mkr-pay-week.h"
#include "mkr-work-log.h"

#define COLUMNS "id, contract, start, zone, date, seconds, kind, paid, tasks, note"
#define MOST_SECONDS (366 * 86400)

void
mkr_work_log_free (MkrWorkLog *self)
{
  if (!self)
    return;
  g_free (self->zone);
  g_free (self->note);
  g_free (self);
}

static MkrWorkLog *
read_log (MkrQuery *query)
{
  MkrWorkLog *self = g_new0 (MkrWorkLog, 1);

  self->id = sqlite3_column_int64 (query, 0);
  self->contract = sqlite3_column_int64 (query, 1);
  self->timed = sqlite3_column_type (query, 2) != SQLITE_NULL;
  self->start = sqlite3_column_int64 (query, 2);
  self->zone = mkr_column_dup (query, 3);
  self->date = mkr_column_date (query, 4);
  self->seconds = sqlite3_column_int64 (query, 5);
  self->kind = sqlite3_column_int (query, 6);
  self->paid = sqlite3_column_int (query, 7) != 0;
  self->tasks = sqlite3_column_int64 (query, 8);
  self->note = mkr_column_dup (query, 9);
  return self;
}

GPtrArray *
mkr_work_logs_list (MkrBook          *book,
                    gint64            contract,
                    const MkrPeriod  *period,
                    GError          **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT " COLUMNS " FROM work_log WHERE (?1 = 0 OR contract = ?1) "
                          "AND (?2 IS NULL OR date >= ?2) AND (?3 IS NULL OR date <= ?3) ORDER BY date, start, id", "idd", contract,
                          period ? period->first : MKR_DATE_NONE, period ? period->last : MKR_DATE_NONE);
  return mkr_book_list (book, query, (MkrReadRow)read_log, (GDestroyNotify)mkr_work_log_free, error);
}

GPtrArray *
mkr_work_log_overlaps (MkrBook           *book,
                       const MkrWorkLog  *self,
                       GError           **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);
  g_return_val_if_fail (self, NULL);

  query = mkr_book_query (book, error, "SELECT " COLUMNS " FROM work_log WHERE ?4 AND id <> ?1 AND start < ?3 "
                          "AND start + seconds > ?2 ORDER BY start, id", "iiii", self->id, self->start,
                          self->start + self->seconds, (gint64)self->timed);
  return mkr_book_list (book, query, (MkrReadRow)read_log, (GDestroyNotify)mkr_work_log_free, error);
}

static gboolean
check (MkrBook           *book,
       const MkrWorkLog  *self,
       GError           **error)
{
  return mkr_contract_require (book, self->contract, error) &&
         mkr_refuse (self->seconds <= 0 ? _("Hours are more than 0")
                 : self->seconds > MOST_SECONDS ? _("One entry of hours cannot last longer than a year")
                 : self->tasks < 0 ? _("The number of tasks cannot be below 0")
                 : !self->timed && self->date == MKR_DATE_NONE ? _("Hours need their day") : NULL, error) &&
         (!self->timed || mkr_zone_check (self->zone ? self->zone : "", error));
}

static MkrDate
date_of (const MkrWorkLog *self)
{
  return self->timed ? mkr_instant_date (self->start, self->zone) : self->date;
}

static gboolean
insert (MkrBook           *book,
        const MkrWorkLog  *self,
        gint64            *id,
        GError           **error)
{
  if (!check (book, self, error) ||
      !mkr_book_run (book, error, "INSERT INTO work_log (id, contract, start, zone, date, seconds, kind, paid, tasks, note) "
                     "VALUES (?, ?, CASE WHEN ? THEN ? END, ?, ?, ?, ?, ?, ?, ?)", "ziiitdiiiit", self->id, self->contract,
                     (gint64)self->timed, self->start, self->timed ? self->zone : "", date_of (self), self->seconds,
                     (gint64)self->kind, (gint64)self->paid, self->tasks, self->note ? self->note : ""))
    return FALSE;
  *id = sqlite3_last_insert_rowid (book->db);
  return TRUE;
}

gboolean
mkr_work_log_add (MkrBook     *book,
                  MkrWorkLog  *self,
                  GError     **error)
{
  gint64 id = 0;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self, FALSE);

  if (!mkr_book_begin (book, _("Adding the hours"), error) ||
      !mkr_book_finish (book, insert (book, self, &id, error), NULL, error))
    return FALSE;
  self->id = id;
  self->date = date_of (self);
  return TRUE;
}

gboolean
mkr_work_log_edit (MkrBook           *book,
                   const MkrWorkLog  *self,
                   GError           **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->id != 0, FALSE);

  if (!mkr_book_begin (book, _("Changing the hours"), error))
    return FALSE;
  ok = check (book, self, error) &&
       mkr_book_run (book, error, "UPDATE work_log SET contract = ?, start = CASE WHEN ? THEN ? END, zone = ?, date = ?, seconds = ?, "
                     "kind = ?, paid = ?, tasks = ?, note = ? WHERE id = ?", "iiitdiiiiti", self->contract, (gint64)self->timed,
                     self->start, self->timed ? self->zone : "", date_of (self), self->seconds, (gint64)self->kind,
                     (gint64)self->paid, self->tasks, self->note ? self->note : "", self->id);
  ok = ok && mkr_book_check_changed (book, _("There are no such hours"), error);
  return mkr_book_finish (book, ok, NULL, error);
}

gboolean
mkr_work_log_remove (MkrBook  *book,
                     gint64    id,
                     GError  **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  return mkr_book_delete_row (book, _("Removing the hours"), "DELETE FROM work_log WHERE id = ?", id, _("There are no such hours"),
                              NULL, error);
}

MkrWorkLog *
mkr_timer_get (MkrBook  *book,
               GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT 0, contract, start, zone, NULL, 0, kind, paid, 0, note FROM timer", NULL);
  return query && mkr_book_step (book, query, error) > 0 ? read_log (query) : NULL;
}

gboolean
mkr_timer_start (MkrBook           *book,
                 const MkrWorkLog  *self,
                 GError           **error)
{
  gint64 running;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self, FALSE);

  if (!mkr_zone_check (self->zone ? self->zone : "", error) || !mkr_book_begin (book, _("Starting the timer"), error))
    return FALSE;
  ok = mkr_book_value (book, &running, error, "SELECT count(*) FROM timer", NULL) &&
       mkr_refuse (running ? _("The timer runs already. Stop it first; its hours are kept then.") : NULL, error) &&
       mkr_contract_require (book, self->contract, error) &&
       mkr_book_run (book, error, "INSERT INTO timer (id, contract, start, zone, kind, paid, note) VALUES (1, ?, ?, ?, ?, ?, ?)",
                     "iitiit", self->contract, self->start, self->zone, (gint64)self->kind, (gint64)self->paid,
                     self->note ? self->note : "");
  return mkr_book_finish (book, ok, NULL, error);
}

MkrWorkLog *
mkr_timer_stop (MkrBook  *book,
                gint64    at,
                gint64    tasks,
                GError  **error)
{
  g_autoptr(MkrWorkLog) log = NULL;
  GError *failure = NULL;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  if (!mkr_book_begin (book, _("Stopping the timer"), error))
    return NULL;
  log = mkr_timer_get (book, &failure);
  if (failure)
    g_propagate_error (error, failure);
  ok = !failure && mkr_refuse (!log ? _("No timer runs") : at <= log->start
                           ? _("The timer would end before it began. Give a later time, or discard it.") : NULL, error);
  if (ok)
    {
      log->seconds = at - log->start;
      log->tasks = tasks;
      log->date = date_of (log);
      ok = insert (book, log, &log->id, error) && mkr_book_run (book, error, "DELETE FROM timer", NULL);
    }
  return mkr_book_finish (book, ok, NULL, error) ? g_steal_pointer (&log) : NULL;
}

gboolean
mkr_timer_discard (MkrBook  *book,
                   GError  **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  return mkr_book_delete_row (book, _("Discarding the timer"), "DELETE FROM timer WHERE id = ?", 1, _("No timer runs"), NULL, error);
}
