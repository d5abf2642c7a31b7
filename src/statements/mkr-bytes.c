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
#include "mkr-decode.h"
#include "mkr-error.h"
#include "mkr-letters.h"
#include "mkr-sha256.h"

#define BLOCK  (256 * 1024)
#define SAMPLE 4096
#define WINDOW (64 * 1024)
#define HASH_BESIDE (1024 * 1024)   /* from this size on a thread is worth its start */

struct _MkrText
{
  GBytes      *bytes;      /* nullable: the original, when it came in memory */
  GBytes      *decoded;    /* nullable: valid UTF-8, when the original is not */
  int          fd;         /* −1: in memory */
  gsize        size;       /* of the original */
  struct timespec modified;
  gsize        bom;        /* bytes of the byte order mark */
  MkrEncoding  encoding;
  gboolean     coded;      /* some 8-bit encoding, or Shift-JIS: a format may know better which */
  MkrEncoding  found;      /* by its letters */
  gboolean     doubtful;   /* which did not tell for sure, and no format does */
  gboolean     has_nul;
  gsize        replaced;
  char        *hash;
  GThread     *hasher;     /* nullable: works on it */
  gint         stop;       /* atomic: the hash is not needed any more */
  char        *buffer;     /* of mkr_text_peek () on a file */

  /* Rows are asked for one after the other, by any thread: a window on the file saves a system call for each. */
  GMutex       lock;
  char        *window;
  gsize        window_offset, window_length;
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

/* @find: which encoding of those that are no UTF-8 it is. */
static gboolean
decode (MkrText   *self,
        gboolean   find,
        GError   **error)
{
  g_autofree char *raw = g_try_malloc (self->size + 1);
  gboolean sure = TRUE;
  gsize length;

  if (raw == NULL)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_LIMIT,
                           _("There is not enough memory to decode this file. Save it as UTF-8 and try again."));
      return FALSE;
    }

  length = read_at (self, 0, raw, self->size);
  length = length > self->bom ? length - self->bom : 0;
  if (find)
    {
      self->encoding = self->found = mkr_letters_detect (raw + self->bom, length, &sure);
      self->doubtful = !sure;
    }
  self->replaced = 0;
  g_clear_pointer (&self->decoded, g_bytes_unref);
  self->decoded = mkr_decode (raw + self->bom, length, self->encoding, &self->replaced);
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
          MkrUtf8Scan   *scan,
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

      mkr_utf8_scan (scan, buffer + skip, n - skip, offset + n >= self->size);
      offset += n;
    }

  return TRUE;
}

/* A GThreadFunc. On some processors the checksum costs as much as reading the rows, so it gets a thread of its own. */
static gpointer
hash_all (gpointer data)
{
  MkrText *self = data;
  g_autofree char *buffer = g_malloc (BLOCK);
  g_autofree char *hash = NULL;
  MkrSha256 checksum;
  gsize offset = 0, n;

  mkr_sha256_init (&checksum);
  while (!g_atomic_int_get (&self->stop) && (n = read_at (self, offset, buffer, BLOCK)) > 0)
    {
      mkr_sha256_update (&checksum, (const guint8 *)buffer, n);
      offset += n;
    }

  hash = mkr_sha256_finish (&checksum);
  return offset == self->size ? g_steal_pointer (&hash) : NULL;
}

static gboolean
look_through (MkrText       *self,
              GCancellable  *cancellable,
              GError       **error)
{
  MkrUtf8Scan scan = { 0 };
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

  if (!utf16 && mkr_refuse_binary (sample, length, error))
    return FALSE;
  if (self->size >= HASH_BESIDE)
    self->hasher = g_thread_try_new ("hash", hash_all, self, NULL);
  if (!scan_all (self, &scan, cancellable, error))
    return FALSE;

  if (self->hasher == NULL)
    self->hash = hash_all (self);
  self->has_nul = scan.has_nul || utf16;

  if (utf16)
    return decode (self, FALSE, error);
  if (scan.invalid == 0)
    return TRUE;

  /* Elsewhere high bytes that happen to form UTF-8 are rare, in damaged UTF-8 whole sequences are the rule. */
  self->coded = self->bom == 0 && scan.sequences * 10 <= scan.invalid;
  return decode (self, self->coded, error);
}

static MkrText *
text_new (void)
{
  MkrText *self = g_new0 (MkrText, 1);

  self->fd = -1;
  g_mutex_init (&self->lock);
  return self;
}

MkrText *
mkr_text_new_for_bytes (GBytes  *bytes,
                        GError **error)
{
  g_autoptr(MkrText) self = text_new ();

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
  g_autoptr(MkrText) self = text_new ();
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
  g_atomic_int_set (&self->stop, TRUE);
  if (self->hasher != NULL)
    g_free (g_thread_join (g_steal_pointer (&self->hasher)));
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->decoded, g_bytes_unref);
  g_free (self->hash);
  g_free (self->buffer);
  g_free (self->window);
  g_mutex_clear (&self->lock);
  g_free (self);
}

gboolean
mkr_text_set_encoding (MkrText      *self,
                       MkrEncoding   encoding,
                       GError      **error)
{
  if (!self->coded || encoding < MKR_ENCODING_WINDOWS_1252)
    return TRUE;
  if (encoding == self->encoding)
    return TRUE;

  self->encoding = encoding;
  return decode (self, FALSE, error);
}

MkrEncoding
mkr_text_get_encoding (const MkrText *self)
{
  return self->encoding;
}

const char *
mkr_text_get_encoding_name (const MkrText *self)
{
  static const char * const names[] = {
    "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252", "ISO-8859-15", "Windows-1250", "ISO-8859-2", "Windows-1251",
    "Windows-1254", "Shift-JIS",
  };

  return names[self->encoding];
}

gboolean
mkr_text_is_coded (const MkrText *self)
{
  return self->coded;
}

gboolean
mkr_text_is_doubtful (const MkrText *self)
{
  return self->doubtful && self->encoding == self->found;
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
mkr_text_get_hash (MkrText *self)
{
  if (self->hasher != NULL)
    self->hash = g_thread_join (g_steal_pointer (&self->hasher));

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

MkrDate
mkr_text_get_written (const MkrText *self)
{
  g_autoptr(GDateTime) time = self->fd >= 0 ? g_date_time_new_from_unix_local (self->modified.tv_sec) : NULL;
  MkrDate day;

  if (time == NULL || !mkr_date_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                                          g_date_time_get_day_of_month (time), &day))
    return MKR_DATE_NONE;

  return day;
}

static gsize
read_window (MkrText *self,
             gsize    offset,
             gsize    length,
             char    *out)
{
  if (length > WINDOW)
    return read_at (self, offset, out, length);

  g_mutex_lock (&self->lock);

  if (self->window == NULL)
    self->window = g_malloc (WINDOW);

  if (offset < self->window_offset || offset + length > self->window_offset + self->window_length)
    {
      self->window_offset = offset;
      self->window_length = read_at (self, offset, self->window, WINDOW);
    }

  length = MIN (length, self->window_length - MIN (offset - self->window_offset, self->window_length));
  memcpy (out, self->window + (offset - self->window_offset), length);
  g_mutex_unlock (&self->lock);
  return length;
}

char *
mkr_text_dup (MkrText *self,
              gsize    offset,
              gsize   *length)
{
  gsize size = mkr_text_get_size (self);
  char *copy;

  *length = offset < size ? MIN (*length, size - offset) : 0;
  copy = g_malloc (*length + 1);

  if (self->decoded != NULL)
    memcpy (copy, (const char *)g_bytes_get_data (self->decoded, NULL) + offset, *length);
  else if (self->fd >= 0)
    *length = read_window (self, self->bom + offset, *length, copy);
  else
    *length = read_at (self, self->bom + offset, copy, *length);

  copy[*length] = '\0';
  return copy;
}
