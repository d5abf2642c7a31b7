/* mkr-set-aside-group.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-book-figures.h"

G_BEGIN_DECLS

/**
 * MkrSetAsideGroup: the set-aside rules of a book: for all payouts, a kind of work or a source, each from a day.
 */
#define MKR_TYPE_SET_ASIDE_GROUP (mkr_set_aside_group_get_type ())
G_DECLARE_FINAL_TYPE (MkrSetAsideGroup, mkr_set_aside_group, MKR, SET_ASIDE_GROUP, AdwPreferencesGroup)

void     mkr_set_aside_group_show (MkrSetAsideGroup     *self,
                                   const MkrBookFigures *figures);
/* A job for the store thread: adds the MkrSetAside that is its data. */
gpointer mkr_set_aside_add_job    (MkrBook              *book,
                                   gpointer              data,
                                   GError              **error);

G_END_DECLS
