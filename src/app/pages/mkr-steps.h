/* mkr-steps.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrSteps: the first steps of a new book: the rent, and what was paid. A done step shows a tick.
 */
#define MKR_TYPE_STEPS (mkr_steps_get_type ())
G_DECLARE_FINAL_TYPE (MkrSteps, mkr_steps, MKR, STEPS, GtkWidget)

void mkr_steps_set_done (MkrSteps *self,
                         gboolean  has_rent,
                         gboolean  has_payouts);

G_END_DECLS
