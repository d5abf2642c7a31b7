/* mkr-rule-add-row.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-field-row.h"
#include "mkr-preferences.h"
#include "mkr-rule-add-row.h"
#include "mkr-rule-choices.h"

struct _MkrRuleAddRow
{
  AdwExpanderRow  parent_instance;

  GArray         *sources;    /* gint64: what the rows offer, in their order */
  GArray         *accounts;   /* gint64 */

  /* Template children */
  MkrFieldRow    *payer;
  AdwComboRow    *source;
  AdwComboRow    *account;
  GtkWidget      *add_button;
};

G_DEFINE_FINAL_TYPE (MkrRuleAddRow, mkr_rule_add_row, ADW_TYPE_EXPANDER_ROW)

typedef struct
{
  gint64 rule;
  guint  n;       /* payouts that it sorted */
} Done;

static gpointer
add_rule (MkrBook   *book,
          gpointer   data,
          GError   **error)
{
  MkrPayerRule *rule = data;
  Done done = { 0, 0 };

  if (!mkr_payer_rule_add (book, rule, &done.n, error))
    return NULL;
  done.rule = rule->id;
  return g_memdup2 (&done, sizeof done);
}

static gpointer
remove_rule (MkrBook   *book,
             gpointer   data,
             GError   **error)
{
  mkr_payer_rule_remove (book, *(gint64 *) data, NULL, error);
  return NULL;
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(MkrRuleAddRow) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree Done *done = mkr_session_run_finish (MKR_SESSION (source), result, &error);
  MkrPreferences *preferences = mkr_preferences_of (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (preferences == NULL)
    return;
  if (done == NULL)
    {
      mkr_field_row_set_problem (self->payer, error->message);
      return;
    }

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  mkr_field_row_set_text (self->payer, NULL);
  text = g_strdup_printf (ngettext ("Rule added, %u payout sorted", "Rule added, %u payouts sorted", done->n), done->n);
  mkr_preferences_offer_undo (preferences, text, remove_rule, g_memdup2 (&done->rule, sizeof done->rule));
}

static gint64
chosen_of (AdwComboRow *row,
           GArray      *ids)
{
  guint chosen = adw_combo_row_get_selected (row);

  return chosen < ids->len ? g_array_index (ids, gint64, chosen) : 0;
}

static gboolean
is_ready (MkrRuleAddRow *self)
{
  return mkr_field_row_is_valid (self->payer) && chosen_of (self->source, self->sources) != 0;
}

static void
check_cb (MkrRuleAddRow *self)
{
  gtk_widget_set_sensitive (self->add_button, is_ready (self));
}

/* What was typed stays until the book has it. */
static void
add_cb (MkrRuleAddRow *self)
{
  MkrSession *session = mkr_preferences_get_session (mkr_preferences_of (GTK_WIDGET (self)));
  MkrPayerRule *rule;

  if (!is_ready (self) || session == NULL)
    return;

  rule = g_new0 (MkrPayerRule, 1);
  rule->payer = g_strstrip (g_strdup (mkr_field_row_get_text (self->payer)));
  rule->source = chosen_of (self->source, self->sources);
  rule->account = chosen_of (self->account, self->accounts);
  mkr_session_run_async (session, TRUE, add_rule, rule, (GDestroyNotify) mkr_payer_rule_free, g_free, NULL, added_cb,
                         g_object_ref (self));
}

static void
mkr_rule_add_row_finalize (GObject *object)
{
  MkrRuleAddRow *self = MKR_RULE_ADD_ROW (object);

  g_array_unref (self->sources);
  g_array_unref (self->accounts);

  G_OBJECT_CLASS (mkr_rule_add_row_parent_class)->finalize (object);
}

static void
mkr_rule_add_row_class_init (MkrRuleAddRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mkr_rule_add_row_finalize;

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-rule-add-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrRuleAddRow, payer);
  gtk_widget_class_bind_template_child (widget_class, MkrRuleAddRow, source);
  gtk_widget_class_bind_template_child (widget_class, MkrRuleAddRow, account);
  gtk_widget_class_bind_template_child (widget_class, MkrRuleAddRow, add_button);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
mkr_rule_add_row_init (MkrRuleAddRow *self)
{
  self->sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mkr_rule_add_row_new (void)
{
  return g_object_new (MKR_TYPE_RULE_ADD_ROW, NULL);
}

void
mkr_rule_add_row_show (MkrRuleAddRow        *self,
                       const MkrBookFigures *figures)
{
  g_return_if_fail (MKR_IS_RULE_ADD_ROW (self));
  g_return_if_fail (figures != NULL);

  mkr_rule_choices_sources (self->source, self->sources, figures, chosen_of (self->source, self->sources));
  mkr_rule_choices_accounts (self->account, self->accounts, figures, chosen_of (self->account, self->accounts));
  gtk_widget_set_visible (GTK_WIDGET (self), self->sources->len > 0);
  check_cb (self);
}
