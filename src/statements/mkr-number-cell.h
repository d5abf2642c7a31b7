/* mkr-number-cell.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-decimal.h"

G_BEGIN_DECLS

/* What a cell says about the way its file writes numbers. */
typedef enum
{
  MKR_NUMBER_SAYS_NOTHING,
  MKR_NUMBER_SAYS_POINT,
  MKR_NUMBER_SAYS_COMMA,
  MKR_NUMBER_SAYS_EITHER,    /* “1.234” is one thousand or one and a bit */
} MkrNumberEvidence;

/* Exact or an error. @currency_text (nullable) gets a sign or code beside the number, else NULL. */
gboolean          mkr_number_cell_parse    (const char      *text,
                                            gsize            length,
                                            MkrNumberStyle   style,
                                            MkrDecimal      *out,
                                            char           **currency_text,
                                            GError         **error);
MkrNumberEvidence mkr_number_cell_evidence (const char      *text,
                                            gsize            length);
/* “1h 2m 10s”, “0:45:00”, “45”: seconds. FALSE if it is none. */
gboolean          mkr_duration_cell_parse  (const char      *text,
                                            gsize            length,
                                            gint32          *seconds);

G_END_DECLS
