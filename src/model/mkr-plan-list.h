/* mkr-plan-list.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-import-job.h"

G_BEGIN_DECLS

/**
 * MkrPlanItem: a row of a plan. Property "included": whether it will be imported.
 */
#define MKR_TYPE_PLAN_ITEM (mkr_plan_item_get_type ())
G_DECLARE_FINAL_TYPE (MkrPlanItem, mkr_plan_item, MKR, PLAN_ITEM, GObject)

const MkrPlanRow *mkr_plan_item_get_row      (MkrPlanItem *self);
MkrVerdict        mkr_plan_item_get_verdict  (MkrPlanItem *self);
gboolean          mkr_plan_item_get_included (MkrPlanItem *self);
void              mkr_plan_item_set_included (MkrPlanItem *self, gboolean included);
const char       *mkr_plan_item_get_account  (MkrPlanItem *self);   /* that the plan is made for */
char             *mkr_plan_item_dup_raw      (MkrPlanItem *self);   /* the original record */
MkrStatement     *mkr_plan_item_get_statement (MkrPlanItem *self);  /* (transfer none) */

/* What the included rows do, by currency. */
typedef struct
{
  const MkrCurrency *currency;
  gint64             added;      /* minor units; of new rows, what is paid */
  gint64             waiting;    /* of new rows, what is not paid yet: money expected, not received */
  gint64             changed;    /* the difference */
  gboolean           too_large;  /* to be reckoned: the amounts say nothing */
} MkrPlanSum;

typedef struct
{
  guint   added, changed, kept, left_out, problems;   /* rows; kept: stored, counting in no sum */
  GArray *sums;                                        /* of MkrPlanSum, by code */
  const MkrPlanRow *too_large;                         /* (nullable): the largest row of a sum that is too large */
} MkrPlanEffect;

void              mkr_plan_effect_clear      (MkrPlanEffect *self);

/**
 * MkrPlanList: the rows of a plan as a list model of MkrPlanItem, of one verdict or all.
 * Signal: "included-changed".
 */
#define MKR_TYPE_PLAN_LIST (mkr_plan_list_get_type ())
G_DECLARE_FINAL_TYPE (MkrPlanList, mkr_plan_list, MKR, PLAN_LIST, GObject)

MkrPlanList *mkr_plan_list_new        (MkrImportJob *job);     /* which has a plan */
void         mkr_plan_list_set_filter (MkrPlanList  *self,
                                       MkrVerdict    filter);
/* Where a row is among those that are shown. FALSE: it is not. */
gboolean     mkr_plan_list_find_line (MkrPlanList *self,
                                      guint32      line,
                                      guint       *position);
gboolean     mkr_plan_list_find_next (MkrPlanList *self,      /* of @verdict, behind @line, else from the start */
                                      MkrVerdict   verdict,
                                      guint32      line,
                                      guint       *position);
guint        mkr_plan_list_count      (MkrPlanList  *self,
                                       MkrVerdict    verdict);
void         mkr_plan_list_get_effect (MkrPlanList   *self,
                                       MkrPlanEffect *effect);

G_END_DECLS
