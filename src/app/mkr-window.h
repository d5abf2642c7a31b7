/* mkr-window.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-application.h"

G_BEGIN_DECLS

/**
 * MkrWindow: the sidebar and its six pages. Pages are reached, and reach each other, through its actions:
 * win.go (page name), win.import, win.add-payout, win.paste-rows, win.imports, win.rent-terms, win.preferences,
 * win.show-payouts (text), win.show-trail (label, ids of payouts, first and last day), win.show-source (id),
 * win.show-payout (id), win.show-unsorted.
 */
#define MKR_TYPE_WINDOW (mkr_window_get_type ())
G_DECLARE_FINAL_TYPE (MkrWindow, mkr_window, MKR, WINDOW, AdwApplicationWindow)

MkrWindow *mkr_window_new          (MkrApplication *application);
/* Shows the import preview for each GFile of @files, one after the other. */
void       mkr_window_import_files (MkrWindow      *self,
                                    GListModel     *files);
void       mkr_window_toast        (MkrWindow      *self,
                                    AdwToast       *toast);   /* (transfer full) */
/* In the place of the pages: @path could not be opened, and no other book is. If it is not there, it can be made. */
void       mkr_window_show_no_book (MkrWindow      *self,
                                    const char     *path,
                                    const GError   *error);

G_END_DECLS
