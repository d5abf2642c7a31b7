/* mkr-completeness-text.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-completeness.h"
#include "mkr-money.h"

/* What is missing, in words: the same ones in the window and in the terminal. */

static void
append_sentence (GString *text,
                 char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/**
 * mkr_completeness_summary:
 *
 * Returns: (transfer full) (nullable): what is missing, in a sentence or three; %NULL: nothing
 */
char *
mkr_completeness_summary (const MkrCompleteness *self)
{
  GString *text = g_string_new (NULL);

  if (self->missing > 0)
    append_sentence (text, g_strdup_printf (ngettext ("The statement of %u month is missing.",
                                                      "The statements of %u months are missing.",
                                                      self->missing), self->missing));
  if (self->not_yet > 0)
    append_sentence (text, g_strdup_printf (ngettext ("The statement of %u month is not imported yet.",
                                                      "The statements of %u months are not imported yet.",
                                                      self->not_yet), self->not_yet));
  if (self->gaps > 0)
    append_sentence (text, g_strdup_printf (ngettext ("Rows are missing in %u place, as the balances show.",
                                                      "Rows are missing in %u places, as the balances show.",
                                                      self->gaps), self->gaps));

  return g_string_free (text, text->len == 0);
}

/* “January 2026: covered from 3 January to 31 January” */
char *
mkr_stated_month_text (const MkrStatedMonth *month)
{
  g_autofree char *name = mkr_month_format (month->month, MKR_DATE_FULL);
  g_autofree char *first = NULL, *last = NULL;

  switch (month->stated)
    {
    case MKR_STATED_WHOLE:
      return g_strdup_printf (_("%s: covered by a statement"), name);

    case MKR_STATED_MISSING:
      return g_strdup_printf (_("%s: the statement is missing"), name);

    case MKR_STATED_NOT_YET:
      return g_strdup_printf (_("%s: not imported yet"), name);

    case MKR_STATED_QUIET:
      return g_strdup_printf (_("%s: no activity, as you said"), name);

    case MKR_STATED_PARTLY:
    default:
      first = mkr_date_format (month->covered.first, MKR_DATE_LONG);
      last = mkr_date_format (month->covered.last, MKR_DATE_LONG);
      if (month->days == (guint)(month->covered.last - month->covered.first + 1))
        return g_strdup_printf (_("%s: covered from %s to %s only"), name, first, last);
      return g_strdup_printf (ngettext ("%s: %u day of %u is covered", "%s: %u days of %u are covered", month->days),
                              name, month->days, month->of);
    }
}

/* “March 2026 to May 2026: the statements are missing” */
char *
mkr_stated_range_text (const MkrStatedMonth *first,
                       const MkrStatedMonth *last)
{
  g_autofree char *from = mkr_month_format (first->month, MKR_DATE_FULL);
  g_autofree char *to = mkr_month_format (last->month, MKR_DATE_FULL);

  if (first == last)
    return mkr_stated_month_text (first);

  return g_strdup_printf (first->stated == MKR_STATED_QUIET ? _("%s to %s: no activity, as you said")
                          : first->stated == MKR_STATED_NOT_YET ? _("%s to %s: not imported yet")
                                                                : _("%s to %s: the statements are missing"), from, to);
}

char *
mkr_stated_account_unchecked (const MkrStatedAccount *account)
{
  g_autoptr(GString) codes = g_string_new (NULL);

  for (guint i = 0; i < account->unchecked->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", ((const MkrCurrency *)account->unchecked->pdata[i])->code);

  if (codes->len == 0)
    return NULL;

  /* Translators: an account and currencies: “PayPal, USD: the balances …” */
  return g_strdup_printf (_("%s, %s: the balances do not follow each other row by row, so they say nothing about missing rows."),
                          account->name, codes->str);
}

/* “20.00 USD went out in rows that are not in the book” */
char *
mkr_balance_gap_title (const MkrBalanceGap *gap)
{
  g_autofree char *amount = NULL;

  if (gap->missing == 0)
    return g_strdup_printf (ngettext ("%u row was left out when its file was imported",
                                      "%u rows were left out when their file was imported",
                                      gap->left_out->len), gap->left_out->len);

  amount = mkr_money_format (ABS (gap->missing), gap->from.currency, MKR_MONEY_CODE);
  return g_strdup_printf (gap->missing > 0 ? _("%s came in by rows that are not in the book")
                                           : _("%s went out by rows that are not in the book"), amount);
}

/* “line 3 of paypal.csv, 2 February 2026”; names of files are those of who paid. */
static char *
place_of (const MkrCompleteness *self,
          const MkrBalanceRow   *row)
{
  const char *file = mkr_completeness_file (self, row);
  g_autofree char *date = row->date != MKR_DATE_NONE ? mkr_date_format (row->date, MKR_DATE_FULL) : g_strdup ("");

  /* Translators: a row of a file: its line, the name of the file, its day. */
  return *file != '\0' ? g_strdup_printf (_("line %u of %s (%s)"), row->line, file, date)
         : g_strdup_printf (_("line %u of a file (%s)"), row->line, date);
}

/* Which two rows do not join, what the account held at each, and what lies between. */
char *
mkr_balance_gap_detail (const MkrCompleteness *self,
                        const MkrBalanceGap   *gap)
{
  g_autofree char *from = place_of (self, &gap->from), *to = place_of (self, &gap->to);
  g_autofree char *held = mkr_money_format (gap->from.after, gap->from.currency, MKR_MONEY_CODE);
  g_autofree char *holds = mkr_money_format (gap->to.before, gap->from.currency, MKR_MONEY_CODE);
  GString *text = g_string_new (NULL);

  /* Translators: an amount, a row; an amount, a row. */
  append_sentence (text, g_strdup_printf (_("%s after %s, but %s before %s."), held, from, holds, to));
  for (guint i = 0; i < gap->left_out->len; i++)
    {
      const MkrBalanceRow *row = &g_array_index (gap->left_out, MkrBalanceRow, i);
      g_autofree char *place = place_of (self, row);

      append_sentence (text, row->is_readable ? g_strdup_printf (_("Left out: %s."), place)
                                              : g_strdup_printf (_("Could not be read: %s."), place));
    }
  if (gap->without > 0)
    append_sentence (text, g_strdup_printf (ngettext ("%u row between them says no balance.",
                                                      "%u rows between them say no balance.", gap->without), gap->without));

  return g_string_free (text, FALSE);
}
