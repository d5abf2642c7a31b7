/* mkr-currency-list.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-currency-list.h"

void
mkr_currency_list_fill (GtkDropDown *list)
{
  g_autoptr(GtkStringList) texts = gtk_string_list_new (NULL);
  g_autoptr(GtkExpression) expression = NULL;
  guint n;
  const MkrCurrency *table = mkr_currency_table (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s – %s", table[i].code, _(table[i].name));

      gtk_string_list_append (texts, text);
    }

  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (list, expression);
  gtk_drop_down_set_model (list, G_LIST_MODEL (texts));
}

void
mkr_currency_list_select (GtkDropDown       *list,
                          const MkrCurrency *currency)
{
  guint n;
  const MkrCurrency *table = mkr_currency_table (&n);

  g_return_if_fail (currency != NULL);

  gtk_drop_down_set_selected (list, (guint) (currency - table));
}

const MkrCurrency *
mkr_currency_list_get (GtkDropDown *list)
{
  guint n, selected = gtk_drop_down_get_selected (list);
  const MkrCurrency *table = mkr_currency_table (&n);

  return selected < n ? &table[selected] : NULL;
}
