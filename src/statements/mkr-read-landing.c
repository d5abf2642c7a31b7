/* mkr-read-landing.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-number-cell.h"
#include "mkr-read-private.h"

/* What a row that leaves says of the other currency that it became, and which row a conversion belongs to, for formats that name
 * such columns. What cannot be read is as good as not said: the row itself is right without it. */

static gboolean
read_landed (MkrReader         *reader,
             gint               sign,
             const MkrCurrency *currency,
             gint64            *amount)
{
  const GArray *terms = reader->format->amounts[MKR_AMOUNT_LANDED];

  for (guint i = 0; i < terms->len; i++)
    {
      const MkrAmountTerm *term = &g_array_index (terms, MkrAmountTerm, i);
      const MkrCell *cell = mkr_when_fits (term->when, sign) ? mkr_reader_get_cell (reader, term->column) : NULL;
      g_autofree char *named = NULL;
      MkrDecimal value;

      if (mkr_reader_is_empty (reader, cell))
        continue;
      if (!reader->style->numbers_known
          || !mkr_number_cell_parse (cell->text, cell->length, reader->style->numbers, &value, &named, NULL)
          || !mkr_decimal_rescale (value, currency->exponent, amount, NULL) || *amount == G_MININT64)
        return FALSE;
      *amount = ABS (*amount);
      return *amount > 0;
    }

  return FALSE;
}

static const MkrCurrency *
read_currency (MkrReader *reader,
               gint       sign)
{
  const MkrCell *cell = mkr_reader_get_field (reader, reader->format->fields[MKR_FIELD_LANDED_CURRENCY], sign, NULL);

  return cell != NULL ? mkr_currency_lookup (mkr_reader_intern_cell (reader, cell)) : NULL;
}

void
mkr_reader_read_landing (MkrReader *reader)
{
  const MkrEntry *entry = reader->entry;
  const GArray *links = reader->format->fields[MKR_FIELD_LINK];
  MkrLanding landing = { .row = reader->statement->n - 1, .link = "" };
  gint sign = entry->net < 0 ? -1 : 1;

  if (entry->kind == MKR_KIND_PROBLEM || entry->kind == MKR_KIND_IGNORED || entry->net == 0)
    return;

  if (sign < 0 && reader->format->amounts[MKR_AMOUNT_LANDED]->len > 0)
    {
      const MkrCurrency *currency = read_currency (reader, sign);

      if (currency != NULL && currency != entry->currency && read_landed (reader, sign, currency, &landing.amount))
        landing.currency = currency;
      else
        landing.amount = 0;
    }
  if (entry->kind == MKR_KIND_CONVERSION && links->len > 0)
    landing.link = mkr_reader_store_cell (reader, mkr_reader_get_field (reader, links, sign, NULL));
  if (landing.currency == NULL && *landing.link == '\0')
    return;

  if (reader->statement->landings == NULL)
    reader->statement->landings = g_array_new (FALSE, FALSE, sizeof (MkrLanding));
  g_array_append_val (reader->statement->landings, landing);
}

const MkrLanding *
mkr_statement_get_landing (MkrStatement *self,
                           guint         i)
{
  guint first = 0, n = self->landings != NULL ? self->landings->len : 0;

  while (first < n)
    {
      guint middle = first + (n - first) / 2;
      const MkrLanding *landing = &g_array_index (self->landings, MkrLanding, middle);

      if (landing->row == i)
        return landing;
      if (landing->row < i)
        first = middle + 1;
      else
        n = middle;
    }

  return NULL;
}
