/* test-payer-rules.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include "mkr-payer-rule.h"
#include "mkr-test-book.h"
#include "mkr-test-rows.h"

/* The rule that is offered after a person gave one payout a source. */

static gint64
add_source (MkrTestBook *self,
            const char  *name)
{
  g_autoptr(GError) error = NULL;
  MkrSource source = { .name = (char *)name };

  g_assert_true (mkr_source_add (self->book, &source, &error));
  g_assert_no_error (error);
  g_free (source.alias);
  return source.id;
}

static gint64
source_of (MkrTestBook *self,
           const char  *id)
{
  g_autoptr(MkrPayout) payout = mkr_payout_get (self->book, mkr_test_find_payout (self, id), NULL);

  return payout->source;
}

#define ROW(day, name, id) "01/" day "/2026,09:00:00,PST," name ",Website Payment,Completed,USD,30.00,0.00,30.00," id "\n"

/* A star at the end of a payer's name is part of the name. */
static void
test_offer_for_a_star (MkrTestBook   *self,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrPayerRule) rule = NULL;
  g_autoptr(MkrPayerRule) kept = NULL;
  gint64 foo, dance;
  guint n = 0;

  mkr_test_import (self, "1.csv", PAYPAL ROW ("10", "Sq *", "T1") ROW ("11", "Square Dance Club", "T2") ROW ("12", "Sq *", "T3"));
  foo = add_source (self, "Foo");
  dance = source_of (self, "T2");
  g_assert_true (mkr_payout_set_source (self->book, mkr_test_find_payout (self, "T1"), foo, &error));
  rule = mkr_payer_rule_for (self->book, mkr_test_find_payout (self, "T1"), &error);
  g_assert_cmpuint (rule->n, ==, 1);
  g_assert_true (mkr_payer_rule_add (self->book, rule, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (source_of (self, "T2"), ==, dance);
  g_assert_cmpint (source_of (self, "T3"), ==, foo);

  /* Changed in another way, it stays what it is. */
  kept = mkr_payer_rule_get (self->book, rule->id, &error);
  kept->source = dance;
  g_assert_true (mkr_payer_rule_edit (self->book, kept, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  mkr_test_assert_sound (self->book);
}

/* Where a rule for the account decides, that one is what has to change. */
static void
test_offer_where_an_account_rule_holds (MkrTestBook   *self,
                                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrAccount) paypal = NULL;
  g_autoptr(MkrPayerRule) offer = NULL;
  MkrPayerRule rule = { .payer = (char *)"Quince Ltd" };
  gint64 bar;

  mkr_test_import (self, "1.csv", PAYPAL ROW ("10", "Quince Ltd", "T1"));
  paypal = mkr_account_find (self->book, "PayPal", &error);
  g_assert_no_error (error);
  rule.account = paypal->id;
  rule.source = add_source (self, "Foo");
  bar = add_source (self, "Bar");
  g_assert_true (mkr_payer_rule_add (self->book, &rule, NULL, &error));
  g_assert_true (mkr_payout_set_source (self->book, mkr_test_find_payout (self, "T1"), bar, &error));
  offer = mkr_payer_rule_for (self->book, mkr_test_find_payout (self, "T1"), &error);
  g_assert_cmpint (offer->id, ==, rule.id);
  g_assert_true (mkr_payer_rule_edit (self->book, offer, NULL, &error));
  g_assert_no_error (error);
  mkr_test_import (self, "2.csv", PAYPAL ROW ("20", "Quince Ltd", "T2"));
  g_assert_cmpint (source_of (self, "T2"), ==, bar);
  mkr_test_assert_sound (self->book);
}

/* A book that cannot be read is not one without such names: no plan is made from it. */
static void
test_unreadable_names (MkrTestBook   *self,
                       gconstpointer  data)
{
  static const char * const lost[] = { "ALTER TABLE source RENAME COLUMN name TO lost", "DROP TABLE source_name" };
  g_autoptr(MkrStatement) statement = mkr_test_read (self, "1.csv", PAYPAL P1);
  MkrPayerRule rule = { .payer = (char *)"Papaya*" };
  g_autoptr(GError) error = NULL;
  sqlite3 *db = NULL;

  rule.source = add_source (self, "Foo");
  g_assert_true (mkr_payer_rule_add (self->book, &rule, NULL, &error));
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    {
      g_assert_cmpint (sqlite3_exec (db, lost[i], NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_null (mkr_import_plan_new (self->book, statement, NULL, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      if (i == 0)
        {
          g_assert_cmpint (sqlite3_exec (db, "ALTER TABLE source RENAME COLUMN lost TO name", NULL, NULL, NULL), ==, SQLITE_OK);
          g_assert_true (mkr_payer_rule_remove (self->book, rule.id, NULL, &error));
        }
    }
  sqlite3_close (db);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MKR_TEST_ADD ("/book/payer-rules/star", test_offer_for_a_star);
  MKR_TEST_ADD ("/book/payer-rules/account", test_offer_where_an_account_rule_holds);
  MKR_TEST_ADD ("/book/payer-rules/unreadable", test_unreadable_names);

  return g_test_run ();
}
