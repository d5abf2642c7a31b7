/* show-charts.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "lives.h"
#include "mkr-chart.h"
#include "mkr-locale.h"

/* Writes the charts in every look and size to a folder, to be looked at: show-charts FOLDER */

static const char *look_names[] = { "light", "dark", "contrast", "contrast-dark" };

static void
save (MkrChart   *chart,
      const char *folder,
      const char *name,
      const char *ending)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  if (!mkr_chart_save (chart, path, &error))
    g_error ("%s", error->message);
}

static void
show_timeline (const char    *folder,
               const char    *name,
               MkrTimeline   *timeline,   /* (transfer full) */
               MkrChartStyle  style)
{
  g_autofree char *full = g_strdup_printf ("timeline-%s-%s", name, look_names[style.look]);
  g_autoptr (MkrChart) chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &style);

  save (chart, folder, full, ".png");
  mkr_timeline_unref (timeline);
}

static void
show_earnings (const char    *folder,
               const char    *name,
               MkrEarnings   *earnings,   /* (transfer full) */
               MkrChartStyle  style)
{
  g_autofree char *full = g_strdup_printf ("earnings-%s-%s", name, look_names[style.look]);
  g_autoptr (MkrChart) chart = mkr_chart_new_earnings (earnings, 8, &style);

  if (mkr_chart_min_height (chart) > style.height)
    {
      style.height = mkr_chart_min_height (chart);
      mkr_chart_unref (chart);
      chart = mkr_chart_new_earnings (earnings, 8, &style);
    }
  save (chart, folder, full, ".png");
  save (chart, folder, full, ".svg");
  save (chart, folder, full, ".pdf");
  mkr_earnings_free (earnings);
}

static void
show_sizes (const char *folder)
{
  MkrChartStyle page = { MKR_LOOK_LIGHT, 552, 518, FALSE, NULL, -1, -1, FALSE, TRUE };
  MkrChartStyle narrow = { MKR_LOOK_LIGHT, 360, 320, FALSE, NULL, 5, 5, FALSE, TRUE };

  show_timeline (folder, "24", make_long_timeline (24), page);
  show_timeline (folder, "40-years", make_long_timeline (480), page);
  show_timeline (folder, "16", make_long_timeline (16), page);
  show_timeline (folder, "3", make_long_timeline (3), page);
  show_timeline (folder, "one", make_long_timeline (1), page);
  show_timeline (folder, "no-payouts", make_empty_timeline (TRUE), page);
  show_timeline (folder, "nothing", make_empty_timeline (FALSE), page);
  show_timeline (folder, "negative", make_negative_timeline (), page);
  show_timeline (folder, "narrow", make_sample_timeline (), narrow);
  narrow.height = 236;
  show_timeline (folder, "narrow-24", make_long_timeline (24), narrow);
  page.mirrored = TRUE;
  page.cursor = 3;
  show_timeline (folder, "mirrored", make_sample_timeline (), page);
  show_earnings (folder, "mirrored", make_sample_earnings (), page);
  page.mirrored = FALSE;
  page.cursor = -1;
  show_earnings (folder, "20-sources", make_wide_earnings (20), page);
  show_earnings (folder, "negative", make_negative_earnings (), page);
  show_earnings (folder, "empty", make_empty_earnings (), page);
  show_earnings (folder, "narrow", make_wide_earnings (4), narrow);
}

int
main (int    argc,
      char **argv)
{
  mkr_locale_init ();
  if (argc != 2 || g_mkdir_with_parents (argv[1], 0700) != 0)
    {
      g_printerr ("show-charts FOLDER\n");
      return 2;
    }

  for (guint look = 0; look < G_N_ELEMENTS (look_names); look++)
    {
      MkrChartStyle style = { (MkrLook) look, 552, 518, FALSE, NULL, look % 2 ? 5 : 8, 5, look % 2 == 1, TRUE };

      show_timeline (argv[1], "sample", make_sample_timeline (), style);
      style.width = 484;
      style.height = 380;
      style.cursor = 1;
      show_earnings (argv[1], "sample", make_sample_earnings (), style);
    }
  show_sizes (argv[1]);

  return 0;
}
