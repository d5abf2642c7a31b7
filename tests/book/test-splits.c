/* test-splits.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-exchange-rate.h"
#include "mkr-split.h"
#include "mkr-test-book.h"

/* Payouts that are shared out, changed by a later file, joined again, sources merged and imports undone, at random: after each
 * step the kept sums must be what the listed payouts and their parts come to, counted here row by row. */

#define PAYPAL_HEAD "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
#define N_BOOKS 12
#define N_STEPS 14
#define N_IDS   40

typedef struct { gint64 gross, fee, net; guint n; } Sums;

static char *
random_rows (GRand *rand)
{
  static const char * const names[] = { "Papaya", "Tangelo", "Quince" };
  static const char * const currencies[] = { "USD", "USD", "EUR", "GBP" };
  GString *csv = g_string_new (PAYPAL_HEAD);

  for (guint i = 0; i < N_IDS; i++)
    {
      gint gross = g_rand_int_range (rand, 200, 90000);
      gint fee = g_rand_int_range (rand, 0, 150);

      if (g_rand_int_range (rand, 0, 2) == 0)
        continue;
      /* Day, payer and currency follow from the id: a later file changes amounts and status of the same payout. */
      g_string_append_printf (csv, "%02u/%02u/2026,09:00:00,PST,%s,%s,%s,%s,%s%d.%02d,-%d.%02d,%s%d.%02d,T%03u\n", 1 + i % 3, 1 + i % 28,
                              names[i % 3], i % 13 == 0 ? "Payment Refund" : "Website Payment",
                              g_rand_int_range (rand, 0, 8) == 0 ? "Pending" : "Completed", currencies[i % 4],
                              i % 13 == 0 ? "-" : "", gross / 100, gross % 100, fee / 100, fee % 100,
                              i % 13 == 0 ? "-" : "", (i % 13 == 0 ? gross + fee : gross - fee) / 100,
                              (i % 13 == 0 ? gross + fee : gross - fee) % 100, i);
    }
  return g_string_free (csv, FALSE);
}

static void
count (GHashTable      *sums,
       const MkrPayout *payout,
       gint64           source,
       gint64           gross,
       gint64           fee,
       gint64           net)
{
  g_autofree char *key = g_strdup_printf ("%d %s %" G_GINT64_FORMAT, mkr_date_month (payout->date), payout->currency->code, source);
  Sums *sum = g_hash_table_lookup (sums, key);

  if (!sum)
    {
      sum = g_new0 (Sums, 1);
      g_hash_table_insert (sums, g_steal_pointer (&key), sum);
    }
  sum->gross += gross;
  sum->fee += fee;
  sum->net += net;
  sum->n++;
}

/* Row by row, each part as a row of its source. */
static GHashTable *
count_rows (MkrBook  *book,
            MkrBasis  basis)
{
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) payouts = mkr_payouts_list (book, NULL, NULL);

  for (guint i = 0; i < payouts->len; i++)
    {
      const MkrPayout *payout = payouts->pdata[i];
      g_autoptr(GArray) parts = mkr_split_read (book, payout->id, NULL);
      gint64 net = 0;

      g_assert_cmpint (payout->split, ==, parts->len > 0);
      for (guint k = 0; k < parts->len; k++)
        net += g_array_index (parts, MkrPart, k).net;
      if (parts->len > 0)
        g_assert_cmpint (net, ==, payout->net);
      if (basis == MKR_BASIS_RECEIVED ? !payout->received : !payout->earned)
        continue;

      for (guint k = 0; k < parts->len; k++)
        {
          const MkrPart *part = &g_array_index (parts, MkrPart, k);

          count (sums, payout, part->source, part->gross, part->fee, part->net);
        }
      if (parts->len == 0)
        count (sums, payout, payout->source, payout->gross, payout->fee, payout->net);
    }
  return sums;
}

static void
assert_kept (MkrBook  *book,
             MkrBasis  basis)
{
  g_autoptr(GHashTable) sums = count_rows (book, basis);
  g_autoptr(GArray) kept = mkr_rollup_read (book, basis, MKR_MONTH_NONE, MKR_MONTH_NONE, NULL);

  g_assert_cmpuint (kept->len, ==, g_hash_table_size (sums));
  for (guint i = 0; i < kept->len; i++)
    {
      const MkrRollup *sum = &g_array_index (kept, MkrRollup, i);
      g_autofree char *key = g_strdup_printf ("%d %s %" G_GINT64_FORMAT, sum->month, sum->currency->code, sum->source);
      const Sums *counted = g_hash_table_lookup (sums, key);

      g_assert_nonnull (counted);
      g_assert_cmpint (sum->gross, ==, counted->gross);
      g_assert_cmpint (sum->fee, ==, counted->fee);
      g_assert_cmpint (sum->net, ==, counted->net);
      g_assert_cmpuint (sum->n, ==, counted->n);
    }
}

/* The days come to what the months do, in every currency and in the book's. */
static void
assert_days (MkrBook *book)
{
  g_autoptr(GArray) kept = mkr_rollup_read (book, MKR_BASIS_RECEIVED, MKR_MONTH_NONE, MKR_MONTH_NONE, NULL);
  g_autoptr(GArray) days = mkr_receipt_days_read (book, NULL, NULL);
  gint64 net = 0, worth = 0;

  for (guint i = 0; i < kept->len; i++)
    {
      net += g_array_index (kept, MkrRollup, i).net;
      worth += g_array_index (kept, MkrRollup, i).worth_net;
    }
  for (guint i = 0; i < days->len; i++)
    {
      net -= g_array_index (days, MkrReceiptDay, i).net;
      worth -= g_array_index (days, MkrReceiptDay, i).worth;
    }
  g_assert_cmpint (net, ==, 0);
  g_assert_cmpint (worth, ==, 0);
}

static const MkrPayout *
choose_payout (GRand     *rand,
               GPtrArray *payouts)
{
  return payouts->len > 0 ? payouts->pdata[g_rand_int_range (rand, 0, (gint)payouts->len)] : NULL;
}

static void
split_one (MkrTestBook *self,
           GRand       *rand)
{
  g_autoptr(GPtrArray) payouts = mkr_payouts_list (self->book, NULL, NULL);
  g_autoptr(GPtrArray) sources = mkr_sources_list (self->book, NULL);
  const MkrPayout *payout = choose_payout (rand, payouts);
  guint first, n = 2 + (guint)g_rand_int_range (rand, 0, 2);
  MkrPart parts[3] = { { 0 } };
  gint64 left;
  g_autoptr(GError) error = NULL;

  if (!payout || payout->kind > MKR_KIND_FEE || ABS (payout->net) < 10 || sources->len < n)
    return;
  left = payout->net;
  first = (guint)g_rand_int_range (rand, 0, (gint)sources->len);
  for (guint i = 0; i < n; i++)
    {
      parts[i].source = ((MkrSource *)sources->pdata[(first + i) % sources->len])->id;
      parts[i].net = i + 1 == n ? left : left / (2 + g_rand_int_range (rand, 0, 3));
      left -= parts[i].net;
    }
  mkr_split_set (self->book, payout->id, parts, n, &error);
  g_assert_no_error (error);
}

static void
join_one (MkrTestBook *self,
          GRand       *rand)
{
  g_autoptr(GPtrArray) payouts = mkr_payouts_list (self->book, NULL, NULL);
  const MkrPayout *payout = choose_payout (rand, payouts);

  if (payout && payout->split)
    g_assert_true (mkr_split_clear (self->book, payout->id, NULL));
}

static void
merge_two (MkrTestBook *self,
           GRand       *rand)
{
  g_autoptr(GPtrArray) sources = mkr_sources_list (self->book, NULL);
  g_autoptr(GError) error = NULL;

  if (sources->len < 4)
    return;
  mkr_source_merge (self->book, ((MkrSource *)sources->pdata[0])->id, ((MkrSource *)sources->pdata[1])->id, &error);
  g_assert_no_error (error);
}

static void
undo_last (MkrTestBook *self)
{
  g_autoptr(GPtrArray) batches = mkr_batches_list (self->book, NULL);
  g_autoptr(GError) error = NULL;
  MkrUndoReport report = { 0 };

  for (guint i = 0; i < batches->len; i++)
    {
      const MkrBatch *batch = batches->pdata[i];

      if (batch->undone)
        continue;
      mkr_batch_undo (self->book, batch->id, &report, &error);
      g_assert_no_error (error);
      mkr_undo_report_clear (&report);
      return;
    }
}

static void
import_some (MkrTestBook *self,
             GRand       *rand)
{
  g_autofree char *csv = random_rows (rand);

  if (strchr (csv, 'T'))
    mkr_test_import (self, "paypal.csv", csv);
}

static void
take_step (MkrTestBook *self,
           GRand       *rand)
{
  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
    case 1:
      import_some (self, rand);
      break;
    case 2:
      join_one (self, rand);
      break;
    case 3:
      undo_last (self);
      break;
    case 4:
      merge_two (self, rand);
      break;
    default:
      split_one (self, rand);
    }
}

static void
try_book (MkrTestBook *self,
          guint32      seed)
{
  GRand *rand = g_rand_new_with_seed (seed);
  MkrExchangeRate rate = { .base = mkr_currency_lookup ("EUR"), .quote = mkr_currency_lookup ("USD"), .rate = { 1093, 3 } };
  MkrSetAside aside = { .basis_points = 2750 };

  g_test_message ("seed %u", seed);
  mkr_date_parse ("2026-02-10", &rate.date, NULL);
  mkr_date_parse ("2026-01-15", &aside.from, NULL);
  g_assert_true (mkr_exchange_rate_add (self->book, &rate, NULL));
  g_assert_true (mkr_set_aside_add (self->book, &aside, NULL));
  import_some (self, rand);
  for (guint i = 0; i < N_STEPS; i++)
    {
      take_step (self, rand);
      assert_kept (self->book, MKR_BASIS_RECEIVED);
      assert_kept (self->book, MKR_BASIS_EARNED);
      assert_days (self->book);
      mkr_test_assert_sound (self->book);
    }
  g_rand_free (rand);
}

static void
test_books (MkrTestBook   *self,
            gconstpointer  data)
{
  for (guint32 seed = 1; seed <= N_BOOKS; seed++)
    {
      try_book (self, seed);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/splits/random-books", test_books);

  return g_test_run ();
}
