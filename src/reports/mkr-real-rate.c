/* mkr-real-rate.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-earnings.h"
#include "mkr-money.h"
#include "mkr-real-rate.h"
#include "mkr-source.h"

typedef struct
{
  MkrBook         *book;
  const MkrPeriod *period;
  MkrDate          today;
  GPtrArray       *contracts;
  GPtrArray       *sources;
  GPtrArray       *terms;
  MkrEarnings     *earnings;
  MkrBookSettings *settings;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->contracts, g_ptr_array_unref);
  g_clear_pointer (&run->sources, g_ptr_array_unref);
  g_clear_pointer (&run->terms, g_ptr_array_unref);
  g_clear_pointer (&run->earnings, mkr_earnings_free);
  g_clear_pointer (&run->settings, mkr_book_settings_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

void
mkr_rate_row_free (MkrRateRow *self)
{
  if (!self)
    return;
  g_free (self->label);
  g_free (self);
}

static const MkrSource *
source_of (const Run *run,
           gint64     id)
{
  for (guint i = 0; i < run->sources->len; i++)
    if (((MkrSource *) g_ptr_array_index (run->sources, i))->id == id)
      return g_ptr_array_index (run->sources, i);
  return NULL;
}

static const MkrContract *
contract_of (const Run *run,
             gint64     id)
{
  for (guint i = 0; i < run->contracts->len; i++)
    if (((MkrContract *) g_ptr_array_index (run->contracts, i))->id == id)
      return g_ptr_array_index (run->contracts, i);
  return NULL;
}

/* The last rate of @contract by the day, and the one that the source paid before it in the same way and currency. */
static void
set_listed (const Run         *run,
            const MkrContract *contract,
            MkrRateRow        *row)
{
  const MkrRateTerm *now = NULL, *was = NULL;

  for (guint i = 0; i < run->terms->len; i++)
    {
      const MkrRateTerm *term = g_ptr_array_index (run->terms, i);

      if (term->contract == contract->id && term->from <= run->today && (!now || now->from < term->from))
        now = term;
    }
  if (!now)
    return;
  for (guint i = 0; i < run->terms->len; i++)
    {
      const MkrRateTerm *term = g_ptr_array_index (run->terms, i);
      const MkrContract *other = contract_of (run, term->contract);

      if (other && other->source == contract->source && other->currency == contract->currency && term->basis == now->basis &&
          term->from < now->from && (!was || was->from < term->from))
        was = term;
    }
  row->listed = TRUE;
  row->basis = now->basis;
  row->rate = now->rate;
  row->change_bp = was ? mkr_rate_change (was, now) : G_MININT;
}

static gboolean
add_work (MkrWorkPay        *sum,
          const MkrWorkPay  *work,
          GError           **error)
{
  sum->seconds += work->seconds;
  sum->task_seconds += work->task_seconds;
  sum->counted += work->counted;
  sum->no_rate += work->no_rate;
  return mkr_money_add (sum->pay, work->pay, &sum->pay, error);
}

static MkrRateRow *
row_for (const Run         *run,
         GPtrArray         *rows,
         const MkrContract *contract,
         gboolean           by_contract)
{
  const gboolean hidden = mkr_book_hides_names (run->book);
  const MkrSource *source = source_of (run, contract->source);
  MkrRateRow *row;

  for (guint i = 0; i < rows->len && !by_contract; i++)
    {
      row = g_ptr_array_index (rows, i);
      if (row->source == contract->source && row->currency == contract->currency)
        return row;
    }
  row = g_new0 (MkrRateRow, 1);
  row->source = contract->source;
  row->contract = by_contract ? contract->id : 0;
  row->currency = contract->currency;
  row->change_bp = G_MININT;
  if (by_contract)
    row->label = g_strdup (hidden ? contract->alias : contract->title);
  else
    row->label = g_strdup (!source ? "" : hidden ? source->alias : source->name);
  g_ptr_array_add (rows, row);
  return row;
}

static guint
contracts_of_source (const Run *run,
                     gint64     source)
{
  guint n = 0;

  for (guint i = 0; i < run->contracts->len; i++)
    n += ((MkrContract *) g_ptr_array_index (run->contracts, i))->source == source;
  return n;
}

/* Money has a source, not a contract: it is a contract's only where the source has no other. */
static void
set_received (const Run  *run,
              MkrRateRow *row)
{
  if (row->contract != 0 && contracts_of_source (run, row->source) != 1)
    return;
  for (guint i = 0; i < run->earnings->rows->len; i++)
    {
      const MkrEarningsRow *money = g_ptr_array_index (run->earnings->rows, i);

      if (money->id == row->source && money->currency == row->currency)
        {
          row->received = TRUE;
          row->net = money->net;
        }
    }
}

static void
finish_row (const Run  *run,
            MkrRateRow *row)
{
  set_received (run, row);
  row->paid_rate = mkr_hourly_rate (row->work.pay, row->work.counted);
  row->rate_of_all = mkr_hourly_rate (row->work.pay, row->work.seconds);
  row->real_rate = row->received ? mkr_hourly_rate (row->net, row->work.seconds) : -1;
  row->below_floor = row->received && row->work.seconds > 0 && row->currency == run->settings->currency &&
                     row->real_rate < run->settings->floor_rate;
}

static gboolean
read_run (Run     *run,
          GError **error)
{
  const MkrPeriod all = { MKR_DATE_NONE, MKR_DATE_NONE };

  return (run->contracts = mkr_contracts_list (run->book, 0, NULL, error)) != NULL &&
         (run->sources = mkr_sources_list (run->book, error)) != NULL &&
         (run->terms = mkr_rate_terms_list (run->book, 0, error)) != NULL &&
         (run->settings = mkr_book_get_settings (run->book, error)) != NULL &&
         (run->earnings = mkr_earnings_new (run->book, MKR_BASIS_RECEIVED, MKR_BY_SOURCE, run->period ? run->period : &all,
                                            error)) != NULL;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const MkrRateRow *one = *(MkrRateRow * const *) a, *two = *(MkrRateRow * const *) b;

  if (one->contract != 0 && one->source != two->source)
    return one->source < two->source ? -1 : 1;
  return g_utf8_collate (one->label, two->label);
}

GPtrArray *
mkr_rate_rows_new (MkrBook          *book,
                   gboolean          by_contract,
                   const MkrPeriod  *period,
                   MkrDate           today,
                   GError          **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mkr_rate_row_free);
  g_auto(Run) run = { .book = book, .period = period, .today = today };

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  if (!read_run (&run, error))
    return NULL;
  for (guint i = 0; i < run.contracts->len; i++)
    {
      const MkrContract *contract = g_ptr_array_index (run.contracts, i);
      MkrRateRow found = { .change_bp = G_MININT };
      MkrRateRow *row;
      MkrWorkPay work;

      if (!mkr_work_pay_read (book, contract, period, &work, error))
        return NULL;
      set_listed (&run, contract, &found);
      if (work.seconds == 0 && !found.listed)
        continue;
      row = row_for (&run, rows, contract, by_contract);
      if (!add_work (&row->work, &work, error))
        return NULL;
      if (by_contract && found.listed)
        {
          row->listed = TRUE;
          row->basis = found.basis;
          row->rate = found.rate;
          row->change_bp = found.change_bp;
        }
    }
  for (guint i = 0; i < rows->len; i++)
    finish_row (&run, g_ptr_array_index (rows, i));
  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}

gboolean
mkr_time_kind_earns (MkrTimeKind  kind,
                     GPtrArray   *clauses)
{
  MkrClauseField field;

  g_return_val_if_fail (clauses, FALSE);

  switch (kind)
    {
    case MKR_TIME_WORK:
      return TRUE;
    case MKR_TIME_ONBOARDING:
      field = MKR_CLAUSE_PAYS_ONBOARDING;
      break;
    case MKR_TIME_MEETING:
      field = MKR_CLAUSE_PAYS_MEETINGS;
      break;
    case MKR_TIME_REWORK:
      field = MKR_CLAUSE_PAYS_REWORK;
      break;
    case MKR_TIME_WAITING:
      field = MKR_CLAUSE_PAYS_WAITING;
      break;
    case MKR_TIME_APPLYING:
    case MKR_TIME_TEST:
    case MKR_TIME_ADMIN:
    case MKR_TIME_DISPUTE:
    default:
      return FALSE;
    }
  for (guint i = 0; i < clauses->len; i++)
    {
      const MkrClause *clause = g_ptr_array_index (clauses, i);

      if (clause->field == field && clause->said == MKR_SAID_YES)
        return TRUE;
    }
  return FALSE;
}
