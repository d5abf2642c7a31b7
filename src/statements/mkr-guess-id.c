/* mkr-guess-id.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-guess-private.h"

/* What comes again next month is no id of a transaction, though each cell of one file be another. By the beginning of a
 * title's word, or the whole of it (“=”). */
static const char * const others[] = {
  "iban", "=bic", "swift", "=blz", "bankleitzahl", "konto", "account", "=acct", "=acc", "rekening", "tegenrekening", "cuenta",
  "compte", "conto", "conta", "rachun", "účt", "protiúč", "számla", "konta", "hesap", "счет", "счёт", "口座", "=sort",
  "=routing", "=card", "karte", "=tarjeta", "=carte",
  "worker", "=user", "userid", "username", "customer", "client", "member", "freelancer", "contractor", "payer", "payee",
  "seller", "buyer", "vendor", "merchant", "employe", "requester", "creator", "artist", "author", "company", "profile",
  "person", "partner", "counterparty", "recipient", "sender", "beneficiar",
  "kunde", "nutzer", "benutzer", "mitglied", "mitarbeit", "auftraggeb", "empfänger", "gläubiger", "glaeubiger", "mandat",
  "steuer", "lieferant", "absender", "utilisateur", "fournisseur", "usuario", "usuário", "proveedor", "utente", "fornitore",
  "klant", "gebruiker", "leverancier", "klient", "użytkownik", "kontrahent", "uživatel", "zákazn", "ügyfél", "клиент",
  "müşteri", "顧客", "会員", "支店", "銀行",
  "project", "projekt", "contract", "vertrag", "proyecto", "progetto", "projet", "=tax", "=vat", "ustid", "=branch",
};

static gboolean
is_of (const char *word,
       const char *other)
{
  return other[0] == '=' ? strcmp (word, other + 1) == 0 : g_str_has_prefix (word, other);
}

/* Whether a column of this folded title may tell one transaction from another. */
gboolean
mkr_guess_may_be_id (const char *folded)
{
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (others); j++)
      {
        g_autofree char *other = g_utf8_normalize (others[j], -1, G_NORMALIZE_DEFAULT_COMPOSE);

        if (is_of (words[i], other))
          return FALSE;
      }

  return TRUE;
}

/* The remainder by 97 of an IBAN, its first four characters last; −1: other characters. */
static gint
remainder_97 (const char *iban,
              gsize       length)
{
  guint rest = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = iban[(i + 4) % length];

      if (g_ascii_isdigit (c))
        rest = (rest * 10 + (guint)(c - '0')) % 97;
      else if (g_ascii_isupper (c))
        rest = (rest * 100 + (guint)(c - 'A') + 10) % 97;
      else
        return -1;
    }

  return (gint)rest;
}

static gboolean
is_iban (const char *text)
{
  static const char countries[] =
    " AD AE AL AT AZ BA BE BG BH BR BY CH CR CY CZ DE DK DO EE EG ES FI FO FR GB GE GI GR GT HR HU IE IL IQ IS IT JO KW KZ LB "
    "LI LT LU LV MC MD ME MK MR MT MU NL NO PK PL PS PT QA RO RS SA SE SI SK SM TN TR UA VA XK ";
  const char country[] = { ' ', text[0], text[1], ' ', '\0' };
  gsize length = strlen (text), digits = 0;

  if (length < 10 || length > 34 || !g_ascii_isupper (text[0]) || !g_ascii_isupper (text[1])
      || !g_ascii_isdigit (text[2]) || !g_ascii_isdigit (text[3]))
    return FALSE;

  for (gsize i = 4; i < length; i++)
    digits += (gsize)(g_ascii_isdigit (text[i]) != 0);

  /* Masked and shortened ones do not add up. */
  return (length >= 15 && remainder_97 (text, length) == 1)
         || (strstr (countries, country) != NULL && digits + 8 >= length && digits >= 6);
}

static gboolean
is_bic (const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    if (i < 6 ? !g_ascii_isupper (text[i]) : !g_ascii_isupper (text[i]) && !g_ascii_isdigit (text[i]))
      return FALSE;

  return length == 8 || length == 11;
}

/* The number of an account or of a bank. */
gboolean
mkr_guess_is_account (const char *text)
{
  g_autofree char *bare = g_strdup (text);
  char *to = bare;

  for (const char *p = bare; *p != '\0'; p++)
    if (*p != ' ')
      *to++ = *p;
  *to = '\0';

  return is_iban (bare) || is_bic (bare);
}
