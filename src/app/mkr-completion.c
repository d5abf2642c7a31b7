/* mkr-completion.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-completion.h"

typedef struct
{
  GtkEntry  *entry;       /* whose data this is */
  char     **names;
  char      *last;        /* what was typed before */
  guint      source;
  gboolean   completing;
} Completion;

static void
completion_free (gpointer data)
{
  Completion *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_strfreev (self->names);
  g_free (self->last);
  g_free (self);
}

/* What is left of the name after @typed, or NULL. */
static const char *
rest_of (const char *name,
         const char *typed)
{
  glong length = g_utf8_strlen (typed, -1);
  g_autofree char *start = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (length == 0 || g_utf8_strlen (name, -1) <= length)
    return NULL;

  start = g_utf8_substring (name, 0, length);
  first = g_utf8_casefold (start, -1);
  second = g_utf8_casefold (typed, -1);
  return g_str_equal (first, second) ? g_utf8_offset_to_pointer (name, length) : NULL;
}

static gboolean
complete_cb (gpointer data)
{
  Completion *self = data;
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  const char *rest = NULL;
  int end = (int) g_utf8_strlen (self->last, -1);

  self->source = 0;
  for (guint i = 0; self->names[i] != NULL && rest == NULL; i++)
    rest = rest_of (self->names[i], self->last);

  if (rest == NULL || g_strcmp0 (gtk_editable_get_text (editable), self->last) != 0)
    return G_SOURCE_REMOVE;

  self->completing = TRUE;
  gtk_editable_insert_text (editable, rest, -1, &(int) { end });
  gtk_editable_select_region (editable, end, -1);
  self->completing = FALSE;
  return G_SOURCE_REMOVE;
}

/* Only what grows at its end by typing is completed: whoever deletes does not want the rest back. */
static void
changed_cb (GtkEditable *editable,
            gpointer     data)
{
  Completion *self = data;
  const char *text = gtk_editable_get_text (editable);
  gsize before = strlen (self->last), now = strlen (text);
  gboolean grown = now > before && now - before <= 4 && g_str_has_prefix (text, self->last);

  if (self->completing)
    return;

  g_free (self->last);
  self->last = g_strdup (text);
  g_clear_handle_id (&self->source, g_source_remove);
  if (grown && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (editable))))
    self->source = g_idle_add (complete_cb, self);
}

void
mkr_completion_attach (GtkEntry           *entry,
                       const char * const *names)
{
  Completion *self;

  g_return_if_fail (GTK_IS_ENTRY (entry));

  self = g_object_get_data (G_OBJECT (entry), "mkr-completion");
  if (self == NULL)
    {
      self = g_new0 (Completion, 1);
      self->entry = entry;
      self->last = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
      g_object_set_data_full (G_OBJECT (entry), "mkr-completion", self, completion_free);
      g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), self);
    }

  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
}
