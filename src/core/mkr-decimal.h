/* mkr-decimal.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MKR_DECIMAL_MAX_SCALE 12

/**
 * MkrDecimal:
 * @units: the number times 10 to the @scale
 * @scale: decimals, 0 to %MKR_DECIMAL_MAX_SCALE
 *
 * An exact decimal as it was written: amounts of statements, quantities, rates.
 */
typedef struct
{
  gint64 units;
  guint8 scale;
} MkrDecimal;

/**
 * MkrNumberStyle: how numbers are written in a file; chosen per file, never per cell.
 */
typedef enum
{
  MKR_NUMBER_POINT,        /* 1,234.56  1'234.56  1 234.56 */
  MKR_NUMBER_COMMA,        /* 1.234,56  1 234,56 */
} MkrNumberStyle;

/* Plain notation “-1234.50”: what Makerent itself writes and the command line takes. Exact or an error. */
gboolean mkr_decimal_parse        (const char       *text,
                                   MkrDecimal       *out,
                                   GError          **error);
/* A cell: blanks, grouping (checked), U+2212, trailing minus, (12.30), a currency sign or code at either end
 * (given back in @currency_text, may be NULL). Anything else is an error that quotes the cell. @length -1: NUL-terminated. */
gboolean mkr_decimal_parse_cell   (const char       *text,
                                   gssize            length,
                                   MkrNumberStyle    style,
                                   MkrDecimal       *out,
                                   char            **currency_text,
                                   GError          **error);
gboolean mkr_decimal_rescale      (MkrDecimal        value,
                                   guint8            scale,
                                   gint64           *units,
                                   GError          **error); /* exact or an error, never rounds */
gboolean mkr_decimal_add          (MkrDecimal        a,
                                   MkrDecimal        b,
                                   MkrDecimal       *out,
                                   GError          **error);
gint     mkr_decimal_compare      (MkrDecimal        a,
                                   MkrDecimal        b);
char    *mkr_decimal_to_string    (MkrDecimal        value); /* plain notation, all @scale decimals */

G_END_DECLS
