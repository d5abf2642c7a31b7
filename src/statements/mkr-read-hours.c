/* mkr-read-hours.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-number-cell.h"
#include "mkr-read-private.h"

#define DAY_SECONDS 86400

/* FALSE: the cell is no time. */
gboolean
mkr_reader_read_hours (MkrReader     *reader,
                       const MkrCell *cell,
                       gint32        *seconds)
{
  gint64 unit = reader->format->duration_unit, time;
  MkrDecimal value;

  if (unit == 0 || !mkr_number_cell_parse (cell->text, cell->length, reader->style->numbers, &value, NULL, NULL))
    return mkr_duration_cell_parse (cell->text, cell->length, seconds);

  if (value.units < 0 || __builtin_mul_overflow (value.units, unit, &time))
    return FALSE;

  for (; value.scale > 0; value.scale--)
    time = value.scale == 1 ? (time + 5) / 10 : time / 10;

  *seconds = (gint32)MIN (time, 1000 * DAY_SECONDS);
  return TRUE;
}
