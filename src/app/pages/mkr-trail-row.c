/* mkr-trail-row.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-bar-chart.h"
#include "mkr-chart-view.h"
#include "mkr-trail-row.h"

struct _MkrTrailRow
{
  GtkListBoxRow parent_instance;
  gint64        entry;
};

G_DEFINE_FINAL_TYPE (MkrTrailRow, mkr_trail_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
make_label (const char *text,
            const char *style,
            const char *style_2)
{
  GtkWidget *label = gtk_label_new (text);
  const char *classes[] = { style, style_2, NULL };

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_css_classes (label, classes);

  return label;
}

static void
mkr_trail_row_class_init (MkrTrailRowClass *klass)
{
}

static void
mkr_trail_row_init (MkrTrailRow *self)
{
}

static void
name_row (MkrTrailRow    *self,
          const MkrCover *cover,
          const char     *amount)
{
  g_autofree char *day = mkr_date_format (cover->date, MKR_DATE_LONG);
  g_autofree char *name = NULL;

  if (cover->part)
    /* Translators: spoken: day, source, amount of a payout that covers another rent too. */
    name = g_strdup_printf (_("%s, %s, %s, part of the payout"), day, cover->source_name, amount);
  else
    /* Translators: spoken: day, source, amount of a payout. */
    name = g_strdup_printf (_("%s, %s, %s"), day, cover->source_name, amount);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * mkr_trail_row_new:
 * @amount: @cover's amount as it is shown
 */
GtkWidget *
mkr_trail_row_new (const MkrCover *cover,
                   const char     *amount)
{
  MkrTrailRow *self = g_object_new (MKR_TYPE_TRAIL_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *day = mkr_date_format (cover->date, MKR_DATE_SHORT);
  GtkWidget *date = make_label (day, "mkr-dim", "mkr-trail-date");
  GtkWidget *source = make_label (cover->source_name, "mkr-trail-source", NULL);

  self->entry = cover->entry;
  gtk_label_set_width_chars (GTK_LABEL (date), 6);
  gtk_label_set_ellipsize (GTK_LABEL (source), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (source, TRUE);
  gtk_widget_set_tooltip_text (source, cover->source_name);
  gtk_box_append (GTK_BOX (box), date);
  gtk_box_append (GTK_BOX (box), source);
  if (cover->part)
    gtk_box_append (GTK_BOX (box), make_label (C_("of a payout", "part"), "mkr-dim", "caption"));
  gtk_box_append (GTK_BOX (box), make_label (amount, "numeric", NULL));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), cover->entry != 0);
  name_row (self, cover, amount);

  return GTK_WIDGET (self);
}

gint64
mkr_trail_row_get_entry (MkrTrailRow *self)
{
  g_return_val_if_fail (MKR_IS_TRAIL_ROW (self), 0);

  return self->entry;
}

GtkWidget *
mkr_trail_break_new (const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_label (text, "mkr-dim", "caption"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "mkr-late");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return row;
}

static MkrChart *
make_swatch (const MkrChartStyle *style,
             gpointer             data)
{
  gint64 by_work[MKR_N_WORKS] = { 0 };

  by_work[GPOINTER_TO_INT (data)] = 1;

  return mkr_chart_new_kinds (by_work, 0, style);
}

GtkWidget *
mkr_kind_row_new (MkrWork     work,
                  const char *label,
                  const char *amount)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *swatch = g_object_new (MKR_TYPE_CHART_VIEW, "min-width", 11, "min-height", 11,
                                    "focusable", FALSE, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *name = make_label (label, "mkr-dim", "caption");

  mkr_chart_view_set_factory (MKR_CHART_VIEW (swatch), make_swatch, GINT_TO_POINTER (work), NULL);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), make_label (amount, "numeric", "caption"));

  return box;
}
