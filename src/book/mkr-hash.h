/* mkr-hash.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mkr_siphash:
 *
 * SipHash-2-4 with 128 bits of result (Aumasson and Bernstein). Files are untrusted: keyed with the book's own secret, so
 * that nobody can write rows that collide.
 */
void mkr_siphash (const guint8   key[16],
                  const guint8  *data,
                  gsize          length,
                  guint8         out[16]);

G_END_DECLS
