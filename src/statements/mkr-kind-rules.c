/* mkr-kind-rules.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "mkr-entry.h"
#include "mkr-error.h"
#include "mkr-format-private.h"

#define UNKNOWN_TYPE "unknown-type"

/* Why a row is not income. A format names the id; people read the sentence. */
static const struct { const char *id, *text; } reasons[] = {
  { "own-purchase", N_("your own payment or purchase, not income") },
  { "own-refund", N_("money back for your own purchase, not income") },
  { "pending", N_("not completed yet; import it again when it is") },
  { "not-approved", N_("not approved") },
  { "denied", N_("denied, cancelled or failed: no money moved") },
  { "hold", N_("a hold or its release: the money is counted in its own row") },
  { "memo", N_("a note of the platform that moves no money") },
  { "request", N_("a request or invoice, no money yet") },
  { "total", N_("a total of other rows") },
  { "balance", N_("a balance, not a movement") },
  { "zero", N_("the amount is zero") },
  { "interest", N_("interest of the bank") },
  { "cashback", N_("cashback or a reward of the bank") },
  { "asset", N_("a trade with your own money") },
  { "external", N_("arrived outside this account") },
  { "payout-copy", N_("the payout of rows that are counted already") },
  { "sale-copy", N_("a sale that another statement of this platform counts, with its fees") },
  { UNKNOWN_TYPE, N_("a type of row that Makerent does not know: counted, please look at it") },
};

static void
rule_free (gpointer data)
{
  MkrKindRule *rule = data;

  g_free (rule->pattern);
  g_clear_pointer (&rule->spec, g_pattern_spec_free);
  g_array_unref (rule->verdicts);
  g_free (rule);
}

/* The sentence of a reason, not yet translated; NULL if there is none of this id. */
const char *
mkr_kind_reason (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strcmp (reasons[i].id, id) == 0)
      return reasons[i].text;

  return NULL;
}

/* Whether the row is money that is not there yet, rather than none. PayPal writes memo beside a payment that it holds. */
gboolean
mkr_entry_is_pending (const MkrEntry *entry)
{
  if (entry->kind != MKR_KIND_IGNORED)
    return entry->state != MKR_STATE_PAID;

  return g_strcmp0 (entry->reason, _(mkr_kind_reason ("pending"))) == 0 ||
         g_strcmp0 (entry->reason, _(mkr_kind_reason ("memo"))) == 0;
}

static gint
find_group (GPtrArray  *groups,
            const char *name)
{
  for (guint i = 0; i < groups->len; i++)
    if (strcmp (((MkrKindGroup *)groups->pdata[i])->name, name) == 0)
      return (gint)i;

  return -1;
}

static const char *
parse_when (const char *text,
            MkrVerdict *verdict)
{
  static const struct { const char *prefix; MkrWhen when; } whens[] = {
    { "in:", MKR_WHEN_IN }, { "out:", MKR_WHEN_OUT }, { "zero:", MKR_WHEN_ZERO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (whens); i++)
    if (g_str_has_prefix (text, whens[i].prefix))
      {
        verdict->when = (guint8)whens[i].when;
        return text + strlen (whens[i].prefix);
      }

  return text;
}

/* A row that counts in no sum says why; one that counts does so only where it is counted on trust. */
static gboolean
parse_reason (const char  *id,
              MkrVerdict  *verdict,
              GError     **error)
{
  gboolean ignored = verdict->kind == MKR_KIND_IGNORED;

  if (id != NULL && (verdict->reason = mkr_kind_reason (id)) == NULL)
    {
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("“%s” is not a known reason"), id);
      return FALSE;
    }

  if (ignored == (id != NULL) || g_strcmp0 (id, UNKNOWN_TYPE) == 0)
    return TRUE;

  g_set_error_literal (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                       _("“ignored” needs a reason, the other kinds have none"));
  return FALSE;
}

/* “in:earning/in-review”, “out:ignored own-purchase”, “next”, “see type”. */
static gboolean
parse_verdict (const char  *text,
               GPtrArray   *groups,
               MkrVerdict  *verdict,
               GError     **error)
{
  g_auto(GStrv) words = NULL, kind_state = NULL;
  MkrKind kind;
  MkrState state;

  *verdict = (MkrVerdict) { .see = -1 };
  words = g_strsplit (parse_when (text, verdict), " ", 2);
  kind_state = g_strsplit (words[0] != NULL ? words[0] : "", "/", 2);

  if (kind_state[0] == NULL)
    {
      g_set_error_literal (error, MKR_ERROR, MKR_ERROR_MALFORMED, _("a kind is missing"));
      return FALSE;
    }

  if (kind_state[1] != NULL)
    {
      if (!mkr_state_from_id (kind_state[1], &state, error))
        return FALSE;
      verdict->state = (guint8)state;
    }

  if (strcmp (kind_state[0], "next") == 0)
    return TRUE;

  if (strcmp (kind_state[0], "see") == 0)
    {
      verdict->see = (gint8)(words[1] != NULL ? find_group (groups, words[1]) : -1);
      if (verdict->see >= 0)
        return TRUE;
      g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
                   _("there is no group of kinds “%s”"), words[1] != NULL ? words[1] : "");
      return FALSE;
    }

  if (!mkr_kind_from_id (kind_state[0], &kind, error))
    return FALSE;

  verdict->kind = (guint8)kind;
  return parse_reason (words[1], verdict, error);
}

MkrKindGroup *
mkr_kind_group_new (const char *name)
{
  MkrKindGroup *group = g_new0 (MkrKindGroup, 1);

  group->name = g_strdup (name);
  group->parts = g_array_new (FALSE, TRUE, sizeof (MkrFieldPart));
  group->rules = g_ptr_array_new_with_free_func (rule_free);
  group->exact = g_hash_table_new (g_str_hash, g_str_equal);
  return group;
}

void
mkr_kind_group_free (MkrKindGroup *group)
{
  g_free (group->name);
  g_array_unref (group->parts);
  g_hash_table_unref (group->exact);
  g_ptr_array_unref (group->rules);
  g_free (group);
}

gboolean
mkr_kind_group_add (MkrKindGroup  *group,
                    const char    *pattern,
                    const char    *verdicts,
                    GPtrArray     *groups,
                    GError       **error)
{
  g_auto(GStrv) parts = g_strsplit (verdicts, ";", -1);
  MkrKindRule *rule = g_new0 (MkrKindRule, 1);

  rule->pattern = mkr_header_fold (pattern);
  rule->verdicts = g_array_new (FALSE, TRUE, sizeof (MkrVerdict));
  g_ptr_array_add (group->rules, rule);

  if (strpbrk (rule->pattern, "*?") != NULL)
    rule->spec = g_pattern_spec_new (rule->pattern);
  else
    g_hash_table_insert (group->exact, rule->pattern, rule);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      MkrVerdict verdict;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if (!parse_verdict (parts[i], groups, &verdict, error))
        return FALSE;
      g_array_append_val (rule->verdicts, verdict);
    }

  return TRUE;
}

MkrKindRule *
mkr_kind_group_match (MkrKindGroup *group,
                      const char   *text)
{
  g_autofree char *folded = mkr_header_fold (text);
  MkrKindRule *rule = g_hash_table_lookup (group->exact, folded);

  if (rule != NULL)
    return rule;

  for (guint i = 0; i < group->rules->len; i++)
    {
      rule = group->rules->pdata[i];
      if (rule->spec != NULL && g_pattern_spec_match_string (rule->spec, folded))
        return rule;
    }

  return NULL;
}
