/* mkr-completeness.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-completeness.h"
#include "mkr-import-plan.h"
#include "mkr-quiet-month.h"

/* An account out of use is not asked for statements for ever. */
#define IN_USE_MONTHS 12

typedef struct
{
  MkrBook          *book;
  MkrCompleteness  *self;
  GPtrArray        *batches;   /* of MkrBatch */
  GArray           *rows;      /* of MkrBalanceRow: of the account that is looked at */
} Look;

static void
stated_account_free (MkrStatedAccount *account)
{
  g_free (account->name);
  g_array_unref (account->months);
  g_ptr_array_unref (account->gaps);
  g_ptr_array_unref (account->unchecked);
  g_free (account);
}

void
mkr_completeness_free (MkrCompleteness *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->accounts);
  g_hash_table_unref (self->files);
  g_free (self);
}

const char *
mkr_completeness_file (const MkrCompleteness *self,
                       const MkrBalanceRow   *row)
{
  const char *file = g_hash_table_lookup (self->files, &row->batch);

  return file != NULL ? file : "";
}

const char *
mkr_stated_id (MkrStated stated)
{
  static const char * const ids[] = { "whole", "partly", "missing", "not-yet", "quiet" };

  return ids[stated];
}

gboolean
mkr_stated_month_is_asked (const MkrStatedMonth *month,
                           MkrDate               today)
{
  return month->stated == MKR_STATED_MISSING
         || (month->stated == MKR_STATED_NOT_YET && month->month < mkr_date_month (today));
}

/* --- the days that are covered --- */

static gint
compare_periods (gconstpointer a,
                 gconstpointer b)
{
  const MkrPeriod *left = a, *right = b;

  return left->first != right->first ? (left->first < right->first ? -1 : 1)
         : (left->last > right->last) - (left->last < right->last);
}

/* Whether the account held nothing of the currency before a row of that day, or (@after) after one. */
static gboolean
was_empty (const Look        *look,
           const MkrCurrency *currency,
           MkrDate            day,
           gboolean           after)
{
  for (guint i = 0; i < look->rows->len; i++)
    {
      const MkrBalanceRow *row = &g_array_index (look->rows, MkrBalanceRow, i);

      if (row->currency == currency && row->date == day && (after ? row->after : row->before) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether the balances join over the days between @last and @first: in no currency they break, and in one that has rows on both
 * sides the account held something meanwhile. Of an account that was empty nobody knows: what came in may have gone out again. */
static gboolean
joins_over (const Look             *look,
            const MkrStatedAccount *account,
            MkrDate                 last,
            MkrDate                 first)
{
  const MkrCurrency *before = NULL;
  MkrDate day = MKR_DATE_NONE;
  gboolean joins = FALSE;

  for (guint i = 0; i < account->gaps->len; i++)
    {
      const MkrBalanceGap *gap = account->gaps->pdata[i];

      if (gap->missing != 0 && gap->from.date <= last && gap->to.date >= first)
        return FALSE;
    }

  for (guint i = 0; i < look->rows->len && !joins; i++)
    {
      const MkrBalanceRow *row = &g_array_index (look->rows, MkrBalanceRow, i);

      if (g_ptr_array_find (account->unchecked, row->currency, NULL))
        continue;
      if (row->date != MKR_DATE_NONE && row->date <= last)
        {
          before = row->currency;
          day = row->date;
        }
      else if (row->date >= first && row->currency == before)
        {
          joins = !was_empty (look, before, day, TRUE) || !was_empty (look, before, row->date, FALSE);
          before = NULL;
        }
    }

  return joins;
}

/* (transfer full): of MkrPeriod, in order, none touching the next. */
static GArray *
find_covered (const Look       *look,
              MkrStatedAccount *account)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (MkrPeriod));
  GArray *covered = g_array_new (FALSE, FALSE, sizeof (MkrPeriod));

  for (guint i = 0; i < look->batches->len; i++)
    {
      const MkrBatch *batch = look->batches->pdata[i];

      if (batch->account != account->account || batch->undone || *batch->format == '\0' || batch->covers.first == MKR_DATE_NONE)
        continue;
      g_array_append_val (all, batch->covers);
      account->statements++;
    }

  g_array_sort (all, compare_periods);
  for (guint i = 0; i < all->len; i++)
    {
      const MkrPeriod *next = &g_array_index (all, MkrPeriod, i);
      MkrPeriod *former = covered->len > 0 ? &g_array_index (covered, MkrPeriod, covered->len - 1) : NULL;

      if (former == NULL || (next->first > former->last + 1 && !joins_over (look, account, former->last, next->first)))
        g_array_append_val (covered, *next);
      else
        former->last = MAX (former->last, next->last);
    }

  return covered;
}

/* --- months --- */

static MkrStatedMonth
look_at_month (const GArray *covered,
               MkrMonth      month,
               MkrDate       as_of)
{
  MkrDate first = mkr_month_day (month, 1), last = mkr_month_last (month);
  MkrStatedMonth out = { .month = month, .covered = { MKR_DATE_NONE, MKR_DATE_NONE } };

  if (as_of >= first && as_of < last)
    last = as_of;
  out.of = (guint)(last - first + 1);

  for (guint i = 0; i < covered->len; i++)
    {
      MkrPeriod period = g_array_index (covered, MkrPeriod, i);

      period.first = MAX (period.first, first);
      period.last = MIN (period.last, last);
      if (period.first > period.last)
        continue;
      out.days += (guint)(period.last - period.first + 1);
      if (out.covered.first == MKR_DATE_NONE)
        out.covered.first = period.first;
      out.covered.last = period.last;
    }

  out.stated = out.days == 0 ? MKR_STATED_MISSING : out.days == out.of ? MKR_STATED_WHOLE : MKR_STATED_PARTLY;
  return out;
}

static gboolean
is_quiet (const GArray *quiet,
          MkrMonth      month)
{
  for (guint i = 0; i < quiet->len; i++)
    if (g_array_index (quiet, MkrMonth, i) == month)
      return TRUE;

  return FALSE;
}

static void
fill_months (MkrStatedAccount *account,
             MkrCompleteness  *self,
             const GArray     *covered,
             const GArray     *quiet,
             gboolean          archived)
{
  MkrMonth first = mkr_date_month (g_array_index (covered, MkrPeriod, 0).first);
  MkrMonth last = mkr_date_month (g_array_index (covered, MkrPeriod, covered->len - 1).last);
  MkrMonth today = mkr_date_month (self->as_of), end = last;

  if (!archived && today > last && today - last <= IN_USE_MONTHS)
    end = today;

  for (MkrMonth month = first; month <= end; month++)
    {
      MkrStatedMonth stated = look_at_month (covered, month, self->as_of);

      if (stated.days == 0 && is_quiet (quiet, month))
        stated.stated = MKR_STATED_QUIET;
      else if (month > last)
        stated.stated = MKR_STATED_NOT_YET;
      self->missing += stated.stated == MKR_STATED_MISSING;
      self->not_yet += stated.stated == MKR_STATED_NOT_YET && mkr_stated_month_is_asked (&stated, self->as_of);
      g_array_append_val (account->months, stated);
    }
}

/* --- balances --- */

/* Rows between the two that say no balance may be what is missing: a statement without the column, or a typed row. */
static gboolean
look_between (const Look        *look,
              MkrBalanceGap     *gap,
              gint64             account,
              gboolean          *is_gap,
              GError           **error)
{
  MkrPeriod between = { gap->from.date, gap->to.date };
  MkrBalanceWithout without;
  gint64 rest;

  *is_gap = TRUE;
  if (gap->missing == 0)
    return TRUE;
  if (!mkr_balances_sum_without (look->book, account, gap->from.currency, &between, &without, error))
    return FALSE;

  *is_gap = without.n == 0 || (gap->missing != without.paid && gap->missing != without.all);
  gap->without = without.n;
  if (*is_gap && !__builtin_sub_overflow (gap->missing, without.paid, &rest) && rest != 0 && rest != G_MININT64)
    gap->missing = rest;
  return TRUE;
}

static gboolean
find_gaps (const Look        *look,
           MkrStatedAccount  *account,
           GError           **error)
{
  g_autoptr(GPtrArray) found = mkr_balance_gaps_find (look->rows, account->unchecked);

  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      MkrBalanceGap *gap = found->pdata[i];
      gboolean is_gap = FALSE, ok = look_between (look, gap, account->account, &is_gap, error);

      if (ok && is_gap)
        g_ptr_array_add (account->gaps, gap);
      else
        mkr_balance_gap_free (gap);
      if (!ok)
        {
          g_ptr_array_remove_range (found, 0, i + 1);
          g_ptr_array_set_free_func (found, (GDestroyNotify)mkr_balance_gap_free);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
look_at_account (Look              *look,
                 const MkrAccount  *found,
                 GError           **error)
{
  MkrStatedAccount *account = g_new0 (MkrStatedAccount, 1);
  g_autoptr(GArray) rows = mkr_balances_read (look->book, found->id, error);
  g_autoptr(GArray) quiet = NULL;
  g_autoptr(GArray) covered = NULL;

  account->account = found->id;
  account->name = g_strdup (mkr_book_hides_names (look->book) ? found->alias : found->name);
  account->kind = found->kind;
  account->months = g_array_new (FALSE, FALSE, sizeof (MkrStatedMonth));
  account->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify)mkr_balance_gap_free);
  account->unchecked = g_ptr_array_new ();
  look->rows = rows;

  if (rows == NULL || !find_gaps (look, account, error) ||
      (quiet = mkr_quiet_months_list (look->book, found->id, error)) == NULL)
    {
      stated_account_free (account);
      return FALSE;
    }

  covered = find_covered (look, account);
  if (covered->len == 0)
    {
      stated_account_free (account);
      return TRUE;
    }

  fill_months (account, look->self, covered, quiet, found->archived);
  for (guint i = 0; i < account->gaps->len; i++)
    look->self->gaps += ((const MkrBalanceGap *)account->gaps->pdata[i])->missing != 0;
  g_ptr_array_add (look->self->accounts, account);
  return TRUE;
}

static void
note_files (MkrCompleteness *self,
            const GPtrArray *batches)
{
  for (guint i = 0; i < batches->len; i++)
    {
      const MkrBatch *batch = batches->pdata[i];

      g_hash_table_insert (self->files, g_memdup2 (&batch->id, sizeof batch->id), g_strdup (batch->file_name));
    }
}

/**
 * mkr_completeness_new:
 * @as_of: today
 *
 * Errors: those of reading the book.
 */
MkrCompleteness *
mkr_completeness_new (MkrBook  *book,
                      MkrDate   as_of,
                      GError  **error)
{
  g_autoptr(MkrCompleteness) self = NULL;
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(GPtrArray) batches = NULL;
  Look look;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  accounts = mkr_accounts_list (book, error);
  batches = accounts != NULL ? mkr_batches_list (book, error) : NULL;
  if (batches == NULL)
    return NULL;

  self = g_new0 (MkrCompleteness, 1);
  self->as_of = as_of;
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify)stated_account_free);
  self->files = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  note_files (self, batches);

  look = (Look) { .book = book, .self = self, .batches = batches };
  for (guint i = 0; i < accounts->len; i++)
    if (!look_at_account (&look, accounts->pdata[i], error))
      return NULL;

  return g_steal_pointer (&self);
}
