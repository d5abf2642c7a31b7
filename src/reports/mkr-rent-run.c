/* mkr-rent-run.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-account.h"
#include "mkr-money.h"
#include "mkr-receipt.h"
#include "mkr-rent-run.h"

#define MONTHS_AHEAD 2
/* How far “covered through” looks: money for more than ten years of rent is not told apart. */
#define MONTHS_BEYOND 120

/* Money of all currencies in the book's, as far as it is converted: one day, one receipt. */
static gboolean
add_day (MkrRentRun           *self,
         const MkrReceiptDay  *day,
         GError              **error)
{
  MkrReceiptDay sum = { day->date, self->currency, 0, 0, 0, 0, 0 };
  MkrPotReceipt receipt = { day->date, 0 };
  MkrReceiptDay *last;

  if (self->days->len == 0 || g_array_index (self->days, MkrReceiptDay, self->days->len - 1).date != day->date)
    {
      g_array_append_val (self->days, sum);
      g_array_append_val (self->receipts, receipt);
    }

  last = &g_array_index (self->days, MkrReceiptDay, self->days->len - 1);
  last->n += day->n;
  return mkr_money_add (last->worth, day->worth, &last->worth, error) &&
         mkr_money_add (last->worth_aside, day->worth_aside, &last->worth_aside, error) &&
         mkr_money_subtract (last->worth, last->worth_aside,
                             &g_array_index (self->receipts, MkrPotReceipt, self->receipts->len - 1).amount, error);
}

/* The kept sums of days are enough for every due (mkr-pot.c); only a trail reads single receipts. */
static gboolean
load_receipts (MkrRentRun  *self,
               GError     **error)
{
  g_autoptr (GArray) all = mkr_receipt_days_read (self->book, NULL, error);

  if (all == NULL)
    return FALSE;

  self->days = g_array_sized_new (FALSE, FALSE, sizeof (MkrReceiptDay), all->len);
  self->receipts = g_array_sized_new (FALSE, FALSE, sizeof (MkrPotReceipt), all->len);

  for (guint i = 0; i < all->len; i++)
    {
      const MkrReceiptDay *day = &g_array_index (all, MkrReceiptDay, i);

      if (day->date > self->as_of && mkr_date_month (day->date) == mkr_date_month (self->as_of))
        self->month_runs_on = TRUE;
      if ((day->currency == self->currency || day->worth != 0) && !add_day (self, day, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
can_pay_rent (const GPtrArray *accounts,
              gint64           id)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const MkrAccount *account = accounts->pdata[i];

      if (account->id == id)
        return account->role == MKR_ROLE_RENT;
    }

  return id == 0;
}

/* Counts of several accounts on one day are added up; the tax pot's and other currencies' never count. */
static gboolean
load_counts (MkrRentRun  *self,
             GError     **error)
{
  g_autoptr (GPtrArray) accounts = mkr_accounts_list (self->book, error);
  g_autoptr (GArray) counts = NULL;

  if (accounts == NULL || (counts = mkr_counts_list (self->book, error)) == NULL)
    return FALSE;

  self->counts = g_array_new (FALSE, FALSE, sizeof (MkrPotCount));

  for (guint i = 0; i < counts->len; i++)
    {
      const MkrCount *count = &g_array_index (counts, MkrCount, i);
      MkrPotCount *last = self->counts->len == 0 ? NULL
                          : &g_array_index (self->counts, MkrPotCount, self->counts->len - 1);
      MkrPotCount next = { count->date, count->minor };

      if (count->currency != self->currency || !can_pay_rent (accounts, count->account))
        continue;

      if (last == NULL || last->date != count->date)
        g_array_append_val (self->counts, next);
      else if (!mkr_money_add (last->minor, count->minor, &last->minor, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * mkr_rent_run_init:
 *
 * Reads rents, receipts and counts of @book and spends the ones on the others (figures.md 5).
 */
gboolean
mkr_rent_run_init (MkrRentRun  *self,
                   MkrBook     *book,
                   MkrDate      as_of,
                   GError     **error)
{
  g_autoptr (MkrBookSettings) settings = mkr_book_get_settings (book, error);

  *self = (MkrRentRun) { .book = book, .as_of = as_of };

  if (settings == NULL)
    return FALSE;

  self->currency = settings->currency;
  self->terms = mkr_rent_terms_list (book, error);

  if (self->terms == NULL || !load_receipts (self, error) || !load_counts (self, error))
    return FALSE;

  self->dues = mkr_dues_new (self->terms, self->currency,
                             mkr_month_last (mkr_date_month (as_of) + MONTHS_AHEAD));
  return mkr_dues_cover (self->dues, self->terms, self->currency, as_of, self->receipts, self->counts,
                         &self->pot, error);
}

void
mkr_rent_run_clear (MkrRentRun *self)
{
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->receipts, g_array_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->dues, g_array_unref);
  mkr_pot_clear (&self->pot);
}

gboolean
mkr_rent_run_covered_through (MkrRentRun  *self,
                              MkrDate     *through,
                              GError     **error)
{
  g_autoptr (GArray) dues = NULL;
  g_auto (MkrPot) pot = { NULL };

  for (guint i = 0; i < self->dues->len; i++)
    if (g_array_index (self->dues, MkrDue, i).made_on == MKR_DATE_NONE)
      {
        *through = mkr_dues_covered_through (self->dues, MAX (0, -self->pot.pot));
        return TRUE;
      }

  dues = mkr_dues_new (self->terms, self->currency,
                       mkr_month_last (mkr_date_month (self->as_of) + MONTHS_BEYOND));

  if (!mkr_dues_cover (dues, self->terms, self->currency, self->as_of, self->receipts, self->counts, &pot, error))
    return FALSE;

  *through = mkr_dues_covered_through (dues, MAX (0, -pot.pot));
  return TRUE;
}
