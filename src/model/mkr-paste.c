/* mkr-paste.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-paste.h"

/* Columns of the format for one's own rows, in the order that people write them in. */
static const char * const own_columns[] = { "date", "source", "gross", "text" };

static MkrStatement *
read_text (const char            *text,
           MkrFormatSet          *formats,
           const MkrReadOptions  *options,
           GCancellable          *cancellable,
           GError               **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return mkr_statement_read (bytes, _("pasted rows"), formats, options, NULL, NULL, cancellable,
                             error);
}

/* The first line may hold a comma in an amount: a tab or a semicolon goes before it. */
static char
find_separator (const char *text)
{
  gsize length = strcspn (text, "\r\n");

  if (memchr (text, '\t', length) != NULL)
    return '\t';

  return memchr (text, ';', length) != NULL ? ';' : ',';
}

static char *
add_header (const char *text)
{
  char separator[] = { find_separator (text), '\0' };
  gsize columns = 1;
  g_autoptr(GString) all = g_string_new (NULL);

  for (const char *c = text; *c != '\0' && *c != '\n' && *c != '\r'; c++)
    columns += *c == *separator;

  for (guint i = 0; i < CLAMP (columns, 3, G_N_ELEMENTS (own_columns)); i++)
    g_string_append_printf (all, "%s%s", i > 0 ? separator : "", own_columns[i]);

  g_string_append_printf (all, "\n%s", text);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gboolean
has_money (MkrStatement *statement)
{
  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    if (mkr_statement_get (statement, i)->kind != MKR_KIND_PROBLEM)
      return TRUE;

  return FALSE;
}

/* A payment has a date and an amount; titles are words. */
static gboolean
starts_with_titles (const char *text)
{
  for (const char *c = text; *c != '\0' && *c != '\n' && *c != '\r'; c++)
    if (g_ascii_isdigit (*c))
      return FALSE;

  return TRUE;
}

MkrStatement *
mkr_paste_read (const char            *text,
                MkrFormatSet          *formats,
                const MkrReadOptions  *options,
                GCancellable          *cancellable,
                GError               **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(GError) ignored = NULL;
  g_autoptr(MkrStatement) statement = NULL;
  g_autofree char *own = NULL;
  MkrReadOptions guess = *options;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  while (g_ascii_isspace (*text))
    text++;

  statement = read_text (text, formats, options, cancellable, &local);
  if (statement != NULL || !g_error_matches (local, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT))
    {
      if (statement == NULL)
        g_propagate_error (error, g_steal_pointer (&local));

      return g_steal_pointer (&statement);
    }

  guess.guess = TRUE;
  if (starts_with_titles (text))
    return read_text (text, formats, &guess, cancellable, error);

  own = add_header (text);
  statement = read_text (own, formats, options, cancellable, &ignored);
  if (statement != NULL && has_money (statement))
    return g_steal_pointer (&statement);

  /* Both are worth a question. */
  if (g_error_matches (ignored, MKR_ERROR, MKR_ERROR_QUESTION))
    {
      g_propagate_error (error, g_steal_pointer (&ignored));
      return NULL;
    }

  g_clear_pointer (&statement, mkr_statement_unref);
  return read_text (text, formats, &guess, cancellable, error);
}
