/* mkr-evidence.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-recognise.h"

G_BEGIN_DECLS

/**
 * MkrStyle: how a file writes dates and numbers, decided once for all its rows.
 */
typedef struct
{
  MkrDateOrder   order;
  gboolean       order_matters;    /* the file has dates like 01/02/2026 */
  MkrNumberStyle numbers;
  gboolean       numbers_known;    /* FALSE: “1.234” is a problem, nothing in the file says what it is */
} MkrStyle;

/* Looks at the beginning, at the whole file if that does not decide. @asked is a MkrDateOrder or −1.
 * MKR_ERROR_QUESTION shows both readings and names --date-order. */
gboolean mkr_evidence_decide (MkrText          *text,
                              const MkrLayout  *layout,
                              gint              asked,
                              GCancellable     *cancellable,
                              MkrStyle         *style,
                              GError          **error);

G_END_DECLS
