/* test-guess.c: files of banks and platforms that no format knows: the guess must be right at once
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-error.h"
#include "mkr-mapping.h"
#include "mkr-test-oracle.h"

/* What each column is; the conventions that matter; the sum of what is earned, in the smallest unit. */
static const struct
{
  const char *file;
  const char *fields;
  const char *currency;
  gboolean    reversed;
  gint64      earned;
} cases[] = {
  { "de-bank-semicolon.csv", "date none party text gross balance", "EUR", FALSE, 157050 },
  { "de-volksbank.csv", "none none date none party none text gross currency balance", NULL, FALSE, 58500 },
  { "de-soll-haben.csv", "date text gross direction currency", NULL, FALSE, 85000 },
  { "uk-paid-in-out.csv", "date type text out in balance", "GBP", FALSE, 56170 },
  { "us-bank.csv", "date text gross balance", NULL, FALSE, 135000 },
  { "us-card-reversed.csv", "date party type gross balance", NULL, TRUE, 11000 },
  { "fr-debit-credit.csv", "date none text out in", NULL, FALSE, 115000 },
  { "fr-montant.csv", "date text gross currency", NULL, FALSE, 150000 },
  { "es-bank.csv", "date text gross balance", NULL, FALSE, 100000 },
  { "it-bank.csv", "date none text in out", NULL, FALSE, 102000 },
  { "nl-af-bij.csv", "date party none none none direction gross type text", "EUR", FALSE, 53050 },
  { "pt-bank.csv", "date none text out in balance", NULL, FALSE, 62000 },
  { "no-header.csv", "date text gross", NULL, FALSE, 34050 },
  { "no-header-balance.csv", "date text gross balance", NULL, FALSE, 34050 },
  { "unknown-titles.csv", "date text gross balance", NULL, FALSE, 34050 },
  { "grainlight-export.csv", "date text hours gross fee net reference none", NULL, FALSE, 80000 },
  { "payout-gross-fee-net.csv", "reference date party gross fee net currency status", NULL, FALSE, 38700 },
  { "payout-negative-fee.csv", "date type text gross fee net", NULL, FALSE, 2980 },
  { "hours.csv", "date project hours none gross currency", NULL, FALSE, 26300 },
  { "hours-clock.csv", "date text hours gross status", "USD", FALSE, 8500 },
  { "tabs.tsv", "reference date party gross currency", NULL, FALSE, 9050 },
  { "credit-debit-word.csv", "date text direction gross currency", NULL, FALSE, 50000 },
  { "swiss.csv", "date text out in none balance", "CHF", FALSE, 170000 },
  { "two-dates.csv", "none date reference party gross fee currency status", NULL, FALSE, 9950 },
  { "german-payout.csv", "date project gross fee net reference", NULL, FALSE, 33300 },
  { "who-what.csv", "date party text gross fee reference", NULL, FALSE, 12400 },
  { "pipe.csv", "date party text gross", NULL, FALSE, 26000 },
  { "es-banco.csv", "none date none text party none gross balance currency", NULL, FALSE, 121000 },
  { "it-banca.csv", "date none out in currency text none", NULL, FALSE, 72000 },
  { "nl-bank.csv", "none currency none reference date none gross balance none party text", NULL, FALSE, 85000 },
  { "uk-bank.csv", "date none type text out in balance", NULL, FALSE, 51600 },
  { "pl-konto.csv", "date none party text gross currency balance", NULL, FALSE, 207050 },
  { "pl-obciazenia.csv", "date text out in balance", NULL, FALSE, 125025 },
  { "cs-ucet.csv", "date gross currency none party text balance", NULL, FALSE, 1691050 },
  { "ja-meisai.csv", "date text out in balance", NULL, FALSE, 70500 },
  { "ja-hoshu.csv", "date party text gross fee net", NULL, FALSE, 65120 },
  { "pt-extrato.csv", "date none text gross balance", NULL, FALSE, 69240 },
  { "nl-export.csv", "date party none gross balance text", NULL, FALSE, 47575 },
  { "it-movimenti.csv", "date none none text out in", NULL, FALSE, 52590 },
  { "fr-releve.csv", "date text out in", NULL, FALSE, 70850 },
  { "es-extracto.csv", "date text none gross balance", NULL, FALSE, 50995 },
  { "ru-vypiska.csv", "date text gross currency balance", NULL, FALSE, 1500000 },
  { "tr-hesap.csv", "date text gross balance", NULL, FALSE, 450000 },
  { "hu-szamla.csv", "date text gross currency balance", NULL, FALSE, 5200000 },
  { "quillmarket.csv", "reference date party project gross none none net", "USD", FALSE, 33038 },
  { "bildwerk.csv", "date type text gross currency balance", NULL, FALSE, 132450 },
  { "taskhollow.csv", "text date status none gross", "USD", FALSE, 4550 },
  { "us-credit-union.csv", "none date none text out in status balance", NULL, FALSE, 97050 },
};

static MkrMapping *
open_mapping (const char *name)
{
  g_autofree char *path = mkr_test_path ("guess", name);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  MkrMapping *mapping = mkr_mapping_new_for_file (file, NULL, &error);

  g_assert_no_error (error);
  return mapping;
}

static void
test_guess (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr(MkrMapping) mapping = open_mapping (cases[n].file);
  g_autoptr(MkrStatement) statement = NULL;
  g_autoptr(GString) fields = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  gint64 earned = 0;

  for (guint i = 0; i < mapping->columns->len; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? " " : "",
                            mkr_map_field_id (((MkrMapColumn *)mapping->columns->pdata[i])->field));

  g_assert_cmpstr (fields->str, ==, cases[n].fields);
  g_assert_cmpstr (mapping->currency != NULL ? mapping->currency->code : NULL, ==, cases[n].currency);
  g_assert_cmpint (mapping->in_negative, ==, cases[n].reversed);

  /* As the window proposes the book's. */
  if (g_str_has_prefix (cases[n].file, "ja-"))
    mapping->currency = mkr_currency_lookup ("JPY");
  statement = mkr_mapping_read (mapping, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    {
      const MkrEntry *entry = mkr_statement_get (statement, i);

      g_assert_cmpint (entry->kind, !=, MKR_KIND_PROBLEM);
      if (entry->kind == MKR_KIND_EARNING)
        earned += entry->net;
    }
  g_assert_cmpint (earned, ==, cases[n].earned);
}

static void
test_refusals (void)
{
  g_autoptr(MkrMapping) mapping = open_mapping ("us-bank.csv");
  g_autoptr(GError) error = NULL;
  MkrMapColumn *text = mapping->columns->pdata[1], *date = mapping->columns->pdata[0], *amount = mapping->columns->pdata[2];

  text->field = MKR_MAP_DATE;
  g_assert_false (mkr_mapping_check (mapping, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Posting Date"));
  g_clear_error (&error);

  text->field = MKR_MAP_TEXT;
  date->field = MKR_MAP_NONE;
  g_assert_null (mkr_mapping_to_text (mapping, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);

  date->field = MKR_MAP_DATE;
  amount->field = MKR_MAP_NONE;
  g_assert_false (mkr_mapping_check (mapping, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
}

/* What is saved is recognised by itself and says of the file what the mapping said. */
static void
test_saved (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(MkrMapping) mapping = open_mapping (cases[i].file);
      g_autoptr(MkrMapping) again = NULL;
      g_autoptr(MkrFormat) format = NULL;
      g_autoptr(GError) error = NULL;

      format = mkr_mapping_make_format (mapping, &error);
      g_assert_no_error (error);
      again = mkr_mapping_new_for_bytes (mapping->beginning, cases[i].file, format, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (again->columns->len, ==, mapping->columns->len);

      for (guint j = 0; j < again->columns->len; j++)
        g_assert_cmpstr (mkr_map_field_id (((MkrMapColumn *)again->columns->pdata[j])->field), ==,
                         mkr_map_field_id (((MkrMapColumn *)mapping->columns->pdata[j])->field));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statements/guess/%s", cases[i].file);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_guess);
    }

  g_test_add_func ("/statements/guess/refusals", test_refusals);
  g_test_add_func ("/statements/guess/saved", test_saved);
  return g_test_run ();
}
