/* mkr-payouts-page.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mkr-money.h"
#include "mkr-payout.h"
#include "mkr-payouts-page.h"
#include "mkr-table.h"

struct _MkrPayoutsPage
{
  GtkWidget       parent_instance;

  /* Borrowed */
  MkrSession     *session;

  /* Owned */
  GCancellable   *cancellable;
  GListStore     *rows;
  MkrPayoutFilter filter;
  char           *text;

  /* Children */
  GtkWidget      *box;
  GtkWidget      *search;
  GtkWidget      *stack;
  GtkColumnView  *view;
};

G_DEFINE_FINAL_TYPE (MkrPayoutsPage, mkr_payouts_page, GTK_TYPE_WIDGET)

typedef struct
{
  MkrPayoutFilter filter;
  char           *text;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_free (question);
}

static const char *
state_of (const MkrPayout *payout)
{
  if (payout->kind == MKR_KIND_IGNORED)
    return _("not income");
  if (payout->state != MKR_STATE_PAID)
    return mkr_state_label (payout->state);
  if (payout->received)
    return payout->twin ? _("received, twin") : _("received");

  return mkr_kind_label (payout->kind);
}

static char *
amount (gint64             minor,
        const MkrCurrency *currency)
{
  return currency != NULL ? mkr_money_format (minor, currency, MKR_MONEY_NUMBER) : g_strdup ("");
}

static MkrTableRow *
make_row (const MkrPayout *payout)
{
  char **cells = g_new0 (char *, 9);

  cells[0] = payout->date != MKR_DATE_NONE ? mkr_date_format (payout->date, MKR_DATE_FULL)
                                           : g_strdup ("");
  cells[1] = g_strdup (payout->source_name);
  cells[2] = g_strdup (*payout->project != '\0' ? payout->project : payout->text);
  cells[3] = g_strdup (payout->currency != NULL ? payout->currency->code : "");
  cells[4] = amount (payout->gross, payout->currency);
  cells[5] = amount (payout->fee, payout->currency);
  cells[6] = amount (payout->net, payout->currency);
  cells[7] = g_strdup (state_of (payout));
  return mkr_table_row_new (payout->id, FALSE, cells);
}

static gpointer
read_job (MkrBook   *book,
          gpointer   data,
          GError   **error)
{
  Question *question = data;
  g_autoptr(GPtrArray) payouts = NULL;
  GPtrArray *rows;

  question->filter.text = question->text;
  if (!(payouts = mkr_payouts_list (book, &question->filter, error)))
    return NULL;

  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < payouts->len; i++)
    g_ptr_array_add (rows, make_row (g_ptr_array_index (payouts, i)));

  return rows;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(MkrPayoutsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (rows == NULL || self->rows == NULL)
    return;

  /* In two steps: with one, GTK 4.8 asks for every added row to find the old ones among them. */
  g_list_store_remove_all (self->rows);
  g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), rows->len > 0 ? "list" : "empty");
}

static void
reload (MkrPayoutsPage *self)
{
  Question *question;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();

  question = g_new0 (Question, 1);
  question->filter = self->filter;
  question->text = g_strdup (self->text);
  mkr_session_run_async (self->session, FALSE, read_job, question, question_free,
                         (GDestroyNotify) g_ptr_array_unref, self->cancellable, read_cb,
                         g_object_ref (self));
}

static void
search_changed_cb (MkrPayoutsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_free (self->text);
  self->text = *text != '\0' ? g_strdup (text) : NULL;
  if (self->text == NULL)
    self->filter = (MkrPayoutFilter) MKR_PAYOUT_FILTER_INIT;
  reload (self);
}

void
mkr_payouts_page_search (MkrPayoutsPage *self,
                         const char     *text)
{
  self->filter = (MkrPayoutFilter) MKR_PAYOUT_FILTER_INIT;
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_widget_grab_focus (self->search);
}

void
mkr_payouts_page_show_source (MkrPayoutsPage *self,
                              gint64          source)
{
  self->filter = (MkrPayoutFilter) MKR_PAYOUT_FILTER_INIT;
  self->filter.source = source;
  reload (self);
}

void
mkr_payouts_page_show_unsorted (MkrPayoutsPage *self)
{
  self->filter = (MkrPayoutFilter) MKR_PAYOUT_FILTER_INIT;
  self->filter.only_unsorted = TRUE;
  reload (self);
}

/* Selects the payout's row, where it is in the list. */
void
mkr_payouts_page_show_payout (MkrPayoutsPage *self,
                              gint64          payout)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr(MkrTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (mkr_table_row_get_key (row) == payout)
        gtk_selection_model_select_item (model, i, TRUE);
    }
}

static void
mkr_payouts_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mkr_payouts_page_parent_class)->map (widget);
  reload (MKR_PAYOUTS_PAGE (widget));
}

static void
mkr_payouts_page_dispose (GObject *object)
{
  MkrPayoutsPage *self = MKR_PAYOUTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (mkr_payouts_page_parent_class)->dispose (object);
}

static void
mkr_payouts_page_class_init (MkrPayoutsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mkr_payouts_page_dispose;
  widget_class->map = mkr_payouts_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Import…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Payouts"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Import a statement of a platform or of your bank."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static GtkWidget *
make_list (MkrPayoutsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (
    gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (model));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Payouts"), -1);
  mkr_table_add_column (self->view, _("Date"), 0, FALSE);
  mkr_table_add_column (self->view, _("Source"), 1, FALSE);
  mkr_table_add_column (self->view, _("For"), 2, FALSE);
  mkr_table_add_column (self->view, _("Currency"), 3, FALSE);
  mkr_table_add_column (self->view, _("Gross"), 4, TRUE);
  mkr_table_add_column (self->view, _("Fee"), 5, TRUE);
  mkr_table_add_column (self->view, _("Net"), 6, TRUE);
  mkr_table_add_column (self->view, _("State"), 7, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
mkr_payouts_page_init (MkrPayoutsPage *self)
{
  self->filter = (MkrPayoutFilter) MKR_PAYOUT_FILTER_INIT;
  self->rows = g_list_store_new (MKR_TYPE_TABLE_ROW);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->search = gtk_search_entry_new ();
  self->stack = gtk_stack_new ();

  g_object_set (self->search, "placeholder-text", _("Search source, text or amount"),
                "margin-start", 12, "margin-end", 12, "margin-top", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search payouts"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mkr_payouts_page_new (MkrSession *session)
{
  MkrPayoutsPage *self = g_object_new (MKR_TYPE_PAYOUTS_PAGE, NULL);

  self->session = session;
  g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
