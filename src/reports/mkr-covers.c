/* mkr-covers.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-receipt.h"
#include "mkr-rent-run.h"
#include "mkr-source.h"

void
mkr_cover_free (MkrCover *self)
{
  if (self == NULL)
    return;

  g_free (self->source_name);
  g_free (self);
}

static char *
source_name (const GPtrArray *sources,
             gint64           id,
             gboolean         hide)
{
  const MkrSource *source = mkr_sources_get (sources, id);

  if (source == NULL)
    return g_strdup (_("No source"));

  return g_strdup (hide ? source->alias : source->name);
}

static MkrCover *
cover_from_count (const MkrPotCover *part)
{
  MkrCover *cover = g_new0 (MkrCover, 1);
  g_autofree char *day = mkr_date_format (part->date, MKR_DATE_LONG);

  /* Translators: %s is a day such as “31 March”: money that the accounts held, whoever paid it. */
  cover->source_name = g_strdup_printf (_("Money counted on %s"), day);
  cover->date = part->date;
  cover->amount = part->amount;
  return cover;
}

/* A day's money is spent from its first receipt on: this one lies at [begin, end) of the day, @part took [from, from + amount). */
static void
add_overlap (GPtrArray         *covers,
             const MkrPotCover *part,
             const MkrReceipt  *receipt,
             gint64             begin,
             gint64             end,
             gboolean           converted)
{
  gint64 amount = MIN (end, part->from + part->amount) - MAX (begin, part->from);
  MkrCover *cover;

  if (amount <= 0)
    return;

  cover = g_new0 (MkrCover, 1);
  cover->entry = receipt->entry;
  cover->date = receipt->date;
  cover->source = receipt->source;
  cover->work = receipt->work;
  cover->amount = amount;
  cover->part = amount < end - begin;
  cover->converted = converted;
  g_ptr_array_add (covers, cover);
}

static void
add_day (GPtrArray         *covers,
         const MkrPotCover *part,
         const GArray      *receipts,
         const MkrCurrency *currency)
{
  gint64 begin = 0;

  for (guint i = 0; i < receipts->len; i++)
    {
      const MkrReceipt *receipt = &g_array_index (receipts, MkrReceipt, i);
      gint64 amount = receipt->worth - receipt->worth_aside;

      if (receipt->date != part->date || amount <= 0)
        continue;

      add_overlap (covers, part, receipt, begin, begin + amount, receipt->currency != currency);
      begin += amount;
    }
}

/* Only the receipts between the first and the last day that this due rests on are read. */
static GArray *
read_receipts (const MkrRentRun  *run,
               guint              due,
               GError           **error)
{
  MkrPeriod period = { MKR_DATE_NONE, MKR_DATE_NONE };

  for (guint i = 0; i < run->pot.covers->len; i++)
    {
      const MkrPotCover *part = &g_array_index (run->pot.covers, MkrPotCover, i);

      if (part->due != due || part->receipt < 0)
        continue;
      if (period.first == MKR_DATE_NONE)
        period.first = part->date;

      period.last = part->date;
    }

  if (period.first == MKR_DATE_NONE)
    return g_array_new (FALSE, FALSE, sizeof (MkrReceipt));

  return mkr_receipts_read (run->book, &period, NULL, error);
}

static GPtrArray *
list_covers (const MkrRentRun *run,
             guint             due,
             const GArray     *receipts)
{
  GPtrArray *covers = g_ptr_array_new_with_free_func ((GDestroyNotify) mkr_cover_free);

  for (guint i = 0; i < run->pot.covers->len; i++)
    {
      const MkrPotCover *part = &g_array_index (run->pot.covers, MkrPotCover, i);

      if (part->due != due)
        continue;
      if (part->receipt < 0)
        g_ptr_array_add (covers, cover_from_count (part));
      else
        add_day (covers, part, receipts, run->currency);
    }

  return covers;
}

/**
 * mkr_covers_read:
 * @due: index into the dues of a timeline made for the same day
 *
 * Returns: (transfer full): of MkrCover: what the due rests on so far, as the money came;
 *   together the due's covered amount. MKR_ERROR_NOT_FOUND if there is no such due (the book moved).
 */
GPtrArray *
mkr_covers_read (MkrBook  *book,
                 MkrDate   as_of,
                 guint     due,
                 GError  **error)
{
  g_auto (MkrRentRun) run = { NULL };
  g_autoptr (GArray) receipts = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  GPtrArray *covers;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  if (!mkr_rent_run_init (&run, book, as_of, error))
    return NULL;

  if (due >= run.dues->len)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_NOT_FOUND,
                           _("That rent is not in the book any more. Look at the timeline again."));
      return NULL;
    }

  if ((receipts = read_receipts (&run, due, error)) == NULL ||
      (sources = mkr_sources_list (book, error)) == NULL)
    return NULL;

  covers = list_covers (&run, due, receipts);

  for (guint i = 0; i < covers->len; i++)
    {
      MkrCover *cover = covers->pdata[i];

      cover->late = cover->date > g_array_index (run.dues, MkrDue, due).date;

      if (cover->source_name == NULL)
        cover->source_name = source_name (sources, cover->source, mkr_book_hides_names (book));
    }

  return covers;
}
