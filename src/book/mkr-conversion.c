/* mkr-conversion.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-conversion.h"
#include "mkr-ledger.h"
#include "mkr-money.h"

/* A statement shows a conversion as two rows: money of one currency leaves, money of another arrives. They are one if
 * they carry the same reference (Wise) or name the same row (PayPal), else if the row that leaves says itself what landed
 * (Wise's transfers), else if they stand in one account on one day (Revolut, Payoneer): largest to largest, as the rate of a
 * day is nearly one. A day on which several currencies were converted is left out: what became what cannot be told from it.
 * Own money that leaves the account and lands elsewhere in another currency is converted on its way, too.
 * What was converted is the row that the conversion names, else the row of just that amount that came in last, else the
 * newest money of that currency in the account. All orders are by what the rows say, so that the order of imports does not matter. */

#define EXACT_DAYS 31   /* how far back a row of just that amount is looked for */

typedef struct
{
  gint64             entry, account;
  MkrDate            date;
  const MkrCurrency *currency;
  gint64             fee, net;
  char              *reference, *link;
  gboolean           fee_counts, paired;
  gboolean           in_one_row;      /* with what landed */
  gboolean           stays;           /* what landed is in this account */
  gint64             landed;          /* as the row itself says, 0: it does not */
  const MkrCurrency *landed_in;
} Leg;

/* Two legs that are one conversion. */
typedef struct
{
  gint64             account;
  const MkrCurrency *currency;   /* that left */
  MkrDate            date;
  gint64             left, landed;
  const char        *link;       /* of a leg: reference of the row that was converted, "" if unknown */
} Pair;

/* Money of a foreign currency that came in. */
typedef struct
{
  gint64  entry;     /* below 0: what landed, of a row that says so, and that is no row itself */
  MkrDate date;
  gint64  rest;
  char   *reference;
} Inflow;

static void
clear_inflow (gpointer data)
{
  g_free (((Inflow *)data)->reference);
}

static void
clear_leg (gpointer data)
{
  g_free (((Leg *)data)->reference);
  g_free (((Leg *)data)->link);
}

static GArray *
read_legs (MkrBook  *book,
           GError  **error)
{
  g_autoptr(GArray) legs = g_array_new (FALSE, FALSE, sizeof (Leg));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_array_set_clear_func (legs, clear_leg);
  query = mkr_book_query (book, error,
                          "SELECT e.id, e.account, e.date, e.currency, e.fee, e.net, e.reference, e.received, ifnull (l.link, ''), "
                          "e.kind = 5, l.landed, l.currency, abs (e.net), e.text, e.occurrence "
                          "FROM entry e INDEXED BY entry_converts " MKR_SQL_JOIN_LANDING
                          "WHERE e.kind = 5 AND e.state = 1 AND e.removed = 0 AND e.net <> 0 "
                          "UNION ALL SELECT e.id, e.account, e.date, e.currency, e.fee, e.net, e.reference, e.received, l.link, "
                          "0, l.landed, l.currency, abs (e.net), e.text, e.occurrence "
                          "FROM landing l JOIN entry e ON e.id = l.entry WHERE e.kind = 4 AND e.state = 1 AND e.removed = 0 "
                          "AND e.net < 0 AND l.landed > 0 AND l.batch = (SELECT max (x.batch) FROM landing x WHERE x.entry = e.id) "
                          "ORDER BY 2, 3, 13 DESC, 6, 7, 14, 15", NULL);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      Leg leg = {
        .entry = sqlite3_column_int64 (query, 0),
        .account = sqlite3_column_int64 (query, 1),
        .date = mkr_column_date (query, 2),
        .currency = mkr_column_currency (query, 3),
        .fee = sqlite3_column_int64 (query, 4),
        .net = sqlite3_column_int64 (query, 5),
        .reference = mkr_column_dup (query, 6),
        .fee_counts = sqlite3_column_int (query, 7) == MKR_RECEIVED_FEE,
        .link = mkr_column_dup (query, 8),
        .stays = sqlite3_column_int (query, 9) != 0,
        .landed = sqlite3_column_int64 (query, 10),
        .landed_in = mkr_column_currency (query, 11),
      };

      g_array_append_val (legs, leg);
    }

  return state == 0 ? g_steal_pointer (&legs) : NULL;
}

static MkrLanded *
need_landed (GHashTable *all,
             gint64      entry)
{
  MkrLanded *landed = g_hash_table_lookup (all, &entry);

  if (!landed)
    {
      landed = g_new0 (MkrLanded, 1);
      landed->entry = entry;
      landed->date = MKR_DATE_NONE;
      g_hash_table_add (all, landed);
    }
  return landed;
}

/* A fee that left with the money was paid of it: the money landed as if there were none, the fee takes its part again.
 * So both together are what landed, to the cent. */
static gboolean
add_pair (GArray     *pairs,
          GHashTable *all,
          Leg        *out,
          const char *link,
          gint64      arrived,
          GError    **error)
{
  Pair pair = { out->account, out->currency, out->date, 0, arrived, link };
  gint64 converted;
  MkrLanded *fee;

  out->paired = TRUE;
  if (!mkr_money_subtract (0, out->net, &pair.left, error))
    return FALSE;
  if (out->fee_counts && out->fee > 0 && out->fee < pair.left)
    {
      converted = pair.left - out->fee;
      if (!mkr_money_mul_div (arrived, pair.left, converted, &pair.landed, error))
        return FALSE;
      fee = need_landed (all, out->entry);
      fee->landed = arrived - pair.landed;
      fee->date = out->date;
    }
  g_array_append_val (pairs, pair);
  return TRUE;
}

static gint64
arrived_of (const Leg *in)
{
  /* The arrival's own fee counts by itself. */
  return in->fee_counts ? in->net + in->fee : in->net;
}

/* The leg before that carries this leg's reference or names the same row, and goes the other way. */
static Leg *
find_other (GHashTable *known,
            Leg        *leg)
{
  const char * const texts[] = { leg->reference, leg->link };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", leg->account, texts[i]);
      Leg *other = *texts[i] ? g_hash_table_lookup (known, key) : NULL;

      if (other && !other->paired && (other->net < 0) != (leg->net < 0))
        return other;
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i])
      g_hash_table_replace (known, g_strdup_printf ("%" G_GINT64_FORMAT " %s", leg->account, texts[i]), leg);
  return NULL;
}

static gboolean
pair_by_reference (GArray             *legs,
                   const MkrCurrency  *into,
                   GArray             *pairs,
                   GHashTable         *all,
                   GError            **error)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < legs->len; i++)
    {
      Leg *leg = &g_array_index (legs, Leg, i);
      Leg *other = leg->stays ? find_other (known, leg) : NULL;

      if (!other)
        continue;
      /* Two currencies of which neither is the book's are one conversion too, and say nothing here. */
      if (leg->net < 0 ? other->currency != into : leg->currency != into)
        leg->paired = other->paired = other->currency != leg->currency;
      else if (other->currency != leg->currency)
        {
          Leg *out = leg->net < 0 ? leg : other;
          Leg *in = leg->net < 0 ? other : leg;

          in->paired = TRUE;
          if (!add_pair (pairs, all, out, *out->link ? out->link : in->link, arrived_of (in), error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Legs that say themselves what landed. */
static gboolean
pair_by_landing (GArray             *legs,
                 const MkrCurrency  *into,
                 GArray             *pairs,
                 GHashTable         *all,
                 GError            **error)
{
  for (guint i = 0; i < legs->len; i++)
    {
      Leg *leg = &g_array_index (legs, Leg, i);

      if (leg->paired || leg->net > 0 || leg->landed == 0 || !leg->landed_in)
        continue;
      leg->paired = leg->in_one_row = TRUE;
      if (leg->landed_in == into && leg->currency != into && !add_pair (pairs, all, leg, leg->link, leg->landed, error))
        return FALSE;
    }
  return TRUE;
}

/* The rest of a day, [first, end) of @legs. */
static gboolean
pair_day (GArray             *legs,
          guint               first,
          guint               end,
          const MkrCurrency  *into,
          GArray             *pairs,
          GHashTable         *all,
          GError            **error)
{
  g_autoptr(GPtrArray) outs = g_ptr_array_new ();
  g_autoptr(GPtrArray) ins = g_ptr_array_new ();
  gint64 left = 0, arrived = 0, before = 0, part, part_before = 0;

  for (guint i = first; i < end; i++)
    {
      Leg *leg = &g_array_index (legs, Leg, i);

      if (leg->paired)
        continue;
      if ((leg->net > 0) != (leg->currency == into) ||
          (leg->net < 0 && outs->len > 0 && ((Leg *)outs->pdata[0])->currency != leg->currency))
        return TRUE;
      g_ptr_array_add (leg->net > 0 ? ins : outs, leg);
      if (leg->net > 0 ? !mkr_money_add (arrived, arrived_of (leg), &arrived, error)
                       : !mkr_money_subtract (left, leg->net, &left, error))
        return FALSE;
    }

  for (guint i = 0; ins->len > 0 && i < outs->len; i++)
    {
      Leg *out = outs->pdata[i];

      before -= out->net;
      if (ins->len == outs->len)
        part = arrived_of (ins->pdata[i]);
      else if (!mkr_money_mul_div (arrived, before, left, &part, error))
        return FALSE;
      if (!add_pair (pairs, all, out, out->link, ins->len == outs->len ? part : part - part_before, error))
        return FALSE;
      part_before = part;
    }
  return TRUE;
}

static gint
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *left = a;
  const Pair *right = b;

  if (left->account != right->account)
    return left->account < right->account ? -1 : 1;
  if (left->currency != right->currency)
    return strcmp (left->currency->code, right->currency->code);
  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  if (left->left != right->left)
    return left->left < right->left ? -1 : 1;
  if (left->landed != right->landed)
    return left->landed < right->landed ? -1 : 1;
  return strcmp (left->link, right->link);
}

static GArray *
find_pairs (GArray             *legs,
            const MkrCurrency  *into,
            GHashTable         *all,
            GError            **error)
{
  g_autoptr(GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  guint end;

  if (!pair_by_reference (legs, into, pairs, all, error) || !pair_by_landing (legs, into, pairs, all, error))
    return NULL;

  for (guint first = 0; first < legs->len; first = end)
    {
      const Leg *leg = &g_array_index (legs, Leg, first);

      for (end = first + 1; end < legs->len; end++)
        if (g_array_index (legs, Leg, end).account != leg->account || g_array_index (legs, Leg, end).date != leg->date)
          break;
      if (!pair_day (legs, first, end, into, pairs, all, error))
        return NULL;
    }

  g_array_sort (pairs, compare_pairs);
  return g_steal_pointer (&pairs);
}

static gint
compare_inflows (gconstpointer a,
                 gconstpointer b)
{
  const Inflow *left = a;
  const Inflow *right = b;

  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  return (left->rest > right->rest) - (left->rest < right->rest);
}

/* What came of other currencies and is no row of its own. */
static void
add_landed (GArray             *inflows,
            GArray             *legs,
            gint64              account,
            const MkrCurrency  *currency)
{
  guint n = inflows->len;

  for (guint i = 0; i < legs->len; i++)
    {
      const Leg *leg = &g_array_index (legs, Leg, i);
      Inflow inflow = { -leg->entry, leg->date, leg->landed, NULL };

      if (leg->in_one_row && leg->stays && leg->account == account && leg->landed_in == currency)
        g_array_append_val (inflows, inflow);
    }
  if (inflows->len > n)
    g_array_sort (inflows, compare_inflows);
}

static GArray *
read_inflows (MkrBook            *book,
              GArray             *legs,
              gint64              account,
              const MkrCurrency  *currency,
              GError            **error)
{
  g_autoptr(GArray) inflows = g_array_new (FALSE, FALSE, sizeof (Inflow));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_array_set_clear_func (inflows, clear_inflow);
  query = mkr_book_query (book, error,
                          "SELECT id, date, net, reference FROM entry WHERE account = ? AND currency = ? AND net > 0 AND kind <> 6 "
                          "AND state = 1 AND removed = 0 ORDER BY date, net, reference, party, text, occurrence", "it",
                          account, currency->code);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      Inflow inflow = { sqlite3_column_int64 (query, 0), mkr_column_date (query, 1), sqlite3_column_int64 (query, 2),
                        mkr_column_dup (query, 3) };

      g_array_append_val (inflows, inflow);
    }
  add_landed (inflows, legs, account, currency);

  return state == 0 ? g_steal_pointer (&inflows) : NULL;
}

static gboolean
consume (GHashTable  *all,
         Inflow      *inflow,
         gint64       amount,
         gint64       landed,
         MkrDate      date,
         GError     **error)
{
  MkrLanded *part = need_landed (all, inflow->entry);

  inflow->rest -= amount;
  part->consumed += amount;
  part->date = MAX (part->date, date);
  return mkr_money_add (part->landed, landed, &part->landed, error);
}

/* Rows that a conversion names. */
static gboolean
land_named (GArray      *inflows,
            Pair        *pairs,
            guint        n_pairs,
            GHashTable  *all,
            GError     **error)
{
  g_autoptr(GHashTable) by_reference = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < inflows->len; i++)
    {
      Inflow *inflow = &g_array_index (inflows, Inflow, i);

      if (inflow->reference && *inflow->reference)
        g_hash_table_insert (by_reference, inflow->reference, inflow);
    }
  for (guint i = 0; i < n_pairs; i++)
    {
      Inflow *inflow = *pairs[i].link ? g_hash_table_lookup (by_reference, pairs[i].link) : NULL;
      gint64 amount = inflow ? MIN (inflow->rest, pairs[i].left) : 0;
      gint64 landed;

      if (amount <= 0)
        continue;
      if (!mkr_money_mul_div (pairs[i].landed, amount, pairs[i].left, &landed, error) ||
          !consume (all, inflow, amount, landed, pairs[i].date, error))
        return FALSE;
      pairs[i].left -= amount;
      pairs[i].landed -= landed;
    }
  return TRUE;
}

/* Rows of just the amount that was converted; what came in last first. */
static gboolean
land_exactly (GArray      *inflows,
              Pair        *pairs,
              guint        n_pairs,
              GHashTable  *all,
              GError     **error)
{
  g_autoptr(GHashTable) by_amount = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  guint next = 0;

  for (guint i = 0; i < n_pairs; i++)
    {
      GArray *same;
      Inflow *inflow;

      for (; next < inflows->len && g_array_index (inflows, Inflow, next).date <= pairs[i].date; next++)
        {
          inflow = &g_array_index (inflows, Inflow, next);
          same = g_hash_table_lookup (by_amount, &inflow->rest);
          if (!same)
            {
              same = g_array_new (FALSE, FALSE, sizeof (guint));
              g_hash_table_insert (by_amount, g_memdup2 (&inflow->rest, sizeof inflow->rest), same);
            }
          g_array_append_val (same, next);
        }

      same = pairs[i].left > 0 ? g_hash_table_lookup (by_amount, &pairs[i].left) : NULL;
      if (!same || same->len == 0)
        continue;
      inflow = &g_array_index (inflows, Inflow, g_array_index (same, guint, same->len - 1));
      if (inflow->date < pairs[i].date - EXACT_DAYS)
        continue;
      g_array_set_size (same, same->len - 1);
      if (!consume (all, inflow, pairs[i].left, pairs[i].landed, pairs[i].date, error))
        return FALSE;
      pairs[i].left = 0;
    }
  return TRUE;
}

/* The newest money first. More than came in may have been converted: of before the first statement. */
static gboolean
land_newest (GArray      *inflows,
             Pair        *pairs,
             guint        n_pairs,
             GHashTable  *all,
             GError     **error)
{
  g_autoptr(GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  guint next = 0;

  for (guint i = 0; i < n_pairs; i++)
    {
      gint64 taken = 0, before = 0, share = 0;

      for (; next < inflows->len && g_array_index (inflows, Inflow, next).date <= pairs[i].date; next++)
        if (g_array_index (inflows, Inflow, next).rest > 0)
          g_array_append_val (open, next);

      while (taken < pairs[i].left && open->len > 0)
        {
          Inflow *inflow = &g_array_index (inflows, Inflow, g_array_index (open, guint, open->len - 1));
          gint64 amount = MIN (pairs[i].left - taken, inflow->rest);

          taken += amount;
          if (!mkr_money_mul_div (pairs[i].landed, taken, pairs[i].left, &share, error) ||
              !consume (all, inflow, amount, share - before, pairs[i].date, error))
            return FALSE;
          before = share;
          if (inflow->rest == 0)
            g_array_set_size (open, open->len - 1);
        }
    }
  return TRUE;
}

/**
 * mkr_conversions_read:
 * @into: the book's currency
 *
 * Returns: (transfer full): by entry, what the conversions of the statements made of it (figures.md 7)
 */
GHashTable *
mkr_conversions_read (MkrBook            *book,
                      const MkrCurrency  *into,
                      GError            **error)
{
  g_autoptr(GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) legs = read_legs (book, error);
  g_autoptr(GArray) pairs = legs ? find_pairs (legs, into, all, error) : NULL;
  guint end;

  if (!pairs)
    return NULL;

  for (guint first = 0; first < pairs->len; first = end)
    {
      Pair *pair = &g_array_index (pairs, Pair, first);
      g_autoptr(GArray) inflows = read_inflows (book, legs, pair->account, pair->currency, error);

      for (end = first + 1; end < pairs->len; end++)
        if (g_array_index (pairs, Pair, end).account != pair->account ||
            g_array_index (pairs, Pair, end).currency != pair->currency)
          break;
      if (!inflows || !land_named (inflows, pair, end - first, all, error) ||
          !land_exactly (inflows, pair, end - first, all, error) ||
          !land_newest (inflows, pair, end - first, all, error))
        return NULL;
    }

  return g_steal_pointer (&all);
}
