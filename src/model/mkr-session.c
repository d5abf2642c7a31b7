/* mkr-session.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-session.h"

/* What waits for the store thread. Moved from thread to thread, never shared. */
typedef struct
{
  MkrBookFunc    func;       /* NULL: end the thread */
  gpointer       data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  gboolean       writes;
  gboolean       ran;
} Job;

/* Properties of the open book, as the main thread knows them. */
typedef struct
{
  MkrBook  *book;            /* moves to the store thread */
  char     *path;
  char     *reason;
  char     *code;
  gboolean  hide_names;
  MkrDate   today;
} Opened;

struct _MkrSession
{
  GObject       parent_instance;

  MkrFormatSet *formats;
  GAsyncQueue  *queue;       /* of GTask */
  GThread      *thread;
  MkrBook      *book;        /* used by the store thread alone */

  /* Main thread only */
  char         *path;
  char         *currency_code;
  char         *read_only_reason;
  gboolean      hide_names;
  MkrDate       today;
  guint         pending;
  guint         changed_source;
};

G_DEFINE_FINAL_TYPE (MkrSession, mkr_session, G_TYPE_OBJECT)

enum { PROP_0, PROP_PATH, PROP_CURRENCY_CODE, PROP_HIDE_NAMES, PROP_BUSY, PROP_READ_ONLY_REASON, N_PROPS };
enum { CHANGED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->data_free != NULL && job->data != NULL)
    job->data_free (job->data);
  g_free (job);
}

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  g_clear_object (&opened->book);
  g_free (opened->path);
  g_free (opened->reason);
  g_free (opened->code);
  g_free (opened);
}

static void
run_job (MkrSession *self,
         GTask      *task,
         Job        *job)
{
  GError *error = NULL;
  gpointer result;

  if (!job->writes && g_task_return_error_if_cancelled (task))
    return;

  if (self->book == NULL)
    {
      g_task_return_new_error (task, MKR_ERROR, MKR_ERROR_NOT_FOUND, "%s", _("No book is open."));
      return;
    }

  result = job->func (self->book, job->data, &error);
  job->ran = error == NULL;

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, result != NULL ? job->result_free : NULL);
}

/* One thread owns the connection; requests are answered first come, first served. */
static gpointer
store_thread (gpointer data)
{
  MkrSession *self = data;

  for (;;)
    {
      g_autoptr(GTask) task = g_async_queue_pop (self->queue);
      Job *job = g_task_get_task_data (task);

      if (job->func == NULL)
        {
          g_task_return_boolean (task, TRUE);
          return NULL;
        }

      run_job (self, task, job);
    }
}

static gboolean
emit_changed_cb (gpointer data)
{
  MkrSession *self = data;

  self->changed_source = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_changed (MkrSession *self)
{
  if (self->changed_source == 0)
    self->changed_source = g_idle_add (emit_changed_cb, self);
}

static void
set_pending (MkrSession *self,
             int         step)
{
  gboolean busy = self->pending > 0;

  self->pending = (guint) ((int) self->pending + step);

  if (busy != (self->pending > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
push (MkrSession          *self,
      gpointer             source_tag,
      Job                 *job,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, job, job_free);
  /* A queued write is done or refused, never dropped on the way. */
  g_task_set_check_cancellable (task, !job->writes);
  g_async_queue_push (self->queue, task);
}

/* --- settings of the book that the interface shows everywhere --- */

static void
set_text (MkrSession *self,
          char      **field,
          const char *value,
          int         prop)
{
  if (g_strcmp0 (*field, value) == 0)
    return;

  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
adopt (MkrSession   *self,
       const Opened *opened)
{
  set_text (self, &self->path, opened->path, PROP_PATH);
  set_text (self, &self->currency_code, opened->code, PROP_CURRENCY_CODE);
  set_text (self, &self->read_only_reason, opened->reason, PROP_READ_ONLY_REASON);

  self->today = opened->today;

  if (self->hide_names != opened->hide_names)
    {
      self->hide_names = opened->hide_names;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDE_NAMES]);
    }
}

static Opened *
describe (MkrBook  *book,
          GError  **error)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (book, error);
  Opened *opened;

  if (settings == NULL)
    return NULL;

  opened = g_new0 (Opened, 1);
  opened->path = g_strdup (mkr_book_get_path (book));
  opened->reason = g_strdup (mkr_book_get_read_only_reason (book));
  opened->code = g_strdup (settings->currency->code);
  opened->hide_names = settings->hide_names;
  opened->today = mkr_book_today (book);
  return opened;
}

static gpointer
describe_job (MkrBook   *book,
              gpointer   data,
              GError   **error)
{
  return describe (book, error);
}

static void
described_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  MkrSession *self = MKR_SESSION (source);
  Opened *opened = mkr_session_run_finish (self, result, NULL);

  if (opened != NULL)
    {
      adopt (self, opened);
      opened_free (opened);
    }

  queue_changed (self);
}

static void
refresh (MkrSession *self)
{
  mkr_session_run_async (self, FALSE, describe_job, NULL, NULL, opened_free, NULL, described_cb,
                         NULL);
}

/* --- opening --- */

typedef struct
{
  char              *path;
  gboolean           create;
  const MkrCurrency *currency;
} OpenRequest;

static void
open_request_free (gpointer data)
{
  OpenRequest *request = data;

  g_free (request->path);
  g_free (request);
}

/* Opens beside the present book: if it cannot, that one stays. */
static void
open_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  OpenRequest *request = task_data;
  GError *error = NULL;
  g_autoptr(MkrBook) book = NULL;
  Opened *opened;

  book = request->create
    ? mkr_book_create (request->path, request->currency, &error)
    : mkr_book_open (request->path, MKR_BOOK_OPEN_DEFAULT, &error);

  if (book == NULL || !(opened = describe (book, &error)))
    {
      g_task_return_error (task, error);
      return;
    }

  opened->book = g_steal_pointer (&book);
  g_task_return_pointer (task, opened, opened_free);
}

static void
end_thread (MkrSession *self)
{
  if (self->thread == NULL)
    return;

  push (self, end_thread, g_new0 (Job, 1), NULL, NULL, NULL);
  g_thread_join (g_steal_pointer (&self->thread));
}

static void
close_book (MkrSession *self)
{
  g_autoptr(GError) error = NULL;

  end_thread (self);

  if (self->book != NULL && !mkr_book_close (self->book, &error))
    g_warning ("%s", error->message);

  g_clear_object (&self->book);
}

/**
 * mkr_session_open_async:
 *
 * Opens or makes another book. The queued writes of the present one are carried out first.
 */
void
mkr_session_open_async (MkrSession          *self,
                        const char          *path,
                        gboolean             create,
                        const MkrCurrency   *currency,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  OpenRequest *request;

  g_return_if_fail (MKR_IS_SESSION (self));
  g_return_if_fail (path != NULL && (!create || currency != NULL));

  request = g_new0 (OpenRequest, 1);
  request->path = g_strdup (path);
  request->create = create;
  request->currency = currency;

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, mkr_session_open_async);
  g_task_set_task_data (task, request, open_request_free);
  g_task_run_in_thread (task, open_worker);
}

gboolean
mkr_session_open_finish (MkrSession    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  Opened *opened;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  opened = g_task_propagate_pointer (G_TASK (result), error);
  if (opened == NULL)
    return FALSE;

  close_book (self);
  self->book = g_steal_pointer (&opened->book);
  self->thread = g_thread_new ("makerent-store", store_thread, self);
  adopt (self, opened);
  opened_free (opened);
  queue_changed (self);
  return TRUE;
}

/* --- requests --- */

/**
 * mkr_session_run_async:
 * @writes: the function changes the book: it is never cancelled, and "changed" follows
 * @func: runs on the store thread
 * @data: for @func; freed by @data_free, on whichever thread lets go last
 * @result_free: frees a result that nobody takes
 *
 * Asks the book something, or changes it.
 */
void
mkr_session_run_async (MkrSession          *self,
                       gboolean             writes,
                       MkrBookFunc          func,
                       gpointer             data,
                       GDestroyNotify       data_free,
                       GDestroyNotify       result_free,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Job *job;

  g_return_if_fail (MKR_IS_SESSION (self));
  g_return_if_fail (func != NULL);

  job = g_new0 (Job, 1);
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  job->writes = writes;

  set_pending (self, 1);
  push (self, mkr_session_run_async, job, cancellable, callback, user_data);

  if (self->thread == NULL)
    {
      /* No book: the request is answered at once, in words. */
      g_autoptr(GTask) task = g_async_queue_pop (self->queue);

      run_job (self, task, job);
    }
}

gpointer
mkr_session_run_finish (MkrSession    *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  set_pending (self, -1);
  job = g_task_get_task_data (G_TASK (result));
  if (job->writes && job->ran)
    refresh (self);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
poll_job (MkrBook   *book,
          gpointer   data,
          GError   **error)
{
  return GINT_TO_POINTER (mkr_book_poll_changed (book));
}

static void
polled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  MkrSession *self = MKR_SESSION (source);

  if (GPOINTER_TO_INT (mkr_session_run_finish (self, result, NULL)))
    refresh (self);
}

/**
 * mkr_session_poll:
 *
 * Looks whether another program wrote to the book, and emits "changed" if so. For when the window becomes active.
 */
void
mkr_session_poll (MkrSession *self)
{
  g_return_if_fail (MKR_IS_SESSION (self));

  if (self->path != NULL)
    mkr_session_run_async (self, FALSE, poll_job, NULL, NULL, NULL, NULL, polled_cb, NULL);
}

void
mkr_session_close (MkrSession *self)
{
  g_return_if_fail (MKR_IS_SESSION (self));

  close_book (self);
  g_clear_handle_id (&self->changed_source, g_source_remove);
  g_clear_pointer (&self->path, g_free);
}

MkrFormatSet *
mkr_session_get_formats (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), NULL);

  return self->formats;
}

const char *
mkr_session_get_path (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), NULL);

  return self->path;
}

static void
mkr_session_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  MkrSession *self = MKR_SESSION (object);

  switch (prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_CURRENCY_CODE:
      g_value_set_string (value, self->currency_code);
      break;
    case PROP_HIDE_NAMES:
      g_value_set_boolean (value, self->hide_names);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->pending > 0);
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->read_only_reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mkr_session_finalize (GObject *object)
{
  MkrSession *self = MKR_SESSION (object);

  /* mkr_session_close () joined the thread: the last reference may not be the thread's. */
  g_assert (self->thread == NULL);

  g_clear_handle_id (&self->changed_source, g_source_remove);
  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_clear_pointer (&self->formats, mkr_format_set_unref);
  g_free (self->path);
  g_free (self->currency_code);
  g_free (self->read_only_reason);

  G_OBJECT_CLASS (mkr_session_parent_class)->finalize (object);
}

static void
mkr_session_class_init (MkrSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = mkr_session_get_property;
  object_class->finalize = mkr_session_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_CURRENCY_CODE] = g_param_spec_string ("currency-code", NULL, NULL, NULL, flags);
  properties[PROP_HIDE_NAMES] = g_param_spec_boolean ("hide-names", NULL, NULL, FALSE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY_REASON] =
    g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", MKR_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
mkr_session_init (MkrSession *self)
{
  self->queue = g_async_queue_new ();
}

MkrSession *
mkr_session_new (MkrFormatSet *formats)
{
  MkrSession *self = g_object_new (MKR_TYPE_SESSION, NULL);

  self->formats = mkr_format_set_ref (formats);
  return self;
}

const char *
mkr_session_get_read_only_reason (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), NULL);

  return self->read_only_reason;
}

gboolean
mkr_session_get_hide_names (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), FALSE);

  return self->hide_names;
}

gboolean
mkr_session_get_busy (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), FALSE);

  return self->pending > 0;
}

const MkrCurrency *
mkr_session_get_currency (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), NULL);

  return self->currency_code != NULL ? mkr_currency_lookup (self->currency_code) : NULL;
}

MkrDate
mkr_session_get_today (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), MKR_DATE_NONE);

  return self->today;
}
