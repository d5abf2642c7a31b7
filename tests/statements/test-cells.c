/* test-cells.c: dates, numbers and durations as files write them
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-date-cell.h"
#include "mkr-number-cell.h"

static const struct { const char *text; MkrDateOrder order; gboolean short_years; MkrDateCellResult result; const char *date; } dates[] = {
  { "2026-01-05", MKR_DATE_DMY, FALSE, MKR_DATE_CELL_OK, "2026-01-05" },
  { "2026/1/5", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_OK, "2026-01-05" },
  { "01/05/2026", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_OK, "2026-01-05" },
  { "01/05/2026", MKR_DATE_DMY, FALSE, MKR_DATE_CELL_OK, "2026-05-01" },
  { "9/4/2018", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_OK, "2018-09-04" },
  { "28-09-2023", MKR_DATE_DMY, FALSE, MKR_DATE_CELL_OK, "2023-09-28" },
  { "05.12.25", MKR_DATE_DMY, TRUE, MKR_DATE_CELL_OK, "2025-12-05" },
  { "05.12.95", MKR_DATE_DMY, TRUE, MKR_DATE_CELL_OK, "1995-12-05" },
  { "05.12.25", MKR_DATE_DMY, FALSE, MKR_DATE_CELL_SHORT_YEAR, NULL },
  { "Jun 30, 2021", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_OK, "2021-06-30" },
  { "Jun 8, 2021", MKR_DATE_DMY, FALSE, MKR_DATE_CELL_OK, "2021-06-08" },
  { "September 24, 2026", MKR_DATE_DMY, FALSE, MKR_DATE_CELL_OK, "2026-09-24" },
  { "30 April, 2025", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_OK, "2025-04-30" },
  { "30-Apr-25", MKR_DATE_MDY, TRUE, MKR_DATE_CELL_OK, "2025-04-30" },
  { "5. Oktober 2021", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_OK, "2021-10-05" },
  { "5. März 2021", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_OK, "2021-03-05" },
  { "6/24/23 11:45am", MKR_DATE_MDY, TRUE, MKR_DATE_CELL_OK, "2023-06-24" },
  { "2023-06-07 09:30:00 EDT", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_OK, "2023-06-07" },
  { "2026-01-31 23:30:00 -0500", MKR_DATE_DMY, FALSE, MKR_DATE_CELL_OK, "2026-01-31" },
  { "2026-01-01T03:35:16", MKR_DATE_DMY, FALSE, MKR_DATE_CELL_OK, "2026-01-01" },
  { "2026-02-02 10:40:10.120000", MKR_DATE_DMY, FALSE, MKR_DATE_CELL_OK, "2026-02-02" },
  { " 01/05/2026 ", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_OK, "2026-01-05" },
  { "02/29/2024", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_OK, "2024-02-29" },
  { "02/29/2025", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_NO_SUCH_DAY, NULL },
  { "13/01/2026", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_NO_SUCH_DAY, NULL },
  { "12/31/9999", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_NO_SUCH_DAY, NULL },
  { "01/05/0026", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_NO_SUCH_DAY, NULL },
  { "01/05/20266", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_BAD, NULL },
  { "46027", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_BAD, NULL },
  { "", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_BAD, NULL },
  { "-1/05/2026", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_BAD, NULL },
  { "01/05-2026", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_BAD, NULL },
  { "1 2 2026", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_BAD, NULL },
  { "02/10/2026'; --", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_BAD, NULL },
  { "01/05/2026 and more", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_BAD, NULL },
  { "Juno 30, 2021", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_BAD, NULL },
  { "Jun Jun 2021", MKR_DATE_MDY, FALSE, MKR_DATE_CELL_BAD, NULL },
};

static const struct { const char *text; guint can; } evidence[] = {
  { "01/02/2026", MKR_DATE_CELL_CAN_DMY | MKR_DATE_CELL_CAN_MDY }, { "13/02/2026", MKR_DATE_CELL_CAN_DMY },
  { "02/13/2026", MKR_DATE_CELL_CAN_MDY }, { "05/05/2026", 0 }, { "2026-01-02", 0 }, { "Jun 30, 2021", 0 },
  { "31/02/2026", 0 }, { "", 0 }, { "x", 0 },
};

static const struct { const char *text; MkrNumberStyle style; gboolean ok; const char *value; } numbers[] = {
  { "12.34", MKR_NUMBER_POINT, TRUE, "12.34" }, { "-1,234.50", MKR_NUMBER_POINT, TRUE, "-1234.50" },
  { "1.234,50", MKR_NUMBER_COMMA, TRUE, "1234.50" }, { "67,5", MKR_NUMBER_COMMA, TRUE, "67.5" },
  { "200", MKR_NUMBER_POINT, TRUE, "200" }, { "0.00000001", MKR_NUMBER_POINT, TRUE, "0.00000001" },
  { "+ $1,150.00", MKR_NUMBER_POINT, TRUE, "1150.00" }, { "- $18.00", MKR_NUMBER_POINT, TRUE, "-18.00" },
  { "-$0.25", MKR_NUMBER_POINT, TRUE, "-0.25" }, { "5.00 €", MKR_NUMBER_POINT, TRUE, "5.00" },
  { "1.234,56", MKR_NUMBER_POINT, FALSE, NULL }, { "1,2345.00", MKR_NUMBER_POINT, FALSE, NULL },
  { "1234,567.00", MKR_NUMBER_POINT, FALSE, NULL }, { ",123.00", MKR_NUMBER_POINT, FALSE, NULL },
  { "--5.00", MKR_NUMBER_POINT, FALSE, NULL }, { "- -5.00", MKR_NUMBER_POINT, FALSE, NULL },
  { "1e5", MKR_NUMBER_POINT, FALSE, NULL }, { "NaN", MKR_NUMBER_POINT, FALSE, NULL }, { "", MKR_NUMBER_POINT, FALSE, NULL },
  { "99999999999999999999.99", MKR_NUMBER_POINT, FALSE, NULL }, { "12.3.4", MKR_NUMBER_POINT, FALSE, NULL },
};

static const struct { const char *text; MkrNumberEvidence says; } says[] = {
  { "12.34", MKR_NUMBER_SAYS_POINT }, { "12,34", MKR_NUMBER_SAYS_COMMA }, { "1,234.5", MKR_NUMBER_SAYS_POINT },
  { "1.234,5", MKR_NUMBER_SAYS_COMMA }, { "1.234", MKR_NUMBER_SAYS_EITHER }, { "1,234", MKR_NUMBER_SAYS_EITHER },
  { "1,234,567", MKR_NUMBER_SAYS_POINT }, { "0.123", MKR_NUMBER_SAYS_POINT }, { "12345.678", MKR_NUMBER_SAYS_POINT },
  { "200", MKR_NUMBER_SAYS_NOTHING }, { "", MKR_NUMBER_SAYS_NOTHING }, { "$1,234", MKR_NUMBER_SAYS_EITHER },
};

static const struct { const char *text; gboolean ok; gint32 seconds; } durations[] = {
  { "1h 2m 10s", TRUE, 3730 }, { "5m 30s", TRUE, 330 }, { "0s", TRUE, 0 }, { "38h 30m", TRUE, 138600 },
  { "1:30", TRUE, 5400 }, { "0:45:10", TRUE, 2710 }, { "", FALSE, 0 }, { "two", FALSE, 0 }, { "99999999999h", FALSE, 0 },
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      MkrDate date;

      g_test_message ("“%s”", dates[i].text);
      g_assert_cmpint (mkr_date_cell_parse (dates[i].text, strlen (dates[i].text), dates[i].order, dates[i].short_years, &date),
                       ==, dates[i].result);

      if (dates[i].date != NULL)
        {
          g_autofree char *text = mkr_date_to_string (date);

          g_assert_cmpstr (text, ==, dates[i].date);
        }
    }
}

static void
test_date_evidence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (evidence); i++)
    {
      g_test_message ("“%s”", evidence[i].text);
      g_assert_cmpuint (mkr_date_cell_evidence (evidence[i].text, strlen (evidence[i].text), FALSE), ==, evidence[i].can);
    }
}

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *currency = NULL, *text = NULL;
      g_autoptr(GError) error = NULL;
      MkrDecimal value;

      g_test_message ("“%s”", numbers[i].text);
      g_assert_cmpint (mkr_number_cell_parse (numbers[i].text, strlen (numbers[i].text), numbers[i].style, &value, &currency, &error),
                       ==, numbers[i].ok);
      g_assert_true (numbers[i].ok == (error == NULL));

      if (numbers[i].ok)
        {
          text = mkr_decimal_to_string (value);
          g_assert_cmpstr (text, ==, numbers[i].value);
        }
    }
}

static void
test_number_evidence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    {
      g_test_message ("“%s”", says[i].text);
      g_assert_cmpint (mkr_number_cell_evidence (says[i].text, strlen (says[i].text)), ==, says[i].says);
    }
}

static void
test_durations (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      gint32 seconds = 0;

      g_test_message ("“%s”", durations[i].text);
      g_assert_cmpint (mkr_duration_cell_parse (durations[i].text, strlen (durations[i].text), &seconds), ==, durations[i].ok);
      g_assert_cmpint (seconds, ==, durations[i].seconds);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statements/cells/dates", test_dates);
  g_test_add_func ("/statements/cells/date-evidence", test_date_evidence);
  g_test_add_func ("/statements/cells/numbers", test_numbers);
  g_test_add_func ("/statements/cells/number-evidence", test_number_evidence);
  g_test_add_func ("/statements/cells/durations", test_durations);

  return g_test_run ();
}
