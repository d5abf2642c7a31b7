/* mkr-ledger.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-ledger.h"
#include "mkr-split-private.h"
#include "mkr-tally.h"
#include "mkr-worth.h"

/* Money counted once.
 *
 * Received. In an account that can pay rent every paid earning, refund and fee counts, unless it is the other end of own
 * money that left an account which is no platform's (movement). Transfers do not count, save one that comes in from a
 * platform with an account in the book: its balance is not rent money, so this is the arrival. (An account that an import
 * made and that has lost all its rows is as good as none.) Of own money that moves or is converted the fee alone counts,
 * with the row's source, or as a fee of nobody.
 * A platform's own rows stand in for arrivals that the book cannot see: withdrawals, with the other sign, where its
 * statements show them, else the rows marked paid. They stop to count in the months for which an account that the platform
 * pays into has statement rows (covered), and a row whose arrival was found (movement) never counts.
 * That account is the one the person named; else every rent-paying account that holds an arrival of the platform.
 *
 * Nor do rows count that may be those of an arrival which was not matched (doubt): money counts once at most. These are
 * rows of the arrival's own currency, or of any where the platform never pays in that one: it was converted on its way.
 *
 * Earned. All earnings, refunds and fees of platforms, whatever their state; in accounts that can pay rent what arrived from
 * payers without an account that has rows, unless it was matched with rows that earn. An account's own service pays as others
 * do. (Cash names nobody in a statement: “Cashmere” and “Cash Converters” are payers.)
 *
 * Everything here is a function of the rows, the accounts and the sources, never of the order in which they came. */

#define IS_OWN_MONEY                                                                          \
  "EXISTS (SELECT 1 FROM movement m JOIN entry o ON o.id = m.leaves "                         \
  "        JOIN account l ON l.id = o.account WHERE m.arrives = e.id AND l.role <> 4)"
#define IS_COVERED                                                                            \
  "EXISTS (SELECT 1 FROM covered c WHERE c.account = e.account AND c.month = " MKR_SQL_MONTH ("e.date") ")"
#define STANDS_IN                                                                             \
  "NOT " IS_COVERED " AND NOT EXISTS (SELECT 1 FROM movement m WHERE m.leaves = e.id) "       \
  "AND ifnull ((SELECT d.first FROM doubt d WHERE d.account = e.account AND d.currency = e.currency AND d.last >= e.date " \
  "             ORDER BY d.last LIMIT 1) > e.date, 1)"
#define HAS_ARRIVED "EXISTS (SELECT 1 FROM movement m WHERE m.arrives = e.id)"
#define HAS_PLATFORM                                                                          \
  "(" HAS_ARRIVED " AND NOT " IS_OWN_MONEY                                                    \
  " OR EXISTS (SELECT 1 FROM payer y JOIN account p ON p.id = y.account WHERE y.source = e.source AND p.role = 4 " \
  "        AND (p.made_by IS NULL OR EXISTS (SELECT 1 FROM presence r WHERE r.account = p.id))))"
#define IS_EARNED_ELSEWHERE                                                                   \
  "(NOT " MKR_SQL_PAYS_ITSELF " AND EXISTS (SELECT 1 FROM payer y JOIN account p ON p.id = y.account WHERE y.source = e.source " \
  "        AND p.kind <> 4 AND EXISTS (SELECT 1 FROM presence r WHERE r.account = p.id)))"

#define RECEIVED                                                                              \
  "CASE WHEN e.removed = 1 OR e.state <> 1 OR e.kind = 6 THEN 0 "                             \
  "     WHEN a.role = 1 AND e.kind IN (4, 5) THEN "                                           \
  "       CASE WHEN e.kind = 4 AND e.net > 0 AND " HAS_PLATFORM " THEN 1 "                    \
  "            WHEN e.fee <> 0 THEN 2 ELSE 0 END "                                            \
  "     WHEN a.role = 1 THEN NOT " IS_OWN_MONEY " "                                           \
  "     WHEN a.role <> 4 OR e.kind = 5 THEN 0 "                                               \
  "     WHEN a.has_withdrawals THEN CASE WHEN e.kind = 4 AND " STANDS_IN " THEN -1 ELSE 0 END " \
  "     ELSE e.kind <> 4 AND " STANDS_IN " END"
#define EARNED                                                                                \
  "CASE WHEN e.removed = 1 OR e.kind NOT IN (1, 2, 3) THEN 0 "                                \
  "     WHEN a.role = 4 THEN 1 "                                                              \
  "     WHEN a.role = 1 AND e.state = 1 THEN NOT " HAS_ARRIVED " AND NOT " IS_EARNED_ELSEWHERE \
  "     ELSE 0 END"

typedef struct
{
  gint64 entry;
  int    received;
  int    earned;
} Flags;

gboolean
mkr_ledger_is_plain (MkrBook   *book,
                     gboolean  *plain,
                     GError   **error)
{
  gint64 n = 0;

  if (!mkr_book_value (book, &n, error,
                       "SELECT (SELECT count(*) FROM account) = 1 OR NOT (EXISTS (SELECT 1 FROM payer) OR "
                       "EXISTS (SELECT 1 FROM account WHERE pays_into IS NOT NULL))", NULL))
    return FALSE;
  *plain = n != 0;
  return TRUE;
}

void
mkr_ledger_plain_flags (MkrRole   role,
                        gboolean  has_withdrawals,
                        MkrKind   kind,
                        MkrState  state,
                        gboolean  has_fee,
                        int      *received,
                        int      *earned)
{
  gboolean is_money = kind == MKR_KIND_EARNING || kind == MKR_KIND_REFUND || kind == MKR_KIND_FEE;

  *received = 0;
  *earned = 0;
  if (role == MKR_ROLE_RENT && (kind == MKR_KIND_TRANSFER || kind == MKR_KIND_CONVERSION))
    *received = has_fee && state == MKR_STATE_PAID ? MKR_RECEIVED_FEE : 0;
  else if (role == MKR_ROLE_RENT)
    *received = *earned = is_money && state == MKR_STATE_PAID;
  else if (role == MKR_ROLE_PLATFORM)
    {
      *earned = is_money;
      if (state != MKR_STATE_PAID)
        *received = 0;
      else if (has_withdrawals)
        *received = kind == MKR_KIND_TRANSFER ? -1 : 0;
      else
        *received = is_money;
    }
}

void
mkr_ledger_received_amounts (int     received,
                             gint64 *gross,
                             gint64  fee,
                             gint64 *net)
{
  gint64 whole = *gross;

  if (received == MKR_RECEIVED_FEE)
    {
      *gross = 0;
      *net = -fee;
    }
  else if (received < 0)
    {
      *gross = -*net;
      *net = -whole;
    }
}

/* Counted in memory: to group a million rows, SQLite would sort them. */
static gboolean
rebuild_presence (MkrBook  *book,
                  GError  **error)
{
  g_autoptr(MkrTally) tally = mkr_tally_new (book, error);
  g_autoptr(MkrQuery) query = NULL;
  int state;

  if (!tally || !mkr_book_run (book, error, "DELETE FROM presence", NULL))
    return FALSE;
  query = mkr_book_query (book, error,
                          "SELECT e.account, ifnull (e.source, 0), e.date, b.format <> '', "
                          "       e.removed = 0 AND e.kind IN (1, 4) AND e.state = 1 AND e.net > 0 "
                          "FROM entry e NOT INDEXED CROSS JOIN batch b ON b.id = e.batch WHERE e.date IS NOT NULL", NULL);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrDate date = mkr_column_date (query, 2);

      /* A day that is none has no month; check names the row. */
      if (date != MKR_DATE_NONE &&
          !mkr_tally_add_presence (tally, sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1), date,
                                   sqlite3_column_int (query, 3), sqlite3_column_int (query, 4), error))
        return FALSE;
    }

  return state == 0 && mkr_tally_flush (tally, book, error);
}

static gboolean
rebuild_covered (MkrBook  *book,
                 GError  **error)
{
  return mkr_book_run (book, error, "DELETE FROM covered", NULL) &&
         mkr_book_run (book, error,
                       "INSERT INTO covered (account, month) "
                       "SELECT DISTINCT p.id, m.month FROM account p JOIN account d "
                       "ON CASE WHEN p.pays_into IS NOT NULL THEN d.id = p.pays_into "
                       "        ELSE d.role = 1 AND EXISTS (SELECT 1 FROM presence x JOIN payer y ON y.source = x.source "
                       "             WHERE x.account = d.id AND x.arrivals > 0 AND y.account = p.id) END "
                       "JOIN presence m ON m.account = d.id AND m.statement > 0 WHERE p.role = 4", NULL);
}

static gboolean
rebuild_flags (MkrBook  *book,
               GError  **error)
{
  g_autoptr(GArray) changed = g_array_new (FALSE, FALSE, sizeof (Flags));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  query = mkr_book_query (book, error,
                          "SELECT id, r, w FROM (SELECT e.id, e.received, e.earned, " RECEIVED " AS r, " EARNED " AS w "
                          "FROM entry e JOIN account a ON a.id = e.account) WHERE received <> r OR earned <> w", NULL);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      Flags flags = { sqlite3_column_int64 (query, 0), sqlite3_column_int (query, 1), sqlite3_column_int (query, 2) };

      g_array_append_val (changed, flags);
    }
  if (state < 0)
    return FALSE;

  for (guint i = 0; i < changed->len; i++)
    {
      const Flags *flags = &g_array_index (changed, Flags, i);

      if (!mkr_book_run (book, error, "UPDATE entry SET received = ?, earned = ? WHERE id = ?", "iii",
                         (gint64)flags->received, (gint64)flags->earned, flags->entry))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rebuild_counted (MkrBook  *book,
                 GError  **error)
{
  g_autoptr(MkrTally) tally = mkr_tally_new (book, error);
  g_autoptr(MkrQuery) query = NULL;
  int state;

  if (!tally || !mkr_book_run (book, error, "DELETE FROM counted", NULL))
    return FALSE;
  query = mkr_book_query (book, error, "SELECT source FROM entry WHERE kind = 1 AND (received <> 0 OR earned <> 0)", NULL);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    if (!mkr_tally_add_payout (tally, sqlite3_column_int64 (query, 0), error))
      return FALSE;

  return state == 0 && mkr_tally_flush (tally, book, error);
}

static gboolean
rebuild_rollup (MkrBook  *book,
                GError  **error)
{
  return mkr_book_run (book, error, "DELETE FROM rollup", NULL) &&
         mkr_book_run (book, error,
                       "INSERT INTO rollup (basis, month, account, source, work, currency, gross, fee, net, n) "
                       "SELECT 1, " MKR_SQL_MONTH ("e.date") ", e.account, " MKR_SQL_PART_SOURCE ", ifnull (s.work, 0), e.currency, "
                       "       sum (" MKR_SQL_PART_GROSS (MKR_SQL_GROSS) "), sum (" MKR_SQL_PART_FEE "), "
                       "       sum (" MKR_SQL_PART_NET (MKR_SQL_NET) "), count(*) "
                       "FROM entry e " MKR_SQL_JOIN_PART "WHERE e.received <> 0 GROUP BY 1, 2, 3, 4, 5, 6", NULL) &&
         mkr_book_run (book, error,
                       "INSERT INTO rollup (basis, month, account, source, work, currency, gross, fee, net, n) "
                       "SELECT 2, " MKR_SQL_MONTH ("e.date") ", e.account, " MKR_SQL_PART_SOURCE ", ifnull (s.work, 0), e.currency, "
                       "       sum (" MKR_SQL_PART_GROSS ("e.gross") "), sum (" MKR_SQL_PART_FEE "), "
                       "       sum (" MKR_SQL_PART_NET ("e.net") "), count(*) "
                       "FROM entry e " MKR_SQL_JOIN_PART "WHERE e.earned = 1 GROUP BY 1, 2, 3, 4, 5, 6", NULL);
}

gboolean
mkr_ledger_rebuild_days (MkrBook  *book,
                         GError  **error)
{
  g_autoptr(MkrTally) tally = mkr_tally_new (book, error);
  g_autoptr(MkrQuery) query = NULL;
  int state;

  if (!tally || !mkr_book_run (book, error, "DELETE FROM receipt_day", NULL))
    return FALSE;
  query = mkr_book_query (book, error,
                          "SELECT e.date, e.currency, " MKR_SQL_PART_NET (MKR_SQL_NET) ", " MKR_SQL_PART_SOURCE ", ifnull (s.work, 0), "
                          MKR_SQL_WORTH ("net", MKR_SQL_PART_NET (MKR_SQL_NET)) ", CASE WHEN p.entry IS NULL THEN 0 ELSE e.id END "
                          "FROM entry e " MKR_SQL_JOIN_PART MKR_SQL_JOIN_WORTH "WHERE e.received <> 0", NULL);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    if (!mkr_tally_add_receipt (tally, mkr_column_date (query, 0), mkr_column_currency (query, 1),
                                sqlite3_column_int64 (query, 2), sqlite3_column_int64 (query, 5),
                                sqlite3_column_int64 (query, 3), sqlite3_column_int (query, 4), sqlite3_column_int64 (query, 6),
                                error))
      return FALSE;

  return state == 0 && mkr_tally_flush (tally, book, error);
}

gboolean
mkr_ledger_rebuild_worths (MkrBook  *book,
                           GError  **error)
{
  return mkr_worths_rebuild (book, error) && mkr_ledger_rebuild_days (book, error);
}

gboolean
mkr_ledger_rebuild (MkrBook  *book,
                    GError  **error)
{
  return mkr_subunits_rebuild (book, error) &&
         mkr_payers_rebuild (book, error) &&
         rebuild_presence (book, error) &&
         mkr_movements_rebuild (book, error) &&
         rebuild_covered (book, error) &&
         rebuild_flags (book, error) &&
         rebuild_counted (book, error) &&
         mkr_parts_rebuild (book, error) &&
         rebuild_rollup (book, error) &&
         mkr_ledger_rebuild_worths (book, error);
}
