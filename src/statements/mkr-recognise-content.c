/* mkr-recognise-content.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-date-cell.h"
#include "mkr-number-cell.h"
#include "mkr-recognise.h"

static const char *
cell_of (const MkrLayout *layout,
         GStrv            row,
         gint             column)
{
  gint at = column >= 0 ? layout->map[column] : -1;

  return at >= 0 && at < (gint)g_strv_length (row) ? row[at] : "";
}

static gboolean
is_date (const char *text)
{
  gsize length = strlen (text);
  MkrDate date;

  return mkr_date_cell_parse (text, length, MKR_DATE_DMY, TRUE, &date) == MKR_DATE_CELL_OK
         || mkr_date_cell_parse (text, length, MKR_DATE_MDY, TRUE, &date) == MKR_DATE_CELL_OK;
}

static gboolean
has_date (const MkrLayout *layout,
          GStrv            row)
{
  const GArray *parts = layout->format->fields[MKR_FIELD_DATE];

  for (guint i = 0; i < parts->len; i++)
    if (is_date (cell_of (layout, row, g_array_index (parts, MkrFieldPart, i).column)))
      return TRUE;

  return FALSE;
}

static gboolean
is_number (const char *text)
{
  gsize length = strlen (text);
  MkrDecimal value;

  return mkr_number_cell_parse (text, length, MKR_NUMBER_POINT, &value, NULL, NULL)
         || mkr_number_cell_parse (text, length, MKR_NUMBER_COMMA, &value, NULL, NULL);
}

/* A text that holds its amount among words says nothing. */
static gboolean
has_amount (const MkrLayout *layout,
            GStrv            row)
{
  gboolean filled = FALSE;

  for (guint i = 0; i < MKR_N_AMOUNTS; i++)
    for (guint j = 0; j < layout->format->amounts[i]->len; j++)
      {
        const MkrAmountTerm *term = &g_array_index (layout->format->amounts[i], MkrAmountTerm, j);
        const char *text = cell_of (layout, row, term->column);

        if (*text == '\0' || term->in_words)
          continue;
        if (is_number (text))
          return TRUE;
        filled = TRUE;
      }

  return !filled;
}

/* At least half of the rows: what stands below the table is none, nor is a damaged row. */
gboolean
mkr_layout_reads (const MkrLayout *layout,
                  const MkrSample *sample)
{
  guint rows = 0, fits = 0;

  for (guint i = 0; i < sample->rows->len; i++)
    {
      GStrv row = sample->rows->pdata[i];

      if (g_array_index (sample->lines, guint32, i) <= layout->header_line
          || g_strv_length (row) < layout->min_cells)
        continue;

      rows++;
      fits += has_date (layout, row) && has_amount (layout, row);
    }

  return fits * 2 >= rows;
}
