/* mkr-quiet-month.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* Months in which nothing happened in an account, as a person says: there is no statement of them to import. */
GArray   *mkr_quiet_months_list (MkrBook   *book,
                                 gint64     account,
                                 GError   **error);      /* of MkrMonth, oldest first */
/* From @first to @last, both of them included; @is_quiet FALSE: they are not any more. */
gboolean  mkr_quiet_months_set  (MkrBook   *book,
                                 gint64     account,
                                 MkrMonth   first,
                                 MkrMonth   last,
                                 gboolean   is_quiet,
                                 GError   **error);

G_END_DECLS
