/* mkr-split.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-ledger.h"
#include "mkr-money.h"
#include "mkr-split-private.h"

/* What a person said stands in the table split and never changes by itself; the parts follow from it and from the payout as it
 * is now. As long as the payout is what it was, they are exactly what she said. */

/* What she said of one payout, in the order of the sources. */
typedef struct
{
  gint64  entry;
  GArray *sources;   /* of gint64 */
  GArray *said;      /* of gint64: net */
} Split;

static void
clear_split (gpointer data)
{
  Split *split = data;

  g_array_unref (split->sources);
  g_array_unref (split->said);
}

/* @joins: which payouts. */
static GArray *
read_splits (MkrBook     *book,
             const char  *sql,
             GError     **error)
{
  g_autoptr(GArray) splits = g_array_new (FALSE, FALSE, sizeof (Split));
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, sql, NULL);
  int state;

  g_array_set_clear_func (splits, clear_split);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 entry = sqlite3_column_int64 (query, 0);
      gint64 source = sqlite3_column_int64 (query, 1);
      gint64 said = sqlite3_column_int64 (query, 2);
      Split *last = splits->len > 0 ? &g_array_index (splits, Split, splits->len - 1) : NULL;

      if (!last || last->entry != entry)
        {
          Split split = { entry, g_array_new (FALSE, FALSE, sizeof (gint64)), g_array_new (FALSE, FALSE, sizeof (gint64)) };

          g_array_append_val (splits, split);
          last = &g_array_index (splits, Split, splits->len - 1);
        }
      g_array_append_val (last->sources, source);
      g_array_append_val (last->said, said);
    }

  return state == 0 ? g_steal_pointer (&splits) : NULL;
}

static gint64 *
share_out (gint64       total,
           const Split *split)
{
  gint64 *parts = g_new0 (gint64, split->said->len);

  mkr_money_apportion (total, (const gint64 *)split->said->data, split->said->len, parts);
  return parts;
}

static gboolean
write_parts (MkrBook      *book,
             const Split  *split,
             GError      **error)
{
  g_autofree gint64 *gross = NULL;
  g_autofree gint64 *net = NULL;
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, "SELECT gross, net FROM entry WHERE id = ?", "i", split->entry);

  if (!query || mkr_book_step (book, query, error) != 1)
    return FALSE;
  gross = share_out (sqlite3_column_int64 (query, 0), split);
  net = share_out (sqlite3_column_int64 (query, 1), split);
  for (guint i = 0; i < split->said->len; i++)
    {
      gint64 fee;

      if (!mkr_money_subtract (gross[i], net[i], &fee, error) ||
          !mkr_book_run (book, error, "INSERT INTO part (entry, source, gross, fee, net) VALUES (?, ?, ?, ?, ?)", "iiiii",
                         split->entry, g_array_index (split->sources, gint64, i), gross[i], fee, net[i]))
        return FALSE;
    }
  return TRUE;
}

gboolean
mkr_parts_rebuild (MkrBook  *book,
                   GError  **error)
{
  g_autoptr(GArray) splits = NULL;

  if (!mkr_book_run (book, error, "DELETE FROM part", NULL))
    return FALSE;
  splits = read_splits (book, "SELECT t.entry, t.source, t.minor FROM split t JOIN entry e ON e.id = t.entry "
                        "WHERE e.kind IN (1, 2, 3) AND e.sub_scale IS NULL ORDER BY t.entry, t.source", error);
  if (!splits)
    return FALSE;
  for (guint i = 0; i < splits->len; i++)
    if (!write_parts (book, &g_array_index (splits, Split, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
value_parts (MkrBook      *book,
             const Split  *split,
             GError      **error)
{
  g_autofree gint64 *gross = NULL;
  g_autofree gint64 *net = NULL;
  g_autofree gint64 *rest = NULL;
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, "SELECT gross, net, rest FROM converted WHERE entry = ?", "i",
                                              split->entry);

  if (!query || mkr_book_step (book, query, error) != 1)
    return FALSE;
  gross = share_out (sqlite3_column_int64 (query, 0), split);
  net = share_out (sqlite3_column_int64 (query, 1), split);
  rest = share_out (sqlite3_column_int64 (query, 2), split);
  for (guint i = 0; i < split->said->len; i++)
    {
      gint64 fee;

      if (!mkr_money_subtract (gross[i], net[i], &fee, error) ||
          !mkr_book_run (book, error,
                         "UPDATE part SET worth_gross = ?, worth_fee = ?, worth_net = ?, rest = ? WHERE entry = ? AND source = ?",
                         "iiiiii", gross[i], fee, net[i], rest[i], split->entry, g_array_index (split->sources, gint64, i)))
        return FALSE;
    }
  return TRUE;
}

gboolean
mkr_parts_value (MkrBook  *book,
                 GError  **error)
{
  g_autoptr(GArray) splits = read_splits (book, "SELECT t.entry, t.source, t.minor FROM split t JOIN part p USING (entry, source) "
                                          "WHERE t.entry IN (SELECT entry FROM converted) ORDER BY t.entry, t.source", error);

  if (!splits)
    return FALSE;
  for (guint i = 0; i < splits->len; i++)
    if (!value_parts (book, &g_array_index (splits, Split, i), error))
      return FALSE;
  return TRUE;
}

GArray *
mkr_split_read (MkrBook  *book,
                gint64    entry,
                GError  **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, FALSE, sizeof (MkrPart));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error,
                          "SELECT source, gross, fee, net FROM part WHERE entry = ? ORDER BY abs (net) DESC, source", "i", entry);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      MkrPart part = {
        sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1), sqlite3_column_int64 (query, 2),
        sqlite3_column_int64 (query, 3),
      };

      g_array_append_val (list, part);
    }

  return state == 0 ? g_steal_pointer (&list) : NULL;
}

/* --- saying --- */

static gboolean
refuse (GError     **error,
        const char  *text)
{
  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_REFUSED, text);
  return FALSE;
}

static gboolean
have_sources (MkrBook        *book,
              const MkrPart  *parts,
              guint           n,
              GError        **error)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 there = 0;

      if (!mkr_book_value (book, &there, error, "SELECT count(*) FROM source WHERE id = ?", "i", parts[i].source))
        return FALSE;
      if (!there)
        {
          g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no such source"));
          return FALSE;
        }
      for (guint k = 0; k < i; k++)
        if (parts[k].source == parts[i].source)
          return refuse (error, _("A source is named twice. Say in one amount what is its part."));
    }
  return TRUE;
}

/* Every part goes the payout's way, and nothing is left over or missing. */
static gboolean
add_up (const MkrPart      *parts,
        guint               n,
        gint64              net,
        const MkrCurrency  *currency,
        GError            **error)
{
  g_autofree char *whole = mkr_money_format (net, currency, MKR_MONEY_CODE);
  g_autofree char *said = NULL;
  g_autofree char *difference = NULL;
  gint64 sum = 0, left;

  for (guint i = 0; i < n; i++)
    {
      if (parts[i].net == 0)
        return refuse (error, _("A part of nothing is no part. Leave its source out."));
      if ((parts[i].net < 0) != (net < 0))
        return refuse (error, net < 0 ? _("The payout takes money away, so its parts are below 0 too")
                                      : _("A part must be above 0"));
      if (!mkr_money_add (sum, parts[i].net, &sum, error))
        return FALSE;
    }
  if (sum == net || !mkr_money_subtract (net, sum, &left, error))
    return sum == net;

  said = mkr_money_format (sum, currency, MKR_MONEY_CODE);
  difference = mkr_money_format (ABS (left), currency, MKR_MONEY_CODE);
  g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
               (left < 0) == (net < 0) ? _("The parts come to %s, the payout is %s: %s are left")
                                       : _("The parts come to %s, the payout is %s: %s too much"),
               said, whole, difference);
  return FALSE;
}

static gboolean
can_split (MkrBook        *book,
           gint64          entry,
           const MkrPart  *parts,
           guint           n,
           GError        **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error,
                                              "SELECT net, currency, kind, sub_scale FROM entry WHERE id = ? AND removed = 0", "i",
                                              entry);
  int state = query ? mkr_book_step (book, query, error) : -1;
  const MkrCurrency *currency = state > 0 ? mkr_column_currency (query, 1) : NULL;

  if (state == 0)
    g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no payout %lld"), (long long)entry);
  if (state <= 0)
    return FALSE;
  if (!currency || sqlite3_column_int (query, 2) > MKR_KIND_FEE)
    return refuse (error, _("Only earnings, refunds and fees can be shared out; own money that moves has no source"));
  if (sqlite3_column_type (query, 3) != SQLITE_NULL)
    return refuse (error, _("A row of fractions of a cent cannot be shared out; its import is rounded once for all rows"));
  if (sqlite3_column_int64 (query, 0) == 0)
    return refuse (error, _("The payout comes to nothing, so there is nothing to share out"));
  if (n < 2)
    return refuse (error, _("Name at least two sources"));
  return add_up (parts, n, sqlite3_column_int64 (query, 0), currency, error);
}

/**
 * mkr_split_set:
 * @parts: at least two, whose nets add up to the payout's
 *
 * Errors: MKR_ERROR_NOT_FOUND (payout or source), _REFUSED (with the difference in words), those of writing.
 */
gboolean
mkr_split_set (MkrBook        *book,
               gint64          entry,
               const MkrPart  *parts,
               guint           n,
               GError        **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Splitting the payout"), error))
    return FALSE;
  ok = can_split (book, entry, parts, n, error) && have_sources (book, parts, n, error) &&
       mkr_book_run (book, error, "DELETE FROM split WHERE entry = ?", "i", entry);
  for (guint i = 0; ok && i < n; i++)
    ok = mkr_book_run (book, error, "INSERT INTO split (entry, source, minor) VALUES (?, ?, ?)", "iii", entry, parts[i].source,
                       parts[i].net);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}

/**
 * mkr_split_clear:
 *
 * The payout is its own source's again.
 */
gboolean
mkr_split_clear (MkrBook  *book,
                 gint64    entry,
                 GError  **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Joining the payout again"), error))
    return FALSE;
  ok = mkr_book_run (book, error, "DELETE FROM split WHERE entry = ?", "i", entry);
  if (ok && sqlite3_changes (book->db) == 0)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("Payout %lld is not split"), (long long)entry);
      ok = FALSE;
    }
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}
