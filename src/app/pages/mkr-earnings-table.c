/* mkr-earnings-table.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-chart.h"
#include "mkr-earnings-table.h"
#include "mkr-money.h"
#include "mkr-table.h"
#include "mkr-text.h"

#define PICTURE_WIDTH 900

static const char *
column_title (guint column)
{
  const char *titles[MKR_EARNINGS_COLUMNS] = { _("Name"), _("Payouts"), _("Gross"), _("Fees"),
                                               _("Net"), _("Share") };

  return titles[column];
}

const char *
mkr_earnings_by_label (MkrBy by)
{
  switch (by)
    {
    case MKR_BY_KIND:
      return _("By kind of work");
    case MKR_BY_ACCOUNT:
      return _("By account");
    case MKR_BY_CURRENCY:
      return _("By currency");
    case MKR_BY_SOURCE:
    default:
      return _("By source");
    }
}

void
mkr_earnings_table_add_columns (GtkColumnView *view)
{
  for (guint i = 0; i < MKR_EARNINGS_COLUMNS; i++)
    mkr_table_add_column (view, column_title (i), i, i > 0);
}

/* Where it is narrow, gross, fees and the number of payouts go in this order: net and share are what the page is about. */
MkrTableFit *
mkr_earnings_table_fit (GtkColumnView *view)
{
  static const guint order[] = { 2, 3, 1 };

  return mkr_table_fit_new (view, order, G_N_ELEMENTS (order));
}

/* Rows in other currencies than the book's say so: nothing else tells them apart. */
static char *
label_of (const MkrEarnings    *earnings,
          const MkrEarningsRow *row)
{
  if (row->currency == earnings->currency || earnings->by == MKR_BY_CURRENCY)
    return g_strdup (row->label);

  return g_strdup_printf ("%s (%s)", row->label, row->currency->code);
}

static MkrTableRow *
make_row (const MkrEarnings    *earnings,
          const MkrEarningsRow *row,
          gint64                key)
{
  g_autoptr(GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *label = label_of (earnings, row);
  g_autofree char *count = g_strdup_printf ("%u", row->n);
  g_autofree char *gross = mkr_money_format (row->gross, row->currency, MKR_MONEY_NUMBER);
  g_autofree char *fee = mkr_money_format (-row->fee, row->currency, MKR_MONEY_NUMBER);
  g_autofree char *amount = mkr_money_format (row->net, row->currency, MKR_MONEY_NUMBER);
  g_autofree char *net = g_strconcat (row->converted_n > 0 ? "≈ " : "", amount, NULL);
  gint share_bp = key < 0 && row->net > 0 ? 10000 : row->share_bp;
  g_autofree char *share = share_bp < 0 ? g_strdup ("–") : mkr_percent_format (share_bp);

  g_strv_builder_add_many (cells, label, count, gross, fee, net, share, NULL);

  return mkr_table_row_new (key, key < 0, g_strv_builder_end (cells));
}

void
mkr_earnings_table_fill (GListStore        *rows,
                         const MkrEarnings *earnings)
{
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < earnings->rows->len; i++)
    g_ptr_array_add (made, make_row (earnings, g_ptr_array_index (earnings->rows, i), i));
  for (guint i = 0; i < earnings->totals->len; i++)
    g_ptr_array_add (made, make_row (earnings, g_ptr_array_index (earnings->totals, i), -1));

  g_list_store_splice (rows, 0, g_list_model_get_n_items (G_LIST_MODEL (rows)), made->pdata,
                       made->len);
}

static void
append_money (GString           *out,
              gint64             minor,
              const MkrCurrency *currency)
{
  g_autofree char *text = mkr_money_format (minor, currency, MKR_MONEY_PLAIN);

  g_string_append_c (out, ',');
  mkr_text_append_csv (out, text, TRUE);
}

/* The columns of `makerent-cli report earnings --csv`; months are the chart's business. */
static char *
make_csv (const MkrEarnings *earnings)
{
  GString *out = g_string_new ("name,work,currency,payouts,gross,fee,net,converted,share\r\n");

  for (guint i = 0; i < earnings->rows->len; i++)
    {
      const MkrEarningsRow *row = g_ptr_array_index (earnings->rows, i);

      mkr_text_append_csv (out, row->label, FALSE);
      g_string_append_printf (out, ",%s,%s,%u", mkr_work_id (row->work), row->currency->code, row->n);
      append_money (out, row->gross, row->currency);
      append_money (out, row->fee, row->currency);
      append_money (out, row->net, row->currency);
      g_string_append_printf (out, ",%s", mkr_earnings_row_mark (row, earnings->currency));
      if (row->share_bp < 0)
        g_string_append (out, ",\r\n");
      else
        g_string_append_printf (out, ",%d.%02d\r\n", row->share_bp / 100, row->share_bp % 100);
    }

  return g_string_free (out, FALSE);
}

static gboolean
save_csv (const MkrEarnings *earnings,
          const char        *path,
          GError           **error)
{
  g_autofree char *csv = make_csv (earnings);

  return g_file_set_contents_full (path, csv, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * mkr_earnings_save:
 *
 * Writes the report as a table or as a picture, with the names as they are shown. Errors are GLib's and
 * mkr_chart_save ()'s.
 */
gboolean
mkr_earnings_save (const MkrEarnings *earnings,
                   const char        *path,
                   GError           **error)
{
  MkrChartStyle style = { .look = MKR_LOOK_LIGHT, .width = PICTURE_WIDTH, .height = 1,
                          .selected = -1, .cursor = -1, .background = TRUE };
  g_autoptr(MkrChart) measured = NULL;
  g_autoptr(MkrChart) chart = NULL;

  if (g_str_has_suffix (path, ".csv"))
    return save_csv (earnings, path, error);

  measured = mkr_chart_new_earnings (earnings, G_MAXUINT, &style);
  style.height = mkr_chart_min_height (measured);
  chart = mkr_chart_new_earnings (earnings, G_MAXUINT, &style);

  return mkr_chart_save (chart, path, error);
}
