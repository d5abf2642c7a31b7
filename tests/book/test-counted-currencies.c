/* test-counted-currencies.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-exchange-rate.h"
#include "mkr-test-once.h"

/* Half a year of an invented life in several currencies: payments that PayPal converts at once, conversions by hand, Wise's
 * conversions in one row, withdrawals that land in another currency, a shop that pays in two. Statements come in any order,
 * exchange rates between them; the book says the same, and no money counts twice. */

#define PAYPAL_HEAD "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Reference Txn ID\n"
#define WISE_HEAD                                                                                                         \
  "ID,Status,Direction,Created on,Finished on,Source fee amount,Source fee currency,Target fee amount,Target fee currency," \
  "Source name,Source amount (after fees),Source currency,Target name,Target amount (after fees),Target currency,"        \
  "Exchange rate,Reference,Batch\n"
#define UPWORK_HEAD "Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,Amount in local currency,Currency,Balance\n"
#define ETSY_HEAD "Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details\n"
#define N26_HEAD "Booking Date,Value Date,Partner Name,Partner Iban,Type,Payment Reference,Account Name,Amount (EUR),Original Amount," \
  "Original Currency,Exchange Rate\n"
#define OWN_NAME "Fenna Dorsthal"

enum { PAYPAL, WISE, UPWORK, ETSY, N26, N_ACCOUNTS };
enum { USD, EUR, GBP, N_CURRENCIES };
#define N_MONTHS 7

static const char * const heads[] = { PAYPAL_HEAD, WISE_HEAD, UPWORK_HEAD, ETSY_HEAD, N26_HEAD };
static const char * const codes[] = { "USD", "EUR", "GBP" };
static const char * const signs[] = { "$", "€", "£" };
static const gint64 cents[] = { 100, 110, 130 };   /* of a dollar, in every conversion of this life */

typedef struct
{
  GRand     *rand;
  MkrDate    start;
  GString   *files[N_ACCOUNTS][N_MONTHS];   /* NULL: no statement */
  GPtrArray *rates;                         /* of MkrExchangeRate */
  gint64     received;                      /* the truth in 10⁻⁴ dollars, gross; own money whose leaving is not in the book too */
  gint64     landed[N_CURRENCIES];          /* what conversions made of other money, at most */
  guint      n;
} Life;

static gint64
money (Life *life,
       gint  from,
       gint  to)
{
  return g_rand_int_range (life->rand, from, to);
}

static gboolean
chance (Life *life,
        gint  percent)
{
  return g_rand_int_range (life->rand, 0, 100) < percent;
}

static gint64
convert (gint64 amount,
         int    from,
         int    into)
{
  return amount * cents[from] / cents[into];
}

static GString *
file_of (Life    *life,
         int      account,
         MkrDate  date)
{
  int month = mkr_date_month (date) - mkr_date_month (life->start);

  return month >= 0 && month < N_MONTHS ? life->files[account][month] : NULL;
}

/* Money that statements of the book show, at one end or both. */
static void
note_truth (Life    *life,
            int      account,
            MkrDate  date,
            int      other,
            MkrDate  other_date,
            gint64   amount,
            int      currency)
{
  if (file_of (life, account, date) || file_of (life, other, other_date))
    life->received += amount * cents[currency];
}

#define MONEY(amount) (double)(amount) / 100

static guint
add_paypal (Life       *life,
            MkrDate     date,
            const char *name,
            const char *type,
            int         currency,
            gint64      gross,
            gint64      fee,
            guint       link)
{
  g_autofree char *day = mkr_date_to_string (date);
  g_autofree char *other = link ? g_strdup_printf ("T%u", link) : g_strdup ("");
  GString *file = file_of (life, PAYPAL, date);
  guint id = ++life->n;

  if (file)
    g_string_append_printf (file, "%.2s/%.2s/%.4s,09:00:00,PST,%s,%s,Completed,%s,%.2f,%.2f,%.2f,T%u,%s\n", day + 5, day + 8, day,
                            name, type, codes[currency], MONEY (gross), -MONEY (fee), MONEY (gross - fee), id, other);
  return id;
}

static void
convert_in_paypal (Life    *life,
                   MkrDate  date,
                   int      from,
                   int      into,
                   gint64   amount,
                   guint    link)
{
  gint64 arrived = convert (amount, from, into) * 97 / 100;

  add_paypal (life, date, "", "General Currency Conversion", from, -amount, 0, link);
  add_paypal (life, date, "", "General Currency Conversion", into, arrived, 0, link);
  life->landed[into] += arrived;
}

static void
add_wise (Life       *life,
          MkrDate     date,
          const char *prefix,
          const char *direction,
          const char *source,
          int         from,
          gint64      amount,
          gint64      fee,
          const char *target,
          int         into,
          gint64      arrived)
{
  g_autofree char *day = mkr_date_to_string (date);
  GString *file = file_of (life, WISE, date);

  life->n++;
  if (file)
    g_string_append_printf (file, "%s-%u,COMPLETED,%s,%s 09:00:00,%s 09:00:00,%.2f,%s,,,%s,%.2f,%s,%s,%.2f,%s,1.0,,\n", prefix, life->n,
                            direction, day, day, MONEY (fee), codes[from], source, MONEY (amount), codes[from], target,
                            MONEY (arrived), codes[into]);
}

static void
add_n26 (Life       *life,
         MkrDate     date,
         const char *name,
         gint64      amount)
{
  g_autofree char *day = mkr_date_to_string (date);
  GString *file = file_of (life, N26, date);

  if (file)
    g_string_append_printf (file, "%s,%s,%s,DE00,Credit Transfer,R%u,Main,%.2f,,,\n", day, day, name, ++life->n, MONEY (amount));
}

/* Clients pay into PayPal or Wise; much of it is converted, at once or later, whole or in parts. */
static void
be_paid (Life *life)
{
  for (MkrDate day = life->start + 2; day < life->start + 190; day += g_rand_int_range (life->rand, 2, 15))
    {
      int currency = g_rand_int_range (life->rand, 0, N_CURRENCIES);
      int into = g_rand_int_range (life->rand, 0, N_CURRENCIES);
      gint64 amount = chance (life, 20) ? 10000 : money (life, 2000, 90000);
      gint64 fee = chance (life, 60) ? amount / 30 : 0;

      if (chance (life, 60))
        {
          guint id = add_paypal (life, day, "Papaya Lantern LLC", "Website Payment", currency, amount, fee, 0);

          note_truth (life, PAYPAL, day, PAYPAL, day, amount, currency);
          if (currency != into && chance (life, 60))
            convert_in_paypal (life, day, currency, into, amount - fee, id);
          else if (currency != into && chance (life, 40))
            convert_in_paypal (life, day + g_rand_int_range (life->rand, 0, 5), currency, into, (amount - fee) / 2, 0);
        }
      else
        {
          note_truth (life, WISE, day, WISE, day, amount, currency);
          add_wise (life, day, "TRANSFER", "IN", "Moonhare Audio Inc", currency, amount, 0, OWN_NAME, currency, amount);
          if (currency != into && chance (life, 60))
            {
              gint64 cost = amount / 200, arrived = convert (amount - cost, currency, into);

              add_wise (life, day + 1, "BALANCE", "NEUTRAL", OWN_NAME, currency, amount - cost, cost, OWN_NAME, into, arrived);
              life->landed[into] += arrived;
            }
        }
    }
}

/* Own money leaves Wise for a bank in another currency. Where its leaving is not in the book, its arrival is a transfer
 * without a platform, and counts nowhere. */
static void
withdraw (Life *life)
{
  for (MkrDate day = life->start + 9; day < life->start + 190; day += g_rand_int_range (life->rand, 6, 25))
    {
      int currency = g_rand_int_range (life->rand, 0, N_CURRENCIES);
      gint64 amount = money (life, 3000, 30000), arrived = convert (amount, currency, EUR);

      add_wise (life, day, "TRANSFER", "OUT", OWN_NAME, currency, amount, 120, OWN_NAME, EUR, arrived);
      add_n26 (life, day + g_rand_int_range (life->rand, 0, 4), "Wise Europe", arrived);
      life->landed[EUR] += arrived;
    }
}

static void
add_upwork (Life       *life,
            MkrDate     date,
            const char *type,
            gint64      amount)
{
  static const char * const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autofree char *day = mkr_date_to_string (date);
  GString *file = file_of (life, UPWORK, date);

  if (file)
    g_string_append_printf (file, "\"%s %d, %.4s\",%u,%s,%s,,N,Tangelo,N,,%.2f,,,0.00\n", months[atoi (day + 5) - 1], atoi (day + 8), day,
                            ++life->n, type, type, MONEY (amount));
}

/* A platform that pays in dollars alone, into an account in dollars or, converted on the way, into one in euros. */
static void
work_for_upwork (Life *life)
{
  gboolean into_bank = chance (life, 50);

  for (MkrDate day = life->start + 5; day < life->start + 190; day += g_rand_int_range (life->rand, 5, 20))
    {
      gint64 amount = money (life, 4000, 60000);
      MkrDate lag = g_rand_int_range (life->rand, 0, 6);

      add_upwork (life, day, "Hourly", amount);
      add_upwork (life, day + 1, "Withdrawal", -amount);
      note_truth (life, UPWORK, day + 1, into_bank ? N26 : PAYPAL, day + 1 + lag, amount, USD);
      if (into_bank)
        add_n26 (life, day + 1 + lag, "Upwork Escrow Inc.", convert (amount, USD, EUR) * 98 / 100);
      else
        add_paypal (life, day + 1 + lag, "Upwork Escrow Inc.", "Mass Pay Payment", USD, amount, chance (life, 30) ? amount / 50 : 0, 0);
    }
}

static void
add_etsy (Life    *life,
          MkrDate  date,
          int      currency,
          gint64   amount,
          gint64   paid)
{
  g_autofree char *day = mkr_date_to_string (date);
  GString *file = file_of (life, ETSY, date);

  if (!file)
    return;
  life->n++;
  g_string_append_printf (file, "%.2s/%.2s/%.4s,Sale,Order %u,,%s,%s%.2f,--,%s%.2f,--\n", day + 5, day + 8, day, life->n, codes[currency],
                          signs[currency], MONEY (amount), signs[currency], MONEY (amount));
  g_string_append_printf (file, "%.2s/%.2s/%.4s,Deposit,%s%.2f sent to your bank account,,%s,--,--,--,--\n", day + 5, day + 8, day,
                          signs[currency], MONEY (paid), codes[currency]);
}

/* A shop in two currencies; the bank now and then gets what nobody can tell the deposit of. */
static void
sell (Life *life)
{
  for (MkrDate day = life->start + 8; day < life->start + 190; day += g_rand_int_range (life->rand, 7, 25))
    {
      int currency = chance (life, 50) ? EUR : USD;
      gint64 amount = money (life, 2000, 30000);
      gint64 arrived = chance (life, 25) ? amount * 9 / 10 : amount;
      MkrDate lag = g_rand_int_range (life->rand, 1, 5);

      add_etsy (life, day, currency, amount, amount);
      note_truth (life, ETSY, day, currency == EUR ? N26 : PAYPAL, day + lag, amount, currency);
      if (currency == EUR)
        add_n26 (life, day + lag, "Etsy Ireland UC", arrived);
      else
        add_paypal (life, day + lag, "Etsy Inc.", "Mass Pay Payment", USD, arrived, 0, 0);
    }
}

static void
add_rate (Life       *life,
          int         base,
          int         quote,
          MkrDate     date,
          gint64      units,
          MkrRateOrigin origin)
{
  MkrExchangeRate rate = {
    mkr_currency_lookup (codes[base]), mkr_currency_lookup (codes[quote]), date, { units, 4 }, origin
  };

  g_ptr_array_add (life->rates, g_memdup2 (&rate, sizeof rate));
}

/* What a person types, at most one for a pair and day, and a week of the Central Bank's file. */
static void
find_rates (Life *life)
{
  for (MkrDate day = life->start - 3; day < life->start + 200; day += g_rand_int_range (life->rand, 1, 12))
    switch (g_rand_int_range (life->rand, 0, 4))
      {
      case 0: add_rate (life, EUR, USD, day, money (life, 10500, 11500), MKR_RATE_TYPED); break;
      case 1: add_rate (life, USD, EUR, day, money (life, 8800, 9500), MKR_RATE_TYPED); break;
      case 2: add_rate (life, GBP, USD, day, money (life, 12500, 13500), MKR_RATE_TYPED); break;
      default:
        add_rate (life, EUR, USD, day, money (life, 10500, 11500), MKR_RATE_ECB);
        add_rate (life, EUR, GBP, day, money (life, 8300, 8700), MKR_RATE_ECB);
        if (chance (life, 40))
          add_rate (life, USD, EUR, day, money (life, 8800, 9500), MKR_RATE_TYPED);
      }
}

static void
life_begin (Life    *life,
            guint32  seed)
{
  memset (life, 0, sizeof *life);
  life->rand = g_rand_new_with_seed (seed);
  life->rates = g_ptr_array_new_with_free_func (g_free);
  g_assert_true (mkr_date_from_ymd (2026, 1, 1, &life->start));
  for (int account = 0; account < N_ACCOUNTS; account++)
    for (int month = 0; month < N_MONTHS; month++)
      if (chance (life, 80))
        life->files[account][month] = g_string_new (heads[account]);
  be_paid (life);
  withdraw (life);
  work_for_upwork (life);
  sell (life);
  if (seed % 3 != 0)
    find_rates (life);
}

static void
life_end (Life *life)
{
  for (int month = 0; month < N_MONTHS; month++)
    for (int account = 0; account < N_ACCOUNTS; account++)
      if (life->files[account][month])
        g_string_free (life->files[account][month], TRUE);
  g_ptr_array_unref (life->rates);
  g_rand_free (life->rand);
}

typedef struct
{
  GRand     *order;
  GPtrArray *left;   /* of MkrExchangeRate */
} Rates;

static void
add_one_rate (MkrTestBook *self,
              Rates       *rates)
{
  const MkrExchangeRate *rate = rates->left->pdata[rates->left->len - 1];
  MkrReferenceRates file = { g_array_new (FALSE, FALSE, sizeof (MkrReferenceRate)), rate->date, rate->date };
  MkrReferenceRate line = { rate->quote, rate->date, rate->rate };
  g_autoptr(GError) error = NULL;
  guint added;

  g_array_append_val (file.all, line);
  if (rate->origin == MKR_RATE_ECB)
    mkr_exchange_rates_import (self->book, &file, &added, &error);
  else
    mkr_exchange_rate_add (self->book, rate, &error);
  g_assert_no_error (error);
  g_array_unref (file.all);
  g_ptr_array_set_size (rates->left, (gint)rates->left->len - 1);
}

static void
between_cb (MkrTestBook *self,
            gpointer     user_data)
{
  Rates *rates = user_data;

  while (rates->left->len > 0 && g_rand_int_range (rates->order, 0, 4) == 0)
    add_one_rate (self, rates);
}

static void
import_shuffled (MkrTestBook *self,
                 Life        *life,
                 GRand       *order)
{
  g_autoptr(GPtrArray) files = mkr_test_files_new ();
  g_autoptr(GPtrArray) left = g_ptr_array_new ();
  Rates rates = { order, left };

  for (int account = 0; account < N_ACCOUNTS; account++)
    for (int month = 0; month < N_MONTHS; month++)
      mkr_test_files_add (files, life->files[account][month], NULL);
  for (guint i = 0; i < life->rates->len; i++)
    g_ptr_array_add (left, life->rates->pdata[i]);
  mkr_test_shuffle (left, order);
  mkr_test_import_shuffled (self, files, NULL, order, between_cb, &rates);
  while (left->len > 0)
    add_one_rate (self, &rates);
}

/* Nothing counts twice, whatever the currency; conversions land what they landed, and no more. */
static void
assert_truth (MkrTestBook *self,
              Life        *life)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (self->book, NULL);
  g_autoptr(GArray) receipts = mkr_receipts_read (self->book, NULL, NULL, NULL);
  gint64 received = 0, worth = 0;
  int book = settings->currency == mkr_currency_lookup ("EUR") ? EUR : USD;

  for (guint i = 0; i < receipts->len; i++)
    {
      const MkrReceipt *receipt = &g_array_index (receipts, MkrReceipt, i);

      for (int currency = 0; currency < N_CURRENCIES; currency++)
        if (receipt->currency == mkr_currency_lookup (codes[currency]))
          received += receipt->gross * cents[currency];
      if (receipt->currency != settings->currency)
        worth += receipt->worth;
    }
  g_assert_cmpint (received, <=, life->received);
  if (life->rates->len == 0)
    g_assert_cmpint (worth, <=, life->landed[book]);
}

static void
start_book (MkrTestBook *self,
            guint32      seed)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (self->book, NULL);
  g_autoptr(GError) error = NULL;

  settings->currency = mkr_currency_lookup (seed % 2 ? "EUR" : "USD");
  g_free (settings->own_name);
  settings->own_name = g_strdup (OWN_NAME);
  mkr_book_set_settings (self->book, settings, &error);
  g_assert_no_error (error);
}

static void
test_seed (MkrTestBook *self,
           guint32      seed)
{
  g_autofree char *reference = NULL;
  GRand *order = g_rand_new_with_seed (seed);
  Life life;

  life_begin (&life, seed);
  for (guint round = 0; round < 2; round++)
    {
      g_autofree char *text = NULL;

      start_book (self, seed);
      import_shuffled (self, &life, order);
      text = mkr_test_describe (self->book);
      if (!reference)
        {
          reference = g_steal_pointer (&text);
          mkr_test_assert_sound (self->book);
        }
      else
        mkr_test_assert_same (reference, text);
      mkr_test_assert_sums (self->book, MKR_BASIS_RECEIVED);
      mkr_test_assert_sums (self->book, MKR_BASIS_EARNED);
      assert_truth (self, &life);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
  g_rand_free (order);
  life_end (&life);
}

static void
test_seeds (MkrTestBook   *self,
            gconstpointer  data)
{
  mkr_test_each_seed (self, 80, test_seed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/counted-currencies/seeds", test_seeds);

  return g_test_run ();
}
