/* mkr-import-plan.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"
#include "mkr-statement.h"

G_BEGIN_DECLS

/**
 * MkrImportPlan: a verdict for every row of a statement against the book (figures.md 3). Made once, shown, applied as shown.
 * Holds the statement; strings live as long as the plan.
 */
typedef struct _MkrImportPlan MkrImportPlan;

typedef struct
{
  const MkrEntry *entry;
  MkrStatus       status : 8;   /* small: there may be a million of these */
  guint           included : 1; /* new, changed, twin: TRUE at first; known: FALSE; not income: TRUE (kept, counts in no sum); problem: FALSE, cannot be set */
  guint           occurrence;   /* 1 … among equal keys in the file */
  gint64          existing;     /* known, changed: id of the entry in the book; else 0 */
  const char     *source;       /* name of the source it will get, existing or new; "" none */
  const char     *why;          /* one line, translated: “fee was 0.00, now 1.50”, “same as line 16, counts twice” */
} MkrPlanRow;

typedef struct
{
  guint all, new_rows, known, changed, twin, not_income, problems;   /* not_income counts kind ignored, whatever its status */
} MkrPlanCounts;

typedef struct
{
  const MkrCurrency *currency;
  guint              rows;
  gint64             net;       /* minor units that the included rows add */
  gboolean           too_large; /* the sum does not fit: net says nothing */
} MkrPlanTotal;

typedef struct
{
  const char *account;          /* nullable: name; default: the format's account, made if it is not there */
  const char *source;           /* nullable: one source for all rows */
  gboolean    ask;              /* whose account it is, where only a guess could say it: MKR_ERROR_QUESTION */
} MkrPlanOptions;

#define MKR_PLAN_OPTIONS_INIT { NULL, NULL, FALSE }

MkrImportPlan    *mkr_import_plan_new          (MkrBook              *book,
                                                MkrStatement         *statement,
                                                const MkrPlanOptions *options,
                                                GError              **error);
void              mkr_import_plan_free         (MkrImportPlan        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrImportPlan, mkr_import_plan_free)
MkrStatement     *mkr_import_plan_get_statement (MkrImportPlan *self);   /* (transfer none) */
const char       *mkr_import_plan_get_account  (MkrImportPlan        *self);
guint             mkr_import_plan_get_n        (MkrImportPlan        *self);
const MkrPlanRow *mkr_import_plan_get          (MkrImportPlan        *self,
                                                guint                 i);
gboolean          mkr_import_plan_set_included (MkrImportPlan        *self,   /* FALSE: that row cannot be switched on */
                                                guint                 i,
                                                gboolean              included);
void              mkr_import_plan_get_counts   (MkrImportPlan        *self,
                                                MkrPlanCounts        *counts);
GArray           *mkr_import_plan_get_totals   (MkrImportPlan        *self);  /* of MkrPlanTotal, by code */

/* The same bytes, and as many rows were read from them. */
gboolean          mkr_import_plan_is_of_same_file (MkrImportPlan  *self,
                                                   MkrImportPlan  *other);
gboolean          mkr_import_plan_says_more    (MkrImportPlan        *self);

/* After @former was shown: what the person switched on or off there. */
void              mkr_import_plan_keep_choices (MkrImportPlan     *self,
                                                MkrImportPlan     *former);

/* The included row with the largest amount, among those of @currency or (NULL) of all. FALSE: there is none. */
gboolean          mkr_import_plan_find_largest (MkrImportPlan     *self,
                                                const MkrCurrency *currency,
                                                guint             *i);

typedef struct
{
  gint64 batch;      /* 0: nothing to import or to note, no batch was made */
  guint  added, changed, left_out;
} MkrImportResult;

/* One transaction. MKR_ERROR_PROBLEM_ROWS unless there are none or @skip_problems; MKR_ERROR_CHANGED if the book moved since the
 * plan was made (make and show a new one). After an error nothing changed; an indeterminate commit is settled by asking the file. */
gboolean          mkr_import_plan_apply        (MkrImportPlan        *self,
                                                MkrBook              *book,
                                                gboolean              skip_problems,
                                                MkrImportResult      *result,
                                                GError              **error);

/* The same, watched: @progress is told how many of the rows that are written are done, from the calling thread, every few
 * thousand; at the last one the sums may still take a while. Once @cancellable is cancelled, from any thread, everything is taken
 * back: G_IO_ERROR_CANCELLED, nothing changed, and the plan may be applied again. Too late is after the commit began: TRUE. */
gboolean          mkr_import_plan_apply_full   (MkrImportPlan        *self,
                                                MkrBook              *book,
                                                gboolean              skip_problems,
                                                MkrProgressFunc       progress,     /* nullable */
                                                gpointer              user_data,
                                                GCancellable         *cancellable,  /* nullable */
                                                MkrImportResult      *result,
                                                GError              **error);

/* Batches: what was imported when, and taking it back. */
typedef struct
{
  gint64  id;
  char   *file_name;    /* "" for typed rows, and while names are hidden */
  char   *format;       /* id, "" for typed rows */
  gint64  account;
  char   *account_name;
  gint64  imported_at;  /* UTC seconds */
  MkrPeriod period;     /* of its entries */
  MkrPeriod covers;     /* the days that its file is about */
  guint   rows, added, changed, left_out;
  gboolean undone;
} MkrBatch;

typedef struct
{
  guint removed;        /* untouched rows that went */
  guint restored;       /* rows that got their former values back */
  guint kept;           /* edited or changed again later: kept, listed in lines */
  GStrv lines;          /* translated, one a kept row */
} MkrUndoReport;

void       mkr_batch_free        (MkrBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrBatch, mkr_batch_free)
GPtrArray *mkr_batches_list      (MkrBook *book, GError **error);    /* of MkrBatch, newest first */
gboolean   mkr_batch_undo        (MkrBook *book, gint64 batch, MkrUndoReport *report, GError **error);
/* Only says what mkr_batch_undo () would do. */
gboolean   mkr_batch_try_undo    (MkrBook *book, gint64 batch, MkrUndoReport *report, GError **error);
void       mkr_undo_report_clear (MkrUndoReport *report);

G_END_DECLS
