/* mkr-import-why.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-import-plan-private.h"
#include "mkr-money.h"
#include "mkr-service.h"

/* One line a row: why it got its verdict. */

typedef struct
{
  gint64      first, last;
  const char *text;
} Imported;

static gboolean
read_batches (MkrImportPlan  *self,
              MkrBook        *book,
              GArray         *batches,
              GError        **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error,
                                              "SELECT first_entry, last_entry, imported_at FROM batch "
                                              "WHERE last_entry > 0 ORDER BY first_entry", NULL);
  int state;

  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      g_autofree char *day = mkr_date_format ((MkrDate)(sqlite3_column_int64 (query, 2) / 86400), MKR_DATE_SHORT);
      g_autofree char *text = g_strdup_printf (_("same transaction, imported %s"), day);
      Imported imported = {
        sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1),
        g_string_chunk_insert_const (self->strings, text),
      };

      g_array_append_val (batches, imported);
    }
  return state == 0;
}

static const char *
why_known (MkrImportPlan *self,
           GArray        *batches,
           gint64         entry)
{
  guint low = 0, high = batches->len;

  if (g_hash_table_contains (self->removed, &entry))
    return _("you removed it");
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Imported *imported = &g_array_index (batches, Imported, middle);

      if (entry < imported->first)
        high = middle;
      else if (entry > imported->last)
        low = middle + 1;
      else
        return imported->text;
    }
  return _("same transaction, already here");
}

static void
note_amount (GPtrArray          *notes,
             const char         *format,
             gint64              before,
             gint64              now,
             const MkrCurrency  *currency)
{
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  if (before == now)
    return;
  old_text = mkr_money_format (before, currency, MKR_MONEY_NUMBER);
  new_text = mkr_money_format (now, currency, MKR_MONEY_NUMBER);
  #pragma GCC diagnostic push
  #pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (notes, g_strdup_printf (format, old_text, new_text));
  #pragma GCC diagnostic pop
}

static void
note_kinds (GPtrArray       *notes,
            MkrKind          kind,
            MkrState         state,
            const MkrEntry  *entry)
{
  if (kind == MKR_KIND_IGNORED && entry->kind != MKR_KIND_IGNORED)
    g_ptr_array_add (notes, g_strdup (_("did not count, now counts")));
  else if (kind != MKR_KIND_IGNORED && entry->kind == MKR_KIND_IGNORED)
    g_ptr_array_add (notes, g_strdup (_("counted, now does not count")));
  else if (kind != entry->kind)
    g_ptr_array_add (notes, g_strdup_printf (_("was %s, now %s"), mkr_kind_label (kind), mkr_kind_label (entry->kind)));
  else if (state != entry->state)
    g_ptr_array_add (notes, g_strdup_printf (_("was %s, now %s"), mkr_state_label (state), mkr_state_label (entry->state)));
}

static void
note_date (GPtrArray *notes,
           MkrDate    before,
           MkrDate    now)
{
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  if (before == now || before == MKR_DATE_NONE || now == MKR_DATE_NONE)
    return;
  old_text = mkr_date_format (before, MKR_DATE_FULL);
  new_text = mkr_date_format (now, MKR_DATE_FULL);
  g_ptr_array_add (notes, g_strdup_printf (_("date was %s, now %s"), old_text, new_text));
}

/* What is paid does not go back to waiting: the file is older than what the book knows, and the order of imports must not
 * matter (figures.md 4). Money that was refused after all is a change. */
static gboolean
is_older (MkrQuery       *query,
          const MkrEntry *entry)
{
  return sqlite3_column_int (query, 1) != MKR_KIND_IGNORED && sqlite3_column_int (query, 2) == MKR_STATE_PAID &&
         mkr_entry_is_pending (entry);
}

/* A part of a file that came whole before does not hold the row that tells what this one is: own money that was taken for
 * income, money paid back that was taken for a purchase. The fuller file is right, whichever came first. */
static gboolean
knows_less (MkrImportPlan  *self,
            MkrQuery       *query,
            const MkrEntry *entry)
{
  MkrFormat *format = mkr_statement_get_format (self->statement);
  int kind = sqlite3_column_int (query, 1);

  return format && mkr_format_has_hooks (format) && mkr_column_date (query, 0) == entry->date &&
         sqlite3_column_int64 (query, 6) == entry->net &&
         ((kind == MKR_KIND_TRANSFER && (entry->kind == MKR_KIND_EARNING || entry->kind == MKR_KIND_REFUND)) ||
          ((kind == MKR_KIND_TRANSFER || kind == MKR_KIND_REFUND) && entry->kind == MKR_KIND_IGNORED));
}

static gboolean
explain_change (MkrImportPlan  *self,
                MkrBook        *book,
                guint           i,
                GError        **error)
{
  MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);
  const MkrEntry *entry = row->entry;
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autoptr(MkrQuery) query = NULL;
  MkrFormer *former;
  gint64 gross, fee, net;

  query = mkr_book_query (book, error, "SELECT date, kind, state, currency, gross, fee, net FROM entry WHERE id = ?", "i", row->existing);
  if (!query || mkr_book_step (book, query, error) != 1)
    return FALSE;
  if (is_older (query, entry))
    {
      row->status = MKR_STATUS_KNOWN;
      row->why = _("an older state, the book has it as paid");
      return TRUE;
    }
  if (knows_less (self, query, entry))
    {
      /* Translators: %s is a kind of row, such as “Transfer” */
      text = g_strdup_printf (_("another file shows what it is: %s"), mkr_kind_label (sqlite3_column_int (query, 1)));
      row->status = MKR_STATUS_KNOWN;
      row->why = g_string_chunk_insert_const (self->strings, text);
      return TRUE;
    }
  if (!mkr_entry_amounts (entry, &gross, &fee, &net, error))
    return FALSE;

  former = g_new0 (MkrFormer, 1);
  former->currency = mkr_column_currency (query, 3);
  former->net = sqlite3_column_int64 (query, 6);
  former->counted = mkr_kind_is_money (sqlite3_column_int (query, 1));
  g_hash_table_insert (self->formers, GUINT_TO_POINTER (i + 1), former);

  note_kinds (notes, sqlite3_column_int (query, 1), sqlite3_column_int (query, 2), entry);
  if (entry->currency && former->currency && entry->currency != former->currency)
    g_ptr_array_add (notes, g_strdup_printf (_("currency was %s, now %s"), former->currency->code, entry->currency->code));
  else if (mkr_entry_is_minor (entry))
    {
      note_amount (notes, _("fee was %s, now %s"), sqlite3_column_int64 (query, 5), fee, entry->currency);
      if (sqlite3_column_int64 (query, 5) == fee)
        note_amount (notes, _("net was %s, now %s"), former->net, net, entry->currency);
      else
        note_amount (notes, _("gross was %s, now %s"), sqlite3_column_int64 (query, 4), gross, entry->currency);
    }
  note_date (notes, mkr_column_date (query, 0), entry->date);
  if (notes->len == 0)
    g_ptr_array_add (notes, g_strdup (_("the statement says it differently now")));

  g_ptr_array_add (notes, NULL);
  text = g_strjoinv ("; ", (char **)notes->pdata);
  row->why = g_string_chunk_insert (self->strings, text);
  return TRUE;
}

/* What arrived from a service is income that only the service's own statement tells. */
static const char *
why_transfer (MkrImportPlan  *self,
              const MkrEntry *entry,
              guint           lacking)
{
  const char *service = entry->net > 0 && self->account_kind == MKR_ACCOUNT_BANK
    ? mkr_service_named (lacking, entry->party, entry->text) : NULL;
  g_autofree char *text = NULL;

  if (!service)
    return _("own money moving, no income of its own");

  /* Translators: %s is a payment service, “PayPal”. */
  text = g_strdup_printf (_("comes from %s and is counted nowhere yet: import its statement too"), service);
  return g_string_chunk_insert_const (self->strings, text);
}

/* Kept, and in no sum of what is added: whose money it is was counted where it was earned. */
static const char *
why_no_money (MkrImportPlan  *self,
              const MkrEntry *entry,
              guint           lacking)
{
  switch (entry->kind)
    {
    case MKR_KIND_TRANSFER:
      return why_transfer (self, entry, lacking);

    case MKR_KIND_CONVERSION:
      return _("currency conversion, no income of its own");

    default:
      return "";
    }
}

/* It is listed as expected, and is no money received. */
static const char *
why_waiting (MkrState state)
{
  switch (state)
    {
    case MKR_STATE_APPROVED:
      return _("approved, not paid yet");

    case MKR_STATE_IN_REVIEW:
      return _("in review, not paid yet");

    case MKR_STATE_SENT:
      return _("sent, not arrived yet");

    case MKR_STATE_PAID:
    default:
      return "";
    }
}

gboolean
mkr_import_plan_explain (MkrImportPlan  *self,
                         MkrBook        *book,
                         GError        **error)
{
  g_autoptr(GArray) batches = g_array_new (FALSE, FALSE, sizeof (Imported));
  guint lacking = mkr_services_lacking (book, error);

  if (lacking == G_MAXUINT || !read_batches (self, book, batches, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);

      if (row->status == MKR_STATUS_KNOWN)
        row->why = why_known (self, batches, row->existing);
      else if (row->status == MKR_STATUS_CHANGED)
        {
          if (!explain_change (self, book, i, error))
            return FALSE;
        }
      else if (row->status == MKR_STATUS_PROBLEM || row->entry->kind == MKR_KIND_IGNORED)
        row->why = row->entry->reason ? row->entry->reason : "";
      else if (*row->why == '\0')
        row->why = row->entry->state != MKR_STATE_PAID ? why_waiting (row->entry->state)
                                                       : why_no_money (self, row->entry, lacking);
    }
  return TRUE;
}
