/* mkr-payout-columns.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-column.h"
#include "mkr-payout-columns.h"
#include "mkr-payout-text.h"
#include "mkr-row-cell.h"
#include "mkr-text.h"

typedef enum { DATE, SOURCE, PURPOSE, ACCOUNT, GROSS, FEE, NET, CURRENCY, STATE, N_COLUMNS } Column;

/* The columns in the order in which they go when the width shrinks. What an amount is of never goes. */
static const Column narrow[] = { ACCOUNT, GROSS, FEE, PURPOSE, STATE };

/* What the two columns need that take the rest of the width; who paid gets more of it than for what. */
#define SOURCE_LEAST   130
#define PURPOSE_LEAST  100
#define SOURCE_PERCENT 60

/* --- cells: a row may be fetched after it is shown, and change later --- */

static void
follow (GtkWidget   *cell,
        GtkListItem *list_item,
        void       (*update) (MkrPayoutItem *item,
                              GParamSpec    *pspec,
                              GtkWidget     *cell))
{
  MkrPayoutItem *item = gtk_list_item_get_item (list_item);

  g_signal_connect_object (item, "notify::payout", G_CALLBACK (update), cell, 0);
  update (item, NULL, cell);
}

static void
unbind (GtkWidget   *cell,
        GtkListItem *list_item)
{
  g_signal_handlers_disconnect_matched (gtk_list_item_get_item (list_item), G_SIGNAL_MATCH_DATA, 0,
                                        0, NULL, NULL, cell);
}

/* Which figures do not count is seen at a glance. */
static void
show (GtkWidget       *cell,
      const MkrPayout *payout,
      char            *text)
{
  gboolean dim = payout->kind == MKR_KIND_IGNORED;

  mkr_column_set_text (cell, text);
  if (dim)
    gtk_widget_add_css_class (cell, "mkr-dim");
  else
    gtk_widget_remove_css_class (cell, "mkr-dim");
  g_free (text);
}

static GtkWidget *
make_date (GtkListItem *list_item)
{
  return mkr_row_cell_new (mkr_column_make_text (list_item));
}

static void
update_date (MkrPayoutItem *item,
             GParamSpec    *pspec,
             GtkWidget     *cell)
{
  const MkrPayout *payout = mkr_payout_item_get_payout (item);
  g_autofree char *name = NULL;

  if (payout == NULL)
    return;

  name = mkr_payout_row_name (payout, mkr_payout_item_get_today (item));
  mkr_row_cell_set_row_name (MKR_ROW_CELL (cell), name);
  show (mkr_row_cell_get_child (MKR_ROW_CELL (cell)), payout, mkr_column_day (payout->date));
}

#define TEXT_CELL(name, text)                                 \
  static void                                                 \
  update_##name (MkrPayoutItem *item,                         \
                 GParamSpec    *pspec,                        \
                 GtkWidget     *cell)                         \
  {                                                           \
    const MkrPayout *payout = mkr_payout_item_get_payout (item); \
    if (payout != NULL)                                       \
      show (cell, payout, text);                              \
  }                                                           \
  static void                                                 \
  bind_##name (GtkWidget   *cell,                             \
               GtkListItem *list_item)                        \
  {                                                           \
    follow (cell, list_item, update_##name);                  \
  }

TEXT_CELL (source, mkr_text_visible (payout->source_name))
TEXT_CELL (purpose, mkr_text_visible (mkr_payout_purpose (payout)))
TEXT_CELL (account, mkr_text_visible (payout->account_name))
TEXT_CELL (gross, mkr_payout_money (payout->gross, payout->currency))
TEXT_CELL (fee, mkr_payout_money (-payout->fee, payout->currency))
TEXT_CELL (net, mkr_payout_money (payout->net, payout->currency))
TEXT_CELL (currency, g_strdup (payout->currency != NULL ? payout->currency->code : ""))

static void
bind_date (GtkWidget   *cell,
           GtkListItem *list_item)
{
  follow (cell, list_item, update_date);
}

static GtkWidget *
make_net (GtkListItem *list_item)
{
  GtkWidget *cell = mkr_column_make_number (list_item);

  gtk_widget_add_css_class (cell, "heading");
  return cell;
}

static GtkWidget *
make_state (GtkListItem *list_item)
{
  return mkr_tag_new ();
}

static void
update_state (MkrPayoutItem *item,
              GParamSpec    *pspec,
              GtkWidget     *cell)
{
  const MkrPayout *payout = mkr_payout_item_get_payout (item);

  if (payout != NULL)
    mkr_payout_show_state (payout, mkr_payout_item_get_today (item), MKR_TAG (cell));
}

static void
bind_state (GtkWidget   *cell,
            GtkListItem *list_item)
{
  follow (cell, list_item, update_state);
}

/* The state's width depends on its words. */
static MkrColumn columns[N_COLUMNS] = {
  [DATE] = { N_("Date"), MKR_COLUMN_START, 104, make_date, bind_date, unbind },
  [SOURCE] = { N_("Source"), MKR_COLUMN_EXPAND, -1, mkr_column_make_text, bind_source, unbind },
  [PURPOSE] = { N_("For"), MKR_COLUMN_EXPAND, -1, mkr_column_make_text, bind_purpose, unbind },
  [ACCOUNT] = { N_("Account"), MKR_COLUMN_START, 104, mkr_column_make_text, bind_account, unbind },
  [GROSS] = { N_("Gross"), MKR_COLUMN_END, 92, mkr_column_make_number, bind_gross, unbind },
  [FEE] = { N_("Fee"), MKR_COLUMN_END, 74, mkr_column_make_number, bind_fee, unbind },
  [NET] = { N_("Net"), MKR_COLUMN_END, 98, make_net, bind_net, unbind },
  [CURRENCY] = { NULL, MKR_COLUMN_START, 60, mkr_column_make_text, bind_currency, unbind },
  [STATE] = { N_("State"), MKR_COLUMN_START, 120, make_state, bind_state, unbind },
};

static const MkrPayoutOrder orders[N_COLUMNS] = {
  [DATE] = MKR_ORDER_DATE, [SOURCE] = MKR_ORDER_SOURCE, [PURPOSE] = MKR_ORDER_PROJECT,
  [ACCOUNT] = MKR_ORDER_ACCOUNT, [GROSS] = MKR_ORDER_GROSS, [FEE] = MKR_ORDER_FEE,
  [NET] = MKR_ORDER_NET,
};

/* --- sorting --- */

/* GTK 4.8 does not tell by which column a person sorts. The table's sorter asks the chosen column's sorter first: each
 * says its number, and that the first of two is smaller, so that the answer is the direction. The book sorts. */
static Column asked;
static gpointer smaller;

static int
answer_cb (gconstpointer a,
           gconstpointer b,
           gpointer      data)
{
  asked = (Column) GPOINTER_TO_INT (data);
  return a == smaller ? -1 : 1;
}

gboolean
mkr_payout_columns_get_order (GtkColumnView  *table,
                              MkrPayoutOrder *order,
                              gboolean       *descending)
{
  g_autoptr(GObject) first = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GObject) second = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  asked = N_COLUMNS;
  smaller = first;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (table), first, second);
  smaller = NULL;

  if (asked == N_COLUMNS)
    return FALSE;

  *order = orders[asked];
  *descending = ordering == GTK_ORDERING_LARGER;
  return TRUE;
}

void
mkr_payout_columns_add (GtkColumnView *table)
{
  columns[STATE].width = mkr_payout_state_width () + 24;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr(GtkSorter) sorter = NULL;

      if (orders[i] != MKR_ORDER_DEFAULT)
        sorter = GTK_SORTER (gtk_custom_sorter_new (answer_cb, GINT_TO_POINTER (i), NULL));

      mkr_column_add (table, &columns[i], sorter);
    }
}

static int
width_of (Column column)
{
  return column == SOURCE ? SOURCE_LEAST : column == PURPOSE ? PURPOSE_LEAST : columns[column].width;
}

static int
needed_width (const gboolean shown[N_COLUMNS])
{
  int width = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    width += shown[i] ? width_of ((Column) i) : 0;

  return width;
}

void
mkr_payout_columns_fit (GtkColumnView *table,
                        int            width,
                        gboolean       one_currency,
                        gboolean       hides_names)
{
  GListModel *model = gtk_column_view_get_columns (table);
  gboolean shown[N_COLUMNS];
  int rest;

  for (guint i = 0; i < N_COLUMNS; i++)
    shown[i] = TRUE;
  shown[CURRENCY] = !one_currency;
  shown[PURPOSE] = !hides_names;      /* it is a text of the file, and empty then */
  for (guint i = 0; i < G_N_ELEMENTS (narrow) && needed_width (shown) > width; i++)
    shown[narrow[i]] = FALSE;

  rest = width - needed_width (shown) + SOURCE_LEAST + PURPOSE_LEAST;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      mkr_column_set_visible (column, &columns[i], shown[i]);
      if (i == SOURCE && shown[PURPOSE])
        gtk_column_view_column_set_fixed_width (column, rest * SOURCE_PERCENT / 100);
      /* The last column keeps a larger distance to the edge. */
      if (i == CURRENCY && shown[CURRENCY] && !shown[STATE])
        gtk_column_view_column_set_fixed_width (column, columns[CURRENCY].width + 10);
    }
}
