/* mkr-legend.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-chart-private.h"

#define SWATCH     12.0
#define SWATCH_GAP  6.0
#define ENTRY_GAP  16.0
#define ROW_HEIGHT 20.0

static const MkrTextStyle label_style = { .size = 12, .ink = MKR_INK_DIM };

static double
entry_width (MkrChart             *self,
             const MkrLegendEntry *entry)
{
  double width;

  mkr_chart_measure (self, &label_style, entry->label, &width, NULL);

  return SWATCH + SWATCH_GAP + width;
}

static void
add_entry (MkrChart             *self,
           const MkrLegendEntry *entry,
           double                x,
           double                y,
           double                width)
{
  gboolean mirrored = self->style.mirrored;
  double swatch_x = mirrored ? x + width - SWATCH : x;
  double label_x = mirrored ? swatch_x - SWATCH_GAP : x + SWATCH + SWATCH_GAP;
  MkrTextStyle style = label_style;
  MkrMark *mark;

  mark = mkr_chart_add_box (self, swatch_x, y + (ROW_HEIGHT - SWATCH) / 2, SWATCH, SWATCH, 2, entry->fill);
  mark->sign = entry->sign;
  mark->stroke = entry->stroke;
  mark->line_width = 1;
  mark->dash = entry->dash;
  style.max_width = MAX (width - SWATCH - SWATCH_GAP, 10) + 1;
  mkr_chart_add_text (self, &style, entry->label, label_x, y + ROW_HEIGHT / 2,
                      mirrored ? MKR_ALIGN_RIGHT : MKR_ALIGN_LEFT);
}

/* One walk for measuring and for adding, so that both break the lines alike. */
static double
walk (MkrChart             *self,
      const MkrLegendEntry *entries,
      guint                 n,
      double                x,
      double                y,
      double                width,
      gboolean              add)
{
  double at = 0, row = 0;

  for (guint i = 0; i < n; i++)
    {
      double needed = MIN (entry_width (self, &entries[i]), width);

      if (at > 0 && at + needed > width)
        {
          at = 0;
          row += ROW_HEIGHT;
        }
      if (add)
        add_entry (self, &entries[i], self->style.mirrored ? x + width - at - needed : x + at,
                   y + row, needed);
      at += needed + ENTRY_GAP;
    }

  return n == 0 ? 0 : row + ROW_HEIGHT;
}

double
mkr_legend_height (MkrChart             *self,
                   const MkrLegendEntry *entries,
                   guint                 n,
                   double                width)
{
  return walk (self, entries, n, 0, 0, width, FALSE);
}

void
mkr_legend_add (MkrChart             *self,
                const MkrLegendEntry *entries,
                guint                 n,
                double                x,
                double                y,
                double                width)
{
  walk (self, entries, n, x, y, width, TRUE);
}
