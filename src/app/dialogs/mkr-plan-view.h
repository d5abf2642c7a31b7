/* mkr-plan-view.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-plan-list.h"

G_BEGIN_DECLS

/**
 * MkrPlanView: the rows of an import plan with their verdicts, filters by verdict, and what the import will do.
 * Cells of rows that cannot be read are corrected here.
 * Property: "busy" — a correction is being read. Signal: "included-changed".
 */
#define MKR_TYPE_PLAN_VIEW (mkr_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (MkrPlanView, mkr_plan_view, MKR, PLAN_VIEW, GtkWidget)

void  mkr_plan_view_set_job    (MkrPlanView *self, MkrImportJob *job);    /* which has a plan */
void  mkr_plan_view_set_filter (MkrPlanView *self, MkrVerdict    filter);
guint mkr_plan_view_get_n_included (MkrPlanView *self);
gboolean mkr_plan_view_get_busy (MkrPlanView *self);
/* What was typed in a cell is read, if it was not yet. FALSE: there is nothing of that kind. */
gboolean mkr_plan_view_apply_typed (MkrPlanView *self);
void  mkr_plan_view_undo_correction (MkrPlanView *self);

G_END_DECLS
