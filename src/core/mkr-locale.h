/* mkr-locale.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* First thing in main (): the language of the person, and where its translations are. */
void mkr_locale_init (void);

G_END_DECLS
