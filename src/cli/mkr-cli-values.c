/* mkr-cli-values.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-cli-values.h"
#include "mkr-error.h"

gboolean
mkr_cli_bad_value (const char  *option,
                   GError     **error)
{
  g_autofree char *message = NULL;

  g_return_val_if_fail (error != NULL && *error != NULL, FALSE);

  message = g_strdup_printf ("%s: %s", option, (*error)->message);
  g_clear_error (error);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static gboolean
refuse (const char  *option,
        const char  *text,
        const char  *wanted,
        GError     **error)
{
  g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("“%s” cannot be used here. Write %s."), text, wanted);
  return mkr_cli_bad_value (option, error);
}

gboolean
mkr_cli_date (const char  *option,
              const char  *text,
              MkrDate     *out,
              GError     **error)
{
  return text == NULL || mkr_date_parse (text, out, error) || mkr_cli_bad_value (option, error);
}

gboolean
mkr_cli_bound (const char  *option,
               const char  *text,
               gboolean     last,
               MkrDate     *out,
               GError     **error)
{
  MkrMonth month;

  if (text == NULL || strlen (text) != 7)
    return mkr_cli_date (option, text, out, error);

  if (!mkr_month_parse (text, &month, error))
    return mkr_cli_bad_value (option, error);

  *out = last ? mkr_month_last (month) : mkr_month_day (month, 1);
  return TRUE;
}

gboolean
mkr_cli_period (const char  *from,
                const char  *to,
                MkrPeriod   *out,
                GError     **error)
{
  out->first = out->last = MKR_DATE_NONE;

  if (!mkr_cli_bound ("--from", from, FALSE, &out->first, error) ||
      !mkr_cli_bound ("--to", to, TRUE, &out->last, error))
    return FALSE;

  if (out->first == MKR_DATE_NONE || out->last == MKR_DATE_NONE || out->first <= out->last)
    return TRUE;

  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                       _("The period ends before it begins. Exchange the two dates."));
  return mkr_cli_bad_value ("--to", error);
}

gboolean
mkr_cli_currency (const char         *option,
                  const char         *text,
                  const MkrCurrency **out,
                  GError            **error)
{
  if (text == NULL)
    return TRUE;

  *out = mkr_currency_require (text, error);
  return *out != NULL || mkr_cli_bad_value (option, error);
}

gboolean
mkr_cli_money (const char         *option,
               const char         *text,
               const MkrCurrency  *currency,
               gint64             *out,
               GError            **error)
{
  return text == NULL || mkr_money_parse (text, currency, out, error) ||
         mkr_cli_bad_value (option, error);
}

gboolean
mkr_cli_percent (const char  *option,
                 const char  *text,
                 gint        *out,
                 GError     **error)
{
  g_autofree char *number = NULL;
  MkrDecimal value;
  gint64 basis_points;

  if (text == NULL)
    return TRUE;

  number = g_strdup (text);
  g_strdelimit (number, "%", ' ');
  g_strstrip (number);

  if (!mkr_decimal_parse (number, &value, NULL) ||
      !mkr_decimal_rescale (value, 2, &basis_points, NULL) ||
      basis_points < 0 || basis_points > 10000)
    return refuse (option, text, _("a percentage from 0 to 100 with at most two decimals, such as 25"), error);

  *out = (gint) basis_points;
  return TRUE;
}

gboolean
mkr_cli_yes_no (const char  *option,
                const char  *text,
                gboolean    *out,
                GError     **error)
{
  if (text == NULL)
    return TRUE;

  if (strcmp (text, "yes") != 0 && strcmp (text, "no") != 0)
    return refuse (option, text, _("yes or no"), error);

  *out = strcmp (text, "yes") == 0;
  return TRUE;
}

gboolean
mkr_cli_id (const char  *option,
            const char  *text,
            gint64      *out,
            GError     **error)
{
  gint64 id;

  if (text == NULL)
    return TRUE;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    return refuse (option, text, _("the number that the list shows"), error);

  *out = id;
  return TRUE;
}

gboolean
mkr_cli_order (const char  *option,
               const char  *text,
               gint        *out,
               GError     **error)
{
  static const char * const ids[] = { "dmy", "mdy", "ymd" };

  if (text == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (strcmp (ids[i], text) == 0)
      {
        *out = (gint) i;   /* in the order of MkrDateOrder */
        return TRUE;
      }

  return refuse (option, text, "dmy, mdy, ymd", error);
}

gboolean
mkr_cli_account (MkrCli      *cli,
                 const char  *name,
                 gint64      *out,
                 GError     **error)
{
  g_autoptr(MkrAccount) account = NULL;

  if (name == NULL)
    return TRUE;

  if (strcmp (name, "none") == 0)
    {
      *out = 0;
      return TRUE;
    }

  account = mkr_account_find (cli->book, name, error);

  if (account == NULL)
    return FALSE;

  *out = account->id;
  return TRUE;
}

gboolean
mkr_cli_source (MkrCli      *cli,
                const char  *name,
                gint64      *out,
                GError     **error)
{
  g_autoptr(MkrSource) source = NULL;

  if (name == NULL)
    return TRUE;

  source = mkr_source_find (cli->book, name, error);

  if (source == NULL)
    return FALSE;

  *out = source->id;
  return TRUE;
}

void
mkr_cli_set_text (char       **out,
                  const char  *text)
{
  if (text == NULL)
    return;

  g_free (*out);
  *out = g_strdup (text);
}
