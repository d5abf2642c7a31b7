/* mkr-book-notes.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <linux/magic.h>
#include <sys/vfs.h>
#include "mkr-book-private.h"

/* What a person should know about the place of a book (reliability R9): other programs may copy or replace it there, and no
 * lock works across machines. Nothing is ever merged or renamed here. */

#define SMB2_MAGIC 0xFE534D42

static const char * const sync_marks[] = { ".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".nextcloudsync.log" };
static const char * const sync_folders[] = { "Dropbox", "Nextcloud", "ownCloud", "OneDrive", "Google Drive" };
static const char * const conflicts[] = { "sync-conflict", "conflicted copy", "_conflict-", "(Konflikt" };

static gboolean
is_network_folder (const char *folder)
{
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return FALSE;
  switch ((guint64)info.f_type & G_MAXUINT32)
    {
    case NFS_SUPER_MAGIC:
    case SMB_SUPER_MAGIC:
    case SMB2_MAGIC:
    case FUSE_SUPER_MAGIC:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_synced_folder (const char *folder)
{
  g_autofree char *at = g_strdup (folder);

  while (strlen (at) > 1)
    {
      g_autofree char *name = g_path_get_basename (at);
      char *parent;

      for (guint i = 0; i < G_N_ELEMENTS (sync_folders); i++)
        if (strcmp (name, sync_folders[i]) == 0)
          return TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (sync_marks); i++)
        {
          g_autofree char *mark = g_build_filename (at, sync_marks[i], NULL);

          if (g_file_test (mark, G_FILE_TEST_EXISTS))
            return TRUE;
        }
      parent = g_path_get_dirname (at);
      g_free (at);
      at = parent;
    }
  return FALSE;
}

/* “book.sync-conflict-20260101-120000-ABCDEFG.makerent” beside book.makerent. */
static void
note_conflicts (const char *path,
                const char *folder,
                GPtrArray  *notes)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *stem = g_strndup (name, strcspn (name, "."));
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *other;

  while (dir && (other = g_dir_read_name (dir)))
    for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++)
      if (g_str_has_prefix (other, stem) && strcmp (other, name) != 0 && strstr (other, conflicts[i]))
        {
          g_autofree char *shown = g_filename_display_name (other);

          g_ptr_array_add (notes, g_strdup_printf (_("“%s” lies beside this book: a program that syncs folders found two versions. "
                                                     "Look at both; Makerent does not merge them."), shown));
          break;
        }
}

static char *
seen_file (const char *path)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  return g_build_filename (g_get_user_state_dir (), "makerent", "seen", hash, NULL);
}

static gint64
read_seen (const char *path)
{
  g_autofree char *file = seen_file (path);
  g_autofree char *text = NULL;
  gint64 seen = 0;

  if (g_file_get_contents (file, &text, NULL, NULL))
    g_ascii_string_to_signed (g_strchomp (text), 10, 0, G_MAXINT64, &seen, NULL);
  return seen;
}

/* How often the book was written when this computer last closed it. Only a reminder: a failure to keep it is none to tell. */
void
mkr_book_keep_seen (MkrBook *self)
{
  g_autofree char *file = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  gint64 writes = 0;

  if (!mkr_book_value (self, &writes, NULL, "SELECT writes FROM setting", NULL) || writes == read_seen (self->path))
    return;
  file = seen_file (self->path);
  folder = g_path_get_dirname (file);
  text = g_strdup_printf ("%" G_GINT64_FORMAT "\n", writes);
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (file, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

void
mkr_book_find_notes (MkrBook *self)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (self->path);
  gint64 writes = 0;

  if (mkr_book_value (self, &writes, NULL, "SELECT writes FROM setting", NULL) && writes < read_seen (self->path))
    g_ptr_array_add (notes, g_strdup (_("This is an older copy of the book than the one last used on this computer. "
                                        "Look for the newer one before you enter anything.")));
  if (is_synced_folder (folder))
    g_ptr_array_add (notes, g_strdup (_("This folder is kept in sync with other computers. Close the book on one before you open it "
                                        "on another.")));
  else if (is_network_folder (folder))
    g_ptr_array_add (notes, g_strdup (_("This folder is on a network. Open the book on one computer at a time.")));
  note_conflicts (self->path, folder, notes);

  g_ptr_array_add (notes, NULL);
  self->notes = (GStrv)g_ptr_array_free (g_steal_pointer (&notes), FALSE);
}

/**
 * mkr_book_get_notes:
 *
 * Returns: (transfer none): translated remarks on the place of the book, found when it was opened; often none
 */
const char * const *
mkr_book_get_notes (MkrBook *self)
{
  static const char * const none[] = { NULL };

  g_return_val_if_fail (MKR_IS_BOOK (self), none);

  return self->notes ? (const char * const *)self->notes : none;
}
