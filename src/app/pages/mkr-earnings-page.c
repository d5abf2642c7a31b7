/* mkr-earnings-page.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-bar-chart.h"
#include "mkr-cards-layout.h"
#include "mkr-chart-view.h"
#include "mkr-dialogs.h"
#include "mkr-earnings-page.h"
#include "mkr-earnings-table.h"
#include "mkr-figure.h"
#include "mkr-money.h"
#include "mkr-page-layout.h"
#include "mkr-period-picker.h"
#include "mkr-table-fit.h"
#include "mkr-table.h"
#include "mkr-wrap-layout.h"

#define MOST_ROWS 8   /* in the chart; the table has them all */

struct _MkrEarningsPage
{
  GtkWidget        parent_instance;

  /* Owned */
  MkrSession      *session;
  MkrEarnings     *earnings;      /* shown */
  GListStore      *rows;          /* of MkrTableRow */
  MkrTableFit     *fit;
  GCancellable    *cancellable;

  gboolean         stale;
  gboolean         all_rows;      /* the chart shows every row */

  /* Template children */
  GtkWidget       *scroller;
  MkrPeriodPicker *period;
  GtkToggleButton *received;
  GtkDropDown     *group_by;
  GtkRevealer     *notice;
  GtkLabel        *notice_label;
  GtkStack        *stack;
  GtkLabel        *empty_title;
  GtkWidget       *empty_all, *empty_import, *empty_sample;
  MkrFigure       *net, *share, *mean;
  GtkWidget       *rateless;
  GtkLabel        *rateless_label;
  GtkWidget       *add_rate;
  MkrChartView    *band;
  GtkLabel        *chart_title;
  GtkLabel        *chart_basis;
  GtkWidget       *more;
  MkrChartView    *chart;
  GtkColumnView   *table;
};

G_DEFINE_FINAL_TYPE (MkrEarningsPage, mkr_earnings_page, GTK_TYPE_WIDGET)

/* What the store thread is asked. */
typedef struct
{
  MkrBasis       basis;
  MkrBy          by;
  MkrPeriodAsked period;
} Request;

static MkrBasis
get_basis (MkrEarningsPage *self)
{
  return gtk_toggle_button_get_active (self->received) ? MKR_BASIS_RECEIVED : MKR_BASIS_EARNED;
}

static const MkrEarningsRow *
find_total (const MkrEarnings *earnings)
{
  for (guint i = 0; i < earnings->totals->len; i++)
    {
      const MkrEarningsRow *total = g_ptr_array_index (earnings->totals, i);

      if (total->currency == earnings->currency)
        return total;
    }

  return NULL;
}

/* Sums in other currencies stand beside and are never added. NULL: there are none. */
static char *
list_others (const MkrEarnings *earnings)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < earnings->totals->len; i++)
    {
      const MkrEarningsRow *total = g_ptr_array_index (earnings->totals, i);
      g_autofree char *amount = NULL;

      if (total->currency == earnings->currency)
        continue;
      amount = mkr_money_format (total->net, total->currency, MKR_MONEY_CODE);
      g_string_append_printf (list, "%s%s", list->len > 0 ? " · " : "", amount);
    }

  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

static const MkrCurrency *
first_other (const MkrEarnings *earnings)
{
  for (guint i = 0; i < earnings->totals->len; i++)
    {
      const MkrEarningsRow *total = g_ptr_array_index (earnings->totals, i);

      if (total->currency != earnings->currency)
        return total->currency;
    }

  return NULL;
}

static void
show_rateless (MkrEarningsPage *self)
{
  g_autofree char *others = list_others (self->earnings);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->rateless, others != NULL);
  if (others == NULL)
    return;

  /* Translators: amounts in currencies other than the book's. */
  text = g_strdup_printf (_("Without an exchange rate, not added in: %s"), others);
  gtk_label_set_text (self->rateless_label, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_rate), "(si)", first_other (self->earnings)->code,
                                    MKR_DATE_NONE);
}

static void
show_net (MkrEarningsPage *self)
{
  const MkrEarnings *earnings = self->earnings;
  const MkrEarningsRow *total = find_total (earnings);
  gint64 gross_minor = total ? total->gross : 0, fee_minor = total ? total->fee : 0;
  g_autofree char *net = mkr_money_format (total ? total->net : 0, earnings->currency, MKR_MONEY_SIGN);
  g_autofree char *gross = mkr_money_format (gross_minor, earnings->currency, MKR_MONEY_NUMBER);
  g_autofree char *fee = mkr_money_format (fee_minor, earnings->currency, MKR_MONEY_NUMBER);
  g_autofree char *parts = g_strdup_printf (_("gross %s, fees %s"), gross, fee);
  gboolean converted = earnings->converted_at != NULL;
  g_autofree char *value = g_strconcat (converted ? "≈ " : "", net, NULL);
  g_autofree char *note = converted ? g_strdup_printf ("%s\n%s", parts, _("≈ some of it converted")) : g_strdup (parts);

  mkr_figure_set (self->net, earnings->basis == MKR_BASIS_RECEIVED ? _("Net received")
                                                                   : _("Net earned"), value, note);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->net), earnings->converted_at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->net), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  converted ? earnings->converted_at : "", -1);
}

static guint
count_rows (const MkrEarnings *earnings)
{
  guint n = 0;

  for (guint i = 0; i < earnings->rows->len; i++)
    {
      const MkrEarningsRow *row = g_ptr_array_index (earnings->rows, i);

      n += row->currency == earnings->currency && row->id != 0 && row->net > 0;
    }

  return n;
}

static MkrChart *
make_band (const MkrChartStyle *style,
           gpointer             data)
{
  MkrEarningsPage *self = data;

  return mkr_chart_new_band (self->earnings ? self->earnings->top_share_bp : -1, style);
}

/* Much from one payer is a risk; much of one kind of work, in one account or from nobody is none. */
static gboolean
has_band (const MkrEarnings *earnings)
{
  const MkrEarningsRow *top = earnings->rows->len > 0 ? g_ptr_array_index (earnings->rows, 0) : NULL;

  return earnings->top_share_bp >= 0 && earnings->by == MKR_BY_SOURCE && top->id != 0 &&
         count_rows (earnings) > 1;
}

static void
show_share (MkrEarningsPage *self)
{
  const MkrEarnings *earnings = self->earnings;
  gint share = earnings->top_share_bp;
  g_autofree char *value = share >= 0 ? mkr_percent_format (share) : g_strdup ("–");
  g_autofree char *label = NULL, *note = NULL;

  if (share >= 0 && earnings->top_label != NULL)
    /* Translators: the source that the largest share of the money came from. */
    label = g_strdup_printf (_("Largest share: %s"), earnings->top_label);
  if (earnings->by == MKR_BY_SOURCE && count_rows (earnings) == 1)
    note = g_strdup (_("one source"));

  mkr_figure_set (self->share, label ? label : _("Largest share"), value, note);
  gtk_widget_set_visible (GTK_WIDGET (self->band), has_band (earnings));
  mkr_chart_view_invalidate (self->band);
}

static void
show_mean (MkrEarningsPage *self)
{
  const MkrEarnings *earnings = self->earnings;
  const MkrEarningsRow *total = find_total (earnings);
  guint months = 0;
  g_autofree char *value = NULL, *note = NULL;

  for (guint i = 0; total != NULL && i < earnings->n_months; i++)
    months += total->months[i] != 0;

  if (months == 0)
    {
      mkr_figure_set (self->mean, _("Mean a month"), "–", NULL);
      return;
    }

  value = mkr_money_format (mkr_money_round_div (total->net, months), earnings->currency,
                            MKR_MONEY_SIGN);
  /* Translators: a number of months, and of how many months in all. */
  note = g_strdup_printf (ngettext ("over the %u month of %u that has money",
                                    "over the %u months of %u that have money", months),
                          months, earnings->n_months);
  mkr_figure_set (self->mean, _("Mean a month"), value, note);
}

static guint
max_rows (MkrEarningsPage *self)
{
  return self->all_rows ? G_MAXUINT : MOST_ROWS;
}

/* The rows of one currency stand together; of each currency, what is over max_rows () is folded into one item.
 * −1: the item is such a fold. */
static gint
row_of_item (MkrEarningsPage *self,
             guint            item)
{
  const GPtrArray *rows = self->earnings->rows;
  guint from = 0;

  while (from < rows->len)
    {
      const MkrEarningsRow *first = g_ptr_array_index (rows, from);
      guint to = from;
      gboolean folded;

      while (to < rows->len
             && ((const MkrEarningsRow *) g_ptr_array_index (rows, to))->currency == first->currency)
        to++;

      folded = to - from - 1 > max_rows (self);
      if (item < (folded ? max_rows (self) : to - from))
        return (gint) (from + item);
      if (folded && item == max_rows (self))
        return -1;
      item -= folded ? max_rows (self) + 1 : to - from;
      from = to;
    }

  return -1;
}

static gboolean
is_folded (MkrEarningsPage *self)
{
  guint last = self->earnings->rows->len - 1;

  return row_of_item (self, last) != (gint) last;
}

static MkrChart *
make_chart (const MkrChartStyle *style,
            gpointer             data)
{
  MkrEarningsPage *self = data;

  if (self->earnings == NULL || self->earnings->rows->len == 0)
    return NULL;

  return mkr_chart_new_earnings (self->earnings, max_rows (self), style);
}

static void
show_chart (MkrEarningsPage *self)
{
  const MkrEarnings *earnings = self->earnings;
  const char *title = mkr_earnings_by_label (earnings->by);
  g_autofree char *basis = NULL;

  if (earnings->basis == MKR_BASIS_RECEIVED)
    basis = g_strdup_printf (_("%s, received, after fees"), earnings->currency->code);
  else
    basis = g_strdup_printf (_("%s, earned, after fees"), earnings->currency->code);

  gtk_label_set_text (self->chart_title, title);
  gtk_label_set_text (self->chart_basis, basis);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_widget_set_visible (self->more, is_folded (self));
  mkr_chart_view_invalidate (self->chart);
}

static void
show_empty (MkrEarningsPage *self)
{
  MkrPeriodAsked period = mkr_period_picker_get (self->period);
  gboolean all = period.choice == MKR_PERIOD_ALL;

  if (all)
    gtk_label_set_text (self->empty_title, _("Nothing is in this book yet"));
  else if (self->earnings->basis == MKR_BASIS_RECEIVED)
    gtk_label_set_text (self->empty_title, _("Nothing received in this period"));
  else
    gtk_label_set_text (self->empty_title, _("Nothing earned in this period"));
  gtk_widget_set_visible (self->empty_all, !all);
  gtk_widget_set_visible (self->empty_import, all);
  gtk_widget_set_visible (self->empty_sample, all);
}

static void
show_earnings (MkrEarningsPage *self)
{
  gboolean empty = self->earnings->rows->len == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "earnings");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "earnings.export", !empty);
  if (empty)
    {
      show_empty (self);
      return;
    }

  show_net (self);
  show_rateless (self);
  show_share (self);
  show_mean (self);
  show_chart (self);
  mkr_earnings_table_fill (self->rows, self->earnings);
}

static gpointer
read_earnings (MkrBook   *book,
               gpointer   data,
               GError   **error)
{
  const Request *request = data;
  MkrPeriod period = mkr_period_resolve (&request->period, mkr_book_today (book));

  return mkr_earnings_new (book, request->basis, request->by, &period, error);
}

static void
earnings_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(MkrEarningsPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrEarnings) earnings = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;

  gtk_revealer_set_reveal_child (self->notice, error != NULL);
  if (error != NULL)
    {
      gtk_label_set_text (self->notice_label, error->message);
      return;
    }

  g_clear_pointer (&self->earnings, mkr_earnings_free);
  self->earnings = g_steal_pointer (&earnings);
  show_earnings (self);
}

static void
load (MkrEarningsPage *self)
{
  static const MkrBy groups[] = { MKR_BY_SOURCE, MKR_BY_KIND, MKR_BY_ACCOUNT, MKR_BY_CURRENCY };
  guint group = gtk_drop_down_get_selected (self->group_by);
  Request *request;

  if (self->session == NULL || mkr_session_get_path (self->session) == NULL)
    return;

  request = g_new (Request, 1);
  request->basis = get_basis (self);
  request->by = groups[MIN (group, G_N_ELEMENTS (groups) - 1)];
  request->period = mkr_period_picker_get (self->period);

  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mkr_session_run_async (self->session, FALSE, read_earnings, request, g_free,
                         (GDestroyNotify) mkr_earnings_free, self->cancellable,
                         earnings_read_cb, g_object_ref (self));
}

static void
reload (MkrEarningsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->stale = TRUE;
}

static void
asked_cb (MkrEarningsPage *self)
{
  self->all_rows = FALSE;
  reload (self);
}

static void
try_again_cb (MkrEarningsPage *self)
{
  load (self);
}

static void
show_all_cb (MkrEarningsPage *self)
{
  mkr_period_picker_set_all (self->period);
}

static void
more_cb (MkrEarningsPage *self)
{
  self->all_rows = TRUE;
  show_chart (self);
}

/* Opens the payouts of a source; other groups have no filter of their own. */
static void
open_row (MkrEarningsPage *self,
          gint64           index)
{
  const MkrEarningsRow *row;

  if (index < 0 || index >= self->earnings->rows->len || self->earnings->by != MKR_BY_SOURCE)
    return;

  row = g_ptr_array_index (self->earnings->rows, index);
  if (row->id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-source", "x", row->id);
}

static void
item_activated_cb (MkrEarningsPage *self,
                   int              item,
                   gboolean         by_key)
{
  gint row = row_of_item (self, (guint) item);

  if (row >= 0)
    open_row (self, row);
  else
    more_cb (self);
}

static void
row_activated_cb (MkrEarningsPage *self,
                  guint            position)
{
  g_autoptr(MkrTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    open_row (self, mkr_table_row_get_key (row));
}

static void
export_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(MkrEarningsPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = mkr_dialogs_save_finish (result, &error);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path != NULL && self->earnings != NULL)
    mkr_earnings_save (self->earnings, path, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_label_set_text (self->notice_label, error->message);
      gtk_revealer_set_reveal_child (self->notice, TRUE);
    }
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *file_name = g_strdup_printf (_("Earnings.%s"),
                                                g_variant_get_string (parameter, NULL));

  mkr_dialogs_save_async (GTK_WINDOW (root), _("Export Earnings"), file_name, NULL, export_cb,
                          g_object_ref (widget));
}

static void
mkr_earnings_page_map (GtkWidget *widget)
{
  MkrEarningsPage *self = MKR_EARNINGS_PAGE (widget);

  GTK_WIDGET_CLASS (mkr_earnings_page_parent_class)->map (widget);

  if (self->stale)
    load (self);
}

static void
mkr_earnings_page_dispose (GObject *object)
{
  MkrEarningsPage *self = MKR_EARNINGS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->chart != NULL)
    {
      mkr_chart_view_set_factory (self->chart, NULL, NULL, NULL);
      mkr_chart_view_set_factory (self->band, NULL, NULL, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), MKR_TYPE_EARNINGS_PAGE);
  g_clear_object (&self->fit);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->earnings, mkr_earnings_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mkr_earnings_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, period);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, received);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, group_by);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, notice);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, empty_title);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, empty_all);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, empty_import);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, empty_sample);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, net);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, rateless);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, rateless_label);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, add_rate);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, share);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, mean);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, band);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, chart_title);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, chart_basis);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, more);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, chart);
  gtk_widget_class_bind_template_child (widget_class, MkrEarningsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
mkr_earnings_page_class_init (MkrEarningsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mkr_earnings_page_dispose;
  widget_class->map = mkr_earnings_page_map;

  g_type_ensure (MKR_TYPE_CHART_VIEW);
  g_type_ensure (MKR_TYPE_CARDS_LAYOUT);
  g_type_ensure (MKR_TYPE_FIGURE);
  g_type_ensure (MKR_TYPE_PAGE_LAYOUT);
  g_type_ensure (MKR_TYPE_PERIOD_PICKER);
  g_type_ensure (MKR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-earnings-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "earnings.export", "s", export_action);
}

static void
mkr_earnings_page_init (MkrEarningsPage *self)
{
  g_autoptr(GtkSelectionModel) model = NULL;

  self->stale = TRUE;
  self->rows = g_list_store_new (MKR_TYPE_TABLE_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));

  mkr_earnings_table_add_columns (self->table);
  self->fit = mkr_earnings_table_fit (self->table);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_column_view_set_model (self->table, model);
  mkr_chart_view_set_factory (self->chart, make_chart, self, NULL);
  mkr_chart_view_set_factory (self->band, make_band, self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "earnings.export", FALSE);
}

/**
 * mkr_earnings_page_new:
 * @session: the open book
 */
GtkWidget *
mkr_earnings_page_new (MkrSession *session)
{
  MkrEarningsPage *self;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);

  self = g_object_new (MKR_TYPE_EARNINGS_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::path", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
