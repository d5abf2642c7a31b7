/* test-landing.c: what rows say of the money that they convert
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-test-oracle.h"

#define WISE \
  "ID,Status,Direction,Created on,Finished on,Source fee amount,Source fee currency,Target fee amount,Target fee currency,"  \
  "Source name,Source amount (after fees),Source currency,Target name,Target amount (after fees),Target currency," \
  "Exchange rate,Reference,Batch\n"
#define W(id, status, direction, fee, amount, currency, landed, other) \
  id "," status "," direction ",2026-02-03 09:00:00,2026-02-03 09:00:00," fee "," currency ",,,Fenna Dorsthal," amount "," currency \
  ",Fenna Dorsthal," landed "," other ",1.0,,\n"

static MkrFormatSet *formats;

static const struct { const char *row, *currency; gint64 amount; } rows[] = {
  { W ("BALANCE-1", "COMPLETED", "NEUTRAL", "9.18", "1990.82", "USD", "1834.50", "EUR"), "EUR", 183450 },
  { W ("BALANCE-2", "COMPLETED", "NEUTRAL", "0.00", "100.00", "USD", "15012", "JPY"), "JPY", 15012 },
  { W ("TRANSFER-3", "COMPLETED", "OUT", "1.15", "500.00", "USD", "460.00", "EUR"), "EUR", 46000 },
  { W ("TRANSFER-4", "COMPLETED", "OUT", "1.15", "500.00", "EUR", "500.00", "EUR"), NULL, 0 },   /* nothing converted */
  { W ("TRANSFER-5", "COMPLETED", "IN", "0.00", "500.00", "USD", "460.00", "EUR"), NULL, 0 },    /* it came in as that */
  { W ("BALANCE-6", "CANCELLED", "NEUTRAL", "0.00", "100.00", "USD", "92.00", "EUR"), NULL, 0 },
  { W ("BALANCE-7", "COMPLETED", "NEUTRAL", "0.00", "100.00", "USD", "92.123", "EUR"), NULL, 0 },   /* no amount of money */
  { W ("BALANCE-8", "COMPLETED", "NEUTRAL", "0.00", "100.00", "USD", "", ""), NULL, 0 },
};

static void
test_wise (void)
{
  g_autoptr(GString) text = g_string_new (WISE);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(MkrStatement) statement = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_string_append (text, rows[i].row);
  bytes = g_bytes_new (text->str, text->len);
  statement = mkr_statement_read (bytes, "wise.csv", formats, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mkr_statement_get_n (statement), ==, G_N_ELEMENTS (rows));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const MkrLanding *landing = mkr_statement_get_landing (statement, i);

      g_test_message ("%s", rows[i].row);
      g_assert_cmpint (mkr_statement_get (statement, i)->kind, !=, MKR_KIND_PROBLEM);
      g_assert_true ((landing != NULL) == (rows[i].currency != NULL));
      if (landing != NULL)
        {
          g_assert_cmpstr (landing->currency->code, ==, rows[i].currency);
          g_assert_cmpint (landing->amount, ==, rows[i].amount);
        }
    }
}

/* Both rows of PayPal's conversion name the payment. */
static void
test_paypal (void)
{
  static const char text[] =
    "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Reference Txn ID\n"
    "01/19/2026,09:00:00,PST,Papaya Lantern LLC,Website Payment,Completed,EUR,100.00,0.00,100.00,T1,\n"
    "01/19/2026,09:00:00,PST,,General Currency Conversion,Completed,EUR,-100.00,0.00,-100.00,T2,T1\n"
    "01/19/2026,09:00:00,PST,,General Currency Conversion,Completed,USD,107.00,0.00,107.00,T3,T1\n"
    "01/20/2026,09:00:00,PST,Tangelo Mill,Payment Refund,Completed,USD,-10.00,0.00,-10.00,T4,T0\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = mkr_statement_read (bytes, "paypal.csv", formats, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (mkr_statement_get_landing (statement, 0));
  for (guint i = 1; i < 3; i++)
    {
      const MkrLanding *landing = mkr_statement_get_landing (statement, i);

      g_assert_nonnull (landing);
      g_assert_null (landing->currency);
      g_assert_cmpstr (landing->link, ==, "T1");
    }
  g_assert_null (mkr_statement_get_landing (statement, 3));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  formats = mkr_format_set_load (&error);
  g_assert_no_error (error);

  g_test_add_func ("/statements/landing/wise", test_wise);
  g_test_add_func ("/statements/landing/paypal", test_paypal);
  return g_test_run ();
}
