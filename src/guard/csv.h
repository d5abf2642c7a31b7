/* csv.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As in sqlite3.h beside this: libcsv is for one layer.
 */

#ifndef MKR_USES_CSV
# error "libcsv belongs to src/statements alone"
#endif

#include_next <csv.h>
