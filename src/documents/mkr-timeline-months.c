/* mkr-timeline-months.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-money.h"
#include "mkr-timeline-plot.h"

#define MANY_MONTHS 18   /* above it every third month is named, amounts are for the cursor */

static char *
initial (const char *word)
{
  return g_strndup (word, (gsize) (g_utf8_next_char (word) - word));
}

static double
widest_month (const MkrTimelinePlot *plot)
{
  MkrTextStyle style = { .size = 12, .bold = TRUE };
  double widest = 0;

  for (guint i = 0; i < MIN (plot->n, 12); i++)
    {
      g_autofree char *name = mkr_month_format (mkr_plot_month (plot, i)->month, MKR_DATE_SHORT);
      double width;

      mkr_chart_measure (plot->chart, &style, name, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

static gboolean
is_chosen (const MkrTimelinePlot *plot,
           guint                  i)
{
  return plot->chart->style.selected == (gint) (plot->first + i);
}

static void
add_month_name (const MkrTimelinePlot *plot,
                guint                  i,
                gboolean               as_letter)
{
  const MkrTimelineMonth *month = mkr_plot_month (plot, i);
  gboolean future = month->month > mkr_date_month (plot->timeline->as_of);
  MkrTextStyle style = { .size = 12, .ink = future ? MKR_INK_DIM : MKR_INK_TEXT };
  g_autofree char *name = mkr_month_format (month->month, MKR_DATE_SHORT);
  g_autofree char *letter = initial (name);

  if (is_chosen (plot, i))
    {
      style.bold = TRUE;
      style.ink = MKR_INK_TEXT;
    }
  mkr_chart_add_text (plot->chart, &style, as_letter ? letter : name,
                      mkr_plot_slot_x (plot, i) + plot->slot / 2, plot->month_y,
                      MKR_ALIGN_CENTRE)->item = (gint) i;
}

/* Years are named where they begin; over decades only every so many, so that they never touch. */
static void
add_years (const MkrTimelinePlot *plot,
           double                 y)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 50 };
  MkrTextStyle style = { .size = 12, .ink = MKR_INK_DIM };
  double width, end = -G_MAXDOUBLE;
  int step = 50;

  mkr_chart_measure (plot->chart, &style, "2000", &width, NULL);
  for (guint s = G_N_ELEMENTS (steps); s-- > 0; )
    if (plot->slot * 12 * steps[s] >= width + 8)
      step = steps[s];

  for (guint i = 0; i < plot->n; i++)
    {
      MkrMonth month = mkr_plot_month (plot, i)->month;
      g_autofree char *year = g_strdup_printf ("%d", mkr_month_year (month));
      double x = mkr_plot_slot_x (plot, i), label_x;

      if (i > 0 && (mkr_month_number (month) != 1 || mkr_month_year (month) % step != 0))
        continue;
      /* A year that began before the first month gives way to the next. */
      if (i == 0 && step > 1 && mkr_month_year (month) % step != 0)
        continue;
      if (i > 0)
        mkr_chart_add_line (plot->chart, x, plot->bottom, x, plot->bottom + 5, 1, MKR_INK_SET_ASIDE);
      label_x = MIN (x, plot->right - width);
      if (label_x < end + 6 || (i == 0 && plot->slot * (13 - mkr_month_number (month)) < width + 6))
        continue;
      end = label_x + width;
      mkr_chart_add_text (plot->chart, &style, year, label_x, y, MKR_ALIGN_LEFT);
    }
}

void
mkr_plot_add_months (const MkrTimelinePlot *plot)
{
  double widest = widest_month (plot);
  gboolean every = plot->n <= MANY_MONTHS;
  gboolean as_letter = plot->slot * (every ? 1 : 3) < widest + 4;

  /* Three slots that do not even hold a letter: the years are enough. */
  if (plot->slot * 3 < 12)
    {
      add_years (plot, plot->month_y);
      return;
    }

  for (guint i = 0; i < plot->n; i++)
    if (every || mkr_month_number (mkr_plot_month (plot, i)->month) % 3 == 1)
      add_month_name (plot, i, as_letter);
  if (plot->years)
    add_years (plot, plot->year_y);
}

static void
add_state_icon (const MkrTimelinePlot *plot,
                guint                  i,
                const MkrMonthRent    *rent)
{
  double size = CLAMP (plot->slot - 2, 4, 11);
  MkrMark mark = { .type = MKR_MARK_TICK, .width = size, .height = size - 1, .stroke = MKR_INK_MADE,
                   .item = (gint) i, .value = rent->shortfall };

  if (rent->shortfall > 0 && rent->future)
    {
      mark.type = MKR_MARK_TRIANGLE;
      mark.stroke = MKR_INK_DIM;
    }
  else if (rent->shortfall > 0)
    {
      mark.type = MKR_MARK_ALERT;
      mark.fill = MKR_INK_SHORT;
    }
  else if (size < 6)
    return;   /* over decades only the months that were short are marked */
  else
    {
      mark.width = MIN (size, 10);
      mark.height = mark.width * 0.8;
    }
  mark.x = mkr_plot_slot_x (plot, i) + (plot->slot - mark.width) / 2;
  mark.y = plot->icon_y - mark.height / 2;
  mkr_chart_add (plot->chart, &mark);
}

/* The amount under a triangle, unless it would touch one that is there: the cursor and the tooltip tell it then. */
static void
add_amount (const MkrTimelinePlot *plot,
            guint                  i,
            const MkrMonthRent    *rent,
            double                 from,
            double                 to,
            double                *end)
{
  MkrTextStyle style = { .size = 11, .bold = !rent->future,
                         .ink = rent->future ? MKR_INK_DIM : MKR_INK_SHORT };
  g_autofree char *text = mkr_money_format (-rent->shortfall, plot->timeline->currency, MKR_MONEY_NUMBER);
  double x = mkr_plot_slot_x (plot, i) + plot->slot / 2, width;

  mkr_chart_measure (plot->chart, &style, text, &width, NULL);
  x = CLAMP (x, from + width / 2, MAX (to - width / 2, from + width / 2));
  if (x - width / 2 < *end + 3)
    return;
  *end = x + width / 2;
  mkr_chart_add_text (plot->chart, &style, text, x, plot->amount_y, MKR_ALIGN_CENTRE)->item = (gint) i;
}

static void
add_amounts (const MkrTimelinePlot *plot)
{
  double end = -G_MAXDOUBLE;

  for (guint i = 0; i < plot->n; i++)
    {
      MkrMonthRent rent = mkr_plot_rent (plot, i);
      gboolean shown = plot->n <= MANY_MONTHS || is_chosen (plot, i) || plot->chart->style.cursor == (gint) i;

      if (rent.shortfall > 0 && shown)
        add_amount (plot, i, &rent, plot->left - 8, plot->right + 8, &end);
    }
}

void
mkr_plot_add_on_first (const MkrTimelinePlot *plot)
{
  gboolean mirrored = plot->chart->style.mirrored, first_day = TRUE;
  MkrTextStyle style = { .size = 11, .ink = MKR_INK_DIM };

  if (!plot->icons)
    return;

  for (guint i = 0; i < plot->n; i++)
    {
      MkrMonthRent rent = mkr_plot_rent (plot, i);

      if (!rent.any)
        continue;
      first_day = first_day && mkr_date_day (rent.date) == 1;
      add_state_icon (plot, i, &rent);
    }
  if (plot->amount_y > 0)
    {
      double label_x = mirrored ? plot->right + 8 : plot->left - 8;

      style.max_width = MAX (mirrored ? plot->area[0] + plot->area[2] - label_x : label_x - plot->area[0], 10) + 1;
      mkr_chart_add_text (plot->chart, &style, first_day ? _("on 1st") : _("when due"), label_x,
                          plot->icon_y, mirrored ? MKR_ALIGN_LEFT : MKR_ALIGN_RIGHT);
      add_amounts (plot);
    }
}
