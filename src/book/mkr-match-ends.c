/* mkr-match-ends.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-money.h"
#include "mkr-movement-private.h"

/* Whether rows that a person names can be the two ends of one movement (figures.md 4). She may know of a fee, a delay or a
 * name that the rule does not; not of money that stays where it is, comes before it went or grows on its way. */

typedef struct
{
  gint64             left, arrived;   /* sums; of the single row once */
  const MkrCurrency *currency;        /* of all; NULL: they differ */
  gboolean           transfers;       /* all that left are transfers: their sum is whole */
} Sums;

static gboolean
add (gint64 *sum,
     gint64  amount)
{
  return !__builtin_add_overflow (*sum, amount, sum);
}

static gboolean
refuse_days (gint64    leaves,
             gint64    arrives,
             MkrDate   left_on,
             MkrDate   arrived_on,
             GError  **error)
{
  g_autofree char *left = mkr_date_format (left_on, MKR_DATE_FULL);
  g_autofree char *arrived = mkr_date_format (arrived_on, MKR_DATE_FULL);

  g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
               _("Payouts %lld and %lld cannot be one movement: the money arrived on %s, before it left on %s"),
               (long long)leaves, (long long)arrives, arrived, left);
  return FALSE;
}

static gboolean
look_at_pair (MkrBook   *book,
              gint64     leaves,
              gint64     arrives,
              gboolean   is_first,
              gboolean   adds_left,
              Sums      *sums,
              GError   **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error,
                                              "SELECT l.account = e.account, l.kind, l.date, e.date, l.currency, e.currency, "
                                              "max (-l.gross, -l.net), min (e.gross, e.net) FROM entry l, entry e "
                                              "WHERE l.id = ? AND e.id = ?", "ii", leaves, arrives);
  MkrDate left_on, arrived_on;
  gboolean is_transfer;

  if (!query || mkr_book_step (book, query, error) <= 0)
    return FALSE;
  if (sqlite3_column_int (query, 0))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
                   _("Payouts %lld and %lld cannot be one movement: both are rows of the same account. Name the payout in "
                     "another account that the money left or arrived in."), (long long)leaves, (long long)arrives);
      return FALSE;
    }

  is_transfer = sqlite3_column_int (query, 1) == MKR_KIND_TRANSFER;
  left_on = mkr_column_date (query, 2);
  arrived_on = mkr_column_date (query, 3);
  if (is_transfer && left_on != MKR_DATE_NONE && arrived_on != MKR_DATE_NONE && arrived_on < left_on - MKR_MOVEMENT_EARLY)
    return refuse_days (leaves, arrives, left_on, arrived_on, error);

  if (is_first)
    sums->currency = mkr_column_currency (query, 4);
  sums->transfers &= is_transfer;
  if (mkr_column_currency (query, 4) != sums->currency || mkr_column_currency (query, 5) != sums->currency ||
      ((is_first || adds_left) && !add (&sums->left, sqlite3_column_int64 (query, 6))) ||
      ((is_first || !adds_left) && !add (&sums->arrived, sqlite3_column_int64 (query, 7))))
    sums->transfers = FALSE;
  return TRUE;
}

gboolean
mkr_match_can_be_one (MkrBook  *book,
                      GArray   *leaves,
                      GArray   *arrives,
                      GError  **error)
{
  Sums sums = { .transfers = TRUE };
  g_autofree char *left = NULL;
  g_autofree char *arrived = NULL;

  for (guint i = 0; i < MAX (leaves->len, arrives->len); i++)
    if (!look_at_pair (book, g_array_index (leaves, gint64, MIN (i, leaves->len - 1)),
                       g_array_index (arrives, gint64, MIN (i, arrives->len - 1)), i == 0, leaves->len > 1, &sums, error))
      return FALSE;
  if (!sums.transfers || sums.arrived <= sums.left)
    return TRUE;

  left = mkr_money_format (sums.left, sums.currency, MKR_MONEY_CODE);
  arrived = mkr_money_format (sums.arrived, sums.currency, MKR_MONEY_CODE);
  g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
               _("These cannot be one movement: %s arrived, but only %s left. A fee makes it less, never more."), arrived, left);
  return FALSE;
}
