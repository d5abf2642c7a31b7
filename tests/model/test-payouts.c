/* test-payouts.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture.h"
#include "mkr-import-plan.h"
#include "mkr-payout-list.h"
#include "mkr-payout-story.h"
#include "mkr-rent.h"

typedef struct
{
  int         day;         /* of November 2026 */
  const char *source;
  gint64      amount;
  MkrKind     kind;
  MkrState    state;
} Row;

static const Row rows[] = {
  { 3, "Beta", 5000, MKR_KIND_EARNING, MKR_STATE_PAID },
  { 5, "alpha", 7000, MKR_KIND_EARNING, MKR_STATE_PAID },
  { 7, "Gamma", 1000, MKR_KIND_EARNING, MKR_STATE_APPROVED },
  { 9, "Beta", 9000, MKR_KIND_EARNING, MKR_STATE_PAID },
};

static gpointer
add_rows (MkrBook   *book,
          gpointer   data,
          GError   **error)
{
  const MkrPlanOptions options = { "Bank", NULL };
  g_autoptr(MkrStatement) statement = NULL;
  g_autoptr(MkrImportPlan) plan = NULL;
  MkrEntry entries[G_N_ELEMENTS (rows)];
  MkrImportResult done;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      entries[i] = (MkrEntry) {
        .currency = mkr_currency_lookup ("USD"), .gross = rows[i].amount, .net = rows[i].amount,
        .scale = 2, .kind = (guint8) rows[i].kind, .state = (guint8) rows[i].state, .seconds = -1,
        .reference = "", .party = rows[i].source, .type = "", .text = "", .project = "", .key = "",
        .reason = "", .cell = "", .cell_text = "",
      };
      mkr_date_from_ymd (2026, 11, rows[i].day, &entries[i].date);
    }

  statement = mkr_statement_new_typed (entries, G_N_ELEMENTS (rows));
  plan = mkr_import_plan_new (book, statement, &options, error);
  if (plan != NULL)
    mkr_import_plan_apply (plan, book, FALSE, &done, error);

  return NULL;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
load (MkrPayoutList        *list,
      const MkrPayoutQuery *query)
{
  guint loaded = 0;
  gulong handler = g_signal_connect_swapped (list, "loaded", G_CALLBACK (count_cb), &loaded);

  mkr_payout_list_load (list, query);
  while (loaded == 0)
    g_main_context_iteration (NULL, TRUE);

  g_signal_handler_disconnect (list, handler);
}

/* The amounts in the order of the list, in dollars. */
static char *
amounts (MkrPayoutList *list)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(MkrPayoutItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      while (mkr_payout_item_get_payout (item) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_string_append_printf (text, "%d ", (int) (mkr_payout_item_get_payout (item)->net / 100));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  MkrPayoutGroup group;
  MkrPayoutOrder order;
  gboolean       descending;
  const char    *amounts;
} orders[] = {
  { MKR_PAYOUTS_ALL, MKR_ORDER_DEFAULT, FALSE, "10 90 70 50 " },     /* waiting money first */
  { MKR_PAYOUTS_ALL, MKR_ORDER_DATE, TRUE, "90 10 70 50 " },
  { MKR_PAYOUTS_ALL, MKR_ORDER_DATE, FALSE, "50 70 10 90 " },
  { MKR_PAYOUTS_ALL, MKR_ORDER_NET, TRUE, "90 70 50 10 " },
  { MKR_PAYOUTS_ALL, MKR_ORDER_NET, FALSE, "10 50 70 90 " },
  { MKR_PAYOUTS_ALL, MKR_ORDER_SOURCE, FALSE, "70 90 50 10 " },      /* without regard to case */
  { MKR_PAYOUTS_WAITING, MKR_ORDER_DEFAULT, FALSE, "10 " },
  { MKR_PAYOUTS_RECEIVED, MKR_ORDER_DEFAULT, FALSE, "90 70 50 " },
  { MKR_PAYOUTS_NOT_INCOME, MKR_ORDER_NET, FALSE, "" },
};

static void
test_orders (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(MkrPayoutList) list = mkr_payout_list_new (fixture->session);

  run (fixture, TRUE, add_rows, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      MkrPayoutQuery query = { MKR_PAYOUT_FILTER_INIT, orders[i].group, orders[i].order,
                               orders[i].descending };
      g_autofree char *found = NULL;

      g_test_message ("%u", i);
      load (list, &query);
      found = amounts (list);
      g_assert_cmpstr (found, ==, orders[i].amounts);
    }

  g_assert_cmpuint (mkr_payout_list_count (list, MKR_PAYOUTS_ALL), ==, 4);
  g_assert_cmpuint (mkr_payout_list_count (list, MKR_PAYOUTS_RECEIVED), ==, 3);
  g_assert_cmpuint (mkr_payout_list_count (list, MKR_PAYOUTS_WAITING), ==, 1);
}

static void
test_sums (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(MkrPayoutList) list = mkr_payout_list_new (fixture->session);
  MkrPayoutQuery query = { .filter = MKR_PAYOUT_FILTER_INIT };
  const GArray *sums;

  run (fixture, TRUE, add_rows, NULL);
  load (list, &query);
  sums = mkr_payout_list_get_sums (list);
  g_assert_cmpuint (sums->len, ==, 1);
  g_assert_cmpint (g_array_index (sums, MkrPayoutSum, 0).net, ==, 21000);   /* what was received */

  query.filter.text = "beta";
  load (list, &query);
  sums = mkr_payout_list_get_sums (list);
  g_assert_cmpint (g_array_index (sums, MkrPayoutSum, 0).net, ==, 14000);
}

static void
log_cb (GListModel *model,
        guint       position,
        guint       removed,
        guint       added,
        GString    *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static gpointer
remove_payout (MkrBook   *book,
               gpointer   data,
               GError   **error)
{
  mkr_payout_remove (book, *(gint64 *) data, error);
  return NULL;
}

/* What stays is not told of: a list that is scrolled down stays where it is. */
static void
test_smallest_change (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(MkrPayoutList) list = mkr_payout_list_new (fixture->session);
  g_autoptr(GString) log = g_string_new (NULL);
  g_autoptr(MkrPayoutItem) item = NULL;
  g_autoptr(MkrPayoutItem) kept = NULL;
  MkrPayoutQuery query = { .filter = MKR_PAYOUT_FILTER_INIT, .order = MKR_ORDER_DATE,
                           .descending = TRUE };
  gint64 id;
  guint position;

  g_signal_connect (list, "items-changed", G_CALLBACK (log_cb), log);
  run (fixture, TRUE, add_rows, NULL);
  load (list, &query);
  g_assert_cmpstr (log->str, ==, "0-0+4 ");

  g_string_truncate (log, 0);
  load (list, &query);
  g_assert_cmpstr (log->str, ==, "");

  item = g_list_model_get_item (G_LIST_MODEL (list), 2);
  kept = g_list_model_get_item (G_LIST_MODEL (list), 3);
  id = mkr_payout_item_get_id (item);
  run (fixture, TRUE, remove_payout, &id);
  load (list, &query);
  g_assert_cmpstr (log->str, ==, "2-1+0 ");
  g_assert_false (mkr_payout_list_find (list, id, &position));
  g_assert_true (mkr_payout_list_find (list, mkr_payout_item_get_id (kept), &position));
  g_assert_cmpuint (position, ==, 2);

  /* Two steps where rows come and go. */
  g_string_truncate (log, 0);
  query.descending = FALSE;
  load (list, &query);
  g_assert_cmpstr (log->str, ==, "0-3+0 0-0+3 ");
}

static gpointer
add_rent (MkrBook   *book,
          gpointer   data,
          GError   **error)
{
  g_autoptr(MkrRentTerm) term = g_new0 (MkrRentTerm, 1);
  MkrSetAside aside = { .basis_points = 2500, .work = MKR_WORK_UNSORTED };

  term->home = g_strdup ("Home");
  term->amount = 6000;
  term->share_bp = 10000;
  term->currency = mkr_currency_lookup ("USD");
  term->due_day = 1;
  term->until = MKR_DATE_NONE;
  mkr_date_from_ymd (2026, 12, 1, &term->from);
  mkr_date_from_ymd (2026, 1, 1, &aside.from);
  if (mkr_set_aside_add (book, &aside, error))
    mkr_rent_term_add (book, term, error);

  return NULL;
}

/* 50.00 less a quarter is 37.50, all of it for December; 70.00 less a quarter is 52.50, and 22.50 are left to pay. */
static void
test_story (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(MkrPayoutList) list = mkr_payout_list_new (fixture->session);
  MkrPayoutQuery query = { .filter = MKR_PAYOUT_FILTER_INIT, .order = MKR_ORDER_DATE };
  static const struct { gint64 aside, december; } expected[] = { { 1250, 3750 }, { 1750, 2250 } };

  run (fixture, TRUE, add_rows, NULL);
  run (fixture, TRUE, add_rent, NULL);
  load (list, &query);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(MkrPayoutItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr(MkrPayoutStory) story = NULL;
      g_autoptr(GError) error = NULL;
      Answer answer = { NULL };

      mkr_payout_story_read_async (fixture->session, mkr_payout_item_get_id (item), NULL, answer_cb,
                                   &answer);
      answer_wait (&answer);
      story = mkr_payout_story_read_finish (fixture->session, answer.result, &error);
      answer_clear (&answer);
      g_assert_no_error (error);
      g_assert_cmpint (story->set_aside, ==, expected[i].aside);
      g_assert_cmpuint (story->rents->len, >=, 1);
      g_assert_cmpint (g_array_index (story->rents, MkrPayoutRent, 0).amount, ==,
                       expected[i].december);
    }
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (mkr_clock_init ("2026-11-19", NULL));
  ADD ("/model/payouts/orders", test_orders);
  ADD ("/model/payouts/sums", test_sums);
  ADD ("/model/payouts/smallest-change", test_smallest_change);
  ADD ("/model/payouts/story", test_story);
  return g_test_run ();
}
