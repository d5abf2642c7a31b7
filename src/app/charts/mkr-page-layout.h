/* mkr-page-layout.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrPageLayout: the margins of a page: 24, less in a narrow window. A very wide one centres its content.
 */
#define MKR_TYPE_PAGE_LAYOUT (mkr_page_layout_get_type ())
G_DECLARE_FINAL_TYPE (MkrPageLayout, mkr_page_layout, MKR, PAGE_LAYOUT, GtkLayoutManager)

G_END_DECLS
