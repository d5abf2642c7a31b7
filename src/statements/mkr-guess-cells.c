/* mkr-guess-cells.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-date-cell.h"
#include "mkr-guess-private.h"
#include "mkr-number-cell.h"

#define SCALE 4

const char *
mkr_guess_cell (const MkrGuess *self,
                guint           row,
                guint           column)
{
  GStrv cells = self->sample->rows->pdata[row];

  for (guint i = 0; i < column; i++)
    if (cells[i] == NULL)
      return "";

  if (cells[column] == NULL)
    return "";

  return cells[column] + strspn (cells[column], " \t");
}

gboolean
mkr_guess_is_date (const char *text)
{
  MkrDate date;

  return mkr_date_cell_parse (text, strlen (text), MKR_DATE_DMY, TRUE, &date) == MKR_DATE_CELL_OK
         || mkr_date_cell_parse (text, strlen (text), MKR_DATE_MDY, TRUE, &date) == MKR_DATE_CELL_OK;
}

gboolean
mkr_guess_is_number (const char *text)
{
  MkrDecimal value;

  return mkr_number_cell_parse (text, strlen (text), MKR_NUMBER_POINT, &value, NULL, NULL)
         || mkr_number_cell_parse (text, strlen (text), MKR_NUMBER_COMMA, &value, NULL, NULL);
}

gboolean
mkr_guess_amount (const MkrGuess *self,
                  guint           row,
                  guint           column,
                  gint64         *amount)
{
  const char *text = mkr_guess_cell (self, row, column);
  g_autofree char *currency = NULL;
  MkrDecimal value;

  *amount = 0;
  if (*text == '\0')
    return TRUE;

  if (!mkr_number_cell_parse (text, strlen (text), self->style, &value, &currency, NULL) || value.scale > SCALE)
    return FALSE;

  for (*amount = value.units; value.scale < SCALE; value.scale++)
    if (__builtin_mul_overflow (*amount, (gint64)10, amount))
      return FALSE;

  /* Sums of a few of them must not overflow. */
  return *amount > G_MININT64 / 8 && *amount < G_MAXINT64 / 8;
}

const MkrCurrency *
mkr_guess_currency (const char *text)
{
  g_autofree char *word = g_strstrip (g_strdup (text));
  const MkrCurrency *currency = strlen (word) == 3 ? mkr_currency_lookup (word) : NULL;

  return currency != NULL ? currency : *word != '\0' ? mkr_currency_from_symbol (word) : NULL;
}

/* One word of letters and digits, as ids are. */
static gboolean
is_id (const char *text)
{
  gboolean digit = FALSE;
  gsize length = strlen (text);

  for (const char *p = text; *p != '\0'; p++)
    {
      digit |= g_ascii_isdigit (*p);
      if (!g_ascii_isalnum (*p) && strchr ("-_.#:/", *p) == NULL)
        return FALSE;
    }

  return digit && length >= 4 && length <= 64;
}

/* A duration that could not be an amount. */
static gboolean
is_duration (const char *text)
{
  gint32 seconds;

  return strpbrk (text, ":hms") != NULL && mkr_duration_cell_parse (text, strlen (text), &seconds);
}

static void
look_at_cell (MkrGuess       *self,
              MkrGuessColumn *column,
              const char     *text)
{
  column->filled++;
  column->letters += (guint)g_utf8_strlen (text, -1);
  column->ways += mkr_guess_way (text) != 0;
  column->states += mkr_guess_status (text) != MKR_N_MAP_KINDS;
  column->ids += is_id (text);
  column->accounts += mkr_guess_is_account (text);
  column->currencies += mkr_guess_currency (text) != NULL;

  if (mkr_guess_is_date (text))
    column->dates++;
  else if (mkr_guess_is_number (text))
    {
      MkrDecimal value;

      column->numbers++;
      if (mkr_number_cell_parse (text, strlen (text), self->style, &value, NULL, NULL))
        {
          column->decimals += value.scale > 0;
          column->negatives += value.units < 0;
        }
    }
  else
    column->durations += is_duration (text);
}

/* How most of the file's numbers with decimals are written. */
static MkrNumberStyle
find_style (MkrGuess *self)
{
  guint point = 0, comma = 0;

  for (guint row = self->first; row < self->sample->rows->len; row++)
    for (guint i = 0; i < self->n_columns; i++)
      {
        const char *text = mkr_guess_cell (self, row, i);
        MkrNumberEvidence says;

        if (*text == '\0' || mkr_guess_is_date (text) || !mkr_guess_is_number (text))
          continue;

        says = mkr_number_cell_evidence (text, strlen (text));
        point += says == MKR_NUMBER_SAYS_POINT;
        comma += says == MKR_NUMBER_SAYS_COMMA;
      }

  return comma > point ? MKR_NUMBER_COMMA : MKR_NUMBER_POINT;
}

/* Fills in the columns. */
void
mkr_guess_look (MkrGuess *self)
{
  self->style = find_style (self);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint row = self->first; row < self->sample->rows->len; row++)
        {
          const char *text = mkr_guess_cell (self, row, i);

          if (*text == '\0')
            continue;
          look_at_cell (self, &self->columns[i], text);
          g_hash_table_add (seen, (gpointer)text);
        }

      self->columns[i].distinct = g_hash_table_size (seen);
    }
}
