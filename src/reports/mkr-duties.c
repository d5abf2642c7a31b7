/* mkr-duties.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-duties.h"

static const struct { const char *id, *label; } states[] = {
  [MKR_DUTY_BINDS] = { "binds", N_("Binds") },
  [MKR_DUTY_WAITING] = { "waiting", N_("Its time has not begun") },
  [MKR_DUTY_OPEN] = { "open", N_("No end is written") },
  [MKR_DUTY_NO_END] = { "no-end", N_("Has no end") },
  [MKR_DUTY_PAST] = { "past", N_("Past") },
  [MKR_DUTY_DONE] = { "done", N_("Done") },
};

const char *
mkr_duty_state_id (MkrDutyState state)
{
  g_return_val_if_fail (state >= MKR_DUTY_BINDS && state <= MKR_DUTY_DONE, "");

  return states[state].id;
}

const char *
mkr_duty_state_label (MkrDutyState state)
{
  g_return_val_if_fail (state >= MKR_DUTY_BINDS && state <= MKR_DUTY_DONE, "");

  return _(states[state].label);
}

static MkrContract *
contract_of (GPtrArray *contracts,
             gint64     id)
{
  for (guint i = 0; i < contracts->len; i++)
    if (((MkrContract *) g_ptr_array_index (contracts, i))->id == id)
      return g_ptr_array_index (contracts, i);
  return NULL;
}

/* A matter that binds, or one with an end of its own. What only tells how pay is counted is no duty. */
static gboolean
is_duty (const MkrClause *clause)
{
  return clause->said == MKR_SAID_YES &&
         (clause->ends_how != MKR_ENDS_SILENT || clause->field <= MKR_CLAUSE_EXCLUSIVE ||
          clause->field == MKR_CLAUSE_REPLICA || clause->field == MKR_CLAUSE_ERASE);
}

static MkrDutyState
state_of (const MkrClause *clause,
          MkrDate          last,
          MkrDate          today)
{
  if (clause->done_on != MKR_DATE_NONE && clause->done_on <= today)
    return MKR_DUTY_DONE;
  if (clause->ends_how == MKR_ENDS_NEVER)
    return MKR_DUTY_NO_END;
  if (clause->ends_how == MKR_ENDS_SILENT)
    return MKR_DUTY_OPEN;
  if (last == MKR_DATE_NONE)
    return MKR_DUTY_WAITING;
  return last < today ? MKR_DUTY_PAST : MKR_DUTY_BINDS;
}

static void
set_alerts (MkrDuty     *duty,
            const gint8 *days,
            MkrDate      today)
{
  duty->next_alert = MKR_DATE_NONE;
  if (duty->state != MKR_DUTY_BINDS)
    return;
  duty->alert = days[0] >= 0 && today >= duty->last - days[0];
  for (; *days >= 0 && duty->next_alert == MKR_DATE_NONE; days++)
    if (duty->last - *days >= today)
      duty->next_alert = duty->last - *days;
}

static int
group_of (const MkrDuty *duty)
{
  return duty->state == MKR_DUTY_BINDS ? 0 : (int) duty->state;
}

static int
compare_duties (gconstpointer a,
                gconstpointer b)
{
  const MkrDuty *one = a, *two = b;

  if (group_of (one) != group_of (two))
    return group_of (one) - group_of (two);
  if (one->last != two->last)
    return one->last < two->last ? -1 : 1;
  if (one->contract->id != two->contract->id)
    return one->contract->id < two->contract->id ? -1 : 1;
  return (one->clause ? (int) one->clause->field : 0) - (two->clause ? (int) two->clause->field : 0);
}

static gboolean
was_signed (const MkrContract *contract)
{
  return contract->state >= MKR_CONTRACT_SIGNED && contract->state <= MKR_CONTRACT_ENDED;
}

static void
add_duties (MkrDuties *self,
            MkrDate    today)
{
  static const gint8 ends[] = { 14, 3, -1 };

  for (guint i = 0; i < self->contracts->len; i++)
    {
      MkrContract *contract = g_ptr_array_index (self->contracts, i);
      MkrDuty duty = { contract, NULL, MKR_DUTY_BINDS, contract->ends_on, MKR_DATE_NONE, FALSE };

      if (!was_signed (contract) || contract->state == MKR_CONTRACT_ENDED || contract->ends_on == MKR_DATE_NONE)
        continue;
      duty.state = contract->ends_on < today ? MKR_DUTY_PAST : MKR_DUTY_BINDS;
      set_alerts (&duty, ends, today);
      g_array_append_val (self->duties, duty);
    }
  for (guint i = 0; i < self->clauses->len; i++)
    {
      MkrClause *clause = g_ptr_array_index (self->clauses, i);
      MkrContract *contract = contract_of (self->contracts, clause->contract);
      MkrDuty duty = { contract, clause, MKR_DUTY_BINDS, MKR_DATE_NONE, MKR_DATE_NONE, FALSE };

      if (!contract || !was_signed (contract) || !is_duty (clause))
        continue;
      duty.last = mkr_clause_last (clause, contract, mkr_clauses_use_ends (self->clauses, contract));
      duty.state = state_of (clause, duty.last, today);
      set_alerts (&duty, mkr_clause_field_alerts (clause->field), today);
      g_array_append_val (self->duties, duty);
    }
  g_array_sort (self->duties, compare_duties);
}

/**
 * mkr_duties_new:
 * @today: the day asked about
 *
 * Of contracts that were signed, the ended ones too: duties outlive them.
 */
MkrDuties *
mkr_duties_new (MkrBook  *book,
                MkrDate   today,
                GError  **error)
{
  g_autoptr(MkrDuties) self = g_new0 (MkrDuties, 1);

  self->duties = g_array_new (FALSE, TRUE, sizeof (MkrDuty));
  self->contracts = mkr_contracts_list (book, 0, NULL, error);
  self->clauses = self->contracts ? mkr_clauses_list (book, 0, error) : NULL;
  if (!self->clauses)
    return NULL;
  add_duties (self, today);
  return g_steal_pointer (&self);
}

void
mkr_duties_free (MkrDuties *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->contracts, g_ptr_array_unref);
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
  g_clear_pointer (&self->duties, g_array_unref);
  g_free (self);
}
