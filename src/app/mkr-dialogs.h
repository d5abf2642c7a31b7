/* mkr-dialogs.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-money.h"

G_BEGIN_DECLS

/* Questions and file choosers: what the toolkit deprecates after GTK 4.8 and libadwaita 1.2 lives here alone. */

/* Says what went wrong. @title: what could not be done; @body: why, and what to do. */
void   mkr_dialogs_error       (GtkWindow           *parent,
                                const char          *title,
                                const char          *body);
/* @name: proposed file name; @pattern: a glob such as “*.csv”, or NULL. finish: NULL without error if cancelled. */
void   mkr_dialogs_save_async  (GtkWindow           *parent,
                                const char          *title,
                                const char          *name,
                                const char          *pattern,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
GFile *mkr_dialogs_save_finish (GAsyncResult        *result,
                                GError             **error);
void   mkr_dialogs_open_async  (GtkWindow           *parent,
                                const char          *title,
                                const char          *pattern,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
GFile *mkr_dialogs_open_finish (GAsyncResult        *result,
                                GError             **error);
/* Of GFile; NULL without error if cancelled. */
void   mkr_dialogs_open_statements_async (GtkWindow           *parent,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GListModel *mkr_dialogs_open_statements_finish (GAsyncResult  *result,
                                                GError       **error);
/* Asks before something that undo cannot bring back. @verb: the button's label. */
void     mkr_dialogs_ask_async (GtkWindow           *parent,
                                const char          *heading,
                                const char          *body,
                                const char          *verb,
                                gboolean             destructive,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
gboolean mkr_dialogs_ask_finish (GAsyncResult       *result);   /* FALSE: cancelled */
/* Which currency a new book counts in. @path: the book. finish: NULL if cancelled. */
void     mkr_dialogs_ask_currency_async (GtkWindow           *parent,
                                         const char          *path,
                                         const MkrCurrency   *preset,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
const MkrCurrency *mkr_dialogs_ask_currency_finish (GAsyncResult *result);
/* A window that something asynchronous keeps a moment longer than its parent: GTK 4.8 would look at the parent then. */
void   mkr_dialogs_outlive_parent (GtkWindow *dialog);
/* Before a dialog is presented: where its parent is small, it is no larger. */
void   mkr_dialogs_fit_parent  (GtkWindow           *dialog);
void   mkr_dialogs_about       (GtkWindow           *parent);

G_END_DECLS
