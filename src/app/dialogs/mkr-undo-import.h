/* mkr-undo-import.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mkr-session.h"

G_BEGIN_DECLS

/* Takes an import back. */
void  mkr_undo_import_async     (MkrSession          *session,
                                 gint64               batch,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
/* Says first what would go, come back and stay, and asks. */
void  mkr_undo_import_ask_async (MkrSession          *session,
                                 gint64               batch,
                                 GtkWindow           *parent,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
/* Of both. Returns: (transfer full) (nullable): what became of it, in words; NULL without an error: it was not wanted */
char *mkr_undo_import_finish    (MkrSession          *session,
                                 GAsyncResult        *result,
                                 GError             **error);

G_END_DECLS
