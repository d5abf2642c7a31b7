/* mkr-column.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include "mkr-date.h"

G_BEGIN_DECLS

typedef enum
{
  MKR_COLUMN_START,
  MKR_COLUMN_CENTER,
  MKR_COLUMN_END,        /* numbers: the title stands at the end too */
  MKR_COLUMN_EXPAND,
} MkrColumnPlace;

/**
 * MkrColumn: a column of a table, as its functions say. A table of them is static.
 */
typedef struct
{
  const char      *title;      /* untranslated; NULL: none */
  MkrColumnPlace   place;
  int              width;      /* fixed; −1: as it needs */
  GtkWidget     *(*make)   (GtkListItem *item);
  void           (*bind)   (GtkWidget   *cell,
                            GtkListItem *item);
  void           (*unbind) (GtkWidget   *cell,      /* (nullable) */
                            GtkListItem *item);
} MkrColumn;

/* Returns: (transfer none): the column, added at the end. @sorter: (nullable). */
GtkColumnViewColumn *mkr_column_add         (GtkColumnView   *table,
                                             const MkrColumn *column,
                                             GtkSorter       *sorter);
/* A column that is hidden still takes its width in GTK 4.8, unless that is given up. */
void                 mkr_column_set_visible (GtkColumnViewColumn *column,
                                             const MkrColumn     *description,
                                             gboolean             visible);

/* Cells of text; they ellipsize, except numbers. */
GtkWidget           *mkr_column_make_text   (GtkListItem     *item);
GtkWidget           *mkr_column_make_number (GtkListItem     *item);
/* A cell of text that takes up to three lines where one is too short. */
GtkWidget           *mkr_column_make_lines  (GtkListItem     *item);
void                 mkr_column_set_text    (GtkWidget       *cell,
                                             const char      *text);
/* TRUE if a row of @table lies at this point of it: neither its titles nor the empty space. */
gboolean             mkr_column_is_row_at   (GtkColumnView   *table,
                                             double           x,
                                             double           y);
/* How wide a column has to be for a number in bold. */
int                  mkr_column_measure     (const char      *number);
char                *mkr_column_day        (MkrDate          date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
