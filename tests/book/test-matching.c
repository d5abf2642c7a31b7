/* test-matching.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-match.h"
#include "mkr-test-book.h"

/* Sums of rows, parts, and what a person says about them. */

#define PAYPAL_HEAD "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
#define OUTLIER_HEAD "workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
#define STARLING_HEAD "Date,Counter Party,Reference,Type,Amount (EUR),Balance (EUR)\n"
#define UPWORK_HEAD "Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,Amount in local currency,Currency,Balance\n"

/* A week of January that is paid in February. */
#define WEEK OUTLIER_HEAD \
  "\"Jan 5, 2026\",A0,1h 0m 0s,$50.00/hr,$33.00,prepay,owl,paid\n" \
  "\"Jan 26, 2026\",A1,1h 0m 0s,$50.00/hr,$50.00,prepay,owl,paid\n" \
  "\"Jan 28, 2026\",A2,1h 0m 0s,$70.00/hr,$70.10,prepay,owl,paid\n" \
  "\"Jan 30, 2026\",A3,1h 0m 0s,$10.00/hr,$10.00,prepay,owl,paid\n"

static const struct
{
  const char *amounts;          /* of the payment in February */
  gint64      received;         /* with January of the rail missing */
  guint       n_leaves;         /* of the movement */
  MkrMatchHow how;
} weeks[] = {
  { "130.10,0.00,130.10", 3300 + 13010, 3, MKR_MATCH_SUM },
  { "130.10,-2.00,128.10", 3300 + 12810, 3, MKR_MATCH_SUM },
  { "126.00,0.00,126.00", 3300 + 12600, 3, MKR_MATCH_SUM_LESS_FEE },
  { "80.10,0.00,80.10", 3300 + 5000 + 8010, 2, MKR_MATCH_SUM },   /* the first day is of another payment, not seen */
  { "99.00,0.00,99.00", 3300 + 9900, 0, MKR_MATCH_NONE },          /* in doubt: the week does not stand in as well */
};

static void
test_week (MkrTestBook   *self,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    for (guint order = 0; order < 2; order++)
      {
        g_autofree char *paypal = g_strdup_printf (PAYPAL_HEAD "02/03/2026,09:00:00,PST,Outlier AI,Mass Pay Payment,Completed,USD,"
                                                   "%s,T1\n", weeks[i].amounts);
        g_autoptr(GPtrArray) matches = NULL;
        g_autoptr(GPtrArray) open = NULL;

        g_test_message ("%s", weeks[i].amounts);
        mkr_test_import (self, "1.csv", order == 0 ? WEEK : paypal);
        mkr_test_import (self, "2.csv", order == 0 ? paypal : WEEK);
        matches = mkr_matches_list (self->book, 0, NULL);
        open = mkr_matches_suggest (self->book, 0, NULL);
        g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, weeks[i].received);
        g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, 16310);
        g_assert_cmpuint (matches->len, ==, weeks[i].n_leaves > 0);
        g_assert_cmpuint (open->len, ==, weeks[i].n_leaves == 0);
        if (matches->len > 0)
          {
            const MkrMatch *match = matches->pdata[0];

            g_assert_cmpuint (match->leaves->len, ==, weeks[i].n_leaves);
            g_assert_cmpint (match->how, ==, weeks[i].how);
          }
        mkr_test_assert_sound (self->book);
        mkr_test_book_tear_down (self, NULL);
        mkr_test_book_set_up (self, NULL);
      }
}

/* A withdrawal that arrives in two parts, over the end of a month. */
static void
test_parts (MkrTestBook   *self,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) matches = NULL;

  mkr_test_import (self, "paypal.csv", PAYPAL_HEAD
                   "02/02/2026,09:00:00,PST,Upwork Escrow Inc.,Mass Pay Payment,Completed,USD,300.00,0.00,300.00,T1\n"
                   "02/04/2026,09:00:00,PST,Upwork Escrow Inc.,Mass Pay Payment,Completed,USD,200.00,0.00,200.00,T2\n");
  mkr_test_import (self, "upwork.csv", UPWORK_HEAD
                   "\"Jan 31, 2026\",4,Withdrawal,Withdrawal,,N,,N,,-500.00,,,0.00\n"
                   "\"Jan 15, 2026\",2,Hourly,Hours,,N,Tangelo,N,,500.00,,,500.00\n");
  matches = mkr_matches_list (self->book, 0, NULL);
  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpuint (((MkrMatch *)matches->pdata[0])->arrives->len, ==, 2);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 50000);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, 50000);
  mkr_test_assert_sound (self->book);
}

/* Two weeks that both come to the payment: a question, not an answer. */
#define TWO_WEEKS OUTLIER_HEAD \
  "\"Jan 26, 2026\",A1,1h 0m 0s,$50.00/hr,$50.00,prepay,owl,paid\n" \
  "\"Jan 28, 2026\",A2,1h 0m 0s,$50.00/hr,$50.00,prepay,owl,paid\n"
#define ONE_PAYMENT PAYPAL_HEAD \
  "02/03/2026,09:00:00,PST,Outlier AI,Mass Pay Payment,Completed,USD,50.00,0.00,50.00,T1\n"

static gint64
find_entry (MkrBook    *book,
            const char *reference)
{
  g_autoptr(GPtrArray) all = mkr_payouts_list (book, NULL, NULL);

  for (guint i = 0; i < all->len; i++)
    if (strcmp (((MkrPayout *)all->pdata[i])->reference, reference) == 0)
      return ((MkrPayout *)all->pdata[i])->id;
  g_assert_not_reached ();
}

static void
assert_open (MkrBook *book,
             guint    n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) open = mkr_matches_suggest (book, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (open->len, ==, n);
}

static void
test_person (MkrTestBook   *self,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 pair[2];

  mkr_test_import (self, "outlier.csv", TWO_WEEKS);
  mkr_test_import (self, "paypal.csv", ONE_PAYMENT);
  pair[0] = find_entry (self->book, "T1");
  pair[1] = find_entry (self->book, "A2");
  assert_open (self->book, 2);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 5000);

  /* Chosen: the other week stands in again. */
  g_assert_true (mkr_match_set (self->book, pair, 2, &error));
  g_assert_no_error (error);
  assert_open (self->book, 0);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 10000);
  mkr_test_assert_sound (self->book);

  /* Taken apart: the other week alone fits now. */
  g_assert_true (mkr_match_clear (self->book, pair[1], &error));
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 10000);
  assert_open (self->book, 0);
  mkr_test_assert_sound (self->book);

  /* Refused too: nothing is left, until the arrival is said to belong to nothing. */
  pair[1] = find_entry (self->book, "A1");
  g_assert_true (mkr_match_clear (self->book, pair[1], &error));
  assert_open (self->book, 1);
  g_assert_true (mkr_match_refuse (self->book, pair, 1, &error));
  assert_open (self->book, 0);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 15000);
  mkr_test_assert_sound (self->book);

  g_assert_false (mkr_match_set (self->book, pair + 1, 1, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (mkr_match_clear (self->book, pair[1], &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
  mkr_test_assert_sound (self->book);
}

/* Undo keeps what a person matched, and takes it once it is unmatched (figures.md 3). */
static void
test_undo (MkrTestBook   *self,
           gconstpointer  data)
{
  gint64 batch = mkr_test_import (self, "outlier.csv", TWO_WEEKS).batch;
  MkrUndoReport report;
  g_autoptr(GError) error = NULL;
  gint64 pair[2];

  mkr_test_import (self, "paypal.csv", ONE_PAYMENT);
  pair[0] = find_entry (self->book, "T1");
  pair[1] = find_entry (self->book, "A2");
  g_assert_true (mkr_match_set (self->book, pair, 2, &error));
  g_assert_true (mkr_batch_undo (self->book, batch, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.removed, ==, 1);
  g_assert_cmpuint (report.kept, ==, 1);
  g_assert_nonnull (strstr (report.lines[0], "matched"));
  mkr_undo_report_clear (&report);
  mkr_test_assert_sound (self->book);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, 5000);

  /* What was forgotten is new again. */
  g_assert_cmpuint (mkr_test_import (self, "again.csv", TWO_WEEKS).added, ==, 1);
  mkr_test_assert_sound (self->book);
}

/* Two accounts with one platform, whose payments carry its one name: each finds its own rows, whichever came first. */
static const struct { const char *account, *text; } shared[] = {
  { NULL, UPWORK_HEAD "\"Feb 2, 2026\",2,Withdrawal,Withdrawal,,N,,N,,-300.00,,,0.00\n"
                      "\"Feb 1, 2026\",1,Hourly,Hours,,N,Tangelo,N,,300.00,,,300.00\n" },
  { "Studio", UPWORK_HEAD "\"Feb 4, 2026\",5,Withdrawal,Withdrawal,,N,,N,,-450.00,,,0.00\n"
                          "\"Feb 3, 2026\",4,Hourly,Hours,,N,Tangelo,N,,450.00,,,450.00\n" },
  { NULL, PAYPAL_HEAD "02/04/2026,09:00:00,PST,Upwork Escrow Inc.,Mass Pay Payment,Completed,USD,300.00,0.00,300.00,T1\n"
                      "02/06/2026,09:00:00,PST,Upwork,Mass Pay Payment,Completed,USD,450.00,0.00,450.00,T2\n" },
};

static void
test_two_accounts (MkrTestBook   *self,
                   gconstpointer  data)
{
  static const guint orders[][3] = { { 0, 1, 2 }, { 1, 0, 2 }, { 2, 0, 1 }, { 2, 1, 0 }, { 0, 2, 1 }, { 1, 2, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(GPtrArray) matches = NULL;

      for (guint k = 0; k < 3; k++)
        mkr_test_import_into (self, shared[orders[i][k]].account, shared[orders[i][k]].text);
      matches = mkr_matches_list (self->book, 0, NULL);
      g_assert_cmpuint (matches->len, ==, 2);
      assert_open (self->book, 0);
      g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 75000);
      g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, 75000);
      mkr_test_assert_sound (self->book);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

/* The same sum in both: no choice among them, and nothing twice. */
static void
test_either_account (MkrTestBook   *self,
                     gconstpointer  data)
{
  static const char one[] = OUTLIER_HEAD "\"Feb 2, 2026\",A1,1h 0m 0s,$50.00/hr,$50.00,prepay,owl,paid\n";
  static const char two[] = OUTLIER_HEAD "\"Feb 3, 2026\",B1,1h 0m 0s,$50.00/hr,$50.00,prepay,owl,paid\n";
  static const char paid[] = PAYPAL_HEAD
    "02/05/2026,09:00:00,PST,Outlier AI,Mass Pay Payment,Completed,USD,50.00,0.00,50.00,T1\n";
  gint64 pair[2];
  g_autoptr(GError) error = NULL;

  mkr_test_import_into (self, "Studio", two);
  mkr_test_import_into (self, NULL, paid);
  mkr_test_import_into (self, NULL, one);
  assert_open (self->book, 2);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 5000);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, 10000);
  mkr_test_assert_sound (self->book);

  pair[0] = find_entry (self->book, "T1");
  pair[1] = find_entry (self->book, "B1");
  g_assert_true (mkr_match_set (self->book, pair, 2, &error));
  g_assert_no_error (error);
  assert_open (self->book, 0);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 5000);
  mkr_test_assert_sound (self->book);
}

/* Two accounts with one payment service, and a bank that names the service alone: own money is no income. */
static void
test_two_services (MkrTestBook   *self,
                   gconstpointer  data)
{
  static const char work[] = PAYPAL_HEAD
    "02/02/2026,09:00:00,PST,Papaya Lantern LLC,Website Payment,Completed,EUR,80.00,0.00,80.00,W1\n"
    "02/03/2026,09:00:00,PST,,General Withdrawal,Completed,EUR,-80.00,0.00,-80.00,W2\n";
  static const char private[] = PAYPAL_HEAD
    "02/02/2026,09:00:00,PST,Tangelo Mill,Website Payment,Completed,EUR,90.00,0.00,90.00,P1\n"
    "02/03/2026,09:00:00,PST,,General Withdrawal,Completed,EUR,-90.00,0.00,-90.00,P2\n";
  static const char bank[] = STARLING_HEAD
    "05/02/2026,PayPal Europe,R1,DIRECT CREDIT,80.00,80.00\n"
    "05/02/2026,PayPal Europe,R2,DIRECT CREDIT,90.00,170.00\n";

  mkr_test_import_into (self, "Work", work);
  mkr_test_import_into (self, NULL, bank);
  mkr_test_import_into (self, "Private", private);
  assert_open (self->book, 0);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 17000);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, 17000);
  mkr_test_assert_sound (self->book);
}

/* Withdrawals of one amount: which of them arrived is a question where more than one may be; what counts is not. */
#define OUT(day, id, amount) "\"" day ", 2026\"," id ",Withdrawal,Withdrawal,,N,,N,,-" amount ",,,0.00\n"
#define CAME(day, id, amount) day "/2026,09:00:00,PST,Upwork,Mass Pay Payment,Completed,USD," amount ",0.00," amount "," id "\n"

static const struct
{
  const char *upwork, *second, *paypal;   /* second: nullable, another account with the platform */
  guint       n_matches, n_open;
  gint64      received;
} equals[] = {
  /* One of two, both in months that PayPal's statement covers. */
  { OUT ("Feb 1", "1", "200.00") OUT ("Feb 4", "2", "200.00"), NULL, CAME ("02/06", "T1", "200.00"), 0, 2, 20000 },
  /* The one that did not arrive stands in. */
  { OUT ("Jan 30", "1", "200.00") OUT ("Jan 31", "2", "200.00"), NULL, CAME ("02/03", "T1", "200.00"), 0, 2, 40000 },
  /* Two and two: whichever is which, nothing is left to ask. */
  { OUT ("Feb 1", "1", "200.00") OUT ("Feb 2", "2", "200.00"), NULL,
    CAME ("02/04", "T1", "200.00") CAME ("02/05", "T2", "200.00"), 2, 0, 40000 },
  /* Far apart: each arrival has one, and the last one has not arrived. */
  { OUT ("Feb 1", "1", "200.00") OUT ("Feb 8", "2", "200.00") OUT ("Feb 15", "3", "200.00"), NULL,
    CAME ("02/03", "T1", "200.00") CAME ("02/11", "T2", "200.00"), 2, 0, 40000 },
  /* Two arrivals, one withdrawal in the book. */
  { OUT ("Feb 1", "1", "200.00"), NULL, CAME ("02/03", "T1", "200.00") CAME ("02/05", "T2", "200.00"), 0, 2, 40000 },
  /* Another amount beside them is sure. */
  { OUT ("Feb 1", "1", "200.00") OUT ("Feb 2", "2", "200.00") OUT ("Feb 3", "3", "150.00"), NULL,
    CAME ("02/04", "T1", "150.00") CAME ("02/05", "T2", "200.00"), 1, 2, 35000 },
  /* Either account. */
  { OUT ("Feb 1", "1", "200.00"), OUT ("Feb 2", "7", "200.00"), CAME ("02/06", "T1", "200.00"), 0, 2, 20000 },
  { OUT ("Jan 30", "1", "200.00"), OUT ("Jan 31", "7", "200.00"), CAME ("02/03", "T1", "200.00"), 0, 2, 40000 },
  { OUT ("Feb 1", "1", "200.00"), OUT ("Feb 2", "7", "200.00"),
    CAME ("02/03", "T1", "200.00") CAME ("02/05", "T2", "200.00"), 2, 0, 40000 },
};

static void
test_equal_amounts (MkrTestBook   *self,
                    gconstpointer  data)
{
  for (guint i = 0; i < 3 * G_N_ELEMENTS (equals); i++)
    {
      guint n = i / 3;
      g_autofree char *upwork = g_strconcat (UPWORK_HEAD, equals[n].upwork, NULL);
      g_autofree char *second = equals[n].second ? g_strconcat (UPWORK_HEAD, equals[n].second, NULL) : NULL;
      g_autofree char *paypal = g_strconcat (PAYPAL_HEAD, equals[n].paypal, NULL);
      g_autoptr(GPtrArray) matches = NULL;

      g_test_message ("%u, order %u", n, i % 3);
      for (guint k = 0; k < 3; k++)
        switch ((i + k) % 3)
          {
          case 0: mkr_test_import_into (self, NULL, upwork); break;
          case 1: mkr_test_import_into (self, NULL, paypal); break;
          default: if (second) mkr_test_import_into (self, "Studio", second);
          }
      matches = mkr_matches_list (self->book, 0, NULL);
      g_assert_cmpuint (matches->len, ==, equals[n].n_matches);
      assert_open (self->book, equals[n].n_open);
      g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, equals[n].received);
      mkr_test_assert_sound (self->book);
      mkr_test_book_tear_down (self, NULL);
      mkr_test_book_set_up (self, NULL);
    }
}

/* Its arrival is own money whichever of the withdrawals it is. */
static void
test_equal_own_money (MkrTestBook   *self,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 pair[2];

  mkr_test_import_into (self, NULL, STARLING_HEAD "06/02/2026,PayPal Europe,R1,DIRECT CREDIT,80.00,180.00\n");
  mkr_test_import_into (self, NULL, PAYPAL_HEAD
                        "02/01/2026,09:00:00,PST,Papaya Lantern LLC,Website Payment,Completed,EUR,200.00,0.00,200.00,W0\n"
                        "02/02/2026,09:00:00,PST,,General Withdrawal,Completed,EUR,-80.00,0.00,-80.00,W1\n"
                        "02/04/2026,09:00:00,PST,,General Withdrawal,Completed,EUR,-80.00,0.00,-80.00,W2\n");
  assert_open (self->book, 2);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 20000);

  pair[0] = mkr_test_find_payout (self, "PayPal Europe");
  pair[1] = find_entry (self->book, "W1");
  g_assert_false (mkr_match_clear (self->book, pair[0], &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (mkr_match_set (self->book, pair, 2, &error));
  g_assert_no_error (error);
  assert_open (self->book, 0);
  g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_RECEIVED), ==, 20000);
  mkr_test_assert_sound (self->book);
}

/* What a person names must be able to be one movement: out of one account, into another, never more, never earlier. */
static const struct
{
  const char *leaves, *arrives;
  const char *words;            /* of the refusal; NULL: accepted */
} named[] = {
  { "W1", "W0", "same account" },             /* 200.00 earned in PayPal, 80.00 out of it */
  { "W1", "Moremill", "only" },               /* 80.00 left, 300.00 came */
  { "W2", "Early", "before" },                /* came three days before it left */
  { "W1", "Late", NULL },                     /* less a large fee, three weeks later: a person knows */
};

static void
test_impossible (MkrTestBook   *self,
                 gconstpointer  data)
{
  mkr_test_import_into (self, NULL, STARLING_HEAD
                        "01/02/2026,Early,R1,DIRECT CREDIT,20.00,20.00\n06/02/2026,Moremill,R2,DIRECT CREDIT,300.00,320.00\n"
                        "22/02/2026,Late,R3,DIRECT CREDIT,50.00,370.00\n");
  mkr_test_import_into (self, NULL, PAYPAL_HEAD
                        "02/01/2026,09:00:00,PST,Papaya Lantern LLC,Website Payment,Completed,EUR,200.00,0.00,200.00,W0\n"
                        "02/02/2026,09:00:00,PST,,General Withdrawal,Completed,EUR,-80.00,0.00,-80.00,W1\n"
                        "02/04/2026,09:00:00,PST,,General Withdrawal,Completed,EUR,-30.00,0.00,-30.00,W2\n");

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 before = mkr_test_sum (self->book, MKR_BASIS_EARNED);
      gboolean in_paypal = strcmp (named[i].arrives, "W0") == 0;
      gint64 pair[] = {
        find_entry (self->book, named[i].leaves),
        in_paypal ? find_entry (self->book, "W0") : mkr_test_find_payout (self, named[i].arrives),
      };

      g_test_message ("%s, %s", named[i].leaves, named[i].arrives);
      g_assert_true (mkr_match_set (self->book, pair, 2, &error) == (named[i].words == NULL));
      if (named[i].words)
        {
          g_assert_error (error, MKR_ERROR, MKR_ERROR_REFUSED);
          g_assert_nonnull (strstr (error->message, named[i].words));
          g_assert_cmpint (mkr_test_sum (self->book, MKR_BASIS_EARNED), ==, before);
        }
      mkr_test_assert_sound (self->book);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/matching/week", test_week);
  MKR_TEST_ADD ("/book/matching/parts", test_parts);
  MKR_TEST_ADD ("/book/matching/person", test_person);
  MKR_TEST_ADD ("/book/matching/undo", test_undo);
  MKR_TEST_ADD ("/book/matching/two-accounts", test_two_accounts);
  MKR_TEST_ADD ("/book/matching/either-account", test_either_account);
  MKR_TEST_ADD ("/book/matching/two-services", test_two_services);
  MKR_TEST_ADD ("/book/matching/equal-amounts", test_equal_amounts);
  MKR_TEST_ADD ("/book/matching/equal-own-money", test_equal_own_money);
  MKR_TEST_ADD ("/book/matching/impossible", test_impossible);

  return g_test_run ();
}
