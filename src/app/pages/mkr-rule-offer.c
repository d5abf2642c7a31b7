/* mkr-rule-offer.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-payer-rule.h"
#include "mkr-rule-offer.h"
#include "mkr-text.h"
#include "mkr-undo-step.h"
#include "mkr-wrap-layout.h"

struct _MkrRuleOffer
{
  GtkWidget     parent_instance;

  /* Owned */
  MkrSession   *session;
  MkrPayerRule *rule;       /* nullable */
  gint64        payout;

  GtkWidget    *box;
  GtkLabel     *question;
};

G_DEFINE_FINAL_TYPE (MkrRuleOffer, mkr_rule_offer, GTK_TYPE_WIDGET)

/* --- writing --- */

/* What was done, for the message and for taking it back. */
typedef struct
{
  gint64 rule, was;
  guint  n;
} Done;

static gpointer
write_rule (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  MkrPayerRule *rule = data;
  g_autoptr(MkrPayerRule) former = rule->id != 0 ? mkr_payer_rule_get (book, rule->id, error) : NULL;
  Done done = { 0, former != NULL ? former->source : 0, 0 };

  if ((rule->id != 0 && former == NULL) ||
      !(rule->id != 0 ? mkr_payer_rule_edit (book, rule, &done.n, error)
                      : mkr_payer_rule_add (book, rule, &done.n, error)))
    return NULL;
  done.rule = rule->id;
  return g_memdup2 (&done, sizeof done);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(MkrRuleOffer) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree Done *done = mkr_session_run_finish (MKR_SESSION (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (!GTK_IS_WINDOW (root))
    return;
  if (done == NULL)
    {
      mkr_dialogs_error (GTK_WINDOW (root), _("The Rule Could Not Be Added"),
                         error != NULL ? error->message : "");
      return;
    }

  text = g_strdup_printf (ngettext ("Rule added, %u more payout sorted", "Rule added, %u more payouts sorted",
                                    done->n), done->n);
  gtk_widget_activate_action (GTK_WIDGET (root), "win.offer-undo", "(s@" MKR_UNDO_STEP_TYPE ")", text,
                              mkr_undo_step_for_rule (done->rule, done->was));
}

static void
accept_cb (MkrRuleOffer *self)
{
  MkrPayerRule *rule = g_steal_pointer (&self->rule);

  mkr_rule_offer_clear (self);
  if (rule != NULL)
    mkr_session_run_async (self->session, TRUE, write_rule, rule, (GDestroyNotify) mkr_payer_rule_free,
                           g_free, NULL, written_cb, g_object_ref (self));
}

/* --- asking --- */

static void
show (MkrRuleOffer *self)
{
  g_autofree char *payer = mkr_session_get_hide_names (self->session)
                             ? g_strdup (_("this payer")) : mkr_text_visible (self->rule->payer);
  g_autofree char *text = NULL;

  if (self->rule->n > 0)
    text = g_strdup_printf (ngettext ("Do this for %u other payout of “%s” too, and for later ones?",
                                      "Do this for %u other payouts of “%s” too, and for later ones?",
                                      self->rule->n), self->rule->n, payer);
  else
    text = g_strdup_printf (_("Do this for later payouts of “%s” too?"), payer);
  gtk_label_set_text (self->question, text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static gpointer
read_rule (MkrBook   *book,
           gpointer   data,
           GError   **error)
{
  return mkr_payer_rule_for (book, *(gint64 *) data, error);
}

static void
rule_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(MkrRuleOffer) self = data;
  g_autoptr(MkrPayerRule) rule = mkr_session_run_finish (MKR_SESSION (source), result, NULL);

  if (rule == NULL || self->payout == 0)
    return;
  g_clear_pointer (&self->rule, mkr_payer_rule_free);
  self->rule = g_steal_pointer (&rule);
  show (self);
}

static void
mkr_rule_offer_dispose (GObject *object)
{
  MkrRuleOffer *self = MKR_RULE_OFFER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rule, mkr_payer_rule_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mkr_rule_offer_parent_class)->dispose (object);
}

static void
mkr_rule_offer_class_init (MkrRuleOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_rule_offer_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mkr_rule_offer_init (MkrRuleOffer *self)
{
  GtkWidget *question = gtk_label_new (NULL);
  GtkWidget *accept = gtk_button_new_with_mnemonic (_("Do This for _All"));
  GtkWidget *answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *refuse = gtk_button_new_with_mnemonic (_("_Not Now"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->question = GTK_LABEL (question);
  gtk_label_set_wrap (self->question, TRUE);
  gtk_label_set_wrap_mode (self->question, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->question, 0);
  gtk_widget_add_css_class (refuse, "flat");
  gtk_widget_set_layout_manager (answers, g_object_new (MKR_TYPE_WRAP_LAYOUT, "spacing", 8, NULL));
  gtk_box_append (GTK_BOX (answers), accept);
  gtk_box_append (GTK_BOX (answers), refuse);
  gtk_box_append (GTK_BOX (self->box), question);
  gtk_box_append (GTK_BOX (self->box), answers);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("A rule for this payer"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (refuse, "clicked", G_CALLBACK (mkr_rule_offer_clear), self);
}

void
mkr_rule_offer_make (MkrRuleOffer *self,
                     MkrSession   *session,
                     gint64        payout)
{
  g_return_if_fail (MKR_IS_RULE_OFFER (self));

  g_set_object (&self->session, session);
  mkr_rule_offer_clear (self);
  self->payout = payout;
  mkr_session_run_async (session, FALSE, read_rule, g_memdup2 (&payout, sizeof payout), g_free,
                         (GDestroyNotify) mkr_payer_rule_free, NULL, rule_read_cb, g_object_ref (self));
}

void
mkr_rule_offer_clear (MkrRuleOffer *self)
{
  g_return_if_fail (MKR_IS_RULE_OFFER (self));

  self->payout = 0;
  g_clear_pointer (&self->rule, mkr_payer_rule_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
