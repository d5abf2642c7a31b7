/* mkr-test-book.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-account.h"
#include "mkr-book.h"
#include "mkr-import-plan.h"
#include "mkr-payout.h"
#include "mkr-receipt.h"
#include "mkr-rent.h"
#include "mkr-source.h"

/* A book in a folder of its own, removed at the end. */
typedef struct
{
  char         *folder;
  char         *path;
  MkrBook      *book;
  MkrFormatSet *formats;
} MkrTestBook;

#define MKR_TEST_ADD(path, function) \
  g_test_add (path, MkrTestBook, NULL, mkr_test_book_set_up, function, mkr_test_book_tear_down)

void            mkr_test_book_set_up    (MkrTestBook *self, gconstpointer data);
void            mkr_test_book_tear_down (MkrTestBook *self, gconstpointer data);
void            mkr_test_remove_tree    (const char *path);
MkrStatement   *mkr_test_read           (MkrTestBook *self, const char *name, const char *csv);
MkrStatement   *mkr_test_read_file      (MkrTestBook *self, const char *name);   /* of tests/book/data */
/* Plans and applies; fails the test on an error. */
MkrImportResult mkr_test_import         (MkrTestBook *self, const char *name, const char *csv);
MkrImportResult mkr_test_import_into    (MkrTestBook *self, const char *account, const char *csv);   /* NULL: the format's */
MkrImportResult mkr_test_import_file    (MkrTestBook *self, const char *name);
/* Σ net of the kept sums, in minor units of any currency. */
gint64          mkr_test_sum            (MkrBook *book, MkrBasis basis);
void            mkr_test_assert_sound   (MkrBook *book);
gint64          mkr_test_received       (MkrTestBook *self);
guint           mkr_test_n_payouts      (MkrTestBook *self);
gint64          mkr_test_find_payout    (MkrTestBook *self, const char *text);   /* the only one that a search finds */
/* Of rows of a file “outlier.csv”. */
MkrImportPlan  *mkr_test_plan           (MkrTestBook *self, const char *csv);
/* Undoes a batch, and looks whether the book is sound. */
MkrUndoReport   mkr_test_undo           (MkrTestBook *self, gint64 batch);
char           *mkr_test_hash           (const char *path);
void            mkr_test_close          (MkrTestBook *self);
char           *mkr_test_list_folder    (const char *path);   /* names in order, by blanks */
