/* mkr-read.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-date-cell.h"
#include "mkr-error.h"
#include "mkr-number-cell.h"
#include "mkr-statement-private.h"

#define CACHE_SLOTS 256
#define NO_COLUMN   (-1)

/* Verdicts of one group of kinds by cell text: a file has few types and many rows. */
typedef struct
{
  struct { const char *text; guint32 hash, length; MkrKindRule *rule; } slots[CACHE_SLOTS];
} KindCache;

typedef struct
{
  MkrStatement         *statement;
  MkrFormat            *format;
  const MkrLayout      *layout;
  const MkrStyle       *style;
  const MkrReadOptions *options;
  GHashTable           *own_names;
  const char           *last_own;    /* interned: the same name again */

  MkrIntern            *intern;
  KindCache            *caches;      /* one a group */
  GString              *scratch;

  char                  date_text[32];
  gsize                 date_length;
  MkrDate               date;
  MkrDateCellResult     date_result;
  char                  currency_text[16];
  gsize                 currency_length;
  const MkrCurrency    *currency;

  const MkrRow         *row;
  MkrEntry             *entry;
} Reader;

/* An amount of the row while it is being read. */
typedef struct
{
  MkrDecimal   value;
  gboolean     filled;
  gint         bad;       /* cell that cannot be read, −1: none */
} Amount;

static const MkrCell *
get_cell (Reader *reader,
          gint    column)
{
  gint at = column >= 0 ? reader->layout->map[column] : NO_COLUMN;

  return at >= 0 && (guint)at < reader->row->n_cells && at < MKR_MAX_COLUMNS ? &reader->row->cells[at] : NULL;
}

static gboolean
is_empty (Reader        *reader,
          const MkrCell *cell)
{
  if (cell == NULL || cell->length == 0)
    return TRUE;

  for (guint i = 0; reader->format->blank != NULL && reader->format->blank[i] != NULL; i++)
    if (strcmp (reader->format->blank[i], cell->text) == 0)
      return TRUE;

  return cell->text[0] <= ' ' && strspn (cell->text, " \t\r\n") == cell->length;
}

static gboolean
when_fits (guint8 when,
           gint   sign)
{
  return when == MKR_WHEN_ALWAYS || (when == MKR_WHEN_IN && sign > 0) || (when == MKR_WHEN_OUT && sign < 0)
         || (when == MKR_WHEN_ZERO && sign == 0);
}

/* The first filled cell of a field; −1 as @column if there is none. */
static const MkrCell *
get_field (Reader       *reader,
           const GArray *parts,
           gint          sign,
           gint         *column)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const MkrFieldPart *part = &g_array_index (parts, MkrFieldPart, i);
      const MkrCell *cell = get_cell (reader, part->column);

      if (when_fits (part->when, sign) && !is_empty (reader, cell))
        {
          if (column != NULL)
            *column = part->column;
          return cell;
        }
    }

  if (column != NULL)
    *column = parts->len > 0 ? g_array_index (parts, MkrFieldPart, 0).column : NO_COLUMN;
  return NULL;
}

/* Cells come with the blanks that a quoted field keeps. */
static const char *
trim (const MkrCell *cell,
      gsize         *length)
{
  const char *text = cell->text;

  *length = cell->length;
  while (*length > 0 && (text[*length - 1] == ' ' || text[*length - 1] == '\t' || text[*length - 1] == '\n'
                         || text[*length - 1] == '\r'))
    (*length)--;

  return text;
}

static const char *
intern_cell (Reader        *reader,
             const MkrCell *cell)
{
  const char *text;
  gsize length;

  if (cell == NULL)
    return "";

  text = trim (cell, &length);
  return mkr_intern_add (reader->intern, text, length);
}

static const char *
store_cell (Reader        *reader,
            const MkrCell *cell)
{
  const char *text;
  gsize length;

  if (cell == NULL)
    return "";

  text = trim (cell, &length);
  return mkr_arena_add (reader->statement->arena, text, length);
}

/* --- problems --- */

static const char *
header_name (Reader *reader,
             gint    column)
{
  const char *title = column >= 0 ? reader->layout->titles[column] : "";

  return mkr_intern_add (reader->intern, title, strlen (title));
}

/* Marks the entry as unreadable. @message is translated. */
static void
set_problem (Reader     *reader,
             gint        column,
             const char *message)
{
  MkrEntry *entry = reader->entry;
  const MkrCell *cell = get_cell (reader, column);

  /* The first thing wrong is the one to correct first. */
  if (entry->kind == MKR_KIND_PROBLEM)
    return;

  entry->kind = MKR_KIND_PROBLEM;
  entry->reason = mkr_intern_add (reader->intern, message, strlen (message));
  entry->cell = header_name (reader, column);

  if (cell != NULL && cell->length > 0)
    {
      g_autofree char *valid = g_utf8_make_valid (cell->text, (gssize)MIN (cell->length, 120));

      entry->cell_text = mkr_intern_add (reader->intern, valid, strlen (valid));
    }
}

static void G_GNUC_PRINTF (3, 4)
set_problem_printf (Reader     *reader,
                    gint        column,
                    const char *message,
                    ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, message);
  text = g_strdup_vprintf (message, args);
  va_end (args);
  set_problem (reader, column, text);
}

static void
set_ignored (Reader     *reader,
             const char *reason)
{
  reader->entry->kind = MKR_KIND_IGNORED;
  reader->entry->reason = reason;
}

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
check_shape (Reader *reader)
{
  const MkrRow *row = reader->row;
  guint n = reader->layout->n_columns;

  if (row->n_cells == 0 || (row->cells[0].length == 0 && count_filled (row, 0) == 0))
    {
      set_ignored (reader, _("an empty row"));
      return FALSE;
    }

  if (row->too_long > 0)
    {
      set_problem_printf (reader, NO_COLUMN,
                          _("Cell %u is larger than 1 MiB, the most that Makerent reads. "
                            "Perhaps a quote is missing here."), row->too_long);
      return FALSE;
    }

  if (mkr_text_has_nul (reader->statement->text) && has_nul (row))
    {
      set_problem (reader, NO_COLUMN, _("The row holds NUL bytes: the file is damaged here. Download it again."));
      return FALSE;
    }

  if ((row->n_cells < reader->layout->min_cells && !reader->format->short_rows)
      || (row->n_cells > n && count_filled (row, n) > 0))
    {
      set_problem_printf (reader, NO_COLUMN,
                          _("The row has %u cells, the header has %u: its cells may stand under the wrong names. "
                            "Correct the row in the file, or leave it out."), row->n_cells, n);
      return FALSE;
    }

  return TRUE;
}

/* --- date and currency --- */

static MkrDateCellResult
read_date (Reader *reader,
           gint   *column)
{
  const MkrCell *cell = get_field (reader, reader->format->fields[MKR_FIELD_DATE], 0, column);

  if (cell == NULL)
    return MKR_DATE_CELL_BAD;

  if (cell->length == reader->date_length && memcmp (cell->text, reader->date_text, cell->length) == 0)
    {
      reader->entry->date = reader->date;
      return reader->date_result;
    }

  reader->date_result = mkr_date_cell_parse (cell->text, cell->length, reader->style->order,
                                             reader->format->short_years, &reader->date);
  if (reader->date_result != MKR_DATE_CELL_OK)
    reader->date = MKR_DATE_NONE;

  reader->entry->date = reader->date;
  reader->date_length = 0;
  if (cell->length < sizeof reader->date_text)
    {
      memcpy (reader->date_text, cell->text, cell->length);
      reader->date_length = cell->length;
    }

  return reader->date_result;
}

static void
set_date_problem (Reader            *reader,
                  gint               column,
                  MkrDateCellResult  result)
{
  const MkrCell *cell = get_cell (reader, column);

  if (cell == NULL || cell->length == 0)
    set_problem (reader, column, _("The date is empty."));
  else if (result == MKR_DATE_CELL_SHORT_YEAR)
    set_problem (reader, column, _("The year has two digits; write it in full."));
  else if (result == MKR_DATE_CELL_NO_SUCH_DAY)
    set_problem_printf (reader, column,
                        reader->style->order == MKR_DATE_MDY
                        ? _("“%.40s” is no day between 1990 and 2100, month first as in the rest of the file.")
                        : _("“%.40s” is no day between 1990 and 2100, day first as in the rest of the file."),
                        cell->text);
  else
    set_problem_printf (reader, column, _("“%.40s” is not a date."), cell->text);
}

/* FALSE: the cell names no currency. */
static gboolean
read_currency (Reader *reader,
               gint   *column)
{
  const MkrCell *cell = get_field (reader, reader->format->fields[MKR_FIELD_CURRENCY], 0, column);
  const char *text;
  gsize length;

  if (cell == NULL)
    {
      reader->entry->currency = reader->layout->currency;
      return TRUE;
    }

  text = trim (cell, &length);

  if (length != reader->currency_length || memcmp (text, reader->currency_text, length) != 0)
    {
      if (length >= sizeof reader->currency_text)
        return FALSE;

      memcpy (reader->currency_text, text, length);
      reader->currency_text[length] = '\0';
      reader->currency_length = length;
      reader->currency = mkr_currency_lookup (reader->currency_text);
    }

  reader->entry->currency = reader->currency;
  return reader->currency != NULL;
}

/* A sign or code beside an amount must not contradict the row's currency; alone it is the row's currency. */
static gboolean
merge_currency (Reader     *reader,
                const char *text)
{
  const MkrCurrency *named = mkr_currency_lookup (text);
  const MkrCurrency *now = reader->entry->currency;

  if (named == NULL)
    {
      named = mkr_currency_from_symbol (text);
      /* “$” is the sign of many dollars. */
      if (named != NULL && now != NULL && now != named && strcmp (text, "$") == 0 && strchr (now->symbol, '$') != NULL)
        return TRUE;
    }

  if (named == NULL || (now != NULL && now != named))
    return FALSE;

  reader->entry->currency = named;
  return TRUE;
}

/* --- amounts --- */

static gboolean
read_term (Reader              *reader,
           const MkrAmountTerm *term,
           Amount              *amount)
{
  const MkrCell *cell = get_cell (reader, term->column);
  g_autofree char *currency = NULL;
  g_autoptr(GError) why = NULL;
  MkrDecimal value;

  if (is_empty (reader, cell))
    return TRUE;

  if (!reader->style->numbers_known
      && mkr_number_cell_evidence (cell->text, cell->length) == MKR_NUMBER_SAYS_EITHER)
    {
      set_problem_printf (reader, term->column,
                          _("“%.40s” can be read two ways, and no other amount of the file shows which: "
                            "write it with two decimals."), cell->text);
      return FALSE;
    }

  if (!mkr_number_cell_parse (cell->text, cell->length, reader->style->numbers, &value, &currency, &why))
    {
      set_problem (reader, term->column, why->message);
      return FALSE;
    }

  if (currency != NULL && !merge_currency (reader, currency))
    {
      set_problem_printf (reader, term->column, _("“%.40s” contradicts the currency of the row."), cell->text);
      return FALSE;
    }

  if (term->sign < 0 && value.units > 0)
    value.units = -value.units;

  if (!amount->filled)
    amount->value = value;
  else if (!mkr_decimal_add (amount->value, value, &amount->value, &why))
    {
      set_problem (reader, term->column, why->message);
      return FALSE;
    }

  amount->filled = TRUE;
  return TRUE;
}

static void
read_amount (Reader *reader,
             guint   which,
             Amount *amount)
{
  const GArray *terms = reader->format->amounts[which];

  *amount = (Amount) { .bad = -1 };

  for (guint i = 0; i < terms->len; i++)
    {
      const MkrAmountTerm *term = &g_array_index (terms, MkrAmountTerm, i);

      if (!read_term (reader, term, amount))
        {
          amount->bad = term->column;
          return;
        }
    }
}

static gint
first_column (Reader *reader,
              guint   which)
{
  const GArray *terms = reader->format->amounts[which];

  for (guint i = 0; i < terms->len; i++)
    if (reader->layout->map[g_array_index (terms, MkrAmountTerm, i).column] >= 0)
      return g_array_index (terms, MkrAmountTerm, i).column;

  return NO_COLUMN;
}

static gint64
scale_up (gint64  units,
          guint8  by,
          gboolean *overflow)
{
  for (; by > 0; by--)
    *overflow |= __builtin_mul_overflow (units, (gint64)10, &units);

  return units;
}

/* All amounts in one scale: the currency's, or for formats with subunits the finest that the row writes. */
static gboolean
to_units (Reader *reader,
          Amount  amounts[MKR_N_AMOUNTS],
          gint64  units[MKR_N_AMOUNTS])
{
  const MkrCurrency *currency = reader->entry->currency;
  guint8 scale = currency != NULL ? currency->exponent : 2;

  if (reader->format->subunits)
    for (guint i = 0; i < MKR_N_AMOUNTS; i++)
      scale = MAX (scale, amounts[i].value.scale);

  for (guint i = 0; i < MKR_N_AMOUNTS; i++)
    {
      MkrDecimal value = amounts[i].value;
      gboolean overflow = FALSE;

      while (value.scale > scale && value.units % 10 == 0)
        {
          value.units /= 10;
          value.scale--;
        }

      if (value.scale > scale)
        {
          set_problem_printf (reader, first_column (reader, i),
                              _("The amount has more decimals than %s has; Makerent does not round it."),
                              currency != NULL ? currency->code : _("the currency"));
          return FALSE;
        }

      units[i] = scale_up (value.units, scale - value.scale, &overflow);
      if (overflow)
        {
          set_problem (reader, first_column (reader, i), _("The amount is too large."));
          return FALSE;
        }
    }

  reader->entry->scale = scale;
  return TRUE;
}

static gboolean
subtract (gint64  a,
          gint64  b,
          gint64 *out)
{
  return !__builtin_sub_overflow (a, b, out);
}

/* Fills gross, fee and net from what the format has; net always decides (formats.md, trap 1). FALSE: problem set. */
static gboolean
settle (Reader       *reader,
        const Amount  amounts[MKR_N_AMOUNTS],
        const gint64  units[MKR_N_AMOUNTS])
{
  MkrEntry *entry = reader->entry;
  const Amount *gross = &amounts[MKR_AMOUNT_GROSS], *net = &amounts[MKR_AMOUNT_NET];
  gint64 cost = reader->format->fee_sign == MKR_FEE_COST_NEGATIVE ? -units[MKR_AMOUNT_FEE] : units[MKR_AMOUNT_FEE];
  gboolean has_net = first_column (reader, MKR_AMOUNT_NET) >= 0;
  gboolean has_gross = first_column (reader, MKR_AMOUNT_GROSS) >= 0 && (gross->filled || !reader->format->blank_gross);
  gboolean ok = TRUE;

  entry->net = units[MKR_AMOUNT_NET];
  entry->gross = units[MKR_AMOUNT_GROSS];
  entry->fee = cost;

  if ((has_net && !net->filled) || (has_gross && !gross->filled))
    {
      set_problem (reader, first_column (reader, has_net && !net->filled ? MKR_AMOUNT_NET : MKR_AMOUNT_GROSS),
                   _("The amount is empty."));
      return FALSE;
    }

  if (has_net && has_gross)
    ok = subtract (entry->gross, entry->net, &entry->fee);
  else if (has_net)
    ok = !__builtin_add_overflow (entry->net, cost, &entry->gross);
  else
    ok = subtract (entry->gross, cost, &entry->net);

  if (!ok)
    {
      set_problem (reader, first_column (reader, MKR_AMOUNT_GROSS), _("The amount is too large."));
      return FALSE;
    }

  /* The sign of a fee differs between platforms and even between rows; its size may not. */
  if (has_net && has_gross && first_column (reader, MKR_AMOUNT_FEE) >= 0
      && entry->fee != cost && entry->fee != -cost)
    {
      set_problem (reader, first_column (reader, MKR_AMOUNT_NET),
                   _("Gross, fee and net of this row contradict each other. Correct the row in the file, or leave it out."));
      return FALSE;
    }

  return TRUE;
}

/* --- kind --- */

static MkrKindRule *
find_rule (Reader *reader,
           guint   g,
           gint    sign)
{
  MkrKindGroup *group = reader->format->groups->pdata[g];
  const MkrCell *cell = get_field (reader, group->parts, sign, NULL);
  KindCache *cache = &reader->caches[g];
  guint32 hash, i;

  if (cell == NULL)
    {
      /* A column that this file does not have says nothing; an empty cell may. */
      for (guint j = 0; j < group->parts->len; j++)
        if (get_cell (reader, g_array_index (group->parts, MkrFieldPart, j).column) != NULL)
          return mkr_kind_group_match (group, "");
      return NULL;
    }

  hash = mkr_hash_bytes (cell->text, cell->length);
  i = hash % CACHE_SLOTS;

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

      if (verdict->when == MKR_WHEN_ALWAYS || (sign_known && when_fits (verdict->when, sign)))
        return verdict;
    }

  return NULL;
}

/* Walks the groups of the format; 0 if none decides. A rule may send the row on, never back. */
static MkrKind
find_kind (Reader   *reader,
           gboolean  sign_known,
           gint      sign)
{
  guint g = 0;

  while (g < reader->format->groups->len)
    {
      const MkrVerdict *verdict = find_verdict (find_rule (reader, g, sign), sign_known, sign);

      if (verdict == NULL)
        {
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

  return 0;
}

static void
set_kind_problem (Reader *reader)
{
  const GArray *types = reader->format->fields[MKR_FIELD_TYPE];
  gint column = types->len > 0 ? g_array_index (types, MkrFieldPart, 0).column : NO_COLUMN;
  const MkrCell *cell = get_cell (reader, column);

  set_problem_printf (reader, column,
                      _("The format does not know rows of the type “%.60s”. Leave the row out, or add the type to the format."),
                      cell != NULL ? cell->text : "");
}

/* --- the key --- */

static void
append_folded (GString    *out,
               const char *text,
               gsize       length)
{
  gboolean blank = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r'))
        {
          blank = TRUE;
          continue;
        }
      if (blank && out->len > 0 && out->str[out->len - 1] != '\037')
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_c (out, text[i]);
    }
}

static void
append_part (Reader           *reader,
             const MkrKeyPart *part)
{
  const MkrEntry *entry = reader->entry;
  const MkrCell *cell;
  char date[11];

  switch (part->kind)
    {
    case MKR_KEY_SIGN:
      g_string_append_c (reader->scratch, entry->net < 0 ? '-' : '+');
      break;
    case MKR_KEY_CURRENCY:
      g_string_append (reader->scratch, entry->currency != NULL ? entry->currency->code : "");
      break;
    case MKR_KEY_DATE:
      mkr_date_write (entry->date, date);
      g_string_append (reader->scratch, date);
      break;
    case MKR_KEY_FEE:
      g_string_append (reader->scratch, entry->kind == MKR_KIND_FEE ? "fee" : "");
      break;
    default:
      cell = get_cell (reader, part->column);
      if (cell != NULL)
        append_folded (reader->scratch, cell->text, cell->length);
      break;
    }
}

/* Without an id the content is the key: never status, running balance, time of day or line (figures.md 3). */
static void
append_content (Reader *reader)
{
  const MkrEntry *entry = reader->entry;
  char date[11] = "";

  if (entry->date != MKR_DATE_NONE)
    mkr_date_write (entry->date, date);

  g_string_append_printf (reader->scratch, "=%s\037", date);
  append_folded (reader->scratch, entry->type, strlen (entry->type));
  g_string_append_printf (reader->scratch, "\037%s\037%" G_GINT64_FORMAT "\037%" G_GINT64_FORMAT "\037%" G_GINT64_FORMAT "\037",
                          entry->currency != NULL ? entry->currency->code : "", entry->gross, entry->fee, entry->net);
  append_folded (reader->scratch, entry->party, strlen (entry->party));
  g_string_append_c (reader->scratch, '\037');
  append_folded (reader->scratch, entry->text, strlen (entry->text));
}

static const char *
make_key (Reader *reader)
{
  const GArray *key = reader->format->key;
  gboolean has_id = FALSE;

  for (guint i = 0; i < key->len && !has_id; i++)
    {
      const MkrKeyPart *part = &g_array_index (key, MkrKeyPart, i);

      has_id = part->kind == MKR_KEY_COLUMN && i == 0 && !is_empty (reader, get_cell (reader, part->column));
    }

  /* The commonest key is the reference alone: one string for both. */
  if (has_id && key->len == 1 && strchr (reader->entry->reference, ' ') == NULL)
    return reader->entry->reference;

  g_string_truncate (reader->scratch, 0);

  for (guint i = 0; has_id && i < key->len; i++)
    {
      if (i > 0)
        g_string_append_c (reader->scratch, '\037');
      append_part (reader, &g_array_index (key, MkrKeyPart, i));
    }

  if (!has_id)
    append_content (reader);

  return mkr_arena_add (reader->statement->arena, reader->scratch->str, reader->scratch->len);
}

/* --- texts --- */

static const char *
read_party (Reader *reader,
            gint    sign)
{
  const MkrCell *cell = get_field (reader, reader->format->fields[MKR_FIELD_PARTY], sign, NULL);
  const char *text = intern_cell (reader, cell);

  for (guint i = 0; reader->format->strip != NULL && reader->format->strip[i] != NULL; i++)
    if (g_str_has_prefix (text, reader->format->strip[i]))
      return text + strlen (reader->format->strip[i]) + strspn (text + strlen (reader->format->strip[i]), " ");

  return text;
}

static void
note_own_name (Reader *reader,
               gint    sign)
{
  const char *name = intern_cell (reader, get_field (reader, reader->format->fields[MKR_FIELD_OWN_NAME], sign, NULL));

  if (*name == '\0' || name == reader->last_own)
    return;

  reader->last_own = name;
  g_hash_table_add (reader->own_names, mkr_header_fold (name));
}

static void
read_texts (Reader *reader,
            gint    sign)
{
  MkrFormat *format = reader->format;
  MkrEntry *entry = reader->entry;
  const MkrCell *duration = get_field (reader, format->fields[MKR_FIELD_DURATION], sign, NULL);

  entry->reference = store_cell (reader, get_field (reader, format->fields[MKR_FIELD_REFERENCE], sign, NULL));
  entry->type = intern_cell (reader, get_field (reader, format->fields[MKR_FIELD_TYPE], sign, NULL));
  entry->project = intern_cell (reader, get_field (reader, format->fields[MKR_FIELD_PROJECT], sign, NULL));
  entry->party = read_party (reader, sign);
  entry->text = store_cell (reader, get_field (reader, format->fields[MKR_FIELD_TEXT], sign, NULL));

  if (duration != NULL && !mkr_duration_cell_parse (duration->text, duration->length, &entry->seconds))
    entry->seconds = -1;

  if (format->fields[MKR_FIELD_OWN_NAME]->len > 0)
    note_own_name (reader, sign);
}

/* --- one row --- */

static void
apply_kind (Reader  *reader,
            MkrKind  kind)
{
  MkrEntry *entry = reader->entry;

  entry->kind = (guint8)kind;

  if (kind == MKR_KIND_FEE)
    {
      entry->gross = 0;
      entry->fee = -entry->net;
    }
  else if (kind != MKR_KIND_IGNORED && entry->gross == 0 && entry->net == 0)
    set_ignored (reader, _("the amount is zero"));
}

/* An ignored row keeps what can be read of it: the same row may come again, completed. */
static void
clear_amounts (MkrEntry *entry)
{
  entry->gross = entry->fee = entry->net = 0;
}

static void
read_money (Reader *reader)
{
  MkrEntry *entry = reader->entry;
  Amount amounts[MKR_N_AMOUNTS];
  gint64 units[MKR_N_AMOUNTS] = { 0, 0, 0 };
  gint date_column, currency_column, sign = 0;
  MkrDateCellResult date = read_date (reader, &date_column);
  gboolean currency = read_currency (reader, &currency_column), amounts_ok = TRUE;
  MkrKind kind;

  for (guint i = 0; i < MKR_N_AMOUNTS; i++)
    {
      read_amount (reader, i, &amounts[i]);
      amounts_ok &= amounts[i].bad < 0;
    }

  if (entry->currency == NULL && currency)
    entry->currency = reader->format->currency != NULL ? reader->format->currency : reader->options->currency;

  amounts_ok = amounts_ok && to_units (reader, amounts, units) && settle (reader, amounts, units);
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
    set_problem (reader, currency_column, _("This is not a currency that Makerent knows."));
  else if (date != MKR_DATE_CELL_OK)
    set_date_problem (reader, date_column, date);
  else if (kind == 0 || kind == MKR_KIND_PROBLEM)
    set_kind_problem (reader);
  else
    apply_kind (reader, kind);

  if (entry->kind != MKR_KIND_PROBLEM)
    entry->key = make_key (reader);
}

static gboolean
read_row_cb (const MkrRow *row,
             gpointer      user_data)
{
  Reader *reader = user_data;

  if (row->line <= reader->layout->header_line)
    return TRUE;

  reader->row = row;
  reader->entry = mkr_statement_append (reader->statement);
  reader->entry->line = row->line;
  reader->entry->raw_offset = (guint32)row->offset;
  reader->entry->raw_length = (guint32)MIN (row->length, G_MAXUINT32);

  if (check_shape (reader))
    read_money (reader);

  return TRUE;
}

gboolean
mkr_read_rows (MkrStatement          *self,
               const MkrLayout       *layout,
               const MkrStyle        *style,
               const MkrReadOptions  *options,
               const MkrRowOptions   *row_options,
               GHashTable            *own_names,
               GError               **error)
{
  g_autoptr(MkrIntern) intern = mkr_intern_new (self->arena);
  g_autofree KindCache *caches = g_new0 (KindCache, layout->format->groups->len + 1);
  Reader reader = {
    .statement = self, .format = layout->format, .layout = layout, .style = style, .options = options,
    .own_names = own_names, .intern = intern, .caches = caches, .scratch = g_string_new (NULL),
    .date_length = G_MAXSIZE, .currency_length = G_MAXSIZE,
  };
  gboolean ok = mkr_rows_walk (self->text, row_options, read_row_cb, &reader, error);

  g_string_free (reader.scratch, TRUE);
  return ok;
}
