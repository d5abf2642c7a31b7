/* mkr-format-file.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-format-private.h"
#include "mkr-hooks.h"

#define KINDS_PREFIX "kinds "

/* The keys of a format, data/formats/README.md explains them. A key that is not here is an error: it would be a silent typo. */
static const struct { const char *group; const char *keys; } known[] = {
  { "format", "name;account;account-kind;source;work;withdrawals;subunits;currency;hooks;blank;strip;short-rows;encoding;" },
  { "header", "required;columns;" },
  { "fields", "date;currency;reference;party;type;text;project;duration;own-name;landed-currency;link;duration-unit;" },
  { "amounts", "gross;fee;net;landed;fee-sign;numbers;blank-gross;direction;reversed;" },
  { "date", "order;short-years;zone;" },
  { "key", "columns;version;" },
};

static const char * const field_names[MKR_N_FIELDS] = {
  "date", "currency", "reference", "party", "type", "text", "project", "duration", "own-name",
  "landed-currency", "link",
};

static const char * const amount_names[MKR_N_TERMS] = { "gross", "fee", "net", "landed" };

typedef struct
{
  MkrFormat  *format;
  GKeyFile   *keys;
  const char *text;
} Loader;

static gboolean G_GNUC_PRINTF (5, 6)
fail (Loader      *loader,
      GError     **error,
      const char  *group,
      const char  *key,
      const char  *message,
      ...)
{
  g_autofree char *text = NULL;
  va_list args;
  guint line;

  va_start (args, message);
  text = g_strdup_vprintf (message, args);
  va_end (args);

  line = mkr_format_text_find_line (loader->text, group, key);
  if (line > 0)
    /* Translators: line, group and key of a format file, then what is wrong there. */
    g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("line %u, [%s] %s: %s"), line, group, key, text);
  else
    /* Translators: group and key of a format file, then what is wrong there. */
    g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("[%s] %s: %s"), group, key, text);
  return FALSE;
}

static char *
get_string (Loader     *loader,
            const char *group,
            const char *key)
{
  char *text = g_key_file_get_string (loader->keys, group, key, NULL);

  return text != NULL ? g_strstrip (text) : NULL;
}

static GStrv
get_list (Loader     *loader,
          const char *group,
          const char *key)
{
  GStrv list = g_key_file_get_string_list (loader->keys, group, key, NULL, NULL);

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    g_strstrip (list[i]);

  return list != NULL ? list : g_new0 (char *, 1);
}

static gboolean
get_flag (Loader      *loader,
          const char  *group,
          const char  *key,
          gboolean    *value,
          GError     **error)
{
  g_autofree char *text = get_string (loader, group, key);

  if (text == NULL)
    return TRUE;

  if (strcmp (text, "yes") != 0 && strcmp (text, "no") != 0)
    return fail (loader, error, group, key, _("“%s” is neither yes nor no"), text);

  *value = strcmp (text, "yes") == 0;
  return TRUE;
}

/* One of the words of @choices (separated by blanks), as its number. */
static gboolean
get_choice (Loader      *loader,
            const char  *group,
            const char  *key,
            const char  *choices,
            gint        *value,
            GError     **error)
{
  g_autofree char *text = get_string (loader, group, key);
  g_auto(GStrv) words = g_strsplit (choices, " ", -1);

  if (text == NULL)
    return TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      {
        *value = (gint)i;
        return TRUE;
      }

  return fail (loader, error, group, key, _("“%s” is none of: %s"), text, choices);
}

static gboolean
check_known (Loader  *loader,
             GError **error)
{
  g_auto(GStrv) groups = g_key_file_get_groups (loader->keys, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto(GStrv) keys = NULL;
      const char *allowed = NULL;

      if (g_str_has_prefix (groups[i], KINDS_PREFIX) || strcmp (groups[i], "columns") == 0
          || strcmp (groups[i], "zones") == 0 || strcmp (groups[i], "directions") == 0)
        continue;

      for (guint j = 0; j < G_N_ELEMENTS (known); j++)
        if (strcmp (known[j].group, groups[i]) == 0)
          allowed = known[j].keys;

      if (allowed == NULL)
        return fail (loader, error, groups[i], "", _("there is no such group"));

      keys = g_key_file_get_keys (loader->keys, groups[i], NULL, NULL);
      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *word = g_strconcat (keys[j], ";", NULL);
          const char *found = strstr (allowed, word);

          if (found == NULL || (found > allowed && found[-1] != ';'))
            return fail (loader, error, groups[i], keys[j], _("there is no such key"));
        }
    }

  return TRUE;
}

static gboolean
load_columns (Loader  *loader,
              GError **error)
{
  g_auto(GStrv) names = g_key_file_get_keys (loader->keys, "columns", NULL, NULL);
  g_auto(GStrv) required = get_list (loader, "header", "required");

  if (names == NULL || names[0] == NULL)
    return fail (loader, error, "columns", "", _("the format names no columns"));

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto(GStrv) aliases = get_list (loader, "columns", names[i]);
      MkrFormatColumn *column = mkr_format_add_column (loader->format, names[i], NULL);

      for (guint j = 0; aliases[j] != NULL; j++)
        if (*aliases[j] != '\0')
          g_ptr_array_add (column->aliases, mkr_header_fold (aliases[j]));

      g_free (column->title);
      column->title = g_strdup (aliases[0] != NULL ? aliases[0] : "");

      if (column->aliases->len == 0)
        return fail (loader, error, "columns", names[i], _("no header name is given"));
      if (loader->format->currency_column < 0 && strstr (column->aliases->pdata[0], "{currency}") != NULL)
        loader->format->currency_column = (gint)i;
    }

  if (required[0] == NULL && loader->format->n_bare > 0)
    return TRUE;
  if (required[0] == NULL)
    return fail (loader, error, "header", "required", _("at least one column must be required, or every file would fit"));

  for (guint i = 0; required[i] != NULL; i++)
    {
      gint column = mkr_format_find_column (loader->format, required[i]);

      if (column < 0)
        return fail (loader, error, "header", "required", _("there is no column “%s”"), required[i]);
      ((MkrFormatColumn *)loader->format->columns->pdata[column])->required = TRUE;
    }

  return TRUE;
}

/* Files without a header are known by their number of columns and what stands in them. */
static gboolean
load_bare (Loader  *loader,
           GError **error)
{
  g_autofree char *text = get_string (loader, "header", "columns");
  gint64 number = 0;

  if (text != NULL && !g_ascii_string_to_signed (text, 10, 2, 1000, &number, NULL))
    return fail (loader, error, "header", "columns", _("“%s” is not a number of columns"), text);

  loader->format->n_bare = (guint)number;
  return TRUE;
}

static gboolean
parse_part (Loader        *loader,
            const char    *group,
            const char    *key,
            const char    *text,
            MkrFieldPart  *part,
            GError       **error)
{
  *part = (MkrFieldPart) { .when = MKR_WHEN_ALWAYS };

  if (g_str_has_prefix (text, "in:"))
    {
      part->when = MKR_WHEN_IN;
      text += 3;
    }
  else if (g_str_has_prefix (text, "out:"))
    {
      part->when = MKR_WHEN_OUT;
      text += 4;
    }
  else if (g_str_has_prefix (text, "zero:"))
    {
      part->when = MKR_WHEN_ZERO;
      text += 5;
    }

  part->column = (gint16)mkr_format_find_column (loader->format, text);
  return part->column >= 0 || fail (loader, error, group, key, _("there is no column “%s”"), text);
}

static gboolean
load_fields (Loader  *loader,
             GError **error)
{
  for (guint i = 0; i < MKR_N_FIELDS; i++)
    {
      g_auto(GStrv) names = get_list (loader, "fields", field_names[i]);
      gint column = mkr_format_find_column (loader->format, field_names[i]);
      MkrFieldPart part = { .column = (gint16)column };

      for (guint j = 0; names[j] != NULL; j++)
        {
          if (!parse_part (loader, "fields", field_names[i], names[j], &part, error))
            return FALSE;
          g_array_append_val (loader->format->fields[i], part);
        }

      if (names[0] == NULL && column >= 0)
        g_array_append_val (loader->format->fields[i], part);
    }

  if (loader->format->fields[MKR_FIELD_DATE]->len == 0)
    return fail (loader, error, "fields", "date", _("the format has no date"));

  return TRUE;
}

/* “credit”, “out:source-amount”, “out:words:title”. */
static gboolean
parse_term (Loader         *loader,
            const char     *key,
            const char     *text,
            MkrAmountTerm  *term,
            GError        **error)
{
  const char *words = strstr (text, "words:");
  g_autofree char *plain = words != NULL ? g_strdup_printf ("%.*s%s", (int)(words - text), text, words + 6) : NULL;
  MkrFieldPart part;

  if (!parse_part (loader, "amounts", key, plain != NULL ? plain : text, &part, error))
    return FALSE;
  if (part.when != MKR_WHEN_ALWAYS && loader->format->direction_column < 0)
    return fail (loader, error, "amounts", key, _("“%s” needs a column that is named as direction"), text);

  term->column = part.column;
  term->when = part.when;
  term->in_words = words != NULL;
  return TRUE;
}

/* “credit - debit”: names and signs separated by blanks, as a column's name may hold a hyphen. */
static gboolean
load_amount (Loader  *loader,
             guint    which,
             GError **error)
{
  g_autofree char *text = get_string (loader, "amounts", amount_names[which]);
  g_auto(GStrv) words = NULL;
  MkrAmountTerm term = { .sign = 1 };

  if (text == NULL)
    {
      gint column = mkr_format_find_column (loader->format, amount_names[which]);

      term.column = (gint16)column;
      if (column >= 0)
        g_array_append_val (loader->format->amounts[which], term);
      return TRUE;
    }

  words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strcmp (words[i], "+") == 0 || strcmp (words[i], "-") == 0)
        {
          term.sign = words[i][0] == '-' ? -1 : 1;
          continue;
        }
      if (*words[i] == '\0')
        continue;

      if (!parse_term (loader, amount_names[which], words[i], &term, error))
        return FALSE;

      g_array_append_val (loader->format->amounts[which], term);
      term.sign = 1;
    }

  return TRUE;
}

static gboolean
load_directions (Loader  *loader,
                 GError **error)
{
  g_autofree char *column = get_string (loader, "amounts", "direction");
  g_auto(GStrv) cells = g_key_file_get_keys (loader->keys, "directions", NULL, NULL);

  if (column != NULL && (loader->format->direction_column = mkr_format_find_column (loader->format, column)) < 0)
    return fail (loader, error, "amounts", "direction", _("there is no column “%s”"), column);

  for (guint i = 0; cells != NULL && cells[i] != NULL; i++)
    {
      gint out = 0;

      if (!get_choice (loader, "directions", cells[i], "in out", &out, error))
        return FALSE;
      g_hash_table_insert (loader->format->directions, mkr_header_fold (cells[i]), GINT_TO_POINTER (out ? -1 : 1));
    }

  return get_flag (loader, "amounts", "reversed", &loader->format->reversed, error);
}

static gboolean
load_duration (Loader  *loader,
               GError **error)
{
  static const guint units[] = { 0, 3600, 60, 1 };
  gint unit = 0;

  if (!get_choice (loader, "fields", "duration-unit", "text hours minutes seconds", &unit, error))
    return FALSE;

  loader->format->duration_unit = units[unit];
  return TRUE;
}

static gboolean
load_amounts (Loader  *loader,
              GError **error)
{
  MkrFormat *format = loader->format;
  gint sign = MKR_FEE_NONE, numbers = MKR_NUMBERS_AUTO;

  if (!load_directions (loader, error))
    return FALSE;

  for (guint i = 0; i < MKR_N_TERMS; i++)
    if (!load_amount (loader, i, error))
      return FALSE;

  if (!get_choice (loader, "amounts", "fee-sign", "none cost-negative cost-positive", &sign, error)
      || !get_choice (loader, "amounts", "numbers", "point comma auto", &numbers, error)
      || !get_flag (loader, "amounts", "blank-gross", &format->blank_gross, error))
    return FALSE;

  format->fee_sign = (MkrFeeSign)sign;
  format->numbers = (MkrNumbers)numbers;

  if (format->amounts[MKR_AMOUNT_GROSS]->len == 0 && format->amounts[MKR_AMOUNT_NET]->len == 0)
    return fail (loader, error, "amounts", "gross", _("neither gross nor net is given"));
  if (format->amounts[MKR_AMOUNT_FEE]->len > 0 && sign == MKR_FEE_NONE)
    return fail (loader, error, "amounts", "fee-sign", _("a format with a fee column must say which sign a cost has"));

  if ((format->amounts[MKR_AMOUNT_LANDED]->len > 0) != (format->fields[MKR_FIELD_LANDED_CURRENCY]->len > 0))
    return fail (loader, error, format->amounts[MKR_AMOUNT_LANDED]->len > 0 ? "amounts" : "fields",
                 format->amounts[MKR_AMOUNT_LANDED]->len > 0 ? "landed" : "landed-currency",
                 _("“landed” in [amounts] and “landed-currency” in [fields] belong together"));

  return TRUE;
}

static gboolean
load_date (Loader  *loader,
           GError **error)
{
  MkrFormat *format = loader->format;
  g_autofree char *zone = get_string (loader, "date", "zone");
  g_auto(GStrv) zones = g_key_file_get_keys (loader->keys, "zones", NULL, NULL);

  if (!get_choice (loader, "date", "order", "dmy mdy ymd", &format->date_order, error)
      || !get_flag (loader, "date", "short-years", &format->short_years, error))
    return FALSE;

  if (zone != NULL && (format->zone_column = mkr_format_find_column (format, zone)) < 0)
    return fail (loader, error, "date", "zone", _("there is no column “%s”"), zone);

  for (guint i = 0; zones != NULL && zones[i] != NULL; i++)
    {
      gint order = -1;

      if (!get_choice (loader, "zones", zones[i], "dmy mdy ymd", &order, error))
        return FALSE;
      g_hash_table_insert (format->zone_orders, mkr_header_fold (zones[i]), GINT_TO_POINTER (order));
    }

  return TRUE;
}

static gboolean
load_group (Loader        *loader,
            MkrKindGroup  *group,
            GError       **error)
{
  g_autofree char *section = g_strconcat (KINDS_PREFIX, group->name, NULL);
  g_auto(GStrv) keys = g_key_file_get_keys (loader->keys, section, NULL, NULL);
  gint column = mkr_format_find_column (loader->format, group->name);
  MkrFieldPart part = { .column = (gint16)column };

  if (column >= 0)
    g_array_append_val (group->parts, part);
  else
    for (guint i = 0; i < MKR_N_FIELDS; i++)
      if (strcmp (field_names[i], group->name) == 0)
        g_array_append_vals (group->parts, loader->format->fields[i]->data, loader->format->fields[i]->len);

  if (group->parts->len == 0)
    return fail (loader, error, section, "", _("there is no column “%s”"), group->name);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *verdicts = get_string (loader, section, keys[i]);
      g_autoptr(GError) why = NULL;

      /* A value that is no text, or ends in half an escape. */
      if (verdicts == NULL)
        return fail (loader, error, section, keys[i], "%s", _("a kind is missing"));
      if (!mkr_kind_group_add (group, keys[i], verdicts, loader->format->groups, &why))
        return fail (loader, error, section, keys[i], "%s", why->message);
    }

  return TRUE;
}

static gboolean
load_kinds (Loader  *loader,
            GError **error)
{
  g_auto(GStrv) sections = g_key_file_get_groups (loader->keys, NULL);
  GPtrArray *groups = loader->format->groups;

  /* All names first: a rule may send on to a later group. */
  for (guint i = 0; sections[i] != NULL; i++)
    if (g_str_has_prefix (sections[i], KINDS_PREFIX))
      g_ptr_array_add (groups, mkr_kind_group_new (sections[i] + strlen (KINDS_PREFIX)));

  if (groups->len == 0)
    return fail (loader, error, "kinds …", "", _("the format does not say which rows are earnings"));

  for (guint i = 0; i < groups->len; i++)
    if (!load_group (loader, groups->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
load_key (Loader  *loader,
          GError **error)
{
  static const char * const words[] = { "", "sign", "currency", "date", "fee-row" };
  g_auto(GStrv) names = get_list (loader, "key", "columns");
  g_autofree char *version = get_string (loader, "key", "version");
  gint64 number = 1;

  if (version != NULL && !g_ascii_string_to_signed (version, 10, 1, 1000, &number, NULL))
    return fail (loader, error, "key", "version", _("“%s” is not a version number"), version);

  loader->format->key_version = (int)number;

  for (guint i = 0; names[i] != NULL; i++)
    {
      MkrKeyPart part = { .kind = MKR_KEY_COLUMN, .column = -1 };

      for (guint j = MKR_KEY_SIGN; j < G_N_ELEMENTS (words); j++)
        if (strcmp (words[j], names[i]) == 0)
          part.kind = (guint8)j;

      if (part.kind == MKR_KEY_COLUMN
          && (part.column = (gint16)mkr_format_find_column (loader->format, names[i])) < 0)
        return fail (loader, error, "key", "columns", _("there is no column “%s”"), names[i]);

      g_array_append_val (loader->format->key, part);
    }

  return TRUE;
}

static gboolean
load_general (Loader  *loader,
              GError **error)
{
  MkrFormat *format = loader->format;
  g_autofree char *kind = get_string (loader, "format", "account-kind");
  g_autofree char *work = get_string (loader, "format", "work");
  g_autofree char *currency = get_string (loader, "format", "currency");
  gint encoding = MKR_ENCODING_UTF8;
  GError *why = NULL;

  format->name = get_string (loader, "format", "name");
  format->account = get_string (loader, "format", "account");
  format->source = get_string (loader, "format", "source");

  if (format->name == NULL || *format->name == '\0')
    return fail (loader, error, "format", "name", _("the format has no name"));
  if (format->account == NULL || *format->account == '\0')
    return fail (loader, error, "format", "account", _("the format has no account"));

  if (kind != NULL && !mkr_account_kind_from_id (kind, &format->account_kind, &why))
    fail (loader, error, "format", "account-kind", "%s", why->message);
  else if (work != NULL && !mkr_work_from_id (work, &format->work, &why))
    fail (loader, error, "format", "work", "%s", why->message);
  else if (currency != NULL && (format->currency = mkr_currency_require (currency, &why)) == NULL)
    fail (loader, error, "format", "currency", "%s", why->message);

  if (why != NULL)
    {
      g_error_free (why);
      return FALSE;
    }

  format->blank = get_list (loader, "format", "blank");
  format->strip = get_list (loader, "format", "strip");
  format->hooks = get_list (loader, "format", "hooks");

  for (guint i = 0; format->hooks[i] != NULL; i++)
    if (mkr_hook_find (format->hooks[i]) == NULL)
      return fail (loader, error, "format", "hooks", _("there is no hook “%s”"), format->hooks[i]);

  if (!get_choice (loader, "format", "encoding", MKR_ENCODING_IDS, &encoding, error))
    return FALSE;

  format->encoding = (MkrEncoding)encoding;
  return get_flag (loader, "format", "withdrawals", &format->withdrawals, error)
         && get_flag (loader, "format", "subunits", &format->subunits, error)
         && get_flag (loader, "format", "short-rows", &format->short_rows, error);
}

static gboolean
load_all (Loader  *loader,
          GError **error)
{
  return check_known (loader, error)
         && load_general (loader, error)
         && load_bare (loader, error)
         && load_columns (loader, error)
         && load_fields (loader, error)
         && load_amounts (loader, error)
         && load_duration (loader, error)
         && load_date (loader, error)
         && load_kinds (loader, error)
         && load_key (loader, error);
}

/* @path: nullable. */
static MkrFormat *
load_text (const char  *text,
           const char  *id,
           const char  *path,
           GError     **error)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autoptr(MkrFormat) self = mkr_format_new_empty ();
  Loader loader = { self, keys, text };

  /* Some editors write a byte order mark. */
  if (g_str_has_prefix (text, "\357\273\277"))
    loader.text = text += 3;

  self->path = g_strdup (path);
  self->id = g_strdup (id);

  if (!mkr_format_text_check (text, error)
      || !g_key_file_load_from_data (keys, text, strlen (text), G_KEY_FILE_NONE, error) || !load_all (&loader, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mkr_format_new_from_file:
 * @path: a key file; its name without “.ini” is the format's id
 *
 * Reads a format. An error names the file, the line, the group and the key.
 */
MkrFormat *
mkr_format_new_from_file (const char  *path,
                          GError     **error)
{
  g_autofree char *base = NULL, *id = NULL, *text = NULL;
  g_autoptr(GError) why = NULL;
  MkrFormat *self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  base = g_path_get_basename (path);
  id = g_str_has_suffix (base, ".ini") ? g_strndup (base, strlen (base) - 4) : g_strdup (base);

  if (g_file_get_contents (path, &text, NULL, &why))
    self = load_text (text, id, path, &why);
  if (self == NULL)
    g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                 _("The format file %s cannot be used: %s. Correct it there, or remove the file."), path, why->message);

  return self;
}

/**
 * mkr_format_new_from_text:
 *
 * A format from the text of its key file. An error names the line, the group and the key.
 */
MkrFormat *
mkr_format_new_from_text (const char  *text,
                          const char  *id,
                          GError     **error)
{
  g_autoptr(GError) why = NULL;
  MkrFormat *self;

  g_return_val_if_fail (text != NULL && id != NULL, NULL);

  self = load_text (text, id, NULL, &why);
  if (self == NULL)
    g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("The format “%s” cannot be used: %s"), id, why->message);

  return self;
}
