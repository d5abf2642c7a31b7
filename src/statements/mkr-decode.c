/* mkr-decode.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-decode.h"
#include "mkr-error.h"

/* 0x80–0x9F; 0 where Windows-1252 has nothing. */
static const gunichar2 windows_1252[32] = {
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

/* The length of the sequence that a lead byte announces; 0 for a byte that leads none. */
static gsize
sequence_length (guint8 lead)
{
  if (lead >= 0xC2 && lead <= 0xDF)
    return 2;
  if (lead >= 0xE0 && lead <= 0xEF)
    return 3;
  if (lead >= 0xF0 && lead <= 0xF4)
    return 4;
  return 0;
}

static gboolean
word_is_plain (const char *p)
{
  guint64 word, nul;

  memcpy (&word, p, 8);
  nul = (word - G_GUINT64_CONSTANT (0x0101010101010101)) & ~word;
  return ((word | nul) & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

/* Counts sequences and invalid bytes; the start of a sequence that the block cuts is carried over. */
void
mkr_utf8_scan (MkrUtf8Scan *scan,
               const char  *text,
               gsize        length,
               gboolean     last)
{
  g_autofree char *joined = NULL;
  const char *p, *end;

  if (scan->n_carry > 0)
    {
      joined = g_malloc (length + scan->n_carry);
      memcpy (joined, scan->carry, scan->n_carry);
      memcpy (joined + scan->n_carry, text, length);
      text = joined;
      length += scan->n_carry;
      scan->n_carry = 0;
    }

  for (p = text, end = text + length; p < end;)
    {
      gsize n;

      while (end - p >= 8 && word_is_plain (p))
        p += 8;
      if (p == end)
        break;

      if ((guint8)*p < 0x80)
        {
          scan->has_nul |= *p == '\0';
          p++;
          continue;
        }

      n = sequence_length ((guint8)*p);

      if (n > (gsize)(end - p) && !last)
        {
          scan->n_carry = (gsize)(end - p);
          memcpy (scan->carry, p, scan->n_carry);
          return;
        }

      if (n > 0 && n <= (gsize)(end - p) && g_utf8_validate (p, (gssize)n, NULL))
        {
          scan->sequences++;
          p += n;
        }
      else
        {
          scan->invalid++;
          p++;
        }
    }
}

static void
decode_utf8 (const char *text,
             gsize       length,
             gsize      *replaced,
             GString    *out)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *valid;

      /* g_utf8_validate_len () stops at NUL, which is legal here and judged cell by cell. */
      if (*text == '\0')
        {
          g_string_append_c (out, *text++);
          continue;
        }

      g_utf8_validate_len (text, (gsize)(end - text), &valid);
      g_string_append_len (out, text, valid - text);
      text = valid;

      if (text < end && *text != '\0')
        {
          g_string_append (out, "\357\277\275");
          (*replaced)++;
          text++;
        }
    }
}

static void
decode_utf16 (const char *text,
              gsize       length,
              gboolean    big,
              gsize      *replaced,
              GString    *out)
{
  gunichar high = 0;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      guint8 a = (guint8)text[i], b = (guint8)text[i + 1];
      gunichar c = big ? (gunichar)(a << 8 | b) : (gunichar)(b << 8 | a);

      if (high != 0)
        {
          if (c >= 0xDC00 && c <= 0xDFFF)
            {
              g_string_append_unichar (out, 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00));
              high = 0;
              continue;
            }
          g_string_append (out, "\357\277\275");
          *replaced += 2;
          high = 0;
        }

      if (c >= 0xD800 && c <= 0xDBFF)
        high = c;
      else if (c >= 0xDC00 && c <= 0xDFFF)
        {
          g_string_append (out, "\357\277\275");
          *replaced += 2;
        }
      else if (c == 0)
        g_string_append_c (out, '\0');
      else
        g_string_append_unichar (out, c);
    }

  if (high != 0 || length % 2 != 0)
    {
      g_string_append (out, "\357\277\275");
      *replaced += high != 0 ? 2 : 1;
    }
}

static gunichar
decode_byte (guint8      byte,
             MkrEncoding encoding)
{
  static const guint8 latin9[] = { 0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE };
  static const gunichar2 latin9_to[] = { 0x20AC, 0x160, 0x161, 0x17D, 0x17E, 0x152, 0x153, 0x178 };

  if (encoding == MKR_ENCODING_ISO_8859_15)
    for (guint i = 0; i < G_N_ELEMENTS (latin9); i++)
      if (byte == latin9[i])
        return latin9_to[i];

  if (byte >= 0x80 && byte <= 0x9F)
    return windows_1252[byte - 0x80] != 0 ? windows_1252[byte - 0x80] : 0xFFFD;

  return byte;
}

/* The letters of 0x80–0xFF, as the C library knows them; 0xFFFD where there is none. */
static void
fill_table (gunichar   *table,
            const char *charset)
{
  for (guint i = 0; i < 128; i++)
    {
      const char byte = (char)(i + 128);
      g_autofree char *letter = g_convert (&byte, 1, "UTF-8", charset, NULL, NULL, NULL);

      table[i] = letter != NULL && *letter != '\0' ? g_utf8_get_char (letter) : 0xFFFD;
    }
}

static const char * const charsets[MKR_N_ENCODINGS] = {
  [MKR_ENCODING_WINDOWS_1250] = "WINDOWS-1250", [MKR_ENCODING_ISO_8859_2] = "ISO-8859-2",
  [MKR_ENCODING_WINDOWS_1251] = "WINDOWS-1251", [MKR_ENCODING_WINDOWS_1254] = "WINDOWS-1254",
};

/* Made once: opening a converter costs more than a small file. */
static gpointer
make_tables (gpointer data)
{
  gunichar (*tables)[128] = data;

  for (guint i = 0; i < MKR_N_ENCODINGS; i++)
    if (charsets[i] != NULL)
      fill_table (tables[i], charsets[i]);

  return tables;
}

gunichar
mkr_decode_byte (guint8      byte,
                 MkrEncoding encoding)
{
  static gunichar tables[MKR_N_ENCODINGS][128];
  static GOnce once = G_ONCE_INIT;

  if (byte < 0x80)
    return byte;
  if (charsets[encoding] == NULL)
    return decode_byte (byte, encoding);

  g_once (&once, make_tables, tables);
  return tables[encoding][byte - 128];
}

static void
decode_single_byte (const char  *text,
                    gsize        length,
                    MkrEncoding  encoding,
                    gsize       *replaced,
                    GString     *out)
{
  for (gsize i = 0; i < length; i++)
    {
      gunichar c;

      if ((guint8)text[i] < 0x80)
        {
          g_string_append_c (out, text[i]);
          continue;
        }

      c = mkr_decode_byte ((guint8)text[i], encoding);
      *replaced += c == 0xFFFD;
      g_string_append_unichar (out, c);
    }
}

/* What is no character becomes U+FFFD, byte by byte; all of it where the C library has no converter. */
static void
decode_shift_jis (const char  *text,
                  gsize        length,
                  gsize       *replaced,
                  GString     *out)
{
  GIConv converter = g_iconv_open ("UTF-8", "CP932");
  char *in = (char *)text, buffer[4096];

  for (gsize left = length; left > 0;)
    {
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize done = converter != (GIConv)-1 ? g_iconv (converter, &in, &left, &to, &room) : (gsize)-1;

      g_string_append_len (out, buffer, to - buffer);
      if (done != (gsize)-1 || (converter != (GIConv)-1 && errno == E2BIG) || left == 0)
        continue;

      if ((guint8)*in < 0x80)
        g_string_append_c (out, *in);
      else
        {
          g_string_append (out, "\357\277\275");
          (*replaced)++;
        }
      in++;
      left--;
    }

  if (converter != (GIConv)-1)
    g_iconv_close (converter);
}

GBytes *
mkr_decode (const char  *text,
            gsize        length,
            MkrEncoding  encoding,
            gsize       *replaced)
{
  GString *out = g_string_sized_new (length + length / 8 + 1);

  if (encoding == MKR_ENCODING_UTF8)
    decode_utf8 (text, length, replaced, out);
  else if (encoding == MKR_ENCODING_UTF16LE || encoding == MKR_ENCODING_UTF16BE)
    decode_utf16 (text, length, encoding == MKR_ENCODING_UTF16BE, replaced, out);
  else if (encoding == MKR_ENCODING_SHIFT_JIS)
    decode_shift_jis (text, length, replaced, out);
  else
    decode_single_byte (text, length, encoding, replaced, out);

  return g_string_free_to_bytes (out);
}

/* A file of another kind with a name that says CSV. Says which, where that helps. */
gboolean
mkr_refuse_binary (const char  *sample,
                   gsize        length,
                   GError     **error)
{
  static const struct { const char *magic; gsize length; const char *text; } kinds[] = {
    { "PK\003\004", 4, N_("This is a spreadsheet or archive, not a CSV file. Open it and save it as CSV.") },
    { "\320\317\021\340", 4, N_("This is an old Excel workbook, not a CSV file. Open it and save it as CSV.") },
    { "%PDF", 4, N_("This is a PDF, not a CSV file. Download the statement as CSV.") },
    { "\211PNG", 4, N_("This is a picture, not a CSV file.") },
    { "\377\330\377", 3, N_("This is a picture, not a CSV file.") },
    { "\037\213", 2, N_("This is a compressed file, not a CSV file. Unpack it first.") },
    { "SQLite format 3", 15, N_("This is a database, not a CSV file.") },
  };
  gsize control = 0, nul = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (length >= kinds[i].length && memcmp (sample, kinds[i].magic, kinds[i].length) == 0)
      {
        g_set_error_literal (error, MKR_ERROR, MKR_ERROR_NOT_STATEMENT, _(kinds[i].text));
        return TRUE;
      }

  for (gsize i = 0; i < length; i++)
    {
      nul += sample[i] == '\0';
      control += (guint8)sample[i] < 0x20 && sample[i] != '\0' && strchr ("\t\n\r\f\v", sample[i]) == NULL;
    }

  /* A damaged statement may hold some NULs; text never consists of them. */
  if (control * 50 <= length && nul * 2 <= length)
    return FALSE;

  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_NOT_STATEMENT,
                       _("This is not a CSV file: it holds bytes that are no text."));
  return TRUE;
}
