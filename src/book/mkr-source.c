/* mkr-source.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include "mkr-book-private.h"
#include "mkr-ledger.h"
#include "mkr-source.h"
#include "mkr-source-private.h"
#include "mkr-text.h"

#define COLUMNS "s.id, s.name, s.alias, s.work, s.account, s.archived"

void
mkr_source_free (MkrSource *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_free (self->alias);
  g_free (self);
}

static MkrSource *
read_source (MkrQuery *query)
{
  MkrSource *self = g_new0 (MkrSource, 1);

  self->id = sqlite3_column_int64 (query, 0);
  self->name = mkr_column_dup (query, 1);
  self->alias = mkr_column_dup (query, 2);
  self->work = sqlite3_column_int (query, 3);
  self->account = sqlite3_column_int64 (query, 4);
  self->archived = sqlite3_column_int (query, 5) != 0;
  return self;
}

GPtrArray *
mkr_sources_list (MkrBook  *book,
                  GError  **error)
{
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT " COLUMNS " FROM source s ORDER BY lower (s.name), s.id", NULL);
  return mkr_book_list (book, query, (MkrReadRow)read_source, (GDestroyNotify)mkr_source_free, error);
}

const MkrSource *
mkr_sources_get (const GPtrArray *sources,
                 gint64           id)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const MkrSource *source = sources->pdata[i];

      if (source->id == id)
        return source;
    }

  return NULL;
}

/**
 * mkr_source_find:
 * @name: a name that leads to the source, its case and blanks aside, or its alias
 */
MkrSource *
mkr_source_find (MkrBook     *book,
                 const char  *name,
                 GError     **error)
{
  g_autofree char *key = NULL;
  g_autoptr(MkrQuery) query = NULL;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);
  g_return_val_if_fail (name, NULL);

  key = mkr_name_key (name);
  query = mkr_book_query (book, error,
                          "SELECT " COLUMNS ", 1 AS rank FROM source_name n JOIN source s ON s.id = n.source WHERE n.name_key = ? "
                          "UNION ALL SELECT " COLUMNS ", 2 FROM source s WHERE s.alias = ? ORDER BY rank", "tt", key, name);
  if (!query)
    return NULL;
  switch (mkr_book_step (book, query, error))
    {
    case 1:
      return read_source (query);
    case 0:
      g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no source “%s”"), name);
      return NULL;
    default:
      return NULL;
    }
}

GArray *
mkr_source_pays_from (MkrBook  *book,
                      gint64    source,
                      GError  **error)
{
  g_autoptr(GArray) accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(MkrQuery) query = NULL;
  int state;

  g_return_val_if_fail (MKR_IS_BOOK (book), NULL);

  query = mkr_book_query (book, error, "SELECT a.id FROM payer y JOIN account a ON a.id = y.account WHERE y.source = ? "
                          "ORDER BY a.name_key", "i", source);
  if (!query)
    return NULL;
  while ((state = mkr_book_step (book, query, error)) > 0)
    {
      gint64 account = sqlite3_column_int64 (query, 0);

      g_array_append_val (accounts, account);
    }

  return state == 0 ? g_steal_pointer (&accounts) : NULL;
}

/* The name of a source leads to it, and to no other one. */
static gboolean
take_name (MkrBook     *book,
           gint64       id,
           const char  *name,
           GError     **error)
{
  g_autofree char *key = mkr_name_key (name);
  GError *failure = NULL;
  gint64 other;

  if (!*key)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, _("A source needs a name"));
      return FALSE;
    }
  if (mkr_book_value (book, &other, &failure, "SELECT source FROM source_name WHERE name_key = ?", "t", key))
    {
      if (other == id)
        return TRUE;
      g_set_error (error, MKR_ERROR, MKR_ERROR_EXISTS, _("The name “%s” leads to another source already; merge the two"), name);
      return FALSE;
    }
  if (failure)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return mkr_book_run (book, error, "INSERT INTO source_name (name_key, name, source) VALUES (?, ?, ?)", "tti", key, name, id);
}

static char *
alias_of (const char *given,
          gint64      id)
{
  return given && *given ? g_strdup (given) : g_strdup_printf (_("Source %lld"), (long long) id);
}

/* Inside a transaction; @batch: the import that makes it, 0: a person. */
gboolean
mkr_source_insert (MkrBook    *book,
                   MkrSource  *self,
                   gint64      batch,
                   GError    **error)
{
  g_autofree char *name = mkr_text_fold (self->name ? self->name : "");
  g_autofree char *alias = NULL;
  gint64 id = 0;

  if (!*name)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, _("A source needs a name"));
      return FALSE;
    }
  if (!mkr_book_value (book, &id, error, "SELECT ifnull (max (id), 0) + 1 FROM source", NULL))
    return FALSE;
  alias = alias_of (self->alias, id);
  if (!mkr_book_run (book, error,
                     "INSERT INTO source (id, name, alias, work, account, archived, made_by) VALUES (?, ?, ?, ?, ?, ?, ?)", "ittiziz",
                     id, name, alias, (gint64)self->work, self->account, (gint64)(self->archived ? 1 : 0), batch) ||
      !take_name (book, id, name, error))
    return FALSE;

  self->id = id;
  g_free (self->alias);
  self->alias = g_steal_pointer (&alias);
  return TRUE;
}

gboolean
mkr_source_add (MkrBook    *book,
                MkrSource  *self,
                GError    **error)
{
  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->id == 0, FALSE);

  if (!mkr_book_begin (book, _("Adding the source"), error))
    return FALSE;
  if (mkr_book_finish (book, mkr_source_insert (book, self, 0, error), mkr_ledger_rebuild, error))
    return TRUE;

  self->id = 0;
  return FALSE;
}

static gboolean
require (MkrBook  *book,
         gint64    id,
         GError  **error)
{
  GError *failure = NULL;
  gint64 there;

  if (mkr_book_value (book, &there, &failure, "SELECT 1 FROM source WHERE id = ?", "i", id))
    return TRUE;
  if (failure)
    g_propagate_error (error, failure);
  else
    g_set_error (error, MKR_ERROR, MKR_ERROR_NOT_FOUND, _("There is no such source"));
  return FALSE;
}

/**
 * mkr_source_edit:
 *
 * A former name keeps leading to the source, so that later imports find it. Kind of work and account change what charts
 * read, so that is worked out anew. A kind of work that is changed here stays, “unsorted” too, whatever a format says.
 */
gboolean
mkr_source_edit (MkrBook          *book,
                 const MkrSource  *self,
                 GError          **error)
{
  g_autofree char *name = NULL;
  g_autofree char *alias = NULL;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);
  g_return_val_if_fail (self && self->id != 0, FALSE);

  name = mkr_text_fold (self->name ? self->name : "");
  alias = alias_of (self->alias, self->id);
  if (!mkr_book_begin (book, _("Changing the source"), error))
    return FALSE;

  ok = require (book, self->id, error) && take_name (book, self->id, name, error) &&
       mkr_book_run (book, error,
                     "UPDATE source SET name = ?, alias = ?, work_set = work_set OR work <> ?, work = ?, account = ?, "
                     "archived = ?, made_by = NULL WHERE id = ?", "ttiizii",
                     name, alias, (gint64)self->work, (gint64)self->work, self->account,
                     (gint64)(self->archived ? 1 : 0), self->id);
  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}

#define ONE_PART "(SELECT entry FROM split GROUP BY entry HAVING count(*) = 1 AND max (source) = ?1)"

gboolean
mkr_source_merge (MkrBook  *book,
                  gint64    from,
                  gint64    into,
                  GError  **error)
{
  static const char * const steps[] = {
    "UPDATE entry SET source = ?1 WHERE source = ?2",
    "UPDATE source_name SET source = ?1 WHERE source = ?2",
    ("UPDATE source SET (work, work_set) = (SELECT work, work_set FROM source WHERE id = ?2) "
     "WHERE id = ?1 AND work = 0 AND work_set = 0"),
    "UPDATE source SET account = (SELECT account FROM source WHERE id = ?2) WHERE id = ?1 AND account IS NULL",
    /* Rules of the day that both have: the remaining source's own one holds. */
    "UPDATE OR IGNORE set_aside SET source = ?1 WHERE source = ?2",
    "DELETE FROM set_aside WHERE source = ?2 AND ?1 <> 0",
    "UPDATE entry_history SET source = ?1 WHERE source = ?2",
    ("INSERT INTO split (entry, source, minor) SELECT entry, ?1, minor FROM split WHERE source = ?2 "
     "ON CONFLICT (entry, source) DO UPDATE SET minor = minor + excluded.minor"),
    "DELETE FROM split WHERE source = ?2 AND ?1 <> 0",
    /* All of it is the one source's now: a split into one part is none. */
    "UPDATE entry SET source = ?1 WHERE id IN " ONE_PART " AND ?2 <> 0",
    "DELETE FROM ruled WHERE entry IN " ONE_PART " AND ?2 <> 0",
    "DELETE FROM split WHERE entry IN " ONE_PART " AND ?2 <> 0",
    "UPDATE entry_history_part SET source = ?1 WHERE source = ?2",
    "UPDATE payer_rule SET source = ?1 WHERE source = ?2",
    "UPDATE contract SET source = ?1 WHERE source = ?2",
    "UPDATE OR IGNORE batch_source SET source = ?1 WHERE source = ?2",
    "DELETE FROM source WHERE id = ?2 AND ?1 <> 0",
    "UPDATE source SET made_by = NULL WHERE id = ?1 AND ?2 <> 0",
  };
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (from == into)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, _("A source cannot be merged with itself"));
      return FALSE;
    }
  if (!mkr_book_begin (book, _("Merging the sources"), error))
    return FALSE;
  ok = require (book, from, error) && require (book, into, error) && mkr_merge_keep (book, from, into, error);
  for (guint i = 0; ok && i < G_N_ELEMENTS (steps); i++)
    ok = mkr_book_run (book, error, steps[i], "ii", into, from);

  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}

gboolean
mkr_source_remove (MkrBook  *book,
                   gint64    id,
                   GError  **error)
{
  gint64 used = 0;
  gboolean ok;

  g_return_val_if_fail (MKR_IS_BOOK (book), FALSE);

  if (!mkr_book_begin (book, _("Removing the source"), error))
    return FALSE;
  ok = require (book, id, error) &&
       mkr_book_value (book, &used, error,
                       "SELECT CASE WHEN EXISTS (SELECT 1 FROM entry WHERE source = ?1) "
                       "OR EXISTS (SELECT 1 FROM split WHERE source = ?1) THEN 1 "
                       "WHEN EXISTS (SELECT 1 FROM payer_rule WHERE source = ?1) THEN 2 "
                       "WHEN EXISTS (SELECT 1 FROM contract WHERE source = ?1) THEN 3 ELSE 0 END", "i", id);
  if (ok && used)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, "%s",
                   used == 1 ? _("The source has payouts and cannot be removed; archive or merge it instead")
                   : used == 3 ? _("The source has contracts; remove them first, or archive or merge it instead")
                             : _("A rule for payers leads to this source; remove the rule first"));
      ok = FALSE;
    }
  ok = ok && mkr_book_run (book, error, "DELETE FROM set_aside WHERE source = ?", "i", id) &&
       mkr_book_run (book, error, "DELETE FROM source WHERE id = ?", "i", id);

  return mkr_book_finish (book, ok, mkr_ledger_rebuild, error);
}
