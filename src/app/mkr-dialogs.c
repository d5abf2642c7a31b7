/* mkr-dialogs.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-currency-list.h"
#include "mkr-dialogs.h"

void
mkr_dialogs_error (GtkWindow  *parent,
                   const char *title,
                   const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, title, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  g_autoptr(GTask) task = user_data;

  g_task_return_boolean (task, g_strcmp0 (response, "do") == 0);
}

void
mkr_dialogs_ask_async (GtkWindow           *parent,
                       const char          *heading,
                       const char          *body,
                       const char          *verb,
                       gboolean             destructive,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "do", verb, NULL);
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (destructive)
    adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb),
                    g_task_new (parent, NULL, callback, user_data));
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
mkr_dialogs_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
currency_answered_cb (AdwMessageDialog *dialog,
                      const char       *response,
                      gpointer          user_data)
{
  g_autoptr(GTask) task = user_data;
  GtkDropDown *list = GTK_DROP_DOWN (adw_message_dialog_get_extra_child (dialog));

  g_task_return_pointer (task, g_strcmp0 (response, "do") == 0
                               ? (gpointer) mkr_currency_list_get (list) : NULL, NULL);
}

void
mkr_dialogs_ask_currency_async (GtkWindow           *parent,
                                const char          *path,
                                const MkrCurrency   *preset,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: %s is a file name. */
  g_autofree char *body = g_strdup_printf (_("“%s” will count rent and income in this currency; other money stands "
                                             "beside. Preferences can change it."), name);
  AdwMessageDialog *dialog =
    ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _("Which Currency?"), body));
  GtkWidget *list = gtk_drop_down_new (NULL, NULL);

  mkr_currency_list_fill (GTK_DROP_DOWN (list));
  mkr_currency_list_select (GTK_DROP_DOWN (list), preset);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Currency of the book"), -1);
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "do", _("_Make Book"), NULL);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (currency_answered_cb),
                    g_task_new (parent, NULL, callback, user_data));
  gtk_window_present (GTK_WINDOW (dialog));
}

const MkrCurrency *
mkr_dialogs_ask_currency_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         user_data)
{
  g_autoptr(GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
choose (GtkWindow            *parent,
        const char           *title,
        const char           *name,
        const char           *pattern,
        GtkFileChooserAction  action,
        GTask                *task)
{
  gboolean save = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action,
                                                              save ? _("_Save") : _("_Open"), NULL);

  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);

  if (pattern != NULL)
    {
      g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, pattern);
      gtk_file_filter_add_pattern (filter, pattern);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
mkr_dialogs_save_async (GtkWindow           *parent,
                        const char          *title,
                        const char          *name,
                        const char          *pattern,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  choose (parent, title, name, pattern, GTK_FILE_CHOOSER_ACTION_SAVE,
          g_task_new (parent, NULL, callback, user_data));
}

GFile *
mkr_dialogs_save_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mkr_dialogs_open_async (GtkWindow           *parent,
                        const char          *title,
                        const char          *pattern,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  choose (parent, title, NULL, pattern, GTK_FILE_CHOOSER_ACTION_OPEN,
          g_task_new (parent, NULL, callback, user_data));
}

GFile *
mkr_dialogs_open_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
statements_chosen_cb (GtkNativeDialog *dialog,
                      int              response,
                      gpointer         user_data)
{
  g_autoptr(GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooserNative *dialog,
            const char           *name,
            const char * const   *suffixes)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes[0] == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
}

void
mkr_dialogs_open_statements_async (GtkWindow           *parent,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  static const char * const statements[] = { "csv", "tsv", "txt", NULL };
  static const char * const all[] = { NULL };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Import Statements"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _("_Open"), NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  add_filter (dialog, _("Statements (CSV, TSV, text)"), statements);
  add_filter (dialog, _("All files"), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (statements_chosen_cb),
                    g_task_new (parent, NULL, callback, user_data));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

GListModel *
mkr_dialogs_open_statements_finish (GAsyncResult  *result,
                                    GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
unrealize_cb (GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
}

void
mkr_dialogs_outlive_parent (GtkWindow *dialog)
{
  g_signal_connect_after (dialog, "unrealize", G_CALLBACK (unrealize_cb), NULL);
}

void
mkr_dialogs_fit_parent (GtkWindow *dialog)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (dialog));
  int width, height;

  g_return_if_fail (parent != NULL);

  gtk_window_get_default_size (dialog, &width, &height);
  if (gtk_widget_get_width (parent) > 0 && gtk_widget_get_height (parent) > 0)
    gtk_window_set_default_size (dialog, MIN (width, gtk_widget_get_width (parent)),
                                 MIN (height, gtk_widget_get_height (parent)));
}

void
mkr_dialogs_about (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _("Makerent"),
                         "application-icon", MKR_APP_ID,
                         "version", MKR_VERSION,
                         "developer-name", _("The Makerent developers"),
                         "comments", _("Is the rent made? Until which day? Which gigs paid it?\n"
                                       "Everything stays in one file on this computer."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}
