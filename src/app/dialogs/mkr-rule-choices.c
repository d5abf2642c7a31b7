/* mkr-rule-choices.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-preferences-rows.h"
#include "mkr-rule-choices.h"

void
mkr_rule_choices_sources (AdwComboRow          *row,
                          GArray               *ids,
                          const MkrBookFigures *figures,
                          gint64                chosen)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  guint position = 0;

  g_array_set_size (ids, 0);
  for (guint i = 0; i < figures->sources->len; i++)
    {
      const MkrSource *source = g_ptr_array_index (figures->sources, i);

      if (source->id == chosen)
        position = texts->len;
      else if (source->archived)
        continue;
      g_ptr_array_add (texts, (gpointer) mkr_source_shown_name (figures, source));
      g_array_append_val (ids, source->id);
    }
  g_ptr_array_add (texts, NULL);
  mkr_combo_row_set (row, (const char *const *) texts->pdata, position);
}

void
mkr_rule_choices_accounts (AdwComboRow          *row,
                           GArray               *ids,
                           const MkrBookFigures *figures,
                           gint64                chosen)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  const gint64 any = 0;
  guint position = 0;

  g_array_set_size (ids, 0);
  g_ptr_array_add (texts, (gpointer) _("Any account"));
  g_array_append_val (ids, any);
  for (guint i = 0; i < figures->accounts->len; i++)
    {
      const MkrAccount *account = g_ptr_array_index (figures->accounts, i);

      if (account->id == chosen)
        position = texts->len;
      g_ptr_array_add (texts, (gpointer) mkr_account_shown_name (figures, account));
      g_array_append_val (ids, account->id);
    }
  g_ptr_array_add (texts, NULL);
  mkr_combo_row_set (row, (const char *const *) texts->pdata, position);
}
