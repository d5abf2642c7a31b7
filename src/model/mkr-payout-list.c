/* mkr-payout-list.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-payout-list.h"
#include "mkr-payout-query.h"

struct _MkrPayoutItem
{
  GObject        parent_instance;

  MkrPayoutList *list;         /* borrowed; NULL once the list is gone */
  gint64         id;
  MkrPayout     *payout;       /* nullable: not fetched */
};

struct _MkrPayoutList
{
  GObject        parent_instance;

  MkrSession    *session;
  GCancellable  *cancellable;  /* of the question that is out */
  GArray        *ids;          /* of gint64 */
  GHashTable    *items;        /* id → living MkrPayoutItem, borrowed: one row is one object */
  GArray        *wanted;       /* of gint64: to be fetched */
  gboolean       fetching;
  GArray        *sums;         /* nullable */
  GError        *error;        /* nullable */
  guint          counts[MKR_N_PAYOUTS];
};

static void mkr_payout_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (MkrPayoutItem, mkr_payout_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (MkrPayoutList, mkr_payout_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mkr_payout_list_model_init))

enum { PROP_0, PROP_PAYOUT, N_PROPS };
enum { LOADED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- item --- */

static void
mkr_payout_item_dispose (GObject *object)
{
  MkrPayoutItem *self = MKR_PAYOUT_ITEM (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->items, &self->id);
  self->list = NULL;

  G_OBJECT_CLASS (mkr_payout_item_parent_class)->dispose (object);
}

static void
mkr_payout_item_finalize (GObject *object)
{
  g_clear_pointer (&MKR_PAYOUT_ITEM (object)->payout, mkr_payout_free);

  G_OBJECT_CLASS (mkr_payout_item_parent_class)->finalize (object);
}

static void
mkr_payout_item_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PAYOUT:
      g_value_set_pointer (value, MKR_PAYOUT_ITEM (object)->payout);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mkr_payout_item_class_init (MkrPayoutItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mkr_payout_item_dispose;
  object_class->finalize = mkr_payout_item_finalize;
  object_class->get_property = mkr_payout_item_get_property;

  properties[PROP_PAYOUT] =
    g_param_spec_pointer ("payout", NULL, NULL,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mkr_payout_item_init (MkrPayoutItem *self)
{
}

gint64
mkr_payout_item_get_id (MkrPayoutItem *self)
{
  g_return_val_if_fail (MKR_IS_PAYOUT_ITEM (self), 0);

  return self->id;
}

const MkrPayout *
mkr_payout_item_get_payout (MkrPayoutItem *self)
{
  g_return_val_if_fail (MKR_IS_PAYOUT_ITEM (self), NULL);

  return self->payout;
}

MkrDate
mkr_payout_item_get_today (MkrPayoutItem *self)
{
  g_return_val_if_fail (MKR_IS_PAYOUT_ITEM (self), MKR_DATE_NONE);

  return self->list != NULL && self->list->session != NULL
    ? mkr_session_get_today (self->list->session) : mkr_clock_today ();
}

static void
take_payout (MkrPayoutList *self,
             MkrPayout     *payout)
{
  MkrPayoutItem *item = g_hash_table_lookup (self->items, &payout->id);

  if (item == NULL)
    {
      mkr_payout_free (payout);
      return;
    }

  g_clear_pointer (&item->payout, mkr_payout_free);
  item->payout = payout;
  g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_PAYOUT]);
}

/* --- fetching rows as they are shown --- */

static void fetch (MkrPayoutList *self);

static gpointer
fetch_func (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  const GArray *ids = data;
  GPtrArray *payouts = g_ptr_array_new_with_free_func ((GDestroyNotify) mkr_payout_free);

  for (guint i = 0; i < ids->len; i++)
    {
      /* What went meanwhile is gone from the next list too. */
      MkrPayout *payout = mkr_payout_get (book, g_array_index (ids, gint64, i), NULL);

      if (payout != NULL)
        g_ptr_array_add (payouts, payout);
    }

  return payouts;
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(MkrPayoutList) self = data;
  g_autoptr(GPtrArray) payouts = mkr_session_run_finish (MKR_SESSION (source), result, NULL);

  self->fetching = FALSE;
  for (guint i = 0; payouts != NULL && i < payouts->len; i++)
    {
      MkrPayout *payout = g_ptr_array_index (payouts, i);

      payouts->pdata[i] = NULL;
      take_payout (self, payout);
    }

  if (payouts != NULL)
    g_ptr_array_set_free_func (payouts, NULL);
  fetch (self);
}

static void
fetch (MkrPayoutList *self)
{
  GArray *ids;

  if (self->fetching || self->wanted->len == 0 || self->session == NULL)
    return;

  ids = g_steal_pointer (&self->wanted);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->fetching = TRUE;
  mkr_session_run_async (self->session, FALSE, fetch_func, ids, (GDestroyNotify) g_array_unref,
                         (GDestroyNotify) g_ptr_array_unref, NULL, fetched_cb, g_object_ref (self));
}

static void
want (MkrPayoutList *self,
      gint64         id)
{
  g_array_append_val (self->wanted, id);
  fetch (self);
}

static MkrPayoutItem *
make_item (MkrPayoutList *self,
           gint64         id)
{
  MkrPayoutItem *item = g_object_new (MKR_TYPE_PAYOUT_ITEM, NULL);

  item->list = self;
  item->id = id;
  g_hash_table_insert (self->items, &item->id, item);
  return item;
}

/* --- list --- */

static GType
mkr_payout_list_get_item_type (GListModel *model)
{
  return MKR_TYPE_PAYOUT_ITEM;
}

static guint
mkr_payout_list_get_n_items (GListModel *model)
{
  return MKR_PAYOUT_LIST (model)->ids->len;
}

static gpointer
mkr_payout_list_get_item (GListModel *model,
                          guint       position)
{
  MkrPayoutList *self = MKR_PAYOUT_LIST (model);
  MkrPayoutItem *item;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;

  id = g_array_index (self->ids, gint64, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    return g_object_ref (item);

  item = make_item (self, id);
  want (self, id);
  return item;
}

static void
mkr_payout_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mkr_payout_list_get_item_type;
  iface->get_n_items = mkr_payout_list_get_n_items;
  iface->get_item = mkr_payout_list_get_item;
}

static void
mkr_payout_list_dispose (GObject *object)
{
  MkrPayoutList *self = MKR_PAYOUT_LIST (object);
  GHashTableIter iter;
  gpointer item;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    MKR_PAYOUT_ITEM (item)->list = NULL;
  g_hash_table_remove_all (self->items);

  G_OBJECT_CLASS (mkr_payout_list_parent_class)->dispose (object);
}

static void
mkr_payout_list_finalize (GObject *object)
{
  MkrPayoutList *self = MKR_PAYOUT_LIST (object);

  g_array_unref (self->ids);
  g_array_unref (self->wanted);
  g_hash_table_unref (self->items);
  g_clear_pointer (&self->sums, g_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (mkr_payout_list_parent_class)->finalize (object);
}

static void
mkr_payout_list_class_init (MkrPayoutListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mkr_payout_list_dispose;
  object_class->finalize = mkr_payout_list_finalize;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
mkr_payout_list_init (MkrPayoutList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
}

MkrPayoutList *
mkr_payout_list_new (MkrSession *session)
{
  MkrPayoutList *self;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);

  self = g_object_new (MKR_TYPE_PAYOUT_LIST, NULL);
  self->session = g_object_ref (session);
  return self;
}

/* What is the same at both ends stays. The rest goes, then comes: in one step, GTK 4.8 would ask for every added row to
 * look for the old ones among them. */
static void
replace_ids (MkrPayoutList *self,
             GArray        *ids)
{
  const gint64 *old = (const gint64 *) self->ids->data;
  const gint64 *new = (const gint64 *) ids->data;
  guint most = MIN (self->ids->len, ids->len);
  guint before = 0, after = 0, removed, added;

  while (before < most && old[before] == new[before])
    before++;
  while (after < most - before &&
         old[self->ids->len - 1 - after] == new[ids->len - 1 - after])
    after++;

  removed = self->ids->len - before - after;
  added = ids->len - before - after;

  if (removed > 0)
    {
      /* The query may hold the same array. */
      GArray *kept = g_array_sized_new (FALSE, FALSE, sizeof (gint64), before + after);

      g_array_append_vals (kept, old, before);
      g_array_append_vals (kept, old + before + removed, after);
      g_array_unref (self->ids);
      self->ids = kept;
      g_list_model_items_changed (G_LIST_MODEL (self), before, removed, 0);
    }

  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  if (added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, added);
}

/* The first rows are there before the view asks for them; what is shown further down is fetched anew. */
static void
refresh_items (MkrPayoutList *self,
               GPtrArray     *first,
               GPtrArray     *keep)
{
  g_autoptr(GHashTable) fresh = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer item;

  for (guint i = 0; i < first->len; i++)
    {
      MkrPayout *payout = g_ptr_array_index (first, i);

      item = g_hash_table_lookup (self->items, &payout->id);
      if (item != NULL)
        g_object_ref (item);
      else
        item = make_item (self, payout->id);

      g_ptr_array_add (keep, item);
      take_payout (self, payout);
      g_hash_table_add (fresh, &MKR_PAYOUT_ITEM (item)->id);
    }

  g_ptr_array_set_free_func (first, NULL);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (!g_hash_table_contains (fresh, &MKR_PAYOUT_ITEM (item)->id))
      g_array_append_val (self->wanted, MKR_PAYOUT_ITEM (item)->id);

  fetch (self);
}

static gpointer
load_func (MkrBook   *book,
           gpointer   data,
           GError   **error)
{
  return mkr_payout_query_run (data, book, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(MkrPayoutList) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrPayoutAnswer) answer = mkr_session_run_finish (MKR_SESSION (source), result, &error);
  g_autoptr(GPtrArray) keep = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;

  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  if (answer != NULL)
    {
      memcpy (self->counts, answer->counts, sizeof self->counts);
      g_clear_pointer (&self->sums, g_array_unref);
      self->sums = g_steal_pointer (&answer->sums);
      refresh_items (self, answer->first, keep);
      replace_ids (self, answer->ids);
    }

  g_signal_emit (self, signals[LOADED], 0);
}

void
mkr_payout_list_load (MkrPayoutList        *self,
                      const MkrPayoutQuery *query)
{
  g_return_if_fail (MKR_IS_PAYOUT_LIST (self));
  g_return_if_fail (query != NULL && query->group < MKR_N_PAYOUTS);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mkr_session_run_async (self->session, FALSE, load_func, mkr_payout_query_copy (query),
                         (GDestroyNotify) mkr_payout_query_free,
                         (GDestroyNotify) mkr_payout_answer_free, self->cancellable, loaded_cb,
                         g_object_ref (self));
}

guint
mkr_payout_list_count (MkrPayoutList  *self,
                       MkrPayoutGroup  group)
{
  g_return_val_if_fail (MKR_IS_PAYOUT_LIST (self), 0);
  g_return_val_if_fail (group < MKR_N_PAYOUTS, 0);

  return self->counts[group];
}

const GArray *
mkr_payout_list_get_sums (MkrPayoutList *self)
{
  g_return_val_if_fail (MKR_IS_PAYOUT_LIST (self), NULL);

  return self->sums;
}

gboolean
mkr_payout_list_find (MkrPayoutList *self,
                      gint64         id,
                      guint         *position)
{
  g_return_val_if_fail (MKR_IS_PAYOUT_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

const GError *
mkr_payout_list_get_error (MkrPayoutList *self)
{
  g_return_val_if_fail (MKR_IS_PAYOUT_LIST (self), NULL);

  return self->error;
}
