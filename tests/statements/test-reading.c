/* test-reading.c: variants of the formats, encodings, delimiters, lines, styles of a file
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-decimal.h"
#include "mkr-error.h"
#include "mkr-test-oracle.h"

#define PAYPAL "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance Impact\n"

#define ROW "01/13/2026,1:00,PST,Büro „Möwe“ – 5 €,Website Payment,Completed,USD,1.00,0.00,1.00,E1,Credit"

static MkrFormatSet *formats;

/* A statement and its rows as “line kind state date currency gross fee net reference”, one a line. */
static const struct
{
  const char *name, *format, *text, *rows;
} cases[] = {
  { "paypal-german", "paypal-activity",
    "\357\273\277\"Datum\",\"Uhrzeit\",\"Zeitzone\",\"Name\",\"Typ\",\"Status\",\"Währung\",\"Brutto\",\"Gebühr\",\"Netto\","
    "\"Absender E-Mail-Adresse\",\"Empfänger E-Mail-Adresse\",\"Transaktionscode\",\"Guthaben\",\"Auswirkung auf Guthaben\"\n"
    "\"05.02.2025\",\"08:00:00\",\"CET\",\"Klangwiese\",\"Website-Zahlung\",\"Abgeschlossen\",\"EUR\",\"1.250,00\",\"-31,48\",\"1.218,52\",\"a@b.example\",\"c@d.example\",\"X1\",\"1.218,52\",\"Haben\"\n"
    "\"06.02.2025\",\"08:00:00\",\"CET\",\"\",\"Einbehaltung für offene Autorisierung\",\"Ausstehend\",\"EUR\",\"-20,00\",\"0,00\",\"-20,00\",\"\",\"\",\"X2\",\"\",\"Soll\"\n"
    "\"07.02.2025\",\"08:00:00\",\"CET\",\"\",\"Allgemeine Abbuchung\",\"Ausstehend\",\"EUR\",\"-1.000,00\",\"0,00\",\"-1.000,00\",\"\",\"\",\"X3\",\"\",\"Soll\"\n"
    "\"08.02.2025\",\"08:00:00\",\"CET\",\"Wobbelhaus\",\"Rechnung gesendet\",\"Ausstehend\",\"EUR\",\"100,00\",\"0,00\",\"100,00\",\"\",\"\",\"X4\",\"\",\"Memo\"\n",
    "2 earning paid 2025-02-05 EUR 1250.00 31.48 1218.52 X1\n3 ignored\n4 transfer paid 2025-02-07 EUR -1000.00 0.00 -1000.00 X3\n5 ignored\n" },
  { "paypal-french-swiss", "paypal-activity",
    "Date,Heure,Fuseau horaire,Nom,Type,État,Devise,Avant commission,Commission,Net,Numéro de transaction,Nom de l'option\302\2401,Impact sur le solde\n"
    "24.12.2021,10:00:00,CET,Lio,Paiement sur site marchand,Terminé,CHF,1'120.50,-3.50,1'117.00,Y1,,Crédit\n",
    "2 earning paid 2021-12-24 CHF 1120.50 3.50 1117.00 Y1\n" },
  { "paypal-english-european", "paypal-activity",
    PAYPAL "13/02/2023,1:00:00,CET,A,Website Payment,Completed,EUR,\"1.234,56\",\"-4,56\",\"1.230,00\",Z1,Credit\n"
    "01/02/2023,1:00:00,CET,A,Website Payment,Completed,EUR,\"10,00\",\"0,00\",\"10,00\",Z2,Credit\n",
    "2 earning paid 2023-02-13 EUR 1234.56 4.56 1230.00 Z1\n3 earning paid 2023-02-01 EUR 10.00 0.00 10.00 Z2\n" },
  { "paypal-consumer", "paypal-activity",
    "Date,Time,TimeZone,Name,Type,Status,Currency,Amount,Fees,Total,Exchange Rate,Receipt ID,Balance,Transaction ID,Item Title\r\n"
    "02/28/2024,9:14:22,PST,Orla,General Payment,Completed,USD,45,0,45,,,45,U-1,\r\n"
    "02/29/2024,9:14:22,PST,Shop,General Payment,Completed,USD,-8,0,-8,,,37,U-2,\r\n",
    "2 earning paid 2024-02-28 USD 45.00 0.00 45.00 U-1\n3 ignored\n" },
  { "paypal-nothing", "paypal-activity",
    PAYPAL "01/13/2026,1:00,PST,A,Website Payment,Completed,USD,0.00,0.00,0.00,N1,Credit\n"
    "01/14/2026,1:00,PST,A,Website Payment,Completed,USD,5.00,0.00,5.00,N2,Credit\n",
    "2 ignored\n3 earning paid 2026-01-14 USD 5.00 0.00 5.00 N2\n" },
  { "paypal-trailing-comma", "paypal-activity",
    "Date, Heure, Fuseau horaire, Nom, Type, État, Objet, Devise, Avant commission, Frais, Net, Numéro de transaction,\n"
    "\"29/05/2014\",\"1:00\",\"CET\",\"Lio\",\"Paiement\",\"Terminé\",\"\",\"EUR\",\"10,50\",\"-0,50\",\"10,00\",\"V1\",\n",
    "2 earning paid 2014-05-29 EUR 10.50 0.50 10.00 V1\n" },
  { "paypal-italian", "paypal-activity",
    "Data,Orario,Fuso orario,Nome,Tipo,Stato,Valuta,Lordo,Tariffa,Netto,Codice transazione\n"
    "13/01/2026,10:00:00,CET,Lio,Pagamento su sito web,Completata,EUR,\"1.250,00\",\"-31,48\",\"1.218,52\",W1\n"
    "14/01/2026,10:00:00,CET,,Conversione di valuta generica,Completata,EUR,\"50,00\",\"0,00\",\"50,00\",W2\n"
    "14/01/2026,10:00:00,CET,Shop,Rimborso di pagamento,Completata,EUR,\"8,00\",\"0,00\",\"8,00\",W3\n"
    "14/01/2026,10:00:00,CET,,Bonifico bancario sul conto PayPal,Completata,EUR,\"20,00\",\"0,00\",\"20,00\",W4\n"
    "14/01/2026,10:00:00,CET,,Storno di blocco conto generico,Completata,EUR,\"5,00\",\"0,00\",\"5,00\",W5\n"
    "15/01/2026,10:00:00,CET,Lio,Pagamento su sito web,In sospeso,EUR,\"70,00\",\"0,00\",\"70,00\",W6\n"
    "16/01/2026,10:00:00,CET,,Trasferimento avviato dall'utente,Completata,EUR,\"-900,00\",\"0,00\",\"-900,00\",W7\n",
    "2 earning paid 2026-01-13 EUR 1250.00 31.48 1218.52 W1\n3 conversion paid 2026-01-14 EUR 50.00 0.00 50.00 W2\n4 ignored\n"
    "5 transfer paid 2026-01-14 EUR 20.00 0.00 20.00 W4\n6 ignored\n7 ignored\n"
    "8 transfer paid 2026-01-16 EUR -900.00 0.00 -900.00 W7\n" },
  { "paypal-spanish-statement", "paypal-statement",
    "Fecha,Hora,Zona horaria,Descripción,Divisa,Bruto ,Comisión ,Neto,Saldo,Id. de transacción,Nombre\n"
    "1/7/2025,15:37:32,Europe/Berlin,Pago con Pago exprés,EUR,\"160,71\",\"-5,01\",\"155,70\",\"155,70\",R1,Lio\n"
    "13/7/2025,08:35:20,Europe/Berlin,Conversión de divisas general,EUR,\"28,00\",\"0,00\",\"28,00\",\"0,00\",R2,\n"
    "13/7/2025,08:35:20,Europe/Berlin,Reembolso de pago,EUR,\"92,88\",\"0,00\",\"92,88\",\"0,00\",R3,Shop\n"
    "13/7/2025,08:35:20,Europe/Berlin,Depósito bancario en cuenta PayPal,EUR,\"42,00\",\"0,00\",\"42,00\",\"0,00\",R4,\n"
    "13/7/2025,08:35:20,Europe/Berlin,Cancelación de retención de cuenta general,EUR,\"1,00\",\"0,00\",\"1,00\",\"0,00\",R5,\n"
    "29/7/2025,09:23:05,Europe/Berlin,Retirada iniciada por el usuario,EUR,\"-4.000,00\",\"0,00\",\"-4.000,00\",\"0,00\",R6,\n",
    "2 earning paid 2025-07-01 EUR 160.71 5.01 155.70 R1\n3 conversion paid 2025-07-13 EUR 28.00 0.00 28.00 R2\n4 ignored\n"
    "5 transfer paid 2025-07-13 EUR 42.00 0.00 42.00 R4\n6 ignored\n"
    "7 transfer paid 2025-07-29 EUR -4000.00 0.00 -4000.00 R6\n" },
  { "wise-2026", "wise-statement",
    "\"TransferWise ID\",Date,\"Date Time\",Amount,Currency,Description,\"Payment Reference\",\"Running Balance\",\"Payer Name\",\"Payee Name\",Merchant,\"Card Holder Full Name\",Note,\"Total fees\",\"Exchange To Amount\",\"Transaction Type\",\"Transaction Details Type\"\r\n"
    "TRANSFER-1,28-01-2026,\"28-01-2026 10:00:00.000\",500.00,EUR,\"Geld erhalten\",,500.00,Wobbelhaus,,,,,0.00,,CREDIT,DEPOSIT\r\n"
    "CARD-2,29-01-2026,\"29-01-2026 10:00:00.000\",-5.00,EUR,Kartenzahlung,,495.00,,,Shop,\"Fenna D\",,0.00,,DEBIT,CARD\r\n"
    "TRANSFER-3,30-01-2026,\"30-01-2026 10:00:00.000\",-100.00,EUR,\"Geld gesendet\",,395.00,,\"Fenna D\",,,,0.50,,DEBIT,TRANSFER\r\n"
    "TRANSFER-4,31-01-2026,\"31-01-2026 10:00:00.000\",50.00,EUR,Aufladung,,445.00,\"Fenna D\",,,,,0.00,,CREDIT,MONEY_ADDED\r\n",
    "2 earning paid 2026-01-28 EUR 500.00 0.00 500.00 TRANSFER-1\n3 ignored\n"
    "4 transfer paid 2026-01-30 EUR -99.50 0.50 -100.00 TRANSFER-3\n5 transfer paid 2026-01-31 EUR 50.00 0.00 50.00 TRANSFER-4\n" },
  { "wise-separate-fees", "wise-statement",
    "\"TransferWise ID\",Date,Amount,Currency,Description,\"Payment Reference\",\"Payer Name\",\"Payee Name\",\"Total fees\"\n"
    "TRANSFER-9,13-01-2023,-0.61,EUR,\"Wise Charges for: TRANSFER-9\",,,,0.00\n"
    "TRANSFER-9,13-01-2023,994.00,EUR,\"Received money\",,Moonhare,,0.61\n",
    "2 fee paid 2023-01-13 EUR 0.00 0.61 -0.61 TRANSFER-9\n3 earning paid 2023-01-13 EUR 994.00 0.00 994.00 TRANSFER-9\n" },
  { "stripe-2023", "stripe-payout-reconciliation",
    "\"balance_transaction_id\",\"created\",\"available_on\",\"currency\",\"gross\",\"fee\",\"net\",\"reporting_category\",\"description\",\"automatic_payout_id\",\"automatic_payout_effective_at\"\n"
    "\"txn_1\",\"2023-10-10 02:00:00\",\"2023-10-12 00:00:00\",\"jpy\",\"1500\",\"54\",\"1446\",\"charge\",\"Print\",\"po_1\",\"\"\n"
    "\"txn_2\",\"2023-10-11 02:00:00\",\"2023-10-12 00:00:00\",\"jpy\",\"-1446\",\"0\",\"-1446\",\"payout\",\"STRIPE PAYOUT\",\"po_1\",\"\"\n"
    "\"txn_3\",\"2023-10-11 02:00:00\",\"2023-10-12 00:00:00\",\"jpy\",\"5\",\"0\",\"5\",\"brand_new\",\"?\",\"po_1\",\"\"\n",
    "2 earning paid 2023-10-10 JPY 1500 54 1446 txn_1\n3 transfer paid 2023-10-11 JPY -1446 0 -1446 txn_2\n4 problem\n" },
  { "upwork-2026", "upwork",
    "Date,Transaction ID,Transaction type,Transaction summary,Transaction summary details,Description 1,Description 2,Description 3,Agency team,Freelancer,Client team,Account name,PO,Ref ID,Amount $,Amount in local currency,Currency,Current balance $,Payment method\n"
    "\"Sep 25, 2026\",T1,Service Fee,Service Fee,,,\"$240.00 x 10.0% = $24.00\",,,Q,Papaya,Q,,R2,-24.00,,USD,216.00,\n"
    "\"Sep 25, 2026\",T1,Hourly,Hourly,,,\"40.00 hours x $6.00 = $240.00\",,,Q,Papaya,Q,,R1,240.00,,USD,240.00,\n"
    "\"Sep 5, 2026\",T0,Withdrawal Fee,Withdrawal Fee,,,,,,Q,,Q,,R0,-0.99,,USD,0.00,\n",
    "2 fee paid 2026-09-25 USD 0.00 24.00 -24.00 T1\n3 earning paid 2026-09-25 USD 240.00 0.00 240.00 T1\n4 fee paid 2026-09-05 USD 0.00 0.99 -0.99 T0\n" },
  { "payoneer-2018", "payoneer",
    "Transaction Date,Transaction Time,Time Zone,Transaction ID,Description,Credit Amount,Debit Amount,Currency,Status,Running Balance,Additional Description,Store Name\n"
    "01/02/2018,10:00:00,UTC,P1,Payment from Fern,\"1,000.00\",,USD,Completed,1000.00,,\n"
    "01/03/2018,10:00:00,UTC,P2,Withdrawal to BANK (1),,-500.00,USD,Completed,500.00,,\n",
    "2 earning paid 2018-01-02 USD 1000.00 0.00 1000.00 P1\n3 transfer paid 2018-01-03 USD -500.00 0.00 -500.00 P2\n" },
  { "outlier-waiting", "outlier",
    "workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
    "\"Mar 30, 2025\",i1,1h 2m 10s,$26.50/hr,\"$1,027.46\",prepay,heron,pending\n\"Mar 30, 2025\",i1,5s,$0.00/hr,-$2.00,adjustment,heron,paid\n",
    "2 earning in-review 2025-03-30 USD 1027.46 0.00 1027.46 i1\n3 refund paid 2025-03-30 USD -2.00 0.00 -2.00 i1\n" },
  { "rows-comma", "makerent-rows",
    "date,source,kind,currency,gross,fee,net,reference,text\n"
    "2026-03-01,Mercor,earning,USD,416.00,1.00,415.00,,week 9\n2026-03-02,Mercor,,USD,-10,,-10,,taken back\n"
    "2026-03-03,Mercor,fee,USD,,2.50,-2.50,,\n2026-03-04,Mercor,hello,USD,1,0,1,,\n",
    "2 earning paid 2026-03-01 USD 416.00 1.00 415.00 -\n3 refund paid 2026-03-02 USD -10.00 0.00 -10.00 -\n"
    "4 fee paid 2026-03-03 USD 0.00 2.50 -2.50 -\n5 problem\n" },
  { "rows-tab", "makerent-rows",
    "Date\tSource\tAmount\tCurrency\tNote\n2026-03-01\tHandshake\t1.250,00\tEUR\tweek, nine\n2026-03-09\tHandshake\t80,5\tEUR\t\n",
    "2 earning paid 2026-03-01 EUR 1250.00 0.00 1250.00 -\n3 earning paid 2026-03-09 EUR 80.50 0.00 80.50 -\n" },
  { "lines-with-quoted-newlines", "paypal-activity",
    PAYPAL "01/13/2026,1:00,PST,\"two\nlines\",Website Payment,Completed,USD,1.00,0.00,1.00,L1,Credit\n\n"
    "01/14/2026,1:00,PST,\"a \"\"b\"\"\r\nc\",Website Payment,Completed,USD,2.00,0.00,2.00,L2,Credit\n"
    "01/15/2026,1:00,PST,x,Website Payment,Completed,USD,3.00,0.00,3.00,L3,Credit",
    "2 earning paid 2026-01-13 USD 1.00 0.00 1.00 L1\n5 earning paid 2026-01-14 USD 2.00 0.00 2.00 L2\n7 earning paid 2026-01-15 USD 3.00 0.00 3.00 L3\n" },
  { "lines-cr-only", "paypal-activity",
    "Date,TimeZone,Type,Currency,Gross,Fee,Net,Transaction ID\r01/13/2026,PST,Website Payment,USD,1.00,0.00,1.00,L1\r01/14/2026,PST,Website Payment,USD,2.00,0.00,2.00,L2\r",
    "2 earning paid 2026-01-13 USD 1.00 0.00 1.00 L1\n3 earning paid 2026-01-14 USD 2.00 0.00 2.00 L2\n" },
  { "preamble-and-semicolons", "paypal-activity",
    "Exported for Fenna;\n\nDate;TimeZone;Type;Currency;Gross;Fee;Net;Transaction ID\n13/01/2026;CET;Website Payment;EUR;1,50;0,00;1,50;S1\n",
    "4 earning paid 2026-01-13 EUR 1.50 0.00 1.50 S1\n" },
  { "numbers-either-way", "paypal-activity",
    "Date,TimeZone,Type,Currency,Gross,Fee,Net,Transaction ID\n01/13/2026,PST,Website Payment,USD,1.000,0,1.000,N1\n01/14/2026,PST,Website Payment,USD,5,0,5,N2\n",
    "2 problem\n3 earning paid 2026-01-14 USD 5.00 0.00 5.00 N2\n" },
  { "unknown-currency", "paypal-activity",
    "Date,TimeZone,Type,Currency,Gross,Fee,Net,Transaction ID\n01/13/2026,PST,Website Payment,QQQ,1.00,0.00,1.00,C1\n",
    "2 problem\n" },
};

static char *
row_to_text (const MkrEntry *entry)
{
  MkrDecimal gross = { entry->gross, entry->scale }, fee = { entry->fee, entry->scale }, net = { entry->net, entry->scale };
  g_autofree char *a = mkr_decimal_to_string (gross), *b = mkr_decimal_to_string (fee), *c = mkr_decimal_to_string (net);
  g_autofree char *date = NULL;

  if (entry->kind == MKR_KIND_IGNORED || entry->kind == MKR_KIND_PROBLEM)
    {
      g_test_message ("%u: %s (%s “%s”)", entry->line, entry->reason, entry->cell, entry->cell_text);
      return g_strdup_printf ("%u %s\n", entry->line, mkr_kind_id (entry->kind));
    }

  date = mkr_date_to_string (entry->date);
  return g_strdup_printf ("%u %s %s %s %s %s %s %s %s\n", entry->line, mkr_kind_id (entry->kind), mkr_state_id (entry->state),
                          date, entry->currency->code, a, b, c, *entry->reference != '\0' ? entry->reference : "-");
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = mkr_test_read_text (cases[i].text, -1, formats, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mkr_format_get_id (mkr_statement_get_format (statement)), ==, cases[i].format);
  g_test_message ("%s", mkr_statement_get_how (statement));

  for (guint j = 0; j < mkr_statement_get_n (statement); j++)
    {
      g_autofree char *row = row_to_text (mkr_statement_get (statement, j));

      g_string_append (rows, row);
    }

  g_assert_cmpstr (rows->str, ==, cases[i].rows);
}

/* The same rows in every encoding give the same entries. */
static void
test_encodings (void)
{
  static const struct { const char *charset, *bom, *how; } encodings[] = {
    { "UTF-8", "", "UTF-8" }, { "UTF-8", "\357\273\277", "UTF-8" }, { "UTF-16LE", "\377\376", "UTF-16LE" },
    { "UTF-16BE", "\376\377", "UTF-16BE" }, { "UTF-16LE", "", "UTF-16LE" }, { "WINDOWS-1252", "", "Windows-1252" },
  };
  const char *text = PAYPAL ROW "\n";

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(MkrStatement) statement = NULL;
      g_autofree char *converted = NULL, *raw = NULL;
      g_autoptr(GByteArray) bytes = g_byte_array_new ();
      gsize length;

      converted = g_convert (text, -1, encodings[i].charset, "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      g_byte_array_append (bytes, (const guint8 *)encodings[i].bom, (guint)strlen (encodings[i].bom));
      g_byte_array_append (bytes, (const guint8 *)converted, (guint)length);

      statement = mkr_test_read_text ((const char *)bytes->data, bytes->len, formats, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (mkr_statement_get (statement, 0)->party, ==, "Büro „Möwe“ – 5 €");
      g_assert_true (g_str_has_prefix (mkr_statement_get_how (statement), encodings[i].how));

      raw = mkr_statement_dup_raw (statement, mkr_statement_get (statement, 0));
      g_assert_cmpstr (raw, ==, ROW);
    }
}

/* A date order that only the last row of a long file shows is found; what the person says goes before the file. */
static void
test_late_evidence (void)
{
  GString *text = g_string_new ("Date,Type,Currency,Gross,Fee,Net,Transaction ID\n");
  MkrReadOptions options = { .date_order = MKR_DATE_MDY };
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = NULL, asked = NULL;
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "02/03/2026,Website Payment,EUR,1,0,1,ID%05u\n", i);
  g_string_append (text, "28/03/2026,Website Payment,EUR,1,0,1,LAST\n");

  bytes = g_string_free_to_bytes (text);
  statement = mkr_statement_read (bytes, "late", formats, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mkr_statement_get (statement, 0)->date, ==, mkr_month_day (mkr_date_month (mkr_statement_get (statement, 10000)->date), 2));
  g_assert_cmpint (mkr_date_day (mkr_statement_get (statement, 10000)->date), ==, 28);

  asked = mkr_statement_read (bytes, "late", formats, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mkr_date_day (mkr_statement_get (asked, 0)->date), ==, 3);
  g_assert_cmpint (mkr_statement_get (asked, 10000)->kind, ==, MKR_KIND_PROBLEM);
}

static void
test_ambiguous_paypal (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement =
    mkr_test_read_text (PAYPAL "01/02/2026,1:00,AEST,A,Website Payment,Completed,AUD,1.00,0.00,1.00,Q1,Credit\n", -1, formats, &error);

  g_assert_null (statement);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_QUESTION);
}

/* Keys: an id with what the format adds, else the content; never the status, never the line. */
static void
test_keys (void)
{
  const char *head = "Date,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance Impact\n";
  g_autofree char *one = g_strconcat (head, "01/13/2026,PST,A,Website Payment,Pending,USD,1.00,0.00,1.00,K1,Memo\n", NULL);
  g_autofree char *two = g_strconcat (head, "\n01/14/2026,PST,A,Website Payment,Completed,USD,1.50,0.00,1.50,K1,Credit\n", NULL);
  g_autoptr(MkrStatement) pending = mkr_test_read_text (one, -1, formats, NULL);
  g_autoptr(MkrStatement) completed = mkr_test_read_text (two, -1, formats, NULL);
  g_autoptr(MkrStatement) starling = NULL;

  g_assert_cmpstr (mkr_statement_get (pending, 0)->key, ==, mkr_statement_get (completed, 0)->key);

  starling = mkr_test_read_text ("Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP)\n"
                                 "01/02/2025,A  b,x,FASTER PAYMENT,5.00,5.00\n01/02/2025,A b,x,FASTER PAYMENT,5.00,10.00\n"
                                 "01/02/2025,A b,y,FASTER PAYMENT,5.00,15.00\n", -1, formats, NULL);
  g_assert_cmpstr (mkr_statement_get (starling, 0)->key, ==, mkr_statement_get (starling, 1)->key);
  g_assert_cmpstr (mkr_statement_get (starling, 0)->key, !=, mkr_statement_get (starling, 2)->key);
  g_assert_cmpstr (mkr_statement_get (starling, 0)->currency->code, ==, "GBP");
}

static void
test_guess (void)
{
  MkrReadOptions options = { .guess = TRUE, .date_order = -1 };
  const char *text = "Datum;Beschreibung;Betrag\n24.12.2025;Honorar;1.200,50\n27.12.2025;Miete;-700,00\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) refused = mkr_statement_read (bytes, "x", formats, NULL, NULL, NULL, NULL, &error);
  g_autoptr(MkrStatement) statement = NULL;

  g_assert_null (refused);
  g_assert_error (error, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT);
  g_clear_error (&error);

  statement = mkr_statement_read (bytes, "x", formats, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mkr_statement_get_n (statement), ==, 2);
  g_assert_cmpint (mkr_statement_get (statement, 0)->net, ==, 120050);
  g_assert_cmpint (mkr_statement_get (statement, 0)->kind, ==, MKR_KIND_EARNING);
  g_assert_cmpint (mkr_statement_get (statement, 1)->kind, ==, MKR_KIND_IGNORED);
  g_assert_null (mkr_statement_get (statement, 0)->currency);
}

static void
test_duration (void)
{
  g_autoptr(MkrStatement) statement =
    mkr_test_read_text ("workDate,itemID,duration,rateApplied,payout,payType,projectName,status\n"
                        "\"Mar 30, 2025\",a,38h 30m,$1/hr,$1.00,prepay,p,paid\n\"Mar 30, 2025\",b,0s,$1/hr,$1.00,prepay,p,paid\n"
                        "\"Mar 30, 2025\",c,,$1/hr,$1.00,prepay,p,paid\n", -1, formats, NULL);

  g_assert_cmpint (mkr_statement_get (statement, 0)->seconds, ==, 38 * 3600 + 1800);
  g_assert_cmpint (mkr_statement_get (statement, 1)->seconds, ==, 0);
  g_assert_cmpint (mkr_statement_get (statement, 2)->seconds, ==, -1);
}

static void
cancel_cb (gsize    done,
           gsize    total,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  GString *text = g_string_new (PAYPAL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "01/13/2026,1:00,PST,A,Website Payment,Completed,USD,1.00,0.00,1.00,ID%u,Credit\n", i);

  bytes = g_string_free_to_bytes (text);
  g_assert_null (mkr_statement_read (bytes, "x", formats, NULL, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  formats = mkr_format_set_load (&error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statements/reading/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }

  g_test_add_func ("/statements/reading/encodings", test_encodings);
  g_test_add_func ("/statements/reading/late-evidence", test_late_evidence);
  g_test_add_func ("/statements/reading/ambiguous-paypal", test_ambiguous_paypal);
  g_test_add_func ("/statements/reading/keys", test_keys);
  g_test_add_func ("/statements/reading/guess", test_guess);
  g_test_add_func ("/statements/reading/duration", test_duration);
  g_test_add_func ("/statements/reading/cancel", test_cancel);

  return g_test_run ();
}
