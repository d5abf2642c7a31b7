/* mkr-format-text.c: where in the text of a format file something stands
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-format-private.h"

#define MAX_SHOWN 40

/* NULL: no group begins here. */
static char *
group_of (const char *line)
{
  const char *end = strrchr (line, ']');

  return line[0] == '[' && end != NULL ? g_strndup (line + 1, (gsize) (end - line - 1)) : NULL;
}

static gboolean
has_key (const char *line,
         const char *key)
{
  const char *sign = strchr (line, '=');
  g_autofree char *name = sign != NULL ? g_strstrip (g_strndup (line, (gsize) (sign - line))) : NULL;

  return name != NULL && line[0] != '#' && strcmp (name, key) == 0;
}

/* The last line of @key in @group, as the last one holds; else that of the group's title; 0: neither is there. */
guint
mkr_format_text_find_line (const char *text,
                           const char *group,
                           const char *key)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint title = 0, found = 0;
  gboolean inside = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = group_of (g_strstrip (lines[i]));

      if (name != NULL)
        inside = strcmp (name, group) == 0;
      if (name != NULL && inside && title == 0)
        title = i + 1;
      if (name == NULL && inside && *key != '\0' && has_key (lines[i], key))
        found = i + 1;
    }

  return found > 0 ? found : title;
}

static void
set_no_key (guint        line,
            const char  *text,
            GError     **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_SHOWN));

  g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
               /* Translators: a line of a format file and what stands in it. */
               _("line %u: “%s” is neither a “[group]” nor “key=value”; a remark begins with “#”"), line, shown);
}

/* GLib tells of a line that is nothing, but not which one it is. */
gboolean
mkr_format_text_check (const char  *text,
                       GError     **error)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean inside = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      g_autofree char *name = group_of (line);

      if (*line == '\0' || *line == '#')
        continue;
      if (name == NULL && (!inside || *line == '[' || *line == '=' || strchr (line, '=') == NULL))
        {
          set_no_key (i + 1, line, error);
          return FALSE;
        }
      inside = TRUE;
    }

  return TRUE;
}
