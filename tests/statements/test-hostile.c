/* test-hostile.c: damaged and malicious files: a clear error or named problem rows, never a crash, never a guess
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-error.h"
#include "mkr-test-oracle.h"

#define HEADER "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance Impact\n"
#define ROW(day, name, id) "01/" day "/2026,10:00:00,PST," name ",Website Payment,Completed,USD,1.00,0.00,1.00," id ",Credit\n"

static MkrFormatSet *formats;

/* Files with an oracle of their own. */
static const char * const listed[] = {
  "04-ragged-rows", "06-utf16le-bom", "08-windows-1252", "12-formula-injection", "13-amounts", "14-dates",
};

static const struct { const char *file; MkrError code; const char *says; } refused[] = {
  { "01-unterminated-quote.csv", MKR_ERROR_DAMAGED, "line 5" },
  { "10-empty.csv", MKR_ERROR_NOT_STATEMENT, "empty" },
  { "16-dates-ambiguous.csv", MKR_ERROR_UNKNOWN_FORMAT, "no known format" },
  { "21-not-a-csv.csv", MKR_ERROR_NOT_STATEMENT, "picture" },
};

static void
test_listed (gconstpointer data)
{
  g_autofree char *file = g_strconcat (data, ".csv", NULL);
  g_autofree char *oracle = g_strconcat (data, ".expected.tsv", NULL);
  g_autofree char *path = mkr_test_path ("hostile", oracle);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = mkr_test_read ("hostile", file, formats, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mkr_test_compare (statement, path), ==, 0);
}

static void
test_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = mkr_test_read ("hostile", refused[i].file, formats, &error);

  g_assert_null (statement);
  g_assert_error (error, MKR_ERROR, (int)refused[i].code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, refused[i].file));
  g_assert_nonnull (strstr (error->message, refused[i].says));
}

static guint
count_kind (MkrStatement *statement,
            MkrKind       kind)
{
  guint n = 0;

  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    n += mkr_statement_get (statement, i)->kind == kind;

  return n;
}

static gint64
sum_net (MkrStatement *statement)
{
  gint64 sum = 0;

  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    if (mkr_statement_get (statement, i)->kind == MKR_KIND_EARNING)
      sum += mkr_statement_get (statement, i)->net;

  return sum;
}

/* Rows 3, 5 and 6 hold a NUL, behind the last line stand 512: one problem, not 512. */
static void
test_nul (void)
{
  static const guint lines[] = { 3, 5, 6, 8 };
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = mkr_test_read ("hostile", "02-nul-bytes.csv", formats, &error);
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (count_kind (statement, MKR_KIND_PROBLEM), ==, 4);
  g_assert_cmpint (sum_net (statement), ==, 100 + 300 + 600);

  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    if (mkr_statement_get (statement, i)->kind == MKR_KIND_PROBLEM)
      {
        g_assert_cmpuint (mkr_statement_get (statement, i)->line, ==, lines[n++]);
        g_assert_nonnull (strstr (mkr_statement_get (statement, i)->reason, "NUL"));
      }
}

static void
test_invalid_utf8 (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = mkr_test_read ("hostile", "07-invalid-utf8.csv", formats, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mkr_statement_get_n (statement), ==, 6);
  g_assert_cmpint (sum_net (statement), ==, 2100);
  g_assert_nonnull (mkr_statement_get_notes (statement)[0]);
  g_assert_cmpstr (mkr_statement_get (statement, 5)->party, ==, "Zoë Gültig");

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *raw = mkr_statement_dup_raw (statement, mkr_statement_get (statement, i));

      g_assert_true (g_utf8_validate (mkr_statement_get (statement, i)->party, -1, NULL));
      g_assert_true (g_utf8_validate (raw, -1, NULL));
    }
}

static void
test_windows_1252_names (void)
{
  g_autoptr(MkrStatement) statement = mkr_test_read ("hostile", "08-windows-1252.csv", formats, NULL);

  g_assert_cmpstr (mkr_statement_get (statement, 0)->party, ==, "Björn Åhlgren-Süß");
  g_assert_cmpstr (mkr_statement_get (statement, 1)->party, ==, "„Zum Kauz“ – 5 € Trinkgeld…");
  g_assert_cmpstr (mkr_statement_get (statement, 2)->party, ==, "Œuvre & Žižka™");
}

static void
test_header_only (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = mkr_test_read ("hostile", "11-header-only.csv", formats, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mkr_statement_get_n (statement), ==, 0);
  g_assert_nonnull (strstr (mkr_statement_get_notes (statement)[0], "no transactions"));
}

/* Text is text, byte for byte, except that blanks around a cell do not count. */
static void
test_formulas (void)
{
  g_autoptr(MkrStatement) statement = mkr_test_read ("hostile", "12-formula-injection.csv", formats, NULL);

  g_assert_cmpint (sum_net (statement), ==, 10500);
  g_assert_cmpstr (mkr_statement_get (statement, 0)->party, ==, "=cmd|' /C calc'!A0");
  g_assert_cmpstr (mkr_statement_get (statement, 4)->party, ==, "\t=1+1");
  g_assert_cmpstr (mkr_statement_get (statement, 5)->party, ==, "\r=1+1");
  g_assert_cmpstr (mkr_statement_get (statement, 10)->party, ==,
                   "<b>bold</b> <a href=\"http://evil.example\">x</a> & &lt;");
}

static void
test_large_cell (void)
{
  GString *text = g_string_new (HEADER ROW ("01", "a", "A1") ROW ("02", "b", "A2"));
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = NULL;

  g_string_append (text, "01/03/2026,10:00:00,PST,\"");
  for (guint i = 0; i < 5 * 1024 * 1024 / 16; i++)
    g_string_append (text, "sixteen letters ");
  g_string_append (text, "\",Website Payment,Completed,USD,1.00,0.00,1.00,A3,Credit\n" ROW ("04", "d", "A4") ROW ("05", "e", "A5"));

  statement = mkr_test_read_text (text->str, (gssize)text->len, formats, &error);
  g_string_free (text, TRUE);
  g_assert_no_error (error);
  g_assert_cmpuint (mkr_statement_get_n (statement), ==, 5);
  g_assert_cmpint (sum_net (statement), ==, 400);
  g_assert_cmpint (mkr_statement_get (statement, 2)->kind, ==, MKR_KIND_PROBLEM);
  g_assert_cmpuint (mkr_statement_get (statement, 2)->line, ==, 4);
  g_assert_nonnull (strstr (mkr_statement_get (statement, 2)->reason, "1 MiB"));
}

/* 10,000 columns: refused by number, and in no time. */
static void
test_many_columns (void)
{
  GString *text = g_string_new ("Date,Name");
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 2; i < 10000; i++)
    g_string_append_printf (text, ",c%05u", i);
  g_string_append (text, "\n01/01/2026,Wide");
  for (guint i = 2; i < 10000; i++)
    g_string_append_c (text, ',');
  g_string_append_c (text, '\n');

  statement = mkr_test_read_text (text->str, (gssize)text->len, formats, &error);
  g_string_free (text, TRUE);
  g_assert_null (statement);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "10000 columns"));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

static void
test_ambiguous_dates (void)
{
  g_autofree char *path = mkr_test_path ("hostile", "16-dates-ambiguous.csv");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  MkrReadOptions options = { .guess = TRUE, .date_order = -1 };
  g_autoptr(MkrStatement) asked = mkr_statement_read_file (file, formats, &options, NULL, NULL, NULL, &error);
  g_autoptr(MkrStatement) told = NULL;

  g_assert_null (asked);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_QUESTION);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "1 February"));
  g_assert_nonnull (strstr (error->message, "2 January"));
  g_assert_nonnull (strstr (error->message, "--date-order"));
  g_clear_error (&error);

  options.date_order = MKR_DATE_DMY;
  told = mkr_statement_read_file (file, formats, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mkr_statement_get_n (told), ==, 6);
  g_assert_cmpint (sum_net (told), ==, 220200);
}

static void
test_not_a_file (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr(GFile) device = g_file_new_for_path ("/dev/zero");
  g_autoptr(GFile) missing = g_file_new_for_path ("/nowhere/at-all.csv");

  g_assert_null (mkr_statement_read_file (folder, formats, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_STATEMENT);
  g_clear_error (&error);
  g_assert_null (mkr_statement_read_file (device, formats, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_STATEMENT);
  g_clear_error (&error);
  g_assert_null (mkr_statement_read_file (missing, formats, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  formats = mkr_format_set_load (&error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statements/hostile/%s", listed[i]);

      g_test_add_data_func (path, listed[i], test_listed);
    }

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statements/hostile/%s", refused[i].file);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_refused);
    }

  g_test_add_func ("/statements/hostile/nul", test_nul);
  g_test_add_func ("/statements/hostile/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/statements/hostile/windows-1252-names", test_windows_1252_names);
  g_test_add_func ("/statements/hostile/header-only", test_header_only);
  g_test_add_func ("/statements/hostile/formulas", test_formulas);
  g_test_add_func ("/statements/hostile/large-cell", test_large_cell);
  g_test_add_func ("/statements/hostile/many-columns", test_many_columns);
  g_test_add_func ("/statements/hostile/ambiguous-dates", test_ambiguous_dates);
  g_test_add_func ("/statements/hostile/not-a-file", test_not_a_file);

  return g_test_run ();
}
