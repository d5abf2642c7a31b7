/* mkr-plan-columns.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mkr-import-plan.h"

#include "mkr-table-fit.h"

G_BEGIN_DECLS

/* The columns of a table of MkrPlanItem: check, line, date, from, net, verdict, why. */
void mkr_plan_columns_add (GtkColumnView *table);
/* Gives the amounts of the plan the room that they need: a figure is never cut off. */
void mkr_plan_columns_fit (GtkColumnView *table,
                           MkrImportPlan *plan);

/* Where it is narrow, columns go that are needed least. Inside of a scrolled window. */
MkrTableFit *mkr_plan_columns_hide_least (GtkColumnView *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
