/* mkr-read-balance.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-number-cell.h"
#include "mkr-read-private.h"

/* What a row says the account held after it, for formats that name a column “balance”. A balance that cannot be read is no
 * balance: the row is as good as without. */

void
mkr_reader_begin_balances (MkrReader *reader)
{
  gint column = mkr_format_find_column (reader->format, "balance");

  if (column < 0 || reader->layout->map[column] < 0)
    return;

  reader->balance_column = column;
  reader->statement->balances = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
mkr_reader_read_balance (MkrReader *reader)
{
  const MkrCell *cell = mkr_reader_get_cell (reader, reader->balance_column);
  const MkrCurrency *currency = reader->entry->currency;
  g_autofree char *sign = NULL;
  MkrDecimal value;
  gint64 *balance;

  g_array_set_size (reader->statement->balances, reader->statement->n);
  balance = &g_array_index (reader->statement->balances, gint64, reader->statement->n - 1);
  *balance = MKR_NO_BALANCE;

  if (currency == NULL || mkr_reader_is_empty (reader, cell) || !reader->style->numbers_known
      || !mkr_number_cell_parse (cell->text, cell->length, reader->style->numbers, &value, &sign, NULL)
      || !mkr_decimal_rescale (value, currency->exponent, balance, NULL))
    *balance = MKR_NO_BALANCE;
}

/* --- rows that may stand still --- */

static gboolean
is_still_by_kind (const MkrEntry *entry)
{
  static const char * const ids[] = { "pending", "not-approved", "denied", "hold", "memo", "request", "total", "balance" };

  if (entry->kind != MKR_KIND_IGNORED)
    return entry->state != MKR_STATE_PAID;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (entry->reason, _(mkr_kind_reason (ids[i]))) == 0)
      return TRUE;

  return FALSE;
}

/* Rows that are no income may move the balance (a purchase) or not (a note beside a payment that is held): the balances above
 * and below, of the same currency, tell. */
static gboolean
stands_still (const MkrEntry *entry,
              gint64          balance,
              const gint64   *above,
              const gint64   *below)
{
  gint64 before;

  if (__builtin_sub_overflow (balance, entry->net, &before))
    return TRUE;
  if ((above != NULL && *above == before) || (below != NULL && *below == before))
    return FALSE;
  if ((above != NULL && *above == balance) || (below != NULL && *below == balance))
    return TRUE;

  return is_still_by_kind (entry);
}

/* @rows: of guint, rows of one currency that say a balance. */
static void
settle_currency (MkrStatement *self,
                 GArray       *rows)
{
  const gint64 *balances = (const gint64 *)(gpointer)self->balances->data;
  g_autoptr(GArray) still = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      const MkrEntry *entry = mkr_statement_peek (self, row);
      const gint64 *above = i > 0 ? &balances[g_array_index (rows, guint, i - 1)] : NULL;
      const gint64 *below = i + 1 < rows->len ? &balances[g_array_index (rows, guint, i + 1)] : NULL;

      if (entry->kind == MKR_KIND_PROBLEM)
        continue;
      if (entry->net == 0
          || ((entry->kind == MKR_KIND_IGNORED || entry->state != MKR_STATE_PAID)
              && stands_still (entry, balances[row], above, below)))
        g_array_append_val (still, row);
    }

  for (guint i = 0; i < still->len; i++)
    g_array_index (self->balances, gint64, g_array_index (still, guint, i)) = MKR_NO_BALANCE;
}

/* Takes the balances of rows that move nothing out again. */
void
mkr_statement_settle_balances (MkrStatement *self)
{
  g_autoptr(GHashTable) currencies = NULL;
  GHashTableIter iter;
  gpointer rows;

  if (self->balances == NULL)
    return;

  currencies = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  for (guint i = 0; i < self->balances->len; i++)
    {
      const MkrCurrency *currency = mkr_statement_peek (self, i)->currency;

      if (g_array_index (self->balances, gint64, i) == MKR_NO_BALANCE)
        continue;
      rows = g_hash_table_lookup (currencies, currency);
      if (rows == NULL)
        g_hash_table_insert (currencies, (gpointer)currency, rows = g_array_new (FALSE, FALSE, sizeof (guint)));
      g_array_append_val ((GArray *)rows, i);
    }

  g_hash_table_iter_init (&iter, currencies);
  while (g_hash_table_iter_next (&iter, NULL, &rows))
    settle_currency (self, rows);
}

/**
 * mkr_statement_get_balance:
 * @balance: (out): what the account held after the row, in minor units of the row's currency
 *
 * Returns: %FALSE if the file does not say, or if the row moves no money. A row that cannot be read may say its balance
 *   although its amount is not known.
 */
gboolean
mkr_statement_get_balance (MkrStatement *self,
                           guint         i,
                           gint64       *balance)
{
  *balance = self->balances != NULL && i < self->balances->len
             ? g_array_index (self->balances, gint64, i) : MKR_NO_BALANCE;
  return *balance != MKR_NO_BALANCE;
}
