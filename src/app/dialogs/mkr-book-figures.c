/* mkr-book-figures.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-figures.h"
#include "mkr-receipt.h"

static MkrDate
find_first_day (MkrBook           *book,
                const MkrCurrency *currency,
                MkrDate            today)
{
  g_autoptr(GArray) days = mkr_receipt_days_read (book, currency, NULL);

  if (days == NULL || days->len == 0)
    return today;

  return MIN (today, g_array_index (days, MkrReceiptDay, 0).date);
}

/**
 * mkr_book_figures_read:
 *
 * Returns: (transfer full) (nullable): the figures; NULL with @error set if one of them could not be read
 */
MkrBookFigures *
mkr_book_figures_read (MkrBook  *book,
                       GError  **error)
{
  g_autoptr(MkrBookFigures) self = g_new0 (MkrBookFigures, 1);

  if ((self->settings = mkr_book_get_settings (book, error)) == NULL
      || (self->terms = mkr_rent_terms_list (book, error)) == NULL
      || (self->set_asides = mkr_set_asides_list (book, error)) == NULL
      || (self->accounts = mkr_accounts_list (book, error)) == NULL
      || (self->counts = mkr_counts_list (book, error)) == NULL
      || (self->sources = mkr_sources_list (book, error)) == NULL
      || (self->rules = mkr_payer_rules_list (book, error)) == NULL
      || (self->rates = mkr_exchange_rates_list (book, MKR_RATE_TYPED, NULL, error)) == NULL
      || (self->rate_spans = mkr_exchange_rates_spans (book, error)) == NULL
      || (self->rate_gaps = mkr_rate_gaps_read (book, error)) == NULL
      || (self->rate_uses = mkr_rate_uses_read (book, NULL, error)) == NULL)
    return NULL;

  self->today = mkr_book_today (book);
  self->first_day = find_first_day (book, self->settings->currency, self->today);

  return g_steal_pointer (&self);
}

void
mkr_book_figures_free (MkrBookFigures *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->settings, mkr_book_settings_free);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_pointer (&self->set_asides, g_array_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->rates, g_array_unref);
  g_clear_pointer (&self->rate_spans, g_array_unref);
  g_clear_pointer (&self->rate_gaps, g_array_unref);
  g_clear_pointer (&self->rate_uses, g_array_unref);
  g_free (self);
}

const MkrAccount *
mkr_book_figures_account (const MkrBookFigures *self,
                          gint64                id)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const MkrAccount *account = g_ptr_array_index (self->accounts, i);

      if (account->id == id)
        return account;
    }

  return NULL;
}

const MkrSource *
mkr_book_figures_source (const MkrBookFigures *self,
                         gint64                id)
{
  return mkr_sources_get (self->sources, id);
}

const char *
mkr_source_shown_name (const MkrBookFigures *self,
                       const MkrSource      *source)
{
  gboolean hidden = self->settings->hide_names && source->alias != NULL && *source->alias != '\0';

  return hidden ? source->alias : source->name;
}

const char *
mkr_account_shown_name (const MkrBookFigures *self,
                        const MkrAccount     *account)
{
  gboolean hidden = self->settings->hide_names && account->alias != NULL && *account->alias != '\0';

  return hidden ? account->alias : account->name;
}

const MkrSetAside *
mkr_book_figures_set_aside (const MkrBookFigures *self,
                            MkrDate               date)
{
  const MkrSetAside *found = NULL;

  for (guint i = 0; i < self->set_asides->len; i++)
    {
      const MkrSetAside *rule = &g_array_index (self->set_asides, MkrSetAside, i);

      if (rule->source != 0 || rule->work != MKR_WORK_UNSORTED || rule->from > date)
        continue;
      if (found == NULL || rule->from > found->from)
        found = rule;
    }

  return found;
}
