/* mkr-guess-layout.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-guess-private.h"

#define LOOK_ROWS   60
#define HEADER_ROWS 40

static const char delimiters[] = { ',', ';', '\t', '|' };

static void
count_cells (GStrv  row,
             guint *dates,
             guint *numbers,
             guint *words)
{
  *dates = *numbers = *words = 0;

  for (guint i = 0; row[i] != NULL; i++)
    {
      if (*row[i] == '\0')
        continue;
      if (mkr_guess_is_date (row[i]))
        (*dates)++;
      else if (mkr_guess_is_number (row[i]))
        (*numbers)++;
      else
        (*words)++;
    }
}

static gboolean
is_body (GStrv row)
{
  guint dates, numbers, words;

  count_cells (row, &dates, &numbers, &words);
  return dates > 0 && numbers > 0;
}

/* Rows that hold a date and a number with it, then the width that most of its rows share. */
static guint
score_sample (const MkrSample *sample)
{
  g_autofree guint *widths = g_new0 (guint, sample->widest + 2);
  guint body = 0, same = 0, width = 0;

  for (guint i = 0; i < sample->rows->len; i++)
    {
      guint n = MIN (g_strv_length (sample->rows->pdata[i]), sample->widest);

      body += is_body (sample->rows->pdata[i]);
      if (n > 1 && ++widths[n] > same)
        {
          same = widths[n];
          width = n;
        }
    }

  return width > 1 ? body * 1000000 + same * 1000 + MIN (width, 999) : 0;
}

char
mkr_guess_delimiter (MkrText *text)
{
  guint best = 0;
  char delimiter = mkr_sample_delimiter (text);

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      MkrSample sample;
      guint score;

      if (!mkr_sample_read (text, delimiters[i], LOOK_ROWS, &sample, NULL))
        continue;

      score = score_sample (&sample);
      if (score > best)
        {
          best = score;
          delimiter = delimiters[i];
        }
      mkr_sample_clear (&sample);
    }

  return delimiter;
}

static gboolean
names_a_field (const char *cell)
{
  g_autofree char *folded = mkr_guess_fold (cell);

  for (MkrMapField field = MKR_MAP_DATE; field < MKR_N_MAP_FIELDS; field++)
    if (mkr_guess_rank_title (field, folded) >= 60)
      return TRUE;

  return mkr_guess_is_other (folded);
}

/* The row with the most cells that are titles, none of them a date or an amount. */
static gint
find_by_words (const MkrSample *sample)
{
  gint best = -1;
  guint most = 1;

  for (guint i = 0; i < MIN (sample->rows->len, HEADER_ROWS); i++)
    {
      GStrv row = sample->rows->pdata[i];
      guint dates, numbers, words, titles = 0;

      count_cells (row, &dates, &numbers, &words);
      if (dates + numbers > 0)
        continue;

      for (guint j = 0; row[j] != NULL; j++)
        titles += *row[j] != '\0' && names_a_field (row[j]);

      if (titles > most)
        {
          best = (gint)i;
          most = titles;
        }
    }

  return best;
}

/* Titles in words that are not known: the row above the first with a date and an amount, if it is as wide. */
static gint
find_by_shape (const MkrSample *sample)
{
  for (guint i = 0; i < sample->rows->len; i++)
    {
      GStrv above = i > 0 ? sample->rows->pdata[i - 1] : NULL;
      guint dates = 0, numbers = 0, words = 0;

      if (!is_body (sample->rows->pdata[i]))
        continue;

      if (above != NULL)
        count_cells (above, &dates, &numbers, &words);

      return above != NULL && dates + numbers == 0 && words >= 2
             && g_strv_length (above) + 1 >= g_strv_length (sample->rows->pdata[i]) ? (gint)i - 1 : -1;
    }

  return sample->rows->len > 0 && find_by_words (sample) < 0 ? 0 : -1;
}

static guint
find_width (const MkrSample *sample,
            guint            first)
{
  guint width = 0, n = 0;

  for (guint i = first; i < sample->rows->len; i++)
    {
      guint now = g_strv_length (sample->rows->pdata[i]), same = 0;

      for (guint j = first; j < sample->rows->len && now > width; j++)
        same += g_strv_length (sample->rows->pdata[j]) == now;
      if (same > n)
        {
          width = now;
          n = same;
        }
    }

  return width;
}

void
mkr_guess_find_header (MkrGuess *self)
{
  const MkrSample *sample = self->sample;

  self->header = find_by_words (sample);
  if (self->header < 0)
    self->header = find_by_shape (sample);

  self->first = (guint)(self->header + 1);
  self->n_columns = self->header >= 0 ? g_strv_length (sample->rows->pdata[self->header]) : find_width (sample, 0);
}
