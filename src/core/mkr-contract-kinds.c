/* mkr-contract-kinds.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-contract-kinds.h"
#include "mkr-enum.h"

static const MkrEnumName contract_states[] = {
  { MKR_CONTRACT_LEAD, "lead", N_("Lead") },
  { MKR_CONTRACT_APPLIED, "applied", N_("Applied") },
  { MKR_CONTRACT_TESTING, "testing", N_("Testing") },
  { MKR_CONTRACT_OFFERED, "offered", N_("Offered") },
  { MKR_CONTRACT_SIGNED, "signed", N_("Signed") },
  { MKR_CONTRACT_ACTIVE, "active", N_("Active") },
  { MKR_CONTRACT_PAUSED, "paused", N_("Paused") },
  { MKR_CONTRACT_ENDED, "ended", N_("Ended") },
  { MKR_CONTRACT_DECLINED, "declined", N_("Declined") },
  { MKR_CONTRACT_TURNED_DOWN, "turned-down", N_("Turned down") },
  { MKR_CONTRACT_NO_ANSWER, "no-answer", N_("No answer") },
};

static const MkrEnumName end_reasons[] = {
  { MKR_END_NONE, "none", N_("Not ended") },
  { MKR_END_COMPLETED, "completed", N_("Completed") },
  { MKR_END_BY_THEM, "by-them", N_("Ended by them") },
  { MKR_END_BY_ME, "by-me", N_("Ended by me") },
  { MKR_END_EXPIRED, "expired", N_("Expired") },
  { MKR_END_WENT_QUIET, "went-quiet", N_("Went quiet") },
};

static const MkrEnumName pay_bases[] = {
  { MKR_PAY_HOUR, "hour", N_("Per hour") },
  { MKR_PAY_TASK, "task", N_("Per task") },
  { MKR_PAY_UNIT, "unit", N_("Per unit") },
  { MKR_PAY_WORD, "word", N_("Per word") },
  { MKR_PAY_DELIVERABLE, "deliverable", N_("Per deliverable") },
  { MKR_PAY_FIXED, "fixed", N_("Fixed price") },
  { MKR_PAY_ROYALTY, "royalty", N_("Royalty") },
};

static const MkrEnumName time_kinds[] = {
  { MKR_TIME_WORK, "work", N_("Work") },
  { MKR_TIME_APPLYING, "applying", N_("Applying") },
  { MKR_TIME_TEST, "test", N_("Test") },
  { MKR_TIME_ONBOARDING, "onboarding", N_("Onboarding") },
  { MKR_TIME_MEETING, "meeting", N_("Meeting") },
  { MKR_TIME_WAITING, "waiting", N_("Waiting") },
  { MKR_TIME_REWORK, "rework", N_("Rework") },
  { MKR_TIME_ADMIN, "admin", N_("Admin") },
  { MKR_TIME_DISPUTE, "dispute", N_("Dispute") },
};

static const MkrEnumName saids[] = {
  { MKR_SAID_SILENT, "silent", N_("Silent") },
  { MKR_SAID_NO, "no", N_("No") },
  { MKR_SAID_YES, "yes", N_("Yes") },
};

static const MkrEnumName endings[] = {
  { MKR_ENDS_SILENT, "silent", N_("The paper does not say when it ends") },
  { MKR_ENDS_NEVER, "no-end", N_("No end") },
  { MKR_ENDS_DATE, "on", N_("On a day") },
  { MKR_ENDS_AFTER, "after", N_("Some time after a day") },
  { MKR_ENDS_FOR, "for", N_("For some time from a day on") },
};

static const MkrEnumName triggers[] = {
  { MKR_TRIGGER_NONE, "none", N_("None") },
  { MKR_TRIGGER_SIGNED, "signed", N_("The contract is signed") },
  { MKR_TRIGGER_STARTS, "starts", N_("The contract starts") },
  { MKR_TRIGGER_ENDED, "ended", N_("The contract ends") },
  { MKR_TRIGGER_OWN, "own", N_("The clause's first day") },
  { MKR_TRIGGER_USE, "use", N_("The licensed use ends") },
};

static const MkrEnumName clause_fields[] = {
  { MKR_CLAUSE_CONFIDENTIAL, "confidentiality", N_("Confidentiality") },
  { MKR_CLAUSE_NO_COMPETE, "no-compete", N_("No competing work") },
  { MKR_CLAUSE_NO_BYPASS, "no-bypass", N_("No direct work for introduced clients") },
  { MKR_CLAUSE_NO_SOLICIT, "no-solicit", N_("No recruiting of others") },
  { MKR_CLAUSE_EXCLUSIVE, "exclusive", N_("Exclusive") },
  { MKR_CLAUSE_USE, "use", N_("Licensed use") },
  { MKR_CLAUSE_REVERTS, "reverts-on", N_("Rights return") },
  { MKR_CLAUSE_REPLICA, "replica", N_("Copy of voice or likeness") },
  { MKR_CLAUSE_ERASE, "erase-by", N_("Copies deleted by") },
  { MKR_CLAUSE_RIGHTS, "rights-given", N_("Rights given") },
  { MKR_CLAUSE_KEEPS_EARLIER, "keeps-earlier", N_("Earlier work stays mine") },
  { MKR_CLAUSE_PORTFOLIO, "portfolio", N_("Portfolio use") },
  { MKR_CLAUSE_CREDIT, "credit", N_("Credit") },
  { MKR_CLAUSE_MORAL_RIGHTS, "moral-rights", N_("Moral rights") },
  { MKR_CLAUSE_TRAIN_USE, "train-use", N_("My material may train models") },
  { MKR_CLAUSE_AI_MADE, "ai-made-given", N_("AI-made material handed to me is disclosed") },
  { MKR_CLAUSE_AI_TOOLS, "ai-tools", N_("I may use AI tools") },
  { MKR_CLAUSE_PAYS_ONBOARDING, "pays-onboarding", N_("Pays for onboarding") },
  { MKR_CLAUSE_PAYS_MEETINGS, "pays-meetings", N_("Pays for meetings") },
  { MKR_CLAUSE_PAYS_REWORK, "pays-rework", N_("Pays for rework") },
  { MKR_CLAUSE_PAYS_WAITING, "pays-waiting", N_("Pays for waiting") },
  { MKR_CLAUSE_REVIEW_WINDOW, "review-window", N_("Time to accept") },
  { MKR_CLAUSE_DISPUTE_WINDOW, "dispute-window", N_("Time to contest") },
  { MKR_CLAUSE_CLAWBACK, "clawback", N_("Pay may be taken back") },
  { MKR_CLAUSE_KILL_FEE, "kill-fee", N_("Kill fee") },
  { MKR_CLAUSE_DEPOSIT, "deposit", N_("Deposit") },
  { MKR_CLAUSE_LATE_FEE, "late-fee", N_("Late fee") },
  { MKR_CLAUSE_NOTICE, "notice", N_("Notice") },
  { MKR_CLAUSE_MIN_TERMS, "min-terms", N_("Guild minimum") },
  { MKR_CLAUSE_LIABILITY, "liability", N_("Liability") },
  { MKR_CLAUSE_INDEMNITY, "indemnity", N_("Indemnity") },
  { MKR_CLAUSE_FORUM, "forum", N_("Arbitration or court; opt-out") },
  { MKR_CLAUSE_MAY_CHANGE, "may-change", N_("They may change the terms alone") },
  { MKR_CLAUSE_TAX_FORM, "tax-form", N_("Tax form") },
};

MKR_DEFINE_ENUM (MkrContractState, contract_state, contract_states)
MKR_DEFINE_ENUM (MkrEndReason, end_reason, end_reasons)
MKR_DEFINE_ENUM (MkrPayBasis, pay_basis, pay_bases)
MKR_DEFINE_ENUM (MkrTimeKind, time_kind, time_kinds)
MKR_DEFINE_ENUM (MkrSaid, said, saids)
MKR_DEFINE_ENUM (MkrEnds, ends, endings)
MKR_DEFINE_ENUM (MkrTrigger, trigger, triggers)
MKR_DEFINE_ENUM (MkrClauseField, clause_field, clause_fields)

#define BIT(name) (1u << MKR_CONTRACT_##name)
#define REFUSALS (BIT (DECLINED) | BIT (TURNED_DOWN) | BIT (NO_ANSWER))

/* What may follow each state, from MKR_CONTRACT_LEAD on. */
static const guint moves[] = {
  [MKR_CONTRACT_LEAD] = BIT (APPLIED) | REFUSALS,
  [MKR_CONTRACT_APPLIED] = BIT (TESTING) | REFUSALS,
  [MKR_CONTRACT_TESTING] = BIT (OFFERED) | REFUSALS,
  [MKR_CONTRACT_OFFERED] = BIT (SIGNED) | REFUSALS,
  [MKR_CONTRACT_SIGNED] = BIT (ACTIVE),
  [MKR_CONTRACT_ACTIVE] = BIT (PAUSED) | BIT (ENDED),
  [MKR_CONTRACT_PAUSED] = BIT (ACTIVE) | BIT (ENDED),
  [MKR_CONTRACT_ENDED] = BIT (ACTIVE),
  [MKR_CONTRACT_NO_ANSWER] = 0,
};

static char *
list_moves (MkrContractState from)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (contract_states); i++)
    if (moves[from] & (1u << contract_states[i].value))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", _(contract_states[i].label));

  return g_string_free (list, FALSE);
}

/**
 * mkr_contract_state_may_become:
 *
 * The moves of domain.md 3.1. From “ended” back to “active” is the reopening that the book keeps a record of.
 */
gboolean
mkr_contract_state_may_become (MkrContractState   from,
                               MkrContractState   to,
                               GError           **error)
{
  g_autofree char *list = NULL;

  g_return_val_if_fail (from >= MKR_CONTRACT_LEAD && from <= MKR_CONTRACT_NO_ANSWER, FALSE);
  g_return_val_if_fail (to >= MKR_CONTRACT_LEAD && to <= MKR_CONTRACT_NO_ANSWER, FALSE);

  if (moves[from] & (1u << to))
    return TRUE;

  list = list_moves (from);
  if (from == to)
    g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, _("The contract is in the state “%s” already"),
                 mkr_contract_state_label (from));
  else if (*list == '\0')
    g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED,
                 _("Nothing follows the state “%s”. If they ask again, add a new contract."), mkr_contract_state_label (from));
  else
    /* Translators: “signed” cannot become “paused”: after it comes: active. */
    g_set_error (error, MKR_ERROR, MKR_ERROR_REFUSED, _("“%s” cannot become “%s”. What may follow it: %s."),
                 mkr_contract_state_label (from), mkr_contract_state_label (to), list);
  return FALSE;
}

const gint8 *
mkr_clause_field_alerts (MkrClauseField field)
{
  static const gint8 none[] = { -1 }, day[] = { 0, -1 }, month[] = { 30, 0, -1 }, use[] = { 60, 30, 0, -1 };
  static const gint8 deadline[] = { 2, -1 }, opt_out[] = { 7, 1, -1 };

  switch (field)
    {
    case MKR_CLAUSE_CONFIDENTIAL:
    case MKR_CLAUSE_NO_COMPETE:
    case MKR_CLAUSE_NO_BYPASS:
    case MKR_CLAUSE_NO_SOLICIT:
    case MKR_CLAUSE_EXCLUSIVE:
    case MKR_CLAUSE_REPLICA:
    case MKR_CLAUSE_MIN_TERMS:
    case MKR_CLAUSE_TAX_FORM:
      return month;
    case MKR_CLAUSE_USE:
      return use;
    case MKR_CLAUSE_REVERTS:
    case MKR_CLAUSE_ERASE:
      return day;
    case MKR_CLAUSE_REVIEW_WINDOW:
    case MKR_CLAUSE_DISPUTE_WINDOW:
      return deadline;
    case MKR_CLAUSE_FORUM:
      return opt_out;
    default:
      return none;
    }
}
