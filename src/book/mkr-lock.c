/* mkr-lock.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>
#include "mkr-book-private.h"
#include "mkr-lock.h"

struct _MkrLock
{
  int fd;
};

/**
 * mkr_book_try_lock:
 *
 * Errors: MKR_ERROR_BUSY if another process holds it, _NOT_FOUND without the book's folder, _IO.
 */
MkrLock *
mkr_book_try_lock (const char  *path,
                   GError     **error)
{
  g_autofree char *real = mkr_resolve_path (path, error);
  g_autofree char *hash = real ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, real, -1) : NULL;
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "makerent", NULL);
  g_autofree char *file = hash ? g_strdup_printf ("%s/%s.lock", folder, hash) : NULL;
  MkrLock *lock;
  int fd;

  if (!real)
    return NULL;
  if (g_mkdir_with_parents (folder, 0700) != 0 || (fd = open (file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) < 0)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_IO, "%s: %s", folder, g_strerror (errno));
      return NULL;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EWOULDBLOCK)
        g_set_error (error, MKR_ERROR, MKR_ERROR_BUSY, _("%s is open in another Makerent"), real);
      else
        g_set_error (error, MKR_ERROR, MKR_ERROR_IO, "%s: %s", file, g_strerror (errno));
      close (fd);
      return NULL;
    }

  lock = g_new (MkrLock, 1);
  lock->fd = fd;
  return lock;
}

void
mkr_book_unlock (MkrLock *lock)
{
  if (!lock)
    return;
  /* The file stays: removing it would let a third process lock a file that a second one still waits for. */
  close (lock->fd);
  g_free (lock);
}
