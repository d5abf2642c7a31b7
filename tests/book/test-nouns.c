/* test-nouns.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include "mkr-hash.h"
#include "mkr-split.h"
#include "mkr-test-book.h"

#define ROWS "date,source,currency,gross,fee,net,reference,text\n"

static MkrDate
day (const char *text)
{
  MkrDate date;

  g_assert_true (mkr_date_parse (text, &date, NULL));
  return date;
}

static gint64
set_aside_of (MkrTestBook *self)
{
  g_autoptr(GArray) days = mkr_receipt_days_read (self->book, NULL, NULL);
  g_autoptr(GArray) receipts = mkr_receipts_read (self->book, NULL, NULL, NULL);
  gint64 total = 0, sum = 0;

  for (guint i = 0; i < days->len; i++)
    total += g_array_index (days, MkrReceiptDay, i).set_aside;
  for (guint i = 0; i < receipts->len; i++)
    sum += g_array_index (receipts, MkrReceipt, i).set_aside;
  g_assert_cmpint (total, ==, sum);
  mkr_test_assert_sound (self->book);
  return total;
}

static void
test_settings (MkrTestBook   *self,
               gconstpointer  data)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (self->book, NULL);
  g_autoptr(MkrBookSettings) again = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (settings->currency->code, ==, "USD");
  g_assert_cmpint (settings->as_of, ==, MKR_DATE_NONE);
  g_assert_cmpstr (settings->own_name, ==, "");
  settings->currency = mkr_currency_lookup ("EUR");
  settings->floor_rate = 2200;
  settings->hide_names = TRUE;
  settings->as_of = day ("2026-11-19");
  g_free (settings->own_name);
  settings->own_name = g_strdup ("Nell Harker");
  g_assert_true (mkr_book_set_settings (self->book, settings, &error));
  g_assert_no_error (error);
  again = mkr_book_get_settings (self->book, NULL);
  g_assert_true (again->currency == settings->currency);
  g_assert_cmpint (again->floor_rate, ==, 2200);
  g_assert_true (again->hide_names);
  g_assert_cmpstr (again->own_name, ==, "Nell Harker");
  g_assert_cmpint (mkr_book_today (self->book), ==, day ("2026-11-19"));
  settings->floor_rate = -1;
  g_assert_false (mkr_book_set_settings (self->book, settings, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
}

static void
test_accounts (MkrTestBook   *self,
               gconstpointer  data)
{
  g_autoptr(MkrAccount) account = g_new0 (MkrAccount, 1);
  g_autoptr(MkrAccount) twin = g_new0 (MkrAccount, 1);
  g_autoptr(MkrAccount) found = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  account->name = g_strdup ("  Harbour   Bank ");
  account->kind = MKR_ACCOUNT_BANK;
  account->currency = mkr_currency_lookup ("USD");
  g_assert_true (mkr_account_add (self->book, account, &error));
  g_assert_no_error (error);
  g_assert_cmpint (account->id, ==, 1);
  g_assert_cmpint (account->role, ==, MKR_ROLE_RENT);
  g_assert_cmpstr (account->alias, ==, "Account 1");
  twin->name = g_strdup ("harbour bank");
  twin->kind = MKR_ACCOUNT_CASH;
  g_assert_false (mkr_account_add (self->book, twin, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_EXISTS);
  g_assert_cmpint (twin->id, ==, 0);
  g_clear_error (&error);

  found = mkr_account_find (self->book, "HARBOUR BANK", &error);
  g_assert_cmpstr (found->name, ==, "Harbour Bank");
  found->role = MKR_ROLE_DEPOSIT;
  found->archived = TRUE;
  g_assert_true (mkr_account_edit (self->book, found, &error));
  list = mkr_accounts_list (self->book, &error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((MkrAccount *)list->pdata[0])->role, ==, MKR_ROLE_DEPOSIT);
  g_assert_true (((MkrAccount *)list->pdata[0])->archived);
  g_assert_null (mkr_account_find (self->book, "Nowhere", &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
  g_clear_error (&error);

  mkr_test_import (self, "rows.csv", ROWS "2026-01-05,Harrow,USD,10.00,0.00,10.00,R1,\n");
  g_clear_pointer (&found, mkr_account_free);
  found = mkr_account_find (self->book, "Cash", &error);
  g_assert_false (mkr_account_remove (self->book, found->id, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (mkr_account_remove (self->book, account->id, &error));
  g_assert_no_error (error);
}

/* Where names are hidden an alias stands for them: the name itself never becomes one by being left out. */
static void
test_aliases (MkrTestBook   *self,
              gconstpointer  data)
{
  g_autoptr(MkrAccount) account = NULL;
  g_autoptr(MkrSource) source = NULL;
  g_autoptr(GError) error = NULL;

  mkr_test_import (self, "rows.csv", ROWS "2026-01-05,Harrow,USD,10.00,0.00,10.00,R1,\n");
  account = mkr_account_find (self->book, "Cash", &error);
  source = mkr_source_find (self->book, "Harrow", &error);
  g_assert_no_error (error);
  *account->alias = *source->alias = '\0';
  g_assert_true (mkr_account_edit (self->book, account, &error));
  g_assert_true (mkr_source_edit (self->book, source, &error));
  g_assert_no_error (error);
  g_clear_pointer (&account, mkr_account_free);
  g_clear_pointer (&source, mkr_source_free);
  account = mkr_account_find (self->book, "Cash", &error);
  source = mkr_source_find (self->book, "Harrow", &error);
  g_assert_cmpstr (account->alias, ==, "Account 1");
  g_assert_cmpstr (source->alias, ==, "Source 1");
}

static void
test_counts (MkrTestBook   *self,
             gconstpointer  data)
{
  MkrAccount pot = { .name = (char *)"Tax pot", .kind = MKR_ACCOUNT_BANK, .role = MKR_ROLE_TAX_POT };
  MkrCount count = { .date = day ("2026-04-01"), .minor = 161000, .currency = mkr_currency_lookup ("USD") };
  g_autoptr(GArray) list = NULL;
  g_autoptr(GError) error = NULL;
  gint64 first;

  g_assert_true (mkr_count_add (self->book, &count, &error));
  first = count.id;
  count.minor = 170000;
  g_assert_true (mkr_count_add (self->book, &count, &error));
  g_assert_cmpint (count.id, ==, first);
  list = mkr_counts_list (self->book, &error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (g_array_index (list, MkrCount, 0).minor, ==, 170000);

  g_assert_true (mkr_account_add (self->book, &pot, &error));
  g_free (pot.alias);
  count.account = pot.id;
  g_assert_false (mkr_count_add (self->book, &count, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (mkr_count_remove (self->book, first, &error));
  g_assert_false (mkr_count_remove (self->book, first, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
}

static void
test_rent (MkrTestBook   *self,
           gconstpointer  data)
{
  MkrRentTerm term = { .amount = 240000, .share_bp = 5000, .currency = mkr_currency_lookup ("USD"), .due_day = 31,
                       .from = day ("2026-01-01"), .until = MKR_DATE_NONE };
  MkrRentTerm bad;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (mkr_rent_term_add (self->book, &term, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (term.home, ==, "Home");
  g_assert_cmpint (mkr_rent_term_share (&term), ==, 120000);
  term.amount = 255000;
  term.share_fixed = 127501;
  term.from = day ("2026-07-01");
  term.id = 0;
  g_assert_true (mkr_rent_term_add (self->book, &term, &error));
  g_assert_cmpint (mkr_rent_term_share (&term), ==, 127501);

  bad = term;
  bad.id = 0;
  g_assert_false (mkr_rent_term_add (self->book, &bad, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_EXISTS);
  g_clear_error (&error);
  bad = term;
  bad.from = day ("2026-01-01");
  g_assert_false (mkr_rent_term_edit (self->book, &bad, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_EXISTS);
  g_clear_error (&error);
  bad = term;
  bad.due_day = 32;
  g_assert_false (mkr_rent_term_edit (self->book, &bad, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  bad = term;
  bad.until = bad.from - 1;
  g_assert_false (mkr_rent_term_edit (self->book, &bad, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);

  term.due_day = 5;
  g_assert_true (mkr_rent_term_edit (self->book, &term, &error));
  list = mkr_rent_terms_list (self->book, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((MkrRentTerm *)list->pdata[0])->due_day, ==, 31);
  g_assert_cmpint (((MkrRentTerm *)list->pdata[1])->due_day, ==, 5);
  g_assert_true (mkr_rent_term_remove (self->book, term.id, &error));
  g_free (term.home);
}

/* The narrowest rule in force on the day; each receipt rounded for itself, half away from zero. */
static void
test_set_aside (MkrTestBook   *self,
                gconstpointer  data)
{
  MkrSetAside all = { .basis_points = 2500, .from = day ("2026-01-01") };
  MkrSetAside later = { .basis_points = 3000, .from = day ("2026-03-01") };
  MkrSetAside craft = { .basis_points = 1000, .from = day ("2026-01-01"), .work = MKR_WORK_CRAFT };
  MkrSetAside other = { .basis_points = 2000, .from = day ("2026-02-01"), .work = MKR_WORK_OTHER };
  MkrSetAside harrow = { .basis_points = 0, .from = day ("2026-03-02") };
  g_autoptr(MkrSource) source = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) list = NULL;

  mkr_test_import (self, "rows.csv", ROWS
                   "2025-12-31,Harrow,USD,100.00,0.00,100.00,R0,\n"
                   "2026-01-05,Harrow,USD,0.02,0.00,0.02,R1,\n"
                   "2026-01-05,Harrow,USD,0.02,0.00,0.02,R2,\n"
                   "2026-01-06,Harrow,USD,-0.02,0.00,-0.02,R3,\n"
                   "2026-02-10,Harrow,USD,100.00,0.00,100.00,R4,\n"
                   "2026-03-10,Harrow,USD,100.00,0.00,100.00,R5,\n");
  g_assert_cmpint (set_aside_of (self), ==, 0);
  g_assert_true (mkr_set_aside_add (self->book, &all, &error));
  g_assert_no_error (error);
  /* 0.005 is 0.01 a receipt, twice; the refund gives 0.01 back. */
  g_assert_cmpint (set_aside_of (self), ==, 1 + 1 - 1 + 2500 + 2500);
  g_assert_true (mkr_set_aside_add (self->book, &later, &error));
  g_assert_cmpint (set_aside_of (self), ==, 1 + 2500 + 3000);
  g_assert_true (mkr_set_aside_add (self->book, &craft, &error));
  g_assert_cmpint (set_aside_of (self), ==, 1 + 2500 + 3000);
  /* Money of no kind counts as other. */
  g_assert_true (mkr_set_aside_add (self->book, &other, &error));
  g_assert_cmpint (set_aside_of (self), ==, 1 + 2000 + 2000);
  source = mkr_source_find (self->book, "Harrow", &error);
  source->work = MKR_WORK_CRAFT;
  g_assert_true (mkr_source_edit (self->book, source, &error));
  g_assert_cmpint (set_aside_of (self), ==, 1000 + 1000);
  harrow.source = source->id;
  g_assert_true (mkr_set_aside_add (self->book, &harrow, &error));
  g_assert_cmpint (set_aside_of (self), ==, 1000);
  g_assert_true (mkr_set_aside_remove (self->book, craft.id, &error));
  g_assert_cmpint (set_aside_of (self), ==, 1 + 2500);

  all.basis_points = 5000;
  g_assert_true (mkr_set_aside_add (self->book, &all, &error));
  list = mkr_set_asides_list (self->book, &error);
  g_assert_cmpuint (list->len, ==, 4);
  all.basis_points = 10001;
  g_assert_false (mkr_set_aside_add (self->book, &all, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  harrow.source = 77;
  g_assert_false (mkr_set_aside_add (self->book, &harrow, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
}

static guint
n_found (MkrTestBook     *self,
         MkrPayoutFilter  filter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = mkr_payouts_ids (self->book, &filter, &error);
  g_autoptr(GPtrArray) list = mkr_payouts_list (self->book, &filter, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, list->len);
  return ids->len;
}

static void
import_four_rows (MkrTestBook *self)
{
  mkr_test_import (self, "rows.csv", ROWS
                   "2026-01-05,Harrow & Finch,USD,12.50,0.00,12.50,R1,advance 50% on signing\n"
                   "2026-01-07,Harrow & Finch,USD,1250.00,0.00,1250.00,R2,\n"
                   "2026-01-06,Müller,EUR,7.00,0.00,7.00,R3,\n"
                   "2026-01-06,Zed,USD,9.00,0.00,9.00,R4,\n");
}

static void
test_search (MkrTestBook   *self,
             gconstpointer  data)
{
  static const struct { const char *text; guint n; } searches[] = {
    { "harrow", 2 }, { "MÜLLER", 1 }, { "müller", 1 }, { "50%", 1 }, { "%", 1 }, { "_", 0 }, { "'; DROP TABLE entry; --", 0 },
    { "12.5", 1 }, { "12,50", 1 }, { "1,250.00", 1 }, { "1250", 1 }, { "12", 1 }, { "125", 0 }, { "R3", 1 }, { "nothing", 0 }, { "", 4 },
  };
  MkrPayoutFilter filter = MKR_PAYOUT_FILTER_INIT;

  import_four_rows (self);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_test_message ("%s", searches[i].text);
      filter.text = searches[i].text;
      g_assert_cmpuint (n_found (self, filter), ==, searches[i].n);
    }
}

static void
test_payouts (MkrTestBook   *self,
              gconstpointer  data)
{
  MkrPayoutFilter filter = MKR_PAYOUT_FILTER_INIT;
  g_autoptr(GArray) ids = NULL;
  g_autoptr(MkrPayout) payout = NULL;
  g_autoptr(MkrPayout) hidden = NULL;
  g_autoptr(MkrBookSettings) settings = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *raw = NULL;

  import_four_rows (self);
  ids = mkr_payouts_ids (self->book, &filter, NULL);
  payout = mkr_payout_get (self->book, g_array_index (ids, gint64, 0), &error);
  g_assert_cmpint (payout->date, ==, day ("2026-01-07"));
  g_assert_cmpstr (payout->source_name, ==, "Harrow & Finch");
  g_assert_cmpstr (payout->file_name, ==, "rows.csv");
  g_assert_cmpuint (payout->line, ==, 3);
  raw = mkr_payout_dup_raw (self->book, payout->id, NULL);
  g_assert_nonnull (strstr (raw, "2026-01-07,Harrow & Finch"));
  filter.period = (MkrPeriod) { day ("2026-01-06"), day ("2026-01-06") };
  g_assert_cmpuint (n_found (self, filter), ==, 2);
  filter.source = payout->source;
  g_assert_cmpuint (n_found (self, filter), ==, 0);
  filter.period = (MkrPeriod) { MKR_DATE_NONE, MKR_DATE_NONE };
  g_assert_cmpuint (n_found (self, filter), ==, 2);
  filter.only_received = filter.only_money = filter.only_unsorted = TRUE;
  g_assert_cmpuint (n_found (self, filter), ==, 2);
  filter.only_waiting = TRUE;
  g_assert_cmpuint (n_found (self, filter), ==, 0);
  filter = (MkrPayoutFilter) MKR_PAYOUT_FILTER_INIT;
  filter.batch = payout->batch;
  filter.account = payout->account;
  g_assert_cmpuint (n_found (self, filter), ==, 4);

  /* Hidden: aliases everywhere, and no search by the real name. */
  settings = mkr_book_get_settings (self->book, NULL);
  settings->hide_names = TRUE;
  g_assert_true (mkr_book_set_settings (self->book, settings, NULL));
  hidden = mkr_payout_get (self->book, payout->id, NULL);
  g_assert_cmpstr (hidden->source_name, ==, "Source 1");
  g_assert_cmpstr (hidden->party, ==, "Source 1");
  g_assert_cmpstr (hidden->account_name, ==, "Account 1");
  g_assert_cmpstr (hidden->text, ==, "");
  filter = (MkrPayoutFilter) MKR_PAYOUT_FILTER_INIT;
  filter.text = "harrow";
  g_assert_cmpuint (n_found (self, filter), ==, 0);
  filter.text = "source 1";
  g_assert_cmpuint (n_found (self, filter), ==, 2);
}

static void
test_sums (MkrTestBook   *self,
           gconstpointer  data)
{
  g_autoptr(GArray) sums = NULL;
  g_autoptr(GArray) part = NULL;
  g_autoptr(GArray) receipts = NULL;
  MkrPeriod period = { day ("2026-01-06"), MKR_DATE_NONE };

  mkr_test_import (self, "rows.csv", ROWS
                   "2026-01-05,Harrow,USD,12.50,0.50,12.00,R1,\n"
                   "2026-01-07,Harrow,USD,20.00,0.00,20.00,R2,\n"
                   "2026-02-06,Harrow,EUR,7.00,0.00,7.00,R3,\n");
  sums = mkr_rollup_read (self->book, MKR_BASIS_RECEIVED, MKR_MONTH_NONE, 2026 * 12, NULL);
  g_assert_cmpuint (sums->len, ==, 1);
  g_assert_cmpint (g_array_index (sums, MkrRollup, 0).gross, ==, 3250);
  g_assert_cmpint (g_array_index (sums, MkrRollup, 0).fee, ==, 50);
  g_assert_cmpuint (g_array_index (sums, MkrRollup, 0).n, ==, 2);
  part = mkr_entry_sums_read (self->book, MKR_BASIS_EARNED, &period, NULL);
  g_assert_cmpuint (part->len, ==, 2);
  g_assert_cmpint (g_array_index (part, MkrEntrySum, 0).sum.net, ==, 2000);
  receipts = mkr_receipts_read (self->book, &period, mkr_currency_lookup ("USD"), NULL);
  g_assert_cmpuint (receipts->len, ==, 1);
}

static const char * const attacks[] = {
  "UPDATE entry SET net = net + 1",
  "UPDATE entry SET gross = 1.5",
  "UPDATE entry SET gross = 'a lot'",
  "UPDATE entry SET date = '5.1.2026'",
  "UPDATE entry SET date = NULL",
  "UPDATE entry SET currency = 'DOLLAR'",
  "UPDATE entry SET currency = NULL",
  "UPDATE entry SET kind = 7",
  "UPDATE entry SET state = 0",
  "UPDATE entry SET received = 3",
  "UPDATE entry SET removed = 1",
  "UPDATE entry SET account = 99",
  "UPDATE entry SET source = 99",
  "UPDATE entry SET batch = 99",
  "UPDATE entry SET edited = 2",
  "UPDATE entry SET line = -1",
  "UPDATE entry SET sub_scale = 3",
  "UPDATE entry SET sub_scale = 3, sub_gross = 5, sub_fee = 1, sub_net = 5",
  "UPDATE entry SET key = x'00'",
  "INSERT INTO batch_text SELECT * FROM batch_text",
  "DELETE FROM batch",
  "UPDATE batch SET undone = 1; UPDATE batch SET undone = 0",
  "INSERT OR REPLACE INTO batch SELECT * FROM batch",
  "DELETE FROM account",
  "DELETE FROM source",
  "DELETE FROM setting",
  "INSERT INTO setting (id, currency, hash_key) VALUES (2, 'USD', zeroblob (16))",
  "REPLACE INTO setting (id, currency, hash_key) VALUES (1, 'USD', zeroblob (16))",
  "UPDATE setting SET currency = 'usd'",
  "INSERT INTO rent_term VALUES (1, 'Home', -1, 10000, 0, 'USD', 1, 0, 0, '2026-01-01', NULL)",
  "INSERT INTO rent_term VALUES (1, 'Home', 1, 10001, 0, 'USD', 1, 0, 0, '2026-01-01', NULL)",
  "INSERT INTO rent_term VALUES (1, 'Home', 1, 10000, 2, 'USD', 1, 0, 0, '2026-01-01', NULL)",
  "INSERT INTO rent_term VALUES (1, 'Home', 1, 10000, 0, 'USD', 32, 0, 0, '2026-01-01', NULL)",
  "INSERT INTO rent_term VALUES (1, 'Home', 1, 10000, 0, 'USD', 1, 0, 0, '2026-02-01', '2026-01-01')",
  "INSERT INTO set_aside VALUES (1, 10001, '2026-01-01', 0, 0)",
  "INSERT INTO set_aside VALUES (1, 2500, '2026-01-01', 99, 0)",
  "INSERT INTO set_aside VALUES (1, 2500, '2026-01-01', 1, 1)",
  "INSERT INTO count VALUES (1, 99, '2026-01-01', 1, 'USD')",
  "UPDATE account SET name_key = NULL",
  "UPDATE account SET pays_into = id",
  "UPDATE account SET role = 5",
  "INSERT INTO source_name VALUES ('x', 'x', 99)",
  "UPDATE rollup SET net = net + 1",
};

/* The rules hold against any program that writes SQL. */
static void
test_attacks (MkrTestBook   *self,
              gconstpointer  data)
{
  sqlite3 *db = NULL;

  mkr_test_import (self, "rows.csv", ROWS "2026-01-05,Harrow,USD,12.50,0.50,12.00,R1,\n");
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON", NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_test_message ("%s", attacks[i]);
      g_assert_cmpint (sqlite3_exec (db, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, attacks[i], NULL, NULL, NULL), !=, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
    }
  sqlite3_close (db);
  mkr_test_assert_sound (self->book);
}

/* A sum that does not fit is refused, and nothing is half imported. */
static void
test_overflow (MkrTestBook   *self,
               gconstpointer  data)
{
  g_autoptr(MkrStatement) statement = mkr_test_read (self, "rows.csv", ROWS
    "2026-01-05,Harrow,USD,90000000000000000.00,0.00,90000000000000000.00,R1,\n"
    "2026-01-05,Harrow,USD,90000000000000000.00,0.00,90000000000000000.00,R2,\n");
  g_autoptr(MkrImportPlan) plan = mkr_import_plan_new (self->book, statement, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = NULL;
  MkrImportResult result;

  g_assert_false (mkr_import_plan_apply (plan, self->book, FALSE, &result, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_OVERFLOW);
  ids = mkr_payouts_ids (self->book, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 0);
  mkr_test_assert_sound (self->book);
}

static void
split_in_half (MkrTestBook *self,
               const char  *reference,
               const char  *one,
               const char  *other)
{
  gint64 payout = mkr_test_find_payout (self, reference);
  g_autoptr(MkrPayout) whole = mkr_payout_get (self->book, payout, NULL);
  g_autoptr(MkrSource) first = mkr_source_find (self->book, one, NULL);
  g_autoptr(MkrSource) second = mkr_source_find (self->book, other, NULL);
  const MkrPart parts[] = { { .source = first->id, .net = whole->net / 2 }, { .source = second->id, .net = whole->net / 2 } };
  g_autoptr(GError) error = NULL;

  mkr_split_set (self->book, payout, parts, G_N_ELEMENTS (parts), &error);
  g_assert_no_error (error);
}

/* Only earnings that count: no transfer, no fee that nobody took, no refund. */
static void
test_unsorted (MkrTestBook   *self,
               gconstpointer  data)
{
  MkrPayoutFilter filter = MKR_PAYOUT_FILTER_INIT;
  g_autoptr(MkrSource) source = NULL;
  guint n = 99;

  g_assert_true (mkr_payouts_count_unsorted (self->book, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  mkr_test_import (self, "rows.csv", "date,source,kind,currency,gross,fee,reference\n"
                   "2026-01-05,Mill,earning,USD,100.00,0.00,FIRST\n"
                   "2026-01-06,Mill,refund,USD,-10.00,0.00,2\n"
                   "2026-01-07,,fee,USD,0.00,3.00,3\n"
                   "2026-01-08,,transfer,USD,-50.00,0.00,4\n"
                   "2026-01-09,Library,earning,USD,20.00,0.00,SECOND\n"
                   "2026-01-10,Quince,refund,USD,-1.00,0.00,6\n");
  filter.only_unsorted = TRUE;
  g_assert_cmpuint (n_found (self, filter), ==, 2);
  g_assert_true (mkr_payouts_count_unsorted (self->book, &n, NULL));
  g_assert_cmpuint (n, ==, 2);

  source = mkr_source_find (self->book, "Library", NULL);
  source->work = MKR_WORK_OTHER;
  g_assert_true (mkr_source_edit (self->book, source, NULL));
  g_assert_cmpuint (n_found (self, filter), ==, 1);
  g_assert_true (mkr_payouts_count_unsorted (self->book, &n, NULL));
  g_assert_cmpuint (n, ==, 1);

  split_in_half (self, "SECOND", "Mill", "Library");
  mkr_test_assert_sound (self->book);
  g_assert_cmpuint (n_found (self, filter), ==, 2);
  split_in_half (self, "FIRST", "Library", "Quince");
  mkr_test_assert_sound (self->book);
  g_assert_cmpuint (n_found (self, filter), ==, 2);
  mkr_source_free (g_steal_pointer (&source));
  source = mkr_source_find (self->book, "Quince", NULL);
  source->work = MKR_WORK_AI;
  g_assert_true (mkr_source_edit (self->book, source, NULL));
  mkr_test_assert_sound (self->book);
  g_assert_cmpuint (n_found (self, filter), ==, 1);
}

/* First vectors of the reference implementation. */
static void
test_siphash (void)
{
  static const guint8 empty[16] = { 0xa3, 0x81, 0x7f, 0x04, 0xba, 0x25, 0xa8, 0xe6, 0x6d, 0xf6, 0x72, 0x14, 0xc7, 0x55, 0x02, 0x93 };
  static const guint8 one[16] = { 0xda, 0x87, 0xc1, 0xd8, 0x6b, 0x99, 0xaf, 0x44, 0x34, 0x76, 0x59, 0x11, 0x9b, 0x22, 0xfc, 0x45 };
  guint8 key[16], out[16];

  for (guint8 i = 0; i < 16; i++)
    key[i] = i;
  mkr_siphash (key, key, 0, out);
  g_assert_cmpmem (out, 16, empty, 16);
  mkr_siphash (key, key, 1, out);
  g_assert_cmpmem (out, 16, one, 16);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/settings", test_settings);
  MKR_TEST_ADD ("/book/accounts", test_accounts);
  MKR_TEST_ADD ("/book/aliases", test_aliases);
  MKR_TEST_ADD ("/book/counts", test_counts);
  MKR_TEST_ADD ("/book/rent", test_rent);
  MKR_TEST_ADD ("/book/set-aside", test_set_aside);
  MKR_TEST_ADD ("/book/payouts", test_payouts);
  MKR_TEST_ADD ("/book/search", test_search);
  MKR_TEST_ADD ("/book/unsorted", test_unsorted);
  MKR_TEST_ADD ("/book/sums", test_sums);
  MKR_TEST_ADD ("/book/attacks", test_attacks);
  MKR_TEST_ADD ("/book/overflow", test_overflow);
  g_test_add_func ("/book/siphash", test_siphash);

  return g_test_run ();
}
