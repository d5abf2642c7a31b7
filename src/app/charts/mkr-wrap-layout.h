/* mkr-wrap-layout.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrWrapLayout: children in a line that breaks where the width ends. What a line has left goes to its first child
 * that expands. Property: "spacing".
 */
#define MKR_TYPE_WRAP_LAYOUT (mkr_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (MkrWrapLayout, mkr_wrap_layout, MKR, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
