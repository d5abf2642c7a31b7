/* mkr-choice.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-choice.h"

struct _MkrChoice
{
  GObject        parent_instance;

  GtkStringList *texts;
  GArray        *ids;      /* of gint64 */
};

G_DEFINE_FINAL_TYPE (MkrChoice, mkr_choice, G_TYPE_OBJECT)

static void
mkr_choice_finalize (GObject *object)
{
  MkrChoice *self = MKR_CHOICE (object);

  g_object_unref (self->texts);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (mkr_choice_parent_class)->finalize (object);
}

static void
mkr_choice_class_init (MkrChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mkr_choice_finalize;
}

static void
mkr_choice_init (MkrChoice *self)
{
  self->texts = gtk_string_list_new (NULL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

MkrChoice *
mkr_choice_new (const char *all)
{
  MkrChoice *self = g_object_new (MKR_TYPE_CHOICE, NULL);

  mkr_choice_add (self, 0, all);
  return self;
}

void
mkr_choice_add (MkrChoice  *self,
                gint64      id,
                const char *text)
{
  g_return_if_fail (MKR_IS_CHOICE (self));

  g_array_append_val (self->ids, id);
  gtk_string_list_append (self->texts, text);
}

GListModel *
mkr_choice_get_model (MkrChoice *self)
{
  g_return_val_if_fail (MKR_IS_CHOICE (self), NULL);

  return G_LIST_MODEL (self->texts);
}

gint64
mkr_choice_get_id (MkrChoice *self,
                   guint      position)
{
  g_return_val_if_fail (MKR_IS_CHOICE (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

guint
mkr_choice_find (MkrChoice *self,
                 gint64     id)
{
  g_return_val_if_fail (MKR_IS_CHOICE (self), 0);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;

  return 0;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  cut)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (GPOINTER_TO_INT (cut))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  cut)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static GtkListItemFactory *
make_factory (gboolean cut)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (cut));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (cut));
  return factory;
}

void
mkr_choice_shorten (GtkDropDown *drop)
{
  g_autoptr(GtkListItemFactory) button = make_factory (TRUE);
  g_autoptr(GtkListItemFactory) list = make_factory (FALSE);

  g_return_if_fail (GTK_IS_DROP_DOWN (drop));

  gtk_drop_down_set_factory (drop, button);
  gtk_drop_down_set_list_factory (drop, list);
}
