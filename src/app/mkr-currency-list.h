/* mkr-currency-list.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mkr-money.h"

G_BEGIN_DECLS

/* A drop-down of all currencies, in the order of mkr_currency_table (). */
void               mkr_currency_list_fill   (GtkDropDown       *list);
void               mkr_currency_list_select (GtkDropDown       *list,
                                             const MkrCurrency *currency);
/* NULL: nothing is chosen. */
const MkrCurrency *mkr_currency_list_get    (GtkDropDown       *list);

G_END_DECLS
