/* mkr-evidence.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-date-cell.h"
#include "mkr-error.h"
#include "mkr-evidence.h"
#include "mkr-number-cell.h"

#define SAMPLE_BYTES (256 * 1024)

typedef struct
{
  const MkrLayout *layout;
  GArray          *date_cells;     /* of gint: the cells that the row's date is taken from */
  gint             zone_cell;
  GArray          *amount_cells;   /* of gint */
  guint            only_dmy, only_mdy, either, pointed;
  MkrDateProof     proof[2];       /* by MkrDateOrder */
  MkrDateProof     both;           /* the first date that can be read both ways */
  guint           *filled, *dates, *other_dmy, *other_mdy;   /* by cell: what columns beside the date say */
  guint            zone_votes[3];  /* by MkrDateOrder */
  guint            point, comma, ambiguous, thousandths;
} Evidence;

static gint
cell_of (const MkrLayout *layout,
         gint             column)
{
  return column >= 0 ? layout->map[column] : -1;
}

static void
add_amount_cells (Evidence        *evidence,
                  const MkrLayout *layout)
{
  for (guint i = 0; i < MKR_N_AMOUNTS; i++)
    for (guint j = 0; j < layout->format->amounts[i]->len; j++)
      {
        const MkrAmountTerm *term = &g_array_index (layout->format->amounts[i], MkrAmountTerm, j);
        gint cell = cell_of (layout, term->column);

        if (cell >= 0 && !term->in_words)
          g_array_append_val (evidence->amount_cells, cell);
      }
}

static void
add_date_cells (Evidence        *evidence,
                const MkrLayout *layout)
{
  const GArray *parts = layout->format->fields[MKR_FIELD_DATE];

  for (guint i = 0; i < parts->len; i++)
    {
      gint cell = cell_of (layout, g_array_index (parts, MkrFieldPart, i).column);

      if (cell >= 0)
        g_array_append_val (evidence->date_cells, cell);
    }
}

static void
set_proof (MkrDateProof *proof,
           const char   *text,
           gsize         length,
           MkrDateOrder  order,
           gboolean      short_years,
           guint32       line)
{
  g_autofree char *copy = g_strndup (text, length);

  if (proof->line != 0)
    return;

  proof->line = line;
  g_strlcpy (proof->text, g_strstrip (copy), sizeof proof->text);
  mkr_date_cell_parse (text, length, order, short_years, &proof->date);
}

void
mkr_evidence_note (MkrDateProof  proof[2],
                   const char   *text,
                   gsize         length,
                   gboolean      short_years,
                   guint32       line)
{
  guint can = mkr_date_cell_evidence (text, length, short_years);

  if (can == MKR_DATE_CELL_CAN_DMY)
    set_proof (&proof[MKR_DATE_DMY], text, length, MKR_DATE_DMY, short_years, line);
  else if (can == MKR_DATE_CELL_CAN_MDY)
    set_proof (&proof[MKR_DATE_MDY], text, length, MKR_DATE_MDY, short_years, line);
}

static void
look_at_date (Evidence      *evidence,
              const MkrCell *cell,
              guint32        line)
{
  gboolean short_years = evidence->layout->format->short_years;

  switch (mkr_date_cell_evidence (cell->text, cell->length, short_years))
    {
    case MKR_DATE_CELL_CAN_DMY:
      evidence->only_dmy++;
      break;
    case MKR_DATE_CELL_CAN_MDY:
      evidence->only_mdy++;
      break;
    case MKR_DATE_CELL_CAN_DMY | MKR_DATE_CELL_CAN_MDY:
      evidence->either++;
      evidence->pointed += memchr (cell->text, '.', MIN (cell->length, 3)) != NULL;
      set_proof (&evidence->both, cell->text, cell->length, MKR_DATE_DMY, short_years, line);
      return;
    default:
      return;
    }

  mkr_evidence_note (evidence->proof, cell->text, cell->length, short_years, line);
}

/* Columns that the format does not take its date from, the day of posting and the like. */
static void
look_at_others (Evidence     *evidence,
                const MkrRow *row)
{
  for (guint i = 0; i < MIN (row->n_cells, MKR_MAX_COLUMNS); i++)
    {
      const MkrCell *cell = &row->cells[i];
      guint can = cell->length > 0 ? mkr_date_cell_evidence (cell->text, cell->length, TRUE) : 0;

      evidence->filled[i] += cell->length > 0;
      evidence->dates[i] += can != 0;
      evidence->other_dmy[i] += can == MKR_DATE_CELL_CAN_DMY;
      evidence->other_mdy[i] += can == MKR_DATE_CELL_CAN_MDY;
    }
}

static void
look_at_dates (Evidence     *evidence,
               const MkrRow *row)
{
  for (guint i = 0; i < evidence->date_cells->len; i++)
    {
      guint cell = (guint)g_array_index (evidence->date_cells, gint, i);

      if (cell < MIN (row->n_cells, MKR_MAX_COLUMNS))
        look_at_date (evidence, &row->cells[cell], row->line);
    }

  if (evidence->only_dmy + evidence->only_mdy == 0 && evidence->either > 0)
    look_at_others (evidence, row);
}

static void
look_at_zone (Evidence      *evidence,
              const MkrCell *cell)
{
  g_autofree char *folded = mkr_header_fold (cell->text);
  gpointer order;

  if (g_hash_table_lookup_extended (evidence->layout->format->zone_orders, folded, NULL, &order))
    evidence->zone_votes[GPOINTER_TO_INT (order)]++;
}

/* Three digits behind what can only be the decimal point, or comma. */
static gboolean
has_thousandths (const MkrCell *cell)
{
  MkrNumberEvidence says = mkr_number_cell_evidence (cell->text, cell->length);
  char point = says == MKR_NUMBER_SAYS_POINT ? '.' : ',';
  const char *at = memrchr (cell->text, point, cell->length);

  return (says == MKR_NUMBER_SAYS_POINT || says == MKR_NUMBER_SAYS_COMMA) && at != NULL
         && strspn (at + 1, "0123456789") == 3 && strpbrk (at + 1, ".,") == NULL;
}

static gboolean
evidence_row_cb (const MkrRow *row,
                 gpointer      user_data)
{
  Evidence *evidence = user_data;
  gint n = (gint)MIN (row->n_cells, MKR_MAX_COLUMNS);

  if (row->line <= evidence->layout->header_line || row->n_cells < evidence->layout->min_cells)
    return TRUE;

  look_at_dates (evidence, row);

  if (evidence->zone_cell >= 0 && evidence->zone_cell < n
      && evidence->zone_votes[0] + evidence->zone_votes[1] + evidence->zone_votes[2] < 100)
    look_at_zone (evidence, &row->cells[evidence->zone_cell]);

  for (guint i = 0; i < evidence->amount_cells->len; i++)
    {
      gint at = g_array_index (evidence->amount_cells, gint, i);

      if (at >= n)
        continue;

      evidence->thousandths += has_thousandths (&row->cells[at]);
      switch (mkr_number_cell_evidence (row->cells[at].text, row->cells[at].length))
        {
        case MKR_NUMBER_SAYS_POINT:
          evidence->point++;
          break;
        case MKR_NUMBER_SAYS_COMMA:
          evidence->comma++;
          break;
        case MKR_NUMBER_SAYS_EITHER:
          evidence->ambiguous++;
          break;
        case MKR_NUMBER_SAYS_NOTHING:
          break;
        }
    }

  return TRUE;
}

static gboolean
collect (Evidence      *evidence,
         MkrText       *text,
         gsize          limit,
         GCancellable  *cancellable,
         GError       **error)
{
  MkrRowOptions options = {
    .delimiter = evidence->layout->delimiter, .limit = limit, .lenient = TRUE, .cancellable = cancellable,
  };

  evidence->only_dmy = evidence->only_mdy = evidence->either = evidence->pointed = 0;
  memset (evidence->proof, 0, sizeof evidence->proof);
  memset (&evidence->both, 0, sizeof evidence->both);
  memset (evidence->filled, 0, 4 * MKR_MAX_COLUMNS * sizeof (guint));
  evidence->point = evidence->comma = evidence->ambiguous = evidence->thousandths = 0;
  memset (evidence->zone_votes, 0, sizeof evidence->zone_votes);

  return mkr_rows_walk (text, &options, evidence_row_cb, evidence, error);
}

/* The account's time zone, as far as the format says which zones write which order. −1: silent. */
static gint
order_by_zone (const Evidence *evidence)
{
  gint best = -1;

  for (gint i = 0; i < 3; i++)
    if (evidence->zone_votes[i] > 0 && (best < 0 || evidence->zone_votes[i] > evidence->zone_votes[best]))
      best = i;

  return best;
}

/* Columns of dates beside the one that decides nothing, as long as they agree. −1: silent. */
static gint
order_by_others (const Evidence *evidence)
{
  guint dmy = 0, mdy = 0;

  for (guint i = 0; i < MKR_MAX_COLUMNS; i++)
    if (evidence->dates[i] > 0 && evidence->dates[i] * 2 >= evidence->filled[i])
      {
        dmy += evidence->other_dmy[i];
        mdy += evidence->other_mdy[i];
      }

  return dmy > 0 && mdy == 0 ? MKR_DATE_DMY : mdy > 0 && dmy == 0 ? MKR_DATE_MDY : -1;
}

/* −1: the file leaves it open, or contradicts itself. */
static gint
decide_order (const Evidence *evidence,
              MkrStyle       *style)
{
  const MkrFormat *format = evidence->layout->format;
  gint by_zone = order_by_zone (evidence);
  gboolean contradiction = evidence->only_dmy > 0 && evidence->only_mdy > 0;

  style->order_by_rows = evidence->only_dmy + evidence->only_mdy > 0 && !contradiction;
  if (style->order_by_rows)
    return evidence->only_dmy > 0 ? MKR_DATE_DMY : MKR_DATE_MDY;

  /* The file has one order all the same, the rows of the other become problems. */
  if (by_zone >= 0)
    return by_zone;
  if (format->date_order >= 0)
    return format->date_order;
  if (contradiction)
    return -1;
  if (evidence->either == 0)
    return MKR_DATE_YMD;

  /* Whoever writes a point between them puts the day first. */
  return evidence->pointed == evidence->either ? MKR_DATE_DMY : order_by_others (evidence);
}

/* Lines that contradict each other. */
static void
ask_contradiction (const MkrDateProof  proof[2],
                   MkrDateQuestion    *question,
                   GError            **error)
{
  const MkrDateProof *dmy = &proof[MKR_DATE_DMY], *mdy = &proof[MKR_DATE_MDY];

  question->day_line = dmy->line;
  question->day_date = dmy->date;
  question->month_line = mdy->line;
  question->month_date = mdy->date;

  /* Translators: twice a line of the file and a date as it stands there. */
  g_set_error (error, MKR_ERROR, MKR_ERROR_QUESTION,
               _("The dates contradict each other: line %u (“%s”) can only be read day first, line %u (“%s”) only month first. "
                 "Say which is right: --date-order dmy or --date-order mdy. Rows of the other kind are problems then."),
               dmy->line, dmy->text, mdy->line, mdy->text);
}

static void
ask_order (const Evidence   *evidence,
           MkrDateQuestion  *question,
           GError          **error)
{
  gboolean short_years = evidence->layout->format->short_years;
  const char *text = evidence->both.text;
  g_autofree char *first = NULL, *second = NULL;

  if (evidence->both.line != 0)
    {
      question->line = evidence->both.line;
      mkr_date_cell_parse (text, strlen (text), MKR_DATE_DMY, short_years, &question->day_first);
      mkr_date_cell_parse (text, strlen (text), MKR_DATE_MDY, short_years, &question->month_first);
    }

  if (evidence->only_dmy > 0)
    {
      ask_contradiction (evidence->proof, question, error);
      return;
    }

  first = mkr_date_format (question->day_first, MKR_DATE_LONG);
  second = mkr_date_format (question->month_first, MKR_DATE_LONG);

  /* Translators: a date as the file writes it, then its two readings as “1 February” and “2 January”. */
  g_set_error (error, MKR_ERROR, MKR_ERROR_QUESTION,
               _("The dates can be read two ways: “%s” is %s (day first) or %s (month first). "
                 "Say which is right: --date-order dmy or --date-order mdy."), text, first, second);
}

gboolean
mkr_evidence_settle (const MkrDateProof   proof[2],
                     const MkrStyle      *style,
                     MkrDateQuestion     *question,
                     char               **note,
                     GError             **error)
{
  const MkrDateProof *dmy = &proof[MKR_DATE_DMY], *mdy = &proof[MKR_DATE_MDY];
  const char *text;

  *note = NULL;
  if (dmy->line == 0 || mdy->line == 0)
    return TRUE;

  if (style->order_by_rows)
    {
      ask_contradiction (proof, question, error);
      return FALSE;
    }

  text = style->order == MKR_DATE_DMY
    ? _("The dates contradict each other: line %u (“%s”) can only be read day first, line %u (“%s”) only month first. "
        "All are read day first; rows that cannot be are problems.")
    : _("The dates contradict each other: line %u (“%s”) can only be read day first, line %u (“%s”) only month first. "
        "All are read month first; rows that cannot be are problems.");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  *note = g_strdup_printf (text, dmy->line, dmy->text, mdy->line, mdy->text);
#pragma GCC diagnostic pop
  return TRUE;
}

/* What the beginning leaves open, the whole file may say. */
static gboolean
is_open (const Evidence *evidence,
         gint            asked)
{
  return (asked < 0 && evidence->only_dmy + evidence->only_mdy == 0 && evidence->either > 0)
         || (evidence->layout->format->numbers == MKR_NUMBERS_AUTO && evidence->point == evidence->comma);
}

static gboolean
decide (Evidence         *evidence,
        MkrText          *text,
        gint              asked,
        GCancellable     *cancellable,
        MkrStyle         *style,
        MkrDateQuestion  *question,
        GError          **error)
{
  MkrNumbers numbers = evidence->layout->format->numbers;
  gint order;

  if (!collect (evidence, text, SAMPLE_BYTES, cancellable, error)
      || (is_open (evidence, asked) && mkr_text_get_size (text) > SAMPLE_BYTES
          && !collect (evidence, text, 0, cancellable, error)))
    return FALSE;

  style->order_by_rows = FALSE;
  order = asked >= 0 ? asked : decide_order (evidence, style);
  style->order_matters = evidence->either + evidence->only_dmy + evidence->only_mdy > 0;
  style->thousandths = evidence->thousandths > 0;
  style->numbers_known = numbers != MKR_NUMBERS_AUTO || evidence->point != evidence->comma;
  style->numbers = numbers == MKR_NUMBERS_COMMA || (numbers == MKR_NUMBERS_AUTO && evidence->comma > evidence->point)
                   ? MKR_NUMBER_COMMA : MKR_NUMBER_POINT;

  if (order < 0)
    ask_order (evidence, question, error);

  style->order = (MkrDateOrder)MAX (order, 0);
  return order >= 0;
}

gboolean
mkr_evidence_decide (MkrText          *text,
                     const MkrLayout  *layout,
                     gint              asked,
                     GCancellable     *cancellable,
                     MkrStyle         *style,
                     MkrDateQuestion  *question,
                     GError          **error)
{
  g_autoptr(GArray) amount_cells = g_array_new (FALSE, FALSE, sizeof (gint));
  g_autoptr(GArray) date_cells = g_array_new (FALSE, FALSE, sizeof (gint));
  g_autofree guint *counts = g_new0 (guint, 4 * MKR_MAX_COLUMNS);
  Evidence evidence = {
    .layout = layout, .amount_cells = amount_cells, .date_cells = date_cells, .filled = counts,
    .dates = counts + MKR_MAX_COLUMNS, .other_dmy = counts + 2 * MKR_MAX_COLUMNS, .other_mdy = counts + 3 * MKR_MAX_COLUMNS,
  };

  *question = (MkrDateQuestion) { .day_first = MKR_DATE_NONE, .month_first = MKR_DATE_NONE,
                                  .day_date = MKR_DATE_NONE, .month_date = MKR_DATE_NONE };
  evidence.zone_cell = cell_of (layout, layout->format->zone_column);
  add_amount_cells (&evidence, layout);
  add_date_cells (&evidence, layout);

  return decide (&evidence, text, asked, cancellable, style, question, error);
}
