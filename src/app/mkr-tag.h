/* mkr-tag.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrTag: a word with a sign, for a state: never colour alone.
 */
#define MKR_TYPE_TAG (mkr_tag_get_type ())
G_DECLARE_FINAL_TYPE (MkrTag, mkr_tag, MKR, TAG, GtkWidget)

GtkWidget *mkr_tag_new (void);
void       mkr_tag_set (MkrTag     *self,
                        const char *icon,     /* (nullable): none */
                        const char *text,
                        const char *look);    /* (nullable): “ok”, “warn”, “err”, or “quiet”: no pill, dim text */
/* How wide a tag of this text is. */
int        mkr_tag_measure (const char *icon,
                            const char *text,
                            const char *look);

G_END_DECLS
