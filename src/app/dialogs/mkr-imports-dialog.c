/* mkr-imports-dialog.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-completeness-view.h"
#include "mkr-dialogs.h"
#include "mkr-imports-dialog.h"
#include "mkr-named-button.h"
#include "mkr-payout-text.h"
#include "mkr-undo-import.h"
#include "mkr-wrap-layout.h"

struct _MkrImportsDialog
{
  AdwWindow    parent_instance;

  /* Owned */
  MkrSession  *session;

  /* Template children */
  GtkRevealer *notice;
  GtkLabel    *notice_label;
  GtkStack    *stack;
  GtkListBox  *list;
  GtkStack    *pages;
  MkrCompletenessView *completeness;
};

G_DEFINE_FINAL_TYPE (MkrImportsDialog, mkr_imports_dialog, ADW_TYPE_WINDOW)

enum { SHOW_BATCH, SHOW_ROWS, IMPORT, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- taking back --- */

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(MkrImportsDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = mkr_undo_import_finish (MKR_SESSION (source), result, &error);

  if (self->session == NULL || (text == NULL && error == NULL))
    return;

  gtk_label_set_text (self->notice_label, text != NULL ? text : error->message);
  gtk_revealer_set_reveal_child (self->notice, TRUE);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MkrImportsDialog *self = MKR_IMPORTS_DIALOG (widget);

  gtk_revealer_set_reveal_child (self->notice, FALSE);
  mkr_undo_import_ask_async (self->session, g_variant_get_int64 (parameter), GTK_WINDOW (self), undone_cb,
                             g_object_ref (self));
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SHOW_BATCH], 0, g_variant_get_int64 (parameter));
  gtk_window_close (GTK_WINDOW (widget));
}

static void
show_rows_cb (MkrImportsDialog *self,
              gint64            payout,
              gint64            next)
{
  g_signal_emit (self, signals[SHOW_ROWS], 0, payout, next);
  gtk_window_close (GTK_WINDOW (self));
}

static void
import_cb (MkrImportsDialog *self)
{
  g_signal_emit (self, signals[IMPORT], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- the list --- */

static char *
describe_batch (const MkrBatch *batch)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (batch->imported_at);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, "%H:%M");
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", batch->rows), batch->rows);
  g_autofree char *day = NULL;
  g_autofree char *changes = NULL;
  MkrDate date;

  if (mkr_date_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                         g_date_time_get_day_of_month (local), &date))
    day = mkr_date_format (date, MKR_DATE_FULL);

  changes = g_strdup_printf (_("added %u, changed %u, left out %u"), batch->added, batch->changed,
                             batch->left_out);
  /* Translators: a date, a time, an account, a number of rows, and what became of them. */
  return g_strdup_printf (_("%s, %s, into %s: %s; %s"), day != NULL ? day : "", time,
                          batch->account_name, rows, changes);
}

static GtkWidget *
make_button (const char *label,
             const char *file,
             const char *action,
             gint64      batch)
{
  /* Translators: what a button does, and with which file. */
  g_autofree char *name = g_strdup_printf (_("%s, %s"), label, file);
  GtkWidget *button = mkr_named_button_new (label, name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", batch);
  return button;
}

static GtkWidget *
make_label (const char *text,
            const char *look)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* No more than that asks for room beside the buttons, which go below where there is less. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (look != NULL)
    gtk_widget_add_css_class (label, look);
  return label;
}

static GtkWidget *
make_texts (const char *file,
            const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *subtitle = make_label (text, "mkr-dim");

  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_label (file, NULL));
  gtk_box_append (GTK_BOX (box), subtitle);
  return box;
}

static GtkWidget *
make_end (const MkrBatch *batch,
          const char     *file)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (batch->undone)
    gtk_box_append (GTK_BOX (box), make_label (_("taken back"), "mkr-dim"));
  else
    {
      gtk_box_append (GTK_BOX (box), make_button (_("Show"), file, "imports.show", batch->id));
      gtk_box_append (GTK_BOX (box), make_button (_("Undo"), file, "imports.undo", batch->id));
    }
  return box;
}

static GtkWidget *
make_row (const MkrBatch *batch)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *file = mkr_batch_title (batch);
  g_autofree char *text = describe_batch (batch);

  gtk_widget_set_layout_manager (box, g_object_new (MKR_TYPE_WRAP_LAYOUT, "spacing", 12, NULL));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_box_append (GTK_BOX (box), make_texts (file, text));
  gtk_box_append (GTK_BOX (box), make_end (batch, file));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, file,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  return row;
}

static gpointer
list_batches (MkrBook   *book,
              gpointer   data,
              GError   **error)
{
  return mkr_batches_list (book, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(MkrImportsDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) batches = mkr_session_run_finish (MKR_SESSION (source), result, &error);
  GtkListBoxRow *row;

  if (self->session == NULL)
    return;

  if (batches == NULL)
    {
      gtk_label_set_text (self->notice_label, error->message);
      gtk_revealer_set_reveal_child (self->notice, TRUE);
      return;
    }

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < batches->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (batches, i)));

  gtk_stack_set_visible_child_name (self->stack, batches->len > 0 ? "list" : "empty");
}

static void
reload (MkrImportsDialog *self)
{
  mkr_session_run_async (self->session, FALSE, list_batches, NULL, NULL,
                         (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb, g_object_ref (self));
}

static void
mkr_imports_dialog_dispose (GObject *object)
{
  g_clear_object (&MKR_IMPORTS_DIALOG (object)->session);

  G_OBJECT_CLASS (mkr_imports_dialog_parent_class)->dispose (object);
}

static void
mkr_imports_dialog_class_init (MkrImportsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_imports_dialog_dispose;

  g_type_ensure (MKR_TYPE_COMPLETENESS_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-imports-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrImportsDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, MkrImportsDialog, notice_label);
  gtk_widget_class_bind_template_child (widget_class, MkrImportsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MkrImportsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MkrImportsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, MkrImportsDialog, completeness);
  gtk_widget_class_bind_template_callback (widget_class, show_rows_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_install_action (widget_class, "imports.undo", "x", undo_action);
  gtk_widget_class_install_action (widget_class, "imports.show", "x", show_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  signals[SHOW_BATCH] = g_signal_new ("show-batch", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SHOW_ROWS] = g_signal_new ("show-rows", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[IMPORT] = g_signal_new ("import", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mkr_imports_dialog_init (MkrImportsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mkr_dialogs_outlive_parent (GTK_WINDOW (self));
}

GtkWindow *
mkr_imports_dialog_new (GtkWindow  *parent,
                        MkrSession *session)
{
  MkrImportsDialog *self;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);

  self = g_object_new (MKR_TYPE_IMPORTS_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "imports.undo",
                                 mkr_session_get_read_only_reason (session) == NULL);
  g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  mkr_completeness_view_set_session (self->completeness, session);
  reload (self);
  if (parent != NULL)
    mkr_dialogs_fit_parent (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}

void
mkr_imports_dialog_show_completeness (MkrImportsDialog *self)
{
  g_return_if_fail (MKR_IS_IMPORTS_DIALOG (self));

  gtk_stack_set_visible_child_name (self->pages, "completeness");
}
