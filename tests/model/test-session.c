/* test-session.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "mkr-session.h"
#include "mkr-source.h"

typedef struct
{
  char       *folder;
  char       *path;
  MkrSession *session;
  guint       changed;
} Fixture;

typedef struct
{
  gboolean done;
  gpointer result;
  GError  *error;
} Answer;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Answer *answer = data;

  mkr_session_open_finish (MKR_SESSION (source), result, &answer->error);
  answer->done = TRUE;
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  Answer *answer = data;

  answer->result = mkr_session_run_finish (MKR_SESSION (source), result, &answer->error);
  answer->done = TRUE;
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
open_path (MkrSession  *session,
           const char  *path,
           gboolean     create,
           GError     **error)
{
  Answer answer = { 0 };

  mkr_session_open_async (session, path, create, create ? mkr_currency_lookup ("USD") : NULL,
                          opened_cb, &answer);
  wait_for (&answer);

  if (answer.error != NULL)
    g_propagate_error (error, answer.error);

  settle ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("makerent-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "a.makerent", NULL);
  fixture->session = mkr_session_new (NULL);
  g_signal_connect_swapped (fixture->session, "changed", G_CALLBACK (count_cb), &fixture->changed);
  open_path (fixture->session, fixture->path, TRUE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) folder = NULL;
  const char *name;

  mkr_session_close (fixture->session);
  settle ();
  g_assert_finalize_object (fixture->session);

  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_true (g_str_has_suffix (name, ".makerent"));   /* no journal stays behind */
      g_remove (path);
    }

  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gpointer
add_source (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  g_autoptr(MkrSource) source = g_new0 (MkrSource, 1);

  source->name = g_strdup (data);
  return GINT_TO_POINTER (mkr_source_add (book, source, error));
}

static gpointer
count_sources (MkrBook   *book,
               gpointer   data,
               GError   **error)
{
  g_autoptr(GPtrArray) sources = mkr_sources_list (book, error);

  return sources != NULL ? GUINT_TO_POINTER (sources->len) : NULL;
}

static guint
ask_sources (MkrSession *session)
{
  Answer answer = { 0 };

  mkr_session_run_async (session, FALSE, count_sources, NULL, NULL, NULL, NULL, ran_cb, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  return GPOINTER_TO_UINT (answer.result);
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "no-book.makerent", NULL);

  g_object_get (fixture->session, "currency-code", &code, NULL);
  g_assert_cmpstr (code, ==, "USD");
  g_assert_cmpstr (mkr_session_get_path (fixture->session), ==, fixture->path);
  g_assert_null (mkr_session_get_read_only_reason (fixture->session));
  g_assert_cmpuint (fixture->changed, ==, 1);

  /* What cannot be opened leaves the present book open. */
  g_assert_true (g_file_set_contents (other, "not a book", -1, NULL));
  open_path (fixture->session, other, FALSE, &error);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_BOOK);
  g_assert_cmpstr (mkr_session_get_path (fixture->session), ==, fixture->path);
  g_assert_cmpuint (ask_sources (fixture->session), ==, 0);
  g_assert_cmpuint (fixture->changed, ==, 1);

  /* The same book again is the same book. */
  g_clear_error (&error);
  open_path (fixture->session, fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_null (mkr_session_get_read_only_reason (fixture->session));
}

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  Answer first = { 0 }, second = { 0 }, third = { 0 };
  guint before = fixture->changed;

  g_assert_false (mkr_session_get_busy (fixture->session));
  mkr_session_run_async (fixture->session, TRUE, add_source, (char *) "Annomill", NULL, NULL, NULL,
                         ran_cb, &first);
  mkr_session_run_async (fixture->session, TRUE, add_source, (char *) "Annomill", NULL, NULL, NULL,
                         ran_cb, &second);
  mkr_session_run_async (fixture->session, FALSE, count_sources, NULL, NULL, NULL, NULL, ran_cb,
                         &third);
  g_assert_true (mkr_session_get_busy (fixture->session));
  g_usleep (50000);   /* all three answers wait then */
  wait_for (&third);
  settle ();

  g_assert_true (first.done && second.done);
  g_assert_no_error (first.error);
  g_assert_error (second.error, MKR_ERROR, MKR_ERROR_EXISTS);
  g_assert_cmpuint (GPOINTER_TO_UINT (third.result), ==, 1);
  g_assert_false (mkr_session_get_busy (fixture->session));
  g_assert_cmpuint (fixture->changed, ==, before + 1);   /* one write went well */
  g_clear_error (&second.error);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Answer read = { 0 }, write = { 0 };

  g_cancellable_cancel (cancellable);
  mkr_session_run_async (fixture->session, FALSE, count_sources, NULL, NULL, NULL, cancellable,
                         ran_cb, &read);
  mkr_session_run_async (fixture->session, TRUE, add_source, (char *) "Kept", NULL, NULL,
                         cancellable, ran_cb, &write);
  wait_for (&read);
  wait_for (&write);

  g_assert_error (read.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (write.error);
  g_assert_cmpuint (ask_sources (fixture->session), ==, 1);
  g_clear_error (&read.error);
}

static void
test_second_window (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(MkrSession) other = mkr_session_new (NULL);
  g_autoptr(GError) error = NULL;
  Answer answer = { 0 };

  open_path (other, fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (mkr_session_get_read_only_reason (other));

  mkr_session_run_async (other, TRUE, add_source, (char *) "No", NULL, NULL, NULL, ran_cb, &answer);
  wait_for (&answer);
  g_assert_error (answer.error, MKR_ERROR, MKR_ERROR_READ_ONLY);
  g_clear_error (&answer.error);

  mkr_session_close (other);
  settle ();
}

/* What makerent-cli writes while the window is open. */
static void
test_poll (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrBook) book = mkr_book_open (fixture->path, MKR_BOOK_OPEN_DEFAULT, &error);
  guint before = fixture->changed;

  g_assert_no_error (error);
  mkr_session_poll (fixture->session);
  ask_sources (fixture->session);
  settle ();
  g_assert_cmpuint (fixture->changed, ==, before);

  g_assert_nonnull (add_source (book, (char *) "Elsewhere", &error));
  mkr_session_poll (fixture->session);
  g_assert_cmpuint (ask_sources (fixture->session), ==, 1);
  settle ();
  g_assert_cmpuint (fixture->changed, ==, before + 1);
  mkr_book_close (book, NULL);
}

/* What lies there now is looked at as any file is, before SQLite touches it. */
static void
assert_looks_at_the_file (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *good = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &good, &length, &error));
  good[18] = good[19] = 2;   /* write-ahead logging */
  g_assert_true (g_file_set_contents (fixture->path, good, (gssize) length, &error));
  open_path (fixture->session, fixture->path, FALSE, &error);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  good[18] = good[19] = 1;
  g_assert_true (g_file_set_contents (fixture->path, good, (gssize) length, &error));
  open_path (fixture->session, fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_null (mkr_session_get_read_only_reason (fixture->session));
}

/* A sync tool puts another version in the book's place: nothing is written to the old one, and opening the book again
 * opens the new one, to write in. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "b.makerent", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrBook) book = mkr_book_create (path, mkr_currency_lookup ("EUR"), &error);

  g_assert_no_error (error);
  mkr_book_close (book, NULL);

  for (guint deleted = 0; deleted < 2; deleted++)
    {
      Answer answer = { 0 };

      if (deleted)
        g_assert_cmpint (g_remove (fixture->path), ==, 0);
      else
        g_assert_cmpint (g_rename (path, fixture->path), ==, 0);

      mkr_session_run_async (fixture->session, TRUE, add_source, (char *) "Lost", NULL, NULL, NULL, ran_cb, &answer);
      wait_for (&answer);
      g_assert_error (answer.error, MKR_ERROR, MKR_ERROR_MOVED);
      g_clear_error (&answer.error);

      open_path (fixture->session, fixture->path, deleted != 0, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (mkr_session_get_currency (fixture->session)->code, ==, deleted ? "USD" : "EUR");
      g_assert_null (mkr_session_get_read_only_reason (fixture->session));

      answer = (Answer) { 0 };
      mkr_session_run_async (fixture->session, TRUE, add_source, (char *) "Kept", NULL, NULL, NULL, ran_cb, &answer);
      wait_for (&answer);
      g_assert_no_error (answer.error);
      settle ();
    }

  assert_looks_at_the_file (fixture);

  /* It is ours still: another window only reads. */
  {
    g_autoptr(MkrSession) other = mkr_session_new (NULL);

    open_path (other, fixture->path, FALSE, &error);
    g_assert_no_error (error);
    g_assert_nonnull (mkr_session_get_read_only_reason (other));
    mkr_session_close (other);
    settle ();
  }
}

static void
test_close_flushes (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrBook) book = NULL;
  Answer answer = { 0 };

  for (guint i = 0; i < 20; i++)
    mkr_session_run_async (fixture->session, TRUE, add_source, g_strdup_printf ("Source %u", i),
                           g_free, NULL, NULL, NULL, NULL);

  mkr_session_close (fixture->session);
  mkr_session_run_async (fixture->session, FALSE, count_sources, NULL, NULL, NULL, NULL, ran_cb,
                         &answer);
  wait_for (&answer);
  g_assert_error (answer.error, MKR_ERROR, MKR_ERROR_IO);
  g_clear_error (&answer.error);

  book = mkr_book_open (fixture->path, MKR_BOOK_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (GPOINTER_TO_UINT (count_sources (book, NULL, NULL)), ==, 20);
  mkr_book_close (book, NULL);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *runtime = g_dir_make_tmp ("makerent-run-XXXXXX", NULL);

  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/model/session/open", test_open);
  ADD ("/model/session/changed", test_changed);
  ADD ("/model/session/cancel", test_cancel);
  ADD ("/model/session/second-window", test_second_window);
  ADD ("/model/session/poll", test_poll);
  ADD ("/model/session/replaced", test_replaced);
  ADD ("/model/session/close-flushes", test_close_flushes);
  return g_test_run ();
}
