/* test-money.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mkr-error.h"
#include "mkr-kinds.h"
#include "mkr-money.h"
#include "mkr-text.h"

static void
test_exponents (void)
{
  static const struct { const char *code; int exponent; } cases[] = {
    { "USD", 2 }, { "EUR", 2 }, { "JPY", 0 }, { "KRW", 0 }, { "ISK", 0 }, { "KWD", 3 }, { "BHD", 3 },
    { "TND", 3 }, { "CLF", 4 }, { "UYW", 4 }, { "HUF", 2 }, { "gbp", 2 },
    { "HRK", 2 },
  };
  guint n;
  const MkrCurrency *all = mkr_currency_table (&n);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (mkr_currency_lookup (cases[i].code)->exponent, ==, cases[i].exponent);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (mkr_currency_lookup (all[i].code) == &all[i]);
      g_assert_true (i == 0 || g_strcmp0 (all[i - 1].code, all[i].code) < 0);
    }

  g_assert_null (mkr_currency_lookup ("XYZ"));
  g_assert_null (mkr_currency_lookup ("US"));
  g_assert_null (mkr_currency_lookup ("USDX"));
  g_assert_true (mkr_currency_from_symbol ("$") == mkr_currency_lookup ("USD"));
}

static void
test_parse (void)
{
  static const struct { const char *text; const char *code; gboolean ok; gint64 minor; } cases[] = {
    { "12.34", "USD", TRUE, 1234 }, { "-0.5", "USD", TRUE, -50 }, { "1.234", "USD", FALSE, 0 },
    { "1.230", "USD", TRUE, 123 }, { "", "USD", FALSE, 0 }, { ".5", "USD", FALSE, 0 },
    { "5.", "USD", FALSE, 0 }, { "1,000", "USD", FALSE, 0 }, { "1.234", "KWD", TRUE, 1234 },
    { "12", "JPY", TRUE, 12 }, { "12.5", "JPY", FALSE, 0 },
    { "92233720368547758.08", "USD", FALSE, 0 },
    { "-92233720368547758.08", "USD", TRUE, G_MININT64 },
    { "92233720368547758.07", "USD", TRUE, G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 minor = 0;

      g_test_message ("“%s” %s", cases[i].text, cases[i].code);
      g_assert_cmpint (mkr_money_parse (cases[i].text, mkr_currency_lookup (cases[i].code), &minor,
                                        &error), ==, cases[i].ok);
      g_assert_cmpint (minor, ==, cases[i].minor);
      g_assert_cmpint (error != NULL, ==, !cases[i].ok);

      if (cases[i].ok)
        {
          g_autofree char *text = mkr_money_format (minor, mkr_currency_lookup (cases[i].code),
                                                    MKR_MONEY_PLAIN);
          gint64 again = 0;

          g_assert_true (mkr_money_parse (text, mkr_currency_lookup (cases[i].code), &again, NULL));
          g_assert_cmpint (again, ==, minor);
        }
    }
}

static void
test_typed (void)
{
  static const struct { const char *text; const char *code; MkrError wrong; gint64 minor; } cases[] = {
    { "1,450.00", "USD", 0, 145000 }, { "$1,450", "USD", 0, 145000 }, { "1450 usd", "USD", 0, 145000 },
    { "$5", "CAD", 0, 500 }, { "5 \342\202\254", "USD", MKR_ERROR_CURRENCY, 0 },
    { "EUR 5", "USD", MKR_ERROR_CURRENCY, 0 }, { "1.450,00", "USD", MKR_ERROR_MALFORMED, 0 },
    { "5.001", "USD", MKR_ERROR_MALFORMED, 0 }, { "", "USD", MKR_ERROR_MALFORMED, 0 },
    { "\342\210\2225.00", "USD", 0, -500 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gboolean ok = cases[i].minor != 0;
      gint64 minor = 0;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (mkr_money_parse_typed (cases[i].text, mkr_currency_lookup (cases[i].code), &minor,
                                              &error), ==, ok);
      g_assert_cmpint (minor, ==, cases[i].minor);

      if (ok)
        g_assert_no_error (error);
      else
        g_assert_error (error, MKR_ERROR, (int) cases[i].wrong);
    }
}

static void
test_rounding (void)
{
  static const struct { gint64 num, den, expected; } cases[] = {
    { 1, 2, 1 }, { -1, 2, -1 }, { 1, 3, 0 }, { 2, 3, 1 }, { 5, -2, -3 }, { 49, 100, 0 },
    { 50, 100, 1 }, { -50, 100, -1 }, { -49, 100, 0 }, { G_MAXINT64, 1, G_MAXINT64 },
    { G_MININT64, 1, G_MININT64 }, { G_MAXINT64, 2, G_MAXINT64 / 2 + 1 },
  };
  gint64 out;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (mkr_money_round_div (cases[i].num, cases[i].den), ==, cases[i].expected);

  /* Half away from zero, checked by an exact inequality on random numbers. */
  for (guint i = 0; i < 100000; i++)
    {
      gint64 num = (gint64) g_test_rand_int () * g_test_rand_int ();
      gint64 den = g_test_rand_int_range (1, 100000);
      gint64 q = mkr_money_round_div (num, den);
      __int128 rest = (__int128) num * 2 - (__int128) q * den * 2;

      g_assert_true (rest <= den && rest >= -(__int128) den);
      g_assert_true (num >= 0 ? rest < den : rest > -(__int128) den);
    }

  g_assert_cmpint (mkr_money_share (190384, 2500), ==, 47596);
  g_assert_cmpint (mkr_money_share (-50, 2500), ==, -13);
  g_assert_true (mkr_money_mul_div (63584, 7850, 10000, &out, NULL));
  g_assert_cmpint (out, ==, 49913);
  g_assert_false (mkr_money_mul_div (G_MAXINT64, 2, 1, &out, NULL));
}

/* a × num ÷ den against 128 bits: half away from zero, or refused where it does not fit. */
/* Decimals of the two currencies, a cross as one division, half away from zero: worked out by hand. */
static void
test_convert (void)
{
  static const struct { const char *from, *to; gint64 minor; const char *rate, *per; gint64 wanted; } cases[] = {
    { "USD", "GBP", 63584, "0.7850", "1", 49913 },       /* domain.md, scenario 5: 499.1344 */
    { "EUR", "USD", 19262, "1.0887", "1", 20971 },       /* 209.705394 */
    { "EUR", "USD", -19262, "1.0887", "1", -20971 },
    { "JPY", "USD", 15000, "1.0887", "161.17", 10132 },  /* 101.3247… */
    { "USD", "JPY", 10000, "161.17", "1.0887", 14804 },  /* 14803.89… */
    { "USD", "KWD", 100, "0.30755", "1", 308 },          /* 0.30755: three decimals */
    { "KWD", "USD", 308, "3.25", "1", 100 },             /* 1.001 */
    { "KWD", "JPY", 1, "500", "1", 1 },                  /* 0.5 away from zero */
    { "KWD", "JPY", -1, "500", "1", -1 },
    { "EUR", "USD", 1, "0.5", "1", 1 },                  /* half a cent */
    { "EUR", "USD", 3, "0.5", "1", 2 },
    { "EUR", "USD", 100, "1", "3", 33 },
    { "EUR", "USD", G_MAXINT64, "1", "1", G_MAXINT64 },
  };
  gint64 out;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MkrDecimal rate, per;

      g_test_message ("case %u", i);
      g_assert_true (mkr_decimal_parse (cases[i].rate, &rate, NULL));
      g_assert_true (mkr_decimal_parse (cases[i].per, &per, NULL));
      g_assert_true (mkr_money_convert (cases[i].minor, mkr_currency_lookup (cases[i].from),
                                        mkr_currency_lookup (cases[i].to), rate, per, &out, NULL));
      g_assert_cmpint (out, ==, cases[i].wanted);
    }

  g_assert_false (mkr_money_convert (G_MAXINT64, mkr_currency_lookup ("EUR"), mkr_currency_lookup ("USD"),
                                     (MkrDecimal) { 2, 0 }, (MkrDecimal) { 1, 0 }, &out, NULL));
  g_assert_false (mkr_money_convert (G_MAXINT64, mkr_currency_lookup ("JPY"), mkr_currency_lookup ("KWD"),
                                     (MkrDecimal) { G_MAXINT64, 0 }, (MkrDecimal) { 1, 12 }, &out, NULL));
}

static void
test_mul_div_model (void)
{
  for (guint i = 0; i < 100000; i++)
    {
      gint64 a = (gint64) (((guint64) g_test_rand_int () << 32) ^ (guint32) g_test_rand_int ()) >>
                 g_test_rand_int_range (0, 63);
      gint64 num = (gint64) g_test_rand_int () >> g_test_rand_int_range (0, 31);
      gint64 den = g_test_rand_int_range (1, G_MAXINT) >> g_test_rand_int_range (0, 30);
      __int128 product = (__int128) a * num, magnitude = product < 0 ? -product : product, expected;
      gint64 out = 0;

      den = MAX (den, 1);
      expected = (magnitude * 2 + den) / ((__int128) den * 2);
      expected = product < 0 ? -expected : expected;

      if (expected > G_MAXINT64 || expected < G_MININT64)
        {
          g_assert_false (mkr_money_mul_div (a, num, den, &out, NULL));
          continue;
        }

      g_assert_true (mkr_money_mul_div (a, num, den, &out, NULL));
      g_assert_true (out == expected);
    }
}

static void
test_overflow (void)
{
  g_autoptr(GError) error = NULL;
  gint64 out = 0;

  g_assert_false (mkr_money_add (G_MAXINT64, 1, &out, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_OVERFLOW);
  g_assert_false (mkr_money_subtract (G_MININT64, 1, &out, NULL));
  g_assert_true (mkr_money_add (G_MAXINT64, -1, &out, NULL));
  g_assert_cmpint (out, ==, G_MAXINT64 - 1);
}

static void
test_format (void)
{
  static const struct { gint64 minor; const char *code; MkrMoneyStyle style; const char *text; } cases[] = {
    { -123456789, "USD", MKR_MONEY_SIGN, "\342\210\222$1,234,567.89" },
    { 44000, "USD", MKR_MONEY_SIGN, "$440.00" },
    { 5, "KWD", MKR_MONEY_NUMBER, "0.005" },
    { 1234, "JPY", MKR_MONEY_NUMBER, "1,234" },
    { -5, "USD", MKR_MONEY_PLAIN, "-0.05" },
    { G_MININT64, "USD", MKR_MONEY_PLAIN, "-92233720368547758.08" },
    { 100, "CHF", MKR_MONEY_SIGN, "CHF\302\2401.00" },
    { 145000, "USD", MKR_MONEY_CODE, "1,450.00\302\240USD" },
  };
  g_autofree char *percent = mkr_percent_format (3840);
  g_autofree char *rounded = mkr_percent_format (3835);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = mkr_money_format (cases[i].minor, mkr_currency_lookup (cases[i].code),
                                                cases[i].style);

      g_assert_cmpstr (text, ==, cases[i].text);
    }

  g_assert_cmpstr (percent, ==, "38.4 %");
  g_assert_cmpstr (rounded, ==, "38.4 %");
}

static void
test_csv (void)
{
  static const struct { const char *text; gboolean number; const char *expected; } cases[] = {
    { "plain", FALSE, "plain" }, { "a,b", FALSE, "\"a,b\"" }, { "say \"x\"", FALSE, "\"say \"\"x\"\"\"" },
    { "=1+1", FALSE, "'=1+1" }, { " =1", FALSE, "\"' =1\"" }, { "@x", FALSE, "'@x" },
    { "-5.00", TRUE, "-5.00" }, { "-5.00", FALSE, "'-5.00" }, { "'x", FALSE, "''x" },
    { "a\nb", FALSE, "\"a\nb\"" }, { "", FALSE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);

      mkr_text_append_csv (out, cases[i].text, cases[i].number);
      g_assert_cmpstr (out->str, ==, cases[i].expected);
    }
}

static void
test_text (void)
{
  g_autofree char *folded = mkr_text_fold ("  a \t b\302\240\302\240c\n");
  g_autofree char *visible = mkr_text_visible ("a\tb\342\200\256c");

  g_assert_cmpstr (folded, ==, "a b c");
  g_assert_cmpstr (visible, ==, "a\342\220\211b\357\277\275c");
}

/* Each value has an id that leads back to it, and a label. */
#define ROUND_TRIP(name, Type, first, last)                                 \
  for (int i = first; i <= last; i++)                                       \
    {                                                                       \
      Type value;                                                           \
                                                                            \
      g_assert_true (mkr_##name##_from_id (mkr_##name##_id (i), &value, NULL)); \
      g_assert_cmpint (value, ==, i);                                       \
      g_assert_cmpstr (mkr_##name##_label (i), !=, "");                     \
    }

static void
test_ids (void)
{
  g_autoptr(GError) error = NULL;
  MkrKind kind;

  ROUND_TRIP (kind, MkrKind, MKR_KIND_EARNING, MKR_KIND_PROBLEM);
  ROUND_TRIP (state, MkrState, MKR_STATE_PAID, MKR_STATE_SENT);
  ROUND_TRIP (work, MkrWork, MKR_WORK_UNSORTED, MKR_WORK_OTHER);
  ROUND_TRIP (status, MkrStatus, MKR_STATUS_NEW, MKR_STATUS_PROBLEM);
  ROUND_TRIP (account_kind, MkrAccountKind, MKR_ACCOUNT_PLATFORM, MKR_ACCOUNT_CASH);
  ROUND_TRIP (role, MkrRole, MKR_ROLE_RENT, MKR_ROLE_PLATFORM);
  ROUND_TRIP (basis, MkrBasis, MKR_BASIS_RECEIVED, MKR_BASIS_EARNED);

  g_assert_false (mkr_kind_from_id ("salary", &kind, &error));
  g_assert_nonnull (g_strstr_len (error->message, -1, "earning"));
}

/* Parts add up to the whole, and are as far from the exact share as a unit at most. */
static void
test_apportion (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      gint64 total = g_test_rand_int_range (-100000, 100000);
      gint64 weights[7], parts[7], sum = 0, weight = 0;
      guint n = (guint) g_test_rand_int_range (1, G_N_ELEMENTS (weights) + 1);

      for (guint i = 0; i < n; i++)
        weight += weights[i] = g_test_rand_int_range (1, 100000);
      mkr_money_apportion (total, weights, n, parts);
      for (guint i = 0; i < n; i++)
        {
          sum += parts[i];
          g_assert_cmpint (ABS (parts[i] * weight - total * weights[i]), <, weight);
        }
      g_assert_cmpint (sum, ==, total);

      /* Weights that add up to it are the parts. */
      mkr_money_apportion (weight, weights, n, parts);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (parts[i], ==, weights[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/currency/exponents", test_exponents);
  g_test_add_func ("/core/money/parse", test_parse);
  g_test_add_func ("/core/money/typed", test_typed);
  g_test_add_func ("/core/money/rounding", test_rounding);
  g_test_add_func ("/core/money/convert", test_convert);
  g_test_add_func ("/core/money/mul-div-model", test_mul_div_model);
  g_test_add_func ("/core/money/overflow", test_overflow);
  g_test_add_func ("/core/money/format", test_format);
  g_test_add_func ("/core/text/csv", test_csv);
  g_test_add_func ("/core/text/fold-visible", test_text);
  g_test_add_func ("/core/kinds/ids", test_ids);
  g_test_add_func ("/core/money/apportion", test_apportion);

  return g_test_run ();
}
