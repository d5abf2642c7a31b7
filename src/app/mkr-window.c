/* mkr-window.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-earnings-page.h"
#include "mkr-error.h"
#include "mkr-pane-layout.h"
#include "mkr-receipt.h"
#include "mkr-rent.h"
#include "mkr-rent-page.h"
#include "mkr-window-private.h"

G_DEFINE_FINAL_TYPE (MkrWindow, mkr_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkListBoxRow *
find_row (MkrWindow  *self,
          const char *page)
{
  for (int i = 0; ; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar, i);

      if (row == NULL || g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), page) == 0)
        return row;
    }
}

void
_mkr_window_go (MkrWindow  *self,
                const char *page)
{
  GtkListBoxRow *row = find_row (self, page);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (row == NULL)
    return;

  gtk_list_box_select_row (self->sidebar, row);
  if (focus != NULL && gtk_widget_get_parent (focus) == GTK_WIDGET (self->sidebar))
    gtk_widget_grab_focus (GTK_WIDGET (row));

  gtk_stack_set_visible_child_name (self->stack, page);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

/* Where it is narrow, the text has no room. */
static void
update_import_button (MkrWindow *self,
                      gboolean   folded)
{
  GtkButton *button = GTK_BUTTON (self->import_button);

  if (folded)
    {
      gtk_button_set_icon_name (button, "document-open-symbolic");
    }
  else
    {
      gtk_button_set_label (button, _("_Import…"));
      gtk_button_set_use_underline (button, TRUE);
    }
}

/* What the header bar offers is the page's. */
static void
page_changed_cb (MkrWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  gboolean payouts = g_strcmp0 (page, "payouts") == 0;

  if (child == NULL || self->session == NULL)
    return;

  adw_window_title_set_title (self->title,
                              gtk_stack_page_get_title (gtk_stack_get_page (self->stack, child)));
  update_import_button (self, adw_leaflet_get_folded (self->leaflet));
  gtk_widget_set_visible (self->import_button, payouts || g_strcmp0 (page, "rent") == 0);
  gtk_widget_set_visible (self->add_button, payouts);
  /* Where it is narrow, the menu has it too. */
  gtk_widget_set_visible (self->imports_button, payouts && !adw_leaflet_get_folded (self->leaflet));
  _mkr_window_update_actions (self);
}

static void
row_activated_cb (MkrWindow     *self,
                  GtkListBoxRow *row)
{
  _mkr_window_go (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

/* --- toasts --- */

static void
toast_dismissed_cb (MkrWindow *self,
                    AdwToast  *toast)
{
  if (self->undo_toast == toast)
    g_clear_object (&self->undo_toast);
}

void
_mkr_window_forget_undo (MkrWindow *self)
{
  g_clear_pointer (&self->undo_action, g_free);
  g_clear_pointer (&self->undo_target, g_variant_unref);
}

void
_mkr_window_offer_undo (MkrWindow  *self,
                        const char *text,
                        const char *action,
                        GVariant   *target)
{
  g_autoptr(GVariant) kept = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autofree char *markup = g_markup_escape_text (text, -1);
  g_autoptr(AdwToast) former = self->undo_toast != NULL ? g_object_ref (self->undo_toast) : NULL;
  AdwToast *toast = adw_toast_new (markup);

  /* What was done last is told now, not after the former message. */
  if (former != NULL)
    adw_toast_dismiss (former);
  if (action != NULL)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, kept);
      adw_toast_set_timeout (toast, 10);
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                               G_CONNECT_SWAPPED);
      g_set_object (&self->undo_toast, toast);
    }

  _mkr_window_forget_undo (self);
  self->undo_action = g_strdup (action);
  self->undo_target = action != NULL ? g_steal_pointer (&kept) : NULL;
  mkr_window_toast (self, toast);
}

static void
removed_cb (MkrWindow *self,
            gint64     payout)
{
  _mkr_window_offer_undo (self, _("Payout removed"), "win.restore-payout",
                          g_variant_new_int64 (payout));
}

void
mkr_window_toast (MkrWindow *self,
                  AdwToast  *toast)
{
  g_return_if_fail (MKR_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- no book --- */

static void
show_pages (MkrWindow *self,
            gboolean   pages)
{
  gtk_widget_set_visible (GTK_WIDGET (self->stack), pages);
  gtk_widget_set_visible (GTK_WIDGET (self->no_book), !pages);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sidebar), pages);
}

void
mkr_window_show_no_book (MkrWindow    *self,
                         const char   *path,
                         const GError *error)
{
  gboolean missing = g_error_matches (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
  g_autofree char *description = g_markup_escape_text (error->message, -1);

  g_return_if_fail (MKR_IS_WINDOW (self));
  g_return_if_fail (path != NULL && error != NULL);

  adw_status_page_set_title (self->no_book, missing ? _("This Book Is Not There")
                                                    : _("The Book Could Not Be Opened"));
  adw_status_page_set_description (self->no_book, description);
  gtk_widget_set_visible (self->make_button, missing);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->make_button), "s", path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->make_button), "app.make-book");
  show_pages (self, FALSE);
  gtk_widget_grab_focus (missing ? self->make_button : self->open_button);
}

/* --- following the session --- */

static char *
dup_book_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  if (g_str_has_suffix (base, ".makerent"))
    base[strlen (base) - strlen (".makerent")] = '\0';

  return g_filename_display_name (base);
}

/* Which book is open is told where it is not the one that always is. */
static void
show_book_name (MkrWindow  *self,
                const char *path)
{
  g_autofree char *usual = mkr_book_default_path ();
  g_autofree char *name = path != NULL && g_strcmp0 (path, usual) != 0 ? dup_book_name (path) : NULL;

  adw_window_title_set_subtitle (self->title, name != NULL ? name : "");
}

static void
session_changed_cb (MkrWindow *self)
{
  const char *reason = mkr_session_get_read_only_reason (self->session);
  const char *path = mkr_session_get_path (self->session);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  if (reason != NULL)
    gtk_label_set_text (self->notice_label, reason);

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->notice), reason != NULL);
  gtk_widget_set_visible (self->conceal, mkr_session_get_hide_names (self->session));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sidebar), shown);
  show_book_name (self, path);
  if (path != NULL)
    show_pages (self, TRUE);
  _mkr_window_update_actions (self);
}

static gpointer
read_is_empty (MkrBook   *book,
               gpointer   data,
               GError   **error)
{
  g_autoptr(GPtrArray) terms = mkr_rent_terms_list (book, error);
  g_autoptr(GArray) days = terms != NULL ? mkr_receipt_days_read (book, NULL, error) : NULL;

  return GINT_TO_POINTER (days != NULL && terms->len == 0 && days->len == 0);
}

static void
is_empty_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(MkrWindow) self = user_data;

  if (mkr_session_run_finish (MKR_SESSION (source), result, NULL) != NULL && self->session != NULL)
    _mkr_window_go (self, "rent");
}

/* What was done in another book is not undone in this one. An empty book begins with its first steps. */
static void
path_changed_cb (MkrWindow *self)
{
  if (mkr_session_get_path (self->session) != NULL)
    mkr_session_run_async (self->session, FALSE, read_is_empty, NULL, NULL, NULL, NULL,
                           is_empty_read_cb, g_object_ref (self));

  _mkr_window_forget_undo (self);
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
}

static void
warning_cb (MkrWindow  *self,
            const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  mkr_window_toast (self, adw_toast_new (markup));
}

static void
active_changed_cb (MkrWindow *self)
{
  if (self->session != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    mkr_session_poll (self->session);
}

/* The name; where others have the same, its folder too. */
static char *
dup_recent_name (char **recent,
                 guint  index)
{
  g_autofree char *base = g_path_get_basename (recent[index]);
  g_autofree char *folder = g_path_get_dirname (recent[index]);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *shown = NULL;
  const char *home = g_get_home_dir ();
  guint n = 0;

  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autofree char *other = g_path_get_basename (recent[i]);

      n += g_strcmp0 (other, base) == 0;
    }

  if (n < 2)
    return g_steal_pointer (&name);

  shown = g_filename_display_name (folder);
  if (g_str_has_prefix (folder, home) && strchr ("/", folder[strlen (home)]) != NULL)
    {
      g_free (shown);
      shown = g_strconcat ("~", folder + strlen (home), NULL);
    }

  return g_strdup_printf ("%s – %s", name, shown);
}

static void
recent_changed_cb (MkrWindow  *self,
                   const char *key,
                   GSettings  *settings)
{
  g_auto(GStrv) recent = g_settings_get_strv (settings, "recent-files");

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autofree char *name = dup_recent_name (recent, i);
      g_auto(GStrv) parts = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);   /* one underscore marks a key */
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.open-recent", "s", recent[i]);
      g_menu_append_item (self->recent_menu, item);
    }
}

static void
mkr_window_dispose (GObject *object)
{
  MkrWindow *self = MKR_WINDOW (object);

  g_clear_object (&self->waiting);
  g_clear_object (&self->pasted);
  g_clear_object (&self->undo_toast);
  _mkr_window_forget_undo (self);

  G_OBJECT_CLASS (mkr_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, no_book);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, make_button);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, imports_button);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, conceal);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, drop_overlay);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, drop_label);
  gtk_widget_class_bind_template_child (widget_class, MkrWindow, recent_menu);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, active_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
}

static void
mkr_window_class_init (MkrWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_window_dispose;

  g_type_ensure (MKR_TYPE_PANE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/makerent/Makerent/ui/mkr-window.ui");
  bind_children (widget_class);

  /* Not the application's: what has the focus may have its own use of these keys, as a text has of Ctrl+Z. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "win.next-region", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK, "win.next-region",
                                       NULL);
}

static void
mkr_window_init (MkrWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  _mkr_window_add_actions (self);
  _mkr_window_add_import (self);
  g_object_bind_property (self->leaflet, "folded", self->back_button, "visible",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The other three are in the template until they are made. */
static void
add_pages (MkrWindow *self)
{
  GtkWidget *payouts = mkr_payouts_page_new (self->session);

  gtk_stack_add_titled (self->stack, mkr_rent_page_new (self->session), "rent", _("Rent"));
  gtk_stack_add_titled (self->stack, mkr_earnings_page_new (self->session), "earnings",
                        _("Earnings"));
  gtk_stack_add_titled (self->stack, payouts, "payouts", _("Payouts"));
  self->payouts = MKR_PAYOUTS_PAGE (payouts);
  g_signal_connect_object (payouts, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
}

static void
follow_session (MkrWindow *self)
{
  static const char * const notifies[] = { "notify::path", "notify::hide-names",
                                           "notify::read-only-reason" };

  for (guint i = 0; i < G_N_ELEMENTS (notifies); i++)
    g_signal_connect_object (self->session, notifies[i], G_CALLBACK (session_changed_cb), self,
                             G_CONNECT_SWAPPED);

  g_signal_connect_object (self->session, "notify::path", G_CALLBACK (path_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "warning", G_CALLBACK (warning_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self);
}

static void
follow_settings (MkrWindow *self,
                 GSettings *settings)
{
  g_autofree char *page = g_settings_get_string (settings, "page");

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::recent-files", G_CALLBACK (recent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  recent_changed_cb (self, NULL, settings);

  _mkr_window_go (self, page);
  g_settings_bind (settings, "page", self->stack, "visible-child-name", G_SETTINGS_BIND_SET);
}

MkrWindow *
mkr_window_new (MkrApplication *application)
{
  MkrWindow *self = g_object_new (MKR_TYPE_WINDOW, "application", application, NULL);

  self->session = mkr_application_get_session (application);
  add_pages (self);
  follow_session (self);
  follow_settings (self, mkr_application_get_settings (application));
  page_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->sidebar)));
  return self;
}
