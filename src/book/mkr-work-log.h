/* mkr-work-log.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"
#include "mkr-contract-kinds.h"

G_BEGIN_DECLS

/* Time spent on a contract. */
typedef struct
{
  gint64      id;
  gint64      contract;
  gboolean    timed;      /* start and zone are known; else only the day */
  gint64      start;      /* instant */
  char       *zone;       /* IANA name of the clock it was typed on; "" if not timed */
  MkrDate     date;       /* of the start in its zone; set from it if timed */
  gint64      seconds;
  MkrTimeKind kind;
  gboolean    paid;       /* may earn; unpaid time never does */
  gint64      tasks;      /* tasks, units or words done in it; 0: not counted */
  char       *note;
} MkrWorkLog;

void        mkr_work_log_free    (MkrWorkLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrWorkLog, mkr_work_log_free)
/* By day and start. @contract 0: all; @period nullable. */
GPtrArray  *mkr_work_logs_list   (MkrBook *book, gint64 contract, const MkrPeriod *period, GError **error);
/* Logs that lie in the same time: a person works once at a time, but nothing forbids it. Those without a time of day never do. */
GPtrArray  *mkr_work_log_overlaps (MkrBook *book, const MkrWorkLog *self, GError **error);
/* If @self has the id of a log that was removed, it gets that one again. */
gboolean    mkr_work_log_add     (MkrBook *book, MkrWorkLog *self, GError **error);
gboolean    mkr_work_log_edit    (MkrBook *book, const MkrWorkLog *self, GError **error);
gboolean    mkr_work_log_remove  (MkrBook *book, gint64 id, GError **error);

/* The one running timer lies in the book: a killed program loses nothing of a session. @self has no seconds and no id. */
MkrWorkLog *mkr_timer_get        (MkrBook *book, GError **error);                       /* NULL without an error: none runs */
gboolean    mkr_timer_start      (MkrBook *book, const MkrWorkLog *self, GError **error); /* refused while one runs */
/* Its log, which is in the book now; in the zone it was started in. @at: the instant it ended. */
MkrWorkLog *mkr_timer_stop       (MkrBook *book, gint64 at, gint64 tasks, GError **error);
gboolean    mkr_timer_discard    (MkrBook *book, GError **error);

G_END_DECLS
