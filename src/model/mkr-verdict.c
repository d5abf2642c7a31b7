/* mkr-verdict.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "mkr-verdict.h"

gboolean
mkr_plan_row_is_income (const MkrPlanRow *row)
{
  return row->entry->kind == MKR_KIND_EARNING || row->entry->kind == MKR_KIND_REFUND ||
         row->entry->kind == MKR_KIND_FEE;
}

/* A row that is not income is known by that, unless the book has something to say about it. */
MkrVerdict
mkr_verdict_of (const MkrPlanRow *row)
{
  gboolean income = mkr_plan_row_is_income (row);

  switch (row->status)
    {
    case MKR_STATUS_KNOWN:
      return MKR_VERDICT_KNOWN;

    case MKR_STATUS_CHANGED:
      return MKR_VERDICT_CHANGED;

    case MKR_STATUS_TWIN:
      return income ? MKR_VERDICT_TWIN : MKR_VERDICT_NOT_INCOME;

    case MKR_STATUS_PROBLEM:
      return MKR_VERDICT_PROBLEM;

    case MKR_STATUS_NEW:
    default:
      return income ? MKR_VERDICT_NEW : MKR_VERDICT_NOT_INCOME;
    }
}

const char *
mkr_verdict_label (MkrVerdict verdict)
{
  switch (verdict)
    {
    case MKR_VERDICT_NEW:        return _("New");
    case MKR_VERDICT_KNOWN:      return _("Already here");
    case MKR_VERDICT_CHANGED:    return _("Changed");
    case MKR_VERDICT_TWIN:       return _("Twin");
    case MKR_VERDICT_NOT_INCOME: return _("Not income");
    case MKR_VERDICT_PROBLEM:    return _("Problem");
    case MKR_VERDICT_ALL:
    case MKR_N_VERDICTS:
    default:
      g_return_val_if_reached ("");
    }
}

/* --- what moved --- */

void
mkr_plan_moves_clear (MkrPlanMoves *self)
{
  memset (self, 0, sizeof *self);
}

void
mkr_plan_moves_find (MkrPlanMoves  *self,
                     MkrImportPlan *before,
                     MkrImportPlan *now)
{
  mkr_plan_moves_clear (self);
  self->file = !mkr_import_plan_is_of_same_file (before, now);
  for (guint i = 0; !self->file && i < mkr_import_plan_get_n (now); i++)
    {
      const MkrPlanRow *old_row = mkr_import_plan_get (before, i);
      const MkrPlanRow *new_row = mkr_import_plan_get (now, i);
      MkrVerdict from = mkr_verdict_of (old_row), to = mkr_verdict_of (new_row);

      if (from != to)
        self->moved[from][to]++;
      else if (to == MKR_VERDICT_CHANGED && strcmp (old_row->why, new_row->why) != 0)
        self->otherwise++;
      else if (strcmp (old_row->source, new_row->source) != 0)
        self->sources++;
    }
}

static char *
describe_move (MkrVerdict from,
               MkrVerdict to,
               guint      n)
{
  if (from == MKR_VERDICT_NEW && to == MKR_VERDICT_KNOWN)
    return g_strdup_printf (ngettext ("%u row that was new is already here now.",
                                      "%u rows that were new are already here now.", n), n);
  if (from == MKR_VERDICT_KNOWN && to == MKR_VERDICT_NEW)
    return g_strdup_printf (ngettext ("%u row that was already here is new now.",
                                      "%u rows that were already here are new now.", n), n);

  /* Translators: the verdicts on rows of a statement, before and now. */
  return g_strdup_printf (ngettext ("%u row that was “%s” is “%s” now.",
                                    "%u rows that were “%s” are “%s” now.", n),
                          n, mkr_verdict_label (from), mkr_verdict_label (to));
}

char *
mkr_plan_moves_dup_text (const MkrPlanMoves *self)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (self->file)
    g_ptr_array_add (parts, g_strdup (_("The file itself was changed: these are the rows that it has now.")));
  for (guint from = 0; from < MKR_N_VERDICTS; from++)
    for (guint to = 0; to < MKR_N_VERDICTS; to++)
      if (self->moved[from][to] > 0)
        g_ptr_array_add (parts, describe_move ((MkrVerdict) from, (MkrVerdict) to, self->moved[from][to]));
  if (self->otherwise > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u row changes other values than before.",
                                                       "%u rows change other values than before.",
                                                       self->otherwise), self->otherwise));
  if (self->sources > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u row goes to another source now.",
                                                       "%u rows go to another source now.",
                                                       self->sources), self->sources));
  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}
