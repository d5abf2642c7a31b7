/* mkr-arena.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MkrArena: strings that live as long as their statement, in large blocks; freed all at once.
 */
typedef struct _MkrArena MkrArena;

MkrArena   *mkr_arena_new         (void);
void        mkr_arena_free        (MkrArena   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrArena, mkr_arena_free)
const char *mkr_arena_add         (MkrArena   *self,
                                   const char *text,
                                   gsize       length);   /* "" for an empty one, never stored */

/**
 * MkrIntern: a column whose cells repeat (names, types): each text is stored once in the arena, so that equal
 * texts are one pointer while the table is not full; after that texts are merely stored.
 */
typedef struct _MkrIntern MkrIntern;

MkrIntern  *mkr_intern_new        (MkrArena   *arena);
void        mkr_intern_free       (MkrIntern  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrIntern, mkr_intern_free)
const char *mkr_intern_add        (MkrIntern  *self,
                                   const char *text,
                                   gsize       length);
guint32     mkr_hash_bytes        (const char *text,
                                   gsize       length);

G_END_DECLS
