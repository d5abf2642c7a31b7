/* mkr-sha256.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-sha256.h"

#define BLOCK 64

#if defined(__x86_64__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>

static const guint32 constants[BLOCK] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static gboolean
can_hash (void)
{
  unsigned int a, b, c, d;

  return __get_cpuid (1, &a, &b, &c, &d) && (c & bit_SSE4_1) != 0 && (c & bit_SSSE3) != 0 &&
         __get_cpuid_count (7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;
}

/* The state as the instructions want it is ABEF and CDGH. */
__attribute__ ((target ("sha,sse4.1")))
static void
hash_blocks (guint32       state[8],
             const guint8 *data,
             gsize         n_blocks)
{
  const __m128i swap = _mm_set_epi64x (0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  __m128i dcba = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *)state), 0xB1);
  __m128i hgfe = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *)(state + 4)), 0x1B);
  __m128i abef = _mm_alignr_epi8 (dcba, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16 (hgfe, dcba, 0xF0);

  for (; n_blocks > 0; n_blocks--, data += BLOCK)
    {
      __m128i words[4], former_abef = abef, former_cdgh = cdgh;

      for (int i = 0; i < 4; i++)
        words[i] = _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *)(data + 16 * i)), swap);

      #pragma GCC unroll 16
      for (int i = 0; i < 16; i++)
        {
          __m128i sum = _mm_add_epi32 (words[i & 3], _mm_loadu_si128 ((const __m128i *)(constants + 4 * i)));

          cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, sum);
          abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (sum, 0x0E));
          if (i < 12)
            words[i & 3] = _mm_sha256msg2_epu32 (_mm_add_epi32 (_mm_sha256msg1_epu32 (words[i & 3], words[(i + 1) & 3]),
                                                                _mm_alignr_epi8 (words[(i + 3) & 3], words[(i + 2) & 3], 4)),
                                                 words[(i + 3) & 3]);
        }
      abef = _mm_add_epi32 (abef, former_abef);
      cdgh = _mm_add_epi32 (cdgh, former_cdgh);
    }

  dcba = _mm_shuffle_epi32 (abef, 0x1B);
  hgfe = _mm_shuffle_epi32 (cdgh, 0xB1);
  _mm_storeu_si128 ((__m128i *)state, _mm_blend_epi16 (dcba, hgfe, 0xF0));
  _mm_storeu_si128 ((__m128i *)(state + 4), _mm_alignr_epi8 (hgfe, dcba, 8));
}

#else

static gboolean
can_hash (void)
{
  return FALSE;
}

static void
hash_blocks (guint32       state[8],
             const guint8 *data,
             gsize         n_blocks)
{
  g_assert_not_reached ();
}

#endif

void
mkr_sha256_init (MkrSha256 *self)
{
  static const guint32 first[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  };

  memset (self, 0, sizeof *self);
  memcpy (self->state, first, sizeof first);
  if (!can_hash ())
    self->plain = g_checksum_new (G_CHECKSUM_SHA256);
}

void
mkr_sha256_update (MkrSha256    *self,
                   const guint8 *data,
                   gsize         length)
{
  gsize n;

  if (self->plain)
    {
      g_checksum_update (self->plain, data, (gssize)length);
      return;
    }

  self->length += length;
  if (self->n_rest > 0)
    {
      n = MIN (length, BLOCK - self->n_rest);
      memcpy (self->rest + self->n_rest, data, n);
      self->n_rest += n;
      data += n;
      length -= n;
      if (self->n_rest < BLOCK)
        return;
      hash_blocks (self->state, self->rest, 1);
    }
  hash_blocks (self->state, data, length / BLOCK);
  self->n_rest = length % BLOCK;
  memcpy (self->rest, data + length - self->n_rest, self->n_rest);
}

char *
mkr_sha256_finish (MkrSha256 *self)
{
  guint64 bits = GUINT64_TO_BE (self->length * 8);
  guint8 padding[2 * BLOCK] = { 0x80 };
  gsize n = self->n_rest < BLOCK - 8 ? BLOCK - self->n_rest : 2 * BLOCK - self->n_rest;
  GString *hex;

  if (self->plain)
    {
      char *text = g_strdup (g_checksum_get_string (self->plain));

      g_clear_pointer (&self->plain, g_checksum_free);
      return text;
    }

  memcpy (padding + n - sizeof bits, &bits, sizeof bits);
  mkr_sha256_update (self, padding, n);
  hex = g_string_sized_new (BLOCK);
  for (guint i = 0; i < 8; i++)
    g_string_append_printf (hex, "%08x", self->state[i]);
  return g_string_free (hex, FALSE);
}
