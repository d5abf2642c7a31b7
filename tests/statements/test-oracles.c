/* test-oracles.c: every row of the sample statements against its oracle
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-test-oracle.h"

static const struct { const char *file; const char *format; } samples[] = {
  { "paypal-activity-en-2024.csv", "paypal-activity" },
  { "paypal-statement-en-2018.csv", "paypal-statement" },
  { "wise-statement-2023.csv", "wise-statement" },
  { "stripe-payout-reconciliation-2025.csv", "stripe-payout-reconciliation" },
  { "upwork-2021.csv", "upwork" },
  { "outlier-2025.csv", "outlier" },
  { "payoneer-2021.csv", "payoneer" },
  { "revolut-personal-2022.csv", "revolut-personal" },
  { "n26-en-2023.csv", "n26" },
  { "starling-2025.csv", "starling" },
  { "chase-checking-2026.csv", "chase-checking" },
  { "gumroad-payout-2024.csv", "gumroad-payout" },
  { "github-sponsors-2026.csv", "github-sponsors" },
  { "sparkasse-camt-2025.csv", "sparkasse-camt" },
  { "cashapp-2023.csv", "cashapp" },
  { "venmo-statement-2026.csv", "venmo-statement" },
  { "prolific-2026.csv", "prolific" },
  { "stripe-balance-history-2022.csv", "stripe-balance-history" },
  { "shopify-payments-2026.csv", "shopify-payments" },
  { "distrokid-2023.tsv", "distrokid" },
  { "tunecore-2020.csv", "tunecore" },
  { "bandcamp-sales-2023.csv", "bandcamp-sales" },
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
  g_autofree char *path = mkr_test_path ("dev", oracle);

  g_assert_no_error (error);
  statement = mkr_test_read ("dev", samples[i].file, formats, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mkr_format_get_id (mkr_statement_get_format (statement)), ==, samples[i].format);
  g_test_message ("%s", mkr_statement_get_how (statement));
  g_assert_cmpuint (mkr_test_compare (statement, path), ==, 0);
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

  return g_test_run ();
}
