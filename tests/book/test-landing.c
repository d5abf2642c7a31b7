/* test-landing.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-match.h"
#include "mkr-test-book.h"

/* Conversions that one row tells whole, and those that name what they converted: converted money counts as what landed. */

#define WISE \
  "ID,Status,Direction,Created on,Finished on,Source fee amount,Source fee currency,Target fee amount,Target fee currency,"  \
  "Source name,Source amount (after fees),Source currency,Target name,Target amount (after fees),Target currency," \
  "Exchange rate,Reference,Batch\n"
#define W(id, direction, day, fee, source, amount, currency, landed, other) \
  id ",COMPLETED," direction ",2026-02-" day " 09:00:00,2026-02-" day " 09:00:00," fee "," currency ",,," source "," amount "," currency \
  ",Fenna Dorsthal," landed "," other ",1.0,,\n"
#define CAME W ("TRANSFER-1", "IN", "03", "0.00", "Papaya Lantern LLC", "2500.00", "USD", "2500.00", "USD")
#define CONVERTED W ("BALANCE-2", "NEUTRAL", "04", "9.18", "Fenna Dorsthal", "2490.82", "USD", "2300.00", "EUR")
#define WENT W ("TRANSFER-3", "OUT", "05", "1.15", "Fenna Dorsthal", "498.85", "USD", "460.00", "EUR")
#define PAYPAL "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Reference Txn ID\n"
#define P(day, name, type, currency, amount, id, link) \
  "01/" day "/2026,09:00:00,PST," name "," type ",Completed," currency "," amount ",0.00," amount "," id "," link "\n"
#define PAID(day, id) P (day, "Papaya Lantern LLC", "Website Payment", "USD", "100.00", id, "")
#define LEG(currency, amount, id, link) P ("20", "", "General Currency Conversion", currency, amount, id, link)

static void
use_euros (MkrTestBook *self)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (self->book, NULL);
  g_autoptr(GError) error = NULL;

  settings->currency = mkr_currency_lookup ("EUR");
  g_free (settings->own_name);
  settings->own_name = g_strdup ("Fenna Dorsthal");
  g_assert_true (mkr_book_set_settings (self->book, settings, &error));
  g_assert_no_error (error);
}

/* What counts as received in the book's currency; @date: of a day, NULL: of all. */
static gint64
worth_of (MkrTestBook *self,
          const char  *date)
{
  g_autoptr(GArray) receipts = mkr_receipts_read (self->book, NULL, NULL, NULL);
  gint64 worth = 0;

  for (guint i = 0; i < receipts->len; i++)
    {
      const MkrReceipt *receipt = &g_array_index (receipts, MkrReceipt, i);
      g_autofree char *day = mkr_date_to_string (receipt->date);

      worth += !date || strcmp (day, date) == 0 ? receipt->worth : 0;
    }
  return worth;
}

static void
assert_worth (MkrTestBook *self,
              const char  *date,
              gint64       worth,
              gint64       rest)
{
  g_autoptr(GArray) sums = mkr_rollup_read (self->book, MKR_BASIS_RECEIVED, MKR_MONTH_NONE, MKR_MONTH_NONE, NULL);

  for (guint i = 0; i < sums->len; i++)
    rest -= g_array_index (sums, MkrRollup, i).rest;
  g_assert_cmpint (worth_of (self, date), ==, worth);
  g_assert_cmpint (rest, ==, 0);
  mkr_test_assert_sound (self->book);
}

static void
test_one_row (MkrTestBook   *self,
              gconstpointer  data)
{
  for (guint order = 0; order < 2; order++)
    {
      gint64 batch;
      MkrUndoReport report;

      use_euros (self);
      mkr_test_import (self, "1.csv", order ? WISE CONVERTED : WISE CAME);
      batch = mkr_test_import (self, "2.csv", order ? WISE CAME : WISE CONVERTED).batch;
      assert_worth (self, NULL, 230000, 0);

      report = mkr_test_undo (self, batch);
      mkr_undo_report_clear (&report);
      if (!order)
        assert_worth (self, NULL, 0, 250000);
      mkr_test_import (self, "3.csv", WISE CAME CONVERTED);
      assert_worth (self, NULL, 230000, 0);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

/* The row was in another file of the account before, which did not say what landed. */
static void
test_said_later (MkrTestBook   *self,
                 gconstpointer  data)
{
  use_euros (self);
  mkr_test_import (self, "statement.csv",
                   "TransferWise ID,Date,Amount,Currency,Description,Payment Reference,Running Balance,Payer Name,Payee Name,"
                   "Merchant,Card Holder Full Name,Note,Total fees\n"
                   "BALANCE-2,04-02-2026,-2500.00,USD,Converted 2500.00 USD,,0.00,,,,,,9.18\n");
  mkr_test_import (self, "transfers.csv", WISE CAME CONVERTED);
  g_assert_cmpuint (mkr_test_n_payouts (self), ==, 2);
  assert_worth (self, NULL, 230000, 0);
}

/* A file without a new row may say what landed, too. */
static void
test_said_by_a_file_of_known_rows (MkrTestBook   *self,
                                   gconstpointer  data)
{
  gint64 batch;
  MkrUndoReport report;

  use_euros (self);
  mkr_test_import (self, "first.csv", WISE CAME);
  mkr_test_import (self, "statement.csv",
                   "TransferWise ID,Date,Amount,Currency,Description,Payment Reference,Running Balance,Payer Name,Payee Name,"
                   "Merchant,Card Holder Full Name,Note,Total fees\n"
                   "BALANCE-2,04-02-2026,-2500.00,USD,Converted 2500.00 USD,,0.00,,,,,,9.18\n");
  assert_worth (self, NULL, 0, 250000 - 918);
  batch = mkr_test_import (self, "transfers.csv", WISE CAME CONVERTED).batch;
  g_assert_cmpint (batch, !=, 0);
  assert_worth (self, NULL, 230000, 0);
  g_assert_cmpint (mkr_test_import (self, "again.csv", WISE CAME CONVERTED).batch, ==, 0);

  report = mkr_test_undo (self, batch);
  mkr_undo_report_clear (&report);
  assert_worth (self, NULL, 0, 250000 - 918);
}

/* What a conversion of one row brought into the account is there for the next one, so that it takes nothing else. */
static void
test_two_steps (MkrTestBook   *self,
                gconstpointer  data)
{
  use_euros (self);
  mkr_test_import (self, "wise.csv", WISE
                   W ("TRANSFER-1", "IN", "03", "0.00", "Tangelo Mill", "100.00", "GBP", "100.00", "GBP")
                   W ("TRANSFER-2", "IN", "04", "0.00", "Papaya Lantern LLC", "200.00", "USD", "200.00", "USD")
                   W ("BALANCE-3", "NEUTRAL", "05", "0.00", "Fenna Dorsthal", "200.00", "USD", "150.00", "GBP")
                   W ("BALANCE-4", "NEUTRAL", "06", "0.00", "Fenna Dorsthal", "150.00", "GBP", "170.00", "EUR"));
  assert_worth (self, NULL, 0, 10000 + 20000);
}

/* Own money that lands in a bank in another currency is found there, and is worth what landed. */
static void
test_on_its_way (MkrTestBook   *self,
                 gconstpointer  data)
{
  static const char bank[] = "Date,Counter Party,Reference,Type,Amount (EUR),Balance (EUR)\n"
                             "06/02/2026,Wise,R1,DIRECT CREDIT,460.00,460.00\n";

  for (guint order = 0; order < 2; order++)
    {
      g_autoptr(GPtrArray) matches = NULL;

      use_euros (self);
      mkr_test_import (self, "1.csv", order ? bank : WISE W ("TRANSFER-1", "IN", "03", "0.00", "Papaya Lantern LLC", "500.00", "USD",
                                                              "500.00", "USD") WENT);
      mkr_test_import (self, "2.csv", order ? WISE W ("TRANSFER-1", "IN", "03", "0.00", "Papaya Lantern LLC", "500.00", "USD",
                                                       "500.00", "USD") WENT : bank);
      matches = mkr_matches_list (self->book, 0, NULL);
      g_assert_cmpuint (matches->len, ==, 1);
      assert_worth (self, NULL, 46000, 0);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

/* Two payments of one amount, two conversions of a day: each names its own. */
static void
test_named (MkrTestBook   *self,
            gconstpointer  data)
{
  use_euros (self);
  mkr_test_import (self, "paypal.csv", PAYPAL PAID ("05", "T1") PAID ("10", "T2")
                   LEG ("USD", "-100.00", "C1", "T2") LEG ("EUR", "93.00", "C2", "T2")
                   LEG ("USD", "-100.00", "C3", "T1") LEG ("EUR", "90.00", "C4", "T1"));
  assert_worth (self, "2026-01-05", 9000, 0);
  assert_worth (self, "2026-01-10", 9300, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/landing/one-row", test_one_row);
  MKR_TEST_ADD ("/book/landing/said-later", test_said_later);
  MKR_TEST_ADD ("/book/landing/said-by-a-file-of-known-rows", test_said_by_a_file_of_known_rows);
  MKR_TEST_ADD ("/book/landing/two-steps", test_two_steps);
  MKR_TEST_ADD ("/book/landing/on-its-way", test_on_its_way);
  MKR_TEST_ADD ("/book/landing/named", test_named);

  return g_test_run ();
}
