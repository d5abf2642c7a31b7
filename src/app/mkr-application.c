/* mkr-application.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "mkr-application.h"
#include "mkr-dialogs.h"
#include "mkr-window.h"

struct _MkrApplication
{
  AdwApplication  parent_instance;

  MkrFormatSet   *formats;
  MkrSession     *session;
  GSettings      *settings;
  char           *book;      /* --book */
  char           *wanted;    /* the book that is being opened */
  gboolean        opening;   /* a book is on its way: no other one is opened beside it */
};

G_DEFINE_FINAL_TYPE (MkrApplication, mkr_application, ADW_TYPE_APPLICATION)

/* A format of the person's own that is broken is left out, and said. */
static void
tell_warnings (MkrApplication *self,
               MkrWindow      *window)
{
  const char * const *broken = mkr_format_set_get_broken (self->formats);

  for (guint i = 0; broken[i] != NULL; i++)
    {
      g_autofree char *base = g_path_get_basename (broken[i]), *name = g_filename_display_name (base);
      /* Translators: %s is a file's name. */
      g_autofree char *text = g_strdup_printf (_("Format file “%s” is broken"), name);
      g_autofree char *markup = g_markup_escape_text (text, -1);
      AdwToast *toast = adw_toast_new (markup);

      adw_toast_set_button_label (toast, _("Why"));
      adw_toast_set_action_name (toast, "win.formats");
      mkr_window_toast (window, toast);
    }
}

static MkrWindow *
get_window (MkrApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      window = GTK_WINDOW (mkr_window_new (self));
      tell_warnings (self, MKR_WINDOW (window));
    }

  /* A dialog may be the active one. */
  while (!MKR_IS_WINDOW (window) && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);

  return MKR_WINDOW (window);
}

static void
remember (MkrApplication *self,
          const char     *path)
{
  g_auto(GStrv) recent = g_settings_get_strv (self->settings, "recent-files");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;
  guint n = 1;

  g_strv_builder_add (builder, path);
  for (guint i = 0; recent[i] != NULL && n < 8; i++)
    if (g_strcmp0 (recent[i], path) != 0)
      {
        g_strv_builder_add (builder, recent[i]);
        n++;
      }

  list = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "recent-files", (const char * const *) list);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(MkrApplication) self = user_data;
  g_autoptr(GError) error = NULL;

  self->opening = FALSE;
  if (mkr_session_open_finish (self->session, result, &error))
    remember (self, mkr_session_get_path (self->session));
  /* Without any book the window would be dead: it tells why, and what to do. */
  else if (mkr_session_get_path (self->session) == NULL)
    mkr_window_show_no_book (get_window (self), self->wanted, error);
  else
    mkr_dialogs_error (GTK_WINDOW (get_window (self)), _("The Book Could Not Be Opened"),
                       error->message);
}

static void
start_opening (MkrApplication    *self,
               const char        *path,
               const MkrCurrency *currency)   /* (nullable): of a book to be made */
{
  g_free (self->wanted);
  self->wanted = g_strdup (path);
  self->opening = TRUE;
  mkr_session_open_async (self->session, path, currency != NULL, currency, opened_cb,
                          g_object_ref (self));
}

/* The currency of a new book: the locale's, changeable in Preferences as long as the book is empty. */
static const MkrCurrency *
locale_currency (void)
{
  const struct lconv *conv = localeconv ();
  g_autofree char *code = g_strndup (conv->int_curr_symbol, 3);
  const MkrCurrency *currency = mkr_currency_lookup (code);

  return currency != NULL ? currency : mkr_currency_lookup ("USD");
}

/* @create: there may be none yet. A mistyped name is not a wish for a new book. */
static void
open_book (MkrApplication *self,
           const char     *path,
           gboolean        create)
{
  create = create && !g_file_test (path, G_FILE_TEST_EXISTS);
  start_opening (self, path, create ? locale_currency () : NULL);
}

static void
ensure_book (MkrApplication *self)
{
  g_autofree char *path = NULL;

  if (self->opening || mkr_session_get_path (self->session) != NULL)
    return;

  path = self->book != NULL ? g_canonicalize_filename (self->book, NULL) : mkr_book_default_path ();
  open_book (self, path, self->book == NULL);
}

static void
mkr_application_activate (GApplication *application)
{
  MkrApplication *self = MKR_APPLICATION (application);

  ensure_book (self);
  gtk_window_present (GTK_WINDOW (get_window (self)));
}

static void
mkr_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  MkrApplication *self = MKR_APPLICATION (application);
  g_autoptr(GListStore) statements = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL && g_str_has_suffix (path, ".makerent"))
        open_book (self, path, FALSE);
      else
        g_list_store_append (statements, files[i]);
    }

  mkr_application_activate (application);
  if (g_list_model_get_n_items (G_LIST_MODEL (statements)) > 0)
    mkr_window_import_files (get_window (self), G_LIST_MODEL (statements));
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  MkrApplication *self = user_data;
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  /* Each may say no, as a dialog does that is writing; the last one that goes ends the application. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);

  if (windows == NULL)
    g_application_quit (G_APPLICATION (self));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  mkr_dialogs_about (GTK_WINDOW (get_window (user_data)));
}

static void
currency_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autofree char *path = user_data;
  GApplication *application = g_application_get_default ();
  const MkrCurrency *currency = mkr_dialogs_ask_currency_finish (result);

  if (currency != NULL && application != NULL)
    start_opening (MKR_APPLICATION (application), path, currency);
}

static void
make_book (MkrApplication *self,
           const char     *path)
{
  mkr_dialogs_ask_currency_async (GTK_WINDOW (get_window (self)), path, locale_currency (),
                                  currency_chosen_cb, g_strdup (path));
}

static void
make_book_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  make_book (user_data, g_variant_get_string (parameter, NULL));
}

static void
new_chosen_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(MkrApplication) self = user_data;
  g_autoptr(GFile) file = mkr_dialogs_save_finish (result, NULL);

  if (file != NULL)
    make_book (self, g_file_peek_path (file));
}

static void
new_book_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MkrApplication *self = user_data;

  mkr_dialogs_save_async (GTK_WINDOW (get_window (self)), _("New Book"), _("My Book.makerent"),
                          "*.makerent", new_chosen_cb, g_object_ref (self));
}

static void
open_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(MkrApplication) self = user_data;
  g_autoptr(GFile) file = mkr_dialogs_open_finish (result, NULL);

  if (file != NULL)
    start_opening (self, g_file_peek_path (file), NULL);
}

static void
open_book_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MkrApplication *self = user_data;

  mkr_dialogs_open_async (GTK_WINDOW (get_window (self)), _("Open Book"), "*.makerent",
                          open_chosen_cb, g_object_ref (self));
}

static void
open_recent_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  MkrApplication *self = user_data;

  start_opening (self, g_variant_get_string (parameter, NULL), NULL);
}

static char *
sample_path (void)
{
  const char *data = g_getenv ("MAKERENT_DATA_DIR");
  const char *build = g_getenv ("MKR_BUILD_DIR");
  g_autofree char *own = g_build_filename (data != NULL ? data : MKR_DATA_DIR, "sample",
                                           "nell-harker.makerent", NULL);

  if (build != NULL && !g_file_test (own, G_FILE_TEST_EXISTS))
    return g_build_filename (build, "data", "sample", "nell-harker.makerent", NULL);

  return g_steal_pointer (&own);
}

/* A copy under a name that is not taken: what a person tries out in the sample stays hers, and the sample stays as it is. */
static GFile *
copy_sample (GError **error)
{
  g_autofree char *from = sample_path ();
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "makerent", NULL);

  g_mkdir_with_parents (folder, 0700);

  for (int i = 1; ; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup ("sample.makerent")
                                     : g_strdup_printf ("sample-%d.makerent", i);
      g_autoptr(GFile) target = g_file_new_build_filename (folder, name, NULL);
      g_autoptr(GError) local = NULL;

      if (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &local))
        {
          g_file_set_attribute_uint32 (target, G_FILE_ATTRIBUTE_UNIX_MODE, 0600, 0, NULL, NULL);
          return g_steal_pointer (&target);
        }

      if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
}

static void
sample_book_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  MkrApplication *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = copy_sample (&error);

  if (file == NULL)
    mkr_dialogs_error (GTK_WINDOW (get_window (self)), _("The Sample Book Could Not Be Opened"),
                       error->message);
  else
    {
      start_opening (self, g_file_peek_path (file), NULL);
      gtk_widget_activate_action (GTK_WIDGET (get_window (self)), "win.go", "s", "rent");
    }
}

static const GActionEntry actions[] = {
  { "quit", quit_action, NULL, NULL, NULL, { 0 } },
  { "about", about_action, NULL, NULL, NULL, { 0 } },
  { "new-book", new_book_action, NULL, NULL, NULL, { 0 } },
  { "open-book", open_book_action, NULL, NULL, NULL, { 0 } },
  { "make-book", make_book_action, "s", NULL, NULL, { 0 } },
  { "open-recent", open_recent_action, "s", NULL, NULL, { 0 } },
  { "sample-book", sample_book_action, NULL, NULL, NULL, { 0 } },
};

static const struct { const char *action; const char *keys[3]; } accels[] = {
  { "app.quit", { "<Control>q" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.import", { "<Control>i" } },
  { "win.new", { "<Control>n" } },
  { "win.search", { "<Control>f" } },
  { "win.table", { "<Control>t" } },
  { "win.export('csv')", { "<Control>s" } },
  { "window.close", { "<Control>w" } },
  { "win.hide-names", { "<Control><Shift>h" } },
  { "win.go('rent')", { "<Control>1" } },
  { "win.go('earnings')", { "<Control>2" } },
  { "win.go('payouts')", { "<Control>3" } },
  { "win.go('hours')", { "<Control>4" } },
  { "win.go('contracts')", { "<Control>5" } },
  { "win.go('invoices')", { "<Control>6" } },
};

static void
mkr_application_startup (GApplication *application)
{
  MkrApplication *self = MKR_APPLICATION (application);

  G_APPLICATION_CLASS (mkr_application_parent_class)->startup (application);

  self->session = mkr_session_new (self->formats);
  self->settings = g_settings_new (MKR_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].keys);
}

static void
mkr_application_shutdown (GApplication *application)
{
  MkrApplication *self = MKR_APPLICATION (application);

  if (self->session != NULL)
    mkr_session_close (self->session);

  G_APPLICATION_CLASS (mkr_application_parent_class)->shutdown (application);
}

/* A window that is open already takes the book; the option itself does not travel. */
static int
hand_over (MkrApplication *self)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->book);

  if (!g_application_register (G_APPLICATION (self), NULL, NULL) ||
      !g_application_get_is_remote (G_APPLICATION (self)))
    return -1;

  g_application_open (G_APPLICATION (self), &file, 1, "book");
  return 0;
}

static int
mkr_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  MkrApplication *self = MKR_APPLICATION (application);
  g_autoptr(GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("makerent %s\n", MKR_VERSION);
      return 0;
    }

  g_variant_dict_lookup (options, "book", "^ay", &self->book);

  if (!mkr_clock_init (NULL, &error))
    {
      g_printerr ("MAKERENT_TODAY: %s\n", error->message);
      return 2;
    }

  /* Without its formats the program can read nothing: a broken installation. */
  self->formats = mkr_format_set_load (&error);
  if (self->formats == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return self->book != NULL ? hand_over (self) : -1;
}

static void
mkr_application_finalize (GObject *object)
{
  MkrApplication *self = MKR_APPLICATION (object);

  g_clear_pointer (&self->formats, mkr_format_set_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_free (self->book);
  g_free (self->wanted);

  G_OBJECT_CLASS (mkr_application_parent_class)->finalize (object);
}

static void
mkr_application_class_init (MkrApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = mkr_application_finalize;
  application_class->startup = mkr_application_startup;
  application_class->shutdown = mkr_application_shutdown;
  application_class->activate = mkr_application_activate;
  application_class->open = mkr_application_open;
  application_class->handle_local_options = mkr_application_handle_local_options;
}

static void
mkr_application_init (MkrApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "book", 0, 0, G_OPTION_ARG_FILENAME,
                                 N_("The book to open (default: yours)"), N_("FILE"));
  g_application_add_main_option (G_APPLICATION (self), "version", 0, 0, G_OPTION_ARG_NONE,
                                 N_("Print the version"), NULL);
}

MkrApplication *
mkr_application_new (void)
{
  return g_object_new (MKR_TYPE_APPLICATION, "application-id", MKR_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/makerent/Makerent", NULL);
}

MkrSession *
mkr_application_get_session (MkrApplication *self)
{
  g_return_val_if_fail (MKR_IS_APPLICATION (self), NULL);

  return self->session;
}

GSettings *
mkr_application_get_settings (MkrApplication *self)
{
  g_return_val_if_fail (MKR_IS_APPLICATION (self), NULL);

  return self->settings;
}
