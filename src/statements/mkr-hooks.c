/* mkr-hooks.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-format-private.h"
#include "mkr-hooks.h"
#include "mkr-statement-private.h"

#define WISE_CHARGES "Wise Charges for: "

/* Money to or from a name that the file shows as the account's own holder stays with the person. */
static void
own_name (MkrStatement *statement,
          GHashTable   *own_names)
{
  if (g_hash_table_size (own_names) == 0)
    return;

  for (guint i = 0; i < statement->n; i++)
    {
      MkrEntry *entry = mkr_statement_peek (statement, i);
      g_autofree char *folded = NULL;

      if ((entry->kind != MKR_KIND_REFUND && entry->kind != MKR_KIND_EARNING) || *entry->party == '\0')
        continue;

      folded = mkr_header_fold (entry->party);
      if (g_hash_table_contains (own_names, folded))
        entry->kind = MKR_KIND_TRANSFER;
    }
}

/* Money sent out is a refund only to someone who paid in this file; to others it is the person's own payment. */
static void
sent_back (MkrStatement *statement,
           GHashTable   *own_names)
{
  g_autoptr(GHashTable) payers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < statement->n; i++)
    {
      MkrEntry *entry = mkr_statement_peek (statement, i);

      if (entry->kind == MKR_KIND_EARNING && *entry->party != '\0')
        g_hash_table_add (payers, mkr_header_fold (entry->party));
    }

  for (guint i = 0; i < statement->n; i++)
    {
      MkrEntry *entry = mkr_statement_peek (statement, i);
      g_autofree char *folded = NULL;

      if (entry->kind != MKR_KIND_REFUND || entry->net >= 0)
        continue;

      folded = mkr_header_fold (entry->party);
      if (!g_hash_table_contains (payers, folded))
        {
          entry->kind = MKR_KIND_IGNORED;
          entry->reason = _("your own payment or purchase, not income");
        }
    }
}

/* Wise with “fees in separate rows”: the row “Wise Charges for: <id>” carries the fee that the main row names once more. */
static void
wise_separate_fees (MkrStatement *statement,
                    GHashTable   *own_names)
{
  g_autoptr(GHashTable) charged = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < statement->n; i++)
    {
      MkrEntry *entry = mkr_statement_peek (statement, i);

      if (g_str_has_prefix (entry->text, WISE_CHARGES))
        g_hash_table_add (charged, (gpointer)entry->reference);
    }

  for (guint i = 0; g_hash_table_size (charged) > 0 && i < statement->n; i++)
    {
      MkrEntry *entry = mkr_statement_peek (statement, i);

      if (entry->kind != MKR_KIND_FEE && g_hash_table_contains (charged, entry->reference))
        {
          entry->gross = entry->net;
          entry->fee = 0;
        }
    }
}

MkrHook
mkr_hook_find (const char *name)
{
  static const struct { const char *name; MkrHook hook; } hooks[] = {
    { "own-name", own_name },
    { "sent-back", sent_back },
    { "wise-separate-fees", wise_separate_fees },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hooks); i++)
    if (strcmp (hooks[i].name, name) == 0)
      return hooks[i].hook;

  return NULL;
}
