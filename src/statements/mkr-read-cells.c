/* mkr-read-cells.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-read-private.h"

const MkrCell *
mkr_reader_get_cell (MkrReader *reader,
                     gint       column)
{
  gint at = column >= 0 ? reader->layout->map[column] : MKR_NO_COLUMN;

  return at >= 0 && (guint)at < reader->row->n_cells && at < MKR_MAX_COLUMNS ? &reader->row->cells[at] : NULL;
}

gboolean
mkr_reader_is_empty (MkrReader     *reader,
                     const MkrCell *cell)
{
  if (cell == NULL || cell->length == 0)
    return TRUE;

  for (guint i = 0; reader->format->blank != NULL && reader->format->blank[i] != NULL; i++)
    if (strcmp (reader->format->blank[i], cell->text) == 0)
      return TRUE;

  return cell->text[0] <= ' ' && strspn (cell->text, " \t\r\n") == cell->length;
}

gboolean
mkr_when_fits (guint8 when,
               gint   sign)
{
  return when == MKR_WHEN_ALWAYS || (when == MKR_WHEN_IN && sign > 0) || (when == MKR_WHEN_OUT && sign < 0)
         || (when == MKR_WHEN_ZERO && sign == 0);
}

/* The first filled cell of a field; −1 as @column if there is none. */
const MkrCell *
mkr_reader_get_field (MkrReader    *reader,
                      const GArray *parts,
                      gint          sign,
                      gint         *column)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const MkrFieldPart *part = &g_array_index (parts, MkrFieldPart, i);
      const MkrCell *cell = mkr_reader_get_cell (reader, part->column);

      if (mkr_when_fits (part->when, sign) && !mkr_reader_is_empty (reader, cell))
        {
          if (column != NULL)
            *column = part->column;
          return cell;
        }
    }

  if (column != NULL)
    *column = parts->len > 0 ? g_array_index (parts, MkrFieldPart, 0).column : MKR_NO_COLUMN;
  return NULL;
}

/* Cells come with the blanks that a quoted field keeps. */
const char *
mkr_cell_trim (const MkrCell *cell,
               gsize         *length)
{
  const char *text = cell->text;

  *length = cell->length;
  while (*length > 0 && (text[*length - 1] == ' ' || text[*length - 1] == '\t' || text[*length - 1] == '\n'
                         || text[*length - 1] == '\r'))
    (*length)--;

  return text;
}

const char *
mkr_reader_intern_cell (MkrReader     *reader,
                        const MkrCell *cell)
{
  const char *text;
  gsize length;

  if (cell == NULL)
    return "";

  text = mkr_cell_trim (cell, &length);
  return mkr_intern_add (reader->intern, text, length);
}

const char *
mkr_reader_store_cell (MkrReader     *reader,
                       const MkrCell *cell)
{
  const char *text;
  gsize length;

  if (cell == NULL)
    return "";

  text = mkr_cell_trim (cell, &length);
  return mkr_arena_add (reader->statement->arena, text, length);
}

/* --- problems --- */

static const char *
header_name (MkrReader *reader,
             gint       column)
{
  const char *title = column >= 0 ? reader->layout->titles[column] : "";

  return mkr_intern_add (reader->intern, title, strlen (title));
}

/* Marks the entry as unreadable. @message is translated. */
void
mkr_reader_set_problem (MkrReader  *reader,
                        gint        column,
                        const char *message)
{
  MkrEntry *entry = reader->entry;
  const MkrCell *cell = mkr_reader_get_cell (reader, column);

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

void G_GNUC_PRINTF (3, 4)
mkr_reader_set_problem_printf (MkrReader  *reader,
                               gint        column,
                               const char *message,
                               ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, message);
  text = g_strdup_vprintf (message, args);
  va_end (args);
  mkr_reader_set_problem (reader, column, text);
}

void
mkr_reader_set_ignored (MkrReader  *reader,
                        const char *reason)
{
  reader->entry->kind = MKR_KIND_IGNORED;
  reader->entry->reason = reason;
}
