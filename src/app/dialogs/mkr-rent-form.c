/* mkr-rent-form.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-field-row.h"
#include "mkr-rent-form.h"

enum { SHARE_ALL, SHARE_PERCENT, SHARE_FIXED };

struct _MkrRentForm
{
  GtkWidget          parent_instance;

  const MkrCurrency *currency;
  gint64             id;          /* of the term that is changed, 0: a new one */
  MkrDate            until;       /* kept as it is: the next term ends this one */

  /* Template children */
  GtkWidget         *box;
  GtkLabel          *problem;
  MkrFieldRow       *home;
  MkrFieldRow       *amount;
  AdwComboRow       *share_kind;
  MkrFieldRow       *share_percent;
  MkrFieldRow       *share_fixed;
  GtkSpinButton     *due_day;
  MkrFieldRow       *from;
  GtkSpinButton     *grace_days;
  MkrFieldRow       *late_fee;
};

G_DEFINE_FINAL_TYPE (MkrRentForm, mkr_rent_form, GTK_TYPE_WIDGET)

enum { CHANGED, SUBMITTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
has_amount (MkrRentForm *self)
{
  gint64 minor;

  return mkr_field_row_get_money (self->amount, &minor) && minor > 0;
}

static gboolean
share_is_valid (MkrRentForm *self)
{
  gint basis_points;
  gint64 share, amount;

  switch (adw_combo_row_get_selected (self->share_kind))
    {
    case SHARE_PERCENT:
      return mkr_field_row_get_percent (self->share_percent, &basis_points) && basis_points > 0;
    case SHARE_FIXED:
      return mkr_field_row_get_money (self->share_fixed, &share) && share > 0
             && mkr_field_row_get_money (self->amount, &amount) && share <= amount;
    default:
      return TRUE;
    }
}

static void
changed_cb (MkrRentForm *self)
{
  mkr_rent_form_set_problem (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Enter, in any field. */
static void
submitted_cb (MkrRentForm *self)
{
  g_signal_emit (self, signals[SUBMITTED], 0);
}

static void
amount_changed_cb (MkrRentForm *self)
{
  gint64 amount = 0;

  if (mkr_field_row_get_money (self->amount, &amount) && amount == 0)
    mkr_field_row_set_problem (self->amount, _("The rent has to be above zero."));
  changed_cb (self);
}

static void
share_changed_cb (MkrRentForm *self)
{
  gint64 share = 0, amount = 0;

  if (mkr_field_row_get_money (self->share_fixed, &share)
      && mkr_field_row_get_money (self->amount, &amount) && amount > 0 && share > amount)
    mkr_field_row_set_problem (self->share_fixed, _("My share cannot be more than the rent."));
  changed_cb (self);
}

static void
share_kind_cb (MkrRentForm *self)
{
  guint kind = adw_combo_row_get_selected (self->share_kind);

  gtk_widget_set_visible (GTK_WIDGET (self->share_percent), kind == SHARE_PERCENT);
  gtk_widget_set_visible (GTK_WIDGET (self->share_fixed), kind == SHARE_FIXED);
  changed_cb (self);
}

static void
mkr_rent_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MKR_TYPE_RENT_FORM);

  G_OBJECT_CLASS (mkr_rent_form_parent_class)->dispose (object);
}

static gboolean
mkr_rent_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (MKR_RENT_FORM (widget)->amount), GTK_DIR_TAB_FORWARD);
}

static void
mkr_rent_form_class_init (MkrRentFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_rent_form_dispose;
  widget_class->grab_focus = mkr_rent_form_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", MKR_TYPE_RENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[SUBMITTED] = g_signal_new ("submitted", MKR_TYPE_RENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/makerent/Makerent/ui/mkr-rent-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrRentForm, box);
  gtk_widget_class_bind_template_child (widget_class, MkrRentForm, problem);
  gtk_widget_class_bind_template_child (widget_class, MkrRentForm, home);
  gtk_widget_class_bind_template_child (widget_class, MkrRentForm, amount);
  gtk_widget_class_bind_template_child (widget_class, MkrRentForm, share_kind);
  gtk_widget_class_bind_template_child (widget_class, MkrRentForm, share_percent);
  gtk_widget_class_bind_template_child (widget_class, MkrRentForm, share_fixed);
  gtk_widget_class_bind_template_child (widget_class, MkrRentForm, due_day);
  gtk_widget_class_bind_template_child (widget_class, MkrRentForm, from);
  gtk_widget_class_bind_template_child (widget_class, MkrRentForm, grace_days);
  gtk_widget_class_bind_template_child (widget_class, MkrRentForm, late_fee);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, share_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, share_kind_cb);
}

/* A spin button tells of Enter from GTK 4.14 on only; its text does, after it took the number. */
static void
watch_enter (MkrRentForm   *self,
             GtkSpinButton *spin)
{
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (spin)), "activate",
                           G_CALLBACK (submitted_cb), self, G_CONNECT_SWAPPED);
}

static void
mkr_rent_form_init (MkrRentForm *self)
{
  self->until = MKR_DATE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  watch_enter (self, self->due_day);
  watch_enter (self, self->grace_days);
  share_kind_cb (self);
}

static void
set_currency (MkrRentForm       *self,
              const MkrCurrency *currency)
{
  g_autofree char *hint = g_strdup_printf (_("the whole rent of a month, in %s"), currency->code);

  self->currency = currency;
  mkr_field_row_set_currency (self->amount, currency);
  mkr_field_row_set_currency (self->share_fixed, currency);
  mkr_field_row_set_currency (self->late_fee, currency);
  g_object_set (self->amount, "hint", hint, NULL);
}

void
mkr_rent_form_start_new (MkrRentForm       *self,
                         const MkrCurrency *currency,
                         MkrDate            from)
{
  g_return_if_fail (MKR_IS_RENT_FORM (self));
  g_return_if_fail (currency != NULL);

  self->id = 0;
  self->until = MKR_DATE_NONE;
  set_currency (self, currency);
  mkr_field_row_set_text (self->home, _("Home"));
  mkr_field_row_set_text (self->amount, NULL);
  adw_combo_row_set_selected (self->share_kind, SHARE_ALL);
  mkr_field_row_set_text (self->share_percent, NULL);
  mkr_field_row_set_text (self->share_fixed, NULL);
  gtk_spin_button_set_value (self->due_day, 1);
  mkr_field_row_set_date (self->from, from);
  gtk_spin_button_set_value (self->grace_days, 0);
  mkr_field_row_set_money (self->late_fee, 0);
  mkr_rent_form_set_problem (self, NULL);
}

void
mkr_rent_form_edit (MkrRentForm       *self,
                    const MkrRentTerm *term)
{
  g_return_if_fail (MKR_IS_RENT_FORM (self));
  g_return_if_fail (term != NULL);

  mkr_rent_form_start_new (self, term->currency, term->from);
  self->id = term->id;
  self->until = term->until;
  mkr_field_row_set_text (self->home, term->home);
  mkr_field_row_set_money (self->amount, term->amount);
  if (term->share_fixed != 0)
    {
      adw_combo_row_set_selected (self->share_kind, SHARE_FIXED);
      mkr_field_row_set_money (self->share_fixed, term->share_fixed);
    }
  else if (term->share_bp != 10000)
    {
      adw_combo_row_set_selected (self->share_kind, SHARE_PERCENT);
      mkr_field_row_set_percent (self->share_percent, term->share_bp);
    }
  gtk_spin_button_set_value (self->due_day, term->due_day);
  gtk_spin_button_set_value (self->grace_days, term->grace_days);
  mkr_field_row_set_money (self->late_fee, term->late_fee);
}

gboolean
mkr_rent_form_is_valid (MkrRentForm *self)
{
  g_return_val_if_fail (MKR_IS_RENT_FORM (self), FALSE);

  return has_amount (self) && share_is_valid (self) && mkr_field_row_is_valid (self->home)
         && mkr_field_row_is_valid (self->from) && mkr_field_row_is_valid (self->late_fee);
}

/**
 * mkr_rent_form_dup_term:
 *
 * To be asked only while the form is valid.
 */
MkrRentTerm *
mkr_rent_form_dup_term (MkrRentForm *self)
{
  MkrRentTerm *term = g_new0 (MkrRentTerm, 1);
  guint kind = adw_combo_row_get_selected (self->share_kind);

  term->id = self->id;
  term->home = g_strstrip (g_strdup (mkr_field_row_get_text (self->home)));
  mkr_field_row_get_money (self->amount, &term->amount);
  term->share_bp = 10000;
  if (kind == SHARE_PERCENT)
    mkr_field_row_get_percent (self->share_percent, &term->share_bp);
  else if (kind == SHARE_FIXED)
    mkr_field_row_get_money (self->share_fixed, &term->share_fixed);
  term->currency = self->currency;
  term->due_day = gtk_spin_button_get_value_as_int (self->due_day);
  term->grace_days = gtk_spin_button_get_value_as_int (self->grace_days);
  mkr_field_row_get_money (self->late_fee, &term->late_fee);
  mkr_field_row_get_date (self->from, &term->from);
  term->until = self->until;

  return term;
}

void
mkr_rent_form_set_problem (MkrRentForm *self,
                           const char  *problem)
{
  g_return_if_fail (MKR_IS_RENT_FORM (self));

  gtk_label_set_text (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}
