/* mkr-payout-story.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-import-plan.h"
#include "mkr-payout-story.h"
#include "mkr-rate-use.h"
#include "mkr-receipt.h"
#include "mkr-service.h"
#include "mkr-source.h"
#include "mkr-timeline.h"

void
mkr_payout_story_free (MkrPayoutStory *self)
{
  g_clear_pointer (&self->payout, mkr_payout_free);
  g_clear_pointer (&self->history, g_ptr_array_unref);
  g_clear_pointer (&self->rents, g_array_unref);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->part_names, g_ptr_array_unref);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_hash_table_unref);
  g_clear_pointer (&self->rule, mkr_payer_rule_free);
  g_free (self->raw);
  g_free (self);
}

static gboolean
read_batch (MkrPayoutStory  *self,
            MkrBook         *book,
            GError         **error)
{
  g_autoptr(GPtrArray) batches = NULL;

  if (self->payout->batch == 0)
    return TRUE;

  batches = mkr_batches_list (book, error);
  for (guint i = 0; batches != NULL && i < batches->len; i++)
    {
      const MkrBatch *batch = g_ptr_array_index (batches, i);

      if (batch->id == self->payout->batch)
        self->imported_at = batch->imported_at;
    }

  return batches != NULL;
}

static gboolean
read_set_aside (MkrPayoutStory  *self,
                MkrBook         *book,
                GError         **error)
{
  const MkrPeriod day = { self->payout->date, self->payout->date };
  g_autoptr(GArray) receipts = mkr_receipts_read (book, &day, self->payout->currency, error);

  for (guint i = 0; receipts != NULL && i < receipts->len; i++)
    {
      const MkrReceipt *receipt = &g_array_index (receipts, MkrReceipt, i);

      if (receipt->entry == self->payout->id)
        self->set_aside += receipt->set_aside;
    }

  return receipts != NULL;
}

/* A receipt covers dues in their order, so its covers lie together: the first due after them ends the search. */
static gboolean
read_rents (MkrPayoutStory  *self,
            MkrBook         *book,
            GError         **error)
{
  MkrDate today = mkr_book_today (book);
  g_autoptr(MkrTimeline) timeline = mkr_timeline_new (book, today, error);

  if (timeline == NULL)
    return FALSE;

  for (guint i = 0; i < timeline->dues->len; i++)
    {
      const MkrDue *due = &g_array_index (timeline->dues, MkrDue, i);
      g_autoptr(GPtrArray) covers = NULL;
      MkrPayoutRent rent = { due->date, 0 };

      if (due->covered == 0 || (due->made_on != MKR_DATE_NONE && due->made_on < self->payout->date))
        continue;

      covers = mkr_covers_read (book, today, i, error);
      if (covers == NULL)
        return FALSE;

      for (guint j = 0; j < covers->len; j++)
        {
          const MkrCover *cover = g_ptr_array_index (covers, j);

          if (cover->entry == self->payout->id)
            rent.amount += cover->amount;
        }

      if (rent.amount != 0)
        g_array_append_val (self->rents, rent);
      else if (self->rents->len > 0)
        break;
    }

  return TRUE;
}

static gboolean
read_rule (MkrPayoutStory  *self,
           MkrBook         *book,
           GError         **error)
{
  g_autoptr(GError) failure = NULL;

  self->rule = mkr_payer_rule_of (book, self->payout->id, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_others (MkrPayoutStory  *self,
             MkrBook         *book,
             GArray          *ids,
             GError         **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      MkrPayout *other;

      if (id == self->payout->id || g_hash_table_contains (self->others, &id))
        continue;
      other = mkr_payout_get (book, id, error);
      if (other == NULL)
        return FALSE;
      g_hash_table_insert (self->others, g_memdup2 (&id, sizeof id), other);
    }

  return TRUE;
}

/* Only money that arrived asks where it comes from: received, or held to be own money whose row is not known yet. */
static gboolean
asks_where_from (const MkrPayout *payout)
{
  gboolean own = (payout->kind == MKR_KIND_EARNING || payout->kind == MKR_KIND_TRANSFER) &&
                 payout->state == MKR_STATE_PAID && !payout->earned;

  return payout->net > 0 && (payout->received || own);
}

static gboolean
read_matches (MkrPayoutStory  *self,
              MkrBook         *book,
              GError         **error)
{
  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) mkr_payout_free);
  self->matches = mkr_matches_list (book, self->payout->id, error);
  if (self->matches != NULL && self->matches->len == 0 && asks_where_from (self->payout))
    {
      g_ptr_array_unref (self->matches);
      self->matches = mkr_matches_suggest (book, self->payout->id, error);
    }

  for (guint i = 0; self->matches != NULL && i < self->matches->len; i++)
    {
      const MkrMatch *match = g_ptr_array_index (self->matches, i);

      if (!read_others (self, book, match->leaves, error) || !read_others (self, book, match->arrives, error))
        return FALSE;
    }

  return self->matches != NULL;
}

/* Own money that nothing was found for, from a service that the book knows nothing of. */
static gboolean
read_service (MkrPayoutStory  *self,
              MkrBook         *book,
              GError         **error)
{
  g_autoptr(GError) failure = NULL;

  if (self->matches->len == 0)
    self->service = mkr_service_of_payout (book, self->payout, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_parts (MkrPayoutStory  *self,
            MkrBook         *book,
            GError         **error)
{
  gboolean hides = mkr_book_hides_names (book);
  g_autoptr(GPtrArray) sources = NULL;

  self->part_names = g_ptr_array_new_with_free_func (g_free);
  self->parts = mkr_split_read (book, self->payout->id, error);
  if (self->parts == NULL || self->parts->len == 0)
    return self->parts != NULL;

  sources = mkr_sources_list (book, error);
  for (guint i = 0; sources != NULL && i < self->parts->len; i++)
    {
      const MkrSource *source = mkr_sources_get (sources, g_array_index (self->parts, MkrPart, i).source);

      if (source != NULL)
        g_ptr_array_add (self->part_names, g_strdup (hides ? source->alias : source->name));
    }

  return sources != NULL;
}

static gpointer
read_story (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr(MkrPayoutStory) self = g_new0 (MkrPayoutStory, 1);

  self->rents = g_array_new (FALSE, FALSE, sizeof (MkrPayoutRent));
  if (!(self->payout = mkr_payout_get (book, id, error)) ||
      !(self->raw = mkr_payout_dup_raw (book, id, error)) ||
      !(self->history = mkr_payout_history (book, id, error)) ||
      !read_batch (self, book, error) || !read_rule (self, book, error) || !read_parts (self, book, error) ||
      !read_matches (self, book, error) || !read_service (self, book, error) ||
      !mkr_rate_is_lacking (book, id, &self->lacks_rate, error))
    return NULL;

  if (self->payout->received && self->payout->date != MKR_DATE_NONE &&
      self->payout->currency != NULL &&
      (!read_set_aside (self, book, error) || !read_rents (self, book, error)))
    return NULL;

  return g_steal_pointer (&self);
}

void
mkr_payout_story_read_async (MkrSession          *session,
                             gint64               payout,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  mkr_session_run_async (session, FALSE, read_story, g_memdup2 (&payout, sizeof payout), g_free,
                         (GDestroyNotify) mkr_payout_story_free, cancellable, callback, user_data);
}

MkrPayoutStory *
mkr_payout_story_read_finish (MkrSession    *session,
                              GAsyncResult  *result,
                              GError       **error)
{
  return mkr_session_run_finish (session, result, error);
}
