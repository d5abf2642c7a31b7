/* mkr-preferences-sources.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-preferences-sources.h"
#include "mkr-rules-group.h"
#include "mkr-source-row.h"

struct _MkrPreferencesSources
{
  AdwPreferencesPage   parent_instance;

  gint64               wanted;    /* 0: none: the one to open once it is shown */
  GPtrArray           *rows;      /* borrowed MkrSourceRow, in the order of the sources */

  /* Template children */
  AdwPreferencesGroup *group;
  GtkWidget           *none;
  MkrRulesGroup       *rules;
};

G_DEFINE_FINAL_TYPE (MkrPreferencesSources, mkr_preferences_sources, ADW_TYPE_PREFERENCES_PAGE)

static void
mkr_preferences_sources_finalize (GObject *object)
{
  g_ptr_array_unref (MKR_PREFERENCES_SOURCES (object)->rows);

  G_OBJECT_CLASS (mkr_preferences_sources_parent_class)->finalize (object);
}

static void
mkr_preferences_sources_class_init (MkrPreferencesSourcesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mkr_preferences_sources_finalize;

  g_type_ensure (MKR_TYPE_RULES_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-preferences-sources.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesSources, group);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesSources, none);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesSources, rules);
}

static void
mkr_preferences_sources_init (MkrPreferencesSources *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
has_same_sources (MkrPreferencesSources *self,
                  const MkrBookFigures  *figures)
{
  if (self->rows->len != figures->sources->len)
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const MkrSource *source = g_ptr_array_index (figures->sources, i);

      if (mkr_source_row_get_id (g_ptr_array_index (self->rows, i)) != source->id)
        return FALSE;
    }

  return TRUE;
}

/* Once the page has its size, so that it scrolls to the row. */
static gboolean
focus_cb (gpointer data)
{
  GtkWidget *row = data;

  if (gtk_widget_get_root (row) != NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
open_wanted (MkrPreferencesSources *self)
{
  for (guint i = 0; self->wanted != 0 && i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (mkr_source_row_get_id (MKR_SOURCE_ROW (row)) != self->wanted)
        continue;
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (row), g_object_unref);
      self->wanted = 0;
    }
}

void
mkr_preferences_sources_open (MkrPreferencesSources *self,
                              gint64                 source)
{
  g_return_if_fail (MKR_IS_PREFERENCES_SOURCES (self));

  self->wanted = source;
}

void
mkr_preferences_sources_show (MkrPreferencesSources *self,
                              const MkrBookFigures  *figures)
{
  g_return_if_fail (MKR_IS_PREFERENCES_SOURCES (self));
  g_return_if_fail (figures != NULL);

  if (!has_same_sources (self, figures))
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < figures->sources->len; i++)
        {
          GtkWidget *row = mkr_source_row_new ();

          g_ptr_array_add (self->rows, row);
          adw_preferences_group_add (self->group, row);
        }
    }

  gtk_widget_set_visible (self->none, figures->sources->len == 0);
  for (guint i = 0; i < self->rows->len; i++)
    mkr_source_row_show (g_ptr_array_index (self->rows, i), figures,
                         g_ptr_array_index (figures->sources, i));
  mkr_rules_group_show (self->rules, figures);
  open_wanted (self);
}
