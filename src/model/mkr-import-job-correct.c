/* mkr-import-job-correct.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-import-job-private.h"

/* Cells that the person corrects: the statement is read again with them, and the plan made again, off the main thread. */

void
_mkr_import_former_free (MkrImportFormer *self)
{
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  g_free (self);
}

static void
attempt_free (MkrImportAttempt *self)
{
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  g_clear_pointer (&self->statement, mkr_statement_unref);
  g_free (self);
}

void
_mkr_import_job_take_attempt (MkrImportJob     *self,
                              MkrImportAttempt *attempt)
{
  g_clear_pointer (&self->statement, mkr_statement_unref);
  self->statement = g_steal_pointer (&attempt->statement);
  self->readings++;

  if (attempt->undo)
    {
      g_ptr_array_set_size (self->former, self->former->len - 1);
    }
  else
    {
      MkrImportFormer *former = g_new0 (MkrImportFormer, 1);

      former->corrections = g_steal_pointer (&self->corrections);
      former->line = attempt->line;
      g_ptr_array_add (self->former, former);
    }

  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  self->corrections = g_steal_pointer (&attempt->corrections);
}

static void
start (MkrImportJob        *self,
       MkrImportAttempt    *attempt,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  attempt->readings = self->readings;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, attempt, (GDestroyNotify) attempt_free);
  _mkr_import_job_start_reading (self, task, attempt->corrections);
}

static gboolean
is_cell (const MkrCorrection *correction,
         guint32              line,
         const char          *column)
{
  return correction->line == line && strcmp (correction->column, column) == 0;
}

/* What the file says in that cell, corrected or not. */
static char *
dup_original (MkrImportJob *self,
              guint32       line,
              const char   *column)
{
  GPtrArray *made = mkr_statement_get_corrections (self->statement);

  for (guint i = 0; made != NULL && i < made->len; i++)
    if (is_cell (made->pdata[i], line, column))
      return g_strdup (((MkrCorrection *) made->pdata[i])->was);

  for (guint i = 0; i < mkr_statement_get_n (self->statement); i++)
    if (mkr_statement_get (self->statement, i)->line == line)
      return mkr_statement_dup_cell (self->statement, mkr_statement_get (self->statement, i), column);

  return g_strdup ("");
}

/* Former corrections but for the cells that are corrected again, then these; a cell that is as the file has it is none. */
static GPtrArray *
join_corrections (MkrImportJob       *self,
                  guint32             line,
                  const char * const *columns,
                  const char * const *values)
{
  GPtrArray *joined = g_ptr_array_new_with_free_func ((GDestroyNotify) mkr_correction_free);

  for (guint i = 0; self->corrections != NULL && i < self->corrections->len; i++)
    {
      const MkrCorrection *former = self->corrections->pdata[i];

      if (former->line != line || !g_strv_contains (columns, former->column))
        g_ptr_array_add (joined, mkr_correction_new (former->line, former->column, former->value));
    }

  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *original = dup_original (self, line, columns[i]);

      if (strcmp (original, values[i]) != 0)
        g_ptr_array_add (joined, mkr_correction_new (line, columns[i], values[i]));
    }

  if (joined->len == 0)
    g_clear_pointer (&joined, g_ptr_array_unref);
  return joined;
}

/**
 * mkr_import_job_correct_async:
 * @line: where the row starts
 * @columns: titles of columns, NULL-terminated
 * @values: what their cells shall be, as many
 *
 * Errors of the finish function: those of mkr_import_job_read_async (), MKR_ERROR_CHANGED (the file did). After an error,
 * and when it is cancelled, the plan and all corrections are what they were. A row that still cannot be read is no error.
 */
void
mkr_import_job_correct_async (MkrImportJob        *self,
                              guint32              line,
                              const char * const  *columns,
                              const char * const  *values,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  MkrImportAttempt *attempt;

  g_return_if_fail (MKR_IS_IMPORT_JOB (self));
  g_return_if_fail (mkr_import_job_can_correct (self));
  g_return_if_fail (columns != NULL && values != NULL);
  g_return_if_fail (g_strv_length ((GStrv) columns) == g_strv_length ((GStrv) values));

  attempt = g_new0 (MkrImportAttempt, 1);
  attempt->corrections = join_corrections (self, line, columns, values);
  attempt->line = line;
  start (self, attempt, cancellable, callback, user_data);
}

/* Takes the last correction back; finish: mkr_import_job_correct_finish (). */
void
mkr_import_job_undo_correction_async (MkrImportJob        *self,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  MkrImportAttempt *attempt;
  MkrImportFormer *former;

  g_return_if_fail (MKR_IS_IMPORT_JOB (self));
  g_return_if_fail (mkr_import_job_get_undo_line (self) != 0);

  former = self->former->pdata[self->former->len - 1];
  attempt = g_new0 (MkrImportAttempt, 1);
  attempt->corrections = former->corrections != NULL ? g_ptr_array_ref (former->corrections) : NULL;
  attempt->line = former->line;
  attempt->undo = TRUE;
  start (self, attempt, cancellable, callback, user_data);
}

gboolean
mkr_import_job_correct_finish (MkrImportJob  *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The line of the correction that can be taken back, 0: there is none. */
guint32
mkr_import_job_get_undo_line (MkrImportJob *self)
{
  g_return_val_if_fail (MKR_IS_IMPORT_JOB (self), 0);

  if (self->former->len == 0)
    return 0;
  return ((MkrImportFormer *) self->former->pdata[self->former->len - 1])->line;
}

/* Rows that were typed one by one are corrected where they were typed. */
gboolean
mkr_import_job_can_correct (MkrImportJob *self)
{
  g_return_val_if_fail (MKR_IS_IMPORT_JOB (self), FALSE);

  return !self->typed && self->plan != NULL && self->statement != NULL;
}
