/* mkr-converted.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-converted.h"
#include "mkr-money.h"

#define MOST_LINES 6

/* In the locale's notation, as rates are typed. */
static char *
format_decimal (MkrDecimal value)
{
  g_autofree char *plain = mkr_decimal_to_string (value);
  char *point = strchr (plain, '.');

  /* Zeros that a quotient ends in say nothing. */
  for (char *end = plain + strlen (plain) - 1; point != NULL && end > point + 1 && *end == '0'; end--)
    *end = '\0';
  if (point == NULL || mkr_money_locale_style () == MKR_NUMBER_POINT)
    return g_steal_pointer (&plain);

  *point = ',';
  return g_steal_pointer (&plain);
}

char *
mkr_rate_format (const MkrCurrency *base,
                 MkrDecimal         rate,
                 const MkrCurrency *quote)
{
  g_autofree char *number = format_decimal (rate);

  /* Translators: an exchange rate: a currency's code, a number, a currency's code */
  return g_strdup_printf (_("1 %s = %s %s"), base->code, number, quote->code);
}

char *
mkr_rate_use_dup_text (const MkrRateUse  *use,
                       const MkrCurrency *into)
{
  g_autofree char *day = mkr_date_format (use->date, MKR_DATE_FULL);
  g_autofree char *amount = mkr_money_format (use->amount, use->currency, MKR_MONEY_CODE);
  g_autofree char *worth = mkr_money_format (use->worth, into, MKR_MONEY_CODE);
  g_autofree char *rate = NULL;

  if (use->landed)
    /* Translators: two amounts and a day: what a conversion in a statement made of the first */
    return g_strdup_printf (_("%s became %s, by the statement of %s"), amount, worth, day);

  rate = mkr_rate_format (use->currency, use->rate, into);
  /* Translators: a rate such as “1 EUR = 1.0887 USD”, then its day */
  return g_strdup_printf (_("%s, rate of %s"), rate, day);
}

gboolean
mkr_converted_read (MkrBook          *book,
                    const MkrPeriod  *period,
                    char            **text,
                    GError          **error)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (book, error);
  g_autoptr(GArray) uses = settings != NULL ? mkr_rate_uses_read (book, period, error) : NULL;
  g_autoptr(GString) lines = g_string_new (_("≈ converted at"));
  guint shown;

  *text = NULL;
  if (uses == NULL)
    return FALSE;
  if (uses->len == 0)
    return TRUE;

  shown = uses->len > MOST_LINES ? MOST_LINES - 1 : uses->len;
  for (guint i = 0; i < shown; i++)
    {
      g_autofree char *line = mkr_rate_use_dup_text (&g_array_index (uses, MkrRateUse, i), settings->currency);

      g_string_append_printf (lines, "\n%s", line);
    }
  if (shown < uses->len)
    {
      g_string_append_c (lines, '\n');
      g_string_append_printf (lines, ngettext ("and %u other rate", "and %u other rates", uses->len - shown), uses->len - shown);
    }

  *text = g_string_free (g_steal_pointer (&lines), FALSE);
  return TRUE;
}
