/* mkr-plan-view.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-money.h"
#include "mkr-payout-text.h"
#include "mkr-plan-columns.h"
#include "mkr-plan-view.h"
#include "mkr-wrap-layout.h"

struct _MkrPlanView
{
  GtkWidget         parent_instance;

  /* Owned */
  MkrPlanList      *list;            /* nullable */

  /* Template children */
  GtkWidget        *box;             /* bound, or dispose_template () leaves it */
  GtkWidget        *chips;
  GtkColumnView    *table;
  GtkWidget        *notice;
  GtkLabel         *notice_label;
  GtkWidget        *notice_button;
  GtkRevealer      *raw;
  GtkToggleButton  *raw_button;
  GtkLabel         *raw_title;
  GtkLabel         *raw_text;
  GtkWidget        *added_box, *changed_box, *kept_box, *left_box;
  GtkLabel         *added, *changed, *kept, *left;

  GtkToggleButton  *chip[MKR_N_VERDICTS];
};

G_DEFINE_FINAL_TYPE (MkrPlanView, mkr_plan_view, GTK_TYPE_WIDGET)

enum { INCLUDED_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
chip_label (MkrVerdict verdict,
            guint      n)
{
  switch (verdict)
    {
    /* Translators: filters of the import list, each with its number of rows. */
    case MKR_VERDICT_ALL:        return g_strdup_printf (_("All %u"), n);
    case MKR_VERDICT_NEW:        return g_strdup_printf (_("New %u"), n);
    case MKR_VERDICT_KNOWN:      return g_strdup_printf (_("Already here %u"), n);
    case MKR_VERDICT_CHANGED:    return g_strdup_printf (_("Changed %u"), n);
    case MKR_VERDICT_TWIN:       return g_strdup_printf (_("Twin %u"), n);
    case MKR_VERDICT_NOT_INCOME: return g_strdup_printf (_("Not income %u"), n);
    case MKR_VERDICT_PROBLEM:    return g_strdup_printf (_("Problems %u"), n);
    case MKR_N_VERDICTS:
    default:
      g_assert_not_reached ();
    }
}

/* “6 rows, 1,956.23”, an amount a currency. */
static char *
describe (guint         rows,
          const GArray *sums,
          gboolean      of_changes)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u row", "%u rows", rows), rows);
  g_autoptr(GString) text = g_string_new (count);

  for (guint i = 0; i < sums->len; i++)
    {
      const MkrPlanSum *sum = &g_array_index (sums, MkrPlanSum, i);
      gint64 minor = of_changes ? sum->changed : sum->added;
      g_autofree char *amount = NULL;

      if (sum->too_large)
        {
          /* Translators: %s is a currency's code; after “6 rows, ”. */
          g_autofree char *sign = g_strdup_printf (_("%s too large to add up"), sum->currency->code);

          g_string_append_printf (text, ", %s", sign);
          continue;
        }
      if (minor == 0 && (of_changes || sums->len > 1))
        continue;

      amount = mkr_money_format (minor, sum->currency, MKR_MONEY_CODE);
      g_string_append_printf (text, ", %s", amount);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_line (GtkWidget    *box,
           GtkLabel     *label,
           guint         rows,
           const GArray *sums,
           gboolean      of_changes,
           gboolean      always)
{
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (MkrPlanSum));
  g_autofree char *text = describe (rows, sums != NULL ? sums : none, of_changes);

  gtk_widget_set_visible (box, rows > 0 || always);
  gtk_label_set_text (label, text);
}

/* What is too large has to be switched off by the person; what cannot be read is already. */
static void
show_notice (MkrPlanView         *self,
             const MkrPlanEffect *effect)
{
  g_autofree char *text = NULL;

  if (effect->too_large != NULL)
    text = g_strdup_printf (_("The amount in line %u is too large to be added up. "
                              "Switch the row off, or correct it."),
                            effect->too_large->entry->line);
  else
    text = g_strdup_printf (ngettext ("%u row cannot be read and will be left out.",
                                      "%u rows cannot be read and will be left out.",
                                      effect->problems), effect->problems);

  gtk_label_set_text (self->notice_label, text);
  gtk_widget_set_visible (self->notice_button, effect->too_large == NULL);
  gtk_widget_set_visible (self->notice, effect->too_large != NULL || effect->problems > 0);
}

static void
update_effect (MkrPlanView *self)
{
  MkrPlanEffect effect;

  mkr_plan_list_get_effect (self->list, &effect);
  show_line (self->added_box, self->added, effect.added, effect.sums, FALSE, TRUE);
  show_line (self->changed_box, self->changed, effect.changed, effect.sums, TRUE, FALSE);
  show_line (self->kept_box, self->kept, effect.kept, NULL, FALSE, FALSE);
  show_line (self->left_box, self->left, effect.left_out, NULL, FALSE, FALSE);

  show_notice (self, &effect);
  mkr_plan_effect_clear (&effect);
}

static void
included_changed_cb (MkrPlanView *self)
{
  update_effect (self);
  g_signal_emit (self, signals[INCLUDED_CHANGED], 0);
}

/* --- filters --- */

static void
chip_toggled_cb (MkrPlanView     *self,
                 GtkToggleButton *chip)
{
  if (self->list == NULL || !gtk_toggle_button_get_active (chip))
    return;

  for (guint i = 0; i < MKR_N_VERDICTS; i++)
    if (self->chip[i] == chip)
      mkr_plan_list_set_filter (self->list, (MkrVerdict) i);
}

static void
make_chips (MkrPlanView *self)
{
  for (guint i = 0; i < MKR_N_VERDICTS; i++)
    {
      GtkWidget *chip = gtk_toggle_button_new ();

      gtk_widget_add_css_class (chip, "mkr-chip");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), self->chip[0]);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->chips), chip);
      self->chip[i] = GTK_TOGGLE_BUTTON (chip);
    }
}

static void
update_chips (MkrPlanView *self)
{
  for (guint i = 0; i < MKR_N_VERDICTS; i++)
    {
      guint n = mkr_plan_list_count (self->list, (MkrVerdict) i);
      g_autofree char *label = chip_label ((MkrVerdict) i, n);

      gtk_button_set_label (GTK_BUTTON (self->chip[i]), label);
      gtk_widget_set_sensitive (GTK_WIDGET (self->chip[i]), n > 0 || i == MKR_VERDICT_ALL);
    }

  gtk_toggle_button_set_active (self->chip[MKR_VERDICT_ALL], TRUE);
}

static void
show_problems_cb (MkrPlanView *self)
{
  mkr_plan_view_set_filter (self, MKR_VERDICT_PROBLEM);
}

/* --- the original row --- */

static MkrPlanItem *
get_selected (MkrPlanView *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->table);

  return model != NULL ? gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model)) : NULL;
}

static void
update_raw (MkrPlanView *self)
{
  MkrPlanItem *item = get_selected (self);
  g_autofree char *raw = item != NULL ? mkr_plan_item_dup_raw (item) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  gboolean there = raw != NULL && *raw != '\0';

  gtk_widget_set_sensitive (GTK_WIDGET (self->raw_button), there);
  gtk_revealer_set_reveal_child (self->raw,
                                 there && gtk_toggle_button_get_active (self->raw_button));
  if (!there)
    return;

  title = g_strdup_printf (_("Line %u as it was read"), mkr_plan_item_get_row (item)->entry->line);
  gtk_label_set_text (self->raw_title, title);
  text = mkr_raw_row_text (raw);
  gtk_label_set_text (self->raw_text, text);
}

static void
row_activated_cb (MkrPlanView *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->raw_button)))
    gtk_toggle_button_set_active (self->raw_button,
                                  !gtk_toggle_button_get_active (self->raw_button));
}

/* The list's own meaning of Space, to select the row, is of no use where one row is selected anyway. */
static gboolean
toggle_row_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  MkrPlanView *self = data;
  MkrPlanItem *item = get_selected (self);

  if (item == NULL)
    return GDK_EVENT_PROPAGATE;

  mkr_plan_item_set_included (item, !mkr_plan_item_get_included (item));
  return GDK_EVENT_STOP;
}

static void
add_keys (MkrPlanView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                      gtk_callback_action_new (toggle_row_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->table), controller);
}

static void
mkr_plan_view_dispose (GObject *object)
{
  MkrPlanView *self = MKR_PLAN_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MKR_TYPE_PLAN_VIEW);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (mkr_plan_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, box);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, chips);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, table);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, notice);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, notice_label);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, notice_button);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, raw);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, raw_button);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, raw_title);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, raw_text);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, added_box);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, changed_box);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, kept_box);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, left_box);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, added);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, changed);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, kept);
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, left);
  gtk_widget_class_bind_template_callback (widget_class, show_problems_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_raw);
}

static void
mkr_plan_view_class_init (MkrPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_plan_view_dispose;

  g_type_ensure (MKR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-plan-view.ui");
  bind_children (widget_class);

  signals[INCLUDED_CHANGED] = g_signal_new ("included-changed", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
}

static void
mkr_plan_view_init (MkrPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_chips (self);
  mkr_plan_columns_add (self->table);
  add_keys (self);
}

void
mkr_plan_view_set_job (MkrPlanView  *self,
                       MkrImportJob *job)
{
  GtkSingleSelection *selection;

  g_return_if_fail (MKR_IS_PLAN_VIEW (self));

  gtk_column_view_set_model (self->table, NULL);
  g_clear_object (&self->list);
  self->list = mkr_plan_list_new (job);
  g_signal_connect_object (self->list, "included-changed", G_CALLBACK (included_changed_cb), self,
                           G_CONNECT_SWAPPED);

  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (update_raw), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);

  mkr_plan_columns_fit (self->table, mkr_import_job_get_plan (job));
  update_chips (self);
  update_effect (self);
  update_raw (self);
}

void
mkr_plan_view_set_filter (MkrPlanView *self,
                          MkrVerdict   filter)
{
  g_return_if_fail (MKR_IS_PLAN_VIEW (self));
  g_return_if_fail (filter < MKR_N_VERDICTS);

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->chip[filter])))
    gtk_toggle_button_set_active (self->chip[filter], TRUE);
}

guint
mkr_plan_view_get_n_included (MkrPlanView *self)
{
  MkrPlanEffect effect;
  guint n;

  g_return_val_if_fail (MKR_IS_PLAN_VIEW (self), 0);

  if (self->list == NULL)
    return 0;

  mkr_plan_list_get_effect (self->list, &effect);
  n = effect.added + effect.changed + effect.kept;
  mkr_plan_effect_clear (&effect);
  return n;
}
