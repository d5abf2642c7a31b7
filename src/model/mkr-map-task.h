/* mkr-map-task.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-mapping.h"

G_BEGIN_DECLS

/* Makes the mapping of a file, or of pasted text where there is none, on a thread of the pool, by @format if it fits, else by
 * the guess; with @only not by the guess. The task returns a MkrMapping. */
void mkr_map_task_run (GTask      *task,
                       GFile      *file,      /* nullable */
                       const char *text,      /* nullable */
                       MkrFormat  *format,    /* nullable: guess */
                       gboolean    only);

G_END_DECLS
