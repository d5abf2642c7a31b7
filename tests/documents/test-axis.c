/* test-axis.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-axis.h"

static void
test_steps (void)
{
  static const struct { gint64 lo, hi, step, axis_lo, axis_hi; } rows[] = {
    { 0, 278272, 100000, 0, 300000 },
    { 0, 300000, 100000, 0, 300000 },
    { 0, 300001, 100000, 0, 400000 },
    { 0, 400001, 200000, 0, 600000 },
    { 0, 95000, 25000, 0, 100000 },
    { 0, 145000, 50000, 0, 150000 },
    { 0, 1, 1, 0, 1 },
    { 0, 0, 1, 0, 1 },
    { 0, 7, 2, 0, 8 },
    { 0, 9, 5, 0, 10 },
    { -5, 0, 2, -6, 0 },
    { -65000, 82000, 50000, -100000, 100000 },
    { 5, -5, 1, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MkrAxis axis;

      mkr_axis_init (&axis, rows[i].lo, rows[i].hi, 4);
      g_test_message ("row %u: step %" G_GINT64_FORMAT, i, axis.step);
      g_assert_cmpint (axis.step, ==, rows[i].step);
      g_assert_cmpint (axis.lo, ==, rows[i].axis_lo);
      g_assert_cmpint (axis.hi, ==, rows[i].axis_hi);
    }
}

static void
test_never_many_lines (void)
{
  for (gint64 hi = 1; hi > 0 && hi < G_MAXINT64 / 3; hi = hi * 3 + 1)
    for (gint64 lo = 0; lo > -G_MAXINT64 / 3; lo = lo * 7 - 1)
      {
        MkrAxis axis;

        mkr_axis_init (&axis, lo, hi, 4);
        g_assert_cmpint ((axis.hi - axis.lo) / axis.step, <=, 4);
        g_assert_cmpint ((axis.hi - axis.lo) % axis.step, ==, 0);
        g_assert_cmpint (axis.lo % axis.step, ==, 0);
      }
}

/* What no ledger holds must not wrap either. */
static void
test_extremes (void)
{
  MkrAxis axis;

  mkr_axis_init (&axis, G_MININT64, G_MAXINT64, 4);
  g_assert_cmpint (axis.lo, <, 0);
  g_assert_cmpint (axis.hi, >, 0);
  g_assert_cmpfloat (mkr_axis_place (&axis, G_MAXINT64, 100, 0), ==, 0);
  g_assert_cmpfloat (mkr_axis_place (&axis, G_MININT64, 100, 0), ==, 100);
}

static void
test_place (void)
{
  MkrAxis axis;

  mkr_axis_init (&axis, -50000, 150000, 4);
  g_assert_cmpfloat_with_epsilon (mkr_axis_place (&axis, -50000, 200, 0), 200, 1e-9);
  g_assert_cmpfloat_with_epsilon (mkr_axis_place (&axis, 0, 200, 0), 150, 1e-9);
  g_assert_cmpfloat_with_epsilon (mkr_axis_place (&axis, 75000, 200, 0), 75, 1e-9);
  g_assert_cmpfloat_with_epsilon (mkr_axis_place (&axis, 150000, 200, 0), 0, 1e-9);
}

static void
test_labels (void)
{
  static const struct { const char *currency; gint64 hi, value; const char *label; } rows[] = {
    { "USD", 278272, 200000, "2,000" },
    { "USD", 130, 50, "0.50" },
    { "JPY", 300000, 100000, "100,000" },
    { "KWD", 3000000, 1000000, "1,000" },
    { "USD", 278272, 0, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *label = NULL;
      MkrAxis axis;

      mkr_axis_init (&axis, 0, rows[i].hi, 4);
      label = mkr_axis_label (&axis, rows[i].value, mkr_currency_lookup (rows[i].currency));
      g_assert_cmpstr (label, ==, rows[i].label);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/steps", test_steps);
  g_test_add_func ("/axis/never-many-lines", test_never_many_lines);
  g_test_add_func ("/axis/extremes", test_extremes);
  g_test_add_func ("/axis/place", test_place);
  g_test_add_func ("/axis/labels", test_labels);

  return g_test_run ();
}
