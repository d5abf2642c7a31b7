/* mkr-error.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MKR_ERROR:
 *
 * The one error domain of Makerent. Messages are translated, say what, where
 * and what to do, and are shown to people as they are by window and terminal.
 */
#define MKR_ERROR (mkr_error_quark ())

typedef enum
{
  MKR_ERROR_MALFORMED,      /* text that is not the amount, date … it should be */
  MKR_ERROR_OVERFLOW,       /* a figure does not fit; never wrapped */
  MKR_ERROR_CURRENCY,       /* unknown, or two that do not agree */
  MKR_ERROR_NOT_FOUND,      /* no such file, account, batch … */
  MKR_ERROR_EXISTS,         /* a name or file that is there already */
  MKR_ERROR_REFUSED,        /* a rule of the book says no */
  MKR_ERROR_LIMIT,          /* larger than Makerent reads */
  MKR_ERROR_NOT_STATEMENT,  /* not a CSV, empty, binary */
  MKR_ERROR_UNKNOWN_FORMAT, /* a CSV of no known format */
  MKR_ERROR_QUESTION,       /* the file leaves something open (date order, currency) */
  MKR_ERROR_DAMAGED,        /* statement or book is damaged */
  MKR_ERROR_NOT_BOOK,       /* a file that is no Makerent book */
  MKR_ERROR_TOO_NEW,        /* a book of a newer Makerent */
  MKR_ERROR_READ_ONLY,
  MKR_ERROR_BUSY,           /* another program writes */
  MKR_ERROR_MOVED,          /* the file was replaced below us */
  MKR_ERROR_IO,
  MKR_ERROR_PROBLEM_ROWS,   /* an import with rows that cannot be read */
  MKR_ERROR_CHANGED,        /* the book moved since the plan was made */
} MkrError;

GQuark mkr_error_quark (void);

G_END_DECLS
