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
 * Signal: "included-changed".
 */
#define MKR_TYPE_PLAN_VIEW (mkr_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (MkrPlanView, mkr_plan_view, MKR, PLAN_VIEW, GtkWidget)

void  mkr_plan_view_set_job    (MkrPlanView *self, MkrImportJob *job);    /* which has a plan */
void  mkr_plan_view_set_filter (MkrPlanView *self, MkrVerdict    filter);
guint mkr_plan_view_get_n_included (MkrPlanView *self);

G_END_DECLS
