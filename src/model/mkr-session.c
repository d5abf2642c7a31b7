/* mkr-session.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-mapping.h"
#include "mkr-session.h"
#include "mkr-store.h"

struct _MkrSession
{
  GObject       parent_instance;

  MkrFormatSet *formats;          /* nullable */
  MkrStore     *store;            /* NULL once closed */
  MkrBookFace  *face;             /* nullable: no book */
  guint         pending;          /* jobs queued or running */
  guint         changed_source;
};

G_DEFINE_FINAL_TYPE (MkrSession, mkr_session, G_TYPE_OBJECT)

enum { PROP_0, PROP_PATH, PROP_CURRENCY_CODE, PROP_HIDE_NAMES, PROP_BUSY, PROP_READ_ONLY_REASON,
       N_PROPS };
enum { CHANGED, WARNING, FORMATS_CHANGED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
emit_changed_cb (gpointer data)
{
  MkrSession *self = data;

  self->changed_source = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Several writes that end in one turn of the main loop are one change. */
static void
queue_changed (MkrSession *self)
{
  if (self->changed_source == 0)
    self->changed_source = g_idle_add (emit_changed_cb, self);
}

static void
take_face (MkrSession  *self,
           MkrBookFace *face)
{
  g_autoptr(MkrBookFace) old = g_steal_pointer (&self->face);

  self->face = face;

  if (old == NULL || g_strcmp0 (old->path, face->path) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);

  if (old == NULL || old->currency != face->currency)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENCY_CODE]);

  if (old == NULL || old->hide_names != face->hide_names)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDE_NAMES]);

  if (old == NULL || g_strcmp0 (old->read_only_reason, face->read_only_reason) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY_REASON]);
}

/* On the main thread, after the task's callback. */
static void
task_completed_cb (GTask      *task,
                   GParamSpec *pspec,
                   MkrSession *self)
{
  MkrJob *job = g_task_get_task_data (task);

  if (--self->pending == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);

  if (job->face != NULL)
    take_face (self, g_steal_pointer (&job->face));

  if (job->warning != NULL)
    g_signal_emit (self, signals[WARNING], 0, job->warning);

  if (job->changed)
    queue_changed (self);
}

static void
push_task (MkrSession *self,
           GTask      *task,
           MkrJob     *job)
{
  g_task_set_task_data (task, job, (GDestroyNotify) mkr_job_free);

  if (self->store == NULL)
    {
      g_task_return_new_error (task, MKR_ERROR, MKR_ERROR_IO, "%s", _("The book is closed."));
      return;
    }

  /* The task holds its source object, this session: it is alive then. */
  g_signal_connect (task, "notify::completed", G_CALLBACK (task_completed_cb), self);

  if (self->pending++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);

  mkr_store_push (self->store, task);
}

static void
mkr_session_dispose (GObject *object)
{
  MkrSession *self = MKR_SESSION (object);

  g_clear_handle_id (&self->changed_source, g_source_remove);

  G_OBJECT_CLASS (mkr_session_parent_class)->dispose (object);
}

static void
mkr_session_finalize (GObject *object)
{
  MkrSession *self = MKR_SESSION (object);

  /* The last unref may happen on the store thread, which cannot join itself. */
  if (self->store != NULL)
    g_critical ("mkr_session_close () was not called");

  g_clear_pointer (&self->face, mkr_book_face_free);
  g_clear_pointer (&self->formats, mkr_format_set_unref);

  G_OBJECT_CLASS (mkr_session_parent_class)->finalize (object);
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
      g_value_set_string (value, mkr_session_get_path (self));
      break;

    case PROP_CURRENCY_CODE:
      g_value_set_string (value, self->face != NULL ? self->face->currency->code : NULL);
      break;

    case PROP_HIDE_NAMES:
      g_value_set_boolean (value, mkr_session_get_hide_names (self));
      break;

    case PROP_BUSY:
      g_value_set_boolean (value, mkr_session_get_busy (self));
      break;

    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, mkr_session_get_read_only_reason (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mkr_session_class_init (MkrSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = mkr_session_dispose;
  object_class->finalize = mkr_session_finalize;
  object_class->get_property = mkr_session_get_property;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_CURRENCY_CODE] = g_param_spec_string ("currency-code", NULL, NULL, NULL, flags);
  properties[PROP_HIDE_NAMES] = g_param_spec_boolean ("hide-names", NULL, NULL, FALSE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY_REASON] =
    g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WARNING] = g_signal_new ("warning", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FORMATS_CHANGED] = g_signal_new ("formats-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mkr_session_init (MkrSession *self)
{
  self->store = mkr_store_new ();
}

/**
 * mkr_session_new:
 * @formats: (transfer none) (nullable): the statement formats
 *
 * Returns: (transfer full): a session without a book
 */
MkrSession *
mkr_session_new (MkrFormatSet *formats)
{
  MkrSession *self = g_object_new (MKR_TYPE_SESSION, NULL);

  self->formats = formats != NULL ? mkr_format_set_ref (formats) : NULL;
  return self;
}

MkrFormatSet *
mkr_session_get_formats (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), NULL);

  return self->formats;
}

/* --- the statement formats --- */

typedef struct
{
  MkrFormatsFunc  func;
  gpointer        data;
  GDestroyNotify  data_free;
} Change;

static void
change_free (Change *self)
{
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self);
}

static void
change_formats_worker (GTask        *task,
                       gpointer      source_object,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  const Change *change = task_data;
  MkrFormatSet *formats = NULL;
  GError *error = NULL;

  if (change->func == NULL || change->func (change->data, &error))
    formats = mkr_format_set_load (&error);

  if (formats != NULL)
    g_task_return_pointer (task, formats, (GDestroyNotify) mkr_format_set_unref);
  else
    g_task_return_error (task, error);
}

void
mkr_session_change_formats_async (MkrSession          *self,
                                  MkrFormatsFunc       func,
                                  gpointer             data,
                                  GDestroyNotify       data_free,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Change *change;

  g_return_if_fail (MKR_IS_SESSION (self));

  change = g_new (Change, 1);
  *change = (Change) { func, data, data_free };
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, mkr_session_change_formats_async);
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);
  g_task_run_in_thread (task, change_formats_worker);
}

gboolean
mkr_session_change_formats_finish (MkrSession    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  MkrFormatSet *formats;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  formats = g_task_propagate_pointer (G_TASK (result), error);
  if (formats == NULL)
    return FALSE;

  g_clear_pointer (&self->formats, mkr_format_set_unref);
  self->formats = formats;
  g_signal_emit (self, signals[FORMATS_CHANGED], 0);
  return TRUE;
}

typedef struct
{
  char     *id, *text;
  gboolean  replace;
} Saving;

static void
saving_free (Saving *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

static gboolean
save_format (gpointer   data,
             GError   **error)
{
  const Saving *saving = data;

  return mkr_own_format_save (saving->id, saving->text, saving->replace, error);
}

void
mkr_session_save_format_async (MkrSession          *self,
                               const char          *id,
                               const char          *text,
                               gboolean             replace,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Saving *saving;

  g_return_if_fail (MKR_IS_SESSION (self));

  saving = g_new (Saving, 1);
  *saving = (Saving) { g_strdup (id), g_strdup (text), replace };
  mkr_session_change_formats_async (self, save_format, saving, (GDestroyNotify) saving_free, callback, user_data);
}

gboolean
mkr_session_save_format_finish (MkrSession    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return mkr_session_change_formats_finish (self, result, error);
}

const char *
mkr_session_get_path (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), NULL);

  return self->face != NULL ? self->face->path : NULL;
}

const char *
mkr_session_get_read_only_reason (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), NULL);

  return self->face != NULL ? self->face->read_only_reason : NULL;
}

gboolean
mkr_session_get_hide_names (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), FALSE);

  return self->face != NULL && self->face->hide_names;
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

  return self->face != NULL ? self->face->currency : NULL;
}

MkrDate
mkr_session_get_today (MkrSession *self)
{
  g_return_val_if_fail (MKR_IS_SESSION (self), MKR_DATE_NONE);

  return self->face != NULL ? self->face->today : mkr_clock_today ();
}

/**
 * mkr_session_open_async:
 * @path: an absolute path
 * @create: make a new book there; a name that exists is refused
 * @currency: (nullable): of the new book
 *
 * Changes to another book after everything that is queued for the present one.
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
  MkrJob *job;

  g_return_if_fail (MKR_IS_SESSION (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (!create || currency != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, mkr_session_open_async);

  job = mkr_job_new (MKR_JOB_OPEN);
  job->path = g_strdup (path);
  job->create = create;
  job->currency = currency;
  push_task (self, task, job);
}

gboolean
mkr_session_open_finish (MkrSession    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  MkrJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  /* Whoever waited for the book asks about it now. */
  job = g_task_get_task_data (G_TASK (result));
  if (job->face != NULL)
    take_face (self, g_steal_pointer (&job->face));

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * mkr_session_run_async:
 * @writes: whether @func changes the book
 * @func: runs on the store thread
 * @data_free: may run on either thread
 * @result_free: (nullable): for a result that nobody fetches
 * @cancellable: (nullable): for reads; a queued write is always done
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
  g_autoptr(GTask) task = NULL;
  MkrJob *job;

  g_return_if_fail (MKR_IS_SESSION (self));
  g_return_if_fail (func != NULL);

  task = g_task_new (self, writes ? NULL : cancellable, callback, user_data);
  g_task_set_source_tag (task, mkr_session_run_async);
  g_task_set_check_cancellable (task, !writes);

  job = mkr_job_new (MKR_JOB_RUN);
  job->writes = writes;
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  push_task (self, task, job);
}

gpointer
mkr_session_run_finish (MkrSession    *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mkr_session_poll:
 *
 * Looks whether another program wrote to the book, and emits "changed" if so: for when the window
 * becomes active.
 */
void
mkr_session_poll (MkrSession *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (MKR_IS_SESSION (self));

  if (self->store == NULL || self->face == NULL)
    return;

  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, mkr_session_poll);
  push_task (self, task, mkr_job_new (MKR_JOB_POLL));
}

void
mkr_session_close (MkrSession *self)
{
  g_return_if_fail (MKR_IS_SESSION (self));

  if (self->store == NULL)
    return;

  mkr_store_close (g_steal_pointer (&self->store));
}
