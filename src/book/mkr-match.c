/* mkr-match.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-ledger.h"
#include "mkr-movement-private.h"

/* What a person says about the two ends of a movement. It pins over what the rule finds (mkr-movement.c). */

static const struct { const char *id, *label; } hows[] = {
  [MKR_MATCH_NONE] = { "none", N_("Nothing fits") },
  [MKR_MATCH_PERSON] = { "you", N_("You matched it") },
  [MKR_MATCH_EXACT] = { "exact", N_("The same amount") },
  [MKR_MATCH_LESS_FEE] = { "less-a-fee", N_("The same amount, less a fee") },
  [MKR_MATCH_SUM] = { "sum", N_("A sum of rows") },
  [MKR_MATCH_SUM_LESS_FEE] = { "sum-less-a-fee", N_("A sum of rows, less a fee") },
  [MKR_MATCH_EITHER] = { "either", N_("One of several of the same amount") },
};

const char *
mkr_match_how_id (MkrMatchHow how)
{
  return hows[how].id;
}

const char *
mkr_match_how_label (MkrMatchHow how)
{
  return _(hows[how].label);
}

void
mkr_match_free (MkrMatch *self)
{
  if (!self)
    return;
  g_array_unref (self->leaves);
  g_array_unref (self->arrives);
  g_free (self);
}

/* The ends of what a person names, in the order given. */
static gboolean
sort_ends (MkrBook       *book,
           const gint64  *entries,
           guint          n,
           GArray        *leaves,
           GArray        *arrives,
           GError       **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(MkrQuery) query = mkr_book_query (book, error,
                                                  "SELECT " MKR_SQL_CAN_LEAVE ("e", "a") ", " MKR_SQL_CAN_ARRIVE ("e", "a") " "
                                                  "FROM entry e JOIN account a ON a.id = e.account WHERE e.id = ? AND e.removed = 0",
                                                  "i", entries[i]);
      int state = query ? mkr_book_step (book, query, error) : -1;

      if (state < 0)
        return FALSE;
      if (state == 0)
        g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no payout %lld"), (long long)entries[i]);
      else if (sqlite3_column_int (query, 0))
        g_array_append_val (leaves, entries[i]);
      else if (sqlite3_column_int (query, 1))
        g_array_append_val (arrives, entries[i]);
      else
        g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
                     _("Payout %lld cannot be matched: it is neither money that left an account nor money that arrived in one"),
                     (long long)entries[i]);
      if (leaves->len + arrives->len != i + 1)
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_two_ends (GArray  *leaves,
              GArray  *arrives,
              GError **error)
{
  if (leaves->len > 0 && arrives->len > 0 && (leaves->len == 1 || arrives->len == 1))
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, "%s",
               leaves->len == 0 ? _("All of these arrived somewhere. Name the rows that they come from, too.") :
               arrives->len == 0 ? _("All of these left an account. Name the payout in which they arrived, too.") :
               _("Match one payout with several rows, or several payouts with one row, not several with several"));
  return FALSE;
}

/* @leaves 0: nothing in the book. */
static gboolean
say (MkrBook   *book,
     gint64     leaves,
     gint64     arrives,
     gboolean   refused,
     GError   **error)
{
  return mkr_book_run (book, error, "INSERT OR REPLACE INTO match (leaves, arrives, refused) VALUES (?, ?, ?)", "iii",
                       leaves, arrives, (gint64)(refused ? 1 : 0));
}

static gboolean
say_each (MkrBook   *book,
          GArray    *leaves,
          GArray    *arrives,
          gboolean   refused,
          GError   **error)
{
  for (guint i = 0; i < leaves->len; i++)
    for (guint k = 0; k < arrives->len; k++)
      if (!say (book, g_array_index (leaves, gint64, i), g_array_index (arrives, gint64, k), refused, error))
        return FALSE;
  return TRUE;
}

/* What was said about these rows before. */
static gboolean
forget (MkrBook       *book,
        const gint64  *entries,
        guint          n,
        GError       **error)
{
  for (guint i = 0; i < n; i++)
    if (!mkr_book_run (book, error, "DELETE FROM match WHERE (leaves = ?1 OR arrives = ?1) AND (refused = 0 OR leaves = 0)", "i",
                       entries[i]))
      return FALSE;
  return TRUE;
}

/**
 * mkr_match_set:
 * @entries: money that left and money that arrived, in any order; one of the two sides is a single row
 *
 * Says that they are one movement, whatever was said or found before. Amounts may differ (a fee, another currency), but a
 * transfer leaves another account than it arrives in, no later than it arrives, and nothing is added to it on the way.
 * Errors: MKR_ERROR_NOT_FOUND, _REFUSED, those of writing.
 */
gboolean
mkr_match_set (MkrBook       *book,
               const gint64  *entries,
               guint          n,
               GError       **error)
{
  g_autoptr(GArray) leaves = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) arrives = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Matching the payouts"), error))
    return FALSE;
  ok = sort_ends (book, entries, n, leaves, arrives, error) && are_two_ends (leaves, arrives, error) &&
       mkr_match_can_be_one (book, leaves, arrives, error) && forget (book, entries, n, error) &&
       say_each (book, leaves, arrives, FALSE, error);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}

/**
 * mkr_match_clear:
 *
 * Takes a movement apart, whoever found it, and takes back that an arrival belongs to nothing. It is not found again.
 */
gboolean
mkr_match_clear (MkrBook  *book,
                 gint64    entry,
                 GError  **error)
{
  gint64 n = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Taking the match apart"), error))
    return FALSE;
  ok = mkr_book_value (book, &n, error,
                       "SELECT (SELECT count(*) FROM movement WHERE how <> 6 AND (leaves = ?1 OR arrives = ?1)) + "
                       "(SELECT count(*) FROM match WHERE leaves = 0 AND arrives = ?1)", "i", entry);
  if (ok && n == 0)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("Payout %lld is not matched"), (long long)entry);
      ok = FALSE;
    }
  ok = ok && mkr_book_run (book, error, "DELETE FROM match WHERE leaves = 0 AND arrives = ?", "i", entry) &&
       mkr_book_run (book, error,
                     "INSERT OR REPLACE INTO match (leaves, arrives, refused) "
                     "SELECT leaves, arrives, 1 FROM movement WHERE how <> 6 AND (leaves = ?1 OR arrives = ?1)", "i", entry);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}

/**
 * mkr_match_refuse:
 * @entries: as for mkr_match_set (); a single arrival: it belongs to nothing in the book
 *
 * Says that they are not one movement: it is not found or suggested any more.
 */
gboolean
mkr_match_refuse (MkrBook       *book,
                  const gint64  *entries,
                  guint          n,
                  GError       **error)
{
  g_autoptr(GArray) leaves = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) arrives = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Refusing the match"), error))
    return FALSE;
  ok = sort_ends (book, entries, n, leaves, arrives, error);
  if (ok && n == 1 && arrives->len == 1)
    ok = forget (book, entries, n, error) && say (book, 0, entries[0], TRUE, error);
  else
    ok = ok && are_two_ends (leaves, arrives, error) && say_each (book, leaves, arrives, TRUE, error);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}
