/* mkr-import-job.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-import-plan.h"
#include "mkr-mapping.h"
#include "mkr-session.h"
#include "mkr-verdict.h"

G_BEGIN_DECLS

/**
 * MkrImportJob: one statement on its way into the book: read in the task pool, compared with the book on the store
 * thread, shown by whoever asked, applied on the store thread. Reads again when the person answers a question.
 *
 * Property: "fraction" — how much of the file is read, or of the rows written, 0 to 1.
 */
#define MKR_TYPE_IMPORT_JOB (mkr_import_job_get_type ())
G_DECLARE_FINAL_TYPE (MkrImportJob, mkr_import_job, MKR, IMPORT_JOB, GObject)

MkrImportJob  *mkr_import_job_new_for_file      (MkrSession *session, GFile *file);
/* Rows that a person pasted: of a known format, with a header, or date, source, amount in this order. */
MkrImportJob  *mkr_import_job_new_for_text      (MkrSession *session, const char *text);
MkrImportJob  *mkr_import_job_new_for_statement (MkrSession *session, MkrStatement *statement);

const char    *mkr_import_job_get_name      (MkrImportJob *self);   /* of the file, "" for typed and pasted rows */
GFile         *mkr_import_job_get_file      (MkrImportJob *self);   /* (transfer none) (nullable) */
double         mkr_import_job_get_fraction  (MkrImportJob *self);
/* Answers; the next mkr_import_job_read_async () heeds them. */
void           mkr_import_job_set_format    (MkrImportJob *self, const char *id);      /* (nullable): recognise */
void           mkr_import_job_set_guess     (MkrImportJob *self, gboolean guess);
void           mkr_import_job_set_date_order (MkrImportJob *self, gint order);         /* MkrDateOrder, −1 */
void           mkr_import_job_set_currency  (MkrImportJob *self, const MkrCurrency *currency);
void           mkr_import_job_set_account   (MkrImportJob *self, const char *name);    /* (nullable): the format's */
void           mkr_import_job_set_source    (MkrImportJob *self, const char *name);    /* (nullable): each row's own */

/* Reads what has to be read, and makes the plan. */
void           mkr_import_job_read_async    (MkrImportJob        *self,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean       mkr_import_job_read_finish   (MkrImportJob        *self,
                                             GAsyncResult        *result,
                                             GError             **error);
/* After MKR_ERROR_UNKNOWN_FORMAT: the id of the nearest format, NULL if none is near. */
const char    *mkr_import_job_get_nearest   (MkrImportJob *self);
/* After MKR_ERROR_QUESTION: the dates are open, or NULL: the currency is. */
const MkrDateQuestion *mkr_import_job_get_date_question (MkrImportJob *self);
/* Its rows are all in the book, but what it says of them or of its days is not. */
gboolean       mkr_import_job_says_more     (MkrImportJob        *self);
MkrImportPlan *mkr_import_job_get_plan      (MkrImportJob        *self);   /* (transfer none) (nullable) */
/* No row of the plan says who paid, so that the person has to. */
gboolean       mkr_import_job_lacks_source  (MkrImportJob *self);

/* After MKR_ERROR_CHANGED and another reading: how its plan differs from the one that was not applied. */
const MkrPlanMoves *mkr_import_job_get_moves (MkrImportJob *self);

/* Cells of a row as the person corrects them: read again with those of before, planned again, choices kept. */
gboolean       mkr_import_job_can_correct   (MkrImportJob        *self);
void           mkr_import_job_correct_async (MkrImportJob        *self,
                                             guint32              line,
                                             const char * const  *columns,
                                             const char * const  *values,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean       mkr_import_job_correct_finish (MkrImportJob       *self,
                                             GAsyncResult        *result,
                                             GError             **error);
guint32        mkr_import_job_get_undo_line (MkrImportJob        *self);
void           mkr_import_job_undo_correction_async (MkrImportJob        *self,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);

/* The columns as the format says that was read last, else as the program guesses them, for the person to correct. Not for
 * typed rows. */
void           mkr_import_job_map_async     (MkrImportJob        *self,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
MkrMapping    *mkr_import_job_map_finish    (MkrImportJob        *self,      /* (transfer full) */
                                             GAsyncResult        *result,
                                             GError             **error);

/* Not to be touched in between: the plan. "fraction" says how many rows are written; at 1 the sums may still take a while. */
void           mkr_import_job_apply_async   (MkrImportJob        *self,
                                             gboolean             skip_problems,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean       mkr_import_job_apply_finish  (MkrImportJob        *self,
                                             GAsyncResult        *result,
                                             MkrImportResult     *done,
                                             GError             **error);

G_END_DECLS
