/* mkr-earnings.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-account.h"
#include "mkr-converted.h"
#include "mkr-earnings.h"
#include "mkr-money.h"
#include "mkr-receipt.h"
#include "mkr-source.h"

static const char * const by_ids[] = { NULL, "source", "kind", "account", "currency" };

gboolean
mkr_by_from_id (const char  *id,
                MkrBy       *out,
                GError     **error)
{
  for (guint i = 1; i < G_N_ELEMENTS (by_ids); i++)
    if (g_str_equal (by_ids[i], id))
      {
        *out = (MkrBy) i;
        return TRUE;
      }

  g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
               _("Earnings cannot be grouped by “%s”. Use source, kind, account or currency."), id);
  return FALSE;
}

const char *
mkr_by_id (MkrBy by)
{
  return by_ids[by];
}

static void
row_free (gpointer data)
{
  MkrEarningsRow *row = data;

  g_free (row->label);
  g_free (row->months);
  g_free (row);
}

/* What names are looked up in. */
typedef struct
{
  GPtrArray *sources;
  GPtrArray *accounts;
  gboolean   hide;
} Names;

static char *
make_label (const Names       *names,
            MkrBy              by,
            gint64             id,
            const MkrCurrency *currency,
            MkrWork           *work)
{
  const MkrSource *source;

  if (by == MKR_BY_CURRENCY)
    return g_strdup (currency->code);
  if (by == MKR_BY_KIND)
    return g_strdup (mkr_work_label (*work));

  source = by == MKR_BY_SOURCE ? mkr_sources_get (names->sources, id) : NULL;
  if (source != NULL)
    {
      *work = source->work;
      return g_strdup (names->hide ? source->alias : source->name);
    }

  for (guint i = 0; by == MKR_BY_ACCOUNT && i < names->accounts->len; i++)
    {
      const MkrAccount *account = names->accounts->pdata[i];

      if (account->id == id)
        return g_strdup (names->hide ? account->alias : account->name);
    }

  return g_strdup (_("no source"));
}

static gint64
group_id (const MkrRollup *sum,
          MkrBy            by)
{
  switch (by)
    {
    case MKR_BY_SOURCE:
      return sum->source;
    case MKR_BY_KIND:
      return sum->work;
    case MKR_BY_ACCOUNT:
      return sum->account;
    case MKR_BY_CURRENCY:
      /* The currency that the money came in: rows of several may be counted in one. */
      return (sum->currency->code[0] << 16) | (sum->currency->code[1] << 8) | sum->currency->code[2];
    default:
      return 0;
    }
}

static MkrEarningsRow *
find_row (GPtrArray         *rows,
          gint64             id,
          const MkrCurrency *currency)
{
  for (guint i = 0; i < rows->len; i++)
    {
      MkrEarningsRow *row = rows->pdata[i];

      if (row->id == id && row->currency == currency)
        return row;
    }

  return NULL;
}

static MkrEarningsRow *
need_row (MkrEarnings     *self,
          GPtrArray       *rows,
          const Names     *names,
          const MkrRollup *sum,
          const MkrCurrency *currency)
{
  gint64 id = names != NULL ? group_id (sum, self->by) : 0;
  MkrEarningsRow *row = find_row (rows, id, currency);

  if (row != NULL)
    return row;

  row = g_new0 (MkrEarningsRow, 1);
  row->id = id;
  row->work = sum->work;
  row->currency = currency;
  row->share_bp = -1;
  row->months = g_new0 (gint64, MAX (self->n_months, 1));
  row->label = names != NULL ? make_label (names, self->by, id, sum->currency, &row->work)
                             : g_strdup (_("Total"));
  g_ptr_array_add (rows, row);
  return row;
}

static gboolean
add_sum (MkrEarnings      *self,
         MkrEarningsRow   *row,
         const MkrRollup  *sum,
         GError          **error)
{
  gint64 *month = &row->months[sum->month - self->first_month];

  row->n += sum->n;
  return mkr_money_add (row->gross, sum->gross, &row->gross, error) &&
         mkr_money_add (row->fee, sum->fee, &row->fee, error) &&
         mkr_money_add (row->net, sum->net, &row->net, error) &&
         mkr_money_add (*month, sum->net, month, error);
}

/* What is converted of @sum, and what is not: no row holds both. */
static void
split_sum (const MkrRollup *sum,
           MkrRollup       *worth,
           MkrRollup       *rest)
{
  *worth = *rest = *sum;
  worth->gross = sum->worth_gross;
  worth->fee = sum->worth_fee;
  worth->net = sum->worth_net;
  worth->n = sum->n - sum->rest_n;
  rest->net = sum->rest;
  rest->fee = sum->rest_fee;
  rest->gross = sum->rest + sum->rest_fee;
  rest->n = sum->rest_n;
}

/* Whole months are read from the kept sums; a period that begins or ends inside a month from the rows. */
static GArray *
read_sums (MkrBook          *book,
           MkrBasis          basis,
           const MkrPeriod  *period,
           GError          **error)
{
  MkrMonth first = period->first == MKR_DATE_NONE ? MKR_MONTH_NONE : mkr_date_month (period->first);
  MkrMonth last = period->last == MKR_DATE_NONE ? MKR_MONTH_NONE : mkr_date_month (period->last);
  g_autoptr(GArray) entries = NULL;
  GArray *sums;

  if ((first == MKR_MONTH_NONE || mkr_month_day (first, 1) == period->first) &&
      (last == MKR_MONTH_NONE || mkr_month_last (last) == period->last))
    return mkr_rollup_read (book, basis, first, last, error);

  entries = mkr_entry_sums_read (book, basis, period, error);
  if (entries == NULL)
    return NULL;

  sums = g_array_sized_new (FALSE, FALSE, sizeof (MkrRollup), entries->len);
  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (sums, g_array_index (entries, MkrEntrySum, i).sum);

  return sums;
}

static void
find_months (MkrEarnings  *self,
             const GArray *sums)
{
  MkrMonth first = G_MAXINT32, last = G_MININT32;

  for (guint i = 0; i < sums->len; i++)
    {
      const MkrRollup *sum = &g_array_index (sums, MkrRollup, i);

      first = MIN (first, sum->month);
      last = MAX (last, sum->month);
    }

  if (self->period.first != MKR_DATE_NONE)
    first = mkr_date_month (self->period.first);
  if (self->period.last != MKR_DATE_NONE && (sums->len == 0 || self->period.first != MKR_DATE_NONE))
    last = MAX (last, mkr_date_month (self->period.last));
  if (first == G_MAXINT32 || last < first)
    {
      self->n_months = 0;
      return;
    }

  self->first_month = first;
  self->n_months = (guint) (last - first + 1);
  if (self->period.first == MKR_DATE_NONE)
    self->period.first = mkr_month_day (first, 1);
  if (self->period.last == MKR_DATE_NONE)
    self->period.last = mkr_month_last (last);
}

static gint
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      currency)
{
  const MkrEarningsRow *one = *(MkrEarningsRow * const *) a;
  const MkrEarningsRow *two = *(MkrEarningsRow * const *) b;

  if (one->currency != two->currency)
    return one->currency == currency ? -1 : two->currency == currency ? 1
           : g_strcmp0 (one->currency->code, two->currency->code);
  if (one->net != two->net)
    return one->net > two->net ? -1 : 1;

  return g_utf8_collate (one->label, two->label);
}

static gint
share_of (gint64 part,
          gint64 total)
{
  gint64 share = 0;

  if (total <= 0 || !mkr_money_mul_div (part, 10000, total, &share, NULL))
    return -1;

  return (gint) CLAMP (share, G_MININT32, G_MAXINT32);
}

/* HHI = Σ share%² × 100 of the book's currency, exact until the one rounding (scenario 10). */
static void
reckon_spread (MkrEarnings *self)
{
  MkrEarningsRow *total = find_row (self->totals, 0, self->currency);
  MkrEarningsRow *top = NULL;
  __int128 squares = 0, all;

  self->top_share_bp = -1;

  for (guint i = 0; i < self->rows->len; i++)
    {
      MkrEarningsRow *row = self->rows->pdata[i];
      MkrEarningsRow *sum = find_row (self->totals, 0, row->currency);

      row->share_bp = share_of (row->net, sum->net);
      if (row->currency != self->currency || row->net <= 0)
        continue;
      if (top == NULL)
        top = row;
      squares += (__int128) row->net * row->net;
    }

  if (top == NULL || total->net <= 0)
    return;

  self->top_share_bp = top->share_bp;
  self->top_label = g_strdup (top->label);
  /* 100 × 10,000 × Σ net² ÷ total². Above 2^52 minor units the product would not fit 128 bits, and digits are to spare. */
  all = (__int128) total->net * total->net;

  for (; squares > ((__int128) 1 << 104); squares >>= 2)
    all >>= 2;

  self->hhi_x100 = (gint64) ((squares * 1000000 + all / 2) / MAX (all, 1));
}

static gboolean
add_to_rows (MkrEarnings        *self,
             const Names        *names,
             const MkrRollup    *sum,
             const MkrCurrency  *currency,
             GError            **error)
{
  MkrEarningsRow *rows[] = { need_row (self, self->rows, names, sum, currency), need_row (self, self->totals, NULL, sum, currency) };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (!add_sum (self, rows[i], sum, error))
        return FALSE;
      if (currency == sum->currency)
        continue;
      rows[i]->converted_n += sum->n;
      if (!mkr_money_add (rows[i]->converted, sum->net, &rows[i]->converted, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_split (MkrEarnings      *self,
           const Names      *names,
           const MkrRollup  *sum,
           GError          **error)
{
  MkrRollup worth, rest;

  if (sum->currency == self->currency)
    return add_to_rows (self, names, sum, self->currency, error);

  split_sum (sum, &worth, &rest);
  if ((worth.n > 0 || worth.net != 0) && !add_to_rows (self, names, &worth, self->currency, error))
    return FALSE;
  return rest.n == 0 || add_to_rows (self, names, &rest, sum->currency, error);
}

static gboolean
fill (MkrEarnings   *self,
      MkrBook       *book,
      const GArray  *sums,
      GError       **error)
{
  g_autoptr(GPtrArray) sources = mkr_sources_list (book, error);
  g_autoptr(GPtrArray) accounts = sources != NULL ? mkr_accounts_list (book, error) : NULL;
  Names names = { sources, accounts, mkr_book_hides_names (book) };

  if (accounts == NULL)
    return FALSE;

  for (guint i = 0; i < sums->len; i++)
    if (!add_split (self, &names, &g_array_index (sums, MkrRollup, i), error))
      return FALSE;

  g_ptr_array_sort_with_data (self->rows, compare_rows, (gpointer) self->currency);
  g_ptr_array_sort_with_data (self->totals, compare_rows, (gpointer) self->currency);
  reckon_spread (self);
  return TRUE;
}

static gboolean
has_converted (const MkrEarnings *self)
{
  for (guint i = 0; i < self->totals->len; i++)
    if (((const MkrEarningsRow *) self->totals->pdata[i])->converted_n > 0)
      return TRUE;
  return FALSE;
}

/**
 * mkr_earnings_new:
 * @period: days, inclusive; open ends are filled from the data
 *
 * What came in (or was earned), grouped. For the same filter, basis and currency every grouping adds up to the same.
 */
MkrEarnings *
mkr_earnings_new (MkrBook          *book,
                  MkrBasis          basis,
                  MkrBy             by,
                  const MkrPeriod  *period,
                  GError          **error)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (book, error);
  g_autoptr(GArray) sums = NULL;
  g_autoptr(MkrEarnings) self = NULL;

  if (settings == NULL || !(sums = read_sums (book, basis, period, error)))
    return NULL;

  self = g_new0 (MkrEarnings, 1);
  self->basis = basis;
  self->by = by;
  self->period = *period;
  self->currency = settings->currency;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->totals = g_ptr_array_new_with_free_func (row_free);
  find_months (self, sums);

  if (!fill (self, book, sums, error) ||
      (has_converted (self) && !mkr_converted_read (book, period, &self->converted_at, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
mkr_earnings_free (MkrEarnings *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->totals);
  g_free (self->top_label);
  g_free (self->converted_at);
  g_free (self);
}

MkrBand
mkr_earnings_band (gint share_bp)
{
  return share_bp > 4000 ? MKR_BAND_HIGH : share_bp >= 2500 ? MKR_BAND_WATCH : MKR_BAND_SPREAD;
}

static const char *
band_word (gint share_bp)
{
  switch (mkr_earnings_band (share_bp))
    {
    case MKR_BAND_HIGH:
      return _("high");
    case MKR_BAND_WATCH:
      return _("watch");
    case MKR_BAND_SPREAD:
    default:
      return _("spread");
    }
}

/**
 * mkr_earnings_summary:
 *
 * Returns: (transfer full): what the chart shows, as it is spoken
 */
char *
mkr_earnings_summary (const MkrEarnings *self)
{
  MkrEarningsRow *total = find_row (self->totals, 0, self->currency);
  g_autofree char *money = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *share = NULL;

  if (total == NULL || self->n_months == 0)
    return g_strdup (_("Nothing received in this period."));

  money = mkr_money_format (total->net, self->currency, MKR_MONEY_CODE);
  first = mkr_month_format (self->first_month, MKR_DATE_FULL);
  last = mkr_month_format (self->first_month + (MkrMonth) self->n_months - 1, MKR_DATE_FULL);

  if (self->top_label == NULL)
    /* Translators: month, month, amount */
    return g_strdup_printf (_("%s to %s: net %s."), first, last, money);

  share = mkr_percent_format (self->top_share_bp);
  if (self->by != MKR_BY_SOURCE || ((MkrEarningsRow *) self->rows->pdata[0])->id == 0)
    /* Translators: month, month, amount, name, percentage */
    return g_strdup_printf (_("%s to %s: net %s. %s is the largest with %s."), first, last, money,
                            self->top_label, share);

  /* Translators: month, month, amount, name, percentage, one of “spread”, “watch”, “high” */
  return g_strdup_printf (_("%s to %s: net %s. %s is the largest with %s: %s."), first, last, money,
                          self->top_label, share, band_word (self->top_share_bp));
}

const char *
mkr_earnings_row_mark (const MkrEarningsRow *row,
                       const MkrCurrency    *own)
{
  if (row->currency != own)
    return "unconverted";

  return row->converted_n > 0 ? "converted" : "";
}
