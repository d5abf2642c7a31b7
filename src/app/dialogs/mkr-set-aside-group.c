/* mkr-set-aside-group.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-field-row.h"
#include "mkr-preferences.h"
#include "mkr-preferences-rows.h"
#include "mkr-set-aside-group.h"

#define SCOPES 4   /* all, and the three kinds of work; sources follow */

struct _MkrSetAsideGroup
{
  AdwPreferencesGroup parent_instance;

  GArray             *rules;      /* MkrSetAside, as listed */
  GPtrArray          *rows;       /* borrowed, one a rule */
  GArray             *sources;    /* gint64: the sources of the scope list */

  /* Template children */
  AdwExpanderRow     *add_row;
  AdwComboRow        *scope;
  MkrFieldRow        *percent;
  MkrFieldRow        *from;
  GtkWidget          *add_button;
};

G_DEFINE_FINAL_TYPE (MkrSetAsideGroup, mkr_set_aside_group, ADW_TYPE_PREFERENCES_GROUP)

static const MkrWork scope_works[SCOPES] = { MKR_WORK_UNSORTED, MKR_WORK_AI, MKR_WORK_CRAFT,
                                             MKR_WORK_OTHER };

gpointer
mkr_set_aside_add_job (MkrBook   *book,
                       gpointer   data,
                       GError   **error)
{
  MkrSetAside *rule = data;

  rule->id = 0;
  mkr_set_aside_add (book, rule, error);

  return NULL;
}

static gpointer
remove_job (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  mkr_set_aside_remove (book, ((MkrSetAside *) data)->id, error);

  return NULL;
}

static void
remove_cb (MkrSetAsideGroup *self,
           GtkWidget        *button)
{
  MkrPreferences *preferences = mkr_preferences_of (GTK_WIDGET (self));
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  const MkrSetAside *rule;
  guint index;

  if (row == NULL || !g_ptr_array_find (self->rows, row, &index))
    return;

  rule = &g_array_index (self->rules, MkrSetAside, index);
  mkr_preferences_run (preferences, remove_job, g_memdup2 (rule, sizeof *rule), g_free);
  mkr_preferences_offer_undo (preferences, _("Set-aside rule removed"), mkr_set_aside_add_job,
                              g_memdup2 (rule, sizeof *rule));
}

static void
check_cb (MkrSetAsideGroup *self)
{
  gtk_widget_set_sensitive (self->add_button, mkr_field_row_is_valid (self->percent)
                            && mkr_field_row_is_valid (self->from));
}

static void
add_cb (MkrSetAsideGroup *self)
{
  guint scope = adw_combo_row_get_selected (self->scope);
  MkrSetAside *rule;

  if (!mkr_field_row_is_valid (self->percent) || !mkr_field_row_is_valid (self->from))
    return;

  rule = g_new0 (MkrSetAside, 1);
  mkr_field_row_get_percent (self->percent, &rule->basis_points);
  mkr_field_row_get_date (self->from, &rule->from);
  if (scope < SCOPES)
    rule->work = scope_works[scope];
  else if (scope - SCOPES < self->sources->len)
    rule->source = g_array_index (self->sources, gint64, scope - SCOPES);

  adw_expander_row_set_expanded (self->add_row, FALSE);
  mkr_field_row_set_text (self->percent, NULL);
  mkr_preferences_run (mkr_preferences_of (GTK_WIDGET (self)), mkr_set_aside_add_job, rule, g_free);
}

static void
mkr_set_aside_group_finalize (GObject *object)
{
  MkrSetAsideGroup *self = MKR_SET_ASIDE_GROUP (object);

  g_array_unref (self->rules);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->sources);

  G_OBJECT_CLASS (mkr_set_aside_group_parent_class)->finalize (object);
}

static void
mkr_set_aside_group_class_init (MkrSetAsideGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mkr_set_aside_group_finalize;

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-set-aside-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrSetAsideGroup, add_row);
  gtk_widget_class_bind_template_child (widget_class, MkrSetAsideGroup, scope);
  gtk_widget_class_bind_template_child (widget_class, MkrSetAsideGroup, percent);
  gtk_widget_class_bind_template_child (widget_class, MkrSetAsideGroup, from);
  gtk_widget_class_bind_template_child (widget_class, MkrSetAsideGroup, add_button);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
mkr_set_aside_group_init (MkrSetAsideGroup *self)
{
  self->rules = g_array_new (FALSE, FALSE, sizeof (MkrSetAside));
  self->rows = g_ptr_array_new ();
  self->sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_scope (const MkrBookFigures *figures,
                const MkrSetAside    *rule)
{
  const MkrSource *source = rule->source ? mkr_book_figures_source (figures, rule->source) : NULL;

  if (source != NULL)
    return g_strdup (mkr_source_shown_name (figures, source));
  if (rule->work != MKR_WORK_UNSORTED)
    return g_strdup (mkr_work_label (rule->work));

  return g_strdup (_("All payouts"));
}

static void
show_rules (MkrSetAsideGroup     *self,
            const MkrBookFigures *figures)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->rules, 0);
  g_array_append_vals (self->rules, figures->set_asides->data, figures->set_asides->len);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const MkrSetAside *rule = &g_array_index (self->rules, MkrSetAside, i);
      g_autofree char *percent = mkr_percent_format (rule->basis_points);
      g_autofree char *scope = describe_scope (figures, rule);
      g_autofree char *title = g_strdup_printf ("%s · %s", scope, percent);
      g_autofree char *day = mkr_date_format (rule->from, MKR_DATE_FULL);
      g_autofree char *subtitle = g_strdup_printf (_("from %s"), day);
      GtkWidget *row = mkr_removable_row_new (title, subtitle, G_CALLBACK (remove_cb), self);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

static void
show_scopes (MkrSetAsideGroup     *self,
             const MkrBookFigures *figures)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  guint selected = adw_combo_row_get_selected (self->scope);

  g_array_set_size (self->sources, 0);
  g_ptr_array_add (texts, _("All payouts"));
  for (guint i = 1; i < SCOPES; i++)
    g_ptr_array_add (texts, (gpointer) mkr_work_label (scope_works[i]));
  for (guint i = 0; i < figures->sources->len; i++)
    {
      const MkrSource *source = g_ptr_array_index (figures->sources, i);

      g_ptr_array_add (texts, (gpointer) mkr_source_shown_name (figures, source));
      g_array_append_val (self->sources, source->id);
    }
  selected = selected < texts->len ? selected : 0;
  g_ptr_array_add (texts, NULL);
  mkr_combo_row_set (self->scope, (const char *const *) texts->pdata, selected);
}

void
mkr_set_aside_group_show (MkrSetAsideGroup     *self,
                          const MkrBookFigures *figures)
{
  g_return_if_fail (MKR_IS_SET_ASIDE_GROUP (self));
  g_return_if_fail (figures != NULL);

  show_rules (self, figures);
  if (adw_expander_row_get_expanded (self->add_row))
    return;

  mkr_preferences_move_last (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->add_row));
  show_scopes (self, figures);
  mkr_field_row_set_date (self->from, figures->today);
  check_cb (self);
}
