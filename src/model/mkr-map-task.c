/* mkr-map-task.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-map-task.h"

typedef struct
{
  GFile     *file;
  GBytes    *text;
  MkrFormat *format;
  gboolean   only;
} Mapped;

static void
mapped_free (Mapped *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->format, mkr_format_unref);
  g_free (self);
}

static MkrMapping *
map_once (const Mapped  *mapped,
          MkrFormat     *format,
          GError       **error)
{
  if (mapped->file != NULL)
    return mkr_mapping_new_for_file (mapped->file, format, error);

  return mkr_mapping_new_for_bytes (mapped->text, _("pasted rows"), format, error);
}

static void
map_worker (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const Mapped *mapped = task_data;
  GError *error = NULL;
  MkrMapping *mapping = map_once (mapped, mapped->format, &error);

  /* Rows that were pasted without titles were read with titles of ours. */
  if (mapping == NULL && mapped->format != NULL && !mapped->only)
    {
      g_clear_error (&error);
      mapping = map_once (mapped, NULL, &error);
    }

  if (mapping != NULL)
    g_task_return_pointer (task, mapping, (GDestroyNotify) mkr_mapping_free);
  else
    g_task_return_error (task, error);
}

void
mkr_map_task_run (GTask      *task,
                  GFile      *file,
                  const char *text,
                  MkrFormat  *format,
                  gboolean    only)
{
  Mapped *mapped;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (file != NULL || text != NULL);

  mapped = g_new0 (Mapped, 1);
  mapped->file = file != NULL ? g_object_ref (file) : NULL;
  mapped->text = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
  mapped->format = format != NULL ? mkr_format_ref (format) : NULL;
  mapped->only = only;
  g_task_set_task_data (task, mapped, (GDestroyNotify) mapped_free);
  g_task_run_in_thread (task, map_worker);
}
