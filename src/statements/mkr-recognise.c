/* mkr-recognise.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-recognise.h"

#define HEADER_ROWS  40             /* a header lies among the first rows */
#define SAMPLE_BYTES (256 * 1024)
#define PLACEHOLDER  "{currency}"

static const char delimiters[] = { ',', ';', '\t', '|' };

typedef struct
{
  MkrFormat *format;    /* not owned */
  guint      found, required, missing;
  guint      row;
  gint       encoding;  /* 1: the file has the encoding that the format says, −1: another */
  gboolean   reads;     /* where nothing is missing: the cells are dates and amounts too */
  char      *lacks;     /* a required header name that is not there */
} Match;

typedef struct
{
  MkrSample *sample;
  guint      max_rows;
} SampleWalk;

void
mkr_layout_clear (MkrLayout *layout)
{
  g_clear_pointer (&layout->format, mkr_format_unref);
  g_clear_pointer (&layout->map, g_free);
  g_clear_pointer (&layout->titles, g_strfreev);
  g_clear_pointer (&layout->others, g_ptr_array_unref);
}

void
mkr_sample_clear (MkrSample *sample)
{
  g_clear_pointer (&sample->rows, g_ptr_array_unref);
  g_clear_pointer (&sample->lines, g_array_unref);
}

static gboolean
sample_row_cb (const MkrRow *row,
               gpointer      user_data)
{
  SampleWalk *walk = user_data;
  guint n = MIN (row->n_cells, MKR_MAX_COLUMNS);
  GStrv cells;

  if (row->n_cells == 0)
    return TRUE;

  cells = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    cells[i] = g_utf8_make_valid (row->cells[i].text, (gssize)MIN (row->cells[i].length, 512));

  g_ptr_array_add (walk->sample->rows, cells);
  g_array_append_val (walk->sample->lines, row->line);
  walk->sample->widest = MAX (walk->sample->widest, row->n_cells);
  return walk->sample->rows->len < walk->max_rows;
}

gboolean
mkr_sample_read (MkrText    *text,
                 char        delimiter,
                 guint       max_rows,
                 MkrSample  *sample,
                 GError    **error)
{
  MkrRowOptions options = { .delimiter = delimiter, .limit = SAMPLE_BYTES, .lenient = TRUE };
  SampleWalk walk = { sample, max_rows };

  *sample = (MkrSample) { .delimiter = delimiter };
  sample->encoding = mkr_text_is_coded (text) ? mkr_text_get_encoding (text) : MKR_ENCODING_UTF8;
  sample->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  sample->lines = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (mkr_rows_walk (text, &options, sample_row_cb, &walk, error))
    return TRUE;

  mkr_sample_clear (sample);
  return FALSE;
}

char
mkr_sample_delimiter (MkrText *text)
{
  char best = ',';
  guint best_score = 0;

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      MkrSample sample;
      guint score = 0, width;

      if (!mkr_sample_read (text, delimiters[i], HEADER_ROWS, &sample, NULL))
        continue;

      width = sample.rows->len > 0 ? g_strv_length (sample.rows->pdata[sample.rows->len - 1]) : 0;
      for (guint j = 0; j < sample.rows->len; j++)
        score += width > 1 && g_strv_length (sample.rows->pdata[j]) == width ? 1 : 0;

      score = score * 100 + MIN (width, 99);
      if (width > 1 && score > best_score)
        {
          best = delimiters[i];
          best_score = score;
        }
      mkr_sample_clear (&sample);
    }

  return best;
}

/* “amount ({currency})” against “amount (eur)”. */
static gboolean
match_placeholder (const char         *alias,
                   const char         *name,
                   const MkrCurrency **currency)
{
  const char *hole = strstr (alias, PLACEHOLDER);
  const char *tail = hole + strlen (PLACEHOLDER);
  gsize head = (gsize)(hole - alias), length = strlen (name);
  g_autofree char *word = NULL;

  if (length <= head + strlen (tail) || strncmp (alias, name, head) != 0 || !g_str_has_suffix (name, tail))
    return FALSE;

  word = g_strndup (name + head, length - head - strlen (tail));
  *currency = mkr_currency_lookup (word);
  if (*currency == NULL)
    *currency = mkr_currency_from_symbol (word);

  return *currency != NULL;
}

static gint
find_cell (const MkrFormatColumn  *column,
           GHashTable             *names,
           GStrv                   folded,
           const MkrCurrency     **currency)
{
  for (guint i = 0; i < column->aliases->len; i++)
    {
      const char *alias = column->aliases->pdata[i];
      gpointer at;

      if (g_hash_table_lookup_extended (names, alias, NULL, &at))
        return GPOINTER_TO_INT (at);

      if (strstr (alias, PLACEHOLDER) != NULL)
        for (guint j = 0; folded[j] != NULL; j++)
          if (match_placeholder (alias, folded[j], currency))
            return (gint)j;
    }

  return mkr_format_column_position (column, g_strv_length (folded));
}

static GStrv
fold_row (GStrv       row,
          GHashTable *names)
{
  guint n = g_strv_length (row);
  GStrv folded = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      folded[i] = mkr_header_fold (row[i]);
      /* A name that occurs twice means its first column; the others are found by their own names only. */
      if (*folded[i] != '\0' && !g_hash_table_contains (names, folded[i]))
        g_hash_table_insert (names, folded[i], GINT_TO_POINTER ((gint)i));
    }

  return folded;
}

static void
match_format (MkrFormat  *format,
              GHashTable *names,
              GStrv       folded,
              Match      *match)
{
  const MkrCurrency *currency = NULL;

  *match = (Match) { .format = format };
  if (format->n_bare > 0)
    {
      match->required = match->missing = 1;
      return;
    }

  for (guint i = 0; i < format->columns->len; i++)
    {
      MkrFormatColumn *column = format->columns->pdata[i];
      gboolean found = find_cell (column, names, folded, &currency) >= 0;

      match->found += found;
      match->required += column->required;
      if (column->required && !found)
        {
          match->missing++;
          if (match->lacks == NULL)
            match->lacks = column->title;
        }
    }
}

/* Better: less missing of what is required, then cells that can be read, then more found, then the encoding. */
static gboolean
is_better (const Match *a,
           const Match *b)
{
  if (b->format == NULL)
    return TRUE;
  if (a->missing * b->required != b->missing * a->required)
    return a->missing * b->required < b->missing * a->required;
  if (a->reads != b->reads)
    return a->reads;

  if (a->found != b->found)
    return a->found > b->found;

  if ((a->encoding < 0) != (b->encoding < 0))
    return b->encoding < 0;
  /* What the person said about her files goes before what we think of them. */
  if (a->format->own != b->format->own)
    return a->format->own;

  return a->encoding > b->encoding;
}

static void
make_layout (const MkrSample *sample,
             const Match     *match,
             MkrLayout       *layout)
{
  GStrv row = sample->rows->pdata[match->row];
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(GStrv) folded = fold_row (row, names);
  MkrFormat *format = match->format;

  *layout = (MkrLayout) { .format = mkr_format_ref (format), .delimiter = sample->delimiter };
  layout->header_line = g_array_index (sample->lines, guint32, match->row);
  layout->n_columns = g_strv_length (row);
  layout->map = g_new (gint16, format->columns->len);

  layout->titles = g_new0 (char *, format->columns->len + 1);

  for (guint i = 0; i < format->columns->len; i++)
    {
      MkrFormatColumn *column = format->columns->pdata[i];

      layout->map[i] = (gint16)find_cell (column, names, folded, &layout->currency);
      layout->titles[i] = g_strdup (layout->map[i] >= 0 ? row[layout->map[i]] : column->title);
    }

  layout->min_cells = layout->n_columns;
  while (layout->min_cells > 1 && *folded[layout->min_cells - 1] == '\0')
    layout->min_cells--;
}

/* ISO-8859-15 is Windows-1252 as far as letters tell. */
static gint
compare_encodings (MkrEncoding file,
                   MkrEncoding format)
{
  if (file == MKR_ENCODING_UTF8 || format == MKR_ENCODING_UTF8)
    return 0;

  return file == format || (file == MKR_ENCODING_WINDOWS_1252 && format == MKR_ENCODING_ISO_8859_15) ? 1 : -1;
}

/* One format at one row of the beginning. */
static void
match_row (const MkrSample *sample,
           guint            row,
           MkrFormat       *format,
           GHashTable      *names,
           GStrv            folded,
           Match           *match)
{
  MkrLayout layout = { NULL };

  match_format (format, names, folded, match);
  match->row = row;
  match->encoding = compare_encodings (sample->encoding, format->encoding);
  if (match->missing > 0)
    return;

  make_layout (sample, match, &layout);
  match->reads = mkr_layout_reads (&layout, sample);
  mkr_layout_clear (&layout);
}

static void
match_sample (const MkrSample *sample,
              MkrFormatSet    *formats,
              MkrFormat       *only,
              Match           *best,       /* one a format */
              Match           *winner)
{
  guint n = only != NULL ? 1 : mkr_format_set_get_n (formats);

  for (guint row = 0; row < sample->rows->len; row++)
    {
      g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
      g_auto(GStrv) folded = fold_row (sample->rows->pdata[row], names);

      for (guint i = 0; i < n; i++)
        {
          Match match;

          match_row (sample, row, only != NULL ? only : mkr_format_set_get (formats, i), names, folded, &match);
          if (is_better (&match, &best[i]))
            best[i] = match;
          if (match.missing == 0 && is_better (&match, winner))
            *winner = match;
        }

      if (winner->format != NULL)
        return;
    }
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *first = a, *second = b;

  return is_better (first, second) ? -1 : is_better (second, first) ? 1 : 0;
}

/* The other formats that fit at the row where the best one does. */
static GPtrArray *
find_others (const MkrSample *sample,
             MkrFormatSet    *formats,
             const Match     *winner)
{
  GPtrArray *others = g_ptr_array_new_with_free_func ((GDestroyNotify)mkr_format_unref);
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(GStrv) folded = fold_row (sample->rows->pdata[winner->row], names);
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));

  for (guint i = 0; i < mkr_format_set_get_n (formats); i++)
    {
      Match match;

      match_row (sample, winner->row, mkr_format_set_get (formats, i), names, folded, &match);
      if (match.missing == 0 && match.reads && match.format != winner->format)
        g_array_append_val (matches, match);
    }

  if (matches->len > 0)
    qsort (matches->data, matches->len, sizeof (Match), compare_matches);
  for (guint i = 0; i < matches->len; i++)
    g_ptr_array_add (others, mkr_format_ref (g_array_index (matches, Match, i).format));

  return others;
}

static void
set_unknown (MkrFormat   *only,
             Match       *best,
             guint        n,
             const char **nearest,
             GError     **error)
{
  g_autoptr(GString) near = g_string_new (NULL);
  guint named = 0;

  if (only != NULL)
    {
      if (nearest != NULL)
        *nearest = g_intern_string (only->id);
      g_set_error (error, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT,
                   _("These columns are not those of the format “%s”: there is no “%s”."),
                   only->name, best[0].lacks != NULL ? best[0].lacks : "");
      return;
    }

  qsort (best, n, sizeof (Match), compare_matches);

  for (guint i = 0; i < n && named < 3; i++)
    if (best[i].format != NULL && best[i].missing * 3 <= best[i].required)
      {
        if (named == 0 && nearest != NULL)
          *nearest = g_intern_string (best[i].format->id);
        if (named++ > 0)
          g_string_append (near, "; ");
        /* Translators: a format's name and a column that this file lacks. */
        g_string_append_printf (near, _("%s (but the column “%s” is missing)"), best[i].format->name, best[i].lacks);
      }

  if (named > 0)
    g_set_error (error, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT,
                 _("These columns belong to no known format. The nearest: %s. "
                   "Let Makerent guess the columns, or say which format it is."), near->str);
  else
    g_set_error_literal (error, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT,
                         _("These columns belong to no known format, and none is near. "
                           "Let Makerent guess the columns, or say which format it is."));
}

/* Tries one delimiter. FALSE only for an error of the file itself. */
static gboolean
try_delimiter (MkrText       *text,
               char           delimiter,
               MkrFormatSet  *formats,
               MkrFormat     *only,
               Match         *best,
               Match         *winner,
               guint         *widest,
               MkrLayout     *layout,
               GError       **error)
{
  Match match = *winner;
  MkrSample sample;

  match.format = NULL;

  if (!mkr_sample_read (text, delimiter, HEADER_ROWS, &sample, error))
    return FALSE;

  *widest = MAX (*widest, sample.widest);
  match_sample (&sample, formats, only, best, &match);

  if (match.format != NULL && is_better (&match, winner))
    {
      mkr_layout_clear (layout);
      make_layout (&sample, &match, layout);
      layout->others = formats != NULL ? find_others (&sample, formats, &match) : NULL;
      *winner = match;
    }

  mkr_sample_clear (&sample);
  return TRUE;
}

gboolean
mkr_recognise (MkrText       *text,
               MkrFormatSet  *formats,
               MkrFormat     *only,
               MkrLayout     *layout,
               const char   **nearest,
               GError       **error)
{
  guint n = only != NULL ? 1 : mkr_format_set_get_n (formats), widest = 0;
  g_autofree Match *best = g_new0 (Match, n);
  Match winner = { NULL };

  *layout = (MkrLayout) { NULL };
  if (nearest != NULL)
    *nearest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (!try_delimiter (text, delimiters[i], formats, only, best, &winner, &widest, layout, error))
      {
        mkr_layout_clear (layout);
        return FALSE;
      }

  if (winner.format != NULL || mkr_recognise_bare (text, formats, only, layout))
    return TRUE;

  if (widest > MKR_MAX_COLUMNS)
    g_set_error (error, MKR_ERROR, MKR_ERROR_LIMIT,
                 _("The file has %u columns; Makerent reads at most %d. Take out columns that are not needed."),
                 widest, MKR_MAX_COLUMNS);
  else
    set_unknown (only, best, n, nearest, error);

  return FALSE;
}
