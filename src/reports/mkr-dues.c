/* mkr-dues.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-dues.h"

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  const MkrRentTerm *one = *(const MkrRentTerm **) a;
  const MkrRentTerm *two = *(const MkrRentTerm **) b;
  int by_home = strcmp (one->home, two->home);

  return by_home != 0 ? by_home : one->from - two->from;
}

/* In due order; on one day the homes by name, and a late fee after the rents. */
static int
compare_dues (gconstpointer a,
              gconstpointer b)
{
  const MkrDue *one = a;
  const MkrDue *two = b;

  if (one->date != two->date)
    return one->date < two->date ? -1 : 1;
  if (one->late_fee != two->late_fee)
    return one->late_fee ? 1 : -1;

  return strcmp (one->home, two->home);
}

/* The first due day on or after @date; due days 29 to 31 are clamped to the month's end. */
static MkrDate
due_day_from (const MkrRentTerm *term,
              MkrDate            date)
{
  MkrDate due = mkr_month_day (mkr_date_month (date), term->due_day);

  return due >= date ? due : mkr_month_day (mkr_date_month (date) + 1, term->due_day);
}

static MkrDate
due_day_after (const MkrRentTerm *term,
               MkrDate            date)
{
  return mkr_month_day (mkr_date_month (date) + 1, term->due_day);
}

/* The last day on which @term can fall due: the next one of the same home takes over from its own from-date. */
static MkrDate
term_end (const MkrRentTerm *term,
          const MkrRentTerm *following)
{
  MkrDate end = term->until != MKR_DATE_NONE ? term->until : G_MAXINT32 - 1;

  if (following != NULL && following->from <= end)
    end = following->from - 1;

  return end;
}

/* Where the term's last due ends: at the next term's first due; without one that joins on, where the home is given up. */
static MkrDate
period_end (const MkrRentTerm *term,
            const MkrRentTerm *following,
            MkrDate            end,
            MkrDate            next)
{
  if (next <= end)
    return next;
  if (following != NULL && following->from == end + 1)
    return due_day_from (following, following->from);

  return MIN (next, end + 1);
}

static void
append_term (GArray            *dues,
             const MkrRentTerm *term,
             const MkrRentTerm *following,
             MkrDate            last)
{
  MkrDate end = term_end (term, following);
  MkrDate date = due_day_from (term, term->from);

  while (date <= MIN (end, last))
    {
      MkrDate next = due_day_after (term, date);
      MkrDue due = {
        .date = date,
        .next = period_end (term, following, end, next),
        .amount = mkr_rent_term_share (term),
        .home = term->home,
        .made_on = MKR_DATE_NONE,
        .last = next > end && (following == NULL || following->from != end + 1),
      };

      g_array_append_val (dues, due);
      date = next;
    }
}

/**
 * mkr_dues_new:
 *
 * Dues of all homes, figures.md 5: first due day on or after a term's from-date, clamped to the month's end.
 */
GArray *
mkr_dues_new (const GPtrArray   *terms,
              const MkrCurrency *currency,
              MkrDate            last)
{
  GArray *dues = g_array_new (FALSE, TRUE, sizeof (MkrDue));
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < terms->len; i++)
    {
      MkrRentTerm *term = terms->pdata[i];

      if (term->currency == currency)
        g_ptr_array_add (sorted, term);
    }

  g_ptr_array_sort (sorted, compare_terms);

  for (guint i = 0; i < sorted->len; i++)
    {
      const MkrRentTerm *term = sorted->pdata[i];
      const MkrRentTerm *following = i + 1 < sorted->len ? sorted->pdata[i + 1] : NULL;

      if (following != NULL && strcmp (following->home, term->home) != 0)
        following = NULL;

      append_term (dues, term, following, last);
    }

  g_array_sort (dues, compare_dues);
  return dues;
}

/* The term that @due came from: the last of its home that began by then. */
static const MkrRentTerm *
term_of (const GPtrArray   *terms,
         const MkrCurrency *currency,
         const MkrDue      *due)
{
  const MkrRentTerm *found = NULL;

  for (guint i = 0; i < terms->len; i++)
    {
      const MkrRentTerm *term = terms->pdata[i];

      if (term->currency == currency && term->from <= due->date && strcmp (term->home, due->home) == 0 &&
          (found == NULL || term->from > found->from))
        found = term;
    }

  return found;
}

static gboolean
has_fee (const GArray *dues,
         const MkrDue *due,
         MkrDate       day)
{
  for (guint i = 0; i < dues->len; i++)
    {
      const MkrDue *other = &g_array_index (dues, MkrDue, i);

      if (other->late_fee && other->date == day && other->next == due->next &&
          strcmp (other->home, due->home) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Adds the fee of the first due that was not made within its days of grace; FALSE if there is none. */
static gboolean
add_late_fee (GArray            *dues,
              const GPtrArray   *terms,
              const MkrCurrency *currency,
              MkrDate            as_of)
{
  for (guint i = 0; i < dues->len; i++)
    {
      const MkrDue *due = &g_array_index (dues, MkrDue, i);
      const MkrRentTerm *term = term_of (terms, currency, due);
      MkrDate day;
      MkrDue fee;

      if (due->late_fee || term == NULL || term->late_fee == 0)
        continue;

      day = due->date + term->grace_days + 1;

      if (day > as_of || (due->made_on != MKR_DATE_NONE && due->made_on < day) || has_fee (dues, due, day))
        continue;

      fee = (MkrDue) { .date = day, .next = due->next, .amount = term->late_fee, .home = due->home,
                       .made_on = MKR_DATE_NONE, .late_fee = TRUE };
      g_array_append_val (dues, fee);
      g_array_sort (dues, compare_dues);
      return TRUE;
    }

  return FALSE;
}

static gboolean
cover_once (GArray        *dues,
            MkrDate        as_of,
            const GArray  *receipts,
            const GArray  *counts,
            MkrPot        *pot,
            GError       **error)
{
  g_autofree MkrPotDue *pot_dues = g_new0 (MkrPotDue, dues->len + 1);

  for (guint i = 0; i < dues->len; i++)
    {
      pot_dues[i].date = g_array_index (dues, MkrDue, i).date;
      pot_dues[i].amount = g_array_index (dues, MkrDue, i).amount;
    }

  if (!mkr_pot_run (pot, as_of,
                    (const MkrPotReceipt *) (gpointer) receipts->data, receipts->len,
                    (const MkrPotCount *) (gpointer) counts->data, counts->len,
                    pot_dues, dues->len, error))
    return FALSE;

  for (guint i = 0; i < dues->len; i++)
    {
      MkrDue *due = &g_array_index (dues, MkrDue, i);

      due->pot_before = pot_dues[i].pot_before;
      due->short_on_due = pot_dues[i].short_on_due;
      due->covered = pot_dues[i].covered;
      due->made_on = pot_dues[i].made_on;
    }

  return TRUE;
}

/**
 * mkr_dues_cover:
 *
 * A late fee depends on the covers and takes part in them; it only ever makes later dues later, so fees are found one
 * after the other from the first due on.
 */
gboolean
mkr_dues_cover (GArray             *dues,
                const GPtrArray    *terms,
                const MkrCurrency  *currency,
                MkrDate             as_of,
                const GArray       *receipts,
                const GArray       *counts,
                MkrPot             *pot,
                GError            **error)
{
  if (!cover_once (dues, as_of, receipts, counts, pot, error))
    return FALSE;

  while (add_late_fee (dues, terms, currency, as_of))
    {
      mkr_pot_clear (pot);

      if (!cover_once (dues, as_of, receipts, counts, pot, error))
        return FALSE;
    }

  return TRUE;
}

/* Of one home: the end of what its first due that is not made has; all made: the end of the last one. */
static MkrDate
home_covered_through (const GArray *dues,
                      gint64        debt,
                      const char   *home,
                      gboolean     *given_up)
{
  MkrDate through = MKR_DATE_NONE;

  *given_up = FALSE;

  for (guint i = 0; i < dues->len; i++)
    {
      const MkrDue *due = &g_array_index (dues, MkrDue, i);

      if (due->late_fee || strcmp (due->home, home) != 0)
        continue;

      *given_up = due->made_on != MKR_DATE_NONE && due->last;

      if (due->made_on == MKR_DATE_NONE)
        return due->date - 1 + mkr_pot_days_covered (due->covered - debt, due->amount, due->next - due->date);

      through = due->next - 1;
    }

  return through;
}

/* The earliest of the homes. One that was given up asks for nothing once its dues are made; if that is so for all of
 * them, the last one tells. Dues are served in turn: only one has a part that the debt can take from. */
MkrDate
mkr_dues_covered_through (const GArray *dues,
                          gint64        debt)
{
  MkrDate earliest = MKR_DATE_NONE;
  MkrDate last = MKR_DATE_NONE;
  g_autoptr (GHashTable) homes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < dues->len; i++)
    {
      const char *home = g_array_index (dues, MkrDue, i).home;
      gboolean given_up;
      MkrDate through;

      if (!g_hash_table_add (homes, (gpointer) home))
        continue;

      through = home_covered_through (dues, debt, home, &given_up);

      if (given_up)
        last = MAX (last, through);   /* none is the smallest */
      else
        earliest = earliest == MKR_DATE_NONE ? through : MIN (earliest, through);
    }

  return earliest != MKR_DATE_NONE ? earliest : last;
}
