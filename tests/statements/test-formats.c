/* test-formats.c: format files, right and wrong
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mkr-error.h"
#include "mkr-format.h"
#include "mkr-test-oracle.h"

#define FORMAT  "[format]\nname=X\naccount=X\n"
#define HEADER  "[header]\nrequired=date;gross\n"
#define COLUMNS "[columns]\ndate=Date\ngross=Amount\nstatus=Status\n"
#define KINDS   "[kinds status]\npaid=earning\n"
#define GOOD    FORMAT HEADER COLUMNS KINDS

/* The error must name file, group and key. */
static const struct { const char *name, *text, *group, *key; } broken[] = {
  { "not-a-key-file", "hello", "", "" },
  { "no-name", "[format]\naccount=X\n" HEADER COLUMNS KINDS, "[format]", "name" },
  { "no-account", "[format]\nname=X\n" HEADER COLUMNS KINDS, "[format]", "account" },
  { "account-kind", FORMAT "account-kind=purse\n" HEADER COLUMNS KINDS, "[format]", "account-kind" },
  { "work", FORMAT "work=play\n" HEADER COLUMNS KINDS, "[format]", "work" },
  { "currency", FORMAT "currency=QQQ\n" HEADER COLUMNS KINDS, "[format]", "currency" },
  { "flag", FORMAT "withdrawals=perhaps\n" HEADER COLUMNS KINDS, "[format]", "withdrawals" },
  { "hook", FORMAT "hooks=magic\n" HEADER COLUMNS KINDS, "[format]", "hooks" },
  { "encoding", FORMAT "encoding=ebcdic\n" HEADER COLUMNS KINDS, "[format]", "encoding" },
  { "typo-in-key", FORMAT "withdrawal=yes\n" HEADER COLUMNS KINDS, "[format]", "withdrawal" },
  { "typo-in-group", GOOD "[amount]\ngross=gross\n", "[amount]", "" },
  { "part-of-a-key", FORMAT "ount=x\n" HEADER COLUMNS KINDS, "[format]", "ount" },
  { "no-columns", FORMAT HEADER KINDS, "[columns]", "" },
  { "empty-column", FORMAT HEADER "[columns]\ndate=Date\ngross=\n" KINDS, "[columns]", "gross" },
  { "nothing-required", FORMAT COLUMNS KINDS, "[header]", "required" },
  { "required-unknown", FORMAT "[header]\nrequired=day\n" COLUMNS KINDS, "[header]", "required" },
  { "no-date", FORMAT "[header]\nrequired=gross\n[columns]\ngross=A\nstatus=S\n" KINDS, "[fields]", "date" },
  { "field-unknown", GOOD "[fields]\nparty=payer\n", "[fields]", "party" },
  { "no-amount", FORMAT "[header]\nrequired=date\n[columns]\ndate=D\nstatus=S\n" KINDS, "[amounts]", "gross" },
  { "amount-unknown", GOOD "[amounts]\ngross=credit - debit\n", "[amounts]", "gross" },
  { "fee-without-sign", GOOD "[amounts]\nfee=status\n", "[amounts]", "fee-sign" },
  { "direction-column", GOOD "[amounts]\ndirection=way\n", "[amounts]", "direction" },
  { "direction-missing", GOOD "[amounts]\ngross=in:gross\n", "[amounts]", "gross" },
  { "direction-cell", GOOD "[amounts]\ndirection=status\n[directions]\nIN=inward\n", "[directions]", "IN" },
  { "numbers", GOOD "[amounts]\nnumbers=roman\n", "[amounts]", "numbers" },
  { "order", GOOD "[date]\norder=dym\n", "[date]", "order" },
  { "zone-column", GOOD "[date]\nzone=tz\n", "[date]", "zone" },
  { "zone-order", GOOD "[zones]\nPST=us\n", "[zones]", "PST" },
  { "no-kinds", FORMAT HEADER COLUMNS, "[kinds …]", "" },
  { "kind-column", GOOD "[kinds type]\n*=earning\n", "[kinds type]", "" },
  { "kind-unknown", GOOD "[kinds date]\n*=income\n", "[kinds date]", "*" },
  { "state-unknown", GOOD "[kinds date]\n*=earning/maybe\n", "[kinds date]", "*" },
  { "reason-unknown", GOOD "[kinds date]\n*=ignored because\n", "[kinds date]", "*" },
  { "reason-missing", GOOD "[kinds date]\n*=in:ignored\n", "[kinds date]", "*" },
  { "reason-too-much", GOOD "[kinds date]\n*=earning hold\n", "[kinds date]", "*" },
  { "see-unknown", GOOD "[kinds date]\n*=see other\n", "[kinds date]", "*" },
  { "kind-no-text", GOOD "[kinds date]\n*=\377\n", "[kinds date]", "*" },
  { "key-column", GOOD "[key]\ncolumns=id\n", "[key]", "columns" },
  { "key-version", GOOD "[key]\nversion=first\n", "[key]", "version" },
};

static char *folder;

static char *
write_file (const char *name,
            const char *text)
{
  g_autofree char *file = g_strconcat (name, ".ini", NULL);
  char *path = g_build_filename (folder, file, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
test_broken (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = write_file (broken[i].name, broken[i].text);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrFormat) format = mkr_format_new_from_file (path, &error);

  g_unlink (path);
  g_assert_null (format);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_MALFORMED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, broken[i].group));
  g_assert_nonnull (strstr (error->message, broken[i].key));
}

/* Where it is wrong: the line of the key, or where the key is missing that of its group. */
static void
test_line (void)
{
  static const struct { const char *text, *said; } cases[] = {
    { "[format]\nname=X\n\n# remark\nhello\n", "line 5: “hello” is neither" },
    { "name=X\n[format]\n", "line 1: “name=X” is neither" },
    { "[format]\r\nname=X\r\naccount=X\r\nwork=play\r\n" HEADER COLUMNS KINDS, "line 4, [format] work: " },
    { GOOD "[date]\norder=dym\n", "line 13, [date] order: " },
    { "[format]\n\n account = X\n" HEADER COLUMNS KINDS, "line 1, [format] name: " },
    { "\357\273\277" FORMAT "work=play\n" HEADER COLUMNS KINDS, "line 4, [format] work: " },
    { FORMAT HEADER COLUMNS, "used: [kinds …]" },
    { GOOD "[key]\nversion=1\nversion=x\n", "line 14, [key] version: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(MkrFormat) format = mkr_format_new_from_text (cases[i].text, "x", &error);

      g_assert_null (format);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
}

static void
test_good (void)
{
  g_autofree char *path = write_file ("my-format", GOOD "[key]\nversion=3\n");
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrFormat) format = mkr_format_new_from_file (path, &error);

  g_unlink (path);
  g_assert_no_error (error);
  g_assert_cmpstr (mkr_format_get_id (format), ==, "my-format");
  g_assert_cmpstr (mkr_format_get_account (format), ==, "X");
  g_assert_null (mkr_format_get_source (format));
  g_assert_cmpint (mkr_format_get_work (format), ==, MKR_WORK_UNSORTED);
  g_assert_cmpint (mkr_format_get_key_version (format), ==, 3);
  g_assert_false (mkr_format_has_withdrawals (format));
}

/* The shipped ones load, are found by id, and are sorted. */
static void
test_shipped (void)
{
  static const char * const ids[] = {
    "paypal-activity", "paypal-statement", "wise-statement", "stripe-payout-reconciliation", "upwork", "outlier",
    "payoneer", "makerent-rows",
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrFormatSet) set = mkr_format_set_load (&error);

  g_assert_no_error (error);
  g_assert_null (mkr_format_set_get_warnings (set)[0]);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_nonnull (mkr_format_set_find (set, ids[i], NULL));
  for (guint i = 1; i < mkr_format_set_get_n (set); i++)
    g_assert_cmpint (g_utf8_collate (mkr_format_get_name (mkr_format_set_get (set, i - 1)),
                                     mkr_format_get_name (mkr_format_set_get (set, i))), <=, 0);

  g_assert_true (mkr_format_has_withdrawals (mkr_format_set_find (set, "upwork", NULL)));
  g_assert_false (mkr_format_has_withdrawals (mkr_format_set_find (set, "outlier", NULL)));
  g_assert_cmpint (mkr_format_get_work (mkr_format_set_find (set, "outlier", NULL)), ==, MKR_WORK_AI);
  g_assert_null (mkr_format_set_find (set, "nothing", &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
}

/* An own file replaces the shipped one of its id; a broken one is a warning, not the end. */
static void
test_own (void)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "makerent", "formats", NULL);
  g_autofree char *good = g_build_filename (own, "outlier.ini", NULL);
  g_autofree char *bad = g_build_filename (own, "bad.ini", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrFormatSet) set = NULL;

  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  g_assert_true (g_file_set_contents (good, GOOD, -1, NULL));
  g_assert_true (g_file_set_contents (bad, FORMAT, -1, NULL));
  set = mkr_format_set_load (&error);
  g_unlink (good);
  g_unlink (bad);

  g_assert_no_error (error);
  g_assert_cmpstr (mkr_format_get_name (mkr_format_set_find (set, "outlier", NULL)), ==, "X");
  g_assert_nonnull (strstr (mkr_format_set_get_warnings (set)[0], "bad.ini"));
  g_assert_null (mkr_format_set_get_warnings (set)[1]);
  g_assert_cmpstr (mkr_format_set_get_broken (set)[0], ==, bad);
  g_assert_null (mkr_format_set_get_broken (set)[1]);
}

/* A format may show one number and know its rows by another. */
static void
test_key (void)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "makerent", "formats", NULL);
  g_autofree char *path = g_build_filename (own, "orders.ini", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrFormatSet) set = NULL;
  g_autoptr(MkrStatement) statement = NULL;

  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, FORMAT "currency=USD\n" HEADER
                                      COLUMNS "order=Order\npayment=Payment\n" KINDS
                                      "[fields]\nreference=order\n[key]\ncolumns=payment\n", -1, NULL));
  set = mkr_format_set_load (&error);
  g_unlink (path);
  g_assert_no_error (error);

  statement = mkr_test_read_text ("Date,Amount,Status,Order,Payment\n2026-01-05,10.00,paid,O1,P1\n"
                                  "2026-01-06,20.00,paid,O1,P2\n", -1, set, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mkr_statement_get_n (statement), ==, 2);
  g_assert_cmpstr (mkr_statement_get (statement, 0)->reference, ==, "O1");
  g_assert_cmpstr (mkr_statement_get (statement, 0)->key, ==, "P1");
  g_assert_cmpstr (mkr_statement_get (statement, 1)->key, ==, "P2");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("makerent-formats-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statements/formats/broken/%s", broken[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_broken);
    }

  g_test_add_func ("/statements/formats/line", test_line);
  g_test_add_func ("/statements/formats/good", test_good);
  g_test_add_func ("/statements/formats/shipped", test_shipped);
  g_test_add_func ("/statements/formats/own", test_own);
  g_test_add_func ("/statements/formats/key", test_key);

  status = g_test_run ();
  g_free (folder);
  return status;
}
