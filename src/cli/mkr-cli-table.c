/* mkr-cli-table.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-money.h"
#include "mkr-cli-table.h"
#include "mkr-text.h"

#define GAP       2
#define FLUSH_AT  65536

struct _MkrTable
{
  const MkrColumn *columns;
  guint            n_columns;
  guint            next;      /* column of the next cell */
  gboolean         csv;
  gboolean         failed;    /* standard output took no more */
  int              saved_errno;
  GString         *out;
  GPtrArray       *cells;     /* aligned tables: char *, line by line, the names first */
};

static void
flush (MkrCliTable *self)
{
  if (!self->failed && fwrite (self->out->str, 1, self->out->len, stdout) != self->out->len)
    {
      self->failed = TRUE;
      self->saved_errno = errno;
    }

  g_string_truncate (self->out, 0);
}

static void
append_csv (MkrCliTable *self,
            const char  *text,
            gboolean     is_number)
{
  mkr_text_append_csv (self->out, text, is_number);
  self->next++;

  if (self->next < self->n_columns)
    {
      g_string_append_c (self->out, ',');
      return;
    }

  g_string_append (self->out, "\r\n");
  self->next = 0;

  if (self->out->len > FLUSH_AT)
    flush (self);
}

static void
append_cell (MkrCliTable *self,
             const char  *text)
{
  if (self->csv)
    {
      append_csv (self, text, self->columns[self->next].kind != MKR_CELL_TEXT);
      return;
    }

  g_ptr_array_add (self->cells, mkr_text_visible (text));
  self->next = (self->next + 1) % self->n_columns;
}

/* Columns that the text takes on a terminal: East Asian wide signs two, combining ones none. */
static int
display_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static void
append_padding (GString *out,
                int      n)
{
  for (int i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

static void
append_line (MkrCliTable *self,
             guint        line,
             const int   *widths)
{
  gsize start = self->out->len;

  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *cell = g_ptr_array_index (self->cells, line * self->n_columns + c);
      int padding = widths[c] - display_width (cell);
      gboolean right = self->columns[c].kind == MKR_CELL_NUMBER;

      append_padding (self->out, (c > 0 ? GAP : 0) + (right ? padding : 0));
      g_string_append (self->out, cell);
      append_padding (self->out, right ? 0 : padding);
    }

  while (self->out->len > start && self->out->str[self->out->len - 1] == ' ')
    g_string_truncate (self->out, self->out->len - 1);

  g_string_append_c (self->out, '\n');
}

static void
append_aligned (MkrCliTable *self)
{
  g_autofree int *widths = g_new0 (int, self->n_columns);
  guint n_lines = self->cells->len / self->n_columns;

  for (guint i = 0; i < self->cells->len; i++)
    {
      int width = display_width (g_ptr_array_index (self->cells, i));

      widths[i % self->n_columns] = MAX (widths[i % self->n_columns], width);
    }

  for (guint line = 0; line < n_lines; line++)
    {
      append_line (self, line, widths);

      if (self->out->len > FLUSH_AT)
        flush (self);
    }
}

MkrCliTable *
mkr_cli_table_new (const MkrColumn *columns,
                   guint            n_columns,
                   gboolean         csv)
{
  MkrCliTable *self;

  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_new0 (MkrCliTable, 1);
  self->columns = columns;
  self->n_columns = n_columns;
  self->csv = csv;
  self->out = g_string_new (NULL);
  self->cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_columns; i++)
    append_cell (self, columns[i].name);

  return self;
}

void
mkr_cli_table_free (MkrCliTable *self)
{
  if (self == NULL)
    return;

  g_string_free (self->out, TRUE);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
mkr_cli_table_text (MkrCliTable *self,
                    const char  *text)
{
  append_cell (self, text != NULL ? text : "");
}

void
mkr_cli_table_int (MkrCliTable *self,
                   gint64       value)
{
  char buffer[24];

  g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, value);
  append_cell (self, buffer);
}

void
mkr_cli_table_id (MkrCliTable *self,
                  gint64       id)
{
  if (id == 0)
    append_cell (self, "");
  else
    mkr_cli_table_int (self, id);
}

void
mkr_cli_table_yes (MkrCliTable *self,
                   gboolean     yes)
{
  append_cell (self, yes ? "yes" : "no");
}

void
mkr_cli_table_date (MkrCliTable *self,
                    MkrDate      date)
{
  char buffer[11] = "";

  if (date != MKR_DATE_NONE)
    mkr_date_write (date, buffer);

  append_cell (self, buffer);
}

void
mkr_cli_table_money (MkrCliTable       *self,
                     gint64             minor,
                     const MkrCurrency *currency)
{
  g_autofree char *text = NULL;

  if (currency != NULL)
    text = mkr_money_format (minor, currency, MKR_MONEY_PLAIN);

  append_cell (self, text != NULL ? text : "");
}

void
mkr_cli_table_decimal (MkrCliTable *self,
                       MkrDecimal   value)
{
  g_autofree char *text = mkr_decimal_to_string (value);

  append_cell (self, text);
}

void
mkr_cli_table_currency (MkrCliTable       *self,
                        const MkrCurrency *currency)
{
  append_cell (self, currency != NULL ? currency->code : "");
}

gboolean
mkr_cli_table_print (MkrCliTable  *self,
                     GError      **error)
{
  g_return_val_if_fail (self->next == 0, FALSE);

  if (!self->csv)
    append_aligned (self);

  flush (self);

  if (!self->failed && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_IO, _("The output could not be written: %s."),
               g_strerror (self->failed ? self->saved_errno : errno));
  return FALSE;
}
