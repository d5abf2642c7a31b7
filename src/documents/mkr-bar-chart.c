/* mkr-bar-chart.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-bar-chart.h"
#include "mkr-chart-private.h"

#define GAP        1.0
#define BAND_END   7500   /* basis points at the end of the bar */
#define BAND_HIGH  8.0

/* Unsorted money is drawn as other. */
static gint64
amount_of (const gint64 by_work[MKR_N_WORKS],
           MkrWork      work)
{
  gint64 amount = by_work[work];

  if (work == MKR_WORK_OTHER)
    amount += by_work[MKR_WORK_UNSORTED];

  return MAX (amount, 0);
}

/* The part of the bar that nothing has come in for yet. */
static void
add_empty (MkrChart *self,
           double    x,
           gint64    value)
{
  double width = MAX (self->style.width - x, 2);
  MkrMark *mark = mkr_chart_add_box (self, self->style.mirrored ? 0 : self->style.width - width, 0,
                                     width, self->style.height, 2, MKR_INK_NONE);

  mark->stroke = MKR_INK_DIM;
  mark->line_width = 1;
  mark->value = value;
}

/**
 * mkr_chart_new_kinds:
 * @by_work: minor units
 * @whole: what the full width stands for, 0: the parts
 *
 * Returns: (transfer full): the bar
 */
MkrChart *
mkr_chart_new_kinds (const gint64         by_work[MKR_N_WORKS],
                     gint64               whole,
                     const MkrChartStyle *style)
{
  static const MkrWork order[] = { MKR_WORK_AI, MKR_WORK_CRAFT, MKR_WORK_OTHER };
  MkrChart *self;
  double total = 0, x = 0, free_width;
  guint parts = 0;
  gint64 empty;

  g_return_val_if_fail (style != NULL, NULL);

  self = mkr_chart_new (style, "");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gint64 amount = amount_of (by_work, order[i]);

      total += (double) amount;
      parts += amount > 0;
    }
  empty = whole - (gint64) total;
  if (empty > 0)
    {
      total = (double) whole;
      parts++;
    }
  if (parts == 0)
    return self;

  free_width = MAX (self->style.width - GAP * (parts - 1), parts);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gint64 amount = amount_of (by_work, order[i]);
      double width = free_width * (double) amount / total;
      MkrMark *mark;

      if (amount == 0)
        continue;

      mark = mkr_chart_add_box (self, style->mirrored ? self->style.width - x - width : x, 0,
                                width, self->style.height, 2, mkr_work_ink (order[i]));
      mark->sign = mkr_work_sign (order[i]);
      mark->part = MKR_PART_BAR;
      mark->value = amount;
      x += width + GAP;
    }

  if (empty > 0)
    add_empty (self, x, empty);

  return self;
}

/* Each word begins with its band, or behind the word before it: the middle band is narrow, and in
 * some languages its word is not. */
static void
add_band_words (MkrChart   *self,
                gint        share_bp,
                const gint  ends[],
                const char *words[])
{
  gboolean mirrored = self->style.mirrored;
  double from = 0;

  for (guint i = 0; i < 3; i++)
    {
      gboolean here = share_bp >= 0 && mkr_earnings_band (share_bp) == (MkrBand) i;
      MkrTextStyle text = { .size = 12, .bold = here, .ink = here ? MKR_INK_TEXT : MKR_INK_DIM };
      double start = MAX (from, self->style.width * ends[i] / BAND_END + (i > 0 ? GAP : 0));
      const MkrMark *mark;

      text.max_width = MAX (self->style.width - start, 10);
      mark = mkr_chart_add_text (self, &text, words[i], mirrored ? self->style.width - start : start, 24,
                                 mirrored ? MKR_ALIGN_RIGHT : MKR_ALIGN_LEFT);
      from = start + mark->width + 8;
    }
}

/**
 * mkr_chart_new_band:
 * @share_bp: the largest source's share
 *
 * Returns: (transfer full): the bands “spread”, “watch” and “high” with their words; the word of the band that
 *   holds @share_bp is bold
 */
MkrChart *
mkr_chart_new_band (gint                 share_bp,
                    const MkrChartStyle *style)
{
  static const gint ends[] = { 0, 2500, 4000, BAND_END };
  static const MkrInk inks[] = { MKR_INK_MADE, MKR_INK_CRAFT, MKR_INK_SHORT };
  const char *words[] = { C_("share of the largest source", "spread"),
                          C_("share of the largest source", "watch"),
                          C_("share of the largest source", "high") };
  MkrChart *self;
  MkrMark *mark;

  g_return_val_if_fail (style != NULL, NULL);

  self = mkr_chart_new (style, "");
  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    {
      double start = self->style.width * ends[i] / BAND_END + (i > 0 ? GAP : 0);
      double width = self->style.width * ends[i + 1] / BAND_END - start;
      double x = style->mirrored ? self->style.width - start - width : start;

      mkr_chart_add_box (self, x, 4, width, BAND_HIGH, 2, inks[i]);
    }
  add_band_words (self, share_bp, ends, words);

  if (share_bp >= 0)
    {
      double at = self->style.width * MIN (share_bp, BAND_END) / BAND_END;

      at = CLAMP (at, 2, self->style.width - 2);
      mark = mkr_chart_add_box (self, (style->mirrored ? self->style.width - at : at) - 1.5, 0,
                                3, BAND_HIGH + 8, 1, MKR_INK_TEXT);
      mark->casing = TRUE;
    }

  return self;
}
