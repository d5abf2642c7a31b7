/* mkr-letters.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-bytes.h"

G_BEGIN_DECLS

/* The encoding of text that is no UTF-8, by the letters and the words that it would have: Windows-1252 where nothing speaks for
 * another. @sure: FALSE if another would do as well, or if letters are left that no language known here has. */
MkrEncoding mkr_letters_detect (const char *text,
                                gsize       length,
                                gboolean   *sure);

G_END_DECLS
