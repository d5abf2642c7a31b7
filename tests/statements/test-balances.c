/* test-balances.c: running balances of the samples, and the days that a statement is about
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-test-oracle.h"

#define REVOLUT "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
#define R(day, amount, fee, state, balance) \
  "TRANSFER,Current,2026-02-" day " 09:00:00,2026-02-" day " 09:00:00,Payment from Heron," amount "," fee ",EUR," state "," balance "\n"
#define PAYPAL "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance,Balance Impact\n"
#define CHASE "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"

static MkrFormatSet *formats;

/* Samples: how many rows say what the account held after them. Read in their order or from the end, all of them join. */
static const struct { const char *folder, *file; guint n; } samples[] = {
  { "dev", "paypal-activity-en-2024.csv", 18 },
  { "dev", "paypal-statement-en-2018.csv", 11 },
  { "dev", "wise-statement-2023.csv", 8 },
  { "dev", "upwork-2021.csv", 13 },
  { "dev", "payoneer-2021.csv", 8 },
  { "dev", "revolut-personal-2022.csv", 8 },
  { "dev", "starling-2025.csv", 8 },
  { "dev", "chase-checking-2026.csv", 7 },
  { "own", "paypal-activity-de-2025.csv", 8 },
  { "own", "vr-bank-2025.csv", 3 },
  { "own", "paypal-statement-de-2026.csv", 3 },
  { "own", "paypal-statement-es-2020.csv", 2 },
  { "own", "revolut-business-2021.csv", 1 },
  { "own", "revolut-business-2025.csv", 4 },
  { "own", "revolut-personal-de-2025.csv", 2 },
  { "own", "starling-eur-2022.csv", 2 },
  { "own", "upwork-2025.csv", 3 },
  { "own", "upwork-2026.csv", 3 },
  { "own", "wise-statement-2026.csv", 5 },
  { "own", "wise-statement-fees-separate-2023.csv", 3 },
  { "own", "payoneer-2018.csv", 3 },
  { "own", "paypal-consumer-en-2024.csv", 3 },
  { "own", "paypal-activity-it-2024.csv", 2 },
  { "dev", "outlier-2025.csv", 0 },
  { "dev", "n26-en-2023.csv", 0 },
};

static guint
count_joins (MkrStatement *statement,
             gboolean      newest_first,
             guint        *n)
{
  g_autoptr(GHashTable) last = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint joins = 0, rows = mkr_statement_get_n (statement);

  *n = 0;
  for (guint i = 0; i < rows; i++)
    {
      guint at = newest_first ? rows - 1 - i : i;
      const MkrEntry *entry = mkr_statement_get (statement, at);
      gint64 balance, *former = g_hash_table_lookup (last, entry->currency);

      if (!mkr_statement_get_balance (statement, at, &balance))
        continue;
      (*n)++;
      joins += former == NULL || *former == balance - entry->net;
      g_hash_table_insert (last, (gpointer)entry->currency, g_memdup2 (&balance, sizeof balance));
    }

  return joins;
}

static void
test_sample (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data), n;
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = mkr_test_read (samples[i].folder, samples[i].file, formats, &error);
  guint joins;

  g_assert_no_error (error);
  joins = MAX (count_joins (statement, FALSE, &n), count_joins (statement, TRUE, &n));
  g_test_message ("%u of %u", joins, n);
  g_assert_cmpuint (n, ==, samples[i].n);
  g_assert_cmpuint (joins, ==, n);
}

static char *
list_balances (MkrStatement *statement)
{
  GString *text = g_string_new (NULL);
  gint64 balance;

  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    if (mkr_statement_get_balance (statement, i, &balance))
      g_string_append_printf (text, "%s%u %" G_GINT64_FORMAT, text->len > 0 ? ", " : "",
                              mkr_statement_get (statement, i)->line, balance);

  return g_string_free (text, FALSE);
}

/* Which rows say a balance, as “line balance”: purchases move it and notes do not, whatever their words. */
static const struct { const char *name, *text, *balances; } cases[] = {
  { "fee-extra", REVOLUT R ("01", "100.00", "0.00", "COMPLETED", "100.00") R ("02", "-20.00", "1.00", "COMPLETED", "79.00"),
    "2 10000, 3 7900" },
  { "pending-without", REVOLUT R ("01", "100.00", "0.00", "COMPLETED", "100.00") R ("02", "20.00", "0.00", "PENDING", ""),
    "2 10000" },
  { "memo-and-moving-hold", PAYPAL
    "01/13/2026,1:00,PST,A,Website Payment,Completed,USD,50.00,0.00,50.00,B1,50.00,Credit\n"
    "01/14/2026,1:00,PST,Inn,General Authorization,Pending,USD,-30.00,0.00,-30.00,B2,50.00,Memo\n"
    "01/15/2026,1:00,PST,,Account Hold for Open Authorization,Pending,USD,-20.00,0.00,-20.00,B3,30.00,Debit\n"
    "01/16/2026,1:00,PST,Shop,PreApproved Payment Bill User Payment,Completed,USD,-5.00,0.00,-5.00,B4,25.00,Debit\n",
    "2 5000, 4 3000, 5 2500" },
  { "memo-first", PAYPAL
    "01/13/2026,1:00,PST,Inn,General Authorization,Pending,USD,-30.00,0.00,-30.00,B2,50.00,Memo\n"
    "01/14/2026,1:00,PST,A,Website Payment,Completed,USD,50.00,0.00,50.00,B1,100.00,Credit\n", "3 10000" },
  { "two-currencies", PAYPAL
    "01/13/2026,1:00,PST,A,Website Payment,Completed,USD,50.00,0.00,50.00,B1,50.00,Credit\n"
    "01/13/2026,2:00,PST,A,Website Payment,Completed,JPY,500,0,500,B2,500,Credit\n"
    "01/14/2026,1:00,PST,Shop,PreApproved Payment Bill User Payment,Completed,USD,-5.00,0.00,-5.00,B4,45.00,Debit\n",
    "2 5000, 3 500, 4 4500" },
  { "unreadable-balance", CHASE "CREDIT,02/10/2026,Zelle payment from A,450.00,QUICKPAY_CREDIT,10x7,,\n"
    "CREDIT,02/11/2026,Zelle payment from A,1.00,QUICKPAY_CREDIT,1.005,,\n"
    "CREDIT,02/12/2026,Zelle payment from A,1.00,QUICKPAY_CREDIT,-1.00,,\n", "4 -100" },
  { "problem-row", CHASE "CREDIT,02/10/2026,Zelle payment from A,45x,QUICKPAY_CREDIT,107.00,,\n", "2 10700" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = mkr_test_read_text (cases[i].text, -1, formats, &error);
  g_autofree char *balances = NULL;

  g_assert_no_error (error);
  balances = list_balances (statement);
  g_assert_cmpstr (balances, ==, cases[i].balances);
}

/* The days that a file is about: as its name or the lines above its header state, else from row to row. */
static const struct { const char *name, *above, *period; } periods[] = {
  { "chase.csv", "", "2026-02-10 2026-02-12" },
  { "Chase1234_Activity_20260201_20260228_20260301.CSV", "", "2026-02-01 2026-02-28" },
  { "statement_700_EUR_2026-02-01_2026-03-31.csv", "", "2026-02-01 2026-03-31" },
  { "chase.csv", "Zeitraum: 01.02.2026 - 28.02.2026\n", "2026-02-01 2026-02-28" },
  { "chase.csv", "Made on 01.02.2026\n", "2026-02-10 2026-02-12" },
  { "statement_2026-02-11_2026-02-28.csv", "", "2026-02-10 2026-02-12" },
  { "invoice 20260201.csv", "", "2026-02-10 2026-02-12" },
  { "2026-02-31_2026-02-28.csv", "", "2026-02-10 2026-02-12" },
};

static void
test_periods (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *text = g_strconcat (periods[i].above, CHASE
        "CREDIT,02/12/2026,Zelle payment from A,450.00,QUICKPAY_CREDIT,1047.00,,\n"
        "CREDIT,02/10/2026,Zelle payment from A,450.00,QUICKPAY_CREDIT,597.00,,\n", NULL);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(GError) error = NULL;
      g_autoptr(MkrStatement) statement = mkr_statement_read (bytes, periods[i].name, formats, NULL, NULL, NULL, NULL, &error);
      g_autofree char *first = NULL, *last = NULL, *found = NULL;
      MkrPeriod period;

      g_assert_no_error (error);
      period = mkr_statement_get_period (statement);
      first = mkr_date_to_string (period.first);
      last = mkr_date_to_string (period.last);
      found = g_strdup_printf ("%s %s", first, last);
      g_test_message ("%s", periods[i].name);
      g_assert_cmpstr (found, ==, periods[i].period);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  formats = mkr_format_set_load (&error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/statements/balances/", samples[i].file, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sample);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/statements/balances/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/statements/balances/periods", test_periods);
  return g_test_run ();
}
