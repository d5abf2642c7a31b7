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
  gint             date_cell;
  gint             zone_cell;
  GArray          *amount_cells;   /* of gint */
  guint            only_dmy, only_mdy, either;
  char            *either_text;    /* the first date that can be read both ways */
  guint            zone_votes[3];  /* by MkrDateOrder */
  guint            point, comma, ambiguous;
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
look_at_date (Evidence      *evidence,
              const MkrCell *cell)
{
  switch (mkr_date_cell_evidence (cell->text, cell->length, evidence->layout->format->short_years))
    {
    case MKR_DATE_CELL_CAN_DMY:
      evidence->only_dmy++;
      break;
    case MKR_DATE_CELL_CAN_MDY:
      evidence->only_mdy++;
      break;
    case MKR_DATE_CELL_CAN_DMY | MKR_DATE_CELL_CAN_MDY:
      evidence->either++;
      if (evidence->either_text == NULL)
        evidence->either_text = g_strdup (cell->text);
      break;
    default:
      break;
    }
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

static gboolean
evidence_row_cb (const MkrRow *row,
                 gpointer      user_data)
{
  Evidence *evidence = user_data;
  gint n = (gint)MIN (row->n_cells, MKR_MAX_COLUMNS);

  if (row->line <= evidence->layout->header_line || row->n_cells < evidence->layout->min_cells)
    return TRUE;

  if (evidence->date_cell >= 0 && evidence->date_cell < n)
    look_at_date (evidence, &row->cells[evidence->date_cell]);

  if (evidence->zone_cell >= 0 && evidence->zone_cell < n
      && evidence->zone_votes[0] + evidence->zone_votes[1] + evidence->zone_votes[2] < 100)
    look_at_zone (evidence, &row->cells[evidence->zone_cell]);

  for (guint i = 0; i < evidence->amount_cells->len; i++)
    {
      gint at = g_array_index (evidence->amount_cells, gint, i);

      if (at >= n)
        continue;

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

  evidence->only_dmy = evidence->only_mdy = evidence->either = 0;
  evidence->point = evidence->comma = evidence->ambiguous = 0;
  memset (evidence->zone_votes, 0, sizeof evidence->zone_votes);
  g_clear_pointer (&evidence->either_text, g_free);

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

/* −1: the file leaves it open. */
static gint
decide_order (const Evidence *evidence)
{
  const MkrFormat *format = evidence->layout->format;
  gint by_zone = order_by_zone (evidence);

  if (evidence->only_dmy > 0 && evidence->only_mdy == 0)
    return MKR_DATE_DMY;
  if (evidence->only_mdy > 0 && evidence->only_dmy == 0)
    return MKR_DATE_MDY;

  /* Rows that contradict each other: the file has one order all the same, the rows of the other become problems. */
  if (by_zone >= 0)
    return by_zone;
  if (format->date_order >= 0)
    return format->date_order;
  if (evidence->only_dmy != evidence->only_mdy)
    return evidence->only_dmy > evidence->only_mdy ? MKR_DATE_DMY : MKR_DATE_MDY;

  return evidence->either > 0 || evidence->only_dmy > 0 ? -1 : MKR_DATE_YMD;
}

static void
ask_order (const Evidence  *evidence,
           GError         **error)
{
  const char *text = evidence->either_text;
  MkrDate dmy = MKR_DATE_NONE, mdy = MKR_DATE_NONE;
  g_autofree char *first = NULL, *second = NULL;

  if (text == NULL)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_QUESTION,
                           _("Some dates are written day first and as many month first. "
                             "Say which is right: --date-order dmy or --date-order mdy."));
      return;
    }

  mkr_date_cell_parse (text, strlen (text), MKR_DATE_DMY, evidence->layout->format->short_years, &dmy);
  mkr_date_cell_parse (text, strlen (text), MKR_DATE_MDY, evidence->layout->format->short_years, &mdy);
  first = mkr_date_format (dmy, MKR_DATE_LONG);
  second = mkr_date_format (mdy, MKR_DATE_LONG);

  /* Translators: a date as the file writes it, then its two readings as “1 February” and “2 January”. */
  g_set_error (error, MKR_ERROR, MKR_ERROR_QUESTION,
               _("The dates can be read two ways: “%s” is %s (day first) or %s (month first). "
                 "Say which is right: --date-order dmy or --date-order mdy."), text, first, second);
}

gboolean
mkr_evidence_decide (MkrText          *text,
                     const MkrLayout  *layout,
                     gint              asked,
                     GCancellable     *cancellable,
                     MkrStyle         *style,
                     GError          **error)
{
  const MkrFormat *format = layout->format;
  g_autoptr(GArray) amount_cells = g_array_new (FALSE, FALSE, sizeof (gint));
  const GArray *date = format->fields[MKR_FIELD_DATE];
  Evidence evidence = { .layout = layout, .amount_cells = amount_cells };
  gboolean open;
  gint order;

  evidence.date_cell = cell_of (layout, g_array_index (date, MkrFieldPart, 0).column);
  evidence.zone_cell = cell_of (layout, format->zone_column);
  add_amount_cells (&evidence, layout);

  if (!collect (&evidence, text, SAMPLE_BYTES, cancellable, error))
    return FALSE;

  open = (asked < 0 && evidence.only_dmy + evidence.only_mdy == 0 && evidence.either > 0)
         || (format->numbers == MKR_NUMBERS_AUTO && evidence.point == evidence.comma);

  if (open && mkr_text_get_size (text) > SAMPLE_BYTES)
    {
      g_clear_pointer (&evidence.either_text, g_free);
      if (!collect (&evidence, text, 0, cancellable, error))
        return FALSE;
    }

  order = asked >= 0 ? asked : decide_order (&evidence);
  style->order_matters = evidence.either + evidence.only_dmy + evidence.only_mdy > 0;
  style->numbers_known = format->numbers != MKR_NUMBERS_AUTO || evidence.point != evidence.comma;
  style->numbers = format->numbers == MKR_NUMBERS_COMMA
                   || (format->numbers == MKR_NUMBERS_AUTO && evidence.comma > evidence.point)
                   ? MKR_NUMBER_COMMA : MKR_NUMBER_POINT;

  if (order < 0)
    ask_order (&evidence, error);

  g_clear_pointer (&evidence.either_text, g_free);
  style->order = (MkrDateOrder)MAX (order, 0);
  return order >= 0;
}
