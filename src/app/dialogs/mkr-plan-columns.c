/* mkr-plan-columns.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-column.h"
#include "mkr-money.h"
#include "mkr-plan-columns.h"
#include "mkr-plan-list.h"
#include "mkr-row-cell.h"
#include "mkr-tag.h"
#include "mkr-text.h"

typedef struct
{
  const char *icon;
  const char *look;
} Verdict;

static const Verdict verdicts[MKR_N_VERDICTS] = {
  [MKR_VERDICT_NEW]        = { "list-add-symbolic", "ok" },
  [MKR_VERDICT_KNOWN]      = { "mkr-tick-symbolic", "plain" },
  [MKR_VERDICT_CHANGED]    = { "document-edit-symbolic", "warn" },
  [MKR_VERDICT_TWIN]       = { "edit-copy-symbolic", "plain" },
  [MKR_VERDICT_NOT_INCOME] = { "action-unavailable-symbolic", "plain" },
  [MKR_VERDICT_PROBLEM]    = { "mkr-short-symbolic", "err" },
};

/* Who or what it is: money that moves within a platform has no payer. */
static const char *
name_of (MkrPlanItem *item)
{
  const MkrPlanRow *row = mkr_plan_item_get_row (item);
  const char *names[] = { row->source, row->entry->party, row->entry->text, row->entry->type };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL && *names[i] != '\0')
      return names[i];

  return mkr_plan_item_get_account (item);
}

/* A problem whose date cannot be read: no other cell of it is known to be wrong. */
static gboolean
has_bad_date (const MkrPlanRow *row)
{
  return row->status == MKR_STATUS_PROBLEM && row->entry->date == MKR_DATE_NONE;
}

static char *
date_of (const MkrPlanRow *row)
{
  return has_bad_date (row) ? mkr_text_visible (row->entry->cell_text) : mkr_column_day (row->entry->date);
}

/* As the statement has it: a third decimal of a royalty is shown, a problem's cell as it stands there. */
static char *
net_of (const MkrPlanRow *row)
{
  const MkrEntry *entry = row->entry;
  g_autofree char *plain = NULL;

  if (row->status == MKR_STATUS_PROBLEM)
    return has_bad_date (row) ? g_strdup ("") : mkr_text_visible (entry->cell_text);

  if (entry->currency != NULL && entry->scale == entry->currency->exponent)
    return mkr_money_format (entry->net, entry->currency, MKR_MONEY_NUMBER);

  plain = mkr_decimal_to_string ((MkrDecimal) { entry->net, entry->scale });
  return plain[0] == '-' ? g_strconcat ("−", plain + 1, NULL) : g_steal_pointer (&plain);
}

static char *
row_name (MkrPlanItem *item)
{
  const MkrPlanRow *row = mkr_plan_item_get_row (item);
  g_autofree char *date = date_of (row);
  g_autofree char *net = net_of (row);
  const char *verdict = mkr_verdict_label (mkr_plan_item_get_verdict (item));

  /* Translators: how a screen reader names a row: line, date, payer, net amount, verdict, reason. */
  return g_strdup_printf (_("Line %u, %s, %s, net %s, %s, %s"), row->entry->line, date,
                          name_of (item), net, verdict, row->why);
}

/* --- check --- */

static void
check_toggled_cb (GtkCheckButton *check,
                  GtkListItem    *list_item)
{
  MkrPlanItem *item = gtk_list_item_get_item (list_item);

  if (item != NULL)
    mkr_plan_item_set_included (item, gtk_check_button_get_active (check));
}

static GtkWidget *
make_check (GtkListItem *list_item)
{
  GtkWidget *check = gtk_check_button_new ();

  /* One stop a row for the keyboard: Space on the row does the same. */
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), list_item, 0);
  return mkr_row_cell_new (check);
}

static void
update_check (MkrPlanItem *item,
              GParamSpec  *pspec,
              GtkWidget   *check)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), mkr_plan_item_get_included (item));
}

static void
bind_check (GtkWidget   *cell,
            GtkListItem *list_item)
{
  MkrPlanItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *check = mkr_row_cell_get_child (MKR_ROW_CELL (cell));
  g_autofree char *name = row_name (item);
  g_autofree char *label = g_strdup_printf (_("Import line %u"), mkr_plan_item_get_row (item)->entry->line);

  mkr_row_cell_set_row_name (MKR_ROW_CELL (cell), name);
  gtk_widget_set_sensitive (check, mkr_plan_item_get_verdict (item) != MKR_VERDICT_PROBLEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  update_check (item, NULL, check);
  g_signal_connect_object (item, "notify::included", G_CALLBACK (update_check), check, 0);
}

static void
unbind_check (GtkWidget   *cell,
              GtkListItem *list_item)
{
  GtkWidget *check = mkr_row_cell_get_child (MKR_ROW_CELL (cell));

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), update_check, check);
}

/* --- texts --- */

/* A row that is left out is dim, and so is one that counts in no sum. */
static void
update_dim (MkrPlanItem *item,
            GParamSpec  *pspec,
            GtkWidget   *cell)
{
  if (mkr_plan_item_get_included (item) &&
      mkr_plan_item_get_verdict (item) != MKR_VERDICT_NOT_INCOME)
    gtk_widget_remove_css_class (cell, "mkr-dim");
  else
    gtk_widget_add_css_class (cell, "mkr-dim");
}

static void
bind_text (GtkWidget   *cell,
           GtkListItem *list_item,
           char        *text)
{
  MkrPlanItem *item = gtk_list_item_get_item (list_item);

  mkr_column_set_text (cell, text);
  update_dim (item, NULL, cell);
  g_signal_connect_object (item, "notify::included", G_CALLBACK (update_dim), cell, 0);
  g_free (text);
}

static void
unbind_text (GtkWidget   *cell,
             GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), update_dim, cell);
}

static void
bind_line (GtkWidget   *cell,
           GtkListItem *list_item)
{
  MkrPlanItem *item = gtk_list_item_get_item (list_item);
  guint32 line = mkr_plan_item_get_row (item)->entry->line;

  bind_text (cell, list_item, line > 0 ? g_strdup_printf ("%u", line) : g_strdup (""));
}

static void
bind_date (GtkWidget   *cell,
           GtkListItem *list_item)
{
  const MkrPlanRow *row = mkr_plan_item_get_row (gtk_list_item_get_item (list_item));

  bind_text (cell, list_item, date_of (row));
}

static void
bind_from (GtkWidget   *cell,
           GtkListItem *list_item)
{
  bind_text (cell, list_item,
             mkr_text_visible (name_of (gtk_list_item_get_item (list_item))));
}

static void
bind_net (GtkWidget   *cell,
          GtkListItem *list_item)
{
  MkrPlanItem *item = gtk_list_item_get_item (list_item);
  const MkrPlanRow *row = mkr_plan_item_get_row (item);

  /* What stands in the cell of a problem is no figure: its beginning tells the most. */
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     row->status == MKR_STATUS_PROBLEM
                                       ? GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END
                                       : GTK_INSCRIPTION_OVERFLOW_CLIP);
  if (row->included && mkr_plan_item_get_verdict (item) != MKR_VERDICT_NOT_INCOME)
    gtk_widget_add_css_class (cell, "heading");
  else
    gtk_widget_remove_css_class (cell, "heading");

  bind_text (cell, list_item, net_of (row));
}

static void
bind_currency (GtkWidget   *cell,
               GtkListItem *list_item)
{
  const MkrPlanRow *row = mkr_plan_item_get_row (gtk_list_item_get_item (list_item));

  bind_text (cell, list_item,
             g_strdup (row->entry->currency != NULL ? row->entry->currency->code : ""));
}

static void
bind_why (GtkWidget   *cell,
          GtkListItem *list_item)
{
  const MkrPlanRow *row = mkr_plan_item_get_row (gtk_list_item_get_item (list_item));

  bind_text (cell, list_item, mkr_text_visible (row->why));
}

static GtkWidget *
make_tag (GtkListItem *list_item)
{
  return mkr_tag_new ();
}

static void
bind_verdict (GtkWidget   *cell,
              GtkListItem *list_item)
{
  MkrVerdict verdict = mkr_plan_item_get_verdict (gtk_list_item_get_item (list_item));

  mkr_tag_set (MKR_TAG (cell), verdicts[verdict].icon, mkr_verdict_label (verdict), verdicts[verdict].look);
}

enum { CHECK, LINE, DATE, FROM, NET, CURRENCY, VERDICT, WHY, N_COLUMNS };

static const MkrColumn columns[N_COLUMNS] = {
  [CHECK] = { NULL, MKR_COLUMN_CENTER, 44, make_check, bind_check, unbind_check },
  [LINE] = { N_("Line"), MKR_COLUMN_END, 56, mkr_column_make_number, bind_line, unbind_text },
  [DATE] = { N_("Date"), MKR_COLUMN_START, 104, mkr_column_make_text, bind_date, unbind_text },
  [FROM] = { N_("Paid by"), MKR_COLUMN_START, 164, mkr_column_make_text, bind_from, unbind_text },
  [NET] = { N_("Net"), MKR_COLUMN_END, 106, mkr_column_make_number, bind_net, unbind_text },
  [CURRENCY] = { NULL, MKR_COLUMN_START, 52, mkr_column_make_text, bind_currency, unbind_text },
  [VERDICT] = { N_("Verdict"), MKR_COLUMN_START, 100, make_tag, bind_verdict, NULL },
  [WHY] = { N_("Why"), MKR_COLUMN_EXPAND, -1, mkr_column_make_lines, bind_why, unbind_text },
};

#define LEAST_FROM 96

static void
set_width (GtkColumnView *table,
           guint          column,
           int            width)
{
  g_autoptr(GtkColumnViewColumn) changed =
    g_list_model_get_item (gtk_column_view_get_columns (table), column);

  gtk_column_view_column_set_fixed_width (changed, width);
}

void
mkr_plan_columns_add (GtkColumnView *table)
{
  int widest = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    mkr_column_add (table, &columns[i], NULL);

  for (guint i = 0; i < MKR_N_VERDICTS; i++)
    if (verdicts[i].icon != NULL)
      widest = MAX (widest, mkr_tag_measure (verdicts[i].icon, mkr_verdict_label ((MkrVerdict) i),
                                             verdicts[i].look));
  set_width (table, VERDICT, widest + 18);
}

/* Who paid how much stays, whatever is the room: the rest is said by the filters and the row's own pane. */
MkrTableFit *
mkr_plan_columns_hide_least (GtkColumnView *table)
{
  static const guint order[] = { LINE, WHY, VERDICT, DATE };

  return mkr_table_fit_new (table, order, G_N_ELEMENTS (order));
}

void
mkr_plan_columns_fit (GtkColumnView *table,
                      MkrImportPlan *plan)
{
  const MkrPlanRow *widest = NULL;
  guint64 largest = 0;
  g_autofree char *net = NULL;
  int width;

  for (guint i = 0; i < mkr_import_plan_get_n (plan); i++)
    {
      const MkrPlanRow *row = mkr_import_plan_get (plan, i);
      guint64 size = row->entry->net < 0 ? -(guint64) row->entry->net : (guint64) row->entry->net;

      if (row->status == MKR_STATUS_PROBLEM || (widest != NULL && size <= largest))
        continue;
      widest = row;
      largest = size;
    }

  if (widest != NULL)
    net = net_of (widest);
  width = MAX (columns[NET].width, net != NULL ? mkr_column_measure (net) : 0);
  set_width (table, NET, width);
  /* A name may be cut: who wants to read it points at it. The reason has to be read. */
  set_width (table, FROM, MAX (LEAST_FROM, columns[FROM].width - (width - columns[NET].width)));
}
