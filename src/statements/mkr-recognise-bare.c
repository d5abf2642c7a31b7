/* mkr-recognise-bare.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-format-private.h"
#include "mkr-guess-private.h"

#define BARE_ROWS 20

static gboolean
cell_fits (GStrv  row,
           gint   at,
           gboolean (*test) (const char *text))
{
  return at < 0 || (guint)at >= g_strv_length (row) || *row[at] == '\0' || test (row[at]);
}

/* So many cells in every row, a date where the date is, numbers where the amounts are. */
static gboolean
row_fits (MkrFormat *format,
          GStrv      row)
{
  const MkrFieldPart *date = &g_array_index (format->fields[MKR_FIELD_DATE], MkrFieldPart, 0);
  gint at = mkr_format_column_position (format->columns->pdata[date->column], format->n_bare);

  if (g_strv_length (row) != format->n_bare || at < 0 || !mkr_guess_is_date (row[at]))
    return FALSE;

  for (guint i = 0; i < MKR_N_AMOUNTS; i++)
    for (guint j = 0; j < format->amounts[i]->len; j++)
      {
        gint16 column = g_array_index (format->amounts[i], MkrAmountTerm, j).column;

        if (!cell_fits (row, mkr_format_column_position (format->columns->pdata[column], format->n_bare), mkr_guess_is_number))
          return FALSE;
      }

  return TRUE;
}

static gboolean
sample_fits (MkrFormat       *format,
             const MkrSample *sample)
{
  guint fits = 0;

  for (guint i = 0; i < sample->rows->len; i++)
    fits += row_fits (format, sample->rows->pdata[i]);

  /* A damaged row among them is a problem row later. */
  return fits > 0 && fits * 10 >= sample->rows->len * 8 && row_fits (format, sample->rows->pdata[0]);
}

static void
lay_over (MkrFormat       *format,
          const MkrSample *sample,
          MkrLayout       *layout)
{
  mkr_layout_clear (layout);
  *layout = (MkrLayout) { .format = mkr_format_ref (format), .delimiter = sample->delimiter };
  layout->n_columns = layout->min_cells = format->n_bare;
  layout->map = g_new (gint16, format->columns->len + 1);
  layout->titles = g_new0 (char *, format->columns->len + 1);

  for (guint i = 0; i < format->columns->len; i++)
    {
      MkrFormatColumn *column = format->columns->pdata[i];

      layout->map[i] = (gint16)mkr_format_column_position (column, format->n_bare);
      layout->titles[i] = g_strdup (column->title);
    }
}

gboolean
mkr_recognise_bare (MkrText      *text,
                    MkrFormatSet *formats,
                    MkrFormat    *only,
                    MkrLayout    *layout)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };
  guint n = only != NULL ? 1 : mkr_format_set_get_n (formats);
  gboolean found = FALSE;

  for (guint i = 0; i < n && !found; i++)
    {
      MkrFormat *format = only != NULL ? only : mkr_format_set_get (formats, i);

      for (guint j = 0; format->n_bare > 0 && j < G_N_ELEMENTS (delimiters) && !found; j++)
        {
          MkrSample sample;

          if (!mkr_sample_read (text, delimiters[j], BARE_ROWS, &sample, NULL))
            continue;

          found = sample_fits (format, &sample);
          if (found)
            lay_over (format, &sample, layout);
          mkr_sample_clear (&sample);
        }
    }

  return found;
}
