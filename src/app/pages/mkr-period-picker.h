/* mkr-period-picker.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-date.h"

G_BEGIN_DECLS

/**
 * MkrPeriodPicker: 3 months, 12 months, this year, all, or a first and a last day. Signal: "changed", when a period
 * that can be read was chosen.
 */
#define MKR_TYPE_PERIOD_PICKER (mkr_period_picker_get_type ())
G_DECLARE_FINAL_TYPE (MkrPeriodPicker, mkr_period_picker, MKR, PERIOD_PICKER, GtkWidget)

typedef enum
{
  MKR_PERIOD_3_MONTHS,
  MKR_PERIOD_12_MONTHS,
  MKR_PERIOD_YEAR,
  MKR_PERIOD_ALL,
  MKR_PERIOD_CUSTOM,
} MkrPeriodChoice;

/* What was chosen; it becomes a period on a day, see mkr_period_resolve (). */
typedef struct
{
  MkrPeriodChoice choice;
  MkrPeriod       custom;
} MkrPeriodAsked;

MkrPeriodAsked mkr_period_picker_get     (MkrPeriodPicker      *self);
void           mkr_period_picker_set_all (MkrPeriodPicker      *self);
MkrPeriod      mkr_period_resolve        (const MkrPeriodAsked *asked,
                                          MkrDate               today);

G_END_DECLS
