/* test-counted-once.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-test-once.h"

/* Half a year of an invented life, in a statement a month and account, of which some are missing: imported in any order,
 * taken back and imported again, the book says the same, and no money counts twice. In every other life there are two
 * accounts with each platform, whose payments carry the platform's one name. */

#define PAYPAL_HEAD "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
#define OUTLIER_HEAD "workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
#define UPWORK_HEAD "Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,Amount in local currency,Currency,Balance\n"
#define CHASE_HEAD "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"

enum { OUTLIER, UPWORK, PAYPAL, CHASE, SECOND_OUTLIER, SECOND_UPWORK, N_ACCOUNTS };
#define N_MONTHS 7

static const char * const heads[] = { OUTLIER_HEAD, UPWORK_HEAD, PAYPAL_HEAD, CHASE_HEAD, OUTLIER_HEAD, UPWORK_HEAD };
static const char * const names[] = { NULL, NULL, NULL, NULL, "Second of Outlier", "Another" };

typedef struct
{
  GRand   *rand;
  MkrDate  start;
  GString *files[N_ACCOUNTS][N_MONTHS];   /* the rows of a month; NULL: no statement */
  GString *early[N_MONTHS];               /* Outlier's, as it stood when the last rows were pending */
  gint64   received, earned;              /* the truth, gross of the rails' fees; own money whose leaving is not in the book */
  guint    n;
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

static int
month_of (Life    *life,
          MkrDate  date)
{
  return mkr_date_month (date) - mkr_date_month (life->start);
}

static GString *
file_of (Life    *life,
         int      account,
         MkrDate  date)
{
  int month = month_of (life, date);

  return month >= 0 && month < N_MONTHS ? life->files[account][month] : NULL;
}

static char *
us_date (MkrDate date)
{
  g_autofree char *text = mkr_date_to_string (date);

  return g_strdup_printf ("%.2s/%.2s/%.4s", text + 5, text + 8, text);
}

static char *
word_date (MkrDate date)
{
  static const char * const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autofree char *text = mkr_date_to_string (date);

  return g_strdup_printf ("%s %d, %.4s", months[atoi (text + 5) - 1], atoi (text + 8), text);
}

static void
add_paypal (Life       *life,
            MkrDate     date,
            const char *name,
            const char *type,
            gint64      gross,
            gint64      fee)
{
  g_autofree char *day = us_date (date);
  GString *file = file_of (life, PAYPAL, date);

  if (file)
    g_string_append_printf (file, "%s,09:00:00,PST,%s,%s,Completed,USD,%.2f,%.2f,%.2f,T%u\n", day, name, type,
                            (double)gross / 100, -(double)fee / 100, (double)(gross - fee) / 100, life->n++);
}

/* The payment of a week: whole, less the rail's fee, or less a fee that nobody shows. */
static void
pay (Life       *life,
     MkrDate     date,
     const char *name,
     gint64      amount)
{
  int how = g_rand_int_range (life->rand, 0, 10);

  if (how == 0)
    add_paypal (life, date, name, "Mass Pay Payment", amount - amount / 50, 0);
  else
    add_paypal (life, date, name, "Mass Pay Payment", amount, how < 3 ? amount / 40 : 0);
}

static void
work_for_outlier (Life *life,
                  int   account)
{
  for (MkrDate week = life->start + 3; month_of (life, week + 20) < N_MONTHS; week += 7)
    {
      gint64 sum = 0;

      for (MkrDate day = week; day < week + 7; day++)
        for (int rows = g_rand_int_range (life->rand, -2, 3); rows > 0; rows--)
          {
            gint64 amount = money (life, 500, 9000);
            g_autofree char *text = word_date (day);
            GString *file = file_of (life, account, day);
            GString *early = account == OUTLIER ? life->early[month_of (life, day)] : NULL;
            gboolean late = atoi (strchr (text, ' ')) > 24;

            sum += amount;
            life->earned += amount;
            life->n++;
            if (file)
              g_string_append_printf (file, "\"%s\",A%u,1h 0m 0s,$50.00/hr,$%.2f,prepay,owl,paid\n", text, life->n, (double)amount / 100);
            if (early)
              g_string_append_printf (early, "\"%s\",A%u,1h 0m 0s,$50.00/hr,$%.2f,prepay,owl,%s\n", text, life->n, (double)amount / 100,
                                      late ? "pending" : "paid");
          }
      life->received += sum;
      if (sum > 0)
        pay (life, week + 6 + g_rand_int_range (life->rand, 1, 6), "Outlier AI", sum);
    }
}

static void
add_upwork (Life       *life,
            int         account,
            MkrDate     date,
            const char *type,
            gint64      amount)
{
  g_autofree char *day = word_date (date);
  GString *file = file_of (life, account, date);

  if (file)
    g_string_append_printf (file, "\"%s\",%u,%s,%s,,N,Tangelo,N,,%.2f,,,0.00\n", day, life->n++, type, type, (double)amount / 100);
}

static void
work_for_upwork (Life *life,
                 int   account)
{
  for (MkrDate day = life->start + 5; month_of (life, day + 20) < N_MONTHS; day += g_rand_int_range (life->rand, 4, 16))
    {
      gint64 amount = chance (life, 30) ? 20000 : money (life, 4000, 60000);   /* a retainer now and then: rows alike */
      gint64 part = money (life, 1000, 3000);
      MkrDate lag = g_rand_int_range (life->rand, 0, 6);

      add_upwork (life, account, day, "Hourly", amount);
      add_upwork (life, account, day + 1, "Withdrawal", -amount);
      life->earned += amount;
      life->received += amount;
      if (chance (life, 30))
        {
          add_paypal (life, day + 1 + lag, "Upwork Escrow Inc.", "Mass Pay Payment", part, 0);
          add_paypal (life, day + 1 + lag + g_rand_int_range (life->rand, 0, 3), "Upwork Escrow Inc.", "Mass Pay Payment", amount - part, 0);
        }
      else
        pay (life, day + 1 + lag, "Upwork Escrow Inc.", amount);
    }
}

static void
add_chase (Life       *life,
           MkrDate     date,
           const char *text,
           const char *type,
           gint64      amount)
{
  g_autofree char *day = us_date (date);
  GString *file = file_of (life, CHASE, date);

  if (file)
    g_string_append_printf (file, "CREDIT,%s,%s,%.2f,%s,%u.00,,\n", day, text, (double)amount / 100, type, life->n++);
}

static void
live (Life *life)
{
  for (MkrDate day = life->start; month_of (life, day + 20) < N_MONTHS; day += g_rand_int_range (life->rand, 3, 20))
    {
      gint64 amount = money (life, 2000, 90000);
      gboolean twice = chance (life, 20);

      for (int i = 0; i <= twice; i++)
        if (chance (life, 50))
          add_paypal (life, day, "Papaya Lantern LLC", "Website Payment", amount, amount / 30);
        else
          add_chase (life, day, "Zelle payment from QUINCE HOUSE 2", "QUICKPAY_CREDIT", amount);
      life->received += amount * (1 + twice);
      life->earned += amount * (1 + twice);

      /* Own money moves on. Where its leaving is not in the book, its arrival counts until it is answered. */
      amount = money (life, 3000, 50000);
      add_paypal (life, day + 2, "", "General Withdrawal", -amount, 0);
      add_chase (life, day + 4, "ORIG CO NAME:PAYPAL TRANSFER", "ACH_CREDIT", amount);
      if (!file_of (life, PAYPAL, day + 2))
        {
          life->received += amount;
          life->earned += amount;
        }
    }
}

static void
life_begin (Life    *life,
            guint32  seed)
{
  memset (life, 0, sizeof *life);
  life->rand = g_rand_new_with_seed (seed);
  g_assert_true (mkr_date_from_ymd (2026, 1, 1, &life->start));
  for (int account = 0; account < N_ACCOUNTS; account++)
    for (int month = 0; month < N_MONTHS; month++)
      if (chance (life, 75) && (account < SECOND_OUTLIER || seed % 2))
        life->files[account][month] = g_string_new (heads[account]);
  for (int month = 0; month < N_MONTHS; month++)
    if (life->files[OUTLIER][month] && chance (life, 30))
      life->early[month] = g_string_new (OUTLIER_HEAD);
  work_for_outlier (life, OUTLIER);
  work_for_upwork (life, UPWORK);
  if (seed % 2)
    {
      work_for_outlier (life, SECOND_OUTLIER);
      work_for_upwork (life, SECOND_UPWORK);
    }
  live (life);
}

static void
life_end (Life *life)
{
  for (int month = 0; month < N_MONTHS; month++)
    {
      for (int account = 0; account < N_ACCOUNTS; account++)
        if (life->files[account][month])
          g_string_free (life->files[account][month], TRUE);
      if (life->early[month])
        g_string_free (life->early[month], TRUE);
    }
  g_rand_free (life->rand);
}

static gint64
gross_sum (MkrBook  *book,
           MkrBasis  basis)
{
  g_autoptr(GArray) kept = mkr_rollup_read (book, basis, MKR_MONTH_NONE, MKR_MONTH_NONE, NULL);
  gint64 sum = 0;

  for (guint i = 0; i < kept->len; i++)
    sum += g_array_index (kept, MkrRollup, i).gross;
  return sum;
}

static void
import_shuffled (MkrTestBook *self,
                 Life        *life,
                 GRand       *order)
{
  g_autoptr(GPtrArray) files = mkr_test_files_new ();
  g_autoptr(GPtrArray) early = mkr_test_files_new ();

  for (int account = 0; account < N_ACCOUNTS; account++)
    for (int month = 0; month < N_MONTHS; month++)
      mkr_test_files_add (files, life->files[account][month], names[account]);
  /* What was pending then is paid in the later file. */
  for (int month = 0; month < N_MONTHS; month++)
    mkr_test_files_add (early, life->early[month], NULL);
  mkr_test_import_shuffled (self, files, early, order, NULL, NULL);
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
      g_assert_cmpint (gross_sum (self->book, MKR_BASIS_RECEIVED), <=, life.received);
      g_assert_cmpint (gross_sum (self->book, MKR_BASIS_EARNED), <=, life.earned);
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
  mkr_test_each_seed (self, 120, test_seed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/counted-once/seeds", test_seeds);

  return g_test_run ();
}
