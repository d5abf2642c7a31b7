/* mkr-chart-save.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "mkr-chart-private.h"
#include "mkr-error.h"

#define PNG_SCALE 2

typedef enum { ENDING_NONE, ENDING_PNG, ENDING_SVG, ENDING_PDF } Ending;

static Ending
find_ending (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".png"))
    return ENDING_PNG;
  if (g_str_has_suffix (lower, ".svg"))
    return ENDING_SVG;
  if (g_str_has_suffix (lower, ".pdf"))
    return ENDING_PDF;

  return ENDING_NONE;
}

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw_png (MkrChart   *self,
          GByteArray *out)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         (int) (self->style.width * PNG_SCALE + 0.5),
                                                         (int) (self->style.height * PNG_SCALE + 0.5));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  mkr_chart_paint (self, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_cb, out);
  cairo_surface_destroy (surface);

  return status;
}

static cairo_status_t
draw_vector (MkrChart        *self,
             cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  mkr_chart_paint (self, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status;
}

static cairo_status_t
draw_pdf (MkrChart   *self,
          GByteArray *out)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, out, self->style.width,
                                                                  self->style.height);
  g_autofree char *today = mkr_date_to_string (mkr_clock_today ());
  g_autofree char *stamp = g_strconcat (today, "T00:00:00Z", NULL);

  /* The day is the one of the figures, so that the same book gives the same file. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, mkr_chart_get_summary (self));

  return draw_vector (self, surface);
}

/* A picture that is read aloud: title and description right inside the root element. */
static void
describe_svg (MkrChart   *self,
              GByteArray *out)
{
  g_autofree char *words = g_markup_printf_escaped ("<title>%s</title>\n<desc>%s</desc>\n", self->title,
                                                    mkr_chart_get_summary (self));
  const char *text = (const char *) out->data;
  const char *root = g_strstr_len (text, out->len, "<svg");
  const char *end = root ? memchr (root, '>', out->len - (gsize) (root - text)) : NULL;
  GByteArray *whole;
  gsize head;

  if (end == NULL)
    return;

  head = (gsize) (end - text) + 1;
  whole = g_byte_array_sized_new (out->len + (guint) strlen (words) + 1);
  g_byte_array_append (whole, out->data, (guint) head);
  g_byte_array_append (whole, (const guint8 *) "\n", 1);
  g_byte_array_append (whole, (const guint8 *) words, (guint) strlen (words));
  g_byte_array_append (whole, out->data + head, out->len - (guint) head);
  g_byte_array_set_size (out, 0);
  g_byte_array_append (out, whole->data, whole->len);
  g_byte_array_unref (whole);
}

static cairo_status_t
draw_svg (MkrChart   *self,
          GByteArray *out)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append_cb, out, self->style.width,
                                                                  self->style.height);
  cairo_status_t status;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  status = draw_vector (self, surface);
  if (status == CAIRO_STATUS_SUCCESS)
    describe_svg (self, out);

  return status;
}

static gboolean
fail (const char  *path,
      int          number,
      GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, MKR_ERROR, MKR_ERROR_IO,
               _("%s cannot be written: %s. Choose another folder or free some space."), name,
               g_strerror (number));

  return FALSE;
}

static gboolean
write_all (int         fd,
           GByteArray *bytes)
{
  gsize done = 0;

  while (done < bytes->len)
    {
      gssize n = write (fd, bytes->data + done, bytes->len - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      done += (gsize) n;
    }

  return fsync (fd) == 0;
}

/* A new file beside the old one takes its name when it is whole: nobody ever sees half a picture. */
static gboolean
replace_file (const char  *path,
              GByteArray  *bytes,
              GError     **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  gboolean written;
  int number = 0;

  if (fd < 0)
    return fail (path, errno, error);

  written = write_all (fd, bytes);
  number = errno;
  if (close (fd) != 0 && written)
    {
      written = FALSE;
      number = errno;
    }
  if (written && g_rename (temporary, path) != 0)
    {
      written = FALSE;
      number = errno;
    }
  if (written)
    return TRUE;

  g_unlink (temporary);

  return fail (path, number, error);
}

/**
 * mkr_chart_save:
 * @path: its ending says the format: .png with two pixels for one, .svg, .pdf
 *
 * Writes the chart to a file that only its owner can read, since it tells what somebody earns. A file
 * that is there is replaced when the new one is whole.
 *
 * Returns: FALSE with %MKR_ERROR_MALFORMED (another ending), %MKR_ERROR_LIMIT (too large a picture) or
 *   %MKR_ERROR_IO, and then nothing changed
 */
gboolean
mkr_chart_save (MkrChart    *self,
                const char  *path,
                GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *name = NULL;
  cairo_status_t status;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  name = g_filename_display_name (path);
  switch (find_ending (path))
    {
    case ENDING_PNG:
      status = draw_png (self, bytes);
      break;
    case ENDING_SVG:
      status = draw_svg (self, bytes);
      break;
    case ENDING_PDF:
      status = draw_pdf (self, bytes);
      break;
    case ENDING_NONE:
    default:
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                   _("%s: a chart is written as .png, .svg or .pdf. Give the file one of these endings."), name);
      return FALSE;
    }

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_LIMIT,
                   _("%s cannot be drawn: %s. Choose a smaller size."), name, cairo_status_to_string (status));
      return FALSE;
    }

  return replace_file (path, bytes, error);
}
