/* bench-stall.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-import-job.h"

/* bench-stall STATEMENT NEW-BOOK: imports as the application does, from a main loop, and prints how long that loop was ever
 * kept from running: what a person feels as a window that hangs. */

#define BEAT_MS 1

typedef struct
{
  gint64        last, longest;   /* µs */
  GAsyncResult *result;
} Loop;

static gboolean
beat_cb (gpointer user_data)
{
  Loop *loop = user_data;
  gint64 now = g_get_monotonic_time ();

  loop->longest = MAX (loop->longest, now - loop->last - BEAT_MS * 1000);
  loop->last = now;
  return G_SOURCE_CONTINUE;
}

static void
done_cb (GObject       *source,
         GAsyncResult  *result,
         gpointer       user_data)
{
  ((Loop *)user_data)->result = g_object_ref (result);
}

/* Until the answer is there, and what it set off is done. */
static GAsyncResult *
wait_for (Loop *loop)
{
  while (loop->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&loop->result);
}

static void
report (Loop       *loop,
        const char *what,
        gint64      start,
        GError     *error)
{
  if (error != NULL)
    g_error ("%s: %s", what, error->message);
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, TRUE);
  g_print ("%-26s %8.3f s, longest stall of the main loop %.1f ms\n", what,
           (double)(g_get_monotonic_time () - start) / 1e6, (double)loop->longest / 1e3);
  loop->longest = 0;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(MkrFormatSet) formats = mkr_format_set_load (NULL);
  g_autoptr(MkrSession) session = mkr_session_new (formats);
  g_autoptr(MkrImportJob) job = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GAsyncResult) opened = NULL, was_read = NULL, applied = NULL;
  g_autoptr(GError) error = NULL;
  Loop loop = { g_get_monotonic_time (), 0, NULL };
  MkrImportResult done;
  gint64 start;

  if (argc != 3)
    g_error ("usage: bench-stall STATEMENT NEW-BOOK");
  mkr_session_open_async (session, argv[2], TRUE, mkr_currency_lookup ("USD"), done_cb, &loop);
  opened = wait_for (&loop);
  if (!mkr_session_open_finish (session, opened, &error))
    g_error ("%s", error->message);

  file = g_file_new_for_path (argv[1]);
  job = mkr_import_job_new_for_file (session, file);
  start = loop.last = g_get_monotonic_time ();
  g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MS, beat_cb, &loop, NULL);
  mkr_import_job_read_async (job, NULL, done_cb, &loop);
  was_read = wait_for (&loop);
  mkr_import_job_read_finish (job, was_read, &error);
  report (&loop, "read, compare", start, error);

  start = g_get_monotonic_time ();
  mkr_import_job_apply_async (job, FALSE, NULL, done_cb, &loop);
  applied = wait_for (&loop);
  mkr_import_job_apply_finish (job, applied, &done, &error);
  report (&loop, "apply", start, error);
  mkr_session_close (session);
  return 0;
}
