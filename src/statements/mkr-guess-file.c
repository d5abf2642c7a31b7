/* mkr-guess-file.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-date-cell.h"
#include "mkr-error.h"
#include "mkr-format-private.h"
#include "mkr-guess-private.h"
#include "mkr-mapping-private.h"
#include "mkr-number-cell.h"

#define GUESS_ROWS      200
#define MAX_SAMPLES     200
#define BEGINNING_BYTES (256 * 1024)

/* --- columns --- */

void
mkr_mapping_take_columns (MkrMapping      *self,
                          const MkrSample *sample,
                          gint             header,
                          guint            n_columns)
{
  GStrv titles = header >= 0 ? sample->rows->pdata[header] : NULL;

  self->has_header = header >= 0;

  for (guint i = 0; i < n_columns; i++)
    {
      MkrMapColumn *column = g_new0 (MkrMapColumn, 1);

      column->title = g_strstrip (g_strdup (titles != NULL && i < g_strv_length (titles) ? titles[i] : ""));
      column->samples = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->columns, column);
    }

  for (guint row = (guint)(header + 1); row < sample->rows->len; row++)
    {
      GStrv cells = sample->rows->pdata[row];

      g_ptr_array_add (self->rows, g_strdupv (cells));
      for (guint i = 0; i < n_columns && cells[i] != NULL; i++)
        {
          MkrMapColumn *column = self->columns->pdata[i];

          if (*cells[i] != '\0' && column->samples->len < MAX_SAMPLES)
            g_ptr_array_add (column->samples, g_strstrip (g_strdup (cells[i])));
        }
    }

  self->n_rows = self->rows->len;
}

/* --- conventions --- */

static const MkrCurrency *
currency_in_words (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " ()[]:/,;", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean code = strlen (words[i]) == 3 && g_ascii_isupper (words[i][0]) && g_ascii_isupper (words[i][1])
                      && g_ascii_isupper (words[i][2]);
      const MkrCurrency *currency = code ? mkr_currency_lookup (words[i]) : mkr_currency_from_symbol (words[i]);

      if (*words[i] != '\0' && currency != NULL)
        return currency;
    }

  return NULL;
}

static gboolean
is_money (MkrMapField field)
{
  return (field >= MKR_MAP_GROSS && field <= MKR_MAP_OUT) || field == MKR_MAP_BALANCE;
}

/* “Amount (EUR)”, “1,20 €”, or “Currency: EUR” above the titles. */
static const MkrCurrency *
guess_currency (const MkrMapping *self,
                const MkrGuess   *guess)
{
  const MkrCurrency *found = NULL;

  if (mkr_mapping_find_field (self, MKR_MAP_CURRENCY) >= 0)
    return NULL;

  for (guint i = 0; i < self->columns->len && found == NULL; i++)
    if (is_money (((MkrMapColumn *)self->columns->pdata[i])->field))
      found = currency_in_words (((MkrMapColumn *)self->columns->pdata[i])->title);

  for (guint i = 0; i < self->columns->len && found == NULL; i++)
    {
      const MkrMapColumn *column = self->columns->pdata[i];
      g_autofree char *text = NULL;
      MkrDecimal value;

      if (!is_money (column->field) || column->samples->len == 0
          || !mkr_number_cell_parse (column->samples->pdata[0], strlen (column->samples->pdata[0]), guess->style, &value,
                                     &text, NULL) || text == NULL)
        continue;
      found = mkr_currency_lookup (text) != NULL ? mkr_currency_lookup (text) : mkr_currency_from_symbol (text);
    }

  for (gint row = 0; row < guess->header && found == NULL; row++)
    for (guint i = 0; i < g_strv_length (guess->sample->rows->pdata[row]) && found == NULL; i++)
      found = currency_in_words (((GStrv)guess->sample->rows->pdata[row])[i]);

  return found;
}

/* The order that the days decide; a point between them is written by people who put the day first. */
static gint
guess_order (const MkrMapping *self)
{
  gint column = mkr_mapping_find_field (self, MKR_MAP_DATE);
  const MkrMapColumn *dates = column >= 0 ? self->columns->pdata[column] : NULL;
  guint dmy = 0, mdy = 0, points = 0;

  for (guint i = 0; dates != NULL && i < dates->samples->len; i++)
    {
      const char *text = dates->samples->pdata[i];
      guint can = mkr_date_cell_evidence (text, strlen (text), TRUE);

      dmy += can == MKR_DATE_CELL_CAN_DMY;
      mdy += can == MKR_DATE_CELL_CAN_MDY;
      points += can == (MKR_DATE_CELL_CAN_DMY | MKR_DATE_CELL_CAN_MDY) && strcspn (text, ".") <= 2;
    }

  if (dmy > 0 || mdy > 0)
    return mdy == 0 ? MKR_DATE_DMY : dmy == 0 ? MKR_DATE_MDY : -1;

  return points > 0 ? MKR_DATE_DMY : -1;
}

static MkrMapNumbers
guess_numbers (const MkrMapping *self)
{
  guint point = 0, comma = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MkrMapColumn *column = self->columns->pdata[i];

      for (guint j = 0; is_money (column->field) && j < column->samples->len; j++)
        {
          const char *text = column->samples->pdata[j];
          MkrNumberEvidence says = mkr_number_cell_evidence (text, strlen (text));

          point += says == MKR_NUMBER_SAYS_POINT;
          comma += says == MKR_NUMBER_SAYS_COMMA;
        }
    }

  return point == comma ? MKR_MAP_NUMBERS_AUTO : point > comma ? MKR_MAP_NUMBERS_POINT : MKR_MAP_NUMBERS_COMMA;
}

static void
guess_conventions (MkrMapping     *self,
                   const MkrGuess *guess)
{
  gint fee = mkr_mapping_find_field (self, MKR_MAP_FEE), hours = mkr_mapping_find_field (self, MKR_MAP_HOURS);

  self->currency = guess_currency (self, guess);
  self->date_order = guess_order (self);
  self->numbers = guess_numbers (self);
  self->in_negative = guess->in_negative;
  self->balance_proved = guess->balance_proved;
  self->fees = fee >= 0 && guess->columns[fee].negatives > 0 ? MKR_MAP_FEE_NEGATIVE : MKR_MAP_FEE_POSITIVE;

  if (hours >= 0 && guess->columns[hours].numbers > guess->columns[hours].durations)
    {
      g_autofree char *title = mkr_guess_fold (((MkrMapColumn *)self->columns->pdata[hours])->title);

      self->time = mkr_guess_is_minutes (title) ? MKR_MAP_TIME_MINUTES : MKR_MAP_TIME_HOURS;
    }
}

/* --- names --- */

static gboolean
says_nothing (const char *word)
{
  static const char words[] =
    " export exports statement statements transactions transaction payouts payout payments payment history report csv txt tsv "
    "umsaetze umsätze umsatz umsatzliste kontoauszug konto kontoumsaetze auszug zahlungen auszahlungen buchungen releve relevé "
    "operations compte extracto movimientos movimenti estratto conto afschriften transacties rekening extrato movimentos "
    "historia operacji operacje wyciąg wyciag rachunek zestawienie výpis vypis pohyby transakce 明細 取引明細 入出金明細 "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec januar februar märz maerz mai juni juli oktober dezember mär mrz okt dez "
    "account activity earnings income data download file copy from to and all final new my guess bank unknown ";
  g_autofree char *padded = g_strdup_printf (" %s ", word);

  return strstr (words, padded) != NULL || strlen (word) < 2;
}

char *
mkr_mapping_name_of_file (const char *name)
{
  g_autofree char *base = g_strdup (name);
  g_auto(GStrv) words = NULL;
  GString *out = g_string_new (NULL);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot > base)
    *dot = '\0';
  words = g_strsplit_set (base, " -_.,()[]+", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_utf8_strdown (words[i], -1);

      if (says_nothing (word) || strpbrk (word, "0123456789") != NULL || out->len > 40)
        continue;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, out->len > 0 ? g_utf8_get_char (words[i])
                                    : g_unichar_toupper (g_utf8_get_char (words[i])));
      g_string_append (out, g_utf8_next_char (words[i]));
    }

  return out->len > 0 ? g_string_free (out, FALSE) : (g_string_free (out, TRUE), NULL);
}

/* A file with fees or hours and no balance is a platform's: the platform is the source of all its rows. */
static void
guess_names (MkrMapping *self)
{
  g_autofree char *name = mkr_mapping_name_of_file (self->file_name);
  gboolean fee = mkr_mapping_find_field (self, MKR_MAP_FEE) >= 0 || mkr_mapping_find_field (self, MKR_MAP_HOURS) >= 0
                 || mkr_mapping_find_field (self, MKR_MAP_STATUS) >= 0 || mkr_mapping_find_field (self, MKR_MAP_PROJECT) >= 0;
  gboolean bank = mkr_mapping_find_field (self, MKR_MAP_BALANCE) >= 0 || mkr_mapping_find_field (self, MKR_MAP_OUT) >= 0;
  gboolean party = mkr_mapping_find_field (self, MKR_MAP_PARTY) >= 0;

  self->account_kind = fee && !bank ? MKR_ACCOUNT_PLATFORM : MKR_ACCOUNT_BANK;
  self->name = g_strdup (name != NULL ? name : _("My statement"));
  self->account = g_strdup (self->name);
  self->names_follow = TRUE;
  self->source = g_strdup (self->account_kind == MKR_ACCOUNT_PLATFORM && !party && name != NULL ? name : "");
}

void
mkr_mapping_guess (MkrMapping      *self,
                   const MkrSample *sample)
{
  MkrGuess guess = { .sample = sample };

  mkr_guess_find_header (&guess);
  guess.columns = g_new0 (MkrGuessColumn, guess.n_columns + 1);
  guess.fields = g_new0 (MkrMapField, guess.n_columns + 1);
  mkr_guess_look (&guess);
  mkr_guess_columns (&guess);

  mkr_mapping_take_columns (self, sample, guess.header, guess.n_columns);
  for (guint i = 0; i < guess.n_columns; i++)
    ((MkrMapColumn *)self->columns->pdata[i])->field = guess.fields[i];

  guess_conventions (self, &guess);
  guess_names (self);
  mkr_mapping_collect (self);
  g_free (guess.columns);
  g_free (guess.fields);
}

/* --- files --- */

static gint
find_line (const MkrSample *sample,
           guint32          line)
{
  for (guint i = 0; i < sample->lines->len; i++)
    if (g_array_index (sample->lines, guint32, i) == line)
      return (gint)i;

  return -1;
}

static gboolean
fill (MkrMapping  *self,
      MkrText     *text,
      MkrFormat   *format,
      GError     **error)
{
  MkrLayout layout = { NULL };
  MkrSample sample;
  gboolean ok = FALSE;

  if (format != NULL && !mkr_text_set_encoding (text, format->encoding, error))
    return FALSE;
  if (format != NULL && !mkr_recognise (text, NULL, format, &layout, NULL, error))
    return FALSE;

  if (mkr_sample_read (text, format != NULL ? layout.delimiter : mkr_guess_delimiter (text), GUESS_ROWS, &sample, error))
    {
      if (format != NULL)
        {
          gint header = layout.header_line > 0 ? find_line (&sample, layout.header_line) : -1;

          mkr_mapping_take_columns (self, &sample, header, layout.n_columns);
          mkr_mapping_follow (self, &layout);
        }
      else
        mkr_mapping_guess (self, &sample);

      self->encoding = mkr_text_is_coded (text) ? mkr_text_get_encoding (text)
                       : format != NULL ? format->encoding : MKR_ENCODING_UTF8;
      mkr_sample_clear (&sample);
      ok = TRUE;
    }

  mkr_layout_clear (&layout);
  return ok;
}

/* Whole rows of the beginning, as far as lines are rows. */
static GBytes *
cut (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end;

  if (size <= BEGINNING_BYTES)
    return g_bytes_ref (bytes);

  end = memrchr (data, '\n', BEGINNING_BYTES);
  return g_bytes_new_from_bytes (bytes, 0, end != NULL ? (gsize)(end + 1 - data) : BEGINNING_BYTES);
}

MkrMapping *
mkr_mapping_new_for_bytes (GBytes      *bytes,
                           const char  *name,
                           MkrFormat   *format,
                           GError     **error)
{
  g_autoptr(MkrMapping) self = mkr_mapping_new_empty (name);
  g_autoptr(MkrText) text = NULL;

  self->beginning = cut (bytes);
  text = mkr_text_new_for_bytes (self->beginning, error);

  if (text == NULL || !fill (self, text, format, error))
    return NULL;

  return g_steal_pointer (&self);
}

MkrMapping *
mkr_mapping_new_for_file (GFile      *file,
                          MkrFormat  *format,
                          GError    **error)
{
  g_autofree char *base = g_file_get_basename (file), *name = g_filename_display_name (base);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr(GBytes) bytes = stream != NULL
    ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), BEGINNING_BYTES + 4096, NULL, error) : NULL;

  return bytes != NULL ? mkr_mapping_new_for_bytes (bytes, name, format, error) : NULL;
}

/* What files with the same columns have in common, whatever they are called and whatever is in them. */
static char *
dup_guess_id (const MkrMapping *self)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *title = mkr_header_fold (self->has_header ? ((MkrMapColumn *)self->columns->pdata[i])->title : "");

      g_checksum_update (sum, (const guchar *)title, (gssize)strlen (title) + 1);
    }

  return g_strdup_printf ("guess-%.10s", g_checksum_get_string (sum));
}

/* The account is none that the file's name makes up; a platform's name stands for want of a better one. */
static void
name_account (MkrMapping *self,
              const char *account)
{
  if (account != NULL)
    mkr_mapping_set_name (self, account);
  else if (self->account_kind == MKR_ACCOUNT_BANK)
    mkr_mapping_set_name (self, _("Bank"));
}

gboolean
mkr_guess (MkrText     *text,
           const char  *name,
           const char  *account,
           MkrLayout   *layout,
           GError     **error)
{
  g_autoptr(MkrMapping) mapping = mkr_mapping_new_empty (name);
  g_autoptr(MkrFormat) format = NULL;

  *layout = (MkrLayout) { NULL };

  if (!fill (mapping, text, NULL, error))
    return FALSE;

  /* The whole file knows better than its beginning. */
  mapping->date_order = -1;
  mapping->id = dup_guess_id (mapping);
  name_account (mapping, account);
  if (!mkr_mapping_check (mapping, NULL) || (format = mkr_mapping_make_format (mapping, NULL)) == NULL)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT,
                           _("The columns cannot be guessed: no title names a date and an amount. Call them date, source and "
                             "gross in the line above the rows, or describe them in a format file of your own "
                             "(“man makerent-cli”, Files)."));
      return FALSE;
    }

  /* What looks like an id in one file repeats in the next, or is not taken for one there: the content is always the same. */
  g_array_set_size (format->key, 0);
  format->own = TRUE;
  format->guess = mkr_mapping_to_text (mapping, NULL);
  return mkr_recognise (text, NULL, format, layout, NULL, error);
}
