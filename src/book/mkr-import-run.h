/* mkr-import-run.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-import-plan-private.h"
#include "mkr-worth.h"

G_BEGIN_DECLS

#define MKR_IMPORT_BULK 32

/* A row that is to be written together with the next ones. */
typedef struct
{
  guint  row, occurrence;
  gint64 id, source;
  gint64 amounts[3];
  int    received, earned;
  char   date[11];
} MkrImportPending;

/* A plan that is being applied: inside one transaction, from mkr-import-apply.c; the rows are written by mkr-import-rows.c. */
typedef struct
{
  MkrImportPlan   *plan;
  MkrBook         *book;
  gint64           batch;
  gint64           first, next;   /* entry ids */
  MkrTally        *tally;         /* nullable: everything is worked out anew at the end */
  MkrWorths       *worths;        /* nullable with it */
  const MkrCurrency *currency;    /* the book's */
  gboolean         lands;         /* rows came that a conversion is of, or may be of */
  gboolean         has_subunits;
  gboolean         has_projects, has_hours, has_twins;   /* else those columns are what they are by default */
  sqlite3_stmt    *insert;        /* nullable: of MKR_IMPORT_BULK rows */
  MkrImportPending pending[MKR_IMPORT_BULK];
  guint            n_pending;
  GHashTable      *highest;       /* nullable: key → highest occurrence, of known rows that were switched on */
  GHashTable      *works;         /* source id → kind of work */
  const char      *last_name;     /* of the row before */
  MkrPlanSource   *last_source;
  MkrDate          first_date, last_date;
  MkrImportResult  result;
  MkrProgressFunc  progress;      /* nullable */
  gpointer         progress_data;
  GCancellable    *cancellable;   /* nullable */
  guint            n_done, n_all; /* rows that are written */
  gboolean         is_stopped;    /* by the person: whatever failed, failed of that */
} MkrImportRun;

/* Adding to the kept sums is not enough: they are worked out anew at the end. */
void     mkr_import_run_stop_tally (MkrImportRun *run);
gboolean mkr_import_run_add       (MkrImportRun  *run,
                                   guint          i,
                                   guint          occurrence,
                                   GError       **error);
gboolean mkr_import_run_change    (MkrImportRun  *run,
                                   guint          i,
                                   GError       **error);
/* A known row that the person switched on: once more, or back if it was removed. */
gboolean mkr_import_run_add_known (MkrImportRun  *run,
                                   guint          i,
                                   GError       **error);
/* mkr-import-correct.c */
gboolean mkr_import_run_keep_corrections (MkrImportRun  *run,
                                          GError       **error);
/* mkr-import-balance.c: what the account held after each row, and the days that the file is about. */
gboolean mkr_import_run_keep_balances (MkrImportRun  *run,
                                       GError       **error);
/* mkr-import-landing.c: what converted money became, as far as the file says. */
gboolean mkr_import_run_keep_landings (MkrImportRun  *run,
                                       GError       **error);
/* mkr-import-withdrawals.c: the account as the format has it by now. */
gboolean mkr_import_run_turn_withdrawals (MkrImportRun  *run,
                                          GError       **error);
/* mkr-import-known.c: which rows of the file were in the book before. */
gboolean mkr_import_run_keep_known (MkrImportRun  *run,
                                    GError       **error);
/* Writes the rows that are pending. */
gboolean mkr_import_run_flush     (MkrImportRun  *run,
                                   GError       **error);
/* mkr-import-text.c: the file's text, for the rows that are in. */
gboolean mkr_import_run_keep_text (MkrImportRun  *run,
                                   GError       **error);

G_END_DECLS
