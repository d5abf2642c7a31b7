/* mkr-completeness-view.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrCompletenessView: for each account that statements were imported of, its months, what is missing in words, and where
 * balances do not join.
 * Signals: "import": a statement is to be imported. "show-rows" (gint64 payout, gint64 next): two rows that do not join.
 */
#define MKR_TYPE_COMPLETENESS_VIEW (mkr_completeness_view_get_type ())
G_DECLARE_FINAL_TYPE (MkrCompletenessView, mkr_completeness_view, MKR, COMPLETENESS_VIEW, GtkWidget)

void mkr_completeness_view_set_session (MkrCompletenessView *self,
                                        MkrSession          *session);

/* The report, on the store thread. The result is of mkr_session_run_finish (): (transfer full) MkrCompleteness. */
void mkr_completeness_load_async       (MkrSession          *session,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

G_END_DECLS
