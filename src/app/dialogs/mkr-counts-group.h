/* mkr-counts-group.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrCountsGroup: counted balances of the accounts that can pay rent.
 */
#define MKR_TYPE_COUNTS_GROUP (mkr_counts_group_get_type ())
G_DECLARE_FINAL_TYPE (MkrCountsGroup, mkr_counts_group, MKR, COUNTS_GROUP, AdwPreferencesGroup)

void mkr_counts_group_show (MkrCountsGroup       *self,
                            const MkrBookFigures *figures);

G_END_DECLS
