/* mkr-rule-row.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-field-row.h"
#include "mkr-preferences.h"
#include "mkr-rule-choices.h"
#include "mkr-rule-row.h"

struct _MkrRuleRow
{
  AdwExpanderRow  parent_instance;

  gint64          id;
  gint64          account_id, source_id;
  GArray         *sources;    /* gint64: what the rows offer, in their order */
  GArray         *accounts;   /* gint64 */
  gboolean        updating;
  char           *whole;      /* nullable: a payer whose name ends in a star */

  /* Template children */
  MkrFieldRow    *payer;
  AdwComboRow    *source;
  AdwComboRow    *account;
};

G_DEFINE_FINAL_TYPE (MkrRuleRow, mkr_rule_row, ADW_TYPE_EXPANDER_ROW)

/* A rule in one piece of memory, as Undo frees it. */
typedef struct
{
  gint64   id, account, source;
  gboolean is_whole;
  char     payer[];
} Flat;

static Flat *
flatten (gint64      id,
         gint64      account,
         gint64      source,
         const char *payer)
{
  Flat *flat = g_malloc (sizeof *flat + strlen (payer) + 1);

  *flat = (Flat) { .id = id, .account = account, .source = source };
  strcpy (flat->payer, payer);
  return flat;
}

static MkrPayerRule
rule_of (Flat *flat)
{
  return (MkrPayerRule) { flat->id, flat->payer, flat->account, flat->source, 0, flat->is_whole };
}

static gpointer
edit_rule (MkrBook   *book,
           gpointer   data,
           GError   **error)
{
  const MkrPayerRule rule = rule_of (data);

  mkr_payer_rule_edit (book, &rule, NULL, error);
  return NULL;
}

static gpointer
remove_rule (MkrBook   *book,
             gpointer   data,
             GError   **error)
{
  mkr_payer_rule_remove (book, ((Flat *) data)->id, NULL, error);
  return NULL;
}

static gpointer
bring_back (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  MkrPayerRule rule = rule_of (data);

  mkr_payer_rule_add (book, &rule, NULL, error);
  return NULL;
}

static Flat *
as_shown (MkrRuleRow *self)
{
  g_autofree char *payer = g_strstrip (g_strdup (mkr_field_row_get_text (self->payer)));
  Flat *flat = flatten (self->id, self->account_id, self->source_id, payer);

  flat->is_whole = g_strcmp0 (payer, self->whole) == 0;
  return flat;
}

static void
write_it (MkrRuleRow *self)
{
  if (!self->updating)
    mkr_preferences_run (mkr_preferences_of (GTK_WIDGET (self)), edit_rule, as_shown (self), g_free);
}

static void
payer_cb (MkrRuleRow *self)
{
  write_it (self);
}

static void
source_cb (MkrRuleRow *self)
{
  guint chosen = adw_combo_row_get_selected (self->source);

  if (self->updating || chosen >= self->sources->len)
    return;
  self->source_id = g_array_index (self->sources, gint64, chosen);
  write_it (self);
}

static void
account_cb (MkrRuleRow *self)
{
  guint chosen = adw_combo_row_get_selected (self->account);

  if (self->updating || chosen >= self->accounts->len)
    return;
  self->account_id = g_array_index (self->accounts, gint64, chosen);
  write_it (self);
}

static void
remove_cb (MkrRuleRow *self)
{
  MkrPreferences *preferences = mkr_preferences_of (GTK_WIDGET (self));

  mkr_preferences_run (preferences, remove_rule, as_shown (self), g_free);
  mkr_preferences_offer_undo (preferences, _("Rule removed"), bring_back, as_shown (self));
}

static void
mkr_rule_row_finalize (GObject *object)
{
  MkrRuleRow *self = MKR_RULE_ROW (object);

  g_array_unref (self->sources);
  g_array_unref (self->accounts);
  g_free (self->whole);

  G_OBJECT_CLASS (mkr_rule_row_parent_class)->finalize (object);
}

static void
mkr_rule_row_class_init (MkrRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mkr_rule_row_finalize;

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrRuleRow, payer);
  gtk_widget_class_bind_template_child (widget_class, MkrRuleRow, source);
  gtk_widget_class_bind_template_child (widget_class, MkrRuleRow, account);
  gtk_widget_class_bind_template_callback (widget_class, payer_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_cb);
  gtk_widget_class_bind_template_callback (widget_class, account_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
mkr_rule_row_init (MkrRuleRow *self)
{
  self->updating = TRUE;
  self->sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mkr_rule_row_new (void)
{
  return g_object_new (MKR_TYPE_RULE_ROW, NULL);
}

gint64
mkr_rule_row_get_id (MkrRuleRow *self)
{
  g_return_val_if_fail (MKR_IS_RULE_ROW (self), 0);

  return self->id;
}

static char *
describe (const MkrBookFigures *figures,
          const MkrPayerRule   *rule)
{
  const MkrSource *source = mkr_book_figures_source (figures, rule->source);
  const MkrAccount *account = mkr_book_figures_account (figures, rule->account);
  g_autofree char *n = g_strdup_printf (ngettext ("%u payout", "%u payouts", rule->n), rule->n);
  /* Translators: %s is the name of a source. */
  g_autofree char *is = g_strdup_printf (_("is %s"), source != NULL ? mkr_source_shown_name (figures, source) : "");

  return g_strjoin (" · ", is, n, account != NULL ? mkr_account_shown_name (figures, account) : NULL, NULL);
}

void
mkr_rule_row_show (MkrRuleRow           *self,
                   const MkrBookFigures *figures,
                   const MkrPayerRule   *rule)
{
  g_autofree char *title = NULL, *text = NULL, *subtitle = NULL;

  g_return_if_fail (MKR_IS_RULE_ROW (self));
  g_return_if_fail (rule != NULL);

  self->updating = TRUE;
  self->id = rule->id;
  self->source_id = rule->source;
  self->account_id = rule->account;
  title = g_markup_escape_text (figures->settings->hide_names ? _("A payer") : rule->payer, -1);
  text = describe (figures, rule);
  subtitle = g_markup_escape_text (text, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  g_free (self->whole);
  self->whole = rule->is_whole ? g_strdup (rule->payer) : NULL;
  if (!mkr_field_row_has_focus (self->payer))
    mkr_field_row_set_text (self->payer, rule->payer);
  mkr_rule_choices_sources (self->source, self->sources, figures, self->source_id);
  mkr_rule_choices_accounts (self->account, self->accounts, figures, self->account_id);
  self->updating = FALSE;
}
