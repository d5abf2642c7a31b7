/* mkr-correction.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-correction.h"
#include "mkr-error.h"
#include "mkr-read-private.h"

MkrCorrection *
mkr_correction_new (guint32     line,
                    const char *column,
                    const char *value)
{
  MkrCorrection *self = g_new0 (MkrCorrection, 1);

  self->line = line;
  self->column = g_strdup (column);
  self->value = g_strdup (value);
  return self;
}

void
mkr_correction_free (MkrCorrection *self)
{
  if (self == NULL)
    return;

  g_free (self->column);
  g_free (self->value);
  g_free (self->was);
  g_free (self);
}

gboolean
mkr_correction_parse (const char     *text,
                      MkrCorrection **correction)
{
  g_autofree char *column = NULL;
  const char *equals;
  char *colon;
  guint64 line = g_ascii_strtoull (text, &colon, 10);

  if (!g_ascii_isdigit (*text) || *colon != ':' || line == 0 || line > G_MAXUINT32)
    return FALSE;

  equals = strchr (colon + 1, '=');
  if (equals == NULL || equals == colon + 1)
    return FALSE;

  column = g_strndup (colon + 1, (gsize)(equals - colon - 1));
  *correction = mkr_correction_new ((guint32)line, g_strstrip (column), equals + 1);
  return TRUE;
}

/* --- while reading --- */

/* The cell of the row that @name means: a title of this file, or the format's own word for it; −1: none. */
static gint
find_place (const MkrLayout *layout,
            const char      *name,
            const char     **title)
{
  g_autofree char *wanted = mkr_header_fold (name);

  for (guint i = 0; i < layout->format->columns->len; i++)
    {
      const MkrFormatColumn *column = layout->format->columns->pdata[i];
      g_autofree char *folded = NULL;

      if (layout->map[i] < 0)
        continue;
      folded = mkr_header_fold (layout->titles[i]);
      if (strcmp (folded, wanted) != 0 && g_ascii_strcasecmp (column->name, wanted) != 0)
        continue;
      *title = layout->titles[i];
      return layout->map[i];
    }

  return -1;
}

void
mkr_statement_note_columns (MkrStatement    *self,
                            const MkrLayout *layout)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();

  self->delimiter = layout->delimiter;
  self->places = g_array_new (FALSE, FALSE, sizeof (gint16));
  for (guint i = 0; i < layout->format->columns->len; i++)
    if (layout->map[i] >= 0)
      {
        g_ptr_array_add (titles, g_strdup (layout->titles[i]));
        g_array_append_val (self->places, layout->map[i]);
      }

  g_ptr_array_add (titles, NULL);
  self->columns = (GStrv)g_ptr_array_free (g_steal_pointer (&titles), FALSE);
}

/* TRUE: @wanted are the corrections of this file, each for a column that it has. */
gboolean
mkr_corrections_check (MkrStatement     *self,
                       const MkrLayout  *layout,
                       GPtrArray        *wanted,
                       GError          **error)
{
  const char *title;

  for (guint i = 0; i < wanted->len; i++)
    {
      const MkrCorrection *correction = wanted->pdata[i];
      g_autofree char *names = NULL;

      if (find_place (layout, correction->column, &title) >= 0)
        continue;
      names = g_strjoinv (_(", "), self->columns);
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND,
                   _("There is no column “%s” to correct. Those that are read: %s."), correction->column, names);
      return FALSE;
    }

  return TRUE;
}

/* Every one was made, or its line is not the line of a row. */
gboolean
mkr_corrections_finish (MkrStatement  *self,
                        GPtrArray     *wanted,
                        GError       **error)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      const MkrCorrection *correction = wanted->pdata[i];
      gboolean made = FALSE;

      for (guint j = 0; self->corrections != NULL && j < self->corrections->len && !made; j++)
        made = ((MkrCorrection *)self->corrections->pdata[j])->line == correction->line;
      if (made)
        continue;
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND,
                   _("No row begins in line %u, so it cannot be corrected."), correction->line);
      return FALSE;
    }

  return TRUE;
}

static char *
dup_valid (const MkrCell *cell)
{
  return cell != NULL ? g_utf8_make_valid (cell->text, (gssize)cell->length) : g_strdup ("");
}

static void
note_correction (MkrStatement        *self,
                 const MkrCorrection *wanted,
                 const char          *title,
                 const MkrCell       *cell)
{
  MkrCorrection *made = mkr_correction_new (wanted->line, title, wanted->value);

  made->was = dup_valid (cell);
  if (self->corrections == NULL)
    self->corrections = g_ptr_array_new_with_free_func ((GDestroyNotify)mkr_correction_free);

  /* The same cell twice: the last value holds, and the first text is what the file has. */
  for (guint i = 0; i < self->corrections->len; i++)
    {
      const MkrCorrection *former = self->corrections->pdata[i];

      if (former->line != made->line || strcmp (former->column, made->column) != 0)
        continue;
      g_free (made->was);
      made->was = g_strdup (former->was);
      g_ptr_array_remove_index (self->corrections, i);
      break;
    }
  g_ptr_array_add (self->corrections, made);
}

/**
 * mkr_reader_correct:
 *
 * Returns: (transfer none) (nullable): @row with the cells that the person corrected, valid as long as the statement; NULL
 *   if there are none
 */
const MkrRow *
mkr_reader_correct (MkrReader    *reader,
                    const MkrRow *row)
{
  GPtrArray *wanted = reader->options->corrections;
  MkrArena *arena = reader->statement->arena;
  MkrCell *cells = NULL;
  MkrRow *corrected = NULL;

  for (guint i = 0; i < wanted->len; i++)
    {
      const MkrCorrection *correction = wanted->pdata[i];
      const char *title = NULL;
      gint place;

      if (correction->line != row->line || (place = find_place (reader->layout, correction->column, &title)) < 0)
        continue;
      if (corrected == NULL)
        {
          guint n = MAX (MIN (row->n_cells, MKR_MAX_COLUMNS), reader->layout->n_columns);

          corrected = mkr_statement_keep (reader->statement, g_memdup2 (row, sizeof *row));
          cells = mkr_statement_keep (reader->statement, g_new0 (MkrCell, n + 1));
          for (guint c = 0; c < n; c++)
            cells[c] = c < row->n_cells ? row->cells[c] : (MkrCell) { "", 0 };
          corrected->cells = cells;
        }
      note_correction (reader->statement, correction, title, (guint)place < row->n_cells ? &row->cells[place] : NULL);
      cells[place].length = (guint32)strlen (correction->value);
      cells[place].text = mkr_arena_add (arena, correction->value, cells[place].length);
      /* A short row whose last cells are written now is whole. */
      corrected->n_cells = MAX (corrected->n_cells, (guint)place + 1);
    }

  return corrected;
}

/* --- what was read --- */

GPtrArray *
mkr_statement_get_corrections (MkrStatement *self)
{
  return self->corrections;
}

char *
mkr_statement_dup_corrected (MkrStatement   *self,
                             const MkrEntry *entry)
{
  g_autoptr(GString) text = NULL;

  for (guint i = 0; self->corrections != NULL && i < self->corrections->len; i++)
    {
      const MkrCorrection *correction = self->corrections->pdata[i];
      g_autofree char *part = NULL;

      if (correction->line != entry->line)
        continue;
      /* Translators: a column's title, and the text that its cell had. */
      part = g_strdup_printf (_("corrected by hand: %s was “%.60s”"), correction->column, correction->was);
      if (text == NULL)
        text = g_string_new (part);
      else
        g_string_append_printf (text, "; %s", part);
    }

  return text != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

const char * const *
mkr_statement_get_columns (MkrStatement *self)
{
  static const char * const none[] = { NULL };

  return self->columns != NULL ? (const char * const *)self->columns : none;
}

typedef struct
{
  gint   place;
  char  *text;
} Cell;

static gboolean
take_cell_cb (const MkrRow *row,
              gpointer      user_data)
{
  Cell *cell = user_data;

  if ((guint)cell->place < MIN (row->n_cells, MKR_MAX_COLUMNS))
    cell->text = dup_valid (&row->cells[cell->place]);
  return FALSE;
}

char *
mkr_statement_dup_cell (MkrStatement   *self,
                        const MkrEntry *entry,
                        const char     *column)
{
  g_autofree char *raw = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(MkrText) text = NULL;
  Cell cell = { -1, NULL };
  const MkrRowOptions options = { .delimiter = self->delimiter, .lenient = TRUE };

  for (guint i = 0; self->corrections != NULL && i < self->corrections->len; i++)
    {
      const MkrCorrection *correction = self->corrections->pdata[i];

      if (correction->line == entry->line && strcmp (correction->column, column) == 0)
        return g_strdup (correction->value);
    }

  for (guint i = 0; self->columns != NULL && self->columns[i] != NULL && cell.place < 0; i++)
    if (strcmp (self->columns[i], column) == 0)
      cell.place = g_array_index (self->places, gint16, i);
  if (cell.place < 0)
    return g_strdup ("");

  raw = mkr_statement_dup_raw (self, entry);
  bytes = g_bytes_new (raw, strlen (raw));
  text = mkr_text_new_for_bytes (bytes, NULL);
  if (text != NULL)
    mkr_rows_walk (text, &options, take_cell_cb, &cell, NULL);

  return cell.text != NULL ? cell.text : g_strdup ("");
}
