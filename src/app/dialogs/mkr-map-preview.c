/* mkr-map-preview.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-map-preview.h"
#include "mkr-money.h"
#include "mkr-text.h"

#define MAX_ROWS 50

static const char *
party_of (const MkrEntry *entry)
{
  const char *names[] = { entry->party, entry->text, entry->type };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (*names[i] != '\0')
      return names[i];

  return "";
}

static char *
amount_of (const MkrEntry *entry)
{
  g_autofree char *plain = NULL;

  if (entry->kind == MKR_KIND_PROBLEM)
    return mkr_text_visible (entry->cell_text);

  if (entry->currency != NULL && entry->scale == entry->currency->exponent)
    return mkr_money_format (entry->net, entry->currency, MKR_MONEY_CODE);

  plain = mkr_decimal_to_string ((MkrDecimal) { entry->net, entry->scale });
  return plain[0] == '-' ? g_strconcat ("−", plain + 1, NULL) : g_steal_pointer (&plain);
}

/* “8 January 2026 · Earned · why”. */
static char *
details_of (const MkrEntry *entry)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (entry->date != MKR_DATE_NONE)
    {
      g_autofree char *date = mkr_date_format (entry->date, MKR_DATE_FULL);

      g_string_append_printf (text, "%s · ", date);
    }

  g_string_append (text, mkr_kind_label ((MkrKind) entry->kind));
  if (*entry->reason != '\0')
    g_string_append_printf (text, " · %s", entry->reason);

  return mkr_text_visible (text->str);
}

static GtkWidget *
add_label (GtkGrid    *grid,
           const char *text,
           int         column,
           int         row,
           int         width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (grid, label, column, row, width, 1);
  return label;
}

static GtkWidget *
make_row (const MkrEntry *entry)
{
  gboolean problem = entry->kind == MKR_KIND_PROBLEM;
  g_autofree char *party = mkr_text_visible (party_of (entry));
  g_autofree char *amount = amount_of (entry), *details = details_of (entry);
  /* Translators: how a screen reader names a row: line, payer, net amount, then date and kind. */
  g_autofree char *name = g_strdup_printf (_("Line %u, %s, net %s, %s"), entry->line, party, amount, details);
  GtkWidget *row = gtk_list_box_row_new (), *grid = gtk_grid_new (), *label;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  g_object_set (grid, "margin-top", 4, "margin-bottom", 4, "margin-start", 6, "margin-end", 6, NULL);

  label = add_label (GTK_GRID (grid), party, 0, 0, 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  label = add_label (GTK_GRID (grid), amount, 1, 0, 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), problem ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (label, "numeric");
  if (entry->kind == MKR_KIND_EARNING || entry->kind == MKR_KIND_REFUND || entry->kind == MKR_KIND_FEE)
    gtk_widget_add_css_class (label, "heading");
  label = add_label (GTK_GRID (grid), details, 0, 1, 2);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, problem ? "mkr-problem" : "mkr-dim");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

guint
mkr_map_preview_fill (GtkListBox   *list,
                      MkrStatement *statement)
{
  GtkListBoxRow *old;
  guint problems = 0;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), 0);

  while ((old = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (old));

  for (guint i = 0; statement != NULL && i < mkr_statement_get_n (statement); i++)
    {
      const MkrEntry *entry = mkr_statement_get (statement, i);

      if (i < MAX_ROWS)
        gtk_list_box_append (list, make_row (entry));
      problems += entry->kind == MKR_KIND_PROBLEM;
    }

  return problems;
}
