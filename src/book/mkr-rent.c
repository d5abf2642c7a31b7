/* mkr-rent.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-money.h"
#include "mkr-rent.h"
#include "mkr-text.h"

#define COLUMNS "id, home, amount, share_bp, share_fixed, currency, due_day, grace_days, late_fee, from_date, until_date"

void
mkr_rent_term_free (MkrRentTerm *self)
{
  if (!self)
    return;
  g_free (self->home);
  g_free (self);
}

/**
 * mkr_rent_term_share:
 *
 * Returns: my share of the rent in minor units, rounded once
 */
gint64
mkr_rent_term_share (const MkrRentTerm *self)
{
  g_return_val_if_fail (self, 0);

  return self->share_fixed != 0 ? self->share_fixed : mkr_money_share (self->amount, self->share_bp);
}

static MkrRentTerm *
read_term (MkrQuery *query)
{
  MkrRentTerm *self = g_new0 (MkrRentTerm, 1);

  self->id = sqlite3_column_int64 (query, 0);
  self->home = mkr_column_dup (query, 1);
  self->amount = sqlite3_column_int64 (query, 2);
  self->share_bp = sqlite3_column_int (query, 3);
  self->share_fixed = sqlite3_column_int64 (query, 4);
  self->currency = mkr_column_currency (query, 5);
  self->due_day = sqlite3_column_int (query, 6);
  self->grace_days = sqlite3_column_int (query, 7);
  self->late_fee = sqlite3_column_int64 (query, 8);
  self->from = mkr_column_date (query, 9);
  self->until = mkr_column_date (query, 10);
  return self;
}

GPtrArray *
mkr_rent_terms_list (MkrBook  *book,
                     GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT " COLUMNS " FROM rent_term ORDER BY home, from_date", NULL);
  return mkr_book_list (book, query, (MkrReadRow)read_term, (GDestroyNotify)mkr_rent_term_free, error);
}

static gboolean
check (const MkrRentTerm  *self,
       GError            **error)
{
  const char *reason = NULL;

  if (!self->currency)
    reason = _("The rent needs a currency");
  else if (self->amount < 0 || self->late_fee < 0)
    reason = _("The rent and its late fee cannot be below 0");
  else if (self->share_bp < 0 || self->share_bp > 10000)
    reason = _("My share lies between 0 and 100 percent");
  else if (self->share_fixed < 0 || self->share_fixed > self->amount)
    reason = _("My share cannot be more than the rent");
  else if (self->due_day < 1 || self->due_day > 31)
    reason = _("The due day lies between 1 and 31");
  else if (self->grace_days < 0 || self->grace_days > 366)
    reason = _("The days of grace lie between 0 and 366");
  else if (self->from == MKR_DATE_NONE)
    reason = _("The rent needs the day from which it holds");
  else if (self->until != MKR_DATE_NONE && self->until < self->from)
    reason = _("The rent ends before it begins");

  if (!reason)
    return TRUE;
  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_REFUSED, reason);
  return FALSE;
}

/* Also when a term is edited onto the day of another one. */
static gboolean
is_free (MkrBook            *book,
         const MkrRentTerm  *self,
         const char         *home,
         GError            **error)
{
  g_autofree char *day = NULL;
  GError *failure = NULL;
  gint64 other;

  if (!mkr_book_value (book, &other, &failure, "SELECT id FROM rent_term WHERE home = ? AND from_date = ? AND id <> ?", "tdi",
                       home, self->from, self->id))
    {
      if (!failure)
        return TRUE;
      g_propagate_error (error, failure);
      return FALSE;
    }

  day = mkr_date_format (self->from, MKR_DATE_FULL);
  g_set_error (error, MKR_ERROR, MKR_ERROR_EXISTS, _("“%s” has a rent from %s already; change that one"), home, day);
  return FALSE;
}

static char *
home_of (const MkrRentTerm *self)
{
  g_autofree char *home = mkr_text_fold (self->home ? self->home : "");

  return *home ? g_steal_pointer (&home) : g_strdup (_("Home"));
}

gboolean
mkr_rent_term_add (MkrBook      *book,
                   MkrRentTerm  *self,
                   GError      **error)
{
  g_autofree char *home = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->id == 0, FALSE);

  home = home_of (self);
  if (!check (self, error) || !mkr_book_begin (book, _("Adding the rent"), error))
    return FALSE;
  if (is_free (book, self, home, error) &&
      mkr_book_run (book, error,
                    "INSERT INTO rent_term (home, amount, share_bp, share_fixed, currency, due_day, grace_days, late_fee, "
                    "from_date, until_date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "tiiitiiidd",
                    home, self->amount, (gint64)self->share_bp, self->share_fixed, self->currency->code, (gint64)self->due_day,
                    (gint64)self->grace_days, self->late_fee, self->from, self->until))
    {
      gint64 id = sqlite3_last_insert_rowid (book->db);

      if (mkr_book_commit (book, error))
        {
          self->id = id;
          g_free (self->home);
          self->home = g_steal_pointer (&home);
          return TRUE;
        }
    }

  mkr_book_rollback (book);
  return FALSE;
}

gboolean
mkr_rent_term_edit (MkrBook            *book,
                    const MkrRentTerm  *self,
                    GError            **error)
{
  g_autofree char *home = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->id != 0, FALSE);

  home = home_of (self);
  if (!check (self, error) || !mkr_book_begin (book, _("Changing the rent"), error))
    return FALSE;
  if (is_free (book, self, home, error) &&
      mkr_book_run (book, error,
                    "UPDATE rent_term SET home = ?, amount = ?, share_bp = ?, share_fixed = ?, currency = ?, due_day = ?, "
                    "grace_days = ?, late_fee = ?, from_date = ?, until_date = ? WHERE id = ?", "tiiitiiiddi",
                    home, self->amount, (gint64)self->share_bp, self->share_fixed, self->currency->code, (gint64)self->due_day,
                    (gint64)self->grace_days, self->late_fee, self->from, self->until, self->id))
    {
      if (sqlite3_changes (book->db) == 0)
        g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no such rent"));
      else if (mkr_book_commit (book, error))
        return TRUE;
    }

  mkr_book_rollback (book);
  return FALSE;
}

gboolean
mkr_rent_term_remove (MkrBook  *book,
                      gint64    id,
                      GError  **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  return mkr_book_delete_row (book, _("Removing the rent"), "DELETE FROM rent_term WHERE id = ?", id,
                              _("There is no such rent"), NULL, error);
}
