/* mkr-completeness-hint.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-completeness.h"
#include "mkr-completeness-hint.h"
#include "mkr-completeness-view.h"

struct _MkrCompletenessHint
{
  GtkWidget    parent_instance;

  /* Owned */
  MkrSession  *session;
  gboolean     stale;

  /* Template children */
  GtkWidget   *button;
  GtkLabel    *text;
};

G_DEFINE_FINAL_TYPE (MkrCompletenessHint, mkr_completeness_hint, GTK_TYPE_WIDGET)

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(MkrCompletenessHint) self = data;
  g_autoptr(MkrCompleteness) completeness = mkr_session_run_finish (MKR_SESSION (source), result, NULL);
  g_autofree char *text = completeness != NULL ? mkr_completeness_summary (completeness) : NULL;

  /* A book that cannot be read says so on the page. */
  if (self->session == NULL)
    return;

  gtk_label_set_text (self->text, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_set_visible (self->button, text != NULL);
}

static void
changed_cb (MkrCompletenessHint *self)
{
  self->stale = TRUE;
}

static void
mkr_completeness_hint_dispose (GObject *object)
{
  MkrCompletenessHint *self = MKR_COMPLETENESS_HINT (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MKR_TYPE_COMPLETENESS_HINT);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mkr_completeness_hint_parent_class)->dispose (object);
}

static void
mkr_completeness_hint_class_init (MkrCompletenessHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_completeness_hint_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-completeness-hint.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrCompletenessHint, button);
  gtk_widget_class_bind_template_child (widget_class, MkrCompletenessHint, text);
}

static void
mkr_completeness_hint_init (MkrCompletenessHint *self)
{
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mkr_completeness_hint_set_session (MkrCompletenessHint *self,
                                   MkrSession          *session)
{
  g_return_if_fail (MKR_IS_COMPLETENESS_HINT (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * mkr_completeness_hint_update:
 *
 * Looks again if the book changed. The page calls it once its own rows are there: they come first.
 */
void
mkr_completeness_hint_update (MkrCompletenessHint *self)
{
  g_return_if_fail (MKR_IS_COMPLETENESS_HINT (self));

  if (!self->stale || mkr_session_get_path (self->session) == NULL)
    return;

  self->stale = FALSE;
  mkr_completeness_load_async (self->session, NULL, loaded_cb, g_object_ref (self));
}
