/* mkr-payouts-page.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mkr-choice.h"
#include "mkr-column.h"
#include "mkr-completeness-hint.h"
#include "mkr-dialogs.h"
#include "mkr-money.h"
#include "mkr-payout-choices.h"
#include "mkr-payout-columns.h"
#include "mkr-payout-details.h"
#include "mkr-payout-list.h"
#include "mkr-payout-text.h"
#include "mkr-payouts-page.h"
#include "mkr-two-pane.h"
#include "mkr-wrap-layout.h"

struct _MkrPayoutsPage
{
  GtkWidget           parent_instance;

  /* Owned */
  MkrSession         *session;
  MkrPayoutList      *list;
  GtkSingleSelection *selection;
  MkrChoice          *sources;        /* what the drop-downs offer, by id */
  MkrChoice          *batches;

  GArray             *only;           /* nullable: of gint64: the payouts that somebody asked for */
  MkrPeriod           period;         /* the same */
  gint64              wanted;         /* a payout to choose as soon as it is in the list, 0: none */
  gboolean            stale;          /* the book changed since it was read */
  gboolean            filling;        /* we, not the person, choose in the drop-downs */

  /* Template children */
  GtkWidget          *box;
  GtkSearchEntry     *search;
  GtkDropDown        *source;
  GtkDropDown        *batch;
  GtkWidget          *chips;
  GtkWidget          *asked_chip;     /* says which they are, and takes that off */
  GtkLabel           *asked;
  GtkLabel           *summary;
  GtkRevealer        *notice;
  GtkLabel           *notice_label;
  MkrCompletenessHint *hint;
  MkrTwoPane         *panes;
  GtkStack           *stack;
  GtkColumnView      *table;
  MkrPayoutDetails   *details;

  GtkToggleButton    *chip[MKR_N_PAYOUTS];
};

G_DEFINE_FINAL_TYPE (MkrPayoutsPage, mkr_payouts_page, GTK_TYPE_WIDGET)

enum { REMOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- asking --- */

static MkrPayoutGroup
get_group (MkrPayoutsPage *self)
{
  for (guint i = 0; i < MKR_N_PAYOUTS; i++)
    if (gtk_toggle_button_get_active (self->chip[i]))
      return (MkrPayoutGroup) i;

  return MKR_PAYOUTS_ALL;
}

static void
reload (MkrPayoutsPage *self)
{
  MkrPayoutQuery query = { .filter = MKR_PAYOUT_FILTER_INIT };
  const char *text;

  /* A table that goes still says that it sorts by nothing now. */
  if (self->filling || self->search == NULL)
    return;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || mkr_session_get_path (self->session) == NULL)
    {
      self->stale = TRUE;
      return;
    }

  self->stale = FALSE;
  text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  query.filter.text = *text != '\0' ? text : NULL;
  query.filter.source = mkr_choice_get_id (self->sources, gtk_drop_down_get_selected (self->source));
  query.filter.batch = mkr_choice_get_id (self->batches, gtk_drop_down_get_selected (self->batch));
  query.filter.period = self->period;
  query.only = self->only;
  query.group = get_group (self);
  mkr_payout_columns_get_order (self->table, &query.order, &query.descending);
  mkr_payout_list_load (self->list, &query);
}

static gboolean
is_filtered (MkrPayoutsPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' ||
         gtk_drop_down_get_selected (self->source) > 0 ||
         gtk_drop_down_get_selected (self->batch) > 0 ||
         gtk_widget_get_visible (self->asked_chip) || get_group (self) != MKR_PAYOUTS_ALL;
}

static void
take_off_asked (MkrPayoutsPage *self)
{
  g_clear_pointer (&self->only, g_array_unref);
  self->period = (MkrPeriod) { MKR_DATE_NONE, MKR_DATE_NONE };
  gtk_widget_set_visible (self->asked_chip, FALSE);
}

static void
asked_clicked_cb (MkrPayoutsPage *self)
{
  take_off_asked (self);
  reload (self);
}

/* Without asking in between. */
static void
reset_filters (MkrPayoutsPage *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->source, 0);
  gtk_drop_down_set_selected (self->batch, 0);
  gtk_toggle_button_set_active (self->chip[MKR_PAYOUTS_ALL], TRUE);
  take_off_asked (self);
  self->filling = FALSE;
}

/* --- the drop-downs --- */

static void
offer (GtkDropDown  *drop,
       MkrChoice   **have,
       MkrChoice    *choice)
{
  gint64 chosen = mkr_choice_get_id (*have, gtk_drop_down_get_selected (drop));

  g_set_object (have, choice);
  gtk_drop_down_set_model (drop, mkr_choice_get_model (choice));
  gtk_drop_down_set_selected (drop, mkr_choice_find (choice, chosen));
}

static void
choices_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(MkrPayoutsPage) self = data;
  MkrPayoutChoices *choices = mkr_session_run_finish (MKR_SESSION (source), result, NULL);

  if (choices == NULL)
    return;

  if (self->list != NULL)
    {
      g_autoptr(MkrChoice) sources =
        mkr_payout_choices_make_sources (choices, mkr_session_get_hide_names (self->session));
      g_autoptr(MkrChoice) batches = mkr_payout_choices_make_batches (choices);

      self->filling = TRUE;
      offer (self->source, &self->sources, sources);
      offer (self->batch, &self->batches, batches);
      self->filling = FALSE;
      reload (self);
    }

  mkr_payout_choices_free (choices);
}

/* First what can be asked for, then the rows. */
static void
refresh (MkrPayoutsPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || mkr_session_get_path (self->session) == NULL)
    {
      self->stale = TRUE;
      return;
    }

  self->stale = FALSE;
  mkr_session_run_async (self->session, FALSE, mkr_payout_choices_read, NULL, NULL,
                         (GDestroyNotify) mkr_payout_choices_free, NULL, choices_read_cb, g_object_ref (self));
}

static void
path_changed_cb (MkrPayoutsPage *self)
{
  reset_filters (self);
  mkr_two_pane_set_show_side (self->panes, FALSE);
  refresh (self);
}

/* --- chips --- */

static void
chip_toggled_cb (MkrPayoutsPage  *self,
                 GtkToggleButton *chip)
{
  if (gtk_toggle_button_get_active (chip))
    reload (self);
}

static void
make_chips (MkrPayoutsPage *self)
{
  for (guint i = 0; i < MKR_N_PAYOUTS; i++)
    {
      GtkWidget *chip = gtk_toggle_button_new ();

      gtk_widget_add_css_class (chip, "mkr-chip");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), self->chip[0]);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), i == MKR_PAYOUTS_ALL);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->chips), chip);
      self->chip[i] = GTK_TOGGLE_BUTTON (chip);
    }
}

static void
update_chips (MkrPayoutsPage *self)
{
  for (guint i = 0; i < MKR_N_PAYOUTS; i++)
    {
      guint n = mkr_payout_list_count (self->list, (MkrPayoutGroup) i);
      g_autofree char *label = mkr_payout_group_label ((MkrPayoutGroup) i, n);

      gtk_button_set_label (GTK_BUTTON (self->chip[i]), label);
      gtk_widget_set_visible (GTK_WIDGET (self->chip[i]),
                              n > 0 || i <= MKR_PAYOUTS_WAITING ||
                              gtk_toggle_button_get_active (self->chip[i]));
    }
}

static void
fit_columns (MkrPayoutsPage *self)
{
  const GArray *sums = mkr_payout_list_get_sums (self->list);
  const MkrCurrency *own = mkr_session_get_currency (self->session);
  gboolean one = sums != NULL && (sums->len == 0 || (sums->len == 1 &&
                 g_array_index (sums, MkrPayoutSum, 0).currency == own));

  mkr_payout_columns_fit (self->table, mkr_two_pane_get_main_width (self->panes), one,
                          mkr_session_get_hide_names (self->session));
}

/* --- details --- */

static MkrPayoutItem *
get_selected (MkrPayoutsPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
show_details (MkrPayoutsPage *self)
{
  MkrPayoutItem *item = get_selected (self);
  const MkrPayout *payout = item != NULL ? mkr_payout_item_get_payout (item) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "payouts.remove",
                                 item != NULL &&
                                 mkr_session_get_read_only_reason (self->session) == NULL);
  if (payout != NULL && mkr_two_pane_get_show_side (self->panes))
    {
      mkr_payout_details_show (self->details, self->session, payout);
    }
  else if (item != NULL && payout == NULL)
    {
      /* Far down a list, it is still on its way. */
      g_signal_handlers_disconnect_by_func (item, show_details, self);
      g_signal_connect_object (item, "notify::payout", G_CALLBACK (show_details), self,
                               G_CONNECT_SWAPPED);
    }
}

/* The details are those of the row that is chosen: they stay while it is listed, and go with it. */
static void
follow_list (MkrPayoutsPage *self)
{
  guint position;

  if (!mkr_two_pane_get_show_side (self->panes))
    return;

  if (mkr_payout_list_find (self->list, mkr_payout_details_get_payout (self->details), &position))
    gtk_single_selection_set_selected (self->selection, position);
  else
    mkr_two_pane_set_show_side (self->panes, FALSE);
}

static void
row_activated_cb (MkrPayoutsPage *self)
{
  mkr_two_pane_set_show_side (self->panes, TRUE);
  show_details (self);
}

/* Before the row is chosen. Where the details take the list's place, a second click or Enter opens them. */
static void
row_clicked_cb (MkrPayoutsPage *self,
                int             n_press,
                double          x,
                double          y)
{
  if (mkr_column_is_row_at (self->table, x, y) && mkr_two_pane_has_room (self->panes))
    mkr_two_pane_set_show_side (self->panes, TRUE);
}

static void
details_closed_cb (MkrPayoutsPage *self)
{
  mkr_two_pane_set_show_side (self->panes, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
choose_wanted (MkrPayoutsPage *self)
{
  guint position;

  if (self->wanted == 0 || !mkr_payout_list_find (self->list, self->wanted, &position))
    return;

  self->wanted = 0;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->table), "list.scroll-to-item", "u", position);
  row_activated_cb (self);
}

static void
loaded_cb (MkrPayoutsPage *self)
{
  const GError *error = mkr_payout_list_get_error (self->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *summary = NULL;

  gtk_revealer_set_reveal_child (self->notice, error != NULL);
  if (error != NULL)
    {
      gtk_label_set_text (self->notice_label, error->message);
      return;
    }

  mkr_completeness_hint_update (self->hint);
  update_chips (self);
  summary = mkr_payout_list_summary (self->list, get_group (self));
  gtk_label_set_text (self->summary, summary);
  fit_columns (self);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : is_filtered (self) ? "none" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), n > 0);

  follow_list (self);
  choose_wanted (self);
  show_details (self);
}

/* --- handlers of the template --- */

static void
search_changed_cb (MkrPayoutsPage *self)
{
  reload (self);
}

static void
filter_changed_cb (MkrPayoutsPage *self)
{
  if (self->list != NULL)
    reload (self);
}

static void
show_all_cb (MkrPayoutsPage *self)
{
  reset_filters (self);
  reload (self);
}

static void
width_changed_cb (MkrPayoutsPage *self)
{
  if (self->list != NULL)
    fit_columns (self);
}

/* --- removing --- */

static gpointer
remove_payout (MkrBook   *book,
               gpointer   data,
               GError   **error)
{
  gint64 id = *(gint64 *) data;

  return mkr_payout_remove (book, id, error) ? g_memdup2 (&id, sizeof id) : NULL;
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(MkrPayoutsPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *id = mkr_session_run_finish (MKR_SESSION (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (id != NULL)
    g_signal_emit (self, signals[REMOVED], 0, *id);
  else if (GTK_IS_WINDOW (root))
    mkr_dialogs_error (GTK_WINDOW (root), _("The Payout Could Not Be Removed"), error->message);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  MkrPayoutsPage *self = MKR_PAYOUTS_PAGE (widget);
  MkrPayoutItem *item = get_selected (self);
  gint64 id;

  if (item == NULL)
    return;

  id = mkr_payout_item_get_id (item);
  mkr_session_run_async (self->session, TRUE, remove_payout, g_memdup2 (&id, sizeof id), g_free,
                         g_free, NULL, removed_cb, g_object_ref (self));
}

/* Delete in the search field deletes a letter. */
static gboolean
delete_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  return gtk_widget_activate_action (widget, "payouts.remove", NULL);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  MkrPayoutsPage *self = data;

  if (!mkr_two_pane_get_show_side (self->panes))
    return GDK_EVENT_PROPAGATE;

  details_closed_cb (self);
  return GDK_EVENT_STOP;
}

static void
add_keys (MkrPayoutsPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                      gtk_callback_action_new (delete_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->panes), controller);
}

static void
mkr_payouts_page_map (GtkWidget *widget)
{
  MkrPayoutsPage *self = MKR_PAYOUTS_PAGE (widget);

  GTK_WIDGET_CLASS (mkr_payouts_page_parent_class)->map (widget);
  if (self->stale)
    refresh (self);
}

static void
mkr_payouts_page_dispose (GObject *object)
{
  MkrPayoutsPage *self = MKR_PAYOUTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MKR_TYPE_PAYOUTS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->sources);
  g_clear_object (&self->batches);
  g_clear_pointer (&self->only, g_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mkr_payouts_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, box);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, search);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, source);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, batch);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, asked_chip);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, asked);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, notice);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, hint);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, table);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutsPage, details);
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_bind_template_callback (widget_class, asked_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_closed_cb);
}

static void
mkr_payouts_page_class_init (MkrPayoutsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mkr_payouts_page_dispose;
  widget_class->map = mkr_payouts_page_map;

  g_type_ensure (MKR_TYPE_COMPLETENESS_HINT);
  g_type_ensure (MKR_TYPE_PAYOUT_DETAILS);
  g_type_ensure (MKR_TYPE_TWO_PANE);
  g_type_ensure (MKR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-payouts-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "payouts.remove", NULL, remove_action);

  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
mkr_payouts_page_init (MkrPayoutsPage *self)
{
  self->stale = TRUE;
  self->period = (MkrPeriod) { MKR_DATE_NONE, MKR_DATE_NONE };
  self->sources = mkr_choice_new (_("All sources"));
  self->batches = mkr_choice_new (_("All imports"));
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filling = TRUE;
  mkr_choice_shorten (self->source);
  mkr_choice_shorten (self->batch);
  gtk_drop_down_set_model (self->source, mkr_choice_get_model (self->sources));
  gtk_drop_down_set_model (self->batch, mkr_choice_get_model (self->batches));
  make_chips (self);
  mkr_payout_columns_add (self->table);
  self->filling = FALSE;
  add_keys (self);
}

GtkWidget *
mkr_payouts_page_new (MkrSession *session)
{
  MkrPayoutsPage *self;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);

  self = g_object_new (MKR_TYPE_PAYOUTS_PAGE, NULL);
  self->session = g_object_ref (session);
  self->list = mkr_payout_list_new (session);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  mkr_completeness_hint_set_session (self->hint, session);
  update_chips (self);

  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_details), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (reload),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::path", G_CALLBACK (path_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
mkr_payouts_page_search (MkrPayoutsPage *self,
                         const char     *text)
{
  g_return_if_fail (MKR_IS_PAYOUTS_PAGE (self));

  if (text != NULL)
    {
      reset_filters (self);
      gtk_editable_set_text (GTK_EDITABLE (self->search), text);
    }

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* What is not in the drop-down yet will be, after the refresh: the choice is kept by its id. */
static void
show_id (MkrPayoutsPage  *self,
         GtkDropDown     *drop,
         MkrChoice      **have,
         gint64           id)
{
  reset_filters (self);
  self->filling = TRUE;
  if (mkr_choice_find (*have, id) == 0)
    mkr_choice_add (*have, id, "…");
  gtk_drop_down_set_selected (drop, mkr_choice_find (*have, id));
  self->filling = FALSE;
  refresh (self);
}

void
mkr_payouts_page_show_source (MkrPayoutsPage *self,
                              gint64          source)
{
  g_return_if_fail (MKR_IS_PAYOUTS_PAGE (self));

  show_id (self, self->source, &self->sources, source);
}

void
mkr_payouts_page_show_batch (MkrPayoutsPage *self,
                             gint64          batch)
{
  g_return_if_fail (MKR_IS_PAYOUTS_PAGE (self));

  show_id (self, self->batch, &self->batches, batch);
}

void
mkr_payouts_page_show_unsorted (MkrPayoutsPage *self)
{
  g_return_if_fail (MKR_IS_PAYOUTS_PAGE (self));

  reset_filters (self);
  gtk_toggle_button_set_active (self->chip[MKR_PAYOUTS_UNSORTED], TRUE);
}

void
mkr_payouts_page_show_payout (MkrPayoutsPage *self,
                              gint64          payout)
{
  g_return_if_fail (MKR_IS_PAYOUTS_PAGE (self));

  reset_filters (self);
  self->wanted = payout;
  reload (self);
}

void
mkr_payouts_page_show_entries (MkrPayoutsPage  *self,
                               const char      *label,
                               GArray          *entries,
                               const MkrPeriod *period)
{
  g_return_if_fail (MKR_IS_PAYOUTS_PAGE (self));
  g_return_if_fail (label != NULL && period != NULL);

  reset_filters (self);
  self->only = entries != NULL ? g_array_ref (entries) : NULL;
  self->period = *period;
  gtk_label_set_text (self->asked, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->asked_chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (self->asked_chip, TRUE);
  reload (self);
}
