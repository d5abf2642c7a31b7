/* mkr-format-row.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-dialogs.h"
#include "mkr-field-row.h"
#include "mkr-format-row.h"
#include "mkr-map-columns.h"
#include "mkr-mapping.h"
#include "mkr-preferences.h"
#include "mkr-text.h"

struct _MkrFormatRow
{
  AdwExpanderRow  parent_instance;

  /* Owned */
  char           *path, *id;
  MkrFormat      *format;        /* nullable: the file is broken */

  /* Template children */
  MkrFieldRow    *name;
  GtkWidget      *change_row;
};

G_DEFINE_FINAL_TYPE (MkrFormatRow, mkr_format_row, ADW_TYPE_EXPANDER_ROW)

static GtkWindow *
window_of (MkrFormatRow *self)
{
  return GTK_WINDOW (mkr_preferences_of (GTK_WIDGET (self)));
}

static MkrSession *
session_of (MkrFormatRow *self)
{
  return mkr_preferences_get_session (mkr_preferences_of (GTK_WIDGET (self)));
}

static void
say (GtkWindow  *window,
     const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), adw_toast_new (markup));
}

/* --- the name --- */

typedef struct
{
  char *id, *name;
} Renaming;

static void
renaming_free (gpointer data)
{
  Renaming *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

static gboolean
rename_format (gpointer   data,
               GError   **error)
{
  const Renaming *renaming = data;

  return mkr_own_format_rename (renaming->id, renaming->name, error);
}

static void
renamed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(MkrFormatRow) self = data;
  g_autoptr(GError) error = NULL;

  if (!mkr_session_change_formats_finish (MKR_SESSION (source), result, &error))
    mkr_field_row_set_problem (self->name, error->message);
}

static void
name_cb (MkrFormatRow *self)
{
  Renaming *renaming = g_new (Renaming, 1);

  *renaming = (Renaming) { g_strdup (self->id), g_strdup (mkr_field_row_get_text (self->name)) };
  mkr_session_change_formats_async (session_of (self), rename_format, renaming, renaming_free, renamed_cb,
                                    g_object_ref (self));
}

/* --- the columns --- */

static void
saved_cb (MkrFormatRow *self)
{
  GtkWindow *window = window_of (self);

  if (window != NULL)
    say (window, _("Format saved"));
}

static void
statement_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr(MkrFormatRow) self = data;
  g_autoptr(GFile) file = mkr_dialogs_open_finish (result, NULL);

  if (file != NULL && self->format != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    mkr_map_columns_of_format (GTK_WINDOW (source), session_of (self), file, self->format, G_CALLBACK (saved_cb), self);
}

static void
change_cb (MkrFormatRow *self)
{
  g_autofree char *title = NULL;

  if (self->format == NULL)
    return;

  /* Translators: %s is a format's name; the title of a file chooser. */
  title = g_strdup_printf (_("Choose a Statement That “%s” Reads"), mkr_format_get_name (self->format));
  mkr_dialogs_open_async (window_of (self), title, NULL, statement_chosen_cb, g_object_ref (self));
}

/* --- the file --- */

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(MkrFormatRow) self = data;
  g_autoptr(GError) error = NULL;
  GtkWindow *window = window_of (self);

  if (g_file_copy_finish (G_FILE (source), result, &error))
    {
      if (window != NULL)
        say (window, _("Copy saved"));
    }
  else if (window != NULL)
    mkr_dialogs_error (window, _("The Copy Was Not Saved"), error->message);
}

static void
copy_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(MkrFormatRow) self = data;
  g_autoptr(GFile) copy = mkr_dialogs_save_finish (result, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (self->path);

  if (copy != NULL && !g_file_equal (copy, file))
    g_file_copy_async (file, copy, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, NULL, NULL, NULL, copied_cb,
                       g_object_ref (self));
}

static void
copy_cb (MkrFormatRow *self)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *name = g_filename_display_name (base);

  mkr_dialogs_save_async (window_of (self), _("Save a Copy"), name, "*.ini", copy_chosen_cb, g_object_ref (self));
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(MkrFormatRow) self = data;
  g_autoptr(GError) error = NULL;
  GtkWindow *window = window_of (self);
  g_autofree char *text = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error) || window == NULL)
    return;

  /* Translators: the path of a file, then why its folder could not be shown. */
  text = g_strdup_printf (_("The file is %s. Its folder cannot be opened: %s"), self->path, error->message);
  mkr_dialogs_error (window, _("The Folder Could Not Be Shown"), text);
}

static void
folder_cb (MkrFormatRow *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, shown_cb, g_object_ref (self));
}

/* --- removing --- */

typedef struct
{
  char *id, *text;
} Removed;

static void
removed_clear (gpointer data)
{
  Removed *self = data;

  g_free (self->id);
  g_free (self->text);
}

static void
removed_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, removed_clear);
}

static gboolean
remove_format (gpointer   data,
               GError   **error)
{
  Removed *removed = data;

  removed->text = mkr_own_format_read (removed->id, error);
  return removed->text != NULL && mkr_own_format_remove (removed->id, error);
}

static gboolean
bring_format_back (gpointer   data,
                   GError   **error)
{
  const Removed *removed = data;

  return mkr_own_format_bring_back (removed->id, removed->text, error);
}

typedef struct
{
  MkrPreferences *window;
  Removed        *removed;
} Undo;

static void
undo_free (Undo *self)
{
  g_object_unref (self->window);
  removed_unref (self->removed);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Undo, undo_free)

static void
brought_back_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(MkrPreferences) window = data;
  g_autoptr(GError) error = NULL;

  if (!mkr_session_change_formats_finish (MKR_SESSION (source), result, &error))
    say (GTK_WINDOW (window), error->message);
}

static void
undo_cb (Undo *undo)
{
  MkrSession *session = mkr_preferences_get_session (undo->window);

  if (session != NULL)
    mkr_session_change_formats_async (session, bring_format_back, g_atomic_rc_box_acquire (undo->removed), removed_unref,
                                      brought_back_cb, g_object_ref (undo->window));
}

static void
undo_gone_cb (gpointer  data,
              GClosure *closure)
{
  undo_free (data);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(Undo) undo = data;
  g_autoptr(GError) error = NULL;
  AdwPreferencesWindow *window = ADW_PREFERENCES_WINDOW (undo->window);
  AdwToast *toast;

  if (!mkr_session_change_formats_finish (MKR_SESSION (source), result, &error))
    {
      say (GTK_WINDOW (window), error->message);
      return;
    }

  toast = adw_toast_new (_("Format removed"));
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), g_steal_pointer (&undo), undo_gone_cb,
                         G_CONNECT_SWAPPED);
  adw_preferences_window_add_toast (window, toast);
}

static void
remove_cb (MkrFormatRow *self)
{
  Undo *undo = g_new (Undo, 1);
  Removed *removed = g_atomic_rc_box_new0 (Removed);

  removed->id = g_strdup (self->id);
  undo->window = g_object_ref (mkr_preferences_of (GTK_WIDGET (self)));
  undo->removed = g_atomic_rc_box_acquire (removed);
  mkr_session_change_formats_async (session_of (self), remove_format, removed, removed_unref, removed_cb, undo);
}

/* --- the object --- */

static void
mkr_format_row_finalize (GObject *object)
{
  MkrFormatRow *self = MKR_FORMAT_ROW (object);

  g_free (self->path);
  g_free (self->id);
  g_clear_pointer (&self->format, mkr_format_unref);

  G_OBJECT_CLASS (mkr_format_row_parent_class)->finalize (object);
}

static void
mkr_format_row_class_init (MkrFormatRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mkr_format_row_finalize;

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/makerent/Makerent/ui/mkr-format-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrFormatRow, name);
  gtk_widget_class_bind_template_child (widget_class, MkrFormatRow, change_row);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
mkr_format_row_init (MkrFormatRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mkr_format_row_new (const char *path)
{
  MkrFormatRow *self = g_object_new (MKR_TYPE_FORMAT_ROW, NULL);
  g_autofree char *base = g_path_get_basename (path);

  self->path = g_strdup (path);
  self->id = g_strndup (base, strlen (base) - strlen (".ini"));
  return GTK_WIDGET (self);
}

const char *
mkr_format_row_get_path (MkrFormatRow *self)
{
  g_return_val_if_fail (MKR_IS_FORMAT_ROW (self), NULL);

  return self->path;
}

/* “strange.ini · last used 3 October 2026”. */
static char *
describe (const char *file,
          gint64      used)
{
  g_autoptr(GDateTime) utc = used > 0 ? g_date_time_new_from_unix_utc (used) : NULL;
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *day = NULL, *when = NULL;
  MkrDate date;

  if (local != NULL && mkr_date_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                          g_date_time_get_day_of_month (local), &date))
    {
      day = mkr_date_format (date, MKR_DATE_FULL);
      /* Translators: %s is a date. */
      when = g_strdup_printf (_("last used %s"), day);
    }
  else if (used == 0)
    when = g_strdup (_("nothing in this book was read by it"));

  return g_strjoin (" · ", file, when, NULL);
}

void
mkr_format_row_show (MkrFormatRow *self,
                     MkrFormat    *format,
                     const char   *problem,
                     gint64        used)
{
  g_autofree char *base = NULL, *file = NULL, *text = NULL, *title = NULL, *subtitle = NULL;

  g_return_if_fail (MKR_IS_FORMAT_ROW (self));
  g_return_if_fail ((format != NULL) != (problem != NULL));

  base = g_path_get_basename (self->path);
  file = g_filename_display_name (base);
  text = problem != NULL ? mkr_text_visible (problem) : describe (file, used);
  subtitle = g_markup_escape_text (text, -1);
  title = g_markup_escape_text (format != NULL ? mkr_format_get_name (format) : file, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);

  g_clear_pointer (&self->format, mkr_format_unref);
  self->format = format != NULL ? mkr_format_ref (format) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->name), format != NULL);
  gtk_widget_set_visible (self->change_row, format != NULL);
  if (format != NULL && !mkr_field_row_has_focus (self->name))
    mkr_field_row_set_text (self->name, mkr_format_get_name (format));
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "mkr-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "mkr-problem");
}
