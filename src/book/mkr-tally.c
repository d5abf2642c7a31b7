/* mkr-tally.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-ledger.h"
#include "mkr-money.h"
#include "mkr-rent.h"
#include "mkr-tally.h"

struct _MkrRules
{
  GArray *all;   /* of MkrSetAside, newest first */
};

/* One struct for all tables, so that one hash serves them; unused fields are 0. */
typedef struct
{
  gint64             account, source;
  const MkrCurrency *currency;
  gint32             when;       /* month or day */
  gint16             work;
  gint16             table;
} Key;

enum { TABLE_PRESENCE, TABLE_COUNTED, TABLE_RECEIVED, TABLE_EARNED, TABLE_DAY, N_TABLES };

/* What the columns of a sum are, by table. */
enum { STATEMENT, ARRIVALS };
enum { GROSS, FEE, NET, WORTH_GROSS, WORTH_FEE, WORTH_NET, REST, REST_FEE, REST_N, N_VALUES };
enum { DAY_NET, DAY_ASIDE, DAY_WORTH, DAY_WORTH_ASIDE };

typedef struct
{
  Key    key;
  gint64 values[N_VALUES];
  gint64 n;
} Sum;

struct _MkrTally
{
  MkrRules   *rules;
  GHashTable *sums;   /* Key → Sum that begins with it */
  Sum        *last[N_TABLES];
  MkrAsideRun asides;
};

static gint
compare_rules (gconstpointer a,
               gconstpointer b)
{
  const MkrSetAside *left = a;
  const MkrSetAside *right = b;

  return (left->from < right->from) - (left->from > right->from);
}

MkrRules *
mkr_rules_load (MkrBook  *book,
                GError  **error)
{
  GArray *all = mkr_set_asides_list (book, error);
  MkrRules *self;

  if (!all)
    return NULL;
  g_array_sort (all, compare_rules);
  self = g_new0 (MkrRules, 1);
  self->all = all;
  return self;
}

void
mkr_rules_free (MkrRules *self)
{
  if (!self)
    return;
  g_array_unref (self->all);
  g_free (self);
}

int
mkr_rules_find (MkrRules  *self,
                MkrDate    date,
                gint64     source,
                MkrWork    work)
{
  const MkrSetAside *by_work = NULL;
  const MkrSetAside *general = NULL;

  /* Money without a kind of work counts as other (figures.md 2). */
  if (work == MKR_WORK_UNSORTED)
    work = MKR_WORK_OTHER;

  for (guint i = 0; i < self->all->len; i++)
    {
      const MkrSetAside *rule = &g_array_index (self->all, MkrSetAside, i);

      if (rule->from > date)
        continue;
      if (rule->source != 0)
        {
          if (rule->source == source)
            return rule->basis_points;
        }
      else if (rule->work != MKR_WORK_UNSORTED)
        {
          if (!by_work && rule->work == work)
            by_work = rule;
        }
      else if (!general)
        general = rule;
    }

  return by_work ? by_work->basis_points : general ? general->basis_points : 0;
}

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;
  guint64 h = (guint64)key->account * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  h = (h ^ (guint64)key->source) * G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F);
  h = (h ^ (guint64)(gsize)key->currency ^ (guint64)(guint32)key->when) * G_GUINT64_CONSTANT (0x165667B19E3779F9);
  h = (h ^ (guint64)key->work ^ ((guint64)key->table << 8)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return (guint)(h >> 32);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  return left->when == right->when && left->source == right->source && left->account == right->account &&
         left->currency == right->currency && left->work == right->work && left->table == right->table;
}

MkrTally *
mkr_tally_new (MkrBook  *book,
               GError  **error)
{
  MkrRules *rules = mkr_rules_load (book, error);
  MkrTally *self;

  if (!rules)
    return NULL;
  self = g_new0 (MkrTally, 1);
  self->rules = rules;
  self->sums = g_hash_table_new_full (hash_key, equal_keys, NULL, g_free);
  return self;
}

void
mkr_tally_free (MkrTally *self)
{
  if (!self)
    return;
  mkr_rules_free (self->rules);
  g_hash_table_unref (self->sums);
  g_free (self);
}

static gboolean
add (MkrTally     *self,
     const Key    *key,
     const gint64  values[N_VALUES],
     guint         n_values,
     guint         n,
     GError      **error)
{
  Sum *sum = self->last[key->table];

  if (!sum || !equal_keys (&sum->key, key))
    {
      sum = g_hash_table_lookup (self->sums, key);
      if (!sum)
        {
          sum = g_new0 (Sum, 1);
          sum->key = *key;
          g_hash_table_insert (self->sums, &sum->key, sum);
        }
      self->last[key->table] = sum;
    }

  sum->n += n;
  for (guint i = 0; i < n_values; i++)
    if (!mkr_money_add (sum->values[i], values[i], &sum->values[i], error))
      return FALSE;
  return TRUE;
}

void
mkr_aside_run_take (MkrAsideRun *self,
                    gint64       shared,
                    int          basis_points,
                    gint64       net,
                    gint64       worth,
                    gint64      *set_aside,
                    gint64      *worth_aside)
{
  guint i;

  if (shared == 0 || shared != self->shared)
    *self = (MkrAsideRun) { .shared = shared };
  for (i = 0; i < self->n && self->sums[i].basis_points != basis_points; i++)
    ;
  if (i == MKR_MOST_ASIDES)
    {
      *set_aside = mkr_money_share (net, basis_points);
      *worth_aside = mkr_money_share (worth, basis_points);
      return;
    }
  if (i == self->n)
    self->sums[self->n++].basis_points = basis_points;

  *set_aside = mkr_money_share (self->sums[i].net + net, basis_points) - mkr_money_share (self->sums[i].net, basis_points);
  *worth_aside = mkr_money_share (self->sums[i].worth + worth, basis_points) -
                 mkr_money_share (self->sums[i].worth, basis_points);
  self->sums[i].net += net;
  self->sums[i].worth += worth;
}

gboolean
mkr_tally_add_receipt (MkrTally           *self,
                       MkrDate             date,
                       const MkrCurrency  *currency,
                       gint64              net,
                       gint64              worth,
                       gint64              source,
                       MkrWork             work,
                       gint64              shared,
                       GError            **error)
{
  Key key = { .currency = currency, .when = date, .table = TABLE_DAY };
  gint64 values[N_VALUES] = { [DAY_NET] = net, [DAY_WORTH] = worth };

  mkr_aside_run_take (&self->asides, shared, mkr_rules_find (self->rules, date, source, work), net, worth, &values[DAY_ASIDE],
                      &values[DAY_WORTH_ASIDE]);
  return add (self, &key, values, DAY_WORTH_ASIDE + 1, 1, error);
}

/* The columns of the rollup that say what a row in another currency counts; the same rule as mkr_worths_rebuild (). */
static void
write_worth (const MkrWorth *worth,
             gint64          fee,
             gint64          net,
             gint64          values[N_VALUES])
{
  values[WORTH_GROSS] = worth->gross;
  values[WORTH_FEE] = worth->fee;
  values[WORTH_NET] = worth->net;
  values[REST] = worth->is_known ? worth->rest : net;
  values[REST_FEE] = worth->is_known ? 0 : fee;
  values[REST_N] = values[REST] != 0 || !worth->is_known;
}

static gboolean
add_amounts (MkrTally        *self,
             const Key       *key,
             gint64           gross,
             gint64           fee,
             gint64           net,
             const MkrWorth  *worth,
             GError         **error)
{
  gint64 values[N_VALUES] = { [GROSS] = gross, [FEE] = fee, [NET] = net };
  const MkrWorth own = { TRUE, gross, fee, net, 0 };

  write_worth (worth ? worth : &own, fee, net, values);
  return add (self, key, values, N_VALUES, 1, error);
}

gboolean
mkr_tally_add_presence (MkrTally  *self,
                        gint64     account,
                        gint64     source,
                        MkrDate    date,
                        gboolean   is_statement,
                        gboolean   is_arrival,
                        GError   **error)
{
  const Key key = { .account = account, .source = source, .when = mkr_date_month (date), .table = TABLE_PRESENCE };
  const gint64 values[N_VALUES] = { [STATEMENT] = is_statement != FALSE, [ARRIVALS] = is_arrival != FALSE };

  return add (self, &key, values, ARRIVALS + 1, 1, error);
}

gboolean
mkr_tally_add_payout (MkrTally  *self,
                      gint64     source,
                      GError   **error)
{
  const Key key = { .source = source, .table = TABLE_COUNTED };

  return add (self, &key, NULL, 0, 1, error);
}

gboolean
mkr_tally_add (MkrTally           *self,
               const MkrTallyRow  *row,
               const MkrWorth     *worth,
               GError            **error)
{
  Key key = { .account = row->account, .source = row->source };
  gint64 gross = row->gross, net = row->net;

  mkr_ledger_received_amounts (row->received, &gross, row->fee, &net);

  if (row->date == MKR_DATE_NONE)
    return TRUE;
  key.when = mkr_date_month (row->date);
  if (!mkr_tally_add_presence (self, row->account, row->source, row->date, row->is_statement, row->is_arrival, error) ||
      (row->is_payout && !mkr_tally_add_payout (self, row->source, error)))
    return FALSE;

  key.work = (gint16)row->work;
  key.currency = row->currency;
  if (row->received != 0)
    {
      key.table = TABLE_RECEIVED;
      if (!add_amounts (self, &key, gross, row->fee, net, worth, error) ||
          !mkr_tally_add_receipt (self, row->date, row->currency, net, worth ? worth->net : net, row->source, row->work, 0, error))
        return FALSE;
    }
  if (row->earned)
    {
      key.table = TABLE_EARNED;
      if (!add_amounts (self, &key, row->gross, row->fee, row->net, worth, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_difference (MkrTally        *self,
                const Key       *key,
                gint64           fee,
                gint64           net,
                const MkrWorth  *before,
                const MkrWorth  *now,
                GError         **error)
{
  gint64 values[N_VALUES] = { 0 };
  gint64 former[N_VALUES] = { 0 };

  write_worth (now, fee, net, values);
  write_worth (before, fee, net, former);
  for (guint i = WORTH_GROSS; i < N_VALUES; i++)
    if (!mkr_money_subtract (values[i], former[i], &values[i], error))
      return FALSE;
  return add (self, key, values, N_VALUES, 0, error);
}

gboolean
mkr_tally_revalue (MkrTally           *self,
                   const MkrTallyRow  *row,
                   const MkrWorth     *before,
                   const MkrWorth     *now,
                   GError            **error)
{
  Key key = {
    .account = row->account, .source = row->source, .currency = row->currency, .when = mkr_date_month (row->date),
    .work = (gint16)row->work, .table = TABLE_RECEIVED,
  };
  Key day = { .currency = row->currency, .when = row->date, .table = TABLE_DAY };
  int basis_points = mkr_rules_find (self->rules, row->date, row->source, row->work);
  gint64 aside = mkr_money_share (now->net, basis_points) - mkr_money_share (before->net, basis_points);
  gint64 gross = row->gross, net = row->net;
  gint64 values[N_VALUES] = { [DAY_WORTH] = now->net - before->net, [DAY_WORTH_ASIDE] = aside };

  mkr_ledger_received_amounts (row->received, &gross, row->fee, &net);
  if (row->received != 0 &&
      (!add_difference (self, &key, row->fee, net, before, now, error) ||
       !add (self, &day, values, DAY_WORTH_ASIDE + 1, 0, error)))
    return FALSE;
  key.table = TABLE_EARNED;
  return !row->earned || add_difference (self, &key, row->fee, row->net, before, now, error);
}

#define ADD(column) #column " = " #column " + excluded." #column
#define ROLLUP_SQL \
  "INSERT INTO rollup (basis, month, account, source, work, currency, gross, fee, net, n, worth_gross, worth_fee, worth_net, " \
  "rest, rest_fee, rest_n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET " \
  ADD (gross) ", " ADD (fee) ", " ADD (net) ", " ADD (n) ", " ADD (worth_gross) ", " ADD (worth_fee) ", " ADD (worth_net) ", "   \
  ADD (rest) ", " ADD (rest_fee) ", " ADD (rest_n)

static const char * const flush_sql[N_TABLES] = {
  [TABLE_PRESENCE] = "INSERT INTO presence (account, source, month, n, statement, arrivals) VALUES (?, ?, ?, ?, ?, ?) "
                     "ON CONFLICT DO UPDATE SET " ADD (n) ", " ADD (statement) ", " ADD (arrivals),
  [TABLE_COUNTED] = "INSERT INTO counted (source, n) VALUES (?, ?) ON CONFLICT DO UPDATE SET " ADD (n),
  [TABLE_RECEIVED] = ROLLUP_SQL,
  [TABLE_EARNED] = ROLLUP_SQL,
  [TABLE_DAY] = "INSERT INTO receipt_day (date, currency, net, set_aside, worth, worth_aside, n) VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET " ADD (net) ", " ADD (set_aside) ", " ADD (worth) ", " ADD (worth_aside) ", " ADD (n),
};

static int
bind_values (MkrQuery      *query,
             int            at,
             const gint64  *values,
             guint          n)
{
  for (guint i = 0; i < n; i++)
    sqlite3_bind_int64 (query, at++, values[i]);
  return at;
}

static void
bind_sum (MkrQuery  *query,
          const Sum *sum)
{
  const Key *key = &sum->key;
  const gint64 *v = sum->values;
  int at = 1;

  switch (key->table)
    {
    case TABLE_PRESENCE:
      at = bind_values (query, at, (gint64[]) { key->account, key->source, key->when, sum->n }, 4);
      bind_values (query, at, v, ARRIVALS + 1);
      break;
    case TABLE_COUNTED:
      bind_values (query, at, (gint64[]) { key->source, sum->n }, 2);
      break;
    case TABLE_DAY:
      mkr_bind_date (query, at++, key->when);
      sqlite3_bind_text (query, at++, key->currency->code, -1, SQLITE_STATIC);
      at = bind_values (query, at, v, DAY_WORTH_ASIDE + 1);
      sqlite3_bind_int64 (query, at, sum->n);
      break;
    default:
      at = bind_values (query, at, (gint64[]) {
        key->table == TABLE_RECEIVED ? MKR_BASIS_RECEIVED : MKR_BASIS_EARNED, key->when, key->account, key->source, key->work }, 5);
      sqlite3_bind_text (query, at++, key->currency->code, -1, SQLITE_STATIC);
      at = bind_values (query, at, v, NET + 1);
      sqlite3_bind_int64 (query, at++, sum->n);
      bind_values (query, at, v + WORTH_GROSS, N_VALUES - WORTH_GROSS);
    }
}

/* As the tables are ordered, so that each sum comes beside the one before. */
static gint
compare_sums (gconstpointer a,
              gconstpointer b)
{
  const Key *left = &(*(Sum * const *)a)->key;
  const Key *right = &(*(Sum * const *)b)->key;
  gboolean by_month = left->table != TABLE_PRESENCE;

  if (left->table != right->table)
    return left->table - right->table;
  if (by_month && left->when != right->when)
    return left->when < right->when ? -1 : 1;
  if (left->account != right->account)
    return left->account < right->account ? -1 : 1;
  if (left->source != right->source)
    return left->source < right->source ? -1 : 1;
  if (left->when != right->when)
    return left->when < right->when ? -1 : 1;
  if (left->work != right->work)
    return left->work - right->work;
  return left->currency == right->currency ? 0 : g_strcmp0 (left->currency->code, right->currency->code);
}

gboolean
mkr_tally_flush (MkrTally  *self,
                 MkrBook   *book,
                 GError   **error)
{
  g_autofree Sum **sums = (Sum **)g_hash_table_get_keys_as_array (self->sums, NULL);
  guint n = g_hash_table_size (self->sums);
  MkrQuery *query = NULL;
  gboolean ok = TRUE;

  /* A key is the head of its sum. */
  if (n > 0)
    qsort (sums, n, sizeof *sums, compare_sums);
  for (guint i = 0; ok && i < n; i++)
    {
      if (i == 0 || sums[i]->key.table != sums[i - 1]->key.table)
        {
          mkr_query_release (query);
          query = mkr_book_query (book, error, flush_sql[sums[i]->key.table], NULL);
          if (!query)
            return FALSE;
        }
      bind_sum (query, sums[i]);
      ok = mkr_book_step (book, query, error) == 0;
    }
  mkr_query_release (query);
  return ok;
}
