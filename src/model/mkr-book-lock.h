/* mkr-book-lock.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MkrBookLock: says to other windows on this machine that a book is open (reliability R7). A flock on a file of the
 * runtime folder, named by the book's real path: it dies with the process, and nothing lies beside the book.
 */
typedef struct _MkrBookLock MkrBookLock;

MkrBookLock *mkr_book_lock_try  (const char  *path,
                                 gboolean    *taken);   /* out: TRUE with NULL: another window has it */
void         mkr_book_lock_free (MkrBookLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrBookLock, mkr_book_lock_free)

G_END_DECLS
