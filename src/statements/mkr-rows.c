/* mkr-rows.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <csv.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-rows.h"

#define BLOCK     (256 * 1024)
#define PIECE     (64 * 1024)

/* libcsv's states, which its header leaves out: 0 between records, 2 inside a field. */
#define STATE_BETWEEN_ROWS 0
#define STATE_IN_FIELD     2

typedef struct
{
  struct csv_parser    csv;
  const MkrRowOptions *options;
  MkrRowFunc           func;
  gpointer             user_data;

  MkrCell              cells[MKR_MAX_COLUMNS];
  char                *buffer;       /* cell texts of the record, each NUL-terminated */
  gsize                size;
  gsize                used;
  gsize                starts[MKR_MAX_COLUMNS];
  MkrRow               row;
  gboolean             cut;          /* the field being read is beyond MKR_MAX_CELL */

  guint32              line;         /* of the piece being fed */
  gsize                piece_end;    /* offset behind it */
  guint                n_rows;
  gboolean             stopped;

  char                 line_end;
  gboolean             ends_plain[256];   /* bytes that a field without quotes does not hold */
} Walk;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t';
}

static void
field_cb (void   *field,
          size_t  length,
          void   *data)
{
  Walk *walk = data;
  guint i = walk->row.n_cells++;

  if (walk->cut || length > MKR_MAX_CELL)
    {
      walk->cut = FALSE;
      length = 0;
      if (walk->row.too_long == 0)
        walk->row.too_long = walk->row.n_cells;
    }

  if (i >= MKR_MAX_COLUMNS)
    return;

  if (walk->used + length + 1 > walk->size)
    {
      walk->size = (walk->used + length + 1) * 2;
      walk->buffer = g_realloc (walk->buffer, walk->size);
    }

  if (length > 0)
    memcpy (walk->buffer + walk->used, field, length);
  walk->buffer[walk->used + length] = '\0';
  walk->starts[i] = walk->used;
  walk->cells[i].length = (guint32)length;
  walk->used += length + 1;
}

static void
begin_record (Walk *walk)
{
  walk->row.n_cells = 0;
  walk->row.too_long = 0;
  walk->used = 0;
}

static void
deliver (Walk *walk)
{
  guint kept = MIN (walk->row.n_cells, MKR_MAX_COLUMNS);

  for (guint i = 0; i < kept; i++)
    walk->cells[i].text = walk->buffer + walk->starts[i];

  walk->row.cells = walk->cells;
  walk->row.length = walk->piece_end - walk->row.offset;
  walk->n_rows++;

  if (!walk->stopped && walk->n_rows <= MKR_MAX_ROWS)
    walk->stopped = !walk->func (&walk->row, walk->user_data);

  /* A second record on the same physical line (a lone CR between them) keeps line and offset. */
  begin_record (walk);
}

static void
row_cb (int   terminator,
        void *data)
{
  deliver (data);
}

/* A field without end must not eat the memory: beyond the limit its bytes are dropped and the row says so. */
static void
bound_field (Walk *walk)
{
  if (walk->csv.entry_pos > MKR_MAX_CELL && walk->csv.pstate == STATE_IN_FIELD && walk->csv.spaces == 0)
    {
      walk->csv.entry_pos = 0;
      walk->cut = TRUE;
    }
}

static gboolean
feed (Walk        *walk,
      const char  *text,
      gsize        length,
      GError     **error)
{
  while (length > 0)
    {
      gsize n = MIN (length, PIECE);

      if (csv_parse (&walk->csv, text, n, field_cb, row_cb, walk) != n)
        {
          g_set_error_literal (error, MKR_ERROR, MKR_ERROR_LIMIT,
                               _("There is not enough memory to read this file."));
          return FALSE;
        }

      bound_field (walk);
      text += n;
      length -= n;
    }

  return TRUE;
}

/* --- plain lines --- */

/* Behind the last byte of a field's text that ends before @end; NULL if libcsv has more to say on it: a quote inside, blanks
 * around. @text: at its first byte, behind the quote that opens it. */
static const char *
find_field_end (const Walk  *walk,
                gboolean     quoted,
                const char  *text,
                const char  *end)
{
  const char *p = text;

  if (quoted)
    {
      p = memchr (text, '"', (gsize)(end - text));
      return p != NULL && (p + 1 == end || p[1] == walk->options->delimiter) ? p : NULL;
    }

  while (p < end && !walk->ends_plain[(guchar)*p])
    p++;
  if (p < end && *p != walk->options->delimiter)
    return NULL;
  return p > text && (is_space (text[0]) || is_space (p[-1])) ? NULL : p;
}

static gboolean
take_fields (Walk        *walk,
             const char  *p,
             const char  *end)
{
  for (;;)
    {
      gboolean quoted = p < end && *p == '"';
      const char *text = p + quoted;
      const char *stop = find_field_end (walk, quoted, text, end);

      if (stop == NULL)
        return FALSE;
      field_cb ((char *)text, (gsize)(stop - text), walk);
      p = stop + quoted;
      if (p == end)
        return TRUE;
      p++;
    }
}

/* Nearly all lines are whole records in which nothing is special: they are cut here, with what libcsv would find, in a fraction
 * of its time. FALSE: nothing was done, it is a line for libcsv. */
static gboolean
take_plain_line (Walk        *walk,
                 const char  *text,
                 gsize        length)
{
  const char *end = text + length - 1;

  if (length < 2 || length > PIECE || *end != walk->line_end || walk->cut)
    return FALSE;
  if (*end == '\n' && end[-1] == '\r')
    end--;
  if (end > text && take_fields (walk, text, end))
    {
      deliver (walk);
      return TRUE;
    }

  begin_record (walk);
  return FALSE;
}

/* The text is not NUL-terminated. */
static gboolean
is_blank (const char *text,
          gsize       length)
{
  gboolean blank = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == ' ' || text[i] == '\t')
        blank = TRUE;
      else if (text[i] != '\r' && text[i] != '\n')
        return FALSE;
    }

  return blank;
}

static gboolean
check_rows (Walk    *walk,
            GError **error)
{
  if (walk->n_rows <= MKR_MAX_ROWS)
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_LIMIT,
               _("The file has more than %d rows, the most that Makerent reads. "
                 "Download the statement in shorter periods."), MKR_MAX_ROWS);
  return FALSE;
}

/* One physical line, or the part of it that lies in this block. */
static gboolean
feed_line (Walk        *walk,
           const char  *text,
           gsize        length,
           gsize        offset,
           gboolean     starts_line,
           GError     **error)
{
  gboolean between = walk->csv.pstate == STATE_BETWEEN_ROWS;

  if (between && starts_line)
    {
      walk->row.line = walk->line;
      walk->row.offset = offset;
    }

  walk->piece_end = offset + length;

  if (between && starts_line && take_plain_line (walk, text, length))
    return check_rows (walk, error);

  if (!feed (walk, text, length, error))
    return FALSE;

  /* libcsv skips a line of blanks; the person would look for it in vain. Only the first bytes are looked at: it is short. */
  if (between && starts_line && walk->csv.pstate == STATE_BETWEEN_ROWS && (text[0] == ' ' || text[0] == '\t')
      && length < 256 && is_blank (text, length))
    deliver (walk);

  return check_rows (walk, error);
}

/* LF ends a line wherever the file has one; CR only in files that have no LF (old Mac exports). */
static char
find_line_end (MkrText *text)
{
  const char *block;
  gsize offset = 0, n;

  while ((n = mkr_text_peek (text, offset, BLOCK, &block)) > 0 && offset < 4 * BLOCK)
    {
      if (memchr (block, '\n', n) != NULL)
        return '\n';
      offset += n;
    }

  n = mkr_text_peek (text, 0, BLOCK, &block);
  return n > 0 && memchr (block, '\r', n) != NULL ? '\r' : '\n';
}

static void
report_progress (Walk  *walk,
                 gsize *last,
                 gsize  done,
                 gsize  total)
{
  if (walk->options->progress != NULL && done - *last >= total / 100 + 1)
    {
      walk->options->progress (done, total, walk->options->progress_data);
      *last = done;
    }
}

static gboolean
walk_blocks (Walk     *walk,
             MkrText  *text,
             GError  **error)
{
  gsize total = mkr_text_get_size (text);
  gsize limit = walk->options->limit > 0 ? MIN (walk->options->limit, total) : total;
  gboolean starts_line = TRUE;
  gsize offset = 0, reported = 0, n;
  const char *block;

  while (offset < limit && !walk->stopped && (n = mkr_text_peek (text, offset, BLOCK, &block)) > 0)
    {
      const char *p = block, *end = block + n;

      if (g_cancellable_set_error_if_cancelled (walk->options->cancellable, error))
        return FALSE;

      while (p < end && !walk->stopped)
        {
          const char *stop = memchr (p, walk->line_end, (gsize)(end - p));
          gsize length = (gsize)((stop != NULL ? stop + 1 : end) - p);

          if (!feed_line (walk, p, length, offset + (gsize)(p - block), starts_line, error))
            return FALSE;

          starts_line = stop != NULL;
          walk->line += starts_line;
          p += length;
        }

      offset += n;
      report_progress (walk, &reported, offset, total);
    }

  return TRUE;
}

static gboolean
finish (Walk     *walk,
        GError  **error)
{
  if (walk->stopped)
    return TRUE;

  if (!walk->options->lenient && walk->csv.pstate == STATE_IN_FIELD && walk->csv.quoted)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_DAMAGED,
                   _("The statement is damaged: a quote that opens in line %u is never closed, "
                     "so the rows behind it cannot be told apart. Close it, or download the statement again."),
                   walk->row.line);
      return FALSE;
    }

  csv_fini (&walk->csv, field_cb, row_cb, walk);
  return TRUE;
}

gboolean
mkr_rows_walk (MkrText              *text,
               const MkrRowOptions  *options,
               MkrRowFunc            func,
               gpointer              user_data,
               GError              **error)
{
  g_autofree Walk *walk = g_new0 (Walk, 1);
  gboolean ok;

  g_return_val_if_fail (text != NULL && options != NULL && func != NULL, FALSE);

  csv_init (&walk->csv, 0);
  csv_set_delim (&walk->csv, (unsigned char)options->delimiter);
  csv_set_blk_size (&walk->csv, 16 * 1024);
  walk->options = options;
  walk->func = func;
  walk->user_data = user_data;
  walk->line = 1;
  walk->line_end = find_line_end (text);
  walk->ends_plain['"'] = walk->ends_plain['\r'] = walk->ends_plain['\n'] = TRUE;
  walk->ends_plain[(guchar)options->delimiter] = TRUE;
  walk->size = 4096;
  walk->buffer = g_malloc (walk->size);

  ok = walk_blocks (walk, text, error) && finish (walk, error);

  csv_free (&walk->csv);
  g_free (walk->buffer);
  return ok;
}
