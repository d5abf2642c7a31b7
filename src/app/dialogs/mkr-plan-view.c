/* mkr-plan-view.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-import-words.h"
#include "mkr-money.h"
#include "mkr-plan-columns.h"
#include "mkr-plan-view.h"
#include "mkr-row-pane.h"
#include "mkr-wrap-layout.h"

struct _MkrPlanView
{
  GtkWidget         parent_instance;

  /* Owned */
  MkrImportJob     *job;             /* nullable */
  MkrPlanList      *list;            /* nullable */
  MkrTableFit      *fit;
  GCancellable     *cancellable;     /* nullable: of the correction that is being read */
  guint32           line;            /* that it is in */
  guint32           chosen;          /* line of the chosen row, 0: none */
  gboolean          entering;        /* by a double click whose release is still to come */

  /* Template children */
  GtkWidget        *box;             /* bound, or dispose_template () leaves it */
  GtkWidget        *chips;
  GtkColumnView    *table;
  GtkWidget        *notice;
  GtkLabel         *notice_label;
  GtkWidget        *notice_button;
  GtkRevealer      *raw;
  GtkToggleButton  *raw_button;
  MkrRowPane       *pane;
  GtkWidget        *added_box, *changed_box, *kept_box, *left_box;
  GtkLabel         *added, *changed, *kept, *left;

  GtkToggleButton  *chip[MKR_N_VERDICTS];
};

G_DEFINE_FINAL_TYPE (MkrPlanView, mkr_plan_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_BUSY, N_PROPS };
enum { INCLUDED_CHANGED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void go_to_problem (MkrPlanView *self, guint32 line);

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

static void
show_line (GtkWidget    *box,
           GtkLabel     *label,
           guint         rows,
           const GArray *sums,
           gboolean      of_changes,
           gboolean      always)
{
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (MkrPlanSum));
  g_autofree char *text = mkr_import_dup_sum (rows, sums != NULL ? sums : none, of_changes);

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
}

static MkrVerdict
get_filter (MkrPlanView *self)
{
  for (guint i = 0; i < MKR_N_VERDICTS; i++)
    if (gtk_toggle_button_get_active (self->chip[i]) && gtk_widget_get_sensitive (GTK_WIDGET (self->chip[i])))
      return (MkrVerdict) i;

  return MKR_VERDICT_ALL;
}

/* What was shown goes on to be shown, as long as there is any of it. */
static void
apply_filter (MkrPlanView *self)
{
  MkrVerdict filter = get_filter (self);

  gtk_toggle_button_set_active (self->chip[filter], TRUE);
  mkr_plan_list_set_filter (self->list, filter);
}

static void
show_problems_cb (MkrPlanView *self)
{
  mkr_plan_view_set_filter (self, MKR_VERDICT_PROBLEM);
  go_to_problem (self, 0);
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
  gboolean there = raw != NULL && *raw != '\0';
  gboolean shown = there && gtk_toggle_button_get_active (self->raw_button);

  self->chosen = item != NULL ? mkr_plan_item_get_row (item)->entry->line : 0;
  gtk_widget_set_sensitive (GTK_WIDGET (self->raw_button), there);
  gtk_button_set_label (GTK_BUTTON (self->raw_button),
                        there && mkr_row_pane_is_editable (item) ? _("Correct Row") : _("Original Row"));
  gtk_revealer_set_reveal_child (self->raw, shown);
  mkr_row_pane_set_item (self->pane, shown ? item : NULL);
}

static void
raw_toggled_cb (MkrPlanView *self)
{
  MkrPlanItem *item = get_selected (self);

  update_raw (self);
  if (item != NULL && gtk_toggle_button_get_active (self->raw_button) && mkr_row_pane_is_editable (item))
    mkr_row_pane_focus_problem (self->pane);
}

/* A row that can be corrected is entered, any other one is opened and closed. */
static void
row_activated_cb (MkrPlanView *self)
{
  MkrPlanItem *item = get_selected (self);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->raw_button)))
    return;

  self->entering = TRUE;
  if (gtk_toggle_button_get_active (self->raw_button) && item != NULL && mkr_row_pane_is_editable (item))
    mkr_row_pane_focus_problem (self->pane);
  else
    gtk_toggle_button_set_active (self->raw_button,
                                  !gtk_toggle_button_get_active (self->raw_button));
}

static gboolean
enter_cell (gpointer data)
{
  MkrPlanView *self = data;
  MkrPlanItem *item = get_selected (self);

  if (item != NULL && gtk_toggle_button_get_active (self->raw_button) && mkr_row_pane_is_editable (item))
    mkr_row_pane_focus_problem (self->pane);

  return G_SOURCE_REMOVE;
}

/* Newer GTK gives the focus to the row when the button is released, after the double click. */
static gboolean
event_cb (MkrPlanView *self,
          GdkEvent    *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_RELEASE && self->entering)
    g_idle_add_full (G_PRIORITY_DEFAULT, enter_cell, g_object_ref (self), g_object_unref);
  if (type == GDK_BUTTON_RELEASE || type == GDK_BUTTON_PRESS)
    self->entering = FALSE;

  return GDK_EVENT_PROPAGATE;
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

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->table), controller);
}

/* --- going to a row --- */

static void
select_position (MkrPlanView *self,
                 guint        position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_column_view_get_model (self->table)), position);
  /* The list within the table knows how; GTK 4.8 has no function for it. */
  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static void
go_to_line (MkrPlanView *self,
            guint32      line)
{
  guint position;

  if (!mkr_plan_list_find_line (self->list, line, &position))
    {
      gtk_toggle_button_set_active (self->chip[MKR_VERDICT_ALL], TRUE);
      if (!mkr_plan_list_find_line (self->list, line, &position))
        return;
    }

  select_position (self, position);
}

static void
open_pane (MkrPlanView *self)
{
  if (gtk_toggle_button_get_active (self->raw_button))
    update_raw (self);
  else
    gtk_toggle_button_set_active (self->raw_button, TRUE);
  if (!mkr_row_pane_focus_problem (self->pane))
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* To the first row behind @line that cannot be read. */
static void
go_to_problem (MkrPlanView *self,
               guint32      line)
{
  guint position;

  if (mkr_plan_list_count (self->list, MKR_VERDICT_PROBLEM) == 0)
    return;

  if (!mkr_plan_list_find_next (self->list, MKR_VERDICT_PROBLEM, line, &position))
    {
      gtk_toggle_button_set_active (self->chip[MKR_VERDICT_ALL], TRUE);
      if (!mkr_plan_list_find_next (self->list, MKR_VERDICT_PROBLEM, line, &position))
        return;
    }

  select_position (self, position);
  open_pane (self);
}

static void
next_cb (MkrPlanView *self)
{
  go_to_problem (self, self->chosen);
}

static void
close_cb (MkrPlanView *self)
{
  gtk_toggle_button_set_active (self->raw_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* --- correcting --- */

static void
set_busy (MkrPlanView *self,
          gboolean     busy)
{
  mkr_row_pane_set_busy (self->pane, busy);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Whoever looks at the problems only goes on to the next one; else the row shows what became of it. */
static void
show_corrected (MkrPlanView *self,
                guint32      line)
{
  gboolean problems_only = get_filter (self) == MKR_VERDICT_PROBLEM;
  g_autofree char *text = NULL;
  guint position;

  mkr_row_pane_drop_changes (self->pane, line);
  mkr_plan_view_set_job (self, self->job);

  if (problems_only && !mkr_plan_list_find_line (self->list, line, &position) &&
      mkr_plan_list_count (self->list, MKR_VERDICT_PROBLEM) > 0)
    {
      go_to_problem (self, line);
      text = g_strdup_printf (_("Line %u can be read now."), line);
      mkr_row_pane_set_message (self->pane, text, FALSE);
      return;
    }

  go_to_line (self, line);
  open_pane (self);
}

static void
corrected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(MkrPlanView) self = data;
  g_autoptr(GError) error = NULL;
  gboolean ok = mkr_import_job_correct_finish (MKR_IMPORT_JOB (source), result, &error);

  g_clear_object (&self->cancellable);
  if (self->job == NULL)
    return;

  set_busy (self, FALSE);
  if (ok)
    {
      show_corrected (self, self->line);
      g_signal_emit (self, signals[INCLUDED_CHANGED], 0);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mkr_row_pane_set_message (self->pane, error->message, TRUE);
}

static gboolean
correct_cb (MkrPlanView *self)
{
  MkrPlanItem *item = get_selected (self);
  g_auto(GStrv) columns = NULL;
  g_auto(GStrv) values = NULL;

  if (self->cancellable != NULL || item == NULL || !mkr_import_job_can_correct (self->job) ||
      !mkr_row_pane_get_changes (self->pane, &columns, &values))
    return FALSE;

  self->cancellable = g_cancellable_new ();
  self->line = mkr_plan_item_get_row (item)->entry->line;
  set_busy (self, TRUE);
  mkr_import_job_correct_async (self->job, self->line, (const char * const *) columns,
                                (const char * const *) values, self->cancellable, corrected_cb,
                                g_object_ref (self));
  return TRUE;
}

static void
cancel_cb (MkrPlanView *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
mkr_plan_view_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, mkr_plan_view_get_busy (MKR_PLAN_VIEW (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mkr_plan_view_dispose (GObject *object)
{
  MkrPlanView *self = MKR_PLAN_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->job);
  g_clear_object (&self->fit);
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
  gtk_widget_class_bind_template_child (widget_class, MkrPlanView, pane);
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
  gtk_widget_class_bind_template_callback (widget_class, raw_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, mkr_plan_view_undo_correction);
}

static void
mkr_plan_view_class_init (MkrPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_plan_view_dispose;
  G_OBJECT_CLASS (klass)->get_property = mkr_plan_view_get_property;
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (MKR_TYPE_ROW_PANE);
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
  self->fit = mkr_plan_columns_hide_least (self->table);
  add_keys (self);
}

/* Again with the same job, after it made another plan: the filter and the chosen row stay. */
void
mkr_plan_view_set_job (MkrPlanView  *self,
                       MkrImportJob *job)
{
  GtkSingleSelection *selection;
  guint32 line = self->chosen;
  guint position;

  g_return_if_fail (MKR_IS_PLAN_VIEW (self));

  mkr_row_pane_set_item (self->pane, NULL);
  gtk_column_view_set_model (self->table, NULL);
  g_clear_object (&self->list);
  g_set_object (&self->job, job);
  self->list = mkr_plan_list_new (job);
  g_signal_connect_object (self->list, "included-changed", G_CALLBACK (included_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_chips (self);
  apply_filter (self);

  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (update_raw), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);

  mkr_plan_columns_fit (self->table, mkr_import_job_get_plan (job));
  mkr_row_pane_set_state (self->pane, mkr_import_job_get_undo_line (job),
                          mkr_plan_list_count (self->list, MKR_VERDICT_PROBLEM));
  update_effect (self);
  if (line > 0 && mkr_plan_list_find_line (self->list, line, &position))
    select_position (self, position);
  update_raw (self);
}

gboolean
mkr_plan_view_get_busy (MkrPlanView *self)
{
  g_return_val_if_fail (MKR_IS_PLAN_VIEW (self), FALSE);

  return self->cancellable != NULL;
}

gboolean
mkr_plan_view_apply_typed (MkrPlanView *self)
{
  g_return_val_if_fail (MKR_IS_PLAN_VIEW (self), FALSE);

  return correct_cb (self);
}

void
mkr_plan_view_undo_correction (MkrPlanView *self)
{
  g_return_if_fail (MKR_IS_PLAN_VIEW (self));

  if (self->job == NULL || self->cancellable != NULL || mkr_import_job_get_undo_line (self->job) == 0)
    return;

  self->cancellable = g_cancellable_new ();
  self->line = mkr_import_job_get_undo_line (self->job);
  set_busy (self, TRUE);
  mkr_import_job_undo_correction_async (self->job, self->cancellable, corrected_cb,
                                        g_object_ref (self));
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
