/* mkr-timeline-card.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-chart-view.h"
#include "mkr-money.h"
#include "mkr-side-layout.h"
#include "mkr-table.h"
#include "mkr-timeline-card.h"

struct _MkrTimelineCard
{
  GtkWidget        parent_instance;

  /* Owned */
  MkrTimeline     *timeline;
  GSettings       *settings;
  GListStore      *rows;        /* of MkrTableRow */

  guint            month;       /* chosen */
  gboolean         updating;    /* the zoom controls follow the setting, not the person */

  /* Template children */
  GtkWidget       *box;
  GtkLabel        *basis;
  GtkToggleButton *zoom_6, *zoom_12, *zoom_24, *zoom_all;
  GtkDropDown     *zoom_list;
  GtkToggleButton *table_toggle;
  GtkStack        *stack;
  MkrChartView    *chart;
  GtkColumnView   *table;
};

G_DEFINE_FINAL_TYPE (MkrTimelineCard, mkr_timeline_card, GTK_TYPE_WIDGET)

enum { MONTH_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

#define STATE_CELL 3

static const int zooms[] = { 6, 12, 24, 0 };   /* 0: all */

static guint
zoom_position (MkrTimelineCard *self)
{
  int zoom = g_settings_get_int (self->settings, "zoom");

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    if (zooms[i] == zoom)
      return i;

  return 1;
}

static guint
first_month (MkrTimelineCard *self)
{
  guint n = self->timeline->months->len;
  guint zoom = (guint) zooms[zoom_position (self)];

  return zoom == 0 || zoom >= n ? 0 : n - zoom;
}

static MkrChart *
make_chart (const MkrChartStyle *style,
            gpointer             data)
{
  MkrTimelineCard *self = data;
  guint first;

  if (self->timeline == NULL || self->timeline->months->len == 0)
    return NULL;

  first = first_month (self);

  return mkr_chart_new_timeline (self->timeline, first, self->timeline->months->len - first, style);
}

static char *
describe_due (MkrTimelineCard        *self,
              const MkrTimelineMonth *month)
{
  const MkrDue *due;
  g_autofree char *amount = NULL, *day = NULL;

  if (month->due < 0)
    return g_strdup ("–");

  due = &g_array_index (self->timeline->dues, MkrDue, month->due);
  if (due->made_on != MKR_DATE_NONE && due->short_on_due == 0)
    return g_strdup (_("made"));

  amount = mkr_money_format (due->short_on_due, self->timeline->currency, MKR_MONEY_NUMBER);
  if (due->made_on == MKR_DATE_NONE)
    return g_strdup_printf (_("%s short"), amount);

  day = mkr_date_format (due->made_on, MKR_DATE_SHORT);

  /* Translators: an amount, and the day on which the rent was made after all. */
  return g_strdup_printf (_("%s short, made %s"), amount, day);
}

static MkrTableRow *
make_row (MkrTimelineCard *self,
          guint            index)
{
  const MkrTimelineMonth *month = &g_array_index (self->timeline->months, MkrTimelineMonth, index);
  const MkrCurrency *currency = self->timeline->currency;
  gint64 amounts[] = {
    month->by_work[MKR_WORK_AI],
    month->by_work[MKR_WORK_CRAFT],
    month->by_work[MKR_WORK_OTHER] + month->by_work[MKR_WORK_UNSORTED],
    month->set_aside,
  };
  g_autoptr(GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *name = mkr_month_format (month->month, MKR_DATE_FULL);
  g_autofree char *net = mkr_money_format (month->net, currency, MKR_MONEY_NUMBER);
  g_autofree char *rent = NULL, *state = describe_due (self, month);

  if (month->due >= 0)
    rent = mkr_money_format (g_array_index (self->timeline->dues, MkrDue, month->due).amount,
                             currency, MKR_MONEY_NUMBER);
  g_strv_builder_add_many (cells, name, net, rent ? rent : "–", state, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *text = mkr_money_format (amounts[i], currency, MKR_MONEY_NUMBER);

      g_strv_builder_add (cells, text);
    }

  return mkr_table_row_new (index, FALSE, g_strv_builder_end (cells));
}

static void
fill_table (MkrTimelineCard *self)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = self->timeline->months->len;

  for (guint i = first_month (self); i < n; i++)
    g_ptr_array_add (rows, make_row (self, i));

  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

static void
select_month (MkrTimelineCard *self)
{
  gint item = (gint) self->month - (gint) first_month (self);

  mkr_chart_view_set_selected (self->chart, item >= 0 ? item : -1);
}

static void
update (MkrTimelineCard *self)
{
  if (self->timeline == NULL)
    return;

  select_month (self);
  mkr_chart_view_invalidate (self->chart);
  fill_table (self);
}

static void
show_zoom (MkrTimelineCard *self)
{
  GtkToggleButton *buttons[] = { self->zoom_6, self->zoom_12, self->zoom_24, self->zoom_all };
  guint position = zoom_position (self);

  self->updating = TRUE;
  gtk_toggle_button_set_active (buttons[position], TRUE);
  gtk_drop_down_set_selected (self->zoom_list, position);
  self->updating = FALSE;
  update (self);
}

static void
set_zoom (MkrTimelineCard *self,
          guint            position)
{
  if (!self->updating && position < G_N_ELEMENTS (zooms))
    g_settings_set_int (self->settings, "zoom", zooms[position]);
}

static void
zoom_toggled_cb (MkrTimelineCard *self,
                 GtkToggleButton *button)
{
  GtkToggleButton *buttons[] = { self->zoom_6, self->zoom_12, self->zoom_24, self->zoom_all };

  if (!gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (buttons[i] == button)
      set_zoom (self, i);
}

static void
zoom_selected_cb (MkrTimelineCard *self)
{
  set_zoom (self, gtk_drop_down_get_selected (self->zoom_list));
}

static void
zoom_cb (MkrTimelineCard *self,
         int              step)
{
  int position = (int) zoom_position (self) - step;

  if (position >= 0)
    set_zoom (self, (guint) position);
}

static void
choose (MkrTimelineCard *self,
        guint            month,
        gboolean         by_key)
{
  self->month = month;
  select_month (self);
  g_signal_emit (self, signals[MONTH_CHOSEN], 0, (gint) month, by_key);
}

static void
item_activated_cb (MkrTimelineCard *self,
                   int              item,
                   gboolean         by_key)
{
  choose (self, first_month (self) + (guint) item, by_key);
}

static void
row_activated_cb (MkrTimelineCard *self,
                  guint            position)
{
  g_autoptr(MkrTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    choose (self, (guint) mkr_table_row_get_key (row), FALSE);
}

static void
table_toggled_cb (MkrTimelineCard *self)
{
  gboolean table = gtk_toggle_button_get_active (self->table_toggle);

  gtk_stack_set_visible_child_name (self->stack, table ? "table" : "chart");
}

static void
add_columns (MkrTimelineCard *self)
{
  /* What does not fit is scrolled to: the rent comes before the kinds of work. */
  const char *titles[] = { _("Month"), _("Net"), _("Rent due"), _("State"), _("AI training"),
                           _("Craft"), _("Other"), _("Set aside") };
  g_autoptr(GtkSelectionModel) model = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    mkr_table_add_column (self->table, titles[i], i, i != STATE_CELL && i > 0);

  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_column_view_set_model (self->table, model);
}

static void
mkr_timeline_card_dispose (GObject *object)
{
  MkrTimelineCard *self = MKR_TIMELINE_CARD (object);

  if (self->chart != NULL)
    mkr_chart_view_set_factory (self->chart, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MKR_TYPE_TIMELINE_CARD);
  g_clear_object (&self->settings);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->timeline, mkr_timeline_unref);

  G_OBJECT_CLASS (mkr_timeline_card_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MkrTimelineCard, box);
  gtk_widget_class_bind_template_child (widget_class, MkrTimelineCard, basis);
  gtk_widget_class_bind_template_child (widget_class, MkrTimelineCard, zoom_6);
  gtk_widget_class_bind_template_child (widget_class, MkrTimelineCard, zoom_12);
  gtk_widget_class_bind_template_child (widget_class, MkrTimelineCard, zoom_24);
  gtk_widget_class_bind_template_child (widget_class, MkrTimelineCard, zoom_all);
  gtk_widget_class_bind_template_child (widget_class, MkrTimelineCard, zoom_list);
  gtk_widget_class_bind_template_child (widget_class, MkrTimelineCard, table_toggle);
  gtk_widget_class_bind_template_child (widget_class, MkrTimelineCard, stack);
  gtk_widget_class_bind_template_child (widget_class, MkrTimelineCard, chart);
  gtk_widget_class_bind_template_child (widget_class, MkrTimelineCard, table);
  gtk_widget_class_bind_template_callback (widget_class, zoom_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
}

static void
mkr_timeline_card_class_init (MkrTimelineCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mkr_timeline_card_dispose;

  signals[MONTH_CHOSEN] =
    g_signal_new ("month-chosen", MKR_TYPE_TIMELINE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);

  g_type_ensure (MKR_TYPE_CHART_VIEW);
  g_type_ensure (MKR_TYPE_FIT_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-timeline-card.ui");
  bind_children (widget_class);
}

static void
mkr_timeline_card_init (MkrTimelineCard *self)
{
  self->settings = g_settings_new (MKR_APP_ID);
  self->rows = g_list_store_new (MKR_TYPE_TABLE_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));

  add_columns (self);
  mkr_chart_view_set_factory (self->chart, make_chart, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Income by month"), -1);
  g_signal_connect_object (self->settings, "changed::zoom", G_CALLBACK (show_zoom), self,
                           G_CONNECT_SWAPPED);
  show_zoom (self);
}

/**
 * mkr_timeline_card_show:
 *
 * Shows a timeline, which may be the one shown already, with @month chosen.
 */
void
mkr_timeline_card_show (MkrTimelineCard *self,
                        MkrTimeline     *timeline,
                        guint            month)
{
  g_autofree char *basis = NULL;
  MkrTimeline *before;

  g_return_if_fail (MKR_IS_TIMELINE_CARD (self));
  g_return_if_fail (timeline != NULL);

  before = self->timeline;
  self->timeline = mkr_timeline_ref (timeline);
  self->month = month;
  if (before == timeline)
    select_month (self);
  else
    update (self);
  if (before != NULL)
    mkr_timeline_unref (before);

  /* Translators: a currency; the amounts of the chart are what was received, fees deducted. */
  basis = g_strdup_printf (_("%s, received, after fees"), timeline->currency->code);
  gtk_label_set_text (self->basis, basis);
}

void
mkr_timeline_card_toggle_table (MkrTimelineCard *self)
{
  g_return_if_fail (MKR_IS_TIMELINE_CARD (self));

  gtk_toggle_button_set_active (self->table_toggle,
                                !gtk_toggle_button_get_active (self->table_toggle));
}
