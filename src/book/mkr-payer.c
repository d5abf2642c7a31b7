/* mkr-payer.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-book-private.h"
#include "mkr-ledger.h"

/* Which accounts of the book a source's money may come out of: platforms' balances, or other accounts of the person's own.
 * Several, where she has several accounts with one platform or payment service: the payment names only that.
 * A source leads to the accounts into which files with its rows were imported. A statement names its payers in its own words
 * (“Upwork Escrow Inc.”), so a name leads to every account with the longest beginning of it: the account's own name, the name
 * of the service whose files it holds, that of a platform that pays from it. What a person said about a source comes before
 * names. All of it is a function of what the book holds, never of the order in which it came. */

typedef struct
{
  gint64   account;
  char    *key;
  gboolean is_platform;
  gint64   source;      /* of the transfers that hold the name, −1: not looked for yet */
} Name;

typedef struct
{
  gint64 source;   /* 0: none */
  gint64 entry;
} Named;

/* An import of which rows are left. */
#define HAS_ROWS(batch)                                                                                   \
  "EXISTS (SELECT 1 FROM entry x WHERE x.id BETWEEN " batch ".first_entry AND " batch ".last_entry AND x.batch = " batch ".id)"

#define PAYS_FROM                                                                                         \
  "SELECT t.source, b.account FROM batch_source t JOIN batch b ON b.id = t.batch WHERE " HAS_ROWS ("b")   \
  " UNION SELECT id, account FROM source WHERE account IS NOT NULL"

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
                                              "UNION SELECT a.id, n.name_key, 1 FROM account a JOIN (" PAYS_FROM ") f "
                                              "ON f.account = a.id JOIN source_name n ON n.source = f.source WHERE a.role = 4 "
                                              "UNION SELECT a.id, b.service, a.role = 4 FROM batch b JOIN account a "
                                              "ON a.id = b.account WHERE b.service <> '' AND " HAS_ROWS ("b") " ORDER BY 2, 1", NULL);
  int state;

  g_array_set_clear_func (names, clear_name);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      Name name = { sqlite3_column_int64 (query, 0), mkr_column_dup (query, 1), sqlite3_column_int (query, 2) != 0, -1 };

      g_array_append_val (names, name);
    }
  return state == 0 ? g_steal_pointer (&names) : NULL;
}

static gboolean
is_word_end (const char *text)
{
  return *text == '\0' || !g_unichar_isalnum (g_utf8_get_char (text));
}

static gboolean
begins_with (const char *text,
             const Name *name)
{
  gsize length = strlen (name->key);

  return strncmp (text, name->key, length) == 0 && is_word_end (text + length);
}

static gboolean
write_payer (MkrBook  *book,
             gint64    source,
             gint64    account,
             GError  **error)
{
  return mkr_book_run (book, error, "INSERT OR IGNORE INTO payer (source, account) VALUES (?, ?)", "ii", source, account);
}

static gboolean
write_named (MkrBook     *book,
             GArray      *names,
             gint64       source,
             const char  *key,
             GError     **error)
{
  gsize best = 1;

  for (guint i = 0; i < names->len; i++)
    if (begins_with (key, &g_array_index (names, Name, i)))
      best = MAX (best, strlen (g_array_index (names, Name, i).key));
  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = &g_array_index (names, Name, i);

      if (strlen (name->key) == best && begins_with (key, name) && !write_payer (book, source, name->account, error))
        return FALSE;
    }
  return TRUE;
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

  if (!settings || !mkr_book_run (book, error, "INSERT OR IGNORE INTO payer (source, account) " PAYS_FROM, NULL))
    return FALSE;
  query = mkr_book_query (book, error,
                          "SELECT s.id, n.name_key FROM source s JOIN source_name n ON n.source = s.id WHERE s.account IS NULL", NULL);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 source = sqlite3_column_int64 (query, 0);
      const char *key = (const char *)sqlite3_column_text (query, 1);
      gboolean is_own = *own_name && strcmp (own_name, key) == 0;

      if (is_own ? !write_payer (book, source, MKR_PAYER_SELF, error) : !write_named (book, names, source, key, error))
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

/* The source of the platform's own transfers: the one of the platform's name, as it leads to all of her accounts there, else
 * the only one that pays from the account. */
static gint64
find_source (MkrBook    *book,
             GArray     *names,
             const Name *platform)
{
  gint64 source = 0, n = 0;

  if (mkr_book_value (book, &source, NULL, "SELECT n.source FROM source_name n JOIN payer y ON y.source = n.source "
                      "JOIN account a ON a.id = y.account WHERE n.name_key = ? AND a.role = 4", "t", platform->key))
    return source;
  for (guint i = 0; i < names->len; i++)
    n += strcmp (g_array_index (names, Name, i).key, platform->key) == 0;
  if (n > 1 ||
      !mkr_book_value (book, &source, NULL, "SELECT min (source) FROM (" PAYS_FROM ") WHERE account = ? HAVING count(*) = 1", "i",
                       platform->account))
    return 0;
  return source;
}

/* Whose own transfer this is: the longest name of a platform that the text holds. */
static gint64
find_platform (MkrBook    *book,
               GArray     *names,
               const char *text)
{
  g_autofree char *key = mkr_name_key (text);
  Name *best = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      Name *name = &g_array_index (names, Name, i);

      if (name->is_platform && (!best || strlen (name->key) > strlen (best->key)) && *name->key && holds_word (key, name->key))
        best = name;
    }
  if (best && best->source < 0)
    best->source = find_source (book, names, best);
  return best ? best->source : 0;
}

/* A transfer from a platform into an account that can pay rent has no source of its own. It has the platform's as long as the
 * platform is known. */
static gboolean
name_transfers (MkrBook  *book,
                GArray   *names,
                GError  **error)
{
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Named));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  query = mkr_book_query (book, error,
                          "SELECT e.id, e.party || ' ' || e.text, ifnull (e.source, 0) FROM entry e JOIN account a ON a.id = e.account "
                          "WHERE e.kind = 4 AND e.net > 0 AND e.edited = 0 AND a.role = 1 "
                          "AND NOT EXISTS (SELECT 1 FROM batch_source t WHERE t.batch = e.batch)", NULL);
  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      Named pair = { find_platform (book, names, (const char *)sqlite3_column_text (query, 1)), sqlite3_column_int64 (query, 0) };

      if (pair.source != sqlite3_column_int64 (query, 2))
        g_array_append_val (found, pair);
    }
  for (guint i = 0; state == 0 && i < found->len; i++)
    {
      const Named *pair = &g_array_index (found, Named, i);

      if (!mkr_book_run (book, error, "UPDATE entry SET source = nullif (?, 0) WHERE id = ?", "ii", pair->source, pair->entry))
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
