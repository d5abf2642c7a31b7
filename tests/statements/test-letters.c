/* test-letters.c: files that do not say their encoding
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-decode.h"
#include "mkr-letters.h"
#include "mkr-test-oracle.h"

static const struct { const char *name, *charset, *text; gboolean sure; } cases[] = {
  { "de", "WINDOWS-1252", "Datum;Empfänger;Betrag\n02.03.2026;Hélène Größl;12,00\n", TRUE },
  { "de-few", "WINDOWS-1252", "Day,Who,Sum\n2026-03-02,Jürgen Groß,12.00\n", TRUE },
  { "de-capitals", "WINDOWS-1252", "Tag;Wer;Summe\n02.03.2026;ÄÖÜ GROSSHÄNDLER;12,00\n", TRUE },
  { "fr", "WINDOWS-1252", "Date;Libellé;Montant\n02/03/2026;Règlement de Cœur à Cœur;12,00\n", TRUE },
  { "fr-titles-in-english", "WINDOWS-1252", "Date;Name;Amount\n02/03/2026;Hélène Père;12,00\n", FALSE },
  { "it", "WINDOWS-1252", "Data;Causale;Importo\n02/03/2026;Metà più sarà però;12,00\n", TRUE },
  { "es", "WINDOWS-1252", "Fecha;Concepto;Importe\n02/03/2026;¿Peña Muñoz?;12,00\n", TRUE },
  { "pt", "WINDOWS-1252", "Data;Descrição;Valor\n02/03/2026;Conceição Leitão Simões;12,00\n", TRUE },
  { "sv", "WINDOWS-1252", "Datum;Text;Belopp\n2026-03-02;Åsa Sjöström;12,00\n", TRUE },
  { "da", "WINDOWS-1252", "Dato;Tekst;Beløb\n02.03.2026;Søren Kjær;12,00\n", TRUE },
  { "euro", "WINDOWS-1252", "Date;Name;Amount\n02/03/2026;“Quote” – more…;12,00 €\n", TRUE },
  { "pl", "WINDOWS-1250", "Data;Tytuł;Kwota\n02.03.2026;Zażółć gęślą jaźń;12,00\n", TRUE },
  { "pl-few", "WINDOWS-1250", "Date;Name;Amount\n02.03.2026;Paweł Wąs;12,00\n", TRUE },
  { "pl-iso", "ISO-8859-2", "Data;Tytuł;Kwota\n02.03.2026;Świąteczny źdźbło;12,00\n", TRUE },
  { "cs", "WINDOWS-1250", "Datum;Částka;Měna\n02.03.2026;12,00;CZK\n", TRUE },
  { "cs-names", "WINDOWS-1250", "Date;Name;Amount\n02.03.2026;Jiří Dvořák, Žďár;12,00\n", TRUE },
  { "hu", "WINDOWS-1250", "Dátum;Közlemény;Összeg\n2026.03.02;Őszi fű;12,00\n", TRUE },
  { "hr", "WINDOWS-1250", "Datum;Opis;Iznos\n02.03.2026;Đuro Šarić;12,00\n", TRUE },
  { "tr", "WINDOWS-1254", "Tarih;Açıklama;Tutar\n02.03.2026;Işık Yayınevi;12,00\n", TRUE },
  { "ru", "WINDOWS-1251", "Дата;Описание;Сумма\n02.03.2026;Ива Летова;12,00\n", TRUE },
  { "ru-names", "WINDOWS-1251", "Date;Name;Amount\n02.03.2026;Ива Летова;12,00\n", TRUE },
  { "ja", "CP932", "日付,摘要,金額\n2026/03/02,振込 ｱｵｿﾞﾗ,1200\n", TRUE },
  { "ja-names", "CP932", "Date,Name,Amount\n2026/03/02,ホシノ ハナ,1200\n", TRUE },
  { "unknown", "WINDOWS-1257", "Data;Gavėjas;Suma\n2026-03-02;Šviesūs žodžiai, Ąžuolų;12,00\n", FALSE },
};

static void
test_case (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr(GError) error = NULL;
  gsize length, replaced = 0;
  g_autofree char *raw = g_convert (cases[n].text, -1, cases[n].charset, "UTF-8", NULL, &length, &error), *text = NULL;
  g_autoptr(GBytes) decoded = NULL;
  gboolean sure;

  g_assert_no_error (error);
  decoded = mkr_decode (raw, length, mkr_letters_detect (raw, length, &sure), &replaced);
  text = g_strndup (g_bytes_get_data (decoded, NULL), g_bytes_get_size (decoded));

  /* Never wrong without a word about it. */
  g_assert_cmpint (sure, ==, cases[n].sure);
  if (strcmp (cases[n].name, "unknown") != 0)
    g_assert_cmpstr (text, ==, cases[n].text);
}

/* Each statement that can be written so comes back as it was. */
static void
test_samples (gconstpointer charset)
{
  static const char * const folders[] = { "dev", "own", "guess" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = mkr_test_path (folders[i], "");
      g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL), *text = NULL, *raw = NULL, *again = NULL;
          g_autoptr(GBytes) decoded = NULL;
          gsize size, length, replaced = 0;
          gboolean sure;

          g_assert_true (g_file_get_contents (file, &text, &size, NULL));
          if (!g_utf8_validate (text, (gssize)size, NULL) || g_str_has_prefix (text, "\357\273\277") || g_str_is_ascii (text)
              || (raw = g_convert (text, (gssize)size, charset, "UTF-8", NULL, &length, NULL)) == NULL)
            continue;

          decoded = mkr_decode (raw, length, mkr_letters_detect (raw, length, &sure), &replaced);
          again = g_strndup (g_bytes_get_data (decoded, NULL), g_bytes_get_size (decoded));
          if (strcmp (again, text) != 0)
            g_test_message ("%s", file);
          g_assert_cmpstr (again, ==, text);
          n++;
        }
    }

  g_assert_cmpuint (n, >, 0);
  g_test_message ("%u files as %s", n, (const char *)charset);
}

/* Whatever the bytes are, the answer is text, and damage in the middle is one character. */
static void
test_damage (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (guint turn = 0; turn < 300; turn++)
    {
      char raw[200];
      gsize length = (gsize)g_rand_int_range (random, 1, sizeof raw);
      gboolean sure;

      for (gsize i = 0; i < length; i++)
        raw[i] = (char)g_rand_int_range (random, turn % 2 == 0 ? 0 : 0x80, 256);

      mkr_letters_detect (raw, length, &sure);
      for (guint encoding = 0; encoding < MKR_N_ENCODINGS; encoding++)
        {
          gsize replaced = 0, size;
          g_autoptr(GBytes) decoded = mkr_decode (raw, length, (MkrEncoding)encoding, &replaced);
          const char *text = g_bytes_get_data (decoded, &size);
          g_autofree char *bare = g_strndup (text, size);

          g_assert_cmpuint (replaced, <=, length);
          for (gsize i = 0; i < size; i++)
            if (text[i] == '\0')
              bare[i] = ' ';
          g_assert_true (g_utf8_validate (bare, -1, NULL) || memchr (text, '\0', size) != NULL);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statements/letters/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }

  g_test_add_data_func ("/statements/letters/samples-1252", "WINDOWS-1252", test_samples);
  g_test_add_data_func ("/statements/letters/samples-1250", "WINDOWS-1250", test_samples);
  g_test_add_func ("/statements/letters/damage", test_damage);

  return g_test_run ();
}
