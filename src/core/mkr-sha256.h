/* mkr-sha256.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SHA-256 of large files: GChecksum's takes as long as reading their rows. Where the processor knows it, it does it itself. */
typedef struct
{
  GChecksum *plain;       /* nullable: of processors that do not */
  guint32    state[8];
  guint8     rest[64];
  gsize      n_rest;
  guint64    length;
} MkrSha256;

void  mkr_sha256_init   (MkrSha256     *self);
void  mkr_sha256_update (MkrSha256     *self,
                         const guint8  *data,
                         gsize          length);
/* Ends it and frees what it holds. Returns: (transfer full): 64 hex digits */
char *mkr_sha256_finish (MkrSha256     *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
