/* mkr-rules-group.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-preferences-rows.h"
#include "mkr-rule-add-row.h"
#include "mkr-rule-row.h"
#include "mkr-rules-group.h"

struct _MkrRulesGroup
{
  AdwPreferencesGroup  parent_instance;

  GPtrArray           *rows;   /* borrowed MkrRuleRow, in the order of the rules */
  GtkWidget           *none, *add_row;
};

G_DEFINE_FINAL_TYPE (MkrRulesGroup, mkr_rules_group, ADW_TYPE_PREFERENCES_GROUP)

static void
mkr_rules_group_finalize (GObject *object)
{
  g_ptr_array_unref (MKR_RULES_GROUP (object)->rows);

  G_OBJECT_CLASS (mkr_rules_group_parent_class)->finalize (object);
}

static void
mkr_rules_group_class_init (MkrRulesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mkr_rules_group_finalize;
}

static void
mkr_rules_group_init (MkrRulesGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->rows = g_ptr_array_new ();
  self->none = adw_action_row_new ();
  adw_preferences_group_set_title (group, _("Rules for Payers"));
  adw_preferences_group_set_description (
    group, _("Which payer of statements is which source. If several rules fit, the whole name comes before a beginning, "
             "one account before any, a longer beginning before a shorter one, and the older rule before the newer one. "
             "What you sorted by hand stays."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->none), _("No rules yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->none),
                               _("Set the source of a payout, and one is offered."));
  adw_preferences_group_add (group, self->none);
  self->add_row = mkr_rule_add_row_new ();
  adw_preferences_group_add (group, self->add_row);
}

static gboolean
has_same_rules (MkrRulesGroup        *self,
                const MkrBookFigures *figures)
{
  if (self->rows->len != figures->rules->len)
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    if (mkr_rule_row_get_id (g_ptr_array_index (self->rows, i)) !=
        ((const MkrPayerRule *) g_ptr_array_index (figures->rules, i))->id)
      return FALSE;

  return TRUE;
}

void
mkr_rules_group_show (MkrRulesGroup        *self,
                      const MkrBookFigures *figures)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  g_return_if_fail (MKR_IS_RULES_GROUP (self));
  g_return_if_fail (figures != NULL);

  if (!has_same_rules (self, figures))
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (group, g_ptr_array_index (self->rows, i));
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < figures->rules->len; i++)
        {
          GtkWidget *row = mkr_rule_row_new ();

          g_ptr_array_add (self->rows, row);
          adw_preferences_group_add (group, row);
        }
      mkr_preferences_move_last (group, self->add_row);
    }

  mkr_rule_add_row_show (MKR_RULE_ADD_ROW (self->add_row), figures);
  gtk_widget_set_visible (self->none, figures->rules->len == 0);
  for (guint i = 0; i < self->rows->len; i++)
    mkr_rule_row_show (g_ptr_array_index (self->rows, i), figures, g_ptr_array_index (figures->rules, i));
}
