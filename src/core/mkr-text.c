/* mkr-text.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-text.h"

/**
 * mkr_text_fold:
 *
 * Returns: (transfer full): @text without blanks at its ends, runs of white space folded to one blank
 */
char *
mkr_text_fold (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          blank = out->len > 0;
          continue;
        }

      if (blank)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

static gboolean
is_hidden (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

/**
 * mkr_text_visible:
 *
 * Makes control characters visible (reliability.md R22): C0 as control pictures, the others as U+FFFD.
 *
 * Returns: (transfer full): text that is safe in a label or on a terminal
 */
char *
mkr_text_visible (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_hidden (c))
        g_string_append_unichar (out, c);
      else
        g_string_append_unichar (out, c < 0x20 ? 0x2400 + c : 0xfffd);
    }

  return g_string_free (out, FALSE);
}

/* What a spreadsheet would run, also after blanks; an apostrophe is guarded too, so that taking one off restores the cell. */
static gboolean
needs_guard (const char *text)
{
  if (*text == '\t' || *text == '\r')
    return TRUE;

  while (*text == ' ')
    text++;

  return *text != '\0' && strchr ("=+-@\t\r'", *text) != NULL;
}

/**
 * mkr_text_append_csv:
 * @is_number: the cell is Makerent's own figure or date: it is never guarded
 *
 * Appends one RFC 4180 field, without separator. A text that a spreadsheet would take for a formula
 * gets a leading apostrophe (reliability.md R24).
 */
void
mkr_text_append_csv (GString    *out,
                     const char *text,
                     gboolean    is_number)
{
  gboolean guard = !is_number && needs_guard (text);
  gboolean quote = strpbrk (text, ",\"\r\n") != NULL || *text == ' ' ||
                   (*text != '\0' && text[strlen (text) - 1] == ' ');

  if (quote)
    g_string_append_c (out, '"');
  if (guard)
    g_string_append_c (out, '\'');

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }

  if (quote)
    g_string_append_c (out, '"');
}
