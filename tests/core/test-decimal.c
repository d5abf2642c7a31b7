/* test-decimal.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "mkr-decimal.h"
#include "mkr-error.h"

/* The odd amounts of hostile statements: read exactly, or refused. */
static const struct {
  const char *text;
  const char *expected;   /* NULL: refused */
  const char *currency;
} cells[] = {
  { "1e309", NULL, NULL }, { "NaN", NULL, NULL }, { "99999999999999999999.99", NULL, NULL },
  { "92233720368547758.07", "92233720368547758.07", NULL },
  { "92233720368547758.08", NULL, NULL },
  { "-92233720368547758.08", "-92233720368547758.08", NULL },
  { "-92233720368547758.09", NULL, NULL },
  { "1.234,56", NULL, NULL }, { "(12.30)", "-12.30", NULL }, { "(5", NULL, NULL },
  { "\342\210\2225,00", NULL, NULL }, { "\342\210\2225.00", "-5.00", NULL },
  { "5.00-", "-5.00", NULL }, { "--5.00", NULL, NULL }, { "-5.00-", NULL, NULL },
  { "+5.00", "5.00", NULL }, { " 5.00 ", "5.00", NULL }, { "$5.00", "5.00", "$" },
  { "5.00 USD", "5.00", "USD" }, { "USD 5.00", "5.00", "USD" }, { "CA$5.00", "5.00", "CA$" },
  { "5.00 EUR", "5.00", "EUR" }, { "5.00 dogs", NULL, NULL },
  { "1,234.56", "1234.56", NULL }, { "1,23,456.00", NULL, NULL }, { "1,2345.00", NULL, NULL },
  { "1234,567.00", NULL, NULL }, { "12.3.4", NULL, NULL }, { "12..3", NULL, NULL },
  { ".50", "0.50", NULL }, { "5.005", "5.005", NULL }, { "0x1A", NULL, NULL },
  { "\331\245.\331\240\331\240", NULL, NULL }, { "1\302\240234.56", "1234.56", NULL },
  { "1\342\200\257234.56", "1234.56", NULL }, { "1'234.56", "1234.56", NULL },
  { "1\342\200\231234.56", "1234.56", NULL }, { "1,234'567.00", NULL, NULL },
  { "=1+1", NULL, NULL }, { "1 2", NULL, NULL }, { "12abc", NULL, NULL }, { "null", NULL, NULL },
  { "-", NULL, NULL }, { "\342\200\224", NULL, NULL }, { "", NULL, NULL }, { "$", NULL, NULL },
  { "+ $1,150.00", "1150.00", "$" }, { "- $18.00", "-18.00", "$" }, { "$-18.00", "-18.00", "$" },
  { "0.000000000001", "0.000000000001", NULL }, { "0.0000000000001", NULL, NULL },
};

static void
test_cell (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *currency = NULL;
      MkrDecimal value = { 0 };
      gboolean ok = mkr_decimal_parse_cell (cells[i].text, -1, MKR_NUMBER_POINT, &value, &currency,
                                            &error);

      g_test_message ("“%s”", cells[i].text);
      g_assert_cmpint (ok, ==, cells[i].expected != NULL);

      if (ok)
        {
          g_autofree char *text = mkr_decimal_to_string (value);

          g_assert_no_error (error);
          g_assert_cmpstr (text, ==, cells[i].expected);
          g_assert_cmpstr (currency, ==, cells[i].currency);
        }
      else
        {
          g_assert_true (error->domain == MKR_ERROR);
          g_assert_null (currency);
        }
    }
}

static void
test_cell_comma (void)
{
  static const struct { const char *text; const char *expected; } cases[] = {
    { "1.234,56", "1234.56" }, { "-87,30", "-87.30" }, { "1 234,5", "1234.5" }, { "1.234", "1234" },
    { "12.34", NULL }, { "1,234.56", NULL }, { "5,00 \342\202\254", "5.00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      MkrDecimal value = { 0 };

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (mkr_decimal_parse_cell (cases[i].text, -1, MKR_NUMBER_COMMA, &value, NULL,
                                               &error), ==, cases[i].expected != NULL);
      if (cases[i].expected != NULL)
        {
          g_autofree char *text = mkr_decimal_to_string (value);

          g_assert_cmpstr (text, ==, cases[i].expected);
        }
    }
}

/* What a cell of digits, points, commas and one leading minus says, read by the rule book and 128 bits:
 * FALSE where it says nothing or does not fit. */
static gboolean
model (const char  *text,
       MkrDecimal  *out)
{
  gboolean negative = *text == '-', grouped = strchr (text, ',') != NULL;
  const char *start = text + negative, *point = strchr (start, '.');
  int whole = point != NULL ? (int) (point - start) : (int) strlen (start), scale = -1, digits = 0;
  __int128 value = 0;

  for (int i = 0; start[i] != '\0'; i++)
    {
      if (g_ascii_isdigit (start[i]))
        {
          value = value * 10 + (start[i] - '0');
          digits++;
          scale += scale >= 0;
        }
      else if (start[i] == '.' && scale < 0)
        scale = 0;
      else if (start[i] != ',' || scale >= 0 || i == 0 || (whole - i) % 4 != 0 || whole - i == 0)
        return FALSE;
    }

  /* Once grouped, every fourth sign from the point to the left is a comma, and no other. */
  for (int i = whole - 4; grouped && i >= 0; i -= 4)
    if (start[i] != ',')
      return FALSE;

  value = negative ? -value : value;
  out->units = (gint64) value;
  out->scale = (guint8) MAX (scale, 0);
  return digits > 0 && scale <= MKR_DECIMAL_MAX_SCALE && value <= G_MAXINT64 && value >= G_MININT64;
}

/* Random texts of number-like bytes, most of them nonsense, and random amounts, most of them sound:
 * the parser and the model agree, refusals too. */
static void
test_cell_model (void)
{
  static const char alphabet[] = "0123456789.,";
  guint read = 0;

  for (guint i = 0; i < 400000; i++)
    {
      char text[32];
      MkrDecimal value = { 0 }, expected = { 0 };
      int n = g_test_rand_int_range (1, 22), at = g_test_rand_int_range (0, 4) == 0;
      gboolean ok;

      for (int j = at; j < n; j++)
        text[j] = alphabet[g_test_rand_int_range (0, g_test_rand_int_range (10, sizeof alphabet))];
      if (at)
        text[0] = '-';
      text[MAX (n, at)] = '\0';

      ok = mkr_decimal_parse_cell (text, -1, MKR_NUMBER_POINT, &value, NULL, NULL);
      read += ok;

      if (ok != model (text, &expected) ||
          (ok && (value.units != expected.units || value.scale != expected.scale)))
        g_error ("“%s” was read as %" G_GINT64_FORMAT ", scale %d", text, value.units, value.scale);
    }

  g_assert_cmpuint (read, >, 10000);
}

static void
test_rescale (void)
{
  MkrDecimal value = { 123450, 3 };
  gint64 units = 0;

  g_assert_true (mkr_decimal_rescale (value, 2, &units, NULL));
  g_assert_cmpint (units, ==, 12345);
  g_assert_true (mkr_decimal_rescale (value, 5, &units, NULL));
  g_assert_cmpint (units, ==, 12345000);
  g_assert_false (mkr_decimal_rescale (value, 1, &units, NULL));
  g_assert_false (mkr_decimal_rescale ((MkrDecimal) { G_MAXINT64, 0 }, 1, &units, NULL));
}

static void
test_compare_add (void)
{
  MkrDecimal sum;

  g_assert_cmpint (mkr_decimal_compare ((MkrDecimal) { 10, 1 }, (MkrDecimal) { 1, 0 }), ==, 0);
  g_assert_cmpint (mkr_decimal_compare ((MkrDecimal) { -11, 1 }, (MkrDecimal) { -1, 0 }), <, 0);
  g_assert_cmpint (mkr_decimal_compare ((MkrDecimal) { G_MAXINT64, 0 },
                                        (MkrDecimal) { G_MAXINT64, 12 }), >, 0);
  g_assert_true (mkr_decimal_add ((MkrDecimal) { 15, 1 }, (MkrDecimal) { 25, 2 }, &sum, NULL));
  g_assert_cmpint (sum.units, ==, 175);
  g_assert_cmpint (sum.scale, ==, 2);
  g_assert_false (mkr_decimal_add ((MkrDecimal) { G_MAXINT64, 0 }, (MkrDecimal) { 1, 0 }, &sum,
                                   NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/decimal/cell", test_cell);
  g_test_add_func ("/core/decimal/cell-comma", test_cell_comma);
  g_test_add_func ("/core/decimal/cell-model", test_cell_model);
  g_test_add_func ("/core/decimal/rescale", test_rescale);
  g_test_add_func ("/core/decimal/compare-add", test_compare_add);

  return g_test_run ();
}
