/* mkr-rent-page.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrRentPage: is the rent made? The answer, three figures, income by month, and what a month's rent rests on.
 */
#define MKR_TYPE_RENT_PAGE (mkr_rent_page_get_type ())
G_DECLARE_FINAL_TYPE (MkrRentPage, mkr_rent_page, MKR, RENT_PAGE, GtkWidget)

GtkWidget *mkr_rent_page_new (MkrSession *session);

G_END_DECLS
