/* mkr-currency.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-currency.h"
#include "mkr-error.h"

/* ISO 4217, the currencies of people (no metals, no test codes), sorted by code for the binary search.
 * A few that are gone stay: statements of past years are in them. */
static const MkrCurrency table[] = {
  { "AED", 2, "AED", "UAE Dirham" },
  { "AFN", 2, "AFN", "Afghani" },
  { "ALL", 2, "ALL", "Lek" },
  { "AMD", 2, "AMD", "Armenian Dram" },
  { "ANG", 2, "ANG", "Netherlands Antillean Guilder" },
  { "AOA", 2, "AOA", "Kwanza" },
  { "ARS", 2, "ARS", "Argentine Peso" },
  { "AUD", 2, "A$", "Australian Dollar" },
  { "AWG", 2, "AWG", "Aruban Florin" },
  { "AZN", 2, "AZN", "Azerbaijan Manat" },
  { "BAM", 2, "BAM", "Convertible Mark" },
  { "BBD", 2, "BBD", "Barbados Dollar" },
  { "BDT", 2, "BDT", "Taka" },
  { "BGN", 2, "BGN", "Bulgarian Lev" },
  { "BHD", 3, "BHD", "Bahraini Dinar" },
  { "BIF", 0, "BIF", "Burundi Franc" },
  { "BMD", 2, "BMD", "Bermudian Dollar" },
  { "BND", 2, "BND", "Brunei Dollar" },
  { "BOB", 2, "BOB", "Boliviano" },
  { "BRL", 2, "R$", "Brazilian Real" },
  { "BSD", 2, "BSD", "Bahamian Dollar" },
  { "BTN", 2, "BTN", "Ngultrum" },
  { "BWP", 2, "BWP", "Pula" },
  { "BYN", 2, "BYN", "Belarusian Ruble" },
  { "BZD", 2, "BZD", "Belize Dollar" },
  { "CAD", 2, "CA$", "Canadian Dollar" },
  { "CDF", 2, "CDF", "Congolese Franc" },
  { "CHF", 2, "CHF", "Swiss Franc" },
  { "CLF", 4, "CLF", "Unidad de Fomento" },
  { "CLP", 0, "CLP", "Chilean Peso" },
  { "CNY", 2, "CN¥", "Yuan Renminbi" },
  { "COP", 2, "COP", "Colombian Peso" },
  { "CRC", 2, "₡", "Costa Rican Colon" },
  { "CUC", 2, "CUC", "Peso Convertible" },
  { "CUP", 2, "CUP", "Cuban Peso" },
  { "CVE", 2, "CVE", "Cabo Verde Escudo" },
  { "CZK", 2, "Kč", "Czech Koruna" },
  { "DJF", 0, "DJF", "Djibouti Franc" },
  { "DKK", 2, "DKK", "Danish Krone" },
  { "DOP", 2, "DOP", "Dominican Peso" },
  { "DZD", 2, "DZD", "Algerian Dinar" },
  { "EGP", 2, "EGP", "Egyptian Pound" },
  { "ERN", 2, "ERN", "Nakfa" },
  { "ETB", 2, "ETB", "Ethiopian Birr" },
  { "EUR", 2, "€", "Euro" },
  { "FJD", 2, "FJD", "Fiji Dollar" },
  { "FKP", 2, "FKP", "Falkland Islands Pound" },
  { "GBP", 2, "£", "Pound Sterling" },
  { "GEL", 2, "₾", "Lari" },
  { "GHS", 2, "GH₵", "Ghana Cedi" },
  { "GIP", 2, "GIP", "Gibraltar Pound" },
  { "GMD", 2, "GMD", "Dalasi" },
  { "GNF", 0, "GNF", "Guinean Franc" },
  { "GTQ", 2, "GTQ", "Quetzal" },
  { "GYD", 2, "GYD", "Guyana Dollar" },
  { "HKD", 2, "HK$", "Hong Kong Dollar" },
  { "HNL", 2, "HNL", "Lempira" },
  { "HRK", 2, "HRK", "Kuna" },
  { "HTG", 2, "HTG", "Gourde" },
  { "HUF", 2, "HUF", "Forint" },
  { "IDR", 2, "IDR", "Rupiah" },
  { "ILS", 2, "₪", "New Israeli Sheqel" },
  { "INR", 2, "₹", "Indian Rupee" },
  { "IQD", 3, "IQD", "Iraqi Dinar" },
  { "IRR", 2, "IRR", "Iranian Rial" },
  { "ISK", 0, "ISK", "Iceland Krona" },
  { "JMD", 2, "JMD", "Jamaican Dollar" },
  { "JOD", 3, "JOD", "Jordanian Dinar" },
  { "JPY", 0, "¥", "Yen" },
  { "KES", 2, "KES", "Kenyan Shilling" },
  { "KGS", 2, "KGS", "Som" },
  { "KHR", 2, "KHR", "Riel" },
  { "KMF", 0, "KMF", "Comorian Franc" },
  { "KPW", 2, "KPW", "North Korean Won" },
  { "KRW", 0, "₩", "Won" },
  { "KWD", 3, "KWD", "Kuwaiti Dinar" },
  { "KYD", 2, "KYD", "Cayman Islands Dollar" },
  { "KZT", 2, "₸", "Tenge" },
  { "LAK", 2, "LAK", "Lao Kip" },
  { "LBP", 2, "LBP", "Lebanese Pound" },
  { "LKR", 2, "LKR", "Sri Lanka Rupee" },
  { "LRD", 2, "LRD", "Liberian Dollar" },
  { "LSL", 2, "LSL", "Loti" },
  { "LYD", 3, "LYD", "Libyan Dinar" },
  { "MAD", 2, "MAD", "Moroccan Dirham" },
  { "MDL", 2, "MDL", "Moldovan Leu" },
  { "MGA", 2, "MGA", "Malagasy Ariary" },
  { "MKD", 2, "MKD", "Denar" },
  { "MMK", 2, "MMK", "Kyat" },
  { "MNT", 2, "₮", "Tugrik" },
  { "MOP", 2, "MOP", "Pataca" },
  { "MRU", 2, "MRU", "Ouguiya" },
  { "MUR", 2, "MUR", "Mauritius Rupee" },
  { "MVR", 2, "MVR", "Rufiyaa" },
  { "MWK", 2, "MWK", "Malawi Kwacha" },
  { "MXN", 2, "MX$", "Mexican Peso" },
  { "MYR", 2, "MYR", "Malaysian Ringgit" },
  { "MZN", 2, "MZN", "Mozambique Metical" },
  { "NAD", 2, "NAD", "Namibia Dollar" },
  { "NGN", 2, "₦", "Naira" },
  { "NIO", 2, "NIO", "Cordoba Oro" },
  { "NOK", 2, "NOK", "Norwegian Krone" },
  { "NPR", 2, "NPR", "Nepalese Rupee" },
  { "NZD", 2, "NZ$", "New Zealand Dollar" },
  { "OMR", 3, "OMR", "Rial Omani" },
  { "PAB", 2, "PAB", "Balboa" },
  { "PEN", 2, "PEN", "Sol" },
  { "PGK", 2, "PGK", "Kina" },
  { "PHP", 2, "₱", "Philippine Peso" },
  { "PKR", 2, "PKR", "Pakistan Rupee" },
  { "PLN", 2, "zł", "Zloty" },
  { "PYG", 0, "₲", "Guarani" },
  { "QAR", 2, "QAR", "Qatari Rial" },
  { "RON", 2, "RON", "Romanian Leu" },
  { "RSD", 2, "RSD", "Serbian Dinar" },
  { "RUB", 2, "RUB", "Russian Ruble" },
  { "RWF", 0, "RWF", "Rwanda Franc" },
  { "SAR", 2, "SAR", "Saudi Riyal" },
  { "SBD", 2, "SBD", "Solomon Islands Dollar" },
  { "SCR", 2, "SCR", "Seychelles Rupee" },
  { "SDG", 2, "SDG", "Sudanese Pound" },
  { "SEK", 2, "SEK", "Swedish Krona" },
  { "SGD", 2, "SGD", "Singapore Dollar" },
  { "SHP", 2, "SHP", "Saint Helena Pound" },
  { "SLE", 2, "SLE", "Leone" },
  { "SLL", 2, "SLL", "Leone (until 2023)" },
  { "SOS", 2, "SOS", "Somali Shilling" },
  { "SRD", 2, "SRD", "Surinam Dollar" },
  { "SSP", 2, "SSP", "South Sudanese Pound" },
  { "STN", 2, "STN", "Dobra" },
  { "SVC", 2, "SVC", "El Salvador Colon" },
  { "SYP", 2, "SYP", "Syrian Pound" },
  { "SZL", 2, "SZL", "Lilangeni" },
  { "THB", 2, "THB", "Baht" },
  { "TJS", 2, "TJS", "Somoni" },
  { "TMT", 2, "TMT", "Turkmenistan New Manat" },
  { "TND", 3, "TND", "Tunisian Dinar" },
  { "TOP", 2, "TOP", "Pa'anga" },
  { "TRY", 2, "₺", "Turkish Lira" },
  { "TTD", 2, "TTD", "Trinidad and Tobago Dollar" },
  { "TWD", 2, "NT$", "New Taiwan Dollar" },
  { "TZS", 2, "TZS", "Tanzanian Shilling" },
  { "UAH", 2, "₴", "Hryvnia" },
  { "UGX", 0, "UGX", "Uganda Shilling" },
  { "USD", 2, "$", "US Dollar" },
  { "UYU", 2, "UYU", "Peso Uruguayo" },
  { "UYW", 4, "UYW", "Unidad Previsional" },
  { "UZS", 2, "UZS", "Uzbekistan Sum" },
  { "VED", 2, "VED", "Bolivar Digital" },
  { "VES", 2, "VES", "Bolivar Soberano" },
  { "VND", 0, "₫", "Dong" },
  { "VUV", 0, "VUV", "Vatu" },
  { "WST", 2, "WST", "Tala" },
  { "XAF", 0, "XAF", "CFA Franc BEAC" },
  { "XCD", 2, "XCD", "East Caribbean Dollar" },
  { "XCG", 2, "XCG", "Caribbean Guilder" },
  { "XOF", 0, "XOF", "CFA Franc BCEAO" },
  { "XPF", 0, "XPF", "CFP Franc" },
  { "YER", 2, "YER", "Yemeni Rial" },
  { "ZAR", 2, "ZAR", "Rand" },
  { "ZMW", 2, "ZMW", "Zambian Kwacha" },
  { "ZWG", 2, "ZWG", "Zimbabwe Gold" },
  { "ZWL", 2, "ZWL", "Zimbabwe Dollar (until 2024)" },
};

static int
compare_code (const void *key,
              const void *entry)
{
  return memcmp (key, ((const MkrCurrency *) entry)->code, 3);
}

/**
 * mkr_currency_lookup:
 * @code: an ISO 4217 code, in any case
 *
 * Returns: (nullable): the currency, or NULL if there is none of that code
 */
const MkrCurrency *
mkr_currency_lookup (const char *code)
{
  char upper[3];

  g_return_val_if_fail (code != NULL, NULL);

  if (strlen (code) != 3)
    return NULL;

  for (guint i = 0; i < 3; i++)
    upper[i] = g_ascii_toupper (code[i]);

  return bsearch (upper, table, G_N_ELEMENTS (table), sizeof table[0], compare_code);
}

/**
 * mkr_currency_from_symbol:
 * @symbol: a sign such as “$”, “€”, “US$”
 *
 * A bare “$” is read as US dollars, the sense it has in the statements that Makerent knows.
 *
 * Returns: (nullable): the currency, or NULL if the sign is not known
 */
const MkrCurrency *
mkr_currency_from_symbol (const char *symbol)
{
  g_return_val_if_fail (symbol != NULL, NULL);

  if (strcmp (symbol, "US$") == 0)
    return mkr_currency_lookup ("USD");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].symbol, symbol) == 0)
      return &table[i];

  return NULL;
}

/**
 * mkr_currency_require:
 *
 * As mkr_currency_lookup (), with an error in words.
 */
const MkrCurrency *
mkr_currency_require (const char  *code,
                      GError     **error)
{
  const MkrCurrency *currency = mkr_currency_lookup (code);

  if (currency == NULL)
    g_set_error (error, MKR_ERROR, MKR_ERROR_CURRENCY,
                 _("“%s” is no currency. Use a code of three letters such as USD, EUR or GBP."), code);

  return currency;
}

/**
 * mkr_currency_table:
 * @n: (out): how many there are
 *
 * Returns: (transfer none): all currencies, by code
 */
const MkrCurrency *
mkr_currency_table (guint *n)
{
  *n = G_N_ELEMENTS (table);
  return table;
}
