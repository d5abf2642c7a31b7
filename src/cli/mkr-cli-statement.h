/* mkr-cli-statement.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-cli.h"

G_BEGIN_DECLS

/* How a statement is read: the options that check-statement and import share, as text and as values. */
typedef struct
{
  char           *format;
  char           *date_order;
  char           *currency;
  gboolean        guess;
  char          **correct;
  MkrReadOptions  options;
  GCancellable   *cancellable;   /* nullable, not owned */
} MkrCliReading;

#define MKR_CLI_READING_INIT { .options = MKR_READ_OPTIONS_INIT }

/* Entries of GOptionEntry for a variable of MkrCliReading. */
#define MKR_CLI_READING_ENTRIES(reading)                                                            \
  { "format", 0, 0, G_OPTION_ARG_STRING, &(reading).format,                                         \
    N_("The statement's format, instead of recognising it"), N_("ID") },                            \
  { "guess", 0, 0, G_OPTION_ARG_NONE, &(reading).guess,                                             \
    N_("Map the columns of an unknown format by a guess"), NULL },                                  \
  { "date-order", 0, 0, G_OPTION_ARG_STRING, &(reading).date_order,                                 \
    N_("Which comes first in the dates: dmy, mdy or ymd"), N_("ORDER") },                           \
  { "currency", 0, 0, G_OPTION_ARG_STRING, &(reading).currency,                                     \
    N_("The currency, where the file does not say it"), N_("CUR") },                                \
  { "correct", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(reading).correct,                                 \
    N_("The right value of a cell that cannot be read; may be given more than once"),               \
    N_("LINE:COLUMN=VALUE") }

void          mkr_cli_reading_clear (MkrCliReading  *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MkrCliReading, mkr_cli_reading_clear)
gboolean      mkr_cli_reading_check (MkrCliReading  *self,
                                     GError        **error);
/* The shipped formats and the person's own; what is wrong with the latter is a remark. */
MkrFormatSet *mkr_cli_load_formats  (GError        **error);
MkrStatement *mkr_cli_read          (MkrCliReading  *self,
                                     MkrFormatSet   *formats,
                                     const char     *path,
                                     GError        **error);
/* Its rows as a table, against the book if there is one. */
gboolean      mkr_cli_print_statement (MkrCli         *cli,
                                       MkrStatement   *statement,
                                       GError        **error);
/* Why a problem row cannot be read, with its cell and the cell's raw text. */
char         *mkr_cli_dup_problem   (const MkrEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
