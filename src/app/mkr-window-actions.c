/* mkr-window-actions.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-payout.h"
#include "mkr-preferences.h"
#include "mkr-rent-dialog.h"
#include "mkr-undo-step.h"
#include "mkr-window-private.h"

/* --- moving about --- */

static void
go_action (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  _mkr_window_go (data, g_variant_get_string (parameter, NULL));
}

static void
back_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  MkrWindow *self = data;

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* Between the sidebar and the page. */
static void
next_region_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  MkrWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *sidebar = GTK_WIDGET (self->sidebar);
  gboolean in_sidebar = focus != NULL && (focus == sidebar || gtk_widget_is_ancestor (focus, sidebar));

  if (in_sidebar)
    {
      adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
      gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
    }
  else
    {
      adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->sidebar)));
    }
}

static void
search_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  MkrWindow *self = data;

  _mkr_window_go (self, "payouts");
  mkr_payouts_page_search (self->payouts, NULL);
}

static void
show_payouts_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  MkrWindow *self = data;

  _mkr_window_go (self, "payouts");
  mkr_payouts_page_search (self->payouts, g_variant_get_string (parameter, NULL));
}

static void
show_trail_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  MkrWindow *self = data;
  const char *label;
  MkrPeriod period;
  gsize n;
  g_autoptr(GVariant) entries = NULL;
  g_autoptr(GArray) ids = NULL;
  gconstpointer values;

  g_variant_get (parameter, "(&s@axii)", &label, &entries, &period.first, &period.last);
  values = g_variant_get_fixed_array (entries, &n, sizeof (gint64));
  if (n > 0)
    {
      ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n);
      g_array_append_vals (ids, values, (guint) n);
    }

  _mkr_window_go (self, "payouts");
  mkr_payouts_page_show_entries (self->payouts, label, ids, &period);
}

static void
show_source_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  MkrWindow *self = data;

  _mkr_window_go (self, "payouts");
  mkr_payouts_page_show_source (self->payouts, g_variant_get_int64 (parameter));
}

static void
show_payout_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  MkrWindow *self = data;

  _mkr_window_go (self, "payouts");
  mkr_payouts_page_show_payout (self->payouts, g_variant_get_int64 (parameter));
}

static void
show_unsorted_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  MkrWindow *self = data;

  _mkr_window_go (self, "payouts");
  mkr_payouts_page_show_unsorted (self->payouts);
}

/* --- dialogs --- */

static void
rent_terms_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  MkrWindow *self = data;

  mkr_rent_dialog_present (GTK_WINDOW (self), self->session);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  MkrWindow *self = data;

  mkr_preferences_present (GTK_WINDOW (self), self->session);
}

static void
edit_source_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  MkrWindow *self = data;

  mkr_preferences_present_source (GTK_WINDOW (self), self->session, g_variant_get_int64 (parameter));
}

/* A currency's code, and the day (MKR_DATE_NONE: the last one that lacks a rate). */
static void
add_rate_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  MkrWindow *self = data;
  const char *code;
  gint32 date;

  g_variant_get (parameter, "(&si)", &code, &date);
  mkr_preferences_present_rates (GTK_WINDOW (self), self->session, mkr_currency_lookup (code), date);
}

static void
formats_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  MkrWindow *self = data;

  mkr_preferences_present_formats (GTK_WINDOW (self), self->session);
}

/* --- what the page on view does with a key --- */

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  MkrWindow *self = data;
  gboolean rent = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "rent") == 0;

  gtk_widget_activate_action (GTK_WIDGET (self), rent ? "win.rent-terms" : "win.add-payout", NULL);
}

static void
table_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  MkrWindow *self = data;

  gtk_widget_activate_action (gtk_stack_get_visible_child (self->stack), "rent.toggle-table", NULL);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  MkrWindow *self = data;

  gtk_widget_activate_action_variant (gtk_stack_get_visible_child (self->stack), "earnings.export",
                                      parameter);
}

/* --- undo --- */

static void
undo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  MkrWindow *self = data;
  g_autofree char *name = g_steal_pointer (&self->undo_action);
  g_autoptr(GVariant) target = g_steal_pointer (&self->undo_target);

  if (name != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(MkrWindow) self = data;
  g_autoptr(GError) error = NULL;

  mkr_session_run_finish (MKR_SESSION (source), result, &error);
  if (error != NULL)
    mkr_dialogs_error (GTK_WINDOW (self), _("The Book Could Not Be Changed"), error->message);

  _mkr_window_update_actions (self);
}

static gpointer
restore_payout (MkrBook   *book,
                gpointer   data,
                GError   **error)
{
  mkr_payout_restore (book, *(gint64 *) data, error);
  return NULL;
}

static void
restore_payout_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  MkrWindow *self = data;
  gint64 id = g_variant_get_int64 (parameter);

  _mkr_window_forget_undo (self);
  mkr_session_run_async (self->session, TRUE, restore_payout, g_memdup2 (&id, sizeof id), g_free,
                         NULL, NULL, written_cb, g_object_ref (self));
}

/* What one can do on a page can be taken back: the page says how. */
static void
offer_undo_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  g_autoptr(GVariant) step = g_variant_get_child_value (parameter, 1);
  const char *text;

  g_variant_get_child (parameter, 0, "&s", &text);
  _mkr_window_offer_undo (data, text, "win.undo-step", step);
}

static void
undo_step_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  MkrWindow *self = data;

  _mkr_window_forget_undo (self);
  mkr_session_run_async (self->session, TRUE, mkr_undo_step_run, g_variant_ref (parameter),
                         (GDestroyNotify) g_variant_unref, NULL, NULL, written_cb, g_object_ref (self));
}

/* --- the book --- */

static gpointer
set_hide_names (MkrBook   *book,
                gpointer   data,
                GError   **error)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (book, error);

  if (settings != NULL)
    {
      settings->hide_names = GPOINTER_TO_INT (data);
      mkr_book_set_settings (book, settings, error);
    }

  return NULL;
}

/* The switch moves when the book says so. */
static void
hide_names_action (GSimpleAction *action,
                   GVariant      *value,
                   gpointer       data)
{
  MkrWindow *self = data;

  mkr_session_run_async (self->session, TRUE, set_hide_names,
                         GINT_TO_POINTER (g_variant_get_boolean (value)), NULL, NULL, NULL,
                         written_cb, g_object_ref (self));
}

static gpointer
back_up (MkrBook   *book,
         gpointer   data,
         GError   **error)
{
  mkr_book_backup (book, data, error);
  return NULL;
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(MkrWindow) self = data;
  g_autoptr(GError) error = NULL;

  mkr_session_run_finish (MKR_SESSION (source), result, &error);
  if (error != NULL)
    mkr_dialogs_error (GTK_WINDOW (self), _("The Copy Could Not Be Saved"), error->message);
  else
    _mkr_window_offer_undo (self, _("Copy saved and verified"), NULL, NULL);
}

static void
backup_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  MkrWindow *self = MKR_WINDOW (source);
  g_autoptr(GFile) file = mkr_dialogs_save_finish (result, NULL);

  if (file != NULL && g_file_peek_path (file) != NULL)
    mkr_session_run_async (self->session, FALSE, back_up, g_file_get_path (file), g_free, NULL, NULL,
                           backed_up_cb, g_object_ref (self));
}

static void
backup_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  mkr_dialogs_save_async (data, _("Back Up Book"), _("Copy of My Book.makerent"), "*.makerent",
                          backup_chosen_cb, NULL);
}

static const GActionEntry actions[] = {
  { "go", go_action, "s", NULL, NULL, { 0 } },
  { "back", back_action, NULL, NULL, NULL, { 0 } },
  { "next-region", next_region_action, NULL, NULL, NULL, { 0 } },
  { "search", search_action, NULL, NULL, NULL, { 0 } },
  { "new", new_action, NULL, NULL, NULL, { 0 } },
  { "table", table_action, NULL, NULL, NULL, { 0 } },
  { "export", export_action, "s", NULL, NULL, { 0 } },
  { "undo", undo_action, NULL, NULL, NULL, { 0 } },
  { "restore-payout", restore_payout_action, "x", NULL, NULL, { 0 } },
  { "offer-undo", offer_undo_action, "(s(sax))", NULL, NULL, { 0 } },
  { "undo-step", undo_step_action, "(sax)", NULL, NULL, { 0 } },
  { "rent-terms", rent_terms_action, NULL, NULL, NULL, { 0 } },
  { "preferences", preferences_action, NULL, NULL, NULL, { 0 } },
  { "edit-source", edit_source_action, "x", NULL, NULL, { 0 } },
  { "add-rate", add_rate_action, "(si)", NULL, NULL, { 0 } },
  { "formats", formats_action, NULL, NULL, NULL, { 0 } },
  { "show-payouts", show_payouts_action, "s", NULL, NULL, { 0 } },
  { "show-trail", show_trail_action, "(saxii)", NULL, NULL, { 0 } },
  { "show-source", show_source_action, "x", NULL, NULL, { 0 } },
  { "show-payout", show_payout_action, "x", NULL, NULL, { 0 } },
  { "show-unsorted", show_unsorted_action, NULL, NULL, NULL, { 0 } },
  { "hide-names", NULL, NULL, "false", hide_names_action, { 0 } },
  { "backup", backup_action, NULL, NULL, NULL, { 0 } },
};

void
_mkr_window_add_actions (MkrWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

static void
set_enabled (MkrWindow  *self,
             const char *name,
             gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
_mkr_window_update_actions (MkrWindow *self)
{
  static const char * const writing[] = {
    "import", "import-file", "add-payout", "paste-rows", "undo-import", "restore-payout",
    "undo-step", "hide-names", "add-rate", "edit-source",
  };
  gboolean has_book = mkr_session_get_path (self->session) != NULL;
  gboolean writable = has_book && mkr_session_get_read_only_reason (self->session) == NULL;
  GAction *hide = g_action_map_lookup_action (G_ACTION_MAP (self), "hide-names");
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    set_enabled (self, writing[i], writable);

  set_enabled (self, "backup", has_book);
  set_enabled (self, "imports", has_book);
  set_enabled (self, "completeness", has_book);
  set_enabled (self, "rent-terms", has_book);
  set_enabled (self, "preferences", has_book);
  set_enabled (self, "formats", has_book);
  set_enabled (self, "export", g_strcmp0 (page, "earnings") == 0);
  set_enabled (self, "table", g_strcmp0 (page, "rent") == 0);
  g_simple_action_set_state (G_SIMPLE_ACTION (hide),
                             g_variant_new_boolean (mkr_session_get_hide_names (self->session)));
}
