/* mkr-date-cell.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-date.h"

G_BEGIN_DECLS

typedef enum
{
  MKR_DATE_CELL_OK,
  MKR_DATE_CELL_BAD,         /* no date in any order */
  MKR_DATE_CELL_NO_SUCH_DAY, /* 30 February, or the file's other order */
  MKR_DATE_CELL_SHORT_YEAR,  /* “1/2/26” in a format that writes years in full */
} MkrDateCellResult;

/* Orders that a cell allows. */
enum
{
  MKR_DATE_CELL_CAN_DMY = 1 << 0,
  MKR_DATE_CELL_CAN_MDY = 1 << 1,
};

/* One cell in one order. A year in front and a month's name speak for themselves, whatever the order. A time behind is left out. */
MkrDateCellResult mkr_date_cell_parse    (const char   *text,
                                          gsize         length,
                                          MkrDateOrder  order,
                                          gboolean      short_years,
                                          MkrDate      *date);
/* Which of the orders that can be confused give an existing day; 0 if the cell does not depend on the order or is no date. */
guint             mkr_date_cell_evidence (const char   *text,
                                          gsize         length,
                                          gboolean      short_years);

G_END_DECLS
