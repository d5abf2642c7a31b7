/* mkr-palette.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-palette.h"

#define N_LOOKS 4

typedef struct
{
  guint32 rgb;
  guint8  percent;   /* of opacity */
} Token;

/* Light, dark, high contrast, high contrast dark. The kinds stand at least 3:1 from the card and
 * stay apart under the three colour blindnesses; words stand at least 4.5:1. The tests measure it. */
static const Token tokens[MKR_N_INKS][N_LOOKS] = {
  [MKR_INK_NONE]       = { { 0x000000,   0 }, { 0x000000,   0 }, { 0x000000,   0 }, { 0x000000,   0 } },
  [MKR_INK_AI]         = { { 0x1a5fb4, 100 }, { 0x4a8de0, 100 }, { 0x003c8f, 100 }, { 0x7db8ff, 100 } },
  [MKR_INK_CRAFT]      = { { 0xd17f00, 100 }, { 0xf2b84b, 100 }, { 0xb35c00, 100 }, { 0xffc14d, 100 } },
  [MKR_INK_OTHER]      = { { 0x3f9a8f, 100 }, { 0x9fdccf, 100 }, { 0x2b8577, 100 }, { 0xb8f0e2, 100 } },
  [MKR_INK_MIXED]      = { { 0x77767b, 100 }, { 0xb0afb4, 100 }, { 0x4a494e, 100 }, { 0xd0cfd4, 100 } },
  [MKR_INK_SIGN]       = { { 0xffffff,  55 }, { 0x000000,  38 }, { 0xffffff,  65 }, { 0x000000,  50 } },
  [MKR_INK_SET_ASIDE]  = { { 0x000000,  30 }, { 0xffffff,  38 }, { 0x000000,  75 }, { 0xffffff,  80 } },
  [MKR_INK_RENT]       = { { 0x3d3846, 100 }, { 0xf6f5f4, 100 }, { 0x000000, 100 }, { 0xffffff, 100 } },
  [MKR_INK_SHORT]      = { { 0xc01c28, 100 }, { 0xff8f7a, 100 }, { 0xa00010, 100 }, { 0xff9c8a, 100 } },
  [MKR_INK_MADE]       = { { 0x18794e, 100 }, { 0x8ff0a4, 100 }, { 0x0b5a36, 100 }, { 0x8ff0a4, 100 } },
  [MKR_INK_GRID]       = { { 0x000000,   8 }, { 0xffffff,   9 }, { 0x000000,  30 }, { 0xffffff,  40 } },
  [MKR_INK_TODAY]      = { { 0x000000,  56 }, { 0xffffff,  62 }, { 0x000000,  80 }, { 0xffffff,  85 } },
  [MKR_INK_TEXT]       = { { 0x000000,  80 }, { 0xffffff, 100 }, { 0x000000, 100 }, { 0xffffff, 100 } },
  [MKR_INK_DIM]        = { { 0x000000,  56 }, { 0xffffff,  62 }, { 0x000000,  80 }, { 0xffffff,  85 } },
  [MKR_INK_CARD]       = { { 0xffffff, 100 }, { 0x353535, 100 }, { 0xffffff, 100 }, { 0x353535, 100 } },
  [MKR_INK_CHOSEN]     = { { 0x3584e4,  15 }, { 0x1a5fb4,  26 }, { 0x1c4f91,  16 }, { 0x1a5fb4,  40 } },
  [MKR_INK_FUTURE]     = { { 0x000000,   3 }, { 0xffffff,   3 }, { 0x000000,   6 }, { 0xffffff,   7 } },
  [MKR_INK_FOCUS]      = { { 0x1c71d8, 100 }, { 0x78aeed, 100 }, { 0x003c8f, 100 }, { 0xffffff, 100 } },
  [MKR_INK_TIP]        = { { 0x1c1c20,  94 }, { 0x0c0c0e,  96 }, { 0x000000, 100 }, { 0x000000, 100 } },
  [MKR_INK_TIP_BORDER] = { { 0x000000,   0 }, { 0x000000,   0 }, { 0x000000, 100 }, { 0xffffff, 100 } },
  [MKR_INK_TIP_TEXT]   = { { 0xffffff, 100 }, { 0xffffff, 100 }, { 0xffffff, 100 }, { 0xffffff, 100 } },
  [MKR_INK_TIP_DIM]    = { { 0xffffff,  84 }, { 0xffffff,  84 }, { 0xffffff, 100 }, { 0xffffff, 100 } },
  [MKR_INK_TIP_SHORT]  = { { 0xff9c8a, 100 }, { 0xff9c8a, 100 }, { 0xff9c8a, 100 }, { 0xff9c8a, 100 } },
  [MKR_INK_TIP_MADE]   = { { 0x8ff0a4, 100 }, { 0x8ff0a4, 100 }, { 0x8ff0a4, 100 }, { 0x8ff0a4, 100 } },
  [MKR_INK_TIP_RULE]   = { { 0xffffff,  28 }, { 0xffffff,  28 }, { 0xffffff,  70 }, { 0xffffff,  70 } },
};

/**
 * mkr_palette_get:
 *
 * Returns: the colour of @ink in @look, components from 0 to 1, alpha not multiplied in
 */
MkrColor
mkr_palette_get (MkrLook look,
                 MkrInk  ink)
{
  const Token *token;

  g_return_val_if_fail ((guint) look < N_LOOKS, (MkrColor) { 0 });
  g_return_val_if_fail ((guint) ink < MKR_N_INKS, (MkrColor) { 0 });

  token = &tokens[ink][look];

  return (MkrColor) {
    ((token->rgb >> 16) & 0xff) / 255.0,
    ((token->rgb >> 8) & 0xff) / 255.0,
    (token->rgb & 0xff) / 255.0,
    token->percent / 100.0,
  };
}
