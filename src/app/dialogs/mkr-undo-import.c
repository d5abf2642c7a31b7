/* mkr-undo-import.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-import-plan.h"
#include "mkr-undo-import.h"

#define MOST_LINES 8   /* of rows that stay: a dialog does not scroll */

static void
append (GString    *text,
        const char *format,
        guint       n)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  #pragma GCC diagnostic push
  #pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, n);
  #pragma GCC diagnostic pop
}

static void
append_lines (GString             *text,
              const MkrUndoReport *report)
{
  guint n = report->lines != NULL ? g_strv_length (report->lines) : 0;
  guint shown = n > MOST_LINES ? MOST_LINES - 1 : n;

  for (guint i = 0; i < shown; i++)
    g_string_append_printf (text, "\n%s", report->lines[i]);
  if (shown < n)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n - shown), n - shown);
    }
}

static char *
describe_done (const MkrUndoReport *report)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append (text, ngettext ("%u row was removed.", "%u rows were removed.", report->removed), report->removed);
  if (report->restored > 0)
    append (text, ngettext ("%u row has its former values again.", "%u rows have their former values again.", report->restored),
            report->restored);
  if (report->kept > 0)
    append (text, ngettext ("%u row is kept:", "%u rows are kept:", report->kept), report->kept);
  append_lines (text, report);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_plan (const MkrUndoReport *report)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append (text, ngettext ("%u row will be removed.", "%u rows will be removed.", report->removed), report->removed);
  if (report->restored > 0)
    append (text, ngettext ("%u row will get its former values back.", "%u rows will get their former values back.",
                            report->restored), report->restored);
  if (report->kept > 0)
    append (text, ngettext ("%u row will be kept:", "%u rows will be kept:", report->kept), report->kept);
  append_lines (text, report);
  g_string_append_printf (text, "\n\n%s", _("What is removed can be imported again."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gpointer
undo_import (MkrBook   *book,
             gpointer   data,
             GError   **error)
{
  MkrUndoReport report = { 0 };
  char *text;

  if (!mkr_batch_undo (book, *(gint64 *) data, &report, error))
    return NULL;

  text = describe_done (&report);
  mkr_undo_report_clear (&report);
  return text;
}

static gpointer
try_undo (MkrBook   *book,
          gpointer   data,
          GError   **error)
{
  MkrUndoReport report = { 0 };
  char *text;

  if (!mkr_batch_try_undo (book, *(gint64 *) data, &report, error))
    return NULL;

  text = describe_plan (&report);
  mkr_undo_report_clear (&report);
  return text;
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  char *text = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, text, g_free);
}

static void
run (GTask *task)
{
  MkrSession *session = g_task_get_source_object (task);
  const gint64 *batch = g_object_get_data (G_OBJECT (task), "batch");

  mkr_session_run_async (session, TRUE, undo_import, g_memdup2 (batch, sizeof *batch), g_free, g_free, NULL,
                         undone_cb, g_object_ref (task));
}

static GTask *
task_for (MkrSession          *session,
          gint64               batch,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (session, NULL, callback, user_data);

  g_task_set_source_tag (task, task_for);
  g_object_set_data_full (G_OBJECT (task), "batch", g_memdup2 (&batch, sizeof batch), g_free);
  return task;
}

void
mkr_undo_import_async (MkrSession          *session,
                       gint64               batch,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = task_for (session, batch, callback, user_data);

  run (task);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;

  if (mkr_dialogs_ask_finish (result))
    run (task);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  GtkWindow *parent = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *text = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (!gtk_widget_get_mapped (GTK_WIDGET (parent)))
    g_task_return_pointer (task, NULL, NULL);
  else
    mkr_dialogs_ask_async (parent, _("Take This Import Back?"), text, _("Take Back"), TRUE, answered_cb,
                           g_object_ref (task));
}

void
mkr_undo_import_ask_async (MkrSession          *session,
                           gint64               batch,
                           GtkWindow           *parent,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = task_for (session, batch, callback, user_data);

  g_task_set_task_data (task, g_object_ref (parent), g_object_unref);
  mkr_session_run_async (session, FALSE, try_undo, g_memdup2 (&batch, sizeof batch), g_free, g_free, NULL, tried_cb,
                         g_object_ref (task));
}

char *
mkr_undo_import_finish (MkrSession    *session,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
