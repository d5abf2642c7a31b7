/* mkr-own-format.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "mkr-error.h"
#include "mkr-format-private.h"
#include "mkr-mapping.h"

#define MAX_SIZE (1024 * 1024)

static gboolean
is_id (const char *id)
{
  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_' && !(*p == '.' && p > id))
      return FALSE;

  return *id != '\0';
}

/* What a person put into the folder herself may be called otherwise. */
static gboolean
is_file_id (const char *id)
{
  return *id != '\0' && *id != '.' && strchr (id, '/') == NULL;
}

char *
mkr_own_format_dup_path (const char *id)
{
  g_autofree char *name = g_strconcat (id, ".ini", NULL);

  return g_build_filename (g_get_user_data_dir (), "makerent", "formats", name, NULL);
}

gboolean
mkr_own_format_exists (const char *id)
{
  g_autofree char *path = mkr_own_format_dup_path (id);

  return is_file_id (id) && g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
set_not_found (const char  *id,
               GError     **error)
{
  g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND,
               _("There is no format “%s” of your own. “makerent-cli formats” lists them."), id);
}

/* A key file may hold what no mapping can say: what is replaced is not lost. */
static gboolean
keep_old (const char  *path,
          const char  *text,
          GError     **error)
{
  g_autofree char *old = NULL, *backup = g_strconcat (path, "~", NULL);

  if (!g_file_get_contents (path, &old, NULL, NULL) || strcmp (old, text) == 0)
    return TRUE;

  return g_file_set_contents_full (backup, old, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

gboolean
mkr_own_format_save (const char  *id,
                     const char  *text,
                     gboolean     replace,
                     GError     **error)
{
  g_autofree char *path = mkr_own_format_dup_path (id), *folder = g_path_get_dirname (path);
  g_autoptr(MkrFormat) checked = NULL;
  g_autoptr(GError) why = NULL;

  if (!is_id (id) && !mkr_own_format_exists (id))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                   _("“%s” cannot be the name of a format's file: use letters, digits and hyphens."), id);
      return FALSE;
    }

  if ((checked = mkr_format_new_from_text (text, id, error)) == NULL)
    return FALSE;

  if (!replace && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_EXISTS,
                   _("There is a format “%s” already. Give another name, or replace it."), id);
      return FALSE;
    }

  if (g_mkdir_with_parents (folder, 0700) == 0 && keep_old (path, text, &why)
      && g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &why))
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_IO, _("The format cannot be written to %s: %s."), path,
               why != NULL ? why->message : g_strerror (errno));
  return FALSE;
}

gboolean
mkr_own_format_keep_guess (MkrFormat   *format,
                           const char  *account,
                           char       **id,
                           GError     **error)
{
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autofree char *text = NULL;

  *id = NULL;
  if (format->guess == NULL || format->n_bare > 0 || mkr_own_format_exists (format->id))
    return TRUE;

  if (!g_key_file_load_from_data (keys, format->guess, strlen (format->guess), G_KEY_FILE_NONE, error))
    return FALSE;
  g_key_file_set_string (keys, "format", "name", account);
  g_key_file_set_string (keys, "format", "account", account);
  /* Rows that the guess brought are known again by their content. */
  g_key_file_remove_group (keys, "key", NULL);
  text = g_key_file_to_data (keys, NULL, NULL);
  if (!mkr_own_format_save (format->id, text, FALSE, error))
    return FALSE;

  *id = g_strdup (format->id);
  return TRUE;
}

gboolean
mkr_own_format_add (GFile     *file,
                    gboolean   replace,
                    char     **id,
                    GError   **error)
{
  g_autofree char *base = g_file_get_basename (file), *text = NULL, *name = NULL;
  gsize length;

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, error))
    return FALSE;

  if (length > MAX_SIZE || !g_utf8_validate (text, (gssize)length, NULL))
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("%s is not a format file."), base);
      return FALSE;
    }

  name = g_str_has_suffix (base, ".ini") ? g_strndup (base, strlen (base) - 4) : g_strdup (base);
  if (!mkr_own_format_save (name, text, replace, error))
    return FALSE;

  if (id != NULL)
    *id = g_steal_pointer (&name);
  return TRUE;
}

char *
mkr_own_format_read (const char  *id,
                     GError     **error)
{
  g_autofree char *path = mkr_own_format_dup_path (id);
  g_autoptr(GError) why = NULL;
  char *text = NULL;

  if (!mkr_own_format_exists (id))
    set_not_found (id, error);
  else if (!g_file_get_contents (path, &text, NULL, &why))
    g_set_error (error, MKR_ERROR, MKR_ERROR_IO, _("%s cannot be read: %s."), path, why->message);

  return text;
}

static gboolean
is_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return FALSE;

  return *name != '\0' && g_utf8_validate (name, -1, NULL);
}

gboolean
mkr_own_format_rename (const char  *id,
                       const char  *name,
                       GError     **error)
{
  g_autofree char *text = mkr_own_format_read (id, error), *stripped = g_strstrip (g_strdup (name)), *renamed = NULL;
  g_autofree char *path = mkr_own_format_dup_path (id);
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autoptr(MkrFormat) checked = NULL;
  g_autoptr(GError) why = NULL;

  if (text == NULL)
    return FALSE;

  if (!is_name (stripped))
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("Give the format a name of one line."));
      return FALSE;
    }

  /* A broken file stays as it is: who mends it wants to see what she wrote. */
  if ((checked = mkr_format_new_from_file (path, error)) == NULL)
    return FALSE;

  g_key_file_load_from_data (keys, text, strlen (text), G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
  g_key_file_set_string (keys, "format", "name", stripped);
  renamed = g_key_file_to_data (keys, NULL, NULL);

  if (g_file_set_contents_full (path, renamed, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &why))
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_IO, _("The format cannot be written to %s: %s."), path, why->message);
  return FALSE;
}

gboolean
mkr_own_format_bring_back (const char  *id,
                           const char  *text,
                           GError     **error)
{
  g_autofree char *path = mkr_own_format_dup_path (id);
  g_autoptr(GError) why = NULL;

  if (mkr_own_format_exists (id))
    g_set_error (error, MKR_ERROR, MKR_ERROR_EXISTS,
                 _("There is a format “%s” already. Give another name, or replace it."), id);
  else if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &why))
    return TRUE;
  else
    g_set_error (error, MKR_ERROR, MKR_ERROR_IO, _("The format cannot be written to %s: %s."), path, why->message);

  return FALSE;
}

gboolean
mkr_own_format_remove (const char  *id,
                       GError     **error)
{
  g_autofree char *path = mkr_own_format_dup_path (id);

  if (!mkr_own_format_exists (id))
    {
      set_not_found (id, error);
      return FALSE;
    }

  if (g_unlink (path) == 0)
    return TRUE;

  g_set_error (error, MKR_ERROR, MKR_ERROR_IO, _("%s cannot be removed: %s."), path, g_strerror (errno));
  return FALSE;
}
