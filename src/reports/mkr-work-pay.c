/* mkr-work-pay.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-money.h"
#include "mkr-work-pay.h"

static const MkrRateTerm *
term_on (GPtrArray *terms,
         MkrDate    day)
{
  const MkrRateTerm *found = NULL;

  for (guint i = 0; i < terms->len; i++)
    {
      const MkrRateTerm *term = g_ptr_array_index (terms, i);

      if (term->from <= day)
        found = term->until == MKR_DATE_NONE || term->until >= day ? term : NULL;
    }
  return found;
}

/* The first instant after @from, at most @end, at which another rate or another pay week begins. */
static gint64
next_change (gint64             from,
             gint64             end,
             const char        *zone,
             const MkrPayWeek  *week,
             GPtrArray         *terms)
{
  if (week)
    end = MIN (end, mkr_pay_week_cut_off (week, from));
  for (guint i = 0; i < terms->len; i++)
    {
      const MkrRateTerm *term = g_ptr_array_index (terms, i);
      const MkrDate days[] = { term->from, term->until == MKR_DATE_NONE ? MKR_DATE_NONE : term->until + 1 };

      for (guint d = 0; d < G_N_ELEMENTS (days); d++)
        {
          gint64 change = days[d] == MKR_DATE_NONE ? end : mkr_instant_at (days[d], 0, zone);

          if (change > from && change < end)
            end = change;
        }
    }
  return end;
}

static MkrWorkPart
part_at (gint64             instant,
         gint64             seconds,
         const char        *zone,
         const MkrPayWeek  *week,
         const MkrContract *contract,
         GPtrArray         *terms)
{
  MkrWorkPart part = { .date = mkr_instant_date (instant, zone), .seconds = seconds, .pay_day = MKR_DATE_NONE };

  part.term = term_on (terms, part.date);
  if (week)
    part.cut_off = mkr_pay_week_cut_off (week, instant);
  if (week && contract->pay_day != 0)
    part.pay_day = mkr_pay_week_pay_day (week, instant, contract->pay_day, 0);
  return part;
}

/* Time over the cap of the log's tasks is its last one. A log that counts no tasks is one task. */
static void
count_parts (GArray           *parts,
             const MkrWorkLog *log)
{
  const MkrRateTerm *term = g_array_index (parts, MkrWorkPart, 0).term;
  gint64 left = log->paid ? log->seconds : 0;

  if (term && term->unit_cap > 0 && log->seconds / term->unit_cap >= MAX (log->tasks, 1))
    left = MIN (left, term->unit_cap * MAX (log->tasks, 1));
  for (guint i = 0; i < parts->len; i++)
    {
      MkrWorkPart *part = &g_array_index (parts, MkrWorkPart, i);

      part->counted = MIN (part->seconds, left);
      left -= part->counted;
    }
  g_array_index (parts, MkrWorkPart, 0).tasks = log->tasks;
}

GArray *
mkr_work_parts_new (const MkrWorkLog  *log,
                    const MkrContract *contract,
                    GPtrArray         *terms)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (MkrWorkPart));
  MkrPayWeek week;
  gboolean has_week;

  g_return_val_if_fail (log && contract && terms, parts);

  has_week = mkr_contract_week (contract, &week);
  if (!log->timed)
    {
      /* Only its day is known: it lies in the week of that day's noon, whole. */
      const char *zone = has_week ? week.zone : "UTC";
      MkrWorkPart part = part_at (mkr_instant_at (log->date, 720, zone), log->seconds, zone, has_week ? &week : NULL, contract, terms);

      part.date = log->date;
      g_array_append_val (parts, part);
    }
  else
    {
      const char *zone = has_week ? week.zone : log->zone;

      for (gint64 at = log->start, next; at < log->start + log->seconds; at = next)
        {
          MkrWorkPart part;

          next = next_change (at, log->start + log->seconds, zone, has_week ? &week : NULL, terms);
          part = part_at (at, next - at, zone, has_week ? &week : NULL, contract, terms);
          g_array_append_val (parts, part);
        }
    }
  if (parts->len > 0)
    count_parts (parts, log);
  return parts;
}

/* quantity × rate ÷ per in minor units, rounded once. */
static gboolean
price (gint64              quantity,
       gint64              per,
       MkrDecimal          rate,
       const MkrCurrency  *currency,
       gint64             *out,
       GError            **error)
{
  int scale = currency->exponent - rate.scale;

  for (; scale > 0; scale--)
    if (!mkr_money_mul_div (quantity, 10, 1, &quantity, error))
      return FALSE;
  for (; scale < 0; scale++)
    per *= 10;
  return mkr_money_mul_div (rate.units, quantity, per, out, error);
}

/* Seconds and tasks under one rate. */
typedef struct
{
  gint64 seconds;
  gint64 tasks;
} Sum;

static gboolean
add_price (const MkrRateTerm  *term,
           const MkrContract  *contract,
           const Sum          *sum,
           const MkrPeriod    *period,
           gint64             *pay,
           GError            **error)
{
  gint64 minor = 0;
  gboolean ok = TRUE;

  switch (term->basis)
    {
    case MKR_PAY_HOUR:
      ok = price (sum->seconds, 3600, term->rate, contract->currency, &minor, error);
      break;
    case MKR_PAY_TASK:
    case MKR_PAY_UNIT:
    case MKR_PAY_WORD:
    case MKR_PAY_DELIVERABLE:
      ok = price (sum->tasks, 1, term->rate, contract->currency, &minor, error);
      break;
    case MKR_PAY_FIXED:
      /* One price whatever the hours. */
      ok = (period && !mkr_period_contains (period, term->from)) ||
           price (1, 1, term->rate, contract->currency, &minor, error);
      break;
    case MKR_PAY_ROYALTY:
    default:
      break;
    }
  return ok && mkr_money_add (*pay, minor, pay, error);
}

static void
add_log (GPtrArray          *terms,
         const MkrContract  *contract,
         const MkrWorkLog   *log,
         Sum                *sums,
         MkrWorkPay         *out)
{
  g_autoptr(GArray) parts = mkr_work_parts_new (log, contract, terms);

  for (guint i = 0; i < parts->len; i++)
    {
      const MkrWorkPart *part = &g_array_index (parts, MkrWorkPart, i);
      guint t;

      out->seconds += part->seconds;
      out->task_seconds += log->paid ? part->seconds : 0;
      out->counted += part->counted;
      if (!log->paid)
        continue;
      if (!part->term)
        out->no_rate += part->counted;
      else if (g_ptr_array_find (terms, part->term, &t))
        {
          sums[t].seconds += part->counted;
          sums[t].tasks += part->tasks;
        }
    }
}

gboolean
mkr_work_pay_reckon (const MkrContract  *contract,
                     GPtrArray          *terms,
                     GPtrArray          *logs,
                     const MkrPeriod    *period,
                     MkrWorkPay         *out,
                     GError            **error)
{
  g_autofree Sum *sums = NULL;

  g_return_val_if_fail (contract && terms && logs && out, FALSE);

  sums = g_new0 (Sum, terms->len + 1);
  *out = (MkrWorkPay) { 0 };
  for (guint i = 0; i < logs->len; i++)
    {
      const MkrWorkLog *log = g_ptr_array_index (logs, i);

      if (!period || mkr_period_contains (period, log->date))
        add_log (terms, contract, log, sums, out);
    }
  for (guint i = 0; i < terms->len; i++)
    if (!add_price (g_ptr_array_index (terms, i), contract, &sums[i], period, &out->pay, error))
      return FALSE;
  return TRUE;
}

gboolean
mkr_work_pay_read (MkrBook            *book,
                   const MkrContract  *contract,
                   const MkrPeriod    *period,
                   MkrWorkPay         *out,
                   GError            **error)
{
  g_autoptr(GPtrArray) terms = mkr_rate_terms_list (book, contract->id, error);
  g_autoptr(GPtrArray) logs = terms ? mkr_work_logs_list (book, contract->id, period, error) : NULL;

  return logs && mkr_work_pay_reckon (contract, terms, logs, period, out, error);
}

static MkrWorkWeek *
find_week (GArray            *weeks,
           const MkrContract *contract,
           const MkrPayWeek  *week,
           gint64             cut_off)
{
  MkrWorkWeek made = { .cut_off = cut_off, .start = mkr_pay_week_start (week, cut_off - 1), .pay_day = MKR_DATE_NONE };
  guint at = 0;

  while (at < weeks->len && g_array_index (weeks, MkrWorkWeek, at).cut_off < cut_off)
    at++;
  if (at == weeks->len || g_array_index (weeks, MkrWorkWeek, at).cut_off != cut_off)
    {
      if (contract->pay_day != 0)
        made.pay_day = mkr_pay_week_pay_day (week, cut_off - 1, contract->pay_day, 0);
      g_array_insert_val (weeks, at, made);
    }
  return &g_array_index (weeks, MkrWorkWeek, at);
}

/* The pay of one week: its pieces under each rate together. */
static gboolean
price_week (MkrWorkWeek        *self,
            const MkrContract  *contract,
            GPtrArray          *terms,
            GPtrArray          *all_parts,
            GError            **error)
{
  g_autofree Sum *sums = g_new0 (Sum, terms->len + 1);
  guint t;

  for (guint i = 0; i < all_parts->len; i++)
    {
      GArray *parts = g_ptr_array_index (all_parts, i);

      for (guint p = 0; p < parts->len; p++)
        {
          const MkrWorkPart *part = &g_array_index (parts, MkrWorkPart, p);

          if (part->cut_off != self->cut_off || part->counted == 0 || !g_ptr_array_find (terms, part->term, &t))
            continue;
          sums[t].seconds += part->counted;
          sums[t].tasks += part->tasks;
        }
    }
  for (guint i = 0; i < terms->len; i++)
    if (((const MkrRateTerm *) g_ptr_array_index (terms, i))->basis != MKR_PAY_FIXED &&
        !add_price (g_ptr_array_index (terms, i), contract, &sums[i], NULL, &self->pay, error))
      return FALSE;
  return TRUE;
}

GArray *
mkr_work_weeks_new (MkrBook            *book,
                    const MkrContract  *contract,
                    gint64              now,
                    GError            **error)
{
  g_autoptr(GArray) weeks = g_array_new (FALSE, TRUE, sizeof (MkrWorkWeek));
  g_autoptr(GPtrArray) terms = mkr_rate_terms_list (book, contract->id, error);
  g_autoptr(GPtrArray) logs = terms ? mkr_work_logs_list (book, contract->id, NULL, error) : NULL;
  g_autoptr(GPtrArray) all_parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gboolean first = TRUE;
  MkrPayWeek week;

  if (!logs)
    return NULL;
  if (!mkr_contract_week (contract, &week))
    return g_steal_pointer (&weeks);

  for (guint i = 0; i < logs->len; i++)
    {
      GArray *parts = mkr_work_parts_new (g_ptr_array_index (logs, i), contract, terms);

      g_ptr_array_add (all_parts, parts);
      for (guint p = 0; p < parts->len; p++)
        {
          const MkrWorkPart *part = &g_array_index (parts, MkrWorkPart, p);

          if (part->counted > 0)
            find_week (weeks, contract, &week, part->cut_off)->counted += part->counted;
        }
    }
  find_week (weeks, contract, &week, mkr_pay_week_cut_off (&week, now));
  for (guint i = 0; i < weeks->len; i++)
    {
      MkrWorkWeek *self = &g_array_index (weeks, MkrWorkWeek, i);

      if (!price_week (self, contract, terms, all_parts, error))
        return NULL;
      if (first && self->counted > 0 && self->pay_day != MKR_DATE_NONE)
        self->pay_day += contract->hold_days;
      first = first && self->counted == 0;
    }
  return g_steal_pointer (&weeks);
}

gboolean
mkr_hourly_pay (gint64              seconds,
                MkrDecimal          rate,
                const MkrCurrency  *currency,
                gint64             *out,
                GError            **error)
{
  return price (seconds, 3600, rate, currency, out, error);
}

gint64
mkr_hourly_rate (gint64 minor,
                 gint64 seconds)
{
  gint64 rate;

  return seconds > 0 && mkr_money_mul_div (minor, 3600, seconds, &rate, NULL) ? rate : -1;
}

int
mkr_unpaid_share (const MkrWorkPay *self)
{
  g_return_val_if_fail (self, -1);

  return self->seconds > 0 ? (int) mkr_money_round_div ((self->seconds - self->counted) * 10000, self->seconds) : -1;
}

int
mkr_rate_change (const MkrRateTerm *was,
                 const MkrRateTerm *now)
{
  guint8 scale;
  gint64 before, after, change;

  g_return_val_if_fail (was && now, G_MININT);

  scale = MAX (was->rate.scale, now->rate.scale);
  if (was->basis != now->basis || !mkr_decimal_rescale (was->rate, scale, &before, NULL) || before == 0 ||
      !mkr_decimal_rescale (now->rate, scale, &after, NULL) ||
      !mkr_money_mul_div (after - before, 10000, before, &change, NULL) || change > G_MAXINT)
    return G_MININT;
  return (int) change;
}

gint64
mkr_rent_hours (gint64 share,
                gint64 hourly,
                int    set_aside_bp)
{
  gint64 hours;

  if (hourly <= 0 || set_aside_bp >= 10000 || !mkr_money_mul_div (share, 100 * 10000, hourly * (10000 - set_aside_bp), &hours, NULL))
    return -1;
  return hours;
}
