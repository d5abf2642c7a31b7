/* mkr-files.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "mkr-book-private.h"

/* The files of a book: made private, synced, and given their name only when whole (R5, R11, R12). */

static GHashTable *open_paths;   /* path → number of connections */
G_LOCK_DEFINE_STATIC (open_paths);

static void
set_io_error (GError     **error,
              const char  *path,
              int          number)
{
  g_set_error (error, MKR_ERROR, number == EEXIST ? MKR_ERROR_EXISTS : number == ENOENT ? MKR_ERROR_NOT_FOUND : MKR_ERROR_IO,
               "%s: %s", path, g_strerror (number));
}

void
mkr_book_remember_path (const char *path)
{
  G_LOCK (open_paths);
  if (!open_paths)
    open_paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (open_paths, g_strdup (path),
                       GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (open_paths, path)) + 1));
  G_UNLOCK (open_paths);
}

void
mkr_book_forget_path (const char *path)
{
  int n;

  G_LOCK (open_paths);
  n = open_paths ? GPOINTER_TO_INT (g_hash_table_lookup (open_paths, path)) : 0;
  if (n > 1)
    g_hash_table_insert (open_paths, g_strdup (path), GINT_TO_POINTER (n - 1));
  else if (n == 1)
    g_hash_table_remove (open_paths, path);
  if (open_paths && g_hash_table_size (open_paths) == 0)
    g_clear_pointer (&open_paths, g_hash_table_unref);
  G_UNLOCK (open_paths);
}

gboolean
mkr_book_path_is_open (const char *path)
{
  gboolean is_open;

  G_LOCK (open_paths);
  is_open = open_paths && g_hash_table_contains (open_paths, path);
  G_UNLOCK (open_paths);

  return is_open;
}

char *
mkr_resolve_path (const char  *path,
                  GError     **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char real[PATH_MAX];

  if (realpath (folder, real))
    return g_build_filename (real, name, NULL);

  set_io_error (error, folder, errno);
  return NULL;
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | flags);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  if (!ok)
    set_io_error (error, path, number);
  return ok;
}

gboolean
mkr_sync_file (const char  *path,
               GError     **error)
{
  return sync_path (path, O_NOFOLLOW, error);
}

gboolean
mkr_sync_folder_of (const char  *path,
                    GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_DIRECTORY, error);
}

gboolean
mkr_publish_file (const char  *part,
                  const char  *path,
                  GError     **error)
{
  if (!mkr_sync_file (part, error))
    return FALSE;

  if (renameat2 (AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE) != 0)
    {
      /* File systems without RENAME_NOREPLACE: a hard link refuses an existing name just as well. */
      if ((errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) || link (part, path) != 0)
        {
          if (errno == EEXIST)
            g_set_error (error, MKR_ERROR, MKR_ERROR_EXISTS, _("%s is there already; choose another name"), path);
          else
            set_io_error (error, path, errno);
          return FALSE;
        }
      unlink (part);
    }

  return mkr_sync_folder_of (path, error);
}

gboolean
mkr_create_private_file (const char  *path,
                         GError     **error)
{
  int fd = open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      set_io_error (error, path, errno);
      return FALSE;
    }
  close (fd);
  return TRUE;
}
