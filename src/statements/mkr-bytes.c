/* mkr-bytes.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "mkr-bytes.h"
#include "mkr-error.h"

#define BLOCK  (256 * 1024)
#define SAMPLE 4096

struct _MkrText
{
  GBytes      *bytes;      /* nullable: the original, when it came in memory */
  GBytes      *decoded;    /* nullable: valid UTF-8, when the original is not */
  int          fd;         /* −1: in memory */
  gsize        size;       /* of the original */
  struct timespec modified;
  gsize        bom;        /* bytes of the byte order mark */
  MkrEncoding  encoding;
  gboolean     has_nul;
  gsize        replaced;
  char        *hash;
  char        *buffer;     /* of mkr_text_peek () on a file */
};

/* What a walk over the bytes found. */
typedef struct
{
  GChecksum *checksum;
  gsize      sequences;    /* well-formed UTF-8 sequences of more than one byte */
  gsize      invalid;
  gboolean   has_nul;
  char       carry[4];
  gsize      n_carry;
} Scan;

/* 0x80–0x9F; 0 where Windows-1252 has nothing. */
static const gunichar2 windows_1252[32] = {
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static gsize
read_at (const MkrText *self,
         gsize          offset,
         char          *buffer,
         gsize          max)
{
  gsize done = 0;

  if (offset >= self->size)
    return 0;

  max = MIN (max, self->size - offset);

  if (self->fd < 0)
    {
      memcpy (buffer, (const char *)g_bytes_get_data (self->bytes, NULL) + offset, max);
      return max;
    }

  while (done < max)
    {
      gssize n = pread (self->fd, buffer + done, max - done, (off_t)(offset + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      done += (gsize)n;
    }

  return done;
}

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
static void
scan_utf8 (Scan       *scan,
           const char *text,
           gsize       length,
           gboolean    last)
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
decode_utf8 (MkrText    *self,
             const char *text,
             gsize       length,
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
          self->replaced++;
          text++;
        }
    }
}

static void
decode_utf16 (MkrText    *self,
              const char *text,
              gsize       length,
              gboolean    big,
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
          self->replaced += 2;
          high = 0;
        }

      if (c >= 0xD800 && c <= 0xDBFF)
        high = c;
      else if (c >= 0xDC00 && c <= 0xDFFF)
        {
          g_string_append (out, "\357\277\275");
          self->replaced += 2;
        }
      else if (c == 0)
        g_string_append_c (out, '\0');
      else
        g_string_append_unichar (out, c);
    }

  if (high != 0 || length % 2 != 0)
    {
      g_string_append (out, "\357\277\275");
      self->replaced += high != 0 ? 2 : 1;
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

static void
decode_single_byte (MkrText    *self,
                    const char *text,
                    gsize       length,
                    GString    *out)
{
  for (gsize i = 0; i < length; i++)
    {
      gunichar c;

      if ((guint8)text[i] < 0x80)
        {
          g_string_append_c (out, text[i]);
          continue;
        }

      c = decode_byte ((guint8)text[i], self->encoding);
      self->replaced += c == 0xFFFD;
      g_string_append_unichar (out, c);
    }
}

static gboolean
decode (MkrText  *self,
        GError  **error)
{
  g_autofree char *raw = g_try_malloc (self->size + 1);
  GString *out;
  gsize length;

  if (raw == NULL)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_LIMIT,
                           _("There is not enough memory to decode this file. Save it as UTF-8 and try again."));
      return FALSE;
    }

  length = read_at (self, 0, raw, self->size);
  length = length > self->bom ? length - self->bom : 0;
  out = g_string_sized_new (length + length / 8 + 1);
  self->replaced = 0;

  if (self->encoding == MKR_ENCODING_UTF8)
    decode_utf8 (self, raw + self->bom, length, out);
  else if (self->encoding == MKR_ENCODING_UTF16LE || self->encoding == MKR_ENCODING_UTF16BE)
    decode_utf16 (self, raw + self->bom, length, self->encoding == MKR_ENCODING_UTF16BE, out);
  else
    decode_single_byte (self, raw + self->bom, length, out);

  g_clear_pointer (&self->decoded, g_bytes_unref);
  self->decoded = g_string_free_to_bytes (out);
  return TRUE;
}

/* A file of another kind with a name that says CSV. Says which, where that helps. */
static gboolean
refuse_binary (const char  *sample,
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

/* FALSE if the first bytes do not say. */
static gboolean
find_bom (MkrText    *self,
          const char *sample,
          gsize       length)
{
  gsize zeros[2] = { 0, 0 };

  if (length >= 3 && memcmp (sample, "\357\273\277", 3) == 0)
    {
      self->bom = 3;
      return FALSE;
    }

  if (length >= 2 && (memcmp (sample, "\377\376", 2) == 0 || memcmp (sample, "\376\377", 2) == 0))
    {
      self->bom = 2;
      self->encoding = (guint8)sample[0] == 0xFF ? MKR_ENCODING_UTF16LE : MKR_ENCODING_UTF16BE;
      return TRUE;
    }

  for (gsize i = 0; i < length; i++)
    zeros[i % 2] += sample[i] == '\0';

  if (length >= 8 && length % 2 == 0 && zeros[1] * 10 > length * 4 && zeros[0] * 50 < length)
    self->encoding = MKR_ENCODING_UTF16LE;
  else if (length >= 8 && length % 2 == 0 && zeros[0] * 10 > length * 4 && zeros[1] * 50 < length)
    self->encoding = MKR_ENCODING_UTF16BE;
  else
    return FALSE;

  return TRUE;
}

static gboolean
scan_all (MkrText       *self,
          Scan          *scan,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *buffer = g_malloc (BLOCK);

  for (gsize offset = 0; offset < self->size;)
    {
      gsize skip = offset == 0 ? self->bom : 0;
      gsize n = read_at (self, offset, buffer, BLOCK);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (n == 0)
        {
          g_set_error_literal (error, MKR_ERROR, MKR_ERROR_IO,
                               _("The file could not be read to its end. Try again."));
          return FALSE;
        }

      g_checksum_update (scan->checksum, (const guchar *)buffer, (gssize)n);
      scan_utf8 (scan, buffer + skip, n - skip, offset + n >= self->size);
      offset += n;
    }

  return TRUE;
}

static gboolean
look_through (MkrText       *self,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Scan scan = { .checksum = checksum };
  char sample[SAMPLE];
  gsize length = read_at (self, 0, sample, sizeof sample);
  gboolean utf16;

  if (self->size == 0)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_NOT_STATEMENT, _("The file is empty."));
      return FALSE;
    }
  if (self->size > MKR_MAX_FILE)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_LIMIT,
                           _("The file is larger than 1 GiB, the most that Makerent reads. "
                             "Download the statement in shorter periods."));
      return FALSE;
    }

  utf16 = find_bom (self, sample, length);

  if (!utf16 && refuse_binary (sample, length, error))
    return FALSE;
  if (!scan_all (self, &scan, cancellable, error))
    return FALSE;

  self->hash = g_strdup (g_checksum_get_string (checksum));
  self->has_nul = scan.has_nul || utf16;

  if (utf16)
    return decode (self, error);
  if (scan.invalid == 0)
    return TRUE;

  /* In an 8-bit encoding two high bytes that happen to form UTF-8 are very rare, in damaged UTF-8 whole sequences are the rule. */
  if (self->bom == 0 && scan.sequences == 0)
    self->encoding = MKR_ENCODING_WINDOWS_1252;

  return decode (self, error);
}

MkrText *
mkr_text_new_for_bytes (GBytes  *bytes,
                        GError **error)
{
  g_autoptr(MkrText) self = g_new0 (MkrText, 1);

  self->fd = -1;
  self->bytes = g_bytes_ref (bytes);
  self->size = g_bytes_get_size (bytes);

  return look_through (self, NULL, error) ? g_steal_pointer (&self) : NULL;
}

MkrText *
mkr_text_new_for_fd (int            fd,
                     gsize          size,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(MkrText) self = g_new0 (MkrText, 1);
  struct stat info;

  self->fd = fd;
  self->size = size;
  if (fstat (fd, &info) == 0)
    self->modified = info.st_mtim;

  return look_through (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

void
mkr_text_free (MkrText *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->decoded, g_bytes_unref);
  g_free (self->hash);
  g_free (self->buffer);
  g_free (self);
}

gboolean
mkr_text_set_encoding (MkrText      *self,
                       MkrEncoding   encoding,
                       GError      **error)
{
  if (self->encoding != MKR_ENCODING_WINDOWS_1252 || encoding == self->encoding)
    return TRUE;

  self->encoding = encoding;
  return decode (self, error);
}

MkrEncoding
mkr_text_get_encoding (const MkrText *self)
{
  return self->encoding;
}

const char *
mkr_text_get_encoding_name (const MkrText *self)
{
  static const char * const names[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252", "ISO-8859-15" };

  return names[self->encoding];
}

gboolean
mkr_text_has_bom (const MkrText *self)
{
  return self->bom > 0;
}

gboolean
mkr_text_has_nul (const MkrText *self)
{
  return self->has_nul;
}

gsize
mkr_text_get_replaced (const MkrText *self)
{
  return self->replaced;
}

const char *
mkr_text_get_hash (const MkrText *self)
{
  return self->hash;
}

gsize
mkr_text_get_size (const MkrText *self)
{
  return self->decoded != NULL ? g_bytes_get_size (self->decoded) : self->size - self->bom;
}

gsize
mkr_text_peek (MkrText     *self,
               gsize        offset,
               gsize        max,
               const char **block)
{
  gsize size = mkr_text_get_size (self);

  if (offset >= size)
    return 0;

  max = MIN (max, size - offset);

  if (self->decoded != NULL)
    *block = (const char *)g_bytes_get_data (self->decoded, NULL) + offset;
  else if (self->bytes != NULL)
    *block = (const char *)g_bytes_get_data (self->bytes, NULL) + self->bom + offset;
  else
    {
      max = MIN (max, BLOCK);
      if (self->buffer == NULL)
        self->buffer = g_malloc (BLOCK);
      max = read_at (self, self->bom + offset, self->buffer, max);
      *block = self->buffer;
    }

  return max;
}

gboolean
mkr_text_check_unchanged (const MkrText  *self,
                          GError        **error)
{
  struct stat info;

  if (self->fd < 0)
    return TRUE;

  if (fstat (self->fd, &info) == 0 && (gsize)info.st_size == self->size
      && info.st_mtim.tv_sec == self->modified.tv_sec && info.st_mtim.tv_nsec == self->modified.tv_nsec)
    return TRUE;

  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_CHANGED,
                       _("The file was changed while it was read. Wait until it is complete and try again."));
  return FALSE;
}

char *
mkr_text_dup (const MkrText *self,
              gsize          offset,
              gsize          length)
{
  gsize size = mkr_text_get_size (self);
  char *copy;

  if (offset >= size)
    return g_strdup ("");

  length = MIN (length, size - offset);
  copy = g_malloc (length + 1);

  if (self->decoded != NULL)
    memcpy (copy, (const char *)g_bytes_get_data (self->decoded, NULL) + offset, length);
  else
    length = read_at (self, self->bom + offset, copy, length);

  copy[length] = '\0';
  return copy;
}
