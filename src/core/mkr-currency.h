/* mkr-currency.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MkrCurrency:
 * @code: ISO 4217 alphabetic code, upper case
 * @exponent: decimals of the minor unit (JPY 0, USD 2, KWD 3, CLF 4)
 * @symbol: sign used in headlines (“$”); the code where there is none
 * @name: English name, for lists (translated where shown)
 *
 * An entry of the static ISO 4217 table. Pointers are unique: compare with ==.
 */
typedef struct
{
  char        code[4];
  guint8      exponent;
  const char *symbol;
  const char *name;
} MkrCurrency;

const MkrCurrency *mkr_currency_lookup   (const char   *code); /* any case; NULL if unknown */
const MkrCurrency *mkr_currency_from_symbol (const char *symbol); /* “$” → USD, “£”, “€” …; NULL */
const MkrCurrency *mkr_currency_require  (const char   *code,
                                          GError      **error);
const MkrCurrency *mkr_currency_table    (guint        *n);

G_END_DECLS
