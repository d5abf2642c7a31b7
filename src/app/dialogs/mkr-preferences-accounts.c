/* mkr-preferences-accounts.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-account-row.h"
#include "mkr-counts-group.h"
#include "mkr-field-row.h"
#include "mkr-preferences.h"
#include "mkr-preferences-accounts.h"
#include "mkr-preferences-rows.h"

struct _MkrPreferencesAccounts
{
  AdwPreferencesPage   parent_instance;

  GPtrArray           *rows;      /* borrowed MkrAccountRow, in the order of the accounts */

  /* Template children */
  AdwPreferencesGroup *group;
  AdwExpanderRow      *add_row;
  MkrFieldRow         *add_name;
  AdwComboRow         *add_kind;
  GtkWidget           *add_button;
  MkrCountsGroup      *counts;
};

G_DEFINE_FINAL_TYPE (MkrPreferencesAccounts, mkr_preferences_accounts, ADW_TYPE_PREFERENCES_PAGE)

static gpointer
add_job (MkrBook   *book,
         gpointer   data,
         GError   **error)
{
  mkr_account_add (book, data, error);

  return NULL;
}

static void
check_cb (MkrPreferencesAccounts *self)
{
  gtk_widget_set_sensitive (self->add_button, mkr_field_row_is_valid (self->add_name));
}

static void
add_cb (MkrPreferencesAccounts *self)
{
  MkrAccount *account;

  if (!mkr_field_row_is_valid (self->add_name))
    return;

  account = g_new0 (MkrAccount, 1);
  account->name = g_strstrip (g_strdup (mkr_field_row_get_text (self->add_name)));
  account->kind = adw_combo_row_get_selected (self->add_kind) + 1;
  account->role = account->kind == MKR_ACCOUNT_PLATFORM ? MKR_ROLE_PLATFORM : MKR_ROLE_RENT;

  adw_expander_row_set_expanded (self->add_row, FALSE);
  mkr_field_row_set_text (self->add_name, NULL);
  mkr_preferences_run (mkr_preferences_of (GTK_WIDGET (self)), add_job, account,
                       (GDestroyNotify) mkr_account_free);
}

static void
mkr_preferences_accounts_finalize (GObject *object)
{
  g_ptr_array_unref (MKR_PREFERENCES_ACCOUNTS (object)->rows);

  G_OBJECT_CLASS (mkr_preferences_accounts_parent_class)->finalize (object);
}

static void
mkr_preferences_accounts_class_init (MkrPreferencesAccountsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mkr_preferences_accounts_finalize;

  g_type_ensure (MKR_TYPE_COUNTS_GROUP);
  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-preferences-accounts.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesAccounts, group);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesAccounts, add_row);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesAccounts, add_name);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesAccounts, add_kind);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesAccounts, add_button);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesAccounts, counts);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
mkr_preferences_accounts_init (MkrPreferencesAccounts *self)
{
  const char *kinds[MKR_ACCOUNT_CASH + 1] = { NULL };

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = MKR_ACCOUNT_PLATFORM; i <= MKR_ACCOUNT_CASH; i++)
    kinds[i - 1] = mkr_account_kind_label (i);
  mkr_combo_row_set (self->add_kind, kinds, MKR_ACCOUNT_BANK - 1);
  check_cb (self);
}

static gboolean
has_same_accounts (MkrPreferencesAccounts *self,
                   const MkrBookFigures   *figures)
{
  if (self->rows->len != figures->accounts->len)
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const MkrAccount *account = g_ptr_array_index (figures->accounts, i);

      if (mkr_account_row_get_id (g_ptr_array_index (self->rows, i)) != account->id)
        return FALSE;
    }

  return TRUE;
}

/* Rows stay as long as the accounts do: an opened one stays open, and the focus where it is. */
void
mkr_preferences_accounts_show (MkrPreferencesAccounts *self,
                               const MkrBookFigures   *figures)
{
  g_return_if_fail (MKR_IS_PREFERENCES_ACCOUNTS (self));
  g_return_if_fail (figures != NULL);

  if (!has_same_accounts (self, figures))
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < figures->accounts->len; i++)
        {
          GtkWidget *row = mkr_account_row_new ();

          g_ptr_array_add (self->rows, row);
          adw_preferences_group_add (self->group, row);
        }
      mkr_preferences_move_last (self->group, GTK_WIDGET (self->add_row));
    }

  for (guint i = 0; i < self->rows->len; i++)
    mkr_account_row_show (g_ptr_array_index (self->rows, i), figures,
                          g_ptr_array_index (figures->accounts, i));
  mkr_counts_group_show (self->counts, figures);
}
