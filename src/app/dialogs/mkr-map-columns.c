/* mkr-map-columns.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-map-columns.h"
#include "mkr-map-dialog.h"
#include "mkr-map-task.h"

/* The parent may be closed while the file's beginning is read. */
typedef struct
{
  GtkWindow  *parent;
  MkrSession *session;
  GCallback   saved;
  GObject    *data;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->session);
  g_object_unref (self->data);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* Whoever clicks twice wants one window. */
static gboolean
is_open (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      found = found || (MKR_IS_MAP_DIALOG (window) && gtk_window_get_transient_for (window) == parent);
    }

  return found;
}

static void
show (Opening      *opening,
      MkrMapping   *mapping,     /* (transfer full) (nullable) */
      const GError *error)
{
  GtkWindow *dialog;

  if (!gtk_widget_get_mapped (GTK_WIDGET (opening->parent)) || is_open (opening->parent))
    {
      g_clear_pointer (&mapping, mkr_mapping_free);
      return;
    }
  if (mapping == NULL)
    {
      mkr_dialogs_error (opening->parent, _("The Columns Could Not Be Read"), error->message);
      return;
    }

  dialog = mkr_map_dialog_new (opening->parent, opening->session, mapping);
  g_signal_connect_object (dialog, "saved", opening->saved, opening->data, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
mapped_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(Opening) opening = data;
  g_autoptr(GError) error = NULL;
  MkrMapping *mapping = mkr_import_job_map_finish (MKR_IMPORT_JOB (source), result, &error);

  show (opening, mapping, error);
}

static void
file_mapped_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(Opening) opening = data;
  g_autoptr(GError) error = NULL;
  MkrMapping *mapping = g_task_propagate_pointer (G_TASK (result), &error);

  show (opening, mapping, error);
}

static Opening *
opening_new (GtkWindow  *parent,
             MkrSession *session,
             GCallback   saved,
             gpointer    data)
{
  Opening *self = g_new (Opening, 1);

  self->parent = g_object_ref (parent);
  self->session = g_object_ref (session);
  self->saved = saved;
  self->data = g_object_ref (G_OBJECT (data));
  return self;
}

void
mkr_map_columns (GtkWindow    *parent,
                 MkrSession   *session,
                 MkrImportJob *job,
                 GCallback     saved,
                 gpointer      data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MKR_IS_IMPORT_JOB (job));

  mkr_import_job_map_async (job, mapped_cb, opening_new (parent, session, saved, data));
}

void
mkr_map_columns_of_format (GtkWindow  *parent,
                           MkrSession *session,
                           GFile      *file,
                           MkrFormat  *format,
                           GCallback   saved,
                           gpointer    data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (session, NULL, file_mapped_cb, opening_new (parent, session, saved, data));
  g_task_set_source_tag (task, mkr_map_columns_of_format);
  mkr_map_task_run (task, file, NULL, format, TRUE);
}
