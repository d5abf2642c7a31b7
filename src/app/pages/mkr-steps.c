/* mkr-steps.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-steps.h"

struct _MkrSteps
{
  GtkWidget  parent_instance;

  /* Template children */
  GtkWidget *list;
  GtkWidget *rent_button, *import_button, *add_row;
  GtkWidget *rent_done, *import_done;
};

G_DEFINE_FINAL_TYPE (MkrSteps, mkr_steps, GTK_TYPE_WIDGET)

static void
mkr_steps_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MKR_TYPE_STEPS);

  G_OBJECT_CLASS (mkr_steps_parent_class)->dispose (object);
}

static void
mkr_steps_class_init (MkrStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_steps_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/makerent/Makerent/ui/mkr-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrSteps, list);
  gtk_widget_class_bind_template_child (widget_class, MkrSteps, rent_button);
  gtk_widget_class_bind_template_child (widget_class, MkrSteps, import_button);
  gtk_widget_class_bind_template_child (widget_class, MkrSteps, add_row);
  gtk_widget_class_bind_template_child (widget_class, MkrSteps, rent_done);
  gtk_widget_class_bind_template_child (widget_class, MkrSteps, import_done);
}

static void
mkr_steps_init (MkrSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
suggest (GtkWidget *button,
         gboolean   suggested)
{
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

/**
 * mkr_steps_set_done:
 *
 * Marks what is done; the next step is the suggested one.
 */
void
mkr_steps_set_done (MkrSteps *self,
                    gboolean  has_rent,
                    gboolean  has_payouts)
{
  g_return_if_fail (MKR_IS_STEPS (self));

  gtk_widget_set_visible (self->rent_button, !has_rent);
  gtk_widget_set_visible (self->rent_done, has_rent);
  gtk_widget_set_visible (self->import_button, !has_payouts);
  gtk_widget_set_visible (self->import_done, has_payouts);
  /* The other way to the same end: done or not, it says nothing any more. */
  gtk_widget_set_visible (self->add_row, !has_payouts);
  suggest (self->rent_button, !has_rent);
  suggest (self->import_button, has_rent && !has_payouts);
}
