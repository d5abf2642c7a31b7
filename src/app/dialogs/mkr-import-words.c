/* mkr-import-words.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-import-words.h"
#include "mkr-money.h"

const char *
mkr_import_error_title (MkrImportJob *job,
                        const GError *error)
{
  gboolean is_file = *mkr_import_job_get_name (job) != '\0';
  const char *unread = is_file ? _("The File Could Not Be Read") : _("The Rows Could Not Be Read");

  if (error->domain != MKR_ERROR)
    return unread;

  switch ((MkrError) error->code)
    {
    case MKR_ERROR_NOT_STATEMENT:
      return _("This Is Not a Statement");

    case MKR_ERROR_UNKNOWN_FORMAT:
      return _("These Columns Are Not Known");

    case MKR_ERROR_DAMAGED:
      return _("The Statement Is Damaged");

    case MKR_ERROR_LIMIT:
      return is_file ? _("The File Is Too Large") : _("There Are Too Many Rows");

    default:
      return unread;
    }
}

/* What is imported, and how it was read. */
char *
mkr_import_dup_subtitle (MkrImportJob *job)
{
  MkrStatement *statement = mkr_import_plan_get_statement (mkr_import_job_get_plan (job));
  MkrFormat *format = mkr_statement_get_format (statement);
  const char *name = mkr_import_job_get_name (job);

  if (*name != '\0' && format != NULL)
    /* Translators: a file's name and a format's name */
    return g_strdup_printf (_("%s, read as “%s”"), name, mkr_format_get_name (format));
  if (*name == '\0' && format != NULL)
    return g_strdup (_("Pasted rows"));

  return g_strdup (*name != '\0' ? name : _("Typed in"));
}

char *
mkr_import_dup_notes (MkrImportJob *job,
                      gboolean      anew)
{
  MkrStatement *statement = mkr_import_plan_get_statement (mkr_import_job_get_plan (job));
  g_autofree char *moves = NULL;

  if (!anew)
    return g_strjoinv ("\n", (char **) mkr_statement_get_notes (statement));

  moves = mkr_plan_moves_dup_text (mkr_import_job_get_moves (job));
  /* Translators: %s: sentences such as “3 rows that were new are already here now.” */
  return g_strdup_printf (_("The book changed meanwhile: nothing was imported yet. %s"), moves != NULL ? moves : "");
}

/* @first, @second: the two answers. */
void
mkr_import_dup_dates_question (const MkrDateQuestion  *question,
                               char                  **text,
                               char                  **first,
                               char                  **second)
{
  gboolean clash = question->day_line > 0, either = question->line > 0;
  g_autofree char *dmy = mkr_date_format (either ? question->day_first : question->day_date, MKR_DATE_FULL);
  g_autofree char *mdy = mkr_date_format (either ? question->month_first : question->month_date, MKR_DATE_FULL);

  *text = clash
    ? g_strdup_printf (_("The dates contradict each other: line %u can only be read day first, line %u only month first. "
                         "Say which is right; rows of the other kind cannot be imported as they are."),
                       question->day_line, question->month_line)
    : g_strdup_printf (_("The dates can be read two ways. What is the date in line %u?"), question->line);
  /* Translators: %s is a date. */
  *first = g_strdup_printf (_("%s (day first)"), dmy);
  *second = g_strdup_printf (_("%s (month first)"), mdy);
}

static void
add_amount (GString           *text,
            const MkrCurrency *currency,
            gint64             minor,
            gboolean           waits)
{
  g_autofree char *amount = mkr_money_format (minor, currency, MKR_MONEY_CODE);
  /* Translators: %s is an amount; after “6 rows, 1,956.23 USD, ”. */
  g_autofree char *expected = g_strdup_printf (_("%s not paid yet"), amount);

  g_string_append_printf (text, ", %s", waits ? expected : amount);
}

char *
mkr_import_dup_sum (guint         rows,
                    const GArray *sums,
                    gboolean      of_changes)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u row", "%u rows", rows), rows);
  GString *text = g_string_new (count);

  for (guint i = 0; i < sums->len; i++)
    {
      const MkrPlanSum *sum = &g_array_index (sums, MkrPlanSum, i);
      gint64 minor = of_changes ? sum->changed : sum->added;

      if (sum->too_large)
        {
          /* Translators: %s is a currency's code; after “6 rows, ”. */
          g_autofree char *sign = g_strdup_printf (_("%s too large to add up"), sum->currency->code);

          g_string_append_printf (text, ", %s", sign);
          continue;
        }

      if (minor != 0 || (!of_changes && sums->len == 1 && sum->waiting == 0))
        add_amount (text, sum->currency, minor, FALSE);
      if (!of_changes && sum->waiting != 0)
        add_amount (text, sum->currency, sum->waiting, TRUE);
    }

  return g_string_free (text, FALSE);
}
