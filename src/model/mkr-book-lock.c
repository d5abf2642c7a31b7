/* mkr-book-lock.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "mkr-book-lock.h"

struct _MkrBookLock
{
  int fd;
};

static char *
lock_path (const char *path)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "makerent", NULL);
  char *real = realpath (path, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                                         real != NULL ? real : path, -1);
  g_autofree char *name = g_strconcat (hash, ".lock", NULL);

  free (real);
  g_mkdir_with_parents (folder, 0700);

  return g_build_filename (folder, name, NULL);
}

/**
 * mkr_book_lock_try:
 * @path: a book that exists
 * @taken: (out): whether another window holds the book
 *
 * Where no lock can be made (a runtime folder that cannot be written), the book opens without one: SQLite
 * still keeps two writers apart.
 *
 * Returns: (transfer full) (nullable): the lock
 */
MkrBookLock *
mkr_book_lock_try (const char *path,
                   gboolean   *taken)
{
  g_autofree char *name = NULL;
  MkrBookLock *self;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (taken != NULL, NULL);

  *taken = FALSE;
  name = lock_path (path);
  fd = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    return NULL;

  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      *taken = errno == EWOULDBLOCK;
      close (fd);
      return NULL;
    }

  self = g_new0 (MkrBookLock, 1);
  self->fd = fd;
  return self;
}

void
mkr_book_lock_free (MkrBookLock *self)
{
  if (self == NULL)
    return;

  /* The file stays: removing it could take a newer holder's name away. */
  close (self->fd);
  g_free (self);
}
