/* mkr-hooks.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "mkr-statement.h"

G_BEGIN_DECLS

/**
 * MkrHook: what a key file cannot say, because it needs to look at more than one row. Runs once, after the last row.
 */
typedef void (*MkrHook) (MkrStatement *statement,
                         GHashTable   *own_names);   /* folded names of the account's holder */

MkrHook mkr_hook_find (const char *name);             /* NULL: no such hook */

G_END_DECLS
