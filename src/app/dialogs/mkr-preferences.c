/* mkr-preferences.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-preferences.h"
#include "mkr-preferences-accounts.h"
#include "mkr-preferences-formats.h"
#include "mkr-preferences-general.h"
#include "mkr-preferences-rates.h"
#include "mkr-preferences-sources.h"

struct _MkrPreferences
{
  AdwPreferencesWindow    parent_instance;

  MkrSession             *session;    /* owned */
  GCancellable           *cancellable;

  /* Template children */
  MkrPreferencesGeneral  *general;
  MkrPreferencesAccounts *accounts;
  MkrPreferencesRates    *rates;
  MkrPreferencesSources  *sources;
  MkrPreferencesFormats  *formats;
};

G_DEFINE_FINAL_TYPE (MkrPreferences, mkr_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* What Undo needs, as long as its toast is there. */
typedef struct
{
  MkrPreferences *preferences;   /* not owned: the toast ends with its window */
  MkrBookFunc     func;
  gpointer        data;
} Undo;

void
mkr_preferences_say (MkrPreferences *self,
                     const char     *message)
{
  g_autofree char *text = g_markup_escape_text (message, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (text));
}

static gpointer
read_figures (MkrBook   *book,
              gpointer   data,
              GError   **error)
{
  return mkr_book_figures_read (book, error);
}

static void
figures_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(MkrPreferences) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrBookFigures) figures = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (figures == NULL)
    {
      if (error != NULL)
        mkr_preferences_say (self, error->message);
      return;
    }

  mkr_preferences_general_show (self->general, figures);
  mkr_preferences_accounts_show (self->accounts, figures);
  mkr_preferences_rates_show (self->rates, figures);
  mkr_preferences_sources_show (self->sources, figures);
}

static void
load (MkrPreferences *self)
{
  mkr_session_run_async (self->session, FALSE, read_figures, NULL, NULL,
                         (GDestroyNotify) mkr_book_figures_free, self->cancellable,
                         figures_read_cb, g_object_ref (self));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(MkrPreferences) self = data;
  g_autoptr(GError) error = NULL;

  mkr_session_run_finish (MKR_SESSION (source), result, &error);
  if (error == NULL || self->session == NULL)
    return;

  /* What the controls show is not what the book holds. */
  mkr_preferences_say (self, error->message);
  load (self);
}

static void
undo_free (gpointer  data,
           GClosure *closure)
{
  Undo *undo = data;

  g_free (undo->data);
  g_free (undo);
}

static void
undo_cb (Undo *undo)
{
  if (undo->data != NULL)
    mkr_preferences_run (undo->preferences, undo->func, g_steal_pointer (&undo->data), g_free);
}

static void
mkr_preferences_dispose (GObject *object)
{
  MkrPreferences *self = MKR_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mkr_preferences_parent_class)->dispose (object);
}

static void
mkr_preferences_class_init (MkrPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_preferences_dispose;

  g_type_ensure (MKR_TYPE_PREFERENCES_GENERAL);
  g_type_ensure (MKR_TYPE_PREFERENCES_ACCOUNTS);
  g_type_ensure (MKR_TYPE_PREFERENCES_RATES);
  g_type_ensure (MKR_TYPE_PREFERENCES_SOURCES);
  g_type_ensure (MKR_TYPE_PREFERENCES_FORMATS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrPreferences, general);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferences, accounts);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferences, rates);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferences, sources);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferences, formats);
}

static void
mkr_preferences_init (MkrPreferences *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static MkrPreferences *
present (GtkWindow  *parent,
         MkrSession *session)
{
  MkrPreferences *self;

  self = g_object_new (MKR_TYPE_PREFERENCES, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  mkr_preferences_formats_start (self->formats, GTK_WINDOW (self), session);
  mkr_dialogs_fit_parent (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

void
mkr_preferences_present (GtkWindow  *parent,
                         MkrSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MKR_IS_SESSION (session));

  present (parent, session);
}

void
mkr_preferences_present_rates (GtkWindow         *parent,
                               MkrSession        *session,
                               const MkrCurrency *currency,
                               MkrDate            date)
{
  MkrPreferences *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MKR_IS_SESSION (session));

  self = present (parent, session);
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (self->rates));
  mkr_preferences_rates_ask (self->rates, currency, date);
}

void
mkr_preferences_present_formats (GtkWindow  *parent,
                                 MkrSession *session)
{
  MkrPreferences *self = present (parent, session);

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (self->formats));
}

void
mkr_preferences_present_source (GtkWindow  *parent,
                                MkrSession *session,
                                gint64      source)
{
  MkrPreferences *self = present (parent, session);

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (self->sources));
  mkr_preferences_sources_open (self->sources, source);
}

MkrPreferences *
mkr_preferences_of (GtkWidget *widget)
{
  return MKR_PREFERENCES (gtk_widget_get_ancestor (widget, MKR_TYPE_PREFERENCES));
}

MkrSession *
mkr_preferences_get_session (MkrPreferences *self)
{
  g_return_val_if_fail (MKR_IS_PREFERENCES (self), NULL);

  return self->session;
}

void
mkr_preferences_run (MkrPreferences *self,
                     MkrBookFunc     func,
                     gpointer        data,
                     GDestroyNotify  data_free)
{
  g_return_if_fail (MKR_IS_PREFERENCES (self));

  mkr_session_run_async (self->session, TRUE, func, data, data_free, NULL, NULL, written_cb,
                         g_object_ref (self));
}

void
mkr_preferences_offer_undo (MkrPreferences *self,
                            const char     *text,
                            MkrBookFunc     undo,
                            gpointer        data)
{
  AdwToast *toast;
  Undo *kept;

  g_return_if_fail (MKR_IS_PREFERENCES (self));

  kept = g_new (Undo, 1);
  kept->preferences = self;
  kept->func = undo;
  kept->data = data;
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), kept, undo_free,
                         G_CONNECT_SWAPPED);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), toast);
}
