/* mkr-preferences-general.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-currency-list.h"
#include "mkr-field-row.h"
#include "mkr-preferences.h"
#include "mkr-preferences-general.h"
#include "mkr-preferences-rows.h"
#include "mkr-rent-dialog.h"
#include "mkr-set-aside-group.h"

#define ASIDE_DELAY 500   /* ms */

struct _MkrPreferencesGeneral
{
  AdwPreferencesPage parent_instance;

  gboolean           updating;      /* the controls follow the book, not the person */
  gint               percent;       /* in force today, basis points */
  GArray            *rules_before;  /* MkrSetAside: what the book holds */
  MkrDate            from;          /* a change holds from this day */
  guint              aside_source;  /* applies the change once the number stands still */

  /* Template children */
  AdwActionRow      *rent_row;
  AdwActionRow      *aside_row;
  GtkSpinButton     *aside;
  MkrFieldRow       *floor_rate;
  GtkDropDown       *currency;
  MkrFieldRow       *own_name;
  GtkSwitch         *hide_names;
  MkrSetAsideGroup  *rules;
};

G_DEFINE_FINAL_TYPE (MkrPreferencesGeneral, mkr_preferences_general, ADW_TYPE_PREFERENCES_PAGE)

/* One changed setting: read, changed and written on the store thread, so that two changes never undo each other. */
typedef struct
{
  enum { SET_CURRENCY, SET_FLOOR, SET_HIDE, SET_NAME } what;
  const MkrCurrency *currency;
  gint64             floor_rate;
  gboolean           hide_names;
  char              *own_name;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->own_name);
  g_free (change);
}

static gpointer
apply_change (MkrBook   *book,
              gpointer   data,
              GError   **error)
{
  Change *change = data;
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (book, error);

  if (settings == NULL)
    return NULL;

  switch (change->what)
    {
    case SET_CURRENCY:
      settings->currency = change->currency;
      break;
    case SET_FLOOR:
      settings->floor_rate = change->floor_rate;
      break;
    case SET_HIDE:
      settings->hide_names = change->hide_names;
      break;
    case SET_NAME:
    default:
      g_free (settings->own_name);
      settings->own_name = g_steal_pointer (&change->own_name);
      break;
    }
  mkr_book_set_settings (book, settings, error);

  return NULL;
}

static Change *
start_change (MkrPreferencesGeneral *self,
              int                    what)
{
  Change *change;

  if (self->updating)
    return NULL;

  change = g_new0 (Change, 1);
  change->what = what;

  return change;
}

static void
run_change (MkrPreferencesGeneral *self,
            Change                *change)
{
  mkr_preferences_run (mkr_preferences_of (GTK_WIDGET (self)), apply_change, change, change_free);
}

static void
rent_cb (MkrPreferencesGeneral *self)
{
  MkrPreferences *preferences = mkr_preferences_of (GTK_WIDGET (self));

  mkr_rent_dialog_present (GTK_WINDOW (preferences), mkr_preferences_get_session (preferences));
}

static gint
asked_percent (MkrPreferencesGeneral *self)
{
  return (gint) (gtk_spin_button_get_value (self->aside) * 100 + 0.5);
}

/* What Undo writes: the rule as it was, or none (basis_points below 0). */
static gpointer
undo_aside_job (MkrBook   *book,
                gpointer   data,
                GError   **error)
{
  MkrSetAside *rule = data;
  g_autoptr(GArray) rules = NULL;

  if (rule->basis_points >= 0)
    return mkr_set_aside_add_job (book, rule, error);
  if ((rules = mkr_set_asides_list (book, error)) == NULL)
    return NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      const MkrSetAside *now = &g_array_index (rules, MkrSetAside, i);

      if (now->from == rule->from && now->source == 0 && now->work == MKR_WORK_UNSORTED)
        mkr_set_aside_remove (book, now->id, error);
    }

  return NULL;
}

static void
offer_aside_undo (MkrPreferencesGeneral *self,
                  const MkrSetAside     *rule)
{
  MkrSetAside *before = g_memdup2 (rule, sizeof *rule);
  g_autofree char *percent = mkr_percent_format (rule->basis_points);
  g_autofree char *day = mkr_date_format (rule->from, MKR_DATE_FULL);
  /* Translators: a percentage, a day */
  g_autofree char *text = g_strdup_printf (_("%s set aside from %s"), percent, day);

  before->basis_points = -1;
  for (guint i = 0; i < self->rules_before->len; i++)
    {
      const MkrSetAside *old = &g_array_index (self->rules_before, MkrSetAside, i);

      if (old->from == rule->from && old->source == 0 && old->work == MKR_WORK_UNSORTED)
        before->basis_points = old->basis_points;
    }
  mkr_preferences_offer_undo (mkr_preferences_of (GTK_WIDGET (self)), text, undo_aside_job, before);
}

static void
apply_aside (MkrPreferencesGeneral *self)
{
  MkrSetAside *rule;

  g_clear_handle_id (&self->aside_source, g_source_remove);
  if (asked_percent (self) == self->percent || self->rules_before == NULL)
    return;

  rule = g_new0 (MkrSetAside, 1);
  rule->basis_points = asked_percent (self);
  rule->from = self->from;
  self->percent = rule->basis_points;
  offer_aside_undo (self, rule);
  mkr_preferences_run (mkr_preferences_of (GTK_WIDGET (self)), mkr_set_aside_add_job, rule, g_free);
}

static gboolean
apply_aside_cb (gpointer data)
{
  MkrPreferencesGeneral *self = data;

  self->aside_source = 0;
  apply_aside (self);

  return G_SOURCE_REMOVE;
}

/* Enter and leaving the field change the value at once; held buttons change it many times. */
static void
aside_changed_cb (MkrPreferencesGeneral *self)
{
  if (self->updating)
    return;

  g_clear_handle_id (&self->aside_source, g_source_remove);
  self->aside_source = g_timeout_add (ASIDE_DELAY, apply_aside_cb, self);
}

static void
floor_cb (MkrPreferencesGeneral *self)
{
  gint64 minor;
  Change *change;

  if (!mkr_field_row_get_money (self->floor_rate, &minor)
      || (change = start_change (self, SET_FLOOR)) == NULL)
    return;

  change->floor_rate = minor;
  run_change (self, change);
}

static void
name_cb (MkrPreferencesGeneral *self)
{
  Change *change = start_change (self, SET_NAME);

  if (change == NULL)
    return;

  change->own_name = g_strstrip (g_strdup (mkr_field_row_get_text (self->own_name)));
  run_change (self, change);
}

static void
currency_cb (MkrPreferencesGeneral *self)
{
  const MkrCurrency *currency = mkr_currency_list_get (self->currency);
  Change *change;

  if (currency == NULL || (change = start_change (self, SET_CURRENCY)) == NULL)
    return;

  change->currency = currency;
  run_change (self, change);
}

static gboolean
hide_names_cb (MkrPreferencesGeneral *self,
               gboolean               state)
{
  Change *change = start_change (self, SET_HIDE);

  if (change != NULL)
    {
      change->hide_names = state;
      run_change (self, change);
    }

  return FALSE;
}

/* The window closes, or another page is shown: nothing that was typed waits any longer. */
static void
mkr_preferences_general_unmap (GtkWidget *widget)
{
  MkrPreferencesGeneral *self = MKR_PREFERENCES_GENERAL (widget);

  gtk_spin_button_update (self->aside);
  apply_aside (self);

  GTK_WIDGET_CLASS (mkr_preferences_general_parent_class)->unmap (widget);
}

static void
mkr_preferences_general_dispose (GObject *object)
{
  MkrPreferencesGeneral *self = MKR_PREFERENCES_GENERAL (object);

  g_clear_handle_id (&self->aside_source, g_source_remove);
  g_clear_pointer (&self->rules_before, g_array_unref);

  G_OBJECT_CLASS (mkr_preferences_general_parent_class)->dispose (object);
}

static void
mkr_preferences_general_class_init (MkrPreferencesGeneralClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_preferences_general_dispose;
  widget_class->unmap = mkr_preferences_general_unmap;

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  g_type_ensure (MKR_TYPE_SET_ASIDE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-preferences-general.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesGeneral, rent_row);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesGeneral, aside_row);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesGeneral, aside);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesGeneral, floor_rate);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesGeneral, currency);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesGeneral, own_name);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesGeneral, hide_names);
  gtk_widget_class_bind_template_child (widget_class, MkrPreferencesGeneral, rules);
  gtk_widget_class_bind_template_callback (widget_class, rent_cb);
  gtk_widget_class_bind_template_callback (widget_class, aside_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, floor_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_names_cb);
}

static void
mkr_preferences_general_init (MkrPreferencesGeneral *self)
{
  self->updating = TRUE;
  self->from = MKR_DATE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  mkr_currency_list_fill (self->currency);
  self->updating = FALSE;
}

static char *
describe_rent (const MkrBookFigures *figures)
{
  const MkrRentTerm *current = NULL;
  g_autofree char *amount = NULL;

  for (guint i = 0; i < figures->terms->len; i++)
    {
      const MkrRentTerm *term = g_ptr_array_index (figures->terms, i);

      if (current == NULL || (term->from <= figures->today && term->from > current->from))
        current = term;
    }
  if (current == NULL)
    return g_strdup (_("not told yet"));

  amount = mkr_money_format (mkr_rent_term_share (current), current->currency, MKR_MONEY_CODE);
  if (figures->terms->len == 1)
    return g_strdup_printf (_("%s, due on day %d"), amount, current->due_day);

  /* Translators: a rent, and how many rents of other times or homes there are beside it. */
  return g_strdup_printf (ngettext ("%s, due on day %d, and %u more", "%s, due on day %d, and %u more",
                                    figures->terms->len - 1),
                          amount, current->due_day, figures->terms->len - 1);
}

static void
show_set_aside (MkrPreferencesGeneral *self,
                const MkrBookFigures  *figures)
{
  const MkrSetAside *rule = mkr_book_figures_set_aside (figures, figures->today);

  /* A first rule reaches back to the first money, a later one begins today; a second thought replaces the first. */
  if (self->from == MKR_DATE_NONE)
    self->from = figures->set_asides->len == 0 ? figures->first_day : figures->today;
  g_clear_pointer (&self->rules_before, g_array_unref);
  self->rules_before = g_array_ref (figures->set_asides);
  self->percent = rule ? rule->basis_points : 0;
  if (self->aside_source == 0 && asked_percent (self) != self->percent)
    {
      gtk_spin_button_set_digits (self->aside, self->percent % 100 ? 2 : 0);
      gtk_spin_button_set_value (self->aside, self->percent / 100.0);
    }
  if (rule != NULL)
    {
      g_autofree char *day = mkr_date_format (rule->from, MKR_DATE_FULL);
      g_autofree char *text = g_strdup_printf (_("percent of every payout, since %s"), day);

      adw_action_row_set_subtitle (self->aside_row, text);
    }
  else
    {
      g_autofree char *day = mkr_date_format (self->from, MKR_DATE_FULL);
      g_autofree char *text = g_strdup_printf (_("percent of every payout since %s, before rent"), day);

      adw_action_row_set_subtitle (self->aside_row, text);
    }
}

/**
 * mkr_preferences_general_show:
 *
 * Shows what the book holds. A field that is being typed in stays as it is.
 */
void
mkr_preferences_general_show (MkrPreferencesGeneral *self,
                              const MkrBookFigures  *figures)
{
  const MkrBookSettings *settings;
  g_autofree char *rent = NULL, *hint = NULL;

  g_return_if_fail (MKR_IS_PREFERENCES_GENERAL (self));
  g_return_if_fail (figures != NULL);

  settings = figures->settings;
  self->updating = TRUE;
  rent = describe_rent (figures);
  hint = g_strdup_printf (_("%s an hour; once hours are logged, work that really pays less is marked"),
                          settings->currency->code);
  adw_action_row_set_subtitle (self->rent_row, rent);
  show_set_aside (self, figures);
  mkr_currency_list_select (self->currency, settings->currency);
  g_object_set (self->floor_rate, "hint", hint, NULL);
  mkr_field_row_set_currency (self->floor_rate, settings->currency);
  if (!mkr_field_row_has_focus (self->floor_rate))
    mkr_field_row_set_money (self->floor_rate, settings->floor_rate);
  if (!mkr_field_row_has_focus (self->own_name))
    mkr_field_row_set_text (self->own_name, settings->own_name);
  gtk_switch_set_active (self->hide_names, settings->hide_names);
  mkr_set_aside_group_show (self->rules, figures);
  self->updating = FALSE;
}
