/* test-oracles.c: every row of the sample statements against its oracle
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-test-oracle.h"

static const struct { const char *folder, *file, *format; } samples[] = {
  { "dev", "paypal-activity-en-2024.csv", "paypal-activity" },
  { "dev", "paypal-statement-en-2018.csv", "paypal-statement" },
  { "dev", "wise-statement-2023.csv", "wise-statement" },
  { "dev", "stripe-payout-reconciliation-2025.csv", "stripe-payout-reconciliation" },
  { "dev", "upwork-2021.csv", "upwork" },
  { "dev", "outlier-2025.csv", "outlier" },
  { "dev", "payoneer-2021.csv", "payoneer" },
  { "dev", "revolut-personal-2022.csv", "revolut-personal" },
  { "dev", "n26-en-2023.csv", "n26" },
  { "dev", "starling-2025.csv", "starling" },
  { "dev", "chase-checking-2026.csv", "chase-checking" },
  { "dev", "gumroad-payout-2024.csv", "gumroad-payout" },
  { "dev", "github-sponsors-2026.csv", "github-sponsors" },
  { "dev", "sparkasse-camt-2025.csv", "sparkasse-camt" },
  { "dev", "cashapp-2023.csv", "cashapp" },
  { "dev", "venmo-statement-2026.csv", "venmo-statement" },
  { "dev", "prolific-2026.csv", "prolific" },
  { "dev", "stripe-balance-history-2022.csv", "stripe-balance-history" },
  { "dev", "shopify-payments-2026.csv", "shopify-payments" },
  { "dev", "distrokid-2023.tsv", "distrokid" },
  { "dev", "tunecore-2020.csv", "tunecore" },
  { "dev", "bandcamp-sales-2023.csv", "bandcamp-sales" },
  { "dev", "etsy-statement-us-2026.csv", "etsy-statement" },
  { "dev", "sumup-de-2025.csv", "sumup-sales" },
  { "dev", "wise-transfers-2024.csv", "wise-transfers" },
  { "own", "paypal-activity-de-2025.csv", "paypal-activity" },
  { "own", "paypal-activity-en-eu-2023.csv", "paypal-activity" },
  { "own", "paypal-activity-fr-ch-2021.csv", "paypal-activity" },
  { "own", "paypal-activity-fr-2014.csv", "paypal-activity" },
  { "own", "paypal-activity-it-2024.csv", "paypal-activity" },
  { "own", "paypal-consumer-en-2024.csv", "paypal-activity" },
  { "own", "paypal-statement-de-2026.csv", "paypal-statement" },
  { "own", "paypal-statement-es-2020.csv", "paypal-statement" },
  { "own", "stripe-balance-history-eu-2023.csv", "stripe-balance-history" },
  { "own", "stripe-balance-history-2017.csv", "stripe-balance-history" },
  { "own", "stripe-balance-itemized-2023.csv", "stripe-payout-reconciliation" },
  { "own", "stripe-balance-itemized-2020.csv", "stripe-payout-reconciliation" },
  { "own", "stripe-payouts-2026.csv", "stripe-payouts" },
  { "own", "stripe-charges-2021.csv", "stripe-charges" },
  { "own", "stripe-charges-2025.csv", "stripe-charges" },
  { "own", "shopify-payouts-2026.csv", "shopify-payouts" },
  { "own", "shopify-payments-2021.csv", "shopify-payments" },
  { "own", "gumroad-payout-2026.csv", "gumroad-payout" },
  { "own", "gumroad-sales-2022.csv", "gumroad-sales" },
  { "own", "etsy-statement-uk-2025.csv", "etsy-statement" },
  { "own", "etsy-statement-11-columns.csv", "etsy-statement" },
  { "own", "etsy-sold-orders-2026.csv", "etsy-sold-orders" },
  { "own", "sumup-fr-2026.csv", "sumup-sales" },
  { "own", "sumup-de-2025-03.csv", "sumup-sales" },
  { "own", "wise-statement-2026.csv", "wise-statement" },
  { "own", "wise-statement-fees-separate-2023.csv", "wise-statement" },
  { "own", "wise-transfers-de-2024.csv", "wise-transfers" },
  { "own", "upwork-2025.csv", "upwork" },
  { "own", "upwork-2026.csv", "upwork" },
  { "own", "payoneer-2018.csv", "payoneer" },
  { "own", "revolut-personal-de-2025.csv", "revolut-personal" },
  { "own", "revolut-business-2025.csv", "revolut-business" },
  { "own", "revolut-business-2021.csv", "revolut-business" },
  { "own", "n26-de-2017.csv", "n26" },
  { "own", "n26-en-2019.csv", "n26" },
  { "own", "sparkasse-mt940-2024.csv", "sparkasse-camt" },
  { "own", "vr-bank-2025.csv", "vr-bank" },
  { "own", "dkb-2025.csv", "dkb" },
  { "own", "commerzbank-2024.csv", "commerzbank" },
  { "own", "cashapp-2025.csv", "cashapp" },
  { "own", "github-sponsors-2023.csv", "github-sponsors" },
  { "own", "distrokid-2026.csv", "distrokid" },
  { "own", "prolific-2026b.csv", "prolific" },
  { "own", "venmo-statement-2021.csv", "venmo-statement" },
  { "own", "venmo-2017.csv", "venmo-statement" },
  { "own", "starling-eur-2022.csv", "starling" },
  { "own", "amazon-associates-2026.csv", "amazon-associates" },
};

static void
test_sample (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrFormatSet) formats = mkr_format_set_load (&error);
  g_autoptr(MkrStatement) statement = NULL;
  g_autofree char *stem = g_strndup (samples[i].file, (gsize)(strrchr (samples[i].file, '.') - samples[i].file));
  g_autofree char *oracle = g_strconcat (stem, ".expected.tsv", NULL);
  g_autofree char *path = mkr_test_path (samples[i].folder, oracle);

  g_assert_no_error (error);
  statement = mkr_test_read (samples[i].folder, samples[i].file, formats, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mkr_format_get_id (mkr_statement_get_format (statement)), ==, samples[i].format);
  g_test_message ("%s", mkr_statement_get_how (statement));
  g_assert_cmpuint (mkr_test_compare (statement, path), ==, 0);
}

static gboolean
is_listed (const char *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (strcmp (samples[i].file, file) == 0)
      return TRUE;

  return FALSE;
}

/* A sample that was put beside the others, with the format's id in front of its name, needs no line here. */
static void
test_others (void)
{
  g_autofree char *folder = mkr_test_path ("own", "");
  g_autoptr(GDir) files = g_dir_open (folder, 0, NULL);
  g_autoptr(MkrFormatSet) formats = mkr_format_set_load (NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *stem = g_strndup (name, (gsize)(strrchr (name, '.') - name));
      g_autofree char *oracle = g_strconcat (stem, ".expected.tsv", NULL), *path = mkr_test_path ("own", oracle);
      g_autoptr(MkrStatement) statement = NULL;
      g_autoptr(GError) error = NULL;

      if (g_str_has_suffix (name, ".expected.tsv") || is_listed (name))
        continue;

      statement = mkr_test_read ("own", name, formats, &error);
      g_assert_no_error (error);
      g_test_message ("%s", name);
      g_assert_true (g_str_has_prefix (name, mkr_format_get_id (mkr_statement_get_format (statement))));
      g_assert_cmpuint (mkr_test_compare (statement, path), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statements/oracle/%s", samples[i].file);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sample);
    }

  g_test_add_func ("/statements/oracle/others", test_others);

  return g_test_run ();
}
