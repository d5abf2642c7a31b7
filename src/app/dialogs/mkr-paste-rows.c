/* mkr-paste-rows.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-import-dialog.h"
#include "mkr-paste-rows.h"

struct _MkrPasteRows
{
  AdwWindow    parent_instance;

  MkrSession  *session;
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (MkrPasteRows, mkr_paste_rows, ADW_TYPE_WINDOW)

enum { IMPORTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
dup_text (MkrPasteRows *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
changed_cb (MkrPasteRows *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.continue", *text != '\0');
}

static void
imported_cb (MkrPasteRows *self,
             gint64        batch,
             guint         rows)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", 0);
  g_signal_emit (self, signals[IMPORTED], 0, batch, rows);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
continue_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  MkrPasteRows *self = MKR_PASTE_ROWS (widget);
  g_autofree char *text = dup_text (self);
  g_autoptr(MkrImportJob) job = mkr_import_job_new_for_text (self->session, text);
  GtkWindow *preview = mkr_import_dialog_new (GTK_WINDOW (self), self->session, job);

  gtk_window_set_title (preview, _("Paste Rows"));
  g_signal_connect_object (preview, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (preview);
}

static void
mkr_paste_rows_dispose (GObject *object)
{
  g_clear_object (&MKR_PASTE_ROWS (object)->session);

  G_OBJECT_CLASS (mkr_paste_rows_parent_class)->dispose (object);
}

static void
mkr_paste_rows_class_init (MkrPasteRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_paste_rows_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-paste-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrPasteRows, text);
  gtk_widget_class_install_action (widget_class, "paste.continue", NULL, continue_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "paste.continue", NULL);

  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
}

/* The field would take Return for a new line, whatever is held with it. */
static void
add_shortcuts (MkrPasteRows *self)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], GDK_CONTROL_MASK),
                                                            gtk_named_action_new ("paste.continue")));
  gtk_widget_add_controller (GTK_WIDGET (self->text), controller);
}

static void
mkr_paste_rows_init (MkrPasteRows *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcuts (self);
  mkr_dialogs_outlive_parent (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/**
 * mkr_paste_rows_new:
 * @rows: (nullable): holds what was written and not imported, for the next time
 */
GtkWindow *
mkr_paste_rows_new (GtkWindow     *parent,
                    MkrSession    *session,
                    GtkTextBuffer *rows)
{
  MkrPasteRows *self;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);

  self = g_object_new (MKR_TYPE_PASTE_ROWS, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  if (rows != NULL)
    gtk_text_view_set_buffer (self->text, rows);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WINDOW (self);
}
