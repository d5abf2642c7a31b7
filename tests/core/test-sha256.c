/* test-sha256.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-sha256.h"

static char *
hash_in_pieces (GRand        *rand,
                const guint8 *data,
                gsize         length)
{
  MkrSha256 hash;

  mkr_sha256_init (&hash);
  while (length > 0)
    {
      gsize piece = (gsize)g_rand_int_range (rand, 0, 200);
      gsize n = MIN (length, piece);

      mkr_sha256_update (&hash, data, n);
      data += n;
      length -= n;
    }
  return mkr_sha256_finish (&hash);
}

static void
test_known (void)
{
  g_autofree char *nothing = NULL;
  g_autofree char *abc = NULL;
  MkrSha256 hash;

  mkr_sha256_init (&hash);
  nothing = mkr_sha256_finish (&hash);
  g_assert_cmpstr (nothing, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  mkr_sha256_init (&hash);
  mkr_sha256_update (&hash, (const guint8 *)"abc", 3);
  abc = mkr_sha256_finish (&hash);
  g_assert_cmpstr (abc, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* Every length around the blocks, in every cut, is what GLib says. */
static void
test_like_glib (void)
{
  GRand *rand = g_rand_new_with_seed (11);
  guint8 data[700];

  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8)g_rand_int (rand);
  for (gsize length = 0; length <= sizeof data; length++)
    {
      g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
      g_autofree char *found = hash_in_pieces (rand, data, length);

      g_assert_cmpstr (found, ==, expected);
    }
  g_rand_free (rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/sha256/known", test_known);
  g_test_add_func ("/core/sha256/like-glib", test_like_glib);

  return g_test_run ();
}
