/* mkr-row-pane.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mkr-plan-list.h"

G_BEGIN_DECLS

/**
 * MkrRowPane: a row of a statement as it was read, cell by cell. The cells of a row that cannot be read can be corrected:
 * what is wrong stands below its cell, and what a corrected cell was. What is typed and not applied is kept by row.
 *
 * Signals: "apply" — the changes are to be read; "cancel" — of a reading that runs; "undo" — the last correction; "next" —
 * problem; "close".
 */
#define MKR_TYPE_ROW_PANE (mkr_row_pane_get_type ())
G_DECLARE_FINAL_TYPE (MkrRowPane, mkr_row_pane, MKR, ROW_PANE, GtkWidget)

/* Whether the cells of that row may be corrected at all. */
gboolean mkr_row_pane_is_editable   (MkrPlanItem *item);
void     mkr_row_pane_set_item      (MkrRowPane  *self,
                                     MkrPlanItem *item);       /* (nullable) */
/* Cells that were typed in and not applied. FALSE: there are none. */
gboolean mkr_row_pane_get_changes   (MkrRowPane  *self,
                                     GStrv       *columns,     /* (out) (transfer full) */
                                     GStrv       *values);     /* (out) (transfer full) */
/* They were applied: the row says itself what it is now. */
void     mkr_row_pane_drop_changes  (MkrRowPane  *self,
                                     guint32      line);
void     mkr_row_pane_set_busy      (MkrRowPane  *self,
                                     gboolean     busy);
/* @undo_line: 0: nothing to undo. @problems: rows that cannot be read. */
void     mkr_row_pane_set_state     (MkrRowPane  *self,
                                     guint32      undo_line,
                                     guint        problems);
/* @text: (nullable) */
void     mkr_row_pane_set_message   (MkrRowPane  *self,
                                     const char  *text,
                                     gboolean     is_error);
/* To the cell that is wrong, else to “Next Problem”. FALSE: there is neither. */
gboolean mkr_row_pane_focus_problem (MkrRowPane  *self);

G_END_DECLS
