/* mkr-window.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-earnings-page.h"
#include "mkr-import-dialog.h"
#include "mkr-import-plan.h"
#include "mkr-payouts-page.h"
#include "mkr-preferences.h"
#include "mkr-rent-dialog.h"
#include "mkr-rent-page.h"
#include "mkr-window.h"

struct _MkrWindow
{
  AdwApplicationWindow  parent_instance;

  /* Borrowed */
  MkrSession           *session;

  /* Owned */
  GListStore           *waiting;        /* GFile: statements still to be shown */

  /* Template children */
  AdwToastOverlay      *toasts;
  AdwLeaflet           *leaflet;
  GtkListBox           *sidebar;
  GtkStack             *stack;
  AdwWindowTitle       *title;
  GtkWidget            *back_button;
  GtkWidget            *conceal;
  GtkWidget            *notice;
  GtkLabel             *notice_label;
  GtkWidget            *drop_overlay;
  MkrPayoutsPage       *payouts;
};

G_DEFINE_FINAL_TYPE (MkrWindow, mkr_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkListBoxRow *
find_row (MkrWindow  *self,
          const char *page)
{
  for (int i = 0; ; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar, i);

      if (row == NULL || g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), page) == 0)
        return row;
    }
}

static void
go (MkrWindow  *self,
    const char *page)
{
  GtkListBoxRow *row = find_row (self, page);

  if (row == NULL)
    return;

  gtk_list_box_select_row (self->sidebar, row);
  gtk_stack_set_visible_child_name (self->stack, page);
  adw_window_title_set_title (self->title, gtk_stack_page_get_title (
    gtk_stack_get_page (self->stack, gtk_stack_get_visible_child (self->stack))));
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
row_activated_cb (MkrWindow     *self,
                  GtkListBoxRow *row)
{
  go (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
go_action (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  go (user_data, g_variant_get_string (parameter, NULL));
}

static void
back_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  MkrWindow *self = user_data;

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* --- import --- */

static void show_next (MkrWindow *self);

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(MkrWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  mkr_session_run_finish (self->session, result, &error);
  if (error != NULL)
    mkr_dialogs_error (GTK_WINDOW (self), _("The Import Could Not Be Taken Back"), error->message);
}

static gpointer
undo_job (MkrBook   *book,
          gpointer   data,
          GError   **error)
{
  MkrUndoReport report = { 0 };

  if (mkr_batch_undo (book, *(gint64 *) data, &report, error))
    mkr_undo_report_clear (&report);
  return NULL;
}

static void
undo_import_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  MkrWindow *self = user_data;
  gint64 batch = g_variant_get_int64 (parameter);

  mkr_session_run_async (self->session, TRUE, undo_job, g_memdup2 (&batch, sizeof batch), g_free,
                         NULL, NULL, undone_cb, g_object_ref (self));
}

static void
imported_cb (MkrWindow *self,
             gint64     batch,
             guint      rows)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row imported",
                                                        "%u rows imported", rows), rows);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo-import");
  adw_toast_set_action_target_value (toast, g_variant_new_int64 (batch));
  mkr_window_toast (self, toast);
}

static gboolean
import_closed_cb (MkrWindow *self)
{
  show_next (self);
  return GDK_EVENT_PROPAGATE;
}

static void
show_dialog (MkrWindow *self,
             GtkWindow *dialog)
{
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (import_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
show_next (MkrWindow *self)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(MkrImportJob) job = NULL;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->waiting == NULL)
    return;

  file = g_list_model_get_item (G_LIST_MODEL (self->waiting), 0);
  if (file == NULL)
    return;

  g_list_store_remove (self->waiting, 0);
  job = mkr_import_job_new_for_file (self->session, file);
  show_dialog (self, mkr_import_dialog_new (GTK_WINDOW (self), self->session, job));
}

void
mkr_window_import_files (MkrWindow  *self,
                         GListModel *files)
{
  gboolean idle;

  g_return_if_fail (MKR_IS_WINDOW (self));

  idle = g_list_model_get_n_items (G_LIST_MODEL (self->waiting)) == 0;
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      g_list_store_append (self->waiting, file);
    }

  if (idle)
    show_next (self);
}

static void
import_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  MkrWindow *self = MKR_WINDOW (source);
  g_autoptr(GFile) file = mkr_dialogs_open_finish (result, NULL);
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (file == NULL)
    return;

  g_list_store_append (files, file);
  mkr_window_import_files (self, G_LIST_MODEL (files));
}

static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  mkr_dialogs_open_async (user_data, _("Import Statement"), NULL, import_chosen_cb, NULL);
}

static void
import_file_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  g_list_store_append (files, file);
  mkr_window_import_files (user_data, G_LIST_MODEL (files));
}

static gboolean
drop_cb (MkrWindow    *self,
         const GValue *value)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  gtk_widget_set_visible (self->drop_overlay, FALSE);
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_list_store_append (files, l->data);

  mkr_window_import_files (self, G_LIST_MODEL (files));
  return TRUE;
}

static GdkDragAction
drop_enter_cb (MkrWindow *self)
{
  gtk_widget_set_visible (self->drop_overlay, TRUE);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (MkrWindow *self)
{
  gtk_widget_set_visible (self->drop_overlay, FALSE);
}

/* --- the other actions --- */

static void
rent_terms_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  MkrWindow *self = user_data;

  mkr_rent_dialog_present (GTK_WINDOW (self), self->session);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  MkrWindow *self = user_data;

  mkr_preferences_present (GTK_WINDOW (self), self->session);
}

static void
search_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MkrWindow *self = user_data;

  go (self, "payouts");
  mkr_payouts_page_search (self->payouts, NULL);
}

static void
show_payouts_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  MkrWindow *self = user_data;

  go (self, "payouts");
  mkr_payouts_page_search (self->payouts, g_variant_get_string (parameter, NULL));
}

static void
show_source_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  MkrWindow *self = user_data;

  go (self, "payouts");
  mkr_payouts_page_show_source (self->payouts, g_variant_get_int64 (parameter));
}

static void
show_payout_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  MkrWindow *self = user_data;

  go (self, "payouts");
  mkr_payouts_page_show_payout (self->payouts, g_variant_get_int64 (parameter));
}

static void
show_unsorted_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  MkrWindow *self = user_data;

  go (self, "payouts");
  mkr_payouts_page_show_unsorted (self->payouts);
}

static gpointer
hide_names_job (MkrBook   *book,
                gpointer   data,
                GError   **error)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (book, error);

  if (settings != NULL)
    {
      settings->hide_names = !settings->hide_names;
      mkr_book_set_settings (book, settings, error);
    }

  return NULL;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(MkrWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  mkr_session_run_finish (self->session, result, &error);
  if (error != NULL)
    mkr_dialogs_error (GTK_WINDOW (self), _("The Book Could Not Be Changed"), error->message);
}

static void
hide_names_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  MkrWindow *self = user_data;

  mkr_session_run_async (self->session, TRUE, hide_names_job, NULL, NULL, NULL, NULL, written_cb,
                         g_object_ref (self));
}

static gpointer
backup_job (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  mkr_book_backup (book, data, error);
  return NULL;
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(MkrWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  mkr_session_run_finish (self->session, result, &error);
  if (error != NULL)
    mkr_dialogs_error (GTK_WINDOW (self), _("The Copy Could Not Be Saved"), error->message);
  else
    mkr_window_toast (self, adw_toast_new (_("Copy saved and verified")));
}

static void
backup_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  MkrWindow *self = MKR_WINDOW (source);
  g_autoptr(GFile) file = mkr_dialogs_save_finish (result, NULL);

  if (file != NULL)
    mkr_session_run_async (self->session, FALSE, backup_job, g_file_get_path (file), g_free, NULL,
                           NULL, backed_up_cb, g_object_ref (self));
}

static void
backup_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  mkr_dialogs_save_async (user_data, _("Back Up Book"), _("Copy of My Book.makerent"), "*.makerent",
                          backup_chosen_cb, NULL);
}

static const GActionEntry actions[] = {
  { "go", go_action, "s", NULL, NULL, { 0 } },
  { "back", back_action, NULL, NULL, NULL, { 0 } },
  { "import", import_action, NULL, NULL, NULL, { 0 } },
  { "import-file", import_file_action, "s", NULL, NULL, { 0 } },
  { "undo-import", undo_import_action, "x", NULL, NULL, { 0 } },
  { "rent-terms", rent_terms_action, NULL, NULL, NULL, { 0 } },
  { "preferences", preferences_action, NULL, NULL, NULL, { 0 } },
  { "search", search_action, NULL, NULL, NULL, { 0 } },
  { "show-payouts", show_payouts_action, "s", NULL, NULL, { 0 } },
  { "show-source", show_source_action, "x", NULL, NULL, { 0 } },
  { "show-payout", show_payout_action, "x", NULL, NULL, { 0 } },
  { "show-unsorted", show_unsorted_action, NULL, NULL, NULL, { 0 } },
  { "hide-names", hide_names_action, NULL, NULL, NULL, { 0 } },
  { "backup", backup_action, NULL, NULL, NULL, { 0 } },
};

/* --- following the session --- */

static void
update_notice (MkrWindow *self)
{
  const char *reason = mkr_session_get_read_only_reason (self->session);

  if (reason != NULL)
    gtk_label_set_text (self->notice_label, reason);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->notice), reason != NULL);
  gtk_widget_set_visible (self->conceal, mkr_session_get_hide_names (self->session));
}

static void
active_changed_cb (MkrWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    mkr_session_poll (self->session);
}

void
mkr_window_toast (MkrWindow *self,
                  AdwToast  *toast)
{
  g_return_if_fail (MKR_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
mkr_window_dispose (GObject *object)
{
  MkrWindow *self = MKR_WINDOW (object);

  g_clear_object (&self->waiting);

  G_OBJECT_CLASS (mkr_window_parent_class)->dispose (object);
}

static void
mkr_window_class_init (MkrWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mkr_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/makerent/Makerent/ui/mkr-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, conceal);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, drop_overlay);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, active_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
}

static void
add_drop_target (MkrWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drop_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
mkr_window_init (MkrWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->waiting = g_list_store_new (G_TYPE_FILE);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_object_bind_property (self->leaflet, "folded", self->back_button, "visible",
                          G_BINDING_SYNC_CREATE);
  add_drop_target (self);
}

static void
add_pages (MkrWindow *self)
{
  GtkWidget *payouts = mkr_payouts_page_new (self->session);

  gtk_stack_add_titled (self->stack, mkr_rent_page_new (self->session), "rent", _("Rent"));
  gtk_stack_add_titled (self->stack, mkr_earnings_page_new (self->session), "earnings",
                        _("Earnings"));
  gtk_stack_add_titled (self->stack, payouts, "payouts", _("Payouts"));
  self->payouts = MKR_PAYOUTS_PAGE (payouts);
}

MkrWindow *
mkr_window_new (MkrApplication *application)
{
  MkrWindow *self = g_object_new (MKR_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = mkr_application_get_settings (application);
  g_autofree char *page = g_settings_get_string (settings, "page");

  self->session = mkr_application_get_session (application);
  add_pages (self);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (update_notice), self,
                           G_CONNECT_SWAPPED);

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  go (self, page);
  g_settings_bind (settings, "page", self->stack, "visible-child-name",
                   G_SETTINGS_BIND_SET);
  return self;
}
