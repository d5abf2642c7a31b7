/* mkr-text.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Trims and folds runs of white space to one blank: the form that keys compare. */
char    *mkr_text_fold         (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Control and bidirectional control characters (C0, C1, U+202A–E, U+2066–9) become visible signs: for labels and terminals. */
char    *mkr_text_visible      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* RFC 4180 field; a text cell that a spreadsheet would run gets a leading apostrophe (reliability.md R24). */
void     mkr_text_append_csv   (GString    *out,
                                const char *text,
                                gboolean    is_number);

G_END_DECLS
