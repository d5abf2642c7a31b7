/* mkr-test-once.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-test-book.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;
  const char *account;   /* NULL: the format's */
} MkrTestFile;

/* Called between two imports. */
typedef void (*MkrTestBetween) (MkrTestBook *self, gpointer user_data);

/* Everything that is said of the book, by names: ids depend on the order. */
char *mkr_test_describe        (MkrBook        *book);
void  mkr_test_assert_same     (const char     *before,
                                const char     *after);
/* Σ by source = Σ by month = Σ by account = ledger: the kept sums against the rows. */
void  mkr_test_assert_sums     (MkrBook        *book,
                                MkrBasis        basis);
GPtrArray *mkr_test_files_new  (void);
/* A file without rows, or none, is not added. */
void  mkr_test_files_add       (GPtrArray      *files,
                                const GString  *text,      /* nullable */
                                const char     *account);
/* Imports the files in any order, @early ones (nullable) first and only by chance; some are taken back, which must leave the
 * book as it was, and imported again. */
void  mkr_test_import_shuffled (MkrTestBook    *self,
                                GPtrArray      *files,    /* of MkrTestFile, not changed */
                                GPtrArray      *early,
                                GRand          *order,
                                MkrTestBetween  between,  /* nullable */
                                gpointer        user_data);
void  mkr_test_shuffle         (GPtrArray      *items,
                                GRand          *order);
/* The first @n; MKR_TEST_SEED=first and MKR_TEST_SEEDS=number try others by hand. */
void  mkr_test_each_seed       (MkrTestBook    *self,
                                guint32         n,
                                void          (*test) (MkrTestBook *self, guint32 seed));

G_END_DECLS
