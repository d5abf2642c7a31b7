/* test-chart.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "lives.h"
#include "mkr-chart-private.h"

static const MkrChartStyle page = { MKR_LOOK_LIGHT, 520, 440, FALSE, NULL, -1, -1, FALSE, FALSE };

static const MkrMark *
mark_at (MkrChart *chart,
         guint     i)
{
  return &g_array_index (chart->marks, MkrMark, i);
}

/* One scale for the whole chart: px of a column for a cent are the same everywhere, and segments tile. */
static void
test_columns_to_scale (void)
{
  g_autoptr (MkrTimeline) timeline = make_sample_timeline ();
  g_autoptr (MkrChart) chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &page);
  double per_cent = 0, bottom = 0;
  double heights[10] = { 0 }, tops[10];

  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MkrMark *mark = mark_at (chart, i);

      if (mark->part != MKR_PART_COLUMN)
        continue;
      if (per_cent == 0)
        {
          per_cent = mark->height / (double) mark->value;
          bottom = mark->y + mark->height;
        }
      g_assert_cmpfloat_with_epsilon (mark->height, per_cent * (double) mark->value, 1e-6);
      if (heights[mark->item] == 0)
        g_assert_cmpfloat_with_epsilon (mark->y + mark->height, bottom, 1e-6);
      else
        g_assert_cmpfloat_with_epsilon (mark->y + mark->height, tops[mark->item], 1e-6);
      heights[mark->item] += mark->height;
      tops[mark->item] = mark->y;
    }
  for (guint m = 0; m < timeline->months->len; m++)
    g_assert_cmpfloat_with_epsilon (heights[m], per_cent * (double) g_array_index (timeline->months,
                                    MkrTimelineMonth, m).net, 1e-6);
}

static guint32
pixel (cairo_surface_t *surface,
       double           x,
       double           y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (data + (int) y * cairo_image_surface_get_stride (surface) + (int) x * 4) & 0xffffff;
}

static cairo_surface_t *
render (MkrChart *chart)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) chart->style.width,
                                                         (int) chart->style.height);
  cairo_t *cr = cairo_create (surface);

  mkr_chart_paint (chart, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* The same on the paper: the AI part of April is as many pixels high as its money says. */
static void
test_painted_height (void)
{
  g_autoptr (MkrTimeline) timeline = make_sample_timeline ();
  g_autoptr (MkrChart) chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &page);
  cairo_surface_t *surface = render (chart);

  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MkrMark *mark = mark_at (chart, i);
      int n = 0;

      if (mark->part != MKR_PART_COLUMN || mark->fill != MKR_INK_AI)
        continue;
      for (int y = 0; y < (int) chart->style.height; y++)
        n += pixel (surface, mark->x + 3, y) == 0x1a5fb4;
      /* The rim of the rent line may cross it, and half a pixel goes to either edge. */
      g_assert_cmpint (n, <=, (int) ceil (mark->height) + 1);
      g_assert_cmpint (n, >=, (int) floor (mark->height) - 3 - 6);
    }
  cairo_surface_destroy (surface);
}

static void
test_negative_hangs_below_zero (void)
{
  g_autoptr (MkrTimeline) timeline = make_negative_timeline ();
  g_autoptr (MkrChart) chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &page);
  double zero = 0;

  for (guint i = 0; i < chart->marks->len; i++)
    if (mark_at (chart, i)->type == MKR_MARK_LINE && mark_at (chart, i)->stroke == MKR_INK_SET_ASIDE)
      zero = mark_at (chart, i)->y;
  g_assert_cmpfloat (zero, >, 0);

  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MkrMark *mark = mark_at (chart, i);

      if (mark->part != MKR_PART_COLUMN)
        continue;
      if (mark->value < 0)
        g_assert_cmpfloat (mark->y, >=, zero - 1e-6);
      else
        g_assert_cmpfloat (mark->y + mark->height, <=, zero + 1e-6);
    }
}

static void
check_round_trip (MkrChart *chart,
                  guint     n)
{
  g_assert_cmpuint (mkr_chart_get_n_items (chart), ==, n);
  for (guint i = 0; i < n; i++)
    {
      double box[4];

      g_assert_true (mkr_chart_item_box (chart, i, box));
      g_assert_cmpint (mkr_chart_item_at (chart, box[0] + box[2] / 2, box[1] + box[3] / 2), ==, (gint) i);
      g_assert_cmpint (mkr_chart_item_at (chart, box[0], box[1] - 1), !=, (gint) i);
    }
  g_assert_cmpint (mkr_chart_item_at (chart, -5, -5), ==, -1);
  g_assert_false (mkr_chart_item_box (chart, n, (double[4]) { 0 }));
  g_assert_null (mkr_chart_item_text (chart, n));
}

static void
test_items_round_trip (void)
{
  static const guint months[] = { 1, 3, 12, 24, 480 };
  g_autoptr (MkrChart) earnings_chart = NULL;
  MkrEarnings *earnings = make_wide_earnings (20);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr (MkrTimeline) timeline = make_long_timeline (months[i]);
      g_autoptr (MkrChart) chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &page);

      check_round_trip (chart, months[i]);
    }

  earnings_chart = mkr_chart_new_earnings (earnings, 8, &page);
  check_round_trip (earnings_chart, 9);
  mkr_earnings_free (earnings);
}

/* Never over the column it speaks of, never outside: for every month, three widths, both directions. */
static void
test_tooltip_bounds (void)
{
  static const double widths[] = { 360, 520, 900 };
  g_autoptr (MkrTimeline) timeline = make_sample_timeline ();

  for (guint w = 0; w < 2 * G_N_ELEMENTS (widths); w++)
    for (gint item = 0; item < (gint) timeline->months->len; item++)
      {
        MkrChartStyle style = page;
        g_autoptr (MkrChart) chart = NULL;
        guint tips = 0;
        double box[4], middle;

        style.width = widths[w / 2];
        style.height = w < 2 ? 236 : 440;
        style.mirrored = w % 2;
        style.cursor = item;
        chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &style);
        g_assert_true (mkr_chart_item_box (chart, (guint) item, box));
        middle = box[0] + box[2] / 2;

        for (guint i = 0; i < chart->marks->len; i++)
          {
            const MkrMark *mark = mark_at (chart, i);

            if (mark->part != MKR_PART_TIP)
              continue;
            tips++;
            g_assert_cmpfloat (mark->x, >=, 0);
            g_assert_cmpfloat (mark->y, >=, 0);
            g_assert_cmpfloat (mark->x + mark->width, <=, style.width);
            g_assert_cmpfloat (mark->y + mark->height, <=, style.height);
            g_assert_true (mark->x > middle + 4 || mark->x + mark->width < middle - 4);
          }
        g_assert_cmpuint (tips, ==, 1);
      }
}

/* Words stay inside the chart, for the widths of the window and in both directions. */
static void
test_text_bounds (void)
{
  static const double widths[] = { 330, 360, 520, 900 };
  static const guint months[] = { 1, 6, 12, 13, 24, 100, 480 };

  for (guint w = 0; w < 2 * G_N_ELEMENTS (widths); w++)
    for (guint m = 0; m < G_N_ELEMENTS (months); m++)
      {
        g_autoptr (MkrTimeline) timeline = make_long_timeline (months[m]);
        g_autoptr (MkrChart) chart = NULL;
        MkrChartStyle style = page;

        timeline->waiting[MKR_STATE_APPROVED] = 123456;
        style.width = widths[w / 2];
        style.mirrored = w % 2;
        chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &style);
        for (guint i = 0; i < chart->marks->len; i++)
          {
            const MkrMark *mark = mark_at (chart, i);

            if (mark->type != MKR_MARK_TEXT)
              continue;
            g_test_message ("%s", pango_layout_get_text (mark->layout));
            g_assert_cmpfloat (mark->x, >=, -2);
            g_assert_cmpfloat (mark->x + mark->width, <=, style.width + 2);
            g_assert_cmpfloat (mark->y, >=, -2);
            g_assert_cmpfloat (mark->y + mark->height, <=, style.height + 2);
          }
      }
}

/* Amounts under the triangles and names of months never touch their neighbours. */
static void
test_labels_apart (void)
{
  static const guint months[] = { 6, 12, 18, 24, 100, 480 };
  static const double widths[] = { 360, 520, 900 };

  for (guint w = 0; w < G_N_ELEMENTS (widths) * G_N_ELEMENTS (months); w++)
    {
      g_autoptr (MkrTimeline) timeline = make_long_timeline (months[w % G_N_ELEMENTS (months)]);
      g_autoptr (MkrChart) chart = NULL;
      MkrChartStyle style = page;

      style.width = widths[w / G_N_ELEMENTS (months)];
      chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &style);
      for (guint i = 0; i < chart->marks->len; i++)
        for (guint j = 0; j < i; j++)
          {
            const MkrMark *a = mark_at (chart, i), *b = mark_at (chart, j);

            if (a->type != MKR_MARK_TEXT || b->type != MKR_MARK_TEXT || a->item < 0 || b->item < 0 ||
                fabs (a->y - b->y) > 4)
              continue;
            g_assert_true (a->x >= b->x + b->width || b->x >= a->x + a->width);
          }
    }
}

static void
test_deterministic (void)
{
  g_autoptr (MkrTimeline) timeline = make_sample_timeline ();

  for (guint look = 0; look <= MKR_LOOK_CONTRAST_DARK; look++)
    {
      MkrChartStyle style = { (MkrLook) look, 520, 440, FALSE, NULL, 8, 5, look % 2, TRUE };
      g_autoptr (MkrChart) one = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &style);
      g_autoptr (MkrChart) two = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &style);
      cairo_surface_t *first = render (one), *second = render (two);
      gsize size = (gsize) cairo_image_surface_get_stride (first) * 440;

      g_assert_cmpmem (cairo_image_surface_get_data (first), (int) size,
                       cairo_image_surface_get_data (second), (int) size);
      cairo_surface_destroy (first);
      cairo_surface_destroy (second);
    }
}

/* The months shown are a window on the timeline; the chosen one counts from its beginning. */
static void
test_zoom (void)
{
  g_autoptr (MkrTimeline) timeline = make_sample_timeline ();
  g_autoptr (MkrChart) some = mkr_chart_new_timeline (timeline, 4, 6, &page);
  g_autoptr (MkrChart) cut = mkr_chart_new_timeline (timeline, 8, 24, &page);
  g_autoptr (MkrChart) none = mkr_chart_new_timeline (timeline, 99, 6, &page);

  g_assert_cmpuint (mkr_chart_get_n_items (some), ==, 6);
  g_assert_cmpuint (mkr_chart_get_n_items (cut), ==, 2);
  g_assert_cmpuint (mkr_chart_get_n_items (none), ==, 0);
  g_assert_nonnull (strstr (mkr_chart_item_text (some, 1), "2026"));
}

/* States that have little to draw draw without a warning. */
static void
test_sparse (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MkrTimeline) timeline = make_empty_timeline (i == 1);
      g_autoptr (MkrChart) chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &page);
      gboolean found = FALSE;

      cairo_surface_destroy (render (chart));
      for (guint m = 0; m < chart->marks->len; m++)
        found |= mark_at (chart, m)->type == MKR_MARK_TEXT &&
                 g_str_equal (pango_layout_get_text (mark_at (chart, m)->layout), "No payouts yet");
      g_assert_true (found);
    }

  for (double size = 0; size < 120; size += 17)
    {
      g_autoptr (MkrTimeline) timeline = make_sample_timeline ();
      MkrChartStyle style = { MKR_LOOK_DARK, size, size, FALSE, NULL, 3, 3, TRUE, TRUE };
      g_autoptr (MkrChart) chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &style);

      cairo_surface_destroy (render (chart));
    }
}

/* A figure moved by the pointer must not be felt: 24 months are laid out and painted well inside a frame.
 * The bound is wide, since a busy machine runs the tests; the real figure is in the message. */
static void
test_speed (void)
{
  g_autoptr (MkrTimeline) timeline = make_long_timeline (24);
  MkrChartStyle style = page;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 520, 440);
  double lay_out = G_MAXDOUBLE, paint = G_MAXDOUBLE;

  style.cursor = 5;
  for (guint i = 0; i < 10; i++)
    {
      gint64 start = g_get_monotonic_time (), middle;
      g_autoptr (MkrChart) chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &style);
      cairo_t *cr = cairo_create (surface);

      middle = g_get_monotonic_time ();
      mkr_chart_paint (chart, cr);
      cairo_destroy (cr);
      paint = MIN (paint, (double) (g_get_monotonic_time () - middle));
      lay_out = MIN (lay_out, (double) (middle - start));
    }
  cairo_surface_destroy (surface);
  g_test_message ("layout %.2f ms, paint %.2f ms", lay_out / 1000, paint / 1000);
  g_assert_cmpfloat (lay_out, <, 60000);
  g_assert_cmpfloat (paint, <, 60000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/columns-to-scale", test_columns_to_scale);
  g_test_add_func ("/chart/painted-height", test_painted_height);
  g_test_add_func ("/chart/negative-hangs-below-zero", test_negative_hangs_below_zero);
  g_test_add_func ("/chart/items-round-trip", test_items_round_trip);
  g_test_add_func ("/chart/tooltip-bounds", test_tooltip_bounds);
  g_test_add_func ("/chart/text-bounds", test_text_bounds);
  g_test_add_func ("/chart/labels-apart", test_labels_apart);
  g_test_add_func ("/chart/deterministic", test_deterministic);
  g_test_add_func ("/chart/zoom", test_zoom);
  g_test_add_func ("/chart/sparse", test_sparse);
  g_test_add_func ("/chart/speed", test_speed);

  return g_test_run ();
}
