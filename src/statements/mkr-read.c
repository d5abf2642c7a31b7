/* mkr-read.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-number-cell.h"
#include "mkr-read-private.h"

/* --- the shape of a row --- */

static guint
count_filled (const MkrRow *row,
              guint         from)
{
  guint filled = 0;

  for (guint i = from; i < MIN (row->n_cells, MKR_MAX_COLUMNS); i++)
    filled += row->cells[i].length > 0;

  return filled + (row->n_cells > MKR_MAX_COLUMNS ? row->n_cells - MKR_MAX_COLUMNS : 0);
}

static gboolean
has_nul (const MkrRow *row)
{
  for (guint i = 0; i < MIN (row->n_cells, MKR_MAX_COLUMNS); i++)
    if (row->cells[i].length > 0 && memchr (row->cells[i].text, '\0', row->cells[i].length) != NULL)
      return TRUE;

  return FALSE;
}

/* FALSE: the row is done with, as empty or as a problem. */
static gboolean
check_shape (MkrReader *reader)
{
  const MkrRow *row = reader->row;
  guint n = reader->layout->n_columns;

  if (row->n_cells == 0 || (row->cells[0].length == 0 && count_filled (row, 0) == 0))
    {
      mkr_reader_set_ignored (reader, _("an empty row"));
      return FALSE;
    }

  if (row->too_long > 0)
    {
      mkr_reader_set_problem_printf (reader, MKR_NO_COLUMN,
                                     _("Cell %u is larger than 1 MiB, the most that Makerent reads. "
                                       "Perhaps a quote is missing here."), row->too_long);
      return FALSE;
    }

  if (mkr_text_has_nul (reader->statement->text) && has_nul (row))
    {
      mkr_reader_set_problem (reader, MKR_NO_COLUMN, _("The row holds NUL bytes: the file is damaged here. Download it again."));
      return FALSE;
    }

  if ((row->n_cells < reader->layout->min_cells && !reader->format->short_rows)
      || (row->n_cells > n && count_filled (row, n) > 0))
    {
      mkr_reader_set_problem_printf (reader, MKR_NO_COLUMN,
                                     _("The row has %u cells, the header has %u: its cells may stand under the wrong names. "
                                       "Correct the row, or leave it out."), row->n_cells, n);
      return FALSE;
    }

  return TRUE;
}

/* --- kind --- */

static MkrKindRule *
find_rule (MkrReader *reader,
           guint      g,
           gint       sign)
{
  MkrKindGroup *group = reader->format->groups->pdata[g];
  const MkrCell *cell = mkr_reader_get_field (reader, group->parts, sign, NULL);
  MkrKindCache *cache = &reader->caches[g];
  guint32 hash, i;

  if (cell == NULL)
    {
      /* A column that this file does not have says nothing; an empty cell may. */
      for (guint j = 0; j < group->parts->len; j++)
        if (mkr_reader_get_cell (reader, g_array_index (group->parts, MkrFieldPart, j).column) != NULL)
          return mkr_kind_group_match (group, "");
      return NULL;
    }

  hash = mkr_hash_bytes (cell->text, cell->length);
  i = hash % MKR_KIND_CACHE_SLOTS;

  if (cache->slots[i].text != NULL)
    return cache->slots[i].hash == hash && cache->slots[i].length == cell->length
           && memcmp (cache->slots[i].text, cell->text, cell->length) == 0
           ? cache->slots[i].rule : mkr_kind_group_match (group, cell->text);

  cache->slots[i].text = mkr_arena_add (reader->statement->arena, cell->text, cell->length);
  cache->slots[i].hash = hash;
  cache->slots[i].length = cell->length;
  cache->slots[i].rule = mkr_kind_group_match (group, cell->text);
  return cache->slots[i].rule;
}

static const MkrVerdict *
find_verdict (const MkrKindRule *rule,
              gboolean           sign_known,
              gint               sign)
{
  for (guint i = 0; rule != NULL && i < rule->verdicts->len; i++)
    {
      const MkrVerdict *verdict = &g_array_index (rule->verdicts, MkrVerdict, i);

      if (verdict->when == MKR_WHEN_ALWAYS || (sign_known && mkr_when_fits (verdict->when, sign)))
        return verdict;
    }

  return NULL;
}

/* Walks the groups of the format; 0 if none decides. A rule may send the row on, never back. A row of nothing, of a
 * type that is known by its direction, is nothing to look into. */
static MkrKind
find_kind (MkrReader *reader,
           gboolean   sign_known,
           gint       sign)
{
  gboolean nothing = FALSE;
  guint g = 0;

  while (g < reader->format->groups->len)
    {
      const MkrKindRule *rule = find_rule (reader, g, sign);
      const MkrVerdict *verdict = find_verdict (rule, sign_known, sign);

      if (verdict == NULL)
        {
          nothing = nothing || (rule != NULL && sign_known && sign == 0);
          g++;
          continue;
        }

      if (verdict->state != 0)
        reader->entry->state = verdict->state;
      if (verdict->kind != MKR_KIND_NEXT)
        {
          if (verdict->reason != NULL)
            reader->entry->reason = _(verdict->reason);
          return (MkrKind)verdict->kind;
        }

      g = verdict->see > (gint)g ? (guint)verdict->see : g + 1;
    }

  if (!nothing)
    return 0;

  reader->entry->reason = _(mkr_kind_reason ("zero"));
  return MKR_KIND_IGNORED;
}

static void
set_kind_problem (MkrReader *reader)
{
  const GArray *types = reader->format->fields[MKR_FIELD_TYPE];
  gint column = types->len > 0 ? g_array_index (types, MkrFieldPart, 0).column : MKR_NO_COLUMN;
  const MkrCell *cell = mkr_reader_get_cell (reader, column);

  mkr_reader_set_problem_printf (reader, column,
                                 _("The format does not know rows of the type “%.60s”. Leave the row out, or add the type to the format."),
                                 cell != NULL ? cell->text : "");
}

/* --- texts --- */

static const MkrCell *
find_text (MkrReader *reader,
           guint      field,
           gint       sign)
{
  return mkr_reader_get_field (reader, reader->format->fields[field], sign, NULL);
}

static const char *
read_party (MkrReader *reader,
            gint       sign)
{
  const MkrCell *cell = find_text (reader, MKR_FIELD_PARTY, sign);
  const char *text = mkr_reader_intern_cell (reader, cell);

  for (guint i = 0; reader->format->strip != NULL && reader->format->strip[i] != NULL; i++)
    if (g_str_has_prefix (text, reader->format->strip[i]))
      return text + strlen (reader->format->strip[i]) + strspn (text + strlen (reader->format->strip[i]), " ");

  return text;
}

static void
note_own_name (MkrReader *reader,
               gint       sign)
{
  const char *name = mkr_reader_intern_cell (reader, find_text (reader, MKR_FIELD_OWN_NAME, sign));

  if (*name == '\0' || name == reader->last_own)
    return;

  reader->last_own = name;
  g_hash_table_add (reader->own_names, mkr_header_fold (name));
}

static void
read_texts (MkrReader *reader,
            gint       sign)
{
  MkrFormat *format = reader->format;
  MkrEntry *entry = reader->entry;
  const MkrCell *duration = find_text (reader, MKR_FIELD_DURATION, sign);

  entry->reference = mkr_reader_store_cell (reader, find_text (reader, MKR_FIELD_REFERENCE, sign));
  entry->type = mkr_reader_intern_cell (reader, find_text (reader, MKR_FIELD_TYPE, sign));
  entry->project = mkr_reader_intern_cell (reader, find_text (reader, MKR_FIELD_PROJECT, sign));
  entry->party = read_party (reader, sign);
  entry->text = mkr_reader_store_cell (reader, find_text (reader, MKR_FIELD_TEXT, sign));

  if (duration != NULL && !mkr_reader_read_hours (reader, duration, &entry->seconds))
    entry->seconds = -1;

  if (format->fields[MKR_FIELD_OWN_NAME]->len > 0)
    note_own_name (reader, sign);
}

/* --- one row --- */

static void
apply_kind (MkrReader *reader,
            MkrKind    kind)
{
  MkrEntry *entry = reader->entry;

  entry->kind = (guint8)kind;

  if (kind == MKR_KIND_FEE)
    {
      entry->gross = 0;
      entry->fee = -entry->net;
    }
  else if (kind != MKR_KIND_IGNORED && entry->gross == 0 && entry->net == 0)
    mkr_reader_set_ignored (reader, _("the amount is zero"));
}

/* An ignored row keeps what can be read of it: the same row may come again, completed. */
static void
clear_amounts (MkrEntry *entry)
{
  entry->gross = entry->fee = entry->net = 0;
}

static void
read_money (MkrReader *reader)
{
  MkrEntry *entry = reader->entry;
  MkrReadAmount amounts[MKR_N_AMOUNTS];
  gint64 units[MKR_N_AMOUNTS] = { 0, 0, 0 };
  gint date_column, currency_column, sign = 0;
  MkrDateCellResult date = mkr_reader_read_date (reader, &date_column);
  gboolean currency = mkr_reader_read_currency (reader, &currency_column), amounts_ok = TRUE;
  MkrKind kind;

  for (guint i = 0; i < MKR_N_AMOUNTS; i++)
    {
      mkr_reader_read_amount (reader, i, &amounts[i]);
      amounts_ok &= amounts[i].bad < 0;
    }

  if (entry->currency == NULL && currency)
    entry->currency = reader->format->currency != NULL ? reader->format->currency : reader->options->currency;

  amounts_ok = amounts_ok && mkr_reader_units (reader, amounts, units) && mkr_reader_settle (reader, amounts, units);
  if (amounts_ok)
    sign = entry->net != 0 ? (entry->net > 0 ? 1 : -1) : (entry->gross > 0) - (entry->gross < 0);

  read_texts (reader, sign);
  kind = find_kind (reader, amounts_ok, sign);

  if (kind == MKR_KIND_IGNORED)
    {
      const char *reason = entry->reason;

      if (!amounts_ok)
        clear_amounts (entry);
      entry->kind = MKR_KIND_IGNORED;
      entry->cell = entry->cell_text = "";
      entry->reason = reason;
    }
  else if (!amounts_ok)
    clear_amounts (entry);
  else if (!currency)
    mkr_reader_set_problem (reader, currency_column, _("This is not a currency that Makerent knows."));
  else if (date != MKR_DATE_CELL_OK)
    mkr_reader_set_date_problem (reader, date_column, date);
  else if (kind == 0 || kind == MKR_KIND_PROBLEM)
    set_kind_problem (reader);
  else
    apply_kind (reader, kind);

  if (entry->kind != MKR_KIND_PROBLEM)
    entry->key = mkr_reader_make_key (reader);
}

static void
read_record (MkrReader    *reader,
             const MkrRow *row)
{
  reader->row = row;
  reader->entry->line = row->line;
  reader->entry->raw_offset = (guint32)row->offset;
  reader->entry->raw_length = (guint32)MIN (row->length, G_MAXUINT32);

  if (check_shape (reader))
    read_money (reader);
  if (reader->balance_column >= 0)
    mkr_reader_read_balance (reader);
  mkr_reader_read_landing (reader);
}

/* Once more, with the cells that the person corrected. A row that can be read is left alone: it is known again by its cells
 * when its file comes again. */
static gboolean
correct_record (MkrReader    *reader,
                const MkrRow *row)
{
  const MkrRow *corrected = mkr_reader_correct (reader, row);

  if (corrected == NULL)
    return TRUE;

  if (reader->entry->kind != MKR_KIND_PROBLEM)
    {
      g_set_error (&reader->failure, MKR_ERROR, MKR_ERROR_REFUSED,
                   _("Line %u can be read as it is; only rows that cannot be read are corrected."), row->line);
      return FALSE;
    }

  mkr_statement_clear_entry (reader->entry);
  read_record (reader, corrected);
  return TRUE;
}

static gboolean
read_row_cb (const MkrRow *row,
             gpointer      user_data)
{
  MkrReader *reader = user_data;

  if (row->line <= reader->layout->header_line)
    return TRUE;

  reader->entry = mkr_statement_append (reader->statement);
  read_record (reader, row);

  return reader->options->corrections == NULL || correct_record (reader, row);
}

gboolean
mkr_read_rows (MkrStatement         *self,
               const MkrLayout      *layout,
               const MkrStyle       *style,
               const MkrReadOptions *options,
               const MkrRowOptions  *row_options,
               GHashTable           *own_names,
               GError              **error)
{
  g_autoptr(MkrIntern) intern = mkr_intern_new (self->arena);
  g_autofree MkrKindCache *caches = g_new0 (MkrKindCache, layout->format->groups->len + 1);
  MkrReader reader = {
    .statement = self, .format = layout->format, .layout = layout, .style = style, .options = options,
    .own_names = own_names, .intern = intern, .caches = caches, .scratch = g_string_new (NULL),
    .date_length = G_MAXSIZE, .currency_length = G_MAXSIZE, .balance_column = MKR_NO_COLUMN,
  };
  gboolean ok;

  mkr_statement_note_columns (self, layout);
  mkr_reader_begin_balances (&reader);
  ok = (options->corrections == NULL || mkr_corrections_check (self, layout, options->corrections, error)) &&
       mkr_rows_walk (self->text, row_options, read_row_cb, &reader, error);
  if (reader.failure != NULL)
    {
      g_propagate_error (error, reader.failure);
      ok = FALSE;
    }
  ok = ok && (options->corrections == NULL || mkr_corrections_finish (self, options->corrections, error));

  g_string_free (reader.scratch, TRUE);
  return ok;
}
