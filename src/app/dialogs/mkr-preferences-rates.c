/* mkr-preferences-rates.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-converted.h"
#include "mkr-dialogs.h"
#include "mkr-named-button.h"
#include "mkr-preferences.h"
#include "mkr-preferences-rates.h"
#include "mkr-preferences-rows.h"
#include "mkr-rates-group.h"

#define MOST_LANDED 20

struct _MkrPreferencesRates
{
  AdwPreferencesPage   parent_instance;

  GArray              *lacking;        /* MkrRateGap, as listed */
  GPtrArray           *gap_rows;       /* borrowed */
  GPtrArray           *span_rows;      /* borrowed */
  GPtrArray           *landed_rows;    /* borrowed */
  const MkrCurrency   *asked;          /* nullable: for a rate to add, once the figures are there */
  MkrDate              asked_date;
  gboolean             ask;

  /* Template children */
  AdwPreferencesGroup *gaps;
  MkrRatesGroup       *typed;
  AdwExpanderRow      *spans;
  GtkWidget           *forget_button;
  GtkWidget           *import_button;
  AdwPreferencesGroup *landed;
};

G_DEFINE_FINAL_TYPE (MkrPreferencesRates, mkr_preferences_rates, ADW_TYPE_PREFERENCES_PAGE)

static GtkWindow *
window_of (MkrPreferencesRates *self)
{
  return GTK_WINDOW (mkr_preferences_of (GTK_WIDGET (self)));
}

/* --- the Central Bank's file --- */

static gpointer
import_rates (MkrBook   *book,
              gpointer   path,
              GError   **error)
{
  g_autoptr(MkrReferenceRates) rates = mkr_reference_rates_read (path, error);
  guint added = 0;

  if (rates == NULL || !mkr_exchange_rates_import (book, rates, &added, error))
    return NULL;

  return g_strdup_printf (ngettext ("%u new exchange rate", "%u new exchange rates", added), added);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(MkrPreferencesRates) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (mkr_preferences_of (GTK_WIDGET (self)) == NULL)
    return;

  gtk_widget_set_sensitive (self->import_button, TRUE);
  if (text != NULL)
    mkr_preferences_say (mkr_preferences_of (GTK_WIDGET (self)), text);
  else
    mkr_dialogs_error (window_of (self), _("The Rates Could Not Be Imported"), error->message);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(MkrPreferencesRates) self = data;
  g_autoptr(GFile) file = mkr_dialogs_open_finish (result, NULL);
  MkrPreferences *preferences = mkr_preferences_of (GTK_WIDGET (self));

  if (file == NULL || preferences == NULL || g_file_peek_path (file) == NULL)
    return;

  gtk_widget_set_sensitive (self->import_button, FALSE);
  mkr_session_run_async (mkr_preferences_get_session (preferences), TRUE, import_rates, g_file_get_path (file), g_free,
                         g_free, NULL, imported_cb, g_object_ref (self));
}

static void
import_cb (MkrPreferencesRates *self)
{
  mkr_dialogs_open_async (window_of (self), _("Import Reference Rates"), NULL, chosen_cb, g_object_ref (self));
}

static gpointer
forget_rates (MkrBook   *book,
              gpointer   data,
              GError   **error)
{
  guint removed;

  mkr_exchange_rates_forget (book, &removed, error);
  return NULL;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(MkrPreferencesRates) self = data;
  MkrPreferences *preferences = mkr_preferences_of (GTK_WIDGET (self));

  if (mkr_dialogs_ask_finish (result) && preferences != NULL)
    mkr_preferences_run (preferences, forget_rates, NULL, NULL);
}

static void
forget_cb (MkrPreferencesRates *self)
{
  mkr_dialogs_ask_async (window_of (self), _("Remove All Reference Rates?"),
                         _("Money that only these rates convert stands beside the sums then. "
                           "The file can be imported again."),
                         _("Remove"), TRUE, answered_cb, g_object_ref (self));
}

/* --- the lists --- */

static void
add_rate_cb (MkrPreferencesRates *self,
             GtkWidget           *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  guint index;

  if (row != NULL && g_ptr_array_find (self->gap_rows, row, &index))
    {
      const MkrRateGap *gap = &g_array_index (self->lacking, MkrRateGap, index);

      mkr_rates_group_ask (self->typed, gap->currency, gap->last);
    }
}

static GtkWidget *
add_row (AdwPreferencesGroup *group,
         GPtrArray           *rows,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = mkr_text_row_new (title, subtitle);

  g_ptr_array_add (rows, row);
  if (group != NULL)
    adw_preferences_group_add (group, row);
  return row;
}

static void
clear_rows (AdwPreferencesGroup *group,
            GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static char *
format_days (MkrDate first,
             MkrDate last)
{
  g_autofree char *from = mkr_date_format (first, MKR_DATE_FULL);
  g_autofree char *to = mkr_date_format (last, MKR_DATE_FULL);

  /* Translators: two days. */
  return first == last ? g_steal_pointer (&from) : g_strdup_printf (_("%s to %s"), from, to);
}

static void
show_gaps (MkrPreferencesRates  *self,
           const MkrBookFigures *figures)
{
  clear_rows (self->gaps, self->gap_rows);
  g_array_set_size (self->lacking, 0);
  g_array_append_vals (self->lacking, figures->rate_gaps->data, figures->rate_gaps->len);

  for (guint i = 0; i < self->lacking->len; i++)
    {
      const MkrRateGap *gap = &g_array_index (self->lacking, MkrRateGap, i);
      g_autofree char *days = format_days (gap->first, gap->last);
      g_autofree char *n = g_strdup_printf (ngettext ("%u payout", "%u payouts", gap->n), gap->n);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", n, days);
      /* Translators: %s is a currency's code; what a button does. */
      g_autofree char *name = g_strdup_printf (_("Add a rate of %s"), gap->currency->code);
      GtkWidget *row = add_row (self->gaps, self->gap_rows, gap->currency->code, subtitle);
      GtkWidget *button = mkr_named_button_new (_("Add a Rate…"), name);

      g_signal_connect_object (button, "clicked", G_CALLBACK (add_rate_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), self->lacking->len > 0);
}

static void
show_spans (MkrPreferencesRates  *self,
            const MkrBookFigures *figures)
{
  const MkrCurrency *euro = mkr_currency_lookup ("EUR");
  guint n = figures->rate_spans->len;
  g_autofree char *title = g_strdup_printf (ngettext ("Reference rates of %u currency", "Reference rates of %u currencies", n), n);
  MkrPeriod all = { G_MAXINT32, MKR_DATE_NONE };
  g_autofree char *days = NULL;

  for (guint i = 0; i < self->span_rows->len; i++)
    adw_expander_row_remove (self->spans, g_ptr_array_index (self->span_rows, i));
  g_ptr_array_set_size (self->span_rows, 0);

  for (guint i = 0; i < n; i++)
    {
      const MkrRateSpan *span = &g_array_index (figures->rate_spans, MkrRateSpan, i);
      g_autofree char *rate = mkr_rate_format (euro, span->newest, span->currency);
      g_autofree char *between = format_days (span->first, span->last);

      adw_expander_row_add_row (self->spans, add_row (NULL, self->span_rows, rate, between));
      all = (MkrPeriod) { MIN (all.first, span->first), MAX (all.last, span->last) };
    }

  days = n > 0 ? format_days (all.first, all.last) : g_strdup ("");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->spans), n > 0 ? title : _("No reference rates yet"));
  adw_expander_row_set_subtitle (self->spans, days);
  adw_expander_row_set_enable_expansion (self->spans, n > 0);
  gtk_widget_set_visible (self->forget_button, n > 0);
}

static void
show_landed (MkrPreferencesRates  *self,
             const MkrBookFigures *figures)
{
  guint n = 0;

  clear_rows (self->landed, self->landed_rows);
  for (guint i = 0; i < figures->rate_uses->len; i++)
    {
      const MkrRateUse *use = &g_array_index (figures->rate_uses, MkrRateUse, i);
      g_autofree char *text = NULL, *payouts = NULL;

      if (!use->landed || n++ >= MOST_LANDED)
        continue;
      text = mkr_rate_use_dup_text (use, figures->settings->currency);
      payouts = g_strdup_printf (ngettext ("%u payout", "%u payouts", use->n), use->n);
      add_row (self->landed, self->landed_rows, text, payouts);
    }

  if (n > MOST_LANDED)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u earlier day", "and %u earlier days", n - MOST_LANDED),
                                               n - MOST_LANDED);

      add_row (self->landed, self->landed_rows, more, "");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->landed), n > 0);
}

static void
answer_ask (MkrPreferencesRates  *self,
            const MkrBookFigures *figures)
{
  MkrDate date = self->asked_date;

  self->ask = FALSE;
  for (guint i = 0; i < figures->rate_gaps->len; i++)
    {
      const MkrRateGap *gap = &g_array_index (figures->rate_gaps, MkrRateGap, i);

      if (self->asked == NULL)
        self->asked = gap->currency;
      if (gap->currency == self->asked && date == MKR_DATE_NONE)
        date = gap->last;
    }

  if (self->asked != NULL && self->asked != figures->settings->currency)
    mkr_rates_group_ask (self->typed, self->asked, date != MKR_DATE_NONE ? date : figures->today);
}

static void
mkr_preferences_rates_finalize (GObject *object)
{
  MkrPreferencesRates *self = MKR_PREFERENCES_RATES (object);

  g_array_unref (self->lacking);
  g_ptr_array_unref (self->gap_rows);
  g_ptr_array_unref (self->span_rows);
  g_ptr_array_unref (self->landed_rows);

  G_OBJECT_CLASS (mkr_preferences_rates_parent_class)->finalize (object);
}

static void
mkr_preferences_rates_class_init (MkrPreferencesRatesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mkr_preferences_rates_finalize;

  g_type_ensure (MKR_TYPE_RATES_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-preferences-rates.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesRates, gaps);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesRates, typed);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesRates, spans);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesRates, forget_button);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesRates, import_button);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesRates, landed);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
mkr_preferences_rates_init (MkrPreferencesRates *self)
{
  self->lacking = g_array_new (FALSE, FALSE, sizeof (MkrRateGap));
  self->gap_rows = g_ptr_array_new ();
  self->span_rows = g_ptr_array_new ();
  self->landed_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mkr_preferences_rates_show (MkrPreferencesRates  *self,
                            const MkrBookFigures *figures)
{
  g_return_if_fail (MKR_IS_PREFERENCES_RATES (self));
  g_return_if_fail (figures != NULL);

  show_gaps (self, figures);
  mkr_rates_group_show (self->typed, figures);
  show_spans (self, figures);
  show_landed (self, figures);
  if (self->ask)
    answer_ask (self, figures);
}

void
mkr_preferences_rates_ask (MkrPreferencesRates *self,
                           const MkrCurrency   *currency,
                           MkrDate              date)
{
  g_return_if_fail (MKR_IS_PREFERENCES_RATES (self));

  self->asked = currency;
  self->asked_date = date;
  self->ask = TRUE;
}
