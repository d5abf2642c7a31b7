/* mkr-kinds.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-error.h"

G_BEGIN_DECLS

/* Values are stored in books: append only. */

/* What a statement's row is (design.md, section 2). */
typedef enum
{
  MKR_KIND_EARNING    = 1,
  MKR_KIND_REFUND     = 2,
  MKR_KIND_FEE        = 3,
  MKR_KIND_TRANSFER   = 4,
  MKR_KIND_CONVERSION = 5,
  MKR_KIND_IGNORED    = 6,
  MKR_KIND_PROBLEM    = 7,   /* never stored */
} MkrKind;

/* How far the money of a row is (domain.md 3.1, Earning and Payout). */
typedef enum
{
  MKR_STATE_PAID      = 1,
  MKR_STATE_APPROVED  = 2,   /* accepted, not paid: waiting money */
  MKR_STATE_IN_REVIEW = 3,   /* waiting money */
  MKR_STATE_SENT      = 4,   /* on its way, date is the expected day */
} MkrState;

typedef enum
{
  MKR_WORK_UNSORTED = 0,     /* counts as other, listed as unsorted */
  MKR_WORK_AI       = 1,     /* AI training */
  MKR_WORK_CRAFT    = 2,
  MKR_WORK_OTHER    = 3,
} MkrWork;

/* A row of a statement against the book. */
typedef enum
{
  MKR_STATUS_NEW     = 1,
  MKR_STATUS_KNOWN   = 2,
  MKR_STATUS_CHANGED = 3,
  MKR_STATUS_TWIN    = 4,
  MKR_STATUS_PROBLEM = 5,
} MkrStatus;

typedef enum
{
  MKR_ACCOUNT_PLATFORM = 1,
  MKR_ACCOUNT_RAIL     = 2,
  MKR_ACCOUNT_BANK     = 3,
  MKR_ACCOUNT_CASH     = 4,
} MkrAccountKind;

typedef enum
{
  MKR_ROLE_RENT     = 1,     /* can pay rent */
  MKR_ROLE_TAX_POT  = 2,
  MKR_ROLE_DEPOSIT  = 3,
  MKR_ROLE_PLATFORM = 4,     /* platform balance */
} MkrRole;

typedef enum { MKR_BASIS_RECEIVED = 1, MKR_BASIS_EARNED = 2 } MkrBasis;

/* For each: the id used in files and on the command line (“earning”, “ai”, “can-pay-rent”, “received” …),
 * the translated name, and back. from_id is FALSE with an error that lists the ids. */
#define MKR_DECLARE_ENUM(Type, name)                                     \
  const char *mkr_##name##_id      (Type value);                         \
  const char *mkr_##name##_label   (Type value);                         \
  gboolean    mkr_##name##_from_id (const char *id, Type *out, GError **error);

MKR_DECLARE_ENUM (MkrKind, kind)
MKR_DECLARE_ENUM (MkrState, state)
MKR_DECLARE_ENUM (MkrWork, work)
MKR_DECLARE_ENUM (MkrStatus, status)
MKR_DECLARE_ENUM (MkrAccountKind, account_kind)
MKR_DECLARE_ENUM (MkrRole, role)
MKR_DECLARE_ENUM (MkrBasis, basis)

G_END_DECLS
