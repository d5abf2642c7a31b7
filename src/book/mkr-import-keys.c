/* mkr-import-keys.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "mkr-hash.h"
#include "mkr-import-plan-private.h"
#include "mkr-rows.h"

/* A row is known again by its key: a keyed 128-bit hash of the format's key text within the account, and the number of the
 * row among equal keys. A second hash, of day, kind, state, currency and amounts, tells known from changed, so that a file
 * that is imported again is compared by them alone. The book has no index by key: a file's keys go into a table in memory, and all
 * rows of the account pass by it once. */

typedef struct
{
  gint64  entry, digest;
  guint32 occurrence : 31;
  guint32 used : 1;
  guint32 next;           /* hit + 1 of another one with the same key */
} Hit;

typedef struct
{
  gint64  entry, gross, net;
  MkrDate date;
} Content;

typedef struct
{
  MkrImportPlan *plan;
  guint32       *slots;     /* row + 1 of the first row with that key and a byte of the key, open addressing */
  guint32        mask;
  guint32       *next;      /* row + 1 of the next one with the same key */
  guint32       *last;      /* of the first row: row + 1 of the last one; of the others 0 */
  guint32       *met;       /* of the first row: hit + 1 of the last one with its key */
  GArray        *all;       /* of Hit: rows of the book with keys of the file */
  GArray        *hits;      /* of Hit, one key's */
  GHashTable    *contents;  /* entry → Content; NULL: the format knows its ids */
} Table;

static void
append_content (GString        *out,
                const MkrEntry *entry)
{
  g_string_append_printf (out, "%d\037%s\037%s\037%" G_GINT64_FORMAT "\037%" G_GINT64_FORMAT "\037%d\037%s\037%s",
                          entry->date, entry->type, entry->currency ? entry->currency->code : "",
                          entry->gross, entry->fee, entry->scale, entry->party, entry->text);
}

static gint64
digest_of (const guint8    secret[16],
           const MkrEntry *entry)
{
  struct
  {
    gint64 gross, fee, net;
    gint32 date;
    guint8 kind, state, scale, unused;
    char   currency[8];
  } content = { entry->gross, entry->fee, entry->net, entry->date, entry->kind, entry->state, entry->scale, 0, { 0 } };
  guint8 out[16];
  gint64 digest;

  if (entry->currency)
    memcpy (content.currency, entry->currency->code, 3);
  mkr_siphash (secret, (const guint8 *)&content, sizeof content, out);
  memcpy (&digest, out, sizeof digest);

  return GINT64_FROM_LE (digest);
}

static gboolean
read_secret (MkrBook  *book,
             guint8    secret[16],
             GError  **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, "SELECT hash_key FROM setting", NULL);

  if (!query || mkr_book_step (book, query, error) != 1 || sqlite3_column_bytes (query, 0) != 16)
    return FALSE;
  memcpy (secret, sqlite3_column_blob (query, 0), 16);
  return TRUE;
}

static gboolean
make_keys (MkrImportPlan  *self,
           MkrBook        *book,
           GError        **error)
{
  g_autoptr(GString) content = g_string_new (NULL);
  guint8 secret[16];

  if (!read_secret (book, secret, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MkrEntry *entry = g_array_index (self->rows, MkrPlanRow, i).entry;

      if (entry->kind == MKR_KIND_PROBLEM)
        continue;
      if (entry->key && *entry->key)
        mkr_siphash (secret, (const guint8 *)entry->key, strlen (entry->key), self->keys[i]);
      else
        {
          g_string_truncate (content, 0);
          append_content (content, entry);
          mkr_siphash (secret, (const guint8 *)content->str, content->len, self->keys[i]);
        }
      self->digests[i] = digest_of (secret, entry);
    }
  return TRUE;
}

/* A slot's byte of the key tells nearly all other keys without a look at them. */
#define ROW_MASK  ((guint32)0x00ffffff)
#define TAG(key)  ((guint32)(key)[8] << 24)

G_STATIC_ASSERT (MKR_MAX_ROWS < 0x00ffffff);

static guint32 *
slot_of (Table        *table,
         const MkrKey  key)
{
  guint32 i;

  memcpy (&i, key, sizeof i);
  for (i &= table->mask; table->slots[i] != 0; i = (i + 1) & table->mask)
    if ((table->slots[i] & ~ROW_MASK) == TAG (key) &&
        memcmp (table->plan->keys[(table->slots[i] & ROW_MASK) - 1], key, sizeof (MkrKey)) == 0)
      break;
  return &table->slots[i];
}

static void
table_init (Table         *table,
            MkrImportPlan *plan)
{
  guint32 size = 16;

  while (size < plan->rows->len * 2)
    size *= 2;
  table->plan = plan;
  table->mask = size - 1;
  table->slots = g_new0 (guint32, size);
  table->next = g_new0 (guint32, plan->rows->len + 1);
  table->last = g_new0 (guint32, plan->rows->len + 1);
  table->met = g_new0 (guint32, plan->rows->len + 1);
  /* Most often a file holds nothing of the book, or nothing else. */
  table->all = g_array_sized_new (FALSE, FALSE, sizeof (Hit), plan->account != 0 ? plan->rows->len : 0);
  table->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  if (mkr_statement_get_format (plan->statement) && mkr_format_is_own (mkr_statement_get_format (plan->statement)))
    table->contents = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      guint32 *slot;
      guint32 first;

      if (g_array_index (plan->rows, MkrPlanRow, i).status == MKR_STATUS_PROBLEM)
        continue;
      slot = slot_of (table, plan->keys[i]);
      first = *slot & ROW_MASK;
      if (first == 0)
        *slot = (i + 1) | TAG (plan->keys[i]);
      else
        table->next[table->last[first - 1] - 1] = i + 1;
      table->last[(first == 0 ? i + 1 : first) - 1] = i + 1;
    }
}

static void
table_clear (Table *table)
{
  g_free (table->slots);
  g_free (table->next);
  g_free (table->last);
  g_free (table->met);
  g_array_unref (table->all);
  g_array_unref (table->hits);
  g_clear_pointer (&table->contents, g_hash_table_unref);
}

/* What a person, or a guess, took for an id may be a payer's number. Another day and another amount are another payment:
 * it must not take the place of the first. */
static gboolean
is_another (Table     *table,
            guint      i,
            const Hit *hit)
{
  const MkrEntry *entry = g_array_index (table->plan->rows, MkrPlanRow, i).entry;
  const Content *content = table->contents ? g_hash_table_lookup (table->contents, &hit->entry) : NULL;
  gint64 gross, fee, net;

  return content && table->plan->digests[i] != hit->digest && content->date != entry->date &&
         mkr_entry_amounts (entry, &gross, &fee, &net, NULL) && content->gross != gross && content->net != net;
}

/* Pairs a row with a row of the book. What a person removed stays removed, however often its file comes. */
static void
pair (MkrImportPlan *self,
      guint          i,
      Hit           *hit)
{
  MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);

  hit->used = TRUE;
  row->existing = hit->entry;
  row->occurrence = (guint)hit->occurrence;
  row->status = self->digests[i] == hit->digest || g_hash_table_contains (self->removed, &hit->entry)
                ? MKR_STATUS_KNOWN : MKR_STATUS_CHANGED;
}

/* Equal keys: rows that say the same are paired first, whatever the order of either file; then the others in order. */
static void
pair_hits (Table *table,
           guint  first)
{
  g_autoptr(GHashTable) by_digest = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint position = 0;

  for (guint i = table->hits->len; i > 0; i--)
    {
      Hit *hit = &g_array_index (table->hits, Hit, i - 1);

      g_hash_table_insert (by_digest, &hit->digest, GUINT_TO_POINTER (i));
    }
  for (guint row = first; row != 0; row = table->next[row - 1])
    {
      guint i = GPOINTER_TO_UINT (g_hash_table_lookup (by_digest, &table->plan->digests[row - 1]));
      Hit *hit;

      /* Twins in the book stand behind each other with the same digest. */
      while (i != 0 && i <= table->hits->len &&
             (g_array_index (table->hits, Hit, i - 1).used ||
              g_array_index (table->hits, Hit, i - 1).digest != table->plan->digests[row - 1]))
        i++;
      if (i == 0 || i > table->hits->len)
        continue;
      hit = &g_array_index (table->hits, Hit, i - 1);
      pair (table->plan, row - 1, hit);
      if (i < table->hits->len)
        g_hash_table_insert (by_digest, &table->plan->digests[row - 1], GUINT_TO_POINTER (i + 1));
    }
  for (guint row = first; row != 0; row = table->next[row - 1])
    {
      if (g_array_index (table->plan->rows, MkrPlanRow, row - 1).existing != 0)
        continue;
      while (position < table->hits->len && g_array_index (table->hits, Hit, position).used)
        position++;
      for (guint at = position; at < table->hits->len; at++)
        {
          Hit *hit = &g_array_index (table->hits, Hit, at);

          if (hit->used || is_another (table, row - 1, hit))
            continue;
          pair (table->plan, row - 1, hit);
          break;
        }
    }
}

/* Rows that are not in the book: numbered on, and twins where an identical row stands before them in the file. */
static void
number_new (Table *table,
            guint  first)
{
  g_autoptr(GHashTable) seen = NULL;
  guint occurrence = 0;

  if (table->next[first - 1] == 0 && table->hits->len == 0)
    return;
  seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < table->hits->len; i++)
    occurrence = MAX (occurrence, (guint)g_array_index (table->hits, Hit, i).occurrence);
  for (guint row = first; row != 0; row = table->next[row - 1])
    {
      MkrPlanRow *plan_row = &g_array_index (table->plan->rows, MkrPlanRow, row - 1);
      gpointer former = g_hash_table_lookup (seen, &table->plan->digests[row - 1]);

      if (!former)
        g_hash_table_insert (seen, &table->plan->digests[row - 1], GUINT_TO_POINTER (row));
      if (plan_row->existing != 0)
        continue;
      plan_row->occurrence = ++occurrence;
      if (former)
        {
          const MkrPlanRow *same = &g_array_index (table->plan->rows, MkrPlanRow, GPOINTER_TO_UINT (former) - 1);
          g_autofree char *why = g_strdup_printf (_("same as line %u, counts twice"), same->entry->line);

          plan_row->status = MKR_STATUS_TWIN;
          plan_row->why = g_string_chunk_insert_const (table->plan->strings, why);
        }
    }
}

static gint
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *left = a;
  const Hit *right = b;

  return (left->occurrence > right->occurrence) - (left->occurrence < right->occurrence);
}

static void
finish_key (Table *table,
            guint  first)
{
  for (guint at = table->met[first - 1]; at != 0; at = g_array_index (table->all, Hit, at - 1).next)
    g_array_append_val (table->hits, g_array_index (table->all, Hit, at - 1));

  if (table->hits->len == 1 && table->next[first - 1] == 0 &&
      !is_another (table, first - 1, &g_array_index (table->hits, Hit, 0)))
    pair (table->plan, first - 1, &g_array_index (table->hits, Hit, 0));
  else
    {
      g_array_sort (table->hits, compare_hits);
      if (table->hits->len > 0)
        pair_hits (table, first);
      number_new (table, first);
    }
  g_array_set_size (table->hits, 0);
}

/* The first row of the file with that key + 1, 0: none. A book that got the file before has its rows in the file's order:
 * the row after the last one found is looked at first. */
static guint32
find_first (Table        *table,
            const MkrKey  key,
            guint32      *guess)
{
  guint32 first;

  if (*guess < table->plan->rows->len && table->last[*guess] != 0 &&
      memcmp (table->plan->keys[*guess], key, sizeof (MkrKey)) == 0)
    return ++*guess;

  first = *slot_of (table, key) & ROW_MASK;
  if (first != 0)
    *guess = first;
  return first;
}

static void
add_content (Table    *table,
             MkrQuery *query,
             gint64    entry)
{
  Content *content = g_new0 (Content, 1);

  content->entry = entry;
  content->date = mkr_column_date (query, 4);
  content->gross = sqlite3_column_int64 (query, 5);
  content->net = sqlite3_column_int64 (query, 6);
  g_hash_table_insert (table->contents, &content->entry, content);
}

static gboolean
collect_hits (Table    *table,
              MkrBook  *book,
              GError  **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, "SELECT key, occurrence, id, digest, date, gross, net FROM entry "
                                              "WHERE account = ?", "i", table->plan->account);
  guint32 guess = 0;
  int state;

  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      guint32 slot;
      Hit hit;

      if (sqlite3_column_bytes (query, 0) != sizeof (MkrKey) ||
          (slot = find_first (table, sqlite3_column_blob (query, 0), &guess)) == 0)
        continue;
      hit = (Hit) {
        .entry = sqlite3_column_int64 (query, 2), .digest = sqlite3_column_int64 (query, 3),
        .occurrence = (guint32)sqlite3_column_int (query, 1) & G_MAXINT32, .next = table->met[slot - 1],
      };
      g_array_append_val (table->all, hit);
      table->met[slot - 1] = table->all->len;
      if (table->contents)
        add_content (table, query, hit.entry);
    }

  return state == 0;
}

static gboolean
read_removed (MkrImportPlan  *self,
              MkrBook        *book,
              GError        **error)
{
  g_autoptr(MkrQuery) query = mkr_book_query (book, error, "SELECT id FROM entry WHERE removed = 1", NULL);
  int state;

  if (!query)
    return FALSE;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 id = sqlite3_column_int64 (query, 0);

      g_hash_table_add (self->removed, g_memdup2 (&id, sizeof id));
    }
  return state == 0;
}

gboolean
mkr_import_plan_compare (MkrImportPlan  *self,
                         MkrBook        *book,
                         GError        **error)
{
  Table table = { NULL };
  gboolean ok;

  if (self->rows->len == 0)
    return TRUE;
  if (!make_keys (self, book, error) || !read_removed (self, book, error))
    return FALSE;

  table_init (&table, self);
  ok = self->account == 0 || collect_hits (&table, book, error);
  /* In the order of the file: rows that stand together are looked at together. */
  for (guint32 i = 0; ok && i < self->rows->len; i++)
    if (table.last[i] != 0)
      finish_key (&table, i + 1);
  table_clear (&table);

  return ok;
}
