/* mkr-test-oracle.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-statement.h"

/* Compares a statement with NAME.expected.tsv (line verdict date currency gross fee net txn_id …).
 * Prints each difference and returns their number. */
guint         mkr_test_compare     (MkrStatement  *statement,
                                    const char    *oracle_path);
MkrStatement *mkr_test_read        (const char    *folder,      /* below tests/statements/data */
                                    const char    *name,
                                    MkrFormatSet  *formats,
                                    GError       **error);
MkrStatement *mkr_test_read_text   (const char    *text,
                                    gssize         length,
                                    MkrFormatSet  *formats,
                                    GError       **error);
char         *mkr_test_path        (const char    *folder,
                                    const char    *name);
