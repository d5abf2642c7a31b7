/* mkr-payout-edit.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-ledger.h"
#include "mkr-money.h"
#include "mkr-payout.h"

/* What a person does to single payouts, and what happened to them. */

static char *
describe_values (MkrQuery *query,
                 int       column)
{
  const MkrCurrency *currency = mkr_column_currency (query, column + 3);
  g_autofree char *net = currency ? mkr_money_format (sqlite3_column_int64 (query, column + 4), currency, MKR_MONEY_CODE)
                                  : g_strdup ("–");
  MkrDate date = mkr_column_date (query, column);
  g_autofree char *day = date == MKR_DATE_NONE ? g_strdup ("–") : mkr_date_format (date, MKR_DATE_FULL);

  return g_strdup_printf (_("%s, %s, %s, net %s"), day, mkr_kind_label (sqlite3_column_int (query, column + 1)),
                          mkr_state_label (sqlite3_column_int (query, column + 2)), net);
}

/* “Medlar 60.00 USD, Quince 40.00 USD”; NULL: it was not shared out, or (with an error) the book cannot be read. */
static char *
describe_parts (MkrBook   *book,
                MkrQuery  *change,
                gboolean   hides,
                GError   **error)
{
  const MkrCurrency *currency = mkr_column_currency (change, 9);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(MkrQuery) query = NULL;
  int state;

  query = mkr_book_query (book, error,
                          "SELECT p.minor, ifnull (CASE ? WHEN 1 THEN s.alias ELSE s.name END, '–') FROM entry_history_part p "
                          "LEFT JOIN source s ON s.id = p.source WHERE p.history = ? ORDER BY p.place", "ii",
                          (gint64)(hides ? 1 : 0), sqlite3_column_int64 (change, 11));
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      g_autofree char *amount = currency ? mkr_money_format (sqlite3_column_int64 (query, 0), currency, MKR_MONEY_CODE)
                                         : g_strdup ("–");

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", (const char *)sqlite3_column_text (query, 1), amount);
    }
  return state == 0 && text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
describe_change (MkrQuery   *query,
                 const char *parts,     /* nullable */
                 gboolean    hides)
{
  g_autofree char *when = mkr_date_format ((MkrDate)(sqlite3_column_int64 (query, 0) / 86400), MKR_DATE_FULL);
  g_autofree char *before = NULL;

  if (parts)
    return g_strdup_printf (_("%s: you gave it one source, it was shared out: %s"), when, parts);
  if (sqlite3_column_type (query, 1) == SQLITE_NULL)
    {
      g_autofree char *source = mkr_column_dup (query, hides ? 4 : 3);

      return *source ? g_strdup_printf (_("%s: you gave it another source, it was %s"), when, source)
                     : g_strdup_printf (_("%s: you gave it a source, it had none"), when);
    }
  before = describe_values (query, 6);
  return g_strdup_printf (_("%s: changed by %s, line %d; before: %s"), when,
                          hides ? _("an import") : (const char *)sqlite3_column_text (query, 2),
                          sqlite3_column_int (query, 5), before);
}

/**
 * mkr_payout_history:
 *
 * Returns: (transfer full): of char *, oldest first: what changed the row, when, and what it said before
 */
GPtrArray *
mkr_payout_history (MkrBook  *book,
                    gint64    id,
                    GError  **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(MkrQuery) query = NULL;
  gboolean hides;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  hides = mkr_book_hides_names (book);
  query = mkr_book_query (book, error,
                          "SELECT h.at, h.batch, b.file_name, s.name, s.alias, h.line, h.date, h.kind, h.state, h.currency, h.net, h.id "
                          "FROM entry_history h LEFT JOIN batch b ON b.id = h.batch LEFT JOIN source s ON s.id = h.source "
                          "WHERE h.entry = ? ORDER BY h.id", "i", id);
  if (!query || !mkr_payout_list_corrections (book, id, lines, error))
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      GError *failure = NULL;
      g_autofree char *parts = describe_parts (book, query, hides, &failure);

      if (failure)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
      g_ptr_array_add (lines, describe_change (query, parts, hides));
    }

  return state == 0 ? g_steal_pointer (&lines) : NULL;
}

/* Only a row that is there changes. */
static gboolean
changed_one (MkrBook   *book,
             gboolean   ok,
             GError   **error)
{
  if (ok && sqlite3_changes (book->db) == 0)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no such payout"));
      return FALSE;
    }
  return ok;
}

/**
 * mkr_payout_remove:
 *
 * The row counts in no sum and is shown no more. Its key stays: the file it came from does not bring it back.
 */
gboolean
mkr_payout_remove (MkrBook  *book,
                   gint64    id,
                   GError  **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Removing the payout"), error))
    return FALSE;
  ok = changed_one (book, mkr_book_run (book, error,
                                        "UPDATE entry SET removed = 1, received = 0, earned = 0 WHERE id = ? AND removed = 0",
                                        "i", id), error);
  if (!mkr_book_finish (book, ok, mkr_ledger_rebuild, error))
    return FALSE;

  g_hash_table_add (book->taken, g_memdup2 (&id, sizeof id));
  return TRUE;
}

gboolean
mkr_payout_restore (MkrBook  *book,
                    gint64    id,
                    GError  **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!g_hash_table_contains (book->taken, &id))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND,
                   _("This payout was not removed since the book was opened; import its file again and switch its row on"));
      return FALSE;
    }
  if (!mkr_book_begin (book, _("Bringing the payout back"), error))
    return FALSE;
  ok = changed_one (book, mkr_book_run (book, error, "UPDATE entry SET removed = 0 WHERE id = ? AND removed = 1", "i", id), error);
  if (!mkr_book_finish (book, ok, mkr_ledger_rebuild, error))
    return FALSE;

  g_hash_table_remove (book->taken, &id);
  return TRUE;
}

/**
 * mkr_payout_set_source:
 * @source: 0: none
 *
 * Marks the row as edited: undoing its import keeps it. If it was shared out, it is not any more, and its history says how it was.
 */
gboolean
mkr_payout_set_source (MkrBook  *book,
                       gint64    id,
                       gint64    source,
                       GError  **error)
{
  gint64 there = 0;
  gboolean ok = TRUE;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Changing the payout"), error))
    return FALSE;
  if (source != 0)
    {
      ok = mkr_book_value (book, &there, error, "SELECT count(*) FROM source WHERE id = ?", "i", source);
      if (ok && !there)
        {
          g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no such source"));
          ok = FALSE;
        }
    }

  ok = ok && changed_one (book, mkr_book_run (book, error, MKR_SQL_SAVE_HISTORY, "izii", id, (gint64)0, mkr_clock_now (), (gint64)0),
                          error) &&
       mkr_book_run (book, error, "INSERT INTO entry_history_part (history, place, source, minor) "
                     "SELECT (SELECT max (h.id) FROM entry_history h WHERE h.entry = t.entry), "
                     "row_number () OVER (ORDER BY abs (t.minor) DESC, t.source), t.source, t.minor FROM split t WHERE t.entry = ?",
                     "i", id) &&
       mkr_book_run (book, error, "UPDATE entry SET source = ?, edited = 1 WHERE id = ?", "zi", source, id) &&
       mkr_book_run (book, error, "DELETE FROM ruled WHERE entry = ?", "i", id) &&
       mkr_book_run (book, error, "DELETE FROM split WHERE entry = ?", "i", id);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}

gboolean
mkr_payout_unset_source (MkrBook   *book,
                         gint64     id,
                         gint64     source,
                         gint64     rule,
                         gboolean   edited,
                         GError   **error)
{
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Changing the payout"), error))
    return FALSE;
  ok = mkr_book_run (book, error, "DELETE FROM entry_history WHERE id = "
                     "(SELECT max (id) FROM entry_history WHERE entry = ? AND batch IS NULL)", "i", id) &&
       changed_one (book, mkr_book_run (book, error, "UPDATE entry SET source = ?, edited = ? WHERE id = ?", "zii", source,
                                        (gint64)(edited ? 1 : 0), id), error) &&
       mkr_book_run (book, error, "INSERT OR REPLACE INTO ruled (entry, rule) SELECT ?, id FROM payer_rule WHERE id = ? "
                     "AND source = ?", "iii", id, rule, source);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}
