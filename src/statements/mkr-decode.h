/* mkr-decode.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-bytes.h"

G_BEGIN_DECLS

/* What a walk over bytes found, block by block. */
typedef struct
{
  gsize    sequences;    /* well-formed UTF-8 sequences of more than one byte */
  gsize    invalid;
  gboolean has_nul;
  char     carry[4];     /* the start of a sequence that a block cut */
  gsize    n_carry;
} MkrUtf8Scan;

void     mkr_utf8_scan      (MkrUtf8Scan  *scan,
                             const char   *text,
                             gsize         length,
                             gboolean      last);
/* Valid UTF-8 from bytes without their byte order mark; adds the bytes that became U+FFFD to @replaced. */
GBytes  *mkr_decode         (const char   *text,
                             gsize         length,
                             MkrEncoding   encoding,
                             gsize        *replaced);
/* A letter of an encoding with one byte a letter; U+FFFD: none. */
gunichar mkr_decode_byte    (guint8        byte,
                             MkrEncoding   encoding);
/* TRUE with an error for a file of another kind whose name says CSV. */
gboolean mkr_refuse_binary  (const char   *sample,
                             gsize         length,
                             GError      **error);

G_END_DECLS
