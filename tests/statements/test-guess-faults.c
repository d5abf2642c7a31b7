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

/* --- cells that cannot be read --- */

static MkrStatement *
read_of (const MkrMapping *mapping)
{
  g_autoptr(GError) error = NULL;
  MkrStatement *statement = mkr_mapping_read (mapping, &error);

  g_assert_no_error (error);
  return statement;
}

static guint
count_kind (MkrStatement *statement,
            MkrKind       kind,
            gint64       *net)
{
  guint n = 0;

  *net = 0;
  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    if (mkr_statement_get (statement, i)->kind == kind)
      {
        n++;
        *net += mkr_statement_get (statement, i)->net;
      }

  return n;
}

static const struct { const char *csv, *fields; guint problems; gint64 net; } bad_cells[] = {
  { "When;Job no.;Who;Brutto;Kommission;Ausgezahlt\n03.10.2026;J-1;Reim & Co;45,5O;4,55;40,95\n"
    "13.10.2026;J-2;Blatt AG;300,00;30,00;270,00\n24.10.2026;J-3;Reim & Co;1.200,50;120,05;1.080,45\n",
    "date text party gross fee net", 1, 135045 },
  { "date,client,project,gross,commission,payout\n2026-10-01,A,x,100.00,10.00,90.00\n2026-10-02,B,y,200.00,20.00,n/a\n",
    "date party project gross fee net", 1, 9000 },
  { "Date,Payer,Amount\n2026-10-01,P,10.00\n2026-10-02,P,?\n", "date party gross", 1, 1000 },
  { "Date,Payer,Amount\n2026-10-01,P,10.00\nsoon,P,12.00\n", "date party gross", 1, 1000 },
  { "Date,Text,Paid in,Paid out\n2026-10-01,P,10.00,\n2026-10-02,Q,12.O0,\n2026-10-02,R,,7.00\n", "date text in out", 1,
    1000 },
};

static void
test_bad_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_cells); i++)
    {
      g_autoptr(MkrMapping) mapping = guess (bad_cells[i].csv);
      g_autoptr(MkrStatement) statement = NULL;
      gint64 net, none;

      assert_fields (mapping, bad_cells[i].fields);
      statement = read_of (mapping);
      g_assert_cmpuint (count_kind (statement, MKR_KIND_PROBLEM, &none), ==, bad_cells[i].problems);
      count_kind (statement, MKR_KIND_EARNING, &net);
      g_assert_cmpint (net, ==, bad_cells[i].net);
    }
}

/* --- states --- */

static const char * const unpaid[] = {
  "reversed", "Reversal", "refunded", "Payment refunded", "chargeback", "Charged back", "disputed", "In dispute", "cancelled",
  "Canceled by client", "failed", "Payment failed", "declined", "on hold", "Zurückgebucht", "Rückerstattet", "storniert",
  "Zahlung fehlgeschlagen", "strittig", "remboursé", "annulée", "en litige", "reembolsado", "devuelto", "rimborsato",
  "stornato", "terugbetaald", "geannuleerd", "devolvido", "zwrócono", "anulowane", "vráceno", "返金済み", "キャンセル済み",
  "возвращено", "iade edildi", "not paid", "unpaid", "returned", "void",
};

static void
test_states (void)
{
  static const char first[] = "Date,Payer,Amount,Currency,Status\n2026-10-01,P,10.00,USD,paid\n2026-10-02,P,10.00,USD,paid\n"
                              "2026-10-03,P,10.00,USD,approved\n";

  for (guint i = 0; i < G_N_ELEMENTS (unpaid); i++)
    {
      g_autofree char *csv = g_strdup_printf ("%s2026-10-04,P,5.00,USD,%s\n", first, unpaid[i]);
      g_autoptr(MkrMapping) mapping = guess (csv);
      g_autoptr(MkrStatement) statement = read_of (mapping);
      const MkrEntry *entry = mkr_statement_get (statement, 3);

      assert_fields (mapping, "date party gross currency status");
      if (entry->kind == MKR_KIND_EARNING && entry->state == MKR_STATE_PAID)
        g_test_message ("“%s” is paid", unpaid[i]);
      g_assert_false (entry->kind == MKR_KIND_EARNING && entry->state == MKR_STATE_PAID);
      for (guint j = 0; j < 3; j++)
        g_assert_true (mkr_statement_get (statement, j)->kind == MKR_KIND_EARNING &&
                       mkr_statement_get (statement, j)->state == MKR_STATE_PAID);
    }
}

/* A format that was saved before anything went back. */
static void
test_states_to_come (void)
{
  g_autoptr(MkrMapping) mapping = guess ("Date,Payer,Amount,Currency,Status\n2026-10-01,P,10.00,USD,paid\n"
                                         "2026-10-02,P,10.00,USD,paid\n2026-10-03,P,10.00,USD,Reversed into balance\n");
  static const char later[] = "Date,Payer,Amount,Currency,Status\n2026-11-01,P,10.00,USD,reversed\n"
                              "2026-11-02,P,10.00,USD,paid\n2026-11-03,P,9.00,USD,disputed\n"
                              "2026-11-03,P,7.00,USD,Reversed into balance\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (later, strlen (later));
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrFormat) format = NULL;
  g_autoptr(MkrFormatSet) none = mkr_format_set_new_empty ();
  g_autoptr(MkrStatement) statement = NULL;
  MkrReadOptions options = MKR_READ_OPTIONS_INIT;
  gint64 net = 0;

  /* What the person said of a state holds. */
  g_assert_cmpuint (mapping->values->len, ==, 2);
  ((MkrMapValue *)mapping->values->pdata[1])->kind = MKR_MAP_KIND_BY_SIGN;
  format = mkr_mapping_make_format (mapping, &error);
  g_assert_no_error (error);
  options.with = format;
  statement = mkr_statement_read (bytes, "later.csv", none, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    if (mkr_statement_get (statement, i)->kind == MKR_KIND_EARNING
        && mkr_statement_get (statement, i)->state == MKR_STATE_PAID)
      net += mkr_statement_get (statement, i)->net;
  g_assert_cmpint (net, ==, 1700);
}

/* --- thousands --- */

static const struct { const char *rows; guint problems; gint64 net; } thousands[] = {
  { "2026-10-01,A,100.00,USD\n2026-10-02,B,1.200,USD\n", 1, 10000 },
  { "2026-10-01,A,1.200,USD\n2026-10-02,B,900.00,USD\n2026-10-02,B,45.1,USD\n", 1, 94510 },
  { "2026-10-01,A,\"12,50\",USD\n2026-10-02,B,1.200,USD\n", 0, 121250 },
  { "2026-10-01,A,100.00,USD\n2026-10-02,B,\"1,200\",USD\n", 0, 130000 },
  { "2026-10-01,A,\"100,00\",USD\n2026-10-02,B,\"1,200\",USD\n", 1, 10000 },
  /* A file that writes three decimals always, and a currency that has them. */
  { "2026-10-01,A,0.500,USD\n2026-10-02,B,1.200,USD\n", 0, 170 },
  { "2026-10-01,A,100.00,KWD\n2026-10-02,B,1.200,KWD\n", 0, 101200 },
};

static void
test_thousands (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (thousands); i++)
    {
      g_autofree char *csv = g_strconcat ("date,client,amount,currency\n", thousands[i].rows, NULL);
      g_autoptr(MkrMapping) mapping = guess (csv);
      g_autoptr(MkrStatement) statement = read_of (mapping);
      gint64 net, none;

      g_assert_cmpuint (count_kind (statement, MKR_KIND_PROBLEM, &none), ==, thousands[i].problems);
      count_kind (statement, MKR_KIND_EARNING, &net);
      g_assert_cmpint (net, ==, thousands[i].net);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  g_test_add_func ("/statements/guess-faults/no-id", test_no_id);
  g_test_add_func ("/statements/guess-faults/said-id", test_said_id);
  g_test_add_func ("/statements/guess-faults/bad-cells", test_bad_cells);
  g_test_add_func ("/statements/guess-faults/states", test_states);
  g_test_add_func ("/statements/guess-faults/states-to-come", test_states_to_come);
  g_test_add_func ("/statements/guess-faults/thousands", test_thousands);
  return g_test_run ();
}
