/* mkr-lock.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MkrLock: says that an application has a book open (reliability R7). It lives in the session's runtime folder, never beside
 * the book, and dies with the process. SQLite's own locks serialise the writers; this one only keeps two windows apart.
 */
typedef struct _MkrLock MkrLock;

/* NULL with MKR_ERROR_BUSY: another one has it open. */
MkrLock *mkr_book_try_lock (const char  *path,
                            GError     **error);
void     mkr_book_unlock   (MkrLock     *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrLock, mkr_book_unlock)

G_END_DECLS
