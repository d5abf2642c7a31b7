/* test-ledger.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-test-book.h"

/* Money counted once: a life in four files, imported in every order. */

#define UPWORK_HEAD "Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,Amount in local currency,Currency,Balance\n"
#define PAYPAL_HEAD "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
#define OUTLIER_HEAD "workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
#define CHASE_HEAD "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"

static const struct { const char *name, *csv; } files[] = {
  { "upwork.csv", UPWORK_HEAD
    "\"Feb 25, 2026\",8,Withdrawal,Withdrawal,,N,,N,,-270.00,,,0.00\n"
    "\"Feb 20, 2026\",7,Service Fee,Service Fee,,N,Tangelo,N,,-30.00,,,270.00\n"
    "\"Feb 20, 2026\",6,Hourly,Hours,,N,Tangelo,N,,300.00,,,300.00\n"
    "\"Jan 20, 2026\",5,Withdrawal,Withdrawal Fee - PayPal,,N,,N,,-2.00,,,0.00\n"
    "\"Jan 20, 2026\",4,Withdrawal,Withdrawal,,N,,N,,-500.00,,,2.00\n"
    "\"Jan 15, 2026\",3,Service Fee,Service Fee,,N,Tangelo,N,,-60.00,,,502.00\n"
    "\"Jan 15, 2026\",2,Hourly,Hours,,N,Tangelo,N,,562.00,,,562.00\n" },
  { "paypal.csv", PAYPAL_HEAD
    "01/10/2026,09:00:00,PST,Papaya Lantern LLC,Website Payment,Completed,USD,100.00,-3.00,97.00,T1\n"
    "01/21/2026,09:00:00,PST,Upwork Escrow Inc.,Mass Pay Payment,Completed,USD,500.00,0.00,500.00,T2\n"
    "01/25/2026,09:00:00,PST,,General Withdrawal,Completed,USD,-597.00,0.00,-597.00,T3\n" },
  { "outlier.csv", OUTLIER_HEAD
    "\"Jan 5, 2026\",A1,1h 0m 0s,$50.00/hr,$50.00,prepay,owl,paid\n"
    "\"Feb 3, 2026\",A2,1h 0m 0s,$70.00/hr,$70.00,prepay,owl,paid\n"
    "\"Feb 4, 2026\",A3,1h 0m 0s,$10.00/hr,$10.00,prepay,owl,pending\n" },
  { "chase.csv", CHASE_HEAD
    "CREDIT,02/26/2026,ORIG CO NAME:UPWORK ESCROW IN ORIG ID:1,270.00,ACH_CREDIT,1317.00,,\n"
    "CREDIT,02/10/2026,Zelle payment from PAPAYA LANTERN LLC 29,450.00,QUICKPAY_CREDIT,1047.00,,\n"
    "CREDIT,01/27/2026,ORIG CO NAME:PAYPAL TRANSFER,597.00,ACH_CREDIT,597.00,,\n" },
};

/* Which files are in the book (bits) → cents. */
static const struct { guint set; gint64 received, earned; } expected[] = {
  { 1, 77000, 77000 },           /* Upwork alone: its withdrawals stand in; earned is less the fee of the withdrawal */
  { 2, 59700, 59700 },
  { 3, 50000 + 9700 + 27000, 77000 + 9700 },   /* PayPal covers January */
  { 4, 12000, 13000 },
  { 8, 45000, 45000 },
  { 9, 45000 + 27000, 77000 + 45000 },         /* Chase has rows in both months */
  { 15, 50000 + 9700 + 27000 + 45000 + 12000, 77000 + 9700 + 45000 + 13000 },
};

static void
test_sets (MkrTestBook   *self,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("set %u", expected[i].set);
      for (guint k = 0; k < G_N_ELEMENTS (files); k++)
        if (expected[i].set & (1u << k))
          mkr_test_import (self, files[k].name, files[k].csv);
      g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, expected[i].received);
      g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, expected[i].earned);
      mkr_test_assert_sound (self->book);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

/* A transfer's fee belongs to the source whose money moved, or to nobody; it is gone either way (figures 4). */
static void
test_transfer_fee (MkrTestBook   *self,
                   gconstpointer  data)
{
  static const char paypal[] = PAYPAL_HEAD
    "01/10/2026,09:00:00,PST,Papaya Lantern LLC,Website Payment,Completed,USD,200.00,0.00,200.00,T1\n"
    "01/25/2026,09:00:00,PST,,General Withdrawal,Completed,USD,-100.00,-1.75,-101.75,T3\n";
  static const char chase[] = CHASE_HEAD
    "CREDIT,01/27/2026,ORIG CO NAME:PAYPAL TRANSFER,100.00,ACH_CREDIT,100.00,,\n";
  g_autoptr(GArray) sums = NULL;
  gint64 fee = 0;

  mkr_test_import (self, "paypal.csv", paypal);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 20000 - 175);
  mkr_test_assert_sound (self->book);

  mkr_test_import (self, "chase.csv", chase);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 20000 - 175);
  mkr_test_assert_sound (self->book);

  sums = mkr_rollup_read (self->book, MKR_BASIS_RECEIVED, MKR_MONTH_NONE, MKR_MONTH_NONE, NULL);
  for (guint i = 0; i < sums->len; i++)
    fee += g_array_index (sums, MkrRollup, i).fee;
  g_assert_cmpint (fee, ==, 175);
}

/* Sums by basis, month and account name: what must not depend on the order. */
static char *
describe (MkrBook *book)
{
  g_autoptr(GPtrArray) accounts = mkr_accounts_list (book, NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  for (MkrBasis basis = MKR_BASIS_RECEIVED; basis <= MKR_BASIS_EARNED; basis++)
    for (guint i = 0; i < accounts->len; i++)
      {
        const MkrAccount *account = accounts->pdata[i];
        g_autoptr(GArray) sums = mkr_rollup_read (book, basis, MKR_MONTH_NONE, MKR_MONTH_NONE, NULL);

        for (guint k = 0; k < sums->len; k++)
          {
            const MkrRollup *sum = &g_array_index (sums, MkrRollup, k);

            if (sum->account == account->id)
              g_string_append_printf (text, "%d %s %d %d %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", basis, account->name,
                                      sum->month, sum->work, sum->currency->code, sum->gross, sum->net);
          }
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Lines in order, since sources are numbered in order of arrival. */
static gint
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *)a, *(const char * const *)b);
}

static char *
describe_sorted (MkrBook *book)
{
  g_autofree char *text = describe (book);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof (char *), compare_lines);
  return g_strjoinv ("\n", lines);
}

static void
shuffle (guint *order,
         guint  n)
{
  for (guint i = n - 1; i > 0; i--)
    {
      guint k = (guint)g_test_rand_int_range (0, (gint32)i + 1);
      guint old = order[i];

      order[i] = order[k];
      order[k] = old;
    }
}

static void
test_orders (MkrTestBook   *self,
             gconstpointer  data)
{
  guint order[] = { 0, 1, 2, 3 };
  g_autofree char *reference = NULL;

  for (guint round = 0; round < 30; round++)
    {
      g_autofree char *text = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        mkr_test_import (self, files[order[i]].name, files[order[i]].csv);
      text = describe_sorted (self->book);
      mkr_test_assert_sound (self->book);
      if (!reference)
        reference = g_steal_pointer (&text);
      else
        g_assert_cmpstr (reference, ==, text);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
      shuffle (order, G_N_ELEMENTS (order));
    }
}

/* Statements as the platforms write them, from the tests of their reader. */
static const char * const samples[] = {
  "upwork-2021.csv", "outlier-2025.csv", "paypal-activity-en-2024.csv", "paypal-statement-en-2018.csv", "chase-checking-2026.csv",
  "wise-statement-2023.csv", "stripe-payout-reconciliation-2025.csv", "payoneer-2021.csv", "distrokid-2023.tsv",
};

static void
import_sample (MkrTestBook *self,
               const char  *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("MKR_TEST_DIR"), "statements", "data", "dev", name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = mkr_statement_read_file (file, self->formats, NULL, NULL, NULL, NULL, &error);
  g_autoptr(MkrImportPlan) plan = NULL;
  MkrImportResult result;

  g_assert_no_error (error);
  plan = mkr_import_plan_new (self->book, statement, NULL, &error);
  g_assert_no_error (error);
  mkr_import_plan_apply (plan, self->book, TRUE, &result, &error);
  g_assert_no_error (error);
}

static void
test_sample_orders (MkrTestBook   *self,
                    gconstpointer  data)
{
  guint order[G_N_ELEMENTS (samples)];
  g_autofree char *reference = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    order[i] = i;
  for (guint round = 0; round < 8; round++)
    {
      g_autofree char *text = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        import_sample (self, samples[order[i]]);
      mkr_test_assert_sound (self->book);
      text = describe_sorted (self->book);
      if (!reference)
        reference = g_steal_pointer (&text);
      else
        g_assert_cmpstr (reference, ==, text);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
      shuffle (order, G_N_ELEMENTS (order));
    }
}

#define WISE_HEAD "TransferWise ID,Date,Amount,Currency,Description,Payment Reference,Running Balance,Payer Name,Payee Name,Merchant," \
                  "Card Holder Full Name,Note,Total fees\n"
#define WISE_PAID "TRANSFER-1,15-01-2026,100.00,EUR,Received,,100,Lio,,,,,0.00\n"
#define WISE_BACK "TRANSFER-2,15-02-2026,-40.00,EUR,Sent,,60,,Lio,,,,0.00\n"
#define WISE_CARD "CARD-3,16-02-2026,-5.00,EUR,Card,,55,,,Shop,Fenna D,,0.00\n"
#define WISE_OWN "TRANSFER-4,17-02-2026,300.00,EUR,Received,,355,Fenna D,,,,,0.00\n"
#define WISE_OUT "TRANSFER-5,18-02-2026,-200.00,EUR,Sent,,155,,Fenna D,,,,0.00\n"
#define WISE_PART WISE_HEAD WISE_BACK WISE_OWN WISE_OUT
#define WISE_WHOLE WISE_HEAD WISE_PAID WISE_BACK WISE_CARD WISE_OWN WISE_OUT

/* What a row is may show only beside others (the client who was paid back, the holder's own name): the file that holds
 * both knows it, whichever comes first. */
static void
test_part_of_a_file (MkrTestBook   *self,
                     gconstpointer  data)
{
  static const char * const parts[][2] = {
    { WISE_PART, WISE_WHOLE },
    { WISE_WHOLE, WISE_PART },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      MkrPayoutFilter money = MKR_PAYOUT_FILTER_INIT;
      g_autoptr(GArray) ids = NULL;

      mkr_test_import (self, "wise.csv", parts[i][0]);
      mkr_test_import (self, "wise-again.csv", parts[i][1]);
      money.only_money = TRUE;
      ids = mkr_payouts_ids (self->book, &money, NULL);
      g_assert_cmpuint (ids->len, ==, 4);   /* all but the card's */
      g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 6000);
      mkr_test_assert_sound (self->book);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

/* Imports and undos in any order leave what the remaining files alone would give. */
static void
test_undo_orders (MkrTestBook   *self,
                  gconstpointer  data)
{
  for (guint round = 0; round < 20; round++)
    {
      gint64 batches[G_N_ELEMENTS (files)] = { 0 };
      gint64 received, earned;

      for (guint step = 0; step < 12; step++)
        {
          guint k = (guint)g_test_rand_int_range (0, G_N_ELEMENTS (files));
          MkrUndoReport report;
          g_autoptr(GError) error = NULL;

          if (batches[k] == 0)
            batches[k] = mkr_test_import (self, files[k].name, files[k].csv).batch;
          else
            {
              g_assert_true (mkr_batch_undo (self->book, batches[k], &report, &error));
              g_assert_no_error (error);
              g_assert_cmpuint (report.kept, ==, 0);
              mkr_undo_report_clear (&report);
              batches[k] = 0;
            }
        }
      mkr_test_assert_sound (self->book);
      received = mkr_test_sum (self->book, MKR_BASIS_RECEIVED);
      earned = mkr_test_sum (self->book, MKR_BASIS_EARNED);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);

      for (guint k = 0; k < G_N_ELEMENTS (files); k++)
        if (batches[k] != 0)
          mkr_test_import (self, files[k].name, files[k].csv);
      g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, received);
      g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, earned);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

/* A bank that calls PayPal's transfer a payment: found by name, day and amount; a fee on the way is allowed. */
static void
test_own_money (MkrTestBook   *self,
                gconstpointer  data)
{
  static const struct { const char *amount, *date; gboolean own; } cases[] = {
    { "597.00", "2026-01-27", TRUE }, { "590.00", "2026-01-27", TRUE }, { "597.00", "2026-02-04", TRUE },
    { "500.00", "2026-01-27", FALSE }, { "597.00", "2026-02-05", FALSE }, { "597.00", "2026-01-20", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *csv = g_strdup_printf ("date,source,currency,gross,fee,net,reference\n%s,PayPal Europe,USD,%s,0.00,%s,R1\n",
                                              cases[i].date, cases[i].amount, cases[i].amount);

      g_test_message ("%s on %s", cases[i].amount, cases[i].date);
      mkr_test_import (self, "paypal.csv", files[1].csv);
      mkr_test_import (self, "rows.csv", csv);
      if (cases[i].own)
        g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 59700);
      else
        g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), >, 59700);
      mkr_test_assert_sound (self->book);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

/* Own money that was not found leaving is received, but somebody has earned it already: its payer has an account. */
static void
test_own_money_unmatched (MkrTestBook   *self,
                          gconstpointer  data)
{
  static const char * const csvs[] = {
    "date,source,currency,gross,fee,net,reference\n2026-03-27,PayPal Europe,USD,88.00,0.00,88.00,R1\n",
    "date,source,currency,gross,fee,net,reference\n2026-03-27,Cashmere Ltd,USD,88.00,0.00,88.00,R1\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (csvs); i++)
    {
      mkr_test_import (self, "rows.csv", csvs[i]);
      g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, 8800);
      mkr_test_import (self, "paypal.csv", files[1].csv);
      g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 59700 + 8800);
      g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, i == 0 ? 59700 : 59700 + 8800);
      mkr_test_assert_sound (self->book);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

/* What an account is called is the person's affair: the platform's own name still leads to it. */
static void
test_renamed_platform (MkrTestBook   *self,
                       gconstpointer  data)
{
  g_autoptr(MkrAccount) upwork = NULL;
  g_autoptr(GError) error = NULL;

  for (guint k = 0; k < G_N_ELEMENTS (files); k++)
    mkr_test_import (self, files[k].name, files[k].csv);
  upwork = mkr_account_find (self->book, "Upwork", &error);
  g_assert_no_error (error);
  g_free (upwork->name);
  upwork->name = g_strdup ("Freelance balance");
  g_assert_true (mkr_account_edit (self->book, upwork, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, expected[6].received);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, expected[6].earned);
  mkr_test_assert_sound (self->book);
}

static void
test_roles (MkrTestBook   *self,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrAccount) paypal = NULL;
  g_autoptr(MkrAccount) upwork = NULL;

  mkr_test_import (self, "paypal.csv", files[1].csv);
  mkr_test_import (self, "upwork.csv", files[0].csv);
  paypal = mkr_account_find (self->book, "paypal", &error);
  upwork = mkr_account_find (self->book, "UPWORK", &error);
  g_assert_no_error (error);
  g_assert_cmpint (upwork->role, ==, MKR_ROLE_PLATFORM);
  g_assert_cmpint (paypal->role, ==, MKR_ROLE_RENT);

  /* Nothing in a tax pot is received; the withdrawals of Upwork stand in again. */
  paypal->role = MKR_ROLE_TAX_POT;
  g_assert_true (mkr_account_edit (self->book, paypal, &error));
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 77000);
  mkr_test_assert_sound (self->book);
  paypal->role = MKR_ROLE_RENT;
  g_assert_true (mkr_account_edit (self->book, paypal, &error));

  /* Paid into an account without statements: nothing takes over. */
  upwork->pays_into = 0;
  {
    MkrAccount bank = { .name = g_strdup ("Credit Union"), .kind = MKR_ACCOUNT_BANK, .has_withdrawals = TRUE };

    g_assert_true (mkr_account_add (self->book, &bank, &error));
    upwork->pays_into = bank.id;
    g_free (bank.name);
    g_free (bank.alias);
  }
  g_assert_true (mkr_account_edit (self->book, upwork, &error));
  g_assert_no_error (error);
  /* The January withdrawal is still found in PayPal. */
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 50000 + 9700 + 27000);
  mkr_test_assert_sound (self->book);
}

static void
test_merge (MkrTestBook   *self,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrSource) escrow = NULL;
  g_autoptr(MkrSource) upwork = NULL;
  g_autoptr(MkrSource) again = NULL;
  g_autoptr(GArray) accounts = NULL;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;

  mkr_test_import (self, "paypal.csv", files[1].csv);
  mkr_test_import (self, "upwork.csv", files[0].csv);
  escrow = mkr_source_find (self->book, "upwork escrow inc.", &error);
  upwork = mkr_source_find (self->book, "Upwork", &error);
  g_assert_no_error (error);
  accounts = mkr_source_pays_from (self->book, upwork->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 1);
  before = mkr_sources_list (self->book, NULL);
  g_assert_false (mkr_source_remove (self->book, escrow->id, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (mkr_source_merge (self->book, escrow->id, upwork->id, &error));
  g_assert_no_error (error);
  after = mkr_sources_list (self->book, NULL);
  g_assert_cmpuint (after->len, ==, before->len - 1);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 50000 + 9700 + 27000);
  mkr_test_assert_sound (self->book);

  /* A later import under the old name lands in the merged source. */
  mkr_test_import (self, "more.csv", PAYPAL_HEAD
                   "03/01/2026,09:00:00,PST,UPWORK  Escrow Inc.,Mass Pay Payment,Completed,USD,20.00,0.00,20.00,T9\n");
  again = mkr_source_find (self->book, "Upwork Escrow Inc.", &error);
  g_assert_cmpint (again->id, ==, upwork->id);
}

/* Sums of scraps are rounded once per day and source, and one row carries them. */
static void
test_subunits (MkrTestBook   *self,
               gconstpointer  data)
{
  g_autoptr(GArray) receipts = NULL;
  g_autoptr(GError) error = NULL;
  gint64 total = 0;

  import_sample (self, "distrokid-2023.tsv");
  receipts = mkr_receipts_read (self->book, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < receipts->len; i++)
    total += g_array_index (receipts, MkrReceipt, i).net;
  g_assert_cmpint (total, ==, mkr_test_sum (self->book, MKR_BASIS_RECEIVED));
  g_assert_cmpuint (receipts->len, <=, 3);
  mkr_test_assert_sound (self->book);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/ledger/sets", test_sets);
  MKR_TEST_ADD ("/book/ledger/transfer-fee", test_transfer_fee);
  MKR_TEST_ADD ("/book/ledger/orders", test_orders);
  MKR_TEST_ADD ("/book/ledger/sample-orders", test_sample_orders);
  MKR_TEST_ADD ("/book/ledger/undo-orders", test_undo_orders);
  MKR_TEST_ADD ("/book/ledger/part-of-a-file", test_part_of_a_file);
  MKR_TEST_ADD ("/book/ledger/own-money", test_own_money);
  MKR_TEST_ADD ("/book/ledger/own-money-unmatched", test_own_money_unmatched);
  MKR_TEST_ADD ("/book/ledger/renamed-platform", test_renamed_platform);
  MKR_TEST_ADD ("/book/ledger/roles", test_roles);
  MKR_TEST_ADD ("/book/ledger/merge", test_merge);
  MKR_TEST_ADD ("/book/ledger/subunits", test_subunits);

  return g_test_run ();
}
