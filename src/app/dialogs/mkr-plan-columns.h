/* mkr-plan-columns.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of a table of MkrPlanItem: check, line, date, from, net, verdict, why. */
void mkr_plan_columns_add (GtkColumnView *table);

G_END_DECLS
