/* fuzz-reader.c: bytes → text → rows, with each delimiter
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-fuzz.h"
#include "mkr-rows.h"

typedef struct
{
  guint32 line;
  gsize   cells;
} Seen;

static gboolean
row_cb (const MkrRow *row,
        gpointer      user_data)
{
  Seen *seen = user_data;

  MKR_FUZZ_EXPECT (row->line >= seen->line);
  seen->line = row->line;

  for (guint i = 0; i < MIN (row->n_cells, MKR_MAX_COLUMNS); i++)
    {
      MKR_FUZZ_EXPECT (row->cells[i].text[row->cells[i].length] == '\0');
      seen->cells += row->cells[i].length;
    }

  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  MkrText *text = mkr_text_new_for_bytes (bytes, NULL);

  if (text == NULL)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      MkrRowOptions options = { .delimiter = delimiters[i], .lenient = i % 2 };
      g_autoptr(GError) error = NULL;
      Seen seen = { 0, 0 };

      if (!mkr_rows_walk (text, &options, row_cb, &seen, &error))
        MKR_FUZZ_EXPECT (error != NULL && *error->message != '\0');
    }

  mkr_text_free (text);
  return 0;
}
