/* mkr-import-words.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-import-job.h"
#include "mkr-plan-list.h"

G_BEGIN_DECLS

/* What the import dialog says about a job. Those of a plan are for a job that has one. */

const char *mkr_import_error_title  (MkrImportJob *job,
                                     const GError *error);      /* translated: what could not be done */
char       *mkr_import_dup_subtitle (MkrImportJob *job) G_GNUC_WARN_UNUSED_RESULT;
/* Remarks on the file. @anew: the book moved, and what that changed is said instead. */
char       *mkr_import_dup_notes    (MkrImportJob *job,
                                     gboolean      anew) G_GNUC_WARN_UNUSED_RESULT;

/* “6 rows, 1,956.23 USD, 76.00 USD not paid yet”. @sums: of MkrPlanSum. */
char       *mkr_import_dup_sum      (guint         rows,
                                     const GArray *sums,
                                     gboolean      of_changes) G_GNUC_WARN_UNUSED_RESULT;

/* The question about the order of dates, and its two answers, each (transfer full). */
void  mkr_import_dup_dates_question (const MkrDateQuestion  *question,
                                     char                  **text,
                                     char                  **first,
                                     char                  **second);

G_END_DECLS
