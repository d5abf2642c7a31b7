/* mkr-import-source.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-import-plan-private.h"
#include "mkr-text.h"

/* Which source each row gets: the platform for a platform's file, else the payer that the row names, compared with every
 * name that leads to a source, case and blanks aside. */

static gboolean
source_of_name (MkrImportPlan  *self,
                MkrBook        *book,
                const char     *name,
                MkrPlanSource **out,
                GError        **error)
{
  g_autofree char *key = mkr_name_key (name);
  MkrPlanSource *source;
  g_autoptr(MkrQuery) query = NULL;
  int state;

  *out = *key ? g_hash_table_lookup (self->sources, key) : NULL;
  if (!*key || *out)
    return TRUE;

  query = mkr_book_query (book, error, "SELECT s.id, s.name FROM source_name n JOIN source s ON s.id = n.source WHERE n.name_key = ?",
                          "t", key);
  state = query ? mkr_book_step (book, query, error) : -1;
  if (state < 0)
    return FALSE;
  *out = source = g_new0 (MkrPlanSource, 1);
  if (state > 0)
    {
      source->id = sqlite3_column_int64 (query, 0);
      source->name = g_string_chunk_insert (self->strings, (const char *)sqlite3_column_text (query, 1));
    }
  else
    {
      g_autofree char *folded = mkr_text_fold (name);

      source->name = g_string_chunk_insert (self->strings, folded);
    }
  g_hash_table_insert (self->sources, g_steal_pointer (&key), source);
  g_hash_table_insert (self->by_name, (gpointer)source->name, source);

  return TRUE;
}

/* What a person said about a payer comes before its name. One of its own, since its rows are marked as the rule's. */
static gboolean
source_of_rule (MkrImportPlan  *self,
                MkrBook        *book,
                const char     *party,
                MkrPlanSource **out,
                GError        **error)
{
  g_autofree char *key = mkr_name_key (party);
  const MkrPayerRuleKey *rule = *key && self->rules ? mkr_payer_rules_find (self->rules, key, self->account) : NULL;
  MkrPlanSource *source = rule ? g_hash_table_lookup (self->ruled, &rule->id) : NULL;
  g_autoptr(MkrQuery) query = NULL;
  int state;

  *out = source;
  if (!rule || source)
    return TRUE;
  query = mkr_book_query (book, error, "SELECT name FROM source WHERE id = ?", "i", rule->source);
  state = query ? mkr_book_step (book, query, error) : -1;
  if (state <= 0)
    return state == 0;

  *out = source = g_new0 (MkrPlanSource, 1);
  source->id = rule->source;
  source->rule = rule->id;
  source->name = g_string_chunk_insert (self->strings, (const char *)sqlite3_column_text (query, 0));
  g_hash_table_insert (self->ruled, g_memdup2 (&rule->id, sizeof rule->id), source);
  g_hash_table_insert (self->by_name, (gpointer)source->name, source);
  return TRUE;
}

static gboolean
source_of_party (MkrImportPlan  *self,
                 MkrBook        *book,
                 const char     *party,
                 MkrPlanSource **out,
                 GError        **error)
{
  gpointer known;

  *out = NULL;
  if (!*party)
    return TRUE;
  if (g_hash_table_lookup_extended (self->by_party, party, NULL, &known))
    {
      *out = known;
      return TRUE;
    }
  if (!source_of_rule (self, book, party, out, error) ||
      (!*out && !source_of_name (self, book, party, out, error)))
    return FALSE;
  g_hash_table_insert (self->by_party, (gpointer)party, *out);
  return TRUE;
}

/* Own money on its way and rows that are no income have no payer. */
static gboolean
has_source (const MkrEntry *entry)
{
  return entry->kind == MKR_KIND_EARNING || entry->kind == MKR_KIND_REFUND || entry->kind == MKR_KIND_FEE;
}

gboolean
mkr_import_plan_name_sources (MkrImportPlan  *self,
                              MkrBook        *book,
                              GError        **error)
{
  MkrFormat *format = mkr_statement_get_format (self->statement);
  const char *one = self->only_source;
  g_autofree char *own = mkr_name_key (self->account_name);
  MkrPlanSource *for_all = NULL;

  if (!one && format)
    one = mkr_format_get_source (format);
  if (!one && format && self->account_kind == MKR_ACCOUNT_PLATFORM)
    one = self->account_name;
  if (one && *one && !source_of_name (self, book, one, &for_all, error))
    return FALSE;
  /* A typed row has the source that the person typed. */
  self->rules = format && !self->rules ? mkr_payer_rules_load (book, error) : self->rules;
  if (format && !self->rules)
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      MkrPlanRow *row = &g_array_index (self->rows, MkrPlanRow, i);
      MkrPlanSource *source = for_all;

      /* A platform's transfers carry its name: they may stand in for arrivals. */
      if (!has_source (row->entry) && !(for_all && self->is_platform && row->entry->kind == MKR_KIND_TRANSFER))
        continue;
      if (!source && !source_of_party (self, book, row->entry->party, &source, error))
        return FALSE;
      /* A fee of the rail itself is a fee of nobody. */
      if (source && !for_all && source->rule == 0 && row->entry->kind == MKR_KIND_FEE)
        {
          g_autofree char *key = mkr_name_key (source->name);

          if (strcmp (key, own) == 0)
            source = NULL;
        }
      if (source)
        row->source = source->name;
    }
  return TRUE;
}
