/* mkr-letters.c: in which encoding bytes are words
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-decode.h"
#include "mkr-letters.h"

#define SAMPLE_BYTES (64 * 1024)
#define TITLE_LINES  40
#define LONGEST_WORD 40
#define MAX_WORDS    6      /* of a language that count */

/* What a letter says that other encodings read as another one. */
#define FITS     4
#define FOREIGN  (-2)       /* a letter of another language of the encoding: a name */
#define ALIEN    (-6)
#define TORN     (-20)      /* Cyrillic letters in a Latin word */
#define WORD     10

/* A language as statements have it: its letters beyond A–Z, and words of their titles, each with blanks around it. */
static const struct { MkrEncoding encoding; const char *letters; const char *words; } languages[] = {
  { MKR_ENCODING_WINDOWS_1252, "äöüßÄÖÜ",
    " betrag datum währung buchungstag buchungstext verwendungszweck empfänger saldo umsatz gebühr kontonummer auftraggeber "
    "wertstellung überweisung " },
  { MKR_ENCODING_WINDOWS_1252, "àâçèéêëîïôùûœÀÂÇÈÉÊËÎÏÔÙÛŒ",
    " montant libellé débit crédit solde devise opération valeur virement règlement bénéficiaire référence numéro compte frais " },
  { MKR_ENCODING_WINDOWS_1252, "áéíñóúüÁÉÍÑÓÚÜ¿¡",
    " fecha importe concepto saldo divisa operación descripción comisión ordenante beneficiario cuenta transferencia " },
  { MKR_ENCODING_WINDOWS_1252, "áâãàçéêíóôõúÁÂÃÀÇÉÊÍÓÔÕÚ",
    " valor descrição saldo moeda crédito débito lançamento movimento conta transferência histórico comissão " },
  { MKR_ENCODING_WINDOWS_1252, "àèéìòùÀÈÉÌÒÙ",
    " importo descrizione causale divisa valuta entrate uscite addebiti accrediti operazione contabile movimento bonifico " },
  { MKR_ENCODING_WINDOWS_1252, "éëïèöüÉËÏ",
    " bedrag omschrijving rekening tegenrekening valuta naam boekdatum rentedatum mededelingen begunstigde " },
  { MKR_ENCODING_WINDOWS_1252, "åäöæøéÅÄÖÆØ",
    " belopp datum saldo beløb dato tekst valuta bokföringsdag beskrivning beskrivelse inngående rentedato " },
  { MKR_ENCODING_WINDOWS_1250, "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    " kwota data waluta saldo opis tytuł nadawca odbiorca rachunek księgowania operacji obciążenia uznania tytułem rachunku "
    "transakcji przelew opłata prowizja kontrahent wpływ płatność " },
  { MKR_ENCODING_WINDOWS_1250, "áčďéěíňóřšťúůýžôäľÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĽ",
    " částka datum měna zpráva příjemce protiúčet účtu účet zůstatek popis poplatek provedení zaúčtování název suma mena " },
  { MKR_ENCODING_WINDOWS_1250, "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    " összeg dátum pénznem közlemény egyenleg számla könyvelés kedvezményezett terhelés jóváírás díj " },
  { MKR_ENCODING_WINDOWS_1250, "čšžćđČŠŽĆĐ",
    " iznos datum opis valuta znesek namen prejemnik plačnik isplata uplata stanje " },
  { MKR_ENCODING_ISO_8859_2, "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    " kwota data waluta saldo opis tytuł nadawca odbiorca rachunek księgowania operacji obciążenia uznania tytułem rachunku "
    "transakcji przelew opłata prowizja kontrahent wpływ płatność " },
  { MKR_ENCODING_ISO_8859_2, "áčďéěíňóřšťúůýžôäľÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĽ",
    " částka datum měna zpráva příjemce protiúčet účtu účet zůstatek popis poplatek provedení zaúčtování název suma mena " },
  { MKR_ENCODING_WINDOWS_1254, "çğıöşüÇĞİÖŞÜâ",
    " tarih tutar açıklama bakiye borç alacak işlem para birimi gönderen alıcı " },
  { MKR_ENCODING_WINDOWS_1251, "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐ",
    " дата сумма валюта остаток назначение описание получатель плательщик сума призначення опис салдо " },
};

/* Signs that any language has. */
static const char signs[] = "€£¥–—„“”‚‘’…§°«»·•™®©\u00A0";
static const char words_of_one[] = "àáâèéêìíòóùúÀÁÂÈÉÊÌÍÒÓÙÚøåæöаиовсукяАИОВСУКЯії";

/* --- the sample --- */

static gboolean
has_high (const char *line,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if ((guint8)line[i] >= 0x80)
      return TRUE;

  return FALSE;
}

/* The first lines, which have the titles, and those with letters beyond ASCII. */
static GString *
take_sample (const char *text,
             gsize       length)
{
  GString *sample = g_string_new (NULL);
  guint line = 0;

  for (gsize at = 0; at < length && sample->len < SAMPLE_BYTES; line++)
    {
      const char *end = memchr (text + at, '\n', length - at);
      gsize n = end != NULL ? (gsize)(end + 1 - (text + at)) : length - at;

      if (line < TITLE_LINES || has_high (text + at, n))
        g_string_append_len (sample, text + at, (gssize)MIN (n, SAMPLE_BYTES));
      at += n;
    }

  for (gsize i = 0; i < sample->len; i++)
    if (sample->str[i] == '\0')
      sample->str[i] = ' ';

  return sample;
}

static char *
dup_decoded (const GString *sample,
             MkrEncoding    encoding,
             gsize         *replaced)
{
  g_autoptr(GBytes) bytes = mkr_decode (sample->str, sample->len, encoding, replaced);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* --- Japanese --- */

static gboolean
is_japanese_word (const char *text)
{
  static const char * const words[] = {
    "日付", "取引日", "入金", "出金", "金額", "残高", "摘要", "支払", "振込", "手数料", "内容", "取扱日", "お引出し", "お預入れ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Letters with accents are half-width Kana, and with the letter after them Kanji or nothing; but never Kana of full width, and no
 * words of titles. */
static gboolean
is_shift_jis (const GString *sample)
{
  g_autofree char *text = NULL;
  gsize replaced = 0, leads = 0;
  guint kana = 0, wide = 0, none = 0;

  for (gsize i = 0; i < sample->len; i++)
    leads += (guint8)sample->str[i] >= 0x81 && (guint8)sample->str[i] <= 0x9F;
  if (leads < 2)
    return FALSE;

  text = dup_decoded (sample, MKR_ENCODING_SHIFT_JIS, &replaced);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      none += c >= 0xE000 && c <= 0xF8FF;
      wide += c >= 0x2E80 && c < 0xE000;
      kana += c >= 0x3041 && c <= 0x30FE;
    }

  return wide >= 2 && (none + replaced) * 50 <= wide && (is_japanese_word (text) || (kana >= 2 && kana * 4 >= wide));
}

/* --- one byte a letter --- */

typedef struct
{
  gunichar table[MKR_N_ENCODINGS][128];
  gboolean open[128];     /* the Latin encodings read it as different letters */
} Tables;

static const MkrEncoding latin[] = {
  MKR_ENCODING_WINDOWS_1252, MKR_ENCODING_WINDOWS_1250, MKR_ENCODING_ISO_8859_2, MKR_ENCODING_WINDOWS_1254,
};

static void
fill_tables (Tables *self)
{
  for (guint byte = 0; byte < 128; byte++)
    {
      for (guint i = MKR_ENCODING_WINDOWS_1252; i < MKR_N_ENCODINGS; i++)
        self->table[i][byte] = i != MKR_ENCODING_SHIFT_JIS ? mkr_decode_byte ((guint8)(byte + 128), (MkrEncoding)i) : 0xFFFD;
      self->open[byte] = FALSE;
      for (guint i = 1; i < G_N_ELEMENTS (latin); i++)
        self->open[byte] |= self->table[latin[i]][byte] != self->table[latin[0]][byte];
    }
}

static gboolean
is_letter_of (MkrEncoding encoding,
              gunichar    c)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (languages[i].encoding == encoding && g_utf8_strchr (languages[i].letters, -1, c) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_high (const GString *sample,
         gsize          i)
{
  return i < sample->len && (guint8)sample->str[i] >= 0x80;
}

static gboolean
is_ascii_letter (const GString *sample,
                 gsize          i)
{
  return i < sample->len && g_ascii_isalpha (sample->str[i]);
}

/* High bytes in a row, with a letter of ASCII before or behind them. */
static gboolean
is_torn (const GString *sample,
         gsize          i)
{
  gsize start = i, end = i;

  while (start > 0 && i - start < LONGEST_WORD && is_high (sample, start - 1))
    start--;
  while (end - i < LONGEST_WORD && is_high (sample, end))
    end++;

  return (start > 0 && is_ascii_letter (sample, start - 1)) || is_ascii_letter (sample, end);
}

static gint
score_letter (const Tables  *tables,
              const GString *sample,
              gsize          i,
              guint          language)
{
  MkrEncoding encoding = languages[language].encoding;
  guint8 byte = (guint8)((guint8)sample->str[i] - 128);
  gunichar c = tables->table[encoding][byte];
  gboolean cyrillic = encoding == MKR_ENCODING_WINDOWS_1251;
  gboolean before = i > 0 && is_high (sample, i - 1), after = is_high (sample, i + 1);
  gboolean alone = !before && !after && !is_ascii_letter (sample, i + 1) && (i == 0 || !is_ascii_letter (sample, i - 1));

  if (!cyrillic && !tables->open[byte])
    return 0;
  if (c == 0xFFFD)
    return ALIEN;
  if (g_utf8_strchr (signs, -1, c) != NULL)
    return 0;

  /* Cyrillic letters stand together, Latin ones with accents among others; Italian ones at the end of a word. */
  if (cyrillic && is_torn (sample, i))
    return TORN;
  if (!cyrillic && before && after && i > 1 && is_high (sample, i - 2))
    return ALIEN;
  /* Pounds are no Ł. */
  if (alone && g_utf8_strchr (words_of_one, -1, c) == NULL)
    return ALIEN;
  if (g_utf8_strchr (languages[language].letters, -1, c) != NULL)
    return strstr (languages[language].words, " importo ") != NULL && is_ascii_letter (sample, i + 1) ? FOREIGN : FITS;

  return is_letter_of (encoding, c) ? FOREIGN : ALIEN;
}

static guint
count_words (const char *text,
             const char *words)
{
  g_auto(GStrv) list = g_strsplit (words, " ", -1);
  guint found = 0;

  for (guint i = 0; list[i] != NULL; i++)
    {
      gsize length = strlen (list[i]);

      for (const char *at = length > 0 ? strstr (text, list[i]) : NULL; at != NULL; at = strstr (at + 1, list[i]))
        {
          const char *before = at > text ? g_utf8_prev_char (at) : NULL;

          if ((before == NULL || !g_unichar_isalpha (g_utf8_get_char (before)))
              && !g_unichar_isalpha (g_utf8_get_char (at + length)))
            {
              found++;
              break;
            }
        }
    }

  return MIN (found, MAX_WORDS);
}

typedef struct
{
  gint  score;
  guint strange, letters;    /* that no language of the encoding has; all that were looked at */
} Judged;

static Judged
judge (const Tables  *tables,
       const GString *sample,
       const char    *folded,
       guint          language)
{
  Judged judged = { (gint)count_words (folded, languages[language].words) * WORD, 0, 0 };

  for (gsize i = 0; i < sample->len; i++)
    if (is_high (sample, i))
      {
        gint points = score_letter (tables, sample, i, language);

        judged.score += points;
        judged.strange += points <= ALIEN;
        judged.letters++;
      }

  return judged;
}

MkrEncoding
mkr_letters_detect (const char *text,
                    gsize       length,
                    gboolean   *sure)
{
  g_autoptr(GString) sample = take_sample (text, length);
  g_autofree Tables *tables = g_new (Tables, 1);
  Judged best[MKR_N_ENCODINGS];
  MkrEncoding found = MKR_ENCODING_WINDOWS_1252;
  char *folded[MKR_N_ENCODINGS] = { NULL };
  gsize replaced = 0;

  *sure = TRUE;
  if (is_shift_jis (sample))
    return MKR_ENCODING_SHIFT_JIS;

  fill_tables (tables);
  for (guint i = 0; i < MKR_N_ENCODINGS; i++)
    best[i] = (Judged) { G_MININT, 0, 0 };
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      MkrEncoding encoding = languages[i].encoding;
      g_autofree char *plain = folded[encoding] == NULL ? dup_decoded (sample, encoding, &replaced) : NULL;
      Judged judged;

      if (plain != NULL)
        folded[encoding] = g_utf8_strdown (plain, -1);
      judged = judge (tables, sample, folded[encoding], i);
      if (judged.score > best[encoding].score)
        best[encoding] = judged;
    }

  for (guint i = 0; i < MKR_N_ENCODINGS; i++)
    if (best[i].score > best[found].score)
      found = (MkrEncoding)i;

  for (guint i = MKR_ENCODING_WINDOWS_1252; i < MKR_N_ENCODINGS; i++)
    if (i != found && best[i].score == best[found].score)
      {
        g_autofree char *a = dup_decoded (sample, found, &replaced), *b = dup_decoded (sample, (MkrEncoding)i, &replaced);

        *sure = *sure && strcmp (a, b) == 0;
      }
  *sure = *sure && best[found].strange * 10 <= best[found].letters;

  for (guint i = 0; i < MKR_N_ENCODINGS; i++)
    g_free (folded[i]);
  return found;
}
