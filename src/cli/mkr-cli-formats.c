/* mkr-cli-formats.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-cli-commands.h"
#include "mkr-cli-statement.h"
#include "mkr-cli-values.h"
#include "mkr-mapping.h"

static void
print_format (MkrCliTable *table,
              MkrFormat   *format)
{
  mkr_cli_table_text (table, mkr_format_get_id (format));
  mkr_cli_table_text (table, mkr_format_get_name (format));
  mkr_cli_table_text (table, mkr_format_get_account (format));
  mkr_cli_table_text (table, mkr_account_kind_id (mkr_format_get_account_kind (format)));
  mkr_cli_table_text (table, mkr_format_get_source (format));
  mkr_cli_table_text (table, mkr_work_id (mkr_format_get_work (format)));
  mkr_cli_table_yes (table, mkr_format_has_withdrawals (format));
  mkr_cli_table_yes (table, mkr_format_has_subunits (format));
  mkr_cli_table_yes (table, mkr_format_is_own (format));
}

static gboolean
run_list (MkrCli  *cli,
          GError **error)
{
  static const MkrColumn columns[] = {
    { "id", MKR_CELL_WORD }, { "name", MKR_CELL_TEXT }, { "account", MKR_CELL_TEXT },
    { "kind", MKR_CELL_WORD }, { "source", MKR_CELL_TEXT }, { "work", MKR_CELL_WORD },
    { "withdrawals", MKR_CELL_WORD }, { "subunits", MKR_CELL_WORD }, { "own", MKR_CELL_WORD },
  };
  g_autoptr(MkrFormatSet) formats = NULL;
  g_autoptr(MkrCliTable) table = NULL;

  if (!mkr_cli_parse (cli, NULL, 0, 0, error) || (formats = mkr_cli_load_formats (error)) == NULL)
    return FALSE;

  table = mkr_cli_table_new (columns, G_N_ELEMENTS (columns), cli->csv);
  for (guint i = 0; i < mkr_format_set_get_n (formats); i++)
    print_format (table, mkr_format_set_get (formats, i));

  return mkr_cli_table_print (table, error);
}

static gboolean
run_show (MkrCli  *cli,
          GError **error)
{
  g_autoptr(MkrFormatSet) formats = NULL;
  g_autofree char *text = NULL;
  MkrFormat *format;

  if (!mkr_cli_parse (cli, NULL, 1, 1, error) || (formats = mkr_cli_load_formats (error)) == NULL)
    return FALSE;

  /* A file of one's own that is broken is no format, but it can be looked at. */
  text = mkr_own_format_exists (cli->argv[0]) ? mkr_own_format_read (cli->argv[0], error) : NULL;
  if (text == NULL &&
      (*error != NULL || (format = mkr_format_set_find (formats, cli->argv[0], error)) == NULL ||
       !g_file_get_contents (mkr_format_get_path (format), &text, NULL, error)))
    return FALSE;

  g_print ("%s", text);
  return TRUE;
}

static gboolean
run_add (MkrCli  *cli,
         GError **error)
{
  gboolean replace = FALSE;
  const GOptionEntry entries[] = {
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_("Replace a format of the same ID"), NULL },
    { NULL }
  };
  g_autoptr(GFile) file = NULL;
  g_autofree char *id = NULL;

  if (!mkr_cli_parse (cli, entries, 1, 1, error))
    return FALSE;

  file = g_file_new_for_commandline_arg (cli->argv[0]);
  if (!mkr_own_format_add (file, replace, &id, error))
    return FALSE;

  g_print ("%s\n", id);
  return TRUE;
}

static gboolean
run_remove (MkrCli  *cli,
            GError **error)
{
  return mkr_cli_parse (cli, NULL, 1, 1, error) && mkr_own_format_remove (cli->argv[0], error);
}

static gboolean
run_rename (MkrCli  *cli,
            GError **error)
{
  return mkr_cli_parse (cli, NULL, 2, 2, error) && mkr_own_format_rename (cli->argv[0], cli->argv[1], error);
}

/* --- formats map --- */

typedef struct
{
  char     *name, *format, *account, *account_kind, *source, *sign, *date_order, *currency, *output;
  char    **columns, **kinds;
  gboolean  replace;
} MapOptions;

static void
map_options_clear (MapOptions *self)
{
  g_free (self->name);
  g_free (self->format);
  g_free (self->account);
  g_free (self->account_kind);
  g_free (self->source);
  g_free (self->sign);
  g_free (self->date_order);
  g_free (self->currency);
  g_free (self->output);
  g_strfreev (self->columns);
  g_strfreev (self->kinds);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MapOptions, map_options_clear)

/* “Title=field”; the last “=” parts them, as a title may have one. */
static char *
split (const char  *text,
       const char **value)
{
  const char *sign = strrchr (text, '=');

  *value = sign != NULL ? sign + 1 : "";
  return g_strndup (text, sign != NULL ? (gsize) (sign - text) : strlen (text));
}

static gboolean
set_column (MkrMapping  *mapping,
            const char  *text,
            GError     **error)
{
  const char *id;
  g_autofree char *title = split (text, &id);
  gint column = mkr_mapping_find_title (mapping, title), before;
  MkrMapField field;

  if (!mkr_map_field_from_id (id, &field, error))
    return mkr_cli_bad_value ("--column", error);

  if (column < 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("--column: the file has no column “%s”."), title);
      return FALSE;
    }

  /* What the guess took for it was wrong. */
  before = field != MKR_MAP_NONE ? mkr_mapping_find_field (mapping, field) : -1;
  if (before >= 0)
    ((MkrMapColumn *) mapping->columns->pdata[before])->field = MKR_MAP_NONE;
  ((MkrMapColumn *) mapping->columns->pdata[column])->field = field;
  return TRUE;
}

/* Where the text stands that is no type and no status, or which ones there are. */
static void
refuse_kind (const MkrMapping  *mapping,
             const char        *value,
             GError           **error)
{
  g_autoptr(GString) known = g_string_new (NULL);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const MkrMapColumn *column = mapping->columns->pdata[i];

      if (*column->title == '\0' || !g_ptr_array_find_with_equal_func (column->samples, value, g_str_equal, NULL))
        continue;
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("--kind: “%s” stands in the column “%s”, which is not the type. Add --column \"%s=type\"."),
                   value, column->title, column->title);
      return;
    }

  for (guint i = 0; i < mapping->values->len; i++)
    g_string_append_printf (known, "%s“%s”", i > 0 ? ", " : "", ((MkrMapValue *)mapping->values->pdata[i])->text);

  if (known->len > 0)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("--kind: no type and no status of the file is “%s”. There are: %s."), value, known->str);
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("--kind: no column is the type or the status. Say first which one is: --column TITLE=type."));
}

static gboolean
set_kind (MkrMapping  *mapping,
          const char  *text,
          GError     **error)
{
  const char *id;
  g_autofree char *value = split (text, &id);
  gboolean found = FALSE;
  MkrMapKind kind;

  if (!mkr_map_kind_from_id (id, &kind, error))
    return mkr_cli_bad_value ("--kind", error);

  for (guint i = 0; i < mapping->values->len; i++)
    {
      MkrMapValue *known = mapping->values->pdata[i];

      if (strcmp (known->text, value) != 0)
        continue;
      known->kind = kind;
      found = TRUE;
    }

  if (!found)
    refuse_kind (mapping, value, error);

  return found;
}

static gboolean
set_sign (MkrMapping  *mapping,
          const char  *text,
          GError     **error)
{
  if (text == NULL)
    return TRUE;

  if (strcmp (text, "in-positive") != 0 && strcmp (text, "in-negative") != 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("--sign: “%s” is none of: %s"), text, "in-positive in-negative");
      return FALSE;
    }

  mapping->in_negative = strcmp (text, "in-negative") == 0;
  return TRUE;
}

static gboolean
set_account_kind (MkrMapping  *mapping,
                  const char  *text,
                  GError     **error)
{
  return text == NULL || mkr_account_kind_from_id (text, &mapping->account_kind, error) ||
         mkr_cli_bad_value ("--account-kind", error);
}

static gboolean
correct (MkrMapping        *mapping,
         const MapOptions  *options,
         GError           **error)
{
  for (guint i = 0; options->columns != NULL && options->columns[i] != NULL; i++)
    if (!set_column (mapping, options->columns[i], error))
      return FALSE;

  mkr_mapping_collect (mapping);

  for (guint i = 0; options->kinds != NULL && options->kinds[i] != NULL; i++)
    if (!set_kind (mapping, options->kinds[i], error))
      return FALSE;

  if (options->name != NULL)
    mkr_mapping_set_name (mapping, options->name);
  mkr_cli_set_text (&mapping->account, options->account);
  mkr_cli_set_text (&mapping->source, options->source);
  return set_account_kind (mapping, options->account_kind, error) && set_sign (mapping, options->sign, error) &&
         mkr_cli_order ("--date-order", options->date_order, &mapping->date_order, error) &&
         mkr_cli_currency ("--currency", options->currency, &mapping->currency, error);
}

static gboolean
save (const MkrMapping  *mapping,
      const MapOptions  *options,
      GError           **error)
{
  g_autofree char *text = mkr_mapping_to_text (mapping, error);
  g_autofree char *id = mkr_mapping_dup_id (mapping);

  if (text == NULL)
    return FALSE;

  if (options->output == NULL)
    return mkr_own_format_save (id, text, options->replace, error);

  if (!options->replace && g_file_test (options->output, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_EXISTS,
                   _("%s is there already. Give another name, or --replace."), options->output);
      return FALSE;
    }

  return g_file_set_contents (options->output, text, -1, error);
}

/* The guess, or what a format says: one of the person's own is then written anew, unless she gives another name. */
static MkrMapping *
start_mapping (const char        *path,
               const MapOptions  *options,
               GError           **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(MkrFormatSet) formats = NULL;
  MkrFormat *format = NULL;
  MkrMapping *mapping;

  if (options->format != NULL &&
      ((formats = mkr_cli_load_formats (error)) == NULL ||
       (format = mkr_format_set_find (formats, options->format, error)) == NULL))
    return NULL;

  mapping = mkr_mapping_new_for_file (file, format, error);
  if (mapping != NULL && options->name != NULL)
    g_clear_pointer (&mapping->id, g_free);
  return mapping;
}

static gboolean
run_map (MkrCli  *cli,
         GError **error)
{
  g_auto(MapOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_("The format's name"), N_("NAME") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_("Start from what this format says, not from the guess"), N_("ID") },
    { "column", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.columns,
      N_("What a column is, by its title or as “#3”"), N_("TITLE=FIELD") },
    { "kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.kinds,
      N_("What rows of a type or a status are"), N_("TEXT=KIND") },
    { "sign", 0, 0, G_OPTION_ARG_STRING, &options.sign,
      N_("Which sign money has that comes in: in-positive or in-negative"), N_("SIGN") },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &options.date_order,
      N_("Which comes first in the dates: dmy, mdy or ymd"), N_("ORDER") },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options.currency,
      N_("The currency, where the file does not say it"), N_("CUR") },
    { "account", 0, 0, G_OPTION_ARG_STRING, &options.account, N_("The account of its files"), N_("NAME") },
    { "account-kind", 0, 0, G_OPTION_ARG_STRING, &options.account_kind,
      N_("What that account is: platform, rail, bank or cash"), N_("KIND") },
    { "source", 0, 0, G_OPTION_ARG_STRING, &options.source, N_("The source of all rows"), N_("NAME") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("Write the format to a file instead of your own formats"), N_("FILE") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace, N_("Replace a format of the same ID"), NULL },
    { NULL }
  };
  g_autoptr(MkrMapping) mapping = NULL;
  g_autoptr(MkrStatement) statement = NULL;

  if (!mkr_cli_parse (cli, entries, 1, 1, error) ||
      (mapping = start_mapping (cli->argv[0], &options, error)) == NULL ||
      !correct (mapping, &options, error))
    return FALSE;

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      g_autofree char *line = mkr_mapping_describe (mapping, i);

      mkr_cli_remark (line);
    }

  if ((statement = mkr_mapping_read (mapping, error)) == NULL || !save (mapping, &options, error))
    return FALSE;

  return mkr_cli_print_statement (cli, statement, error);
}

const MkrCommand mkr_cli_format_commands[] = {
  { "formats", "list", NULL, N_("Lists the statement formats that Makerent knows"), run_list },
  { "formats", "show", N_("ID"), N_("Prints the key file of a statement format"), run_show },
  { "formats", "map", N_("FILE"), N_("Makes a format of your own from what a file's columns are, and reads the file"), run_map },
  { "formats", "add", N_("FILE"), N_("Adds a format file to your own formats"), run_add },
  { "formats", "rename", N_("ID NAME"), N_("Gives a format of your own another name"), run_rename },
  { "formats", "remove", N_("ID"), N_("Removes a format of your own"), run_remove },
  { NULL }
};
