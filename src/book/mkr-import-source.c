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

static MkrPlanSource *
source_of_name (MkrImportPlan *self,
                MkrBook       *book,
                const char    *name)
{
  g_autofree char *key = mkr_name_key (name);
  MkrPlanSource *source;
  g_autoptr(MkrQuery) query = NULL;

  if (!*key)
    return NULL;
  source = g_hash_table_lookup (self->sources, key);
  if (source)
    return source;

  source = g_new0 (MkrPlanSource, 1);
  query = mkr_book_query (book, NULL, "SELECT s.id, s.name FROM source_name n JOIN source s ON s.id = n.source WHERE n.name_key = ?",
                          "t", key);
  if (query && mkr_book_step (book, query, NULL) == 1)
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

  return source;
}

/* What a person said about a payer comes before its name. One of its own, since its rows are marked as the rule's. */
static MkrPlanSource *
source_of_rule (MkrImportPlan *self,
                MkrBook       *book,
                const char    *party)
{
  g_autofree char *key = mkr_name_key (party);
  const MkrPayerRuleKey *rule = *key && self->rules ? mkr_payer_rules_find (self->rules, key, self->account) : NULL;
  MkrPlanSource *source = rule ? g_hash_table_lookup (self->ruled, &rule->id) : NULL;
  g_autoptr(MkrQuery) query = NULL;

  if (!rule || source)
    return source;
  query = mkr_book_query (book, NULL, "SELECT name FROM source WHERE id = ?", "i", rule->source);
  if (!query || mkr_book_step (book, query, NULL) != 1)
    return NULL;

  source = g_new0 (MkrPlanSource, 1);
  source->id = rule->source;
  source->rule = rule->id;
  source->name = g_string_chunk_insert (self->strings, (const char *)sqlite3_column_text (query, 0));
  g_hash_table_insert (self->ruled, g_memdup2 (&rule->id, sizeof rule->id), source);
  g_hash_table_insert (self->by_name, (gpointer)source->name, source);
  return source;
}

static MkrPlanSource *
source_of_party (MkrImportPlan *self,
                 MkrBook       *book,
                 const char    *party)
{
  MkrPlanSource *source;
  gpointer known;

  if (!*party)
    return NULL;
  if (g_hash_table_lookup_extended (self->by_party, party, NULL, &known))
    return known;
  source = source_of_rule (self, book, party);
  if (!source)
    source = source_of_name (self, book, party);
  g_hash_table_insert (self->by_party, (gpointer)party, source);
  return source;
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
  MkrPlanSource *for_all;

  if (!one && format)
    one = mkr_format_get_source (format);
  if (!one && format && self->account_kind == MKR_ACCOUNT_PLATFORM)
    one = self->account_name;
  for_all = one && *one ? source_of_name (self, book, one) : NULL;
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
      if (!source)
        source = source_of_party (self, book, row->entry->party);
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
