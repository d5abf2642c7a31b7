/* mkr-completeness-hint.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mkr-session.h"

G_BEGIN_DECLS

/* MkrCompletenessHint: a line that says what is missing of the book's statements; nothing where nothing is. */
#define MKR_TYPE_COMPLETENESS_HINT (mkr_completeness_hint_get_type ())
G_DECLARE_FINAL_TYPE (MkrCompletenessHint, mkr_completeness_hint, MKR, COMPLETENESS_HINT, GtkWidget)

void mkr_completeness_hint_set_session (MkrCompletenessHint *self,
                                        MkrSession          *session);
void mkr_completeness_hint_update      (MkrCompletenessHint *self);

G_END_DECLS
