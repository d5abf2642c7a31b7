/* mkr-earnings-page.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrEarningsPage: what each source, kind of work, account or currency brought in a period, as chart and table.
 *
 * Actions: "earnings.export" with “csv”, “png” or “svg”.
 */
#define MKR_TYPE_EARNINGS_PAGE (mkr_earnings_page_get_type ())
G_DECLARE_FINAL_TYPE (MkrEarningsPage, mkr_earnings_page, MKR, EARNINGS_PAGE, GtkWidget)

GtkWidget *mkr_earnings_page_new (MkrSession *session);

G_END_DECLS
