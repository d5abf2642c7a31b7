/* mkr-format-set.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-format-private.h"

struct _MkrFormatSet
{
  int        ref_count;   /* atomic */
  GPtrArray *formats;     /* of MkrFormat, by name */
  GPtrArray *warnings;    /* of char *, NULL-terminated when loaded */
  GPtrArray *broken;      /* of char *: the files that they are about, as many */
};

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const MkrFormat *first = *(MkrFormat * const *)a, *second = *(MkrFormat * const *)b;
  int order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *)a, *(char * const *)b);
}

static GPtrArray *
list_files (const char *dir)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) handle = g_dir_open (dir, 0, NULL);
  const char *name;

  while (handle != NULL && (name = g_dir_read_name (handle)) != NULL)
    if (g_str_has_suffix (name, ".ini") && name[0] != '.')
      g_ptr_array_add (paths, g_build_filename (dir, name, NULL));

  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

static MkrFormat *
find_by_id (MkrFormatSet *self,
            const char   *id,
            guint        *position)
{
  for (guint i = 0; i < self->formats->len; i++)
    {
      MkrFormat *format = self->formats->pdata[i];

      if (strcmp (format->id, id) == 0)
        {
          if (position != NULL)
            *position = i;
          return format;
        }
    }

  return NULL;
}

/* A person's own file replaces the shipped one of the same id. A broken own file costs that format, not the program. */
static gboolean
load_dir (MkrFormatSet  *self,
          const char    *dir,
          gboolean       own,
          GError       **error)
{
  g_autoptr(GPtrArray) paths = list_files (dir);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GError) why = NULL;
      g_autoptr(MkrFormat) format = mkr_format_new_from_file (paths->pdata[i], &why);
      guint position;

      if (format == NULL && !own)
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
      if (format == NULL)
        {
          g_ptr_array_add (self->warnings, g_strdup (why->message));
          g_ptr_array_add (self->broken, g_strdup (paths->pdata[i]));
          continue;
        }

      format->own = own;
      if (find_by_id (self, format->id, &position) != NULL)
        g_ptr_array_remove_index (self->formats, position);
      g_ptr_array_add (self->formats, g_steal_pointer (&format));
    }

  return TRUE;
}

static MkrFormatSet *
set_new (void)
{
  MkrFormatSet *self = g_new0 (MkrFormatSet, 1);

  self->ref_count = 1;
  self->formats = g_ptr_array_new_with_free_func ((GDestroyNotify)mkr_format_unref);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->broken = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * mkr_format_set_load:
 *
 * Loads the shipped formats and the person's own. Fails if a shipped one is broken or there are none.
 */
MkrFormatSet *
mkr_format_set_load (GError **error)
{
  const char *data = g_getenv ("MAKERENT_DATA_DIR");
  g_autofree char *shipped = g_build_filename (data != NULL ? data : MKR_DATA_DIR, "formats", NULL);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "makerent", "formats", NULL);
  g_autoptr(MkrFormatSet) self = set_new ();

  if (!load_dir (self, shipped, FALSE, error))
    return NULL;

  if (self->formats->len == 0)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND,
                   _("There are no statement formats in %s. Install Makerent again."), shipped);
      return NULL;
    }

  load_dir (self, own, TRUE, NULL);
  g_ptr_array_sort (self->formats, compare_names);
  g_ptr_array_add (self->warnings, NULL);
  g_ptr_array_add (self->broken, NULL);
  return g_steal_pointer (&self);
}

/**
 * mkr_format_set_new_empty:
 *
 * A set without formats, for files that are read with one that is given.
 */
MkrFormatSet *
mkr_format_set_new_empty (void)
{
  MkrFormatSet *self = set_new ();

  g_ptr_array_add (self->warnings, NULL);
  g_ptr_array_add (self->broken, NULL);
  return self;
}

MkrFormatSet *
mkr_format_set_ref (MkrFormatSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
mkr_format_set_unref (MkrFormatSet *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_ptr_array_unref (self->formats);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->broken);
  g_free (self);
}

guint
mkr_format_set_get_n (MkrFormatSet *self)
{
  return self->formats->len;
}

MkrFormat *
mkr_format_set_get (MkrFormatSet *self,
                    guint         i)
{
  g_return_val_if_fail (i < self->formats->len, NULL);

  return self->formats->pdata[i];
}

MkrFormat *
mkr_format_set_find (MkrFormatSet  *self,
                     const char    *id,
                     GError       **error)
{
  MkrFormat *format;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  format = find_by_id (self, id, NULL);
  if (format == NULL)
    g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND,
                 _("There is no statement format “%s”. “makerent-cli formats” lists them."), id);

  return format;
}

const char * const *
mkr_format_set_get_warnings (MkrFormatSet *self)
{
  return (const char * const *)self->warnings->pdata;
}

const char * const *
mkr_format_set_get_broken (MkrFormatSet *self)
{
  return (const char * const *)self->broken->pdata;
}
