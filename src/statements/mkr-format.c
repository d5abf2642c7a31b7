/* mkr-format.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-error.h"
#include "mkr-format-private.h"

static void
column_free (gpointer data)
{
  MkrFormatColumn *column = data;

  g_free (column->name);
  g_free (column->title);
  g_ptr_array_unref (column->aliases);
  g_free (column);
}

static void
group_free (gpointer data)
{
  mkr_kind_group_free (data);
}

static void
format_free (MkrFormat *self)
{
  g_free (self->path);
  g_free (self->id);
  g_free (self->name);
  g_free (self->account);
  g_free (self->source);
  g_free (self->guess);
  g_strfreev (self->blank);
  g_strfreev (self->strip);
  g_strfreev (self->hooks);
  g_ptr_array_unref (self->columns);
  for (guint i = 0; i < MKR_N_FIELDS; i++)
    g_array_unref (self->fields[i]);
  for (guint i = 0; i < MKR_N_TERMS; i++)
    g_array_unref (self->amounts[i]);
  g_hash_table_unref (self->zone_orders);
  g_hash_table_unref (self->directions);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->key);
  g_free (self);
}

MkrFormat *
mkr_format_new_empty (void)
{
  MkrFormat *self = g_new0 (MkrFormat, 1);

  self->ref_count = 1;
  self->columns = g_ptr_array_new_with_free_func (column_free);
  for (guint i = 0; i < MKR_N_FIELDS; i++)
    self->fields[i] = g_array_new (FALSE, TRUE, sizeof (MkrFieldPart));
  for (guint i = 0; i < MKR_N_TERMS; i++)
    self->amounts[i] = g_array_new (FALSE, TRUE, sizeof (MkrAmountTerm));
  self->zone_orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->directions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->key = g_array_new (FALSE, TRUE, sizeof (MkrKeyPart));
  self->account_kind = MKR_ACCOUNT_PLATFORM;
  self->encoding = MKR_ENCODING_UTF8;
  self->date_order = -1;
  self->zone_column = -1;
  self->direction_column = -1;
  self->currency_column = -1;
  self->numbers = MKR_NUMBERS_AUTO;
  self->key_version = 1;
  return self;
}

char *
mkr_header_fold (const char *text)
{
  GString *folded = g_string_new (NULL);
  g_autofree char *valid = NULL, *lower = NULL;

  /* A file that is written while it is read can hand over half a character. */
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0xA0 && c != 0x202F && c != 0xFEFF)
        g_string_append_unichar (folded, c);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }

  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);

  lower = g_utf8_casefold (folded->str, -1);
  g_string_free (folded, TRUE);
  return g_utf8_normalize (lower, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

gint
mkr_format_find_column (MkrFormat  *self,
                        const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (((MkrFormatColumn *)self->columns->pdata[i])->name, name) == 0)
      return (gint)i;

  return -1;
}

gint
mkr_format_column_position (const MkrFormatColumn *column,
                            guint                  n_cells)
{
  const char *alias = column->aliases->len > 0 ? column->aliases->pdata[0] : "";
  guint64 number;

  return alias[0] == '#' && g_ascii_string_to_unsigned (alias + 1, 10, 1, n_cells, &number, NULL) ? (gint)number - 1 : -1;
}

MkrFormatColumn *
mkr_format_add_column (MkrFormat  *self,
                       const char *name,
                       const char *alias)
{
  MkrFormatColumn *column = g_new0 (MkrFormatColumn, 1);

  column->name = g_strdup (name);
  column->title = g_strdup (alias != NULL ? alias : name);
  column->aliases = g_ptr_array_new_with_free_func (g_free);
  if (alias != NULL)
    g_ptr_array_add (column->aliases, mkr_header_fold (alias));
  g_ptr_array_add (self->columns, column);
  return column;
}

MkrFormat *
mkr_format_ref (MkrFormat *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
mkr_format_unref (MkrFormat *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_int_dec_and_test (&self->ref_count))
    format_free (self);
}

const char *
mkr_format_get_id (MkrFormat *self)
{
  return self->id;
}

const char *
mkr_format_get_name (MkrFormat *self)
{
  return self->name;
}

const char *
mkr_format_get_account (MkrFormat *self)
{
  return self->account;
}

MkrAccountKind
mkr_format_get_account_kind (MkrFormat *self)
{
  return self->account_kind;
}

const char *
mkr_format_get_source (MkrFormat *self)
{
  return self->source;
}

MkrWork
mkr_format_get_work (MkrFormat *self)
{
  return self->work;
}

gboolean
mkr_format_has_withdrawals (MkrFormat *self)
{
  return self->withdrawals;
}

gboolean
mkr_format_has_subunits (MkrFormat *self)
{
  return self->subunits;
}

/* Whether a row's kind may depend on other rows of its file. */
gboolean
mkr_format_has_hooks (MkrFormat *self)
{
  return self->hooks[0] != NULL;
}

int
mkr_format_get_key_version (MkrFormat *self)
{
  return self->key_version;
}

gboolean
mkr_format_is_own (MkrFormat *self)
{
  return self->own;
}

gboolean
mkr_format_is_guess (MkrFormat *self)
{
  return self->guess != NULL;
}

const char *
mkr_format_get_path (MkrFormat *self)
{
  return self->path;
}
