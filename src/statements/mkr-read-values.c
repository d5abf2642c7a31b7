/* mkr-read-values.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-number-cell.h"
#include "mkr-read-private.h"

/* 1 or −1 as the row's direction cell says; 0: the format has no such column, or it does not know the cell. */
static gint
get_direction (MkrReader *reader)
{
  const MkrCell *cell;
  g_autofree char *folded = NULL;
  gpointer found;

  if (reader->format->direction_column < 0)
    return 0;

  cell = mkr_reader_get_cell (reader, reader->format->direction_column);
  folded = mkr_header_fold (cell != NULL ? cell->text : "");
  found = g_hash_table_lookup (reader->format->directions, folded);
  return GPOINTER_TO_INT (found != NULL ? found : g_hash_table_lookup (reader->format->directions, "*"));
}

/* --- date and currency --- */

/* As long as no date proves the order that the file is read in, and of each that does not exist in it. */
static void
note_order (MkrReader     *reader,
            const MkrCell *cell)
{
  MkrDateProof *proof = reader->statement->proof;
  MkrDateOrder order = reader->style->order;

  if (order == MKR_DATE_YMD)
    return;

  if (reader->date_result == MKR_DATE_CELL_NO_SUCH_DAY ? proof[1 - order].line == 0
      : reader->date_result == MKR_DATE_CELL_OK && proof[order].line == 0)
    mkr_evidence_note (proof, cell->text, cell->length, reader->format->short_years, reader->row->line);
}

MkrDateCellResult
mkr_reader_read_date (MkrReader *reader,
                      gint      *column)
{
  const MkrCell *cell = mkr_reader_get_field (reader, reader->format->fields[MKR_FIELD_DATE],
                                              get_direction (reader), column);

  if (cell == NULL)
    return MKR_DATE_CELL_BAD;

  if (cell->length == reader->date_length && memcmp (cell->text, reader->date_text, cell->length) == 0)
    {
      reader->entry->date = reader->date;
      return reader->date_result;
    }

  reader->date_result = mkr_date_cell_parse (cell->text, cell->length, reader->style->order,
                                             reader->format->short_years, &reader->date);
  if (reader->date_result != MKR_DATE_CELL_OK)
    reader->date = MKR_DATE_NONE;
  if (reader->style->order_matters)
    note_order (reader, cell);

  reader->entry->date = reader->date;
  reader->date_length = 0;
  if (cell->length < sizeof reader->date_text)
    {
      memcpy (reader->date_text, cell->text, cell->length);
      reader->date_length = cell->length;
    }

  return reader->date_result;
}

void
mkr_reader_set_date_problem (MkrReader        *reader,
                             gint              column,
                             MkrDateCellResult result)
{
  const MkrCell *cell = mkr_reader_get_cell (reader, column);

  if (cell == NULL || cell->length == 0)
    mkr_reader_set_problem (reader, column, _("The date is empty."));
  else if (result == MKR_DATE_CELL_SHORT_YEAR)
    mkr_reader_set_problem (reader, column, _("The year has two digits; write it in full."));
  else if (result == MKR_DATE_CELL_NO_SUCH_DAY)
    mkr_reader_set_problem_printf (reader, column,
                                   reader->style->order == MKR_DATE_MDY
                                   ? _("“%.40s” is no day between 1990 and 2100, month first as in the other rows.")
                                   : _("“%.40s” is no day between 1990 and 2100, day first as in the other rows."),
                                   cell->text);
  else
    mkr_reader_set_problem_printf (reader, column, _("“%.40s” is not a date."), cell->text);
}

/* FALSE: the cell names no currency. */
gboolean
mkr_reader_read_currency (MkrReader *reader,
                          gint      *column)
{
  const MkrCell *cell = mkr_reader_get_field (reader, reader->format->fields[MKR_FIELD_CURRENCY],
                                              get_direction (reader), column);
  const char *text;
  gsize length;

  if (cell == NULL)
    {
      reader->entry->currency = reader->layout->currency;
      return TRUE;
    }

  text = mkr_cell_trim (cell, &length);

  if (length != reader->currency_length || memcmp (text, reader->currency_text, length) != 0)
    {
      if (length >= sizeof reader->currency_text)
        return FALSE;

      memcpy (reader->currency_text, text, length);
      reader->currency_text[length] = '\0';
      reader->currency_length = length;
      reader->currency = mkr_currency_lookup (reader->currency_text);
    }

  reader->entry->currency = reader->currency;
  return reader->currency != NULL;
}

/* A sign or code beside an amount must not contradict the row's currency; alone it is the row's currency. */
static gboolean
merge_currency (MkrReader  *reader,
                const char *text)
{
  const MkrCurrency *named = mkr_currency_lookup (text);
  const MkrCurrency *now = reader->entry->currency;

  if (named == NULL)
    {
      named = mkr_currency_from_symbol (text);
      /* “$” is the sign of many dollars. */
      if (named != NULL && now != NULL && now != named && strcmp (text, "$") == 0 && strchr (now->symbol, '$') != NULL)
        return TRUE;
    }

  if (named == NULL || (now != NULL && now != named))
    return FALSE;

  reader->entry->currency = named;
  return TRUE;
}

/* --- amounts --- */

/* “$1,037.35 sent to your bank account”: the first word that begins with an amount. Empty if there is none. */
static MkrCell
find_amount_in_words (const MkrCell *cell)
{
  const char *p = cell->text;

  while (*p != '\0')
    {
      const char *word = p + strspn (p, " ");
      gsize length = strcspn (word, " "), lead = strcspn (word, "0123456789");

      p = word + length;
      while (length > 0 && strchr (".,;:", word[length - 1]) != NULL)
        length--;
      if (lead < length && lead <= 4)
        return (MkrCell) { .text = word, .length = (guint32)length };
    }

  return (MkrCell) { .text = "" };
}

/* How a cell is written. A currency without a smaller unit has no decimals: “52,000” yen can only be read one way. FALSE: two,
 * as “1.200” beside “100.00”, unless the file writes, or the currency has, thousandths. */
static gboolean
find_style (MkrReader      *reader,
            const MkrCell  *cell,
            MkrNumberStyle *style)
{
  const MkrCurrency *currency = reader->entry->currency != NULL ? reader->entry->currency
                                : reader->format->currency != NULL ? reader->format->currency : reader->options->currency;

  *style = reader->style->numbers;
  if (mkr_number_cell_evidence (cell->text, cell->length) != MKR_NUMBER_SAYS_EITHER)
    return TRUE;
  if (reader->style->numbers_known
      && (memchr (cell->text, *style == MKR_NUMBER_POINT ? '.' : ',', cell->length) == NULL || reader->format->subunits
          || reader->style->thousandths || (currency != NULL && currency->exponent > 2)))
    return TRUE;

  *style = memchr (cell->text, ',', cell->length) != NULL ? MKR_NUMBER_POINT : MKR_NUMBER_COMMA;
  return currency != NULL && currency->exponent == 0;
}

static gboolean
read_term (MkrReader           *reader,
           const MkrAmountTerm *term,
           MkrReadAmount       *amount)
{
  const MkrCell *cell = mkr_reader_get_cell (reader, term->column);
  g_autofree char *currency = NULL;
  g_autoptr(GError) why = NULL;
  MkrNumberStyle style;
  MkrCell word;
  MkrDecimal value;

  if (mkr_reader_is_empty (reader, cell) || (term->in_words && amount->filled))
    return TRUE;

  if (term->in_words)
    {
      word = find_amount_in_words (cell);
      if (word.length == 0)
        return TRUE;
      cell = &word;
    }

  if (!find_style (reader, cell, &style))
    {
      mkr_reader_set_problem_printf (reader, term->column, reader->style->numbers_known
                                     ? _("“%.40s” can be read two ways, with three decimals or in thousands: "
                                         "write it with two decimals.")
                                     : _("“%.40s” can be read two ways, and no other amount shows which: "
                                       "write it with two decimals."), cell->text);
      return FALSE;
    }

  if (!mkr_number_cell_parse (cell->text, cell->length, style, &value, &currency, &why))
    {
      mkr_reader_set_problem (reader, term->column, why->message);
      return FALSE;
    }

  if (currency != NULL && !merge_currency (reader, currency))
    {
      mkr_reader_set_problem_printf (reader, term->column, _("“%.40s” contradicts the currency of the row."), cell->text);
      return FALSE;
    }

  if (term->sign < 0 && value.units > 0)
    value.units = -value.units;

  if (!amount->filled)
    amount->value = value;
  else if (!mkr_decimal_add (amount->value, value, &amount->value, &why))
    {
      mkr_reader_set_problem (reader, term->column, why->message);
      return FALSE;
    }

  amount->filled = TRUE;
  return TRUE;
}

void
mkr_reader_read_amount (MkrReader     *reader,
                        guint          which,
                        MkrReadAmount *amount)
{
  const GArray *terms = reader->format->amounts[which];
  gint direction = get_direction (reader);

  *amount = (MkrReadAmount) { .bad = -1 };

  for (guint i = 0; i < terms->len; i++)
    {
      const MkrAmountTerm *term = &g_array_index (terms, MkrAmountTerm, i);

      if (mkr_when_fits (term->when, direction) && !read_term (reader, term, amount))
        {
          amount->bad = term->column;
          return;
        }
    }

  if (reader->format->reversed && which != MKR_AMOUNT_FEE && amount->value.units != G_MININT64)
    amount->value.units = -amount->value.units;
}

static gint
first_column (MkrReader *reader,
              guint      which)
{
  const GArray *terms = reader->format->amounts[which];

  for (guint i = 0; i < terms->len; i++)
    if (reader->layout->map[g_array_index (terms, MkrAmountTerm, i).column] >= 0)
      return g_array_index (terms, MkrAmountTerm, i).column;

  return MKR_NO_COLUMN;
}

static gint64
scale_up (gint64    units,
          guint8    by,
          gboolean *overflow)
{
  for (; by > 0; by--)
    *overflow |= __builtin_mul_overflow (units, (gint64)10, &units);

  return units;
}

/* All amounts in one scale: the currency's, or for formats with subunits the finest that the row writes. */
gboolean
mkr_reader_units (MkrReader    *reader,
                  MkrReadAmount amounts[MKR_N_AMOUNTS],
                  gint64        units[MKR_N_AMOUNTS])
{
  const MkrCurrency *currency = reader->entry->currency;
  guint8 scale = currency != NULL ? currency->exponent : 2;

  if (reader->format->subunits)
    for (guint i = 0; i < MKR_N_AMOUNTS; i++)
      scale = MAX (scale, amounts[i].value.scale);

  for (guint i = 0; i < MKR_N_AMOUNTS; i++)
    {
      MkrDecimal value = amounts[i].value;
      gboolean overflow = FALSE;

      while (value.scale > scale && value.units % 10 == 0)
        {
          value.units /= 10;
          value.scale--;
        }

      if (value.scale > scale)
        {
          mkr_reader_set_problem_printf (reader, first_column (reader, i),
                                         _("The amount has more decimals than %s has; Makerent does not round it."),
                                         currency != NULL ? currency->code : _("the currency"));
          return FALSE;
        }

      units[i] = scale_up (value.units, scale - value.scale, &overflow);
      if (overflow)
        {
          mkr_reader_set_problem (reader, first_column (reader, i), _("The amount is too large."));
          return FALSE;
        }
    }

  reader->entry->scale = scale;
  return TRUE;
}

static gboolean
subtract (gint64  a,
          gint64  b,
          gint64 *out)
{
  return !__builtin_sub_overflow (a, b, out);
}

/* Fills gross, fee and net from what the format has; net always decides (formats.md, trap 1). FALSE: problem set. */
gboolean
mkr_reader_settle (MkrReader          *reader,
                   const MkrReadAmount amounts[MKR_N_AMOUNTS],
                   const gint64        units[MKR_N_AMOUNTS])
{
  MkrEntry *entry = reader->entry;
  const MkrReadAmount *gross = &amounts[MKR_AMOUNT_GROSS], *net = &amounts[MKR_AMOUNT_NET];
  gint64 cost = reader->format->fee_sign == MKR_FEE_COST_NEGATIVE ? -units[MKR_AMOUNT_FEE] : units[MKR_AMOUNT_FEE];
  gboolean has_net = first_column (reader, MKR_AMOUNT_NET) >= 0;
  gboolean has_gross = first_column (reader, MKR_AMOUNT_GROSS) >= 0 && (gross->filled || !reader->format->blank_gross);
  gboolean ok = TRUE;

  entry->net = units[MKR_AMOUNT_NET];
  entry->gross = units[MKR_AMOUNT_GROSS];
  entry->fee = cost;

  if ((has_net && !net->filled) || (has_gross && !gross->filled))
    {
      mkr_reader_set_problem (reader, first_column (reader, has_net && !net->filled ? MKR_AMOUNT_NET : MKR_AMOUNT_GROSS),
                              _("The amount is empty."));
      return FALSE;
    }

  if (has_net && has_gross)
    ok = subtract (entry->gross, entry->net, &entry->fee);
  else if (has_net)
    ok = !__builtin_add_overflow (entry->net, cost, &entry->gross);
  else
    ok = subtract (entry->gross, cost, &entry->net);

  if (!ok)
    {
      mkr_reader_set_problem (reader, first_column (reader, MKR_AMOUNT_GROSS), _("The amount is too large."));
      return FALSE;
    }

  /* The sign of a fee differs between platforms and even between rows; its size may not. */
  if (has_net && has_gross && first_column (reader, MKR_AMOUNT_FEE) >= 0
      && entry->fee != cost && entry->fee != -cost)
    {
      mkr_reader_set_problem (reader, first_column (reader, MKR_AMOUNT_NET),
                              _("Gross, fee and net of this row contradict each other. Correct the row, or leave it out."));
      return FALSE;
    }

  return TRUE;
}
