/* mkr-plan-list.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-money.h"
#include "mkr-plan-list.h"

struct _MkrPlanList
{
  GObject       parent_instance;

  MkrImportJob *job;             /* keeps the plan that the list was made of */
  GArray       *shown;           /* guint: rows of the plan */
  GHashTable   *items;           /* row → its living MkrPlanItem, borrowed: one row is one object */
  MkrVerdict    filter;
  guint         counts[MKR_N_VERDICTS];
};

struct _MkrPlanItem
{
  GObject       parent_instance;

  MkrPlanList  *list;
  guint         index;
};

static void mkr_plan_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (MkrPlanItem, mkr_plan_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (MkrPlanList, mkr_plan_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mkr_plan_list_model_init))

enum { PROP_0, PROP_INCLUDED, N_PROPS };
enum { INCLUDED_CHANGED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- item --- */

static void
mkr_plan_item_dispose (GObject *object)
{
  MkrPlanItem *self = MKR_PLAN_ITEM (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->items, GUINT_TO_POINTER (self->index));

  g_clear_object (&self->list);

  G_OBJECT_CLASS (mkr_plan_item_parent_class)->dispose (object);
}

static void
mkr_plan_item_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_INCLUDED:
      g_value_set_boolean (value, mkr_plan_item_get_included (MKR_PLAN_ITEM (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mkr_plan_item_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_INCLUDED:
      mkr_plan_item_set_included (MKR_PLAN_ITEM (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mkr_plan_item_class_init (MkrPlanItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mkr_plan_item_dispose;
  object_class->get_property = mkr_plan_item_get_property;
  object_class->set_property = mkr_plan_item_set_property;

  properties[PROP_INCLUDED] =
    g_param_spec_boolean ("included", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mkr_plan_item_init (MkrPlanItem *self)
{
}

const MkrPlanRow *
mkr_plan_item_get_row (MkrPlanItem *self)
{
  g_return_val_if_fail (MKR_IS_PLAN_ITEM (self), NULL);

  return mkr_import_plan_get (mkr_import_job_get_plan (self->list->job), self->index);
}

MkrVerdict
mkr_plan_item_get_verdict (MkrPlanItem *self)
{
  return mkr_verdict_of (mkr_plan_item_get_row (self));
}

gboolean
mkr_plan_item_get_included (MkrPlanItem *self)
{
  return mkr_plan_item_get_row (self)->included;
}

void
mkr_plan_item_set_included (MkrPlanItem *self,
                            gboolean     included)
{
  g_return_if_fail (MKR_IS_PLAN_ITEM (self));

  if (mkr_plan_item_get_included (self) == included)
    return;

  if (!mkr_import_plan_set_included (mkr_import_job_get_plan (self->list->job), self->index,
                                     included))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INCLUDED]);
  g_signal_emit (self->list, signals[INCLUDED_CHANGED], 0);
}

const char *
mkr_plan_item_get_account (MkrPlanItem *self)
{
  g_return_val_if_fail (MKR_IS_PLAN_ITEM (self), NULL);

  return mkr_import_plan_get_account (mkr_import_job_get_plan (self->list->job));
}

char *
mkr_plan_item_dup_raw (MkrPlanItem *self)
{
  MkrImportPlan *plan = mkr_import_job_get_plan (self->list->job);

  return mkr_statement_dup_raw (mkr_import_plan_get_statement (plan),
                                mkr_plan_item_get_row (self)->entry);
}

MkrStatement *
mkr_plan_item_get_statement (MkrPlanItem *self)
{
  g_return_val_if_fail (MKR_IS_PLAN_ITEM (self), NULL);

  return mkr_import_plan_get_statement (mkr_import_job_get_plan (self->list->job));
}

/* --- list --- */

static GType
mkr_plan_list_get_item_type (GListModel *model)
{
  return MKR_TYPE_PLAN_ITEM;
}

static guint
mkr_plan_list_get_n_items (GListModel *model)
{
  return MKR_PLAN_LIST (model)->shown->len;
}

static gpointer
mkr_plan_list_get_item (GListModel *model,
                        guint       position)
{
  MkrPlanList *self = MKR_PLAN_LIST (model);
  MkrPlanItem *item;
  guint index;

  if (position >= self->shown->len)
    return NULL;

  index = g_array_index (self->shown, guint, position);
  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (index));
  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (MKR_TYPE_PLAN_ITEM, NULL);
  item->list = g_object_ref (self);
  item->index = index;
  g_hash_table_insert (self->items, GUINT_TO_POINTER (index), item);
  return item;
}

static void
mkr_plan_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mkr_plan_list_get_item_type;
  iface->get_n_items = mkr_plan_list_get_n_items;
  iface->get_item = mkr_plan_list_get_item;
}

static void
mkr_plan_list_finalize (GObject *object)
{
  MkrPlanList *self = MKR_PLAN_LIST (object);

  g_clear_object (&self->job);
  g_array_unref (self->shown);
  g_hash_table_unref (self->items);

  G_OBJECT_CLASS (mkr_plan_list_parent_class)->finalize (object);
}

static void
mkr_plan_list_class_init (MkrPlanListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mkr_plan_list_finalize;

  signals[INCLUDED_CHANGED] = g_signal_new ("included-changed", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
}

static void
mkr_plan_list_init (MkrPlanList *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_hash_table_new (NULL, NULL);
}

static void
collect (MkrPlanList *self)
{
  MkrImportPlan *plan = mkr_import_job_get_plan (self->job);

  for (guint i = 0; i < mkr_import_plan_get_n (plan); i++)
    if (self->filter == MKR_VERDICT_ALL ||
        mkr_verdict_of (mkr_import_plan_get (plan, i)) == self->filter)
      g_array_append_val (self->shown, i);
}

/**
 * mkr_plan_list_new:
 * @job: with a plan; when it makes another one, this list is stale
 */
MkrPlanList *
mkr_plan_list_new (MkrImportJob *job)
{
  MkrPlanList *self;
  MkrImportPlan *plan;

  g_return_val_if_fail (MKR_IS_IMPORT_JOB (job), NULL);
  g_return_val_if_fail (mkr_import_job_get_plan (job) != NULL, NULL);

  self = g_object_new (MKR_TYPE_PLAN_LIST, NULL);
  self->job = g_object_ref (job);
  plan = mkr_import_job_get_plan (job);

  self->counts[MKR_VERDICT_ALL] = mkr_import_plan_get_n (plan);
  for (guint i = 0; i < mkr_import_plan_get_n (plan); i++)
    self->counts[mkr_verdict_of (mkr_import_plan_get (plan, i))]++;

  collect (self);
  return self;
}

void
mkr_plan_list_set_filter (MkrPlanList *self,
                          MkrVerdict   filter)
{
  guint before;

  g_return_if_fail (MKR_IS_PLAN_LIST (self));

  if (self->filter == filter)
    return;

  /* Two steps: with one, GTK 4.8 asks for every added row to look for the old ones among them. */
  self->filter = filter;
  before = self->shown->len;
  g_array_set_size (self->shown, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  collect (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->shown->len);
}

static const MkrPlanRow *
row_at (MkrPlanList *self,
        guint        position)
{
  return mkr_import_plan_get (mkr_import_job_get_plan (self->job),
                              g_array_index (self->shown, guint, position));
}

gboolean
mkr_plan_list_find_line (MkrPlanList *self,
                         guint32      line,
                         guint       *position)
{
  g_return_val_if_fail (MKR_IS_PLAN_LIST (self), FALSE);

  for (guint i = 0; i < self->shown->len; i++)
    if (row_at (self, i)->entry->line == line)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
mkr_plan_list_find_next (MkrPlanList *self,
                         MkrVerdict   verdict,
                         guint32      line,
                         guint       *position)
{
  gboolean found = FALSE;

  g_return_val_if_fail (MKR_IS_PLAN_LIST (self), FALSE);

  for (guint i = 0; i < self->shown->len; i++)
    {
      const MkrPlanRow *row = row_at (self, i);

      if (mkr_verdict_of (row) != verdict || (found && row->entry->line <= line))
        continue;
      *position = i;
      found = TRUE;
      if (row->entry->line > line)
        break;
    }

  return found;
}

guint
mkr_plan_list_count (MkrPlanList *self,
                     MkrVerdict   verdict)
{
  g_return_val_if_fail (MKR_IS_PLAN_LIST (self), 0);
  g_return_val_if_fail (verdict < MKR_N_VERDICTS, 0);

  return self->counts[verdict];
}

static MkrPlanSum *
sum_of (GArray            *sums,
        const MkrCurrency *currency)
{
  MkrPlanSum sum = { currency, 0, 0, FALSE };
  guint i;

  for (i = 0; i < sums->len; i++)
    {
      gint order = g_strcmp0 (g_array_index (sums, MkrPlanSum, i).currency->code, currency->code);

      if (order == 0)
        return &g_array_index (sums, MkrPlanSum, i);
      if (order > 0)
        break;
    }

  g_array_insert_val (sums, i, sum);
  return &g_array_index (sums, MkrPlanSum, i);
}

static gint64
shown_net (const MkrEntry *entry)
{
  gint64 divisor = 1, units = entry->net;

  for (int i = entry->currency->exponent; i < entry->scale; i++)
    divisor *= 10;
  for (int i = entry->scale; i < entry->currency->exponent; i++)
    if (__builtin_mul_overflow (units, 10, &units))
      return 0;

  return mkr_money_round_div (units, divisor);
}

static void
add_row (MkrPlanEffect    *effect,
         const MkrPlanRow *row)
{
  effect->problems += row->status == MKR_STATUS_PROBLEM;

  if (!row->included)
    effect->left_out++;
  else if (row->status == MKR_STATUS_CHANGED)
    effect->changed++;
  else if (!mkr_plan_row_is_income (row))
    effect->kept++;
  else
    effect->added++;

  if (row->included && row->status != MKR_STATUS_CHANGED && mkr_plan_row_is_income (row) &&
      row->entry->currency != NULL)
    {
      MkrPlanSum *sum = sum_of (effect->sums, row->entry->currency);

      gint64 *part = row->entry->state == MKR_STATE_PAID ? &sum->added : &sum->waiting;

      sum->too_large |= !mkr_money_add (*part, shown_net (row->entry), part, NULL);
    }
}

static const MkrPlanRow *
find_largest (MkrImportPlan     *plan,
              const MkrCurrency *currency)
{
  guint i;

  return mkr_import_plan_find_largest (plan, currency, &i) ? mkr_import_plan_get (plan, i) : NULL;
}

/**
 * mkr_plan_list_get_effect:
 * @effect: (out): to be cleared
 */
void
mkr_plan_list_get_effect (MkrPlanList   *self,
                          MkrPlanEffect *effect)
{
  MkrImportPlan *plan;
  g_autoptr(GArray) totals = NULL;

  g_return_if_fail (MKR_IS_PLAN_LIST (self));
  g_return_if_fail (effect != NULL);

  plan = mkr_import_job_get_plan (self->job);
  *effect = (MkrPlanEffect) { .sums = g_array_new (FALSE, FALSE, sizeof (MkrPlanSum)) };
  for (guint i = 0; i < mkr_import_plan_get_n (plan); i++)
    add_row (effect, mkr_import_plan_get (plan, i));

  /* The plan's total less what is new is what changes. */
  totals = mkr_import_plan_get_totals (plan);
  for (guint i = 0; i < totals->len; i++)
    {
      const MkrPlanTotal *total = &g_array_index (totals, MkrPlanTotal, i);
      MkrPlanSum *sum = sum_of (effect->sums, total->currency);

      sum->too_large |= total->too_large ||
                        !mkr_money_subtract (total->net, sum->added, &sum->changed, NULL) ||
                        !mkr_money_subtract (sum->changed, sum->waiting, &sum->changed, NULL);
      if (sum->too_large && effect->too_large == NULL)
        effect->too_large = find_largest (plan, sum->currency);
    }
}

void
mkr_plan_effect_clear (MkrPlanEffect *self)
{
  g_clear_pointer (&self->sums, g_array_unref);
}
