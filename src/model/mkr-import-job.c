/* mkr-import-job.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-import-job-private.h"
#include "mkr-map-task.h"
#include "mkr-paste.h"

G_DEFINE_FINAL_TYPE (MkrImportJob, mkr_import_job, G_TYPE_OBJECT)

enum { PROP_0, PROP_FRACTION, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* What the reading thread needs, apart from the job: the main thread may change that meanwhile. */
typedef struct
{
  MkrFormatSet    *formats;
  GFile           *file;
  char            *text;
  MkrReadOptions   options;
  gboolean         asked;         /* out */
  MkrDateQuestion  question;      /* out */
  const char      *nearest;       /* out */
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_pointer (&self->formats, mkr_format_set_unref);
  g_clear_object (&self->file);
  g_clear_pointer (&self->options.corrections, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

static gboolean
notify_fraction_cb (gpointer data)
{
  MkrImportJob *self = data;

  g_atomic_int_set (&self->notify_queued, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  return G_SOURCE_REMOVE;
}

/* On the thread that reads or writes: publish a number, wake the main loop at most once per turn. */
void
_mkr_import_job_progress (gsize    done,
                          gsize    total,
                          gpointer data)
{
  MkrImportJob *self = data;

  g_atomic_int_set (&self->permille, total > 0 ? (int) (done / (total / 1000 + 1)) : 0);

  if (g_atomic_int_compare_and_exchange (&self->notify_queued, FALSE, TRUE))
    g_idle_add_full (G_PRIORITY_DEFAULT, notify_fraction_cb, g_object_ref (self), g_object_unref);
}

static MkrStatement *
read_once (Reading          *reading,
           MkrProgressFunc   progress,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  if (reading->file != NULL)
    return mkr_statement_read_file (reading->file, reading->formats, &reading->options, progress,
                                    data, cancellable, error);

  return mkr_paste_read (reading->text, reading->formats, &reading->options, cancellable, error);
}

static void
read_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;
  MkrStatement *statement = read_once (reading, _mkr_import_job_progress, source_object, cancellable, &error);

  if (statement != NULL)
    {
      g_task_return_pointer (task, statement, (GDestroyNotify) mkr_statement_unref);
      return;
    }

  reading->asked = g_error_matches (error, MKR_ERROR, MKR_ERROR_QUESTION) &&
                   (reading->question.line > 0 || reading->question.day_line > 0);
  g_task_return_error (task, error);
}

/* --- the plan, on the store thread --- */

typedef struct
{
  MkrStatement *statement;
  char         *account;
  char         *source;
} Planning;

static void
planning_free (Planning *self)
{
  mkr_statement_unref (self->statement);
  g_free (self->account);
  g_free (self->source);
  g_free (self);
}

static gpointer
plan_func (MkrBook   *book,
           gpointer   data,
           GError   **error)
{
  Planning *planning = data;
  const MkrPlanOptions options = { planning->account, planning->source, FALSE };

  return mkr_import_plan_new (book, planning->statement, &options, error);
}

/* The plan replaces the one that was shown, with what the person chose there; only now, so that after an error all is as it was. */
static void
take_plan (MkrImportJob  *self,
           MkrImportPlan *plan)
{
  if (self->plan != NULL)
    mkr_import_plan_keep_choices (plan, self->plan);

  mkr_plan_moves_clear (&self->moves);
  if (self->plan != NULL && self->compare)
    mkr_plan_moves_find (&self->moves, self->plan, plan);
  self->compare = FALSE;

  g_clear_pointer (&self->plan, mkr_import_plan_free);
  self->plan = plan;
}

/* A correction of what is not shown any more: the person chose another format meanwhile. */
static gboolean
check_not_late (MkrImportJob      *self,
                MkrImportAttempt  *attempt,
                GError           **error)
{
  if (attempt->readings == self->readings && self->statement != NULL)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The statement is read differently now."));
  return FALSE;
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  MkrImportJob *self = g_task_get_source_object (task);
  MkrImportAttempt *attempt = g_task_get_task_data (task);
  GError *error = NULL;
  MkrImportPlan *plan = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (plan != NULL && attempt != NULL && !check_not_late (self, attempt, &error))
    g_clear_pointer (&plan, mkr_import_plan_free);
  if (plan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (attempt != NULL)
    _mkr_import_job_take_attempt (self, attempt);
  take_plan (self, plan);
  g_task_return_boolean (task, TRUE);
}

static void
make_plan (MkrImportJob *self,
           GTask        *task,
           MkrStatement *statement)
{
  Planning *planning = g_new0 (Planning, 1);

  planning->statement = mkr_statement_ref (statement);
  planning->account = g_strdup (self->account);
  planning->source = g_strdup (self->source);
  mkr_session_run_async (self->session, FALSE, plan_func, planning, (GDestroyNotify) planning_free,
                         (GDestroyNotify) mkr_import_plan_free, g_task_get_cancellable (task),
                         planned_cb, g_object_ref (task));
}

/* Cells are corrected in the file that was shown, and in no other. */
static gboolean
check_same_file (MkrImportJob      *self,
                 MkrImportAttempt  *attempt,
                 MkrStatement      *statement,
                 GError           **error)
{
  if (!check_not_late (self, attempt, error))
    return FALSE;
  if (strcmp (mkr_statement_get_hash (statement), mkr_statement_get_hash (self->statement)) == 0)
    return TRUE;

  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_CHANGED,
                       _("The file was changed since it was read. Close this window and import the file again."));
  return FALSE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  MkrImportJob *self = MKR_IMPORT_JOB (source);
  g_autoptr(GTask) task = data;
  MkrImportAttempt *attempt = g_task_get_task_data (task);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  MkrStatement *statement = g_task_propagate_pointer (G_TASK (result), &error);

  if (attempt != NULL && statement != NULL && check_same_file (self, attempt, statement, &error))
    {
      attempt->statement = statement;
      make_plan (self, task, statement);
      return;
    }

  if (attempt != NULL)
    g_clear_pointer (&statement, mkr_statement_unref);
  else
    {
      self->asked = reading->asked;
      self->question = reading->question;
      self->nearest = reading->nearest;
    }
  if (statement == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_pointer (&self->statement, mkr_statement_unref);
  self->statement = statement;
  self->readings++;
  make_plan (self, task, statement);
}

/* @corrections: (nullable): cells that are read differently from what the file says */
void
_mkr_import_job_start_reading (MkrImportJob *self,
                               GTask        *task,
                               GPtrArray    *corrections)
{
  g_autoptr(GTask) reader = g_task_new (self, g_task_get_cancellable (task), read_cb,
                                        g_object_ref (task));
  Reading *reading = g_new0 (Reading, 1);

  reading->formats = mkr_format_set_ref (mkr_session_get_formats (self->session));
  reading->file = self->file != NULL ? g_object_ref (self->file) : NULL;
  reading->text = g_strdup (self->text);
  reading->options = self->options;
  reading->options.nearest = &reading->nearest;
  reading->options.corrections = corrections != NULL ? g_ptr_array_ref (corrections) : NULL;
  reading->options.question = &reading->question;
  g_task_set_source_tag (reader, _mkr_import_job_start_reading);
  g_task_set_task_data (reader, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (reader, read_worker);
}

static void
mkr_import_job_finalize (GObject *object)
{
  MkrImportJob *self = MKR_IMPORT_JOB (object);

  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_pointer (&self->plan, mkr_import_plan_free);
  g_clear_pointer (&self->statement, mkr_statement_unref);
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  g_clear_pointer (&self->former, g_ptr_array_unref);
  mkr_plan_moves_clear (&self->moves);
  g_free (self->text);
  g_free (self->name);
  g_free (self->account);
  g_free (self->source);

  G_OBJECT_CLASS (mkr_import_job_parent_class)->finalize (object);
}

static void
mkr_import_job_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, mkr_import_job_get_fraction (MKR_IMPORT_JOB (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mkr_import_job_class_init (MkrImportJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mkr_import_job_finalize;
  object_class->get_property = mkr_import_job_get_property;

  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mkr_import_job_init (MkrImportJob *self)
{
  const MkrReadOptions options = MKR_READ_OPTIONS_INIT;

  self->options = options;
  self->former = g_ptr_array_new_with_free_func ((GDestroyNotify) _mkr_import_former_free);
}

static MkrImportJob *
new_job (MkrSession *session,
         char       *name)
{
  MkrImportJob *self = g_object_new (MKR_TYPE_IMPORT_JOB, NULL);

  self->session = g_object_ref (session);
  self->name = name;
  return self;
}

MkrImportJob *
mkr_import_job_new_for_file (MkrSession *session,
                             GFile      *file)
{
  g_autofree char *base = NULL;
  MkrImportJob *self;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  self = new_job (session, g_filename_display_name (base));
  self->file = g_object_ref (file);
  return self;
}

MkrImportJob *
mkr_import_job_new_for_text (MkrSession *session,
                             const char *text)
{
  MkrImportJob *self;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = new_job (session, g_strdup (""));
  self->text = g_strdup (text);
  /* Whoever pastes rows without a currency means her own. */
  self->options.currency = mkr_session_get_currency (session);
  return self;
}

MkrImportJob *
mkr_import_job_new_for_statement (MkrSession   *session,
                                  MkrStatement *statement)
{
  MkrImportJob *self;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);
  g_return_val_if_fail (statement != NULL, NULL);

  self = new_job (session, g_strdup (""));
  self->statement = mkr_statement_ref (statement);
  self->typed = TRUE;
  return self;
}

const char *
mkr_import_job_get_name (MkrImportJob *self)
{
  g_return_val_if_fail (MKR_IS_IMPORT_JOB (self), NULL);

  return self->name;
}

GFile *
mkr_import_job_get_file (MkrImportJob *self)
{
  g_return_val_if_fail (MKR_IS_IMPORT_JOB (self), NULL);

  return self->file;
}

double
mkr_import_job_get_fraction (MkrImportJob *self)
{
  g_return_val_if_fail (MKR_IS_IMPORT_JOB (self), 0);

  return MIN (g_atomic_int_get (&self->permille), 1000) / 1000.0;
}

/* What is read is read differently from now on: a cell that was corrected may be no problem then. */
void
_mkr_import_job_forget_statement (MkrImportJob *self)
{
  if (self->typed)
    return;

  g_clear_pointer (&self->statement, mkr_statement_unref);
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  g_ptr_array_set_size (self->former, 0);
  self->readings++;
}

void
mkr_import_job_set_format (MkrImportJob *self,
                           const char   *id)
{
  g_return_if_fail (MKR_IS_IMPORT_JOB (self));

  self->options.format = g_intern_string (id);
  _mkr_import_job_forget_statement (self);
}

void
mkr_import_job_set_guess (MkrImportJob *self,
                          gboolean      guess)
{
  g_return_if_fail (MKR_IS_IMPORT_JOB (self));

  self->options.guess = guess;
  _mkr_import_job_forget_statement (self);
}

void
mkr_import_job_set_date_order (MkrImportJob *self,
                               gint          order)
{
  g_return_if_fail (MKR_IS_IMPORT_JOB (self));

  self->options.date_order = order;
  _mkr_import_job_forget_statement (self);
}

void
mkr_import_job_set_currency (MkrImportJob      *self,
                             const MkrCurrency *currency)
{
  g_return_if_fail (MKR_IS_IMPORT_JOB (self));

  self->options.currency = currency;
  _mkr_import_job_forget_statement (self);
}

void
mkr_import_job_set_account (MkrImportJob *self,
                            const char   *name)
{
  g_return_if_fail (MKR_IS_IMPORT_JOB (self));

  g_free (self->account);
  self->account = g_strdup (name);
}

void
mkr_import_job_set_source (MkrImportJob *self,
                           const char   *name)
{
  g_return_if_fail (MKR_IS_IMPORT_JOB (self));

  g_free (self->source);
  self->source = g_strdup (name);
}

/**
 * mkr_import_job_read_async:
 *
 * Errors of the finish function: those of mkr_statement_read () and mkr_import_plan_new ().
 */
void
mkr_import_job_read_async (MkrImportJob        *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (MKR_IS_IMPORT_JOB (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mkr_import_job_read_async);

  if (self->statement != NULL)
    make_plan (self, task, self->statement);
  else
    _mkr_import_job_start_reading (self, task, self->corrections);
}

gboolean
mkr_import_job_read_finish (MkrImportJob  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A guess is made anew, so that it is named after its file. NULL: there is none, or it was a guess. */
static MkrFormat *
find_format (MkrImportJob *self)
{
  MkrFormat *format = self->statement != NULL ? mkr_statement_get_format (self->statement) : NULL;
  MkrFormatSet *formats = mkr_session_get_formats (self->session);

  for (guint i = 0; format != NULL && i < mkr_format_set_get_n (formats); i++)
    if (g_strcmp0 (mkr_format_get_id (mkr_format_set_get (formats, i)), mkr_format_get_id (format)) == 0)
      return mkr_format_ref (mkr_format_set_get (formats, i));

  return NULL;
}

void
mkr_import_job_map_async (MkrImportJob        *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(MkrFormat) format = NULL;

  g_return_if_fail (MKR_IS_IMPORT_JOB (self));
  g_return_if_fail (!self->typed);

  format = find_format (self);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, mkr_import_job_map_async);
  mkr_map_task_run (task, self->file, self->text, format, FALSE);
}

MkrMapping *
mkr_import_job_map_finish (MkrImportJob  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
mkr_import_job_get_nearest (MkrImportJob *self)
{
  g_return_val_if_fail (MKR_IS_IMPORT_JOB (self), NULL);

  return self->nearest;
}

const MkrDateQuestion *
mkr_import_job_get_date_question (MkrImportJob *self)
{
  g_return_val_if_fail (MKR_IS_IMPORT_JOB (self), NULL);

  return self->asked ? &self->question : NULL;
}

gboolean
mkr_import_job_says_more (MkrImportJob *self)
{
  return self->plan != NULL && mkr_import_plan_says_more (self->plan);
}

MkrImportPlan *
mkr_import_job_get_plan (MkrImportJob *self)
{
  g_return_val_if_fail (MKR_IS_IMPORT_JOB (self), NULL);

  return self->plan;
}

const MkrPlanMoves *
mkr_import_job_get_moves (MkrImportJob *self)
{
  g_return_val_if_fail (MKR_IS_IMPORT_JOB (self), NULL);

  return &self->moves;
}

gboolean
mkr_import_job_lacks_source (MkrImportJob *self)
{
  gboolean money = FALSE;

  g_return_val_if_fail (MKR_IS_IMPORT_JOB (self), FALSE);

  for (guint i = 0; self->plan != NULL && i < mkr_import_plan_get_n (self->plan); i++)
    {
      const MkrPlanRow *row = mkr_import_plan_get (self->plan, i);

      if (row->entry->kind != MKR_KIND_EARNING)
        continue;
      if (row->source != NULL && *row->source != '\0')
        return FALSE;
      money = TRUE;
    }

  return money;
}
