/* test-chart-save.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "lives.h"
#include "mkr-chart.h"
#include "mkr-error.h"

static const MkrChartStyle page = { MKR_LOOK_LIGHT, 520, 440, FALSE, NULL, -1, -1, FALSE, TRUE };

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("makerent-chart-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

static void
save_twice (const char *ending,
            const char *magic,
            gboolean    repeats)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_strdup_printf ("%s/a chart%s", folder, ending);
  g_autoptr (MkrTimeline) timeline = make_sample_timeline ();
  g_autofree char *contents[2] = { NULL };
  gsize lengths[2];
  struct stat info;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MkrChart) chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &page);
      g_autoptr (GError) error = NULL;

      g_assert_true (mkr_chart_save (chart, path, &error));
      g_assert_no_error (error);
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 07777, ==, 0600);
      g_assert_cmpuint (count_files (folder), ==, 1);
      g_assert_true (g_file_get_contents (path, &contents[i], &lengths[i], NULL));
      g_assert_true (g_strstr_len (contents[i], 64, magic) != NULL);
    }
  if (repeats)
    g_assert_cmpmem (contents[0], (int) lengths[0], contents[1], (int) lengths[1]);
  g_free (contents[1]);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_formats (void)
{
  save_twice (".png", "PNG", TRUE);
  /* Cairo numbers the surfaces of a process inside an SVG. */
  save_twice (".svg", "<?xml", FALSE);
  save_twice (".SVG", "<?xml", FALSE);
  save_twice (".pdf", "%PDF", TRUE);
}

static void
test_png_size (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.png", NULL);
  g_autoptr (MkrTimeline) timeline = make_sample_timeline ();
  g_autoptr (MkrChart) chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &page);
  cairo_surface_t *surface;

  g_assert_true (mkr_chart_save (chart, path, NULL));
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1040);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 880);
  cairo_surface_destroy (surface);
  g_unlink (path);
  g_rmdir (folder);
}

/* A picture that is read aloud. */
static void
test_svg_described (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "x.svg", NULL);
  MkrEarnings *earnings = make_sample_earnings ();
  g_autoptr (MkrChart) chart = mkr_chart_new_earnings (earnings, 8, &page);
  g_autofree char *words = g_markup_printf_escaped ("<desc>%s</desc>", mkr_chart_get_summary (chart));
  g_autofree char *contents = NULL;

  g_assert_true (mkr_chart_save (chart, path, NULL));
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "<title>Income by source</title>"));
  g_assert_nonnull (strstr (contents, words));
  g_unlink (path);
  g_rmdir (folder);
  mkr_earnings_free (earnings);
}

static void
test_refusals (void)
{
  static const struct { const char *name; MkrError code; double width; const char *word; } cases[] = {
    { "chart.jpg", MKR_ERROR_MALFORMED, 520, ".pdf" },
    { "chart", MKR_ERROR_MALFORMED, 520, ".png" },
    { "missing/chart.png", MKR_ERROR_IO, 520, "missing" },
    { "chart.png", MKR_ERROR_LIMIT, 40000, "chart.png" },
  };
  g_autofree char *folder = make_folder ();
  g_autoptr (MkrTimeline) timeline = make_sample_timeline ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      MkrChartStyle style = page;
      g_autoptr (MkrChart) chart = NULL;
      g_autoptr (GError) error = NULL;

      style.width = cases[i].width;
      chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &style);
      g_assert_false (mkr_chart_save (chart, path, &error));
      g_assert_error (error, MKR_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].word));
      g_assert_cmpuint (count_files (folder), ==, 0);
    }
  g_rmdir (folder);
}

/* A save that fails at its last step leaves the old file as it was, and nothing beside it. */
static void
test_no_leftover (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "taken.png", NULL);
  g_autoptr (MkrTimeline) timeline = make_sample_timeline ();
  g_autoptr (MkrChart) chart = mkr_chart_new_timeline (timeline, 0, G_MAXUINT, &page);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (mkr_chart_save (chart, path, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_IO);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_rmdir (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-save/formats", test_formats);
  g_test_add_func ("/chart-save/png-size", test_png_size);
  g_test_add_func ("/chart-save/svg-described", test_svg_described);
  g_test_add_func ("/chart-save/refusals", test_refusals);
  g_test_add_func ("/chart-save/no-leftover", test_no_leftover);

  return g_test_run ();
}
