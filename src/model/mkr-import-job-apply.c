/* mkr-import-job-apply.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-error.h"
#include "mkr-import-job-private.h"

/* The next plan is compared with this one, and a file that is another one now is read again. */
static void
note_moved (MkrImportJob *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) nothing = NULL;

  self->compare = TRUE;
  if (self->file == NULL)
    return;

  nothing = mkr_statement_get_text (mkr_import_plan_get_statement (self->plan), 0, 0, &error);
  if (g_error_matches (error, MKR_ERROR, MKR_ERROR_CHANGED))
    _mkr_import_job_forget_statement (self);
}

typedef struct
{
  MkrImportJob *job;     /* keeps the plan */
  GCancellable *cancellable;     /* nullable */
  gboolean      skip_problems;
} Applying;

static void
applying_free (Applying *self)
{
  g_object_unref (self->job);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static gpointer
apply_func (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  Applying *applying = data;
  g_autofree MkrImportResult *done = g_new0 (MkrImportResult, 1);

  if (!mkr_import_plan_apply_full (applying->job->plan, book, applying->skip_problems, _mkr_import_job_progress, applying->job,
                                   applying->cancellable, done, error))
    return NULL;

  return g_steal_pointer (&done);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  MkrImportResult *done = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (g_error_matches (error, MKR_ERROR, MKR_ERROR_CHANGED))
    note_moved (g_task_get_source_object (task));

  if (done == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, done, g_free);
}

/**
 * mkr_import_job_apply_async:
 * @skip_problems: problem rows are left out, as the person said
 * @cancellable: (nullable): stops it while it runs, with nothing changed, and the plan can be applied again; what is written
 *   already by then is written, and no error
 *
 * Applies exactly the plan that was shown. MKR_ERROR_CHANGED: the book moved; read (that is: plan) again and show.
 */
void
mkr_import_job_apply_async (MkrImportJob        *self,
                            gboolean             skip_problems,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Applying *applying;

  g_return_if_fail (MKR_IS_IMPORT_JOB (self));
  g_return_if_fail (self->plan != NULL);

  /* Not the task's: only the book knows whether it was too late. */
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, mkr_import_job_apply_async);
  g_atomic_int_set (&self->permille, 0);
  applying = g_new0 (Applying, 1);
  applying->job = g_object_ref (self);
  applying->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  applying->skip_problems = skip_problems;
  mkr_session_run_async (self->session, TRUE, apply_func, applying, (GDestroyNotify) applying_free,
                         g_free, NULL, applied_cb, g_object_ref (task));
}

gboolean
mkr_import_job_apply_finish (MkrImportJob     *self,
                             GAsyncResult     *result,
                             MkrImportResult  *done,
                             GError          **error)
{
  g_autofree MkrImportResult *taken = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (done != NULL, FALSE);

  taken = g_task_propagate_pointer (G_TASK (result), error);
  if (taken == NULL)
    return FALSE;

  *done = *taken;
  return TRUE;
}
