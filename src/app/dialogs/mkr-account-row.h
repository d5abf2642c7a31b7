/* mkr-account-row.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrAccountRow: an account and, opened, what can be changed about it.
 */
#define MKR_TYPE_ACCOUNT_ROW (mkr_account_row_get_type ())
G_DECLARE_FINAL_TYPE (MkrAccountRow, mkr_account_row, MKR, ACCOUNT_ROW, AdwExpanderRow)

GtkWidget *mkr_account_row_new    (void);
gint64     mkr_account_row_get_id (MkrAccountRow        *self);
void       mkr_account_row_show   (MkrAccountRow        *self,
                                   const MkrBookFigures *figures,
                                   const MkrAccount     *account);

G_END_DECLS
