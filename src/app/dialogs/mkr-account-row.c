/* mkr-account-row.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-account-row.h"
#include "mkr-field-row.h"
#include "mkr-preferences.h"
#include "mkr-preferences-rows.h"

struct _MkrAccountRow
{
  AdwExpanderRow  parent_instance;

  gint64          id;
  gboolean        updating;

  /* Template children */
  MkrFieldRow    *name;
  AdwComboRow    *kind;
  AdwComboRow    *role;
  GtkSwitch      *archived;
};

G_DEFINE_FINAL_TYPE (MkrAccountRow, mkr_account_row, ADW_TYPE_EXPANDER_ROW)

/* One changed property of an account: read, changed and written on the store thread. */
typedef struct
{
  enum { SET_NAME, SET_KIND, SET_ROLE, SET_ARCHIVED } what;
  gint64          id;
  char           *name;
  MkrAccountKind  kind;
  MkrRole         role;
  gboolean        archived;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_free (change);
}

static MkrAccount *
find_account (GPtrArray *accounts,
              gint64     id)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      MkrAccount *account = g_ptr_array_index (accounts, i);

      if (account->id == id)
        return account;
    }

  return NULL;
}

static gpointer
apply_change (MkrBook   *book,
              gpointer   data,
              GError   **error)
{
  Change *change = data;
  g_autoptr(GPtrArray) accounts = mkr_accounts_list (book, error);
  MkrAccount *account = accounts ? find_account (accounts, change->id) : NULL;

  if (account == NULL)
    return NULL;

  switch (change->what)
    {
    case SET_NAME:
      g_free (account->name);
      account->name = g_steal_pointer (&change->name);
      break;
    case SET_KIND:
      account->kind = change->kind;
      break;
    case SET_ROLE:
      account->role = change->role;
      break;
    case SET_ARCHIVED:
    default:
      account->archived = change->archived;
      break;
    }
  mkr_account_edit (book, account, error);

  return NULL;
}

static gpointer
remove_job (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  mkr_account_remove (book, *(gint64 *) data, error);

  return NULL;
}

static void
run_change (MkrAccountRow *self,
            Change         change)
{
  if (self->updating)
    {
      g_free (change.name);
      return;
    }

  change.id = self->id;
  mkr_preferences_run (mkr_preferences_of (GTK_WIDGET (self)), apply_change,
                       g_memdup2 (&change, sizeof change), change_free);
}

static void
name_cb (MkrAccountRow *self)
{
  char *name = g_strstrip (g_strdup (mkr_field_row_get_text (self->name)));

  run_change (self, (Change) { .what = SET_NAME, .name = name });
}

static void
kind_cb (MkrAccountRow *self)
{
  run_change (self, (Change) { .what = SET_KIND,
                               .kind = adw_combo_row_get_selected (self->kind) + 1 });
}

static void
role_cb (MkrAccountRow *self)
{
  run_change (self, (Change) { .what = SET_ROLE,
                               .role = adw_combo_row_get_selected (self->role) + 1 });
}

static gboolean
archived_cb (MkrAccountRow *self,
             gboolean       state)
{
  run_change (self, (Change) { .what = SET_ARCHIVED, .archived = state });

  return FALSE;
}

static void
remove_cb (MkrAccountRow *self)
{
  mkr_preferences_run (mkr_preferences_of (GTK_WIDGET (self)), remove_job,
                       g_memdup2 (&self->id, sizeof self->id), g_free);
}

/* The values of both enumerations begin at 1 and have no gaps. */
static void
fill_lists (MkrAccountRow *self)
{
  const char *kinds[MKR_ACCOUNT_CASH + 1] = { NULL };
  const char *roles[MKR_ROLE_PLATFORM + 1] = { NULL };

  for (int i = MKR_ACCOUNT_PLATFORM; i <= MKR_ACCOUNT_CASH; i++)
    kinds[i - 1] = mkr_account_kind_label (i);
  for (int i = MKR_ROLE_RENT; i <= MKR_ROLE_PLATFORM; i++)
    roles[i - 1] = mkr_role_label (i);
  mkr_combo_row_set (self->kind, kinds, 0);
  mkr_combo_row_set (self->role, roles, 0);
}

static void
mkr_account_row_class_init (MkrAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrAccountRow, name);
  gtk_widget_class_bind_template_child (widget_class, MkrAccountRow, kind);
  gtk_widget_class_bind_template_child (widget_class, MkrAccountRow, role);
  gtk_widget_class_bind_template_child (widget_class, MkrAccountRow, archived);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_cb);
  gtk_widget_class_bind_template_callback (widget_class, archived_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
mkr_account_row_init (MkrAccountRow *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_lists (self);
}

GtkWidget *
mkr_account_row_new (void)
{
  return g_object_new (MKR_TYPE_ACCOUNT_ROW, NULL);
}

gint64
mkr_account_row_get_id (MkrAccountRow *self)
{
  g_return_val_if_fail (MKR_IS_ACCOUNT_ROW (self), 0);

  return self->id;
}

static void
show_head (MkrAccountRow        *self,
           const MkrBookFigures *figures,
           const MkrAccount     *account)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) strings = NULL;
  g_autofree char *title = g_markup_escape_text (mkr_account_shown_name (figures, account), -1);
  g_autofree char *text = NULL, *subtitle = NULL;

  g_strv_builder_add_many (parts, mkr_account_kind_label (account->kind),
                           mkr_role_label (account->role),
                           account->currency ? account->currency->code : _("several currencies"),
                           NULL);
  if (account->archived)
    g_strv_builder_add (parts, _("archived"));
  strings = g_strv_builder_end (parts);
  text = g_strjoinv (" · ", strings);
  subtitle = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

void
mkr_account_row_show (MkrAccountRow        *self,
                      const MkrBookFigures *figures,
                      const MkrAccount     *account)
{
  g_return_if_fail (MKR_IS_ACCOUNT_ROW (self));
  g_return_if_fail (account != NULL);

  self->updating = TRUE;
  self->id = account->id;
  show_head (self, figures, account);
  if (!mkr_field_row_has_focus (self->name))
    mkr_field_row_set_text (self->name, account->name);
  adw_combo_row_set_selected (self->kind, account->kind - 1);
  adw_combo_row_set_selected (self->role, account->role - 1);
  gtk_switch_set_active (self->archived, account->archived);
  self->updating = FALSE;
}
