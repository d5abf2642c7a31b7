/* fuzz-cells.c: one cell as an amount, a date, a duration, and what it says about its file
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-date-cell.h"
#include "mkr-fuzz.h"
#include "mkr-number-cell.h"

static void
check_same_number (const char *text,
                   MkrDecimal  value)
{
  g_autoptr(GError) error = NULL;
  MkrDecimal again;

  MKR_FUZZ_EXPECT (mkr_decimal_parse (text, &again, &error));
  MKR_FUZZ_EXPECT (again.units == value.units && again.scale == value.scale);
}

/* What was read is written and read again as the same number; a refusal has words. */
static void
try_number (const char     *text,
            gsize           length,
            MkrNumberStyle  style)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *currency = NULL, *plain = NULL;
  MkrDecimal value, rewritten;

  if (!mkr_number_cell_parse (text, length, style, &value, &currency, &error))
    {
      MKR_FUZZ_EXPECT (error != NULL && *error->message != '\0' && currency == NULL);
      MKR_FUZZ_EXPECT (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  MKR_FUZZ_EXPECT (error == NULL && value.scale <= MKR_DECIMAL_MAX_SCALE);
  plain = mkr_decimal_to_string (value);
  check_same_number (plain, value);

  if (style == MKR_NUMBER_POINT)
    {
      MKR_FUZZ_EXPECT (mkr_number_cell_parse (plain, strlen (plain), style, &rewritten, NULL, NULL));
      MKR_FUZZ_EXPECT (mkr_decimal_compare (value, rewritten) == 0);
    }
}

static gboolean
try_date (const char   *text,
          gsize         length,
          MkrDateOrder  order,
          gboolean      short_years)
{
  g_autofree char *written = NULL;
  MkrDate date, again;

  if (mkr_date_cell_parse (text, length, order, short_years, &date) != MKR_DATE_CELL_OK)
    return FALSE;

  written = mkr_date_to_string (date);
  MKR_FUZZ_EXPECT (mkr_date_parse (written, &again, NULL) && again == date);
  /* Its own notation is a date in every order. */
  MKR_FUZZ_EXPECT (mkr_date_cell_parse (written, strlen (written), order, FALSE, &again) == MKR_DATE_CELL_OK);
  MKR_FUZZ_EXPECT (again == date);
  return TRUE;
}

/* An order that the evidence allows reads the cell, one that it excludes does not. */
static void
try_dates (const char *text,
           gsize       length)
{
  for (int short_years = 0; short_years < 2; short_years++)
    {
      guint can = mkr_date_cell_evidence (text, length, short_years);
      gboolean dmy = try_date (text, length, MKR_DATE_DMY, short_years);
      gboolean mdy = try_date (text, length, MKR_DATE_MDY, short_years);

      try_date (text, length, MKR_DATE_YMD, short_years);
      if (can != 0)
        {
          MKR_FUZZ_EXPECT (dmy == ((can & MKR_DATE_CELL_CAN_DMY) != 0));
          MKR_FUZZ_EXPECT (mdy == ((can & MKR_DATE_CELL_CAN_MDY) != 0));
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  gsize length = strlen (text);
  gint32 seconds;

  /* The reader hands over nothing else. */
  if (!g_utf8_validate (text, length, NULL))
    return 0;

  try_number (text, length, MKR_NUMBER_POINT);
  try_number (text, length, MKR_NUMBER_COMMA);
  mkr_number_cell_evidence (text, length);
  try_dates (text, length);
  if (mkr_duration_cell_parse (text, length, &seconds))
    MKR_FUZZ_EXPECT (seconds >= 0);
  return 0;
}
