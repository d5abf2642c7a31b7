/* mkr-window-import.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-add-payout.h"
#include "mkr-dialogs.h"
#include "mkr-import-dialog.h"
#include "mkr-imports-dialog.h"
#include "mkr-undo-import.h"
#include "mkr-paste-rows.h"
#include "mkr-window-private.h"

/* Statements on their way into the book: chosen, dropped, opened, typed or pasted. One preview at a time. */

static void show_next (MkrWindow *self);

/* --- taking back --- */

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(MkrWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = mkr_undo_import_finish (MKR_SESSION (source), result, &error);

  if (text != NULL)
    _mkr_window_offer_undo (self, text, NULL, NULL);
  else
    mkr_dialogs_error (GTK_WINDOW (self), _("The Import Could Not Be Taken Back"), error->message);
}

static void
undo_import_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  MkrWindow *self = data;

  _mkr_window_forget_undo (self);
  mkr_undo_import_async (self->session, g_variant_get_int64 (parameter), undone_cb,
                         g_object_ref (self));
}

/* --- previews --- */

static void
imported_cb (MkrWindow *self,
             gint64     batch,
             guint      rows)
{
  g_autofree char *text = batch != 0 && rows == 0
                          ? g_strdup (_("The statement is noted; it had no new row"))
                          : g_strdup_printf (ngettext ("%u row imported", "%u rows imported", rows), rows);

  _mkr_window_offer_undo (self, text, batch != 0 ? "win.undo-import" : NULL,
                          g_variant_new_int64 (batch));
}

static void
preview_gone_cb (MkrWindow *self)
{
  self->preview = NULL;
  show_next (self);
}

/* @dialog has the signal “imported”. */
static void
show_dialog (MkrWindow *self,
             GtkWindow *dialog)
{
  self->preview = dialog;
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (preview_gone_cb), self,
                           G_CONNECT_SWAPPED);
  mkr_dialogs_fit_parent (dialog);
  gtk_window_present (dialog);
}

static void
show_next (MkrWindow *self)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(MkrImportJob) job = NULL;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->waiting == NULL ||
      self->preview != NULL)
    return;

  file = g_list_model_get_item (G_LIST_MODEL (self->waiting), 0);
  if (file == NULL)
    return;

  g_list_store_remove (self->waiting, 0);
  job = mkr_import_job_new_for_file (self->session, file);
  show_dialog (self, mkr_import_dialog_new (GTK_WINDOW (self), self->session, job));
}

/**
 * mkr_window_import_files:
 * @files: of GFile
 */
void
mkr_window_import_files (MkrWindow  *self,
                         GListModel *files)
{
  g_return_if_fail (MKR_IS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      g_list_store_append (self->waiting, file);
    }

  show_next (self);
}

static void
import_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(GListModel) files = mkr_dialogs_open_statements_finish (result, NULL);

  if (files != NULL)
    mkr_window_import_files (MKR_WINDOW (source), files);
}

static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  mkr_dialogs_open_statements_async (data, import_chosen_cb, NULL);
}

static void
import_file_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  g_list_store_append (files, file);
  mkr_window_import_files (data, G_LIST_MODEL (files));
}

static void
add_payout_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  MkrWindow *self = data;

  if (self->preview == NULL)
    show_dialog (self, mkr_add_payout_new (GTK_WINDOW (self), self->session));
}

static void
paste_rows_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  MkrWindow *self = data;

  if (self->preview == NULL)
    show_dialog (self, mkr_paste_rows_new (GTK_WINDOW (self), self->session, self->pasted));
}

static void
show_batch_cb (MkrWindow *self,
               gint64     batch)
{
  _mkr_window_go (self, "payouts");
  mkr_payouts_page_show_batch (self->payouts, batch);
}

static void
show_rows_cb (MkrWindow *self,
              gint64     payout,
              gint64     next)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MkrPeriod any = { MKR_DATE_NONE, MKR_DATE_NONE };

  g_array_append_val (entries, payout);
  g_array_append_val (entries, next);
  _mkr_window_go (self, "payouts");
  mkr_payouts_page_show_entries (self->payouts, _("Balances that do not join"), entries, &any);
}

static void
import_wanted_cb (MkrWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import", NULL);
}

static GtkWindow *
make_imports_dialog (MkrWindow *self)
{
  GtkWindow *dialog = mkr_imports_dialog_new (GTK_WINDOW (self), self->session);

  g_signal_connect_object (dialog, "show-batch", G_CALLBACK (show_batch_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "show-rows", G_CALLBACK (show_rows_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "import", G_CALLBACK (import_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  return dialog;
}

static void
imports_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  gtk_window_present (make_imports_dialog (data));
}

static void
completeness_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  GtkWindow *dialog = make_imports_dialog (data);

  mkr_imports_dialog_show_completeness (MKR_IMPORTS_DIALOG (dialog));
  gtk_window_present (dialog);
}

/* --- dropping files on the window --- */

static gboolean
is_book (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".makerent");
}

static gboolean
drop_cb (MkrWindow    *self,
         const GValue *value)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  gtk_widget_set_visible (self->drop_overlay, FALSE);
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    {
      if (is_book (l->data) && g_file_peek_path (l->data) != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), "app.open-recent", "s",
                                    g_file_peek_path (l->data));
      else
        g_list_store_append (files, l->data);
    }

  mkr_window_import_files (self, G_LIST_MODEL (files));
  return TRUE;
}

/* How many files hang on the pointer is known a moment after they came. */
static void
drop_value_cb (MkrWindow     *self,
               GParamSpec    *pspec,
               GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);
  guint n = value != NULL ? g_slist_length (g_value_get_boxed (value)) : 0;
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("Import %u file", "Import %u files", n), n)
                                : g_strdup (_("Import"));

  gtk_label_set_text (self->drop_label, text);
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

static const GActionEntry actions[] = {
  { "import", import_action, NULL, NULL, NULL, { 0 } },
  { "import-file", import_file_action, "s", NULL, NULL, { 0 } },
  { "add-payout", add_payout_action, NULL, NULL, NULL, { 0 } },
  { "paste-rows", paste_rows_action, NULL, NULL, NULL, { 0 } },
  { "imports", imports_action, NULL, NULL, NULL, { 0 } },
  { "completeness", completeness_action, NULL, NULL, NULL, { 0 } },
  { "undo-import", undo_import_action, "x", NULL, NULL, { 0 } },
};

void
_mkr_window_add_import (MkrWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->waiting = g_list_store_new (G_TYPE_FILE);
  self->pasted = gtk_text_buffer_new (NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect_swapped (target, "notify::value", G_CALLBACK (drop_value_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
