/* test-earnings-chart.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "lives.h"
#include "mkr-bar-chart.h"
#include "mkr-chart-private.h"
#include "mkr-earnings-fold.h"

static const MkrChartStyle page = { MKR_LOOK_LIGHT, 452, 300, FALSE, NULL, -1, -1, FALSE, FALSE };

/* All bars and all month columns share one scale each. */
static void
test_one_scale (void)
{
  MkrEarnings *earnings = make_sample_earnings ();
  g_autoptr (MkrChart) chart = mkr_chart_new_earnings (earnings, 8, &page);
  double bar = 0, column = 0;
  guint bars = 0, columns = 0;

  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MkrMark *mark = &g_array_index (chart->marks, MkrMark, i);

      if (mark->part == MKR_PART_BAR)
        {
          bar = bars++ == 0 ? mark->width / (double) mark->value : bar;
          g_assert_cmpfloat_with_epsilon (mark->width, bar * (double) mark->value, 1e-6);
        }
      if (mark->part == MKR_PART_COLUMN)
        {
          column = columns++ == 0 ? mark->height / (double) mark->value : column;
          g_assert_cmpfloat_with_epsilon (mark->height, column * (double) mark->value, 1e-6);
        }
    }
  g_assert_cmpuint (bars, ==, 5);
  g_assert_cmpuint (columns, ==, 8 + 6 + 8 + 8 + 5);
  mkr_earnings_free (earnings);
}

static void
test_fold (void)
{
  static const struct { guint sources, max, rows, in_last; } cases[] = {
    { 1, 8, 1, 0 }, { 8, 8, 8, 0 }, { 9, 8, 9, 0 }, { 10, 8, 9, 2 }, { 20, 8, 9, 12 }, { 20, 50, 20, 0 },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      MkrEarnings *earnings = make_wide_earnings (cases[c].sources);
      const MkrEarningsRow *total = g_ptr_array_index (earnings->totals, 0);
      g_autoptr (GArray) rows = mkr_earnings_fold (earnings, cases[c].max);
      const MkrChartRow *last = &g_array_index (rows, MkrChartRow, rows->len - 1);
      gint64 net = 0, months = 0;

      g_assert_cmpuint (rows->len, ==, cases[c].rows);
      for (guint i = 0; i < rows->len; i++)
        {
          const MkrChartRow *row = &g_array_index (rows, MkrChartRow, i);

          net += row->net;
          for (guint m = 0; m < earnings->n_months; m++)
            months += row->months[m];
        }
      g_assert_cmpint (net, ==, total->net);
      g_assert_cmpint (months, ==, total->net);
      if (cases[c].in_last > 0)
        {
          g_autofree char *label = g_strdup_printf ("Other sources (%u)", cases[c].in_last);

          g_assert_cmpstr (last->label, ==, label);
          g_assert_null (last->row);
        }
      mkr_earnings_free (earnings);
    }
}

/* A currency has a scale of its own, and says so before its rows; no row's name loses it. */
static void
test_currencies (void)
{
  MkrEarnings *earnings = make_sample_earnings ();
  MkrEarningsRow *last = g_ptr_array_index (earnings->rows, earnings->rows->len - 1);
  g_autoptr (MkrChart) chart = NULL;
  double longest = 0, foreign = 0, head = -1, row = -1;

  last->currency = mkr_currency_lookup ("EUR");
  chart = mkr_chart_new_earnings (earnings, 8, &page);

  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MkrMark *mark = &g_array_index (chart->marks, MkrMark, i);

      if (mark->part == MKR_PART_BAR && mark->item == (gint) earnings->rows->len - 1)
        foreign = mark->width, row = mark->y;
      else if (mark->part == MKR_PART_BAR)
        longest = MAX (longest, mark->width);
      else if (mark->type == MKR_MARK_TEXT &&
               g_str_equal (pango_layout_get_text (mark->layout), "EUR, on a scale of its own"))
        head = mark->y;
    }

  g_assert_cmpfloat_with_epsilon (foreign, longest, 1e-6);
  g_assert_cmpfloat (head, >, 0);
  g_assert_cmpfloat (head, <, row);
  mkr_earnings_free (earnings);
}

/* Money that went back hangs on the other side of one zero line. */
static void
test_negative (void)
{
  MkrEarnings *earnings = make_negative_earnings ();
  g_autoptr (MkrChart) chart = mkr_chart_new_earnings (earnings, 8, &page);
  double zero = -1;

  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MkrMark *mark = &g_array_index (chart->marks, MkrMark, i);

      if (mark->part != MKR_PART_BAR)
        continue;
      if (zero < 0)
        zero = mark->value < 0 ? mark->x + mark->width : mark->x;
      g_assert_cmpfloat_with_epsilon (mark->value < 0 ? mark->x + mark->width : mark->x, zero, 1e-6);
    }
  g_assert_nonnull (strstr (mkr_chart_item_text (chart, 2), "Grainlight"));
  mkr_earnings_free (earnings);
}

/* The full width is the rent: what nothing has come in for stays empty. */
static void
test_part_of_a_rent (void)
{
  static const gint64 by_work[MKR_N_WORKS] = { [MKR_WORK_AI] = 30000, [MKR_WORK_OTHER] = 70000 };
  static const MkrChartStyle bar = { MKR_LOOK_LIGHT, 202, 10, FALSE, NULL, -1, -1, FALSE, FALSE };
  static const struct { gint64 whole; double filled; guint marks; } cases[] = {
    { 0, 201, 2 }, { 100000, 201, 2 }, { 200000, 100, 3 }, { 400000, 50, 3 },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (MkrChart) chart = mkr_chart_new_kinds (by_work, cases[c].whole, &bar);
      double filled = 0, end = 0;

      g_assert_cmpuint (chart->marks->len, ==, cases[c].marks);

      for (guint i = 0; i < chart->marks->len; i++)
        {
          const MkrMark *mark = &g_array_index (chart->marks, MkrMark, i);

          filled += mark->part == MKR_PART_BAR ? mark->width : 0;
          end = MAX (end, mark->x + mark->width);
        }

      g_assert_cmpfloat_with_epsilon (filled, cases[c].filled, 1e-6);
      g_assert_cmpfloat_with_epsilon (end, bar.width, 1e-6);
    }
}

static void
test_empty (void)
{
  MkrEarnings *earnings = make_empty_earnings ();
  g_autoptr (MkrChart) chart = mkr_chart_new_earnings (earnings, 8, &page);
  gboolean found = FALSE;

  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MkrMark *mark = &g_array_index (chart->marks, MkrMark, i);

      found |= mark->type == MKR_MARK_TEXT &&
               g_str_equal (pango_layout_get_text (mark->layout), "Nothing received in this period");
    }
  g_assert_true (found);
  g_assert_cmpuint (mkr_chart_get_n_items (chart), ==, 0);
  mkr_earnings_free (earnings);
}

/* A total of zero or less has no shares; it is drawn with a dash and told without them. */
static void
test_no_share (void)
{
  MkrEarnings *earnings = make_negative_earnings ();
  g_autoptr (MkrChart) chart = NULL;
  gboolean dash = FALSE;

  for (guint i = 0; i < earnings->rows->len; i++)
    ((MkrEarningsRow *) g_ptr_array_index (earnings->rows, i))->share_bp = -1;
  chart = mkr_chart_new_earnings (earnings, 8, &page);
  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MkrMark *mark = &g_array_index (chart->marks, MkrMark, i);

      dash |= mark->type == MKR_MARK_TEXT && g_str_equal (pango_layout_get_text (mark->layout), "–");
    }
  g_assert_true (dash);
  g_assert_null (strchr (mkr_chart_item_text (chart, 0), '%'));
  mkr_earnings_free (earnings);
}

/* As high as it says it must be, all rows and the legend are inside. */
static void
test_min_height (void)
{
  for (guint n = 1; n < 30; n += 3)
    {
      MkrEarnings *earnings = make_wide_earnings (n);
      MkrChartStyle style = page;
      g_autoptr (MkrChart) low = NULL;
      g_autoptr (MkrChart) chart = NULL;

      style.height = 50;
      low = mkr_chart_new_earnings (earnings, 8, &style);
      style.height = mkr_chart_min_height (low);
      chart = mkr_chart_new_earnings (earnings, 8, &style);
      g_assert_cmpfloat (mkr_chart_min_height (chart), ==, style.height);
      for (guint i = 0; i < chart->marks->len; i++)
        {
          const MkrMark *mark = &g_array_index (chart->marks, MkrMark, i);

          g_assert_cmpfloat (mark->y + mark->height, <=, style.height + 1e-6);
        }
      mkr_earnings_free (earnings);
    }
}

static void
test_spoken (void)
{
  MkrEarnings *earnings = make_sample_earnings ();
  g_autoptr (MkrChart) chart = mkr_chart_new_earnings (earnings, 8, &page);
  g_autofree char *summary = mkr_earnings_summary (earnings);

  g_assert_cmpstr (mkr_chart_get_summary (chart), ==, summary);
  g_assert_cmpstr (mkr_chart_item_text (chart, 1), ==,
                   "Harrow & Finch: net 4,650.00\u00a0USD, 30.0 % of the total; Craft.");
  mkr_earnings_free (earnings);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/earnings-chart/one-scale", test_one_scale);
  g_test_add_func ("/earnings-chart/fold", test_fold);
  g_test_add_func ("/earnings-chart/currencies", test_currencies);
  g_test_add_func ("/earnings-chart/negative", test_negative);
  g_test_add_func ("/earnings-chart/part-of-a-rent", test_part_of_a_rent);
  g_test_add_func ("/earnings-chart/empty", test_empty);
  g_test_add_func ("/earnings-chart/no-share", test_no_share);
  g_test_add_func ("/earnings-chart/min-height", test_min_height);
  g_test_add_func ("/earnings-chart/spoken", test_spoken);

  return g_test_run ();
}
