/* mkr-mapping.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-format-private.h"
#include "mkr-guess-private.h"
#include "mkr-mapping-private.h"

#define MAX_VALUES 60

static const struct { const char *id; const char *label; } fields[MKR_N_MAP_FIELDS] = {
  [MKR_MAP_NONE] = { "none", N_("Not used") },
  [MKR_MAP_DATE] = { "date", N_("Date") },
  [MKR_MAP_GROSS] = { "gross", N_("Amount, before fees") },
  [MKR_MAP_FEE] = { "fee", N_("Fee") },
  [MKR_MAP_NET] = { "net", N_("Amount, after fees") },
  [MKR_MAP_IN] = { "in", N_("Money in") },
  [MKR_MAP_OUT] = { "out", N_("Money out") },
  [MKR_MAP_DIRECTION] = { "direction", N_("In or out") },
  [MKR_MAP_CURRENCY] = { "currency", N_("Currency") },
  [MKR_MAP_REFERENCE] = { "reference", N_("Transaction ID") },
  [MKR_MAP_PARTY] = { "party", N_("From or to") },
  [MKR_MAP_TEXT] = { "text", N_("Description") },
  [MKR_MAP_PROJECT] = { "project", N_("Project or contract") },
  [MKR_MAP_TYPE] = { "type", N_("Type") },
  [MKR_MAP_STATUS] = { "status", N_("Status") },
  [MKR_MAP_HOURS] = { "hours", N_("Working time") },
  [MKR_MAP_BALANCE] = { "balance", N_("Balance") },
};

static const struct { const char *id; const char *label; } kinds[MKR_N_MAP_KINDS] = {
  [MKR_MAP_KIND_BY_SIGN] = { "by-sign", N_("As the amount says") },
  [MKR_MAP_KIND_EARNING] = { "earning", N_("Earned") },
  [MKR_MAP_KIND_FEE] = { "fee", N_("Fee") },
  [MKR_MAP_KIND_TRANSFER] = { "transfer", N_("Transfer between my accounts") },
  [MKR_MAP_KIND_CONVERSION] = { "conversion", N_("Currency conversion") },
  [MKR_MAP_KIND_PENDING] = { "pending", N_("Not paid yet") },
  [MKR_MAP_KIND_DENIED] = { "denied", N_("Failed or cancelled") },
  [MKR_MAP_KIND_NO_INCOME] = { "no-income", N_("Not income") },
};

static void
column_free (gpointer data)
{
  MkrMapColumn *column = data;

  g_free (column->title);
  g_ptr_array_unref (column->samples);
  g_free (column);
}

static void
value_free (gpointer data)
{
  MkrMapValue *value = data;

  g_free (value->text);
  g_free (value);
}

void
mkr_mapping_free (MkrMapping *self)
{
  if (self == NULL)
    return;

  g_free (self->file_name);
  g_free (self->id);
  g_free (self->name);
  g_free (self->account);
  g_free (self->source);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->beginning, g_bytes_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

MkrMapping *
mkr_mapping_new_empty (const char *name)
{
  MkrMapping *self = g_new0 (MkrMapping, 1);

  self->file_name = g_strdup (name);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->values = g_ptr_array_new_with_free_func (value_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->date_order = -1;
  self->account_kind = MKR_ACCOUNT_BANK;
  return self;
}

gint
mkr_mapping_find_field (const MkrMapping *self,
                        MkrMapField       field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (((MkrMapColumn *)self->columns->pdata[i])->field == field)
      return (gint)i;

  return -1;
}

gint
mkr_mapping_find_title (const MkrMapping *self,
                        const char       *title)
{
  g_autofree char *folded = mkr_header_fold (title);
  guint64 number;

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *name = mkr_header_fold (((MkrMapColumn *)self->columns->pdata[i])->title);

      if (*name != '\0' && strcmp (name, folded) == 0)
        return (gint)i;
    }

  if (title[0] == '#' && g_ascii_string_to_unsigned (title + 1, 10, 1, self->columns->len, &number, NULL))
    return (gint)number - 1;

  return -1;
}

/* --- the texts of the type and status columns --- */

static MkrMapValue *
find_value (GPtrArray   *values,
            MkrMapField  field,
            const char  *text)
{
  for (guint i = 0; i < values->len; i++)
    {
      MkrMapValue *value = values->pdata[i];

      if (value->field == field && strcmp (value->text, text) == 0)
        return value;
    }

  return NULL;
}

static MkrMapKind
guess_kind (const MkrMapping *self,
            MkrMapField       field,
            const char       *text)
{
  MkrMapKind kind = field == MKR_MAP_STATUS ? mkr_guess_status (text) : mkr_guess_type (text);

  if (kind == MKR_N_MAP_KINDS)
    return MKR_MAP_KIND_BY_SIGN;

  /* A bank's fee and a bank's transfer are the person's own payments; only a platform takes them from what she earned. */
  return field == MKR_MAP_TYPE && self->account_kind == MKR_ACCOUNT_BANK ? MKR_MAP_KIND_BY_SIGN : kind;
}

static void
collect_field (MkrMapping  *self,
               MkrMapField  field,
               GPtrArray   *old)
{
  gint column = mkr_mapping_find_field (self, field);

  for (guint i = 0; column >= 0 && i < self->rows->len; i++)
    {
      GStrv row = self->rows->pdata[i];
      g_autofree char *text = (guint)column < g_strv_length (row) ? g_strstrip (g_strdup (row[column])) : NULL;
      MkrMapValue *value, *before;

      if (text == NULL || *text == '\0')
        continue;

      value = find_value (self->values, field, text);
      if (value == NULL && self->values->len < MAX_VALUES)
        {
          before = find_value (old, field, text);
          value = g_new0 (MkrMapValue, 1);
          value->field = field;
          value->kind = before != NULL ? before->kind : guess_kind (self, field, text);
          value->text = g_steal_pointer (&text);
          g_ptr_array_add (self->values, value);
        }
      if (value != NULL)
        value->n_rows++;
    }
}

void
mkr_mapping_set_name (MkrMapping *self,
                      const char *name)
{
  gboolean account = self->names_follow && g_strcmp0 (self->account, self->name) == 0;
  gboolean source = self->names_follow && self->account_kind == MKR_ACCOUNT_PLATFORM
                    && (g_strcmp0 (self->source, self->name) == 0
                        || (*self->source == '\0' && mkr_mapping_find_field (self, MKR_MAP_PARTY) < 0));
  char *new_name = g_strdup (name);

  g_free (self->name);
  self->name = new_name;
  if (account)
    {
      g_free (self->account);
      self->account = g_strdup (new_name);
    }
  if (source)
    {
      g_free (self->source);
      self->source = g_strdup (new_name);
    }
}

void
mkr_mapping_collect (MkrMapping *self)
{
  g_autoptr(GPtrArray) old = self->values;

  self->values = g_ptr_array_new_with_free_func (value_free);
  collect_field (self, MKR_MAP_STATUS, old);
  collect_field (self, MKR_MAP_TYPE, old);
}

/* --- what is missing --- */

static char *
dup_title (const MkrMapping *self,
           guint             column)
{
  const char *title = ((MkrMapColumn *)self->columns->pdata[column])->title;

  /* Translators: a column without a title, by its number. */
  return *title != '\0' ? g_strdup (title) : g_strdup_printf (_("Column %u"), column + 1);
}

static gboolean
check_twice (const MkrMapping  *self,
             GError           **error)
{
  for (guint i = 0; i < self->columns->len; i++)
    for (guint j = i + 1; j < self->columns->len; j++)
      {
        MkrMapField field = ((MkrMapColumn *)self->columns->pdata[i])->field;
        g_autofree char *first = dup_title (self, i), *second = dup_title (self, j);

        if (field == MKR_MAP_NONE || field != ((MkrMapColumn *)self->columns->pdata[j])->field)
          continue;

        /* Translators: two titles of columns, then “Date” or “Fee”. */
        g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
                     _("“%s” and “%s” are both “%s”. Keep one of them, and choose “Not used” for the other."),
                     first, second, mkr_map_field_label (field));
        return FALSE;
      }

  return TRUE;
}

gboolean
mkr_mapping_check (const MkrMapping  *self,
                   GError           **error)
{
  gboolean amount = mkr_mapping_find_field (self, MKR_MAP_GROSS) >= 0 || mkr_mapping_find_field (self, MKR_MAP_NET) >= 0;
  gboolean halves = mkr_mapping_find_field (self, MKR_MAP_IN) >= 0 || mkr_mapping_find_field (self, MKR_MAP_OUT) >= 0;
  const char *wrong = NULL;

  if (!check_twice (self, error))
    return FALSE;

  if (mkr_mapping_find_field (self, MKR_MAP_DATE) < 0)
    wrong = _("No column is the date. Say which one it is.");
  else if (!amount && !halves)
    wrong = _("No column is an amount. Say which one it is.");
  else if (halves && mkr_mapping_find_field (self, MKR_MAP_GROSS) >= 0)
    wrong = _("There is one column with the amount and one with money in or out. Choose “Not used” for one of them.");

  if (wrong != NULL)
    g_set_error_literal (error, MKR_ERROR, MKR_ERROR_REFUSED, wrong);

  return wrong == NULL;
}

char *
mkr_mapping_describe (const MkrMapping *self,
                      guint             i)
{
  const MkrMapColumn *column = self->columns->pdata[i];
  g_autofree char *title = dup_title (self, i);

  if (column->field == MKR_MAP_BALANCE && self->balance_proved)
    return g_strdup_printf (_("%s: balance, which proves the amounts and their sign"), title);

  /* Translators: the title of a column, then what it is: “Betrag: Amount, before fees”. */
  return g_strdup_printf (_("%s: %s"), title, mkr_map_field_label (column->field));
}

/* --- names --- */

const char *
mkr_map_field_id (MkrMapField field)
{
  return fields[field].id;
}

const char *
mkr_map_field_label (MkrMapField field)
{
  return _(fields[field].label);
}

const char *
mkr_map_kind_id (MkrMapKind kind)
{
  return kinds[kind].id;
}

const char *
mkr_map_kind_label (MkrMapKind kind)
{
  return _(kinds[kind].label);
}

static void
set_unknown (const char  *id,
             GString     *known,
             GError     **error)
{
  g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("“%s” is none of: %s"), id, known->str);
  g_string_free (known, TRUE);
}

gboolean
mkr_map_field_from_id (const char   *id,
                       MkrMapField  *field,
                       GError      **error)
{
  GString *known = g_string_new (NULL);

  for (guint i = 0; i < MKR_N_MAP_FIELDS; i++)
    {
      if (strcmp (fields[i].id, id) == 0 || (i == MKR_MAP_GROSS && strcmp (id, "amount") == 0))
        {
          *field = (MkrMapField)i;
          g_string_free (known, TRUE);
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i > 0 ? " " : "", fields[i].id);
    }

  set_unknown (id, known, error);
  return FALSE;
}

gboolean
mkr_map_kind_from_id (const char  *id,
                      MkrMapKind  *kind,
                      GError     **error)
{
  GString *known = g_string_new (NULL);

  for (guint i = 0; i < MKR_N_MAP_KINDS; i++)
    {
      if (strcmp (kinds[i].id, id) == 0)
        {
          *kind = (MkrMapKind)i;
          g_string_free (known, TRUE);
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i > 0 ? " " : "", kinds[i].id);
    }

  set_unknown (id, known, error);
  return FALSE;
}
