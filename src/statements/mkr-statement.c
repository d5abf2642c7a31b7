/* mkr-statement.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-hooks.h"
#include "mkr-statement-private.h"

typedef struct
{
  MkrFormatSet         *formats;
  const MkrReadOptions *options;
  MkrProgressFunc       progress;
  gpointer              progress_data;
  GCancellable         *cancellable;
} Job;

MkrStatement *
mkr_statement_new_empty (const char *name)
{
  MkrStatement *self = g_new0 (MkrStatement, 1);

  self->ref_count = 1;
  self->name = g_strdup (name);
  self->how = g_strdup ("");
  self->arena = mkr_arena_new ();
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->period = (MkrPeriod) { MKR_DATE_NONE, MKR_DATE_NONE };
  return self;
}

MkrEntry *
mkr_statement_append (MkrStatement *self)
{
  MkrEntry *entry;

  if (self->n >> MKR_CHUNK_SHIFT == self->chunks->len)
    g_ptr_array_add (self->chunks, g_new (MkrEntry, MKR_CHUNK_SIZE));

  entry = mkr_statement_peek (self, self->n++);
  mkr_statement_clear_entry (entry);
  return entry;
}

void
mkr_statement_clear_entry (MkrEntry *entry)
{
  *entry = (MkrEntry) {
    .date = MKR_DATE_NONE, .seconds = -1, .state = MKR_STATE_PAID,
    .reference = "", .party = "", .type = "", .text = "", .project = "", .key = "",
    .reason = "", .cell = "", .cell_text = "",
  };
}

gpointer
mkr_statement_keep (MkrStatement *self,
                    gpointer      memory)
{
  if (self->kept == NULL)
    self->kept = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (self->kept, memory);
  return memory;
}

MkrEntry *
mkr_statement_peek (MkrStatement *self,
                    guint         i)
{
  return (MkrEntry *)self->chunks->pdata[i >> MKR_CHUNK_SHIFT] + (i & (MKR_CHUNK_SIZE - 1));
}

static char *
describe (const MkrText   *text,
          const MkrLayout *layout,
          const MkrStyle  *style)
{
  const char *delimiter = layout->delimiter == ',' ? _("comma")
                          : layout->delimiter == ';' ? _("semicolon")
                          : layout->delimiter == '\t' ? _("tab") : _("bar");
  const char *order = style->order == MKR_DATE_DMY ? _("day first")
                      : style->order == MKR_DATE_MDY ? _("month first") : _("year first");

  if (!style->order_matters)
    return g_strdup_printf ("%s, %s", mkr_text_get_encoding_name (text), delimiter);

  return g_strdup_printf ("%s, %s, %s", mkr_text_get_encoding_name (text), delimiter, order);
}

static void
add_replaced_note (MkrStatement *self)
{
  gsize replaced = mkr_text_get_replaced (self->text);

  if (replaced > 0)
    g_ptr_array_add (self->notes,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%zu byte that is no text was replaced",
                                                   "%zu bytes that are no text were replaced",
                                                   (gulong)replaced), replaced));
}

static void
add_encoding_note (MkrStatement *self)
{
  if (mkr_text_is_doubtful (self->text))
    /* Translators: %s is an encoding, as “Windows-1252”. */
    g_ptr_array_add (self->notes, g_strdup_printf (_("its letters were read as %s, which is not sure: look at the names"),
                                                   mkr_text_get_encoding_name (self->text)));
}

/* Few letters may not have told the encoding, and titles are letters too: the formats know what theirs is. */
static gboolean
recognise_otherwise (MkrStatement *self,
                     Job          *job,
                     MkrLayout    *layout)
{
  MkrEncoding detected = mkr_text_get_encoding (self->text);
  gboolean tried[MKR_N_ENCODINGS] = { FALSE };

  tried[detected] = TRUE;
  for (guint i = 0; mkr_text_is_coded (self->text) && i < mkr_format_set_get_n (job->formats); i++)
    {
      MkrEncoding encoding = mkr_format_set_get (job->formats, i)->encoding;

      if (tried[encoding] || encoding == MKR_ENCODING_UTF8)
        continue;
      tried[encoding] = TRUE;
      if (mkr_text_set_encoding (self->text, encoding, NULL)
          && mkr_recognise (self->text, job->formats, NULL, layout, NULL, NULL))
        return TRUE;
    }

  mkr_text_set_encoding (self->text, detected, NULL);
  return FALSE;
}

static gboolean
find_layout (MkrStatement  *self,
             Job           *job,
             MkrLayout     *layout,
             GError       **error)
{
  g_autoptr(GError) why = NULL;
  MkrFormat *only = job->options->with;

  if (only == NULL && job->options->format != NULL
      && (only = mkr_format_set_find (job->formats, job->options->format, error)) == NULL)
    return FALSE;

  if (only != NULL && !mkr_text_set_encoding (self->text, only->encoding, error))
    return FALSE;

  if (mkr_recognise (self->text, job->formats, only, layout, job->options->nearest, &why))
    return TRUE;
  if (only == NULL && g_error_matches (why, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT) && recognise_otherwise (self, job, layout))
    return TRUE;

  if (only == NULL && job->options->guess && g_error_matches (why, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT))
    return mkr_guess (self->text, self->name, job->options->guess_name, layout, error);

  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

static gboolean
settle_dates (MkrStatement     *self,
              const MkrStyle   *style,
              MkrDateQuestion  *question,
              GError          **error)
{
  char *note;

  if (!mkr_evidence_settle (self->proof, style, question, &note, error))
    return FALSE;

  if (note != NULL)
    g_ptr_array_add (self->notes, note);
  return TRUE;
}

static gboolean
read_text (MkrStatement  *self,
           Job           *job,
           MkrLayout     *layout,
           GError       **error)
{
  g_autoptr(GHashTable) own_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MkrRowOptions rows = {
    .progress = job->progress, .progress_data = job->progress_data, .cancellable = job->cancellable,
  };
  MkrDateQuestion unheard, *question = job->options->question != NULL ? job->options->question : &unheard;
  MkrStyle style;

  if (!find_layout (self, job, layout, error)
      || !mkr_text_set_encoding (self->text, layout->format->encoding, error)
      || !mkr_evidence_decide (self->text, layout, job->options->date_order, job->cancellable, &style, question, error))
    return FALSE;

  self->others = layout->others != NULL ? g_ptr_array_ref (layout->others) : NULL;
  self->format = mkr_format_ref (layout->format);
  self->how = (g_free (self->how), describe (self->text, layout, &style));
  rows.delimiter = layout->delimiter;

  if (!mkr_read_rows (self, layout, &style, job->options, &rows, own_names, error)
      || !mkr_text_check_unchanged (self->text, error)
      || !settle_dates (self, &style, question, error))
    return FALSE;

  if (mkr_text_get_hash (self->text) == NULL)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_IO, _("The file could not be read to its end. Try again."));
      return FALSE;
    }

  for (guint i = 0; self->format->hooks != NULL && self->format->hooks[i] != NULL; i++)
    mkr_hook_find (self->format->hooks[i]) (self, own_names);

  mkr_statement_settle_balances (self);
  mkr_statement_note_period (self);
  add_replaced_note (self);
  add_encoding_note (self);
  if (self->n == 0)
    g_ptr_array_add (self->notes, g_strdup (_("There are no transactions.")));

  return TRUE;
}

/* Takes @text over. */
static MkrStatement *
read_all (MkrText     *text,
          const char  *name,
          Job         *job,
          GError     **error)
{
  g_autoptr(MkrStatement) self = mkr_statement_new_empty (name);
  MkrLayout layout = { NULL };
  gboolean ok;

  self->text = text;
  ok = read_text (self, job, &layout, error);
  mkr_layout_clear (&layout);
  g_ptr_array_add (self->notes, NULL);

  if (!ok)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

MkrStatement *
mkr_statement_read (GBytes                *bytes,
                    const char            *name,
                    MkrFormatSet          *formats,
                    const MkrReadOptions  *options,
                    MkrProgressFunc        progress,
                    gpointer               user_data,
                    GCancellable          *cancellable,
                    GError               **error)
{
  static const MkrReadOptions none = MKR_READ_OPTIONS_INIT;
  Job job = { formats, options != NULL ? options : &none, progress, user_data, cancellable };
  MkrText *text;

  g_return_val_if_fail (bytes != NULL && name != NULL && formats != NULL, NULL);

  text = mkr_text_new_for_bytes (bytes, error);
  if (text == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  return read_all (text, name, &job, error);
}

static gboolean
open_regular (const char  *path,
              int         *fd,
              gsize       *size,
              GError     **error)
{
  struct stat info;

  /* O_NONBLOCK: a FIFO with this name must not hold the program up. */
  *fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (*fd < 0 || fstat (*fd, &info) != 0)
    {
      int code = errno;

      g_set_error (error, MKR_ERROR, code == ENOENT ? MKR_ERROR_NOT_FOUND : MKR_ERROR_IO,
                   _("The file cannot be opened: %s."), g_strerror (code));
    }
  else if (!S_ISREG (info.st_mode))
    g_set_error_literal (error, MKR_ERROR, MKR_ERROR_NOT_STATEMENT,
                         S_ISDIR (info.st_mode) ? _("This is a folder, not a file.") : _("This is not a regular file."));
  else if (info.st_size > MKR_MAX_FILE)
    g_set_error_literal (error, MKR_ERROR, MKR_ERROR_LIMIT,
                         _("The file is larger than 1 GiB, the most that Makerent reads. "
                           "Download the statement in shorter periods."));
  else
    {
      *size = (gsize)info.st_size;
      return TRUE;
    }

  if (*fd >= 0)
    close (*fd);

  return FALSE;
}

MkrStatement *
mkr_statement_read_file (GFile                 *file,
                         MkrFormatSet          *formats,
                         const MkrReadOptions  *options,
                         MkrProgressFunc        progress,
                         gpointer               user_data,
                         GCancellable          *cancellable,
                         GError               **error)
{
  static const MkrReadOptions none = MKR_READ_OPTIONS_INIT;
  Job job = { formats, options != NULL ? options : &none, progress, user_data, cancellable };
  g_autofree char *path = NULL, *base = NULL, *name = NULL;
  MkrText *text = NULL;
  gsize size;
  int fd;

  g_return_val_if_fail (G_IS_FILE (file) && formats != NULL, NULL);

  base = g_file_get_basename (file);
  name = g_filename_display_name (base != NULL ? base : "");
  path = g_file_get_path (file);

  if (path == NULL)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_IO,
                   _("%s: only files of this computer can be read. Save it here first."), name);
      return NULL;
    }

  if (open_regular (path, &fd, &size, error))
    text = mkr_text_new_for_fd (fd, size, cancellable, error);

  if (text == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  return read_all (text, name, &job, error);
}

static const char *
copy_text (MkrStatement *self,
           const char   *text)
{
  return text != NULL ? mkr_arena_add (self->arena, text, strlen (text)) : "";
}

/**
 * mkr_statement_new_typed:
 *
 * A statement of entries that came from no file. Copies them; a key is made where an entry has none.
 */
MkrStatement *
mkr_statement_new_typed (const MkrEntry *entries,
                         guint           n_entries)
{
  MkrStatement *self = mkr_statement_new_empty ("");

  for (guint i = 0; i < n_entries; i++)
    {
      MkrEntry *entry = mkr_statement_append (self);

      *entry = entries[i];
      entry->reference = copy_text (self, entries[i].reference);
      entry->party = copy_text (self, entries[i].party);
      entry->type = copy_text (self, entries[i].type);
      entry->text = copy_text (self, entries[i].text);
      entry->project = copy_text (self, entries[i].project);
      entry->key = copy_text (self, entries[i].key);
      entry->reason = copy_text (self, entries[i].reason);
      entry->cell = copy_text (self, entries[i].cell);
      entry->cell_text = copy_text (self, entries[i].cell_text);
      entry->raw_length = 0;
    }

  g_ptr_array_add (self->notes, NULL);
  return self;
}

MkrStatement *
mkr_statement_ref (MkrStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
mkr_statement_unref (MkrStatement *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self->how);
  g_clear_pointer (&self->format, mkr_format_unref);
  g_clear_pointer (&self->text, mkr_text_free);
  mkr_arena_free (self->arena);
  g_ptr_array_unref (self->chunks);
  g_ptr_array_unref (self->notes);
  g_strfreev (self->columns);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->balances, g_array_unref);
  g_clear_pointer (&self->landings, g_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self);
}

const char *
mkr_statement_get_name (MkrStatement *self)
{
  return self->name;
}

const char *
mkr_statement_get_hash (MkrStatement *self)
{
  return self->text != NULL ? mkr_text_get_hash (self->text) : "";
}

MkrFormat *
mkr_statement_get_format (MkrStatement *self)
{
  return self->format;
}

GPtrArray *
mkr_statement_get_others (MkrStatement *self)
{
  return self->others;
}

const char *
mkr_statement_get_how (MkrStatement *self)
{
  return self->how;
}

guint
mkr_statement_get_n (MkrStatement *self)
{
  return self->n;
}

const MkrEntry *
mkr_statement_get (MkrStatement *self,
                   guint         i)
{
  g_return_val_if_fail (i < self->n, NULL);

  return mkr_statement_peek (self, i);
}

char *
mkr_statement_dup_raw (MkrStatement   *self,
                       const MkrEntry *entry)
{
  g_autofree char *raw = NULL;
  gsize length = entry->raw_length;

  if (self->text == NULL || length == 0)
    return g_strdup ("");

  raw = mkr_text_dup (self->text, entry->raw_offset, &length);
  while (length > 0 && (raw[length - 1] == '\n' || raw[length - 1] == '\r'))
    length--;

  if (!g_utf8_validate_len (raw, length, NULL))
    return g_utf8_make_valid (raw, (gssize)length);

  raw[length] = '\0';
  return g_steal_pointer (&raw);
}

GBytes *
mkr_statement_get_text (MkrStatement  *self,
                        gsize          offset,
                        gsize          length,
                        GError       **error)
{
  gsize found = length;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self->text != NULL, NULL);

  text = mkr_text_dup (self->text, offset, &found);
  if (!mkr_text_check_unchanged (self->text, error))
    return NULL;
  if (found < length)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_IO, _("The file could not be read to its end. Try again."));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&text), found);
}

const char * const *
mkr_statement_get_notes (MkrStatement *self)
{
  return (const char * const *)self->notes->pdata;
}
