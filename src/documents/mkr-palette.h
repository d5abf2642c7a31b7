/* mkr-palette.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-chart.h"

G_BEGIN_DECLS

/* What a mark is painted with. One table gives the colour for each look. */
typedef enum
{
  MKR_INK_NONE,
  MKR_INK_AI,
  MKR_INK_CRAFT,
  MKR_INK_OTHER,
  MKR_INK_MIXED,          /* a row that is of no one kind */
  MKR_INK_SIGN,           /* dots and lines over a kind's colour */
  MKR_INK_SET_ASIDE,
  MKR_INK_RENT,
  MKR_INK_SHORT,
  MKR_INK_MADE,
  MKR_INK_GRID,
  MKR_INK_TODAY,
  MKR_INK_TEXT,
  MKR_INK_DIM,            /* second text */
  MKR_INK_CARD,
  MKR_INK_CHOSEN,         /* tint of the chosen slot or the row under the pointer */
  MKR_INK_FUTURE,
  MKR_INK_FOCUS,
  MKR_INK_TIP,
  MKR_INK_TIP_BORDER,
  MKR_INK_TIP_TEXT,
  MKR_INK_TIP_DIM,
  MKR_INK_TIP_SHORT,
  MKR_INK_TIP_MADE,
  MKR_INK_TIP_RULE,
  MKR_N_INKS
} MkrInk;

typedef struct
{
  double red, green, blue, alpha;
} MkrColor;

MkrColor mkr_palette_get (MkrLook look,
                          MkrInk  ink);

G_END_DECLS
