/* test-tally.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-exchange-rate.h"
#include "mkr-test-book.h"

/* An import adds to the kept sums where its rows cannot change what others count. Random files in three currencies, with
 * conversions and rates, one after the other: what was added must be what working everything out anew gives, which is what
 * checking a book compares. */

#define PAYPAL_HEAD "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
#define CHASE_HEAD "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"
#define N_BOOKS 40

static const char * const currencies[] = { "USD", "EUR", "GBP" };

static void
append_row (GString    *csv,
            gint        day,
            const char *name,
            const char *type,
            const char *currency,
            gint        gross,
            gint        fee,
            guint       id)
{
  gint net = gross - fee;

  g_string_append_printf (csv, "%02d/%02d/2026,09:00:00,PST,%s,%s,%s,%s,%s%d.%02d,-%d.%02d,%s%d.%02d,T%u\n", 1 + day / 28, 1 + day % 28,
                          name, type, id % 11 == 0 ? "Pending" : "Completed", currency, gross < 0 ? "-" : "", ABS (gross) / 100,
                          ABS (gross) % 100, fee / 100, fee % 100, net < 0 ? "-" : "", ABS (net) / 100, ABS (net) % 100, id);
}

/* Money of another currency becomes the book's, mostly some that came in that day or before. */
static void
append_conversion (GRand   *rand,
                   GString *csv,
                   gint     day,
                   gint     amount,
                   guint    id)
{
  const char *from = currencies[g_rand_int_range (rand, 1, 3)];
  const char *into = currencies[g_rand_int_range (rand, 0, 10) == 0 ? 2 : 0];

  append_row (csv, day, "", "General Currency Conversion", from, -amount, g_rand_int_range (rand, 0, 3) == 0 ? 25 : 0, id);
  append_row (csv, day, "", "General Currency Conversion", into, amount + amount / 10, 0, id + 1);
}

static char *
random_paypal (GRand *rand,
               guint  from)
{
  static const char * const names[] = { "Papaya Lantern LLC", "Tangelo Mill", "Quince Press", "Outrigger" };
  GString *csv = g_string_new (PAYPAL_HEAD);
  guint n = (guint)g_rand_int_range (rand, 1, 30);

  for (guint i = 0; i < n; i++)
    {
      gint day = g_rand_int_range (rand, 0, 80);
      gint gross = g_rand_int_range (rand, 1, 9) * 2500 + g_rand_int_range (rand, 0, 2);
      guint id = from + 2 * i;

      switch (g_rand_int_range (rand, 0, 8))
        {
        case 0:
          append_conversion (rand, csv, day, gross, id);
          break;

        case 1:
          append_row (csv, day, "Papaya Lantern LLC", "Payment Refund", currencies[g_rand_int_range (rand, 0, 3)], -gross, 0, id);
          break;

        case 2:
          append_row (csv, day, "", "General Withdrawal", currencies[g_rand_int_range (rand, 0, 3)], -gross, g_rand_int_range (rand, 0, 2) * 30, id);
          break;

        default:
          append_row (csv, day, names[g_rand_int_range (rand, 0, 4)], "Website Payment", currencies[g_rand_int_range (rand, 0, 3)], gross,
                      g_rand_int_range (rand, 0, 300), id);
        }
    }
  return g_string_free (csv, FALSE);
}

/* A second account that nobody pays from: neither of the two can be the other end of the other. */
static char *
random_chase (GRand *rand)
{
  GString *csv = g_string_new (CHASE_HEAD);

  for (gint i = g_rand_int_range (rand, 1, 6); i > 0; i--)
    g_string_append_printf (csv, "CREDIT,02/%02d/2026,Zelle payment from QUINCE,%d.00,QUICKPAY_CREDIT,1047.00,,\n",
                            g_rand_int_range (rand, 1, 29), g_rand_int_range (rand, 1, 2000));
  return g_string_free (csv, FALSE);
}

static void
add_rates (MkrTestBook *self,
           GRand       *rand)
{
  for (gint i = g_rand_int_range (rand, 0, 5); i > 0; i--)
    {
      g_autofree char *day = g_strdup_printf ("2026-%02d-%02d", g_rand_int_range (rand, 1, 4), g_rand_int_range (rand, 1, 29));
      const char *other = currencies[g_rand_int_range (rand, 1, 3)];
      MkrExchangeRate rate = {
        .base = mkr_currency_lookup (other), .quote = mkr_currency_lookup ("USD"),
        .rate = { 1050 + g_rand_int_range (rand, 0, 200), 3 },
      };
      g_autoptr(GError) error = NULL;

      mkr_date_parse (day, &rate.date, NULL);
      mkr_exchange_rate_add (self->book, &rate, &error);
      g_assert_no_error (error);
    }
}

static void
add_set_aside (MkrTestBook *self)
{
  MkrSetAside rule = { .basis_points = 3333 };
  g_autoptr(GError) error = NULL;

  mkr_date_parse ("2026-01-20", &rule.from, NULL);
  mkr_set_aside_add (self->book, &rule, &error);
  g_assert_no_error (error);
}

static void
try_book (MkrTestBook *self,
          guint32      seed)
{
  GRand *rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  add_set_aside (self);
  add_rates (self, rand);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *csv = g_rand_int_range (rand, 0, 5) == 0 ? random_chase (rand) : random_paypal (rand, 1000 * (i + 1));

      mkr_test_import (self, "statement.csv", csv);
      mkr_test_assert_sound (self->book);
    }
  g_rand_free (rand);
}

/* MKR_TEST_SEED=first and MKR_TEST_SEEDS=number try others by hand. */
static void
test_books (MkrTestBook   *self,
            gconstpointer  data)
{
  const char *first = g_getenv ("MKR_TEST_SEED");
  const char *number = g_getenv ("MKR_TEST_SEEDS");
  guint32 from = first ? (guint32)g_ascii_strtoull (first, NULL, 10) : 1;
  guint32 n = number ? (guint32)g_ascii_strtoull (number, NULL, 10) : N_BOOKS;

  for (guint32 i = 0; i < n; i++)
    {
      try_book (self, from + i);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/tally/random-books", test_books);

  return g_test_run ();
}
