/* mkr-choice.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MkrChoice: what a drop-down offers: texts, each with the id of what it stands for. The first stands for all, id 0.
 */
#define MKR_TYPE_CHOICE (mkr_choice_get_type ())
G_DECLARE_FINAL_TYPE (MkrChoice, mkr_choice, MKR, CHOICE, GObject)

MkrChoice  *mkr_choice_new       (const char *all);
void        mkr_choice_add       (MkrChoice  *self,
                                  gint64      id,
                                  const char *text);
GListModel *mkr_choice_get_model (MkrChoice  *self);     /* (transfer none) */
gint64      mkr_choice_get_id    (MkrChoice  *self,
                                  guint       position); /* 0 where there is none */
guint       mkr_choice_find      (MkrChoice  *self,
                                  gint64      id);       /* 0 where it is not */
/* The chosen text is cut at its end where it is long; the list shows all of it. */
void        mkr_choice_shorten   (GtkDropDown *drop);

G_END_DECLS
