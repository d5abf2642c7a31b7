/* mkr-cli-commands.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-cli.h"

G_BEGIN_DECLS

/* The command groups, one file each; each ends with a name of NULL. */
extern const MkrCommand mkr_cli_book_commands[];
extern const MkrCommand mkr_cli_statement_commands[];
extern const MkrCommand mkr_cli_import_commands[];
extern const MkrCommand mkr_cli_account_commands[];
extern const MkrCommand mkr_cli_source_commands[];
extern const MkrCommand mkr_cli_rule_commands[];
extern const MkrCommand mkr_cli_payout_commands[];
extern const MkrCommand mkr_cli_rent_commands[];
extern const MkrCommand mkr_cli_set_aside_commands[];
extern const MkrCommand mkr_cli_exchange_rates_commands[];
extern const MkrCommand mkr_cli_format_commands[];
extern const MkrCommand mkr_cli_contract_commands[];
extern const MkrCommand mkr_cli_hours_commands[];
extern const MkrCommand mkr_cli_duty_commands[];
extern const MkrCommand mkr_cli_dispute_commands[];
extern const MkrCommand mkr_cli_offer_commands[];
extern const MkrCommand mkr_cli_report_commands[];
extern const MkrCommand mkr_cli_chart_commands[];

/* Verbs with a file of their own. */
gboolean          mkr_cli_run_payouts_add   (MkrCli      *cli,
                                             GError     **error);
gboolean          mkr_cli_run_payouts_matches (MkrCli    *cli,
                                             GError     **error);
gboolean          mkr_cli_run_payouts_match (MkrCli      *cli,
                                             GError     **error);
gboolean          mkr_cli_run_payouts_unmatch (MkrCli    *cli,
                                             GError     **error);
gboolean          mkr_cli_run_payouts_refuse (MkrCli     *cli,
                                             GError     **error);
gboolean          mkr_cli_run_accounts_quiet (MkrCli     *cli,
                                             GError     **error);
gboolean          mkr_cli_run_report_completeness (MkrCli *cli,
                                             GError     **error);
gboolean          mkr_cli_run_payouts_split (MkrCli      *cli,
                                             GError     **error);
gboolean          mkr_cli_run_payouts_unsplit (MkrCli    *cli,
                                             GError     **error);

char             *mkr_cli_describe_commands (const char  *name) G_GNUC_WARN_UNUSED_RESULT;
/* There is such a name, and it does nothing without a verb. */
gboolean          mkr_cli_needs_verb        (const char  *name);
const MkrCommand *mkr_cli_find_command      (const char  *name,
                                             const char  *verb,
                                             gboolean    *took_verb,
                                             GError     **error);

G_END_DECLS
