/* mkr-fuzz.h: what the fuzzers share
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "mkr-statement.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* A finding ends the run: the fuzzer keeps the input. */
#define MKR_FUZZ_EXPECT(what) \
  G_STMT_START { if (!(what)) g_error ("%s:%d: not so: %s", __FILE__, __LINE__, #what); } G_STMT_END

/* GLib ends with a trap, which the engine does not know: the input would be lost. */
static void
trap_cb (int number)
{
  abort ();
}

__attribute__ ((constructor)) static void
catch_traps (void)
{
  signal (SIGTRAP, trap_cb);
}

/* All shipped formats, loaded once. */
static inline MkrFormatSet *
mkr_fuzz_formats (void)
{
  static MkrFormatSet *formats;

  if (formats == NULL)
    formats = mkr_format_set_load (NULL);

  MKR_FUZZ_EXPECT (formats != NULL);
  return formats;
}

/* What holds for every row that was read, whatever the file. */
static inline void
mkr_fuzz_check_rows (MkrStatement *statement)
{
  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    {
      const MkrEntry *entry = mkr_statement_get (statement, i);
      g_autofree char *raw = mkr_statement_dup_raw (statement, entry);

      MKR_FUZZ_EXPECT (entry->gross - entry->fee == entry->net);
      MKR_FUZZ_EXPECT (entry->line > 0);
      MKR_FUZZ_EXPECT (g_utf8_validate (raw, -1, NULL));
      MKR_FUZZ_EXPECT (g_utf8_validate (entry->party, -1, NULL) && g_utf8_validate (entry->text, -1, NULL));
      MKR_FUZZ_EXPECT (g_utf8_validate (entry->reference, -1, NULL) && g_utf8_validate (entry->cell_text, -1, NULL));
      MKR_FUZZ_EXPECT ((entry->kind != MKR_KIND_IGNORED && entry->kind != MKR_KIND_PROBLEM) || *entry->reason != '\0');
      MKR_FUZZ_EXPECT (entry->kind == MKR_KIND_PROBLEM || entry->kind == MKR_KIND_IGNORED || entry->date != MKR_DATE_NONE);
    }
}
