/* mkr-reference-rates.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-error.h"
#include "mkr-reference-rates.h"
#include "mkr-rows.h"

#define MAX_FILE (64 * 1024 * 1024)   /* the whole history since 1999 is 2 MB */

typedef struct
{
  MkrReferenceRates *rates;
  GPtrArray         *columns;   /* of MkrCurrency, nullable; NULL before the header */
  const char        *name;
  GError            *error;
} Reading;

static char *
dup_cell (const MkrRow *row,
          guint         i)
{
  return g_strstrip (g_strndup (row->cells[i].text, row->cells[i].length));
}

/* Unknown columns are currencies that are no more: their rates are left out. */
static gboolean
read_header (Reading      *self,
             const MkrRow *row)
{
  g_autofree char *first = row->n_cells > 1 ? dup_cell (row, 0) : NULL;

  if (g_strcmp0 (first, "Date") != 0)
    {
      g_set_error (&self->error, MKR_ERROR, MKR_ERROR_NOT_STATEMENT,
                   _("%s holds no reference rates of the European Central Bank: its first line should begin with “Date”. "
                     "Use eurofxref-hist.zip or the CSV file in it."), self->name);
      return FALSE;
    }

  self->columns = g_ptr_array_new ();
  g_ptr_array_add (self->columns, NULL);
  for (guint i = 1; i < row->n_cells; i++)
    {
      g_autofree char *code = dup_cell (row, i);

      g_ptr_array_add (self->columns, (gpointer) mkr_currency_lookup (code));
    }
  return TRUE;
}

/* “19 January 2024”, always in English, or “2024-01-19”. */
static gboolean
read_date (const char *text,
           MkrDate    *out)
{
  static const char * const months[] = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
  };
  g_auto (GStrv) words = NULL;

  if (mkr_date_parse (text, out, NULL))
    return TRUE;

  words = g_strsplit (text, " ", -1);
  for (int i = 0; g_strv_length (words) == 3 && i < 12; i++)
    if (g_ascii_strcasecmp (words[1], months[i]) == 0)
      return mkr_date_from_ymd ((int) g_ascii_strtoll (words[2], NULL, 10), i + 1, (int) g_ascii_strtoll (words[0], NULL, 10), out);
  return FALSE;
}

static gboolean
refuse (Reading      *self,
        const MkrRow *row,
        const char   *text)
{
  g_autofree char *shown = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 40));

  /* Translators: file, line, cell */
  g_set_error (&self->error, MKR_ERROR, MKR_ERROR_MALFORMED,
               _("%s:%u: “%s” is no day or rate of the European Central Bank. Download the file again."),
               self->name, row->line, shown);
  return FALSE;
}

static gboolean
read_row_cb (const MkrRow *row,
             gpointer      user_data)
{
  Reading *self = user_data;
  g_autofree char *day = row->n_cells > 0 ? dup_cell (row, 0) : NULL;
  MkrReferenceRate rate = { NULL };

  if (self->columns == NULL)
    return row->n_cells == 0 || read_header (self, row);
  if (day == NULL || *day == '\0')
    return TRUE;
  if (!read_date (day, &rate.date))
    return refuse (self, row, day);

  for (guint i = 1; i < MIN (row->n_cells, self->columns->len); i++)
    {
      g_autofree char *text = dup_cell (row, i);

      rate.currency = self->columns->pdata[i];
      if (rate.currency == NULL || *text == '\0' || g_str_equal (text, "N/A"))
        continue;
      if (!mkr_decimal_parse (text, &rate.rate, NULL) || rate.rate.units <= 0)
        return refuse (self, row, text);
      g_array_append_val (self->rates->all, rate);
    }

  self->rates->first = self->rates->first == MKR_DATE_NONE ? rate.date : MIN (self->rates->first, rate.date);
  self->rates->last = MAX (self->rates->last, rate.date);
  return TRUE;
}

static guint32
le (const guint8 *bytes,
    guint         n)
{
  guint32 value = 0;

  while (n-- > 0)
    value = value << 8 | bytes[n];
  return value;
}

/* The bank offers its CSV files as .zip alone: one member, which is all that is read of it. */
static GBytes *
unzip (GBytes      *zip,
       const char  *name,
       GError     **error)
{
  gsize size, start;
  const guint8 *data = g_bytes_get_data (zip, &size);
  g_autoptr(GInputStream) memory = NULL;
  g_autoptr(GInputStream) inflated = NULL;
  g_autoptr(GConverter) inflate = NULL;
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable ();
  guint8 block[16384];
  gssize n = -1;

  start = size > 30 ? 30 + le (data + 26, 2) + le (data + 28, 2) : size;
  if (start >= size || (le (data + 8, 2) != 8 && le (data + 8, 2) != 0))
    goto damaged;
  if (le (data + 8, 2) == 0)
    return g_bytes_new_from_bytes (zip, start, MIN (size - start, le (data + 18, 4)));

  memory = g_memory_input_stream_new_from_data (data + start, (gssize) (size - start), NULL);
  inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  inflated = g_converter_input_stream_new (memory, inflate);
  for (gsize total = 0; total <= MAX_FILE; total += (gsize) n)
    if ((n = g_input_stream_read (inflated, block, sizeof block, NULL, NULL)) <= 0 ||
        !g_output_stream_write_all (out, block, (gsize) n, NULL, NULL, NULL))
      break;
  if (n == 0 && g_output_stream_close (out, NULL, NULL))
    return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));

damaged:
  g_set_error (error, MKR_ERROR, MKR_ERROR_DAMAGED, _("%s cannot be unpacked. Download it again."), name);
  return NULL;
}

static GBytes *
load (const char  *path,
      const char  *name,
      GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr(GBytes) bytes = NULL;
  gsize size;
  const char *data;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_FILE)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_LIMIT, _("%s is too large to be a file of reference rates."), name);
      return NULL;
    }
  if ((bytes = g_file_load_bytes (file, NULL, NULL, error)) == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size);
  if (size > 4 && memcmp (data, "PK\003\004", 4) == 0)
    return unzip (bytes, name, error);
  return g_steal_pointer (&bytes);
}

/**
 * mkr_reference_rates_read:
 * @path: a file of the European Central Bank that the person downloaded
 *
 * Returns: (transfer full): its rates, at least one
 */
MkrReferenceRates *
mkr_reference_rates_read (const char  *path,
                          GError     **error)
{
  const MkrRowOptions options = { .delimiter = ',' };
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(MkrReferenceRates) rates = g_new0 (MkrReferenceRates, 1);
  g_autoptr(GBytes) bytes = load (path, name, error);
  g_autoptr(MkrText) text = bytes != NULL ? mkr_text_new_for_bytes (bytes, error) : NULL;
  Reading reading = { rates, NULL, name, NULL };
  gboolean ok;

  rates->all = g_array_new (FALSE, FALSE, sizeof (MkrReferenceRate));
  rates->first = rates->last = MKR_DATE_NONE;
  if (text == NULL)
    return NULL;

  ok = mkr_rows_walk (text, &options, read_row_cb, &reading, error);
  g_clear_pointer (&reading.columns, g_ptr_array_unref);
  if (reading.error != NULL)
    {
      g_clear_error (error);
      g_propagate_error (error, reading.error);
      return NULL;
    }
  if (ok && rates->all->len == 0)
    g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_STATEMENT, _("%s holds no exchange rates."), name);

  return ok && rates->all->len > 0 ? g_steal_pointer (&rates) : NULL;
}

void
mkr_reference_rates_free (MkrReferenceRates *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->all, g_array_unref);
  g_free (self);
}
