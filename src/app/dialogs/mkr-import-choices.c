/* mkr-import-choices.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-import-choices.h"
#include "mkr-wrap-layout.h"

#define MAX_OTHERS 3

struct _MkrImportChoices
{
  GtkWidget  parent_instance;

  GPtrArray *ids;        /* of char *: of the buttons, in their order; the last button maps */
};

G_DEFINE_FINAL_TYPE (MkrImportChoices, mkr_import_choices, GTK_TYPE_WIDGET)

enum { FORMAT_CHOSEN, MAP, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
clicked_cb (MkrImportChoices *self,
            GtkWidget        *button)
{
  guint at = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (button); before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    at++;

  if (at < self->ids->len)
    g_signal_emit (self, signals[FORMAT_CHOSEN], 0, self->ids->pdata[at]);
  else
    g_signal_emit (self, signals[MAP], 0);
}

static void
add_button (MkrImportChoices *self,
            const char       *text,
            const char       *tooltip)
{
  GtkWidget *label = gtk_label_new (text), *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
clear (MkrImportChoices *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->ids, 0);
}

static void
mkr_import_choices_dispose (GObject *object)
{
  clear (MKR_IMPORT_CHOICES (object));

  G_OBJECT_CLASS (mkr_import_choices_parent_class)->dispose (object);
}

static void
mkr_import_choices_finalize (GObject *object)
{
  g_ptr_array_unref (MKR_IMPORT_CHOICES (object)->ids);

  G_OBJECT_CLASS (mkr_import_choices_parent_class)->finalize (object);
}

static void
mkr_import_choices_class_init (MkrImportChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mkr_import_choices_dispose;
  G_OBJECT_CLASS (klass)->finalize = mkr_import_choices_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), MKR_TYPE_WRAP_LAYOUT);
  signals[FORMAT_CHOSEN] = g_signal_new ("format-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MAP] = g_signal_new ("map-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mkr_import_choices_init (MkrImportChoices *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

void
mkr_import_choices_show (MkrImportChoices *self,
                         MkrStatement     *statement)
{
  GPtrArray *others;

  g_return_if_fail (MKR_IS_IMPORT_CHOICES (self));
  g_return_if_fail (statement != NULL);

  clear (self);
  others = mkr_statement_get_others (statement);
  for (guint i = 0; others != NULL && i < MIN (others->len, MAX_OTHERS); i++)
    {
      MkrFormat *other = g_ptr_array_index (others, i);
      /* Translators: %s is the name of a format that fits the file too. */
      g_autofree char *text = g_strdup_printf (_("Read as “%s”"), mkr_format_get_name (other));

      g_ptr_array_add (self->ids, g_strdup (mkr_format_get_id (other)));
      add_button (self, text, _("This format fits the file too"));
    }

  if (mkr_statement_get_format (statement) != NULL)
    add_button (self, _("Map Columns…"), _("If columns are taken for something else than they are"));
}
