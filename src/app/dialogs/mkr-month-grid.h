/* mkr-month-grid.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The months of an account as cells, a row a year, each with a sign and a colour; arrow keys go from one to the next, and the
 * one under the pointer or the cursor is said in words below. @months: of MkrStatedMonth. */
GtkWidget *mkr_month_grid_new (const GArray *months,
                               const char   *account);

G_END_DECLS
