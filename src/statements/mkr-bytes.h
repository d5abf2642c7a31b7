/* mkr-bytes.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mkr-date.h"

G_BEGIN_DECLS

#define MKR_MAX_FILE (1024 * 1024 * 1024)

typedef enum
{
  MKR_ENCODING_UTF8,
  MKR_ENCODING_UTF16LE,
  MKR_ENCODING_UTF16BE,
  MKR_ENCODING_WINDOWS_1252,
  MKR_ENCODING_ISO_8859_15,
  MKR_ENCODING_WINDOWS_1250,   /* Central Europe */
  MKR_ENCODING_ISO_8859_2,
  MKR_ENCODING_WINDOWS_1251,   /* Cyrillic */
  MKR_ENCODING_WINDOWS_1254,   /* Turkish */
  MKR_ENCODING_SHIFT_JIS,      /* as Windows has it */
  MKR_N_ENCODINGS
} MkrEncoding;

/**
 * MkrText: the bytes of a statement, looked through once (hash, encoding) and then handed out as valid UTF-8.
 * A file that is valid UTF-8 is read in blocks and never held in memory; anything else is decoded into memory.
 */
typedef struct _MkrText MkrText;

MkrText     *mkr_text_new_for_bytes   (GBytes        *bytes,
                                       GError       **error);
/* Takes the descriptor over. A file that shrinks while it is read gives shorter blocks, never a crash. */
MkrText     *mkr_text_new_for_fd      (int            fd,
                                       gsize          size,
                                       GCancellable  *cancellable,
                                       GError       **error);
void         mkr_text_free            (MkrText       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrText, mkr_text_free)

/* Decodes once more: for a format whose encoding is known, from a file that is no UTF-8. MKR_ENCODING_UTF8: it is not known. */
gboolean     mkr_text_set_encoding    (MkrText       *self,
                                       MkrEncoding    encoding,
                                       GError       **error);
MkrEncoding  mkr_text_get_encoding    (const MkrText *self);
const char  *mkr_text_get_encoding_name (const MkrText *self);
/* Some encoding that only its letters tell. */
gboolean     mkr_text_is_coded       (const MkrText *self);
/* The letters do not tell which encoding a file that is no UTF-8 has. */
gboolean     mkr_text_is_doubtful    (const MkrText *self);
gboolean     mkr_text_has_bom         (const MkrText *self);
gboolean     mkr_text_has_nul         (const MkrText *self);
gsize        mkr_text_get_replaced    (const MkrText *self);   /* bytes that became U+FFFD */
gsize        mkr_text_get_size        (const MkrText *self);   /* of the decoded text */
/* SHA-256 of the bytes, hex. A large file is hashed beside the reading: the first call waits for the end of that and must
 * come before the text is shared between threads. NULL if the file could not be read to its end. */
const char  *mkr_text_get_hash        (MkrText       *self);
/* Up to @max bytes from @offset; 0 at the end. The block is valid until the next call or mkr_text_free (). */
gsize        mkr_text_peek            (MkrText       *self,
                                       gsize          offset,
                                       gsize          max,
                                       const char   **block);
/* FALSE with an error if the file was written while it was read. */
gboolean     mkr_text_check_unchanged (const MkrText *self,
                                       GError       **error);
/* The day on which the file was written, in the machine's time zone; MKR_DATE_NONE: it came in memory, or nobody knows. */
MkrDate      mkr_text_get_written     (const MkrText *self);
/* A copy, for any thread. Shorter, as @length says, if the file was cut since. */
char        *mkr_text_dup             (MkrText       *self,
                                       gsize          offset,
                                       gsize         *length);

G_END_DECLS
