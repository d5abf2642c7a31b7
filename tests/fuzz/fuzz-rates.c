/* fuzz-rates.c: bytes → reference rates of a CSV file or of a ZIP file with one in it
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-fuzz.h"
#include "mkr-reference-rates.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *path = g_strdup_printf ("%s/makerent-fuzz-%d.csv", g_get_tmp_dir (), (int)getpid ());
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrReferenceRates) rates = NULL;

  MKR_FUZZ_EXPECT (g_file_set_contents_full (path, (const char *)data, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  rates = mkr_reference_rates_read (path, &error);
  MKR_FUZZ_EXPECT ((rates == NULL) == (error != NULL));

  for (guint i = 0; rates != NULL && i < rates->all->len; i++)
    {
      MkrReferenceRate *rate = &g_array_index (rates->all, MkrReferenceRate, i);

      MKR_FUZZ_EXPECT (rate->currency != NULL && rate->rate.units > 0);
      MKR_FUZZ_EXPECT (rates->first <= rate->date && rate->date <= rates->last);
    }

  return 0;
}
