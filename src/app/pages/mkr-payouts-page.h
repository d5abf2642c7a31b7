/* mkr-payouts-page.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrPayoutsPage: every payout row of the book with search, filters and details.
 *
 * Action: “payouts.remove”. Signal: "removed" (gint64 payout): it can be restored.
 */
#define MKR_TYPE_PAYOUTS_PAGE (mkr_payouts_page_get_type ())
G_DECLARE_FINAL_TYPE (MkrPayoutsPage, mkr_payouts_page, MKR, PAYOUTS_PAGE, GtkWidget)

GtkWidget *mkr_payouts_page_new           (MkrSession     *session);
void       mkr_payouts_page_search        (MkrPayoutsPage *self,
                                           const char     *text);    /* NULL: puts the cursor there */
void       mkr_payouts_page_show_source   (MkrPayoutsPage *self,
                                           gint64          source);
void       mkr_payouts_page_show_batch    (MkrPayoutsPage *self,
                                           gint64          batch);
void       mkr_payouts_page_show_payout   (MkrPayoutsPage *self,
                                           gint64          payout);
void       mkr_payouts_page_show_unsorted (MkrPayoutsPage *self);
/* A chip says @label and takes it off. @entries: (nullable): of gint64, ids. @period: may be open. */
void       mkr_payouts_page_show_entries  (MkrPayoutsPage  *self,
                                           const char      *label,
                                           GArray          *entries,
                                           const MkrPeriod *period);

G_END_DECLS
