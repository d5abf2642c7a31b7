/* mkr-store.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <glib/gi18n-lib.h>

#include "mkr-lock.h"
#include "mkr-store.h"

struct _MkrStore
{
  GThread     *thread;
  GAsyncQueue *queue;     /* of GTask; the MkrStore itself: end */

  /* Of the store thread alone. */
  MkrBook     *book;
  MkrLock *lock;
  gboolean     taken;     /* another window has the book: we read only */
};

MkrJob *
mkr_job_new (MkrJobKind kind)
{
  MkrJob *self = g_new0 (MkrJob, 1);

  self->kind = kind;
  return self;
}

void
mkr_job_free (MkrJob *self)
{
  if (self->data_free != NULL)
    self->data_free (self->data);

  g_clear_pointer (&self->face, mkr_book_face_free);
  g_free (self->path);
  g_free (self->warning);
  g_free (self);
}

void
mkr_book_face_free (MkrBookFace *self)
{
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self);
}

static char *
dup_read_only_reason (MkrStore *self)
{
  const char *reason = mkr_book_get_read_only_reason (self->book);

  if (self->taken)
    return g_strdup (_("The book is open in another window. Here it can be read, but not changed."));
  if (reason == NULL)
    return NULL;

  /* Translators: %s is a reason such as “its folder is read-only”. */
  return g_strdup_printf (_("This book can be read, but not changed: %s."), reason);
}

static MkrBookFace *
look_at_book (MkrStore  *self,
              GError   **error)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (self->book, error);
  MkrBookFace *face;

  if (settings == NULL)
    return NULL;

  face = g_new0 (MkrBookFace, 1);
  face->path = g_strdup (mkr_book_get_path (self->book));
  face->read_only_reason = dup_read_only_reason (self);
  face->currency = settings->currency;
  face->hide_names = settings->hide_names;
  face->today = mkr_book_today (self->book);
  return face;
}

static void
drop_book (MkrStore *self)
{
  g_autoptr(GError) error = NULL;

  if (self->book != NULL && !mkr_book_close (self->book, &error))
    g_warning ("%s", error->message);

  g_clear_object (&self->book);
  g_clear_pointer (&self->lock, mkr_book_unlock);
  self->taken = FALSE;
}

static gboolean
is_open_book (MkrStore   *self,
              const char *path)
{
  char *ours, *theirs;
  gboolean same;

  if (self->book == NULL)
    return FALSE;
  if (g_str_equal (mkr_book_get_path (self->book), path))
    return TRUE;

  ours = realpath (mkr_book_get_path (self->book), NULL);
  theirs = realpath (path, NULL);
  same = ours != NULL && g_strcmp0 (ours, theirs) == 0;
  free (ours);
  free (theirs);
  return same;
}

/* Opens the new book beside the present one, which stays if that fails. One that was replaced in its place is closed
 * before, so that what lies there now is looked at like any file; its lock is ours already. */
static gboolean
open_book (MkrStore  *self,
           MkrJob    *job,
           GError   **error)
{
  g_autoptr(MkrLock) lock = NULL;
  g_autoptr(MkrBook) book = NULL;
  g_autoptr(GError) busy = NULL;
  MkrStore other = { 0 };
  gboolean is_ours = is_open_book (self, job->path);

  if (!job->create && is_ours && !mkr_book_has_moved (self->book))
    {
      job->changed = TRUE;
      return (job->face = look_at_book (self, error)) != NULL;
    }

  if (is_ours && mkr_book_has_moved (self->book))
    {
      lock = g_steal_pointer (&self->lock);
      drop_book (self);
    }

  if (job->create && (book = mkr_book_create (job->path, job->currency, error)) == NULL)
    return FALSE;

  /* Where no lock can be made, SQLite still keeps two writers apart. */
  if (lock == NULL)
    lock = mkr_book_try_lock (job->path, &busy);
  other.taken = g_error_matches (busy, MKR_ERROR, MKR_ERROR_BUSY);

  if (book == NULL)
    book = mkr_book_open (job->path,
                          other.taken ? MKR_BOOK_OPEN_READ_ONLY : MKR_BOOK_OPEN_DEFAULT, error);

  if (book == NULL)
    return FALSE;

  other.book = book;
  job->face = look_at_book (&other, error);

  if (job->face == NULL)
    return FALSE;

  drop_book (self);
  self->book = g_steal_pointer (&book);
  self->lock = g_steal_pointer (&lock);
  self->taken = other.taken;
  job->changed = TRUE;
  return TRUE;
}

static void
open_job (MkrStore *self,
          GTask    *task,
          MkrJob   *job)
{
  GError *error = NULL;

  if (open_book (self, job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
poll_job (MkrStore *self,
          GTask    *task,
          MkrJob   *job)
{
  if (self->book != NULL && mkr_book_poll_changed (self->book))
    {
      job->changed = TRUE;
      job->face = look_at_book (self, NULL);
    }

  g_task_return_boolean (task, TRUE);
}

static void
run_job (MkrStore *self,
         GTask    *task,
         MkrJob   *job)
{
  GError *error = NULL;
  gpointer result;

  if (self->book == NULL)
    {
      g_task_return_new_error (task, MKR_ERROR, MKR_ERROR_NOT_FOUND,
                               _("No book is open. Open one, or make a new one."));
      return;
    }

  result = job->func (self->book, job->data, &error);

  if (error != NULL)
    {
      if (result != NULL && job->result_free != NULL)
        job->result_free (result);

      g_task_return_error (task, error);
      return;
    }

  if (job->writes)
    {
      job->changed = TRUE;
      job->warning = mkr_book_take_warning (self->book);
      job->face = look_at_book (self, NULL);
    }

  g_task_return_pointer (task, result, job->result_free);
}

static gpointer
store_thread (gpointer data)
{
  MkrStore *self = data;
  gpointer next;

  while ((next = g_async_queue_pop (self->queue)) != self)
    {
      g_autoptr(GTask) task = next;
      MkrJob *job = g_task_get_task_data (task);

      if (g_task_return_error_if_cancelled (task))
        continue;

      switch (job->kind)
        {
        case MKR_JOB_OPEN:
          open_job (self, task, job);
          break;

        case MKR_JOB_POLL:
          poll_job (self, task, job);
          break;

        case MKR_JOB_RUN:
          run_job (self, task, job);
          break;

        default:
          g_assert_not_reached ();
        }
    }

  drop_book (self);
  return NULL;
}

MkrStore *
mkr_store_new (void)
{
  MkrStore *self = g_new0 (MkrStore, 1);

  self->queue = g_async_queue_new_full (g_object_unref);
  self->thread = g_thread_new ("store", store_thread, self);
  return self;
}

void
mkr_store_push (MkrStore *self,
                GTask    *task)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_TASK (task));

  g_async_queue_push (self->queue, g_object_ref (task));
}

void
mkr_store_close (MkrStore *self)
{
  g_return_if_fail (self != NULL);

  g_async_queue_push (self->queue, self);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}
