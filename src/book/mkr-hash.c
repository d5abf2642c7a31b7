/* mkr-hash.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include "mkr-hash.h"

#define ROTATE(x, n) (((x) << (n)) | ((x) >> (64 - (n))))

static guint64
read_le (const guint8 *bytes)
{
  guint64 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT64_FROM_LE (value);
}

static void
write_le (guint8  *bytes,
          guint64  value)
{
  value = GUINT64_TO_LE (value);
  memcpy (bytes, &value, sizeof value);
}

static inline void
mix (guint64 v[4],
     int     rounds)
{
  while (rounds-- > 0)
    {
      v[0] += v[1]; v[1] = ROTATE (v[1], 13); v[1] ^= v[0]; v[0] = ROTATE (v[0], 32);
      v[2] += v[3]; v[3] = ROTATE (v[3], 16); v[3] ^= v[2];
      v[0] += v[3]; v[3] = ROTATE (v[3], 21); v[3] ^= v[0];
      v[2] += v[1]; v[1] = ROTATE (v[1], 17); v[1] ^= v[2]; v[2] = ROTATE (v[2], 32);
    }
}

void
mkr_siphash (const guint8   key[16],
             const guint8  *data,
             gsize          length,
             guint8         out[16])
{
  guint64 k0 = read_le (key);
  guint64 k1 = read_le (key + 8);
  guint64 v[4] = {
    k0 ^ G_GUINT64_CONSTANT (0x736f6d6570736575), k1 ^ G_GUINT64_CONSTANT (0x646f72616e646f6d) ^ 0xee,
    k0 ^ G_GUINT64_CONSTANT (0x6c7967656e657261), k1 ^ G_GUINT64_CONSTANT (0x7465646279746573),
  };
  guint8 tail[8] = { 0 };
  gsize whole = length & ~(gsize)7;
  guint64 m;

  for (gsize i = 0; i < whole; i += 8)
    {
      m = read_le (data + i);
      v[3] ^= m;
      mix (v, 2);
      v[0] ^= m;
    }
  if (length > whole)
    memcpy (tail, data + whole, length - whole);
  tail[7] = (guint8)length;
  m = read_le (tail);
  v[3] ^= m;
  mix (v, 2);
  v[0] ^= m;

  v[2] ^= 0xee;
  mix (v, 4);
  write_le (out, v[0] ^ v[1] ^ v[2] ^ v[3]);
  v[1] ^= 0xdd;
  mix (v, 4);
  write_le (out + 8, v[0] ^ v[1] ^ v[2] ^ v[3]);
}
