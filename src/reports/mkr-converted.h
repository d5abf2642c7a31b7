/* mkr-converted.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-rate-use.h"

G_BEGIN_DECLS

/* “1 EUR = 1.0887 USD”; @quote: what @rate is in. */
char *mkr_rate_format        (const MkrCurrency *base,
                              MkrDecimal         rate,
                              const MkrCurrency *quote);
/* One line: the rate and its day, or what a conversion made of what. @into: the book's currency. */
char *mkr_rate_use_dup_text  (const MkrRateUse  *use,
                              const MkrCurrency *into);
/* At what the money of a period was converted: “≈ converted at”, then lines, the newest first, few. @text: NULL if none was. */
gboolean mkr_converted_read  (MkrBook           *book,
                              const MkrPeriod   *period,
                              char             **text,
                              GError           **error);

G_END_DECLS
