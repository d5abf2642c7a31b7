/* mkr-guess.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-date-cell.h"
#include "mkr-error.h"
#include "mkr-number-cell.h"
#include "mkr-recognise.h"

#define GUESS_ROWS 60

typedef enum { ROLE_DATE, ROLE_GROSS, ROLE_FEE, ROLE_NET, ROLE_CREDIT, ROLE_DEBIT, ROLE_CURRENCY,
               ROLE_REFERENCE, ROLE_PARTY, ROLE_TEXT, ROLE_TYPE, N_ROLES } Role;

/* Words that a header uses for a role, the surest first; “*” at either end is a wildcard. */
static const struct { const char *name; const char *words; } roles[N_ROLES] = {
  { "date", "date|transaction date|booking date|datum|buchungstag|buchungsdatum|fecha|data|completed date|created|"
            "*date*|*datum*|*fecha*" },
  { "gross", "amount|gross|betrag|brutto|montant|importe|importo|bedrag|total|amount (*|betrag (*|*amount*|*betrag*|"
             "earnings|payout|*montant*|*importe*" },
  { "fee", "fee|fees|gebühr|entgelt|commission|frais|comisión|*fee*|*gebühr*" },
  { "net", "net|net amount|netto|net total|neto|*net amount*" },
  { "credit", "credit|credit amount|money in|paid in|haben|crédit|*credit*|deposit*" },
  { "debit", "debit|debit amount|money out|paid out|soll|débit|*debit*|withdrawal*" },
  { "currency", "currency|währung|waehrung|devise|moneda|valuta|divisa" },
  { "reference", "transaction id|id|reference id|transaktionscode|*transaction id*|reference number" },
  { "party", "name|payer|payee|client|customer|counter party|counterparty|empfänger|auftraggeber|source|from|*name*" },
  { "text", "description|details|memo|note|reference|verwendungszweck|buchungstext|beschreibung|concepto|*description*" },
  { "type", "type|typ|kind|art|transaction type" },
};

static gboolean
word_fits (const char *word,
           const char *name)
{
  return strchr (word, '*') != NULL ? g_pattern_match_simple (word, name) : strcmp (word, name) == 0;
}

/* Lower is better; −1: does not fit. */
static gint
rank_word (Role        role,
           const char *name)
{
  g_auto(GStrv) words = g_strsplit (roles[role].words, "|", -1);

  for (gint i = 0; words[i] != NULL; i++)
    if (word_fits (words[i], name))
      return i;

  return -1;
}

static guint
share_of_cells (const MkrSample *sample,
                guint            header,
                guint            column,
                Role             role)
{
  guint filled = 0, fits = 0;

  for (guint i = header + 1; i < sample->rows->len; i++)
    {
      GStrv row = sample->rows->pdata[i];
      MkrDecimal number;
      MkrDate date;

      if (column >= g_strv_length (row) || *row[column] == '\0')
        continue;

      filled++;
      if (role == ROLE_DATE)
        fits += mkr_date_cell_parse (row[column], strlen (row[column]), MKR_DATE_DMY, TRUE, &date) == MKR_DATE_CELL_OK
                || mkr_date_cell_parse (row[column], strlen (row[column]), MKR_DATE_MDY, TRUE, &date) == MKR_DATE_CELL_OK;
      else
        fits += mkr_number_cell_parse (row[column], strlen (row[column]), MKR_NUMBER_POINT, &number, NULL, NULL)
                || mkr_number_cell_parse (row[column], strlen (row[column]), MKR_NUMBER_COMMA, &number, NULL, NULL);
    }

  return filled > 0 ? fits * 100 / filled : 0;
}

static gboolean
needs_numbers (Role role)
{
  return role >= ROLE_GROSS && role <= ROLE_DEBIT;
}

/* The column of a role, −1 if none looks like it. Columns that another role has are left alone. */
static gint
find_role (const MkrSample *sample,
           guint            header,
           GStrv            folded,
           Role             role,
           gint            *taken)
{
  gint best = -1, best_rank = G_MAXINT;
  guint n = g_strv_length (folded);

  for (guint i = 0; i < n; i++)
    {
      gint rank = rank_word (role, folded[i]);

      if (rank < 0 || rank >= best_rank || taken[i])
        continue;
      if ((role == ROLE_DATE || needs_numbers (role)) && share_of_cells (sample, header, i, role) < 50)
        continue;

      best = (gint)i;
      best_rank = rank;
    }

  if (best >= 0)
    taken[best] = TRUE;

  return best;
}

static gint
find_header (const MkrSample *sample)
{
  for (guint i = 0; i < sample->rows->len; i++)
    {
      GStrv row = sample->rows->pdata[i];
      gboolean date = FALSE, money = FALSE;

      for (guint j = 0; row[j] != NULL; j++)
        {
          g_autofree char *name = mkr_header_fold (row[j]);

          date |= rank_word (ROLE_DATE, name) >= 0;
          for (Role role = ROLE_GROSS; role <= ROLE_DEBIT; role++)
            money |= role != ROLE_FEE && rank_word (role, name) >= 0;
        }

      if (date && money)
        return (gint)i;
    }

  return -1;
}

static void
add_part (GArray *parts,
          gint    column)
{
  MkrFieldPart part = { .column = (gint16)column };

  g_array_append_val (parts, part);
}

static void
add_term (GArray *terms,
          gint    column,
          gint8   sign)
{
  MkrAmountTerm term = { .column = (gint16)column, .sign = sign };

  g_array_append_val (terms, term);
}

/* In: money earned; out: the person's own payment, until she says otherwise in the preview. */
static void
add_kinds (MkrFormat *format,
           gint       date_column)
{
  MkrKindGroup *group = mkr_kind_group_new ("date");

  add_part (group->parts, date_column);
  g_ptr_array_add (format->groups, group);
  mkr_kind_group_add (group, "*", "in:earning;out:ignored own-purchase;zero:ignored zero", format->groups, NULL);
}

static MkrFormat *
build_format (const gint *found,
              GStrv       row)
{
  static const struct { Role role; MkrField field; } fields[] = {
    { ROLE_DATE, MKR_FIELD_DATE }, { ROLE_CURRENCY, MKR_FIELD_CURRENCY }, { ROLE_REFERENCE, MKR_FIELD_REFERENCE },
    { ROLE_PARTY, MKR_FIELD_PARTY }, { ROLE_TEXT, MKR_FIELD_TEXT }, { ROLE_TYPE, MKR_FIELD_TYPE },
  };
  MkrFormat *format = mkr_format_new_empty ();
  gint column[N_ROLES];

  format->id = g_strdup ("guess");
  format->name = g_strdup (_("Guessed columns"));
  format->account = g_strdup (_("Other account"));
  format->account_kind = MKR_ACCOUNT_BANK;
  format->short_years = TRUE;
  format->fee_sign = MKR_FEE_COST_POSITIVE;

  for (guint i = 0; i < N_ROLES; i++)
    {
      column[i] = found[i] >= 0 ? (gint)format->columns->len : -1;
      if (found[i] >= 0)
        mkr_format_add_column (format, roles[i].name, row[found[i]]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (column[fields[i].role] >= 0)
      add_part (format->fields[fields[i].field], column[fields[i].role]);

  /* Without a name the description says who it was. */
  if (column[ROLE_PARTY] < 0 && column[ROLE_TEXT] >= 0)
    add_part (format->fields[MKR_FIELD_PARTY], column[ROLE_TEXT]);

  if (column[ROLE_NET] >= 0)
    add_term (format->amounts[MKR_AMOUNT_NET], column[ROLE_NET], 1);
  if (column[ROLE_FEE] >= 0 && column[ROLE_NET] >= 0)
    add_term (format->amounts[MKR_AMOUNT_FEE], column[ROLE_FEE], 1);
  if (column[ROLE_GROSS] >= 0)
    add_term (format->amounts[MKR_AMOUNT_GROSS], column[ROLE_GROSS], 1);
  else if (column[ROLE_NET] < 0)
    {
      if (column[ROLE_CREDIT] >= 0)
        add_term (format->amounts[MKR_AMOUNT_GROSS], column[ROLE_CREDIT], 1);
      if (column[ROLE_DEBIT] >= 0)
        add_term (format->amounts[MKR_AMOUNT_GROSS], column[ROLE_DEBIT], -1);
    }

  add_kinds (format, column[ROLE_DATE]);
  return format;
}

/* “Amount (EUR)” in a guessed header. */
static const MkrCurrency *
currency_of_header (const char *name)
{
  const char *open = strrchr (name, '('), *close = open != NULL ? strchr (open, ')') : NULL;
  g_autofree char *word = close != NULL ? g_strndup (open + 1, (gsize)(close - open - 1)) : NULL;
  const MkrCurrency *currency = word != NULL ? mkr_currency_lookup (word) : NULL;

  return currency != NULL || word == NULL ? currency : mkr_currency_from_symbol (word);
}

static void
lay_over (MkrLayout       *layout,
          const MkrSample *sample,
          guint            header,
          const gint      *found)
{
  guint n = 0;

  layout->delimiter = sample->delimiter;
  layout->header_line = g_array_index (sample->lines, guint32, header);
  layout->n_columns = g_strv_length (sample->rows->pdata[header]);
  layout->min_cells = layout->n_columns;
  layout->map = g_new (gint16, N_ROLES);
  layout->titles = g_new0 (char *, N_ROLES + 1);

  for (guint i = 0; i < N_ROLES; i++)
    if (found[i] >= 0)
      {
        layout->map[n] = (gint16)found[i];
        layout->titles[n++] = g_strdup (((GStrv)sample->rows->pdata[header])[found[i]]);
      }

  for (Role role = ROLE_GROSS; role <= ROLE_DEBIT && layout->currency == NULL; role++)
    if (found[role] >= 0)
      layout->currency = currency_of_header (((GStrv)sample->rows->pdata[header])[found[role]]);
}

gboolean
mkr_guess (MkrText    *text,
           MkrLayout  *layout,
           GError    **error)
{
  MkrSample sample;
  gint header, found[N_ROLES];
  gboolean ok = FALSE;

  *layout = (MkrLayout) { NULL };

  if (!mkr_sample_read (text, mkr_sample_delimiter (text), GUESS_ROWS, &sample, error))
    return FALSE;

  header = find_header (&sample);

  if (header >= 0)
    {
      GStrv row = sample.rows->pdata[header];
      guint n = g_strv_length (row);
      g_autofree gint *taken = g_new0 (gint, n + 1);
      g_auto(GStrv) folded = g_new0 (char *, n + 1);

      for (guint i = 0; i < n; i++)
        folded[i] = mkr_header_fold (row[i]);

      for (Role role = 0; role < N_ROLES; role++)
        found[role] = find_role (&sample, (guint)header, folded, role, taken);

      ok = found[ROLE_DATE] >= 0 && (found[ROLE_GROSS] >= 0 || found[ROLE_NET] >= 0
                                     || found[ROLE_CREDIT] >= 0 || found[ROLE_DEBIT] >= 0);
      if (ok)
        {
          layout->format = build_format (found, row);
          lay_over (layout, &sample, (guint)header, found);
        }
    }

  mkr_sample_clear (&sample);

  if (!ok)
    g_set_error_literal (error, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT,
                         _("The columns cannot be guessed: no title names a date and an amount. Call them date, source and "
                           "gross in the line above the rows, or describe them in a format file of your own "
                           "(“man makerent-cli”, Files)."));
  return ok;
}
