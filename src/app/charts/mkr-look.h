/* mkr-look.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-chart.h"

G_BEGIN_DECLS

/* Charts are drawn, not styled: they take their colours from the look of the moment. */
MkrLook mkr_look_get     (void);
/* Calls @changed with @widget whenever the look changes, as long as @widget lives. */
void    mkr_look_connect (GtkWidget *widget,
                          void     (*changed) (GtkWidget *widget));

G_END_DECLS
