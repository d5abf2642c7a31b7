/* mkr-verdict.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-import-plan.h"

G_BEGIN_DECLS

/* Each row of a plan has one of these: what it is to the person who looks at it. */
typedef enum
{
  MKR_VERDICT_ALL,           /* as a filter */
  MKR_VERDICT_NEW,
  MKR_VERDICT_KNOWN,
  MKR_VERDICT_CHANGED,
  MKR_VERDICT_TWIN,
  MKR_VERDICT_NOT_INCOME,
  MKR_VERDICT_PROBLEM,
  MKR_N_VERDICTS
} MkrVerdict;

MkrVerdict  mkr_verdict_of        (const MkrPlanRow *row);
const char *mkr_verdict_label     (MkrVerdict        verdict);    /* translated */
/* Of its own, a transfer or a conversion is no income: it is kept, and counts in no sum here. */
gboolean    mkr_plan_row_is_income (const MkrPlanRow *row);

/**
 * MkrPlanMoves: how the same rows are judged now, after the book moved, and how they were judged before.
 */
typedef struct
{
  guint moved[MKR_N_VERDICTS][MKR_N_VERDICTS];   /* rows, from → to */
  guint otherwise;                               /* changed rows that change other values than before */
  guint sources;                                 /* rows that go to another source */
  gboolean file;                                 /* the file itself is another one now: nothing else is told */
} MkrPlanMoves;

void     mkr_plan_moves_clear    (MkrPlanMoves       *self);
void     mkr_plan_moves_find     (MkrPlanMoves       *self,
                                  MkrImportPlan      *before,
                                  MkrImportPlan      *now);
/* In words, a sentence a difference; NULL: there is none, what was shown is what would be applied. */
char    *mkr_plan_moves_dup_text (const MkrPlanMoves *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
