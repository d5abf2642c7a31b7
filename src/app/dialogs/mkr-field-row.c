/* mkr-field-row.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-field-row.h"

struct _MkrFieldRow
{
  AdwActionRow       parent_instance;

  GtkEntry          *entry;       /* a child */
  char              *hint;
  const MkrCurrency *currency;
  MkrFieldKind       kind;
  gboolean           optional;
  gboolean           touched;     /* an empty field is no mistake before one typed in it */
  gboolean           dirty;       /* typed in since it was set or committed */
};

G_DEFINE_FINAL_TYPE (MkrFieldRow, mkr_field_row, ADW_TYPE_ACTION_ROW)
G_DEFINE_ENUM_TYPE (MkrFieldKind, mkr_field_kind,
                    G_DEFINE_ENUM_VALUE (MKR_FIELD_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (MKR_FIELD_MONEY, "money"),
                    G_DEFINE_ENUM_VALUE (MKR_FIELD_DATE, "date"),
                    G_DEFINE_ENUM_VALUE (MKR_FIELD_PERCENT, "percent"),
                    G_DEFINE_ENUM_VALUE (MKR_FIELD_RATE, "rate"))

enum { PROP_0, PROP_KIND, PROP_HINT, PROP_TEXT, PROP_OPTIONAL, N_PROPS };
enum { CHANGED, ACTIVATE, COMMITTED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_empty (MkrFieldRow *self)
{
  const char *text = mkr_field_row_get_text (self);

  while (g_ascii_isspace (*text))
    text++;

  return *text == '\0';
}

static gboolean
parse_money (MkrFieldRow  *self,
             gint64       *minor,
             GError      **error)
{
  g_autoptr(GError) problem = NULL;

  *minor = 0;
  if (self->optional && is_empty (self))
    return TRUE;
  if (!mkr_money_parse_typed (mkr_field_row_get_text (self), self->currency, minor, &problem))
    {
      g_autofree char *example = mkr_money_format (123456, self->currency, MKR_MONEY_NUMBER);

      if (!g_error_matches (problem, MKR_ERROR, MKR_ERROR_MALFORMED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }

      /* Translators: what was wrong with an amount, as a sentence; then an amount. */
      g_set_error (error, problem->domain, problem->code, _("%s Write it as %s."), problem->message, example);
      return FALSE;
    }
  if (*minor >= 0)
    return TRUE;

  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("An amount cannot be below zero here."));

  return FALSE;
}

static gboolean
parse_date (MkrFieldRow  *self,
            MkrDate      *date,
            GError      **error)
{
  g_autofree char *text = g_strdup (mkr_field_row_get_text (self));

  *date = MKR_DATE_NONE;
  if (self->optional && is_empty (self))
    return TRUE;

  return mkr_date_parse (g_strstrip (text), date, error);
}

static gboolean
parse_percent (MkrFieldRow  *self,
               gint         *basis_points,
               GError      **error)
{
  g_autofree char *text = g_strdup (mkr_field_row_get_text (self));
  const MkrCurrency *two_decimals = mkr_currency_lookup ("USD");
  gint64 hundredths = 0;
  char *sign;

  *basis_points = 0;
  if (self->optional && is_empty (self))
    return TRUE;

  if ((sign = strchr (text, '%')) != NULL)
    *sign = '\0';
  if (!mkr_money_parse_typed (g_strstrip (text), two_decimals, &hundredths, NULL)
      || hundredths < 0 || hundredths > 10000)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                           _("Write a number from 0 to 100, with at most two decimals."));
      return FALSE;
    }
  *basis_points = (gint) hundredths;

  return TRUE;
}

/* Exactly as typed, in the locale's notation or plain. */
static gboolean
parse_rate (MkrFieldRow  *self,
            MkrDecimal   *rate,
            GError      **error)
{
  MkrNumberStyle style = mkr_money_locale_style ();
  const char *text = mkr_field_row_get_text (self);
  g_autofree char *sign = NULL;
  gboolean read = mkr_decimal_parse_cell (text, -1, style, rate, &sign, NULL) ||
                  (style == MKR_NUMBER_COMMA && mkr_decimal_parse (text, rate, NULL));

  if (read && sign == NULL && rate->units > 0)
    return TRUE;

  /* Translators: %s is a number such as 1.0887 in the locale's notation. */
  g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("Write a number above 0, such as %s."),
               style == MKR_NUMBER_COMMA ? "1,0887" : "1.0887");
  return FALSE;
}

static gboolean
parse (MkrFieldRow  *self,
       GError      **error)
{
  gint64 minor;
  gint basis_points;
  MkrDecimal rate;
  MkrDate date;

  switch (self->kind)
    {
    case MKR_FIELD_MONEY:
      return parse_money (self, &minor, error);
    case MKR_FIELD_DATE:
      return parse_date (self, &date, error);
    case MKR_FIELD_PERCENT:
      return parse_percent (self, &basis_points, error);
    case MKR_FIELD_RATE:
      return parse_rate (self, &rate, error);
    case MKR_FIELD_TEXT:
    default:
      break;
    }

  if (self->optional || !is_empty (self))
    return TRUE;
  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("Write a name."));

  return FALSE;
}

static void
show_subtitle (MkrFieldRow *self,
               const char  *problem)
{
  const char *text = problem ? problem : self->hint ? self->hint : "";
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), markup);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "mkr-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "mkr-problem");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
check (MkrFieldRow *self)
{
  g_autoptr(GError) error = NULL;

  if ((!self->touched && is_empty (self)) || parse (self, &error))
    show_subtitle (self, NULL);
  else
    show_subtitle (self, error->message);
}

static void
entry_changed_cb (MkrFieldRow *self)
{
  self->touched = self->touched || !is_empty (self);
  self->dirty = TRUE;
  check (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
commit_cb (MkrFieldRow *self)
{
  if (!self->dirty || !mkr_field_row_is_valid (self))
    return;

  self->dirty = FALSE;
  g_signal_emit (self, signals[COMMITTED], 0);
}

static void
entry_activate_cb (MkrFieldRow *self)
{
  commit_cb (self);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
title_changed_cb (MkrFieldRow *self)
{
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

static void
set_kind (MkrFieldRow  *self,
          MkrFieldKind  kind)
{
  gboolean number = kind == MKR_FIELD_MONEY || kind == MKR_FIELD_PERCENT || kind == MKR_FIELD_RATE;

  self->kind = kind;
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), kind == MKR_FIELD_TEXT ? 16 : 11);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), number ? 1 : 0);
  gtk_entry_set_input_purpose (self->entry, number ? GTK_INPUT_PURPOSE_NUMBER
                                                   : GTK_INPUT_PURPOSE_FREE_FORM);
  if (kind == MKR_FIELD_DATE)
    gtk_entry_set_placeholder_text (self->entry, "2026-01-31");
}

static void
mkr_field_row_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  MkrFieldRow *self = MKR_FIELD_ROW (object);

  switch (id)
    {
    case PROP_KIND:
      set_kind (self, g_value_get_enum (value));
      break;
    case PROP_HINT:
      g_free (self->hint);
      self->hint = g_value_dup_string (value);
      check (self);
      break;
    case PROP_TEXT:
      mkr_field_row_set_text (self, g_value_get_string (value));
      break;
    case PROP_OPTIONAL:
      self->optional = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mkr_field_row_finalize (GObject *object)
{
  g_free (MKR_FIELD_ROW (object)->hint);

  G_OBJECT_CLASS (mkr_field_row_parent_class)->finalize (object);
}

static void
mkr_field_row_class_init (MkrFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mkr_field_row_finalize;
  object_class->set_property = mkr_field_row_set_property;

  properties[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, MKR_TYPE_FIELD_KIND, MKR_FIELD_TEXT, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", MKR_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("entry-activate", MKR_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COMMITTED] = g_signal_new ("committed", MKR_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
mkr_field_row_init (MkrFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->currency = mkr_currency_lookup ("USD");
  gtk_widget_set_valign (GTK_WIDGET (self->entry), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->entry));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->entry));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 3);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  set_kind (self, MKR_FIELD_TEXT);

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}

const char *
mkr_field_row_get_text (MkrFieldRow *self)
{
  g_return_val_if_fail (MKR_IS_FIELD_ROW (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

GtkEntry *
mkr_field_row_get_entry (MkrFieldRow *self)
{
  g_return_val_if_fail (MKR_IS_FIELD_ROW (self), NULL);

  return self->entry;
}

void
mkr_field_row_set_text (MkrFieldRow *self,
                        const char  *text)
{
  g_return_if_fail (MKR_IS_FIELD_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text ? text : "");
  self->touched = self->dirty = FALSE;
  check (self);
}

void
mkr_field_row_set_currency (MkrFieldRow       *self,
                            const MkrCurrency *currency)
{
  g_return_if_fail (MKR_IS_FIELD_ROW (self));
  g_return_if_fail (currency != NULL);

  self->currency = currency;
  check (self);
}

gboolean
mkr_field_row_get_money (MkrFieldRow *self,
                         gint64      *minor)
{
  g_return_val_if_fail (MKR_IS_FIELD_ROW (self), FALSE);

  return parse_money (self, minor, NULL);
}

void
mkr_field_row_set_money (MkrFieldRow *self,
                         gint64       minor)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MKR_IS_FIELD_ROW (self));

  if (minor != 0 || !self->optional)
    text = mkr_money_format (minor, self->currency, MKR_MONEY_NUMBER);
  mkr_field_row_set_text (self, text);
}

gboolean
mkr_field_row_get_date (MkrFieldRow *self,
                        MkrDate     *date)
{
  g_return_val_if_fail (MKR_IS_FIELD_ROW (self), FALSE);

  return parse_date (self, date, NULL);
}

void
mkr_field_row_set_date (MkrFieldRow *self,
                        MkrDate      date)
{
  g_autofree char *text = date == MKR_DATE_NONE ? NULL : mkr_date_to_string (date);

  mkr_field_row_set_text (self, text);
}

gboolean
mkr_field_row_get_percent (MkrFieldRow *self,
                           gint        *basis_points)
{
  g_return_val_if_fail (MKR_IS_FIELD_ROW (self), FALSE);

  return parse_percent (self, basis_points, NULL);
}

gboolean
mkr_field_row_get_rate (MkrFieldRow *self,
                        MkrDecimal  *rate)
{
  g_return_val_if_fail (MKR_IS_FIELD_ROW (self), FALSE);

  return parse_rate (self, rate, NULL);
}

/* Written as a plain number in the locale, without decimals that say nothing. */
void
mkr_field_row_set_percent (MkrFieldRow *self,
                           gint         basis_points)
{
  g_autofree char *text = NULL;

  g_return_if_fail (MKR_IS_FIELD_ROW (self));

  if (basis_points % 100 == 0)
    text = g_strdup_printf ("%d", basis_points / 100);
  else
    text = mkr_money_format (basis_points, mkr_currency_lookup ("USD"), MKR_MONEY_NUMBER);
  mkr_field_row_set_text (self, text);
}

/**
 * mkr_field_row_is_valid:
 *
 * Returns: whether the field can be read
 */
gboolean
mkr_field_row_is_valid (MkrFieldRow *self)
{
  g_return_val_if_fail (MKR_IS_FIELD_ROW (self), FALSE);

  return parse (self, NULL);
}

gboolean
mkr_field_row_has_focus (MkrFieldRow *self)
{
  GtkStateFlags flags;

  g_return_val_if_fail (MKR_IS_FIELD_ROW (self), FALSE);

  flags = gtk_widget_get_state_flags (GTK_WIDGET (self->entry));

  return self->dirty && (flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

void
mkr_field_row_set_problem (MkrFieldRow *self,
                           const char  *problem)
{
  g_return_if_fail (MKR_IS_FIELD_ROW (self));

  show_subtitle (self, problem);
}
