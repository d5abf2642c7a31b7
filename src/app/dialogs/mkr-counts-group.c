/* mkr-counts-group.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-counts-group.h"
#include "mkr-field-row.h"
#include "mkr-preferences.h"
#include "mkr-preferences-rows.h"

struct _MkrCountsGroup
{
  AdwPreferencesGroup parent_instance;

  GArray             *counts;     /* MkrCount, as listed */
  GPtrArray          *rows;       /* borrowed, one a count */
  GArray             *accounts;   /* gint64: the accounts of the list; the first is 0, all together */
  const MkrCurrency  *currency;

  /* Template children */
  AdwExpanderRow     *add_row;
  AdwComboRow        *account;
  MkrFieldRow        *date;
  MkrFieldRow        *amount;
  GtkWidget          *add_button;
};

G_DEFINE_FINAL_TYPE (MkrCountsGroup, mkr_counts_group, ADW_TYPE_PREFERENCES_GROUP)

static gpointer
add_job (MkrBook   *book,
         gpointer   data,
         GError   **error)
{
  MkrCount *count = data;

  count->id = 0;
  mkr_count_add (book, count, error);

  return NULL;
}

static gpointer
remove_job (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  mkr_count_remove (book, ((MkrCount *) data)->id, error);

  return NULL;
}

static void
remove_cb (MkrCountsGroup *self,
           GtkWidget      *button)
{
  MkrPreferences *preferences = mkr_preferences_of (GTK_WIDGET (self));
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  const MkrCount *count;
  guint index;

  if (row == NULL || !g_ptr_array_find (self->rows, row, &index))
    return;

  count = &g_array_index (self->counts, MkrCount, index);
  mkr_preferences_run (preferences, remove_job, g_memdup2 (count, sizeof *count), g_free);
  mkr_preferences_offer_undo (preferences, _("Count removed"), add_job,
                              g_memdup2 (count, sizeof *count));
}

static void
check_cb (MkrCountsGroup *self)
{
  gtk_widget_set_sensitive (self->add_button, mkr_field_row_is_valid (self->date)
                            && mkr_field_row_is_valid (self->amount));
}

static void
add_cb (MkrCountsGroup *self)
{
  guint account = adw_combo_row_get_selected (self->account);
  MkrCount *count;

  if (!mkr_field_row_is_valid (self->date) || !mkr_field_row_is_valid (self->amount))
    return;

  count = g_new0 (MkrCount, 1);
  count->account = account < self->accounts->len ? g_array_index (self->accounts, gint64, account) : 0;
  mkr_field_row_get_date (self->date, &count->date);
  mkr_field_row_get_money (self->amount, &count->minor);
  count->currency = self->currency;

  adw_expander_row_set_expanded (self->add_row, FALSE);
  mkr_field_row_set_text (self->amount, NULL);
  mkr_preferences_run (mkr_preferences_of (GTK_WIDGET (self)), add_job, count, g_free);
}

static void
mkr_counts_group_finalize (GObject *object)
{
  MkrCountsGroup *self = MKR_COUNTS_GROUP (object);

  g_array_unref (self->counts);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->accounts);

  G_OBJECT_CLASS (mkr_counts_group_parent_class)->finalize (object);
}

static void
mkr_counts_group_class_init (MkrCountsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mkr_counts_group_finalize;

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-counts-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrCountsGroup, add_row);
  gtk_widget_class_bind_template_child (widget_class, MkrCountsGroup, account);
  gtk_widget_class_bind_template_child (widget_class, MkrCountsGroup, date);
  gtk_widget_class_bind_template_child (widget_class, MkrCountsGroup, amount);
  gtk_widget_class_bind_template_child (widget_class, MkrCountsGroup, add_button);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
mkr_counts_group_init (MkrCountsGroup *self)
{
  self->counts = g_array_new (FALSE, FALSE, sizeof (MkrCount));
  self->rows = g_ptr_array_new ();
  self->accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_counts (MkrCountsGroup       *self,
             const MkrBookFigures *figures)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->counts, 0);
  g_array_append_vals (self->counts, figures->counts->data, figures->counts->len);

  for (guint i = 0; i < self->counts->len; i++)
    {
      const MkrCount *count = &g_array_index (self->counts, MkrCount, i);
      const MkrAccount *account = mkr_book_figures_account (figures, count->account);
      const char *name = account ? mkr_account_shown_name (figures, account) : _("All of them together");
      g_autofree char *day = mkr_date_format (count->date, MKR_DATE_FULL);
      g_autofree char *amount = mkr_money_format (count->minor, count->currency, MKR_MONEY_CODE);
      g_autofree char *title = g_strdup_printf ("%s · %s", day, amount);
      GtkWidget *row = mkr_removable_row_new (title, name, G_CALLBACK (remove_cb), self);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

static void
show_accounts (MkrCountsGroup       *self,
               const MkrBookFigures *figures)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  guint selected = adw_combo_row_get_selected (self->account);
  gint64 all = 0;

  g_array_set_size (self->accounts, 0);
  g_array_append_val (self->accounts, all);
  g_ptr_array_add (texts, _("All of them together"));
  for (guint i = 0; i < figures->accounts->len; i++)
    {
      const MkrAccount *account = g_ptr_array_index (figures->accounts, i);

      if (account->role != MKR_ROLE_RENT || account->archived)
        continue;
      g_ptr_array_add (texts, (gpointer) mkr_account_shown_name (figures, account));
      g_array_append_val (self->accounts, account->id);
    }
  selected = selected < texts->len ? selected : 0;
  g_ptr_array_add (texts, NULL);
  mkr_combo_row_set (self->account, (const char *const *) texts->pdata, selected);
}

void
mkr_counts_group_show (MkrCountsGroup       *self,
                       const MkrBookFigures *figures)
{
  g_return_if_fail (MKR_IS_COUNTS_GROUP (self));
  g_return_if_fail (figures != NULL);

  show_counts (self, figures);
  if (adw_expander_row_get_expanded (self->add_row))
    return;

  mkr_preferences_move_last (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->add_row));
  self->currency = figures->settings->currency;
  show_accounts (self, figures);
  mkr_field_row_set_date (self->date, figures->today);
  mkr_field_row_set_currency (self->amount, self->currency);
  g_object_set (self->amount, "hint", self->currency->code, NULL);
  check_cb (self);
}
