/* mkr-mapping-write.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-format-private.h"
#include "mkr-guess-private.h"
#include "mkr-mapping-private.h"

#define MAX_TITLE 256

static const char * const verdicts[MKR_N_MAP_KINDS] = {
  [MKR_MAP_KIND_BY_SIGN] = "next",
  [MKR_MAP_KIND_EARNING] = "in:earning;out:refund;zero:ignored zero",
  [MKR_MAP_KIND_FEE] = "fee",
  [MKR_MAP_KIND_TRANSFER] = "transfer",
  [MKR_MAP_KIND_CONVERSION] = "conversion",
  [MKR_MAP_KIND_PENDING] = "in:earning/in-review;out:ignored pending;zero:ignored zero",
  [MKR_MAP_KIND_DENIED] = "ignored denied",
  [MKR_MAP_KIND_NO_INCOME] = "ignored own-purchase",
};

static const MkrMapColumn *
column_of (const MkrMapping *self,
           guint             i)
{
  return self->columns->pdata[i];
}

static gboolean
has (const MkrMapping *self,
     MkrMapField       field)
{
  return mkr_mapping_find_field (self, field) >= 0;
}

/* As the key file calls a column: by its field, what is not used by its number. */
static char *
dup_name (const MkrMapping *self,
          guint             i)
{
  MkrMapField field = column_of (self, i)->field;

  return field == MKR_MAP_HOURS ? g_strdup ("duration") : field != MKR_MAP_NONE ? g_strdup (mkr_map_field_id (field))
         : g_strdup_printf ("other-%u", i + 1);
}

/* “#3” is the third column; “# Transaction” is a title. */
static gboolean
is_place (const char *alias)
{
  return alias[0] == '#' && alias[1] != '\0' && alias[1 + strspn (alias + 1, "0123456789")] == '\0';
}

/* By its title, where that is the only one of its kind, else by its place: “#3”. */
static char *
dup_alias (const MkrMapping *self,
           guint             i)
{
  const char *title = column_of (self, i)->title;
  gboolean good = self->has_header && strlen (title) < MAX_TITLE && !is_place (title) && strstr (title, "{currency}") == NULL
                  && g_utf8_validate (title, -1, NULL) && strpbrk (title, "\r\n") == NULL;

  good = good && mkr_mapping_find_title (self, title) == (gint)i;
  for (guint j = i + 1; good && j < self->columns->len; j++)
    {
      g_autofree char *a = mkr_header_fold (title), *b = mkr_header_fold (column_of (self, j)->title);

      good = strcmp (a, b) != 0;
    }

  return good ? g_strdup (title) : g_strdup_printf ("#%u", i + 1);
}

static void
set_list (GKeyFile   *keys,
          const char *group,
          const char *key,
          GPtrArray  *list)
{
  g_autofree const char **texts = g_new0 (const char *, list->len + 1);
  g_autofree char *value = NULL;
  gsize length;

  for (guint i = 0; i < list->len; i++)
    texts[i] = list->pdata[i];

  g_key_file_set_string_list (keys, group, key, texts, list->len);

  /* Without the separator at the end, as people write it. */
  value = g_key_file_get_value (keys, group, key, NULL);
  length = value != NULL ? strlen (value) : 0;
  if (length > 0 && value[length - 1] == ';')
    value[length - 1] = '\0';
  g_key_file_set_value (keys, group, key, value != NULL ? value : "");
}

static void
write_columns (const MkrMapping *self,
               GKeyFile         *keys)
{
  g_autoptr(GPtrArray) required = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *name = dup_name (self, i), *alias = dup_alias (self, i);
      g_autoptr(GPtrArray) aliases = g_ptr_array_new ();

      if (column_of (self, i)->field == MKR_MAP_NONE && is_place (alias))
        continue;

      g_ptr_array_add (aliases, alias);
      if (!is_place (alias) && column_of (self, i)->field != MKR_MAP_NONE)
        g_ptr_array_add (required, g_strdup (name));
      set_list (keys, "columns", name, aliases);
    }

  if (self->has_header && required->len > 0)
    set_list (keys, "header", "required", required);
  else
    g_key_file_set_integer (keys, "header", "columns", (gint)self->columns->len);
}

/* Statements with a row for each transfer to the bank: their rows that are paid are not yet received. */
static gboolean
has_transfers (const MkrMapping *self)
{
  for (guint i = 0; i < self->values->len; i++)
    if (((MkrMapValue *)self->values->pdata[i])->kind == MKR_MAP_KIND_TRANSFER)
      return TRUE;

  return FALSE;
}

static void
write_general (const MkrMapping *self,
               GKeyFile         *keys)
{
  g_key_file_set_string (keys, "format", "name", self->name);
  g_key_file_set_string (keys, "format", "account", self->account);
  g_key_file_set_string (keys, "format", "account-kind", mkr_account_kind_id (self->account_kind));
  if (self->source != NULL && *self->source != '\0')
    g_key_file_set_string (keys, "format", "source", self->source);
  if (self->work != MKR_WORK_UNSORTED)
    g_key_file_set_string (keys, "format", "work", mkr_work_id (self->work));
  if (self->withdrawals || has_transfers (self))
    g_key_file_set_string (keys, "format", "withdrawals", "yes");
  if (self->currency != NULL)
    g_key_file_set_string (keys, "format", "currency", self->currency->code);
  if (self->encoding != MKR_ENCODING_UTF8)
    {
      g_auto(GStrv) ids = g_strsplit (MKR_ENCODING_IDS, " ", -1);

      g_key_file_set_string (keys, "format", "encoding", ids[self->encoding]);
    }
}

/* A key cannot hold every text; what it cannot hold is any character. */
static char *
dup_pattern (const char *text)
{
  char *pattern = g_strdup (text);

  for (char *p = pattern; *p != '\0'; p++)
    if (strchr ("=[]\\", *p) != NULL || g_ascii_iscntrl (*p) || (p == pattern && *p == '#'))
      *p = '?';

  return g_strstrip (pattern);
}

/* Words for money out of the file's beginning, and those that are common. */
static void
write_direction (const MkrMapping   *self,
                 GKeyFile           *keys,
                 const MkrMapColumn *column)
{
  static const MkrMapField money[] = { MKR_MAP_GROSS, MKR_MAP_NET };

  g_key_file_set_string (keys, "amounts", "direction", "direction");
  for (guint i = 0; i < G_N_ELEMENTS (money); i++)
    if (has (self, money[i]))
      {
        const char *id = mkr_map_field_id (money[i]);
        g_autofree char *terms = g_strdup_printf ("in:%s - out:%s", id, id);

        g_key_file_set_value (keys, "amounts", id, terms);
      }

  g_key_file_set_value (keys, "directions", "*", "in");
  g_key_file_set_value (keys, "directions", "debit", "out");
  for (guint i = 0; i < column->samples->len; i++)
    {
      g_autofree char *pattern = dup_pattern (column->samples->pdata[i]);

      if (mkr_guess_way (column->samples->pdata[i]) < 0 && *pattern != '\0')
        g_key_file_set_value (keys, "directions", pattern, "out");
    }
}

static void
write_amounts (const MkrMapping *self,
               GKeyFile         *keys)
{
  gint way = mkr_mapping_find_field (self, MKR_MAP_DIRECTION);

  if (has (self, MKR_MAP_IN) || has (self, MKR_MAP_OUT))
    g_key_file_set_string (keys, "amounts", "gross", !has (self, MKR_MAP_OUT) ? "in" : has (self, MKR_MAP_IN) ? "in - out"
                                                     : "- out");
  if (has (self, MKR_MAP_FEE))
    g_key_file_set_string (keys, "amounts", "fee-sign",
                           self->fees == MKR_MAP_FEE_NEGATIVE ? "cost-negative" : "cost-positive");
  if (self->numbers != MKR_MAP_NUMBERS_AUTO)
    g_key_file_set_string (keys, "amounts", "numbers", self->numbers == MKR_MAP_NUMBERS_COMMA ? "comma" : "point");
  if (self->in_negative)
    g_key_file_set_string (keys, "amounts", "reversed", "yes");

  if (way >= 0)
    write_direction (self, keys, column_of (self, (guint)way));
}

static void
write_fields (const MkrMapping *self,
              GKeyFile         *keys)
{
  static const char * const orders[] = { "dmy", "mdy", "ymd" };

  if (has (self, MKR_MAP_TEXT))
    g_key_file_set_value (keys, "fields", "party", has (self, MKR_MAP_PARTY) ? "party;text" : "text");
  else if (has (self, MKR_MAP_TYPE))
    g_key_file_set_value (keys, "fields", "text", "type");
  if (has (self, MKR_MAP_HOURS) && self->time != MKR_MAP_TIME_TEXT)
    g_key_file_set_string (keys, "fields", "duration-unit", self->time == MKR_MAP_TIME_HOURS ? "hours" : "minutes");
  if (self->date_order >= 0)
    g_key_file_set_string (keys, "date", "order", orders[self->date_order]);
  g_key_file_set_string (keys, "date", "short-years", "yes");
}

/* Next month's file has a state that this one has not: money that went back must not count then. */
static void
write_unpaid (GKeyFile *keys)
{
  MkrMapKind kind;
  const char *part;

  for (guint i = 0; (part = mkr_guess_unpaid_part (i, &kind)) != NULL; i++)
    {
      g_autofree char *pattern = g_strdup_printf ("*%s*", part);

      g_key_file_set_value (keys, "kinds status", pattern, verdicts[kind]);
    }
}

static void
write_kinds (const MkrMapping *self,
             GKeyFile         *keys)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const MkrMapValue *value = self->values->pdata[i];
      g_autofree char *pattern = dup_pattern (value->text);

      if (*pattern != '\0' && (value->kind != MKR_MAP_KIND_BY_SIGN || value->field == MKR_MAP_STATUS))
        g_key_file_set_value (keys, value->field == MKR_MAP_STATUS ? "kinds status" : "kinds type", pattern,
                              verdicts[value->kind]);
    }

  if (has (self, MKR_MAP_STATUS))
    write_unpaid (keys);

  /* All rows have a date. */
  g_key_file_set_value (keys, "kinds date", "*", "in:earning;out:ignored own-purchase;zero:ignored zero");
}

/* An id is the key only if it is never empty and never twice as far as we see, and not of an account or a person: that
 * comes again with the next payment. */
static gboolean
has_unique_ids (const MkrMapping *self)
{
  gint column = mkr_mapping_find_field (self, MKR_MAP_REFERENCE);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *title = column >= 0 ? mkr_guess_fold (column_of (self, (guint)column)->title) : NULL;
  guint accounts = 0;

  if (title == NULL || !mkr_guess_may_be_id (title))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GStrv row = self->rows->pdata[i];

      if (g_strv_length (row) < self->columns->len)
        continue;
      if (*row[column] == '\0' || !g_hash_table_add (seen, row[column]))
        return FALSE;
      accounts += mkr_guess_is_account (row[column]);
    }

  return g_hash_table_size (seen) > 1 && accounts * 2 < g_hash_table_size (seen);
}

/**
 * mkr_mapping_to_text:
 *
 * The mapping as a key file; refuses what mkr_mapping_check () refuses.
 */
char *
mkr_mapping_to_text (const MkrMapping  *self,
                     GError           **error)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();

  if (!mkr_mapping_check (self, error))
    return NULL;

  write_general (self, keys);
  write_columns (self, keys);
  write_fields (self, keys);
  write_amounts (self, keys);
  write_kinds (self, keys);
  if (has_unique_ids (self))
    g_key_file_set_string (keys, "key", "columns", "reference");

  return g_key_file_to_data (keys, NULL, NULL);
}

MkrFormat *
mkr_mapping_make_format (const MkrMapping  *self,
                         GError           **error)
{
  g_autofree char *text = mkr_mapping_to_text (self, error);
  g_autofree char *id = mkr_mapping_dup_id (self);

  return text != NULL ? mkr_format_new_from_text (text, id, error) : NULL;
}

MkrStatement *
mkr_mapping_read (const MkrMapping  *self,
                  GError           **error)
{
  g_autoptr(MkrFormat) format = mkr_mapping_make_format (self, error);
  MkrReadOptions options = MKR_READ_OPTIONS_INIT;
  g_autoptr(MkrFormatSet) none = NULL;

  if (format == NULL || (none = mkr_format_set_new_empty ()) == NULL)
    return NULL;

  options.with = format;
  return mkr_statement_read (self->beginning, self->file_name, none, &options, NULL, NULL, NULL, error);
}

char *
mkr_mapping_dup_id (const MkrMapping *self)
{
  g_autofree char *ascii = g_str_to_ascii (self->name, "C");
  GString *id = g_string_new (NULL);

  if (self->id != NULL)
    {
      g_string_free (id, TRUE);
      return g_strdup (self->id);
    }

  for (const char *p = ascii; *p != '\0' && id->len < 60; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (id, g_ascii_tolower (*p));
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');

  if (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);

  return *id->str != '\0' ? g_string_free (id, FALSE) : (g_string_free (id, TRUE), g_strdup ("own"));
}
