/* mkr-payout.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-decimal.h"
#include "mkr-ledger.h"
#include "mkr-money.h"
#include "mkr-payout.h"
#include "mkr-text.h"

#define FROM "FROM entry e JOIN account a ON a.id = e.account LEFT JOIN source s ON s.id = e.source "                     \
             "JOIN batch b ON b.id = e.batch "
#define IS_SPLIT "e.id IN (SELECT entry FROM split)"
#define NAMES(column) "CASE WHEN " IS_SPLIT " THEN (SELECT group_concat (x.shown, ' + ') FROM (SELECT o." column " AS shown "      \
                      "FROM split t JOIN source o ON o.id = t.source WHERE t.entry = e.id ORDER BY abs (t.minor) DESC, o.id) x) "  \
                      "ELSE s." column " END"
/* Of several: unsorted as long as one of them is. */
#define WORK "CASE WHEN " IS_SPLIT " THEN (SELECT min (o.work) FROM split t JOIN source o ON o.id = t.source "                    \
             "WHERE t.entry = e.id) ELSE ifnull (s.work, 0) END"
#define COLUMNS "e.id, e.date, e.source, " NAMES ("name") ", " NAMES ("alias") ", e.account, a.name, a.alias, e.kind, e.state, "   \
                WORK ", e.currency, "                                                                                              \
                "e.gross, e.fee, e.net, e.received, e.earned, e.occurrence, e.edited, e.reference, e.party, e.type, e.text, "      \
                "e.project, e.batch, b.file_name, e.line, e.sub_scale, e.sub_gross, e.sub_fee, b.format, " IS_SPLIT " "
/* What counts as earned or received, and in which kind of work nobody knows. */
#define UNSORTED "e.kind = 1 AND (e.received <> 0 OR e.earned <> 0) AND " WORK " = 0"
/* Which account's money it may be is known, but not which row's (mkr-movement.c). */
#define UNMATCHED "e.kind IN (1, 4) AND e.net > 0 AND e.state = 1 AND a.role = 1 "                                                \
                  "AND EXISTS (SELECT 1 FROM payer y LEFT JOIN account p ON p.id = y.account WHERE y.source = e.source "          \
                  "AND (p.made_by IS NULL OR EXISTS (SELECT 1 FROM presence r WHERE r.account = p.id))) " \
                  "AND NOT " MKR_SQL_PAYS_ITSELF " AND NOT EXISTS (SELECT 1 FROM movement m WHERE m.arrives = e.id AND m.how <> 6) " \
                  "AND NOT EXISTS (SELECT 1 FROM match m WHERE m.arrives = e.id AND m.leaves = 0)"
#define NEWEST_FIRST "ORDER BY e.date DESC, e.account DESC, e.reference DESC, e.line DESC, e.id DESC"

void
mkr_payout_free (MkrPayout *self)
{
  if (!self)
    return;
  g_free (self->source_name);
  g_free (self->account_name);
  g_free (self->reference);
  g_free (self->party);
  g_free (self->type);
  g_free (self->text);
  g_free (self->project);
  g_free (self->file_name);
  g_free (self);
}

/* Rows of formats with more decimals than the currency carry their sum in one of them; each is shown with its own figure. */
static void
show_exact (MkrPayout *self,
            MkrQuery  *query)
{
  gint64 divisor = 1;

  if (sqlite3_column_type (query, 27) == SQLITE_NULL || !self->currency)
    return;
  for (int i = self->currency->exponent; i < sqlite3_column_int (query, 27); i++)
    divisor *= 10;
  self->gross = mkr_money_round_div (sqlite3_column_int64 (query, 28), divisor);
  self->fee = mkr_money_round_div (sqlite3_column_int64 (query, 29), divisor);
  self->net = self->gross - self->fee;
}

/* The same rule as the sums of the reports. */
static gint64
counted_of (const MkrPayout *payout,
            int              flag)
{
  gint64 gross = payout->gross;
  gint64 net = payout->net;

  if (flag == 0)
    return 0;
  mkr_ledger_received_amounts (flag, &gross, payout->fee, &net);
  return net;
}

/* The payer's name hides with the source's; free text may hold it too. */
static void
hide_names (MkrPayout *self)
{
  const char *shown = self->source ? self->source_name : "";
  char **texts[] = { &self->party, &self->text, &self->project, &self->reference, &self->file_name };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gboolean is_party = texts[i] == &self->party && **texts[i];

      g_free (*texts[i]);
      *texts[i] = g_strdup (is_party ? shown : "");
    }
}

static MkrPayout *
read_payout (MkrQuery *query,
             gboolean  hides)
{
  MkrPayout *self = g_new0 (MkrPayout, 1);
  gboolean typed = sqlite3_column_bytes (query, 30) == 0;

  self->id = sqlite3_column_int64 (query, 0);
  self->date = mkr_column_date (query, 1);
  self->source = sqlite3_column_int64 (query, 2);
  self->source_name = mkr_column_dup (query, hides ? 4 : 3);
  self->account = sqlite3_column_int64 (query, 5);
  self->account_name = mkr_column_dup (query, hides ? 7 : 6);
  self->kind = sqlite3_column_int (query, 8);
  self->state = sqlite3_column_int (query, 9);
  self->work = sqlite3_column_int (query, 10);
  self->currency = mkr_column_currency (query, 11);
  self->gross = sqlite3_column_int64 (query, 12);
  self->fee = sqlite3_column_int64 (query, 13);
  self->net = sqlite3_column_int64 (query, 14);
  self->received = sqlite3_column_int (query, 15) == 1 || sqlite3_column_int (query, 15) == -1;
  self->earned = sqlite3_column_int (query, 16) != 0;
  self->twin = sqlite3_column_int64 (query, 17) > 1;
  self->edited = sqlite3_column_int (query, 18) != 0;
  self->split = sqlite3_column_int (query, 31) != 0;
  self->reference = mkr_column_dup (query, 19);
  self->party = mkr_column_dup (query, 20);
  self->type = mkr_column_dup (query, 21);
  self->text = mkr_column_dup (query, 22);
  self->project = mkr_column_dup (query, 23);
  self->batch = typed ? 0 : sqlite3_column_int64 (query, 24);
  self->file_name = typed ? g_strdup ("") : mkr_column_dup (query, 25);
  self->line = (guint32)sqlite3_column_int64 (query, 26);
  show_exact (self, query);
  self->counted = counted_of (self, sqlite3_column_int (query, 15));
  if (hides)
    hide_names (self);
  return self;
}

/* “12.5” typed into the search finds 12.50 in any currency; “1300” finds 1,300.50 too. */
static gboolean
parse_amount (const char *text,
              MkrDecimal *amount)
{
  return mkr_decimal_parse_cell (text, -1, MKR_NUMBER_POINT, amount, NULL, NULL) ||
         mkr_decimal_parse_cell (text, -1, MKR_NUMBER_COMMA, amount, NULL, NULL);
}

static void
add_amount (GString    *where,
            MkrDecimal  amount)
{
  for (guint8 exponent = 0; exponent <= 4; exponent++)
    {
      gint64 units;
      gint64 whole = 1;

      for (guint8 i = 0; i < exponent && amount.scale == 0; i++)
        whole *= 10;
      if (mkr_decimal_rescale (amount, exponent, &units, NULL) && units != G_MININT64)
        g_string_append_printf (where,
                                " OR (abs (e.net) / %3$" G_GINT64_FORMAT " = %1$" G_GINT64_FORMAT
                                " OR abs (e.gross) / %3$" G_GINT64_FORMAT " = %1$" G_GINT64_FORMAT ")"
                                " AND mkr_exponent (e.currency) = %2$d", ABS (units) / whole, exponent, whole);
    }
}

/* The words of the search are bound as ?1, never written into the SQL. */
static void
add_text (GString    *where,
          const char *text,
          gboolean    hides)
{
  MkrDecimal amount;

  if (hides)
    g_string_append (where, " AND (mkr_contains (" NAMES ("alias") ", ?1) OR mkr_contains (a.alias, ?1)");
  else
    g_string_append (where, " AND (mkr_contains (" NAMES ("name") ", ?1) OR mkr_contains (e.party, ?1) OR mkr_contains (e.text, ?1) "
                            "OR mkr_contains (e.project, ?1) OR mkr_contains (e.reference, ?1)");
  if (parse_amount (text, &amount))
    add_amount (where, amount);
  g_string_append_c (where, ')');
}

static char *
build_where (const MkrPayoutFilter *filter,
             gboolean               hides)
{
  GString *where = g_string_new ("WHERE e.removed = 0");
  char day[11];

  if (filter->period.first != MKR_DATE_NONE)
    {
      mkr_date_write (filter->period.first, day);
      g_string_append_printf (where, " AND e.date >= '%s'", day);
    }
  if (filter->period.last != MKR_DATE_NONE)
    {
      mkr_date_write (filter->period.last, day);
      g_string_append_printf (where, " AND e.date <= '%s'", day);
    }
  if (filter->source != 0)
    g_string_append_printf (where, " AND (e.source = %1$" G_GINT64_FORMAT " AND NOT " IS_SPLIT " OR e.id IN "
                            "(SELECT entry FROM split WHERE source = %1$" G_GINT64_FORMAT "))", filter->source);
  if (filter->account != 0)
    g_string_append_printf (where, " AND e.account = %" G_GINT64_FORMAT, filter->account);
  if (filter->batch != 0)
    g_string_append_printf (where, " AND (e.batch = %1$" G_GINT64_FORMAT " OR e.id IN "
                            "(SELECT entry FROM entry_history WHERE batch = %1$" G_GINT64_FORMAT "))", filter->batch);
  if (filter->only_money)
    g_string_append (where, " AND e.kind <> 6");
  if (filter->only_received)
    g_string_append (where, " AND e.received IN (-1, 1)");
  if (filter->only_counted)
    g_string_append (where, " AND e.received <> 0");
  if (filter->only_waiting)
    g_string_append (where, " AND e.state <> 1 AND e.kind IN (1, 2, 3)");
  if (filter->only_unsorted)
    g_string_append (where, " AND " UNSORTED);
  if (filter->only_unmatched)
    g_string_append (where, " AND " UNMATCHED);
  if (filter->text && *filter->text)
    add_text (where, filter->text, hides);

  return g_string_free (where, FALSE);
}

/* Filters vary too much to keep their statements. */
static MkrQuery *
query_filtered (MkrBook                *book,
                const char             *columns,
                const MkrPayoutFilter  *filter,
                GError                **error)
{
  static const MkrPayoutFilter all = MKR_PAYOUT_FILTER_INIT;
  g_autofree char *where = NULL;
  g_autofree char *needle = NULL;
  g_autofree char *sql = NULL;

  if (!filter)
    filter = &all;
  where = build_where (filter, mkr_book_hides_names (book));
  sql = g_strconcat ("SELECT ", columns, FROM, where, " ", NEWEST_FIRST, NULL);
  if (!filter->text || !*filter->text)
    return mkr_book_query_once (book, error, sql, NULL);

  needle = mkr_name_key (filter->text);
  return mkr_book_query_once (book, error, sql, needle);
}

/**
 * mkr_payouts_count_unsorted:
 *
 * As many as the filter only_unsorted finds.
 */
gboolean
mkr_payouts_count_unsorted (MkrBook  *book,
                            guint    *n,
                            GError  **error)
{
  gint64 by_source = 0;
  gint64 shared = 0;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  /* Kept by each payout's own source. Of the few that are shared out, the parts' sources say. */
  if (!mkr_book_value (book, &by_source, error,
                       "SELECT ifnull (sum (k.n), 0) FROM counted k LEFT JOIN source s ON s.id = k.source "
                       "WHERE ifnull (s.work, 0) = 0", NULL) ||
      !mkr_book_value (book, &shared, error,
                       "SELECT ifnull (sum (((SELECT min (o.work) FROM split t JOIN source o ON o.id = t.source "
                       "WHERE t.entry = e.id) = 0) - (ifnull (s.work, 0) = 0)), 0) "
                       "FROM (SELECT DISTINCT entry FROM split) x JOIN entry e ON e.id = x.entry LEFT JOIN source s ON s.id = e.source "
                       "WHERE e.kind = 1 AND (e.received <> 0 OR e.earned <> 0)", NULL))
    return FALSE;

  *n = (guint)(by_source + shared);
  return TRUE;
}

/**
 * mkr_payouts_ids:
 * @filter: (nullable): NULL: all
 *
 * Returns: (transfer full): of gint64, newest first
 */
GArray *
mkr_payouts_ids (MkrBook                *book,
                 const MkrPayoutFilter  *filter,
                 GError                **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  MkrQuery *query;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = query_filtered (book, "e.id ", filter, error);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 id = sqlite3_column_int64 (query, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_finalize (query);

  return state == 0 ? g_steal_pointer (&ids) : NULL;
}

GPtrArray *
mkr_payouts_list (MkrBook                *book,
                  const MkrPayoutFilter  *filter,
                  GError                **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)mkr_payout_free);
  gboolean hides;
  MkrQuery *query;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  hides = mkr_book_hides_names (book);
  query = query_filtered (book, COLUMNS, filter, error);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    g_ptr_array_add (list, read_payout (query, hides));
  sqlite3_finalize (query);

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

MkrPayout *
mkr_payout_get (MkrBook  *book,
                gint64    id,
                GError  **error)
{
  gboolean hides;
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  hides = mkr_book_hides_names (book);
  query = mkr_book_query (book, error, "SELECT " COLUMNS FROM "WHERE e.id = ? AND e.removed = 0", "i", id);
  if (!query)
    return NULL;
  switch (mkr_book_step (book, query, error))
    {
    case 1:
      return read_payout (query, hides);
    case 0:
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no such payout"));
      return NULL;
    default:
      return NULL;
    }
}

/**
 * mkr_payout_dup_raw:
 *
 * Returns: (transfer full): the row as it stood in its file, names and all; "" if it was typed
 */
char *
mkr_payout_dup_raw (MkrBook  *book,
                    gint64    id,
                    GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT " MKR_SQL_RAW " FROM entry e WHERE e.id = ?", "i", id);
  if (!query)
    return NULL;
  switch (mkr_book_step (book, query, error))
    {
    case 1:
      return mkr_column_dup (query, 0);
    case 0:
      return g_strdup ("");
    default:
      return NULL;
    }
}
