/* mkr-test-oracle.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-decimal.h"
#include "mkr-test-oracle.h"

enum { LINE, VERDICT, DATE, CURRENCY, GROSS, FEE, NET, TXN_ID, N_CHECKED };

char *
mkr_test_path (const char *folder,
               const char *name)
{
  return g_build_filename (g_getenv ("MKR_TEST_DIR"), "statements", "data", folder, name, NULL);
}

MkrStatement *
mkr_test_read (const char    *folder,
               const char    *name,
               MkrFormatSet  *formats,
               GError       **error)
{
  g_autofree char *path = mkr_test_path (folder, name);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  return mkr_statement_read_file (file, formats, NULL, NULL, NULL, NULL, error);
}

MkrStatement *
mkr_test_read_text (const char    *text,
                    gssize         length,
                    MkrFormatSet  *formats,
                    GError       **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize)length);

  return mkr_statement_read (bytes, "text", formats, NULL, NULL, NULL, NULL, error);
}

static const MkrEntry *
find_line (MkrStatement *statement,
           guint         line)
{
  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    if (mkr_statement_get (statement, i)->line == line)
      return mkr_statement_get (statement, i);

  return NULL;
}

static gboolean
kind_fits (const char *verdicts,
           guint8      kind)
{
  g_auto(GStrv) words = g_strsplit (verdicts, "|", -1);
  const char *id = kind == MKR_KIND_PROBLEM ? "error" : mkr_kind_id (kind);

  return g_strv_contains ((const char * const *)words, id);
}

static gboolean
amount_fits (const char *expected,
             gint64      units,
             guint8      scale)
{
  MkrDecimal want, is = { units, scale };

  if (*expected == '\0')
    return TRUE;

  return mkr_decimal_parse (expected, &want, NULL) && mkr_decimal_compare (want, is) == 0;
}

static guint
report (guint       line,
        const char *what,
        const char *want,
        const char *is)
{
  g_test_message ("line %u, %s: expected “%s”, is “%s”", line, what, want, is);
  return 1;
}

static guint
compare_row (const MkrEntry *entry,
             GStrv           cells)
{
  static const struct { guint cell; const char *name; } amounts[] = { { GROSS, "gross" }, { FEE, "fee" }, { NET, "net" } };
  const gint64 units[] = { entry->gross, entry->fee, entry->net };
  g_autofree char *date = entry->date != MKR_DATE_NONE ? mkr_date_to_string (entry->date) : g_strdup ("");
  guint wrong = 0;

  if (!kind_fits (cells[VERDICT], entry->kind))
    wrong += report (entry->line, "kind", cells[VERDICT], mkr_kind_id (entry->kind));

  /* An alternative that is not imported has no amounts to compare. */
  if (entry->kind == MKR_KIND_PROBLEM || entry->kind == MKR_KIND_IGNORED)
    {
      if (*entry->reason == '\0')
        wrong += report (entry->line, "reason", "some", "");
      return wrong;
    }

  if (*cells[DATE] != '\0' && strcmp (cells[DATE], date) != 0)
    wrong += report (entry->line, "date", cells[DATE], date);
  if (strcmp (cells[CURRENCY], entry->currency != NULL ? entry->currency->code : "") != 0)
    wrong += report (entry->line, "currency", cells[CURRENCY], entry->currency != NULL ? entry->currency->code : "");
  if (strcmp (cells[TXN_ID], entry->reference) != 0)
    wrong += report (entry->line, "transaction id", cells[TXN_ID], entry->reference);

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (!amount_fits (cells[amounts[i].cell], units[i], entry->scale))
      {
        MkrDecimal is = { units[i], entry->scale };
        g_autofree char *text = mkr_decimal_to_string (is);

        wrong += report (entry->line, amounts[i].name, cells[amounts[i].cell], text);
      }

  if (entry->gross - entry->fee != entry->net)
    wrong += report (entry->line, "net", "gross − fee", "another sum");

  return wrong;
}

guint
mkr_test_compare (MkrStatement *statement,
                  const char   *oracle_path)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  guint wrong = 0, n = 0;

  g_assert_true (g_file_get_contents (oracle_path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], "\t", -1);
      const MkrEntry *entry;

      if (*lines[i] == '\0')
        continue;

      g_assert_cmpuint (g_strv_length (cells), >=, N_CHECKED);
      entry = find_line (statement, (guint)g_ascii_strtoull (cells[LINE], NULL, 10));
      n++;

      if (entry == NULL)
        wrong += report ((guint)g_ascii_strtoull (cells[LINE], NULL, 10), "row", cells[VERDICT], "missing");
      else
        wrong += compare_row (entry, cells);
    }

  if (mkr_statement_get_n (statement) != n)
    wrong += report (0, "rows", "as in the oracle", "another number");

  return wrong;
}
