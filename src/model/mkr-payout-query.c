/* mkr-payout-query.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-money.h"
#include "mkr-payout-query.h"

#define N_FIRST     256      /* rows that come with the answer: GTK 4.8 builds 205 of any list */
#define MOST_SUMMED 20000

MkrPayoutQuery *
mkr_payout_query_copy (const MkrPayoutQuery *self)
{
  MkrPayoutQuery *copy = g_memdup2 (self, sizeof *self);

  copy->filter.text = g_strdup (self->filter.text);
  if (self->only != NULL)
    g_array_ref (self->only);
  return copy;
}

void
mkr_payout_query_free (MkrPayoutQuery *self)
{
  g_free ((char *) self->filter.text);
  g_clear_pointer (&self->only, g_array_unref);
  g_free (self);
}

void
mkr_payout_answer_free (MkrPayoutAnswer *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->first, g_ptr_array_unref);
  g_clear_pointer (&self->sums, g_array_unref);
  g_free (self);
}

static MkrPayoutFilter
filter_of (const MkrPayoutQuery *self,
           MkrPayoutGroup        group)
{
  MkrPayoutFilter filter = self->filter;

  filter.only_money = group == MKR_PAYOUTS_ALL;
  filter.only_counted = group == MKR_PAYOUTS_RECEIVED;
  filter.only_waiting = group == MKR_PAYOUTS_WAITING;
  filter.only_unsorted = group == MKR_PAYOUTS_UNSORTED;
  filter.only_unmatched = group == MKR_PAYOUTS_UNMATCHED;
  return filter;   /* MKR_PAYOUTS_NOT_INCOME: all rows */
}

/* Both are in the same order, and @some are among @all. */
static GArray *
without (const GArray *all,
         const GArray *some)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint next = 0;

  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = g_array_index (all, gint64, i);

      if (next < some->len && g_array_index (some, gint64, next) == id)
        next++;
      else
        g_array_append_val (rest, id);
    }

  return rest;
}

static gboolean
is_wanted (const MkrPayoutQuery *self,
           gint64                id)
{
  if (self->only == NULL)
    return TRUE;

  for (guint i = 0; i < self->only->len; i++)
    if (g_array_index (self->only, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static void
keep_wanted (const MkrPayoutQuery *self,
             GArray               *ids)
{
  guint kept = 0;

  for (guint i = 0; i < ids->len; i++)
    if (is_wanted (self, g_array_index (ids, gint64, i)))
      g_array_index (ids, gint64, kept++) = g_array_index (ids, gint64, i);

  g_array_set_size (ids, kept);
}

static gboolean
read_groups (const MkrPayoutQuery *self,
             MkrBook              *book,
             GArray               *groups[MKR_N_PAYOUTS],
             GError              **error)
{
  GArray *all;

  for (guint i = 0; i < MKR_N_PAYOUTS; i++)
    {
      MkrPayoutFilter filter = filter_of (self, (MkrPayoutGroup) i);

      groups[i] = mkr_payouts_ids (book, &filter, error);
      if (groups[i] == NULL)
        return FALSE;
      keep_wanted (self, groups[i]);
    }

  all = groups[MKR_PAYOUTS_NOT_INCOME];
  groups[MKR_PAYOUTS_NOT_INCOME] = without (all, groups[MKR_PAYOUTS_ALL]);
  g_array_unref (all);
  return TRUE;
}

/* --- order --- */

typedef struct
{
  gint64  id;
  gint64  number;
  char   *text;      /* a collation key */
  guint   place;     /* in the book's order, for ties */
} Key;

static void
key_clear (gpointer key)
{
  g_free (((Key *) key)->text);
}

static Key
key_of (const MkrPayout *payout,
        MkrPayoutOrder   order,
        guint            place)
{
  Key key = { payout->id, 0, NULL, place };
  const char *text = NULL;

  switch (order)
    {
    case MKR_ORDER_GROSS:
      key.number = payout->gross;
      break;

    case MKR_ORDER_FEE:
      key.number = payout->fee;
      break;

    case MKR_ORDER_NET:
      key.number = payout->net;
      break;

    case MKR_ORDER_SOURCE:
      text = payout->source_name;
      break;

    case MKR_ORDER_PROJECT:
      text = *payout->project != '\0' ? payout->project : payout->text;
      break;

    case MKR_ORDER_ACCOUNT:
      text = payout->account_name;
      break;

    case MKR_ORDER_DEFAULT:
    case MKR_ORDER_DATE:
    default:
      g_assert_not_reached ();
    }

  if (text != NULL)
    {
      g_autofree char *folded = g_utf8_casefold (text, -1);

      key.text = g_utf8_collate_key (folded, -1);
    }

  return key;
}

static gint
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      descending)
{
  const Key *first = a, *second = b;
  gint order = first->text != NULL ? g_strcmp0 (first->text, second->text)
                                   : (first->number > second->number) - (first->number < second->number);

  if (order == 0)
    return (first->place > second->place) - (first->place < second->place);

  return GPOINTER_TO_INT (descending) ? -order : order;
}

static GArray *
order_rows (const MkrPayoutQuery *self,
            GPtrArray            *payouts)
{
  g_autoptr(GArray) keys = g_array_sized_new (FALSE, FALSE, sizeof (Key), payouts->len);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), payouts->len);

  g_array_set_clear_func (keys, key_clear);
  for (guint i = 0; i < payouts->len; i++)
    {
      Key key = key_of (g_ptr_array_index (payouts, i), self->order, i);

      g_array_append_val (keys, key);
    }

  g_array_sort_with_data (keys, compare_keys, GINT_TO_POINTER (self->descending));
  for (guint i = 0; i < keys->len; i++)
    g_array_append_val (ids, g_array_index (keys, Key, i).id);

  return ids;
}

static GArray *
reversed (const GArray *ids)
{
  GArray *back = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);

  for (guint i = ids->len; i > 0; i--)
    g_array_append_val (back, g_array_index (ids, gint64, i - 1));

  return back;
}

static GArray *
waiting_first (GArray *groups[MKR_N_PAYOUTS])
{
  const GArray *waiting = groups[MKR_PAYOUTS_WAITING];
  GArray *rest = without (groups[MKR_PAYOUTS_ALL], waiting);

  g_array_prepend_vals (rest, waiting->data, waiting->len);
  return rest;
}

/* The rows of the group; ignored rows cannot be asked for alone. */
static GPtrArray *
read_rows (const MkrPayoutQuery *self,
           MkrBook              *book,
           GError              **error)
{
  MkrPayoutFilter filter = filter_of (self, self->group);
  GPtrArray *payouts = mkr_payouts_list (book, &filter, error);

  for (guint i = payouts != NULL ? payouts->len : 0; i > 0; i--)
    {
      const MkrPayout *payout = g_ptr_array_index (payouts, i - 1);

      if (!is_wanted (self, payout->id) ||
          (self->group == MKR_PAYOUTS_NOT_INCOME && payout->kind != MKR_KIND_IGNORED))
        g_ptr_array_remove_index (payouts, i - 1);
    }

  return payouts;
}

static void
add_sum (GArray            *sums,
         const MkrCurrency *currency,
         gint64             net)
{
  MkrPayoutSum sum = { currency, net };
  guint i;

  for (i = 0; i < sums->len; i++)
    {
      MkrPayoutSum *have = &g_array_index (sums, MkrPayoutSum, i);
      gint order = g_strcmp0 (have->currency->code, currency->code);

      if (order == 0)
        {
          mkr_money_add (have->net, net, &have->net, NULL);
          return;
        }
      if (order > 0)
        break;
    }

  g_array_insert_val (sums, i, sum);
}

/* Of all rows, only what counts as received is a sum: the same money may also stand in a platform's row. */
static GArray *
sum_up (GPtrArray      *payouts,
        MkrPayoutGroup  group)
{
  gboolean received = group == MKR_PAYOUTS_ALL || group == MKR_PAYOUTS_RECEIVED;
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (MkrPayoutSum));

  for (guint i = 0; i < payouts->len; i++)
    {
      const MkrPayout *payout = g_ptr_array_index (payouts, i);

      if (payout->currency != NULL && (!received || payout->received || payout->counted != 0))
        add_sum (sums, payout->currency, received ? payout->counted : payout->net);
    }

  return sums;
}

static gboolean
fetch_first (MkrPayoutAnswer  *answer,
             MkrBook          *book,
             GError          **error)
{
  answer->first = g_ptr_array_new_with_free_func ((GDestroyNotify) mkr_payout_free);
  for (guint i = 0; i < MIN (answer->ids->len, N_FIRST); i++)
    {
      MkrPayout *payout = mkr_payout_get (book, g_array_index (answer->ids, gint64, i), error);

      if (payout == NULL)
        return FALSE;
      g_ptr_array_add (answer->first, payout);
    }

  return TRUE;
}

static gboolean
fill (const MkrPayoutQuery  *self,
      MkrBook               *book,
      GArray                *groups[MKR_N_PAYOUTS],
      MkrPayoutAnswer       *answer,
      GError               **error)
{
  gboolean by_key = self->order > MKR_ORDER_DATE;
  g_autoptr(GPtrArray) rows = NULL;

  if (by_key || groups[self->group]->len <= MOST_SUMMED)
    {
      rows = read_rows (self, book, error);
      if (rows == NULL)
        return FALSE;
      answer->sums = sum_up (rows, self->group);
    }

  if (by_key)
    answer->ids = order_rows (self, rows);
  else if (self->order == MKR_ORDER_DATE && !self->descending)
    answer->ids = reversed (groups[self->group]);
  else if (self->order == MKR_ORDER_DEFAULT && self->group == MKR_PAYOUTS_ALL)
    answer->ids = waiting_first (groups);
  else
    answer->ids = g_array_ref (groups[self->group]);

  return fetch_first (answer, book, error);
}

/**
 * mkr_payout_query_run:
 *
 * On the store thread.
 */
MkrPayoutAnswer *
mkr_payout_query_run (const MkrPayoutQuery  *self,
                      MkrBook               *book,
                      GError               **error)
{
  g_autoptr(MkrPayoutAnswer) answer = g_new0 (MkrPayoutAnswer, 1);
  GArray *groups[MKR_N_PAYOUTS] = { NULL };
  gboolean ok;

  ok = read_groups (self, book, groups, error) && fill (self, book, groups, answer, error);
  for (guint i = 0; i < MKR_N_PAYOUTS; i++)
    {
      answer->counts[i] = groups[i] != NULL ? groups[i]->len : 0;
      g_clear_pointer (&groups[i], g_array_unref);
    }

  return ok ? g_steal_pointer (&answer) : NULL;
}
