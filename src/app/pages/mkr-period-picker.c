/* mkr-period-picker.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-period-picker.h"

struct _MkrPeriodPicker
{
  GtkWidget    parent_instance;

  MkrPeriod    custom;       /* the last one that could be read */

  /* Template children */
  GtkWidget   *box;
  GtkDropDown *list;
  GtkWidget   *custom_box;
  GtkEditable *first, *last;
  GtkLabel    *problem;
};

G_DEFINE_FINAL_TYPE (MkrPeriodPicker, mkr_period_picker, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
read_day (GtkEditable  *field,
          MkrDate      *date,
          GError      **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (field)));

  *date = MKR_DATE_NONE;

  return *text == '\0' || mkr_date_parse (text, date, error);
}

static void
show_problem (MkrPeriodPicker *self,
              const char      *problem)
{
  gtk_label_set_text (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* An empty field is an open end. */
static void
day_changed_cb (MkrPeriodPicker *self)
{
  g_autoptr(GError) error = NULL;
  MkrPeriod period;

  if (!read_day (self->first, &period.first, &error) || !read_day (self->last, &period.last, &error))
    {
      show_problem (self, error->message);
      return;
    }
  if (period.first != MKR_DATE_NONE && period.last != MKR_DATE_NONE && period.first > period.last)
    {
      show_problem (self, _("The first day is after the last one."));
      return;
    }

  show_problem (self, NULL);
  if (period.first == self->custom.first && period.last == self->custom.last)
    return;
  self->custom = period;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
selected_cb (MkrPeriodPicker *self)
{
  gboolean custom = gtk_drop_down_get_selected (self->list) == MKR_PERIOD_CUSTOM;

  gtk_widget_set_visible (self->custom_box, custom);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mkr_period_picker_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MKR_TYPE_PERIOD_PICKER);

  G_OBJECT_CLASS (mkr_period_picker_parent_class)->dispose (object);
}

static void
mkr_period_picker_class_init (MkrPeriodPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_period_picker_dispose;

  signals[CHANGED] = g_signal_new ("changed", MKR_TYPE_PERIOD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-period-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrPeriodPicker, box);
  gtk_widget_class_bind_template_child (widget_class, MkrPeriodPicker, list);
  gtk_widget_class_bind_template_child (widget_class, MkrPeriodPicker, custom_box);
  gtk_widget_class_bind_template_child (widget_class, MkrPeriodPicker, first);
  gtk_widget_class_bind_template_child (widget_class, MkrPeriodPicker, last);
  gtk_widget_class_bind_template_child (widget_class, MkrPeriodPicker, problem);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
}

static void
mkr_period_picker_init (MkrPeriodPicker *self)
{
  self->custom.first = self->custom.last = MKR_DATE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

MkrPeriodAsked
mkr_period_picker_get (MkrPeriodPicker *self)
{
  MkrPeriodAsked asked = { MKR_PERIOD_ALL, { MKR_DATE_NONE, MKR_DATE_NONE } };

  g_return_val_if_fail (MKR_IS_PERIOD_PICKER (self), asked);

  asked.choice = gtk_drop_down_get_selected (self->list);
  asked.custom = self->custom;

  return asked;
}

void
mkr_period_picker_set_all (MkrPeriodPicker *self)
{
  g_return_if_fail (MKR_IS_PERIOD_PICKER (self));

  gtk_drop_down_set_selected (self->list, MKR_PERIOD_ALL);
}

/**
 * mkr_period_resolve:
 * @today: the day that “3 months” and “this year” are counted from
 *
 * Months are whole: “3 months” is the month of @today and the two before it.
 */
MkrPeriod
mkr_period_resolve (const MkrPeriodAsked *asked,
                    MkrDate               today)
{
  MkrMonth month = mkr_date_month (today);
  MkrPeriod period = { MKR_DATE_NONE, MKR_DATE_NONE };

  switch (asked->choice)
    {
    case MKR_PERIOD_3_MONTHS:
      period.first = mkr_month_day (month - 2, 1);
      period.last = mkr_month_last (month);
      break;
    case MKR_PERIOD_12_MONTHS:
      period.first = mkr_month_day (month - 11, 1);
      period.last = mkr_month_last (month);
      break;
    case MKR_PERIOD_YEAR:
      period.first = mkr_month_day (month - mkr_month_number (month) + 1, 1);
      period.last = mkr_month_last (month - mkr_month_number (month) + 12);
      break;
    case MKR_PERIOD_CUSTOM:
      return asked->custom;
    case MKR_PERIOD_ALL:
    default:
      break;
    }

  return period;
}
