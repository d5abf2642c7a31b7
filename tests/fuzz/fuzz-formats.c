/* fuzz-formats.c: a file of any format, of one that it is not in, with a guess; and key files themselves
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "mkr-fuzz.h"

static void
read_as (GBytes               *bytes,
         const MkrReadOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = mkr_statement_read (bytes, "fuzz", mkr_fuzz_formats (), options,
                                                          NULL, NULL, NULL, &error);

  MKR_FUZZ_EXPECT ((statement == NULL) == (error != NULL));
  if (statement != NULL)
    mkr_fuzz_check_rows (statement);
}

/* An input that begins as a key file does is one: each line is a chance for a wrong key. */
static void
read_key_file (const uint8_t *data,
               size_t         size)
{
  g_autofree char *path = g_strdup_printf ("%s/makerent-fuzz-%d.ini", g_get_tmp_dir (), (int)getpid ());
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrFormat) format = NULL;
  FILE *file = g_fopen (path, "wb");

  MKR_FUZZ_EXPECT (file != NULL && fwrite (data, 1, size, file) == size && fclose (file) == 0);
  format = mkr_format_new_from_file (path, &error);
  MKR_FUZZ_EXPECT ((format == NULL) == (error != NULL));
  g_unlink (path);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  MkrReadOptions options = MKR_READ_OPTIONS_INIT;
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  MkrFormatSet *formats = mkr_fuzz_formats ();

  if (size > 0 && (data[0] == '[' || data[0] == '#'))
    {
      read_key_file (data, size);
      return 0;
    }

  /* A guess takes ten times as long as the rest. */
  options.guess = size % 4 == 0;
  read_as (bytes, &options);

  /* The last byte chooses a format and an order: all formats are met in time. */
  options.date_order = size > 0 ? data[size - 1] % 3 : 0;
  options.format = mkr_format_get_id (mkr_format_set_get (formats, (size > 0 ? data[size - 1] : 0) % mkr_format_set_get_n (formats)));
  read_as (bytes, &options);
  return 0;
}
