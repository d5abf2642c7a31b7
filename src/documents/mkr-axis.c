/* mkr-axis.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-axis.h"
#include "mkr-money.h"

/* Beyond this an axis could overflow when it rounds up; no rent is that high. */
#define LARGEST (G_GINT64_CONSTANT (100000000000000000))

static gint64
count_steps (gint64 range,
             gint64 step)
{
  return range / step + (range % step != 0);
}

/**
 * mkr_axis_init:
 * @lo: smallest value, minor units; the axis reaches to zero at least
 * @hi: largest value
 * @max_lines: most lines beside the one at zero
 *
 * Chooses the smallest step of 1, 2, 2.5 or 5 times a power of ten that needs no more lines.
 */
void
mkr_axis_init (MkrAxis *self,
               gint64   lo,
               gint64   hi,
               guint    max_lines)
{
  static const gint64 mantissas[] = { 10, 20, 25, 50 };

  g_return_if_fail (max_lines >= 2);

  lo = CLAMP (lo, -LARGEST, 0);
  hi = CLAMP (hi, lo == 0 ? 1 : 0, LARGEST);

  for (gint64 power = 1; ; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
      {
        gint64 step = mantissas[i] * power / 10;

        if (step * 10 != mantissas[i] * power ||
            count_steps (hi, step) + count_steps (-lo, step) > max_lines)
          continue;

        self->step = step;
        self->lo = -count_steps (-lo, step) * step;
        self->hi = count_steps (hi, step) * step;
        return;
      }
}

/**
 * mkr_axis_place:
 * @at_lo: where the low end of the axis lies
 * @at_hi: where its high end lies
 *
 * Returns: where @value lies, in the units of @at_lo and @at_hi
 */
double
mkr_axis_place (const MkrAxis *self,
                gint64         value,
                double         at_lo,
                double         at_hi)
{
  double part = ((double) value - (double) self->lo) / ((double) self->hi - (double) self->lo);

  return at_lo + CLAMP (part, 0.0, 1.0) * (at_hi - at_lo);
}

/**
 * mkr_axis_label:
 *
 * Returns: (transfer full): @value as the locale writes it, without decimals when the axis has none
 */
char *
mkr_axis_label (const MkrAxis     *self,
                gint64             value,
                const MkrCurrency *currency)
{
  char *text = mkr_money_format (value, currency, MKR_MONEY_NUMBER);
  gint64 unit = 1;
  glong keep;

  for (guint i = 0; i < currency->exponent; i++)
    unit *= 10;

  keep = g_utf8_strlen (text, -1) - currency->exponent - 1;
  if (currency->exponent == 0 || self->step % unit != 0 || keep < 1)
    return text;

  *g_utf8_offset_to_pointer (text, keep) = '\0';

  return text;
}
