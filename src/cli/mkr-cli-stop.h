/* mkr-cli-stop.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Cancelled by Ctrl+C or a polite end of the program, from now on; a second one ends the program at once. Before the first
 * other thread. Returns: (transfer none): lives as long as the program */
GCancellable *mkr_cli_stop_on_signal (void);

G_END_DECLS
