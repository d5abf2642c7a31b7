/* mkr-import-plan.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-account.h"
#include "mkr-decimal.h"
#include "mkr-import-plan-private.h"
#include "mkr-money.h"
#include "mkr-text.h"

/* The verdict on every row is computed here once, shown, and applied as shown (figures.md 3). Making a plan only reads. */

gboolean
mkr_kind_is_money (MkrKind kind)
{
  return kind == MKR_KIND_EARNING || kind == MKR_KIND_REFUND || kind == MKR_KIND_FEE;
}

gboolean
mkr_entry_is_minor (const MkrEntry *entry)
{
  return entry->currency && entry->scale <= entry->currency->exponent;
}

gboolean
mkr_entry_amounts (const MkrEntry  *entry,
                   gint64          *gross,
                   gint64          *fee,
                   gint64          *net,
                   GError         **error)
{
  *gross = *fee = *net = 0;
  if (!mkr_entry_is_minor (entry))
    return TRUE;

  *gross = entry->gross;
  *fee = entry->fee;
  *net = entry->net;
  if (entry->scale == entry->currency->exponent)
    return TRUE;
  return mkr_decimal_rescale ((MkrDecimal) { entry->gross, entry->scale }, entry->currency->exponent, gross, error) &&
         mkr_decimal_rescale ((MkrDecimal) { entry->fee, entry->scale }, entry->currency->exponent, fee, error) &&
         mkr_decimal_rescale ((MkrDecimal) { entry->net, entry->scale }, entry->currency->exponent, net, error);
}

void
mkr_import_plan_free (MkrImportPlan *self)
{
  if (!self)
    return;
  mkr_statement_unref (self->statement);
  g_free (self->account_name);
  g_free (self->only_source);
  g_array_unref (self->rows);
  g_free (self->keys);
  g_free (self->digests);
  g_hash_table_unref (self->by_party);
  g_hash_table_unref (self->ruled);
  mkr_payer_rules_free (self->rules);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->formers);
  g_hash_table_unref (self->removed);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static MkrImportPlan *
plan_alloc (MkrStatement *statement)
{
  MkrImportPlan *self = g_new0 (MkrImportPlan, 1);
  guint n = mkr_statement_get_n (statement);

  self->statement = mkr_statement_ref (statement);
  self->rows = g_array_sized_new (FALSE, TRUE, sizeof (MkrPlanRow), n);
  g_array_set_size (self->rows, n);
  self->keys = g_new0 (MkrKey, n);
  self->digests = g_new0 (gint64, n);
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ruled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->by_party = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new (NULL, NULL);
  self->formers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->removed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->strings = g_string_chunk_new (4096);

  for (guint i = 0; i < n; i++)
    {
      MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);

      row->entry = mkr_statement_get (statement, i);
      row->source = "";
      row->why = "";
      row->occurrence = 1;
      row->status = row->entry->kind == MKR_KIND_PROBLEM ? MKR_STATUS_PROBLEM : MKR_STATUS_NEW;
    }
  return self;
}

static gboolean
choose_account (MkrImportPlan         *self,
                MkrBook               *book,
                const MkrPlanOptions  *options,
                GError               **error)
{
  MkrFormat *format = mkr_statement_get_format (self->statement);
  const char *name = options->account;
  g_autoptr(MkrAccount) account = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *guessed = NULL;

  if (!name && format && mkr_format_is_guess (format) &&
      !mkr_import_find_guessed (book, format, options->ask, &guessed, error))
    return FALSE;
  if (!name)
    name = guessed;
  if (!name && format)
    name = mkr_format_get_account (format);
  if (!name || !*name)
    name = format ? _("Bank") : _("Cash");

  account = mkr_account_find (book, name, &failure);
  if (account)
    {
      self->account = account->id;
      self->account_name = g_strdup (account->name);
      self->account_kind = account->kind;
      self->account_role = account->role;
      self->has_withdrawals = account->has_withdrawals;
      self->account_currency = account->currency;
    }
  else if (g_error_matches (failure, MKR_ERROR, MKR_ERROR_NOT_FOUND))
    {
      self->account_name = mkr_text_fold (name);
      self->account_kind = format ? mkr_format_get_account_kind (format) : options->account ? MKR_ACCOUNT_BANK : MKR_ACCOUNT_CASH;
      self->account_role = self->account_kind == MKR_ACCOUNT_PLATFORM ? MKR_ROLE_PLATFORM : MKR_ROLE_RENT;
      self->has_withdrawals = format ? mkr_format_has_withdrawals (format) : TRUE;
    }
  else
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  self->is_platform = self->account_role == MKR_ROLE_PLATFORM;
  self->work = format ? mkr_format_get_work (format) : MKR_WORK_UNSORTED;
  return TRUE;
}

/* Money without a currency is money nobody can add up: the file's owner has to say which. */
static gboolean
check_currencies (MkrImportPlan  *self,
                  GError        **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MkrEntry *entry = g_array_index (self->rows, MkrPlanRow, i).entry;

      if (entry->currency || entry->kind == MKR_KIND_IGNORED || entry->kind == MKR_KIND_PROBLEM)
        continue;
      g_set_error (error, MKR_ERROR, MKR_ERROR_QUESTION,
                   _("%s:%u: the file does not say its currency; name it"),
                   mkr_statement_get_name (self->statement), entry->line);
      return FALSE;
    }
  return TRUE;
}

static void
include_and_count (MkrImportPlan *self)
{
  MkrPlanCounts *counts = &self->counts;

  counts->all = self->rows->len;
  for (guint i = 0; i < self->rows->len; i++)
    {
      MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);

      row->included = row->status != MKR_STATUS_KNOWN && row->status != MKR_STATUS_PROBLEM;
      counts->not_income += row->entry->kind == MKR_KIND_IGNORED;
      switch (row->status)
        {
        case MKR_STATUS_NEW:     counts->new_rows++; break;
        case MKR_STATUS_KNOWN:   counts->known++; break;
        case MKR_STATUS_CHANGED: counts->changed++; break;
        case MKR_STATUS_TWIN:    counts->twin++; break;
        case MKR_STATUS_PROBLEM: counts->problems++; break;
        default: g_assert_not_reached ();
        }
    }
}

/**
 * mkr_import_plan_new:
 * @statement: what was read
 * @options: account and source, if the person names them
 *
 * Compares every row with the book; changes nothing. Errors: MKR_ERROR_QUESTION (no currency, no account), those of reading the book.
 */
MkrImportPlan *
mkr_import_plan_new (MkrBook               *book,
                     MkrStatement          *statement,
                     const MkrPlanOptions  *options,
                     GError               **error)
{
  static const MkrPlanOptions defaults = MKR_PLAN_OPTIONS_INIT;
  g_autoptr(MkrImportPlan) self = NULL;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);
  g_return_val_if_fail (statement, NULL);

  if (!options)
    options = &defaults;
  self = plan_alloc (statement);
  self->only_source = options->source && *options->source ? mkr_text_fold (options->source) : NULL;

  /* One read state, so that the mark and the verdicts belong together. */
  if (!mkr_book_begin_read (book, error))
    return NULL;
  ok = mkr_book_mark (book, &self->mark, error) &&
       choose_account (self, book, options, error) &&
       check_currencies (self, error) &&
       mkr_import_plan_follow_withdrawals (self, book, error) &&
       mkr_import_plan_name_sources (self, book, error) &&
       mkr_import_plan_compare (self, book, error) &&
       mkr_import_plan_look_for_more (self, book, error) &&
       mkr_import_plan_explain (self, book, error);
  if (ok)
    mkr_import_plan_note_corrections (self);
  mkr_book_end_read (book);
  if (!ok)
    return NULL;

  include_and_count (self);
  return g_steal_pointer (&self);
}

MkrStatement *
mkr_import_plan_get_statement (MkrImportPlan *self)
{
  return self->statement;
}

const char *
mkr_import_plan_get_account (MkrImportPlan *self)
{
  return self->account_name;
}

guint
mkr_import_plan_get_n (MkrImportPlan *self)
{
  return self->rows->len;
}

const MkrPlanRow *
mkr_import_plan_get (MkrImportPlan *self,
                     guint          i)
{
  g_return_val_if_fail (i < self->rows->len, NULL);

  return &g_array_index (self->rows, MkrPlanRow, i);
}

gboolean
mkr_import_plan_set_included (MkrImportPlan *self,
                              guint          i,
                              gboolean       included)
{
  MkrPlanRow *row;

  g_return_val_if_fail (i < self->rows->len, FALSE);

  row = &g_array_index (self->rows, MkrPlanRow, i);
  if (row->status == MKR_STATUS_PROBLEM)
    return FALSE;
  row->included = included != FALSE;
  return TRUE;
}

void
mkr_import_plan_get_counts (MkrImportPlan *self,
                            MkrPlanCounts *counts)
{
  *counts = self->counts;
}

static gint
compare_totals (gconstpointer a,
                gconstpointer b)
{
  return strcmp (((const MkrPlanTotal *)a)->currency->code, ((const MkrPlanTotal *)b)->currency->code);
}

static MkrPlanTotal *
total_of (GArray             *totals,
          const MkrCurrency  *currency)
{
  MkrPlanTotal total = { currency, 0, 0, FALSE };

  for (guint i = 0; i < totals->len; i++)
    if (g_array_index (totals, MkrPlanTotal, i).currency == currency)
      return &g_array_index (totals, MkrPlanTotal, i);
  g_array_append_val (totals, total);
  return &g_array_index (totals, MkrPlanTotal, totals->len - 1);
}

/* Rounded for show where the format has more decimals than the currency. */
static gint64
shown_net (const MkrEntry *entry)
{
  gint64 gross, fee, net, divisor = 1;

  if (mkr_entry_is_minor (entry))
    return mkr_entry_amounts (entry, &gross, &fee, &net, NULL) ? net : 0;
  for (int i = entry->currency->exponent; i < entry->scale; i++)
    divisor *= 10;
  return mkr_money_round_div (entry->net, divisor);
}

/**
 * mkr_import_plan_get_totals:
 *
 * Returns: (transfer full): of MkrPlanTotal, by currency: what the included rows add; a changed row adds its difference. A
 *   sum that does not fit says so; the import itself would refuse it.
 */
GArray *
mkr_import_plan_get_totals (MkrImportPlan *self)
{
  GArray *totals = g_array_new (FALSE, FALSE, sizeof (MkrPlanTotal));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);
      const MkrFormer *former = row->status == MKR_STATUS_CHANGED
                                ? g_hash_table_lookup (self->formers, GUINT_TO_POINTER (i + 1)) : NULL;
      MkrPlanTotal *total;

      if (!row->included)
        continue;
      if (mkr_kind_is_money (row->entry->kind))
        {
          total = total_of (totals, row->entry->currency);
          total->rows++;
          total->too_large |= !mkr_money_add (total->net, shown_net (row->entry), &total->net, NULL);
        }
      if (former && former->counted && former->currency)
        {
          total = total_of (totals, former->currency);
          total->too_large |= !mkr_money_subtract (total->net, former->net, &total->net, NULL);
        }
    }

  g_array_sort (totals, compare_totals);
  return totals;
}

gboolean
mkr_import_plan_find_largest (MkrImportPlan     *self,
                              const MkrCurrency *currency,
                              guint             *i)
{
  guint64 largest = 0;

  for (guint n = 0; n < self->rows->len; n++)
    {
      const MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, n);
      gint64 net;
      guint64 size;

      if (!row->included || !mkr_kind_is_money (row->entry->kind) ||
          (currency && row->entry->currency != currency))
        continue;
      net = shown_net (row->entry);
      size = net < 0 ? -(guint64)net : (guint64)net;
      if (size <= largest)
        continue;
      largest = size;
      *i = n;
    }

  return largest > 0;
}
