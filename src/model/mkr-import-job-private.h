/* mkr-import-job-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-correction.h"
#include "mkr-import-job.h"

G_BEGIN_DECLS

struct _MkrImportJob
{
  GObject          parent_instance;

  MkrSession      *session;
  GFile           *file;          /* nullable */
  char            *text;          /* nullable: pasted */
  char            *name;
  MkrStatement    *statement;     /* nullable: not read yet, or to be read anew */
  guint            readings;      /* counts statements that came and went: what started before knows that it is late */
  MkrImportPlan   *plan;          /* nullable */
  MkrReadOptions   options;       /* its strings are interned */
  GPtrArray       *corrections;   /* nullable, of MkrCorrection: cells as the person corrected them; not changed, replaced */
  GPtrArray       *former;        /* of MkrImportFormer: what they were before each correction, oldest first */
  MkrPlanMoves     moves;
  gboolean         compare;       /* the next plan with the present one */
  char            *account;       /* nullable */
  char            *source;        /* nullable */
  gboolean         typed;         /* the statement was given, there is nothing to read */
  gboolean         asked;         /* question holds */
  MkrDateQuestion  question;
  const char      *nearest;       /* nullable, interned */

  int              permille;      /* atomic */
  int              notify_queued; /* atomic */
};

typedef struct
{
  GPtrArray *corrections;   /* nullable */
  guint32    line;          /* that the correction after them was in */
} MkrImportFormer;

/* A reading that counts only if the plan can be made of it too. */
typedef struct
{
  GPtrArray    *corrections;   /* nullable */
  MkrStatement *statement;     /* nullable: not read yet */
  guint         readings;      /* of the job when it started */
  guint32       line;
  gboolean      undo;
} MkrImportAttempt;

/* A MkrProgressFunc, from any thread; data: the job. */
void _mkr_import_job_progress       (gsize             done,
                                     gsize             total,
                                     gpointer          data);
void _mkr_import_former_free        (MkrImportFormer  *self);
void _mkr_import_job_start_reading  (MkrImportJob     *self,
                                     GTask            *task,
                                     GPtrArray        *corrections);
void _mkr_import_job_take_attempt   (MkrImportJob     *self,
                                     MkrImportAttempt *attempt);

void _mkr_import_job_forget_statement (MkrImportJob   *self);

G_END_DECLS
