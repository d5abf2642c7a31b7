/* test-stop.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-test-book.h"

/* An import that a person stops, wherever it is, changes not a byte of the book, and can be done after all. */

#define PAYPAL_HEAD "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
#define N_OLD   1500
#define N_ROWS  9000

static char *
make_rows (guint       from,
           guint       n,
           const char *amounts)
{
  GString *csv = g_string_new (PAYPAL_HEAD);

  for (guint i = from; i < from + n; i++)
    g_string_append_printf (csv, "%02u/%02u/2026,09:00:00,PST,Quince %u,Website Payment,Completed,USD,%s,T%06u\n",
                            1 + i % 12, 1 + i % 28, i % 7, amounts, i);
  return g_string_free (csv, FALSE);
}

/* Some rows of the file are in the book already, some with other amounts: the sums of the whole book are worked out anew. */
static MkrImportPlan *
plan_overlap (MkrTestBook *self)
{
  g_autofree char *old = make_rows (0, N_OLD, "12.00,-0.50,11.50");
  g_autofree char *changed = make_rows (N_OLD / 2, N_ROWS, "13.00,-0.50,12.50");
  g_autoptr(MkrStatement) statement = NULL;
  g_autoptr(GError) error = NULL;
  MkrImportPlan *plan;

  mkr_test_import (self, "old.csv", old);
  statement = mkr_test_read (self, "new.csv", changed);
  plan = mkr_import_plan_new (self->book, statement, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

typedef struct
{
  GCancellable *cancellable;
  guint         looks, stop_at;
  gsize         done;
} Watch;

static void
progress_cb (gsize    done,
             gsize    total,
             gpointer data)
{
  Watch *watch = data;

  g_assert_cmpuint (total, ==, N_ROWS);
  g_assert_cmpuint (done, >, watch->done);
  g_assert_cmpuint (done, <=, total);
  watch->done = done;
  if (++watch->looks == watch->stop_at)
    g_cancellable_cancel (watch->cancellable);
}

static void
assert_stopped (MkrTestBook *self,
                const char  *before,
                GError      *error)
{
  g_autofree char *now = mkr_test_hash (self->path);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (now, ==, before);
  g_assert_cmpuint (mkr_test_n_payouts (self), ==, N_OLD);
  mkr_test_assert_sound (self->book);
}

static void
assert_done (MkrTestBook           *self,
             const MkrImportResult *result)
{
  g_assert_cmpuint (result->added, ==, N_ROWS - N_OLD / 2);
  g_assert_cmpuint (result->changed, ==, N_OLD / 2);
  g_assert_cmpuint (mkr_test_n_payouts (self), ==, N_ROWS + N_OLD / 2);
  mkr_test_assert_sound (self->book);
}

static void
test_at_every_look (MkrTestBook   *self,
                    gconstpointer  data)
{
  g_autoptr(MkrImportPlan) plan = plan_overlap (self);
  g_autofree char *before = mkr_test_hash (self->path);
  MkrImportResult result;

  for (guint look = 1; ; look++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) why = NULL;
      Watch watch = { cancellable, 0, look, 0 };

      if (mkr_import_plan_apply_full (plan, self->book, FALSE, progress_cb, &watch, cancellable, &result, &why))
        {
          g_assert_cmpuint (watch.looks, <, look);
          g_assert_cmpuint (watch.done, ==, N_ROWS);
          g_assert_cmpuint (look, >, 3);
          break;
        }
      assert_stopped (self, before, why);
    }
  assert_done (self, &result);
}

static void
test_before_it_began (MkrTestBook   *self,
                      gconstpointer  data)
{
  g_autoptr(MkrImportPlan) plan = plan_overlap (self);
  g_autofree char *before = mkr_test_hash (self->path);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  MkrImportResult result;

  g_cancellable_cancel (cancellable);
  g_assert_false (mkr_import_plan_apply_full (plan, self->book, FALSE, NULL, NULL, cancellable, &result, &error));
  assert_stopped (self, before, error);
}

typedef struct
{
  GCancellable *cancellable;
  gulong        delay;   /* microseconds */
} Timer;

static gpointer
cancel_later (gpointer data)
{
  Timer *timer = data;

  g_usleep (timer->delay);
  g_cancellable_cancel (timer->cancellable);
  return NULL;
}

/* From another thread, at any moment: all or nothing, and never an error of another kind. */
static void
test_at_any_moment (MkrTestBook   *self,
                    gconstpointer  data)
{
  g_autoptr(MkrImportPlan) plan = plan_overlap (self);
  g_autofree char *before = mkr_test_hash (self->path);
  gboolean done = FALSE;
  guint stopped = 0;
  MkrImportResult result;

  for (gulong delay = 500; !done; delay += delay / 3)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      Timer timer = { cancellable, delay };
      GThread *thread = g_thread_new ("cancel", cancel_later, &timer);

      done = mkr_import_plan_apply_full (plan, self->book, FALSE, NULL, NULL, cancellable, &result, &error);
      g_thread_join (thread);
      if (!done)
        assert_stopped (self, before, error);
      stopped += !done;
    }
  g_assert_cmpuint (stopped, >, 3);
  assert_done (self, &result);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/stop/before-it-began", test_before_it_began);
  MKR_TEST_ADD ("/book/stop/at-every-look", test_at_every_look);
  MKR_TEST_ADD ("/book/stop/at-any-moment", test_at_any_moment);

  return g_test_run ();
}
