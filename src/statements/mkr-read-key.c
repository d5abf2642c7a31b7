/* mkr-read-key.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-read-private.h"

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
append_part (MkrReader        *reader,
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
      cell = mkr_reader_get_cell (reader, part->column);
      if (cell != NULL)
        append_folded (reader->scratch, cell->text, cell->length);
      break;
    }
}

/* Without an id the content is the key: never status, running balance, time of day or line (figures.md 3). */
static void
append_content (MkrReader *reader)
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

/* The commonest key is the reference alone: one string for both. */
static gboolean
is_reference (const MkrFormat *format)
{
  const GArray *parts = format->fields[MKR_FIELD_REFERENCE];
  const MkrFieldPart *part = parts->len == 1 ? &g_array_index (parts, MkrFieldPart, 0) : NULL;

  return format->key->len == 1 && part != NULL && part->when == MKR_WHEN_ALWAYS &&
         part->column == g_array_index (format->key, MkrKeyPart, 0).column;
}

const char *
mkr_reader_make_key (MkrReader *reader)
{
  const GArray *key = reader->format->key;
  gboolean has_id = FALSE;

  for (guint i = 0; i < key->len && !has_id; i++)
    {
      const MkrKeyPart *part = &g_array_index (key, MkrKeyPart, i);

      has_id = part->kind == MKR_KEY_COLUMN && i == 0 && !mkr_reader_is_empty (reader, mkr_reader_get_cell (reader, part->column));
    }

  if (has_id && is_reference (reader->format) && strchr (reader->entry->reference, ' ') == NULL)
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
