/* mkr-contract-kinds.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-kinds.h"

G_BEGIN_DECLS

/* Values are stored in books: append only. */

/* How far a contract is (domain.md 3.1). */
typedef enum
{
  MKR_CONTRACT_LEAD        = 1,
  MKR_CONTRACT_APPLIED     = 2,
  MKR_CONTRACT_TESTING     = 3,
  MKR_CONTRACT_OFFERED     = 4,
  MKR_CONTRACT_SIGNED      = 5,
  MKR_CONTRACT_ACTIVE      = 6,
  MKR_CONTRACT_PAUSED      = 7,
  MKR_CONTRACT_ENDED       = 8,
  MKR_CONTRACT_DECLINED    = 9,    /* by them */
  MKR_CONTRACT_TURNED_DOWN = 10,   /* by me */
  MKR_CONTRACT_NO_ANSWER   = 11,
} MkrContractState;

typedef enum
{
  MKR_END_NONE       = 0,          /* not ended */
  MKR_END_COMPLETED  = 1,
  MKR_END_BY_THEM    = 2,
  MKR_END_BY_ME      = 3,
  MKR_END_EXPIRED    = 4,
  MKR_END_WENT_QUIET = 5,
} MkrEndReason;

typedef enum
{
  MKR_PAY_HOUR        = 1,
  MKR_PAY_TASK        = 2,
  MKR_PAY_UNIT        = 3,
  MKR_PAY_WORD        = 4,
  MKR_PAY_DELIVERABLE = 5,
  MKR_PAY_FIXED       = 6,
  MKR_PAY_ROYALTY     = 7,
} MkrPayBasis;

/* What time was spent on; all but work are unpaid unless a contract pays for them. */
typedef enum
{
  MKR_TIME_WORK       = 1,
  MKR_TIME_APPLYING   = 2,
  MKR_TIME_TEST       = 3,
  MKR_TIME_ONBOARDING = 4,
  MKR_TIME_MEETING    = 5,
  MKR_TIME_WAITING    = 6,
  MKR_TIME_REWORK     = 7,
  MKR_TIME_ADMIN      = 8,
  MKR_TIME_DISPUTE    = 9,
} MkrTimeKind;

/* What a paper says on a matter. That it is silent is not that it says no. */
typedef enum
{
  MKR_SAID_SILENT = 1,
  MKR_SAID_NO     = 2,
  MKR_SAID_YES    = 3,
} MkrSaid;

/* When a clause ends. No end is not an end that nobody wrote down. */
typedef enum
{
  MKR_ENDS_SILENT = 1,             /* the paper does not say when */
  MKR_ENDS_NEVER  = 2,             /* “no end” */
  MKR_ENDS_DATE   = 3,
  MKR_ENDS_AFTER  = 4,             /* a period after a day: binding through day + period */
  MKR_ENDS_FOR    = 5,             /* a period from a day on, that day counted */
} MkrEnds;

/* The day that a period runs from. */
typedef enum
{
  MKR_TRIGGER_NONE   = 0,
  MKR_TRIGGER_SIGNED = 1,
  MKR_TRIGGER_STARTS = 2,
  MKR_TRIGGER_ENDED  = 3,          /* the contract's end */
  MKR_TRIGGER_OWN    = 4,          /* the clause's own first day */
  MKR_TRIGGER_USE    = 5,          /* the last day of the contract's licensed use */
} MkrTrigger;

/* The matters of the clause register (domain.md 6). */
typedef enum
{
  MKR_CLAUSE_CONFIDENTIAL     = 1,
  MKR_CLAUSE_NO_COMPETE       = 2,
  MKR_CLAUSE_NO_BYPASS        = 3,
  MKR_CLAUSE_NO_SOLICIT       = 4,
  MKR_CLAUSE_EXCLUSIVE        = 5,
  MKR_CLAUSE_USE              = 6,
  MKR_CLAUSE_REVERTS          = 7,
  MKR_CLAUSE_REPLICA          = 8,
  MKR_CLAUSE_ERASE            = 9,
  MKR_CLAUSE_RIGHTS           = 10,
  MKR_CLAUSE_KEEPS_EARLIER    = 11,
  MKR_CLAUSE_PORTFOLIO        = 12,
  MKR_CLAUSE_CREDIT           = 13,
  MKR_CLAUSE_MORAL_RIGHTS     = 14,
  MKR_CLAUSE_TRAIN_USE        = 15,
  MKR_CLAUSE_AI_MADE          = 16,
  MKR_CLAUSE_AI_TOOLS         = 17,
  MKR_CLAUSE_PAYS_ONBOARDING  = 18,
  MKR_CLAUSE_PAYS_MEETINGS    = 19,
  MKR_CLAUSE_PAYS_REWORK      = 20,
  MKR_CLAUSE_PAYS_WAITING     = 21,
  MKR_CLAUSE_REVIEW_WINDOW    = 22,
  MKR_CLAUSE_DISPUTE_WINDOW   = 23,
  MKR_CLAUSE_CLAWBACK         = 24,
  MKR_CLAUSE_KILL_FEE         = 25,
  MKR_CLAUSE_DEPOSIT          = 26,
  MKR_CLAUSE_LATE_FEE         = 27,
  MKR_CLAUSE_NOTICE           = 28,
  MKR_CLAUSE_MIN_TERMS        = 29,
  MKR_CLAUSE_LIABILITY        = 30,
  MKR_CLAUSE_INDEMNITY        = 31,
  MKR_CLAUSE_FORUM            = 32,
  MKR_CLAUSE_MAY_CHANGE       = 33,
  MKR_CLAUSE_TAX_FORM         = 34,
} MkrClauseField;

MKR_DECLARE_ENUM (MkrContractState, contract_state)
MKR_DECLARE_ENUM (MkrEndReason, end_reason)
MKR_DECLARE_ENUM (MkrPayBasis, pay_basis)
MKR_DECLARE_ENUM (MkrTimeKind, time_kind)
MKR_DECLARE_ENUM (MkrSaid, said)
MKR_DECLARE_ENUM (MkrEnds, ends)
MKR_DECLARE_ENUM (MkrTrigger, trigger)
MKR_DECLARE_ENUM (MkrClauseField, clause_field)

/* FALSE with MKR_ERROR_REFUSED, which says why and what is possible. The same state is no move. */
gboolean     mkr_contract_state_may_become (MkrContractState   from,
                                            MkrContractState   to,
                                            GError           **error);
/* Days before its end on which a clause of @field alerts, largest first, ended by −1. */
const gint8 *mkr_clause_field_alerts       (MkrClauseField     field);

G_END_DECLS
