/* mkr-subunit.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-decimal.h"
#include "mkr-ledger.h"
#include "mkr-money.h"

/* Formats with more decimals than the currency (figures.md 1): the exact figures of a batch, day, currency and source are
 * added up, the sum is rounded once, and the first of these rows carries it. */

typedef struct
{
  gint64             carrier;   /* 0: no group yet */
  gint64             batch, source;
  gint64             state;     /* waiting and paid rows are never one sum */
  MkrDate            date;
  const MkrCurrency *currency;
  MkrDecimal         gross, fee;
} Group;

static gint64
power_of_ten (int n)
{
  gint64 value = 1;

  while (n-- > 0)
    value *= 10;
  return value;
}

static gboolean
to_minor (MkrDecimal          value,
          const MkrCurrency  *currency,
          gint64             *minor,
          GError            **error)
{
  if (value.scale <= currency->exponent)
    return mkr_decimal_rescale (value, currency->exponent, minor, error);
  *minor = mkr_money_round_div (value.units, power_of_ten (value.scale - currency->exponent));
  return TRUE;
}

static gboolean
write_group (MkrBook      *book,
             const Group  *group,
             GError      **error)
{
  gint64 gross, fee, net;

  if (group->carrier == 0)
    return TRUE;
  return to_minor (group->gross, group->currency, &gross, error) &&
         to_minor (group->fee, group->currency, &fee, error) &&
         mkr_money_subtract (gross, fee, &net, error) &&
         mkr_book_run (book, error, "UPDATE entry SET gross = ?, fee = ?, net = ? WHERE id = ?", "iiii",
                       gross, fee, net, group->carrier);
}

static gboolean
add_row (MkrBook   *book,
         Group     *group,
         MkrQuery  *query,
         GError   **error)
{
  const MkrCurrency *currency = mkr_column_currency (query, 3);
  gint64 batch = sqlite3_column_int64 (query, 1);
  gint64 source = sqlite3_column_int64 (query, 4);
  gint64 state = sqlite3_column_int64 (query, 8);
  MkrDate date = mkr_column_date (query, 2);
  guint8 scale = (guint8)sqlite3_column_int (query, 5);
  MkrDecimal gross = { sqlite3_column_int64 (query, 6), scale };
  MkrDecimal fee = { sqlite3_column_int64 (query, 7), scale };

  if (!currency)
    return TRUE;
  if (group->carrier != 0 && group->batch == batch && group->date == date && group->currency == currency &&
      group->source == source && group->state == state)
    return mkr_decimal_add (group->gross, gross, &group->gross, error) &&
           mkr_decimal_add (group->fee, fee, &group->fee, error);

  if (!write_group (book, group, error))
    return FALSE;
  *group = (Group) { sqlite3_column_int64 (query, 0), batch, source, state, date, currency, gross, fee };
  return TRUE;
}

gboolean
mkr_subunits_rebuild (MkrBook  *book,
                      GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;
  Group group = { 0 };
  int state;

  if (!mkr_book_run (book, error, "UPDATE entry SET gross = 0, fee = 0, net = 0 WHERE sub_scale IS NOT NULL", NULL))
    return FALSE;
  /* Only money is added up: a row that is not income carries nothing. */
  query = mkr_book_query (book, error,
                          "SELECT id, batch, date, currency, ifnull (source, 0), sub_scale, sub_gross, sub_fee, state FROM entry "
                          "WHERE sub_scale IS NOT NULL AND removed = 0 AND kind IN (1, 2, 3) "
                          "ORDER BY batch, date, currency, ifnull (source, 0), state, kind, line, id", NULL);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    if (!add_row (book, &group, query, error))
      return FALSE;

  return state == 0 && write_group (book, &group, error);
}
