/* mkr-paste.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-statement.h"

G_BEGIN_DECLS

/* Reads rows that a person pasted: a known format, any header that can be guessed, or, without a header, date, source,
 * amount and note in this order, separated by tabs, semicolons or commas. */
MkrStatement *mkr_paste_read (const char            *text,
                              MkrFormatSet          *formats,
                              const MkrReadOptions  *options,
                              GCancellable          *cancellable,
                              GError               **error);

G_END_DECLS
