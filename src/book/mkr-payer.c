/* mkr-payer.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-ledger.h"

/* Which account of the book a source's money comes out of: a platform's balance, or another account of the person's own.
 * A statement names its payers in its own words (“Upwork Escrow Inc.”), so a name that begins with an account's name, or with
 * that of a platform that pays from it, leads to it; what a person said about a source comes first. */

typedef struct
{
  gint64   account;
  char    *key;
  gboolean is_platform;
} Name;

typedef struct
{
  gint64 source;
  gint64 entry;
} Named;

static void
clear_name (gpointer data)
{
  g_free (((Name *)data)->key);
}

static GArray *
read_names (MkrBook  *book,
            GError  **error)
{
  g_autoptr(GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_autoptr(MkrQuery) query = mkr_book_query (book, error,
                                              "SELECT id, name_key, role = 4 FROM account "
                                              "UNION SELECT a.id, n.name_key, 1 FROM account a JOIN source s ON s.account = a.id "
                                              "JOIN source_name n ON n.source = s.id WHERE a.role = 4 ORDER BY 2, 1", NULL);
  int state;

  g_array_set_clear_func (names, clear_name);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      Name name = { sqlite3_column_int64 (query, 0), mkr_column_dup (query, 1), sqlite3_column_int (query, 2) != 0 };

      g_array_append_val (names, name);
    }
  return state == 0 ? g_steal_pointer (&names) : NULL;
}

static gboolean
is_word_end (const char *text)
{
  return *text == '\0' || !g_unichar_isalnum (g_utf8_get_char (text));
}

static gint64
find_account (GArray     *names,
              const char *own_name,
              const char *key)
{
  gsize best = 0;
  gint64 account = 0;

  if (*own_name && strcmp (own_name, key) == 0)
    return MKR_PAYER_SELF;
  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = &g_array_index (names, Name, i);
      gsize length = strlen (name->key);

      if (length > best && strncmp (key, name->key, length) == 0 && is_word_end (key + length))
        {
          best = length;
          account = name->account;
        }
    }
  return account;
}

static gboolean
write_payers (MkrBook  *book,
              GArray   *names,
              GError  **error)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (book, error);
  g_autofree char *own_name = settings ? mkr_name_key (settings->own_name) : NULL;
  g_autoptr(MkrQuery) query = NULL;
  int state;

  if (!settings)
    return FALSE;
  query = mkr_book_query (book, error,
                          "SELECT s.id, n.name_key, ifnull (s.account, 0) FROM source s JOIN source_name n ON n.source = s.id "
                          "ORDER BY n.name_key", NULL);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 account = sqlite3_column_int64 (query, 2);

      if (account == 0)
        account = find_account (names, own_name, (const char *)sqlite3_column_text (query, 1));
      if (account != 0 &&
          !mkr_book_run (book, error, "INSERT OR IGNORE INTO payer (source, account) VALUES (?, ?)", "ii",
                         sqlite3_column_int64 (query, 0), account))
        return FALSE;
    }
  return state == 0;
}

/* “ORIG CO NAME:UPWORK ESCROW IN” holds the word “upwork”. */
static gboolean
holds_word (const char *text,
            const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at; at = strstr (at + 1, word))
    if ((at == text || is_word_end (g_utf8_prev_char (at))) && is_word_end (at + length))
      return TRUE;
  return FALSE;
}

/* The platform whose own transfer this is, with its source. */
static gboolean
find_platform (MkrBook     *book,
               GArray      *names,
               const char  *text,
               gint64      *source)
{
  g_autofree char *key = mkr_name_key (text);

  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = &g_array_index (names, Name, i);

      if (name->is_platform && holds_word (key, name->key) &&
          mkr_book_value (book, source, NULL, "SELECT id FROM source WHERE account = ? ORDER BY id", "i", name->account))
        return TRUE;
    }
  return FALSE;
}

/* A transfer from a platform into an account that can pay rent has no source when it is imported before the platform is
 * known; it gets it as soon as there is one. */
static gboolean
name_transfers (MkrBook  *book,
                GArray   *names,
                GError  **error)
{
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Named));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  query = mkr_book_query (book, error,
                          "SELECT e.id, e.party || ' ' || e.text FROM entry e JOIN account a ON a.id = e.account "
                          "WHERE e.kind = 4 AND e.net > 0 AND e.source IS NULL AND e.edited = 0 AND a.role = 1", NULL);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      Named pair = { 0, sqlite3_column_int64 (query, 0) };

      if (find_platform (book, names, (const char *)sqlite3_column_text (query, 1), &pair.source))
        g_array_append_val (found, pair);
    }
  for (guint i = 0; state == 0 && i < found->len; i++)
    {
      const Named *pair = &g_array_index (found, Named, i);

      if (!mkr_book_run (book, error, "UPDATE entry SET source = ? WHERE id = ?", "ii", pair->source, pair->entry))
        return FALSE;
    }
  return state == 0;
}

gboolean
mkr_payers_rebuild (MkrBook  *book,
                    GError  **error)
{
  g_autoptr(GArray) names = read_names (book, error);

  return names &&
         mkr_book_run (book, error, "DELETE FROM payer", NULL) &&
         write_payers (book, names, error) &&
         name_transfers (book, names, error);
}
