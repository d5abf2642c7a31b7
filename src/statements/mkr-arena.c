/* mkr-arena.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-arena.h"

#define BLOCK_SIZE   (256 * 1024)
#define INTERN_SLOTS (1 << 14)
#define INTERN_MAX   (INTERN_SLOTS / 2)

struct _MkrArena
{
  GPtrArray *blocks;
  char      *free;
  gsize      left;
};

typedef struct
{
  const char *text;
  guint32     hash;
  guint32     length;
} Slot;

struct _MkrIntern
{
  MkrArena *arena;
  guint     n;
  Slot      slots[INTERN_SLOTS];
};

MkrArena *
mkr_arena_new (void)
{
  MkrArena *self = g_new0 (MkrArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
mkr_arena_free (MkrArena *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

const char *
mkr_arena_add (MkrArena   *self,
               const char *text,
               gsize       length)
{
  char *copy;

  if (length == 0)
    return "";

  if (length >= BLOCK_SIZE / 4)
    {
      copy = g_malloc (length + 1);
      g_ptr_array_add (self->blocks, copy);
    }
  else
    {
      if (length >= self->left)
        {
          self->free = g_malloc (BLOCK_SIZE);
          self->left = BLOCK_SIZE;
          g_ptr_array_add (self->blocks, self->free);
        }

      copy = self->free;
      self->free += length + 1;
      self->left -= length + 1;
    }

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/**
 * mkr_hash_bytes:
 *
 * FNV-1a, mixed at the end. Only for tables of a bounded size, so that a hostile file cannot make them slow for long.
 */
guint32
mkr_hash_bytes (const char *text,
                gsize       length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8)text[i]) * 16777619u;

  return hash ^ (hash >> 15);
}

MkrIntern *
mkr_intern_new (MkrArena *arena)
{
  MkrIntern *self = g_new0 (MkrIntern, 1);

  self->arena = arena;
  return self;
}

void
mkr_intern_free (MkrIntern *self)
{
  g_free (self);
}

const char *
mkr_intern_add (MkrIntern  *self,
                const char *text,
                gsize       length)
{
  guint32 hash, i;

  if (length == 0)
    return "";

  hash = mkr_hash_bytes (text, length);

  for (guint probe = 0; probe < 8; probe++)
    {
      Slot *slot;

      i = (hash + probe) & (INTERN_SLOTS - 1);
      slot = &self->slots[i];

      if (slot->text == NULL)
        {
          if (self->n >= INTERN_MAX)
            break;

          self->n++;
          slot->text = mkr_arena_add (self->arena, text, length);
          slot->hash = hash;
          slot->length = (guint32)length;
          return slot->text;
        }

      if (slot->hash == hash && slot->length == length && memcmp (slot->text, text, length) == 0)
        return slot->text;
    }

  return mkr_arena_add (self->arena, text, length);
}
