/* mkr-duties.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-contract.h"

G_BEGIN_DECLS

/* What the papers bind one to. The register says what they say; it gives no score and no legal advice. */

typedef enum
{
  MKR_DUTY_BINDS   = 1,    /* through .last */
  MKR_DUTY_WAITING = 2,    /* its period runs from a day that has not come yet */
  MKR_DUTY_OPEN    = 3,    /* the paper does not say when it ends */
  MKR_DUTY_NO_END  = 4,
  MKR_DUTY_PAST    = 5,
  MKR_DUTY_DONE    = 6,    /* done or waived */
} MkrDutyState;

const char *mkr_duty_state_id    (MkrDutyState state);
const char *mkr_duty_state_label (MkrDutyState state);

typedef struct
{
  MkrContract  *contract;      /* of the list */
  MkrClause    *clause;        /* of the list; NULL: the contract's own end */
  MkrDutyState  state;
  MkrDate       last;          /* or MKR_DATE_NONE */
  MkrDate       next_alert;    /* on or after the day asked about; MKR_DATE_NONE: none */
  gboolean      alert;         /* an alert day has come, and its end has not passed */
} MkrDuty;

typedef struct
{
  GPtrArray *contracts;        /* MkrContract */
  GPtrArray *clauses;          /* MkrClause */
  GArray    *duties;           /* MkrDuty: by last day, then waiting, open, no end; past and done ones at the very end */
} MkrDuties;

MkrDuties  *mkr_duties_new  (MkrBook *book, MkrDate today, GError **error);
void        mkr_duties_free (MkrDuties *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrDuties, mkr_duties_free)

/* What a clause means for the question. */
typedef enum
{
  MKR_MAY_BARS   = 1,          /* in force, and about this */
  MKR_MAY_LOOK   = 2,          /* in force, but names nobody: the person reads whether it is about this */
  MKR_MAY_ALLOWS = 3,
  MKR_MAY_SILENT = 4,          /* nothing in the register speaks of it; no clause */
} MkrMay;

const char *mkr_may_id    (MkrMay may);
const char *mkr_may_label (MkrMay may);

typedef struct
{
  MkrContract *contract;       /* of .duties */
  MkrClause   *clause;         /* of .duties */
  MkrMay       may;
  MkrDate      last;           /* MKR_DATE_NONE: no end, or none is known */
} MkrMayReason;

typedef struct
{
  MkrDuties *duties;
  MkrMay     answer;           /* the first of the reasons' */
  GArray    *reasons;          /* MkrMayReason, those that bar first */
} MkrMayAnswer;

/* “May I show the work of this contract on that day?” */
MkrMayAnswer *mkr_may_show        (MkrBook *book, gint64 contract, MkrDate day, GError **error);
/* “May I work for that client on that day?” Asks every contract that was ever signed. */
MkrMayAnswer *mkr_may_work_for    (MkrBook *book, const char *client, MkrDate day, GError **error);
void          mkr_may_answer_free (MkrMayAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrMayAnswer, mkr_may_answer_free)

G_END_DECLS
