/* mkr-cli-values.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-cli.h"
#include "mkr-money.h"

G_BEGIN_DECLS

/* Values of options. A text of NULL was not given: @out stays as it is. A bad value is wrong usage and
 * the error names @option. */

gboolean mkr_cli_date      (const char *option, const char *text, MkrDate *out, GError **error);
/* A day, or a month: its first day, for @last its last. */
gboolean mkr_cli_bound     (const char *option, const char *text, gboolean last, MkrDate *out, GError **error);
gboolean mkr_cli_period    (const char *from, const char *to, MkrPeriod *out, GError **error);
gboolean mkr_cli_currency  (const char *option, const char *text, const MkrCurrency **out, GError **error);
gboolean mkr_cli_money     (const char *option, const char *text, const MkrCurrency *currency, gint64 *out,
                            GError **error);
/* “25”, “12.5 %” → basis points, 0 to 10000. */
gboolean mkr_cli_percent   (const char *option, const char *text, gint *out, GError **error);
gboolean mkr_cli_yes_no    (const char *option, const char *text, gboolean *out, GError **error);
gboolean mkr_cli_id        (const char *option, const char *text, gint64 *out, GError **error);
gboolean mkr_cli_order     (const char *option, const char *text, gint *out, GError **error);
/* Names of the book: an account or a source that is not there is a failure, not wrong usage. “none”: 0. */
gboolean mkr_cli_account   (MkrCli *cli, const char *name, gint64 *out, GError **error);
gboolean mkr_cli_source    (MkrCli *cli, const char *name, gint64 *out, GError **error);

/* Makes @error wrong usage that names the option; FALSE. */
gboolean mkr_cli_bad_value (const char *option, GError **error);
/* Replaces an owned string, if a text was given. */
void     mkr_cli_set_text  (char **out, const char *text);

/* MKR_CLI_ENUM (role, "--role", text, &account->role, error) */
#define MKR_CLI_ENUM(name, option, text, out, error) \
  ((text) == NULL || mkr_##name##_from_id ((text), (out), (error)) || mkr_cli_bad_value ((option), (error)))

G_END_DECLS
