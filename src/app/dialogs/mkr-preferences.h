/* mkr-preferences.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-book-figures.h"
#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrPreferences: what the book counts with: rent, set-aside, floor rate, currency, names; accounts with their
 * counted balances; sources; statement formats. Changes apply at once.
 */
#define MKR_TYPE_PREFERENCES (mkr_preferences_get_type ())
G_DECLARE_FINAL_TYPE (MkrPreferences, mkr_preferences, MKR, PREFERENCES, AdwPreferencesWindow)

void mkr_preferences_present (GtkWindow       *parent,
                              MkrSession      *session);
void mkr_preferences_present_formats (GtkWindow  *parent,
                                      MkrSession *session);

/* With the page of exchange rates, and one to add. @currency: (nullable): of which; @date: of what day, or MKR_DATE_NONE. */
void mkr_preferences_present_rates (GtkWindow         *parent,
                                    MkrSession        *session,
                                    const MkrCurrency *currency,
                                    MkrDate            date);

/* With the page of sources, and one of them open. */
void mkr_preferences_present_source (GtkWindow    *parent,
                                     MkrSession   *session,
                                     gint64        source);

/* For its pages. */
void            mkr_preferences_say         (MkrPreferences  *self,
                                             const char      *message);
MkrPreferences *mkr_preferences_of          (GtkWidget       *widget);
MkrSession     *mkr_preferences_get_session (MkrPreferences  *self);
/* Writes to the book; says why if it could not. The pages show the book anew afterwards. */
void            mkr_preferences_run         (MkrPreferences  *self,
                                             MkrBookFunc      func,
                                             gpointer         data,
                                             GDestroyNotify   data_free);
/* A message with Undo: calls @undo with @data, which the toast frees. */
void            mkr_preferences_offer_undo  (MkrPreferences  *self,
                                             const char      *text,
                                             MkrBookFunc      undo,
                                             gpointer         data);   /* from g_malloc, freed by g_free */

G_END_DECLS
