/* mkr-tag.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-tag.h"

struct _MkrTag
{
  GtkWidget   parent_instance;

  GtkWidget  *icon;
  GtkWidget  *label;
  const char *look;     /* interned */
};

G_DEFINE_FINAL_TYPE (MkrTag, mkr_tag, GTK_TYPE_WIDGET)

static void
mkr_tag_dispose (GObject *object)
{
  MkrTag *self = MKR_TAG (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (mkr_tag_parent_class)->dispose (object);
}

static void
mkr_tag_class_init (MkrTagClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_tag_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mkrtag");
}

static void
mkr_tag_init (MkrTag *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "mkr-tag");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 12,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f,
                              "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
mkr_tag_new (void)
{
  return g_object_new (MKR_TYPE_TAG, NULL);
}

void
mkr_tag_set (MkrTag     *self,
             const char *icon,
             const char *text,
             const char *look)
{
  g_return_if_fail (MKR_IS_TAG (self));
  g_return_if_fail (text != NULL);

  look = g_intern_string (look);
  if (self->look != look)
    {
      if (self->look != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), self->look);
      if (look != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (self), look);
      self->look = look;
    }

  gtk_widget_set_visible (self->icon, icon != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
}

int
mkr_tag_measure (const char *icon,
                 const char *text,
                 const char *look)
{
  g_autoptr(GtkWidget) tag = g_object_ref_sink (mkr_tag_new ());
  int width;

  mkr_tag_set (MKR_TAG (tag), icon, text, look);
  gtk_widget_measure (tag, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}
