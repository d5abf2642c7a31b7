/* mkr-service.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include "mkr-book-private.h"
#include "mkr-service.h"
#include "mkr-text.h"

static const struct { const char *key, *name; } services[] = {
  { "paypal", "PayPal" }, { "stripe", "Stripe" }, { "wise", "Wise" }, { "payoneer", "Payoneer" }, { "revolut", "Revolut" },
  { "venmo", "Venmo" }, { "cash app", "Cash App" }, { "sumup", "SumUp" },
};

/* Every word of it as a whole: “otherwise” is not Wise. */
static gboolean
holds (const char *text,
       const char *key)
{
  gsize length = strlen (key);

  for (const char *at = strstr (text, key); at; at = strstr (at + 1, key))
    if ((at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)))) &&
        !g_unichar_isalnum (g_utf8_get_char (at + length)))
      return TRUE;
  return FALSE;
}

guint
mkr_services_lacking (MkrBook  *book,
                      GError  **error)
{
  guint lacking = (1u << G_N_ELEMENTS (services)) - 1;
  g_autoptr(MkrQuery) query = mkr_book_query (book, error,
                                              "SELECT name_key FROM account UNION SELECT service FROM batch WHERE service <> ''", NULL);
  int state;

  if (!query)
    return G_MAXUINT;
  while ((state = mkr_book_step (book, query, error)) > 0)
    for (guint i = 0; i < G_N_ELEMENTS (services); i++)
      if (holds ((const char *)sqlite3_column_text (query, 0), services[i].key))
        lacking &= ~(1u << i);
  return state == 0 ? lacking : G_MAXUINT;
}

const char *
mkr_service_named (guint       lacking,
                   const char *party,
                   const char *text)
{
  g_autofree char *both = g_strconcat (party ? party : "", " ", text, NULL);
  g_autofree char *key = mkr_name_key (both);

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    if ((lacking & 1u << i) && holds (key, services[i].key))
      return services[i].name;
  return NULL;
}

const char *
mkr_service_of_payout (MkrBook          *book,
                       const MkrPayout  *payout,
                       GError          **error)
{
  guint lacking;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  if (payout->kind != MKR_KIND_TRANSFER || payout->net <= 0 || payout->received)
    return NULL;
  lacking = mkr_services_lacking (book, error);
  return lacking == G_MAXUINT ? NULL : mkr_service_named (lacking, payout->party, payout->text);
}
