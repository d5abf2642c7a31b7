/* mkr-kinds.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-enum.h"
#include "mkr-kinds.h"

static const MkrEnumName kinds[] = {
  { MKR_KIND_EARNING, "earning", N_("Earning") },
  { MKR_KIND_REFUND, "refund", N_("Refund") },
  { MKR_KIND_FEE, "fee", N_("Fee") },
  { MKR_KIND_TRANSFER, "transfer", N_("Transfer") },
  { MKR_KIND_CONVERSION, "conversion", N_("Conversion") },
  { MKR_KIND_IGNORED, "ignored", N_("Not income") },
  { MKR_KIND_PROBLEM, "problem", N_("Problem") },
};

static const MkrEnumName states[] = {
  { MKR_STATE_PAID, "paid", N_("Paid") },
  { MKR_STATE_APPROVED, "approved", N_("Approved") },
  { MKR_STATE_IN_REVIEW, "in-review", N_("In review") },
  { MKR_STATE_SENT, "sent", N_("Sent") },
};

static const MkrEnumName works[] = {
  { MKR_WORK_UNSORTED, "unsorted", N_("Unsorted") },
  { MKR_WORK_AI, "ai", N_("AI training") },
  { MKR_WORK_CRAFT, "craft", N_("Craft") },
  { MKR_WORK_OTHER, "other", N_("Other") },
};

static const MkrEnumName statuses[] = {
  { MKR_STATUS_NEW, "new", N_("New") },
  { MKR_STATUS_KNOWN, "known", N_("Already here") },
  { MKR_STATUS_CHANGED, "changed", N_("Changed") },
  { MKR_STATUS_TWIN, "twin", N_("Twin") },
  { MKR_STATUS_PROBLEM, "problem", N_("Problem") },
};

static const MkrEnumName account_kinds[] = {
  { MKR_ACCOUNT_PLATFORM, "platform", N_("Platform") },
  { MKR_ACCOUNT_RAIL, "rail", N_("Rail") },
  { MKR_ACCOUNT_BANK, "bank", N_("Bank") },
  { MKR_ACCOUNT_CASH, "cash", N_("Cash") },
};

static const MkrEnumName roles[] = {
  { MKR_ROLE_RENT, "can-pay-rent", N_("Can pay rent") },
  { MKR_ROLE_TAX_POT, "tax-pot", N_("Tax pot") },
  { MKR_ROLE_DEPOSIT, "deposit", N_("Deposit") },
  { MKR_ROLE_PLATFORM, "platform-balance", N_("Platform balance") },
};

static const MkrEnumName bases[] = {
  { MKR_BASIS_RECEIVED, "received", N_("Received") },
  { MKR_BASIS_EARNED, "earned", N_("Earned") },
};

const MkrEnumName *
mkr_enum_find_value (const MkrEnumName *names,
                     guint              n,
                     int                value)
{
  for (guint i = 0; i < n; i++)
    if (names[i].value == value)
      return &names[i];

  g_return_val_if_reached (&names[0]);
}

gboolean
mkr_enum_find_id (const MkrEnumName  *names,
                  guint               n,
                  const char         *id,
                  int                *value,
                  GError            **error)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (strcmp (names[i].id, id) == 0)
        {
          *value = names[i].value;
          return TRUE;
        }

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", names[i].id);
    }

  g_set_error (error, MKR_ERROR, MKR_ERROR_MALFORMED,
               /* Translators: the second %s is a list of words that are not translated */
               _("“%s” is not known here. Use one of: %s."), id, list->str);
  return FALSE;
}

MKR_DEFINE_ENUM (MkrKind, kind, kinds)
MKR_DEFINE_ENUM (MkrState, state, states)
MKR_DEFINE_ENUM (MkrWork, work, works)
MKR_DEFINE_ENUM (MkrStatus, status, statuses)
MKR_DEFINE_ENUM (MkrAccountKind, account_kind, account_kinds)
MKR_DEFINE_ENUM (MkrRole, role, roles)
MKR_DEFINE_ENUM (MkrBasis, basis, bases)
