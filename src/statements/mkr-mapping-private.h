/* mkr-mapping-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-mapping.h"
#include "mkr-recognise.h"

G_BEGIN_DECLS

MkrMapping *mkr_mapping_new_empty    (const char       *name);
/* The columns of a file's beginning, without what they are. */
void        mkr_mapping_take_columns (MkrMapping       *self,
                                      const MkrSample  *sample,
                                      gint              header,
                                      guint             n_columns);
/* mkr-guess-file.c: what they are by the guess; mkr-mapping-follow.c: by a format that fits. */
void        mkr_mapping_guess        (MkrMapping       *self,
                                      const MkrSample  *sample);
void        mkr_mapping_follow       (MkrMapping       *self,
                                      const MkrLayout  *layout);
/* “grainlight-export.csv” → “Grainlight”; NULL where the name says nothing. */
char       *mkr_mapping_name_of_file (const char       *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
