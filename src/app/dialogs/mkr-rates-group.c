/* mkr-rates-group.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-converted.h"
#include "mkr-currency-list.h"
#include "mkr-field-row.h"
#include "mkr-preferences.h"
#include "mkr-preferences-rows.h"
#include "mkr-rates-group.h"

struct _MkrRatesGroup
{
  AdwPreferencesGroup  parent_instance;

  GArray              *rates;      /* MkrExchangeRate, as listed */
  GPtrArray           *rows;       /* borrowed, one a rate */
  const MkrCurrency   *own;        /* the book's; NULL: not shown yet */

  /* Template children */
  AdwExpanderRow      *add_row;
  GtkDropDown         *currency;
  MkrFieldRow         *rate;
  MkrFieldRow         *date;
  GtkWidget           *add_button;
};

G_DEFINE_FINAL_TYPE (MkrRatesGroup, mkr_rates_group, ADW_TYPE_PREFERENCES_GROUP)

static gpointer
add_job (MkrBook   *book,
         gpointer   data,
         GError   **error)
{
  mkr_exchange_rate_add (book, data, error);
  return NULL;
}

static gpointer
remove_job (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  const MkrExchangeRate *rate = data;

  mkr_exchange_rate_remove (book, rate->base, rate->quote, rate->date, error);
  return NULL;
}

static void
remove_cb (MkrRatesGroup *self,
           GtkWidget     *button)
{
  MkrPreferences *preferences = mkr_preferences_of (GTK_WIDGET (self));
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  const MkrExchangeRate *rate;
  guint index;

  if (row == NULL || !g_ptr_array_find (self->rows, row, &index))
    return;

  rate = &g_array_index (self->rates, MkrExchangeRate, index);
  mkr_preferences_run (preferences, remove_job, g_memdup2 (rate, sizeof *rate), g_free);
  mkr_preferences_offer_undo (preferences, _("Exchange rate removed"), add_job, g_memdup2 (rate, sizeof *rate));
}

static gboolean
is_ready (MkrRatesGroup *self)
{
  const MkrCurrency *currency = mkr_currency_list_get (self->currency);

  return currency != NULL && currency != self->own && mkr_field_row_is_valid (self->rate) &&
         mkr_field_row_is_valid (self->date);
}

static void
check_cb (MkrRatesGroup *self)
{
  const MkrCurrency *currency = mkr_currency_list_get (self->currency);

  gtk_widget_set_sensitive (self->add_button, is_ready (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->currency), currency != NULL && currency == self->own
    ? _("An exchange rate is between two different currencies") : NULL);
}

static void
add_cb (MkrRatesGroup *self)
{
  MkrExchangeRate *rate;

  if (!is_ready (self))
    return;

  rate = g_new0 (MkrExchangeRate, 1);
  rate->base = mkr_currency_list_get (self->currency);
  rate->quote = self->own;
  rate->origin = MKR_RATE_TYPED;
  mkr_field_row_get_rate (self->rate, &rate->rate);
  mkr_field_row_get_date (self->date, &rate->date);

  adw_expander_row_set_expanded (self->add_row, FALSE);
  mkr_field_row_set_text (self->rate, NULL);
  mkr_preferences_run (mkr_preferences_of (GTK_WIDGET (self)), add_job, rate, g_free);
}

static void
mkr_rates_group_finalize (GObject *object)
{
  MkrRatesGroup *self = MKR_RATES_GROUP (object);

  g_array_unref (self->rates);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (mkr_rates_group_parent_class)->finalize (object);
}

static void
mkr_rates_group_class_init (MkrRatesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mkr_rates_group_finalize;

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-rates-group.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrRatesGroup, add_row);
  gtk_widget_class_bind_template_child (widget_class, MkrRatesGroup, currency);
  gtk_widget_class_bind_template_child (widget_class, MkrRatesGroup, rate);
  gtk_widget_class_bind_template_child (widget_class, MkrRatesGroup, date);
  gtk_widget_class_bind_template_child (widget_class, MkrRatesGroup, add_button);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
mkr_rates_group_init (MkrRatesGroup *self)
{
  self->rates = g_array_new (FALSE, FALSE, sizeof (MkrExchangeRate));
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mkr_currency_list_fill (self->currency);
}

static void
show_rates (MkrRatesGroup        *self,
            const MkrBookFigures *figures)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->rates, 0);
  g_array_append_vals (self->rates, figures->rates->data, figures->rates->len);

  for (guint i = 0; i < self->rates->len; i++)
    {
      const MkrExchangeRate *rate = &g_array_index (self->rates, MkrExchangeRate, i);
      g_autofree char *title = mkr_rate_format (rate->base, rate->rate, rate->quote);
      g_autofree char *day = mkr_date_format (rate->date, MKR_DATE_FULL);
      GtkWidget *row = mkr_removable_row_new (title, day, G_CALLBACK (remove_cb), self);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

void
mkr_rates_group_show (MkrRatesGroup        *self,
                      const MkrBookFigures *figures)
{
  gboolean first;

  g_return_if_fail (MKR_IS_RATES_GROUP (self));
  g_return_if_fail (figures != NULL);

  first = self->own == NULL;
  show_rates (self, figures);
  mkr_preferences_move_last (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->add_row));
  self->own = figures->settings->currency;
  g_object_set (self->rate, "hint", self->own->code, NULL);
  if (first)
    {
      const char *usual = self->own == mkr_currency_lookup ("EUR") ? "USD" : "EUR";

      mkr_currency_list_select (self->currency, mkr_currency_lookup (usual));
      mkr_field_row_set_date (self->date, figures->today);
    }
  check_cb (self);
}

/* Once the row has its size, so that the page scrolls all of the field into view. */
static gboolean
focus_cb (gpointer data)
{
  MkrRatesGroup *self = data;

  gtk_widget_grab_focus (GTK_WIDGET (mkr_field_row_get_entry (self->date)));
  gtk_widget_grab_focus (GTK_WIDGET (mkr_field_row_get_entry (self->rate)));
  return G_SOURCE_REMOVE;
}

void
mkr_rates_group_ask (MkrRatesGroup     *self,
                     const MkrCurrency *currency,
                     MkrDate            date)
{
  g_return_if_fail (MKR_IS_RATES_GROUP (self));
  g_return_if_fail (currency != NULL);

  mkr_currency_list_select (self->currency, currency);
  mkr_field_row_set_date (self->date, date);
  adw_expander_row_set_expanded (self->add_row, TRUE);
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (self), g_object_unref);
  check_cb (self);
}
