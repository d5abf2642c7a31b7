/* test-dues.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-dues.h"

/* A rent term as text: home, amount, share in basis points, fixed share, due day, grace, late fee, from, until. */
typedef struct
{
  const char *home;
  gint64      amount;
  int         share_bp;
  gint64      share_fixed;
  int         due_day, grace;
  gint64      late_fee;
  const char *from, *until;
} Term;

static MkrDate
day (const char *text)
{
  g_autoptr (GError) error = NULL;
  MkrDate date = MKR_DATE_NONE;

  if (text != NULL)
    mkr_date_parse (text, &date, &error);

  g_assert_no_error (error);
  return date;
}

static const MkrCurrency *
usd (void)
{
  return mkr_currency_lookup ("USD");
}

static GPtrArray *
make_terms (const Term *terms,
            guint       n)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) mkr_rent_term_free);

  for (guint i = 0; i < n && terms[i].home != NULL; i++)
    {
      MkrRentTerm *term = g_new0 (MkrRentTerm, 1);

      *term = (MkrRentTerm) {
        .home = g_strdup (terms[i].home), .amount = terms[i].amount, .share_bp = terms[i].share_bp,
        .share_fixed = terms[i].share_fixed, .currency = usd (), .due_day = terms[i].due_day,
        .grace_days = terms[i].grace, .late_fee = terms[i].late_fee, .from = day (terms[i].from),
        .until = day (terms[i].until),
      };
      g_ptr_array_add (list, term);
    }

  return list;
}

/* “2026-01-31…2026-02-27 1200.00 Home”, one line a due. */
static char *
describe (const GArray *dues)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dues->len; i++)
    {
      const MkrDue *due = &g_array_index (dues, MkrDue, i);
      g_autofree char *first = mkr_date_to_string (due->date);
      g_autofree char *last = mkr_date_to_string (due->next - 1);

      g_string_append_printf (out, "%s…%s %" G_GINT64_FORMAT " %s%s\n", first, last, due->amount, due->home,
                              due->late_fee ? " fee" : "");
    }

  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name;
  Term        terms[3];
  const char *last;
  const char *dues;
} cases[] = {
  { "the 31st is clamped to the month's end, in a leap year too",
    { { "Home", 100000, 10000, 0, 31, 0, 0, "2028-01-31", NULL } }, "2028-05-01",
    "2028-01-31…2028-02-28 100000 Home\n2028-02-29…2028-03-30 100000 Home\n"
    "2028-03-31…2028-04-29 100000 Home\n2028-04-30…2028-05-30 100000 Home\n" },
  { "the 30th in February",
    { { "Home", 100000, 10000, 0, 30, 0, 0, "2026-02-01", NULL } }, "2026-03-30",
    "2026-02-28…2026-03-29 100000 Home\n2026-03-30…2026-04-29 100000 Home\n" },
  { "the first due day on or after the from-date",
    { { "Home", 100000, 10000, 0, 1, 0, 0, "2026-04-02", NULL } }, "2026-05-31",
    "2026-05-01…2026-05-31 100000 Home\n" },
  { "the from-date itself may be the due day",
    { { "Home", 100000, 10000, 0, 2, 0, 0, "2026-04-02", NULL } }, "2026-04-30",
    "2026-04-02…2026-05-01 100000 Home\n" },
  { "half of an odd cent is rounded away from zero, once",
    { { "Home", 100001, 5000, 0, 1, 0, 0, "2026-04-01", NULL } }, "2026-04-30",
    "2026-04-01…2026-04-30 50001 Home\n" },
  { "a fixed share goes before percent",
    { { "Home", 240000, 5000, 90000, 1, 0, 0, "2026-04-01", NULL } }, "2026-04-30",
    "2026-04-01…2026-04-30 90000 Home\n" },
  { "the next term takes over from its own from-date",
    { { "Home", 120000, 10000, 0, 1, 0, 0, "2026-05-01", NULL },
      { "Home", 127500, 10000, 0, 1, 0, 0, "2026-07-01", NULL } }, "2026-08-01",
    "2026-05-01…2026-05-31 120000 Home\n2026-06-01…2026-06-30 120000 Home\n"
    "2026-07-01…2026-07-31 127500 Home\n2026-08-01…2026-08-31 127500 Home\n" },
  { "a new due day: the last due of the old term covers until the first of the new one",
    { { "Home", 120000, 10000, 0, 1, 0, 0, "2026-05-01", NULL },
      { "Home", 120000, 10000, 0, 15, 0, 0, "2026-06-10", NULL } }, "2026-06-30",
    "2026-05-01…2026-05-31 120000 Home\n2026-06-01…2026-06-14 120000 Home\n2026-06-15…2026-07-14 120000 Home\n" },
  { "a home that is given up covers no day after",
    { { "Home", 120000, 10000, 0, 1, 0, 0, "2026-05-01", "2026-06-20" } }, "2026-12-31",
    "2026-05-01…2026-05-31 120000 Home\n2026-06-01…2026-06-20 120000 Home\n" },
  { "several homes join one queue by due day",
    { { "Flat", 90000, 10000, 0, 1, 0, 0, "2026-05-01", NULL },
      { "Studio", 40000, 10000, 0, 15, 0, 0, "2026-05-01", NULL } }, "2026-06-01",
    "2026-05-01…2026-05-31 90000 Flat\n2026-05-15…2026-06-14 40000 Studio\n2026-06-01…2026-06-30 90000 Flat\n" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) terms = make_terms (cases[i].terms, 3);
      g_autoptr (GArray) dues = mkr_dues_new (terms, usd (), day (cases[i].last));
      g_autofree char *text = describe (dues);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (text, ==, cases[i].dues);
    }
}

static void
test_other_currency (void)
{
  const Term term = { "Home", 100000, 10000, 0, 1, 0, 0, "2026-04-01", NULL };
  g_autoptr (GPtrArray) terms = make_terms (&term, 1);
  g_autoptr (GArray) dues = mkr_dues_new (terms, mkr_currency_lookup ("EUR"), day ("2026-12-31"));

  g_assert_cmpuint (dues->len, ==, 0);
  g_assert_cmpint (mkr_dues_covered_through (dues, 0), ==, MKR_DATE_NONE);
}

static GArray *
cover (const Term *given,
       guint       n_terms,
       gint64      counted,
       const char *as_of,
       const char *last)
{
  g_autoptr (GPtrArray) terms = make_terms (given, n_terms);
  g_autoptr (GArray) receipts = g_array_new (FALSE, FALSE, sizeof (MkrPotReceipt));
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (MkrPotCount));
  MkrPotCount count = { day ("2026-03-31"), counted };
  MkrPotReceipt receipt = { day ("2026-06-20"), 50000 };
  GArray *dues = mkr_dues_new (terms, usd (), day (last));
  g_auto (MkrPot) pot = { NULL };
  g_autoptr (GError) error = NULL;

  g_array_append_val (counts, count);
  g_array_append_val (receipts, receipt);
  mkr_dues_cover (dues, terms, usd (), day (as_of), receipts, counts, &pot, &error);
  g_assert_no_error (error);

  /* Names of homes belong to the terms. */
  for (guint i = 0; i < dues->len; i++)
    g_array_index (dues, MkrDue, i).home = g_intern_string (g_array_index (dues, MkrDue, i).home);

  return dues;
}

/* Covered through is the earliest of the homes, each in its own periods. */
static void
test_two_homes (void)
{
  const Term terms[] = {
    { "Flat", 90000, 10000, 0, 1, 0, 0, "2026-04-01", NULL },
    { "Studio", 31000, 10000, 0, 10, 0, 0, "2026-04-01", NULL },
  };
  static const struct { gint64 counted; const char *through; } wanted[] = {
    { 121000, "2026-04-30" },   /* both Aprils: the flat ends first */
    { 106000, "2026-04-24" },   /* 160.00 of the studio's 310.00 in 30 days: 15 days from the 10th */
    { 105999, "2026-04-24" },
    { 105499, "2026-04-23" },   /* a cent short of 15 days */
    { 90000, "2026-04-09" },    /* nothing for the studio: its first day is the 10th */
    { 45000, "2026-04-09" },    /* half of the flat's April: 15 days, but the studio has none */
    { 166000, "2026-05-09" },   /* half of the flat's May: 15 days; the studio's April ends on 9 May */
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (GArray) dues = cover (terms, 2, wanted[i].counted, "2026-03-31", "2026-06-30");
      g_autofree char *through = mkr_date_to_string (mkr_dues_covered_through (dues, 0));

      g_test_message ("%" G_GINT64_FORMAT, wanted[i].counted);
      g_assert_cmpstr (through, ==, wanted[i].through);
    }
}

/* Rent of a home that was given up is asked for no more: once it is made, the other homes decide. */
static void
test_given_up (void)
{
  const Term terms[] = {
    { "Old", 50000, 10000, 0, 1, 0, 0, "2026-04-01", "2026-05-20" },
    { "New", 60000, 10000, 0, 1, 0, 0, "2026-06-01", NULL },
  };
  static const struct { gint64 counted; guint n_terms; const char *through; } wanted[] = {
    { 50000, 2, "2026-04-30" },
    { 100000, 2, "2026-05-31" },   /* all of the old home, nothing of the new one */
    { 130000, 2, "2026-06-15" },
    { 160000, 2, "2026-06-30" },   /* all that there is */
    { 100000, 1, "2026-05-20" },   /* no other home */
  };
  /* Both go on: what the end of the list hides is not given up. */
  const Term both[] = {
    { "Flat", 90000, 10000, 0, 1, 0, 0, "2026-06-01", NULL },
    { "Studio", 30000, 10000, 0, 15, 0, 0, "2026-06-01", NULL },
  };
  g_autoptr (GArray) open = cover (both, 2, 119000, "2026-03-31", "2026-06-30");

  g_assert_cmpint (mkr_dues_covered_through (open, 0), ==, day ("2026-06-30"));

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (GArray) dues = cover (terms, wanted[i].n_terms, wanted[i].counted, "2026-03-31", "2026-06-30");
      g_autofree char *through = mkr_date_to_string (mkr_dues_covered_through (dues, 0));

      g_test_message ("%" G_GINT64_FORMAT, wanted[i].counted);
      g_assert_cmpstr (through, ==, wanted[i].through);
    }
}

/* A late fee is a due of its own: it falls after the days of grace, takes part in the queue, and covers no days. */
static void
test_late_fee (void)
{
  const Term term = { "Home", 100000, 10000, 0, 1, 5, 4000, "2026-05-01", NULL };
  g_autoptr (GArray) in_time = cover (&term, 1, 110000, "2026-06-05", "2026-06-30");
  g_autoptr (GArray) late = cover (&term, 1, 110000, "2026-06-30", "2026-06-30");
  g_autofree char *before = describe (in_time);
  g_autofree char *after = describe (late);
  const MkrDue *fee = &g_array_index (late, MkrDue, 2);

  g_assert_cmpstr (before, ==, "2026-05-01…2026-05-31 100000 Home\n2026-06-01…2026-06-30 100000 Home\n");
  g_assert_cmpstr (after, ==, "2026-05-01…2026-05-31 100000 Home\n2026-06-01…2026-06-30 100000 Home\n"
                              "2026-06-07…2026-06-30 4000 Home fee\n");
  g_assert_cmpint (fee->covered, ==, 0);
  g_assert_cmpint (g_array_index (late, MkrDue, 1).covered, ==, 60000);
  g_assert_cmpint (mkr_dues_covered_through (late, 0), ==, day ("2026-06-18"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reports/dues/cases", test_cases);
  g_test_add_func ("/reports/dues/other-currency", test_other_currency);
  g_test_add_func ("/reports/dues/two-homes", test_two_homes);
  g_test_add_func ("/reports/dues/given-up", test_given_up);
  g_test_add_func ("/reports/dues/late-fee", test_late_fee);

  return g_test_run ();
}
