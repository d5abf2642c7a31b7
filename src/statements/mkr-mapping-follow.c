/* mkr-mapping-follow.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-format-private.h"
#include "mkr-mapping-private.h"

static void
set_column (MkrMapping      *self,
            const MkrLayout *layout,
            gint             column,
            MkrMapField      field)
{
  gint at = column >= 0 ? layout->map[column] : -1;

  if (at >= 0 && (guint)at < self->columns->len && mkr_mapping_find_field (self, field) < 0
      && ((MkrMapColumn *)self->columns->pdata[at])->field == MKR_MAP_NONE)
    ((MkrMapColumn *)self->columns->pdata[at])->field = field;
}

static void
follow_amounts (MkrMapping      *self,
                const MkrLayout *layout)
{
  static const MkrMapField fields[MKR_N_AMOUNTS] = { MKR_MAP_GROSS, MKR_MAP_FEE, MKR_MAP_NET };

  for (guint i = 0; i < MKR_N_AMOUNTS; i++)
    {
      const GArray *terms = layout->format->amounts[i];
      gboolean halves = i != MKR_AMOUNT_FEE && layout->format->direction_column < 0
                        && (terms->len > 1 || (terms->len == 1 && g_array_index (terms, MkrAmountTerm, 0).sign < 0));

      for (guint j = 0; j < MIN (terms->len, 2); j++)
        {
          const MkrAmountTerm *term = &g_array_index (terms, MkrAmountTerm, j);

          set_column (self, layout, term->column,
                      !halves ? fields[i] : term->sign < 0 ? MKR_MAP_OUT : MKR_MAP_IN);
        }
    }
}

static void
follow_fields (MkrMapping      *self,
               const MkrLayout *layout)
{
  static const struct { MkrField field; MkrMapField map; } fields[] = {
    { MKR_FIELD_DATE, MKR_MAP_DATE }, { MKR_FIELD_CURRENCY, MKR_MAP_CURRENCY }, { MKR_FIELD_REFERENCE, MKR_MAP_REFERENCE },
    { MKR_FIELD_TYPE, MKR_MAP_TYPE }, { MKR_FIELD_TEXT, MKR_MAP_TEXT }, { MKR_FIELD_PARTY, MKR_MAP_PARTY },
    { MKR_FIELD_PROJECT, MKR_MAP_PROJECT }, { MKR_FIELD_DURATION, MKR_MAP_HOURS },
  };
  MkrFormat *format = layout->format;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    for (guint j = 0; j < format->fields[fields[i].field]->len; j++)
      set_column (self, layout, g_array_index (format->fields[fields[i].field], MkrFieldPart, j).column, fields[i].map);

  set_column (self, layout, format->direction_column, MKR_MAP_DIRECTION);
  set_column (self, layout, mkr_format_find_column (format, "status"), MKR_MAP_STATUS);
  set_column (self, layout, mkr_format_find_column (format, "balance"), MKR_MAP_BALANCE);
}

static MkrMapKind
kind_of_rule (const MkrKindRule *rule)
{
  const MkrVerdict *verdict = &g_array_index (rule->verdicts, MkrVerdict, 0);

  switch (verdict->kind)
    {
    case MKR_KIND_EARNING:
    case MKR_KIND_REFUND:
      return verdict->state != 0 && verdict->state != MKR_STATE_PAID ? MKR_MAP_KIND_PENDING : MKR_MAP_KIND_EARNING;

    case MKR_KIND_FEE:
      return MKR_MAP_KIND_FEE;

    case MKR_KIND_TRANSFER:
      return MKR_MAP_KIND_TRANSFER;

    case MKR_KIND_CONVERSION:
      return MKR_MAP_KIND_CONVERSION;

    case MKR_KIND_IGNORED:
      return verdict->when != MKR_WHEN_ALWAYS ? MKR_MAP_KIND_BY_SIGN
             : g_str_has_prefix (verdict->reason, "denied") ? MKR_MAP_KIND_DENIED : MKR_MAP_KIND_NO_INCOME;

    default:
      return MKR_MAP_KIND_BY_SIGN;
    }
}

static void
follow_kinds (MkrMapping *self,
              MkrFormat  *format)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      MkrMapValue *value = self->values->pdata[i];
      const char *name = value->field == MKR_MAP_STATUS ? "status" : "type";

      value->kind = MKR_MAP_KIND_BY_SIGN;
      for (guint j = 0; j < format->groups->len; j++)
        {
          MkrKindGroup *group = format->groups->pdata[j];
          MkrKindRule *rule = strcmp (group->name, name) == 0 ? mkr_kind_group_match (group, value->text) : NULL;

          if (rule != NULL && rule->verdicts->len > 0)
            value->kind = kind_of_rule (rule);
        }
    }
}

static void
follow_general (MkrMapping *self,
                MkrFormat  *format)
{
  g_free (self->name);
  g_free (self->account);
  g_free (self->source);
  /* Translators: a format of the person's own that began as one of ours: “My PayPal activity”. */
  self->name = format->own ? g_strdup (format->name) : g_strdup_printf (_("My %s"), format->name);
  self->account = g_strdup (format->account);
  self->source = g_strdup (format->source != NULL ? format->source : "");
  self->id = format->own ? g_strdup (format->id) : NULL;
  self->account_kind = format->account_kind;
  self->work = format->work;
  self->withdrawals = format->withdrawals;
  self->currency = format->currency;
  self->date_order = format->date_order;
  self->in_negative = format->reversed;
  self->fees = format->fee_sign == MKR_FEE_COST_NEGATIVE ? MKR_MAP_FEE_NEGATIVE : MKR_MAP_FEE_POSITIVE;
  self->numbers = format->numbers == MKR_NUMBERS_POINT ? MKR_MAP_NUMBERS_POINT
                  : format->numbers == MKR_NUMBERS_COMMA ? MKR_MAP_NUMBERS_COMMA : MKR_MAP_NUMBERS_AUTO;
  self->time = format->duration_unit == 3600 ? MKR_MAP_TIME_HOURS
               : format->duration_unit == 60 ? MKR_MAP_TIME_MINUTES : MKR_MAP_TIME_TEXT;
}

void
mkr_mapping_follow (MkrMapping      *self,
                    const MkrLayout *layout)
{
  follow_general (self, layout->format);
  follow_amounts (self, layout);
  follow_fields (self, layout);
  if (layout->currency != NULL && self->currency == NULL)
    self->currency = layout->currency;
  mkr_mapping_collect (self);
  follow_kinds (self, layout->format);

  /* What a value here says goes with that value. */
  for (guint i = 0; i < self->values->len; i++)
    if (((MkrMapValue *)self->values->pdata[i])->kind == MKR_MAP_KIND_TRANSFER)
      self->withdrawals = FALSE;
}
