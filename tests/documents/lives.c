/* lives.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lives.h"
#include "mkr-money.h"

typedef struct
{
  int    month;
  gint64 ai, craft, other, set_aside, pot, shortfall;
  int    made_day;
} Line;

/* Sums in cents. Made on the 1st where nothing was short. */
static const Line sample[] = {
  { 4, 110384, 65000, 15000, 47596, 161000, 0, 1 },
  { 5, 143522, 60000, 15000, 54631, 158788, 0, 1 },
  { 6, 106680, 0, 15000, 30420, 177679, 0, 1 },
  { 7, 154300, 90000, 0, 61075, 123939, 21061, 8 },
  { 8, 96176, 0, 0, 24045, 162164, 0, 1 },
  { 9, 168272, 95000, 15000, 69569, 89295, 55705, 9 },
  { 10, 154861, 65000, 15000, 58717, 152998, 0, 1 },
  { 11, 74173, 90000, 0, 41044, 184142, 0, 1 },
};

static MkrDate
date (int year,
      int month,
      int day)
{
  MkrDate out;

  g_assert_true (mkr_date_from_ymd (year, month, day, &out));

  return out;
}

static MkrTimeline *
new_timeline (MkrDate as_of)
{
  MkrTimeline *self = g_new0 (MkrTimeline, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->currency = mkr_currency_lookup ("USD");
  self->as_of = as_of;
  self->months = g_array_new (FALSE, TRUE, sizeof (MkrTimelineMonth));
  self->dues = g_array_new (FALSE, TRUE, sizeof (MkrDue));
  self->others = g_array_new (FALSE, TRUE, sizeof (MkrOtherMoney));
  self->covered_through = MKR_DATE_NONE;
  self->first_due = MKR_DATE_NONE;
  self->last_count = MKR_DATE_NONE;
  self->next_due = self->gap_due = -1;

  return self;
}

static void
add_month (MkrTimeline  *self,
           MkrMonth      month,
           const gint64  parts[MKR_N_WORKS],
           gint64        set_aside)
{
  MkrTimelineMonth out = { .month = month, .set_aside = set_aside, .receipts = 5, .due = -1 };
  gint64 left = set_aside;

  for (guint w = 0; w < MKR_N_WORKS; w++)
    out.net += parts[w];
  for (guint w = 0; w < MKR_N_WORKS; w++)
    {
      gint64 aside = out.net == 0 ? 0 : mkr_money_round_div (set_aside * parts[w], out.net);

      aside = w == MKR_N_WORKS - 1 || ABS (aside) > ABS (left) ? left : aside;
      aside = parts[w] == 0 ? 0 : aside;
      left -= aside;
      out.by_work[w] = parts[w];
      out.for_rent_by_work[w] = parts[w] - aside;
    }
  out.for_rent_by_work[MKR_WORK_AI] -= left;   /* what rounding left over */
  out.gross = out.net;
  g_array_append_val (self->months, out);
}

static void
add_due (MkrTimeline *self,
         MkrMonth     month,
         gint64       amount,
         gint64       shortfall,
         MkrDate      made_on)
{
  MkrDue due = { .date = mkr_month_day (month, 1), .next = mkr_month_day (month + 1, 1), .amount = amount,
                 .home = "Home", .short_on_due = shortfall, .made_on = made_on,
                 .covered = made_on == MKR_DATE_NONE ? amount - shortfall : amount };
  MkrTimelineMonth *last = &g_array_index (self->months, MkrTimelineMonth, self->months->len - 1);

  last->due = (gint) self->dues->len;
  g_array_append_val (self->dues, due);
  self->has_rent = TRUE;
}

MkrTimeline *
make_sample_timeline (void)
{
  static const gint64 nothing[MKR_N_WORKS];
  MkrTimeline *self = new_timeline (date (2026, 11, 19));
  MkrMonth month = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sample); i++)
    {
      const Line *line = &sample[i];
      gint64 parts[MKR_N_WORKS] = { 0, line->ai, line->craft, line->other };

      month = mkr_date_month (date (2026, line->month, 1));
      add_month (self, month, parts, line->set_aside);
      add_due (self, month, 145000, line->shortfall, date (2026, line->month, line->made_day));
    }
  add_month (self, month + 1, nothing, 0);
  add_due (self, month + 1, 145000, 0, date (2026, 11, 11));
  add_month (self, month + 2, nothing, 0);
  add_due (self, month + 2, 145000, 127729, MKR_DATE_NONE);

  self->has_receipts = TRUE;
  self->set_aside_bp = 2500;
  self->covered_through = date (2027, 1, 3);
  self->waiting[MKR_STATE_APPROVED] = 23450;
  self->waiting[MKR_STATE_IN_REVIEW] = 8140;
  self->next_due = 8;
  self->gap_due = 9;
  self->gap = 127729;
  self->pot = 162271;

  return self;
}

MkrTimeline *
make_long_timeline (guint n)
{
  MkrTimeline *self = new_timeline (date (2026, 11, 19));
  MkrMonth last = mkr_date_month (self->as_of) + 2;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < n; i++)
    {
      MkrMonth month = last - (MkrMonth) (n - 1 - i);
      gboolean future = month > last - 2;
      gint64 parts[MKR_N_WORKS] = { 0 };
      gint64 rent = 90000 + 500 * (gint64) (i / 12) * 12;
      gint64 shortfall = 0;

      for (guint w = 1; w < MKR_N_WORKS && !future; w++)
        parts[w] = g_rand_int_range (rand, 0, 3) == 0 ? 0 : g_rand_int_range (rand, 1000, 120000);
      add_month (self, month, parts, (parts[1] + parts[2] + parts[3]) / 5);
      if (g_rand_int_range (rand, 0, 6) == 0 || month == last)
        shortfall = g_rand_int_range (rand, 500, 90000);
      add_due (self, month, rent, shortfall,
               shortfall == 0 ? mkr_month_day (month, 1) : month == last ? MKR_DATE_NONE : mkr_month_day (month, 9));
    }
  self->has_receipts = TRUE;
  self->set_aside_bp = 2000;

  return self;
}

MkrTimeline *
make_empty_timeline (gboolean with_rent)
{
  static const gint64 nothing[MKR_N_WORKS];
  MkrTimeline *self = new_timeline (date (2026, 11, 19));

  for (guint i = 0; i < 3 && with_rent; i++)
    {
      add_month (self, mkr_date_month (self->as_of) + (MkrMonth) i, nothing, 0);
      add_due (self, mkr_date_month (self->as_of) + (MkrMonth) i, 145000, 145000, MKR_DATE_NONE);
    }

  return self;
}

MkrTimeline *
make_negative_timeline (void)
{
  static const gint64 months[][MKR_N_WORKS] = {
    { 0, 80000, 0, 2000 }, { 0, -65000, 30000, 0 }, { 12000, 0, 0, -3000 }, { 0, 0, -4000, 0 },
  };
  MkrTimeline *self = new_timeline (date (2026, 11, 19));

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      gint64 net = months[i][0] + months[i][1] + months[i][2] + months[i][3];

      add_month (self, mkr_date_month (self->as_of) - 3 + (MkrMonth) i, months[i], mkr_money_round_div (net, 4));
    }
  self->has_receipts = TRUE;

  return self;
}

static void
free_row (gpointer data)
{
  MkrEarningsRow *row = data;

  g_free (row->label);
  g_free (row->months);
  g_free (row);
}

static MkrEarnings *
new_earnings (guint n_months)
{
  MkrEarnings *self = g_new0 (MkrEarnings, 1);

  self->basis = MKR_BASIS_RECEIVED;
  self->by = MKR_BY_SOURCE;
  self->currency = mkr_currency_lookup ("USD");
  self->first_month = mkr_date_month (date (2026, 4, 1));
  self->n_months = n_months;
  self->period = (MkrPeriod) { mkr_month_day (self->first_month, 1),
                               mkr_month_last (self->first_month + (MkrMonth) n_months - 1) };
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->totals = g_ptr_array_new_with_free_func (free_row);
  self->top_share_bp = -1;

  return self;
}

static void
add_source (MkrEarnings  *self,
            const char   *label,
            MkrWork       work,
            const gint64 *months)
{
  MkrEarningsRow *row = g_new0 (MkrEarningsRow, 1);

  row->id = self->rows->len + 1;
  row->label = g_strdup (label);
  row->work = work;
  row->currency = self->currency;
  row->months = g_memdup2 (months, self->n_months * sizeof (gint64));
  for (guint m = 0; m < self->n_months; m++)
    row->net += months[m];
  row->gross = row->net;
  row->n = self->n_months;
  g_ptr_array_add (self->rows, row);
}

static void
add_total (MkrEarnings *self)
{
  MkrEarningsRow *total = g_new0 (MkrEarningsRow, 1);

  total->label = g_strdup ("Total");
  total->currency = self->currency;
  total->months = g_new0 (gint64, self->n_months);
  for (guint i = 0; i < self->rows->len; i++)
    total->net += ((MkrEarningsRow *) g_ptr_array_index (self->rows, i))->net;
  for (guint i = 0; i < self->rows->len; i++)
    {
      MkrEarningsRow *row = g_ptr_array_index (self->rows, i);
      gint64 share = -1;

      if (total->net > 0)
        g_assert_true (mkr_money_mul_div (row->net, 10000, total->net, &share, NULL));
      row->share_bp = (gint) share;
      if (i == 0)
        {
          self->top_share_bp = row->share_bp;
          self->top_label = g_strdup (row->label);
        }
    }
  g_ptr_array_add (self->totals, total);
}

MkrEarnings *
make_sample_earnings (void)
{
  static const gint64 months[][8] = {
    { 68000, 82000, 58000, 84000, 40000, 101000, 92600, 69000 },
    { 65000, 60000, 0, 90000, 0, 95000, 65000, 90000 },
    { 37000, 37000, 34000, 41000, 34000, 35000, 31000, 22018 },
    { 5000, 15500, 11000, 19000, 22000, 31000, 29250, 10000 },
    { 15000, 15000, 0, 0, 0, 15000, 15000, 15000 },
  };
  MkrEarnings *self = new_earnings (8);

  add_source (self, "Annomill", MKR_WORK_AI, months[0]);
  add_source (self, "Harrow & Finch", MKR_WORK_CRAFT, months[1]);
  add_source (self, "Verbolane", MKR_WORK_AI, months[2]);
  add_source (self, "Grainlight", MKR_WORK_AI, months[3]);
  add_source (self, "Northpier Library", MKR_WORK_OTHER, months[4]);
  add_total (self);

  return self;
}

MkrEarnings *
make_wide_earnings (guint n_sources)
{
  MkrEarnings *self = new_earnings (24);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < n_sources; i++)
    {
      g_autofree char *label = g_strdup_printf (i == 1 ? "The Society for the Care of Very Long Names %u"
                                                       : "Source %u", i + 1);
      gint64 months[24];

      for (guint m = 0; m < G_N_ELEMENTS (months); m++)
        months[m] = g_rand_int_range (rand, 0, 100000) / (gint64) (i + 1);
      add_source (self, label, (MkrWork) (i % MKR_N_WORKS), months);
    }
  add_total (self);

  return self;
}

MkrEarnings *
make_negative_earnings (void)
{
  static const gint64 plus[] = { 40000, 0, 30000 }, minus[] = { 5000, -45000, 0 }, less[] = { -1, 0, 0 };
  MkrEarnings *self = new_earnings (3);

  add_source (self, "Annomill", MKR_WORK_AI, plus);
  add_source (self, "no source", MKR_WORK_UNSORTED, less);
  add_source (self, "Grainlight", MKR_WORK_CRAFT, minus);
  add_total (self);

  return self;
}

MkrEarnings *
make_empty_earnings (void)
{
  return new_earnings (8);
}
