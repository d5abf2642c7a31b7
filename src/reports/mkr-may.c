/* mkr-may.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mkr-duties.h"
#include "mkr-text.h"

static const struct { const char *id, *label; } mays[] = {
  [MKR_MAY_BARS] = { "bars", N_("Bars it") },
  [MKR_MAY_LOOK] = { "look", N_("Names nobody: read whether it covers this") },
  [MKR_MAY_ALLOWS] = { "allows", N_("Allows it") },
  [MKR_MAY_SILENT] = { "silent", N_("Nothing recorded speaks of it") },
};

const char *
mkr_may_id (MkrMay may)
{
  g_return_val_if_fail (may >= MKR_MAY_BARS && may <= MKR_MAY_SILENT, "");

  return mays[may].id;
}

const char *
mkr_may_label (MkrMay may)
{
  g_return_val_if_fail (may >= MKR_MAY_BARS && may <= MKR_MAY_SILENT, "");

  return _(mays[may].label);
}

/* From its own first day, else from the signing; an end that is not known yet has not come. */
static gboolean
in_force (const MkrClause   *clause,
          const MkrContract *contract,
          MkrDate            last,
          MkrDate            day)
{
  MkrDate first = clause->starts != MKR_DATE_NONE ? clause->starts : contract->signed_on;

  return (first == MKR_DATE_NONE || first <= day) && (last == MKR_DATE_NONE || day <= last) &&
         (clause->done_on == MKR_DATE_NONE || day < clause->done_on);
}

static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  const MkrMayReason *one = a, *two = b;

  if (one->may != two->may)
    return (int) one->may - (int) two->may;
  if (one->contract->id != two->contract->id)
    return one->contract->id < two->contract->id ? -1 : 1;
  return (int) one->clause->field - (int) two->clause->field;
}

/* What @judge says of each clause in force on @day; MKR_MAY_SILENT: it does not speak of the matter. */
typedef MkrMay (*Judge) (const MkrClause   *clause,
                         const MkrContract *contract,
                         gconstpointer      what);

static MkrMayAnswer *
ask (MkrBook        *book,
     MkrDate         day,
     Judge           judge,
     gconstpointer   what,
     GError        **error)
{
  g_autoptr(MkrMayAnswer) self = g_new0 (MkrMayAnswer, 1);

  self->answer = MKR_MAY_SILENT;
  self->reasons = g_array_new (FALSE, TRUE, sizeof (MkrMayReason));
  self->duties = mkr_duties_new (book, day, error);
  if (!self->duties)
    return NULL;

  for (guint i = 0; i < self->duties->clauses->len; i++)
    {
      MkrMayReason reason = { .clause = g_ptr_array_index (self->duties->clauses, i) };

      for (guint c = 0; c < self->duties->contracts->len; c++)
        if (((MkrContract *) g_ptr_array_index (self->duties->contracts, c))->id == reason.clause->contract)
          reason.contract = g_ptr_array_index (self->duties->contracts, c);
      if (!reason.contract || (reason.may = judge (reason.clause, reason.contract, what)) == MKR_MAY_SILENT)
        continue;
      reason.last = mkr_clause_last (reason.clause, reason.contract,
                                     mkr_clauses_use_ends (self->duties->clauses, reason.contract));
      if (in_force (reason.clause, reason.contract, reason.last, day))
        g_array_append_val (self->reasons, reason);
    }
  g_array_sort (self->reasons, compare_reasons);
  if (self->reasons->len > 0)
    self->answer = g_array_index (self->reasons, MkrMayReason, 0).may;
  return g_steal_pointer (&self);
}

/* A contract and the terms that it lies under bind together. */
#define MOST_LAYERS 8

typedef struct
{
  gint64 ids[MOST_LAYERS];
  guint  n;
} Layers;

static gboolean
is_among (const Layers *layers,
          gint64        id)
{
  for (guint i = 0; i < layers->n; i++)
    if (layers->ids[i] == id)
      return TRUE;
  return FALSE;
}

static gboolean
find_layers (MkrBook  *book,
             gint64    id,
             Layers   *layers,
             GError  **error)
{
  while (id != 0 && layers->n < MOST_LAYERS)
    {
      g_autoptr(MkrContract) contract = mkr_contract_get (book, id, error);

      if (!contract)
        return FALSE;
      layers->ids[layers->n++] = id;
      id = contract->parent;
    }
  return TRUE;
}

static MkrMay
judge_show (const MkrClause   *clause,
            const MkrContract *contract,
            gconstpointer      what)
{
  if (!is_among (what, contract->id))
    return MKR_MAY_SILENT;
  if (clause->field == MKR_CLAUSE_CONFIDENTIAL && clause->said == MKR_SAID_YES)
    return MKR_MAY_BARS;
  if (clause->field != MKR_CLAUSE_PORTFOLIO)
    return MKR_MAY_SILENT;
  return clause->said == MKR_SAID_NO ? MKR_MAY_BARS : clause->said == MKR_SAID_YES ? MKR_MAY_ALLOWS : MKR_MAY_SILENT;
}

MkrMayAnswer *
mkr_may_show (MkrBook  *book,
              gint64    contract,
              MkrDate   day,
              GError  **error)
{
  Layers layers = { .n = 0 };

  return find_layers (book, contract, &layers, error) ? ask (book, day, judge_show, &layers, error) : NULL;
}

static char *
key_of (const char *name)
{
  g_autofree char *folded = mkr_text_fold (name ? name : "");
  g_autofree char *normal = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal ? normal : folded, -1);
}

/* “Harrow” is also “Harrow Press Ltd”: rather a clause too many, for the person to read, than one missed. */
static MkrMay
judge_name (const char *named,
            const char *key)
{
  g_autofree char *other = key_of (named);

  if (*other == '\0')
    return MKR_MAY_LOOK;
  return strstr (key, other) || strstr (other, key) ? MKR_MAY_BARS : MKR_MAY_SILENT;
}

static MkrMay
judge_work (const MkrClause   *clause,
            const MkrContract *contract,
            gconstpointer      what)
{
  const gboolean signed_once = contract->state >= MKR_CONTRACT_SIGNED && contract->state <= MKR_CONTRACT_ENDED;
  const char *named = clause->party && *clause->party ? clause->party : "";

  if (!signed_once || clause->said != MKR_SAID_YES)
    return MKR_MAY_SILENT;
  switch (clause->field)
    {
    case MKR_CLAUSE_NO_BYPASS:
      return judge_name (*named ? named : contract->client, what);
    case MKR_CLAUSE_NO_COMPETE:
    case MKR_CLAUSE_EXCLUSIVE:
      return judge_name (named, what);
    default:
      return MKR_MAY_SILENT;
    }
}

MkrMayAnswer *
mkr_may_work_for (MkrBook     *book,
                  const char  *client,
                  MkrDate      day,
                  GError     **error)
{
  g_autofree char *key = key_of (client);

  if (*key == '\0')
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_REFUSED, _("Whom is the work for? Give the client's name."));
      return NULL;
    }
  return ask (book, day, judge_work, key, error);
}

void
mkr_may_answer_free (MkrMayAnswer *self)
{
  if (!self)
    return;
  mkr_duties_free (self->duties);
  g_clear_pointer (&self->reasons, g_array_unref);
  g_free (self);
}
