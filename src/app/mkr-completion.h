/* mkr-completion.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Completes what a person types in @entry to the first of @names that begins so; the rest is selected, so that typing
 * on replaces it. Lives as long as the entry; a second call replaces the names. */
void mkr_completion_attach (GtkEntry           *entry,
                            const char * const *names);

G_END_DECLS
