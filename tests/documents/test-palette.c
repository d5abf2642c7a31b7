/* test-palette.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "mkr-mark.h"

/* Contrast as WCAG 2 measures it. */

static double
linear (double part)
{
  return part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (MkrColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

static MkrColor
over (MkrColor color,
      MkrColor below)
{
  color.red = color.red * color.alpha + below.red * (1 - color.alpha);
  color.green = color.green * color.alpha + below.green * (1 - color.alpha);
  color.blue = color.blue * color.alpha + below.blue * (1 - color.alpha);
  color.alpha = 1;

  return color;
}

static double
contrast (MkrLook look,
          MkrInk  ink,
          MkrInk  paper)
{
  MkrColor below = over (mkr_palette_get (look, paper), mkr_palette_get (look, MKR_INK_CARD));
  double a = luminance (over (mkr_palette_get (look, ink), below)), b = luminance (below);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
test_contrast (void)
{
  static const struct { MkrInk ink, paper; double least; } pairs[] = {
    { MKR_INK_AI, MKR_INK_CARD, 3 },
    { MKR_INK_CRAFT, MKR_INK_CARD, 3 },
    { MKR_INK_OTHER, MKR_INK_CARD, 3 },
    { MKR_INK_MIXED, MKR_INK_CARD, 3 },
    { MKR_INK_RENT, MKR_INK_CARD, 4.5 },
    { MKR_INK_FOCUS, MKR_INK_CARD, 3 },
    { MKR_INK_TODAY, MKR_INK_CARD, 3 },
    { MKR_INK_SHORT, MKR_INK_CARD, 4.5 },
    { MKR_INK_MADE, MKR_INK_CARD, 4.5 },
    { MKR_INK_TEXT, MKR_INK_CARD, 4.5 },
    { MKR_INK_DIM, MKR_INK_CARD, 4.5 },
    { MKR_INK_SHORT, MKR_INK_CHOSEN, 4.5 },
    { MKR_INK_TEXT, MKR_INK_CHOSEN, 4.5 },
    { MKR_INK_TIP_TEXT, MKR_INK_TIP, 4.5 },
    { MKR_INK_TIP_DIM, MKR_INK_TIP, 4.5 },
    { MKR_INK_TIP_SHORT, MKR_INK_TIP, 4.5 },
    { MKR_INK_TIP_MADE, MKR_INK_TIP, 4.5 },
  };

  for (guint look = 0; look <= MKR_LOOK_CONTRAST_DARK; look++)
    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
      {
        double ratio = contrast ((MkrLook) look, pairs[i].ink, pairs[i].paper);

        g_test_message ("look %u, ink %u on %u: %.2f", look, pairs[i].ink, pairs[i].paper, ratio);
        g_assert_cmpfloat (ratio, >=, pairs[i].least);
      }
}

/* High contrast is more than the plain look, or it would be none. */
static void
test_high_contrast (void)
{
  static const MkrInk inks[] = { MKR_INK_AI, MKR_INK_CRAFT, MKR_INK_OTHER, MKR_INK_SET_ASIDE, MKR_INK_GRID,
                                 MKR_INK_DIM };

  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    {
      g_assert_cmpfloat (contrast (MKR_LOOK_CONTRAST, inks[i], MKR_INK_CARD), >,
                         contrast (MKR_LOOK_LIGHT, inks[i], MKR_INK_CARD));
      g_assert_cmpfloat (contrast (MKR_LOOK_CONTRAST_DARK, inks[i], MKR_INK_CARD), >,
                         contrast (MKR_LOOK_DARK, inks[i], MKR_INK_CARD));
    }
}

static void
test_signs_differ (void)
{
  g_assert_cmpint (mkr_work_sign (MKR_WORK_AI), !=, mkr_work_sign (MKR_WORK_CRAFT));
  g_assert_cmpint (mkr_work_sign (MKR_WORK_AI), !=, mkr_work_sign (MKR_WORK_OTHER));
  g_assert_cmpint (mkr_work_sign (MKR_WORK_CRAFT), !=, mkr_work_sign (MKR_WORK_OTHER));
  g_assert_cmpint (mkr_work_sign (MKR_WORK_UNSORTED), ==, mkr_work_sign (MKR_WORK_OTHER));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/high-contrast", test_high_contrast);
  g_test_add_func ("/palette/signs-differ", test_signs_differ);

  return g_test_run ();
}
