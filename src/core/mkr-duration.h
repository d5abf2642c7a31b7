/* mkr-duration.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-date.h"

G_BEGIN_DECLS

/* Durations are whole seconds (figures.md 1). */

#define MKR_DURATION_MOST (G_GINT64_CONSTANT (100000) * 3600)

/* What a person types: “1:30”, “1:30:15”, “1h30”, “90 min”, “1.5 h”, “55m 30s”. A bare number is refused: nobody knows its unit. */
gboolean  mkr_duration_parse  (const char  *text,
                               gint64      *seconds,
                               GError     **error);
/* “1:30”, with seconds only if there are some: “0:55:30”. Plain, for tables and files. */
char     *mkr_duration_format (gint64       seconds) G_GNUC_WARN_UNUSED_RESULT;

/* @months and @days after @day, months first and clamped to the month's end: 29 Feb 2028 + 12 = 28 Feb 2029. Binding through it. */
MkrDate   mkr_date_end_after  (MkrDate      day,
                               int          months,
                               int          days);
/* The last day of a period that begins on @day: 1 Feb 2026 for 12 months ends on 31 Jan 2027. */
MkrDate   mkr_date_end_for    (MkrDate      day,
                               int          months,
                               int          days);

G_END_DECLS
