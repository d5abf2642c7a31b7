/* mkr-window-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-import-job.h"
#include "mkr-payouts-page.h"
#include "mkr-window.h"

G_BEGIN_DECLS

struct _MkrWindow
{
  AdwApplicationWindow  parent_instance;

  /* Borrowed */
  MkrSession           *session;

  /* Owned */
  GListStore           *waiting;        /* GFile: statements still to be shown */
  GtkWindow            *preview;        /* borrowed, nullable: the one that is shown */
  GtkTextBuffer        *pasted;         /* rows that were not imported yet */
  char                 *undo_action;    /* nullable: what Ctrl+Z does */
  GVariant             *undo_target;
  AdwToast             *undo_toast;     /* nullable: offers the same, as long as it is not dismissed */

  /* Template children */
  AdwToastOverlay      *toasts;
  AdwLeaflet           *leaflet;
  GtkListBox           *sidebar;
  GtkStack             *stack;
  AdwStatusPage        *no_book;
  GtkWidget            *make_button;
  GtkWidget            *open_button;
  AdwWindowTitle       *title;
  GtkWidget            *back_button;
  GtkWidget            *import_button;
  GtkWidget            *add_button;
  GtkWidget            *imports_button;
  GtkWidget            *conceal;
  GtkWidget            *notice;
  GtkLabel             *notice_label;
  GtkWidget            *drop_overlay;
  GtkLabel             *drop_label;
  GMenu                *recent_menu;
  MkrPayoutsPage       *payouts;
};

/* mkr-window.c */
void _mkr_window_go          (MkrWindow  *self,
                              const char *page);
/* @text may hold names of the person's data: it is escaped. @action: (nullable): what its Undo button and Ctrl+Z do. */
void _mkr_window_offer_undo  (MkrWindow  *self,
                              const char *text,
                              const char *action,
                              GVariant   *target);    /* floating or (transfer none) */

/* Nothing is to be undone any more. */
void _mkr_window_forget_undo (MkrWindow  *self);

/* mkr-window-actions.c */
void _mkr_window_add_actions (MkrWindow  *self);
void _mkr_window_update_actions (MkrWindow *self);

/* mkr-window-import.c */
void _mkr_window_add_import  (MkrWindow  *self);

G_END_DECLS
