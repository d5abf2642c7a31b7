/* mkr-payout-choices.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-import-plan.h"
#include "mkr-payout-choices.h"
#include "mkr-payout-text.h"
#include "mkr-source.h"

gpointer
mkr_payout_choices_read (MkrBook   *book,
                         gpointer   data,
                         GError   **error)
{
  MkrPayoutChoices *self = g_new0 (MkrPayoutChoices, 1);

  self->sources = mkr_sources_list (book, error);
  self->batches = self->sources != NULL ? mkr_batches_list (book, error) : NULL;
  if (self->batches != NULL)
    return self;

  mkr_payout_choices_free (self);
  return NULL;
}

void
mkr_payout_choices_free (MkrPayoutChoices *self)
{
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  g_free (self);
}

MkrChoice *
mkr_payout_choices_make_sources (const MkrPayoutChoices *self,
                                 gboolean                hide_names)
{
  MkrChoice *choice = mkr_choice_new (_("All sources"));

  for (guint i = 0; i < self->sources->len; i++)
    {
      const MkrSource *source = g_ptr_array_index (self->sources, i);

      if (!source->archived)
        mkr_choice_add (choice, source->id, hide_names ? source->alias : source->name);
    }

  return choice;
}

MkrChoice *
mkr_payout_choices_make_batches (const MkrPayoutChoices *self)
{
  MkrChoice *choice = mkr_choice_new (_("All imports"));

  for (guint i = 0; i < self->batches->len; i++)
    {
      const MkrBatch *batch = g_ptr_array_index (self->batches, i);

      g_autofree char *title = mkr_batch_title (batch);

      if (!batch->undone)
        mkr_choice_add (choice, batch->id, title);
    }

  return choice;
}
