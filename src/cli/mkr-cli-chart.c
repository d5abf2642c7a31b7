/* mkr-cli-chart.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-chart.h"
#include "mkr-cli-commands.h"
#include "mkr-cli-values.h"
#include "mkr-error.h"

#define DEFAULT_WIDTH  1100
#define DEFAULT_HEIGHT 480
#define MAX_SIDE       8000   /* px; keeps a slip of the keyboard from asking for gigabytes */
#define MAX_ROWS       24

typedef struct
{
  char     *output;
  char     *from;
  char     *to;
  char     *basis;
  char     *by;
  int       width;
  int       height;   /* 0: what the chart needs */
  gboolean  dark;
  MkrPeriod period;
} Options;

#define OPTION_ENTRIES(options)                                                                 \
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &(options).output,                                 \
    N_("The picture to write: .png, .svg or .pdf"), N_("FILE") },                               \
  { "from", 0, 0, G_OPTION_ARG_STRING, &(options).from, N_("First day or month"), N_("DATE") }, \
  { "to", 0, 0, G_OPTION_ARG_STRING, &(options).to, N_("Last day or month"), N_("DATE") },      \
  { "width", 0, 0, G_OPTION_ARG_INT, &(options).width, N_("Width in pixels"), N_("N") },        \
  { "height", 0, 0, G_OPTION_ARG_INT, &(options).height, N_("Height in pixels"), N_("N") },     \
  { "dark", 0, 0, G_OPTION_ARG_NONE, &(options).dark, N_("Light lines on a dark ground"), NULL }

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->from);
  g_free (self->to);
  g_free (self->basis);
  g_free (self->by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (Options  *self,
               GError  **error)
{
  if (self->output == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("Where to? Give a file with --output, its name ending in .png, .svg or .pdf."));
      return FALSE;
    }

  if (self->width < 200 || self->width > MAX_SIDE || self->height < 0 || self->height > MAX_SIDE ||
      (self->height > 0 && self->height < 100))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("A picture is 200 to %d pixels wide and 100 to %d high."), MAX_SIDE, MAX_SIDE);
      return FALSE;
    }

  return mkr_cli_period (self->from, self->to, &self->period, error);
}

static MkrChartStyle
make_style (const Options *self)
{
  return (MkrChartStyle) {
    .look = self->dark ? MKR_LOOK_DARK : MKR_LOOK_LIGHT,
    .width = self->width, .height = self->height > 0 ? self->height : DEFAULT_HEIGHT,
    .selected = -1, .cursor = -1, .background = TRUE,
  };
}

static gboolean
save (MkrChart       *chart,
      const Options  *self,
      GError        **error)
{
  if (!mkr_chart_save (chart, self->output, error))
    return FALSE;

  mkr_cli_remark (mkr_chart_get_summary (chart));
  return TRUE;
}

/* The months of @timeline that the period touches. */
static gboolean
find_months (const MkrTimeline  *timeline,
             const MkrPeriod    *period,
             guint              *first,
             guint              *n,
             GError            **error)
{
  *first = *n = 0;

  for (guint i = 0; i < timeline->months->len; i++)
    {
      MkrMonth month = g_array_index (timeline->months, MkrTimelineMonth, i).month;

      if ((period->first != MKR_DATE_NONE && mkr_month_last (month) < period->first) ||
          (period->last != MKR_DATE_NONE && mkr_month_day (month, 1) > period->last))
        continue;

      if (*n == 0)
        *first = i;
      (*n)++;
    }

  if (*n > 0)
    return TRUE;

  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_NOT_FOUND,
                       _("There is nothing to draw in this period: no money arrived and no rent was due."));
  return FALSE;
}

static gboolean
run_timeline (MkrCli  *cli,
              GError **error)
{
  g_auto(Options) self = { .width = DEFAULT_WIDTH };
  const GOptionEntry entries[] = { OPTION_ENTRIES (self), { NULL } };
  g_autoptr(MkrTimeline) timeline = NULL;
  g_autoptr(MkrChart) chart = NULL;
  MkrChartStyle style;
  guint first, n;

  if (!mkr_cli_parse (cli, entries, 0, 0, error) || !check_options (&self, error) ||
      !mkr_cli_open_to_read (cli, error) ||
      (timeline = mkr_timeline_new (cli->book, mkr_book_today (cli->book), error)) == NULL ||
      !find_months (timeline, &self.period, &first, &n, error))
    return FALSE;

  style = make_style (&self);
  chart = mkr_chart_new_timeline (timeline, first, n, &style);

  return save (chart, &self, error);
}

static gboolean
draw_earnings (const MkrEarnings  *earnings,
               Options            *self,
               GError            **error)
{
  MkrChartStyle style = make_style (self);
  g_autoptr(MkrChart) chart = mkr_chart_new_earnings (earnings, MAX_ROWS, &style);

  /* The rows say how high the chart has to be; it is laid out again for that. */
  if (self->height == 0 && mkr_chart_min_height (chart) > 0)
    {
      style.height = MIN (mkr_chart_min_height (chart), MAX_SIDE);
      mkr_chart_unref (chart);
      chart = mkr_chart_new_earnings (earnings, MAX_ROWS, &style);
    }

  return save (chart, self, error);
}

static gboolean
run_earnings (MkrCli  *cli,
              GError **error)
{
  g_auto(Options) self = { .width = DEFAULT_WIDTH };
  const GOptionEntry entries[] = {
    OPTION_ENTRIES (self),
    { "by", 0, 0, G_OPTION_ARG_STRING, &self.by,
      N_("source, kind, account or currency; default: source"), N_("WHAT") },
    { "basis", 0, 0, G_OPTION_ARG_STRING, &self.basis,
      N_("received or earned; default: received"), N_("BASIS") },
    { NULL }
  };
  g_autoptr(MkrEarnings) earnings = NULL;
  MkrBasis basis = MKR_BASIS_RECEIVED;
  MkrBy by = MKR_BY_SOURCE;

  return mkr_cli_parse (cli, entries, 0, 0, error) && check_options (&self, error) &&
         (self.by == NULL || mkr_by_from_id (self.by, &by, error) ||
          mkr_cli_bad_value ("--by", error)) &&
         MKR_CLI_ENUM (basis, "--basis", self.basis, &basis, error) &&
         mkr_cli_open_to_read (cli, error) &&
         (earnings = mkr_earnings_new (cli->book, basis, by, &self.period, error)) != NULL &&
         draw_earnings (earnings, &self, error);
}

const MkrCommand mkr_cli_chart_commands[] = {
  { "chart", "timeline", NULL, N_("Draws the rent timeline"), run_timeline },
  { "chart", "earnings", NULL, N_("Draws what each source earned"), run_earnings },
  { NULL }
};
