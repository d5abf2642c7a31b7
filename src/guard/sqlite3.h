/* sqlite3.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite's header lies in the system's folder, where every compiler looks: this one is found
 * before it, and lets only the layer through that says it uses it.
 */

#ifndef MKR_USES_SQLITE
# error "SQLite belongs to src/book alone"
#endif

#include_next <sqlite3.h>
