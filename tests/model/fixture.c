/* fixture.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "fixture.h"

void
answer_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      answer)
{
  ((Answer *) answer)->result = g_object_ref (result);
}

void
answer_wait (Answer *answer)
{
  while (answer->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

void
answer_clear (Answer *answer)
{
  g_clear_object (&answer->result);
}

void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrFormatSet) formats = mkr_format_set_load (&error);
  Answer answer = { NULL };

  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("makerent-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "a.makerent", NULL);
  fixture->session = mkr_session_new (formats);
  mkr_session_open_async (fixture->session, fixture->path, TRUE, mkr_currency_lookup ("USD"),
                          answer_cb, &answer);
  answer_wait (&answer);
  mkr_session_open_finish (fixture->session, answer.result, &error);
  g_assert_no_error (error);
  answer_clear (&answer);
  settle ();
}

/* A thread of the pool may hold the job, and with it the session, a moment after its task has returned. */
static void
assert_gone (MkrSession *session)
{
  gpointer weak = session;

  g_object_add_weak_pointer (G_OBJECT (session), &weak);
  g_object_unref (session);
  for (guint i = 0; i < 2000 && g_atomic_pointer_get (&weak) != NULL; i++)
    g_usleep (1000);

  g_assert_null (weak);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  mkr_session_close (fixture->session);
  settle ();
  assert_gone (fixture->session);
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);   /* nothing else was left there */
  g_free (fixture->folder);
  g_free (fixture->path);
}

char *
fixture_data (const char *name)
{
  return g_build_filename (g_getenv ("MKR_TEST_DIR"), "model", "data", name, NULL);
}

gpointer
run (Fixture     *fixture,
     gboolean     writes,
     MkrBookFunc  func,
     gpointer     data)
{
  g_autoptr(GError) error = NULL;
  Answer answer = { NULL };
  gpointer result;

  mkr_session_run_async (fixture->session, writes, func, data, NULL, NULL, NULL, answer_cb, &answer);
  answer_wait (&answer);
  result = mkr_session_run_finish (fixture->session, answer.result, &error);
  g_assert_no_error (error);
  answer_clear (&answer);
  settle ();
  return result;
}
