/* mkr-preferences-formats.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-dialogs.h"
#include "mkr-error.h"
#include "mkr-format-row.h"
#include "mkr-import-plan.h"
#include "mkr-mapping.h"
#include "mkr-preferences-formats.h"
#include "mkr-preferences-rows.h"

struct _MkrPreferencesFormats
{
  AdwPreferencesPage   parent_instance;

  /* Owned */
  MkrSession          *session;
  GHashTable          *used;      /* nullable: id → gint64, when a statement was last read by it */
  GPtrArray           *rows;      /* borrowed MkrFormatRow, in the order of the list */

  /* Template children */
  AdwPreferencesGroup *group;
  GtkWidget           *none;
  GtkWidget           *add_row;
};

G_DEFINE_FINAL_TYPE (MkrPreferencesFormats, mkr_preferences_formats, ADW_TYPE_PREFERENCES_PAGE)

/* --- the list --- */

/* One line of it. */
typedef struct
{
  const char *path;
  MkrFormat  *format;     /* nullable: the file is broken */
  const char *problem;
} Own;

/* What is broken stands first: it wants to be seen. */
static GArray *
list_own (MkrPreferencesFormats *self)
{
  MkrFormatSet *formats = mkr_session_get_formats (self->session);
  const char * const *problems = mkr_format_set_get_warnings (formats);
  const char * const *broken = mkr_format_set_get_broken (formats);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Own));

  for (guint i = 0; broken[i] != NULL; i++)
    {
      Own own = { broken[i], NULL, problems[i] };

      g_array_append_val (list, own);
    }

  for (guint i = 0; i < mkr_format_set_get_n (formats); i++)
    {
      MkrFormat *format = mkr_format_set_get (formats, i);
      Own own = { mkr_format_get_path (format), format, NULL };

      if (mkr_format_is_own (format))
        g_array_append_val (list, own);
    }

  return list;
}

static gboolean
has_same_rows (MkrPreferencesFormats *self,
               GArray                *list)
{
  if (self->rows->len != list->len)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    if (strcmp (mkr_format_row_get_path (self->rows->pdata[i]), g_array_index (list, Own, i).path) != 0)
      return FALSE;

  return TRUE;
}

static void
rebuild (MkrPreferencesFormats *self,
         GArray                *list)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->group)) != NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < list->len; i++)
    {
      GtkWidget *row = mkr_format_row_new (g_array_index (list, Own, i).path);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->group, row);
    }

  mkr_preferences_move_last (self->group, self->add_row);
  gtk_widget_set_visible (self->none, list->len == 0);
  if (focused)
    gtk_widget_grab_focus (self->add_row);
}

static gint64
last_use (MkrPreferencesFormats *self,
          const Own             *own)
{
  const gint64 *found;

  if (self->used == NULL || own->format == NULL)
    return -1;

  found = g_hash_table_lookup (self->used, mkr_format_get_id (own->format));
  return found != NULL ? *found : 0;
}

/* Rows stay as long as the files do: an opened one stays open, and the focus where it is. */
static void
fill (MkrPreferencesFormats *self)
{
  g_autoptr(GArray) list = list_own (self);

  if (!has_same_rows (self, list))
    rebuild (self, list);

  for (guint i = 0; i < list->len; i++)
    {
      const Own *own = &g_array_index (list, Own, i);

      mkr_format_row_show (self->rows->pdata[i], own->format, own->problem, last_use (self, own));
    }
}

/* --- when they were used --- */

static gpointer
read_uses (MkrBook   *book,
           gpointer   data,
           GError   **error)
{
  g_autoptr(GPtrArray) batches = mkr_batches_list (book, error);
  GHashTable *used;

  if (batches == NULL)
    return NULL;

  /* Newest first: the first of a format is its last use. */
  used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < batches->len; i++)
    {
      const MkrBatch *batch = batches->pdata[i];

      if (!batch->undone && !g_hash_table_contains (used, batch->format))
        g_hash_table_insert (used, g_strdup (batch->format), g_memdup2 (&batch->imported_at, sizeof (gint64)));
    }

  return used;
}

static void
uses_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(MkrPreferencesFormats) self = data;
  GHashTable *used = mkr_session_run_finish (MKR_SESSION (source), result, NULL);

  g_clear_pointer (&self->used, g_hash_table_unref);
  self->used = used;
  if (self->session != NULL)
    fill (self);
}

static void
load_uses (MkrPreferencesFormats *self)
{
  mkr_session_run_async (self->session, FALSE, read_uses, NULL, NULL, (GDestroyNotify) g_hash_table_unref, NULL,
                         uses_read_cb, g_object_ref (self));
}

/* --- adding --- */

typedef struct
{
  MkrPreferencesFormats *page;
  GFile                 *file;
  gboolean               replace;
} Adding;

static Adding *
adding_new (MkrPreferencesFormats *page,
            GFile                 *file,
            gboolean               replace)
{
  Adding *self = g_new (Adding, 1);

  *self = (Adding) { g_object_ref (page), g_object_ref (file), replace };
  return self;
}

static void
adding_free (gpointer data)
{
  Adding *self = data;

  g_object_unref (self->page);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adding, adding_free)

static void add_file (MkrPreferencesFormats *self,
                      GFile                 *file,
                      gboolean               replace);

static gboolean
add_format (gpointer   data,
            GError   **error)
{
  const Adding *adding = data;

  return mkr_own_format_add (adding->file, adding->replace, NULL, error);
}

static void
replace_asked_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(Adding) adding = data;

  if (mkr_dialogs_ask_finish (result) && adding->page->session != NULL)
    add_file (adding->page, adding->file, TRUE);
}

static void
ask_replace (MkrPreferencesFormats *self,
             GtkWindow             *window,
             GFile                 *file)
{
  g_autofree char *base = g_file_get_basename (file), *name = g_filename_display_name (base);
  /* Translators: %s is a file's name; so is “%s~”. */
  g_autofree char *body = g_strdup_printf (_("You have a file “%s” already. The one before is kept as “%s~”."), name, name);

  mkr_dialogs_ask_async (window, _("Replace the Format?"), body, _("_Replace"), TRUE, replace_asked_cb,
                         adding_new (self, file, TRUE));
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(Adding) adding = data;
  g_autoptr(GError) error = NULL;
  gboolean added = mkr_session_change_formats_finish (MKR_SESSION (source), result, &error);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (adding->page)));

  if (adding->page->session == NULL || window == NULL)
    return;

  if (added)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), adw_toast_new (_("Format added")));
  else if (g_error_matches (error, MKR_ERROR, MKR_ERROR_EXISTS))
    ask_replace (adding->page, window, adding->file);
  else
    mkr_dialogs_error (window, _("The Format Was Not Added"), error->message);
}

static void
add_file (MkrPreferencesFormats *self,
          GFile                 *file,
          gboolean               replace)
{
  mkr_session_change_formats_async (self->session, add_format, adding_new (self, file, replace), adding_free, added_cb,
                                    adding_new (self, file, replace));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(MkrPreferencesFormats) self = data;
  g_autoptr(GFile) file = mkr_dialogs_open_finish (result, NULL);

  if (file != NULL && self->session != NULL)
    add_file (self, file, FALSE);
}

static void
add_cb (MkrPreferencesFormats *self)
{
  mkr_dialogs_open_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Add a Format File"), "*.ini",
                          file_chosen_cb, g_object_ref (self));
}

/* --- the object --- */

static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(MkrPreferencesFormats) self = data;

  /* Nothing was asked for: if a shipped format is gone meanwhile, the present ones stay. */
  mkr_session_change_formats_finish (MKR_SESSION (source), result, NULL);
}

static void
reload (MkrPreferencesFormats *self)
{
  mkr_session_change_formats_async (self->session, NULL, NULL, NULL, reloaded_cb, g_object_ref (self));
}

static void
active_cb (MkrPreferencesFormats *self,
           GParamSpec            *pspec,
           GtkWindow             *window)
{
  if (self->session != NULL && gtk_window_is_active (window))
    reload (self);
}

static void
mkr_preferences_formats_dispose (GObject *object)
{
  MkrPreferencesFormats *self = MKR_PREFERENCES_FORMATS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->used, g_hash_table_unref);

  G_OBJECT_CLASS (mkr_preferences_formats_parent_class)->dispose (object);
}

static void
mkr_preferences_formats_finalize (GObject *object)
{
  g_ptr_array_unref (MKR_PREFERENCES_FORMATS (object)->rows);

  G_OBJECT_CLASS (mkr_preferences_formats_parent_class)->finalize (object);
}

static void
mkr_preferences_formats_class_init (MkrPreferencesFormatsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_preferences_formats_dispose;
  G_OBJECT_CLASS (klass)->finalize = mkr_preferences_formats_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-preferences-formats.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesFormats, group);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesFormats, none);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesFormats, add_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
mkr_preferences_formats_init (MkrPreferencesFormats *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mkr_preferences_formats_start (MkrPreferencesFormats *self,
                               GtkWindow             *window,
                               MkrSession            *session)
{
  g_return_if_fail (MKR_IS_PREFERENCES_FORMATS (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "formats-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (load_uses), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  reload (self);
  load_uses (self);
}
