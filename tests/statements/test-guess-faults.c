/* test-guess-faults.c: files whose cells mislead a guess: money must not get lost by it
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-mapping.h"

static MkrMapping *
guess (const char *csv)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr(GError) error = NULL;
  MkrMapping *mapping = mkr_mapping_new_for_bytes (bytes, "statement.csv", NULL, &error);

  g_assert_no_error (error);
  return mapping;
}

static void
assert_fields (const MkrMapping *mapping,
               const char       *expected)
{
  g_autoptr(GString) fields = g_string_new (NULL);

  for (guint i = 0; i < mapping->columns->len; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? " " : "",
                            mkr_map_field_id (((MkrMapColumn *)mapping->columns->pdata[i])->field));
  g_assert_cmpstr (fields->str, ==, expected);
}

static gboolean
has_key (const MkrMapping *mapping)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = mkr_mapping_to_text (mapping, &error);

  g_assert_no_error (error);
  return strstr (text, "[key]") != NULL;
}

/* --- ids --- */

static const struct { const char *csv, *fields; } no_ids[] = {
  { "Buchungstag;Verwendungszweck;Zahlungspflichtiger;Kontonummer/IBAN;BIC (SWIFT-Code);Betrag;Waehrung\n"
    "20.10.26;PAYPAL AUSZAHLUNG;PayPal Europe;LU8900000000;PPLXLULL1;258,40;EUR\n"
    "22.10.26;Honorar;Funkhaus;DE1200000000;GENODEF1;1.250,00;EUR\n"
    "01.11.26;MIETE;Hausverwaltung;DE3400000000;DEUTDEFF;-890,00;EUR\n",
    "date text party none none gross currency" },
  { "Date,Account number,Payee,Worker ID,Amount,Currency\n2026-10-01,111,A,W9,10.00,USD\n2026-10-02,222,B,W8,12.00,USD\n",
    "date none party none gross currency" },
  { "Date,User ID,Amount,Currency\n2026-10-01,U-10001,10.00,USD\n2026-10-02,U-10002,12.00,USD\n"
    "2026-10-03,U-10003,12.00,USD\n", "date none gross currency" },
  { "Datum;Kundennummer;Betrag\n01.10.2026;K-10001;10,00\n02.10.2026;K-10002;12,00\n13.10.2026;K-10003;12,00\n",
    "date none gross" },
  /* Real ones, under a title that says nothing. */
  { "Date,Code,Amount\n2026-10-01,DE89370400440532013000,10.00\n2026-10-02,GB29NWBK60161331926819,12.00\n"
    "2026-10-03,NL91ABNA0417164300,12.00\n", "date none gross" },
};

static void
test_no_id (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_ids); i++)
    {
      g_autoptr(MkrMapping) mapping = guess (no_ids[i].csv);

      assert_fields (mapping, no_ids[i].fields);
      g_assert_false (has_key (mapping));
    }
}

/* Even a person who calls the account the id does not lose next month's payments by it. */
static void
test_said_id (void)
{
  g_autoptr(MkrMapping) mapping = guess (no_ids[0].csv);
  g_autoptr(MkrMapping) real = guess ("Date,Transaction ID,Amount\n2026-10-01,GL-1001,10.00\n2026-10-02,GL-1002,12.00\n");

  ((MkrMapColumn *)mapping->columns->pdata[3])->field = MKR_MAP_REFERENCE;
  g_assert_false (has_key (mapping));

  assert_fields (real, "date reference gross");
  g_assert_true (has_key (real));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  g_test_add_func ("/statements/guess-faults/no-id", test_no_id);
  g_test_add_func ("/statements/guess-faults/said-id", test_said_id);
  return g_test_run ();
}
