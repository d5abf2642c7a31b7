/* mkr-map-dialog.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-choice.h"
#include "mkr-dialogs.h"
#include "mkr-error.h"
#include "mkr-field-row.h"
#include "mkr-map-dialog.h"
#include "mkr-map-preview.h"
#include "mkr-text.h"

#define MAX_SAMPLES 3

struct _MkrMapDialog
{
  AdwWindow            parent_instance;

  /* Owned */
  MkrSession          *session;
  MkrMapping          *mapping;
  GtkStringList       *fields;
  GtkStringList       *kinds;
  MkrChoice           *currencies;
  GPtrArray           *value_rows;     /* borrowed, one a value of the mapping */
  guint                preview_idle;
  gboolean             filling;        /* we, not the person, choose in the rows */

  /* Template children */
  AdwPreferencesGroup *columns;
  AdwComboRow         *sign;
  AdwComboRow         *fees;
  AdwComboRow         *numbers;
  AdwComboRow         *dates;
  AdwComboRow         *working_time;
  AdwActionRow        *currency_row;
  GtkDropDown         *currency;
  AdwPreferencesGroup *values;
  MkrFieldRow         *name;
  MkrFieldRow         *account;
  MkrFieldRow         *source;
  GtkLabel            *summary;
  GtkListBox          *preview;
};

G_DEFINE_FINAL_TYPE (MkrMapDialog, mkr_map_dialog, ADW_TYPE_WINDOW)

enum { SAVED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- the preview --- */

static void
show_summary (MkrMapDialog *self,
              const char   *text,
              gboolean      problem)
{
  gtk_label_set_text (self->summary, text);
  if (problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->summary), "mkr-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "mkr-problem");
}

static void
count_rows (MkrMapDialog *self,
            MkrStatement *statement,
            guint         problems)
{
  guint n = mkr_statement_get_n (statement);
  g_autofree char *text = problems > 0
    ? g_strdup_printf (ngettext ("%u row of the file's beginning cannot be read.",
                                 "%u rows of the file's beginning cannot be read.", problems), problems)
    : g_strdup_printf (ngettext ("%u row of the file's beginning, and it can be read.",
                                 "%u rows of the file's beginning, and all can be read.", n), n);

  show_summary (self, text, problems > 0);
}

static MkrStatement *
read_rows (MkrMapDialog  *self,
           gboolean      *asks,
           GError       **error)
{
  g_autoptr(GError) local = NULL;
  MkrStatement *statement = mkr_mapping_read (self->mapping, &local);

  *asks = g_error_matches (local, MKR_ERROR, MKR_ERROR_QUESTION) && self->mapping->date_order < 0;
  if (!*asks)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return statement;
    }

  /* One of the two readings shows the rest. */
  self->mapping->date_order = MKR_DATE_DMY;
  statement = mkr_mapping_read (self->mapping, error);
  self->mapping->date_order = -1;
  return statement;
}

static void
update_preview (MkrMapDialog *self)
{
  g_autoptr(MkrStatement) statement = NULL;
  g_autoptr(GError) error = NULL;
  gboolean asks = FALSE;
  guint problems;

  if (mkr_mapping_check (self->mapping, &error))
    statement = read_rows (self, &asks, &error);

  problems = mkr_map_preview_fill (self->preview, statement);
  if (statement == NULL)
    show_summary (self, error->message, TRUE);
  else if (asks)
    show_summary (self, _("The dates can be read two ways. Say which comes first, or each import asks."), TRUE);
  else
    count_rows (self, statement, problems);
}

static gboolean
preview_cb (gpointer data)
{
  MkrMapDialog *self = data;

  self->preview_idle = 0;
  update_preview (self);
  return G_SOURCE_REMOVE;
}

static void
queue_preview (MkrMapDialog *self)
{
  if (self->preview_idle == 0)
    self->preview_idle = g_idle_add (preview_cb, self);
}

/* --- the rows of the form --- */

static AdwComboRow *
make_row (const char  *title,
          const char  *subtitle,
          GListModel  *model,
          guint        selected)
{
  g_autofree char *shown = mkr_text_visible (title);
  g_autofree char *below = mkr_text_visible (subtitle);

  /* What stands in a file is no markup. */
  return g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", shown, "subtitle", below,
                       "subtitle-lines", 2, "model", model, "selected", selected, NULL);
}

static void
value_chosen_cb (MkrMapDialog *self,
                 GParamSpec   *pspec,
                 AdwComboRow  *row)
{
  guint index, chosen = adw_combo_row_get_selected (row);

  if (self->filling || chosen >= MKR_N_MAP_KINDS || !g_ptr_array_find (self->value_rows, row, &index))
    return;

  ((MkrMapValue *) self->mapping->values->pdata[index])->kind = (MkrMapKind) chosen;
  queue_preview (self);
}

static void
fill_values (MkrMapDialog *self)
{
  for (guint i = 0; i < self->value_rows->len; i++)
    adw_preferences_group_remove (self->values, self->value_rows->pdata[i]);
  g_ptr_array_set_size (self->value_rows, 0);

  for (guint i = 0; i < self->mapping->values->len; i++)
    {
      const MkrMapValue *value = self->mapping->values->pdata[i];
      g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", value->n_rows), value->n_rows);
      AdwComboRow *row = make_row (value->text, rows, G_LIST_MODEL (self->kinds), value->kind);

      g_signal_connect_object (row, "notify::selected", G_CALLBACK (value_chosen_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->values, GTK_WIDGET (row));
      g_ptr_array_add (self->value_rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->values), self->mapping->values->len > 0);
}

static gboolean
has (MkrMapDialog *self,
     MkrMapField   field)
{
  return mkr_mapping_find_field (self->mapping, field) >= 0;
}

/* Only what the columns leave open is asked. */
static void
update_questions (MkrMapDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->sign), !has (self, MKR_MAP_IN) && !has (self, MKR_MAP_OUT) &&
                                                   !has (self, MKR_MAP_DIRECTION));
  gtk_widget_set_visible (GTK_WIDGET (self->fees), has (self, MKR_MAP_FEE));
  gtk_widget_set_visible (GTK_WIDGET (self->working_time), has (self, MKR_MAP_HOURS));
  gtk_widget_set_visible (GTK_WIDGET (self->currency_row), !has (self, MKR_MAP_CURRENCY));
}

static gboolean
is_sorted (MkrMapField field)
{
  return field == MKR_MAP_TYPE || field == MKR_MAP_STATUS;
}

static void
column_chosen_cb (MkrMapDialog *self,
                  GParamSpec   *pspec,
                  AdwComboRow  *row)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "mkr-column"));
  guint chosen = adw_combo_row_get_selected (row);
  MkrMapColumn *column = self->mapping->columns->pdata[index];
  MkrMapField before = column->field;

  if (self->filling || chosen >= MKR_N_MAP_FIELDS || chosen == before)
    return;

  column->field = (MkrMapField) chosen;
  self->mapping->balance_proved = FALSE;
  if (is_sorted (before) || is_sorted (column->field))
    {
      mkr_mapping_collect (self->mapping);
      fill_values (self);
    }
  update_questions (self);
  queue_preview (self);
}

static char *
join_samples (GPtrArray *samples)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (samples->len, MAX_SAMPLES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", (const char *) samples->pdata[i]);

  return g_strdup (samples->len > 0 ? text->str : _("Empty in the file's beginning"));
}

static void
fill_columns (MkrMapDialog *self)
{
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const MkrMapColumn *column = self->mapping->columns->pdata[i];
      g_autofree char *samples = join_samples (column->samples);
      /* Translators: a column without a title, by its number. */
      g_autofree char *number = g_strdup_printf (_("Column %u"), i + 1);
      AdwComboRow *row = make_row (*column->title != '\0' ? column->title : number, samples,
                                   G_LIST_MODEL (self->fields), column->field);

      g_object_set_data (G_OBJECT (row), "mkr-column", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (column_chosen_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->columns, GTK_WIDGET (row));
      if (i == 0)
        gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (row));
    }
}

/* The rows stand in the order of the enumerations; dates have “as each file shows” before them. */
static void
amounts_chosen_cb (MkrMapDialog *self)
{
  MkrMapping *mapping = self->mapping;
  gint64 currency;
  guint n;

  if (self->filling || mapping == NULL)
    return;

  mapping->in_negative = adw_combo_row_get_selected (self->sign) == 1;
  mapping->fees = (MkrMapFees) adw_combo_row_get_selected (self->fees);
  mapping->numbers = (MkrMapNumbers) adw_combo_row_get_selected (self->numbers);
  mapping->date_order = (gint) adw_combo_row_get_selected (self->dates) - 1;
  mapping->time = (MkrMapTime) adw_combo_row_get_selected (self->working_time);
  currency = mkr_choice_get_id (self->currencies, gtk_drop_down_get_selected (self->currency));
  mapping->currency = currency > 0 ? mkr_currency_table (&n) + currency - 1 : NULL;
  queue_preview (self);
}

static void
fill_amounts (MkrMapDialog *self)
{
  const MkrMapping *mapping = self->mapping;
  g_autoptr(GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  const MkrCurrency *table;
  guint n;

  table = mkr_currency_table (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s – %s", table[i].code, _(table[i].name));

      mkr_choice_add (self->currencies, (gint64) i + 1, text);
    }

  mkr_choice_shorten (self->currency);
  gtk_drop_down_set_expression (self->currency, expression);
  gtk_drop_down_set_model (self->currency, mkr_choice_get_model (self->currencies));
  gtk_drop_down_set_enable_search (self->currency, TRUE);
  gtk_drop_down_set_selected (self->currency, mapping->currency != NULL ? (guint) (mapping->currency - table) + 1 : 0);
  adw_combo_row_set_selected (self->sign, mapping->in_negative ? 1 : 0);
  adw_combo_row_set_selected (self->fees, mapping->fees);
  adw_combo_row_set_selected (self->numbers, mapping->numbers);
  adw_combo_row_set_selected (self->dates, (guint) (mapping->date_order + 1));
  adw_combo_row_set_selected (self->working_time, mapping->time);
}

static void
set_text (char        **text,
          MkrFieldRow  *row)
{
  g_free (*text);
  *text = g_strstrip (g_strdup (mkr_field_row_get_text (row)));
}

/* Who rows are from may be said for all of them. */
static void
names_changed_cb (MkrMapDialog *self)
{
  if (self->filling || self->mapping == NULL)
    return;

  set_text (&self->mapping->name, self->name);
  set_text (&self->mapping->account, self->account);
  set_text (&self->mapping->source, self->source);
  queue_preview (self);
}

/* Whoever has a file without a currency most likely means her own, and sees it. */
static void
propose_currency (MkrMapDialog *self)
{
  g_autoptr(MkrStatement) statement = NULL;
  gboolean asks = FALSE, lacks = FALSE;

  if (self->mapping->currency != NULL || has (self, MKR_MAP_CURRENCY))
    return;

  statement = mkr_mapping_check (self->mapping, NULL) ? read_rows (self, &asks, NULL) : NULL;
  for (guint i = 0; statement != NULL && i < mkr_statement_get_n (statement); i++)
    lacks = lacks || mkr_statement_get (statement, i)->currency == NULL;
  if (lacks || statement == NULL)
    self->mapping->currency = mkr_session_get_currency (self->session);
}

static void
fill_form (MkrMapDialog *self)
{
  self->filling = TRUE;
  propose_currency (self);
  mkr_field_row_set_text (self->name, self->mapping->name);
  mkr_field_row_set_text (self->account, self->mapping->account);
  mkr_field_row_set_text (self->source, self->mapping->source);
  mkr_mapping_collect (self->mapping);
  fill_columns (self);
  fill_amounts (self);
  fill_values (self);
  update_questions (self);
  self->filling = FALSE;
  update_preview (self);
}

/* --- saving --- */

static void
refuse (MkrMapDialog *self,
        const char   *why)
{
  mkr_dialogs_error (GTK_WINDOW (self), _("The Format Was Not Saved"), why);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(MkrMapDialog) self = data;
  g_autoptr(GError) error = NULL;
  gboolean saved = mkr_session_save_format_finish (MKR_SESSION (source), result, &error);
  g_autofree char *id = NULL;

  if (self->mapping == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.save", TRUE);
  if (!saved)
    {
      refuse (self, error->message);
      return;
    }

  id = mkr_mapping_dup_id (self->mapping);
  g_signal_emit (self, signals[SAVED], 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save (MkrMapDialog *self,
      gboolean      replace)
{
  g_autofree char *id = mkr_mapping_dup_id (self->mapping);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = mkr_mapping_to_text (self->mapping, &error);

  if (text == NULL)
    {
      refuse (self, error->message);
      return;
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.save", FALSE);
  mkr_session_save_format_async (self->session, id, text, replace, saved_cb, g_object_ref (self));
}

static gboolean
replace_cb (gpointer data)
{
  MkrMapDialog *self = data;

  if (self->mapping != NULL)
    save (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* The question goes before the window that it was asked in. */
static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(MkrMapDialog) self = data;

  if (mkr_dialogs_ask_finish (result))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, replace_cb, g_object_ref (self), g_object_unref);
}

/* NULL: nothing is missing. */
static char *
find_lack (MkrMapDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (!mkr_mapping_check (self->mapping, &error))
    return g_strdup (error->message);
  if (*self->mapping->name == '\0')
    return g_strdup (_("Give the format a name."));
  if (*self->mapping->account == '\0')
    return g_strdup (_("Say which account the files are of."));

  return NULL;
}

static void
save_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MkrMapDialog *self = MKR_MAP_DIALOG (widget);
  g_autofree char *lack = find_lack (self);
  g_autofree char *id = NULL, *body = NULL, *kept = NULL;

  if (lack != NULL)
    {
      refuse (self, lack);
      return;
    }

  id = mkr_mapping_dup_id (self->mapping);
  if (!mkr_own_format_exists (id))
    {
      save (self, FALSE);
      return;
    }

  kept = g_strconcat (id, ".ini~", NULL);
  /* Translators: a format's name, then a file's name. */
  body = g_strdup_printf (_("You have a format “%s” already. Files that it fits are read by the new one from now on. "
                            "The file before is kept as “%s”."), self->mapping->name, kept);
  mkr_dialogs_ask_async (GTK_WINDOW (self), _("Replace the Format?"), body, _("_Replace"), TRUE, asked_cb,
                         g_object_ref (self));
}

/* --- the object --- */

static void
mkr_map_dialog_dispose (GObject *object)
{
  MkrMapDialog *self = MKR_MAP_DIALOG (object);

  g_clear_handle_id (&self->preview_idle, g_source_remove);
  g_clear_pointer (&self->mapping, mkr_mapping_free);
  g_clear_pointer (&self->value_rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->fields);
  g_clear_object (&self->kinds);
  g_clear_object (&self->currencies);

  G_OBJECT_CLASS (mkr_map_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, sign);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, fees);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, numbers);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, dates);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, working_time);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, currency_row);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, currency);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, values);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, name);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, account);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, source);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, MkrMapDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, amounts_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, names_changed_cb);
}

static void
mkr_map_dialog_class_init (MkrMapDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_map_dialog_dispose;

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/makerent/Makerent/ui/mkr-map-dialog.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "map.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "map.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "map.save", NULL);

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mkr_map_dialog_init (MkrMapDialog *self)
{
  self->filling = TRUE;
  self->value_rows = g_ptr_array_new ();
  self->fields = gtk_string_list_new (NULL);
  self->kinds = gtk_string_list_new (NULL);
  self->currencies = mkr_choice_new (_("As each file says"));
  for (guint i = 0; i < MKR_N_MAP_FIELDS; i++)
    gtk_string_list_append (self->fields, mkr_map_field_label ((MkrMapField) i));
  for (guint i = 0; i < MKR_N_MAP_KINDS; i++)
    gtk_string_list_append (self->kinds, mkr_map_kind_label ((MkrMapKind) i));

  gtk_widget_init_template (GTK_WIDGET (self));
  mkr_dialogs_outlive_parent (GTK_WINDOW (self));
}

GtkWindow *
mkr_map_dialog_new (GtkWindow  *parent,
                    MkrSession *session,
                    MkrMapping *mapping)
{
  MkrMapDialog *self;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);
  g_return_val_if_fail (mapping != NULL, NULL);

  self = g_object_new (MKR_TYPE_MAP_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->mapping = mapping;
  fill_form (self);
  mkr_dialogs_fit_parent (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}
