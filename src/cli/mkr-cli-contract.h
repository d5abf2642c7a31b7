/* mkr-cli-contract.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-cli-values.h"
#include "mkr-contract.h"

G_BEGIN_DECLS

/* The title or, where names are hidden, the alias. */
const char  *mkr_cli_contract_name  (MkrCli *cli, const MkrContract *contract);
/* Free text may name anybody: empty where names are hidden. */
const char  *mkr_cli_free_text      (MkrCli *cli, const char *text);
/* Of a list; NULL if it is not in it. */
const MkrContract *mkr_cli_contract_in (GPtrArray *contracts, gint64 id);
/* A duration; NULL leaves @seconds as it is. “none”: 0. */
gboolean     mkr_cli_duration       (const char *option, const char *text, gint64 *seconds, GError **error);
gboolean     mkr_cli_zone           (const char *option, const char *text, GError **error);
/* “mon” … “sun” or 1 … 7. */
gboolean     mkr_cli_weekday        (const char *option, const char *text, int *weekday, GError **error);

/* Verbs with a file of their own. */
gboolean     mkr_cli_run_contract_rates    (MkrCli *cli, GError **error);
gboolean     mkr_cli_run_contract_rate     (MkrCli *cli, GError **error);
gboolean     mkr_cli_run_contract_unrate   (MkrCli *cli, GError **error);
gboolean     mkr_cli_run_contract_clauses  (MkrCli *cli, GError **error);
gboolean     mkr_cli_run_contract_clause   (MkrCli *cli, GError **error);
gboolean     mkr_cli_run_contract_unclause (MkrCli *cli, GError **error);

G_END_DECLS
